"""A difference is worked out only of figures that count the same."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest

from assistant.compose import Finding
from assistant.difference import is_one_sided, is_undecided, worked_out
from assistant.question import Query

if TYPE_CHECKING:
    from corpus.library import Library

Read = Callable[[str], Query]


def findings(library: "Library", values: Iterable[str]) -> list[Finding]:
    document, passage = library.documents[0], library.passages[0]
    return [
        Finding(text=v, value=v, passages=(passage,), document=document, part=part)
        for v, part in zip(values, ("甲类", "乙类", "丙类"), strict=False)
    ]


@pytest.mark.parametrize(
    ("values", "question", "told"),
    [
        (("完成3.26万户", "完成4.15万户"), "差多少", "；两者相差0.89万户（计算得出）"),
        (("达到80%以上", "75%"), "差多少", "；两者相差5个百分点（计算得出）"),
        (("1500辆次", "3000辆以上"), "哪个多", "；乙类更多，两者相差1500（计算得出）"),
        (("不高于8吨", "不高于6吨"), "哪个更严", "；乙类更严，两者相差2吨（计算得出）"),
        (("小于9吨", "不得高于7吨"), "哪个更严", "；乙类更严，两者相差2吨（计算得出）"),
        (("停产25天", "停产60天"), "哪个更严", "；乙类更严，两者相差35天（计算得出）"),
        (("48", "54"), "哪个低", "；甲类更低，两者相差6（计算得出）"),
        (("抽检80批次", "80批次以上"), "哪个多", "；两者相同"),
        (("66.7微克/立方米", "11天"), "差多少", ""),
        (("停产", "限产20%"), "差多少", ""),
        (("负荷降至80%以内", "限产20%以上"), "哪个限得多", ""),
        (("5家、6家", "7家"), "差多少", ""),
        (("1家", "2家", "3家"), "差多少", ""),
    ],
)
def test_difference_of_two_figures(
    towns: "Library", read: Read, values: tuple[str, ...], question: str, told: str
) -> None:
    assert worked_out(read(question), findings(towns, values)) == told


def test_of_several_figures_the_one_in_the_other_sides_unit_counts(
    towns: "Library", read: Read
) -> None:
    sides = findings(towns, ("48.7微克/立方米，重污染天数7天", "66.7微克/立方米"))
    assert worked_out(read("差多少"), sides) == "；两者相差18微克/立方米（计算得出）"


@pytest.mark.parametrize(
    ("values", "question", "one_sided"),
    [
        (("利用率达到90%以上", "提高利用水平"), "哪个定得更高", True),
        (("推广620辆", "全部使用新能源车辆"), "哪个多", True),
        (("利用率达到90%以上", "利用率达到85%"), "哪个高", False),
        (("停产", "停产30天"), "哪个停得长", False),
        (("不予错峰", "停产30天"), "哪个更严", False),
    ],
)
def test_where_only_one_side_has_a_figure_nothing_is_more(
    towns: "Library", read: Read, values: tuple[str, ...], question: str, one_sided: bool
) -> None:
    assert is_one_sided(read(question), findings(towns, values)) is one_sided


@pytest.mark.parametrize(
    ("question", "told", "undecided"),
    [
        ("国四货车和国五货车哪个淘汰得多？", "禁止国四及以下货车通行", True),
        ("国四货车和国五货车哪个淘汰得多？", "淘汰国四货车30辆、国五货车20辆", False),
        ("重污染天数要比上一年少几天？", "减少4天", False),
        ("国四货车和国五货车哪个管得更严？", "禁止国四及以下货车通行", False),
    ],
)
def test_which_is_more_takes_two_figures(
    read: Read, question: str, told: str, undecided: bool
) -> None:
    assert is_undecided(read(question), told) is undecided
