"""The clocks of a permit: time that is excluded, extended, promised, or joint."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.problems import State
from tests.builders import Draft, permit
from tests.law.evaluating import dated, evaluated, the_run


def permitted(accepted: str, made: str, *pauses: tuple[str, str, str]) -> Draft:
    """A permit accepted and decided on these days, with pauses (reason, from, to)."""
    draft = permit().set("steps/0/on", accepted).set("steps/1/on", accepted).set("decisions/0/made_on", made)
    draft.data["pauses"] = [
        {"reason": reason, "from": first, "told_on": first, **({"to": last} if last else {})}
        for reason, first, last in pauses
    ]
    return draft


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        # Accepted Mon 2 Mar 2026: the twentieth working day is Mon 30 Mar.
        pytest.param((), "2026-03-30", id="none"),
        pytest.param((("鉴定", "2026-03-09", "2026-03-13"),), "2026-04-07", id="five working days, across Qingming"),
        pytest.param((("鉴定", "2026-03-14", "2026-03-15"),), "2026-03-30", id="a weekend takes nothing"),
        pytest.param(
            (("鉴定", "2026-03-09", "2026-03-13"), ("检测", "2026-03-11", "2026-03-16")),
            "2026-04-08",
            id="overlap once",
        ),
        pytest.param(
            (("鉴定", "2026-03-09", "2026-03-13"), ("检测", "2026-04-01", "2026-04-02")),
            "2026-04-09",
            id="a second one, in the time that the first added",
        ),
        pytest.param((("检测", "2026-04-08", "2026-04-10"),), "2026-03-30", id="after the last day"),
        pytest.param((("等待其他机关意见", "2026-03-09", "2026-03-13"),), "2026-03-30", id="not a reason of LL 45"),
        pytest.param((("鉴定", "2026-02-25", "2026-03-03"),), "2026-03-31", id="begun before acceptance"),
    ],
)
def test_excluded_time(pauses: tuple[tuple[str, str, str], ...], due: str) -> None:
    run = the_run(permitted("2026-03-02", "2026-03-20", *pauses), "permit-decision-20")

    assert run.due.due == dated(due)


def test_a_pause_that_lasts_keeps_the_clock_from_running_out() -> None:
    draft = permitted("2026-03-02", "2026-03-20", ("专家评审", "2026-03-09", ""))
    draft.drop("decisions/0/made_on")

    run = the_run(draft, "permit-decision-20", "2026-06-30")

    assert run.state is State.RUNNING


def test_pauses_across_an_unpublished_year() -> None:
    draft = permitted("2026-12-14", "2026-12-15", ("鉴定", "2026-12-28", "2027-01-08"))

    run = the_run(draft.drop("decisions/0/made_on"), "permit-decision-20", "2026-12-20")

    assert run.due.provisional
    assert (run.due.due, run.state) == (None, State.RUNNING)
    assert dated("2027-01-18") <= run.due.earliest <= run.due.latest <= dated("2027-01-25")


@pytest.mark.parametrize(
    ("extension", "due", "extended"),
    [
        pytest.param({"on": "2026-03-27", "extended_working_days": 10}, "2026-04-14", 10, id="ten days"),
        pytest.param({"on": "2026-03-27", "extended_working_days": 5}, "2026-04-07", 5, id="five days"),
        pytest.param({"on": "2026-03-27"}, "2026-04-14", 10, id="not said how many"),
        pytest.param({"on": "2026-03-27", "extended_working_days": 15}, "2026-04-14", 10, id="never more than ten"),
        pytest.param({"on": "2026-03-31", "extended_working_days": 10}, "2026-03-30", 0, id="approved too late"),
        pytest.param(
            {"on": "2026-03-31", "approved_on": "2026-03-30", "extended_working_days": 10},
            "2026-04-14",
            10,
            id="approved in time",
        ),
    ],
)
def test_extension(extension: dict[str, Any], due: str, extended: int) -> None:
    draft = permitted("2026-03-02", "2026-03-20").add("steps", {"step": "批准延期", **extension})

    run = the_run(draft, "permit-decision-20")

    assert (run.due.due, run.extended, run.unextended.due) == (dated(due), extended, dated("2026-03-30"))


def test_the_matters_own_limit() -> None:
    draft = permitted("2026-03-02", "2026-03-20").set("registers/matters/1/decision_working_days", 40)
    draft.step("批准延期", "2026-03-20", extended_working_days=20)

    run = the_run(draft, "permit-decision-20")

    assert (run.length, run.own_length, run.extended) == (40, True, 20)


def test_joint_handling_has_its_own_clock() -> None:
    draft = permitted("2026-03-02", "2026-03-20").set("acting_as", "联合执法")

    assert evaluated(draft, "permit-decision-20") == []
    assert the_run(draft, "permit-joint-45").due.due == dated("2026-05-08")


def test_no_promise_no_clock() -> None:
    assert evaluated(permit(), "permit-promised") == []
