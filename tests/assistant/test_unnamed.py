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
        ("接入铁路的18家重点煤矿分别是哪些？", "18家重点煤矿企业全部接入铁路专用线。"),
        ("33家砖瓦窑企业，名单给我一份", "砖瓦窑、铸造等行业33家完成无组织深度治理。"),
        ("换油墨的2家印刷企业叫什么？", "10家涂装企业完成涂料替代，2家印刷企业完成油墨替代。"),
        ("46家更新设施的企业有名单吗？", "46家企业低效设施（光催化、光氧化）更新。"),
        ("83家企业的名字列一下", "对采用光催化、光氧化技术的83家企业全面评估。"),
        ("42家露天矿山都有哪些？", "对42家露天矿山开展综合整治。"),
        ("那3座换电站建在哪些地方？", "全市新增重卡换电站3座。"),
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
        ("5家地下水改造分别是哪些？", "改造5家，分别为联碱化工、旺达电镀、泗源污水厂等。"),
        ("哪3个产业集群要整治？", "对青垄县石灰、沅坪县砖瓦、柏原县家具3个产业集群开展整治。"),
        ("133台锅炉分布在哪些县？", "133台保留锅炉稳定达标，其中青陂县38台、白沚县95台。"),
        ("对21家企业抽测的是哪个部门？", "对21家企业开展抽测。"),
        ("12家企业的责任单位是哪些？", "对12家企业开展抽测。"),
        ("17家涂装企业什么时候完成替代？", "12月底前，17家涂装企业完成替代。"),
        ("要改造几家企业？", "完成4家企业改造。"),
        ("哪几家企业可以豁免？", "承担居民供暖的企业可以豁免。"),
    ],
)
def test_names_and_descriptions_are_an_answer(read: Read, question: str, said: str) -> None:
    assert not leaves_unnamed(read(question), stated(said))
