from datetime import date
from pathlib import Path

import pytest

from corpus.errors import PolicyError
from eval.datamodels import Status
from eval.engines import EngineKind, parse_engine
from eval.errors import EngineError
from eval.protocols import Retriever
from eval.reply import read_reply


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


def test_assistant_that_was_never_built_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="wence build"):
        parse_engine("wence", home=tmp_path).open()


@pytest.mark.parametrize("text", ["wence", "wence:lexical", "wence:dense", "wence:nofacts"])
def test_own_assistant_answers_and_shows_its_ranking(own_home: Path, text: str) -> None:
    engine = parse_engine(text, home=own_home).open()
    reply = read_reply(engine.ask("PM2.5目标是多少？", history=(), as_of=date(2021, 11, 20)))
    assert reply.status is not Status.ERROR
    assert isinstance(engine, Retriever)
    ranked = engine.retrieve("秸秆露天焚烧", 3, history=())
    assert len(ranked) == 3
    assert all(passage.quote and passage.number for passage in ranked)
