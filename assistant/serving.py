"""What handlers are served from: the backing that stands in the state of the app."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from assistant.protocols import Backing

__all__ = ["Served"]


def _backing(request: Request) -> Backing:
    backing: Backing = request.app.state.backing
    return backing


Served = Annotated[Backing, Depends(_backing)]
