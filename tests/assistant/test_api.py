import json
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.api import create_app
from assistant.wire import AnswerOut
from assistant.workplace import HomeWorkplace
from tests.serving import problem, serving

ASK = "/api/ask"


@pytest.fixture
def client(built: HomeWorkplace) -> Iterator[httpx.Client]:
    yield from serving(create_app(built))


@pytest.fixture
def empty_client(workplace: HomeWorkplace) -> Iterator[httpx.Client]:
    yield from serving(create_app(workplace))


def test_ask_gives_the_answer_object(client: httpx.Client) -> None:
    response = client.post(ASK, json={"question": "目标是多少？"})
    assert response.status_code == 200
    AnswerOut.model_validate(response.json())
    assert response.json()["citations"][0]["quote"] == "控制在50微克/立方米以内"


def test_history_and_day_reach_the_assistant(client: httpx.Client, built: HomeWorkplace) -> None:
    client.post(
        ASK,
        json={"question": "乙市呢？", "history": ["云川市目标？", "😀"], "as_of": "2021-11-20"},
    )
    question, history, day = built.engine.opened[-1].asked[-1]  # type: ignore[attr-defined]
    assert (question, history, str(day)) == ("乙市呢？", ("云川市目标？",), "2021-11-20")


def test_event_stream_ends_in_the_full_object(client: httpx.Client) -> None:
    plain = client.post(ASK, json={"question": "目标？"}).json()
    response = client.post(
        ASK, json={"question": "目标？"}, headers={"Accept": "text/event-stream"}
    )
    assert response.headers["content-type"].startswith("text/event-stream")
    text = response.text.replace("\r\n", "\n").strip()
    events = [event.split("\n") for event in text.split("\n\n")]
    parts = [json.loads(e[1].removeprefix("data: ")) for e in events if e[0] == "event: delta"]
    assert "".join(part["text"] for part in parts) == plain["answer"]
    assert events[-1][0] == "event: answer"
    assert json.loads(events[-1][1].removeprefix("data: ")) == plain


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        pytest.param(b'{"question": ""}', 422, "空的", id="empty question"),
        pytest.param(b"{}", 422, "缺少 question", id="no question"),
        pytest.param(b"", 422, "缺少", id="no body"),
        pytest.param(b"{", 422, "JSON", id="broken JSON"),
        pytest.param(b"[]", 422, "不合要求", id="list"),
        pytest.param(b'{"question": 5}', 422, "question", id="question is a number"),
        pytest.param(b'{"question": "x", "as_of": "y"}', 422, "as_of", id="as_of is no day"),
        pytest.param(b'{"question": "x", "history": "y"}', 422, "history", id="history is text"),
        pytest.param(b'{"question": "\xff"}', 400, "", id="not UTF-8"),
        pytest.param(
            json.dumps({"question": "问" * 10_000}).encode(), 422, "10000 字", id="too long"
        ),
    ],
)
@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_bad_request_is_a_problem_in_chinese(
    client: httpx.Client, body: bytes, status: int, detail: str, accept: str
) -> None:
    headers = {"Content-Type": "application/json", "Accept": accept}
    response = client.post(ASK, content=body, headers=headers)
    assert response.status_code == status
    assert detail in problem(response).detail


def test_bug_is_a_problem_without_its_details(
    client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.post(ASK, json={"question": "炸"})
    assert response.status_code == 500
    assert "ZeroDivisionError" not in response.text
    problem(response)
    assert "ZeroDivisionError" in caplog.text


def test_documents_can_be_listed_opened_and_checked(client: httpx.Client) -> None:
    (document,) = client.get("/api/documents").json()["documents"]
    detail = client.get(f"/api/documents/{document['id']}").json()
    assert detail["outline"][0]["text"] == "一、总体要求"
    assert detail["facts"]["task"] == 1
    source = client.get(f"/api/documents/{document['id']}/source").json()
    citation = client.post(ASK, json={"question": "目标？"}).json()["citations"][0]
    assert source["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert source["start"] <= citation["start"] < citation["end"] <= source["end"]


@pytest.mark.parametrize("path", ["/api/documents/none", "/api/documents/none/source", "/nothing"])
def test_unknown_place_is_404(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    problem(response)


def test_wrong_method_is_405(client: httpx.Client) -> None:
    response = client.get(ASK)
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    problem(response)


def test_without_an_index_alive_but_not_ready(empty_client: httpx.Client) -> None:
    assert empty_client.get("/healthz").json() == {"status": "ok"}
    for response in (
        empty_client.get("/readyz"),
        empty_client.get("/api/documents"),
        empty_client.post(ASK, json={"question": "目标？"}),
    ):
        assert response.status_code == 503
        assert "wence build" in problem(response).detail


def test_becomes_ready_when_the_index_is_built(
    empty_client: httpx.Client, workplace: HomeWorkplace
) -> None:
    workplace.build()
    assert empty_client.get("/readyz").status_code == 200


def test_schema_describes_the_answer(client: httpx.Client) -> None:
    schema = client.get("/openapi.json").json()
    answer = schema["components"]["schemas"]["AnswerOut"]
    assert set(answer["required"]) == set(client.post(ASK, json={"question": "目标？"}).json())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.fixed_dictionaries(
    {"question": JSON | st.just("目标？")},
    optional={"history": JSON, "as_of": JSON, "filters": JSON},
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FIELDS | JSON)
def test_no_body_makes_the_server_fail(client: httpx.Client, body: object) -> None:
    response = client.post(
        ASK, content=json.dumps(body), headers={"Content-Type": "application/json"}
    )
    if response.status_code == 200:
        AnswerOut.model_validate(response.json())
    else:
        assert response.status_code in {400, 422}, (body, response.text)
        problem(response)
