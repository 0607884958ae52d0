"""The check flow: repository -> cases, one at a time -> findings, with registered explanations applied.

Nothing of a case is kept once it has been judged but its findings and its compact keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from enforcement_cli.cases.keys import Key, RepositoryFacts, case_keys
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import Repository
from enforcement_cli.law.rule import Law, Rule, all_rules, run_rules
from enforcement_cli.law.waivers import (
    WaiverFacts,
    WaiverView,
    apply_waivers,
    waivers_of_case,
    waivers_of_repository,
)
from enforcement_cli.problems import Finding, UnreadableError


@dataclass(frozen=True)
class Judgement:
    """What a check found. `findings` are sorted; `cases` counts the cases judged, `judged` the rules run on them."""

    findings: tuple[Finding, ...]
    cases: int
    judged: int
    keys: tuple[Key, ...] = field(default=(), repr=False)


def judge_case(case: Case, law: Law, rules: Iterable[Rule]) -> list[Finding]:
    """The findings on one case, its own registered explanations applied.

    Those that speak of rules over the whole repository are left to `judge_whole`.
    """
    chosen = tuple(rules)
    found = list(run_rules((each for each in chosen if each.scope in ("case", "both")), case, law))
    waivers = [each for each in waivers_of_case(case) if not _speaks_of_whole(each, chosen)]
    found, facts = apply_waivers(found, waivers, law, case, ran={each.id for each in chosen})
    return found + list(_waiver_findings(chosen, facts, law))


def explains_whole(case: Case, rules: Iterable[Rule]) -> bool:
    """Whether the case explains a finding of a rule over the whole repository, so that `judge_whole` needs it."""
    chosen = tuple(rules)
    return any(_speaks_of_whole(each, chosen) for each in waivers_of_case(case))


def judge_whole(
    subject: RepositoryFacts, law: Law, rules: Iterable[Rule], explaining: Iterable[Case] = ()
) -> list[Finding]:
    """The findings of the rules over the whole repository, with its own explanations and those of some cases applied.

    A finding that stands in a case's folder is one on that case, and the case may explain it.
    """
    chosen = tuple(rules)
    ran = {each.id for each in chosen}
    found = list(run_rules((each for each in chosen if each.scope in ("repository", "both")), subject, law))
    found, facts = apply_waivers(found, waivers_of_repository(subject.bureau), law, None, ran=ran)
    misused = list(_waiver_findings(chosen, facts, law))
    for case in explaining:
        waivers = [each for each in waivers_of_case(case) if _speaks_of_whole(each, chosen)]
        found, facts = apply_waivers(found, waivers, law, case, ran=ran)
        misused += _waiver_findings(chosen, facts, law)
    return found + misused


def _speaks_of_whole(waiver: WaiverView, rules: Iterable[Rule]) -> bool:
    try:
        return waiver.rule in {each.id for each in rules if each.scope == "repository"}
    except UnreadableError:
        return False


def check_repository(
    repository: Repository,
    law: Law,
    *,
    rules: Iterable[Rule] | None = None,
    only: Iterable[str] | None = None,
    facts: Mapping[str, Any] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Judgement:
    """Judge the whole repository, or only the case folders named.

    Findings on a case do not depend on which others are named, except where a rule over the whole repository says so:
    those rules always see the keys of every case. `facts` are passed to them; `progress` is called after each case.
    """
    chosen = tuple(all_rules() if rules is None else rules)
    wanted = None if only is None else frozenset(only)
    findings: list[Finding] = []
    keys: list[Key] = []
    explaining: list[Case] = []
    count = 0
    for folder in repository.folders():
        judged = wanted is None or folder in wanted
        case = repository.load_case(folder, hashes=judged)
        keys.extend(case_keys(case))
        if judged:
            findings += judge_case(case, law, chosen)
            if explains_whole(case, chosen):
                explaining.append(case)
            count += 1
            if progress is not None:
                progress(count)
    subject = RepositoryFacts(repository.bureau, tuple(keys), facts or {})
    whole = judge_whole(subject, law, chosen, explaining)
    if wanted is not None:
        ids = {folder.rpartition("/")[2] for folder in wanted}
        whole = [each for each in whole if each.case is None or each.case in ids]
    findings += whole
    return Judgement(_in_order(findings), count, len(chosen), tuple(keys))


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted as every report is, each finding once."""
    ordered = sorted(findings, key=lambda each: each.sort_key)
    return tuple(each for index, each in enumerate(ordered) if index == 0 or each != ordered[index - 1])


def _waiver_findings(rules: tuple[Rule, ...], facts: WaiverFacts, law: Law) -> Iterator[Finding]:
    return run_rules((each for each in rules if each.scope == "waivers"), facts, law)
