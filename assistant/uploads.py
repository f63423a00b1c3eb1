"""Files that are added over HTTP: checked, handed to the workplace, and in use when told so."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import FastAPI, File, HTTPException, Request, UploadFile
from fastapi.responses import JSONResponse

from assistant.catalogue import document_summary
from assistant.problems import PROBLEM_RESPONSES
from assistant.serving import Working
from assistant.wire import AddedOut
from corpus.errors import ReaderError
from corpus.readers import MAX_BYTES, require_supported

__all__ = ["add_upload_route"]

MOST_FILES = 20  # of one request


def add_upload_route(app: FastAPI) -> None:
    """`POST /api/documents`, over the workplace in the state of `app`."""
    one_at_a_time = threading.Lock()

    @app.post(
        "/api/documents",
        status_code=HTTPStatus.CREATED,
        response_model=AddedOut,
        responses=PROBLEM_RESPONSES,
    )
    def upload(
        request: Request,
        workplace: Working,
        files: Annotated[list[UploadFile], File(description="一个或几个文件")],
    ) -> JSONResponse:
        """添加文件并重建索引；建好之前一直用旧的。有一个文件读不了，就一个也不添加。"""
        _check_origin(request)
        with one_at_a_time, tempfile.TemporaryDirectory() as folder:
            paths = _received(files, Path(folder))
            report = workplace.add(paths)
        names = {path.name for path in paths}
        added = [
            document_summary(document)
            for document in workplace.library().documents
            if document.file in names
        ]
        told = {"summary": report.summary, "documents": added}
        return JSONResponse(told, status_code=HTTPStatus.CREATED)


def _check_origin(request: Request) -> None:
    """A page of another site cannot make a visitor's browser add files here."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(HTTPStatus.FORBIDDEN)


def _received(files: Sequence[UploadFile], folder: Path) -> list[Path]:
    """The files as they came, in a folder. Raises `ReaderError`."""
    if len(files) > MOST_FILES:
        raise ReaderError(f"一次最多添加 {MOST_FILES} 个文件，收到 {len(files)} 个")
    paths = []
    for file in files:
        name = Path((file.filename or "").replace("\\", "/")).name
        require_supported(name)
        data = file.file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ReaderError(f"文件 {name} 太大，上限 {MAX_BYTES} 字节")
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    return paths
