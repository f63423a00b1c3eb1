import json
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest

from eval.errors import EngineError
from eval.remote import ChatEndpoint, RemoteWence
from eval.reply import read_reply

Handler = Callable[[httpx.Request], httpx.Response]


def remote(handler: Handler) -> RemoteWence:
    return RemoteWence("http://host:8000", timeout_s=1, transport=httpx.MockTransport(handler))


def chat(handler: Handler, **given: Any) -> ChatEndpoint:
    transport = httpx.MockTransport(handler)
    return ChatEndpoint("http://host/v1", model="m", timeout_s=1, transport=transport, **given)


def says(content: str, **more: object) -> httpx.Response:
    return httpx.Response(200, json={"choices": [{"message": {"content": content, **more}}]})


def test_running_wence_is_asked_by_its_api(made: Any) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=made.answer())

    answer = remote(handler).ask("多少？", history=("先问",), as_of=date(2021, 11, 20))
    assert read_reply(answer).answer == made.answer()["answer"]
    assert str(seen[0].url) == "http://host:8000/api/ask"
    assert json.loads(seen[0].content) == {
        "question": "多少？",
        "history": ["先问"],
        "as_of": "2021-11-20",
    }


def refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


@pytest.mark.parametrize(
    ("handler", "says_"),
    [
        (lambda _: httpx.Response(503, json={"title": "索引还没有建好"}), "503.*索引还没有建好"),
        (lambda _: httpx.Response(200, text="<html>"), "不是 JSON"),
        (lambda _: httpx.Response(200, json=[1]), "不是对象"),
        (refuse, "连不上"),
    ],
    ids=["status", "html", "list", "refused"],
)
def test_trouble_with_a_server_is_told(handler: Handler, says_: str) -> None:
    with pytest.raises(EngineError, match=says_):
        remote(handler).ask("多少？", history=(), as_of=None)


def test_chat_answers_each_earlier_question_on_the_way() -> None:
    bodies: list[Any] = []

    def handler(request: httpx.Request) -> httpx.Response:
        assert str(request.url) == "http://host/v1/chat/completions"
        assert request.headers["Authorization"] == "Bearer secret"
        bodies.append(json.loads(request.content))
        return says(f"回答{len(bodies)}")

    answer = chat(handler, api_key="secret").ask(
        "那C级呢？", history=("B级呢？",), as_of=date(2021, 1, 1)
    )
    assert (answer["status"], answer["answer"]) == ("answered", "回答2")
    assert [turn["content"] for turn in bodies[1]["messages"]] == [
        "今天是2021-01-01。",
        "B级呢？",
        "回答1",
        "那C级呢？",
    ]


@pytest.mark.parametrize(
    "content", ["抱歉，文件里没有相关规定。", "知识库中未找到答案。", "", None]
)
def test_refusal_of_a_chat_model_is_read_as_abstention(content: Any) -> None:
    answer = chat(lambda _: says(content)).ask("市长是谁？", history=(), as_of=None)
    assert answer["status"] == "abstained"


def test_citations_beside_a_chat_message_are_taken(made: Any) -> None:
    reply = chat(lambda _: says("50%", citations=[made.citation()]))
    found = read_reply(reply.ask("多少？", history=(), as_of=None))
    assert found.citations[0].number == made.number


@pytest.mark.parametrize("body", [{}, {"choices": []}, {"choices": [{"message": None}]}])
def test_chat_reply_of_another_form_is_told(body: Any) -> None:
    with pytest.raises(EngineError, match="choices"):
        chat(lambda _: httpx.Response(200, json=body)).ask("多少？", history=(), as_of=None)
