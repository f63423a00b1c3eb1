"""Tables whose columns stand interleaved on the same lines, read page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText
from corpus.table_atoms import Atom, atoms_of, split_at_units
from corpus.table_columns import Column
from corpus.table_heights import heights_of
from corpus.table_kinds import ColumnKind
from corpus.table_label_costs import (
    Label,
    LabelCosts,
    LabelJudge,
    label_widths,
    widths_at_sight,
)
from corpus.table_labels import labels_of
from corpus.table_lines import TextLine
from corpus.table_loom import Page, Run, Span, WovenRow, page_of, rows_of, spans_of, units_judge
from corpus.table_memory import TableMemory, Words
from corpus.table_merges import Fill
from corpus.table_rows import Draft, Parts
from corpus.table_units import UnitNames
from corpus.table_weave import Weave, full_width, kinds_of

LABEL_KINDS = frozenset({ColumnKind.LABEL, ColumnKind.ORDINAL})
PASSES = 2  # the second with the widths and heights that the first one found
DOUBTFUL_ROW = 5.0  # a measure that costs more is not taken for one
DOUBTFUL_UNITS = 4.5
DOUBTFUL_LABEL = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WovenTable:
    """Rows, which of their empty cells take another row's, and what could not be placed."""

    drafts: tuple[Draft, ...]
    fills: tuple[Fill, ...]
    loose: tuple[AlignedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageRows:
    """A page as read: its runs, rows, units and labels."""

    page: Page
    rows: tuple[WovenRow, ...]
    units: tuple[Span, ...]
    labels: tuple[Label, ...] = ()


def can_read(columns: Sequence[Column]) -> bool:
    """Interleaved rows are held apart by one column of deadlines and one of measures."""
    kinds = [column.kind for column in columns]
    return kinds.count(ColumnKind.DEADLINE) == 1 and kinds.count(ColumnKind.MEASURE) == 1


def read_woven(
    lines: Sequence[TextLine],
    places: Sequence[int],
    pages: Sequence[int],
    columns: tuple[Column, ...],
    *,
    context: str,
    memory: TableMemory,
) -> WovenTable:
    """Rows of a table that `can_read` holds for; `places` are its lines, `pages` the page of
    each line."""
    atoms = atoms_of(lines, places)
    units = UnitNames.of([context, *(atom.plain for atom in atoms)])
    atoms = split_at_units(atoms, units)
    words = Words.of([context, *(atom.plain for atom in atoms)])
    weave = Weave(words=words, units=units, full=None)
    weave = replace(weave, full=full_width(atoms, kinds_of(atoms, weave)))
    kinds = kinds_of(atoms, weave)
    read = [
        _page_rows([a for a, _ in group], [k for _, k in group], weave)
        for group in _by_page(list(zip(atoms, kinds, strict=True)), pages)
    ]
    labelled = _with_labels(read, columns, words, memory)
    return _assembled(labelled, columns)


def _by_page(
    atoms: Sequence[tuple[Atom, ColumnKind]], pages: Sequence[int]
) -> list[list[tuple[Atom, ColumnKind]]]:
    groups: dict[int, list[tuple[Atom, ColumnKind]]] = {}
    for atom, kind in atoms:
        groups.setdefault(pages[atom.line], []).append((atom, kind))
    return list(groups.values())


def _page_rows(atoms: Sequence[Atom], kinds: Sequence[ColumnKind], weave: Weave) -> _PageRows:
    page = page_of(atoms, kinds)
    rows = rows_of(page, weave.full)
    spans = spans_of(page.of(ColumnKind.UNITS), rows, units_judge(weave.units))
    return _PageRows(page=page, rows=rows, units=spans)


def _with_labels(
    pages: Sequence[_PageRows], columns: tuple[Column, ...], words: Words, memory: TableMemory
) -> list[_PageRows]:
    """The pages with their labels, read a second time once the widths of columns are known."""
    own = tuple(column for column in columns if column.kind in LABEL_KINDS)
    widths = widths_at_sight([page.page.every for page in pages], len(own))
    judge = LabelJudge(columns=own, words=words, memory=memory, widths=widths)
    read = list(pages)
    for _ in range(PASSES):
        read = [_labelled(page, judge, number) for number, page in enumerate(read)]
        found = [(label, p.page.of(ColumnKind.LABEL)) for p in read for label in p.labels]
        judge = replace(judge, widths=label_widths(found, len(own)))
    return read


def _labelled(page: _PageRows, judge: LabelJudge, number: int) -> _PageRows:
    inner = len(judge.columns) - 1
    lines = {
        label.first: len(label.runs)
        for label in page.labels
        if label.column == inner and label.first == label.last
    }
    heights = heights_of(page.page, page.rows, page.units, lines)
    costs = LabelCosts(heights.labels, heights.bands, judge, page=number)
    return replace(page, labels=labels_of(costs))


class _Assembly:
    """Drafts in the making: cells are placed, then fills; what is doubtful becomes loose."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.places = {
            kind: [k for k, column in enumerate(columns) if column.kind is kind]
            for kind in ColumnKind
        }
        self.labels = [k for k, column in enumerate(columns) if column.kind in LABEL_KINDS]
        self.count = len(columns)
        self.cells: list[dict[int, Parts]] = []
        self.fills: list[Fill] = []
        self.pages: list[int] = []
        self.loose: list[AlignedText] = []

    def add_page(self, page: _PageRows, number: int) -> None:
        kept = self._add_rows(page, number)
        measures = page.page.of(ColumnKind.UNITS)
        whose = self.places[ColumnKind.UNITS]
        placed = page.units if len(whose) == 1 else ()
        for span in placed:
            sure = span.cost <= DOUBTFUL_UNITS
            self._place(measures[span.begin : span.end], whose[0], kept, span, sure=sure)
        if not placed:
            self._drop(measures)
        runs = page.page.of(ColumnKind.LABEL)
        for label in page.labels:
            own = [runs[place] for place in label.runs]
            sure = label.cost <= DOUBTFUL_LABEL and label.last >= label.first
            self._place(own, self.labels[label.column], kept, label, sure=sure)
        labelled = {place for label in page.labels for place in label.runs}
        self._drop([run for place, run in enumerate(runs) if place not in labelled])

    def _add_rows(self, page: _PageRows, number: int) -> list[int | None]:
        """The rows' own measures and deadlines; per row of the page its place, if it is kept."""
        kept: list[int | None] = []
        lines = page.page.of(ColumnKind.MEASURE)
        used = {id(row.deadline) for row in page.rows}
        spare = [run for run in page.page.of(ColumnKind.DEADLINE) if id(run) not in used]
        if not page.rows:
            self._drop(lines)
        for row in page.rows:
            own = [self._absorbing(run, spare) for run in lines[row.begin : row.end]]
            parts = tuple(atom.text for atoms in own for atom in atoms)
            if row.deadline is None or row.cost > DOUBTFUL_ROW:
                self.loose.extend(parts)
                self._drop([row.deadline] if row.deadline else [])
                kept.append(None)
                continue
            kept.append(len(self.cells))
            self.cells.append(
                {
                    self.places[ColumnKind.MEASURE][0]: parts,
                    self.places[ColumnKind.DEADLINE][0]: _parts([row.deadline]),
                }
            )
            self.fills.append({})
            self.pages.append(number)
        self._drop(spare)
        return kept

    @staticmethod
    def _absorbing(run: Run, spare: list[Run]) -> tuple[Atom, ...]:
        """The atoms of a measure's line, with a 持续开展 before it that is no deadline."""
        for deadline in spare:
            if deadline.line == run.line and deadline.middle == run.middle:
                spare.remove(deadline)
                return (*deadline.atoms, *run.atoms)
        return run.atoms

    def _place(
        self,
        runs: Sequence[Run],
        column: int,
        kept: Sequence[int | None],
        span: Span | Label,
        *,
        sure: bool,
    ) -> None:
        rows = [kept[row] for row in range(span.first, span.last + 1)]
        named = [row for row in rows if row is not None]
        if not sure or not named:
            self._drop(runs)
            return
        self.cells[named[0]][column] = _parts(runs)
        for row in named[1:]:
            self.fills[row][column] = named[0]

    def _drop(self, runs: Sequence[Run]) -> None:
        self.loose.extend(_parts(runs))

    def finished(self) -> WovenTable:
        for column in self.labels[:-1]:
            self._go_on_from_above(column)
        drafts = tuple(
            Draft(cells=tuple(cells.get(k, ()) for k in range(self.count)), page=page)
            for cells, page in zip(self.cells, self.pages, strict=True)
        )
        return WovenTable(drafts=drafts, fills=tuple(self.fills), loose=tuple(self.loose))

    def _go_on_from_above(self, column: int) -> None:
        """A row that no label of this column stands beside belongs to the one above it."""
        last: int | None = None
        for row, cells in enumerate(self.cells):
            if column in cells:
                last = row
            elif column in self.fills[row]:
                last = self.fills[row][column]
            elif last is not None:
                self.fills[row][column] = last


def _parts(runs: Sequence[Run]) -> Parts:
    return tuple(atom.text for run in runs for atom in run.atoms)


def _assembled(pages: Sequence[_PageRows], columns: tuple[Column, ...]) -> WovenTable:
    assembly = _Assembly(columns)
    for number, page in enumerate(pages):
        assembly.add_page(page, number)
    return assembly.finished()
