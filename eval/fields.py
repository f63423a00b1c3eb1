"""From loose values to a `Question`: one validation for JSONL, Excel and CSV.

The reader of each format says where a field stands (第7行 C列（须含）, 第7行 must), so a message
always names the place that a person has to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from eval.datamodels import Evidence, Expect, Question

__all__ = ["EXPECT_NAMES", "Fields"]

EXPECT_NAMES = {
    **{expect.value: expect for expect in Expect},
    "回答": Expect.ANSWERED,
    "拒答": Expect.ABSTAINED,
    "不答": Expect.ABSTAINED,
    "反问": Expect.CLARIFY_OR_COVER,
    "反问或全答": Expect.CLARIFY_OR_COVER,
}


@dataclass(slots=True, kw_only=True)
class Fields:
    """The fields of one row while they are read; what is wrong gathers in `problems`."""

    raw: Mapping[str, object]
    locate: Callable[[str], str]
    problems: list[str] = field(default_factory=list)

    def question(self) -> Question | None:
        """The question, or None if anything is wrong; then `problems` says what."""
        if self.problems and not self.raw:
            return None  # the row itself could not be read, and that is told already
        parts = {key: self.text(key) for key in ("id", "kind", "question")}
        expect = self.expect()
        history, never = self.strings("history"), self.strings("never")
        must, evidence, as_of = self.must(), self.evidence(), self.as_of()
        region = self.raw.get("region")
        if self.problems or expect is None:
            return None
        return Question(
            **parts,
            expect=expect,
            history=history,
            must=must,
            never=never,
            evidence=evidence,
            as_of=as_of,
            region=region if isinstance(region, str) and region else None,
        )

    def complain(self, key: str, message: str) -> None:
        self.problems.append(f"{self.locate(key)}：{message}")

    def text(self, key: str) -> str:
        value = self.raw.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.complain(key, "不能为空" if value in (None, "") else f"应是文字，收到 {value!r}")
        return ""

    def expect(self) -> Expect | None:
        value = self.raw.get("expect")
        found = EXPECT_NAMES.get(value.strip()) if isinstance(value, str) else None
        if found is None:
            got = repr(value) if value else "空"
            self.complain("expect", f"应为 {'、'.join(EXPECT_NAMES)} 之一，收到 {got}")
        return found

    def strings(self, key: str) -> tuple[str, ...]:
        return self._strings(key, self.raw.get(key), "应是文字的列表")

    def must(self) -> tuple[tuple[str, ...], ...]:
        value = self.raw.get("must")
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self.complain("must", f"应是若干组，每组一个列表，收到 {value!r}")
            return ()
        groups = [self._strings("must", group, "每一组应是文字的列表") for group in value]
        if any(not group for group in groups) and not self.problems:
            self.complain("must", "有一组是空的")
        return tuple(groups)

    def evidence(self) -> tuple[Evidence, ...]:
        value = self.raw.get("evidence") or ()
        if not isinstance(value, list | tuple):
            self.complain("evidence", f"应是列表，收到 {value!r}")
            return ()
        return tuple(e for e in map(self._evidence, value) if e)

    def as_of(self) -> date | None:
        value = self.raw.get("as_of")
        if value in (None, ""):
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.complain("as_of", f"应写成 2021-11-20 这样的日期，收到 {value!r}")
            return None

    def _strings(self, key: str, value: object, form: str) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self.complain(key, f"{form}，收到 {value!r}")
            return ()
        bad = [item for item in value if not isinstance(item, str) or not item.strip()]
        if bad:
            self.complain(key, f"{form}，其中有 {bad[0]!r}")
            return ()
        return tuple(item.strip() for item in value)

    def _evidence(self, value: object) -> Evidence | None:
        doc, quote = (
            (value.get("doc"), value.get("quote")) if isinstance(value, Mapping) else (None, None)
        )
        if isinstance(doc, str) and doc.strip() and isinstance(quote, str) and quote.strip():
            return Evidence(doc=doc.strip(), quote=quote)
        self.complain("evidence", f"每一项要有文号（doc）和原文（quote），收到 {value!r}")
        return None
