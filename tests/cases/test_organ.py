"""In whose name an act was done: the organ that discloses it (政府信息公开条例第十条)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import BUREAU, penalty

OWN = "示例县工业和信息化局"
CITY = "示例市工业和信息化局"
CENTRE = "示例县节能监察中心"
PAPER = {"id": "WT-01", "agency": CITY, "organisation": OWN, "from": "2026-01-01"}


@pytest.mark.parametrize(
    ("facts", "organ"),
    [
        pytest.param({}, OWN, id="its own act"),
        pytest.param({"acting_as": "本机关"}, OWN, id="its own act, said so"),
        pytest.param({"acting_as": "受委托组织", "entrusting_agency": CITY}, CITY, id="entrusted by another organ"),
        pytest.param({"acting_as": "受委托组织", "entrusting_agency": OWN}, OWN, id="by an organisation in our name"),
        pytest.param({"acting_as": "受委托组织", "entrustment": "WT-01"}, CITY, id="as the entrustment says"),
        pytest.param({"acting_as": "受委托组织", "entrustment": "WT-09"}, None, id="by a paper that is not there"),
        pytest.param({"acting_as": "受委托组织"}, None, id="entrusted, by nobody knows whom"),
        pytest.param({"acting_as": "上级机关"}, CITY, id="in the superior's name"),
        pytest.param({"acting_as": "联合执法", "joint": {"lead": "示例县应急管理局"}}, "示例县应急管理局", id="joint"),
        pytest.param({"acting_as": "联合执法", "joint": {"lead": OWN, "with": [CENTRE]}}, OWN, id="joint, led by us"),
        pytest.param({"acting_as": "联合执法"}, OWN, id="joint, no lead given"),
    ],
)
def test_the_organ_that_discloses(facts: dict[str, Any], organ: str | None) -> None:
    draft = penalty()
    draft.data |= facts
    draft.bureau = {**BUREAU, "bureau": {**BUREAU["bureau"], "superior": CITY}, "entrustments": [PAPER]}

    assert draft.case().organ == organ


@pytest.mark.parametrize(
    ("term", "on", "expected"),
    [
        ({"from": "2026-01-01", "to": "2026-06-30"}, "2025-12-31", False),
        ({"from": "2026-01-01", "to": "2026-06-30"}, "2026-01-01", True),
        ({"from": "2026-01-01", "to": "2026-06-30"}, "2026-06-30", True),
        ({"from": "2026-01-01", "to": "2026-06-30"}, "2026-07-01", False),
        ({"from": "2026-01-01"}, "2099-12-31", True),
        ({}, "2026-01-01", None),
    ],
)
def test_the_term_of_an_entrustment(term: dict[str, str], on: str, expected: bool | None) -> None:
    draft = penalty()
    draft.bureau = {**BUREAU, "entrustments": [{"id": "WT-01", "agency": CITY, "organisation": OWN, **term}]}

    assert draft.case().bureau.entrustments["WT-01"].is_in_force(date.fromisoformat(on)) is expected
