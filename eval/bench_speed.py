"""How fast and how large, measured from outside: by the commands and the HTTP that users have."""

from __future__ import annotations

import contextlib
import multiprocessing
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

import httpx
import numpy as np

from corpus.errors import PolicyError
from eval.datamodels import Question
from eval.questions import write_jsonl
from eval.run import Opens
from index.static_encoder import StaticEncoder

__all__ = [
    "Timing",
    "ask_in_process",
    "cold_ask",
    "encoding",
    "evaluation",
    "importing",
    "index_build",
    "serving",
]

COLD_RUNS = 5
EVALUATED = 1_000  # questions
ENCODED = 20_000  # passages
CORES = 2
READY_S = 60.0  # a server that takes longer is reported as not starting
STOP_S = 10.0
_POLL_S = 0.05
_KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One measured figure with its unit; `absent` says why there is none."""

    name: str
    value: float = 0.0
    unit: str = "ms"
    times: int = 1
    absent: str = ""

    def to_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "times": self.times,
            "absent": self.absent,
        }


def index_build(home: Path) -> Timing:
    """`wence build` of the project's own documents into an empty home, wall time."""
    spent = _spent(["build"], home)
    return Timing(name="建索引", value=round(spent.wall_s, 3), unit="s", absent=spent.problem)


def cold_ask(home: Path, question: str) -> tuple[Timing, ...]:
    """`wence ask` as a user types it, process start included; the median of several."""
    runs = [_spent(["ask", question], home) for _ in range(COLD_RUNS)]
    return _both("冷启动 wence ask（中位）", runs, digits=3)


