"""What passes between the tabs and the stage that shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

__all__ = ["Download", "Drawn"]

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that the browser is to save."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn(Generic[S]):
    """What a tab makes of an event: the panes that change, and what it remembers from now on.

    A pane that is not named stays as it is. `notice` is one sentence for the person. `kept` is
    for the browser to keep as long as its session lasts; a page that is loaded anew sends it back
    as the event `restore` with the value `kept`. An empty one keeps nothing any more.
    """

    state: S
    panes: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""
    download: Download | None = None
    kept: str | None = None
