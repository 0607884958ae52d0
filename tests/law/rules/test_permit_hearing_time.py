"""PRO047: a permit is not decided while those told of their right may still ask for a hearing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.permit_periods import permit_not_decided_while_a_hearing_may_be_asked as asked
from tests.builders import SOUND, Draft, penalty, permit
from tests.law.rules.rows import findings, says, unread
from tests.outcome_builders import OUTCOMES, application_withdrawn, permit_on_the_spot, permit_refused


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(asked, build()) == []


def told(on: str, made: str = "2026-03-20", build: Callable[[], Draft] = permit, **more: Any) -> Draft:
    """A permit decided on a day, after a notice of the right to a hearing."""
    return build().set("decisions/0/made_on", made).step("听证告知", on, **more)


def early(severity: str, on: str, due: str, made: str = "2026-03-20") -> list[str]:
    return [
        f"{severity}: 申请人、利害关系人自{on}被告知听证权利之日起五日内可以提出听证申请，按工作日至{due}届满；许可决定于{made}作出，"
        "没有举行听证或者放弃听证的记录"
    ]


POST = {"method": "邮寄送达", "started_on": "2026-03-05"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # Decided Fri 20 March 2026; of a notice of Thu 12 March the fifth working day is the 19th.
        pytest.param(told("2026-03-12"), [], id="the day after the last"),
        pytest.param(told("2026-03-13"), early("warning", "2026-03-13", "2026-03-20"), id="on the last working day"),
        pytest.param(told("2026-03-14"), early("warning", "2026-03-14", "2026-03-20"), id="five natural days over"),
        pytest.param(told("2026-03-15"), early("error", "2026-03-15", "2026-03-20"), id="on the fifth natural day"),
        pytest.param(told("2026-03-20"), early("error", "2026-03-20", "2026-03-27"), id="that very day"),
        pytest.param(told("2026-03-23"), [], id="told afterwards: no time cut short"),
        pytest.param(
            told("2026-03-16", build=permit_refused), early("error", "2026-03-16", "2026-03-23"), id="a refusal"
        ),
        # 春节: 15 to 23 February are off, Saturdays the 14th and the 28th are worked.
        pytest.param(
            told("2026-02-13", "2026-02-27"), early("warning", "2026-02-13", "2026-02-27", "2026-02-27"), id="春节"
        ),
        pytest.param(told("2026-02-13", "2026-02-28"), [], id="after 春节"),
        # 国庆: 1 to 7 October are off, Saturday the 10th is worked.
        pytest.param(
            told("2026-09-29", "2026-10-12"), early("warning", "2026-09-29", "2026-10-12", "2026-10-12"), id="国庆"
        ),
        pytest.param(told("2026-09-29", "2026-10-13"), [], id="after 国庆"),
        # In order earlier
        pytest.param(told("2026-03-16").step("放弃听证", "2026-03-17"), [], id="given up"),
        pytest.param(
            told("2026-03-16").step("放弃听证", "2026-03-15"),
            early("error", "2026-03-16", "2026-03-23"),
            id="given up before the telling",
        ),
        pytest.param(
            told("2026-03-16").step("放弃听证", "2026-03-21"),
            early("error", "2026-03-16", "2026-03-23"),
            id="given up after the decision",
        ),
        pytest.param(told("2026-03-16").step("举行听证", "2026-03-19"), [], id="heard"),
        pytest.param(
            told("2026-03-16", parties=["A1"]).step("放弃听证", "2026-03-17", parties=["A2"]),
            early("error", "2026-03-16", "2026-03-23"),
            id="another gave it up",
        ),
        pytest.param(
            permit().step("告知利害关系人", "2026-03-16", told=["听证权"]),
            early("error", "2026-03-16", "2026-03-23"),
            id="an interested party",
        ),
        pytest.param(permit().step("告知利害关系人", "2026-03-16", told=["陈述申辩权"]), [], id="of no hearing"),
        # What cannot be counted
        pytest.param(
            told("2026-03-05", service=POST), early("undetermined", "2026-03-05", "2026-03-12"), id="posted, no arrival"
        ),
        pytest.param(told("2026-03-05", service={**POST, "served_on": "2026-03-09"}), [], id="posted, arrived"),
        pytest.param(
            told("2026-03-19", service={"method": "邮寄送达", "started_on": "2026-03-19"}),
            early("undetermined", "2026-03-19", "2026-03-26"),
            id="posted, no arrival, decided within the five days",
        ),
        # Not asked
        pytest.param(told("2026-03-16", decision=2), [], id="of another decision"),
        pytest.param(told("2026-03-16", parties=["A9"]).set("decisions/0/parties", ["A1"]), [], id="somebody else"),
        # Not asked
        pytest.param(permit(), [], id="nobody told"),
        pytest.param(told("2026-03-20", "2026-03-24", permit_on_the_spot), [], id="on the spot"),
        pytest.param(told("2026-03-05", "2026-03-06", application_withdrawn), [], id="taken back"),
        pytest.param(told("2026-03-20", "2026-03-25", penalty), [], id="a penalty: PRO015"),
    ],
)
def test_time_to_ask(draft: Draft, expected: list[str]) -> None:
    assert says(asked, draft) == expected


def test_a_year_without_a_notice_cannot_be_decided() -> None:
    draft = told("2026-12-29", "2027-01-07")

    (found,) = findings(asked, draft, "2027-02-01")

    assert (str(found.severity), found.basis) == ("undetermined", ("LL-47-1",))


def test_it_speaks_of_the_decision() -> None:
    (found,) = findings(asked, told("2026-03-16"))

    assert (found.place.file.rpartition("/")[2], found.place.pointer) == ("decisions.yaml", (0, "made_on"))


def test_decisions_that_cannot_be_read_are_not_judged() -> None:
    assert says(asked, unread(told("2026-03-16"), "decisions")) == []
