"""The evaluator: every clock of the law on real cases, with its boundary days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.evaluate import Run, all_runs, runs
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import Severity, State
from tests.builders import SOUND, Draft, inspection, penalty, permit, published


def evaluated(draft: Draft, clock: str, as_of: str = "2026-12-10") -> list[Run]:
    """The runs of one clock on a draft."""
    case = draft.case()
    return list(runs(clock, case, Law(date.fromisoformat(as_of), Calendar.shipped(), case.bureau)))


def the_run(draft: Draft, clock: str, as_of: str = "2026-12-10") -> Run:
    """The one run of a clock."""
    (run,) = evaluated(draft, clock, as_of)
    return run


def dated(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_have_nothing_late(build: Any) -> None:
    case = build().case()

    states = [run.state for run in all_runs(case, Law(dated("2026-12-10"), Calendar.shipped(), case.bureau))]

    assert states
    assert set(states) == {None}


# Forward clocks


def disclosed(made: str, on: str | None) -> Draft:
    """A penalty made and disclosed on these days."""
    draft = penalty().set("decisions/0/made_on", made)
    draft.ledger = [published("2026-0001", on)] if on else []
    return draft


@pytest.mark.parametrize(
    ("made", "on", "as_of", "state", "due"),
    [
        # 15-23 Feb 2026 are off, Sat 28 Feb is worked, Sat 14 Feb too.
        pytest.param(
            "2026-02-13", "2026-03-02", "2026-12-10", None, "2026-03-02", id="last day, across Spring Festival"
        ),
        pytest.param("2026-02-13", "2026-03-03", "2026-12-10", State.LATE, "2026-03-02", id="one day late"),
        # 25-27 Sep and 1-7 Oct 2026 are off, Sun 20 Sep and Sat 10 Oct are worked.
        pytest.param("2026-09-29", "2026-10-14", "2026-12-10", None, "2026-10-14", id="last day, across National Day"),
        pytest.param("2026-09-29", "2026-10-15", "2026-12-10", State.LATE, "2026-10-14", id="one day late in October"),
        pytest.param("2026-03-25", None, "2026-03-26", State.RUNNING, "2026-04-03", id="running"),
        pytest.param("2026-03-25", None, "2026-04-03", State.RUNNING, "2026-04-03", id="not done on the last day"),
        pytest.param("2026-03-25", None, "2026-04-04", State.OVERDUE, "2026-04-03", id="overdue the day after"),
        pytest.param("2026-03-25", "2026-03-25", "2026-12-10", None, "2026-04-03", id="done at once"),
    ],
)
def test_seven_working_days(made: str, on: str | None, as_of: str, state: State | None, due: str) -> None:
    run = the_run(disclosed(made, on), "disclosure-7", as_of)

    assert (run.state, run.due.due, run.deadline.earliest) == (state, dated(due), None)


@pytest.mark.parametrize(
    ("on", "as_of", "state"),
    [
        pytest.param("2027-01-06", "2027-02-01", None, id="surely in time"),
        pytest.param(None, "2026-12-30", State.RUNNING, id="running"),
        pytest.param("2027-01-30", "2027-03-01", State.LATE, id="surely late"),
        pytest.param(None, "2027-01-30", State.OVERDUE, id="surely overdue"),
    ],
)
def test_a_year_without_a_notice_gives_an_interval(on: str | None, as_of: str, state: State | None) -> None:
    run = the_run(disclosed("2026-12-28", on), "disclosure-7", as_of)

    assert run.due.provisional
    assert (run.state, run.due.due) == (state, None)
    assert run.deadline.earliest is not None
    assert run.deadline.latest is not None


def test_between_the_bounds_nothing_is_asserted() -> None:
    open_run = the_run(disclosed("2027-01-29", None), "disclosure-7", "2027-01-29")
    assert open_run.due.earliest < open_run.due.latest

    done = the_run(disclosed("2027-01-29", open_run.due.latest.isoformat()), "disclosure-7", "2027-03-01")
    open_ = the_run(disclosed("2027-01-29", None), "disclosure-7", open_run.due.latest.isoformat())

    assert [(each.state, each.doubt) for each in (done, open_)] == [(State.UNDETERMINED, "calendar")] * 2


def test_old_law_starts_no_clock() -> None:
    draft = penalty().set("steps/0/on", "2021-07-14").set("decisions/0/made_on", "2021-07-14")

    assert evaluated(draft, "penalty-service-7") == []
    assert evaluated(draft, "penalty-decision-90") == []


def test_a_run_tells_its_dates() -> None:
    run = the_run(disclosed("2026-03-25", None), "disclosure-7", "2026-04-07")

    said = run.problem("{start} {due} {raw} {earliest} {latest} {done} {judged} {length}", severity=Severity.INFO)

    assert dict(said.fields) == {
        "start": dated("2026-03-25"),
        "due": dated("2026-04-03"),
        "raw": dated("2026-04-03"),
        "earliest": dated("2026-04-03"),
        "latest": dated("2026-04-03"),
        "done": "",
        "judged": dated("2026-04-07"),
        "length": 7,
    }
    assert said.place.pointer == (0, "made_on")
    assert said.deadline is not None
    assert said.deadline.state is State.OVERDUE


# The ninety days


def filed(on: str, made: str | None, **more: Any) -> Draft:
    """A penalty filed and decided on these days."""
    draft = penalty().set("steps/0/on", on)
    if made is None:
        draft.drop("decisions/0/made_on")
    else:
        draft.set("decisions/0/made_on", made)
    draft.data |= more
    return draft


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


# Permits


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


# Batches, parties, hearings


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


def heard(on: str, *notices: dict[str, Any]) -> Draft:
    draft = penalty().step("举行听证", on)
    for notice in notices:
        draft.add("steps", {"step": "听证通知", **notice})
    return draft


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


def test_hearing_over_the_turn_of_an_unpublished_year() -> None:
    due = Calendar.shipped().before(date(2027, 2, 18), 7, "working_days")

    run = the_run(heard("2027-02-18", {"on": due.latest.isoformat()}), "hearing-notice-7", "2027-03-01")

    assert (run.state, run.doubt) == (State.UNDETERMINED, "calendar")


def test_every_clock_rests_on_rows_of_the_basis_table() -> None:
    from enforcement_cli.law.basis import basis

    for clock in CLOCKS.values():
        assert [basis(key).id for key in clock.basis] == list(clock.basis)


def test_a_case_of_another_kind_runs_no_clock() -> None:
    assert evaluated(inspection().step("立案", "2026-03-03"), "penalty-decision-90") == []
