"""The engine with a reranker: a second look at what was found, before anything is answered."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant import engine
from assistant.build import current
from assistant.engine import HybridEngine
from assistant.settings import load_settings
from corpus.library import Library

ASKED = "砚洲市焦化企业怎么限产？"


class Shortest:
    """Prefers what is short."""

    name = "shortest"

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        assert "焦化" in question
        return np.array([-len(passage) for passage in passages], dtype=np.float32)


def test_reranker_decides_which_passages_are_read(
    town_home: Path, towns: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "open_reranker", lambda _: Shortest())
    opened = HybridEngine(reranker="short").open(towns, current(town_home))
    found = opened.retrieve(ASKED, k=5)
    plain = HybridEngine().open(towns, current(town_home)).retrieve(ASKED, k=100)
    lengths = sorted(len(f"{p.context} {p.text.text}".strip()) for p in plain)
    assert [len(f"{p.context} {p.text.text}".strip()) for p in found] == lengths[:5]


def test_reranker_is_set_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_RERANKER", "some/model")
    assert load_settings().reranker == "some/model"
