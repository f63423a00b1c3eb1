"""Engines behind HTTP: a running wence, and any chat endpoint of OpenAI's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import httpx

from eval.errors import EngineError

__all__ = ["REFUSALS", "ChatEndpoint", "RemoteWence"]

# A chat model has no status field: what opens or makes up its refusals in Chinese.
REFUSALS = (
    "没有找到",
    "未找到",
    "未查询到",
    "没有提及",
    "未提及",
    "没有提到",
    "未提到",
    "没有相关",
    "无相关",
    "无法回答",
    "无法提供",
    "无法确定",
    "不能回答",
    "我不知道",
    "不清楚",
    "抱歉",
)
_SHOWN = 200  # characters of an unexpected response that go into the message


class RemoteWence:
    """A running wence by its address; asks `POST /api/ask`."""

    def __init__(
        self, url: str, *, timeout_s: float, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._client = httpx.Client(base_url=url, timeout=timeout_s, transport=transport)

    def ask(
        self, question: str, *, history: Sequence[str], as_of: date | None
    ) -> Mapping[str, object]:
        body: dict[str, object] = {"question": question, "history": list(history)}
        if as_of:
            body["as_of"] = as_of.isoformat()
        return _post(self._client, "/api/ask", body)


class ChatEndpoint:
    """A model or product that speaks OpenAI's chat form, judged by what it writes.

    The earlier questions of a conversation are asked first, so that its own answers stand
    between them. Its reply counts as an abstention if it says one of `REFUSALS`. Citations are
    taken from a `citations` list beside the message, for products that send one with `quote` and
    `number`; a bare model has none, and so no strict accuracy.
    """

    def __init__(
        self,
        url: str,
        *,
        model: str,
        timeout_s: float,
        api_key: str | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._model = model
        self._client = httpx.Client(
            base_url=url, timeout=timeout_s, headers=headers, transport=transport
        )

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str],
        as_of: date | None,
    ) -> Mapping[str, object]:
        turns: list[dict[str, str]] = []
        if as_of:
            turns.append({"role": "system", "content": f"今天是{as_of.isoformat()}。"})
        message: Mapping[str, object] = {}
        for asked in (*history, question):
            turns.append({"role": "user", "content": asked})
            message = self._complete(turns)
            turns.append({"role": "assistant", "content": str(message["content"])})
        answer = str(message["content"]).strip()
        refuses = not answer or any(phrase in answer for phrase in REFUSALS)
        return {
            "status": "abstained" if refuses else "answered",
            "answer": answer,
            "citations": message.get("citations") or [],
        }

    def _complete(self, turns: Sequence[Mapping[str, str]]) -> Mapping[str, object]:
        body = {"model": self._model, "messages": list(turns), "temperature": 0}
        reply = _post(self._client, "chat/completions", body)
        try:
            message = reply["choices"][0]["message"]  # type: ignore[index]
            return {"content": message["content"] or "", "citations": message.get("citations")}
        except (KeyError, IndexError, TypeError, AttributeError) as exc:
            raise EngineError(f"答复里没有 choices[0].message：{str(reply)[:_SHOWN]}") from exc


def _post(client: httpx.Client, path: str, body: Mapping[str, object]) -> Mapping[str, object]:
    try:
        response = client.post(path, json=body)
        response.raise_for_status()
        reply = response.json()
    except httpx.HTTPStatusError as exc:
        shown = exc.response.text[:_SHOWN]
        raise EngineError(f"{exc.request.url} 答 {exc.response.status_code}：{shown}") from exc
    except httpx.HTTPError as exc:
        address = f"{client.base_url}{path}"
        raise EngineError(f"连不上 {address}：{type(exc).__name__} {exc}") from exc
    except ValueError as exc:
        raise EngineError(f"{client.base_url}{path} 的答复不是 JSON") from exc
    if not isinstance(reply, dict):
        raise EngineError(f"{client.base_url}{path} 的答复不是对象：{str(reply)[:_SHOWN]}")
    return reply
