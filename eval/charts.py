"""The pictures of a report. Each is a pure function from outcomes to SVG, or None where there is
nothing to draw; the page then says why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from markupsafe import Markup

from eval.datamodels import Outcome, Status
from eval.intervals import wilson
from eval.ranking import DEPTH, best_rank
from eval.svg import Axis, Canvas

__all__ = ["accuracy_by_kind", "gold_rank", "latency", "refusal_curve", "reliability"]

WIDTH = 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 440.0, 18.0, 44.0  # margins; _RIGHT is where plots end
_PLOT = 240
_ROW = 26
_KIND_LEFT = 118.0
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_FLOORS = (0.0, 0.5, 0.75, 0.9)  # where an axis of shares may begin
_STEPS = 5  # from there to 100%
_SCORE_BINS = 5
_SLOW = 99  # per cent of the answers are faster than what closes the axis
_LATENCY_TICKS = 4
_LATENCY_BINS_A_TICK = 5
_NEAR_MARK = 0.03
_MARKED = (0.9, 0.7, 0.5)  # thresholds that are written beside the curve
_RANK_BINS = (("1", 1, 1), ("2", 2, 2), ("3", 3, 3), ("4–5", 4, 5), (f"6–{DEPTH}", 6, DEPTH))


def accuracy_by_kind(
    groups: Sequence[tuple[str, Sequence[Outcome]]],
) -> Markup | None:
    """Strict accuracy of each group as a dot with its interval; loose accuracy as a ring."""
    if not groups:
        return None
    height = int(_TOP + _ROW * len(groups) + _BOTTOM)
    canvas = Canvas(width=WIDTH, height=height, title="各类题的严格正确率与 95% 区间")
    x = Axis(low=0, high=1, start=_KIND_LEFT, stop=_RIGHT - 52)
    bottom = _TOP + _ROW * len(groups)
    for share in _QUARTERS:
        canvas.line(x(share), _TOP, x(share), bottom, css="grid")
        canvas.text(x(share), bottom + 18, f"{share:.0%}", anchor="middle", css="tick")
    for place, (name, outcomes) in enumerate(groups):
        _kind_row(canvas, x, _TOP + _ROW * (place + 0.5), name, outcomes)
    return canvas.svg()


def _kind_row(canvas: Canvas, x: Axis, y: float, name: str, outcomes: Sequence[Outcome]) -> None:
    strict = wilson(sum(o.verdict.strict for o in outcomes), len(outcomes))
    loose = wilson(sum(o.verdict.answer_right for o in outcomes), len(outcomes))
    value, low, high = strict.value or 0.0, strict.low or 0.0, strict.high or 0.0
    canvas.text(_KIND_LEFT - 12, y + 4, f"{name}（{len(outcomes)}）", anchor="end")
    canvas.line(x(low), y, x(high), y, css="whisker")
    canvas.dot(x(loose.value or 0.0), y, css="ring", tip=f"{name} 宽松 {loose.value:.1%}", radius=6)
    tip = f"{name} 严格 {value:.1%}（{low:.1%}–{high:.1%}）"
    canvas.dot(x(value), y, css="dot", tip=tip)
    canvas.text(_RIGHT, y + 4, f"{value:.0%}", anchor="end", css="tick")


def refusal_curve(outcomes: Sequence[Outcome]) -> Markup | None:
    """If only answers with a score above a threshold were given: how many answerable questions
    would still be answered, and how many of the answers given would be right."""
    points = _tradeoff(outcomes)
    if not points:
        return None
    least = min(right for _, right, _ in points)
    low = max(floor for floor in _FLOORS if floor <= least)
    names = ("拒答取舍：证据分门槛从高到低", "能答的题里答了的", "答了的里答对的")
    canvas, x, y = _plot(*names, low=low)
    canvas.path([(x(a), y(b)) for a, b, _ in points], css="curve")
    for a, b, score in points:
        tip = f"门槛 {score:.2f}：答 {a:.1%}，对 {b:.1%}"
        canvas.dot(x(a), y(b), css="hit", tip=tip)
    for mark in _MARKED:
        a, b, score = min(points, key=lambda point: abs(point[2] - mark))
        if abs(score - mark) > _NEAR_MARK:
            continue
        canvas.line(x(a), y(b) + 4, x(a), y(b) + 14, css="axis")
        canvas.text(x(a), y(b) + 28, f"{mark:.1f}", anchor="middle", css="tick")
    a, b, _ = points[-1]
    canvas.dot(x(a), y(b), css="dot", tip=f"现在：答 {a:.1%}，对 {b:.1%}")
    return canvas.svg()


def _tradeoff(outcomes: Sequence[Outcome]) -> list[tuple[float, float, float]]:
    """For every threshold on the score, from the highest: the share of the answerable questions
    that are answered, the share of the answers that are right, and the threshold. Answers
    without a score weigh no evidence, and are given at any threshold."""
    given = [(_score(o), o) for o in outcomes if o.reply.status is Status.ANSWERED]
    given.sort(key=lambda pair: -pair[0])
    answerable = sum(o.question.answerable for o in outcomes)
    points, covered, right = [], 0, 0
    for count, (score, outcome) in enumerate(given if answerable else (), start=1):
        covered += outcome.question.answerable
        right += outcome.verdict.answer_right
        following = given[count][0] if count < len(given) else None
        if score not in (following, math.inf):  # equal scores stand or fall together
            points.append((covered / answerable, right / count, score))
    return points


def _score(outcome: Outcome) -> float:
    return math.inf if outcome.reply.score is None else outcome.reply.score


def reliability(outcomes: Sequence[Outcome]) -> Markup | None:
    """Of the answers given with a score of about so much, how many were right."""
    given = [
        (min(max(o.reply.score, 0.0), 1.0), o.verdict.answer_right)
        for o in outcomes
        if o.reply.status is Status.ANSWERED and o.reply.score is not None
    ]
    if not given:
        return None
    canvas, x, y = _plot("证据分可靠度", "证据分", "答对的")
    canvas.line(x(0), y(0), x(1), y(1), css="grid dashed")
    for place in range(_SCORE_BINS):
        low, high = place / _SCORE_BINS, (place + 1) / _SCORE_BINS
        inside = [
            (score, right)
            for score, right in given
            if low <= score < high or (score == high == 1.0)
        ]
        if not inside:
            continue
        mean = sum(score for score, _ in inside) / len(inside)
        share = wilson(sum(right for _, right in inside), len(inside))
        canvas.line(x(mean), y(share.low or 0), x(mean), y(share.high or 0), css="whisker")
        tip = f"证据分 {low:.1f}–{high:.1f}：{len(inside)} 题，答对 {share.value:.1%}"
        canvas.dot(x(mean), y(share.value or 0), css="dot", tip=tip)
    return canvas.svg()


def latency(outcomes: Sequence[Outcome]) -> Markup | None:
    """How long the answers took, in milliseconds; the slowest in a hundred all stand last."""
    values = np.asarray([o.latency_ms for o in outcomes if o.latency_ms > 0])
    if not values.size:
        return None
    slow = float(np.percentile(values, _SLOW))
    step = _round_step(slow / _LATENCY_TICKS)
    last = step * math.ceil(slow / step)
    bins = round(last / step) * _LATENCY_BINS_A_TICK
    counts, edges = np.histogram(np.minimum(values, last), bins=bins, range=(0.0, last))
    canvas = Canvas(width=WIDTH, height=_PLOT, title="用时分布")
    x = Axis(low=float(edges[0]), high=float(edges[-1]), start=_LEFT, stop=_RIGHT)
    y = Axis(low=0, high=float(counts.max()), start=_PLOT - _BOTTOM, stop=_TOP)
    for count, low, high in zip(counts, edges[:-1], edges[1:], strict=True):
        reach = f"{low:,.3g} 以上" if high == last else f"{low:,.3g}–{high:,.3g}"
        tip = f"{reach} 毫秒：{count} 题"
        top = y(float(count))
        canvas.bar(x(low) + 1, top, x(high) - x(low) - 2, _PLOT - _BOTTOM - top, css="bar", tip=tip)
    for edge in edges[::_LATENCY_BINS_A_TICK]:
        canvas.text(x(edge), _PLOT - _BOTTOM + 18, f"{edge:,.12g}", anchor="middle", css="tick")
    canvas.line(_LEFT, _PLOT - _BOTTOM, _RIGHT, _PLOT - _BOTTOM, css="axis")
    canvas.text(_RIGHT, _PLOT - 8, "毫秒", anchor="end", css="tick")
    return canvas.svg()


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 … (and 0.1, 0.2 …) that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= least)


def gold_rank(outcomes: Sequence[Outcome]) -> Markup | None:
    """At which rank the first gold passage came up."""
    ranks = [best_rank(o.gold_ranks) for o in outcomes if o.gold_ranks is not None]
    if not ranks:
        return None
    found = Counter(ranks)
    bins = [(name, sum(found[r] for r in range(a, b + 1))) for name, a, b in _RANK_BINS]
    bins.append((f"前 {DEPTH} 没有", found[None]))
    canvas = Canvas(width=WIDTH, height=_PLOT, title="标准原文的检索名次")
    step = (_RIGHT - _LEFT) / len(bins)
    y = Axis(low=0, high=max(count for _, count in bins), start=_PLOT - _BOTTOM, stop=_TOP + 14)
    for place, (name, count) in enumerate(bins):
        middle, top = _LEFT + step * (place + 0.5), y(count)
        css = "bar" if place < len(_RANK_BINS) else "bar bad"
        canvas.bar(
            middle - step * 0.36,
            top,
            step * 0.72,
            _PLOT - _BOTTOM - top,
            css=css,
            tip=f"{name}：{count} 题",
        )
        canvas.text(middle, top - 6, str(count), anchor="middle", css="tick")
        canvas.text(middle, _PLOT - _BOTTOM + 18, name, anchor="middle", css="tick")
    canvas.line(_LEFT, _PLOT - _BOTTOM, _RIGHT, _PLOT - _BOTTOM, css="axis")
    return canvas.svg()


def _plot(title: str, across: str, up: str, *, low: float = 0.0) -> tuple[Canvas, Axis, Axis]:
    """A plot of shares, upwards from `low`: grid, ticks and the names of both axes."""
    canvas = Canvas(width=WIDTH, height=_PLOT, title=title)
    x = Axis(low=0, high=1, start=_LEFT, stop=_RIGHT)
    y = Axis(low=low, high=1, start=_PLOT - _BOTTOM, stop=_TOP + 8)
    for share in _QUARTERS:
        canvas.text(x(share), _PLOT - _BOTTOM + 18, f"{share:.0%}", anchor="middle", css="tick")
    for step in range(_STEPS + 1):
        height = low + step / _STEPS * (1 - low)
        canvas.line(x(0), y(height), x(1), y(height), css="grid")
        canvas.text(x(0) - 8, y(height) + 4, f"{height:.0%}", anchor="end", css="tick")
    canvas.text(_RIGHT, _PLOT - 8, across, anchor="end", css="tick")
    canvas.text(8, _TOP - 4, up, css="tick")
    return canvas, x, y
