"""Lists that a text runs on, and lists of a table by what its cells say, are told whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.datamodels import Answer

Ask = Callable[[str], Answer]

NOTICE = """沅林市生态环境局文件
沅环发〔2026〕21号
沅林市生态环境局关于印发《沅林市重点行业错峰生产实施细则》的通知
各县（区）分局：
现将《沅林市重点行业错峰生产实施细则》印发给你们，并就报送工作提出以下要求：
1、每月3日前报送台账；
2、每季度末报送总结；
3、重大事项随时报告。
沅林市生态环境局
2026年9月20日
（此件公开发布）
沅林市重点行业错峰生产实施细则
一、总体安排
（一）时间安排。错峰生产自2026年11月1日起至2027年3月31日止，分三个阶段：动员部署阶段（2026年11月15日前）、集中实施阶段（2026年11月16日至2027年3月15日）、总结评估阶段（2027年3月下旬）。
二、豁免管理
（一）豁免条件。同时符合下列条件的企业可以申请豁免：一是近两年没有行政处罚；二是绩效等级为A级或者引领性；三是清洁运输比例达到85%以上。
附件
错峰生产企业清单
序号	县区	企业名称	行业	绩效等级
1	东岭县	沅林恒泰焦化有限公司	焦化	B级
2	东岭县	东岭县永固砖厂	砖瓦	非引领性
3	西泽县	西泽县丰源铸造有限公司	铸造	C级
4	西泽县	沅林华彩印务有限公司	包装印刷	B级
5	高新区	沅林精工铸造有限公司	铸造	A级
"""


@pytest.fixture(scope="module")
def ask_notice(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    from assistant.build import current
    from assistant.cli import open_home
    from assistant.engine import HybridEngine
    from assistant.settings import Settings
    from corpus.library import Library

    folder: Path = tmp_path_factory.mktemp("notice")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "yuanlin-2026-rules.txt").write_text(NOTICE, encoding="utf-8")
    home = folder / "home"
    open_home(Settings(home=home, documents=documents)).build()
    assistant = HybridEngine().open(Library.load(current(home)), current(home))
    return assistant.ask


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("沅林市企业申请豁免要同时符合哪些条件？", ["没有行政处罚", "引领性", "85%"]),
        ("沅林市报送工作提了哪几条要求？", ["每月3日前", "每季度末", "随时报告"]),
        ("沅林市错峰生产分成哪三个阶段？", ["动员部署", "集中实施", "总结评估"]),
    ],
)
def test_every_member_of_a_list_in_the_text_is_told(
    ask_notice: Ask, question: str, members: list[str]
) -> None:
    answer = ask_notice(question).answer
    assert [member for member in members if member not in answer] == []


def test_one_member_asked_for_is_told_alone(ask_notice: Ask) -> None:
    answer = ask_notice("沅林市申请豁免的企业清洁运输比例要达到多少？").answer
    assert "85%" in answer
    assert "行政处罚" not in answer


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("沅林市清单里高新区是哪几家企业？", ["沅林精工铸造有限公司"]),
        ("沅林市附件清单里东岭县有多少家企业？", ["沅林恒泰焦化有限公司", "东岭县永固砖厂"]),
        ("沅林市清单里铸造企业有哪些？", ["西泽县丰源铸造有限公司", "沅林精工铸造有限公司"]),
        (
            "沅林市企业清单里B级企业一共几家？",
            ["沅林恒泰焦化有限公司", "沅林华彩印务有限公司"],
        ),
    ],
)
def test_enterprises_of_a_table_that_the_question_means(
    ask_notice: Ask, question: str, names: list[str]
) -> None:
    assert [fact["name"] for fact in ask_notice(question).facts] == names
