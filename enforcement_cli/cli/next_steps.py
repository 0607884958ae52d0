"""What comes next in a case, and by when: shown after a case was opened or added to."""

from __future__ import annotations

from enforcement_cli.cli.console import bold, out, visible
from enforcement_cli.cli.context import Context
from enforcement_cli.messages import tr


def print_next_steps(context: Context, case_id: str) -> None:
    """The running clocks of the case, soonest first, and the command that adds the next section."""
    from enforcement_cli.law.evaluate import all_runs
    from enforcement_cli.problems import State

    repository = context.repository()
    case = repository.load_case(repository.folder_of(case_id), hashes=False)
    law = context.law()
    running = [run for run in all_runs(case, law) if run.state in (State.RUNNING, State.OVERDUE, State.UNDETERMINED)]
    out()
    out(bold(tr("接下来：")))
    for run in sorted(running, key=lambda each: (each.due.latest, each.clock.id)):
        due = run.due.due or run.due.latest
        if run.due.provisional:
            out(
                tr(
                    "  {what}：{earliest} 至 {latest} 之间届满（放假安排尚未公布）",
                    what=run.clock.title,
                    earliest=run.due.earliest,
                    latest=run.due.latest,
                )
            )
        elif run.state is State.OVERDUE:
            out(tr("  {what}：应当不迟于 {due}，已经逾期", what=run.clock.title, due=due))
        else:
            out(tr("  {what}：不迟于 {due}", what=run.clock.title, due=due))
    if not case.records:
        out(tr("  做好文书后：enforce add {case} records", case=visible(case_id)))
    if not case.decisions:
        out(tr("  拟写决定时：enforce add {case} decisions", case=visible(case_id)))
    elif not case.reviews and any(each.made_on is None for each in case.decisions):
        out(tr("  需要法制审核的：enforce add {case} review", case=visible(case_id)))
    out(tr("  随时检查：enforce check {case}", case=visible(case_id)))
