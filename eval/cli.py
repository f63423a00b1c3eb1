"""`wence eval`: measure, compare, check, and keep what is right right.

`wence eval SET` is short for `wence eval run SET`. Nothing heavy is imported before a command
runs, so that the command line it is part of starts fast.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from eval.checking import CheckReport
    from eval.folder import Run
    from eval.shelf import ShelfText

__all__ = ["app"]

OWN_SETS = Path(__file__).parent / "questions"
DEFAULT_SET = OWN_SETS / "public.jsonl"
BASELINES = Path(__file__).parent / "baselines"
RUNS = Path("runs")
_DEFAULT_COMMAND = "run"
_HEADLINES = ("strict", "loose", "wrong", "false_refusal", "refusal_recall", "citation_recall")


class SetOrCommand(TyperGroup):
    """A group whose first word may also be a question set: then the set is run."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        known = {*self.list_commands(ctx), *ctx.help_option_names}
        return super().parse_args(
            ctx, args if args and args[0] in known else [_DEFAULT_COMMAND, *args]
        )


app = typer.Typer(
    cls=SetOrCommand,
    help="评测：wence eval 题集 --out 文件夹 --as-of 日期 跑一遍题集，写出逐题结果、汇总和报告。",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

SetArgument = Annotated[Path, typer.Argument(metavar="题集", help="jsonl、xlsx 或 csv")]
RunArgument = Annotated[Path, typer.Argument(metavar="结果文件夹", show_default=False)]


@app.command(name=_DEFAULT_COMMAND)
def run(
    ctx: typer.Context,
    questions: SetArgument = DEFAULT_SET,
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="结果写到哪里，缺省 runs/题集名")
    ] = None,
    against: Annotated[Path | None, typer.Option(metavar="DIR", help="与哪一次的结果相比")] = None,
    tolerance: Annotated[
        float, typer.Option(min=0, max=1, help="严格正确率许可下降多少，如 0.01")
    ] = 0.0,
    limit: Annotated[int | None, typer.Option(min=1, help="只跑前几题")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="只跑这一类，可重复")] = None,
    workers: Annotated[int, typer.Option(min=1, help="并行几路")] = 1,
    engine: Annotated[
        str, typer.Option(help="wence、wence:lexical、http://…、chat:URL#模型名 或 bm25")
    ] = "wence",
    as_of: Annotated[
        str | None, typer.Option(metavar="日期", help="以哪一天为“今天”，如 2021-11-20")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="接着中断的那次跑")] = False,
    api_key: Annotated[
        str | None, typer.Option(envvar="WENCE_EVAL_API_KEY", help="chat 引擎的密钥")
    ] = None,
) -> None:
    """跑一遍题集。严格正确率比 --against 低出 --tolerance 时退出码为 1。"""
    from eval.engines import parse_engine
    from eval.errors import FallError
    from eval.folder import evaluate
    from eval.questions import read_questions, select

    day = _day(as_of)
    whole = read_questions(questions)
    chosen = select(whole, kinds=kind or (), limit=limit)
    spec = parse_engine(engine, home=_home(ctx), api_key=api_key)
    with _progress(len(chosen)) as advance:
        finished = evaluate(
            chosen,
            spec,
            name=questions.name,
            of=len(whole),
            out=out or RUNS / questions.stem,
            as_of=day,
            workers=workers,
            against=against,
            resume=resume,
            on_row=lambda _: advance(),
        )
    typer.echo("\n".join(_told(finished)))
    if finished.comparison and finished.comparison.fell_beyond(tolerance):
        raise FallError(f"严格正确率降了 {finished.comparison.fall:.1%}，许可 {tolerance:.1%}")


@app.command()
def check(
    ctx: typer.Context,
    questions: SetArgument = DEFAULT_SET,
    *,
    corpus: Annotated[
        Path | None, typer.Option(metavar="DIR", help="对着哪个文件夹的文本查，缺省为已建的语料")
    ] = None,
) -> None:
    """查题集：标准原文都在语料里，没有两道相同的题，各类有多少。"""
    from eval.checking import check_set
    from eval.errors import QuestionSetError
    from eval.questions import read_questions

    try:
        chosen = read_questions(questions)
    except QuestionSetError as exc:
        typer.echo("\n".join(exc.problems))
        raise
    report = check_set(chosen, _texts(ctx, corpus))
    typer.echo("\n".join(_checked(report)))
    if not report.fit:
        raise QuestionSetError(questions.name, report.errors)


@app.command()
def template(
    file: Annotated[Path, typer.Argument(metavar="文件", help="写成 xlsx 或 csv")],
) -> None:
    """写一张空的题集表，带两行例子和填法。"""
    from eval.sheet_writer import write_template

    write_template(_sheet(file, (".xlsx", ".csv")))
    typer.echo(f"已写 {file}")


@app.command(name="expert-sheet")
def expert_sheet(
    run_folder: RunArgument, file: Annotated[Path, typer.Argument(metavar="xlsx文件")]
) -> None:
    """把一次评测的答案写成专家评分表（逐句 100/80/0，出处 25/20/0）。"""
    from eval.expert import write_scoring_sheet
    from eval.rows import read_outcomes

    write_scoring_sheet(_sheet(file, (".xlsx",)), read_outcomes(run_folder))
    typer.echo(f"已写 {file}")


