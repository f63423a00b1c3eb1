"""Errors of the page.

PolicyError (corpus.errors)
└── PageError              something that a person asked of the page and cannot have
"""

from __future__ import annotations

from corpus.errors import PolicyError


class PageError(PolicyError):
    """Something asked of the page that it cannot do; the message says what to do instead."""
