"""Words of a question of which a statement has nothing, though the documents use them elsewhere.

The strongest sign that a figure is one of something else: a plan that speaks of 物流通道 in one
clause does not mean them where it counts stations and says nothing of the kind. Everyday words
are no such sign, since no document uses them; nor are the words that any figure goes by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence import Explainer
from assistant.question import Query, Want
from assistant.slot_checks import is_about_curtailing
from corpus.vocabulary import find_grades, find_levels
from index.terms import grams

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
# 职工怎么安置, 要办哪两个证: the verb, the thing that is asked for itself.
_ASKED_ITSELF = re.compile(
    r"(?:怎么|如何)(?P<verb>[^\W\d写说讲定算看做办弄搞样收处罚]{2})(?=[的呢啊？?，]|$)"
    r"|(?:要不要|用不用|该不该)(?P<act>[^\W\d]{2,3})(?=[的呢啊？?，]|$)"
    r"|哪[两几三四五六七八九十]个(?P<thing>[^\W\d局委部]{1,2})(?=[的呢啊？?，]|$)"
)
_OF_CURTAILING = ("产量", "产能", "负荷")  # 砍多少产量: what is cut, said in other words
_MONEY = re.compile("[元钱补奖领]|资金|经费|[能可]拿")
_MANNER = re.compile("怎么|如何")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWords:
    """What a statement has to have something of: the pairs of characters of what a number is
    asked of (`focus`), any of which will do; each of the `words` that say of what; and the verb or
    the thing that is asked for `itself`, by any of its characters."""

    focus: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    itself: str = ""

    def are_missing(self, missing: Collection[str]) -> bool:
        """Has a statement that has nothing of `missing` nothing of one of these?"""
        no_focus = bool(self.focus) and all(
            any(part in missing for part in (pair, *pair)) for pair in self.focus
        )
        no_word = any(all(part in missing for part in (word, *word)) for word in self.words)
        return no_focus or no_word or (bool(self.itself) and set(self.itself) <= set(missing))


def asked_words(query: Query, explainer: Explainer) -> AskedWords:
    """What a statement has to have something of to answer a question."""
    return AskedWords(
        focus=tuple(pair for pair in _focus(query) if explainer.weighs(pair)),
        words=tuple(_of_what(query, explainer.words)),
        itself="".join(sign for sign in _itself(query) if explainer.weighs(sign)),
    )


def _focus(query: Query) -> Iterator[str]:
    """The pairs of characters of what a number is asked of."""
    if query.wants_any(Want.COUNT, Want.WHO, Want.WHEN, Want.LIST):
        return
    if is_about_curtailing(query) and query.focus in _OF_CURTAILING:
        return
    yield from (gram for gram in grams(query.focus) if len(gram) == 2)


def _of_what(query: Query, words: Sequence[str]) -> Iterator[str]:
    """Of the words of a question those that say what a figure is asked of; none where money is
    asked for, which people ask in words of their own. Grades, levels, places and industries are
    held against a statement by themselves."""
    if not query.regions or not set(query.wants) <= {Want.AMOUNT, Want.COUNT}:
        return
    if is_about_curtailing(query) or _MONEY.search(f"{query.text}{query.measure}"):
        return
    if _MANNER.search(query.text):
        return
    slots = [
        *(query.text[m.start : m.end] for m in find_grades(query.text)),
        *(query.text[m.start : m.end] for m in find_levels(query.text)),
        *(mention.word for mention in query.industries),
        *query.inner_places,
        *query.enterprises,
        *query.units,
    ]
    yield from (w for w in words if w not in _OF_ANY and not any(w in slot for slot in slots))


def _itself(query: Query) -> str:
    """The verb or the thing that is asked for itself; empty if that is none of its own."""
    match = _ASKED_ITSELF.search(query.text)
    asked = (match[name] for name in ("verb", "act", "thing")) if match else ()
    word = next((word for word in asked if word), "")
    return word if word not in _OF_ANY else ""
