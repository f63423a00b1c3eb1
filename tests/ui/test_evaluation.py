from collections.abc import Callable, Iterator

import pytest

from assistant.desk import Measured, Missed, Progress, RunReport
from ui.errors import PageError
from ui.evaluation import EvaluationTab, Looking


class FakeDesk:
    """A desk with one set; its runs end when they are stopped or after three questions."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int | None]] = []

    def sets(self) -> list[str]:
        return ["own.jsonl"]

    def runs(self) -> list[str]:
        return ["second", "first"]

    def run(self, name: str, *, limit: int | None, stop: Callable[[], bool]) -> Iterator[Progress]:
        self.asked.append((name, limit))
        for done in range(3):
            if stop():
                break
            yield Progress(done=done, total=3, right=done)
        yield Progress(done=done, total=3, right=done, run="second")

    def report(self, run: str, *, against: str = "") -> RunReport:
        wrong = Missed(id="1", question="<b>限产？", answer="30%", trouble="给错")
        return RunReport(
            name=run,
            asked=3,
            measures=(Measured(label="全对", value="66.7%"),),
            kinds=(("数值", 2, 3),),
            missed=(wrong,),
            page=b"<html>",
            against=against,
            worse=(wrong,) if against else (),
        )


@pytest.fixture
def tab() -> EvaluationTab:
    return EvaluationTab(desk=FakeDesk())


def test_run_shows_progress_and_then_its_report(tab: EvaluationTab) -> None:
    drawn = list(tab.act("run", {"set": "own.jsonl", "limit": "3"}, Looking(run="first")))
    assert "停止" in drawn[0].panes["outcome"]
    assert drawn[-1].state == Looking(run="second", against="first")
    assert "66.7%" in drawn[-1].panes["outcome"]
    assert "变坏的" in drawn[-1].panes["outcome"]
    assert "&lt;b&gt;限产" in drawn[-1].panes["outcome"]


def test_stop_reaches_the_run_that_is_on(tab: EvaluationTab) -> None:
    running = tab.act("run", {"set": "own.jsonl"}, Looking())
    first = next(running).panes["outcome"]
    key = first.split('data-run="')[1].split('"')[0]
    next(running)
    assert list(tab.act("stop", {"run": key}, Looking())) == []
    assert len(list(running)) == 2
    with pytest.raises(PageError, match="已经结束"):
        list(tab.act("stop", {"run": key}, Looking()))


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1e9"])
def test_number_of_questions_is_checked(tab: EvaluationTab, limit: str) -> None:
    with pytest.raises(PageError, match="题数"):
        list(tab.act("run", {"set": "own.jsonl", "limit": limit}, Looking()))


def test_whole_report_is_taken_along(tab: EvaluationTab) -> None:
    (drawn,) = tab.act("save", {}, Looking(run="second"))
    assert drawn.download is not None
    assert (drawn.download.name, drawn.download.content) == ("second.html", b"<html>")
