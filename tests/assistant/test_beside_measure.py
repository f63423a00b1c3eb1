"""What stands in an enterprise's row beside what it has to do: its grade, the tons it saves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer
from corpus.readers import read_bytes

Ask = Callable[[str], Answer]
PLAN = """岚江市生态环境局文件

岚环发〔2026〕14号

关于印发《岚江市2026年重点工程推进方案》的通知
各县（市、区）生态环境局：
现将《岚江市2026年重点工程推进方案》印发给你们，请认真执行。
岚江市生态环境局
2026年3月12日

岚江市2026年重点工程推进方案
为推进重点工程，制定本方案。

附件 重点企业工程清单

| 序 | 实施单位 | 现评等级 | 工程内容 | 预计削减VOCs（吨/年） | 投运日期 |
|---|---|---|---|---|---|
| 1 | 岚江锦禾涂料有限公司 | C级 | 新建1套废气焚烧设施，替换光氧催化设施3套 | 86 | 2026年6月25日 |
| 2 | 岚江石渡焦化有限公司 | B级 | 化产区废气全部收集，送焦炉回炉焚烧 | 120 | 2026年8月10日 |

附件2 重点用车企业名单

| 序号 | 企业名称 | 日均重型货车进出（辆次） | 管控要求 | 完成时限 |
|---|---|---|---|---|
| 1 | 岚江石渡焦化有限公司 | 860 | 新增新能源重卡120辆，建成换电站2座 | 2026年12月底 |
| 2 | 岚江青石煤业有限公司 | 230 | 储煤场全封闭，门禁系统升级 | 2026年10月底 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("works")
    build(home, [read_bytes("plan.txt", PLAN.encode())])
    return open_assistant(home).ask


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("锦禾涂料预计一年削减多少吨VOCs？", "86吨", "120"),
        ("石渡焦化预计一年削减多少吨VOCs？", "120吨", "86"),
        ("石渡焦化是几级企业？", "B级", "C级"),
        ("锦禾涂料要替换几套光氧催化设施，现在是几级？", "3套", "120"),
        ("石渡焦化要新增多少辆新能源重卡？", "120辆", "860"),
        ("石渡焦化日均重型货车进出多少辆次？", "860辆次", "120"),
        ("石渡焦化的工程哪天投运？", "2026年8月10日", "6月25日"),
    ],
)
def test_cell_of_the_row_in_the_unit_asked(ask: Ask, question: str, told: str, untold: str) -> None:
    answer = ask(question)
    assert told in answer.answer
    assert untold not in answer.answer
    assert answer.citations
