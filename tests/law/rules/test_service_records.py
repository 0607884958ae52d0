"""REC: how a document was handed over can be seen from the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.service_records import (
    electronic_service_agreed,
    identity_shown_at_service,
    left_service_shown,
    public_notice_course_noted,
    service_proven,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, paper, says, with_parts

RULES = (
    identity_shown_at_service,
    service_proven,
    left_service_shown,
    electronic_service_agreed,
    public_notice_course_noted,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def served(method: str, draft: Draft | None = None, **fields: Any) -> Draft:
    """A case whose decision was served in that way, set going on 26 March 2026, with these fields alone."""
    draft = draft or penalty()
    return draft.set("decisions/0/service", [{"method": method, "started_on": "2026-03-26", **fields}])


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(
            served("直接送达", identity_shown="no"),
            "2026-12-10",
            ["error: 2026-03-26 直接送达行政处罚决定书，写明没有出示执法证件"],
            id="not shown",
        ),
        pytest.param(
            served("留置送达"),
            "2026-12-10",
            ["warning: 2026-03-26 留置送达行政处罚决定书，没有写明是否出示执法证件"],
            id="nothing said",
        ),
        pytest.param(
            served("留置送达"),
            "2026-03-26",
            ["warning: 2026-03-26 留置送达行政处罚决定书，没有写明是否出示执法证件"],
            id="today",
        ),
        pytest.param(served("留置送达"), "2026-03-25", [], id="not yet"),
        pytest.param(served("留置送达").drop("decisions/0/service/0/started_on"), "2026-12-10", [], id="no day given"),
        pytest.param(served("留置送达").set("secrecy", ["国家秘密"]), "2026-12-10", [], id="a state-secret stub"),
        pytest.param(
            paper(served("直接送达", servers=["P04"]), "R20", "现场检查笔录", "2026-03-26", identity_shown="yes"),
            "2026-12-10",
            ["warning: 2026-03-26 直接送达行政处罚决定书，没有写明是否出示执法证件"],
            id="that day's record of other people does not speak for them",
        ),
        pytest.param(
            paper(served("直接送达", servers=["P01"]), "R20", "现场检查笔录", "2026-03-26", identity_shown="yes"),
            "2026-12-10",
            [],
            id="that day's record by one of them does",
        ),
        pytest.param(
            paper(
                served("直接送达", servers=["P04"]),
                "R20",
                "现场检查笔录",
                "2026-03-26",
                identity_shown="yes",
                makers=[],
            ),
            "2026-12-10",
            [],
            id="so does one that names nobody",
        ),
        pytest.param(served("直接送达", identity_shown="yes"), "2026-12-10", [], id="shown"),
        pytest.param(
            paper(served("直接送达"), "R20", "现场检查笔录", "2026-03-26", identity_shown="yes"),
            "2026-12-10",
            [],
            id="that day's record says it",
        ),
        *(
            pytest.param(served(each), "2026-12-10", [], id=f"{each}: nobody stands face to face")
            for each in ("邮寄送达", "电子送达", "公告送达", "委托送达", "转交送达")
        ),
        pytest.param(served("直接送达", permit()), "2026-12-10", [], id="a permit is handed out at the window"),
        pytest.param(
            served("直接送达", inspection()),
            "2026-12-10",
            ["warning: 2026-03-26 直接送达检查结论，没有写明是否出示执法证件"],
            id="the conclusion of an inspection",
        ),
        pytest.param(
            penalty().set("steps/4/service", {"method": "直接送达", "served_on": "2026-03-18"}),
            "2026-12-10",
            ["warning: 2026-03-18 直接送达事先告知文书，没有写明是否出示执法证件"],
            id="the notice before the decision",
        ),
        pytest.param(
            on_the_spot().drop("decisions/0/service/0/identity_shown"),
            "2026-12-10",
            [],
            id="on the spot: its record says it",
        ),
    ],
)
def test_identity_shown_at_service(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(identity_shown_at_service, draft, as_of) == expected


def unproven(method: str, draft: Draft | None = None, **fields: Any) -> Draft:
    """A case served on 30 March 2026, without any slip among the records."""
    draft = served(method, draft, served_on="2026-03-30", **fields)
    return draft.set("records", [each for each in draft.records if each["type"] != "送达回证"])


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(
            unproven("直接送达"),
            "2026-12-10",
            ["error: 行政处罚决定书写明 2026-03-30 送达，没有送达回证"],
            id="no slip",
        ),
        *(
            pytest.param(
                unproven(method),
                "2026-12-10",
                ["error: 行政处罚决定书写明 2026-03-30 送达，没有送达回证"],
                id=f"no slip, {method}",
            )
            for method in ("留置送达", "委托送达", "转交送达")
        ),
        pytest.param(unproven("直接送达"), "2026-03-30", [], id="served today"),
        pytest.param(
            unproven("直接送达", signed_by="赵某样"),
            "2026-12-10",
            ["error: 行政处罚决定书写明 2026-03-30 送达，没有送达回证"],
            id="signed for on a later day",
        ),
        pytest.param(
            unproven("直接送达", signed_by="赵某样").set("decisions/0/made_on", "2026-03-30"),
            "2026-12-10",
            [],
            id="handed over when announced",
        ),
        pytest.param(
            unproven("直接送达", proof="R09"), "2026-12-10", [], id="a slip that leads nowhere: STR017 says it"
        ),
        pytest.param(served("直接送达"), "2026-12-10", [], id="set going, not yet served"),
        pytest.param(
            served("直接送达", served_on="2026-03-30"), "2026-12-10", [], id="a slip is there, though not named"
        ),
        pytest.param(unproven("直接送达").set("secrecy", ["国家秘密"]), "2026-12-10", [], id="a state-secret stub"),
        pytest.param(
            unproven("直接送达").set("decisions/0/made_on", "2026-03-30"),
            "2026-12-10",
            ["error: 行政处罚决定书写明 2026-03-30 送达，没有送达回证"],
            id="of the day it was made, but signed for by nobody",
        ),
        pytest.param(
            unproven("直接送达").drop("decisions/0/document"),
            "2026-12-10",
            ["error: 决定书写明 2026-03-30 送达，没有送达回证"],
            id="a document of no kind",
        ),
        pytest.param(
            unproven("邮寄送达").drop("decisions/0/document"),
            "2026-12-10",
            ["warning: 决定书写明 2026-03-30 邮寄送达，没有邮寄回执"],
            id="a document of no kind, by post",
        ),
        pytest.param(
            unproven("邮寄送达"),
            "2026-12-10",
            ["warning: 行政处罚决定书写明 2026-03-30 邮寄送达，没有邮寄回执"],
            id="no receipt of the post",
        ),
        pytest.param(
            paper(unproven("邮寄送达"), "R20", "邮寄凭证", "2026-03-26"), "2026-12-10", [], id="with its receipt"
        ),
        pytest.param(unproven("公告送达"), "2026-12-10", [], id="public notice has its own rule"),
        pytest.param(
            unproven("直接送达", permit()), "2026-12-10", [], id="the permit law does not send to civil procedure"
        ),
        pytest.param(unproven("直接送达", on_the_spot()), "2026-12-10", [], id="signed for on its own face"),
    ],
)
def test_service_proven(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(service_proven, draft, as_of) == expected


def test_slips_that_cannot_be_read_are_not_missing() -> None:
    told = ((trouble.YAML, problem(Place("cases/2026/2026-0001/records.yaml"), "x")),)

    assert says(service_proven, with_parts(unproven("直接送达"), troubles=told)) == []


@pytest.mark.parametrize(
    ("rule", "draft", "basis"),
    [
        (service_proven, unproven("直接送达"), ("PL-61-1", "CPL-87-1")),
        (service_proven, unproven("直接送达").set("kind", "行政强制"), ("CL-38", "CPL-87-1")),
        (electronic_service_agreed, served("电子送达"), ("PL-61-2",)),
        (electronic_service_agreed, served("电子送达").set("kind", "行政强制"), ("CPL-90-1",)),
    ],
)
def test_each_finding_cites_the_law_of_its_kind(rule: Rule, draft: Draft, basis: tuple[str, ...]) -> None:
    assert [each.basis for each in findings(rule, draft)] == [basis]


NEITHER = "error: 2026-03-26 留置送达行政处罚决定书，既没有见证人签名，也没有拍照、录像"
WITNESSED: dict[str, Any] = {"witnesses": ["周样例"], "refusal_reason": "2026-03-26 拒绝接收"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(served("留置送达"), [NEITHER], id="neither"),
        pytest.param(
            served("留置送达", witnesses=["周样例"]),
            ["error: 2026-03-26 留置送达行政处罚决定书有见证人，没有记明拒收事由和日期，也没有拍照、录像"],
            id="a witness, but no reason",
        ),
        pytest.param(served("留置送达", refusal_reason="拒绝接收"), [NEITHER], id="a reason, but no witness"),
        pytest.param(served("留置送达", recordings=["R09"]), [NEITHER], id="the slip is no picture"),
        pytest.param(served("留置送达", **WITNESSED), [], id="the witness way"),
        pytest.param(paper(served("留置送达", recordings=["R20"]), "R20", "照片", "2026-03-26"), [], id="photos"),
        pytest.param(paper(served("留置送达", recordings=["R20"]), "R20", "录像", "2026-03-26"), [], id="film"),
        pytest.param(
            paper(served("留置送达", witnesses=["周样例"], recordings=["R20"]), "R20", "录像", "2026-03-26"),
            [],
            id="film, and a witness without reason",
        ),
        pytest.param(served("留置送达", recordings=["R99"]), [], id="leads nowhere: STR017 says it"),
        pytest.param(served("直接送达"), [], id="handed over"),
        pytest.param(
            served("留置送达", permit()),
            ["error: 2026-03-26 留置送达许可决定书，既没有见证人签名，也没有拍照、录像"],
            id="a permit",
        ),
    ],
)
def test_left_service_shown(draft: Draft, expected: list[str]) -> None:
    assert says(left_service_shown, draft) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            served("电子送达"), ["error: 2026-03-26 电子送达行政处罚决定书，没有当事人签订的确认书"], id="a penalty"
        ),
        pytest.param(
            served("电子送达", inspection()),
            ["warning: 2026-03-26 电子送达检查结论，没有当事人签订的确认书"],
            id="an inspection",
        ),
        pytest.param(served("电子送达", consent="R20"), [], id="agreed"),
        pytest.param(served("电子送达", permit()), [], id="an applicant chose the channel"),
        pytest.param(served("邮寄送达"), [], id="by post"),
    ],
)
def test_electronic_service_agreed(draft: Draft, expected: list[str]) -> None:
    assert says(electronic_service_agreed, draft) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            served("公告送达"), ["error: 2026-03-26 公告送达行政处罚决定书，没有记明原因和经过"], id="a penalty"
        ),
        pytest.param(
            served("公告送达", permit()), ["warning: 2026-03-26 公告送达许可决定书，没有记明原因和经过"], id="a permit"
        ),
        pytest.param(served("公告送达", course_noted="邮寄两次退回，住所无人"), [], id="noted"),
        pytest.param(served("邮寄送达"), [], id="by post"),
    ],
)
def test_public_notice_course_noted(draft: Draft, expected: list[str]) -> None:
    assert says(public_notice_course_noted, draft) == expected
