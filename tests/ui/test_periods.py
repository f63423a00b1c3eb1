from dataclasses import replace
from datetime import date

from corpus.datamodels import Period, SourceFile
from corpus.library import Library
from ui.periods import period_choices, period_names, period_value


def test_each_stretch_of_time_is_offered_once_with_its_places(plan: str) -> None:
    (pattern,) = Library.build([SourceFile(name="p.txt", sha256="0", text=plan)]).documents
    winter = Period(start=date(2021, 10, 1), end=date(2022, 3, 31), label="2021-2022年秋冬季")
    long = replace(winter, label="2021年10月1日至2022年3月31日")
    earlier = Period(start=date(2020, 10, 1), end=date(2021, 3, 31), label="2020-2021年秋冬季")
    found = period_choices(
        [
            replace(pattern, region="甲市", period=long),
            replace(pattern, region="乙市", period=winter),
            replace(pattern, region="乙市", period=earlier),
            replace(pattern, region="丙市", period=None),
        ]
    )
    assert [(one.label, one.regions) for one in found] == [
        ("2020-2021年秋冬季", ("乙市",)),
        ("2021-2022年秋冬季", ("甲市", "乙市")),
    ]
    assert found[1].value == "2021-10-01/2022-03-31"


def test_one_stretch_of_time_goes_by_its_shortest_name() -> None:
    winter = Period(start=date(2021, 10, 1), end=date(2022, 3, 31), label="2021-2022年秋冬季")
    long = replace(winter, label="2021年10月1日至2022年3月31日")
    assert period_names([long, winter, long]) == {period_value(winter): "2021-2022年秋冬季"}