def evaluation(home: Path, questions: Sequence[Question]) -> tuple[Timing, ...]:
    """`wence eval` of a thousand questions in two processes: wall time, and that of the cores.

    The questions are those given, again and again under other ids.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thousand.jsonl"
        chosen = islice(cycle(questions), EVALUATED)
        renamed = (replace(question, id=f"b{place}") for place, question in enumerate(chosen))
        write_jsonl(path, (question.to_json() for question in renamed))
        out = str(Path(folder) / "run")
        words = ["eval", str(path), "--workers", str(CORES), "--out", out]
        return _both(f"wence eval {EVALUATED:,} 题，{CORES} 路", [_spent(words, home)], digits=1)


def importing() -> Timing:
    """What every command pays before it does anything: `import assistant.cli`."""
    walls = []
    for _ in range(COLD_RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import assistant.cli"], check=True)
        walls.append(time.perf_counter() - start)
    median = round(float(np.median(walls)), 3)
    return Timing(name="import（中位）", value=median, unit="s", times=len(walls))


def encoding(texts: Sequence[str]) -> Timing:
    """Passages a second through the shipped encoder, in two processes at once."""
    many = list(islice(cycle(texts), ENCODED))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CORES, mp_context=context) as pool:
        rates = list(pool.map(_rate, [many] * CORES))
    length = round(sum(map(len, texts)) / len(texts))
    name = f"编码，{CORES} 进程，每段 {length} 字"
    return Timing(name=name, value=round(sum(rates)), unit="段/s", times=ENCODED)


def _rate(texts: Sequence[str]) -> float:
    encoder = StaticEncoder()
    encoder.encode_passages(texts[:1_000])
    start = time.perf_counter()
    encoder.encode_passages(texts)
    return len(texts) / (time.perf_counter() - start)


def ask_in_process(spec: Opens, questions: Sequence[Question]) -> tuple[Timing, ...]:
    """`ask` with everything loaded: p50 and p95 over the questions, after one round to warm up."""
    try:
        engine = spec.open()
    except PolicyError as exc:
        return (Timing(name="进程内 ask", absent=str(exc)),)
    for question in questions[:1]:
        engine.ask(question.question, history=question.history, as_of=None)
    walls = []
    for question in questions:
        start = time.perf_counter()
        engine.ask(question.question, history=question.history, as_of=None)
        walls.append((time.perf_counter() - start) * 1000)
    return _percentiles("进程内 ask", walls)


def serving(home: Path, questions: Sequence[Question]) -> tuple[Timing, ...]:
    """A server of our own on a free port: time until ready, `POST /api/ask`, resident memory."""
    port = _free_port()
    start = time.perf_counter()
    with (
        _server(home, port) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=READY_S) as client,
    ):
        if not _ready(client, process):
            return (Timing(name="服务就绪", unit="s", absent="wence serve 没有就绪"),)
        ready = Timing(name="服务就绪", value=round(time.perf_counter() - start, 2), unit="s")
        walls = [_posted(client, question) for question in (*questions[:1], *questions)][1:]
        memory = Timing(name="服务常驻内存", value=_resident_mib(process.pid), unit="MiB")
    return (ready, *_percentiles("HTTP /api/ask", walls), memory)


def _percentiles(name: str, walls: Sequence[float]) -> tuple[Timing, ...]:
    return tuple(
        Timing(
            name=f"{name} p{percent}",
            value=round(float(np.percentile(walls, percent)), 2),
            times=len(walls),
        )
        for percent in (50, 95)
    )


def _command(arguments: Sequence[str], home: Path) -> list[str]:
    program = Path(sys.executable).with_name("wence")
    return [str(program), "--home", str(home), *arguments]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spent:
    """Seconds that a command took, by the clock and on the cores; its complaint if it failed."""

    wall_s: float = 0.0
    cores_s: float = 0.0
    problem: str = ""


def _both(name: str, runs: Sequence[_Spent], *, digits: int) -> tuple[Timing, ...]:
    """The medians by the clock, and on the cores: on a busy machine only the latter tells."""
    problem = next((run.problem for run in runs if run.problem), "")
    return tuple(
        Timing(
            name=label,
            value=round(float(np.median(seconds)), digits),
            unit="s",
            times=len(runs),
            absent=problem,
        )
        for label, seconds in (
            (name, [run.wall_s for run in runs]),
            ("同上，处理器", [run.cores_s for run in runs]),
        )
    )


def _children_s() -> float:
    """Processor seconds of all commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _spent(arguments: Sequence[str], home: Path) -> _Spent:
    start, before = time.perf_counter(), _children_s()
    try:
        done = subprocess.run(
            _command(arguments, home), capture_output=True, text=True, check=False
        )
    except OSError as exc:
        return _Spent(problem=f"运行不了 wence：{exc.strerror}")
    if done.returncode:
        problem = f"wence {arguments[0]} 退出码 {done.returncode}：{done.stderr.strip()}"
        return _Spent(problem=problem)
    return _Spent(wall_s=time.perf_counter() - start, cores_s=_children_s() - before)


@contextlib.contextmanager
def _server(home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        _command(["serve", "--port", str(port)], home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _ready(client: httpx.Client, process: subprocess.Popen[bytes]) -> bool:
    until = time.perf_counter() + READY_S
    while time.perf_counter() < until and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if client.get("/readyz").is_success:
                return True
        time.sleep(_POLL_S)
    return False


def _posted(client: httpx.Client, question: Question) -> float:
    start = time.perf_counter()
    body = {"question": question.question, "history": list(question.history)}
    client.post("/api/ask", json=body)
    return (time.perf_counter() - start) * 1000


def _resident_mib(pid: int) -> float:
    """Resident memory of a process and its children, as Linux tells it."""
    tree, found = [pid], 0.0
    while tree:
        current = tree.pop()
        status = Path(f"/proc/{current}/status").read_text(encoding="utf-8")
        line = next((row for row in status.splitlines() if row.startswith("VmRSS:")), "VmRSS: 0")
        found += float(line.split()[1]) / _KIB
        children = Path(f"/proc/{current}/task/{current}/children").read_text(encoding="utf-8")
        tree.extend(int(child) for child in children.split())
    return round(found, 1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
