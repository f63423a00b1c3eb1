"""What a document says about itself is answered from its formal parts, for the right document."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Reason, Status

Ask = Callable[..., Answer]
PLAN = "槐阳市2024-2025年秋冬季大气污染综合治理攻坚方案"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("槐阳市2024年方案的文号是什么？", "槐政办发〔2024〕18号"),
        ("槐阳市2023年方案的文号是什么？", "槐政办发〔2023〕22号"),
        ("砚洲市的方案是谁印发的？", "砚洲市人民政府办公室"),
        ("砚洲市的方案什么时候印发的？", "2024年9月27日"),
        ("槐政办发〔2024〕18号文件是哪天印发的？", "2024年10月16日"),
        ("槐阳市2024年的方案主送谁？", "各县（市、区）人民政府，市直有关部门"),
        ("槐阳市2024年的方案公开吗？", "此件公开发布"),
        ("砚洲市2024年方案实施时间是什么时候？", "2024年10月1日至2025年3月31日"),
        ("槐阳市2024年的方案依据什么文件制定？", "平政办发〔2024〕7号"),
        ("槐阳市2024年的方案有几个附件？", "2个附件"),
        ("槐阳市2024年方案的全称是什么？", f"关于印发{PLAN}的通知"),
    ],
)
def test_property_of_a_document(ask: Ask, question: str, value: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert value in answer.answer
    assert len(answer.citations) == 1


def test_property_of_several_documents_is_asked_back(ask: Ask) -> None:
    answer = ask("方案的文号是什么？")
    assert answer.status is Status.CLARIFY
    assert all(n in answer.answer for n in ("〔2023〕22号", "〔2024〕18号", "〔2024〕31号"))


def test_other_citys_document_is_none_of_the_corpus(ask: Ask) -> None:
    answer = ask("石家庄市方案的文号是什么？")
    assert answer.reason is Reason.OTHER_REGION