@app.command(name="expert-scores")
def expert_scores(file: Annotated[Path, typer.Argument(metavar="xlsx文件")]) -> None:
    """读回专家评分表，给出每题得分和平均分。"""
    from eval.expert import expert_mean, read_scores

    scores = read_scores(file)
    mean = expert_mean(scores)
    for score in scores:
        total = "未评完" if score.total is None else f"{score.total:.1f}"
        typer.echo(f"{score.id}\t{total}\t{score.question}")
    left = sum(score.total is None for score in scores)
    if mean.value is not None:
        typer.echo(f"平均 {mean.value:.1f} 分（95% 区间 {mean.low:.1f}–{mean.high:.1f}）")
    if left:
        typer.echo(f"还有 {left} 题没有评完，没有算进去")


@app.command()
def candidates(
    store: Annotated[Path, typer.Argument(metavar="反馈库", help="SQLite 文件")],
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="写成 jsonl 或 xlsx")],
) -> None:
    """把用户标为不对的答案取出来，作为待审的题目。"""
    from eval.feedback import candidates as candidates_of
    from eval.feedback import read_feedback
    from eval.questions import write_jsonl
    from eval.sheet_writer import write_question_sheet

    found = candidates_of(read_feedback(store))
    if _sheet(out, (".xlsx", ".jsonl")).suffix.lower() == ".xlsx":
        extra = {
            "当时的回答": [c.said for c in found],
            "用户标记": ["、".join(c.marks) for c in found],
            "用户的话": ["\n".join(c.remarks) for c in found],
        }
        write_question_sheet(out, [c.question for c in found], extra=extra)
    else:
        write_jsonl(out, (c.to_json() for c in found))
    typer.echo(f"{len(found)} 道待审，已写 {out}")


@app.command()
def accept(
    run_folders: Annotated[list[Path], typer.Argument(metavar="结果文件夹…", show_default=False)],
    *,
    to: Annotated[Path, typer.Option(metavar="DIR", help="写到哪里")] = BASELINES,
) -> None:
    """把这几次全对的题记为基线：以后哪一题变错，make test 点名。"""
    from eval.folder import read_summary
    from eval.gate import baseline_of, read_baseline, write_baseline
    from eval.rows import read_outcomes

    kept = [baseline_of(read_summary(folder), read_outcomes(folder)) for folder in run_folders]
    for baseline in kept:
        path = to / f"{Path(baseline.name).stem}.json"
        before = read_baseline(path).right if path.exists() else {}
        write_baseline(path, baseline)
        typer.echo(f"{len(baseline.right)} 题记入 {path}")
        if lost := [id_ for id_ in before if id_ not in baseline.right]:
            typer.echo(f"原来对、这次不对的 {len(lost)} 题不再守：{'、'.join(lost)}")


@app.command()
def table(
    run_folders: Annotated[list[Path], typer.Argument(metavar="结果文件夹…", show_default=False)],
) -> None:
    """把几次结果写成一张 Markdown 表：正确率、给错、误拒、拒答，带 95% 区间。"""
    from eval.folder import read_summary
    from eval.summary_table import markdown_table

    typer.echo(markdown_table(map(read_summary, run_folders)))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar for a person at a terminal, silence for a script."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with typer.progressbar(length=total, label="评测", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _told(finished: Run) -> Sequence[str]:
    """What a person wants to know at the end of a run."""
    from eval.measures import measure_all

    lines = [f"{len(finished.outcomes)} 题"]
    for measure in measure_all(finished.outcomes):
        figures: Any = finished.summary[measure.name]
        if measure.name in _HEADLINES and figures["value"] is not None:
            low, high = figures["low"], figures["high"]
            lines.append(f"{measure.label} {figures['value']:.1%}（{low:.1%}–{high:.1%}）")
    comparison = finished.comparison
    if comparison:
        lines.append(
            f"与上次同样的 {comparison.paired} 题：严格正确 {comparison.strict_before:.1%} → "
            f"{comparison.strict_after:.1%}，McNemar p = {comparison.p_value:.3g}"
        )
        for word, changes in (("变坏", comparison.worse), ("变好", comparison.better)):
            lines.extend(
                f"{word} {c.after.question.id} {c.after.question.question}" for c in changes
            )
    return [*lines, f"报告 {finished.report}"]


def _checked(report: CheckReport) -> Sequence[str]:
    kinds = "，".join(f"{name} {count}" for name, count in report.kinds)
    expects = "，".join(f"{name} {count}" for name, count in report.expects)
    return [
        f"{report.questions} 题；标准原文 {report.gold} 处，在语料里的 {report.gold_found} 处",
        f"类别：{kinds}",
        f"预期：{expects}",
        *(f"{'错误' if f.serious else '提醒'} {f.id}：{f.text}" for f in report.findings),
        "可以用" if report.fit else "有错误，改好再用",
    ]


def _texts(ctx: typer.Context, corpus: Path | None) -> Sequence[ShelfText]:
    """The documents of a folder, or those of the built corpus that the command line works on."""
    from eval.shelf import folder_shelf, library_shelf

    return folder_shelf(corpus) if corpus else library_shelf(ctx.obj.library())


def _home(ctx: typer.Context) -> Path | None:
    """The home directory that `wence` was started with; None if started by itself."""
    from assistant.workplace import HomeWorkplace

    return ctx.obj.settings.home if isinstance(ctx.obj, HomeWorkplace) else None


def _sheet(path: Path, suffixes: Sequence[str]) -> Path:
    if path.suffix.lower() not in suffixes:
        raise typer.BadParameter(f"文件名应以 {' 或 '.join(suffixes)} 结尾，收到 {path.name}")
    return path


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as exc:
        raise typer.BadParameter(f"--as-of 应是 2021-11-20 这样的日期，收到 {text}") from exc
