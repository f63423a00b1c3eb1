"""The writer before real servers that speak OpenAI's chat completions: one that says what a test
wants, in all ways that a server can fail, and one with a tiny model that can only babble."""

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from assistant.api import create_app
from assistant.cli import open_home
from assistant.datamodels import Answer
from assistant.llm import ChatModel, LlmSettings
from assistant.settings import Settings
from assistant.writer import NOTE, Writer
from tests.serving import serving

ASKED = "槐阳市C级焦化企业怎么限产？"
EXTRACTED = "槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的70%以内[1]。"
REWORDED = "槐阳市焦化行业C级企业，焦炉负荷应当降至设计负荷的70%以内[1]。"
WORKS = "恒嘉焦化要做什么？"
DAY = date(2024, 11, 20)
PATIENCE_S = 20.0  # a server that answers does so at once
SHORT_S = 0.5
LIMIT_S = 15.0  # a machine may be busy; one that waits for the server waits for ever


def completion(text: object, *, finish_reason: str = "stop") -> bytes:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason}
    body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return json.dumps(body).encode()


@dataclass
class Stub:
    """A server that answers with `body`, and keeps what it was sent. While `hangs`, it holds the
    connection open: with nothing at all, or with a byte of the body now and then."""

    body: bytes = completion(REWORDED)
    status: int = 200
    media_type: str = "application/json"
    hangs: bool = False
    drips: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    address: str = ""


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    state = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.path == "/v1/chat/completions"
            sent = self.rfile.read(int(self.headers["content-length"]))
            state.asked.append(json.loads(sent))
            state.keys.append(self.headers["authorization"])
            if state.hangs:
                state.over.wait()
                return
            self.send_response(state.status)
            self.send_header("content-type", state.media_type)
            self.send_header("content-length", str(len(state.body)))
            self.end_headers()
            if state.drips:
                while not state.over.wait(SHORT_S / 3):
                    self.wfile.write(b" ")
                return
            self.wfile.write(state.body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        state.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
        yield state
        state.over.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def write(town_assistant: Any, stub: Stub) -> Callable[..., Answer]:
    """Asks the towns' assistant with a writer at the stub; a list keeps the writer in use."""
    writers: list[Writer] = []

    def write(question: str = ASKED, *, timeout: float = PATIENCE_S) -> Answer:
        if not writers:
            settings = LlmSettings(base_url=stub.address, model="m", timeout=timeout, api_key="k")
            writers.append(Writer(town_assistant, ChatModel(settings)))
        return writers[0].ask(question, as_of=DAY)

    return write


def test_good_rewording_takes_the_place_of_the_text_alone(
    write: Callable[..., Answer], ask: Callable[..., Answer]
) -> None:
    plain, written = ask(ASKED).to_json(), write().to_json()
    assert plain["answer"] == EXTRACTED
    assert written["answer"] == REWORDED
    assert written["notes"] == [*plain["notes"], NOTE]
    changed = {key for key in plain if plain[key] != written[key]}
    assert changed == {"answer", "notes"}


def test_model_is_asked_the_same_way_each_time(write: Callable[..., Answer], stub: Stub) -> None:
    write()
    write()
    first, second = stub.asked
    assert first == second
    assert (first["model"], first["temperature"]) == ("m", 0)
    assert isinstance(first["seed"], int)
    assert EXTRACTED in first["messages"][-1]["content"]
    assert "B级、C级、D级企业" in first["messages"][-1]["content"]  # the quote
    assert stub.keys == ["Bearer k"] * 2


def test_key_of_another_service_is_not_sent(
    town_assistant: Any, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of-another-service")
    settings = LlmSettings(base_url=stub.address, model="m", timeout=PATIENCE_S)
    assert Writer(town_assistant, ChatModel(settings)).ask(ASKED, as_of=DAY).answer == REWORDED
    assert stub.keys == ["Bearer none"]


@pytest.mark.parametrize(
    ("question", "draft"),
    [
        (ASKED, REWORDED.replace("70", "60")),  # an invented figure
        (ASKED, REWORDED.replace("70", "85")),  # another grade's
        (ASKED, "市能源局规定，" + REWORDED),  # an invented unit
        (WORKS, "槐阳市：2025年1月底前，槐阳永丰焦化有限公司、槐阳金晟铸造有限公司"
                "完成超低排放改造[1]。"),  # an invented company
        (ASKED, REWORDED.replace("[1]", "")),
        (ASKED, REWORDED.replace("[1]", "[7]")),
        (ASKED, REWORDED + "焦化行业企业自主减排。"),
        (ASKED, "对不起，我不能回答。"),
    ],
)  # fmt: skip
def test_draft_that_fails_the_check_is_replaced(
    write: Callable[..., Answer], ask: Callable[..., Answer], stub: Stub, question: str, draft: str
) -> None:
    stub.body = completion(draft)
    assert write(question) == ask(question)
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    "failure",
    [
        {"status": 500, "body": b"{}"},
        {"status": 401, "body": b'{"error": {"message": "no"}}'},
        {"status": 404, "body": b"not here", "media_type": "text/plain"},
        {"body": b"{"},
        {"body": b"\xff\xfe\x00"},
        {"body": b"[" * 100_000},
        {"body": b"[]"},
        {"body": b'{"choices": []}'},
        {"body": b'{"choices": null}'},
        {"body": completion(None)},
        {"body": completion([1])},
        {"body": completion(REWORDED, finish_reason="length")},
        {"body": b"<html></html>", "media_type": "text/html"},
        {"body": b""},
    ],
    ids=str,
)
def test_server_that_fails_leaves_the_answer_and_is_told_once(
    write: Callable[..., Answer],
    ask: Callable[..., Answer],
    stub: Stub,
    caplog: pytest.LogCaptureFixture,
    failure: dict[str, Any],
) -> None:
    for name, value in failure.items():
        setattr(stub, name, value)
    assert write() == ask(ASKED)
    assert write() == ask(ASKED)
    assert len(stub.asked) == 2
    warnings = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert len(warnings) == 1
    assert "语言模型" in warnings[0].getMessage()


@pytest.mark.parametrize("fault", ["hangs", "drips"])
def test_server_that_takes_too_long_is_not_waited_for(
    write: Callable[..., Answer], stub: Stub, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    setattr(stub, fault, True)
    began = time.monotonic()
    assert write(timeout=SHORT_S).answer == EXTRACTED
    assert time.monotonic() - began < LIMIT_S
    assert f"{SHORT_S:g} 秒内没有答完" in caplog.text


def test_empty_text_is_replaced(write: Callable[..., Answer], stub: Stub) -> None:
    stub.body = completion("  \n")
    assert write().answer == EXTRACTED


def test_server_that_is_not_there_leaves_the_answer(town_assistant: Any) -> None:
    settings = LlmSettings(base_url="http://127.0.0.1:9/v1", model="m", timeout=PATIENCE_S)
    assert Writer(town_assistant, ChatModel(settings)).ask(ASKED, as_of=DAY).answer == EXTRACTED


def test_model_is_back_after_a_failure_and_its_next_one_is_told(
    write: Callable[..., Answer], stub: Stub, caplog: pytest.LogCaptureFixture
) -> None:
    answers = []
    for status in (500, 200, 500):
        stub.status = status
        answers.append(write().answer)
    assert answers == [EXTRACTED, REWORDED, EXTRACTED]
    assert len([r for r in caplog.records if r.levelno >= logging.WARNING]) == 2


@pytest.mark.parametrize(
    "question", ["石家庄市PM2.5目标是多少？", "PM2.5目标是多少？", "帮我写一首诗"]
)
def test_model_is_not_asked_of_what_is_not_answered(
    write: Callable[..., Answer], ask: Callable[..., Answer], stub: Stub, question: str
) -> None:
    assert write(question) == ask(question)
    assert ask(question).status != "answered"
    assert stub.asked == []


def test_writer_is_behind_every_door_when_it_is_set(town_home: Path, stub: Stub) -> None:
    settings = Settings(home=town_home, llm_base_url=stub.address, llm_model="m")
    for client in serving(create_app(open_home(settings))):
        asked = {"question": ASKED, "as_of": DAY.isoformat()}
        assert client.post("/api/ask", json=asked).json()["answer"] == REWORDED
        headers = {"accept": "text/event-stream"}
        streamed = client.post("/api/ask", json=asked, headers=headers).text
        *_, last = [line for line in streamed.splitlines() if line.startswith("data:")]
        assert json.loads(last.removeprefix("data:"))["answer"] == REWORDED


def test_evaluation_is_asked_of_the_same_writer(
    town_home: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eval.local import open_local

    monkeypatch.setenv("WENCE_LLM_BASE_URL", stub.address)
    monkeypatch.setenv("WENCE_LLM_MODEL", "m")
    engine = open_local(town_home)
    assert engine.ask(ASKED, history=(), as_of=DAY)["answer"] == REWORDED
    assert engine.retrieve(ASKED, 3, as_of=DAY)


# -- a model ---------------------------------------------------------------------------------

SIGNS = "槐阳市焦化行业级企负荷降至设计的以内0123456789%C[1]。"
LONGEST = 40  # tokens that the tiny model is let say


def tiny_model(folder: Path) -> Any:
    """A language model with random weights, saved and read like any other."""
    from transformers import LlamaConfig, LlamaForCausalLM, set_seed

    set_seed(7)
    config = LlamaConfig(
        vocab_size=len(SIGNS),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=4096,
        bos_token_id=None,
        eos_token_id=None,
        pad_token_id=0,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    return LlamaForCausalLM.from_pretrained(folder)


def babble(model: Any, prompt: str) -> str:
    import torch

    known = [SIGNS.index(sign) for sign in prompt if sign in SIGNS]
    said = model.generate(
        torch.tensor([known]),
        attention_mask=torch.ones(1, len(known), dtype=torch.long),
        max_new_tokens=LONGEST,
        do_sample=False,
    )
    return "".join(SIGNS[int(token)] for token in said[0, len(known) :])


def chat_server(model: Any, said: list[str]) -> FastAPI:
    app = FastAPI()

    @app.post("/v1/chat/completions")
    def complete(body: dict[str, Any]) -> Any:
        messages: Sequence[dict[str, str]] = body["messages"]
        said.append(babble(model, "".join(message["content"] for message in messages)))
        return json.loads(completion(said[-1]))

    return app


def test_babble_of_a_real_model_is_replaced(
    town_assistant: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    said: list[str] = []
    client: httpx.Client
    for client in serving(chat_server(tiny_model(tmp_path), said)):
        settings = LlmSettings(base_url=f"{client.base_url}/v1", model="tiny", timeout=PATIENCE_S)
        answer = Writer(town_assistant, ChatModel(settings)).ask(ASKED, as_of=DAY)
    assert [len(text) for text in said] == [LONGEST]
    assert answer.answer == EXTRACTED
    assert NOTE not in answer.notes
