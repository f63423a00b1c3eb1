import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import cli
from assistant.settings import DEFAULT_HOME, Settings
from assistant.wire import TasksOut
from assistant.workplace import HomeWorkplace

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def run(workplace: HomeWorkplace, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `wence` with these arguments: exit code, standard output, standard error."""

    def opening(settings: Settings) -> HomeWorkplace:
        home = settings.home if settings.home != DEFAULT_HOME else workplace.settings.home
        given = {"home": home, "documents": workplace.settings.documents}
        return HomeWorkplace(settings.model_copy(update=given), workplace.engine)

    def call(*arguments: object) -> tuple[int, str, str]:
        code = cli.main([str(argument) for argument in arguments], opening=opening)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_ask_prints_answer_then_sources(built: HomeWorkplace, run: Run) -> None:
    code, out, _ = run("ask", "目标是多少？")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "控制在50微克/立方米以内[1]。"
    assert "云政办发〔2021〕5号" in out
    assert "“控制在50微克/立方米以内”" in out
    assert "注：该方案的实施期已过" in lines


def test_ask_json_is_the_answer_object(built: HomeWorkplace, run: Run) -> None:
    _, out, _ = run("ask", "目标是多少？", "--json")
    answer = json.loads(out)
    assert (answer["question"], answer["status"]) == ("目标是多少？", "answered")
    citation = answer["citations"][0]
    source = built.library().files[0].source.text
    assert source[citation["start"] : citation["end"]] == citation["quote"]


def test_as_of_reaches_the_assistant(built: HomeWorkplace, run: Run) -> None:
    run("ask", "目标是多少？", "--as-of", "2021-11-20")
    asked = built.engine.opened[-1].asked  # type: ignore[attr-defined]
    assert str(asked[-1][2]) == "2021-11-20"


def test_batch_writes_a_line_for_every_line(built: HomeWorkplace, run: Run, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text(
        '{"id": 1, "question": "甲？"}\n坏行\n{"id": 2, "question": "乙市？", "history": ["x"]}\n',
        encoding="utf-8",
    )
    out = tmp_path / "answers.jsonl"
    assert run("ask", "--batch", questions, "--out", out)[0] == 0
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [record["status"] for record in records] == ["answered", "error", "abstained"]
    assert run("ask", "--batch", questions)[1].count("\n") == 3


def test_batch_without_an_index_fails_before_it_writes(
    workplace: HomeWorkplace, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "q.jsonl").write_text('{"id": 1, "question": "甲？"}\n', encoding="utf-8")
    code, _, err = run("ask", "--batch", tmp_path / "q.jsonl", "--out", tmp_path / "a.jsonl")
    assert (code, err.count("\n")) == (1, 1)
    assert not (tmp_path / "a.jsonl").exists()


@pytest.mark.parametrize(
    "question",
    ["", "问" * 10_000, "😀😀", "目标\x07", "？"],
    ids=["空", "长", "emoji", "bell", "?"],
)
def test_bad_question_is_one_line_on_stderr(built: HomeWorkplace, run: Run, question: str) -> None:
    code, out, err = run("ask", question)
    assert (code, out) == (1, "")
    assert err.startswith("问题")
    assert err.count("\n") == 1


def test_question_that_looks_like_sql_is_just_answered(built: HomeWorkplace, run: Run) -> None:
    assert run("ask", "'; DROP TABLE passages; --")[0] == 0


def test_missing_index_says_what_to_do(workplace: HomeWorkplace, run: Run) -> None:
    code, _, err = run("ask", "目标是多少？")
    assert code == 1
    assert "wence build" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "甲？", "--batch", "q.jsonl"),
        ("ask", "甲？", "--out", "a.jsonl"),
        ("ask", "甲？", "--as-of", "去年"),
        ("ask", "甲？", "--frobnicate"),
        ("frobnicate",),
        ("show",),
        ("add",),
        ("--home",),
        ("tasks", "--due-before", "年底"),
        ("tasks", "--json", "--ics", "a.ics"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_and_code_two(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("用法不对")
    assert err.count("\n") == 1


def test_bad_environment_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_PORT", "eight")
    code, _, err = run("docs")
    assert code == 1
    assert "WENCE_PORT" in err


@pytest.mark.parametrize("place", [0, 1, 2])
def test_home_may_stand_anywhere(
    built: HomeWorkplace, run: Run, tmp_path: Path, place: int
) -> None:
    arguments: list[object] = ["ask", "目标？"]
    arguments[place:place] = ["--home", tmp_path / "elsewhere"]
    code, _, err = run(*arguments)
    assert code == 1
    assert "elsewhere" in err


def test_build_says_what_it_built(workplace: HomeWorkplace, run: Run) -> None:
    assert "1 个原始文件" in run("build")[1]
    assert workplace.is_current()


def test_add_puts_a_file_into_the_corpus(built: HomeWorkplace, run: Run, tmp_path: Path) -> None:
    text = next(built.settings.documents.iterdir()).read_text(encoding="utf-8")
    (tmp_path / "ding.txt").write_text(text.replace("云", "丁"), encoding="utf-8")
    assert "2 个原始文件" in run("add", tmp_path / "ding.txt")[1]
    assert "丁政办发〔2021〕5号" in run("docs")[1]
    code, _, err = run("add", tmp_path / "ding.docx")
    assert (code, err.count("\n")) == (1, 1)


def test_docs_and_show_give_what_was_read(built: HomeWorkplace, run: Run) -> None:
    (document,) = json.loads(run("docs", "--json")[1])
    assert document["number"] == "云政办发〔2021〕5号"
    assert document["published"] == "2021-11-11"
    shown = run("show", "云政办发[2021] 5 号")[1]
    assert "发文机关：云川市人民政府办公室" in shown
    assert "一、总体要求" in shown
    detail = json.loads(run("show", document["id"], "--json")[1])
    assert detail["outline"][0]["text"] == "一、总体要求"
    assert run("show", "丙市")[0] == 1


def test_help_lists_registered_commands_in_chinese(run: Run) -> None:
    for arguments in ((), ("--help",)):
        code, out, _ = run(*arguments)
        assert code == 0
        assert {"serve", "eval"} <= set(out.split())
        assert "重建索引" in out


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_chinese_comes_out_in_any_locale(tmp_path: Path, locale: str) -> None:
    environment = {"PATH": "", "LC_ALL": locale, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": ""}
    done = subprocess.run(
        [sys.executable, "-c", "from assistant import cli; cli.main(['--home', '无', 'docs'])"],
        capture_output=True,
        check=False,
        env=environment,
        cwd=tmp_path,
    )
    assert "wence build" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_question_is_answered_without_importing_what_is_slow(town_home: Path) -> None:
    """A cold `wence ask` has to be quick: no server, no model, no reading of files."""
    slow = {"torch", "sentence_transformers", "transformers", "gradio", "fastapi", "uvicorn"}
    slow |= {"jieba", "pandas", "openpyxl", "corpus.reading", "corpus.facts", "assistant.ledger"}
    script = (
        "import sys; from assistant import cli; code = cli.main(['ask', '砚洲市PM2.5目标？']);"
        f"sys.exit(' '.join(sorted({slow} & set(sys.modules))) or code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"WENCE_HOME": str(town_home), "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert "39微克/立方米" in done.stdout


def test_tasks_are_a_table_with_the_day_they_are_due(
    built: HomeWorkplace, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")  # a narrow terminal folds the words of a cell
    code, out, _ = run("tasks", "--unit", "住建局", "--as-of", "2021-12-01")
    assert code == 0
    assert out.splitlines()[0].startswith("共 1 项任务")
    assert "开展扬尘治理" in out.replace("\n", "")


def test_tasks_json_is_what_http_gives(built: HomeWorkplace, run: Run) -> None:
    _, out, _ = run("tasks", "--json", "--as-of", "2021-12-01")
    (task,) = TasksOut.model_validate_json(out).tasks
    assert (str(task.due), task.days_left, task.responsible) == ("2021-12-31", 30, ["市住建局"])


@pytest.mark.parametrize("option", ["--xlsx", "--ics"])
def test_tasks_can_be_taken_along(
    built: HomeWorkplace, run: Run, tmp_path: Path, option: str
) -> None:
    path = tmp_path / "out"
    code, out, _ = run("tasks", option, path)
    assert (code, out.count("\n")) == (0, 1)
    assert path.stat().st_size > 0


def test_tasks_that_cannot_be_listed_or_written_are_one_line(
    built: HomeWorkplace, run: Run, tmp_path: Path
) -> None:
    for arguments in (("--region", "乙市"), ("--xlsx", tmp_path / "none" / "a.xlsx")):
        code, out, err = run("tasks", *arguments)
        assert (code, out, err.count("\n")) == (1, "", 1)


def test_show_counts_the_facts(built: HomeWorkplace, run: Run) -> None:
    _, out, _ = run("show", "云政办发〔2021〕5号")
    assert "事实：任务 1，目标 1" in out
