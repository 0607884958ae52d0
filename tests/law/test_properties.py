"""What holds for every clock and every verdict: found by trying, not by thinking of cases.

`make properties` (`ENFORCE_PROPERTIES=full`) tries far more. The calendar's own properties are in calendar/.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from enforcement_cli.cases.repository import Repository
from enforcement_cli.law.calendar import Base, Calendar
from enforcement_cli.law.check import check_repository
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.pauses import due_after
from enforcement_cli.law.rule import Law, all_rules, run_rules
from enforcement_cli.problems import Finding, UndeterminedError
from tests import repos
from tests.builders import SOUND, Draft, law, on_the_spot, penalty, permit
from tests.outcome_builders import OUTCOMES

FULL = os.environ.get("ENFORCE_PROPERTIES") == "full"
SHIPPED = Calendar.shipped()
BUILDERS: tuple[Callable[[], Draft], ...] = (*SOUND, *OUTCOMES.values())
ENDINGS = ["penalty", "permit", "inspection", "on_the_spot", *(f"{kind} {outcome}" for kind, outcome in OUTCOMES)]
AS_OF = "2026-12-10"
DAYS = st.dates(date(2019, 1, 1), date(2027, 6, 30))
UNIT = st.sampled_from(("working_days", "days", "months", "years"))
PAUSES = st.lists(st.tuples(st.integers(-10, 60), st.integers(0, 20)), max_size=3)
# The short run is the same on every machine; the long one looks for what nobody has seen yet.
quick = settings(deadline=None, max_examples=2000 if FULL else 60, derandomize=not FULL)


def spans(start: date, pauses: list[tuple[int, int]]) -> list[tuple[date, date]]:
    """Pauses as first and last day, counted from a day."""
    return [(start + timedelta(days=first), start + timedelta(days=first + more)) for first, more in pauses]


def after(start: date, whole: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Those parts of pauses that lie after a start, as `pauses_of` gives them."""
    cut = [(max(first, start + timedelta(days=1)), last) for first, last in whole]
    return [(first, last) for first, last in cut if first <= last]


@quick
@given(DAYS, st.integers(1, 40), st.integers(1, 60), st.sampled_from(("working_days", "days")), PAUSES)
def test_a_later_start_never_has_an_earlier_due_day_whatever_pauses_there_are(
    start: date, later: int, n: int, unit: str, pauses: list[tuple[int, int]]
) -> None:
    whole, other = spans(start, pauses), start + timedelta(days=later)

    one, _ = due_after(law(AS_OF), start, n, unit, after(start, whole))
    two, _ = due_after(law(AS_OF), other, n, unit, after(other, whole))

    assert one.earliest <= two.earliest
    assert one.latest <= two.latest


@quick
@given(DAYS, st.integers(1, 60), UNIT, PAUSES, st.tuples(st.integers(-10, 60), st.integers(0, 20)))
def test_a_further_pause_never_makes_a_due_day_earlier(
    start: date, n: int, unit: str, pauses: list[tuple[int, int]], further: tuple[int, int]
) -> None:
    assume(unit in ("working_days", "days"))

    one, took = due_after(law(AS_OF), start, n, unit, after(start, spans(start, pauses)))
    two, takes = due_after(law(AS_OF), start, n, unit, after(start, spans(start, [*pauses, further])))

    assert one.earliest <= two.earliest
    assert one.latest <= two.latest
    assert took <= takes or two.provisional


def running(draft: Draft, calendar: Calendar) -> dict[tuple[str, str], Run]:
    """Every running of every clock of a case, by clock and the place of its start."""
    bureau = draft.case().bureau
    found: dict[tuple[str, str], Run] = {}
    for clock in CLOCKS:
        try:
            for each in runs(clock, draft.case(), Law(date.fromisoformat(AS_OF), calendar, bureau)):
                found[clock, str(each.start.place)] = each
        except UndeterminedError:
            continue
    return found


