import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from eval.engines import EngineKind, parse_engine
from eval.errors import EngineError
from eval.protocols import Retriever


@pytest.mark.parametrize(
    ("text", "name", "computes_here"),
    [
        ("wence", "wence", True),
        ("wence:lexical", "wence:lexical", True),
        ("http://host:8000/", "http://host:8000", False),
        ("https://host/wence", "https://host/wence", False),
        ("chat:http://host:8000/v1#name", "chat:http://host:8000/v1#name", False),
        ("bm25", "bm25", True),
    ],
)
def test_engine_is_known_by_its_name(text: str, name: str, computes_here: bool) -> None:
    spec = parse_engine(text)
    assert (spec.name, spec.computes_here) == (name, computes_here)


@pytest.mark.parametrize("text", ["gpt", "chat:http://host/v1", "wence:fast", ""])
def test_unknown_engine_is_refused_with_what_there_is(text: str) -> None:
    with pytest.raises(EngineError):
        parse_engine(text)


def test_key_never_shows() -> None:
    spec = parse_engine("chat:http://host/v1#m", api_key="secret-key")
    assert spec.kind is EngineKind.CHAT
    assert "secret-key" not in repr(spec) + spec.name


class FakeAnswer:
    def __init__(self, raw: dict[str, object]) -> None:
        self.raw = raw

    def to_json(self) -> dict[str, object]:
        return self.raw


def build_module(monkeypatch: pytest.MonkeyPatch, assistant: object) -> list[Any]:
    opened: list[Any] = []
    module = ModuleType("assistant.build")

    def open_assistant(home: Path | None, **switches: object) -> object:
        opened.append((home, switches))
        return assistant

    module.open_assistant = open_assistant  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "assistant.build", module)
    return opened


def test_own_assistant_is_opened_with_home_and_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    class Assistant:
        def ask(self, question: str, **given: object) -> FakeAnswer:
            return FakeAnswer({"asked": question, **given})

    opened = build_module(monkeypatch, Assistant())
    engine = parse_engine("wence:lexical", home=Path("there")).open()
    assert opened == [(Path("there"), {"legs": ("lexical",)})]
    assert engine.ask("多少？", history=["先问"], as_of=date(2021, 1, 1)) == {
        "asked": "多少？",
        "history": ("先问",),
        "as_of": date(2021, 1, 1),
    }
    assert not isinstance(engine, Retriever)


def test_own_assistant_shows_its_ranking_where_it_can(
    monkeypatch: pytest.MonkeyPatch, made: Any
) -> None:
    class Assistant:
        def retrieve(self, question: str, k: int, **_: object) -> list[tuple[str, str]]:
            return [(question, made.number)] * k

    build_module(monkeypatch, Assistant())
    engine = parse_engine("wence").open()
    assert isinstance(engine, Retriever)
    assert [p.number for p in engine.retrieve("多少？", 2)] == [made.number] * 2
