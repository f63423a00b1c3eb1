"""Errors of finding.

PolicyError                    the common base (corpus.errors)
└── IndexStateError            anything about the index
    ├── IndexMissingError      there is no index where one was looked for
    ├── IndexDamagedError      a file of the index is missing, truncated or altered
    ├── IndexOutdatedError     the index was built from another corpus, encoder or version
    ├── IndexBusyError         another build is writing the same index
    ├── EncoderError           an embedding model that cannot be opened or gives unusable vectors
    └── SettingsError          a setting outside its range
"""

from __future__ import annotations

from corpus.errors import PolicyError

__all__ = [
    "EncoderError",
    "IndexBusyError",
    "IndexDamagedError",
    "IndexMissingError",
    "IndexOutdatedError",
    "IndexStateError",
    "SettingsError",
]


class IndexStateError(PolicyError):
    """Something about the index; the message says what, and what to do."""


class IndexMissingError(IndexStateError):
    """No index where one was looked for."""


class IndexDamagedError(IndexStateError):
    """A file of the index is missing, truncated or altered."""


class IndexOutdatedError(IndexStateError):
    """The index does not belong to this corpus, encoder or version."""


class IndexBusyError(IndexStateError):
    """Another build is writing the same index."""


class EncoderError(IndexStateError):
    """An embedding model that cannot be opened or gives unusable vectors."""


class SettingsError(IndexStateError):
    """A setting outside its range."""
