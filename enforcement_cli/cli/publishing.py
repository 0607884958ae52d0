"""What may be published: each decision judged, and either planned or held back with its reason and remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from enforcement_cli.cases.key_store import KeyStore
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.memory import uncollected
from enforcement_cli.cli.looking import Looks, Seen
from enforcement_cli.cli.plan import Blocked, Plan, Wanted
from enforcement_cli.cli.recall import Recall
from enforcement_cli.cli.verdicts import blocking
from enforcement_cli.law.check import judge_whole
from enforcement_cli.law.rule import Law, all_rules
from enforcement_cli.law.waivers import waivers_of_case, waivers_of_repository
from enforcement_cli.problems import Finding


def survey(
    recall: Recall, law: Law, wanted: Wanted, progress: Callable[[int], None], *, jobs: int | None = None
) -> Plan:
    """Judge the wanted cases and sort their decisions into what goes out and what is held back.

    Rules over the whole repository see every case, so that a document number used twice stops both. A case that is
    known from an earlier run is not opened where nothing of it can be wanted. `jobs`: how many processes judge, where
    the cases are many; None for as many as there are processors.
    """
    looks = Looks(recall, law, wanted, jobs)
    chosen = [each for each in recall.layout.folders if wanted.folders is None or each in wanted.folders]
    plan, seen = Plan(), dict[str, Seen]()
    for count, each in enumerate(looks.at([each for each in chosen if not _passed_over(recall, each, wanted)]), 1):
        progress(count)
        seen[each.folder] = each
        for verdict in each.verdicts:
            plan.take(verdict)
    if plan.planned:
        plan = _held_back(plan, _whole(recall, law, plan, looks, seen))
    plan.blocked.sort(key=lambda each: (each.case, each.decision))
    return plan


def _passed_over(recall: Recall, folder: str, wanted: Wanted) -> bool:
    """Whether it need not be opened: nobody named it, and nothing of it is left to be done or to be said."""
    return wanted.folders is None and recall.is_settled(folder)


def _whole(recall: Recall, law: Law, plan: Plan, looks: Looks, seen: Mapping[str, Seen]) -> list[Finding]:
    """What rules over the whole repository find that could stop one of the planned decisions."""
    repository, planned = recall.repository, {each.folder for each in plan.planned}
    with uncollected():
        known = {each: recall.rows(each) for each in recall.layout.folders if each not in seen}
    others = [each for each, rows in known.items() if rows is None]
    read = dict(seen) | {each.folder: each for each in looks.at(others, judged=False)}
    store = KeyStore()
    with uncollected():
        for folder in recall.layout.folders:
            store.add(folder, read[folder].rows if folder in read else known[folder] or ())
    explaining = [repository.load_case(each, hashes=False) for each in sorted(planned) if seen[each].explains]
    waivers = [waivers_of_repository(repository.bureau), *map(waivers_of_case, explaining)]
    spoken = {str(each.data.get("rule")) for own in waivers for each in own}
    # A rule that keeps nothing from the public need not be run, unless an explanation may be found to match nothing.
    rules = [each for each in all_rules() if each.blocks_publication or each.id in spoken]
    return judge_whole(RepositoryFacts(repository.bureau, store=store), law, rules, explaining)


def _held_back(plan: Plan, findings: Sequence[Finding]) -> Plan:
    """The plan without the decisions that findings over the whole repository stop."""
    kept = Plan(blocked=list(plan.blocked), same=plan.same)
    by_folder: dict[str, list[Finding]] = {}
    for one in findings:
        by_folder.setdefault("/".join(one.place.file.split("/")[:3]), []).append(one)
    for each in plan.planned:
        stopping = blocking(by_folder.get(each.folder, ()), each.place)
        if stopping:
            kept.blocked.append(Blocked(each.case, each.decision, stopping))
        else:
            kept.planned.append(each)
    return kept
