"""Keywords put as the question that they mean: 耐火 某市 停产天数 asks 停产天数是多少.

People who are used to search boxes type nouns with blanks between them. What is asked for is told
by the noun that names a kind of answer: a time limit, a unit in charge, a number of things.
"""

from __future__ import annotations

import re

from assistant.reference import asks
from corpus.measures import COUNT_UNITS, UNIT

_COUNTED = "".join(unit for unit in sorted(COUNT_UNITS) if len(unit) == 1)
# Nouns that end a keyword, and the question that each means; the first that fits is taken.
_NOUNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(noun), question)
    for noun, question in (
        (r"(?:期限|时限|截止|日期|(?<!工作)时间|时间节点|节点)$", r"\g<0>是什么时候"),
        (
            r"(?:(?:牵头|责任|配合|主管|负责)(?:落实|实施)?的?(?:[单但]位|部门|人|政府|机构|主体)?"
            r"|(?:落实|监管|承担)的?(?:[单但]位|部门|人|政府|机构|主体))$",
            r"\g<0>是谁",
        ),
        (rf"的?总?(?P<unit>[{_COUNTED}])数$", r"有多少\g<unit>"),
        (rf"^(?:总|共|合计|一共|总共)(?P<unit>{UNIT})$", r"一共多少\g<unit>"),
        (rf"^(?P<unit>{UNIT})$", r"是多少\g<unit>"),
        (
            r"(?:目标值?|限值|上限|下限|比例|比率|浓度|金额|标准|天数|负荷|产能|规模|面积|数量|总量|总数|数目"
            r"|额度|幅度|(?<![效频])率)$",
            r"\g<0>是多少",
        ),
        (
            r"(?P<number>[一二两三四五六七八九十\d]+)家(?:企业|公司|单位|厂)$",
            r"\g<0>是哪\g<number>家",
        ),
        (r"(?:名单|清单|措施|要求|任务|内容|条件|范围|步骤)$", r"\g<0>有哪些"),
        (r"(?:限产|停产|错峰|减产|管控)$", r"怎么\g<0>"),
        (r"(?:罚款|补贴|奖励|补助)$", r"\g<0>多少"),
        (r"(?:处罚|后果|追责)$", r"会怎么处罚"),
        (r"(?:文号|电话|邮箱|发文字号)$", r"\g<0>是多少"),
    )
)


# 请查明某市改造的总户数。 Without a polite word, 说明 or 明确 is what a document does.
_POLITE = r"(?:请|麻烦|烦请|帮我|给我|需要?|我要)"
_REQUEST = re.compile(
    rf"^(?:{_POLITE}+(?:列明|说明|写明|告知|提供|明确|核实)"
    rf"|{_POLITE}*(?:查明|查询|查找|查一?[下查]|检索))(?:一下)?"
    r"(?P<noun>.{4,}?)[。.！!，,]*$"
)
_PARTED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?P<asked>多少|几(?!乎)|哪|什么|谁|何时|怎么)")
_END = re.compile(r"[?？。吧]\s*$")


def as_question(text: str) -> str:
    """The question that keywords mean, or a request for a noun; any other text as it is."""
    text = _PARTED.sub(r"\g<asked>", text)
    requested = _REQUEST.match(text)
    words = [requested["noun"]] if requested else text.split()
    if asks(text) or not (requested or (len(words) > 1 and _END.search(text) is None)):
        return text
    for place in reversed(range(len(words))):
        for noun, question in _NOUNS:
            match = noun.search(words[place])
            if match:
                words[place] = words[place][: match.start()] + match.expand(question)
                return f"{' '.join(words)}？"
    return requested["noun"] if requested else text
