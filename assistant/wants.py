"""The kinds of answer that a question can want, and the forms of words that ask for each.

The forms are those of everyday Chinese; nothing here knows what any document is about. A question
can want several things at once (什么时候、由谁).
"""

from __future__ import annotations

import re
from enum import StrEnum


class Want(StrEnum):
    """The kind of answer that is wanted."""

    WHEN = "when"
    WHO = "who"
    AMOUNT = "amount"
    LIST = "list"
    COUNT = "count"
    WHETHER = "whether"
    CONSEQUENCE = "consequence"
    COMPARE = "compare"
    WHY = "why"
    WHAT = "what"


class Attribute(StrEnum):
    """A property of a document that can be asked for."""

    NUMBER = "number"
    ISSUER = "issuer"
    PUBLISHED = "published"
    TITLE = "title"
    ADDRESSEES = "addressees"
    PUBLICITY = "publicity"
    PERIOD = "period"
    BASIS = "basis"
    CONTACT = "contact"
    ATTACHMENTS = "attachments"
    VALIDITY = "validity"
    FORWARDED = "forwarded"


_BODY = (
    r"(?:部门|单位|委办局|[委厅局](?!面|部|长)|机关|机构|主体|领导|大队|支队|管委会"
    r"|(?:人民)?政府(?!文件|网|令|规章|采购|补[贴助]))"
)
_LEVEL = "[省市县区镇乡]{0,3}[级直]?的?"  # of what level a body is: 哪几个县市政府
_WHICH = r"(?:[哪何][些几两三四五六七八九十\d]*|什么|啥)[个家]?"
_END = r"(?=[的了呢啊呀吗吧]*(?:[，,。；;！!？?\s（(]|$))"
_LAST = r"(?=[的了呢啊呀吧]*[？?。！!\s]*$)"
_IN_CHARGE = r"(?:按职责|共同|一起|分别)?(?:落实|承担|管|配合|抓|负责|牵头|实施|主抓|来)"

_COMPARED = re.compile(
    r"对比|相比|比较(?=一下|下|[^，。]{0,8}[和与跟同])|比起来|比一比|区别|差别|差异(?!化)|差距"
    r"|不一样(?!时|的时候)|[有何么]不同|不同(?:之处|点|吗)|哪里不同"
    r"|(?:一样|一致|相同)(?:吗|不|么)|是不是(?:一样|一致|同一个?)|同一个?(?:数|值|标准|时间)|是否(?:一样|一致|相同)|差(?:多少|几|了)|相差|变化"
    r"|[跟和与同][^，。？]{1,12}?比(?:一比|起来|较)?[，,]|[松紧严宽多少高低](?:了|一?些)?还是[更变]?[松紧严宽多少高低一]"
    r"|有没有变|变了|(?<!把)(?<!被)改了(?=没有?|吗|什么|哪|[？?]|$)|收紧|放宽|加严"
    r"|谁(?:更(?![新换改正替])|的?[^，。]{0,6}[多少高低严松早晚快慢大小])"
    r"|哪[个家边]?[市县区年]?[^，。？?哪]{0,6}(?:更|[多少高低严松早晚快慢](?:一些|些|一点)?"
    rf"{_END})"
)
_WHICH_OF_THEM = re.compile(
    r"谁(?:的|要求的?|定的?|规定的?)?(?![来负牵主管])[^，。？]{0,10}?更?[多少高低严松大小长短](?:一些|些|一点)?(?:[？?，]|$)"
)
# Words that compare only where two things of one kind are named.
_SIDE_BY_SIDE = re.compile(
    r"分别|比(?![例率重对值如分])|各(?:是|为|有|要|自|需|应|多少|几|$)|各[^，。]{0,4}(?:多少|几)"
)

