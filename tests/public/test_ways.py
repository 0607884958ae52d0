"""Where one turns against a decision: nothing is said that the record does not say, and no period that is not the law's."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.public.ways import ways_of

ORGAN, COURT = {"reconsideration_organ": "示例县人民政府"}, {"court": "示例县人民法院"}


@pytest.mark.parametrize(
    ("remedies", "said"),
    [
        ({}, []),
        (ORGAN, ["可以向示例县人民政府申请行政复议。"]),
        (COURT, ["可以直接向示例县人民法院提起行政诉讼。"]),
        (
            {**COURT, "suit_months": "6"},
            ["可以自知道或者应当知道作出该行政行为之日起 6 个月内，直接向示例县人民法院提起行政诉讼。"],
        ),
        ({**ORGAN, **COURT}, ["可以向示例县人民政府申请行政复议。", "也可以直接向示例县人民法院提起行政诉讼。"]),
        ({"reconsideration_first": "yes"}, ["应当先申请行政复议。"]),
        (
            {**ORGAN, **COURT, "reconsideration_days": "60", "suit_months": "6", "reconsideration_first": "yes"},
            [
                "应当先自知道或者应当知道该行政行为之日起 60 日内，向示例县人民政府申请行政复议。",
                "对行政复议决定不服的，可以再依法向示例县人民法院提起行政诉讼。",
            ],
        ),
        ({"reconsideration_days": "60", "suit_months": "6"}, []),
    ],
)
def test_the_ways_that_the_record_names(remedies: dict[str, Any], said: list[str]) -> None:
    assert ways_of(remedies) == said
