"""Row numbers that come behind the first lines of a label merged over several rows."""

from __future__ import annotations

from corpus.aligned import AlignedText
from corpus.tables import find_tables, lines_of, read_table

TASKS = """附件2

沅江市河湖整治任务表

序号 类别 重点任务 工程措施 完成时限 责任单位

河道岸

线整治

1 违建拆除 拆除沅溪河道内违建 3 处，恢复岸线 2 公里。 2026 年 6 月底前 市水务局

2 岸线复绿 沅溪两岸种植水杉 1200 株。 2026 年 9 月底前 市林业局

3 污水治理 管网改造 改造雨污合流管网 12 公里。 2026 年 10 月底前 市住建局

4 泵站建设 建成东塘区污水提升泵站 2 座。 2026 年 12 月底前 市住建局
"""


def test_a_number_below_a_merged_label_is_that_of_the_first_row() -> None:
    (region,) = find_tables(lines_of(AlignedText.of_source(TASKS)))
    table = read_table(region)
    assert [row.get("序号") for row in table.rows] == ["1", "2", "3", "4"]
    assert [row.get("类别") for row in table.rows] == ["河道岸线整治"] * 2 + ["污水治理"] * 2
    assert [row.get("重点任务") for row in table.rows][:2] == ["违建拆除", "岸线复绿"]
