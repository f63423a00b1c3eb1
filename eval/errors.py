"""Errors of evaluation.

PolicyError (corpus.errors)
└── EvalError              anything about question sets, runs and engines
    ├── QuestionSetError   a question set that breaks its form; carries every problem found
    ├── EngineError        an engine that cannot be opened, reached or understood
    ├── RunError           a run folder, baseline or sheet that cannot be read
    └── FallError          strict accuracy fell by more than is tolerated
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.errors import PolicyError


class EvalError(PolicyError):
    """Something about evaluation."""


class QuestionSetError(EvalError):
    """A question set that breaks its form. `problems` names every place, in file order."""

    def __init__(self, source: str, problems: Sequence[str]) -> None:
        self.source = source
        self.problems = tuple(problems)
        more = f"（共 {len(problems)} 处，wence eval check 列出全部）" if len(problems) > 1 else ""
        super().__init__(f"{source}：{self.problems[0]}{more}")


class EngineError(EvalError):
    """An engine that cannot be opened, reached or understood."""


class RunError(EvalError):
    """A run folder, baseline or sheet that cannot be read."""


class FallError(EvalError):
    """Strict accuracy fell by more than is tolerated."""
