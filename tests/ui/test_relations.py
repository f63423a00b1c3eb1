"""What a document names and what names it, and the drawing of that."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from corpus.datamodels import Document, SourceFile
from corpus.fact_models import Reference
from corpus.fact_references import read_references
from corpus.library import Library
from corpus.statements import statements_of
from ui.graph import Box, Drawing, narrow, wide
from ui.relations import Edge, edges, incoming

NAMING = "根据《云川市空气质量改善规划》（云政发〔2020〕9号）和云政发〔2021〕1号，制定本方案。"
OTHER = "云川市人民政府办公室关于做好秋冬季工作的通知"


@pytest.fixture
def library(plan: str) -> Library:
    number, title = "云政办发〔2021〕5号", "云川市2021-2022年秋冬季大气污染防治攻坚方案"
    later = plan.replace(number, "云政办发〔2021〕6号").replace(title, "云川市2022年攻坚方案")
    naming = later.replace(
        "一、总体要求\n", f"一、总体要求\n落实《{title}》（{number}）。{NAMING}\n"
    )
    texts = {"plan.txt": plan, "later.txt": naming}
    return Library.build(
        [SourceFile(name=name, sha256=name, text=text) for name, text in texts.items()]
    )


@pytest.fixture
def documents(library: Library) -> Mapping[str, Document]:
    return {document.id: document for document in library.documents}


@pytest.fixture
def references(library: Library) -> list[Reference]:
    return [
        reference
        for document in library.documents
        for reference in read_references(
            document, statements_of(document, library.passages_in(document.id))
        )
    ]


def test_document_of_ours_is_known_by_its_number(
    references: list[Reference], documents: Mapping[str, Document]
) -> None:
    own = [reference for reference in references if reference.document_id == "later"]
    found = {edge.number: edge for edge in edges(own, documents)}
    assert found["云政办发〔2021〕5号"].known == "plan"
    assert found["云政发〔2020〕9号"].known == ""


def test_document_named_twice_stands_once_by_its_strongest_relation(
    references: list[Reference], documents: Mapping[str, Document]
) -> None:
    own = [reference for reference in references if reference.document_id == "later"]
    once = edges(own, documents)
    assert edges([*own, *own], documents) == once
    assert len({edge.known or edge.name for edge in once}) == len(once)


def test_document_says_which_of_ours_name_it(
    references: list[Reference], documents: Mapping[str, Document]
) -> None:
    (edge,) = incoming(documents["plan"], references, documents)
    assert (edge.known, edge.number) == ("later", "云政办发〔2021〕6号")
    assert incoming(documents["later"], references, documents) == ()


@pytest.mark.parametrize("draw", [wide, narrow], ids=["wide", "narrow"])
@pytest.mark.parametrize("naming", [0, 3])
@pytest.mark.parametrize("named", [1, 12])
def test_boxes_stand_inside_the_drawing_and_apart(
    references: list[Reference],
    documents: Mapping[str, Document],
    draw: Callable[..., Drawing],
    naming: int,
    named: int,
) -> None:
    edge = replace(edges(references, documents)[0], name=OTHER * 2)
    drawn = draw("云政办发〔2021〕5号", [edge] * named, [edge] * naming)
    boxes = [drawn.own, *(node.box for node in drawn.nodes)]
    assert len(boxes) == 1 + named + naming
    assert all(inside(box, drawn) for box in boxes)
    for column in {box.x for box in boxes[1:]}:
        below = [box for box in boxes[1:] if box.x == column]
        assert all(one.y + one.height < other.y for one, other in pairwise(below))
    labels = [node.label for node in drawn.nodes]
    assert sum(label.startswith("被") for label in labels) == naming


def inside(box: Box, drawn: Drawing) -> bool:
    return (
        box.x >= 0
        and box.y >= 0
        and box.x + box.width <= drawn.width
        and box.y + box.height <= drawn.height + 1
    )


def test_short_number_stands_behind_the_title(
    references: list[Reference], documents: Mapping[str, Document]
) -> None:
    edge: Edge = edges(references, documents)[0]
    short, long = replace(edge, name="方案"), replace(edge, name=OTHER * 2)
    for one, below in ((short, False), (long, True)):
        (node,) = narrow("甲", [one], []).nodes
        assert node.box.below is below
