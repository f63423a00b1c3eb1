"""Questions that leave out what they are about: 由谁牵头, 要停几天, 哪些工程除外, 改完以后怎么验收.

They are asked of what was talked about last.
"""

from __future__ import annotations

import re

from assistant.slots import Kind, Said

# Openings of a question that leaves its subject out, with the characters of content that it may
# have; one with more has a subject of its own further on.
_SUBJECTLESS: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            r"(?:还|也|都|就|才)?(?:会|能|可以?|要|应|需|必须|得|不|没|被|是否|用不用|允许|罚"
            r"|停|限|降|减|同?比|较|补贴|补助|奖|扣)"
        ),
        6,
    ),
    (re.compile(r"[由归让找跟向问去]?(?:谁|哪[个些几]*(?:部门|单位|局))"), 4),
    (re.compile(r"(?:有没有|有无|有|哪[些种类个]|什么|谁)?[^，？]{0,4}(?:除外|例外|豁免)"), 6),
    (
        re.compile(
            r"哪[个些几一]*(?:县|区|市|地方|部门|单位|行业|等级|级|企业|家)*的?(?:要求|任务|目标)?(?:最|排)"
        ),
        4,
    ),
    (
        re.compile(
            r"[\u4e00-\u9fff]{1,3}(?:(?:完|好|掉|成)了?(?:之?后|以后)|以后|之后|了之?后|下来)[^，。？]{0,2}"
            r"[又还再能要得怎多换找用给归]"
        ),
        8,
    ),
    (re.compile(r"怎么|如何|什么时候|何时|多久|最[晚迟]|[从到]什么|[从到]?[几哪][号天]"), 2),
)


def lacks_subject(new: Said) -> bool:
    """Does a question begin with what is asked of a thing that it does not name?"""
    named = any(new.has(kind) for kind in (Kind.COMPANY, Kind.INDUSTRY, Kind.DOCUMENT))
    return not named and any(
        len(new.own) <= most and opening.match(new.text) for opening, most in _SUBJECTLESS
    )
