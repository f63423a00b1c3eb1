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


def test_words_of_ones_own_find_what_they_stand_for(
    town_home: Path, towns: Library, tmp_path: Path
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("铁疙瘩\t燃煤锅炉\t\t本地叫法\n", encoding="utf-8")
    settings = load_settings(lexicon=own)
    asked = "砚洲市铁疙瘩怎么办？"
    for opened, found in ((HybridEngine.of(settings), True), (HybridEngine(), False)):
        first = opened.open(towns, current(town_home)).retrieve(asked, k=1)
        assert any("燃煤锅炉" in passage.text.text for passage in first) is found


def test_models_and_words_are_set_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_RERANKER", "some/model")
    monkeypatch.setenv("WENCE_LEXICON", "own.tsv")
    chosen = HybridEngine.of(load_settings())
    assert (chosen.reranker, chosen.lexicons) == ("some/model", (Path("own.tsv"),))