_WHEN = re.compile(
    r"什么时[候间]|啥时[候间]?|哪会儿|多会儿|何时|几时|几月(?!报)|哪[一几]?个?(?:天|年|日|月(?!报)|季度|季"
    r"|时期|时间|时候)|[几多]号(?!文)|何[年月日]"
    r"|什么(?:阶段|时段|时期|日子|日期)|哪个?(?:时期|日子|日期|时候|钟点|当口)|[期时]限(?![^，。（(\s]{0,4}(?:\d|长期))"
    r"|截止|多久|多长时间|时间(?:节?点|安排|要求|段(?!里))|时段(?=[是有？?]|$)"
    r"|(?:完成|办理|起止|开始|结束|报送|印发|整改|通车|投运|建成|验收|截至|生效)的?(?:时间"
    r"|日期)|时间(?:是(?!多少|几)|为)"
    rf"|时间{_END}|哪[几些两三]?段|几点(?!意见|要求|建议|措施)|周几|星期几|礼拜几|每[周月]几|最晚|最迟|几日(?!内|以内"
    r"|之内)"
)
_WHO = re.compile(
    r"(?:(?<![听查罚抓])|(?<=[排检核调巡抽普]查)(?=谁(?:来|去)?(?:牵头|负责|主管|管|落实|配合|组织)))(?<!处[分置理])(?<!追究)谁(?!家(?![管负牵来抓])|的(?:规定|要求|标准|为准)|.{0,2}为准)|哪位|何人"
    rf"|{_WHICH}(?:{_LEVEL}|主管|责任|牵头|配合|相关|职能){_BODY}"
    rf"|(?:牵头|责任|主管|负责|配合|参与|协助|实施|承办|监管|落实|主责|协办|承担)的?(?:{_BODY}|人|方)(?:(?:和"
    r"|与|、|以?及)\w{2,6})?"
    rf"(?:[列写定]的)?(?:到底|究竟|都?[是为有]|分别|各)*(?:哪|谁|什么|啥|$|{_END})"
    r"|(?:牵头|负责|主管|落实|承担|实施)的(?:都|各)?是(?=哪|谁|什么)|(?:牵头|负责|主管)的是|(?:牵头|负责|管|落实)还是|还是[^，。？?]{1,8}(?:牵头|负责|管"
    rf"|落实){_END}|(?:[归由让找]|[交派压甩摊]给?了?)(?:哪|谁)|归(?:哪|什么)"
    rf"|哪[几些两三四五]?[个家](?:[市县区]|政府|县区)?(?:政府)?(?:来|去)?{_IN_CHARGE}"
    r"|哪[几些两三四五]?个?(?:县|区(?!域)|乡镇|镇|街道)(?:要|来)?(?:负责|落实|承担)"
    rf"|{_WHICH}人(?=负责|管|来|去|审|批)"
    r"|(?:长|书记|主任|经理|负责人|联系人|联络员)(?:叫|姓|的?名字|是哪|是谁)"
    r"|(?:责任|牵头|配合)(?:单位|部门)[^，。]{0,4}(?:是否|一不?致|一不?样|不?相?同|对不)"
    r"|责任[^，。]{0,3}[在归给到]?(?:哪|谁)|(?:责任|任务)[^，。]{0,6}头上"
)
_COUNTED = (
    r"(?:任务|县|市|区|乡|镇|街道|村|行业|部门|单位|文件|方案|附件|阶段|时段|措施|方面|环节"
    r"|指标|小组|工作组|专项|开发区|园区|城市|地方"
    r"|步骤|领域|条件|要求|类别|等级|级别|层级)"
)
_COUNT = re.compile(
    r"(?:多少|(?<!哪)几)(?:大)?[项条种类](?!例|款)|(?<!哪)几点(?=意见|要求|建议|措施)"
    r"|(?:一共|总共|共|合计|总计|列了|列有|列入|分成?|设了?)[^，。]{0,6}?(?:多少"
    r"|几)(?:大)?[个家项条份类种名位步](?!月|小时|工作日|点)"
    r"|(?:清单|名单|附[件表])(?:[里中上内]，)?[^？?，]{0,16}?(?:多少|(?<!哪)几)[个家项条]"
    rf"(?:企业|公司|单位|任务|工作|工程|项目)?{_END}"
    r"|(?:任务清单|措施清单|名单|附件\d*|台账|表)(?:里|中|上|内|当中)[^？?]*?(?:多少"
    r"|(?<!哪)几)[个家项条类份](?!月)"
    rf"|(?:多少|(?<!哪)几)[个大]?{_COUNTED}|[有是](?:多少|几)[个家项条类种份]{_END}|多少个{_END}"
)
_AMOUNT = re.compile(
    r"多少(?!号|人负责)|什么(?:水平(?=以?[内下上])|数值|幅度)|浓度[^，。？]{0,10}什么水平|(?<![哪周第这那好十])(?<!星期)(?<!礼拜)几(?!月|号|点|时|乎|何|十|次三番"
    r"|日(?!以?内|之内)|种?部门)|周几次|百分之几|(?<!好)几[成度]"
    r"|(?<![许很更最不至太])多(?:[大高宽远快深厚强](?!型|排)|重(?!污|点|大|型|要))"
    r"|怎么?(?:个)?(?:限产|错峰|停产?|减产|压减|限)(?=[，？?]|$|法)|如何(?:限产|错峰|停产|减产)"
    r"|(?:目标值?|限值|上限|下限|门槛|阈值|比例|比率|浓度|数量|总量|规模|额度|温度|负荷|天数|户数"
    r"|金额|面积|标准|幅度|(?<![效频])率)"
    rf"(?:要求|标准|目标)?(?:(?:分别|各)?[是为])?{_LAST}|限产(?!吗){_END}"
)
# Which trades, or how many.
TRADES_ASKED = re.compile(
    r"(?:哪[些几]|多少|几)[个类]?(?:重点)?行业|行业(?:都|主要|分别)?(?:有|是|包括)(?:哪[些几]|多少|几)"
    r"|按行业[^，。？]{0,4}(?:多少|几)[条类个项]"
)
# 哪些镇不下达浓度目标: who has none, not what it is.
WITHOUT_ONE = re.compile(
    rf"哪[些几][^，。？]{{1,6}}?[^，。？]{{0,8}}(?:不|未|没有?|免予?)[^，。？多少几]{{2,16}}{_LAST}"
)
_LIST = re.compile(
    rf"哪(?:[些几]|[两三四五六七八九十\d]+)(?:大?[个家](?!{_LEVEL}{_BODY})|(?![个家天年月日号位]"
    rf"|时候|{_LEVEL}{_BODY}))(?!{_IN_CHARGE})"
    r"|(?:职责|分工)(?:都|主要|分别|具体|各)*(?:是|有|包括)(?:什么|啥|哪些)"
    r"|(?:负责|牵头|配合|管)(?:些|着)?(?:什么|啥|哪些)(?!责任|单位|部门)|哪项(?:任务|工作|措施)|有(?:些?什么|些?啥)(?!区别|不同|变化|差|用|关系|后果)|都有(?:谁|哪|什么|啥)|(?:包括|包含"
    r"|涉及|涵盖)(?:了|到)?(?:哪|什么|啥)|分别是哪"
    r"|[什啥]么?(?:事情?|任务|工作|内容|措施|要求|职责|活儿?|手段|步骤)|列出|列一?下|列举|罗列"
    r"|名单(?:[是有](?:哪|谁|什么)|{_END})|[干做](?:些|点)?(?:什么|啥)|[哪两三四五六]件事"
    rf"|[有提].{{0,2}}要求{_END}|逐[一条项]"
)
_CONSEQUENCE = re.compile(
    r"会(?:怎么?|咋)样|(?:怎么?|如何|咋)(?:收拾|整治他|对待|对付)|(?:怎么?|如何|咋)(?:处[罚理置分]|惩|追究|追责|问责|算账)|后果|下场|^[^哪什啥]*(?<!不)会被(?!要求)"
    r"|(?:什么|啥|哪些)(?:处罚|责任|惩罚|处分)|罚(?!款收入)|追究|追责"
    r"|怎么办|咋办|吃(?:什么|啥|点)?(?:亏|苦头)|有(?:什么)?麻烦|[挨受](?:到)?(?:什么|啥|哪些|怎样的?|何种)|(?:会|要)(?:不会|不要)?(?:给|被)?降级|咋整|承担(?:什么|哪些|啥)?责任"
)
_WHETHER = re.compile(
    r"吗|(?:还|也|都)(?:得|要|需|必须)[^，。？?多少几哪什么谁]{1,14}[？?]$|([一-鿿])不\1|可不可以|是否|有没有|能否|可否|应否|需不需要|允不允许|应不应该|会不会"
    r"|没有?[？?]|(?<![要得])不(?:[？?]|$)|吧[？?]|合不合法"
)
_WHY = re.compile(
    r"为什么|为啥|为何|凭什么|凭啥|什么原因|啥原因|原因(?:是|$|[？?])"
    r"|(?<![治管办处整])理由(?!$)|出于什么"
)

