"""OFF: whoever acts is of an organ that acts in the case: the bureau, one acting jointly, one entrusted."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.rules.recusal import (
    people_of_the_acting_organs,
)
from tests.builders import Draft, inspection, penalty
from tests.law.rules.rows import findings, says

OTHER = "示例县应急管理局"
OUTSIDER = {"id": "Q01", "name": "己示例", "roles": ["执法人员"], "organ": OTHER}
JOINT = {"lead": "示例县工业和信息化局", "with": [OTHER]}


def with_outsider(draft: Draft, **more: Any) -> Draft:
    """The draft with an inspection made by somebody of another organ."""
    draft.registers["personnel"].append({**OUTSIDER, **more})
    return draft.set("records/1/makers", ["P01", "Q01"])


ALONE = [
    "warning: 己示例在人员名录中属于示例县应急管理局，参加了 2026-03-04 的现场检查笔录；本案没有写联合执法或者受委托"
]
NOT_AMONG = [
    "warning: 己示例在人员名录中属于示例县应急管理局，参加了 2026-03-04 的现场检查笔录；本案写明的机关和组织中没有它"
]
PAPER = {"id": "WT-01", "agency": OTHER, "organisation": "示例县节能监察中心", "from": "2024-01-01"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(with_outsider(penalty()), ALONE, id="another organ's, in our own case"),
        pytest.param(with_outsider(inspection()), ALONE, id="an inspection"),
        pytest.param(with_outsider(penalty(), organ="示例县工业和信息化局"), [], id="our own, written out"),
        pytest.param(with_outsider(penalty(), roles=["法制审核人员"]), [], id="a pooled reviewer"),
        pytest.param(with_outsider(penalty()).set("acting_as", "联合执法").set("joint", JOINT), [], id="joint"),
        pytest.param(
            with_outsider(penalty()).set("acting_as", "联合执法").set("joint", {"lead": "示例县公安局"}),
            NOT_AMONG,
            id="joint with others",
        ),
        pytest.param(
            with_outsider(penalty())
            .set("bureau/entrustments", [PAPER])
            .set("acting_as", "受委托组织")
            .set("entrustment", "WT-01"),
            [],
            id="the entrusting organ",
        ),
        pytest.param(
            with_outsider(penalty(), organ="示例县节能监察中心")
            .set("bureau/entrustments", [PAPER])
            .set("acting_as", "受委托组织")
            .set("entrustment", "WT-01"),
            [],
            id="the organisation of the paper",
        ),
        pytest.param(
            with_outsider(penalty()).set("acting_as", "受委托组织").set("entrusting_agency", "示例市工业和信息化局"),
            NOT_AMONG,
            id="entrusted by others",
        ),
        pytest.param(
            with_outsider(penalty()).set("acting_as", "上级机关").set("bureau/bureau/superior", OTHER),
            [],
            id="superior",
        ),
        pytest.param(
            with_outsider(penalty()).set("records/2/makers", ["P01", "Q01"]), ALONE, id="twice there, said once"
        ),
        pytest.param(
            with_outsider(penalty()).set("records/1/makers", ["P01"]).set("records/1/type", "鉴定意见"),
            [],
            id="not there",
        ),
        *(
            pytest.param(with_outsider(penalty()).set("records/1/type", type_), [], id=type_)
            for type_ in ("法制审核意见书", "外部法律意见书", "听证笔录", "听证报告", "鉴定意见")
        ),
        pytest.param(with_outsider(penalty()).set("secrecy", ["国家秘密"]), [], id="a stub"),
        pytest.param(penalty().set("records/1/makers", ["P01", "P77"]), [], id="somebody unknown: OFF001"),
        pytest.param(
            with_outsider(penalty()).set("joint", {"lead": "示例县公安局"}), NOT_AMONG, id="joint, by whom is not said"
        ),
        pytest.param(
            with_outsider(penalty()).set("bureau/bureau/superior", OTHER), ALONE, id="the superior's, in our own case"
        ),
        pytest.param(
            with_outsider(penalty()).set("entrusting_agency", OTHER), ALONE, id="who entrusts, in our own case"
        ),
    ],
)
def test_people_of_the_acting_organs(draft: Draft, expected: list[str]) -> None:
    assert says(people_of_the_acting_organs, draft) == expected


def test_whoever_has_no_organ_in_the_register_is_of_the_bureau() -> None:
    draft = penalty().set("bureau/bureau/short_name", "示例工信局")
    for person in draft.registers["personnel"]:
        person.pop("organ", None)

    assert says(people_of_the_acting_organs, draft) == []


def test_without_a_register_nobody_is_of_another_organ() -> None:
    assert says(people_of_the_acting_organs, with_outsider(penalty()).drop("registers/personnel")) == []


def entrusted(kind: str) -> Draft:
    return with_outsider(penalty()).set("kind", kind).set("acting_as", "受委托组织")


@pytest.mark.parametrize(
    ("draft", "basis"),
    [
        (with_outsider(penalty()), ("PL-17",)),
        (with_outsider(penalty()).set("kind", "行政强制"), ("CL-17-1",)),
        (with_outsider(penalty()).set("kind", "行政许可"), ("LL-22",)),
        (with_outsider(inspection()), ("S-63",)),
        (entrusted("行政处罚"), ("PL-17", "PL-20-4")),
        (entrusted("行政许可"), ("LL-22",)),
        (with_outsider(penalty()).set("records/1/made_on", "2021-07-14"), ("S-63",)),
    ],
)
def test_whose_power_it_is_says_the_law_of_that_kind(draft: Draft, basis: tuple[str, ...]) -> None:
    (found,) = findings(people_of_the_acting_organs, draft)

    assert found.basis == basis
