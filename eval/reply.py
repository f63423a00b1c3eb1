"""Reading an engine's answer object: the one place that looks into foreign mappings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.datamodels import Cited, Reply, Status
from eval.errors import EngineError

__all__ = ["failed", "read_reply", "reply_json"]


def read_reply(raw: Mapping[str, object]) -> Reply:
    """The reply in an answer object; EngineError names the field that breaks the contract."""
    status = raw.get("status")
    if status not in set(Status):
        raise EngineError(f"答案的 status 是 {status!r}，应为 answered、clarify 或 abstained")
    trace = raw.get("trace")
    trace = trace if isinstance(trace, Mapping) else {}
    slots, score = trace.get("slots"), trace.get("score")
    return Reply(
        status=Status(str(status)),
        answer=_text(raw, "answer") or "",
        reason=_text(raw, "reason"),
        citations=tuple(_cited(c) for c in _list(raw, "citations")),
        slots=dict(slots) if isinstance(slots, Mapping) else None,
        score=float(score) if isinstance(score, int | float) else None,
        message=_text(raw, "message"),
    )


def failed(message: str) -> Reply:
    """The reply of an engine that broke on a question."""
    return Reply(status=Status.ERROR, message=message)


def reply_json(reply: Reply) -> dict[str, object]:
    """The reply as it stands in a row; `read_reply` takes it back."""
    return {
        "status": reply.status.value,
        "answer": reply.answer,
        "reason": reply.reason,
        "citations": [_cited_json(cited) for cited in reply.citations],
        "trace": {"slots": reply.slots, "score": reply.score},
        "message": reply.message,
    }


def _cited_json(cited: Cited) -> dict[str, object]:
    return {
        "number": cited.number,
        "title": cited.title,
        "region": cited.region,
        "path": list(cited.path),
        "quote": cited.quote,
        "start": cited.start,
        "end": cited.end,
    }


def _cited(raw: object) -> Cited:
    if not isinstance(raw, Mapping):
        raise EngineError(f"答案的 citations 里有不是对象的一项：{raw!r}")
    return Cited(
        quote=_text(raw, "quote") or "",
        number=_text(raw, "number"),
        title=_text(raw, "title"),
        region=_text(raw, "region"),
        path=tuple(str(part) for part in _list(raw, "path")),
        start=_whole(raw, "start"),
        end=_whole(raw, "end"),
    )


def _text(raw: Mapping[str, object], key: str) -> str | None:
    value = raw.get(key)
    if value is None or isinstance(value, str):
        return value
    raise EngineError(f"答案的 {key} 应是文字，收到 {value!r}")


def _whole(raw: Mapping[str, object], key: str) -> int | None:
    value = raw.get(key)
    if value is None or isinstance(value, int):
        return value
    raise EngineError(f"答案的 {key} 应是整数，收到 {value!r}")


def _list(raw: Mapping[str, object], key: str) -> Sequence[object]:
    value = raw.get(key) or ()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value
    raise EngineError(f"答案的 {key} 应是列表，收到 {value!r}")