_PATTERNS: tuple[tuple[Want, re.Pattern[str]], ...] = (
    (Want.WHEN, _WHEN),
    (Want.WHO, _WHO),
    (Want.COUNT, _COUNT),
    (Want.AMOUNT, _AMOUNT),
    (Want.LIST, _LIST),
    (Want.CONSEQUENCE, _CONSEQUENCE),
    (Want.WHETHER, _WHETHER),
    (Want.WHY, _WHY),
)


def wants_of(text: str, *, several: bool) -> tuple[Want, ...]:
    """What a question wants; `several` tells that it names two things of one kind (two cities,
    two years, two grades), so that 各是多少 compares them."""
    found = [want for want, pattern in _PATTERNS if pattern.search(text)]
    if WITHOUT_ONE.search(text):
        found = [want for want in found if want is not Want.AMOUNT]
    if several and _WHICH_OF_THEM.search(text):  # 甲市和乙市谁的目标更严 asks for figures
        found = [want for want in found if want is not Want.WHO]
        found = (
            [Want.COMPARE, *found] if Want.AMOUNT in found else [Want.COMPARE, Want.AMOUNT, *found]
        )
    elif _COMPARED.search(text) or (several and _SIDE_BY_SIDE.search(text)):
        found.insert(0, Want.COMPARE)
    return tuple(found) or (Want.WHAT,)


