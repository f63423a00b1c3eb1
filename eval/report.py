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
from eval.datamodels import Evidence, Expect, Outcome, Reply, Status
from eval.judge import holds
from eval.labels import (
    EXPECT_LABELS,
    KIND_LABELS,
    REASON_LABELS,
    SLOT_LABELS,
    STATUS_LABELS,
    WORD_LABELS,
)
from eval.measures import measure_all

__all__ = ["render", "trouble"]

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
            says="只给证据分过门槛的回答会怎样：越往右答得越多，越往上答得越准；"
            "曲线下的数是门槛，大点是现在的样子。不看证据分的回答（列举、文件信息）总是给的。",
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


def _read(reply: Reply) -> str:
    """What the engine read in the question, and how sure it is of its evidence."""
    slots = {SLOT_LABELS.get(name, name): found for name, found in (reply.slots or {}).items()}
    said = [f"{name} {_joined(found)}" for name, found in slots.items()]
    if reply.score is not None:
        said.append(f"证据分 {reply.score:.2f}")
    return "；".join(said)


def _joined(found: object) -> str:
    words = map(str, found if isinstance(found, list | tuple) else [found])
    return "、".join(WORD_LABELS.get(word, word) for word in words)


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
        "read": _read,
        "is_cited": _cited,
    }
    text = files("eval").joinpath("templates/report.html").read_text(encoding="utf-8")
    return environment.from_string(text)
