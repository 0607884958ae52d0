"""A decision's page that is filled into a mould is the one that its template makes, whatever it says or leaves out."""

from __future__ import annotations

import random
from typing import Any

import pytest

from enforcement_cli.public.ledger import Ledger
from enforcement_cli.public.made import NoPast
from enforcement_cli.public.mould import mark, marked, texts_and_shape
from enforcement_cli.public.shape import COUNT, DAY, DAY_OR_LONG_TERM, MONEY, PICTURE, REQUIRED, SHA256, SHAPE, YES
from enforcement_cli.public.site import Site, pages, site_of
from enforcement_cli.public.site.decisions import decisions
from enforcement_cli.public.site.frame import HOME
from enforcement_cli.public.site.lists import FACETS
from enforcement_cli.public.ways import ways_of
from tests.public.test_render import HOSTILE
from tests.public.test_site import AGENCY, Book

TEXTS = (*HOSTILE, "长期", "甲&乙", "换\n行", "‘单’与\"双\"'号'", "0", "None")
WAY = (HOME, ("全部执法决定", "list/index.html"))
KIND = next(each for each in FACETS if each.key == "kind")
VALUES: dict[int, tuple[str, ...]] = {
    id(DAY): ("2026-03-01", "1999-12-31"),
    id(DAY_OR_LONG_TERM): ("长期", "2030-01-09"),
    id(MONEY): ("0", "1234.50", "20000.00", "0.05"),
    id(PICTURE): (f"files/{'a' * 64}.png",),
    id(SHA256): ("b" * 64,),
    id(YES): ("yes",),
    id(COUNT): ("60", "6"),
}


def drawn(shape: Any, dice: random.Random, path: tuple[str, ...] = ()) -> Any:
    """A record with some of the fields of the shape."""
    if isinstance(shape, dict):
        needed = REQUIRED.get(path, ())
        return {
            key: drawn(form, dice, (*path, key)) for key, form in shape.items() if key in needed or dice.random() < 0.5
        }
    if isinstance(shape, list):
        return [drawn(shape[0], dice, path) for _ in range(dice.randint(1, 3))]
    return dice.choice(VALUES.get(id(shape), TEXTS))


@pytest.fixture(scope="module")
def site() -> Site:
    dice, book = random.Random(20), Book()
    for number in range(1, 121):
        book.add(number, record=drawn(SHAPE, dice))
        if dice.random() < 0.3:
            book.add(number, "updated", reason=dice.choice(TEXTS[:3]), record=drawn(SHAPE, dice))
        if dice.random() < 0.2:
            book.add(number, "withdrawn", reason="撤销：事实不清")
            book.add(number, "reinstated", reason="撤销错误", record=drawn(SHAPE, dice))
    ledger = Ledger(book.entries)
    return site_of(ledger, pages(ledger), AGENCY, None)


def test_pages_from_moulds_are_those_of_the_template(site: Site) -> None:
    made = {path: data for each in decisions(site) for path, data in each.make(NoPast()).files.items()}
    for page in site.pages:
        record = page.record
        assert record is not None
        kind = page.brief.kind if page.brief else ""
        plain = site.one_of_many(
            page.path,
            "site/decision.html.j2",
            here="decision",
            crumbs=(*WAY, (kind, f"{KIND.folder(kind)}/index.html")),
            stamp=page.stamp,
            page=page,
            r=record,
            ways=ways_of(record.get("remedies", {})),
            channels=site.channels,
        )
        assert made[page.path].decode("utf-8") == plain.decode("utf-8")
    assert len(made) == len(site.pages) == 120


def test_pages_of_one_form_share_a_mould() -> None:
    book = Book()
    for number in range(1, 11):
        book.add(number)
    ledger = Ledger(book.entries)
    site = site_of(ledger, pages(ledger), AGENCY, None)
    for each in decisions(site):
        each.make(NoPast())

    assert sum(key[0] == "site/decision.html.j2" for key in site._moulds) == 1


def test_what_a_template_looks_at_is_no_mark() -> None:
    data = {"a": "", "b": "长期", "c": ["x", {"d": "长期"}], "e": "x"}
    texts, shape = texts_and_shape(data)

    assert texts == {"0": "x", "1": "x"}
    assert marked(data) == {"a": "", "b": "长期", "c": [mark("0"), {"d": "长期"}], "e": mark("1")}
    assert shape == texts_and_shape({**data, "e": "y"})[1]
    for other in ({**data, "a": "x"}, {**data, "b": "x"}, {**data, "c": ["x"]}, {**data, "f": "x"}):
        assert shape != texts_and_shape(other)[1]


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError):
        texts_and_shape({"a": 1})
