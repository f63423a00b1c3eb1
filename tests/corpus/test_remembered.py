"""What was read is kept, in bounds, and never mixed up."""

from corpus.remembered import LONGEST, remembered


def test_short_text_is_read_once() -> None:
    read: list[str] = []

    @remembered
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert [length("散煤"), length("散煤"), length("扬尘治理")] == [2, 2, 4]
    assert read == ["散煤", "扬尘治理"]


def test_other_arguments_are_told_apart() -> None:
    @remembered
    def length(text: str, *, times: int = 1) -> int:
        return len(text) * times

    assert [length("散煤"), length("散煤", times=3), length("散煤", times=2)] == [2, 6, 4]


def test_long_text_is_read_anew_and_not_kept() -> None:
    read: list[str] = []

    @remembered
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    text = "煤" * (LONGEST + 1)
    assert length(text) == length(text) == LONGEST + 1
    assert read == [text, text]
