"""评测: run a question set, watch it, stop it; look at what went wrong, hold two runs together."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.desk import Desk, Progress, RunReport
from ui.datamodels import Download, Drawn
from ui.errors import PageError
from ui.templates import render

__all__ = ["EvaluationTab", "Looking"]

AT_ONCE = 8  # a run, and what stops it
_RUN = re.compile(r"^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)\d\d (.+)$")
LIMIT_HIGHEST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """The run that is looked at and the one it is held against; empty is none."""

    run: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationTab:
    """A `Tab` over `Looking`."""

    desk: Desk
    key: str = "evaluation"
    title: str = "评测"
    panes: tuple[str, ...] = ("form", "outcome")
    at_once: int = AT_ONCE
    _stops: dict[str, threading.Event] = field(default_factory=dict)

    def start(self) -> Looking:
        return Looking()

    def show(self, state: Looking) -> Drawn[Looking]:
        panes = {"form": self._form(state), "outcome": self._report(state)}
        return Drawn(state=state, panes=panes)

    def act(self, do: str, data: Mapping[str, str], state: Looking) -> Iterator[Drawn[Looking]]:
        if do == "run":
            yield from self._running(data, state)
        elif do == "stop":
            self._stop(data.get("run", ""))
        elif do == "look":
            yield self.show(Looking(run=data.get("run", ""), against=data.get("against", "")))
        elif do == "save":
            report = self.desk.report(state.run, against=state.against)
            name = f"{report.name}.html"
            file = Download(name=name, media_type="text/html", content=report.page)
            yield Drawn(state=state, download=file)

    def _running(self, data: Mapping[str, str], state: Looking) -> Iterator[Drawn[Looking]]:
        limit = _limit(data.get("limit", ""))
        key = secrets.token_urlsafe()
        stop = self._stops.setdefault(key, threading.Event())
        progress = Progress(done=0, total=0, right=0)
        try:
            yield self._progress(progress, key, state)
            for progress in self.desk.run(data.get("set", ""), limit=limit, stop=stop.is_set):
                yield self._progress(progress, key, state)
        finally:  # also when the person has gone
            stop.set()
            self._stops.pop(key, None)
        yield self.show(Looking(run=progress.run, against=state.run))

    def _progress(self, progress: Progress, key: str, state: Looking) -> Drawn[Looking]:
        drawn = render("evaluation_progress", progress=progress, run=key)
        return Drawn(state=state, panes={"outcome": drawn})

    def _stop(self, key: str) -> None:
        found = self._stops.get(key)
        if found is None:
            raise PageError("这次评测已经结束了")
        found.set()

    def _form(self, state: Looking) -> str:
        return render(
            "evaluation_form",
            sets=self.desk.sets(),
            runs=[(name, _spoken(name)) for name in self.desk.runs()],
            looking=state,
        )

    def _report(self, state: Looking) -> str:
        report: RunReport | None = None
        if state.run:
            report = self.desk.report(state.run, against=state.against)
        return render("evaluation_report", report=report, spoken=_spoken)


def _spoken(run: str) -> str:
    """A run by its set and its time, where its name holds them."""
    return _RUN.sub(r"\6，\1-\2-\3 \4:\5", run)


def _limit(text: str) -> int | None:
    if not text.strip():
        return None
    if not text.isdecimal() or not 1 <= int(text) <= LIMIT_HIGHEST:
        raise PageError(f"题数应是 1 到 {LIMIT_HIGHEST} 的整数，收到 {text}")
    return int(text)
