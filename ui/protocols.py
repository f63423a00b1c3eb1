"""The seam between the tabs, which draw and answer events, and the stage, which knows gradio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeVar

from ui.datamodels import Drawn

__all__ = ["Tab"]

S = TypeVar("S")


class Tab(Protocol[S]):
    """One tab. It holds nothing of a session: that is in the state, which goes in and comes out.

    A state is copied for every session at its beginning, and is never shared between them.
    """

    @property
    def key(self) -> str:
        """The tab's name in the address and in the markup, in ASCII."""
        ...

    @property
    def title(self) -> str: ...

    @property
    def panes(self) -> tuple[str, ...]:
        """The parts that are drawn apart from each other, in the order of the page."""
        ...

    @property
    def at_once(self) -> int:
        """How many of its events are worked on at the same time; one keeps them in their order."""
        ...

    def start(self) -> S:
        """The state of a session that begins."""
        ...

    def show(self, state: S) -> Drawn[S]:
        """Draw every pane; called when the tab is opened. Raises `PolicyError`."""
        ...

    def act(self, do: str, data: Mapping[str, str], state: S) -> Iterator[Drawn[S]]:
        """Answer an event of the markup (`data-do`), with the values that came with it.

        The values come from a browser and may be anything. What is drawn is shown at once, so
        long work shows its progress. Raises `PolicyError`.
        """
        ...
