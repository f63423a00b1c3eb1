from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.api import create_app
from assistant.cli import open_home
from assistant.settings import Settings
from assistant.wire import CurtailmentsOut, TargetsOut, TasksOut
from tests.serving import problem, serving

SHAPES = {"tasks": TasksOut, "curtailments": CurtailmentsOut, "targets": TargetsOut}


@pytest.fixture(scope="module")
def client(own_home: Path) -> Iterator[httpx.Client]:
    """A server over the project's own documents."""
    yield from serving(create_app(open_home(Settings(home=own_home))))


@pytest.mark.parametrize("kind", SHAPES)
def test_list_has_the_documented_shape(client: httpx.Client, kind: str) -> None:
    response = client.get(f"/api/{kind}", params={"as_of": "2021-12-01"})
    assert response.status_code == 200
    SHAPES[kind].model_validate(response.json())
    body = response.json()
    assert body["as_of"] == "2021-12-01"
    assert body["total"] == len(body[kind]) > 0
    schema = client.get("/openapi.json").json()
    properties = schema["components"]["schemas"][SHAPES[kind].__name__]["properties"]
    assert set(properties) == set(body)


def test_tasks_are_narrowed_by_all_that_is_asked(client: httpx.Client) -> None:
    asked = {
        "region": "运城",
        "unit": "市能源局",
        "due_before": "2021-12-31",
        "as_of": "2022-01-05",
    }
    tasks = client.get("/api/tasks", params=asked).json()["tasks"]
    assert tasks
    for task in tasks:
        assert task["region"] == "运城市"
        assert min(task["dues"]) <= "2021-12-31"
        assert "市能源局" in task["responsible"] + task["supporting"] + task["carriers"]
        assert task["overdue"] == (task["due"] < "2022-01-05")
        assert not task["plan_over"]


def test_curtailments_of_an_industry_and_grade_on_a_day(client: httpx.Client) -> None:
    asked = {"industry": "钢铁", "grade": "B", "on": "2025-01-10", "as_of": "2025-01-10"}
    rules = client.get("/api/curtailments", params=asked).json()["curtailments"]
    assert rules
    for rule in rules:
        assert "B级" in rule["grades"]
        assert rule["applies"]
        assert rule["measure"] in rule["says"]


def test_targets_of_a_place_and_time(client: httpx.Client) -> None:
    asked = {"region": "晋城市", "indicator": "PM2.5", "due_before": "2021-03-31"}
    targets = client.get("/api/targets", params=asked).json()["targets"]
    assert targets
    for target in targets:
        assert target["indicator"] == "PM2.5"
        assert target["period"]["start"] <= "2021-03-31"


def test_empty_filters_ask_for_nothing(client: httpx.Client) -> None:
    every = client.get("/api/tasks").json()["total"]
    blank = {"region": "", "unit": " ", "due_before": "", "as_of": ""}
    assert client.get("/api/tasks", params=blank).json()["total"] == every


@pytest.mark.parametrize("kind", SHAPES)
@pytest.mark.parametrize(
    ("name", "value", "detail"),
    [
        ("region", "太原", "太原"),
        ("as_of", "昨天", "as_of 应是 2021-11-20 这样的日期"),
        ("regoin", "运城", "没有 regoin 这个参数"),
    ],
)
def test_bad_filter_is_a_problem_in_chinese(
    client: httpx.Client, kind: str, name: str, value: str, detail: str
) -> None:
    response = client.get(f"/api/{kind}", params={name: value})
    assert response.status_code == 422
    assert detail in problem(response).detail


def test_days_the_wrong_way_round_are_a_problem(client: httpx.Client) -> None:
    days = {"due_after": "2022-01-01", "due_before": "2021-01-01"}
    response = client.get("/api/tasks", params=days)
    assert response.status_code == 422
    assert "对调" in problem(response).detail
