"""The folder of a run: rows written as they come, the summary and the report at its end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from eval.compare import Comparison, compare
from eval.datamodels import Outcome, Question, Status
from eval.errors import RunError
from eval.measures import latencies, summarise
from eval.report import render
from eval.rows import OUTCOMES, outcome_json, read_outcomes
from eval.run import Opens, run_questions

__all__ = ["Run", "evaluate", "read_summary"]

SUMMARY = "summary.json"
JOURNAL = "outcomes.journal.jsonl"  # what is done so far; gone when the run is complete
REPORT = "report.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A finished (or stopped) run, and how it compares with an earlier one."""

    folder: Path
    outcomes: tuple[Outcome, ...]
    summary: Mapping[str, object]
    comparison: Comparison | None = None

    @property
    def report(self) -> Path:
        return self.folder / REPORT


def evaluate(
    questions: Sequence[Question],
    spec: Opens,
    *,
    name: str,
    of: int,
    out: Path,
    as_of: date | None = None,
    workers: int = 1,
    against: Path | None = None,
    resume: bool = False,
    on_row: Callable[[Outcome], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Run:
    """Run questions of the set `name`, write the folder, compare with the run `against`.

    `of` is how many questions the whole set has; the summary tells a part from the whole by it.
    `on_row` is told of every outcome as it is written; `stop` is looked at between questions.
    """
    before = read_outcomes(against) if against else None
    done = _earlier(out) if resume else ()
    _make(out)
    started = datetime.now(UTC)
    rows = run_questions(questions, spec, as_of=as_of, workers=workers, done=done, stop=stop)
    outcomes = _kept(out, rows, done, on_row)
    comparison = compare(before, outcomes) if before is not None else None
    summary = {
        "set": name,
        "set_questions": of,
        "engine": spec.name,
        "as_of": as_of.isoformat() if as_of else None,
        **summarise(outcomes),
        "times": {
            **latencies(outcomes),
            "started": started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        },
    }
    _write(out / SUMMARY, json.dumps(summary, ensure_ascii=False, indent=2) + "\n")
    _write(out / REPORT, render(outcomes, summary, comparison))
    return Run(folder=out, outcomes=outcomes, summary=summary, comparison=comparison)


def read_summary(run: Path) -> Mapping[str, object]:
    """The summary of a run folder."""
    path = run / SUMMARY
    try:
        summary = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise RunError(f"读不到 {path}：应是 wence eval 写出的文件夹") from exc
    if not isinstance(summary, dict) or "set" not in summary:
        raise RunError(f"{path} 不是评测汇总")
    return summary


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise RunError(f"建不了结果文件夹 {out}：{exc.strerror}") from exc


def _earlier(out: Path) -> tuple[Outcome, ...]:
    """What an interrupted run left: its journal, and the rows of the run before it. Where the
    engine failed, it is asked again."""
    journal, rows = out / JOURNAL, out / OUTCOMES
    left = (
        *(read_outcomes(rows) if rows.exists() else ()),
        *(read_outcomes(journal, forgive_last=True) if journal.exists() else ()),
    )
    return tuple(outcome for outcome in left if outcome.reply.status is not Status.ERROR)


def _kept(
    out: Path,
    rows: Iterator[Outcome],
    done: Sequence[Outcome],
    on_row: Callable[[Outcome], None],
) -> tuple[Outcome, ...]:
    """All outcomes, each written to the journal as it comes; at the end the rows in order."""
    journal = out / JOURNAL
    _write(journal, _lines(done))
    known = {outcome.fingerprint for outcome in done}
    found: list[Outcome] = []
    with journal.open("a", encoding="utf-8", newline="\n") as file:
        for outcome in rows:
            if outcome.fingerprint not in known:
                file.write(_lines([outcome]))
                file.flush()
            found.append(outcome)
            on_row(outcome)
    _write(out / OUTCOMES, _lines(found))
    journal.unlink()
    return tuple(found)


def _lines(outcomes: Sequence[Outcome]) -> str:
    return "".join(json.dumps(outcome_json(o), ensure_ascii=False) + "\n" for o in outcomes)


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a reader never sees half a file."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
