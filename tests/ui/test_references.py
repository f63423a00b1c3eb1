import pytest

from ui.references import position, reference


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("二、主要任务（10个任务）", "（四）调整运输结构", "9.加快铁路建设"), "二（四）9"),
        (("附件2 某市任务表",), "附件2"),
        (("附 件 1", "一、目标"), "附件1一"),
        (("第三章 应急响应", "第十二条"), "第三章第十二条"),
        (("4 应急响应", "4.2 响应措施"), "4.2"),
        (("总体要求",), ""),
        ((), ""),
    ],
    ids=str,
)
def test_position_is_the_enumerators_of_the_path(path: tuple[str, ...], written: str) -> None:
    assert position(path) == written


def test_reference_leaves_out_what_is_not_known() -> None:
    assert reference(title="方案", number="云政发〔2021〕5号", path=("一、目标",)) == (
        "（《方案》，云政发〔2021〕5号，一）"
    )
    assert reference(title="方案", number=None, path=()) == "（《方案》）"
