"""The words of an answer: of a sentence the part that was asked for, and no more."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer
from assistant.duty_words import duty_words
from assistant.parts import has_time, names_unit

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("由谁牵头？", "市能源局牵头"),
        ("哪个部门配合？", "市财政局、市住建局配合"),
        ("牵头和配合单位是谁？", "市能源局牵头，市财政局、市住建局配合"),
        ("谁负责？", "市能源局牵头，市财政局、市住建局配合"),
    ],
)
def test_of_a_note_the_role_asked_for(asked: str, words: str) -> None:
    assert duty_words("（市能源局牵头，市财政局、市住建局配合）", asked=asked) == words


def test_note_without_the_role_asked_for_is_told_whole() -> None:
    assert duty_words("（市水务局负责落实）", asked="由谁牵头？") == "市水务局负责落实"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("2024年10月底前完成", True),
        ("每月5日前报送", True),
        ("立即整改", False),
        ("完成改造", False),
    ],
)
def test_time_in_a_text(text: str, there: bool) -> None:
    assert has_time(text) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [("由市生态环境局审核", True), ("县级人民政府落实", True), ("安装监测设备", False)],
)
def test_unit_in_a_text(text: str, there: bool) -> None:
    assert names_unit(text) is there


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        # the member of a 分别 list
        ("槐阳市2024年D级焦化企业焦炉负荷降到多少？", ("50%",), ("70%", "85%")),
        # the rule of a grade among other rules
        ("槐阳市2024年B级铸造企业怎么错峰？", ("20%",), ("45天",)),
        # the item of a breakdown
        ("槐阳市2024年煤改电多少万户？", ("2.4万户",), ("0.8万户", "3.2万户")),
        # the segment with the unit asked for
        ("槐阳市2024年重度及以上污染天数不超过几天？", ("6天",), ("46微克",)),
        # the cell of the column asked for
        ("东浦县2024—2025年秋冬季PM2.5目标是多少？", ("44",), ("47", "131")),
        ("西浦县2024-2025年秋冬季优良天数目标是多少？", ("126",), ("49", "52")),
        # the time, with what it is about
        ("槐阳市2024年油烟净化设施改造什么时候完成？", ("2024年12月底前",), ("10月底",)),
    ],
)
def test_only_what_was_asked_is_told(
    ask: Ask, question: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    answer = ask(question).answer
    assert all(words in answer for words in said), answer
    assert not any(words in answer for words in unsaid), answer


@pytest.mark.parametrize(
    ("question", "verdict", "rule"),
    [
        ("槐阳市能焚烧落叶吗？", "不能", "禁止焚烧秸秆、落叶和垃圾"),
        ("槐阳市建成区新能源渣土车白天能走吗？", "可以", "允许新能源渣土车昼间通行"),
    ],
)
def test_permission_is_yes_or_no_in_the_words_of_the_rule(
    ask: Ask, question: str, verdict: str, rule: str
) -> None:
    answer = ask(question).answer
    assert verdict in answer
    assert rule in answer


def test_consequence_is_told_to_its_end(ask: Ask) -> None:
    answer = ask("槐阳市工地不落实六个百分之百会怎么样？").answer
    assert "责令停工整改" in answer
    assert "黑名单" in answer


def test_single_fact_is_short(ask: Ask) -> None:
    assert len(ask("槐阳市2024年散煤替代由谁牵头？").answer) < 60


@pytest.mark.parametrize(
    ("note", "asked", "words"),
    [
        ("——牵头：市水利局配合：市财政局、清泉区政府", "谁牵头？", "牵头：市水利局"),
        ("——牵头：市水利局配合：市财政局、清泉区政府", "谁配合？", "配合：市财政局、清泉区政府"),
        ("[市公安局按职责牵头，市商务局、市财政局参与]", "谁牵头？", "市公安局按职责牵头"),
        ("[市公安局按职责牵头，市商务局、市财政局参与]", "谁配合？", "市商务局、市财政局参与"),
        ("——市农业农村局，市供销社配合", "由谁牵头？", "市农业农村局"),
        ("（责任单位：市工信局；配合单位：市统计局）", "由谁牵头？", "责任单位：市工信局"),
        (
            "（市农业农村局牵头综合利用，市生态环境局牵头禁烧巡查）",
            "禁烧谁牵头？",
            "市生态环境局牵头禁烧巡查",
        ),
        ("——市城市管理局", "归谁管？", "市城市管理局"),
        ("牵头单位：市水利局配合单位：市财政局完成时限：9月底前", "谁牵头？", "牵头单位：市水利局"),
        ("牵头单位：市水利局配合单位：市财政局完成时限：9月底前", "谁配合？", "配合单位：市财政局"),
    ],
)
def test_forms_of_notes_are_cut_to_the_role_asked_for(note: str, asked: str, words: str) -> None:
    assert duty_words(note, asked=asked) == words
