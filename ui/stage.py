"""The stage: the one module that knows gradio. It lays out panes, carries events, keeps states.

Every pane is a piece of HTML that a tab draws. Its markup names events (`data-do`), which come
back here with their values; so all behaviour is in the tabs, and can be tried without a browser.
"""

from __future__ import annotations

import base64
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # gradio reads it when it is imported

import gradio as gr
from fastapi import FastAPI
from markupsafe import Markup

from corpus.errors import PolicyError
from ui.datamodels import Download, Drawn
from ui.first_sight import FirstSight
from ui.protocols import Tab
from ui.templates import render

__all__ = ["SourceDrawer", "mount"]

logger = logging.getLogger(__name__)

# Draws the place that a `data-do="source"` names.
SourceDrawer: TypeAlias = Callable[[Mapping[str, str]], str]

STATIC = Path(__file__).parent / "static"
SOURCES_AT_ONCE = 8
# Fonts of the machine it is looked at on; gradio's own themes fetch theirs from outside.
FONTS = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "system-ui", "sans-serif")
_BROKEN = "出错了，已记入日志。请再试一次；还不行就告诉管理员"
_PANE = 'window.wence.pane("{name}", element, trigger, watch, ["act", "source"])'
_MESSENGER = "window.wence.messenger(props, watch)"
_SHOW = "show"  # the event of a tab that comes into view


def mount(
    app: FastAPI, tabs: Sequence[Tab[Any]], *, draw_source: SourceDrawer, title: str
) -> FastAPI:
    """`app` with the page at `/`; the first tab is drawn into what is sent first."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        _blocks(tabs, draw_source, title),
        path="/",
        theme=gr.themes.Base(font=FONTS, font_mono=("ui-monospace", "monospace")),
        footer_links=[],
        ssr_mode=False,
        show_error=False,
    )
    mounted.add_middleware(FirstSight, draw=_first_sight(tabs, title))
    return mounted


def _first_sight(tabs: Sequence[Tab[Any]], title: str) -> Callable[[], str]:
    script = (STATIC / "page.js").read_text(encoding="utf-8")
    style = (STATIC / "page.css").read_text(encoding="utf-8")
    first = tabs[0]

    def draw() -> str:
        drawn = next(_answered(first, {}, first.start()))
        panes = {name: Markup(pane) for name, pane in drawn.panes.items()}
        seen = render("first_sight", title=title, tabs=tabs, panes=panes)
        return f"<style>{style}</style>{seen}<script>{script}</script>"

    return draw


def _blocks(tabs: Sequence[Tab[Any]], draw_source: SourceDrawer, title: str) -> gr.Blocks:
    page: gr.Blocks = gr.Blocks(title=title, analytics_enabled=False)
    with page:
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="work"):
                laid = [(tab, _panes(tab)) for tab in tabs]
            source = gr.HTML(
                elem_id="source",
                js_on_load="window.wence.source(element, trigger, watch)",
                apply_default_css=False,
            )
        messenger = gr.HTML(
            elem_id="messenger", js_on_load=_MESSENGER, apply_default_css=False, html_template=""
        )
        for tab, panes in laid:
            _connect(tab, panes, source=source, messenger=messenger, draw_source=draw_source)
    return page


def _panes(tab: Tab[Any]) -> dict[str, gr.HTML]:
    with gr.Column(elem_id=f"tab-{tab.key}", elem_classes=["tab", f"tab-{tab.key}"]):
        return {
            name: gr.HTML(
                elem_id=f"{tab.key}-{name}",
                elem_classes=["pane", f"{tab.key}-{name}"],
                js_on_load=_PANE.format(name=f"{tab.key}-{name}"),
                apply_default_css=False,
            )
            for name in tab.panes
        }


def _connect(
    tab: Tab[Any],
    panes: Mapping[str, gr.HTML],
    *,
    source: gr.HTML,
    messenger: gr.HTML,
    draw_source: SourceDrawer,
) -> None:
    state = gr.State(tab.start())

    def act(remembered: Any, event: gr.EventData) -> Iterator[list[Any]]:
        for drawn in _answered(tab, _values(event), remembered):
            yield [
                drawn.state,
                *(drawn.panes.get(name, gr.skip()) for name in tab.panes),
                _message(drawn.notice, drawn.download, kept=drawn.kept, tab=tab.key),
            ]
        yield [gr.skip() for _ in (state, *tab.panes)] + [_done(event)]

    def show_source(event: gr.EventData) -> tuple[Any, Any]:
        try:
            return draw_source(_values(event)), _done(event)
        except PolicyError as exc:
            return gr.skip(), _message(str(exc)) | _done(event)
        except Exception:
            # A bug of ours must not leave the page without an answer; the log keeps what happened.
            logger.exception("%s: source", tab.key)
            return gr.skip(), _message(_BROKEN) | _done(event)

    quiet: dict[str, Any] = {
        "show_progress": "hidden",
        "trigger_mode": "multiple",  # a choice made while the one before is drawn counts too
        "api_visibility": "private",
    }
    in_order = {"concurrency_limit": tab.at_once, "concurrency_id": tab.key}
    outputs = [state, *panes.values(), messenger]
    for pane in panes.values():
        pane.act(act, [state], outputs, **in_order, **quiet)
        pane.source(
            show_source, [], [source, messenger], concurrency_limit=SOURCES_AT_ONCE, **quiet
        )


def _values(event: gr.EventData) -> dict[str, str]:
    """What the markup sent, as text: it comes from a browser and may be anything."""
    sent = event._data if isinstance(event._data, dict) else {}
    return {str(name): str(value) for name, value in sent.items()}


def _answered(tab: Tab[Any], data: Mapping[str, str], state: Any) -> Iterator[Drawn[Any]]:
    """What the tab makes of an event; whatever goes wrong ends as a sentence."""
    do = data.get("do", _SHOW)
    try:
        if do == _SHOW:
            yield tab.show(state)
        else:
            yield from tab.act(do, data, state)
    except PolicyError as exc:
        yield Drawn(state=state, notice=str(exc))
    except Exception:
        # The same: the page says so, the log keeps it.
        logger.exception("%s: %s", tab.key, do)
        yield Drawn(state=state, notice=_BROKEN)


def _message(
    notice: str, download: Download | None = None, *, kept: str | None = None, tab: str = ""
) -> Any:
    """What the browser itself has to do: say a sentence, save a file, keep a state."""
    if not notice and download is None and kept is None:
        return gr.skip()
    file = None
    if download is not None:
        content = base64.b64encode(download.content).decode("ascii")
        file = {"name": download.name, "type": download.media_type, "content": content}
    keep = None if kept is None else {"tab": tab, "state": kept}
    return {"notice": notice, "file": file, "keep": keep, "nonce": os.urandom(8).hex()}


def _done(event: gr.EventData) -> dict[str, str]:
    """Tells the browser that all of its event has been answered, so that it sends the next one.

    Gradio's client loses the answer to an event that it sends at the moment in which the stream of
    the answers before it ends.
    """
    return {"done": _values(event).get("stamp", "")}
