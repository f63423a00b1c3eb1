from collections.abc import Callable

from assistant.loosened import without_grade
from assistant.question import Query
from assistant.slots import read_slots

Read = Callable[[str], Query]


def test_a_trade_newly_named_may_have_no_grades(read: Read) -> None:
    found = without_grade("邯郸洗煤B级企业停产几天？", read_slots("洗煤", read), read)
    assert found == ("邯郸洗煤企业停产几天？", "邯郸洗煤企业停产多久？")


def test_a_grade_that_is_named_stays(read: Read) -> None:
    assert without_grade("邯郸洗煤B级企业停产几天？", read_slots("B级洗煤", read), read) == ()
    assert without_grade("邯郸焦化B级企业停产几天？", read_slots("邢台", read), read) == ()
