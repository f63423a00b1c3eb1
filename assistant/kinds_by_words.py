"""Kinds of things that are asked for in some words and told in others.

A statement can have every word of a question and yet none of those by which such a thing is told:
that a plant moves, but not where to. Another kind is another pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.meanings import DEFINITION_ASKED
from assistant.measured import WHOLE_STOP
from assistant.told_times import CLOCK, LENGTH, OFTEN, OFTEN_ASKED
from assistant.word_kind import WordKind
from corpus.statements import Statement

KINDS_BY_WORDS = (
    # Where to something moves; told is only that it does.
    WordKind(
        asked=re.compile(
            r"(?:搬|迁)[^，。？?]{0,3}(?:哪|什么地方|何处|何地)"
            r"|(?:设|建|装)(?:立|置)?[到在于](?:哪(?:里|儿|[一个些几两]*(?:地方|路口|路段|点位|位置|小区|街道)|[？?]|$)|什么地方|何处|何地)"
            r"|(?:落户|落地|落脚)[^，。？?]{0,4}哪|(?:新址|厂址|选址)[^，。？?]{0,4}(?:哪|什么地方|何处)"
        ),
        told=re.compile(
            r"[搬迁入设建装][^，。；]{0,8}[至到往入在于]|[在于][^，。；]{2,60}(?:布|新|分别)?[设建](?:立|置)?"
            r"|位于|园区|工业区|集聚区|开发区|基地|建成区"
        ),
    ),
    # Whether lessons go on: told of one kind of school, where of others it is told what stops.
    WordKind(
        asked=re.compile(r"停课|停学|网课|线上教学|(?:用|必|还)上(?:课|学)|到校"),
        told=re.compile(r"停课|停学|网课|线上教学|弹性(?:教学|上课)|上课|到校|居家学习"),
    ),
    # Who a group is made up of; told beside it is what it does.
    WordKind(
        asked=re.compile(
            r"由(?:哪[些几]|什么)个?(?:单位|部门|人员?)(?:组成|参加)|(?:组成|参加)(?:单位|部门)"
        ),
        told=re.compile(r"组成|参加|参与|成员|牵头"),
    ),
    # A zone by its name.
    WordKind(
        asked=re.compile(
            r"(?:哪|什么)[一个些几两]*(?:工业|产业|化工)?园区?(?:里|内|去|来|呢)?(?:[？?，]|$)"
        ),
        told=re.compile(
            r"(?:[县市区镇、于在：“]|\d[.．])(?!工业|产业|各|全|个|重点|其他)[\u4e00-\u9fff]{2,8}(?:园区|开发区|工业园|产业园|集聚区)"
        ),
    ),
    # Where something goes to.
    WordKind(
        asked=re.compile(
            r"(?:置换|转移|[转换运卖调流]|(?<!移)送)(?:到|往|去|给)了?(?:哪|什么地方|谁)"
        ),
        told=re.compile(r"(?:置换|转移|[转换运送卖调流])[^，。；]{0,6}[至到往给]"),
    ),
    # By what a figure is worked out.
    WordKind(
        asked=re.compile(
            r"(?:按照?|根据|依据|凭)(?:什么|啥|哪)[^，。？?]{0,6}(?:算|核(?!心|实)|(?<!规)定(?:的|出)|来的|得出)"
            r"|(?:怎么|如何|怎样)(?:算|核算|测算|得)出来的?"
        ),
        told=re.compile(r"按(?![月日季年周时期])|根据|依据|[核测计折]算|为(?:基准|依据|基数)|得出"),
    ),
    # A concentration; told is how much less of it there is to be.
    WordKind(
        asked=re.compile(
            r"浓度(?![^，。？]{0,10}(?:降(?!到|至)|减少|同比|提高|改善|变化|百分|比例))[^，。？]{0,8}(?:多少|几(?!个?百分))"
        ),
        told=re.compile(r"微克|毫克|[μµu]g|mg|ppm|立方米|\d(?:以[内下]|左右)"),
        figures=True,
    ),
    # How high, how thick; told is only that it is there.
    WordKind(
        asked=re.compile(r"[做建设垒砌围装]多[高厚深宽](?=[？?，才呢]|$)"),
        told=re.compile(r"\d(?:\.\d+)?\s*(?:米|厘米|毫米|公分|cm|m)(?![²³23])"),
    ),
    # Which part of an office.
    WordKind(
        asked=re.compile(r"哪[一个些]*(?:科室|处室|[科股](?![技学研])|窗口)"),
        told=re.compile(r"[\u4e00-\u9fff](?:科(?![技学研])|股(?!份)|室)|窗口|大厅"),
    ),
    # How much ground it takes up; told is how long it takes.
    WordKind(
        asked=re.compile(r"(?:建筑|占地)?面积[^，。？]{0,4}(?:多大|多少|几)|多大(?:的)?面积"),
        told=re.compile(r"面积|占地|平方|㎡|[mM][²2]|公顷|亩"),
        figures=True,
    ),
    # On which day of each month.
    WordKind(
        asked=re.compile(
            r"每个?(?:月|季度?|周|星期|年)(?:的)?[^，。？\d]{0,8}?(?:几号|几日|哪一?[天日]|多少号|星期几|周几)"
        ),
        told=re.compile(r"[每次当]个?(?:月|季|周|星期|年)|(?<!\d)[月季周旬年][初末底]"),
        figures=True,
    ),
    # By which standard.
    WordKind(
        asked=re.compile(
            r"标准号|(?:依据|根据|按照?|参照|符合)(?:的)?(?:都?是)?(?:哪|什么)[^，。？]{0,6}(?:标准|规范)"
        ),
        told=re.compile(r"标准|规范|GB|DB|HJ|《"),
        figures=True,
    ),
    # What somebody has been fined; told is what they are to do.
    WordKind(asked=re.compile(r"处罚决定|罚单|罚了"), told=re.compile(r"罚")),
    # On what list one is put.
    WordKind(
        asked=re.compile(r"(?:什么|啥|哪[一个种类]*)(?:样的)?(?:名单|榜单?)"),
        told=re.compile(r"名单|[红黄黑]榜|榜单"),
    ),
    # What is measured.
    WordKind(
        asked=re.compile(
            r"(?<!预)[监检]?测(?:的是)?(?:哪|什么)[些几]?[项个种]?(?:指标|因子|参数|污染物|项目)?"
        ),
        told=re.compile(
            r"PM|SO|NO|CO|O3|VOC|[颗粒臭硫氮烟]|指标|因子|参数|项目|成分|组分|[温湿]度|流量|浓度"
        ),
    ),
    # A road by its name.
    WordKind(
        asked=re.compile(r"(?:哪|什么)[条些几]*(?:路(?![段网])|道路|公路|街道?|高速)"),
        told=re.compile(
            r"大道|大街|公路|高速|国道|省道|[东西南北一二三四五内外]环|环线|[GS]\d{2,}|[东西南北中]路|[\u4e00-\u9fff]{2}路(?=[、，。；（]|[和与及至到以]|$)"
        ),
    ),
    # How long: a length, a date or a recurrence; told is only in which season.
    WordKind(
        asked=re.compile(r"(?:多久|多长时间)(?![^，。？]{0,8}[一几][次回遍趟])"),
        told=re.compile(
            rf"{LENGTH.pattern}|\d{{1,2}}[月日时]|每|立即|长期|持续|常年|全年|[\d日月季年][至到—–－-]|季[前末底]|次日|{WHOLE_STOP.pattern}"
        ),
    ),
    # A document by its title or number.
    WordKind(
        asked=re.compile(
            r"(?:在|见|是|看|查|按|根据|依据)哪一?[份个部]*(?:文件|通知|标准|规范|方案|办法|法)"
        ),
        told=re.compile(r"《|[〔［\[]\s*20\d\d|GB|附件"),
    ),
    # Which document comes to its end, or gives way to this one.
    WordKind(
        asked=re.compile(
            r"(?:哪|什么)[一两几个份部些]*[^，。？个时]{0,6}(?:文件|方案|办法|预案|规定|通知|意见|细则|标准|政策)[^，。？]{0,8}"
            r"(?:废止|作废|失效|停止(?:执行|实施)|(?<!能)(?<!清洁)(?<!燃煤)[取替]代)"
            r"|(?:废止|作废|[取替]代|代替)了?(?:的是)?(?:哪|什么)[一两几个份部些]*[^，。？个时]{0,6}"
            r"(?:文件|方案|办法|预案|规定|通知|意见|细则)"
        ),
        told=re.compile(r"废止|作废|失效|(?:停止|不再)(?:执行|实施|施行)|同时终止"),
    ),
    # A sentence in prison.
    WordKind(
        asked=re.compile(r"判(?:几|多少)年|坐(?:几年)?牢|判刑"),
        told=re.compile(r"刑"),
    ),
    # A price.
    WordKind(
        asked=re.compile(
            r"(?:价格|价钱|单价|票价|运价|收费标准|费用)(?:是|多|怎|如何|[？?]|$)|多少钱一[^，。？]"
        ),
        told=re.compile(r"价|\d万?元|收费|费用|[一二三四五六七八九十百千万]元"),
    ),
    # Whether it is free of charge.
    WordKind(
        asked=re.compile(
            r"免费(?:吗|么|不|没|坐|乘|[？?]|$)|(?:要不要|用不用|需不需要|收不收|[要用需得])(?:花|交|掏|付|收)?(?:钱|费)(?:吗|么|不|[？?]|$)"
        ),
        told=re.compile(r"免费|收费|费用|票价|自费|免[收交缴征]|减免|补[贴助]|财政|\d万?元"),
    ),
    # Who pays.
    WordKind(
        asked=re.compile(
            r"谁来?(?:出资|出钱|掏钱|付钱|买单|埋单)|(?:钱|费用?|工资|资金|经费|款)(?:由|让|该|要|得)*(?:谁|哪[个些家]?(?:部门|单位|级)?)(?:来|给|去)?(?:掏|出|付|发|承担|负担|垫)"
        ),
        told=re.compile(r"财政|承担|负担|出资|自筹|资金|支付|补[贴助]|经费|发放"),
    ),
    # What one has to bring or hand in.
    WordKind(
        asked=re.compile(
            r"(?:带|交|备|提交|提供|出示|准备|递交)(?:上|齐|些)*(?:什么|哪些|啥)(?:材料|资料|证件?|手续|东西)"
        ),
        told=re.compile(
            r"材料|资料|证(?:明|件|书|照)|[身份许可通行驶准运]证|[请记报审]表|清单|名单|申请书|手续|合同|报告|复印件"
        ),
    ),
    # What comes into the place of something; told is only that it goes.
    WordKind(
        asked=re.compile(r"[换改][成为用上装]?(?:什么|哪[种类]|啥|何种)"),
        told=re.compile(
            r"[换改][为成用]|替[换代]|代替|更[换新]|新[建增装]|改[造电气]|设[置立]|[安加配]装|配[备套]|采用|使用"
        ),
    ),
    # A day or a month; told is only every so often, or what year.
    WordKind(
        asked=re.compile(
            r"几月几[日号]|哪一?年(?:的)?[哪几]一?个?月|几[日号](?=[之以]?前|截止|交|报|结束|开始)|哪一天|哪个月"
        ),
        told=re.compile(
            rf"{CLOCK.pattern}|[\d一二三四五六七八九十]+[月日时]|[月季年][底末]|即日|之日|当[日天]|季前|前$"
        ),
    ),
    # The hours of a day, or from when to when.
    WordKind(
        asked=re.compile(r"(?:什么|哪个?|啥)(?:时段|钟点|点儿)|哪段时间"),
        told=re.compile(
            rf"{CLOCK.pattern}|\d{{1,2}}(?:[时点:：]|日)|高峰|[日夜]间|白天|期间|时段|季|[\d日月][至到—–－-]"
        ),
    ),
    # The hours of a day by the clock.
    WordKind(
        asked=re.compile(
            r"(?:上班|营业|开放|办公|关门|开门)时间|(?<!哪)几点(?=[钟半到至开起能可才禁停关前后收打下上？?，。]|[之以][前后]|$)|[到从至在]几点"
        ),
        told=re.compile(rf"{CLOCK.pattern}|\d{{1,2}}[时点:：]"),
    ),
    # A paper that one has to have.
    WordKind(
        asked=re.compile(
            r"(?<![凭保])(?:什么|啥|哪[些几种]?|[几两]个)证件?(?![据明券实监人言书候])"
        ),
        told=re.compile(r"(?<![保验论认佐凭取求举查考])证(?![据券实监人言候])"),
    ),
    # Where an office is.
    WordKind(
        asked=re.compile(
            r"在哪[里儿]?(?:办公|上班)|地址(?:[是在]?(?:哪|什么|多少)|[？?]|$)"
            r"|(?:办公室|专班|指挥部|领导小组|机构)(?:设|放|挂)(?:立|置|靠)?在哪"
        ),
        told=re.compile(
            r"地址|位于|[设挂][立靠]?[在于]|在[^，。；]{2,12}设|[\d一二三四五六七八九十]+[号楼层室]|大厅|窗口"
        ),
    ),
    # Where something is sold, and by whom.
    WordKind(
        asked=re.compile(
            r"在?哪[里儿]?(?:能|可以)?(?:买|有卖)|(?:厂家|公司|牌子|品牌)(?:[？?]|$)|哪[家个种]好"
        ),
        told=re.compile(r"位于|地址|设在|品牌|销售电话"),
    ),
    # What something is, and what it is good or bad for.
    WordKind(
        asked=re.compile(
            rf"{DEFINITION_ASKED.pattern}|[是指](?:什么|啥)意思|[是指]干(?:什么|啥|嘛)的"
            r"|有(?:什么|哪些|啥)(?:危害|坏处|害处|作用|用处)|(?:怎么|如何|怎样)(?:形成|产生|来)的"
        ),
        told=re.compile(
            r"[是系]?指(?![标数导挥定])|[是即]由|即(?!将|[日时可])|危害|作用|用于|定义|所称|为准|认定|界定"
        ),
    ),
    # Of what make something is.
    WordKind(
        asked=re.compile(r"(?:什么|哪[种个款]|啥)(?:样的)?(?:型号|规格|参数|牌子|品牌)"),
        told=re.compile(r"型号|规格|参数|品牌"),
    ),
    # Who has won a tender, and who has made something.
    WordKind(asked=re.compile(r"谁中的?标|中标(?:单位|公司|企业)"), told=re.compile(r"中标")),
    WordKind(
        asked=re.compile(
            r"(?:谁家?|哪[一个些]?[家个][^，。？]{0,4}(?:公司|企业|单位|院)?)(?:开发|研发|设计|制造)的"
        ),
        told=re.compile(r"(?:开发|研发|研制|设计|制造)(?!区|业)"),
    ),
    # Whether it will come to it, which nobody knows.
    WordKind(asked=re.compile(r"(?:完|做|达|办|改|实现)得[成到完了]"), told=re.compile(r"(?!)")),
    # When something was begun or put to use: a plan tells by when it is to be done.
    WordKind(
        asked=re.compile(
            r"(?:哪[一]?[天年月]|什么时[候间]|何时)(?:正式)?(?:开工|动工|投用|投产|投运|启用|开业|成立|建厂|建成|落成|完工|竣工|上线|[建修装]好)的"
            r"|哪一?[天日][^，。？]{0,6}[完好]的"
            r"|哪[一]?年(?:建|修|造|装|买|盖)的"
        ),
        told=re.compile(
            r"(?:开工|动工|投用|投产|启用|开业|成立|始建|建成|落成|完工|竣工|上线)于|\d年(?:建成|投产|成立)"
            r"|已|于\d{4}年[^，。；前]{1,8}(?:完|建成|投|启用|成立|竣工|开|上线)"
        ),
    ),
    # What is kept in something.
    WordKind(
        asked=re.compile(r"(?<![安改加])[装存堆]的都?是?(?:什么|啥|哪)"),
        told=re.compile(r"(?<![安改加包工])装(?!置|备|修|饰|配)|存|堆|贮|介质"),
    ),
    # How far it is.
    WordKind(
        asked=re.compile(r"多远|相?距(?:离)?[^，。？]{0,4}(?:多少|几)[公千]?[里米]"),
        told=re.compile(r"\d(?:\.\d+)?\s*(?:公里|千米|米)(?![²³23])|以外|周边"),
    ),
    # What goes on once all is over.
    WordKind(
        asked=re.compile(
            r"(?<![未没])(?:结束|期满|收官)(?:了|以|之)?后[^，。？]{0,3}(?:还|仍|继续)"
        ),
        told=re.compile(r"结束|期满|以后|之后|常态|长[期效]"),
    ),
    # What is left.
    WordKind(
        asked=re.compile(r"还?剩(?:下|余)?(?:的)?(?:还?有)?(?:多少|几|哪)"),
        told=re.compile(r"剩|保留|[其结]余|余下|尚[有存未]"),
    ),
    # A share as such.
    WordKind(
        asked=re.compile(r"(?:比例|比率|百分比|占比)(?:到底|究竟|分别|各)?[是为](?:多少|几)"),
        told=re.compile(rf"[%％]|百分|[一二三四五六七八九]成|\d[:：]\d|之一|{WHOLE_STOP.pattern}"),
    ),
    # What has to be so before something else is.
    WordKind(
        asked=re.compile(r"(?:什么|哪些|啥)(?:样的)?条件"),
        told=re.compile(
            r"条件|合格的|[大高多超]于|超过|达到|符合|满足|具备|持续|以上|预测|的[，,]|经[^，。；]{2,10}(?:合格|同意|批准)"
        ),
    ),
    # Of which quarter or half of a year a part is.
    WordKind(
        asked=re.compile(r"其中[^，。？]{0,4}(?:季度|半年)"), told=re.compile(r"季度|半年|\d月")
    ),
    # How one comes up to a better grade.
    WordKind(
        asked=re.compile(r"(?:怎么|如何|怎样)[^，。？]{0,10}(?:升[到级为]|评[上到]|提[到升])"),
        told=re.compile(r"升级|晋级|提[升高]|创[建A]|争创|申请|评[定级]|达到"),
    ),
    # How one applies for something.
    WordKind(
        asked=re.compile(
            r"(?:怎么?样?|如何|咋|[去在上]?哪[里儿]?|[向找跟](?:谁|哪[个家]?(?:部门|单位|局)?))(?:来|去|才能|可以|提出?|提交)*(?:申请|申报|申领|报名)"
        ),
        told=re.compile(r"申[请报领办]|报名|提[交出]|受理|办理|登记|评审|审[核批]|初审|窗口"),
    ),
    # How a permit is got.
    WordKind(
        asked=re.compile(r"[证照](?:怎么|如何|怎样|去哪|在哪[里儿]?|上哪)(?:去)?(?:办|领|申)"),
        told=re.compile(r"申[请领报办]|办理|核发|领取|提交|窗口"),
    ),
    # Which place in a ranking; which article of a document.
    WordKind(
        asked=re.compile(
            r"(?<!安)排(?:名|在|到|进)*(?:全?[国省市县区]|倒数|第)*第?几|(?:第|倒数|前)几[名位]|倒数第几"
        ),
        told=re.compile(
            r"第[一二三四五六七八九十\d]|[前后][一二三四五六七八九十\d]|倒(?:数|第?\d)"
        ),
    ),
    WordKind(
        asked=re.compile(r"第几[条款章]"), told=re.compile(r"第[一二三四五六七八九十百\d]+[条款章]")
    ),
    # What somebody else's standard is.
    WordKind(
        asked=re.compile(r"(?:国家|国标|行业|地方)标准[是为]?(?:多少|几|什么)"),
        told=re.compile(r"国家|国标|标准|GB|DB"),
    ),
    # Until when it is allowed to put something off; 可以拖到什么时候 asks for any deadline.
    WordKind(
        asked=re.compile(
            r"(?:准许|允许|同意|批准)[^，。？]{0,6}(?:拖|缓|宽限|推迟|顺延|延[长期迟后]?)到(?:哪|什么|几|何|多)"
        ),
        told=re.compile(r"延[长期迟后]|推迟|顺延|宽限|放宽|暂缓|[可允准][^，。；]{0,8}至"),
    ),
    # Between what figures something is as it should be.
    WordKind(
        asked=re.compile(
            r"(?:什么|啥|哪个?|多[大少高低])(?:样的)?(?:范围|区间|数值|值)(?:之?[内间]|里)?(?:才|就)?(?:[算是]|为)?(?:合格|达标|正常|[？?]|$)"
            r"|(?:范围|区间)[是为](?:多少|几)"
        ),
        told=re.compile(r"\d"),
    ),
    # What one gets for it.
    WordKind(
        asked=re.compile(r"(?:什么|哪些|啥)(?:好处|优惠|甜头)"),
        told=re.compile(r"奖|补[贴助偿]|优[先惠]|减[免少]|豁免|激励|支持|自主|不受|可以"),
    ),
    # The most that is allowed; told is only what it was, or is.
    WordKind(
        asked=re.compile(
            r"最多(?:只?允许|只?准许?|只?能|可以|让)|(?:不能|不得|不许|不准)超过?(?:多少|几)"
            r"|(?:压|降|控制|限制)(?:在|到|至)(?:多少|几)[^，。？]{0,6}[以之][内下]"
        ),
        told=re.compile(
            r"[以之][内下]|[不未][超高大多]|[低小少]于|控制|目标|[最至顶]多|最高|上限|[≤<＜]|[减降压限缩至到]|禁|停"
        ),
        figures=True,
    ),
    # How often.
    WordKind(asked=OFTEN_ASKED, told=OFTEN),
    # How long to wait.
    WordKind(
        asked=re.compile(r"[过隔等](?:上|够|满)?(?:多久|多长时间|几[天年]|几个[月小])"), told=LENGTH
    ),
)


def tells_in_words(kinds: Iterable[WordKind], statement: Statement) -> bool:
    """Does a statement, or its row, have words that tell each of these kinds?"""
    row = statement.row.row.text.text if statement.row else ""
    text = f"{statement.text.text}{row}"
    return all(kind.is_told(text, figures=statement.is_figures) for kind in kinds)
