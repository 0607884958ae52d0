"""Fines that were not paid: which of the two rules on them speaks."""

from __future__ import annotations

from enforcement_cli.law.evaluate import Run
from enforcement_cli.law.rule import Law
from enforcement_cli.law.telling import is_due_soon
from enforcement_cli.problems import State


def is_court_due(run: Run, law: Law) -> bool:
    """Whether the time to ask the court is near its end, or past it, so that it is told by itself.

    Before that it stands in the hint on the unpaid fine, and while the time for remedies runs there is nothing to ask.
    """
    if run.state is State.RUNNING:
        return run.start.on < law.as_of and is_due_soon(run, law)
    return run.state is not None and run.start.on <= law.as_of
