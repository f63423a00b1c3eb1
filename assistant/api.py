"""The HTTP surface: handlers parse, call one function, convert; what they call is in app state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from assistant.catalogue import document_detail, document_summary, find_document
from assistant.datamodels import Answer, JsonValue
from assistant.fact_routes import add_fact_routes
from assistant.problems import PROBLEM_RESPONSES, install_problem_handlers
from assistant.protocols import Workplace
from assistant.serving import Served
from assistant.uploads import add_upload_route
from assistant.wire import AnswerOut, AskRequest, Health

__all__ = ["VERSION", "create_app"]

VERSION = "0.1.0"

EVENT_STREAM = "text/event-stream"
_SENTENCE = re.compile(r".*?(?:[。！？；\n]+|$)", flags=re.DOTALL)


def create_app(backing: Workplace) -> FastAPI:
    """The API over `backing`; nothing is opened before the first request needs it.

    The interactive documentation pages of FastAPI load their scripts from outside, so only
    `/openapi.json` is served.
    """
    app = FastAPI(title="问策", version=VERSION, docs_url=None, redoc_url=None)
    app.state.backing = backing
    install_problem_handlers(app)
    _add_asking(app)
    _add_documents(app)
    add_upload_route(app)
    add_fact_routes(app)
    _add_health(app)
    return app


def _add_asking(app: FastAPI) -> None:
    @app.post("/api/ask", response_model=AnswerOut, responses=PROBLEM_RESPONSES)
    def ask(request: Request, asked: AskRequest, backing: Served) -> Response:
        """回答一个问题。Accept 为 text/event-stream 时以事件流给出，最后一个事件是完整对象。"""
        answer = backing.answerer().ask(
            asked.question, history=asked.history, as_of=asked.as_of, filters=asked.filters
        )
        if EVENT_STREAM in request.headers.get("accept", ""):
            return EventSourceResponse(_events(answer))
        return JSONResponse(answer.to_json())


def _events(answer: Answer) -> Iterator[ServerSentEvent]:
    """The text sentence by sentence, then the whole object."""
    for sentence in _SENTENCE.findall(answer.answer):
        if sentence:
            yield _event("delta", {"text": sentence})
    yield _event("answer", answer.to_json())


def _event(name: str, data: dict[str, JsonValue]) -> ServerSentEvent:
    return ServerSentEvent(event=name, data=json.dumps(data, ensure_ascii=False))


def _add_documents(app: FastAPI) -> None:
    @app.get("/api/documents", responses=PROBLEM_RESPONSES)
    def documents(backing: Served) -> JSONResponse:
        """语料里的文件。"""
        found = [document_summary(document) for document in backing.library().documents]
        return JSONResponse({"documents": found})

    @app.get("/api/documents/{document_id}", responses=PROBLEM_RESPONSES)
    def document(document_id: str, backing: Served) -> JSONResponse:
        """一份文件的元数据、提纲和表格，读出的事实各有几条。"""
        library = backing.library()
        found = find_document(library.documents, document_id)
        facts = backing.facts().counts(document=found.id)
        return JSONResponse(document_detail(found, library.file(found.file), facts=facts))

    @app.get("/api/documents/{document_id}/source", responses=PROBLEM_RESPONSES)
    def source(document_id: str, backing: Served) -> JSONResponse:
        """文件所在的原始文件全文；start、end 是这份文件在其中的位置，引用的位置也以它为准。"""
        library = backing.library()
        found = find_document(library.documents, document_id)
        file = library.file(found.file).source
        return JSONResponse(
            {
                "file": file.name,
                "sha256": file.sha256,
                "media_type": file.media_type,
                "start": found.span.start,
                "end": found.span.end,
                "text": file.text,
            }
        )


def _add_health(app: FastAPI) -> None:
    @app.get("/healthz")
    def alive() -> Health:
        """进程活着。"""
        return Health()

    @app.get("/readyz", responses=PROBLEM_RESPONSES)
    def ready(backing: Served) -> Health:
        """能回答问题；还不能时是 503，并说明缺什么。"""
        backing.answerer()
        return Health()
