"""What people read for the names that rows and question sets use."""

from __future__ import annotations

from eval.datamodels import Expect, Status

__all__ = [
    "EXPECT_LABELS",
    "KIND_LABELS",
    "REASON_LABELS",
    "SLOT_LABELS",
    "STATUS_LABELS",
    "WORD_LABELS",
]

KIND_LABELS = {
    "deadline": "时限",
    "responsible": "责任单位",
    "target": "目标",
    "curtailment": "限产",
    "enterprise": "企业",
    "quantity": "数量",
    "list": "清单",
    "count": "计数",
    "compare": "比较",
    "conflict": "矛盾",
    "ambiguous": "含糊",
    "unanswerable": "答不了",
    "followup": "追问",
    "colloquial": "口语",
    "metadata": "文件信息",
}
EXPECT_LABELS = {
    Expect.ANSWERED: "回答",
    Expect.ABSTAINED: "拒答",
    Expect.CLARIFY_OR_COVER: "反问或答全",
}
STATUS_LABELS = {
    Status.ANSWERED: "回答",
    Status.CLARIFY: "反问",
    Status.ABSTAINED: "拒答",
    Status.ERROR: "出错",
}
SLOT_LABELS = {
    "wants": "问的是",
    "attributes": "文件的",
    "regions": "地区",
    "places": "县区",
    "times": "时间",
    "grades": "等级",
    "levels": "预警",
    "industries": "行业",
    "indicators": "指标",
    "offices": "职务",
    "units": "单位",
    "enterprises": "企业",
    "measure": "量词",
}
REASON_LABELS = {
    "not_in_corpus": "语料里没有",
    "other_region": "别的地区",
    "other_period": "别的时期",
    "not_covered": "文件没有规定",
    "out_of_scope": "不属于政策问答",
}
# The words of slots that are a program's own: the kinds of answer and the parts of a document.
WORD_LABELS = {
    "when": "何时",
    "who": "谁",
    "amount": "多少",
    "list": "哪些",
    "count": "几个",
    "whether": "可否",
    "consequence": "后果",
    "compare": "比较",
    "why": "为何",
    "what": "什么",
    "number": "文号",
    "issuer": "发文机关",
    "published": "日期",
    "title": "标题",
    "addressees": "发给谁",
    "publicity": "公开方式",
    "period": "时段",
    "basis": "依据",
    "contact": "联系方式",
    "attachments": "附件",
    "validity": "效力",
    "forwarded": "转发",
}
