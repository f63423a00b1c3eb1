"""Names of authorities, whole and in the fragments that a line end makes of them.

Lists of units are broken wherever their column ends. What a fragment belongs to is known from
the names that the same file holds whole, and from those that cities and counties everywhere have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from corpus.table_shapes import plain

_DIVIDERS = re.compile(r"[、，,；;]")
_PLACES = ("县", "区", "市")
_REST = range(3, 6)  # characters of a name's end that stand out before other words
_BRACKETED = r"[（(]市、?区[）)]"
_ALL_COUNTIES = re.compile(rf"各县{_BRACKETED}(?:人民)?政府")
_NAME = re.compile(
    r"(?:[市省县区州各][一-龥]{1,12}(?:局|委|厅|办|办公室|支队|总队|大队|中心|集团|公司|指挥部|单位|部门)"
    r"|[一-龥]{1,8}(?:人民政府|管委会))"
)

# what cities and counties everywhere have, in the short forms that lists of duties use
_OFFICES = """
发展改革委 发改委 工信局 工业和信息化局 教育局 科技局 公安局 交警支队 民政局 司法局 财政局
人社局 自然资源局 规划和自然资源局 生态环境局 住建局 住房城乡建设局 城市管理局 城管局
交通运输局 交通局 水利局 水务局 农业农村局 商务局 文旅局 文化和旅游局 卫健委 卫生健康委
应急局 应急管理局 审计局 国资委 市场监管局 市场监督管理局 能源局 统计局 林业局 气象局
行政审批局 审批服务管理局 行政审批服务管理局 大数据局 信访局 邮政管理局 机关事务管理局"""
_GOVERNMENTS = """
县人民政府 区人民政府 市人民政府 各县（市、区）人民政府 各县(市、区)人民政府
各县市区人民政府 开发区管委会 经济开发区管委会 高新区管委会 各乡镇人民政府"""


@dataclass(frozen=True, kw_only=True)
class UnitNames:
    """Names of authorities that a file holds whole, and the fragments a line end makes of them."""

    names: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> UnitNames:
        """Names are looked for in each text by itself, never across the end of one."""
        names = {f"{level}{office}" for level in "市县" for office in _OFFICES.split()}
        names.update(_GOVERNMENTS.split())
        for text in texts:
            bare = plain(text)
            names.update(_ALL_COUNTIES.findall(bare))
            for item in re.split(r"[、，,；;：:。［］\[\]〔〕（）()]", bare):
                if _NAME.fullmatch(item):
                    names.add(item)
        return cls(names=frozenset(names))

    @cached_property
    def fragments(self) -> frozenset[str]:
        """Every stretch of a name, two characters and up, and each name's outer characters."""
        found = {end for name in self.names for end in (name[0], name[-1])}
        for name in self.names:
            found.update(name[a:b] for a in range(len(name)) for b in range(a + 2, len(name) + 1))
        return frozenset(found)

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset(name[:k] for name in self.names for k in range(1, len(name) + 1))

    @cached_property
    def _ends(self) -> frozenset[str]:
        return frozenset(name[k:] for name in self.names for k in range(len(name)))

    def share(self, text: str) -> float:
        """The share of a text that consists of names and their fragments."""
        bare = plain(text)
        if bare.strip("、，,") in self.fragments:
            return 1.0
        items = [item for item in _DIVIDERS.split(bare) if item]
        known = sum(len(item) for item in items if item in self.fragments)
        return known / max(1, sum(len(item) for item in items))

    def whole(self, text: str) -> bool:
        """Only whole names, whatever divides them."""
        items = [item for item in _DIVIDERS.split(plain(text)) if item]
        return bool(items) and all(item in self.names for item in items)

    def begins(self, text: str) -> bool:
        """The text begins a name."""
        first = _DIVIDERS.split(plain(text))[0]
        return first in self._starts or first[:1] in set("市省各")

    def ends(self, text: str) -> bool:
        """The text ends with a whole name, or with the end of one."""
        return _DIVIDERS.split(plain(text))[-1] in self._ends

    def breaks_off(self, text: str) -> bool:
        """The text ends in the middle of a name: of a known one, or of a place's government."""
        *others, last = _DIVIDERS.split(plain(text))
        if last in self.names or last in self._ends:
            return last in _PLACES
        alone = bool(others) and not any(other.endswith(_PLACES) for other in others)
        return last in self._starts or (alone and last.endswith(_PLACES))

    def is_rest(self, text: str) -> bool:
        """The text begins with what can only be the end of a broken name: 务局、市财政局."""
        first = _DIVIDERS.split(plain(text))[0]
        if first in self._ends:
            return first not in self._starts and first not in self.names
        return any(first[:k] in self._ends and first[:k] not in self._starts for k in _REST)

    def cut(self, text: str) -> int | None:
        """Where a stretch of a name ends inside a text that goes on with something else."""
        longest = next(
            (
                end
                for end in range(min(len(text), LONGEST_NAME), 1, -1)
                if text[:end] in self.fragments
            ),
            0,
        )
        sure = longest >= SURE_FRAGMENT or text[:longest] in self._ends
        goes_on = longest < len(text) and text[longest] not in "、，,；;。"
        return longest if longest and sure and goes_on else None

    def join(self, left: str, right: str) -> bool:
        """The end of one text and the beginning of the other make a stretch of a name."""
        a, b = _DIVIDERS.split(plain(left))[-1], _DIVIDERS.split(plain(right))[0]
        if not a or not b:
            return plain(left)[-1:] + plain(right)[:2] in self.fragments
        return a[-2:] + b[:2] in self.fragments or a[-1:] + b[:2] in self.fragments


SURE_FRAGMENT = 4  # characters of a name that show where it breaks off
LONGEST_NAME = 16
