"""The page before gradio has come: the bar and the first tab stand in the HTML that is sent first.

Gradio's bundle takes a busy machine more than a second to start. Until then the person reads,
writes, chooses, and may already ask; `page.js` hands all of it over to the stage once it is there.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["FirstSight", "with_first_sight"]

# The names of these files change with what is in them.
LASTING = "/assets/"
FOR_A_YEAR = "public, max-age=31536000, immutable"
GZIP_LEVEL = 5  # what is left to win above costs more time than it saves
_BODY = re.compile(r"<body[^>]*>")
_HTML_LANG = re.compile(r"(<html[^>]*?\slang=)\"\w+\"")
_ADVERTISED = re.compile(r"\s*<meta\s+(?:property=\"og|name=\"twitter):[^>]*>")


def with_first_sight(html: str, drawn: str) -> str:
    """Gradio's page with `drawn` before all else, in our language, without what it advertises."""
    html = _HTML_LANG.sub(r'\1"zh-CN"', _ADVERTISED.sub("", html), count=1)
    return _BODY.sub(lambda body: body.group() + drawn, html, count=1)


class FirstSight:
    """ASGI middleware. `draw` makes what is seen first, anew for every visit."""

    def __init__(self, app: ASGIApp, *, draw: Callable[[], str]) -> None:
        self._app = app
        self._draw = draw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "") if scope.get("method") == "GET" else ""
        if path == "/":
            await self._first(scope, receive, send)
        elif path.startswith(LASTING):
            await self._app(scope, receive, _lasting(send))
        else:
            await self._app(scope, receive, send)

    async def _first(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun: list[Message] = []
        body = bytearray()

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
            else:
                body.extend(message.get("body", b""))

        asked = Headers(scope=scope)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, gather)
        headers = MutableHeaders(raw=begun[0]["headers"])
        content = bytes(body)
        if begun[0]["status"] == 200 and headers.get("content-type", "").startswith("text/html"):
            drawn = await run_in_threadpool(self._draw)
            content = with_first_sight(content.decode(), drawn).encode()
            if "gzip" in asked.get("accept-encoding", ""):
                content = gzip.compress(content, GZIP_LEVEL)
                headers["content-encoding"] = "gzip"
                headers.add_vary_header("accept-encoding")
        headers["content-length"] = str(len(content))
        response = Response(content, status_code=begun[0]["status"])
        response.raw_headers = headers.raw
        await response(scope, receive, send)


def _lasting(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            MutableHeaders(raw=message["headers"])["cache-control"] = FOR_A_YEAR
        await send(message)

    return sent
