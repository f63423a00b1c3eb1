"""How people word a question: what is asking, filler or politeness, and what is left of it.

What is left is the content, which the evidence has to explain. A word is only taken away where it
cannot be content: 规定 asks in 方案规定几天, and is content in 规定动作.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.keywords import as_question
from corpus.measures import UNIT
from corpus.remembered import remembered

_BESIDE = "[和与跟同及、比]"
# Everyday ways of saying a time, a class or a substance, put the way documents put them.
_SAYINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[头前](?:三|3)个月"), "1-3月"),
    (re.compile(r"(?:最后|后|末尾?)(?:三|3)个月"), "10-12月"),
    (re.compile(r"[头前]半年"), "上半年"),
    (re.compile(r"后半年"), "下半年"),
    (re.compile(r"头一个?(?=阶段|批|期|名)"), "第一"),
    (re.compile(r"(?<![秋今去])冬防"), "秋冬防"),
    # 2020到2021那个冬天, 2020-2021那一季冬防: the season that a plan is for
    (
        re.compile(
            r"(20\d\d)年?[-—~至到](20\d\d)年?的?(?:那一?[个季轮年]?)(?:的)?(?:冬天|冬季|秋冬季?防?|采暖季)"
        ),
        r"\1-\2年秋冬季",
    ),
    (re.compile(r"比(?:上|去|前)一?年的?(?:同一?时?期)"), "同比"),
    (re.compile(r"(?<=[能可])(?:以)?(?:松|放松|少限|少停|少压|少降)(?=多少|几|百分之)"), "减少"),
    (re.compile(r"(?:相差|差)在(?:哪(?:里|儿|些地方)?|什么地方)"), "有什么差别"),
    # 由哪几部分组成, 怎么构成的: the parts of an amount; 在各县区怎么分布: how much of it each has
    (
        re.compile(
            r"(?:都|各)?是?由(?:哪[一几些两三四]*|什么)个?(?:大?部分|大?块|方面)?(?:组成|构成)的?(?=[？?，]|$)"
            r"|(?:是|都)?(?:怎么|如何|怎样|咋)(?:组成|构成)的?(?=[？?，]|$)"
            r"|(?<=元)(?:都|分别|主要)*(?:用[在到于]|花[在到])(?:了)?(?:哪[些几]|什么)个?(?:方面|地方|事|项目)?(?:[、，]?各(?:是|有)?(?:多少|几何))?(?=[？?，]|$)"
        ),
        "包括哪些",
    ),
    (
        re.compile(
            r"(?P<each>各个?(?:县|市|区|县区|区县|县市区?|市县区?|乡镇|镇街?|街道|旗)(?:之间|里)?)(?:是|都)?(?:怎么|如何|怎样|咋)分布的?(?=[？?，]|$)"
        ),
        r"\g<each>各有多少",
    ),
    (re.compile(r"(?<!峰)(?:便宜|低?谷)电(?![价费力厂站网])"), "谷段电"),
    (re.compile(r"(?<=[几少][类条项种个])来(?:写|说|讲|列|定|规定)(?=[？?]|$)"), ""),
    # 除某县山区外，最晚什么时候: what is left out is not what is asked about
    (
        re.compile(
            r"除了?[^，。？级家]{2,24}(?:以|之)?外[，,](?=[^，。？]*(?:什么时候|何时|哪[个一]?[月天年日]|几月|最[晚迟]))"
        ),
        "",
    ),
    (
        re.compile(r"(?:还|都|尚)?没有?安?装(?=用电|分表|视频|监|在线|设[施备]|门禁|OBD|的是)"),
        "未安装",
    ),
    # 哪个乡镇火点多了，每个火点扣多少钱: whichever it is
    (
        re.compile(
            r"哪一?[个家](?=[^，。？最第几多]{2,6}[^，。？最第]{1,8}了(?:的话)?[，,][^？]*(?:多少|几|谁|怎么|什么|如何|咋))"
        ),
        "",
    ),
    (re.compile(r"多达(?=(?:多少|几)[个家项条种类])"), "有"),
    (re.compile(r"挑头|领头(?=[的抓]|$|，)|打头(?=[的抓]|$|，)"), "牵头"),
    (re.compile(r"担责(?!任)"), "负责"),
    (re.compile(r"(?<!曾)几时(?!间)"), "什么时候"),
    (re.compile(r"(?<=[几少][台座条口个辆])(?P<thing>炉|窑|车|罐|池|棚|厂)子(?!女)"), r"\g<thing>"),
    # as officials write: 责任单位及时限分别为何, 由何级政府批准
    (re.compile(r"(?:分别|各)?为何(?=[？?。，]|$)(?<!^为何)"), "分别是什么"),
    (re.compile(r"何(?=级|机关|单位|部门|主体|企业|县|市|区)"), "哪"),
    (
        re.compile(
            r"(?<![\d.第])(?=[123]\d年(?:秋冬|冬[季天防]|底(?!盘)|[上下]半年|.季度|\d{1,2}月))"
        ),
        "20",
    ),
    # 2020和2021两份, 21年跟20年: years held against each other
    (re.compile(rf"(?<![\d.〔\[第])(?=2\d年?{_BESIDE}2\d年)"), "20"),
    (re.compile(rf"(?<=20\d\d年{_BESIDE})(?=2\d年)|(?<=20\d\d{_BESIDE})(?=2\d年)"), "20"),
    (re.compile(rf"(?<![\d.〔\[第\-—~至])(20\d\d)(?={_BESIDE}20\d\d(?![\d\-—~至]))"), r"\1年"),
    (re.compile(rf"(?<=20\d\d年{_BESIDE})(20[0-4]\d)(?![\d年\-—~至〕\]])"), r"\1年"),
    (re.compile(r"(?:不是|没评上|不属于|未达到|算不上)引领性?"), "非引领性"),
    (re.compile(r"非引领(?!性)"), "非引领性"),
    (re.compile(r"评(?:为|上|成|了)?([A-D])(?![A-Za-z级+-])"), r"评为\1级"),
    (re.compile(r"(?<=升)[为上成了到]{1,2}([A-D])(?![A-Za-z级+\-])"), r"为\1级"),
    (re.compile(r"(?<=创)[为上成了到]{1,2}([A-D])(?![A-Za-z级+\-])"), r"\1"),
    (re.compile(r"(?<=[A-D])\s+(?=级)"), ""),
    (re.compile(r"(?<=绩效|评级)([A-D][+-]?)(?![A-Za-z级+-])"), r"\1级"),
    (re.compile(r"(?<![A-Za-z])([A-D]-)(?=[，,、。？?\s]|企业|厂)"), r"\1级"),
    (re.compile(r"(?<=\d)[至到](?=\d{1,2}月)"), "-"),
    (re.compile(r"(?i)pm\s*(?:2\.?5|二点五)"), "PM2.5"),
    # what the air of a county is to come to: the table of its kind has but the figure, while of a
    # city a sentence says 控制在
    (
        re.compile(
            r"((?<![市城全各])[县区旗][^，。？]{0,20}?(?:2\.5|M10|浓度|比例)的?|天数的?)控制(?=目标)"
        ),
        r"\1",
    ),
    (re.compile(r"(?i)pm\s*10(?!\d)"), "PM10"),
    (re.compile(r"(?<=[红橙黄蓝]色)警报"), "预警"),
    (re.compile(r"(?<![A-Za-z])([A-D])减(?=[（(级企类])(?:[（(]\1[-－—][）)])?"), r"\1-级"),
    # who asks is no part of what is asked: 我是搅拌站的环保负责人，…
    (
        re.compile(
            r"(?<=^我是)(?P<where>[^，。？]{2,24}?)的?(?:环保|安全|生产|安环)?"
            r"(?:负责人|经理|主管|老板|员工|职工|工作人员|环保员|安全员|科长|科员|厂长)(?=，)"
        ),
        r"\g<where>",
    ),
)
_SMALL_GRADE = re.compile(r"(?<![A-Za-z])[a-d](?=[-+－—]?\s*级)")
_LEVEL_DIGIT = re.compile(r"(?<!\d)[1-4](?=级(?:应急)?(?:响应|预警))")
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}

_POLITE = (
    r"核[对实](?:一[下个])?(?:数字?|时间|日期)?|请问|请教(?:一?下)?|[你您]好|劳驾|麻烦(?:问)?(?:一下)?|帮我|帮忙|我?想(?:要)?(?:问|知道"
    r"|了解|咨询|请教|确认|打听|请问)(?:一?下)?"
    r"|问一?下|查一?[下查]|看一?下|看看|说说|讲讲|[说讲]一下|告诉我|能(?:告诉|给)我|知道"
    r"|了解一?下|咨询|谢谢|多谢"
)
_HEDGES = (
    r"(?:一般|通常|具体|总的|简单)来[说讲]|一般情况下|一般(?!工业|固|控制|性|区|企业|排放|规定"
    r"|污染|事故)|通常|大概|大约|大致|差不多|到底|究竟|其实"
    r"|好像|听说|据说|我记得|估计|来着|现在|目前|眼下|如今|这会儿|现行|平时|总之|反正|另外|顺便"
    r"|话说|按理说|说是|随便|会?(?:有|没)人管|这事儿?"
)
_POINTING = (
    r"[那这](?:边|儿|里)|这一?块(?:工作)?|[这那]方面|[这那]件?事儿?|[那这](?:几(?:个月|个?星期|[天年日周])|段(?:时间|日子))"
    r"|[这那](?:个|些|种|类|阵子)"
    r"|咱们?(?:这儿?|[市县区省厂])?|我们(?:这儿?|[市县区省厂])?"
    r"|(?<!自)我|俺|你们|他们|它们?|自己|市里|各市|两个?市|两市"
)
_ASKING = (
    r"(?:要|应|得|需)?在(?=什么时|啥时|何时|哪[一天年日个]|几[月号日])|"
    r"从(?:什么时候|哪[天年日月]|几[号月])(?:开始|起)?|到(?:什么时候|哪[天年日月]|几[号月])(?:结束|为止|止)?"
    r"|(?:什么|啥)时[候间]?|何时|为什么|为啥|为何|凭什么|什么|啥|百分之(?:多少|几)|(?:多少|几)钱"
    r"|(?:怎么?|如何|咋)(?:收拾|写的|定的?|算的?(?!法))|会(?:怎么?|如何|咋)(?:办|处[理置罚]|罚|惩|追究)|抓住了?|被?[抓查]到了?"
    r"|给个(?:百分比|数字?|准[数话信])|(?:才|就)?算(?:达标|合格|过关)|多少|多久"
    r"|(?<![许很更最不至太])多长时间|(?<![许很更最不至太])多(?:[大高长宽远](?!型|排)|重(?!污|点"
    r"|大|型|要))"
    r"|哪[些几两三四五六七八九十\d]*[个家]?(?:[省市县区][级直])?(?:部门|单位|局|机关|机构)"
    r"|哪[一些个几儿里家种类天年月位项条份]*|几(?:[个号天家项条月点](?!具(?![备有体])))|谁"
    r"|怎么?样|怎么|咋样?|如何|是否|是不是|能不能|可不可以|要不要|会不会|有没有|能否|可否"
    r"|行不行|用不用|让不让|该不该|准不准|算不算"
    r"|需不需要|(?<=的)数字(?=[各分是为])|允不允许|[呢吧么啊嘛呀]|吗(?!啡)|最[晚迟]|截止|期限|时限|分别|各[是为]|应该"
    r"|应当|需要|必须|非.{1,3}不可|才行"
)
_SAYING = (
    r"里面|当中|期间|之前|以前|之后|以后|以内|以下|以上|之内|根据|按照|依照"
    r"|按(?=[^，。？]{1,20}(?:要求|规定|方案|标准|计划))|关于|对于"
    r"|规定(?!动作)|要求|(?<![报交])(?<!生产)(?<!操作)(?<!改造)(?<!整改)方案|文件|通知(?![书单])|提到|提出|明确|具体(?!化)"
    r"|(?<=[案件知里中])说(?!明)|如果|要是"
    r"|假如|万一|的话|一共|总共|合计|共计"
    r"|包括|包含|列出|列一?下|列举|介绍|有关|相关|派给|该怎么|一下"
)
# How a bound is asked for; what sets it says so in one of many ways.
_BOUND_ASKED = (
    r"(?:最多|至多|最少|至少|顶多)(?:能|可以?|准许?|允许|许可?|会|有|是|得|要)*(?:出现|发生|控制)?"
    r"(?=[在为]?(?:多少|几))|(?:要|应|须|得|必须)?控制在(?=多少|几|百分之)|"
    r"(?:最多|至少|最少|最低|最高)?(?:不能|不得|不可以?|不要|不应|不许|不准|不让|不)?"
    r"(?:超过|高于|大于|多于|低于|小于|少于|超出?)(?=了?(?:多少|百分之[多几]|几))"
)
# Verbs that ask for a number and say nothing of what it is of: 比例要做到多少, 改造要改多少户.
_LIGHT_VERB = (
    r"(?:要|得|应|须|需)(?:[做达搞弄干整办](?:到|成|完)?|[达做]得到)(?=多少|几(?![号月])|百分之)"
    r"|(?<=(?P<verb>[\u4e00-\u9fff])[\u4e00-\u9fff])(?:要|得|应|须|需)(?P=verb)(?=多少|几)"
)
_DUTY = (
    r"(?:(?:责任|相关|有关|各)|(?:牵头|配合|主管)的?)(?:部门|单位)|(?<![\u4e00-\u9fff])(?:部门|单位)"
    r"|完成(?!率|情况|度)|牵头|负责(?!人)|(?:谁|哪[个家]?)来?(?:配合|协助)"
)
_NOT_CONTENT = re.compile(
    "|".join((_POLITE, _HEDGES, _POINTING, _BOUND_ASKED, _LIGHT_VERB, _ASKING, _SAYING, _DUTY))
)
# What is reported, where it is asked what that is worth: a rule gives it for any pollution.
_REPORTED = re.compile(
    r"(?<=举报)(?:[厂企公单工老附隔][\u4e00-\u9fff]{0,3})?(?:偷着?排|偷偷排?|乱排|违法|污染)[\u4e00-\u9fff]{0,4}"
    r"(?=[，,]?(?:[^。？]{0,10})(?:奖|多少钱|几个钱|好处))"
)
# The case that there is no warning: a rule for it speaks of none.
NO_WARNING = re.compile(
    r"(?:没有?|未|不在|不是)(?:发布?|启动|拉|处于)?(?:重污染)?(?:天气)?预警(?:的话|的?时候?|期间|的日子|(?=[，,。？?]|$))"
)
_QUOTED = re.compile(r"[“\"「]([^”\"」]{2,30})[”\"」]")
_TITLE = re.compile(r"《[^《》]*》")
_ASKED_UNIT = re.compile(
    rf"(?:多少|(?<![哪周第这那好十])(?<!星期)(?<!礼拜)几)(?P<unit>(?:万|亿)?(?:个?工作日|{UNIT}"
    r"|成(?!员)|级|%|秒|大(?=行业|领域|方面|任务|工程|措施|板块|体系|部分|片区)))"
)
_DAYS = re.compile(r"[^，。？?\d]{0,6}(?:污染|优良|超标|达标)天(?=[，。？?]|$)")  # 几个重污染天
_SHARE_ASKED = re.compile(r"百分之(?:多少|几)")
_PERCENT = re.compile(r"百分比")  # 十家里得有几家？给个百分比
_COUNT_NOUN = re.compile(
    r"(?P<unit>[户台辆家座处])数(?:量)?(?:各|分别)?(?:是|为|有)(?:多少|几)(?=[，？?。]|$)"
)
_MONEY_ASKED = re.compile(
    r"(?:多少|几)(?:钱|块|毛|角|分钱)|[花投](?:入|了|掉|去)?(?:多少|几)|(?:投[入资]|花费)多少[万亿](?=[^\u4e00-\u9fff]|$)|(?:罚款?|补(?![充办齐缴种])贴?助?|奖励?|奖补|扣减?|资金|经费|投资额?|造价|产值|预算)(?:是|有|给|要|能|会|了"
    r"|到)*(?:多少|几)(?=[^\u4e00-\u9fff]|$|呢|啊)"
    r"|(?:价|费)[^，。？?率]{0,6}(?:收|加|涨|贵|便宜)(?:多少|几)(?=[^\u4e00-\u9fff]|$|呢|啊)"
)

# 多少块 is money but for these.
_PIECES = re.compile(
    r"块(?=[^，。？?]{0,6}(?:地|屏|牌|板))|(?:[土裸空荒闲场用]地|地块|屏|牌|板)[^？?]*块"
)


_BEFOREHAND = re.compile(
    r"^(?:(?:请问|请教|[你您]好|劳驾|麻烦(?:问(?!题))?|打扰)(?:一?下)?(?:了)?|(?:麻烦)?(?:请|能不能|可以)?(?:帮(?:我|忙)|给我)"
    r"(?:查查?|看看?|问问?|找找?|列列?)(?:一?下)?|我?想(?:要)?(?:问|知道|了解|咨询|确认)(?:一?下)?"
    r"|(?:跟|和|给)我(?:说说?|讲讲?)(?:一?下)?)[，,：:、\s]*"
)
_AFTERWARDS = re.compile(
    r"(?:(?<=[呢吗么不没])[啊呀哈嘛]+|(?<=[\u4e00-\u9fff])[啊呀哈]+)?(?P<mark>[？?]?)[。！!，,\s]*"
    r"(?:(?:谢谢|多谢|感谢|麻烦了?|辛苦了?|拜托了?)[你您啦了哈]*[。！!～~\s]*)?$"
)
_FOCUS_BEHIND = re.compile(
    rf"(?:多少|(?<!哪)几)(?:万|亿)?{UNIT}?(?P<noun>(?![号月]|每|(?:万|亿)?{UNIT}(?:[，？?。]|$)|(?:{UNIT})?[之以]?内|一致|一样|相同|对得上|执行|掌握|计算|核算|算|来定)[\u4e00-\u9fff]{{2,6}})(?=[，？?。]|$)"
)
_FOCUS_BEFORE = re.compile(
    r"的(?P<noun>(?!数[量目字]|总[量数]|规模|比[例重率]|标准|要求|目标|任务|指标)[\u4e00-\u9fffA-Za-z]{2,6}?)(?:要求|标准|目标|上限|下限|限值|指标)?"
    r"(?:应|要|应该|得|须)?(?:是|为|不超过|不高于|不低于|达到|控制在)(?:多少|百分之几|几(?!号))"
)


# 133台锅炉中，燃气的有多少台: the part of a number that is told.
_FOCUS_PART = re.compile(
    r"[中里][，,]?(?P<noun>[\u4e00-\u9fffA-Za-z]{2,8}?)的?(?:各?有|占了?|是)(?:多少|几)"
)
_PER = re.compile(r"(?:每[天日月年]|[/／][天日月年])$")
_EITHER_OR = re.compile(r"还是|或|才|就")


# What a question sets aside: （不是转发通知）, 不是2020年的那份. A class of firms is a condition.
_SET_ASIDE = re.compile(
    r"[（(](?:而?不是|并?非|不要|不含|不算|别给)(?P<inner>[^（）()]{2,24})[）)]"
    r"|[，,](?:而?不是|不要|不算|别给)(?P<behind>[^，,。？?！!]{2,24}?)(?=[，,。？?！!]|$)"
    r"|(?:^|(?<=[，,]))除了?(?P<besides>[^，,。？?！!]{2,20}?)(?:以外|之外|外)?[，,](?=.{6,})"
)
_THING = re.compile(
    r"通知|表|总结|报告|方案|文件|办法|预案|正文|附件|那[份个]|(?:19|20)\d{2}|[市县省](?:的|$)"
)
_CONDITION = re.compile(r"级|引领|企业|行业|达标|完成|重点|改造|新建|[吗呢？?]")


def without_set_aside(text: str) -> str:
    """A question without the document, year or place that it says it does not mean."""

    def kept(match: re.Match[str]) -> str:
        said = match["inner"] or match["behind"] or match["besides"]
        aside = _THING.search(said) and not _CONDITION.search(said)
        return "" if aside else match.group()

    return _SET_ASIDE.sub(kept, text)


def focus_of(text: str) -> str:
    """What a number is asked of: 奖金 of 能领多少奖金, 挥发分 of 煤的挥发分是多少."""
    match = _FOCUS_BEHIND.search(text) or _FOCUS_BEFORE.search(text) or _FOCUS_PART.search(text)
    return match["noun"] if match and not _EITHER_OR.search(match["noun"]) else ""


def without_courtesy(text: str) -> str:
    """A question without the greeting before it and the thanks behind it; all of it if it is
    nothing else."""
    left = _BEFOREHAND.sub("", text.strip())
    left = _AFTERWARDS.sub(lambda match: match["mark"], left)
    return left if len(left) > 1 else text


@remembered
def plain_words(text: str) -> str:
    """A question with everyday ways of saying times and classes put the official way."""
    text = without_courtesy(text.translate(_FULL_WIDTH))
    text = _SMALL_GRADE.sub(lambda match: match.group().upper(), text)
    text = _LEVEL_DIGIT.sub(lambda match: "一二三四"[int(match.group()) - 1], text)
    for pattern, official in _SAYINGS:
        text = pattern.sub(official, text)
    return as_question(without_set_aside(text))


def content_of(text: str, *, spans: Iterable[tuple[int, int]]) -> str:
    """The text with asking words, fillers and the given spans blanked out, of the same length.
    The names in 《》 stay whole."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    titles = [match.span() for match in _TITLE.finditer(text)]
    for start, end in _asking_spans("".join(chars)):
        if not any(begin <= start and end <= stop for begin, stop in titles):
            chars[start:end] = " " * (end - start)
    return "".join(chars)


