"""From the command line to a Report: which cases and rules, the check itself, lines and digests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from enforcement_cli.cli.console import Progress
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.departures import ledger_history
from enforcement_cli.cli.facts import gather
from enforcement_cli.cli.history import History, affected, ledger_seen
from enforcement_cli.cli.locating import Locator
from enforcement_cli.cli.meta import duties_for_people, rules_digest, settings_digest, tool_version
from enforcement_cli.cli.selection import Selection, choose
from enforcement_cli.git import GitState
from enforcement_cli.law.check import Judgement, check_repository
from enforcement_cli.law.rule import all_rules
from enforcement_cli.problems import Severity
from enforcement_cli.report import Meta, Report
from enforcement_cli.report.model import located


def judge(
    context: Context,
    cases: Sequence[str],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    since: str | None = None,
) -> Report:
    """Judge the named cases, those changed since a revision, or all of them."""
    repository = context.repository()
    selection = choose(all_rules(), select, ignore, _settings_ignore(repository.bureau.settings))
    only: set[str] | None = {repository.resolve(each) for each in cases} if cases else None
    history = History(repository.root)
    ledger = ledger_seen(history) if cases or since else ledger_history(history.git, history.state)
    repository.departures = ledger.by_folder
    # Before the first commit there is no HEAD: everything is new.
    if since is not None and not (since == "HEAD" and history.state is GitState.UNBORN):
        changed = affected(repository, history.git.changed_since(since), history.prefix, gone=repository.departures)
        only = changed if only is None else changed if changed is None else only & changed
    facts = gather(context, history, whole=only is None) | {"ledger_history": ledger}
    progress = Progress("已判断{count}件……", quiet=context.quiet)
    judgement = check_repository(repository, context.law(), only=only, facts=facts, progress=progress)
    progress.done()
    return report(context, judgement, selection, history)


def report(context: Context, judgement: Judgement, selection: Selection, history: History) -> Report:
    """A judgement as a Report."""
    findings = selection.pick(judgement.findings)
    undetermined = {each.rule for each in findings if each.severity is Severity.UNDETERMINED and not each.waiver}
    bureau = context.repository().bureau
    meta = Meta(
        tool=tool_version(),
        rules=rules_digest(),
        as_of=context.as_of.isoformat(),
        calendar=context.calendar().version,
        settings=settings_digest(bureau),
        commit=history.commit,
        prefix=history.prefix,
    )
    return Report(
        located(findings, Locator(context.repository())),
        meta,
        judgement.cases,
        len(selection.rules) - len(undetermined),
        len(undetermined),
        duties_for_people(selection.rules),
        selection.not_run,
    )


def _settings_ignore(settings: Mapping[str, Any]) -> list[str]:
    rules = settings.get("rules")
    ignored = rules.get("ignore") if isinstance(rules, Mapping) else None
    return [each for each in ignored if isinstance(each, str)] if isinstance(ignored, (list, tuple)) else []
