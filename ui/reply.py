"""An answer as the Markdown that the chat shows: the answer large, its sources under it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from assistant.datamodels import Answer, Citation
from assistant.printout import PATH_GLUE, source_line

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$>])")


def reply_markdown(answer: Answer) -> str:
    """Everything that comes from documents and questions is shown as text, never as markup."""
    return "\n\n".join(_parts(answer))


def plain(text: str) -> str:
    """`text` so that Markdown and HTML show it as it stands."""
    return _MARKDOWN.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))


def _parts(answer: Answer) -> Iterator[str]:
    yield plain(answer.answer)
    yield from (_quoted(citation) for citation in answer.citations)
    for conflict in answer.conflicts:
        says = "；".join(f"{side.says}[{side.citation}]" for side in conflict.sides)
        yield f"**说法不一** {plain(conflict.about)}：{plain(says)}"
    yield from (f"注：{plain(note)}" for note in answer.notes)
    if answer.suggestions:
        yield "可以接着问：" + "　".join(plain(text) for text in answer.suggestions)


def _quoted(citation: Citation) -> str:
    lines = [f"**{plain(f'[{citation.id}]')}** {plain(source_line(citation))}"]
    if citation.path:
        lines.append(plain(PATH_GLUE.join(citation.path)))
    lines.append(f"“{plain(citation.quote)}”")
    return "\n>\n".join(f"> {line}" for line in lines)
