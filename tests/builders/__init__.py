"""Sound cases in memory. Each test row changes one fact of one of them and judges the result.

`penalty()`, `permit()`, `inspection()` and `on_the_spot()` give a `Draft`: plain data as the loader would have typed it.
`draft.set("decisions/0/made_on", "2026-03-10")`, `draft.drop("steps/2")`, `draft.add("steps", {...})` change it (paths
start at case.yaml, or at `records`, `review`, `decisions`, `ledger`, `waivers`); `draft.case()` builds the Case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.builders.bureau import BUREAU, REGISTERS
from tests.builders.draft import HEADS, SECTIONS, Draft
from tests.builders.judging import judge, law, verdicts
from tests.builders.parts import COMPANY, PAYMENT, RECORD, REMEDIES, published
from tests.builders.penalties import on_the_spot, penalty
from tests.builders.permits_and_inspections import inspection, permit

__all__ = [
    "BUREAU", "COMPANY", "HEADS", "PAYMENT", "RECORD", "REGISTERS", "REMEDIES", "SECTIONS", "SOUND", "Draft", "inspection",
    "judge", "law", "on_the_spot", "penalty", "permit", "published", "verdicts",
]  # fmt: skip

SOUND: Iterable[Callable[[], Draft]] = (penalty, permit, inspection, on_the_spot)
