"""The facts of a document, field by field."""

from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.workplace import HomeWorkplace
from tests.echo import EchoEngine
from ui.readings import Reading, readings

RULES = """三、错峰生产
1.焦化行业
①A级企业，生产设施不予错峰。
②B级企业，焦炉负荷降至设计生产负荷的80%以内。
四、调度
各县每月5日前将进展报市生态环境局。
"""


@pytest.fixture
def found(tmp_path: Path, plan_folder: Path, plan: str) -> dict[str, Reading]:
    (plan_folder / "yunchuan-2021.txt").write_text(plan + RULES, encoding="utf-8")
    home = HomeWorkplace(Settings(home=tmp_path / "home", documents=plan_folder), EchoEngine())
    home.build()
    (document,) = home.library().documents
    return {reading.name: reading for reading in readings(home.facts(), document.id)}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("任务", ("开展扬尘治理", "2021年12月底前", "市住建局")),
        ("目标", ("PM2.5", "云川市", "50微克/立方米以内")),
        ("限产规则", ("焦化、B级", "80%以内")),
        ("报送", ("市生态环境局", "每月5日前")),
    ],
)
def test_fact_is_told_in_the_fields_it_was_read_into(
    found: dict[str, Reading], name: str, said: tuple[str, ...]
) -> None:
    reading = found[name]
    rows = [" ".join(row.cells) for row in reading.rows]
    assert any(all(word in row for word in said) for row in rows), rows
    assert all(len(row.cells) == len(reading.columns) and row.cells[0] for row in reading.rows)


def test_every_fact_leads_to_its_place(found: dict[str, Reading]) -> None:
    assert all(row.span.end > row.span.start for one in found.values() for row in one.rows)
