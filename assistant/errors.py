"""Errors of answering and of the outside surface.

PolicyError (corpus.errors)
└── AssistantError             anything about questions, answers and the service
    ├── AnswerError            an answer that breaks its contract; a bug of ours, never of the user
    ├── QuestionError          a question that cannot be taken (empty, too long, not text)
    ├── SettingsError          a setting with a value that cannot be used
    ├── HomeError              a home directory that cannot be read or written
    ├── UnknownDocumentError   a document that is not in the corpus, or a name that fits several
    ├── FilterError            a filter of a list that cannot be used, or fits nothing there is
    ├── ExportError            a file of a list that cannot be written
    ├── BatchError             a batch file, or one line of it, that cannot be read
    ├── FeedbackError          a mark that cannot be kept, or a store that cannot be read
    └── WriterError            a language model that gave nothing to use; never reaches the user
"""

from __future__ import annotations

from corpus.errors import PolicyError


class AssistantError(PolicyError):
    """Something about questions, answers or the service."""


class AnswerError(AssistantError):
    """An answer that breaks its contract."""


class QuestionError(AssistantError):
    """A question that cannot be taken."""


class SettingsError(AssistantError):
    """A setting that cannot be used."""


class HomeError(AssistantError):
    """A home directory that cannot be read or written."""


class UnknownDocumentError(AssistantError):
    """A document that is not in the corpus, or a name that fits several."""


class FilterError(AssistantError):
    """A filter of a list that cannot be used, or a name in it that the corpus does not have."""


class ExportError(AssistantError):
    """A file of a list that cannot be written."""


class BatchError(AssistantError):
    """A batch file, or one line of it, that cannot be read."""


class FeedbackError(AssistantError):
    """A mark that cannot be kept, or a feedback store that cannot be read."""


class WriterError(AssistantError):
    """A language model that cannot be reached, took too long or gave no text."""
