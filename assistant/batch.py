"""Many questions in one run: one line in, one line out, in order, whatever a line holds."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from assistant.datamodels import Answer, JsonObject, JsonValue
from assistant.errors import BatchError
from corpus.errors import PolicyError

__all__ = ["BatchQuestion", "answer_lines", "parse_line", "read_lines", "write_lines"]

logger = logging.getLogger(__name__)

Ask: TypeAlias = Callable[[str, Sequence[str]], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchQuestion:
    """One line of a batch file; `id` is given back as it came."""

    id: JsonValue
    question: str
    history: tuple[str, ...] = ()


def read_lines(path: Path) -> list[bytes]:
    """The lines of the file, each to be decoded on its own so that one bad line spoils no other."""
    try:
        return path.read_bytes().splitlines()
    except OSError as exc:
        raise BatchError(f"读不了 {path}：{exc.strerror}") from exc


def write_lines(records: Iterable[JsonObject], out: Path | None) -> None:
    """One JSON object a line; a file appears under its name only when it is complete."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    if out is None:
        sys.stdout.writelines(lines)
        return
    part = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        # half a surrogate pair, in an "id" say, is written as the JSON escape that it came as
        with part.open("w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(lines)
        part.replace(out)
    except OSError as exc:
        raise BatchError(f"写不了 {out}：{exc.strerror}") from exc


def answer_lines(lines: Iterable[bytes], ask: Ask) -> Iterator[dict[str, JsonValue]]:
    """The answer object of every line, with its `id`; a line that fails says so and is passed."""
    for number, line in enumerate(lines, start=1):
        ident: JsonValue = None
        try:
            ident, record = _record(line, number)
            item = parse_line(record, number)
            yield {"id": item.id, **ask(item.question, item.history).to_json()}
        except PolicyError as exc:
            yield _failure(ident, str(exc))
        except Exception:
            # The run has to go on over a bug of ours too; the log keeps what happened.
            logger.exception("第 %d 行出错", number)
            yield _failure(ident, f"第 {number} 行：内部错误，详见日志")


def parse_line(record: JsonObject, number: int) -> BatchQuestion:
    """The fields that count, their types checked; other keys are ignored."""
    question = record.get("question")
    if not isinstance(question, str):
        raise BatchError(f"第 {number} 行：question 应是一段文字，收到 {_shown(question)}")
    history = record.get("history") or ()
    if isinstance(history, str) or not isinstance(history, Sequence):
        raise BatchError(f"第 {number} 行：history 应是问题的列表，收到 {_shown(history)}")
    if not all(isinstance(earlier, str) for earlier in history):
        raise BatchError(f"第 {number} 行：history 里应全是文字，收到 {_shown(history)}")
    return BatchQuestion(
        id=record.get("id"), question=question, history=tuple(str(earlier) for earlier in history)
    )


def _record(line: bytes, number: int) -> tuple[JsonValue, JsonObject]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as exc:
        raise BatchError(f"第 {number} 行：不是 UTF-8 编码") from exc
    except (ValueError, RecursionError) as exc:
        raise BatchError(f"第 {number} 行：不是一个 JSON 对象") from exc
    if not isinstance(record, dict):
        raise BatchError(f"第 {number} 行：应是一个 JSON 对象，收到 {_shown(record)}")
    return record.get("id"), record


def _failure(ident: JsonValue, message: str) -> dict[str, JsonValue]:
    return {"id": ident, "status": "error", "message": message}


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:40] + "…"
