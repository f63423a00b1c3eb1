from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.gazetteer import Gazetteer, PlaceLevel, find_places, short_name


def told(text: str) -> list[tuple[str, str]]:
    return [
        (mention.text, mention.place.full_name if mention.place else "?")
        for mention in find_places(text)
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("吕梁市2021年散煤改造多少户", [("吕梁市", "山西省吕梁市")]),
        ("运城和晋城的抽检批次", [("运城", "山西省运城市"), ("晋城", "山西省晋城市")]),
        (
            "山西省运城市盐湖区",
            [("山西省", "山西省"), ("运城市", "山西省运城市"), ("盐湖区", "山西省运城市盐湖区")],
        ),
        ("稷山县永祥煤焦集团", [("稷山县", "山西省运城市稷山县")]),
        ("湘西的目标", [("湘西", "湖南省湘西土家族苗族自治州")]),
        ("内蒙古的政策", [("内蒙古", "内蒙古自治区")]),
        ("各县（市、区）、运城开发区", [("运城开发区", "山西省运城市运城开发区")]),
        ("临汾经济开发区管委会", [("临汾经济开发区", "山西省临汾市临汾经济开发区")]),
        ("京津冀及周边", [("京", "北京市"), ("津", "天津市"), ("冀", "河北省")]),
        ("济源示范区", [("济源示范区", "河南省济源市济源示范区")]),
        ("海南怎么样", [("海南", "海南省")]),
        ("西安限行吗", [("西安", "陕西省西安市")]),
        ("北京 市朝 阳区", [("北京 市", "北京市"), ("朝 阳区", "北京市朝阳区")]),
        ("晋中市和平遥县", [("晋中市", "山西省晋中市"), ("平遥县", "山西省晋中市平遥县")]),
    ],
)  # fmt: skip
def test_place_is_found_with_what_it_lies_in(text: str, places: list[tuple[str, str]]) -> None:
    assert told(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "大同小异",
        "在长治久安中",
        "在日照充足的地方",
        "朝阳产业",
        "提高平均水平",
        "县长治理",
        "公安、交通部门",
        "资源综合利用",
        "合作有关事项",
        "绿水青山",
        "在城区建成区",
        "市和县",
        "各示范县",
        "管理县级平台",
        "弘扬中医药文化",
        "行政区域内黄河",
        "不得超过四平方米",
        "钱塘江流域",
        "宁夏河滨水泥的脱硝改造",  # 夏河 is no county here
        "新青年",
        "富裕和平东方",
        "岭固镇降尘量",  # a town, not the county of 固镇
        "柳东乡路面积尘",
        "",
    ],
)
def test_words_that_are_no_places_are_left_alone(text: str) -> None:
    assert find_places(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("那大同呢？", "山西省大同市"),
        ("我在长治开厂", "山西省长治市"),
        ("长治焦化厂", "山西省长治市"),
        ("临汾街边摆摊", "山西省临汾市"),
        ("临汾乡里头烧秸秆", "山西省临汾市"),
        ("临汾镇上的饭店", "山西省临汾市"),
        ("长治2021年的目标", "山西省长治市"),
        ("白银两市", "甘肃省白银市"),  # 银两 is a word too
        ("高平安全生产", "山西省晋城市高平市"),
        ("城区人民政府、泽州县人民政府", "山西省晋城市城区"),
        ("泽州县、城区", "山西省晋城市城区"),
        ("晋城市城区", "山西省晋城市城区"),
        ("广西资源", "广西壮族自治区桂林市资源县"),
        ("南京市鼓楼区", "江苏省南京市鼓楼区"),
    ],
)
def test_doubtful_name_is_taken_where_the_text_speaks_of_places(text: str, found: str) -> None:
    assert found in [place for _, place in told(text)]


def test_ambiguous_name_keeps_its_candidates_until_something_tells_them_apart() -> None:
    (alone,) = find_places("鼓楼区的目标")
    assert alone.place is None
    assert len(alone.candidates) > 2
    nanjing = Gazetteer.standard().named("南京")[0]
    (inside,) = find_places("鼓楼区的目标", within=nanjing)
    assert inside.place is not None
    assert nanjing.contains(inside.place)


