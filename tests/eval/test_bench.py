import json
import sys
from pathlib import Path
from typing import Any

import pytest

from eval.bench import machine
from eval.bench_retrieval import engine_line, measure_line, peer_lines
from eval.bench_speed import ask_in_process, index_build
from eval.datamodels import Retrieved
from eval.engines import EngineKind, EngineSpec


def test_line_counts_every_question_with_gold(made: Any) -> None:
    gold, other = Retrieved(quote=made.quote, number=made.number), Retrieved(quote="别的话")
    ranked = {"q1": [gold], "q2": [other, gold], "q3": [other] * 9 + [gold], "q4": []}
    questions = [*(made.question(id_) for id_ in ranked), made.unanswerable()]
    line = measure_line("line", lambda question: ranked[question.id], questions)
    assert line.hit1 is not None
    assert line.hit5 is not None
    assert (line.questions, line.hit1.value, line.hit5.value) == (4, 0.25, 0.5)
    assert line.characters == pytest.approx((11 + 14 + 15 + 0) / 4, abs=0.1)


def test_engine_that_cannot_be_measured_says_why(made: Any, tmp_path: Path) -> None:
    assert engine_line(made.spec(), [made.question()]).absent == "没有检索接口（retrieve）"
    missing = EngineSpec(kind=EngineKind.BM25, corpus=tmp_path / "none")
    assert "找不到语料文件夹" in engine_line(missing, [made.question()]).absent


def test_engine_is_measured_by_its_own_ranking(made: Any) -> None:
    passages = (Retrieved(quote=made.quote, number=made.number),)
    line = engine_line(made.spec(passages=passages), [made.question()])
    assert line.to_json()["hit@1"] == {
        "value": 1.0,
        "low": pytest.approx(0.2065, abs=1e-4),
        "high": 1.0,
    }


@pytest.fixture
def no_langchain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_text_splitters", None)


@pytest.mark.usefixtures("no_langchain")
def test_peers_that_are_not_installed_are_told_so(made: Any) -> None:
    lines = list(peer_lines(["原文"], [made.question()]))
    assert len(lines) == 2
    assert all("wence[bench]" in line.absent for line in lines)


def test_asking_is_timed_in_percentiles(made: Any) -> None:
    p50, p95 = ask_in_process(made.spec(), [made.question(f"q{n}") for n in range(20)])
    assert (p50.name, p95.name) == ("进程内 ask p50", "进程内 ask p95")
    assert 0 <= p50.value <= p95.value
    assert p50.times == 20


def test_command_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert index_build(tmp_path).absent.startswith("运行不了 wence")


def test_machine_is_described_for_the_json() -> None:
    described = machine()
    assert json.dumps(described)
    assert {"processor", "cores", "memory_gib", "python", "packages"} <= set(described)
