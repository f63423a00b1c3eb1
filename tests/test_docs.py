"""What the documents promise is what the project does."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from assistant import cli
from assistant.api import VERSION
from assistant.datamodels import JsonObject
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def shell_lines() -> list[str]:
    """The commands that README shows, without comments."""
    blocks = re.findall(r"```(?:bash|sh)\n(.*?)```", README, flags=re.DOTALL)
    lines = (line.split("  #")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    "command", [line for line in shell_lines() if line.startswith("make ")], ids=str
)
def test_make_targets_shown_in_readme_exist(command: str) -> None:
    target = command.split()[1]
    assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE)


def test_readme_shows_the_two_commands() -> None:
    assert {"make run", "make test"} <= set(shell_lines())


def wence_lines() -> list[str]:
    return [line for line in shell_lines() if line.startswith(".venv/bin/wence ")]


@pytest.mark.parametrize("command", wence_lines(), ids=str)
def test_commands_shown_in_readme_exist(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = command.split()
    assert cli.main([words[1], "--help"]) == 0
    described = capsys.readouterr().out
    assert all(word in described for word in words if word.startswith("--"))


@pytest.mark.parametrize(
    "example", re.findall(r"```json\n(.*?)```", README, flags=re.DOTALL), ids=str
)
def test_json_shown_in_readme_is_json(example: str) -> None:
    shown: JsonObject = json.loads(example)
    assert "id" in shown


def answers_shown() -> list[tuple[str, str]]:
    """Question and output of every `wence ask` that README shows with what it prints."""
    return re.findall(r"```console\n\$ wence ask \"(.*?)\"\n(.*?)```", README, flags=re.DOTALL)


@pytest.mark.parametrize(("question", "output"), answers_shown())
def test_answers_shown_in_readme_are_given(
    question: str, output: str, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--home", str(own_home), "ask", question]) == 0
    assert capsys.readouterr().out == output


def test_every_setting_is_in_readme() -> None:
    for name in Settings.model_fields:
        assert f"`WENCE_{name.upper()}`" in README


def test_version_agrees_with_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d+\.\d+\.\d+)", changelog, flags=re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == version["version"] == VERSION


def test_ci_runs_what_a_person_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))), ids=str)
def test_links_in_readme_point_at_files(link: str) -> None:
    assert (ROOT / link).exists()
