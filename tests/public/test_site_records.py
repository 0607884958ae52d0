"""Records are kept as one text each, and come back as they were, whoever asks in whatever order."""

from __future__ import annotations

from enforcement_cli.public.shape import shown
from enforcement_cli.public.site import pages
from tests.public.test_site import Book, record_of

ODD = '“引号”"\\反斜线\n换行 <b>&amp;{{ x }} 𠮷'


def test_records_come_back_as_they_were_by_turns() -> None:
    book = Book()
    for number in range(1, 4):
        book.add(number, record={"conclusion": f"{ODD}{number}", "penalties": [{"kind": "罚款", "amount": "20.00"}]})
    book.add(4)
    book.add(4, "withdrawn", reason="撤销：事实不清")
    found = pages(book.entries)

    for at in (0, 2, 1, 1, 0):
        own = {"conclusion": f"{ODD}{at + 1}", "penalties": [{"kind": "罚款", "amount": "20.00"}]}
        assert found[at].record == shown({**record_of(at + 1), **own})
        assert found[3].record is None


def test_a_record_that_is_read_late_is_the_same() -> None:
    book = Book()
    book.add(1)
    book.add(2)
    now = pages(book.entries)
    late = pages(book.entries, {str(each.source): each.brief for each in now if each.brief})

    assert [each.record for each in late] == [each.record for each in now]
    assert [each.record for each in reversed(late)] == [each.record for each in reversed(now)]
