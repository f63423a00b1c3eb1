"""Records to JSON and back, by their type hints.

An `AlignedText` is stored as its text and its runs, so offsets survive without a number per
character. Unknown or missing fields mean a store of another version, and are named.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from corpus.aligned import AlignedText
from corpus.errors import StoreError

T = TypeVar("T")


def encode(value: Any) -> Any:
    """A JSON value for a record, a tuple of records, or a plain value."""
    if isinstance(value, AlignedText):
        return {"t": value.text, "r": value.runs()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def decode(kind: type[T], value: Any) -> T:
    """A record of type `kind` from what `encode` made. Raises `StoreError`."""
    try:
        result: T = _decode(kind, value)
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise StoreError(f"存储的数据与程序版本不符（{kind.__name__}：{exc}），请重建索引") from exc
    return result


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _decode(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        inner = next(arg for arg in get_args(kind) if arg is not type(None))
        return _decode(inner, value)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(_decode(inner, item) for item in value)
    if kind is AlignedText:
        return AlignedText.from_runs(value["t"], value["r"])
    if isinstance(kind, type):
        return _decode_plain(kind, value)
    return value


def _decode_plain(kind: type, value: Any) -> Any:
    if is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], item) for name, item in value.items()})
    if issubclass(kind, date):
        return date.fromisoformat(value)
    if issubclass(kind, Enum | Decimal):
        return kind(value)
    return value
