"""What can stand on a page: known fields of the right form, and nothing else."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from enforcement_cli.public.shape import ShapeError, shown, texts_of

RECORD: dict[str, Any] = {
    "agency": {"name": "示例局"},
    "objects": [{"name": "示例公司", "type": "法人"}],
    "kind": "行政处罚",
    "conclusion": "罚款。",
    "made_on": "2026-03-25",
    "penalties": [{"kind": "罚款", "amount": "200.00"}],
    "grant": {"valid_from": "2026-03-25", "valid_to": "长期"},
    "remedies": {"reconsideration_days": "60"},
    "corrections": [{"kind": "文字差错", "on": "2026-04-01"}],
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The record with one value replaced, or dropped for None."""
    record = copy.deepcopy(RECORD)
    *way, last = path.split("/")
    here: Any = record
    for each in way:
        here = here[int(each)] if isinstance(here, list) else here[each]
    if value is None:
        del here[last]
    else:
        here[last] = value
    return record


def test_a_record_passes_as_it_is() -> None:
    assert shown(RECORD) == RECORD


def test_unknown_fields_are_left_out_wherever_they_stand() -> None:
    record = changed("objects/0/id_no", "140599188503070017")
    record["note"] = "案情"

    assert shown(record) == RECORD


def test_lists_come_as_lists_whatever_holds_them() -> None:
    assert shown(changed("objects", tuple(RECORD["objects"]))) == RECORD


def test_the_basis_names_its_law() -> None:
    record = {**RECORD, "basis": [{"article": "第一条"}]}

    with pytest.raises(ShapeError) as fault:
        shown(record)
    assert fault.value.where == "basis/law"


def test_whole_numbers_are_as_good_as_their_text() -> None:
    assert shown(changed("remedies/reconsideration_days", 60)) == RECORD


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("agency", None, "agency"),
        ("agency/name", "", "agency/name"),
        ("objects", [], "objects"),
        ("objects/0/name", None, "objects/name"),
        ("kind", 3.5, "kind"),
        ("kind", None, "kind"),
        ("conclusion", None, "conclusion"),
        ("conclusion", "", "conclusion"),
        ("penalties/0/kind", None, "penalties/kind"),
        ("corrections/0/kind", "", "corrections/kind"),
        ("objects", {"name": "示例公司"}, "objects"),
        ("conclusion", ["罚款"], "conclusion"),
        ("made_on", "2026年3月25日", "made_on"),
        ("made_on", "2026-13-01", "made_on"),
        ("made_on", "２０２６-03-25", "made_on"),
        ("penalties/0/amount", "二百元", "penalties/amount"),
        ("penalties/0/amount", "200.00\n", "penalties/amount"),
        ("penalties/0", "罚款", "penalties"),
        ("penalties", {"kind": "罚款"}, "penalties"),
        ("grant/valid_to", "永久", "grant/valid_to"),
        ("remedies/reconsideration_days", True, "remedies/reconsideration_days"),
        ("corrections/0/on", None, "corrections/on"),
        ("objects", "示例公司", "objects"),
    ],
)
def test_what_no_page_can_be_made_from_is_named(path: str, value: Any, where: str) -> None:
    *way, last = path.split("/")
    record = changed(path, value) if not last.isdigit() else {**RECORD, way[0]: [value]}

    with pytest.raises(ShapeError) as fault:
        shown(record)

    assert fault.value.where == where


@pytest.mark.parametrize("record", [None, "text", [], 3])
def test_what_is_no_record_at_all(record: Any) -> None:
    with pytest.raises(ShapeError):
        shown(record)


def test_every_text_with_its_field() -> None:
    assert list(texts_of({"a": {"b": ["x", {"c": 1}]}, "d": None})) == [("a/b", "x"), ("a/b/c", "1")]
