"""What is taken as a question: the one check in front of every door (command line, HTTP, page).

Anything that a person may have meant as a question passes, also text that looks like code: it
is only ever searched for, never run.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.datamodels import Answer
from assistant.errors import QuestionError
from assistant.protocols import Answerer

QUESTION_LIMIT = 2000  # characters; the default of the setting of that name
HISTORY_LIMIT = 50  # earlier questions of one conversation; likewise
_LINE_LIKE = {"\n", "\r", "\t", "\v", "\f", "\u0085", "\u2028", "\u2029"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedAnswerer:
    """An Answerer that lets only checked questions through to the one behind it."""

    behind: Answerer
    question_limit: int = QUESTION_LIMIT
    history_limit: int = HISTORY_LIMIT

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        as_of: date | None = None,
        filters: Mapping[str, str] | None = None,
    ) -> Answer:
        """Answer the question in the light of the newest `history_limit` earlier ones."""
        asked = checked_question(question, limit=self.question_limit)
        earlier = checked_history(history, limit=self.question_limit)
        newest = earlier[max(0, len(earlier) - self.history_limit) :]
        return self.behind.ask(asked, history=newest, as_of=as_of, filters=filters)


def checked_question(text: str, *, limit: int = QUESTION_LIMIT) -> str:
    """The question in one line, without invisible characters; QuestionError says what is wrong."""
    question = " ".join("".join(_readable(text)).split())
    if not question:
        raise QuestionError("问题是空的，请写出要问的话")
    if len(question) > limit:
        raise QuestionError(f"问题有 {len(question)} 字，上限是 {limit} 字，请只留要问的那一句")
    if not any(_is_word_character(char) for char in question):
        raise QuestionError("问题里没有文字，请用文字写出要问的话")
    return question


def checked_history(questions: Iterable[str], *, limit: int = QUESTION_LIMIT) -> tuple[str, ...]:
    """Earlier questions, oldest first; those that were turned away then are passed over now."""
    kept: list[str] = []
    for text in questions:
        try:
            kept.append(checked_question(text, limit=limit))
        except QuestionError:
            continue
    return tuple(kept)


def _readable(text: str) -> Iterable[str]:
    for char in text:
        category = unicodedata.category(char)
        if char in _LINE_LIKE:
            yield " "
        elif category in {"Cc", "Cs"}:
            raise QuestionError(f"问题里有控制字符 U+{ord(char):04X}，请去掉后再问")
        elif category != "Cf":  # zero-width marks that come along when text is pasted
            yield char


def _is_word_character(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"
