"""`wence`: the command line, and the place where settings meet the parts they configure.

Commands of packages above this one (the page's `serve`, the evaluator's `eval`) register
themselves as entry points of the group `wence.commands`. Every command imports what it works with
when it is used: a question should not wait for the ledger, nor for the reading of files.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from assistant.batch import answer_lines, read_lines, write_lines
from assistant.datamodels import Answer, JsonValue
from assistant.protocols import Workplace
from assistant.settings import Settings, load_settings
from corpus.errors import PolicyError

__all__ = ["app", "main"]

COMMANDS = "wence.commands"
FAILED, INTERRUPTED = 1, 130

Opening: TypeAlias = Callable[[Settings], Workplace]


def open_home(settings: Settings) -> Workplace:
    """The real workplace; its imports are those of answering, none of the server's."""
    from assistant.engine import HybridEngine
    from assistant.workplace import HomeWorkplace

    return HomeWorkplace(settings, HybridEngine.of(settings))


class CommandGroup(TyperGroup):
    """The commands of this module and the registered ones."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *(point.name for point in _registered())]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        found = next((p for p in _registered() if p.name == cmd_name), None)
        return get_command(found.load()) if found else None


def _registered() -> Iterator[EntryPoint]:
    yield from entry_points(group=COMMANDS)


app = typer.Typer(
    cls=CommandGroup,
    help="问策：对着政策文件问答，答案短而准，句句有出处。",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


def main(arguments: Sequence[str] | None = None, *, opening: Opening = open_home) -> int:
    """Run a command and return the exit code: 0 done, 1 a failure explained, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # whatever the locale: the output is Chinese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = app(_home_first(given), prog_name="wence", standalone_mode=False, obj=opening)
    except PolicyError as exc:
        return _complain(str(exc), FAILED)
    except TyperException as exc:
        return _complain(f"用法不对：{exc.format_message()}（wence --help 有说明）", exc.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return _complain("已中断", INTERRUPTED)
    return code if isinstance(code, int) else 0


def _complain(message: str, code: int) -> int:
    typer.echo(" ".join(message.split()), err=True)
    return code


def _home_first(arguments: list[str]) -> list[str]:
    """`--home DIR` may stand anywhere, also after the command it is for."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for place, argument in enumerate(options):
        width = 2 if argument == "--home" else 1 if argument.startswith("--home=") else 0
        if width:
            taken = arguments[place : place + width]
            return [*taken, *arguments[:place], *arguments[place + width :]]
    return arguments


@app.callback()
def start(
    ctx: typer.Context,
    *,
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar="DIR", help="语料与索引的目录（WENCE_HOME），缺省 .wence"),
    ] = None,
) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        return
    ctx.obj = ctx.obj(load_settings(home=home))


Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]


@app.command()
def ask(
    ctx: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="问题", show_default=False)] = None,
    *,
    as_json: Json = False,
    as_of: Annotated[
        str | None, typer.Option(metavar="日期", help="以哪一天为“今天”，如 2021-11-20")
    ] = None,
    batch: Annotated[
        Path | None, typer.Option(metavar="FILE", help="逐行回答 JSONL 文件里的问题")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="批量的结果写到哪里，缺省为标准输出")
    ] = None,
) -> None:
    """回答一个问题，或一个文件里的所有问题。"""
    from assistant.printout import answer_text

    if (question is None) == (batch is None):
        raise typer.BadParameter("要么给一个问题，要么用 --batch 给一个文件")
    if out is not None and batch is None:
        raise typer.BadParameter("--out 只和 --batch 一起用")
    day = _day(as_of, option="--as-of")
    answerer = _workplace(ctx).answerer()

    def answered(text: str, history: Sequence[str] = ()) -> Answer:
        return answerer.ask(text, history=history, as_of=day)

    if batch is not None:
        write_lines(answer_lines(read_lines(batch), answered), out)
        return
    answer = answered(question or "")
    typer.echo(_json(answer.to_json()) if as_json else answer_text(answer))


@app.command()
def add(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", show_default=False)],
) -> None:
    """把新文件放进语料并更新索引。"""
    typer.echo(_workplace(ctx).add(files).summary)


@app.command()
def build(
    ctx: typer.Context,
    *,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="DIR", help="从哪个目录读文件")
    ] = None,
) -> None:
    """重建索引；建好之前一直用旧的。"""
    typer.echo(_workplace(ctx).build(source).summary)


@app.command()
def docs(ctx: typer.Context, *, as_json: Json = False) -> None:
    """列出语料里的文件。"""
    from assistant.catalogue import document_summary
    from assistant.printout import summary_text

    documents = _workplace(ctx).library().documents
    if as_json:
        typer.echo(_json([document_summary(document) for document in documents]))
    else:
        typer.echo("\n".join(summary_text(document) for document in documents))


@app.command()
def show(
    ctx: typer.Context,
    document: Annotated[
        str, typer.Argument(metavar="DOC", help="编号、文号或标题的一部分", show_default=False)
    ],
    *,
    as_json: Json = False,
) -> None:
    """一份文件的元数据、提纲、表格，以及读的时候改了什么、删了什么。"""
    from assistant.catalogue import document_detail, find_document
    from assistant.printout import detail_text

    workplace = _workplace(ctx)
    library = workplace.library()
    found = find_document(library.documents, document)
    file, facts = library.file(found.file), workplace.facts().counts(document=found.id)
    detail = document_detail(found, file, facts=facts)
    typer.echo(_json(detail) if as_json else detail_text(found, file, facts=facts))


@app.command()
def tasks(
    ctx: typer.Context,
    *,
    region: Annotated[str | None, typer.Option(metavar="地区", help="全称或简称")] = None,
    unit: Annotated[str | None, typer.Option(metavar="单位", help="全称、简称或一部分")] = None,
    enterprise: Annotated[str | None, typer.Option(metavar="企业", help="名称的一部分")] = None,
    due_before: Annotated[str | None, typer.Option(metavar="日期", help="这天或之前到期")] = None,
    due_after: Annotated[str | None, typer.Option(metavar="日期", help="这天或之后到期")] = None,
    category: Annotated[
        str | None, typer.Option(metavar="类别", help="类别、重点工作或任务名称的一部分")
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="日期", help="以哪一天为“今天”")] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help="写成 Excel 台账")] = None,
    ics: Annotated[Path | None, typer.Option(metavar="FILE", help="期限写成日历")] = None,
    as_json: Json = False,
) -> None:
    """列出任务：做什么、谁负责、什么时候到期、出自哪里。"""
    from assistant.exports import save_calendar, save_sheet
    from assistant.filters import TaskFilter, asked_on
    from assistant.ledger import task_lines, tasks_json
    from assistant.ledger_text import ledger_text

    if sum((xlsx is not None, ics is not None, as_json)) > 1:
        raise typer.BadParameter("--xlsx、--ics、--json 一次用一个")
    wanted = TaskFilter(
        region=region or None,
        unit=unit or None,
        enterprise=enterprise or None,
        category=category or None,
        due_after=_day(due_after, option="--due-after"),
        due_before=_day(due_before, option="--due-before"),
    )
    day = asked_on(_day(as_of, option="--as-of"))
    workplace = _workplace(ctx)
    lines = task_lines(workplace.facts(), workplace.library(), wanted)
    if xlsx is not None:
        typer.echo(save_sheet(lines, xlsx))
    elif ics is not None:
        typer.echo(save_calendar(lines, ics))
    else:
        typer.echo(
            _json(tasks_json(lines, as_of=day)) if as_json else ledger_text(lines, as_of=day)
        )


def _workplace(ctx: typer.Context) -> Workplace:
    found: Workplace = ctx.obj
    return found


def _day(text: str | None, *, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as exc:
        raise typer.BadParameter(f"{option} 应是 2021-11-20 这样的日期，收到 {text}") from exc


def _json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
