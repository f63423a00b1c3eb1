"""What tests share: quiet threads, a small corpus, and an assistant that needs no index.

Imports stand inside the fixtures: a test of the lowest package needs none of the others.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from assistant.workplace import HomeWorkplace

DATA = Path(__file__).parent / "data"

settings.register_profile(
    "wence", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("wence")


@pytest.fixture(scope="session")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the project's own documents, built by the real engine."""
    from assistant.cli import open_home
    from assistant.settings import Settings

    home = tmp_path_factory.mktemp("own") / "home"
    open_home(Settings(home=home)).build()
    return home


@pytest.fixture(scope="session")
def town_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with three short documents of two invented cities, built by the real engine."""
    from assistant.cli import open_home
    from assistant.settings import Settings

    home = tmp_path_factory.mktemp("towns") / "home"
    open_home(Settings(home=home, documents=DATA / "towns")).build()
    return home


@pytest.fixture(scope="session")
def plan() -> str:
    """The text of an invented plan."""
    from tests.echo import PLAN

    return PLAN


@pytest.fixture
def plan_folder(tmp_path: Path, plan: str) -> Path:
    """A folder with one invented plan."""
    folder = tmp_path / "received"
    folder.mkdir()
    (folder / "yunchuan-2021.txt").write_text(plan, encoding="utf-8")
    return folder


@pytest.fixture
def workplace(tmp_path: Path, plan_folder: Path) -> "HomeWorkplace":
    """A home in which nothing is built yet, over the invented plan and the echoing engine."""
    from assistant.settings import Settings
    from assistant.workplace import HomeWorkplace
    from tests.echo import EchoEngine

    configured = Settings(home=tmp_path / "home", documents=plan_folder)
    return HomeWorkplace(configured, EchoEngine())


@pytest.fixture
def built(workplace: "HomeWorkplace") -> "HomeWorkplace":
    workplace.build()
    return workplace
