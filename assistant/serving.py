"""What handlers are served from: the backing that stands in the state of the app."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from assistant.protocols import Backing, Workplace

__all__ = ["Served", "Working"]


def _backing(request: Request) -> Backing:
    backing: Backing = request.app.state.backing
    return backing


def _workplace(request: Request) -> Workplace:
    workplace: Workplace = request.app.state.backing
    return workplace


Served = Annotated[Backing, Depends(_backing)]
Working = Annotated[Workplace, Depends(_workplace)]
