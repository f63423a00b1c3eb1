"""What can be evaluated, and how it is named on the command line.

wence               the assistant of this project, in this process
wence:lexical       the same with its dense leg off; wence:dense lets the dense leg decide;
                    wence:nofacts without what was read from the documents beforehand
http://host:8000    a running wence
chat:URL#MODEL      any endpoint of OpenAI's form, such as chat:http://host:8000/v1#name
bm25 or bm25:DIR    jieba words, 500-character chunks, BM25: the line to leave behind

A spec is a small value that can be sent to a worker process, which opens the engine there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from eval.errors import EngineError
from eval.protocols import Engine

__all__ = ["DEFAULT_CORPUS", "EngineKind", "EngineSpec", "parse_engine"]

DEFAULT_CORPUS = Path(__file__).parent.parent / "corpus" / "documents"
TIMEOUT_S = 60.0  # of one request; published services answer in 6 to 14 s


class EngineKind(StrEnum):
    LOCAL = "wence"
    REMOTE = "http"
    CHAT = "chat"
    BM25 = "bm25"


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """What is other than usual: how much the dense leg weighs beside the lexical one at 1 (None:
    as it is set), and whether facts are used."""

    dense_weight: float | None = None
    facts: bool = True


SWITCHES: Mapping[str, Switch] = {
    "lexical": Switch(dense_weight=0.0),
    "dense": Switch(dense_weight=1e6),
    "nofacts": Switch(facts=False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSpec:
    """An engine by name; `open()` makes it. The key never shows in a name or a report."""

    kind: EngineKind = EngineKind.LOCAL
    home: Path | None = None
    switch: str | None = None
    url: str = ""
    model: str = ""
    corpus: Path = DEFAULT_CORPUS
    api_key: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.switch is not None and self.switch not in SWITCHES:
            raise EngineError(f"没有 wence:{self.switch}；有 {'、'.join(SWITCHES)}")

    @property
    def name(self) -> str:
        if self.kind is EngineKind.LOCAL:
            return f"wence:{self.switch}" if self.switch else "wence"
        if self.kind is EngineKind.CHAT:
            return f"chat:{self.url}#{self.model}"
        return self.url if self.kind is EngineKind.REMOTE else "bm25"

    @property
    def computes_here(self) -> bool:
        """Whether several workers need several processes; a server is asked from threads."""
        return self.kind in {EngineKind.LOCAL, EngineKind.BM25}

    def open(self) -> Engine:
        if self.kind is EngineKind.REMOTE:
            from eval.remote import RemoteWence

            return RemoteWence(self.url, timeout_s=TIMEOUT_S)
        if self.kind is EngineKind.CHAT:
            from eval.remote import ChatEndpoint

            return ChatEndpoint(
                self.url, model=self.model, api_key=self.api_key, timeout_s=TIMEOUT_S
            )
        if self.kind is EngineKind.BM25:
            from eval.baseline import Bm25Baseline
            from eval.shelf import folder_shelf

            return Bm25Baseline(folder_shelf(self.corpus))
        from eval.local import open_local

        switch = SWITCHES[self.switch] if self.switch else Switch()
        return open_local(self.home, dense_weight=switch.dense_weight, facts=switch.facts)


def parse_engine(text: str, *, home: Path | None = None, api_key: str | None = None) -> EngineSpec:
    """The engine that `--engine TEXT` names."""
    head, _, rest = text.partition(":")
    if head in {"http", "https"}:
        return EngineSpec(kind=EngineKind.REMOTE, url=text.rstrip("/"))
    if head == "chat":
        url, _, model = rest.partition("#")
        if not (url and model):
            raise EngineError(f"应写成 chat:URL#模型名，收到 {text!r}")
        return EngineSpec(kind=EngineKind.CHAT, url=url.rstrip("/"), model=model, api_key=api_key)
    if head == "bm25":
        return EngineSpec(kind=EngineKind.BM25, corpus=Path(rest) if rest else DEFAULT_CORPUS)
    if head == "wence":
        return EngineSpec(home=home, switch=rest or None)
    raise EngineError(f"不认识的引擎 {text!r}；可用 wence、http://…、chat:URL#模型名、bm25")
