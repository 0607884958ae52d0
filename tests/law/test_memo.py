"""What was worked out of a case is kept while that case is judged, and for that law alone."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.evaluate import runs
from enforcement_cli.law.memo import Memo
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import UnreadableError
from tests.builders import penalty, permit


def test_a_question_is_asked_once() -> None:
    memo, case, asked = Memo(), penalty().case(), []

    def ask() -> list[int]:
        asked.append(1)
        return [1, 2]

    assert memo.of(case, "q", ask) == memo.of(case, "q", ask) == (1, 2)
    assert len(asked) == 1


def test_another_case_is_asked_anew() -> None:
    memo, one, other = Memo(), penalty().case(), penalty().case()

    assert [memo.of(case, "q", lambda case=case: [id(case)]) for case in (one, other, one)] == [
        (id(one),),
        (id(other),),
        (id(one),),
    ]


def test_what_cannot_be_read_is_never_kept() -> None:
    memo, case = Memo(), penalty().case()

    def fail() -> list[int]:
        raise UnreadableError("x")

    for _ in range(2):
        with pytest.raises(UnreadableError):
            memo.of(case, "q", fail)
    assert memo.of(case, "q", lambda: [1]) == (1,)


def test_another_day_of_judging_has_its_own_answers() -> None:
    case = penalty().drop("decisions/0/made_on").case()
    law = Law(date(2026, 3, 10), Calendar.shipped(), case.bureau)
    later = replace(law, as_of=date(2026, 12, 10))

    states = [next(runs("penalty-decision-90", case, each)).state for each in (law, later, law)]

    assert states[0] == states[2] != states[1]
    assert law == Law(law.as_of, law.calendar, law.bureau)


def test_it_travels_empty() -> None:
    memo, case = Memo(), permit().case()
    memo.of(case, "q", lambda: [1])

    assert pickle.loads(pickle.dumps(memo)).of(case, "q", lambda: [2]) == (2,)