def _asking_spans(text: str) -> Iterator[tuple[int, int]]:
    for match in (
        *_NOT_CONTENT.finditer(text),
        *NO_WARNING.finditer(text),
        *_REPORTED.finditer(text),
    ):
        yield match.span()


def quoted_in(text: str) -> list[str]:
    """What a question quotes: “2.3 成员单位职责”."""
    return _QUOTED.findall(text)


def measure_asked(text: str) -> str | None:
    """The unit that a number is asked in: 多少批次 -> 批次, 罚多少 -> 元; None if in no unit."""
    match = _ASKED_UNIT.search(text)
    if match and not _PERCENT.search(text):
        unit = _PER.sub("", match["unit"])
        if unit == "块":
            return unit if _PIECES.search(text) else "元"
        if unit == "个" and _DAYS.match(text, match.end()):
            return "天"
        return {"成": "%", "大": "个"}.get(unit, unit)
    if _SHARE_ASKED.search(text) or _PERCENT.search(text):
        return "%"
    counted = _COUNT_NOUN.search(text)
    if counted:
        return counted["unit"]
    return "元" if _MONEY_ASKED.search(text) and not _PIECES.search(text) else None


def asked_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Where a number is asked for, with its unit: 几处, 多少批次."""
    return tuple(match.span() for match in _ASKED_UNIT.finditer(text))