def test_larger_place_contains_its_counties_and_not_the_reverse() -> None:
    (shanxi,) = Gazetteer.standard().named("晋")
    (county,) = Gazetteer.standard().named("稷山")
    assert shanxi.contains(county)
    assert not county.contains(shanxi)
    assert county.level is PlaceLevel.COUNTY


def test_places_of_an_unknown_corpus_can_be_added() -> None:
    larger = Gazetteer.standard().with_places(["碧川市", "碧川市/青岚县", "碧川市/碧川开发区"])
    found = larger.find("碧川的目标、青岚县和碧川开发区")
    assert [mention.place and mention.place.full_name for mention in found] == [
        "碧川市",
        "碧川市青岚县",
        "碧川市碧川开发区",
    ]
    assert find_places("碧川的目标") == ()


def test_known_place_is_taken_even_where_its_name_is_a_word() -> None:
    known = Gazetteer.standard().with_places(["资源县"])
    assert [mention.text for mention in known.find("资源散煤改造多少户")] == ["资源"]


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("锅炉超过150台的县有哪些", []),
        ("碧川市2024年的目标", ["碧川市"]),
        ("那石矶县呢？", []),
        ("碧川市的石矶县PM2.5目标是多少", ["碧川市", "石矶县"]),
        ("运城市的目标", ["运城市"]),
        ("哪些县要完成", []),
        ("建材市场的贫困县", []),
        ("全市各县", []),
    ],
)
def test_unknown_place_is_guessed_by_its_shape_when_asked_to(text: str, guessed: list[str]) -> None:
    found = Gazetteer.standard().find(text, guess=True)
    assert [mention.text for mention in found] == guessed


def test_place_name_of_one_character_is_refused() -> None:
    with pytest.raises(CorpusError, match="太短"):
        Gazetteer.standard().with_places(["市"])


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("运城市", "运城"),
        ("湘西土家族苗族自治州", "湘西"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("东乡族自治县", "东乡"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("夏县", "夏县"),
        ("浦东新区", "浦东"),
        ("北林区", "北林"),
    ],
)
def test_short_name_is_what_people_say(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("土右旗的散煤", "土默特右旗"),
        ("科左中旗和科左后旗", "科尔沁左翼中旗"),
        ("达茂旗", "达尔罕茂明安联合旗"),
        ("鄂温克旗", "鄂温克族自治旗"),
        ("恩施州的目标", "恩施土家族苗族自治州"),
        ("前郭县", "前郭尔罗斯蒙古族自治县"),
    ],
)
def test_long_name_of_a_banner_or_autonomous_place_is_found_by_a_brief_one(
    text: str, found: str
) -> None:
    mention = find_places(text)[0]
    assert mention.place is not None
    assert mention.place.name == found


@pytest.mark.parametrize("text", ["物流通道县区分担", "三区四旗", "彩旗、锦旗", "该旗各镇"])
def test_words_are_no_brief_names(text: str) -> None:
    assert find_places(text) == ()


def test_brief_name_is_not_taken_from_the_place_that_bears_it() -> None:
    (county,) = Gazetteer.standard().with_places(["和布克赛尔蒙古自治县"]).named("和县")
    assert county.full_name == "安徽省马鞍山市和县"


def test_briefest_name_is_taken_of_a_place_that_is_expected() -> None:
    known = Gazetteer.standard().with_places(["乌尔罕盟", "白音塔拉左旗"])
    for text in ("乌盟和白左旗的目标", "乌盟和白左的目标"):
        found = known.find(text)
        assert [m.place and m.place.name for m in found] == ["乌尔罕盟", "白音塔拉左旗"]
    assert find_places("锡盟的目标，土右的目标") == ()


STANDARD = Gazetteer.standard()
NAMES = sorted({place.name for place in STANDARD.with_places([])._places})


@given(st.sampled_from(NAMES))
def test_every_full_name_between_others_is_found(name: str) -> None:
    texts = [mention.text for mention in find_places(f"《{name}人民政府》")]
    assert name in texts


@given(st.text(alphabet="运城市晋和平提高区县的 、京津冀开发大同\n", max_size=40))
def test_found_texts_stand_where_the_offsets_say_and_do_not_overlap(text: str) -> None:
    reached = 0
    for mention in find_places(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= reached
        reached = mention.end
