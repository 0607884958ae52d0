"""Who was trained and examined when, and what of it a case shows: facts of the personnel and training registers.

`readiness_keys` gives the judging of the whole repository what it needs, and nothing where all is well: a person's first
act in a case before the examination or training on record, and reviewers of penalties without a lawyer's qualification.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.bureau import Bureau, Staff
from enforcement_cli.cases.model import Case
from enforcement_cli.problems import Place

EARLY_ACT = "early-act"
PENALTY_REVIEW = "penalty-review"


def training_days(bureau: Bureau, person: Staff) -> list[date]:
    """The days on which somebody was trained, by the personnel register and the training register, in order."""
    days = {each.on for each in person.trainings if each.on is not None}
    return sorted(days | bureau.sessions_attended.get(person.id or "", frozenset()))


def first_exam(person: Staff) -> date | None:
    """The day of the first examination passed; None where none is on record."""
    return min((each.on for each in person.exams if each.passed and each.on is not None), default=None)


def ready_from(bureau: Bureau, person: Staff) -> date | None:
    """The first day with both an examination passed and a training on record; None where either is not."""
    exam, trained = first_exam(person), training_days(bureau, person)
    return max(exam, trained[0]) if exam is not None and trained else None


def _first_acts(case: Case) -> dict[str, tuple[date, Place]]:
    """The first day on which each person made a record, took part in a step or served, and where it says so."""
    found: dict[str, tuple[date, Place]] = {}
    named = [(each.made_on, each.makers, each.at("makers")) for each in case.records]
    named += [(each.on, each.officers, each.at("officers")) for each in case.steps]
    named += [
        (each.started_on or each.served_on, each.servers, each.at("servers"))
        for decision in case.decisions
        for each in decision.service
    ]
    for on, persons, place in named:
        for person in persons if on is not None else ():
            assert on is not None
            if person not in found or on < found[person][0]:
                found[person] = (on, place)
    return found


def early_acts(case: Case) -> Iterator[tuple[str, date, Place]]:
    """(person, day, place) of every first act in the case that came before the person was ready, by the registers."""
    staff = case.bureau.staff
    for id_, (on, place) in _first_acts(case).items():
        person = staff.get(id_)
        if person is None or person.organ is not None or "执法人员" not in person.roles:
            continue
        ready = ready_from(case.bureau, person)
        if ready is not None and on < ready:
            yield id_, on, place


def unqualified_reviews(case: Case) -> Iterator[tuple[str, date, Place]]:
    """(person, day, place) of every round in which somebody without a lawyer's qualification reviewed a penalty."""
    if case.kind != "行政处罚":
        return
    staff = case.bureau.staff
    for review in case.reviews:
        for round_ in review.rounds:
            on = round_.reviewed_on
            for id_ in round_.reviewers if on is not None else ():
                assert on is not None
                person = staff.get(id_)
                if person is not None and not is_qualified(person, on):
                    yield id_, on, round_.at("reviewers")


def is_qualified(person: Staff, on: date) -> bool:
    """Whether the person held the lawyer's qualification on that day; a number without its day counts."""
    if person.law_qualified_on is not None:
        return person.law_qualified_on <= on
    return person.law_qualification_no is not None
