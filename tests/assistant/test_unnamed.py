"""Where it is asked which enterprises, a sentence that only counts them is no answer."""

from collections.abc import Callable

import pytest

from assistant.question import Query
from assistant.unnamed import leaves_unnamed
from corpus.aligned import AlignedText
from corpus.datamodels import Passage, PassageKind
from corpus.statements import Statement

Read = Callable[[str], Query]


def stated(said: str) -> Statement:
    text = AlignedText.of_source(said, 0, len(said))
    passage = Passage(
        id="d:1", document_id="d", kind=PassageKind.CLAUSE, text=text, path=(), context="", block=0
    )
    return Statement(document_id="d", text=text, lead="", headings=(), passage=passage, duty=None)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("淘汰的5台燃煤烘干炉是哪几家企业的？", "3月底前，淘汰5台燃煤烘干炉。"),
        ("4家水泥企业的深度治理是哪几家？", "4家水泥熟料企业完成烟气深度治理。"),
        ("57家是哪几家企业？", "对57家企业实施一企一策，其中涂装27家、制药9家。"),
        ("砖瓦窑深度治理是哪几家企业？", "砖瓦窑、铸造等行业33家完成无组织深度治理。"),
    ],
)
def test_a_number_of_enterprises_names_none(read: Read, question: str, said: str) -> None:
    assert leaves_unnamed(read(question), stated(said))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪几家企业要退出？", "福垒、鑫宏、永旺3家烧结砖企业退出。"),
        ("搬迁的4家是哪几家企业？", "恒昌实业有限公司、永丰新材料有限公司等4家企业完成搬迁。"),
        ("由哪几家部门负责？", "完成4家企业改造。"),
        ("要改造几家企业？", "完成4家企业改造。"),
        ("哪几家企业可以豁免？", "承担居民供暖的企业可以豁免。"),
    ],
)
def test_names_and_descriptions_are_an_answer(read: Read, question: str, said: str) -> None:
    assert not leaves_unnamed(read(question), stated(said))
