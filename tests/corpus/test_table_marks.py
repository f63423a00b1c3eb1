"""Which lines are the label of an annex, and which are but the end of a wrapped cell."""

import pytest

from corpus.table_marks import labels_annex


@pytest.mark.parametrize("line", ["附件1", "附 件", "附表2：", "附3", "附："])
def test_label_of_an_annex(line: str) -> None:
    assert labels_annex(line)


@pytest.mark.parametrize("line", ["附", "附着", "吸附脱附"])
def test_end_of_a_wrapped_cell_is_no_label(line: str) -> None:
    assert not labels_annex(line)
