"""Reading question sets, whatever file a person keeps them in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eval.datamodels import Question
from eval.errors import QuestionSetError
from eval.fields import Fields

__all__ = ["read_questions", "select", "write_jsonl"]

SHEET_SUFFIXES = frozenset({".xlsx", ".csv"})


def read_questions(path: Path) -> tuple[Question, ...]:
    """All questions of a JSONL, xlsx or csv file, in file order.

    Raises QuestionSetError with every problem in the file, each named by its place.
    """
    if not path.is_file():
        raise QuestionSetError(str(path), ["找不到这个题集文件"])
    if path.suffix.lower() in SHEET_SUFFIXES:
        from eval.sheets import sheet_rows

        rows: Iterable[Fields] = sheet_rows(path)
    else:
        rows = _json_rows(path)
    return _questions(path, rows)


def select(
    questions: Sequence[Question], *, kinds: Sequence[str] = (), limit: int | None = None
) -> tuple[Question, ...]:
    """The questions of these kinds (all, if none is named), at most `limit`, in order."""
    known = {question.kind for question in questions}
    unknown = [kind for kind in kinds if kind not in known]
    if unknown:
        raise QuestionSetError(
            "题集", [f"没有 {unknown[0]!r} 这一类；有的是 {'、'.join(sorted(known))}"]
        )
    chosen = [q for q in questions if not kinds or q.kind in kinds]
    return tuple(chosen[:limit])


def write_jsonl(path: Path, rows: Iterable[dict[str, object]]) -> None:
    """One object a line, as the contract writes them."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _questions(path: Path, rows: Iterable[Fields]) -> tuple[Question, ...]:
    found: list[Question] = []
    problems: list[str] = []
    places: dict[str, str] = {}
    for row in rows:
        question = row.question()
        if question is not None and question.id in places:
            row.complain("id", f"编号 {question.id} 与{places[question.id]}重复")
        problems.extend(row.problems)
        if question is not None:
            places.setdefault(question.id, row.locate("id"))
            found.append(question)
    if problems:
        raise QuestionSetError(path.name, problems)
    if not found:
        raise QuestionSetError(path.name, ["里面没有题目"])
    return tuple(found)


def _json_rows(path: Path) -> Iterator[Fields]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as exc:
        raise QuestionSetError(path.name, [f"不是 UTF-8 文本（第 {exc.start} 字节）"]) from exc
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _json_row(number, line)


def _json_row(number: int, line: str) -> Fields:
    def locate(key: str) -> str:
        return f"第{number}行 {key}"

    try:
        raw = json.loads(line)
    except json.JSONDecodeError as exc:
        problem = f"第{number}行：不是 JSON（第 {exc.colno} 个字符处：{exc.msg}）"
        return Fields(raw={}, locate=locate, problems=[problem])
    if not isinstance(raw, dict):
        return Fields(raw={}, locate=locate, problems=[f"第{number}行：应是一个对象"])
    return Fields(raw=raw, locate=locate)
