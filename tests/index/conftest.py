"""A small invented corpus, an index over it, and an encoder that needs no model."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.aligned import AlignedText
from corpus.datamodels import Passage, PassageKind
from index.hybrid import Searcher
from index.settings import DictionarySettings, IndexSettings
from index.store import build_index, open_searcher

SMALL = IndexSettings(dictionary=DictionarySettings(min_word_count=2, min_name_count=1))

TEXTS = {
    "青河市2023年冬季大气污染防治方案": (
        "（一）推进散煤替代。2023年10月底前，完成散煤替代2.35万户。（市能源局牵头）",
        "（二）加强施工扬尘管控，严格落实六个百分之百。（市住建局牵头）",
        "（三）全市PM2.5平均浓度控制在48微克/立方米以内。",
        "①A级企业，生产设施不予错峰。②B级企业，停产35天。",
        "（四）推进VOCs综合治理，青河宏达化工有限公司完成治理设施改造。",
        "（五）严禁燃放烟花爆竹。（市公安局牵头，市应急管理局配合）",
    ),
    "白山市重污染天气应急预案": (
        "第一条 为及时应对重污染天气，制定本预案。",
        "第二条 预警分为黄色、橙色、红色三级。（市生态环境局牵头）",
        "第三条 红色预警期间，施工工地停止土石方作业。（市住建局牵头）",
        "第四条 散煤用户应当改用洁净煤。（市能源局牵头）",
    ),
}


def passage(number: int, document_id: str, text: str, *, context: str = "") -> Passage:
    kind = PassageKind.ROW if text.startswith("①") else PassageKind.CLAUSE
    return Passage(
        id=f"{document_id}:{number}",
        document_id=document_id,
        kind=kind,
        path=(),
        text=AlignedText.of_source(text),
        context=context,
        block=number,
    )


class CharacterEncoder:
    """Vectors by nothing but which of a few characters a text has."""

    def __init__(self, characters: str = "煤尘车油", name: str = "toy") -> None:
        self._characters = characters
        self.name = name
        self.dimension = len(characters)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        found = [[float(c in text) for c in self._characters] for text in texts]
        vectors = np.asarray(found, dtype=np.float32).reshape(len(texts), self.dimension)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.divide(vectors, lengths, out=vectors, where=lengths > 0)

    encode_passages = encode_queries


@pytest.fixture(scope="session")
def passages() -> tuple[Passage, ...]:
    return tuple(
        passage(number, f"d{order}", text, context=title)
        for order, (title, texts) in enumerate(TEXTS.items())
        for number, text in enumerate(texts)
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, passages: Sequence[Passage]) -> Path:
    root = tmp_path_factory.mktemp("index")
    build_index(passages, root, settings=SMALL)
    return root


@pytest.fixture(scope="session")
def searcher(built: Path) -> Searcher:
    return open_searcher(built)


@pytest.fixture(scope="session")
def text_of(passages: Sequence[Passage]) -> Callable[[str], str]:
    texts = {each.id: each.text.text for each in passages}
    return texts.__getitem__
