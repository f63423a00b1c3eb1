"""A language model behind an address that speaks OpenAI's chat completions.

Whatever goes wrong there, or takes too long, is one `WriterError`.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, Field

from assistant.errors import WriterError

__all__ = ["ChatModel", "LlmSettings"]

SEED = 0
NO_KEY = "none"  # the client wants one; a server of one's own seldom does
CUT_OFF = "length"  # why a completion ended that was longer than allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmSettings:
    """Where the model is. `timeout` is in seconds, over the whole of a call."""

    base_url: str
    model: str
    timeout: float
    api_key: str | None = field(default=None, repr=False)


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: Annotated[list[_Choice], Field(min_length=1)]


class ChatModel:
    """One model; safe to use from several threads."""

    def __init__(self, settings: LlmSettings) -> None:
        import openai  # takes a second: before the clock runs, and only where it is used

        self._openai = openai
        self._settings = settings

    def reply(self, *, system: str, user: str, limit: int) -> str:
        """What the model says, of at most `limit` tokens. Raises `WriterError`."""
        reply: Future[str] = Future()

        def call() -> None:
            try:
                reply.set_result(self._call(system, user, limit))
            except Exception as exc:  # noqa: BLE001 - raised below, in the thread that waits
                reply.set_exception(exc)

        # The client's own time limits are for each read; a server that drips has no end by them.
        threading.Thread(target=call, name="llm", daemon=True).start()
        seconds = self._settings.timeout
        try:
            return reply.result(timeout=seconds)
        except TimeoutError as exc:
            raise WriterError(f"语言模型 {seconds:g} 秒内没有答完") from exc
        except Exception as exc:
            raise WriterError(f"语言模型没有给出可用的文字（{type(exc).__name__}：{exc}）") from exc

    def _call(self, system: str, user: str, limit: int) -> str:
        settings = self._settings
        with self._openai.OpenAI(
            base_url=settings.base_url,
            api_key=settings.api_key or NO_KEY,
            timeout=settings.timeout,
            max_retries=0,
        ) as client:
            raw = client.chat.completions.with_raw_response.create(
                model=settings.model,
                messages=[
                    {"role": "system", "content": system},
                    {"role": "user", "content": user},
                ],
                temperature=0,
                seed=SEED,
                max_tokens=limit,
            )
            choice = _Completion.model_validate_json(raw.content).choices[0]
        if choice.finish_reason == CUT_OFF:
            raise WriterError(f"语言模型写了 {limit} 个词元还没有写完")
        return choice.message.content
