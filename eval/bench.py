"""`make bench`: retrieval beside the peers' lines, what each leg is worth, and speed, in one run.

python -m eval.bench --out runs/bench.json [--external DIR]
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.build import current
from corpus.errors import PolicyError
from corpus.library import Library
from eval.bench_ablation import AblationLine, ablation, untrained_encoder
from eval.bench_retrieval import RetrievalLine, engine_line, peer_lines
from eval.bench_sets import RetrievalSet, general_sets, own_set
from eval.bench_speed import (
    Timing,
    ask_in_process,
    cold_ask,
    encoding,
    evaluation,
    importing,
    index_build,
    serving,
)
from eval.datamodels import Estimate
from eval.engines import DEFAULT_CORPUS, EngineKind, EngineSpec
from eval.questions import read_questions

__all__ = ["main"]

OWN_SETS = Path(__file__).parent / "questions"
DEFAULT_SETS = tuple(OWN_SETS / name for name in ("public.jsonl", "dev.jsonl"))
PARAPHRASED = OWN_SETS / "paraphrased.jsonl"  # for retrieval alone
PACKAGES = ("faiss-cpu", "jieba", "langchain-community", "numpy", "rank-bm25", "tantivy", "torch")
SPEED_QUESTIONS = 200
PAGE = 110  # columns of a table that goes into a file


def main(
    *,
    questions: Annotated[list[Path] | None, typer.Option(help="题集，可重复")] = None,
    out: Annotated[Path, typer.Option(help="结果写到哪里")] = Path("runs/bench.json"),
    corpus: Annotated[Path, typer.Option(help="同类产品读的语料")] = DEFAULT_CORPUS,
    external: Annotated[
        Path | None, typer.Option(help="放别的检索题集的文件夹，格式见 eval/bench_sets.py")
    ] = None,
    speed: Annotated[bool, typer.Option(help="也量速度")] = True,
) -> None:
    """量检索与速度，打印成表，写成 JSON。"""
    sets = questions or list(DEFAULT_SETS)
    try:
        measured = bench(sets, corpus=corpus, external=external, speed=speed)
    except PolicyError as exc:
        typer.echo(str(exc), err=True)
        raise typer.Exit(1) from exc
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(measured, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    typer.echo(f"已写 {out}")


def bench(
    sets: Sequence[Path], *, corpus: Path, external: Path | None, speed: bool
) -> dict[str, object]:
    """Measure everything, show each part as it is done, return it all for the JSON."""
    asked = [question for path in sets for question in read_questions(path)]
    console = Console() if sys.stdout.isatty() else Console(width=PAGE)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        timings = [index_build(home)]
        specs = [EngineSpec(kind=EngineKind.BM25, corpus=corpus), EngineSpec(home=home)]
        sources = [path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt"))]
        lines = [*peer_lines(sources, asked), *(engine_line(spec, asked) for spec in specs)]
        console.print(_retrieval_table(lines))
        library = Library.load(current(home))
        untrained = untrained_encoder(Path(folder) / "untrained")
        legs: list[AblationLine] = []
        for chosen in _retrieval_sets([*sets, PARAPHRASED], library, external):
            found = list(ablation(chosen, untrained))
            console.print(_ablation_table(found))
            legs.extend(found)
        if speed:
            timed = asked[:SPEED_QUESTIONS]
            timings += [*cold_ask(home, asked[0].question), importing()]
            timings += ask_in_process(specs[-1], timed)
            timings += evaluation(home, asked)
            timings += [encoding([p.text.text for p in library.passages])]
            timings += serving(home, timed)
            console.print(_speed_table(timings))
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "sets": [path.name for path in sets],
        "retrieval": [line.to_json() for line in lines],
        "legs": [line.to_json() for line in legs],
        "speed": [timing.to_json() for timing in timings] if speed else [],
    }


def _retrieval_sets(
    sets: Sequence[Path], library: Library, external: Path | None
) -> Iterator[RetrievalSet]:
    """The project's own, each by itself, and then those of the folder."""
    for path in dict.fromkeys(sets):
        yield own_set(path.stem, read_questions(path), library)
    if external is not None:
        yield from general_sets(external)


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "load": [round(load, 2) for load in os.getloadavg()],
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
    }


def _processor() -> str:
    try:
        rows = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (row.partition(":")[2].strip() for row in rows if row.startswith("model name"))
    return next(names, platform.machine())


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _retrieval_table(lines: Sequence[RetrievalLine]) -> Table:
    table = Table(title="标准原文在不在前 k 段里")
    for name in ("检索", "题数", "hit@1", "hit@5", "前五字数"):
        table.add_column(name, no_wrap=name == "检索")
    for line in lines:
        if line.hit1 is None or line.hit5 is None:
            table.add_row(line.name, "", "—", "—", escape(line.absent))
            continue
        shares = map(_share, (line.hit1, line.hit5))
        table.add_row(line.name, str(line.questions), *shares, f"{line.characters:,.0f}")
    return table


def _ablation_table(lines: Sequence[AblationLine]) -> Table:
    table = Table(title=f"{lines[0].set}，{lines[0].questions} 题（括号里是 95% 区间）")
    for name in ("检索", "R@1", "R@5", "R@10", "MRR@10"):
        table.add_column(name, no_wrap=name == "检索")
    for line in lines:
        shares = map(_share, (line.recall1, line.recall5, line.recall10, line.mrr10))
        table.add_row(line.leg, *shares)
    return table


def _share(estimate: Estimate) -> str:
    value, low, high = estimate.value or 0.0, estimate.low or 0.0, estimate.high or 0.0
    return f"{value:.1%}（{low:.0%}–{high:.0%}）"


def _speed_table(timings: Sequence[Timing]) -> Table:
    table = Table("项目", "值", "单位", "次数", title="速度与内存")
    for timing in timings:
        value = timing.absent or f"{timing.value:g}"
        table.add_row(timing.name, value, timing.unit, str(timing.times))
    return table


if __name__ == "__main__":
    typer.run(main)
