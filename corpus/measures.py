"""Units of measure and count as official texts write them, each with one canonical name."""

from __future__ import annotations

import re

_VARIANTS: dict[str, tuple[str, ...]] = {
    "吨": ("吨", "t"),
    "吨标准煤": ("吨标准煤", "吨标煤", "tce"),
    "蒸吨": ("蒸吨/小时", "蒸吨/时", "蒸吨/h", "蒸吨每小时", "蒸吨", "t/h"),
    "千克": ("千克", "公斤", "kg"),
    "克": ("克", "g"),
    "毫克": ("毫克", "mg"),
    "微克": ("微克", "μg", "ug"),
    "公里": ("公里", "千米", "km"),
    "米": ("米", "m"),
    "厘米": ("厘米", "cm"),
    "毫米": ("毫米", "mm"),
    "平方公里": ("平方公里", "平方千米", "km2", r"km\^2"),
    "平方米": ("平方米", "m2", r"m\^2", "㎡", "平米", "平方(?![公千厘毫米的式])"),
    "立方米": ("标准立方米", "标立方米", "立方米", "Nm3", "m3", r"m\^3", "㎥", "立方"),
    "公顷": ("公顷", "hm2"),
    "亩": ("亩",),
    "升": ("升(?!级|至|到|高)", "L"),
    "千瓦时": ("千瓦时", "kWh", "度(?!假|过)"),
    "千卡": ("千卡", "大卡", "kcal"),
    "千瓦": ("千瓦", "kW"),
    "兆瓦": ("兆瓦", "MW"),
    "千伏": ("千伏", "kV"),
    "千伏安": ("千伏安", "kVA"),
    "兆伏安": ("兆伏安", "MVA"),
    "元": ("元(?!素|旦|器|催化)", "块钱"),
    "分贝": ("分贝", "dB"),
    "摄氏度": ("摄氏度", "℃", "°C"),
    "天": ("天(?!然|气|空)", "日(?!均|常|报|产|前期)"),
    "小时": ("小时", "h"),
    "分钟": ("分钟", "min"),
    "个月": ("个月", "月(?=[·./])"),
    "年": ("年(?!度|产|货|级|均|报|检|修)(?!行动|计划|规划|攻坚|决战)",),
    "周": ("周(?!边|围|期|转)", "个星期", "个周"),
    "倍": ("倍",),
    "个百分点": ("个百分点", "百分点"),
    "户": ("户(?!外|籍)",),
    "家次": ("家次", r"家\(次\)"),
    "家": ("家(?!具(?![备有])|庭|禽|用|电)",),
    "台": ("台次", r"台\(套\)", "台套", "台(?!账|帐|式)"),
    "套": ("套(?!用)",),
    "座": ("座(?!谈)",),
    "条": ("条(?!例|款|件|文|约)",),
    "个": ("个(?!体|人信|别|性|月|小时|工作日|百分点)",),
    "项": ("项(?!目)",),
    "辆次": ("辆次", r"辆\(次\)"),
    "辆": ("辆",),
    "批次": ("个批次", "批次"),
    "批": ("批(?!准|复|评|示|发|量)",),
    "人次": ("人次",),
    "次": ("次(?!生|年|要|日|品|数)",),
    "人": ("人(?!民|员|口|力|工|次|为|均)",),
    "名": ("名(?!单|称|录|义)",),
    "所": ("所(?!有|在|属|需)",),
    "处": ("处(?!理|置|罚|于|以|分|方)",),
    "件": ("件",),
    "起": ("起(?!重|步|草|到|始)",),
    "栋": ("栋",),
    "艘": ("艘",),
    "架": ("架(?!构|设)",),
    "组": ("组(?!织|成|建|分|长|合)",),
    "类": ("类(?!别|似|型)",),
    "种": ("种(?!植|类|子)",),
    "县": ("县(?!级)",),
    "镇": ("镇",),
    "村": ("村",),
    "份": ("份(?!额)",),
    "块": ("块(?!钱)",),
    "宗": ("宗(?!旨|教)",),
    "根": ("根(?![据本除治源])",),
    "株": ("株",),
    "头": ("头",),
    "位": ("位(?!于|置)",),
    "分": ("分(?!别|钟|析|类|级|为|解|工|公|局|散|之|段|布|管)",),
}  # fmt: skip
_PER = r"(?:/|每)"
_DUST = (
    r"吨/月·?平方公里|吨/\(?(?:平方公里|km2)·?(?:月|30天|30d)\)?|吨/\(?月·?(?:平方公里|km2)\)?"
    r"|吨/平方公里/月|吨每平方公里每?月|t/\(?km2·(?:30d|月|month)\)?|吨/月\.平方公里"
)
DUST_FALL = "吨/月·平方公里"  # 降尘量, of which every paper has its own spelling
COUNT_UNITS = frozenset(
    {
        "户", "家次", "家", "台", "套", "座", "条", "个", "项", "辆次", "辆", "批次", "批", "人次",
        "次", "人", "名", "所", "处", "件", "起", "栋", "艘", "架", "组", "类", "种", "县", "镇",
        "村", "份", "块", "宗", "根", "株", "头",
    }
)  # fmt: skip
TIME_UNITS = frozenset(("天", "小时", "分钟", "个月", "年", "周"))


def _spelled(variant: str) -> str:
    """A Latin unit must not run on into a word: 5t, but not 5th."""
    latin = variant[-1].isascii() and variant[-1].isalpha()
    return f"{variant}(?![A-Za-z²³])" if latin else variant


_ALL = sorted(
    ((variant, name) for name, variants in _VARIANTS.items() for variant in variants),
    key=lambda pair: -len(pair[0].partition("(?")[0] or pair[0]),
)
_NAMES = {re.sub(r"\(\?.*", "", variant).replace("\\", ""): name for variant, name in _ALL}
_ONE = "|".join(_spelled(variant) for variant, _ in _ALL)
UNIT = rf"(?:{_DUST}|(?:{_ONE})(?:{_PER}(?:{_ONE}))?)"
_PARTS = re.compile(_PER)
_RAISED = re.compile(r"(?<=m)[23]$|(?<=m)[23](?=\()")


def spellings(unit: str) -> str:
    """A pattern for all spellings of a unit, 万吨 like 吨, 毫克每立方米 like mg/m³; for no unit the
    text itself."""
    parts = _PARTS.split(unit)
    if len(parts) > 1:
        return _PER.join(f"(?:{spellings(part)})" for part in parts)
    plain = unit.lstrip("万亿")
    variants = _VARIANTS.get(_NAMES.get(plain, plain), (re.escape(unit),))
    return "|".join(_RAISED.sub(_as_raised, _spelled(variant)) for variant in variants)


def _as_raised(digit: re.Match[str]) -> str:
    """A pattern for a digit that is often raised: m³ for m3."""
    return f"[{digit.group()}{'²' if digit.group() == '2' else '³'}]"


def canonical_unit(text: str) -> str:
    """The one name of a unit matched by `UNIT`: `μg/m3` and 微克每立方米 are 微克/立方米."""
    plain = text.replace("^", "")
    if plain in _NAMES:
        return _NAMES[plain]
    if re.fullmatch(_DUST, plain):
        return DUST_FALL
    return "/".join(_NAMES.get(part, part) for part in _PARTS.split(plain))
