"""The shape of the project: which package may import which, and what may be heavy."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "corpus": {"corpus"},
    "index": {"index", "corpus"},
    "assistant": {"assistant", "index", "corpus"},
    "ui": {"ui", "assistant", "index", "corpus"},
    "eval": {"eval", "assistant", "index", "corpus"},
}
# Libraries that are slow to import or large: one or two modules each may know them, no more.
HEAVY = ("torch", "sentence_transformers", "faiss", "tantivy", "jieba", "gradio", "openai")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SOURCES = sorted(path for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    """Dotted names of all modules that the file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(extra: str | None = None) -> set[str]:
    project = PROJECT["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {normal(match.group()) for match in map(re.compile(r"[\w.-]+").match, lines) if match}


def locked(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {normal(line.split("==")[0]) for line in lines}


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_point_one_way(path: Path) -> None:
    package = module_name(path).split(".")[0]
    ours = {name.split(".")[0] for name in imported(path)} & set(MAY_IMPORT)
    assert ours <= MAY_IMPORT[package]


@pytest.mark.parametrize("library", HEAVY)
def test_heavy_library_is_known_to_two_modules_at_most(library: str) -> None:
    users = [
        module_name(path)
        for path in SOURCES
        if library in {name.split(".")[0] for name in imported(path)}
    ]
    assert len(users) <= 2, users


def test_every_imported_library_is_declared_and_locked() -> None:
    tops = {name.split(".")[0] for path in SOURCES for name in imported(path)}
    outside = tops - set(sys.stdlib_module_names) - set(MAY_IMPORT)
    owners = importlib.metadata.packages_distributions()
    needed = {normal(owners.get(top, [top])[0]) for top in outside}
    assert needed <= declared() | declared("bench")
    assert declared() <= locked("requirements.lock")
    assert declared("bench") <= locked("requirements-bench.lock")


def test_every_package_is_shipped() -> None:
    packages = {module_name(path) for path in SOURCES if path.name == "__init__.py"}
    assert packages == set(PROJECT["tool"]["setuptools"]["packages"])


def test_every_data_file_is_shipped() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]
    shipped = {
        path
        for package, globs in patterns.items()
        for pattern in globs
        for path in (ROOT / package).glob(pattern)
    }
    there = {
        path
        for package in MAY_IMPORT
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert there <= shipped