@settings(deadline=None, max_examples=300 if FULL else 15, derandomize=not FULL)
@given(st.sampled_from(BUILDERS), st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=1, max_size=6))
def test_a_further_holiday_never_makes_a_clock_of_any_case_end_earlier(
    builder: Callable[[], Draft], extra: list[date]
) -> None:
    base = SHIPPED.base
    more = {day.toordinal(): "示例节" for day in extra}
    worked = {day: name for day, name in base.worked.items() if day not in more}
    richer = Calendar(Base(base.source, base.years, {**base.off, **more}, worked))

    before, then = running(builder(), SHIPPED), running(builder(), richer)

    assert before.keys() <= then.keys()
    for key, one in before.items():
        if one.clock.direction == "backward":
            assert then[key].due.earliest <= one.due.earliest, "counted back, a holiday asks for an earlier act"
        else:
            assert then[key].due.earliest >= one.due.earliest
            assert then[key].due.latest >= one.due.latest


@settings(deadline=None, max_examples=200 if FULL else 20)
@given(st.sampled_from((penalty, permit, on_the_spot)), st.integers(0, 40))
def test_a_case_that_happens_later_has_no_earlier_clock(builder: Callable[[], Draft], later: int) -> None:
    before, then = running(builder(), SHIPPED), running(moved(builder(), later), SHIPPED)

    for key, one in before.items():
        if key in then:
            assert then[key].due.latest >= one.due.latest, key


def moved(draft: Draft, days: int) -> Draft:
    """The same case, every day of it so many days later."""

    def later(value: object) -> object:
        if isinstance(value, dict):
            return {key: later(each) for key, each in value.items()}
        if isinstance(value, list):
            return [later(each) for each in value]
        if isinstance(value, str) and len(value) == 10 and value[4:8:3] == "--" and value.startswith("2026-"):
            return str(date.fromisoformat(value) + timedelta(days=days))
        return value

    shifted = copy.deepcopy(draft)
    for section in ("data", "records", "review", "decisions", "ledger"):
        setattr(shifted, section, later(getattr(shifted, section)))
    return shifted


def said(draft: Draft, law_: Law) -> list[Finding]:
    """What the rules on one case say, in order."""
    rules = [each for each in all_rules() if each.scope in ("case", "both")]
    return list(run_rules(rules, draft.case(), law_))


def faulty(builder: Callable[[], Draft]) -> Draft:
    """A case of which there is something to say: its last record is missing, and nothing was published."""
    draft = builder()
    draft.records, draft.ledger = draft.records[:-1], []
    return draft


@settings(deadline=None, max_examples=100 if FULL else 8)
@given(st.permutations(range(len(BUILDERS))), st.integers(1, 8))
def test_a_verdict_does_not_depend_on_what_was_judged_before(order: list[int], count: int) -> None:
    """Nothing that a rule remembers (and rules may remember what is dear to work out) goes from one case to another."""
    shared = law(AS_OF)
    for index in order[:count]:
        draft = faulty(BUILDERS[index])
        assert said(draft, shared) == said(draft, law(AS_OF)), ENDINGS[index]


@pytest.mark.parametrize("mine", range(4), ids=ENDINGS[:4])
def test_a_verdict_does_not_depend_on_the_other_cases(tmp_path: Path, mine: int) -> None:
    """On disk, among others or alone; but for rules over the whole repository, whose scope says so."""
    drafts = [faulty(each) for each in SOUND]
    everything = repos.write(tmp_path / "all", *drafts)
    alone = repos.write(tmp_path / "one", drafts[mine])
    whole = {each.id for each in all_rules() if each.scope != "case"}
    case = drafts[mine].data["id"]

    found = []
    for root in (everything, alone):
        repository = Repository(root)
        judged = check_repository(repository, Law(date.fromisoformat(AS_OF), SHIPPED, repository.bureau))
        found.append([each for each in judged.findings if each.case == case and each.rule not in whole])

    assert found[0] == found[1]
    assert found[0]
