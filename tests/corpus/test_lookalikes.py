from __future__ import annotations

from pathlib import Path

import pytest

from corpus.aligned import AlignedText
from corpus.errors import CorpusError
from corpus.lookalikes import GROUPS, Lookalikes, groups_of, mend_lookalikes

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
# Every mend that the counts make in the corpus, judged by eye.
JUDGED = {
    "夭→天", "冶→治", "蜂→峰", "呴→响", "宪→完", "玫→改", "耋→重", "杏→查", "因→园", "窒→重",
    "歼→矸", "砰→矸", "贵→责", "秤→秆", "蚕→重", "巳→已", "杆→秆", "政→改", "砍→改", "于→干",
}  # fmt: skip


def mended(text: str) -> str:
    return mend_lookalikes(AlignedText.of_source(text))[0].text


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("大气污染综合冶理攻坚行动", "大气污染综合治理攻坚行动"),
        ("秋冬季错蜂生产有关要求", "秋冬季错峰生产有关要求"),
        ("在重污染夭气预警期间", "在重污染天气预警期间"),
        ("确保及时呴应、有效应对", "确保及时响应、有效应对"),
        ("施工工地和物流因区、高排放区", "施工工地和物流园区、高排放区"),
        ("实施专项执法检杏，巩固成果", "实施专项执法检查，巩固成果"),
        ("研宄决定应急响应", "研究决定应急响应"),
        ("对县级政府的督查和间责。", "对县级政府的督查和问责。"),
        ("同时宪成清单修订", "同时完成清单修订"),
    ],
)
def test_slip_is_mended(source: str, read: str) -> None:
    assert mended(source) == read


@pytest.mark.parametrize(
    "text",
    [
        "冶金、冶炼企业",
        "银杏树下",
        "养蚕农户",
        "蚕遗传资源保护",
        "做到清楚、明白。",
        "目前，管理体制",
        "分拆、集拼后离港",
        "可待因、吗啡",
        "所选项目",
        "蜂巢能源科技有限公司",
        "山西汉通鑫宇科技有限公司",
        "北义城镇、大阳镇范围内",
        "联系人：翟云蜂",
        "河政发〔2020〕22号",
        "高炉设备停产",
        "岁末年初",
        "倒逼责任落实",
        "期间责令停产",
        "11天法定节假日",
        "给料或者浸入管给料",
        "市农业农村局、市生态环境局",
    ],
)
def test_text_that_is_right_stays_as_it_is(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_only_judged_mends_are_made_in_the_corpus(path: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8").split())
    found = {f"{text[place]}→{char}" for place, char in Lookalikes.standard().slips(text)}
    assert found <= JUDGED


def test_counts_decide_and_not_the_groups_alone() -> None:
    runs = {"治": 50, "冶": 1, "整治": 20, "治理": 30, "整治理": 9, "整": 20, "理": 30, "#整治": 9}
    small = Lookalikes({"冶": "治", "治": "冶"}, runs | {"治理#": 9})
    assert list(small.slips("整冶理")) == [(1, "治")]
    assert list(Lookalikes({"冶": "治"}, {}).slips("整冶理")) == []


def test_mend_keeps_every_place() -> None:
    source = AlignedText.of_source("依法冶污，综合冶理")
    text, mends = mend_lookalikes(source)
    assert (text.starts, text.ends) == (source.starts, source.ends)
    assert all(source.text[m.span.start] == m.before for m in mends)


def test_groups_are_symmetric() -> None:
    groups = groups_of(GROUPS)
    assert all(char in groups[other] for char, others in groups.items() for other in others)


def test_broken_data_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "runs.xz"
    broken.write_bytes(b"not lzma")
    monkeypatch.setattr("corpus.lookalikes.RUNS", broken)
    Lookalikes.standard.cache_clear()
    try:
        with pytest.raises(CorpusError, match=r"runs\.xz"):
            Lookalikes.standard()
    finally:
        Lookalikes.standard.cache_clear()
