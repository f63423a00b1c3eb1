"""Everyday words must lead to the official terms, and look-alikes must not."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon import Lexicon, LexiconError


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    return Lexicon.load()


def write(folder: Path, *lines: str) -> Path:
    path = folder / "词表.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def official(lexicon: Lexicon, text: str) -> set[str]:
    return {term for expansion in lexicon.expand(text) for term in expansion.official}


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("村里还能烧煤吗", "燃煤"),
        ("初一能放炮不", "烟花爆竹"),
        ("铲车要不要上牌", "非道路移动机械"),
        ("机器没装gps咋办", "卫星定位"),
        ("三元催化被偷了", "污染控制装置"),
        ("出了事老板有责任吗", "主要负责人"),
        ("楼下烤串的味儿受不了", "露天烧烤"),
        ("砖厂今年要关吗", "砖瓦窑"),
        ("大车白天能进城吗", "柴油货车"),
        ("麦秆堆在地头", "秸秆"),
        ("抽油烟的机子洗没洗", "清洗"),
        ("还没改上的村里烧啥", "未实施清洁取暖"),
        ("特别困难的人家", "特困"),
        ("上路查跑运输的", "路查路检"),
        ("停产的法子谁点头", "批准"),
        ("说停了又偷着开", "假错峰"),
        ("电费上要吃亏", "差别化电价"),
        ("管车的摄像头", "门禁系统"),
        ("排到最差那一档的工地", "末位"),
        ("拉土的车上下班点能跑不", "早晚高峰"),
        ("收完玉米在地里点火", "秸秆焚烧"),
        ("村里管事的没看住", "责任人员"),
        ("刚犯了点小错能不能先改改", "容错"),
        ("要添几套抓拍的机器", "新增"),
        ("供的煤得够啥硬杠杠", "标准"),
    ],
)
def test_everyday_word_leads_to_the_official_term(
    shipped: Lexicon, question: str, term: str
) -> None:
    assert term in official(shipped, question)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("加大车辆抽检力度", "大车"),
        ("给电动汽车充电车位", "电车"),
        ("爆破放炮的时候要喷水吗", "放炮"),
        ("GPST协议", "GPS"),
    ],
)
def test_word_inside_another_is_not_expanded(shipped: Lexicon, text: str, word: str) -> None:
    assert word not in {expansion.everyday for expansion in shipped.expand(text)}


def test_span_holds_the_everyday_word_as_written(shipped: Lexicon) -> None:
    text = "车上没装ＧＰＳ，挖机能进吗"
    for expansion in shipped.expand(text):
        assert text[expansion.span.start : expansion.span.end] == expansion.everyday
    assert "ＧＰＳ" in {expansion.everyday for expansion in shipped.expand(text)}


def test_term_already_in_the_question_is_not_added_again(shipped: Lexicon) -> None:
    assert "烟花爆竹" not in official(shipped, "放炮就是燃放烟花爆竹吧")


def test_term_inside_the_everyday_word_stands_for_all_of_it(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "洗煤厂\t煤炭洗选|洗煤"))
    assert official(lexicon, "我家洗煤厂要停吗") == {"煤炭洗选", "洗煤"}
    assert official(lexicon, "我家洗煤厂还能洗煤吗") == {"煤炭洗选"}


def test_longest_word_wins_and_related_terms_count_less(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "车\t机动车", "拉煤车\t运输煤炭|~密闭运输"))
    found = {e.official: (e.everyday, e.weight) for e in lexicon.expand("拉煤车要盖布吗")}
    assert found == {("运输煤炭",): ("拉煤车", 1.0), ("密闭运输",): ("拉煤车", 0.5)}


def test_users_file_adds_to_the_shipped_words(tmp_path: Path) -> None:
    own = write(tmp_path, "# 本单位的叫法", "", "大喇叭\t应急广播", "放炮\t升放孔明灯")
    lexicon = Lexicon.load(extra=[own])
    assert official(lexicon, "村里的大喇叭") >= {"应急广播"}
    assert official(lexicon, "放炮") >= {"烟花爆竹", "升放孔明灯"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("放炮 烟花爆竹", "却有 1 列"),
        ("\t烟花爆竹", "没有日常说法"),
        ("放炮\t", "没有公文用语"),
        ("放炮\t~", "却有 0 字"),
        ("放炮\t烟花爆竹\t\t\t多一列", "却有 5 列"),
        ("放" * 41 + "\t烟花爆竹", "却有 41 字"),
    ],
)
def test_bad_line_is_named_by_its_number(tmp_path: Path, line: str, problem: str) -> None:
    path = write(tmp_path, "烧煤\t燃煤", line)
    with pytest.raises(LexiconError, match=rf"词表\.tsv 第 2 行：.*{problem}"):
        Lexicon.load(path)


def test_missing_or_wrongly_encoded_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="读不了词表"):
        Lexicon.load(tmp_path / "没有.tsv")
    gbk = tmp_path / "gbk.tsv"
    gbk.write_bytes("烧煤\t燃煤\n".encode("gbk"))
    with pytest.raises(LexiconError, match="UTF-8"):
        Lexicon.load(extra=[gbk])


def test_every_shipped_line_can_fire_and_has_a_note(shipped: Lexicon) -> None:
    for entry in shipped.entries:
        assert entry.note, entry
        for word in entry.everyday:
            assert len(word) > 1, f"单字太容易误配：{word}"
            assert word in {expansion.everyday for expansion in shipped.expand(word)}, word
        for longer in entry.exceptions:
            hidden = {expansion.everyday for expansion in shipped.expand(longer)}
            assert any(word in longer for word in entry.everyday), longer
            assert not hidden.intersection(entry.everyday), longer


def test_no_everyday_word_stands_in_two_shipped_lines(shipped: Lexicon) -> None:
    counted = Counter(word for entry in shipped.entries for word in entry.everyday)
    assert [word for word, count in counted.items() if count > 1] == []


def test_official_terms_know_their_everyday_words(shipped: Lexicon) -> None:
    assert "挖机" in shipped.everyday_words["非道路移动机械"]


def test_very_long_text_is_expanded(shipped: Lexicon) -> None:
    assert shipped.expand("挖机在工地冒黑烟，" * 2_000)


@given(st.text(alphabet="放炮烟花爆竹ＧＰＳgps车大加İ ", max_size=30))
def test_any_text_gives_spans_in_order_without_overlap(text: str) -> None:
    spans = sorted(
        {(e.span.start, e.span.end) for e in SHIPPED.expand(text)},
    )
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


SHIPPED = Lexicon.load()
