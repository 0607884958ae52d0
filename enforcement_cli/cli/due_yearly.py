"""What the bureau itself has to do every year by a day that the law names, as far as its registers tell what was done.

The rules over the registers know what is owed; here their findings become clocks of no case.
"""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cli import names
from enforcement_cli.cli.clock_words import clock_lines
from enforcement_cli.cli.due import OPEN_STATES, Detail, Item, days_left
from enforcement_cli.cli.rule_page import citation_line
from enforcement_cli.law.basis import basis
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.counting import on_that_day
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.law.rule import Law, all_rules, run_rules
from enforcement_cli.law.run import Run
from enforcement_cli.messages import tr

_REGISTER = "reports"
_YEARLY = {clock.basis[0]: clock for clock in CLOCKS.values() if clock.start.startswith("year:")}
"""The clocks of the year by the clause that asks for what they count, which is also that of the rule."""


def yearly_items(subject: RepositoryFacts, law: Law, detail: Detail) -> Iterator[Item]:
    """What is owed and not done, one item for each year and duty; nothing where no register tells what was done."""
    if not subject.bureau.has_register(_REGISTER):
        return  # `check` says that it should be begun; the rules need not be loaded for that
    rules = [each for each in all_rules() if each.scope == "repository" and each.basis and each.basis[0] in _YEARLY]
    bureau = subject.bureau
    who = names.person(bureau, names.value(lambda: bureau.agency.head)) or tr("负责人")
    for found in run_rules(rules, subject, law):
        day = found.deadline.due
        if found.deadline.state not in OPEN_STATES or day is None:
            continue
        clock = _YEARLY[found.basis[0]]
        due = on_that_day(day)
        run = Run(
            clock=clock,
            case="",
            start=Occurrence(day, found.place),
            end=None,
            stopped=None,
            due=due,
            state=found.deadline.state,
            judged_on=law.as_of,
            length=clock.length,
            unextended=due,
        )
        told = [*clock_lines(clock), *(citation_line(basis(key)) for key in clock.basis if detail == "all")]
        yield Item(
            run,
            (clock.id, str(day.year)),
            found.message,
            (who,),
            (),
            None,
            days_left(run, law.calendar, law.as_of),
            tuple(told) if detail else (),
        )
