"""HTML from templates, in which everything that comes from outside is text."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

__all__ = ["render"]

_FOLDER = Path(__file__).parent / "templates"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# The stage puts what is drawn through the browser's template engines; text that looks like one
# of their marks is written as character references.
_FOREIGN_MARK = re.compile(r"\{\{|\$\{|@children")


def render(name: str, **values: object) -> str:
    """The template of that name with these values."""
    drawn = _ENVIRONMENT.get_template(f"{name}.html").render(**values)
    return _FOREIGN_MARK.sub(lambda mark: f"&#{ord(mark[0][0])};{mark[0][1:]}", drawn)
