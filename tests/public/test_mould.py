"""Markup that is made once and filled often says what the template would have said."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from enforcement_cli.public.mould import Mould, mark
from enforcement_cli.public.render import environment, text
from enforcement_cli.public.site import pages
from tests.public.test_render import HOSTILE
from tests.public.test_site import Book

SOURCE = '<td title="{{ a }}">{{ b }}</td>{% if c %}<p>{{ c }}{{ a }}</p>{% endif %}'


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_filled_mould_is_what_the_template_makes(hostile: str) -> None:
    template = environment().from_string(SOURCE)
    mould = Mould(template.render(a=mark("a"), b=mark("b"), c=mark("c")))
    values = {"a": hostile, "b": "乙", "c": f"{hostile}\n丙"}

    assert mould.filled(values) == template.render(values)


@pytest.mark.parametrize("value", ["&", "<", ">", "'", '"', "a&b", "&amp;", "", "甲"])
def test_every_special_character_is_escaped(value: str) -> None:
    assert Mould(mark("a")).filled({"a": value}) == escape(value)


def test_a_mould_is_filled_again_and_again() -> None:
    mould = Mould(environment().from_string(SOURCE).render(a=mark("a"), b=mark("b"), c=""))

    assert mould.filled({"a": "甲", "b": "<"}) == '<td title="甲">&lt;</td>'
    assert mould.filled({"a": "丁", "b": Markup("<b>")}) == '<td title="丁"><b></td>'


def test_a_value_that_is_missing_stops_the_run() -> None:
    with pytest.raises(KeyError, match="b"):
        Mould(f"{mark('a')}{mark('b')}").filled({"a": "甲"})


def test_a_value_that_looks_like_a_mark_is_a_value() -> None:
    assert Mould(f"{mark('a')}-{mark('b')}").filled({"a": mark("b"), "b": "乙"}) == f"{mark('b')}-乙"


@pytest.mark.parametrize(
    "missing", [(), ("document_no",), ("made_on", "outcome"), ("document_no", "made_on", "outcome")]
)
def test_rows_with_empty_cells_are_those_of_the_template(missing: tuple[str, ...]) -> None:
    book = Book()
    book.add(1, record={"outcome": "罚款<1>", "document_no": "示罚决字〔2026〕1号", "made_on": "2026-03-02"})
    book.add(2, record={"outcome": "警告"} | dict.fromkeys(missing))
    book.add(3)
    book.add(3, "withdrawn", reason="撤销：事实不清")
    site = book.site()
    for page in pages(book.entries):
        own = {"path": page.path, "id": page.id, "published_on": page.published_on, "root": "../"}
        brief = page.brief._asdict() if page.brief else {}
        row = text("site/_row.html.j2", {**own, **brief, "is_withdrawn": page.is_withdrawn})
        assert row in site["list/index.html"].decode("utf-8")
