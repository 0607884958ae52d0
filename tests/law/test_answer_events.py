"""Events of hearings and of applications for a permit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import penalty, permit
from tests.law.happenings import days

# Hearings


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param({"step": "听证告知", "on": "2026-03-18"}, ["2026-03-18"], id="a notice of its own"),
        pytest.param(
            {"step": "事先告知", "on": "2026-03-18", "told": ["事实", "听证权"]}, ["2026-03-18"], id="among the rest"
        ),
        pytest.param({"step": "事先告知", "on": "2026-03-18", "told": ["事实"]}, [], id="not told"),
        pytest.param(
            {"step": "听证告知", "on": "2026-03-18", "service": {"method": "邮寄送达", "served_on": "2026-03-21"}},
            ["2026-03-21"],
            id="counts from its service",
        ),
    ],
)
def test_when_a_hearing_was_offered(step: dict[str, Any], expected: list[str]) -> None:
    draft = penalty().drop_steps("事先告知").add("steps", step)

    assert days(draft, "hearing:offered") == expected


def test_the_last_notice_announces_the_hearing() -> None:
    draft = penalty().step("听证通知", "2026-03-10", hearing={"held_on": "2026-03-25"})
    draft.step("听证通知", "2026-03-20", hearing={"held_on": "2026-04-15"})

    assert days(draft, "hearing:held") == ["2026-04-15"]
    assert days(draft.step("举行听证", "2026-04-16"), "hearing:held") == ["2026-04-16"]


# Permits


@pytest.mark.parametrize(
    ("steps", "as_of", "expected"),
    [
        # Received Mon 2 Mar 2026: five working days end on Mon 9 Mar.
        pytest.param([("受理", "2026-03-04")], "2026-12-10", ["2026-03-04"], id="accepted"),
        pytest.param([("受理", "2026-03-16")], "2026-12-10", ["2026-03-16"], id="accepted late, nothing was missing"),
        pytest.param(
            [("补正告知", "2026-03-09"), ("受理", "2026-03-20")], "2026-12-10", ["2026-03-20"], id="told in time"
        ),
        pytest.param(
            [("补正告知", "2026-03-10"), ("受理", "2026-03-20")],
            "2026-12-10",
            ["2026-03-02"],
            id="told too late: deemed",
        ),
        pytest.param([], "2026-03-09", [], id="nothing yet"),
        pytest.param([], "2026-03-10", ["2026-03-02"], id="nothing in five days: deemed"),
        pytest.param([("不予受理", "2026-03-05")], "2026-12-10", [], id="refused acceptance"),
    ],
)
def test_when_an_application_counts_as_accepted(steps: list[tuple[str, str]], as_of: str, expected: list[str]) -> None:
    draft = permit()
    draft.decisions = []
    draft.data["steps"] = [{"step": "收到申请", "on": "2026-03-02"}]
    for name, on in steps:
        draft.step(name, on)

    assert days(draft, "permit:accepted", as_of) == expected


def test_a_decision_answers_an_application() -> None:
    draft = permit().drop_steps("受理", "现场核查", "颁发证件").set("decisions/0/made_on", "2026-03-02")

    assert days(draft, "permit:answered") == ["2026-03-02"]
    assert days(draft, "permit:accepted") == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda draft: draft, ["2026-03-20"], id="the decision names one"),
        pytest.param(
            lambda draft: draft.drop("decisions/0/grant/certificate"), ["2026-03-20"], id="the matter has one"
        ),
        pytest.param(lambda draft: draft.set("decisions/0/grant/certificate", "无"), [], id="none with this grant"),
        pytest.param(lambda draft: draft.set("decisions/0/outcome", "不予"), [], id="refused"),
        pytest.param(
            lambda draft: draft.drop("decisions/0/grant/certificate").set("registers/matters/1/certificate", "no"),
            [],
            id="no certificate anywhere",
        ),
    ],
)
def test_grants_with_a_certificate(change: Any, expected: list[str]) -> None:
    assert days(change(permit()), "permit:granted-with-certificate") == expected
