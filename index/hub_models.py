"""Models of sentence-transformers, by hub name or folder: the one place that imports it.

It takes seconds to import and brings torch; answering with the shipped encoder does without.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.errors import EncoderError

__all__ = ["load_cross_encoder", "load_embedder"]


def load_embedder(name: str) -> Any:
    """A model that turns texts into vectors. Raises `EncoderError`."""
    from sentence_transformers import SentenceTransformer

    return _load(SentenceTransformer, name, what="编码器")


def load_cross_encoder(name: str) -> Any:
    """A model that reads pairs of texts. Raises `EncoderError`."""
    from sentence_transformers import CrossEncoder

    return _load(CrossEncoder, name, what="重排模型")


def _load(opened: Callable[..., Any], name: str, *, what: str) -> Any:
    try:
        return opened(name, device="cpu", local_files_only=Path(name).is_dir())
    except (OSError, ValueError, RuntimeError, ImportError, KeyError) as exc:
        raise EncoderError(
            f"打不开{what} {name}：{exc}；请给出本机的模型文件夹，或确认能连上模型库"
        ) from exc
