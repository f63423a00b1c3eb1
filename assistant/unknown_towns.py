"""Towns that no document names: what is to be done there is told neither by the total of the county
nor by another town's row.

What holds for everybody (a subsidy, a ban) holds in such a town too; only a share is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.places import PlaceName
from corpus.gazetteer import is_common_word

# A town right behind the place that it lies in: 某县的吴坝镇, but no 美丽乡村, 家电下乡, 各乡镇.
TOWN = re.compile(
    r"的?(?P<town>(?P<name>(?![各全该本两几每哪多所辖下属有一某重中特小农])[\u4e00-\u9fff]{2,6}?)"
    r"(?:(?<![城乡小集建])镇(?!域|区|村)|(?<![城下返回家老入进还故])乡(?![镇村下里间])"
    r"|苏木|街道(?!路|两|清|保)|管委会|管理委员会))"
)
# A share of what is to be done: 任务, 目标, 多少户; not what each household gets.
_SHARE = re.compile(
    r"任务|目标|指标|(?:几|多少)(?:万|千|百)?(?:户|台|家|辆|座|吨|个村|平方)|承担|分到|分配"
)
_OF_EACH = re.compile(r"每|补[贴助偿]|补多少|奖|罚")


def unknown_town(text: str, places: Iterable[PlaceName], said: Sequence[str]) -> str | None:
    """The town of which the question asks a share and that no text of `said` names."""
    if not _SHARE.search(text) or _OF_EACH.search(text):
        return None
    for place in places:
        town = TOWN.match(text, place.end) if place.region else None
        if town is None or is_common_word(town["name"]):
            continue
        if not any(town["name"] in texts for texts in said):
            return town["town"]
    return None
