"""The page: its tabs over one backing, and the source that all of them open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI

from assistant.desk import Desk
from assistant.feedback import FeedbackStore
from assistant.protocols import Backing
from ui.asking import AskingTab
from ui.enterprises import EnterprisesTab
from ui.evaluation import EvaluationTab
from ui.examples import example_questions
from ui.files import FilesTab
from ui.protocols import Tab
from ui.references import position, reference
from ui.source_view import place_of, source_view
from ui.stage import mount
from ui.targets import TargetsTab
from ui.tasks import TasksTab
from ui.templates import render

__all__ = ["mount_page"]

TITLE = "问策"


def mount_page(
    app: FastAPI,
    backing: Backing,
    *,
    store: FeedbackStore | None = None,
    desk: Desk | None = None,
) -> FastAPI:
    """`app` with the page at `/`. What users say of answers goes into `store`; a `desk` adds the
    tab of the evaluator."""
    examples = example_questions(backing.library().documents, backing.answerer())

    def draw_source(data: Mapping[str, str]) -> str:
        place = place_of(data.get("start", ""), data.get("end", ""))
        view = source_view(backing.library(), data.get("document", ""), place)
        document = view.document
        copy = reference(title=document.title, number=document.number, path=view.path)
        return render("source", view=view, copy=copy, position=position(view.path))

    tabs: list[Tab[Any]] = [
        AskingTab(backing=backing, store=store, examples=examples),
        TasksTab(backing=backing),
        EnterprisesTab(backing=backing),
        TargetsTab(backing=backing),
        FilesTab(backing=backing),
    ]
    if desk is not None:
        tabs.append(EvaluationTab(desk=desk))
    return mount(app, tabs, draw_source=draw_source, title=TITLE)
