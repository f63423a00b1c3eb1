import pytest

from assistant.facilities import means_a_facility, name_spans


def test_where_the_own_names_of_works_stand() -> None:
    text = "泓岭石塘供热站和柳溪污水处理厂"
    assert [text[start:end] for start, end in name_spans(text)] == ["石塘", "柳溪"]
    assert name_spans("各县污水处理厂、新建供热站") == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [("柳溪的", True), ("下村", True), ("油墨", False), ("全部的", False), ("燃煤的", False)],
)
def test_one_of_several_works_by_its_name_alone(said: str, meant: bool) -> None:
    assert means_a_facility(said) is meant
