"""The page as a person gets it: `wence serve` in a process of its own, over an invented plan."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent.parent
WENCE = (sys.executable, "-c", "import sys; from assistant.cli import main; sys.exit(main())")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, plan: str) -> Iterator[str]:
    """Where the server is."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "plan.txt").write_text(plan, encoding="utf-8")
    environment = os.environ | {
        "WENCE_HOME": str(folder / "home"),
        "WENCE_DOCUMENTS": str(folder),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        [*WENCE, "serve", "--build", "--port", "0"],
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        built, ready = server.stdout.readline(), server.stdout.readline()
        assert "1 个原始文件" in built
        found = re.search(r"http://\S+", ready)
        assert found, ready
        yield found.group()
        server.terminate()
    shutil.rmtree(folder)


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as found:
        yield found


def config(client: httpx.Client) -> dict[str, list[dict[str, object]]]:
    """Gradio's description of the page."""
    described: dict[str, list[dict[str, object]]] = client.get("/config").json()
    return described


def said(client: httpx.Client, session: str, question: str, shown: list[object]) -> list[object]:
    """The conversation after `question`, as the browser of that session gets it."""
    number = next(d["id"] for d in config(client)["dependencies"] if d["api_name"] == "ask")
    call = {"data": [question, None, shown], "fn_index": number, "session_hash": session}
    client.post("/gradio_api/queue/join", json=call).raise_for_status()
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as lines:
        for line in lines.iter_lines():
            event = json.loads(line.removeprefix("data: ") or "{}")
            if event.get("msg") == "process_completed":
                assert event["success"], event
                answered: list[object] = event["output"]["data"][2]
                return answered
    raise AssertionError("no answer")


def text_of(message: object) -> str:
    return json.dumps(message, ensure_ascii=False)


def test_page_loads_nothing_from_outside(client: httpx.Client) -> None:
    page = client.get("/").text
    assert "问策" in page
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=\"([^\"]+)\"", page)
    styles = re.findall(r"url\(([^)]+)\)", page)
    assert not [
        address for address in (*loaded, *styles) if re.match(r"[\"']?(https?:)?//", address)
    ]


def test_page_and_api_answer_from_one_process(client: httpx.Client) -> None:
    assert client.get("/readyz").json() == {"status": "ok"}
    answer = client.post("/api/ask", json={"question": "云川市扬尘治理由谁牵头？"}).json()
    assert answer["status"] == "answered"
    assert "市住建局" in answer["answer"]


def test_chat_shows_the_source_under_the_answer(client: httpx.Client) -> None:
    question, reply = said(client, "one", "云川市扬尘治理由谁牵头？", [])
    assert "扬尘" in text_of(question)
    assert "市住建局" in text_of(reply)
    assert "云政办发〔2021〕5号" in text_of(reply)


def test_chat_says_what_is_wrong_with_a_question(client: httpx.Client) -> None:
    _, reply = said(client, "two", "😀", [])
    assert "没有文字" in text_of(reply)


def test_markup_in_a_question_is_shown_as_text(client: httpx.Client) -> None:
    question, _ = said(client, "three", "<script>alert(1)</script>", [])
    assert "<script" not in text_of(question)
    assert "&lt;script" in text_of(question)


def test_examples_come_from_the_documents_in_use(client: httpx.Client) -> None:
    samples = [
        c["props"]["samples"]  # type: ignore[index]
        for c in config(client)["components"]
        if c["type"] == "dataset"
    ]
    assert samples
    assert "云川市" in text_of(samples)


def test_conversation_cannot_be_shared_outside(client: httpx.Client) -> None:
    (chat,) = (c["props"] for c in config(client)["components"] if c["type"] == "chatbot")
    assert chat["buttons"] == ["copy"]  # type: ignore[index]


def test_port_in_use_is_one_line(address: str, tmp_path: Path) -> None:
    port = address.rpartition(":")[2]
    served = subprocess.run(
        [*WENCE, "serve", "--port", port],
        env=os.environ | {"WENCE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert served.returncode == 1
    assert served.stderr.count("\n") == 1
