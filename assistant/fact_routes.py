"""The lists over HTTP: tasks, curtailments and targets, narrowed by what stands in the query."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Query
from fastapi.responses import JSONResponse

from assistant.filters import CurtailmentFilter, TargetFilter, TaskFilter, asked_on
from assistant.ledger import task_lines, tasks_json
from assistant.problems import PROBLEM_RESPONSES
from assistant.rulings import curtailments_json, targets_json
from assistant.serving import Served
from assistant.wire import (
    CurtailmentQuery,
    CurtailmentsOut,
    TargetQuery,
    TargetsOut,
    TaskQuery,
    TasksOut,
)

__all__ = ["add_fact_routes"]


def add_fact_routes(app: FastAPI) -> None:
    """The three lists, over the backing in the state of `app`."""

    @app.get("/api/tasks", response_model=TasksOut, responses=PROBLEM_RESPONSES)
    def tasks(query: Annotated[TaskQuery, Query()], served: Served) -> JSONResponse:
        """任务：每项一条，先到期的在前；正文与附表说的同一项任务只列一次。"""
        wanted = TaskFilter(**query.filters())
        lines = task_lines(served.facts(), served.library(), wanted)
        return JSONResponse(tasks_json(lines, as_of=asked_on(query.as_of)))

    @app.get("/api/curtailments", response_model=CurtailmentsOut, responses=PROBLEM_RESPONSES)
    def curtailments(query: Annotated[CurtailmentQuery, Query()], served: Served) -> JSONResponse:
        """错峰、限产、停产的规定，“分别”的列举已经拆开。"""
        wanted = CurtailmentFilter(**query.filters())
        day = asked_on(query.as_of)
        return JSONResponse(curtailments_json(served.facts(), served.library(), wanted, as_of=day))

    @app.get("/api/targets", response_model=TargetsOut, responses=PROBLEM_RESPONSES)
    def targets(query: Annotated[TargetQuery, Query()], served: Served) -> JSONResponse:
        """各地各时段的目标，连同基数与升降。"""
        wanted = TargetFilter(**query.filters())
        day = asked_on(query.as_of)
        return JSONResponse(targets_json(served.facts(), served.library(), wanted, as_of=day))
