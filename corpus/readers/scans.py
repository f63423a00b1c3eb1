"""Pages that are pictures: their characters recognised, the lines of their tables found.

Both come out as a text layer would give them, so everything after is the same. The models are
part of the package of the recogniser; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

from corpus.readers.pdf_layout import Box, Char, PageLayout, arranged
from corpus.readers.pdf_rules import SNAP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pdfplumber.page import Page

DOTS_PER_INCH = 170
POINTS_PER_INCH = 72
SAME_SIZE = 0.25  # by which the heights of lines in one size of print differ
DARK = 140  # of 255: a printed line is darker
SHORTEST_RULE = 18.0  # points of a line that is no stroke of a character
THICKEST_RULE = 4.0  # points
WORD_GAP = 1.0  # of the character size: boxes fit their signs closely, commas leave room
GAP = 2  # dots by which a thin line may be broken or lean


def recognised(page: Page) -> PageLayout:
    """Read a page by its picture."""
    import numpy as np

    scale = DOTS_PER_INCH / POINTS_PER_INCH
    picture = np.asarray(page.to_image(resolution=DOTS_PER_INCH).original.convert("RGB"))
    chars = list(_chars(picture, scale))
    tables = _tables(picture.mean(axis=2) < DARK, scale)
    size = {"width": float(page.width), "height": float(page.height)}
    return arranged(chars, tables, gap=WORD_GAP, **size)


@cache
def _recogniser() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            # two threads that spin on busy cores are slower than one
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _chars(picture: NDArray[np.uint8], scale: float) -> Iterator[Char]:
    """Each recognised character with its box, in points; all of one line are of one size."""
    found = _recogniser()(picture, return_word_box=True, return_single_char_box=True)
    words = [word for word in (found.word_results or ()) if word and word[0]]
    boxes = [_around([char[2] for char in word], scale) for word in words]
    usual = median(box[3] - box[1] for box in boxes) if boxes else 0.0
    for word, box in zip(words, boxes, strict=True):
        height = box[3] - box[1]
        size = usual if abs(height - usual) <= SAME_SIZE * usual else height
        for text, _, corners in word:
            left, _, right, _ = _around([corners], scale)
            yield {
                "text": text, "x0": left, "x1": right, "top": box[1], "bottom": box[3],
                "doctop": box[1], "upright": True, "size": round(size, 1),
            }  # fmt: skip


def _around(corners: Sequence[Sequence[Sequence[float]]], scale: float) -> Box:
    """The box around some quadrilaterals of dots, in points."""
    points = [point for shape in corners for point in shape]
    across, down = [p[0] / scale for p in points], [p[1] / scale for p in points]
    return min(across), min(down), max(across), max(down)


def _tables(dark: NDArray[np.bool_], scale: float) -> list[list[Box]]:
    """The cells of each table that is drawn with lines."""
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    edges = [*_rules(dark, scale, upright=False), *_rules(dark.T, scale, upright=True)]
    merged = merge_edges(edges, SNAP, SNAP, 2 * SNAP, 2 * SNAP)
    crossings = edges_to_intersections(merged, 2 * SNAP, 2 * SNAP)
    cells = intersections_to_cells(crossings)
    return [list(table) for table in cells_to_tables(cells)] if cells else []


def _rules(dark: NDArray[np.bool_], scale: float, *, upright: bool) -> Iterator[dict[str, Any]]:
    """Long thin runs of dark dots along the second axis, as edges."""
    from scipy import ndimage

    length = int(SHORTEST_RULE * scale)
    thick = ndimage.maximum_filter1d(dark.astype("uint8"), GAP + 1, axis=0)
    long = ndimage.maximum_filter1d(ndimage.minimum_filter1d(thick, length, axis=1), length, axis=1)
    labels, _ = ndimage.label(long)
    for down, along in ndimage.find_objects(labels):
        if (down.stop - down.start) / scale > THICKEST_RULE:
            continue
        begin, end = along.start / scale, along.stop / scale
        place = (down.start + down.stop) / 2 / scale
        edge = {"orientation": "v" if upright else "h", "object_type": "line"}
        if upright:
            yield {**edge, "x0": place, "x1": place, "top": begin, "bottom": end}
        else:
            yield {**edge, "x0": begin, "x1": end, "top": place, "bottom": place}
