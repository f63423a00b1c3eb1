"""Words of a question of which a statement has nothing, though the documents use them elsewhere.

The strongest sign that a figure is one of something else: a plan that speaks of 物流通道 in one
clause does not mean them where it counts stations and says nothing of the kind. Everyday words
are no such sign, since no document uses them; nor are the words that any figure goes by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.question import Query, Want
from assistant.slot_checks import is_about_curtailing
from corpus.vocabulary import find_grades, find_levels

# What is said of any figure, task or document tells none from another: how much, what is done
# about it (治理 and 整治 are one), by whom, until when. Seams of such words are among them.
_OF_ANY = frozenset(
    re.findall(
        "..",
        "实际浓度计划任务比例列入安排已经幅度环保公司企业家企类企业企基础微克毫克排名部分"
        "数量限制独立处理启动开展问题时间名单周边超过全部设备绩效效评保绩指标目标标准要求"
        "规模水平情况范围总量总数规定明确方案文件内容具体项目工作单位部门政府达到控制完成"
        "实施落实进行需要可以允许不能必须最高最低最多最少上限下限限值数值数字数据结果预警"
        "响应应急区间期间阶段以上以下以内分别共有合计累计改造治理整治提升建设推进推动加强"
        "加快支持承担持续使用利用采用组织负责牵头执行管理管控监管保障确保纳入涉及包括其中"
        "必要一般重点主要专项综合新增原有现有所有覆盖发布通知清单附件正文每年每月年底年度"
        "今年去年当年本地全市全县市级县级省级",
    )
)
_MONEY = re.compile("[元钱补奖领]|资金|经费|[能可]拿")
_MANNER = re.compile("怎么|如何")


def words_asked_of(query: Query, words: Sequence[str]) -> list[str]:
    """Of the words of a question those that say what a figure is asked of; none where money is
    asked for, which people ask in words of their own. Grades, levels, places and industries are
    held against a statement by themselves."""
    if not query.regions or not set(query.wants) <= {Want.AMOUNT, Want.COUNT}:
        return []
    if is_about_curtailing(query) or _MONEY.search(f"{query.text}{query.measure}"):
        return []
    if _MANNER.search(query.text):
        return []
    slots = [
        *(query.text[m.start : m.end] for m in find_grades(query.text)),
        *(query.text[m.start : m.end] for m in find_levels(query.text)),
        *(mention.word for mention in query.industries),
        *query.inner_places,
        *query.enterprises,
        *query.units,
    ]
    return [w for w in words if w not in _OF_ANY and not any(w in slot for slot in slots)]


def has_nothing_of(word: str, missing: Collection[str]) -> bool:
    """Is a word missing, and each of its characters too?"""
    return all(part in missing for part in (word, *word))
