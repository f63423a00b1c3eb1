"""The desk as the page sees it: question sets, runs with progress, and what came of them."""

from __future__ import annotations

import queue
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.desk import Measured, Missed, Progress, RunReport
from corpus.errors import PolicyError
from eval.compare import Change, Comparison, compare
from eval.datamodels import Outcome
from eval.engines import EngineSpec
from eval.errors import RunError
from eval.folder import Run, evaluate, read_summary
from eval.labels import KIND_LABELS
from eval.questions import read_questions, select
from eval.report import render, trouble
from eval.rows import read_outcomes
from eval.run import Opens

__all__ = ["PageDesk", "open_desk"]

OWN_SETS = Path(__file__).parent / "questions"
RUNS = "runs"  # in the home directory
_SHOWN: Mapping[str, str] = {
    "strict": "全对",
    "loose": "答案对",
    "wrong": "给错",
    "false_refusal": "误拒",
    "refusal_recall": "该拒的拒了",
    "citation_recall": "该引的引了",
}


def open_desk(home: Path) -> PageDesk:
    """The desk of one home directory: the project's own sets, asked of what is built there."""
    return PageDesk(sets_folder=OWN_SETS, runs_folder=home / RUNS, spec=EngineSpec(home=home))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDesk:
    """The `Desk` that the page asks for."""

    sets_folder: Path
    runs_folder: Path
    spec: Opens

    def sets(self) -> Sequence[str]:
        return sorted(path.name for path in self.sets_folder.glob("*.jsonl"))

    def runs(self) -> Sequence[str]:
        summaries = self.runs_folder.glob("*/summary.json")
        return sorted((path.parent.name for path in summaries), reverse=True)

    def run(self, name: str, *, limit: int | None, stop: Callable[[], bool]) -> Iterator[Progress]:
        """The set asked in a thread of its own; rows are told as they come."""
        if name not in self.sets():
            raise RunError(f"没有题集 {name}，请从列表里选")
        whole = read_questions(self.sets_folder / name)
        chosen = select(whole, limit=limit)
        folder = self.runs_folder / f"{datetime.now().astimezone():%Y%m%d-%H%M%S} {Path(name).stem}"
        told: queue.SimpleQueue[Outcome | Run | PolicyError | None] = queue.SimpleQueue()

        def work() -> None:
            try:
                evaluate(
                    chosen,
                    self.spec,
                    name=name,
                    of=len(whole),
                    out=folder,
                    on_row=told.put,
                    stop=stop,
                )
            except PolicyError as exc:
                told.put(exc)
            finally:
                told.put(None)

        threading.Thread(target=work, daemon=True).start()
        yield from _progress(told, total=len(chosen), run=folder.name)

    def report(self, run: str, *, against: str = "") -> RunReport:
        outcomes = read_outcomes(self._folder(run))
        summary = read_summary(self._folder(run))
        comparison = None
        if against and against != run:
            comparison = compare(read_outcomes(self._folder(against)), outcomes)
        return RunReport(
            name=run,
            asked=len(outcomes),
            measures=_measures(summary),
            kinds=_kinds(outcomes),
            missed=tuple(_missed(o) for o in outcomes if not o.verdict.strict),
            page=render(outcomes, summary, comparison).encode(),
            against=against if comparison else "",
            better=_changed(comparison.better) if comparison else (),
            worse=_changed(comparison.worse) if comparison else (),
            chance=_chance(comparison),
        )

    def _folder(self, run: str) -> Path:
        if run not in self.runs():
            raise RunError(f"没有 {run} 这次评测，请从列表里选")
        return self.runs_folder / run


def _progress(
    told: queue.SimpleQueue[Outcome | Run | PolicyError | None], *, total: int, run: str
) -> Iterator[Progress]:
    done = right = 0
    yield Progress(done=0, total=total, right=0)
    while (one := told.get()) is not None:
        if isinstance(one, PolicyError):
            raise one
        if isinstance(one, Outcome):
            done, right = done + 1, right + one.verdict.strict
            yield Progress(done=done, total=total, right=right)
    yield Progress(done=done, total=total, right=right, run=run)


def _measures(summary: Mapping[str, object]) -> tuple[Measured, ...]:
    return tuple(
        Measured(label=label, value=_percent(found, "value"), interval=_interval(found))
        for name, label in _SHOWN.items()
        if isinstance(found := summary.get(name), Mapping)
    )


def _percent(estimate: Mapping[str, float | None], key: str) -> str:
    value = estimate.get(key)
    return "—" if value is None else f"{value:.1%}"


def _interval(estimate: Mapping[str, float | None]) -> str:
    if estimate.get("low") is None:
        return ""
    return f"{_percent(estimate, 'low')}–{_percent(estimate, 'high')}"


def _kinds(outcomes: Sequence[Outcome]) -> tuple[tuple[str, int, int], ...]:
    asked = Counter(o.question.kind for o in outcomes)
    right = Counter(o.question.kind for o in outcomes if o.verdict.strict)
    return tuple((KIND_LABELS.get(k, k), right[k], asked[k]) for k in sorted(asked))


def _missed(outcome: Outcome) -> Missed:
    question, reply = outcome.question, outcome.reply
    return Missed(
        id=question.id,
        question=" → ".join((*question.history, question.question)),
        answer=reply.answer or reply.message or "",
        trouble=trouble(outcome) or "全对",
    )


def _changed(changes: Sequence[Change]) -> tuple[Missed, ...]:
    return tuple(_missed(change.after) for change in changes)


def _chance(comparison: Comparison | None) -> str:
    if comparison is None:
        return ""
    return f"若两次其实一样好，碰巧有这么大差别的概率是 {comparison.p_value:.2f}。"
