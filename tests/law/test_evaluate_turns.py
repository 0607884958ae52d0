"""Clocks that run several times in a case: batches, parties, hearings."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.problems import State
from tests.builders import penalty
from tests.law.evaluating import dated, evaluated, filed, heard, the_run


def test_each_batch_finds_its_own_end() -> None:
    draft = penalty()
    draft.step("先行登记保存", "2026-03-04").step("先行登记保存", "2026-03-05")
    draft.step("登记保存处理", "2026-03-06").step("登记保存处理", "2026-03-20")

    first, second = evaluated(draft, "registered-evidence-7")

    assert [each.judged_on for each in (first, second)] == [dated("2026-03-06"), dated("2026-03-20")]
    assert [each.state for each in (first, second)] == [None, State.LATE]


def test_one_act_disposes_of_several_batches() -> None:
    draft = (
        penalty()
        .step("先行登记保存", "2026-03-04")
        .step("先行登记保存", "2026-03-05")
        .step("登记保存处理", "2026-03-06")
    )

    assert [run.state for run in evaluated(draft, "registered-evidence-7")] == [None, None]


def test_labels_join_batches() -> None:
    draft = penalty()
    draft.step("先行登记保存", "2026-03-04", label="第一批").step("先行登记保存", "2026-03-05", label="第二批")
    draft.step("登记保存处理", "2026-03-06", label="第二批")

    assert [run.state for run in evaluated(draft, "registered-evidence-7")] == [State.OVERDUE, None]


def test_every_party_is_served() -> None:
    draft = penalty().add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
    draft.set("decisions/0/service/0/parties", ["A1"])

    states = {next(iter(run.start.parties)): run.state for run in evaluated(draft, "penalty-service-7")}

    assert states == {"A1": None, "A2": State.OVERDUE}


def test_an_act_dated_before_its_start_is_not_missing() -> None:
    draft = penalty().set("decisions/0/service/0/started_on", "2026-03-20")

    run = the_run(draft, "penalty-service-7")

    assert (run.state, run.judged_on) == (None, dated("2026-03-20"))


def test_an_end_of_an_earlier_turn_is_not_that_of_a_later_one() -> None:
    draft = penalty().step("登记保存处理", "2026-03-06").step("先行登记保存", "2026-03-09")
    assert the_run(draft, "registered-evidence-7").state is None  # misdated: the order of steps says it

    draft.step("先行登记保存", "2026-03-04")
    assert {run.start.on: run.state for run in evaluated(draft, "registered-evidence-7")} == {
        dated("2026-03-04"): None,
        dated("2026-03-09"): State.OVERDUE,
    }


def test_a_partys_period_just_lapses() -> None:
    draft = penalty().step("听证告知", "2026-03-10")

    assert the_run(draft, "hearing-request-5").state is None
    assert the_run(draft, "hearing-request-5", "2026-03-12").state is State.RUNNING


@pytest.mark.parametrize(
    ("notices", "state", "doubt"),
    [
        # Hearing Wed 25 Mar 2026: Sun 15 Mar by the strict count, Mon 16 Mar by the lenient one.
        pytest.param(({"on": "2026-03-15"},), None, "", id="strict last day"),
        pytest.param(({"on": "2026-03-16"},), None, "", id="lenient last day"),
        pytest.param(({"on": "2026-03-17"},), State.LATE, "", id="too late by both"),
        pytest.param((), State.OVERDUE, "", id="no notice"),
        pytest.param(({"on": "2026-03-05", "hearing": {"held_on": "2026-03-25"}},), None, "", id="notice of that day"),
        pytest.param(
            ({"on": "2026-03-05", "hearing": {"held_on": "2026-03-20"}},),
            State.UNDETERMINED,
            "hearing",
            id="notice of another day",
        ),
        pytest.param(
            (
                {"on": "2026-03-05", "hearing": {"held_on": "2026-03-20"}},
                {"on": "2026-03-12", "hearing": {"held_on": "2026-03-25"}},
            ),
            None,
            "",
            id="moved and notified anew",
        ),
        pytest.param(
            ({"on": "2026-03-17", "hearing": {"held_on": "2026-03-20"}},),
            State.LATE,
            "",
            id="another day, too late too",
        ),
        pytest.param(
            ({"on": "2026-03-10", "service": {"method": "邮寄送达", "served_on": "2026-03-18"}},),
            State.LATE,
            "",
            id="posted early, received too late",
        ),
    ],
)
def test_hearing_notice(notices: tuple[dict[str, Any], ...], state: State | None, doubt: str) -> None:
    run = the_run(heard("2026-03-25", *notices), "hearing-notice-7")

    assert (run.state, run.doubt) == (state, doubt)
    assert (run.due.due, run.due.late_after) == (dated("2026-03-15"), dated("2026-03-16"))


def test_between_strict_and_lenient() -> None:
    assert [
        the_run(heard("2026-03-25", {"on": on}), "hearing-notice-7").is_strictly_late
        for on in ("2026-03-13", "2026-03-15", "2026-03-16", "2026-03-17")
    ] == [False, False, True, False]


def test_only_backward_clocks_are_counted_strictly() -> None:
    run = the_run(filed("2026-07-03", "2026-10-08"), "penalty-decision-90")

    assert run.due.due is not None
    assert run.due.due < run.judged_on <= run.due.latest
    assert run.is_strictly_late is False


def test_a_planned_hearing_is_counted_before_it_is_held() -> None:
    draft = penalty().step("听证通知", "2026-03-18", hearing={"held_on": "2026-03-25"})

    run = the_run(draft, "hearing-notice-7", "2026-03-18")

    assert (run.start.on, run.state) == (dated("2026-03-25"), State.LATE)


def test_sittings_and_the_ending_are_one_hearing() -> None:
    draft = heard("2026-03-25", {"on": "2026-03-10"}).step("举行听证", "2026-03-26").step("终止听证", "2026-03-27")

    assert the_run(draft, "hearing-notice-7").state is None
