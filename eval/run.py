"""Asking an engine every question of a set, in order, whatever goes wrong on the way.

Rows come out in the order of the set, however many workers ask, and each is complete by itself:
a run that was stopped is taken up where it ended.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from corpus.errors import PolicyError
from eval.datamodels import Outcome, Question, Reply, Retrieved
from eval.judge import gold_ranks, judge
from eval.protocols import Engine, Retriever
from eval.ranking import DEPTH
from eval.reply import failed, read_reply

__all__ = ["Opens", "Task", "fingerprint", "run_questions"]

_FINGERPRINT = 16  # hex digits


class Opens(Protocol):
    """A way to an engine that can be sent to a worker process; `EngineSpec` is one."""

    @property
    def name(self) -> str: ...
    @property
    def computes_here(self) -> bool: ...
    def open(self) -> Engine: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A question as it is asked in this run."""

    question: Question
    as_of: date | None
    fingerprint: str


def run_questions(
    questions: Sequence[Question],
    spec: Opens,
    *,
    as_of: date | None = None,
    workers: int = 1,
    done: Iterable[Outcome] = (),
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """One outcome a question, in order, as they become ready.

    Outcomes in `done` (an earlier, interrupted run) are taken over if question, engine and day
    are the same. When `stop()` turns true, no more is asked.
    """
    known = {outcome.fingerprint: outcome for outcome in done}
    tasks = [_task(question, spec.name, as_of) for question in questions]
    fresh = _asked([task for task in tasks if task.fingerprint not in known], spec, workers)
    try:
        for task in tasks:
            if stop():
                return
            yield known[task.fingerprint] if task.fingerprint in known else next(fresh)
    finally:
        fresh.close()


def fingerprint(question: Question, *, engine: str, as_of: date | None) -> str:
    """Tells whether a row still stands for this question, engine and day."""
    parts = [question.to_json(), engine, as_of.isoformat() if as_of else None]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT]


def _task(question: Question, engine: str, as_of: date | None) -> Task:
    day = question.as_of or as_of
    return Task(
        question=question,
        as_of=day,
        fingerprint=fingerprint(question, engine=engine, as_of=day),
    )


def _asked(tasks: Sequence[Task], spec: Opens, workers: int) -> Generator[Outcome]:
    if not tasks:
        return
    if workers <= 1:
        engine = spec.open()
        yield from (ask_one(engine, task) for task in tasks)
        return
    pool, ask = _pool(spec, min(workers, len(tasks)))
    try:
        yield from pool.map(ask, tasks)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(spec: Opens, workers: int) -> tuple[Executor, Callable[[Task], Outcome]]:
    if spec.computes_here:
        # Forking a process that holds native threads can hang; a fresh one cannot.
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(
            workers, mp_context=context, initializer=_open_here, initargs=(spec,)
        )
        return pool, _ask_here
    engine = spec.open()
    return ThreadPoolExecutor(workers), lambda task: ask_one(engine, task)


_here: list[Engine] = []  # the engine of a worker process; it has one task at a time


def _open_here(spec: Opens) -> None:
    _here[:] = [spec.open()]


def _ask_here(task: Task) -> Outcome:
    return ask_one(_here[0], task)


def ask_one(engine: Engine, task: Task) -> Outcome:
    """Ask, judge and rank one question; a failure is an outcome like any other."""
    question = task.question
    start = time.perf_counter()
    reply = _ask(engine, task)
    latency_ms = (time.perf_counter() - start) * 1000
    retrieved, trouble = _retrieve(engine, task)
    return Outcome(
        question=question,
        reply=replace(reply, message=trouble) if trouble else reply,
        verdict=judge(question, reply),
        fingerprint=task.fingerprint,
        gold_ranks=None if retrieved is None else gold_ranks(question, retrieved),
        retrieved=tuple(retrieved or ()),
        latency_ms=latency_ms,
    )


def _ask(engine: Engine, task: Task) -> Reply:
    question = task.question
    try:
        raw: Mapping[str, object] = engine.ask(
            question.question, history=question.history, as_of=task.as_of
        )
        return read_reply(raw)
    except Exception as exc:  # noqa: BLE001 - a bug of the engine is a result of the evaluation
        return failed(_told(exc))


def _retrieve(engine: Engine, task: Task) -> tuple[Sequence[Retrieved] | None, str]:
    """The ranked passages and what went wrong; None if the engine shows none or there is no
    gold to look for. Retrieval that fails has found nothing: it counts, and is told."""
    question = task.question
    if not question.evidence or not isinstance(engine, Retriever):
        return None, ""
    try:
        found = engine.retrieve(
            question.question, DEPTH, history=question.history, as_of=task.as_of
        )
    except Exception as exc:  # noqa: BLE001 - as above
        return (), f"检索出错：{_told(exc)}"
    return found, ""


def _told(exc: Exception) -> str:
    """Our own errors speak for themselves; of any other, its kind matters too."""
    return str(exc) if isinstance(exc, PolicyError) else f"{type(exc).__name__}: {exc}"
