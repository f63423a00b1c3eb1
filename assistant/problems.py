"""Errors over HTTP: RFC 9457 problem details with a Chinese sentence, whatever went wrong."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import FilterError, QuestionError, UnknownDocumentError
from assistant.wire import Problem
from corpus.errors import PolicyError, ReaderError

__all__ = ["PROBLEM_RESPONSES", "install_problem_handlers"]

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
TITLES = {
    HTTPStatus.BAD_REQUEST: "请求读不懂",
    HTTPStatus.FORBIDDEN: "不能从别的网站添加文件",
    HTTPStatus.NOT_FOUND: "没有找到",
    HTTPStatus.METHOD_NOT_ALLOWED: "不支持这种请求方法",
    HTTPStatus.UNPROCESSABLE_ENTITY: "请求内容不合要求",
    HTTPStatus.INTERNAL_SERVER_ERROR: "服务内部出错",
    HTTPStatus.SERVICE_UNAVAILABLE: "服务还没有就绪",
}
PROBLEM_RESPONSES: dict[int | str, dict[str, object]] = {
    status.value: {
        "description": TITLES[status],
        "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    }
    for status in (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
}


def install_problem_handlers(app: FastAPI) -> None:
    """Every error that leaves `app` is a problem document from now on."""

    @app.exception_handler(QuestionError)
    def question(request: Request, exc: QuestionError) -> JSONResponse:
        return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(exc))

    @app.exception_handler(FilterError)
    def list_filter(request: Request, exc: FilterError) -> JSONResponse:
        return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(exc))

    @app.exception_handler(ReaderError)
    def reader(request: Request, exc: ReaderError) -> JSONResponse:
        return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(exc))

    @app.exception_handler(UnknownDocumentError)
    def unknown(request: Request, exc: UnknownDocumentError) -> JSONResponse:
        return _problem(request, HTTPStatus.NOT_FOUND, str(exc))

    @app.exception_handler(PolicyError)
    def policy(request: Request, exc: PolicyError) -> JSONResponse:
        return _problem(request, HTTPStatus.SERVICE_UNAVAILABLE, str(exc))

    @app.exception_handler(RequestValidationError)
    def validation(request: Request, exc: RequestValidationError) -> JSONResponse:
        details = "；".join(_complaint(error) for error in exc.errors())
        return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, details)

    @app.exception_handler(HTTPException)
    def http(request: Request, exc: HTTPException) -> JSONResponse:
        status = HTTPStatus(exc.status_code)
        answer = _problem(request, status, TITLES.get(status, status.phrase))
        answer.headers.update(exc.headers or {})
        return answer

    @app.exception_handler(Exception)
    def unexpected(request: Request, exc: Exception) -> JSONResponse:
        logger.error("%s %s", request.method, request.url.path, exc_info=exc)
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        return _problem(request, status, "已记入日志，请稍后再试或告诉管理员")


def _problem(request: Request, status: HTTPStatus, detail: str) -> JSONResponse:
    problem = Problem(
        title=TITLES.get(status, status.phrase),
        status=status.value,
        detail=detail.encode("utf-8", "backslashreplace").decode("utf-8"),
        instance=request.url.path,
    )
    return JSONResponse(problem.model_dump(), status_code=status.value, media_type=MEDIA_TYPE)


def _complaint(error: dict[str, object]) -> str:
    place = error.get("loc")
    path = ".".join(str(part) for part in place[1:]) if isinstance(place, tuple) else ""
    if error.get("type") == "json_invalid":
        return "请求体不是合法的 JSON"
    if error.get("type") == "missing":
        return f"缺少 {path or '请求体'}"
    if error.get("type") == "extra_forbidden":
        return f"没有 {path} 这个参数"
    if str(error.get("type")).startswith("date_"):
        return f"{path} 应是 2021-11-20 这样的日期"
    return f"{path or '请求体'} 的值不合要求"
