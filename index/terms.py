"""Terms of the lexical leg: what a text is broken into before it is counted.

Single characters and bigrams go into one bag. Bigrams carry the meaning, characters find the
paraphrase (烧煤 and 燃煤 share 煤), and no dictionary has to know the word. Latin words and
numbers stay whole (VOCs, PM2.5, 8.4255) and pair with their neighbours like a character does,
so that B级 and 35蒸 are bigrams of their own.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["content_words", "fold", "grams", "han_runs"]

MAX_TOKEN = 64  # characters; longer latin runs are noise (encoded data), cut so as to stay bounded

_HAN = "㐀-䶿一-鿿豈-﫿〇𠀀-𲎯"
_TOKEN = re.compile(rf"[a-z0-9]+(?:\.[a-z0-9]+)*|[^\W{_HAN}_]+|[{_HAN}]")
_HAN_RUN = re.compile(rf"[{_HAN}]+")
_MIXED_GAP = re.compile(rf"(?<=[a-z0-9%])[ \t]+(?=[{_HAN}])|(?<=[{_HAN}])[ \t]+(?=[a-z0-9])")
# 多少, 什么时候, 哪些… say what kind of answer is wanted, and stand in no document that answers
_ASKING = re.compile(
    r"什么时[候间]|为什么|什么|多少|多久|哪[些个几儿里家种类天年月]?|几[个号天家项条]?"
    r"|谁|怎么[样办]?|怎样|如何|是否|请问|[吗呢吧么啊的了]"
)


def han_runs(text: str) -> list[str]:
    """The stretches of Chinese characters in a text, in order."""
    return _HAN_RUN.findall(text)


def fold(text: str) -> str:
    """One form for what only looks different: width, case, and spaces beside Chinese."""
    return _MIXED_GAP.sub("", unicodedata.normalize("NFKC", text).casefold())


def grams(text: str) -> list[str]:
    """Characters, latin words and numbers, and the bigrams of those that touch, in order."""
    found: list[str] = []
    before, before_end = "", -1
    for match in _TOKEN.finditer(fold(text)):
        token = match.group()[:MAX_TOKEN]
        found.append(token)
        if match.start() == before_end:
            found.append(before + token)
        before, before_end = token, match.end()
    return found


def content_words(question: str) -> str:
    """A question without its question words, for matching against what answers it."""
    return _ASKING.sub(" ", fold(question))
