"""The ninety days of a penalty: days off, pauses by rule, extensions, and what stops them."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.problems import State
from tests.builders import Draft, penalty
from tests.law.evaluating import dated, filed, the_run


def setting(draft: Draft, key: str, value: Any) -> Draft:
    draft.bureau["settings"][key] = [{"from": "2019-01-01", "value": value, "source": "示例规定第五条"}]
    return draft


@pytest.mark.parametrize(
    ("made", "as_of", "state"),
    [
        # Filed 3 Jul 2026: the ninetieth day is 1 Oct, the first day of work after it 8 Oct.
        pytest.param("2026-10-01", "2026-12-10", None, id="last day"),
        pytest.param("2026-10-08", "2026-12-10", None, id="the day it rolls to"),
        pytest.param("2026-10-09", "2026-12-10", State.LATE, id="late"),
        pytest.param(None, "2026-10-08", State.RUNNING, id="running until the rolled day"),
        pytest.param(None, "2026-10-09", State.OVERDUE, id="overdue"),
    ],
)
def test_ninety_natural_days_roll_past_days_off(made: str | None, as_of: str, state: State | None) -> None:
    run = the_run(filed("2026-07-03", made), "penalty-decision-90", as_of)

    assert (run.state, run.due.due, run.due.late_after) == (state, dated("2026-10-01"), dated("2026-10-08"))


PAUSE = [{"reason": "其他", "from": "2026-04-01", "to": "2026-04-10"}]


@pytest.mark.parametrize(
    ("setting_value", "made", "state", "doubt"),
    [
        # Filed 3 Mar 2026: 1 Jun; with ten days left out 11 Jun.
        pytest.param(None, "2026-06-01", None, "", id="in time without the pause"),
        pytest.param(None, "2026-06-11", State.UNDETERMINED, "pauses", id="no setting, overrun within the pause"),
        pytest.param(None, "2026-06-12", State.LATE, "", id="no setting, overrun longer than the pause"),
        pytest.param("yes", "2026-06-11", None, "", id="the bureau's rule leaves it out"),
        pytest.param("yes", "2026-06-12", State.LATE, "", id="past that too"),
        pytest.param("no", "2026-06-02", State.LATE, "", id="the bureau's rule does not"),
    ],
)
def test_a_pause_needs_a_rule(setting_value: str | None, made: str, state: State | None, doubt: str) -> None:
    draft = filed("2026-03-03", made, pauses=PAUSE)
    if setting_value is not None:
        setting(draft, "pause_stops_case_clock", setting_value)

    run = the_run(draft, "penalty-decision-90")

    assert (run.state, run.doubt) == (state, doubt)


def test_another_length_by_rule() -> None:
    run = the_run(setting(filed("2026-03-03", "2026-06-30"), "penalty_case_days", 120), "penalty-decision-90")

    assert (run.length, run.own_length, run.due.due, run.state) == (120, True, dated("2026-07-01"), None)


@pytest.mark.parametrize("value", ["一百二十日", 0, -1])
def test_a_length_that_is_none_is_not_taken(value: Any) -> None:
    run = the_run(setting(filed("2026-03-03", "2026-05-30"), "penalty_case_days", value), "penalty-decision-90")

    assert (run.length, run.own_length) == (90, False)


def test_the_first_of_several_stops_counts() -> None:
    draft = filed("2026-03-03", None).step("移送", "2026-05-25").step("移送", "2026-05-20")

    assert the_run(draft, "penalty-decision-90").judged_on == dated("2026-05-20")


def test_the_first_of_several_ends_counts_however_they_are_listed() -> None:
    draft = penalty()
    again = {**draft.decisions[0]["service"][0], "started_on": "2026-03-26"}
    draft.set("decisions/0/service/0/started_on", "2026-04-20").add("decisions/0/service", again)

    run = the_run(draft, "penalty-service-7")

    assert (run.state, run.judged_on) == (None, dated("2026-03-26"))


def test_an_extension_without_a_number_is_of_the_seizure_that_there_is() -> None:
    draft = penalty().step("查封扣押", "2026-03-04", decision=1).step("延长查封扣押", "2026-03-20", extended_days=15)

    assert the_run(draft, "seizure-30").extended == 15


def test_an_extension_for_another_decision_is_none_of_this() -> None:
    draft = penalty().step("查封扣押", "2026-03-04", decision=1)
    draft.step("延长查封扣押", "2026-03-20", decision=2, extended_days=15)

    assert the_run(draft, "seizure-30").extended == 0


def test_a_transfer_stops_the_clock() -> None:
    run = the_run(filed("2026-03-03", None).step("移送", "2026-05-20"), "penalty-decision-90")

    assert (run.state, run.judged_on) == (None, dated("2026-05-20"))
    assert run.stopped is not None


def test_a_stop_past_the_day_is_late() -> None:
    run = the_run(filed("2026-03-03", None).step("移送", "2026-06-02"), "penalty-decision-90")

    assert (run.state, run.end) == (State.LATE, None)
