"""Which statement comes first, and which cannot answer however many words it shares."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.curtailing import is_about_curtailing
from assistant.datamodels import Answer
from assistant.places import PlaceFinder
from assistant.question import Query, read_question
from assistant.slot_checks import fits_slots
from assistant.telling import kind_of
from assistant.told_times import time_fit
from corpus.datamodels import SourceFile
from corpus.library import Library
from corpus.statements import Statement, statements_of

PLAN = """云政办发〔2023〕5号
云川市2023-2024年秋冬季大气污染防治攻坚方案
一、总体目标
2023年10-12月，全市PM2.5平均浓度控制在45微克/立方米以内。
2024年1-3月，全市PM2.5平均浓度控制在60微克/立方米以内。
全市优良天数达到120天。
二、分行业措施
（一）铸造行业（不包括铸造用生铁）。B级企业限产20%，C级企业停产45天。
（二）焦化行业。橙色预警期间，焦炉负荷降至70%以内。
三、重点任务
（一）推进清洁取暖。2023年10月底前完成散煤替代3.2万户，补助每户800元。（市能源局牵头，市财政局配合）
（二）整治油烟。餐饮单位要安装净化设施，不得直排。（市城市管理局负责）
（三）开展宣传。通过报纸、电视广泛宣传。
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([SourceFile(name="plan.txt", sha256="0", text=PLAN)])


@pytest.fixture(scope="module")
def said(library: Library) -> Callable[[str], Statement]:
    """The statement that holds these words."""
    (document,) = library.documents
    statements = statements_of(document, library.passages_in(document.id))
    return lambda words: next(s for s in statements if words in s.text.text)


@pytest.fixture(scope="module")
def read(library: Library) -> Callable[[str], Query]:
    places = PlaceFinder(library.documents)

    def read(text: str) -> Query:
        regions = [(p.region, p.start, p.end) for p in places.find(text) if p.region]
        return read_question(text, regions=regions, as_of=date(2023, 12, 1))

    return read


Read, Said = Callable[[str], Query], Callable[[str], Statement]


@pytest.mark.parametrize(
    ("question", "words", "fits"),
    [
        # grade
        ("B级铸造企业限产多少？", "B级企业限产20%", True),
        ("D级铸造企业限产多少？", "B级企业限产20%", False),
        # industry, by heading; one that the heading leaves out is not meant
        ("B级铸造企业怎么错峰？", "B级企业限产20%", True),
        ("B级水泥企业怎么错峰？", "B级企业限产20%", False),
        ("B级铸造用生铁企业怎么错峰？", "B级企业限产20%", False),
        # level
        ("焦化橙色预警焦炉负荷降到多少？", "焦炉负荷降至70%", True),
        ("焦化红色预警焦炉负荷降到多少？", "焦炉负荷降至70%", False),
        # indicator
        ("PM2.5目标是多少？", "控制在45微克", True),
        ("PM10目标是多少？", "控制在45微克", False),
        ("二氧化硫目标是多少？", "控制在45微克", False),
        # a number in the unit asked for
        ("散煤替代多少万户？", "散煤替代3.2万户", True),
        ("散煤替代每户补多少钱？", "散煤替代3.2万户", True),
        ("焦炉补多少钱？", "焦炉负荷降至70%", False),
    ],
)
def test_what_a_question_names_has_to_be_there(
    read: Read, said: Said, question: str, words: str, fits: bool
) -> None:
    assert fits_slots(read(question), said(words)) is fits


@pytest.mark.parametrize(
    ("question", "words", "other"),
    [
        ("清洁取暖由谁牵头？", "散煤替代3.2万户", "广泛宣传"),
        ("清洁取暖谁配合？", "散煤替代3.2万户", "安装净化设施"),
        ("什么时候完成？", "散煤替代3.2万户", "广泛宣传"),
        ("要完成多少户？", "散煤替代3.2万户", "广泛宣传"),
        ("油烟能直排吗？", "不得直排", "广泛宣传"),
    ],
)
def test_statement_that_holds_the_kind_of_thing_asked_for_is_preferred(
    read: Read, said: Said, question: str, words: str, other: str
) -> None:
    query = read(question)
    assert kind_of(query, said(words)) > kind_of(query, said(other))


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("2023年10-12月PM2.5目标", 1.0, -1.0),
        ("2024年一季度PM2.5目标", -1.0, 1.0),
        ("PM2.5目标", 0.0, 0.0),
    ],
)
def test_stretch_of_time_asked_for(
    read: Read, said: Said, library: Library, question: str, first: float, second: float
) -> None:
    documents = {document.id: document for document in library.documents}
    values = [
        time_fit(read(question), said(words), documents) for words in ("在45微克", "在60微克")
    ]
    assert values == [first, second]


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("B级企业怎么办？", True),
        ("水泥行业错峰时间？", True),
        ("橙色预警工地停不停？", True),
        ("散煤替代多少户？", False),
    ],
)
def test_question_about_rules_by_industry(read: Read, question: str, about: bool) -> None:
    assert is_about_curtailing(read(question)) is about


def test_row_of_figures_holds_an_amount_though_its_units_stand_in_the_header(read: Read) -> None:
    rows = "东县\t44\t47\t持续改善\n西县\t49\t52\t减少1天\n南县\t51\t55\t减少1天\n"
    header = "县（市、区）\tPM2.5目标（微克/立方米）\tPM2.5基数（微克/立方米）\t重污染天数目标\n"
    text = f"{PLAN}附件1\n各县（市、区）空气质量目标\n{header}{rows}"
    library = Library.build([SourceFile(name="plan.txt", sha256="0", text=text)])
    (document,) = library.documents
    found = statements_of(document, library.passages_in(document.id))
    row = next(statement for statement in found if statement.text.text.startswith("东县"))
    assert row.row is not None
    assert row.row.is_figures
    assert kind_of(read("东县PM2.5目标是多少？"), row) > 0


EMERGENCY = """云川市重污染天气应急预案
一、差异化减排
焦化企业：黄色预警期间，B级、C级企业分别将焦炉负荷降至设计产能的85%、75%；橙色预警期间分别降至80%、65%；红色预警期间统一降至50%。
附件
重点企业应急减排措施
序号	企业名称	所在县	行业	绩效等级	黄色预警	橙色预警	红色预警
1	云川恒嘉水泥有限公司	东浦县	水泥	C级	限产20%	限产40%	停产
2	金晟焦化有限公司	西浦县	焦化	C级	焦炉负荷降至75%	焦炉负荷降至65%	焦炉负荷降至55%
"""


def test_what_all_grades_do_answers_for_one_of_them(
    ask_over: Callable[[Path, date], Callable[..., Answer]], tmp_path: Path
) -> None:
    (tmp_path / "plan.txt").write_text(EMERGENCY, "utf-8")
    ask = ask_over(tmp_path, date(2023, 12, 1))
    assert "统一降至50%" in ask("云川市红色预警时C级焦化企业焦炉负荷降到多少？").answer
