"""Errors of reading.

PolicyError                the common base of every error that wence raises on purpose
└── CorpusError            anything about documents
    ├── AlignmentError     an offset that cannot be right; a bug of ours, never of the user
    ├── ReaderError        a file that cannot be read (encoding, format, empty, too large)
    └── StoreError         a stored corpus that is missing, truncated or of another version
"""

from __future__ import annotations


class PolicyError(Exception):
    """Base of all our errors; the message is for the user, in Chinese: what, and what to do."""


class CorpusError(PolicyError):
    """Something about the documents."""


class AlignmentError(CorpusError):
    """An offset that cannot be right."""


class ReaderError(CorpusError):
    """A file that cannot be read."""


class StoreError(CorpusError):
    """A stored corpus that cannot be used."""