# -- what is asked about a document -----------------------------------------------------------

_ISSUE = r"(?:印发|发布|发文|下发|发出|发的|公布|签发|转发|印的)"
_WHICH_UNIT = r"(?:谁|[哪什][些几两个家么]*(?:单位|部门|机关|机构|[局委厅](?![面部长])))"
_WHICH_DAY = r"(?:什么时[候间]|啥时候|何时|哪[天年日]|几月几?[号日]?|几号|哪一[天年])"
# 行动前后一共持续几天: how many days from the first to the last
HOW_LONG = (
    r"期?间?[，,]?(?:从头到尾|前前后后|[要会得])?"
    r"(?:一共|总共|前后|持续|历时|为期|共计?|合计)+(?:是|有|要|搞|抓)?(?:多少|几)天"
)
_A_DOCUMENT = r"(?:方案|通知|通告|文件|预案|办法|意见|行动|整治|攻坚|计划|规定|公告|要点|细则|函)"
# In this order; the first that fits wins over what it contains (转发的文号 is FORWARDED).
_ATTRIBUTES: tuple[tuple[Attribute, re.Pattern[str]], ...] = (
    (
        Attribute.FORWARDED,
        re.compile(
            r"转发(?:了|的)?(?:是|的是)?(?:哪|什么)[个份一]?(?:文件|通知|文)|转发的(?:文件|通知|文)"
        ),
    ),
    (
        Attribute.BASIS,
        re.compile(
            r"(?:根据|依据|按照|落实|贯彻)[^，。？]{0,12}(?:哪|什么)[些几两个份]*(?:文件?|通知"
            r"|方案|规定|政策|法)"
            r"|(?:根据|依据|落实|贯彻)(?:落实)?的[^，。？]{0,10}[两几三些][份个](?:文件|方案|通知)"
            r"|(?:制定|出台|编制)(?:的)?依据|依据是|依据(?:了)?(?:哪|什么)|上位文件"
        ),
    ),
    (
        Attribute.CONTACT,
        re.compile(
            r"联系(?:人|电话|方式)|电话(?:号码)?(?:是|多少|几)|打电话问|找谁[^，。？]{0,2}、?号码|(?<!举报)(?<!投诉)(?:打谁的?电话|给谁打电话|电话打给谁)|打(?:哪个|什么|啥)电话|邮箱|有事找谁|有(?:啥|什么)?事[^。？]{0,10}[找问打]谁|拨(?:打)?(?:哪个|什么|啥)|[找打]谁(?:联系"
            r"|咨询)|找哪位"
        ),
    ),
    (
        Attribute.ATTACHMENTS,
        re.compile(
            r"(?:几|多少|哪[些几])[个份]?附件|附件(?:有|是|包括|都有)(?:几|哪|什么)"
            r"|附件\s*[\d一二三四五六]{0,2}(?:的?(?:名称|名字|标题))?[是叫](?:个?什么|啥)(?:名字?|标题)?(?=[？?。呢]|$)"
        ),
    ),
    (
        Attribute.VALIDITY,
        re.compile(
            r"有效期|(?:还|仍|现在)(?:有效|执行|算数|管用|能用)|失效|废止|作废|(?:开始"
            r"|起)(?:施行|实施|执行|生效)"
            r"|(?:什么时候|何时|哪[天年日]|啥时候)(?:起|开始)?(?:施行|实施|生效)|谁(?:来"
            r"|负责)?解释|解释权|负责解释"
        ),
    ),
    (Attribute.NUMBER, re.compile(r"(?<!批)文号|发文字号|文件号|几号文|什么号")),
    (
        Attribute.ISSUER,
        re.compile(
            rf"{_WHICH_UNIT}(?:给|来|联合|共同)?(?:{_ISSUE}|制定|出台|搞)|(?:由"
            rf"|是){_WHICH_UNIT}(?:发|制定|出台)"
            rf"|(?:{_ISSUE}|制定|出台|落款)的?(?:单位|机关|部门|机构)"
            rf"|{_ISSUE}的?(?:是)?{_WHICH_UNIT}"
            rf"|{_WHICH_UNIT}(?:在|于|[、，]|和)?{_WHICH_DAY}(?:{_ISSUE}|制定|出台)"
        ),
    ),
    (
        Attribute.PUBLISHED,
        re.compile(
            rf"{_WHICH_DAY}(?:正式)?(?:[、，]?(?:以及|又|还有|和)?由?{_WHICH_UNIT})?"
            rf"(?:{_ISSUE}|出台|成文|落款)|(?:{_ISSUE}|出台|成文"
            r"|落款)的?(?:日期|时间|日子)"
            rf"|(?:{_ISSUE}|出台|成文)(?:的)?(?:日期|时间)?(?:是|，)?{_WHICH_DAY}"
            rf"|{_A_DOCUMENT}[又还]?是?(?:哪[天年]|几号)的?[？?]?$"
        ),
    ),
    (
        Attribute.TITLE,
        re.compile(
            rf"(?:{_A_DOCUMENT}|文)的?(?:全称|标题|题目|名称|全名)|(?<![长人员任记管家厂店司业矿站])(?<!分别)(?<!各自)(?<![都各])叫什么名"
            r"|[〕\]］】]\s*\d+\s*号的?(?:全称|标题|题目|名称|全名|是(?:什么|哪[份个]?)(?:文件?|[？?]|$))"
        ),
    ),
    (
        Attribute.ADDRESSEES,
        re.compile(r"主送|(?:发|印发|下发|转发)给(?:了)?(?:谁|哪)|收文单位|受文"),
    ),
    (
        Attribute.PUBLICITY,
        re.compile(
            r"公开(?:发布|方式|属性|范围|吗|的吗|不公开)|是否公开|能公开|依申请|主动公开|公开不"
        ),
    ),
    (
        Attribute.PERIOD,
        re.compile(
            rf"{_A_DOCUMENT}[^。]{{0,8}}(?:实施期|时间段|起止|多长时间|从(?:哪天|几号|什么时候)"
            r"|什么时候开始|到(?:什么时候|哪天|几号)(?:结束|为止|截止)?(?=[的了呢啊]?(?:[，。？?]|$))"
            r"|哪天结束|何时结束)"
            rf"|{_A_DOCUMENT}(?:启动|开始)?[，,\s是要应该在到底会]{{0,4}}(?:什么时候|哪天|何时|几号|啥时候)"
            r"(?:启动|开始|结束|收尾|收官|截止)"
            rf"|{_A_DOCUMENT}的(?:实施)?(?:时限|期限|时间)(?:是|为)"
            r"|(?:整治|实施|攻坚)(?:时间|期)(?:是|从|到|有|为)"
            rf"|{_A_DOCUMENT}{HOW_LONG}"
        ),
    ),
)
_DOCUMENT_NOUN = re.compile(rf"{_A_DOCUMENT}|转发|印发|[份个]文|号文?|附件|联系|电话|邮箱|找谁")
_SEVERAL_DOCUMENTS = re.compile(r"哪[两几些二三]|国家和省|分别|各自?是|[两几三]份")
_WHOLE = (Attribute.FORWARDED, Attribute.BASIS, Attribute.ATTACHMENTS)
_WITH_CONTACT = (Attribute.PERIOD, Attribute.PUBLISHED, Attribute.NUMBER)


def attributes_of(text: str) -> tuple[Attribute, ...]:
    """The properties of a document that a question asks for, if it speaks of one."""
    if not _DOCUMENT_NOUN.search(text):
        return ()
    found = tuple(attribute for attribute, pattern in _ATTRIBUTES if pattern.search(text))
    if {Attribute.NUMBER, Attribute.BASIS} <= set(found) and not _SEVERAL_DOCUMENTS.search(text):
        return (Attribute.NUMBER,)  # 依据的那份方案是什么文号
    if found and found[0] is Attribute.CONTACT:
        return (found[0], *(other for other in found[1:] if other in _WITH_CONTACT))
    return found[:1] if found and found[0] in _WHOLE else found
