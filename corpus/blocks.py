"""The lines of one document become blocks and tables, from top to bottom.

The head comes first, then body text in runs; a formal line, an annex label or a table ends a run.
Every line ends up in exactly one block.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.aligned import AlignedText
from corpus.datamodels import Block, BlockKind, Mend, Table
from corpus.frame import (
    ANNEX_TITLED,
    LONE_ANNEX_TITLED,
    Role,
    ends_imprint,
    formal_role,
    is_formal,
    is_unit,
    looks_like_annex_title,
)
from corpus.heads import Head, Part, skeleton, title_at
from corpus.lines import Line
from corpus.markers import find_markers
from corpus.mend import close_up, mend_joined
from corpus.outline import Outline, heading_ranks
from corpus.paragraphs import WRAP_SLACK, join_lines, sentence_ended, wrap_edge
from corpus.structure import build_blocks
from corpus.table_places import TablePlace, read_mended, signs_of, with_signs
from corpus.tables import TableMemory

TITLE_LENGTH = 6  # characters of a title that a page prints once more above the document
ANNEX_TITLE_LINES = 4
ANNEX_LIST_LINES = 14
ANNEX_TITLE_WIDTH = 45
ROW_GAPS = 2  # spaces that prose would not have; as many make a row of a table
IMPRINT_LINES = 3  # that a list of copies goes on
_UNIT_BREAK = re.compile(
    r"(?<=[局办委厅府会院部组室队心司])(?<!\s\S)[ \t\u3000]+(?=[\u4e00-\u9fff]{3})"
)
_CONTACT_KEY = re.compile(r"^[\u4e00-\u9fff\s]{2,12}(?=[:：])")
_TABLE_LABEL = re.compile(r"表\s?\d{1,2}(?:[-－.]\d{1,2})?(?=\s)")
_COLUMN_GAP = re.compile(r"(?<=[\u4e00-\u9fff）)]{2})\s+(?=[\u4e00-\u9fff（(]{2})|(?<=\d)\s+(?=\d)")
_KIND_OF_ROLE = {
    Role.IMPRINT: BlockKind.IMPRINT,
    Role.CONTACT: BlockKind.CONTACT,
    Role.PUBLICITY: BlockKind.PUBLICITY,
    Role.DATE: BlockKind.DATE,
    Role.PROPERTY: BlockKind.NUMBER,
    Role.SOURCE_NOTE: BlockKind.NOTE,
}
_ENDS_SECTIONS = (Role.DATE, Role.IMPRINT)


@dataclass(slots=True)
class BlockBuilder:
    """Walks the lines of one document and gathers its blocks, tables and further mends."""

    lines: Sequence[Line]
    head: Head | None
    places: Sequence[TablePlace]
    memory: TableMemory
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    run_of_text: list[Line] = field(default_factory=list)
    ranks: Mapping[int, int] = field(default_factory=dict)
    edge: float | None = None
    in_tables: frozenset[int] = frozenset()
    imprint_left: int = 0
    awaited: str | None = None

    def build(self) -> None:
        """Read all lines."""
        places = self.places
        self.in_tables = frozenset(k for table in places for k in range(table.body, table.end))
        text = [
            line
            for place, line in enumerate(self.lines)
            if place not in self.in_tables and not line.is_property
        ]
        self.edge = wrap_edge(text) or self.edge
        self.ranks = heading_ranks(
            (line.depth, next(iter(find_markers(line.text.text)), None))
            for line in text
            if line.depth
        )
        titles = {table.start: table for table in places if table.start < table.body}
        bodies = {table.body: table for table in places}
        place = self._read_head()
        while place < len(self.lines):
            if place in titles:
                place = self._read_table_title(titles[place])
            elif place in bodies:
                place = self._read_table(bodies[place])
            else:
                place = self._read_line(place)
        self._flush()

    def _read_head(self) -> int:
        head = self.head
        if head is None:
            return 0
        self.awaited = head.announced
        for place in range(head.start):
            told = skeleton(self.lines[place].plain)
            again = len(told) >= TITLE_LENGTH and skeleton(head.title).endswith(told)
            self._emit_formal(place, BlockKind.TITLE if again else BlockKind.CLAUSE)
        parts = (
            (head.issuer, BlockKind.ISSUER),
            (head.number_line, BlockKind.NUMBER),
            (head.title_part, BlockKind.TITLE),
            (head.note, BlockKind.NOTE),
            (head.addressee, BlockKind.ADDRESSEE),
        )
        place = head.start
        for part, kind in sorted((p for p in parts if p[0]), key=lambda pair: pair[0].start):
            self._read_between(place, part.start)
            if kind == BlockKind.ISSUER:
                for here in range(part.start, part.end):
                    self._emit(kind, self.lines[here : here + 1])
            else:
                self._emit(kind, self._of(part))
            place = part.end
        self._read_between(place, head.end)
        return head.end

    def _read_between(self, start: int, end: int) -> None:
        """The properties that a page prints between the parts of a head."""
        for place in range(start, end):
            self._emit_formal(place, BlockKind.CLAUSE)

    def _of(self, part: Part) -> Sequence[Line]:
        return self.lines[part.start : part.end]

    def _emit(self, kind: BlockKind, lines: Sequence[Line], path: tuple[str, ...] = ()) -> None:
        if lines[0].is_property:
            self.blocks.append(Block(kind=kind, text=lines[0].text))
            return
        text = AlignedText.join([line.text for line in lines])
        if kind in (BlockKind.ISSUER, BlockKind.SIGNATURE):
            text = _close_up_units(text)
        elif kind == BlockKind.CONTACT:
            text = text.sub(_CONTACT_KEY, lambda match: "".join(match.group().split()))
        else:
            text = close_up(text)
        done = mend_joined(text, typed=lines[0].typed)
        self.mends.extend(done.mends)
        self.blocks.append(Block(kind=kind, text=done.text, path=path))

    def _emit_formal(self, place: int, otherwise: BlockKind) -> None:
        role = (
            Role.PROPERTY if self.lines[place].is_property else formal_role(self.lines[place].plain)
        )
        self._emit(_KIND_OF_ROLE.get(role, otherwise) if role else otherwise, [self.lines[place]])

    def _flush(self) -> None:
        if self.run_of_text:
            paragraphs = join_lines(self.run_of_text, edge=self.edge)
            for paragraph in paragraphs:
                self.mends.extend(paragraph.mends)
            self.blocks.extend(build_blocks(paragraphs, outline=self.outline, ranks=self.ranks))
            self.run_of_text = []

    def _read_table_title(self, table: TablePlace) -> int:
        """A title that stands over a table in the text; 附表1 某某表 begins an annex."""
        if table.body == table.start + 1 and self._is_annex_of_table(table.start):
            return self._read_annex(table.start)
        self._flush()
        lines = self.lines[table.start : table.body]
        self._emit(BlockKind.HEADING, lines, self.outline.path)
        heading = self.blocks[-1].text.text
        label = _TABLE_LABEL.match(lines[0].text.text)
        if label:  # 表1 2026年指标: without the space the number would run on
            own = "".join(label.group().split())
            heading = f"{own} {heading.removeprefix(own)}"
        self.blocks[-1] = replace(self.blocks[-1], path=(*self.outline.path, heading))
        return table.body

    def _read_table(self, table: TablePlace) -> int:
        self._flush()
        above = self.blocks[-1] if self.blocks else None
        titled = above is not None and above.kind == BlockKind.HEADING
        path = above.path if above is not None and titled else self.outline.path
        done = read_mended(table, path=path, memory=self.memory)
        self.tables.append(done.table)
        self.mends.extend(done.mends)
        text = AlignedText.join([ln.text for ln in self.lines[table.body : table.end]], "\n")
        text = with_signs(text, signs_of(done.mends))
        self.blocks.append(Block(kind=BlockKind.TABLE, text=text, path=path))
        return table.end

    def _read_line(self, place: int) -> int:
        line = self.lines[place]
        if line.is_property:
            return self._read_formal(place, Role.PROPERTY)
        if self.awaited and (end := title_at(self.lines, place, self.awaited)) > place:
            return self._read_announced(place, end)
        if self._runs_on():
            return self._read_text(line, place)
        role = formal_role(line.plain)
        if role == Role.ANNEX_LABEL or self._is_titled_annex(place):
            return self._read_annex(place)
        if role == Role.ANNEX_LIST and self._heads_table(place):
            return self._read_annex(place)
        if role == Role.ANNEX_LIST or self._is_listed_annex(place):
            return self._read_annex_list(place)
        if role in _KIND_OF_ROLE and (role != Role.PROPERTY or self._in_frame()):
            return self._read_formal(place, role)
        if self.imprint_left or self._is_signature(place):
            self._flush()
            self._emit(BlockKind.IMPRINT if self.imprint_left else BlockKind.SIGNATURE, [line])
            self.imprint_left = 0 if ends_imprint(line.plain) else max(self.imprint_left - 1, 0)
            return place + 1
        return self._read_text(line, place)

    def _read_text(self, line: Line, place: int) -> int:
        self.run_of_text.append(line)
        return place + 1

    def _runs_on(self) -> bool:
        """Is the text so far cut by the page's edge in the middle of a sentence?"""
        if not self.run_of_text or self.edge is None:
            return False
        last = self.run_of_text[-1]
        return last.width >= self.edge - WRAP_SLACK and not sentence_ended(last)

    def _in_frame(self) -> bool:
        """Is there no body text yet, or is it over?"""
        clause = BlockKind.CLAUSE in {block.kind for block in self.blocks}
        return not self.run_of_text and (not clause or not self.outline.path)

    def _read_formal(self, place: int, role: Role) -> int:
        self._flush()
        if role in _ENDS_SECTIONS:
            self.outline.clear()
        line = self.lines[place]
        self.imprint_left = 0
        if role == Role.IMPRINT and not ends_imprint(line.plain):
            self.imprint_left = IMPRINT_LINES
        self._emit(_KIND_OF_ROLE[role], [line])
        return place + 1

    def _read_announced(self, place: int, end: int) -> int:
        self._flush()
        self.awaited = None
        self.imprint_left = 0
        self.outline.clear()
        self._emit(BlockKind.TITLE, self.lines[place:end])
        return end

    def _is_signature(self, place: int) -> bool:
        """A unit's name with a date or an imprint below it, or with other units in between."""
        here = place
        while here < len(self.lines) and is_unit(self.lines[here]):
            here += 1
        if here == place or here == len(self.lines):
            return False
        return formal_role(self.lines[here].plain) in _ENDS_SECTIONS

    def _read_annex_list(self, place: int) -> int:
        self._flush()
        end = place + 1
        while end < min(place + ANNEX_LIST_LINES, len(self.lines)):
            text = self.lines[end].plain
            if formal_role(text) or self._is_signature(end) or self._opens_section(end):
                break
            if "。" in text or self._is_titled_annex(end):
                break
            end += 1
        self._emit(BlockKind.ATTACHMENT, self.lines[place:end])
        return end

    def _opens_section(self, place: int) -> bool:
        markers = find_markers(self.lines[place].text.text)
        return bool(markers) and all(marker.style != "decimal" for marker in markers)

    def _is_titled_annex(self, place: int) -> bool:
        """附件1 某某表, on one line; several such lines in a row are a list of annexes."""
        line = self.lines[place]
        match = ANNEX_TITLED.fullmatch(line.text.text)
        if not match or line.width > ANNEX_TITLE_WIDTH or self._is_listed_annex(place):
            return False
        return looks_like_annex_title("".join(match["title"].split()))

    def _is_annex_of_table(self, place: int) -> bool:
        titled = self._annex_titled(place)
        return titled is not None and self.lines[place].width <= ANNEX_TITLE_WIDTH

    def _heads_table(self, place: int) -> bool:
        return place + 1 in self.in_tables and self._is_annex_of_table(place)

    def _is_listed_annex(self, place: int) -> bool:
        """附件1：某某表 with another such line beside it."""
        near = [p for p in (place - 1, place + 1) if 0 <= p < len(self.lines)]
        if not ANNEX_TITLED.fullmatch(self.lines[place].text.text):
            return False
        return any(ANNEX_TITLED.fullmatch(self.lines[p].text.text) for p in near)

    def _annex_titled(self, place: int) -> re.Match[str] | None:
        text = self.lines[place].text.text
        lone = LONE_ANNEX_TITLED if place + 1 in self.in_tables else ANNEX_TITLED
        return ANNEX_TITLED.fullmatch(text) or lone.fullmatch(text)

    def _read_annex(self, place: int) -> int:
        self._flush()
        self.imprint_left = 0
        titled = self._annex_titled(place)
        end = place + 1 if titled else self._annex_title_end(place + 1)
        heading = titled["title"] if titled else ""
        label = titled["label"] if titled else self.lines[place].plain.rstrip("：:")
        heading += "".join(close_up(line.text).text for line in self.lines[place + 1 : end])
        self.outline.clear(root=f"{''.join(label.split())} {heading}".strip())
        self._emit_annex_label(self.lines[place], titled)
        if end > place + 1:
            self._emit(BlockKind.HEADING, self.lines[place + 1 : end], self.outline.path)
        return end

    def _emit_annex_label(self, line: Line, titled: re.Match[str] | None) -> None:
        if not titled:
            self._emit(BlockKind.ATTACHMENT, [line])
            return
        cut = titled.start("title")
        for kind, text in (
            (BlockKind.ATTACHMENT, line.text[:cut]),
            (BlockKind.HEADING, line.text[cut:]),
        ):
            path = self.outline.path if kind == BlockKind.HEADING else ()
            self.blocks.append(Block(kind=kind, text=close_up(text), path=path))

    def _annex_title_end(self, start: int) -> int:
        """The line after an annex's title; `start` if it has none."""
        end = start
        while end < len(self.lines) and end not in self.in_tables and self._may_be_annex_title(end):
            end += 1
            joined = "".join(line.plain for line in self.lines[start:end])
            if looks_like_annex_title(joined) and not self._goes_on(end):
                break
            if end - start >= ANNEX_TITLE_LINES:
                break
        return end

    def _may_be_annex_title(self, place: int) -> bool:
        line = self.lines[place]
        return not (
            re.search(r"[。；：|\t]", line.text.text)
            or len(_COLUMN_GAP.findall(line.text.text)) >= ROW_GAPS
            or find_markers(line.text.text)
            or is_formal(line.plain)
        )

    def _goes_on(self, place: int) -> bool:
        return (
            place < len(self.lines)
            and place not in self.in_tables
            and self._may_be_annex_title(place)
            and looks_like_annex_title(self.lines[place].plain)
        )


def _close_up_units(text: AlignedText) -> AlignedText:
    """Units of a joint document keep one space between them; letter spacing goes."""
    parts: list[AlignedText] = []
    done = 0
    for match in _UNIT_BREAK.finditer(text.text):
        parts.append(close_up(text[done : match.start()]))
        gap = text[match.start() : match.start() + 1]
        parts.append(AlignedText(" ", gap.starts, gap.ends))
        done = match.end()
    return AlignedText.join([*parts, close_up(text[done:])])
