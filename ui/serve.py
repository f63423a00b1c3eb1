"""`wence serve`: the page and the API from one process."""

from __future__ import annotations

import socket
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import typer

from assistant.desk import Desk
from assistant.errors import SettingsError
from assistant.feedback import FEEDBACK_FILE, FeedbackStore
from assistant.protocols import Workplace
from assistant.settings import load_settings

__all__ = ["app"]

PLUGGED = "wence.page"  # the group of entry points of what is above the page

app = typer.Typer()


@app.command()
def serve(
    ctx: typer.Context,
    *,
    host: Annotated[
        str | None, typer.Option(help="监听的地址（WENCE_HOST），缺省 127.0.0.1")
    ] = None,
    build: Annotated[bool, typer.Option("--build", help="索引不是最新的就先重建")] = False,
    port: Annotated[
        int | None, typer.Option(help="监听的端口（WENCE_PORT），缺省 8000；0 为任选")
    ] = None,
) -> None:
    """起服务：网页和接口。"""
    settings = load_settings(host=host, port=port)
    workplace: Workplace = ctx.obj
    with _listening(settings.host, settings.port) as door:
        if build and not workplace.is_current():
            typer.echo(workplace.build().summary)
        workplace.answerer()  # a missing index is said now, not at the first question
        _run(workplace, door, home=settings.home)


def _listening(host: str, port: int) -> socket.socket:
    try:
        door = socket.create_server((host, port))
    except OSError as exc:
        raise SettingsError(f"不能监听 {host}:{port}（{exc.strerror}），请换一个 --port") from exc
    # asyncio does so only for sockets of its own making; without, every answer waits 40 ms
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return door


def _run(workplace: Workplace, door: socket.socket, *, home: Path) -> None:
    """Serve until interrupted. The libraries of the server are imported here, not for --help."""
    import uvicorn

    from assistant.api import create_app
    from ui.page import mount_page

    site = mount_page(
        create_app(workplace),
        workplace,
        store=FeedbackStore(home / FEEDBACK_FILE),
        desk=_desk(home),
    )
    server = uvicorn.Server(uvicorn.Config(site, log_level="warning"))
    host, port = door.getsockname()[:2]
    typer.echo(f"问策已就绪：http://{host}:{port}")
    server.run(sockets=[door])


def _desk(home: Path) -> Desk | None:
    """The evaluator's desk, if there is one: it is above the page, so it is not imported here."""
    found = next(iter(entry_points(group=PLUGGED, name="desk")), None)
    if found is None:
        return None
    desk: Desk = found.load()(home)
    return desk
