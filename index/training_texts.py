"""What the encoder learns from: articles of laws and questions with their passages, in a folder.

The folder's files are read by their form, so that anyone can train on texts of their own:
`*.jsonl` and `*.jsonl.gz` hold a law (`title`, `articles` of `chapter` and `text`) or a pair
(`question`, `passage`) a line; of a `*.txt`, the first line is the title and each other line an
article. A law with `held_out` true is kept for judging and left out here.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import EncoderError

__all__ = ["Article", "QuestionPair", "TrainingTexts", "read_texts"]

SHORTEST_ARTICLE = 15  # characters; shorter ones (已删除, 略) say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A passage of a law or document, and the headings above it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPair:
    """A question and a passage that answers it."""

    question: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTexts:
    articles: tuple[Article, ...]
    questions: tuple[QuestionPair, ...]

    def __post_init__(self) -> None:
        if not self.articles:
            raise EncoderError("训练文件夹里没有可用的条文（*.jsonl、*.jsonl.gz 或 *.txt）")

    def all_texts(self) -> Iterator[str]:
        for article in self.articles:
            yield article.text
        for pair in self.questions:
            yield pair.question
            yield pair.passage


def read_texts(folder: Path) -> TrainingTexts:
    """Everything in the folder itself that can be learned from, in the order of file names."""
    articles: list[Article] = []
    questions: list[QuestionPair] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        for record in _records(path):
            if isinstance(record, QuestionPair):
                questions.append(record)
            elif len(record.text) >= SHORTEST_ARTICLE:
                articles.append(record)
    return TrainingTexts(articles=tuple(articles), questions=tuple(questions))


def _records(path: Path) -> Iterator[Article | QuestionPair]:
    suffixes = "".join(path.suffixes)
    try:
        if suffixes.endswith(".jsonl"):
            yield from _of_lines(path, path.read_text(encoding="utf-8"))
        elif suffixes.endswith(".jsonl.gz"):
            yield from _of_lines(path, gzip.decompress(path.read_bytes()).decode("utf-8"))
        elif suffixes.endswith(".txt"):
            title, *lines = path.read_text(encoding="utf-8").strip().splitlines() or [""]
            yield from (Article(heading=title, text=line.strip()) for line in lines)
    except (OSError, EOFError, UnicodeDecodeError) as exc:
        raise EncoderError(f"读不了训练文件 {path}：{exc}") from exc


def _of_lines(path: Path, text: str) -> Iterator[Article | QuestionPair]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield from _of_record(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as exc:
                raise EncoderError(
                    f"{path} 第 {number} 行既不是法规（title、articles），"
                    f"也不是问答（question、passage）：{exc!r}"
                ) from exc


def _of_record(record: dict[str, Any]) -> Iterator[Article | QuestionPair]:
    if "question" in record:
        yield QuestionPair(question=record["question"], passage=record["passage"])
    elif not record.get("held_out", False):
        for article in record["articles"]:
            heading = f"{record['title']} {article.get('chapter') or ''}".strip()
            yield Article(heading=heading, text=article["text"])
