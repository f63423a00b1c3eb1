"""One HTML file that shows a run to a person: opens offline, asks nothing of the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, Template
from markupsafe import Markup

from eval import charts
from eval.compare import Comparison
from eval.datamodels import Evidence, Expect, Outcome, Status
from eval.judge import holds
from eval.measures import measure_all

__all__ = ["EXPECT_LABELS", "KIND_LABELS", "STATUS_LABELS", "render", "trouble"]

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
REASON_LABELS = {
    "not_in_corpus": "语料里没有",
    "other_region": "别的地区",
    "other_period": "别的时期",
    "not_covered": "文件没有规定",
    "out_of_scope": "不属于政策问答",
}
# The first of these that holds is what is wrong with an outcome, worst first.
_TROUBLES = (
    ("答了但错", lambda o: o.wrong),
    ("出错", lambda o: o.reply.status is Status.ERROR),
    ("误拒", lambda o: o.falsely_refused),
    ("该拒未拒", lambda o: o.question.expect is Expect.ABSTAINED and not o.verdict.answer_right),
    ("答案不全", lambda o: not o.verdict.answer_right),
    ("出处不对", lambda o: not o.verdict.citation_right),
)
_TILES = (
    "strict",
    "loose",
    "wrong",
    "false_refusal",
    "refusal_recall",
    "citation_precision",
    "citation_recall",
    "hit@1",
    "hit@5",
    "mrr@10",
)
_COLUMNS = ("strict", "loose", "wrong", "false_refusal", "citation_recall", "hit@1", "hit@5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart with its caption; without a drawing, `absent` says why there is none."""

    title: str
    drawing: Markup | None
    says: str
    absent: str


def render(
    outcomes: Sequence[Outcome],
    summary: Mapping[str, object],
    comparison: Comparison | None = None,
) -> str:
    """The page. What differs between two runs stands in the element with id `times`, alone."""
    return _template().render(
        summary=summary,
        tiles=_TILES,
        columns=_COLUMNS,
        measures={m.name: m for m in measure_all(())},
        groups=[
            ("题目类别", summary["by_kind"]),
            ("地区", summary["by_region"]),
            ("文件", summary["by_document"]),
        ],
        pictures=_pictures(outcomes),
        latency=charts.latency(outcomes),
        troubles=_troubles(outcomes),
        comparison=comparison,
    )


def trouble(outcome: Outcome) -> str | None:
    """In a word what is wrong with an outcome, None if it is strictly right."""
    return next((name for name, applies in _TROUBLES if applies(outcome)), None)


def _troubles(outcomes: Sequence[Outcome]) -> list[tuple[str, list[Outcome]]]:
    named = [(trouble(outcome), outcome) for outcome in outcomes]
    found = [(name, [o for own, o in named if own == name]) for name, _ in _TROUBLES]
    return [(name, those) for name, those in found if those]


def _pictures(outcomes: Sequence[Outcome]) -> list[Picture]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in sorted(outcomes, key=lambda o: o.question.kind):
        kind = outcome.question.kind
        groups.setdefault(KIND_LABELS.get(kind, kind), []).append(outcome)
    unscored = "引擎没有给出证据分。"
    return [
        Picture(
            title="各类题答得怎样",
            drawing=charts.accuracy_by_kind(list(groups.items())),
            says="点是严格正确率，线是 95% 区间，圈是宽松正确率；括号里是题数。",
            absent="没有题目。",
        ),
        Picture(
            title="标准原文排在第几",
            drawing=charts.gold_rank(outcomes),
            says="检索结果里第一段标准原文的名次。",
            absent="引擎没有给出检索结果。",
        ),
        Picture(
            title="少答一些，能否答得更准",
            drawing=charts.refusal_curve(outcomes),
            says="证据分门槛由高到低：越往右答得越多，越往上答得越准；大点是现在的样子。",
            absent=unscored,
        ),
        Picture(
            title="证据分可信吗",
            drawing=charts.reliability(outcomes),
            says="点越靠近虚线，证据分越名副其实；线是 95% 区间。",
            absent=unscored,
        ),
    ]


def _percent(estimate: Mapping[str, float | None], key: str = "value") -> str:
    value = estimate[key]
    return "—" if value is None else f"{value:.1%}"


def _number(estimate: Mapping[str, float | None], key: str = "value") -> str:
    value = estimate[key]
    if value is None:
        return "—"
    return f"{value:.3f}" if value <= 1 else f"{value:.0f}"


def _cited(outcome: Outcome, evidence: Evidence) -> bool:
    return any(holds(cited, evidence) for cited in outcome.reply.citations)


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"percent": _percent, "number": _number}
    environment.globals |= {
        "kind_labels": KIND_LABELS,
        "expect_labels": EXPECT_LABELS,
        "status_labels": STATUS_LABELS,
        "reason_labels": REASON_LABELS,
        "is_cited": _cited,
    }
    text = files("eval").joinpath("templates/report.html").read_text(encoding="utf-8")
    return environment.from_string(text)
