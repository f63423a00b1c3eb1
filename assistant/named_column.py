"""The cell of a row of measures whose column is named for what is asked: 批准人 for 由谁批准,
提前发布时间 for 提前多久发布.

| 预警级别 | 启动条件 | 批准人 | 提前发布时间 |: the column of conditions is the longest and is read
as the measure of the row, but neither who approves nor how long before stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import Query, Want
from assistant.told_times import LENGTH, LENGTH_ASKED
from corpus.datamodels import Cell
from corpus.mend import close_up
from corpus.statements import RowView, Statement

# Acts that are one, whoever words them.
_ACTS = (
    re.compile(r"[审报]?批(?:准)?(?![评次量复])|签发|签批|审签|审定|核准"),
    re.compile(r"发布|公布"),
    re.compile(r"启动"),
    re.compile(r"解除|终止"),
    re.compile(r"宣布"),
    re.compile(r"决定|决策"),
    re.compile(r"指挥|带队"),
    re.compile(r"验收"),
    re.compile(r"审核|复核"),
    re.compile(r"报告|上报|报送|(?<=[谁位门局])来?报"),
)
_RECEIVES = re.compile(r"接收|受理|收件|收文")
_RECEIVER_ASKED = re.compile(
    r"(?:[报交送]|提交|报送|上报|反馈)(?:给|到|至|往)(?:哪|谁|什么(?:单位|部门|地方))|[向给](?:谁|哪[个些家]*(?:单位|部门|局)?)(?:来|去)?(?:[报交送]|提交|反馈)"
)
_WHO_ACTS = re.compile(
    r"(?P<act>[\u4e00-\u9fff]{2,6}?)(?:人员?|者|领导|主体|机关|机构|单位|部门|权限)"
)
_CLASS = re.compile(r"(?:对应|应急)?(?P<of>响应|预警|风险|管控)(?:级别|等级|分级)")
_TIME = re.compile(r"时[限间长]|期限")
_PIECE = 2  # characters of the words that a column is named with


def cells_of_act(query: Query, statement: Statement) -> list[Cell]:
    """The cells that tell who does what is asked about, and how long before or after; none where
    no column of the row is named for one of them that is asked for."""
    if (
        statement.row
        and not statement.row.is_figures
        and (of_class := cells_of_class(query, statement.row))
    ):
        return of_class
    row, length = statement.row, LENGTH_ASKED.search(query.text) is not None
    others = query.wants_any(Want.AMOUNT, Want.WHEN) and not length
    if row is None or row.is_figures or others:
        return []
    cells = [cell for cell in row.row.cells if cell.text]
    asks_who = query.wants_any(Want.WHO)
    asks_length = query.wants_any(Want.WHEN, Want.AMOUNT) and length
    found = [
        _who(query.text, cells) if asks_who else None,
        _how_long(query.text, cells) if asks_length else None,
    ]
    told = [cell for cell in found if cell is not None]
    return told if len(told) == asks_who + asks_length else []


def cells_of_class(query: Query, row: RowView) -> list[Cell]:
    """The cell that tells of which class something is (几级响应: 响应级别), and not the class that
    the question names itself."""
    if query.measure != "级":
        return []
    named = [(c, match["of"]) for c in row.row.cells if (match := _CLASS.fullmatch(c.column))]
    return [c for c, of in named if c.text and of in query.text and c.text.text not in query.text]


def who_acts(statement: Statement, *, asked: str) -> str:
    """The unit of a row that does what is asked about, or that is told of it; "" where no column
    is named for that alone."""
    cells = [cell for cell in statement.row.row.cells if cell.text] if statement.row else []
    cell = _who(asked, cells)
    return close_up(cell.text).text if cell else ""


def _who(asked: str, cells: Sequence[Cell]) -> Cell | None:
    """The cell under 批准人, 签发领导 and the like, by the act that is asked about; that under
    接收单位 where it is asked to whom something goes."""
    named = [(cell, match["act"]) for cell in cells if (match := _WHO_ACTS.fullmatch(cell.column))]
    if _RECEIVER_ASKED.search(asked):
        return next((cell for cell, name in named if _RECEIVES.search(name)), None)
    for act in _ACTS:
        own = [cell for cell, name in named if act.search(name)]
        if len(own) == 1 and act.search(asked):
            return own[0]
    return None


def _how_long(asked: str, cells: Sequence[Cell]) -> Cell | None:
    """The cell with nothing but a length of time, each word of whose column is in the question."""
    for cell in cells:
        words = _TIME.sub("", cell.column)
        pieces = [words[at : at + _PIECE] for at in range(0, len(words), _PIECE)]
        lasts = LENGTH.search(close_up(cell.text).text)
        if lasts and pieces and all(piece in asked for piece in pieces) and words != cell.column:
            return cell
    return None
