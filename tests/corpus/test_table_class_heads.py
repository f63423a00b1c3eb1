"""Names of columns that are bare grades or industries are told by the rows below them."""

from __future__ import annotations

import pytest

from corpus.readers import read_bytes
from corpus.reading import read_source

PLAN = """沧源市人民政府办公室关于印发沧源市错峰生产方案的通知
沧政办发〔2026〕8号
各县（市、区）人民政府，市直各单位：
现将《沧源市错峰生产方案》印发给你们，请认真执行。
沧源市人民政府办公室
2026年10月20日
沧源市错峰生产方案
为做好秋冬季大气污染防治工作，制定本方案。
一、错峰生产
规则见附件。
附件
重点行业错峰生产管控表
{table}
注：未评定绩效等级的企业按照D级执行。
"""
RULES = "砖瓦 自主减排 停产21天 停产44天\n陶瓷 自主减排 停产26天 停产57天\n"
UNDER = ("绩效等级 A", "绩效等级 B", "绩效等级 C")


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (f"行业 绩效等级\nA B C\n{RULES}", ("行业", *UNDER)),
        (f"行业 A B C\n{RULES}", ("行业", "A", "B", "C")),
        (
            f"行业 企业绩效等级\nA级（引领性） B级 C级\n{RULES}",
            ("行业", "企业绩效等级 A级（引领性）", "企业绩效等级 B级", "企业绩效等级 C级"),
        ),
        (
            f"行业 错峰生产措施\nA级、引领性 B级 C级\n{RULES}",
            ("行业", "错峰生产措施 A级、引领性", "错峰生产措施 B级", "错峰生产措施 C级"),
        ),
        (
            "序号 行业 绩效等级 备注\nA B C\n1 砖瓦 自主减排 停产21天 停产44天 以窑炉计\n"
            "2 陶瓷 自主减排 停产26天 停产57天 以窑炉计",
            ("序号", "行业", *UNDER, "备注"),
        ),
        (
            "绩效等级 砖瓦 陶瓷\nB级 停产21天 停产26天\nC级 停产44天 停产57天",
            ("绩效等级", "砖瓦", "陶瓷"),
        ),
        (
            "绩效等级 行业及管控措施\n砖瓦 陶瓷\nB级 停产21天 停产26天\nC级 停产44天 停产57天",
            ("绩效等级", "行业及管控措施 砖瓦", "行业及管控措施 陶瓷"),
        ),
    ],
)
def test_each_grade_or_industry_is_a_column(table: str, columns: tuple[str, ...]) -> None:
    text = PLAN.format(table=table.strip())
    (document,) = read_source(read_bytes("plan.txt", text.encode())).documents
    (read,) = document.tables
    assert read.columns == columns
    assert len(read.rows) == 2
    assert all(len(row.cells) == len(columns) for row in read.rows)
    assert read.loose == ()


def test_rows_of_other_length_leave_industries_what_they_are() -> None:
    text = PLAN.format(table="行业 砖瓦 陶瓷\n范围 全市\n时间 采暖季")
    (document,) = read_source(read_bytes("plan.txt", text.encode())).documents
    assert all("砖瓦" not in table.columns for table in document.tables)
