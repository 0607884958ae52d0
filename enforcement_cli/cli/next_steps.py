"""What comes next in a case, and by when: shown after a case was opened or added to."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.cli.console import bold, out, visible
from enforcement_cli.cli.context import Context
from enforcement_cli.messages import tr

SECTIONS = ("records", "review", "decisions")
"""Parts of a case that may have a file of their own."""


def print_next_steps(context: Context, case_id: str) -> None:
    """The running clocks of the case, soonest first, what to fill in where, and the command that adds what is next."""
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
    for line in _to_do(case, {each for each in SECTIONS if (repository.root / case.folder / f"{each}.yaml").is_file()}):
        out(visible(line))


def _to_do(case: Case, written: set[str]) -> Iterator[str]:
    """What an officer does next with the files of the case. `written`: the sections that have a file of their own."""
    id_, folder = case.id, case.folder
    if not case.made_decisions:
        yield tr("  办完一个环节：打开 {folder}/case.yaml，去掉那一行行首的“# ”，填上日期", folder=folder)
    if "records" in written:
        yield tr("  做好一份文书：打开 {folder}/records.yaml，去掉那几行行首的“# ”，填上日期和签名", folder=folder)
        yield tr("  附件放好以后：enforce add {case} records", case=id_)
    elif not case.records:
        yield tr("  做好文书后：enforce add {case} records", case=id_)
    if not case.decisions:
        yield tr("  拟写决定时：enforce add {case} decisions", case=id_)
    elif any(each.made_on is None for each in case.decisions):
        yield tr("  拟写决定：打开 {folder}/decisions.yaml，填写草稿，作出日期留空", folder=folder)
        if not case.reviews:
            yield tr("  需要法制审核的：enforce add {case} review", case=id_)
        elif "review" in written:
            yield tr("  法制审核：打开 {folder}/review.yaml，填写自查和审核意见", folder=folder)
    yield tr("  随时检查：enforce check {case}", case=id_)
