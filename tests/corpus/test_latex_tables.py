r"""Tables between \begin{tabular} and \end{tabular}: rows as a reader sees them."""

from __future__ import annotations

from corpus.accounting import account
from corpus.datamodels import ReadFile, SourceFile
from corpus.reading import read_source

TEXT = r"""关于印发《改造方案》的通知

青政发〔2026〕4号

各区县人民政府：

现印发给你们。

附表3
部分企业管控清单

\begin{tabular}{|l|p{3cm}|c|}
\hline
企业名称 & 等级 & 措施 \\ \hline
南岭焦化公司 & B级 & 结焦时间 $\geq 28$ 小时 \\ \hline
\textbf{北桥水泥} & A级 & 停窑70天，限产 $30\%$ \\ \hline
\end{tabular}

附表4
分县任务

\begin{tabular}{lcc}
\toprule
\multirow{2}{*}{县区} & \multicolumn{2}{c}{任务数（台）} \\ \cmidrule{2-3}
 & 2025年 & 2026年 \\ \midrule
\multirow{2}{*}{南岭县} & 12 & 30\% \\
 & 9 & A\&B \\
北桥县 & 8 & 40\% \\ \bottomrule
\end{tabular}
"""


def read() -> ReadFile:
    return read_source(SourceFile(name="a.txt", sha256="", text=TEXT))


def test_cells_end_at_their_signs_and_formulas_are_read() -> None:
    table = read().documents[0].tables[0]
    assert table.columns == ("企业名称", "等级", "措施")
    assert [[cell.text.text for cell in row.cells] for row in table.rows] == [
        ["南岭焦化公司", "B级", "结焦时间≥28小时"],
        ["北桥水泥", "A级", "停窑70天，限产30%"],
    ]
    assert table.path[0] == "附表3 部分企业管控清单"


def test_merged_cells_stand_in_each_place_that_they_cover() -> None:
    table = read().documents[0].tables[1]
    assert table.columns == ("县区", "任务数（台） 2025年", "任务数（台） 2026年")
    assert [[row.get(column) for column in table.columns] for row in table.rows] == [
        ["南岭县", "12", "30%"],
        ["南岭县", "9", "A&B"],
        ["北桥县", "8", "40%"],
    ]


def test_commands_are_removed_and_nothing_is_lost() -> None:
    file = read()
    assert account(file).complete
    words = "".join(block.text.text for d in file.documents for block in d.blocks)
    assert "tabular" not in words
    assert "hline" not in words
