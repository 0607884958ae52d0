"""Demand 催告: the party is urged in writing before the bureau itself decides to enforce."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import of_decision
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

SURCHARGES = frozenset({"加处罚款或者滞纳金"})
AT_ONCE = frozenset({"代履行"})
PAPER = "催告书"


@rule(
    "PRO048",
    title="作出强制执行决定前已经催告",
    basis=["CL-35"],
    blocks_publication=False,
)
def party_urged_before_enforcement(case: Case, law: Law) -> Iterator[Problem]:
    """A decision to enforce by the bureau itself comes after the party was urged in writing to perform.

    The step 催告, the demand among what was performed, or a 催告书 among the records, not later than the decision; what
    period it set is for its own words. Surcharges (行政强制法 45) need none. Performance by others (代履行) may be ordered
    at once where a road, river or public place has to be cleared (52): without a demand it is undetermined.
    Applications to a court are PRO031's.

    Remedy: enter the demand and its service; where none was made, the competent organ decides on the consequences.
    """
    if case.is_state_secret or not can_read(case, "records", "decisions"):
        return
    demands = list(occurrences(case, "demand:served", law))
    papers = [each.made_on for each in case.records if each.type == PAPER and each.made_on is not None]
    for decision in case.made_decisions:
        made = decision.made_on
        assert made is not None  # made_decisions has no other
        ways = set(decision.execution_ways)
        if decision.outcome != "强制执行" or not in_force(("CL-35",), made) or (ways and ways <= SURCHARGES):
            continue
        whole = of_decision(decision, made, decision.at("made_on"))
        # A demand speaks of an earlier decision, which it may name: only whom it urged is compared.
        urged = any(
            each.on <= made and not (each.parties and whole.parties and not each.parties & whole.parties)
            for each in demands
        )
        if urged or any(on <= made for on in papers):
            continue
        at_once = bool(ways) and ways <= AT_ONCE
        yield problem(
            whole.place,
            "强制执行决定（{made}）之前没有催告的记录，立即代履行的可以不经催告，是否属于无法判断"
            if at_once
            else "强制执行决定（{made}）之前没有催告的记录；作出强制执行决定前，应当事先书面催告当事人履行义务",
            remedy="已经催告的，请补记“催告”环节及其送达；属于立即代履行的，登记说明；确实没有催告的，法律后果由有权机关认定。",
            severity=Severity.UNDETERMINED if at_once else None,
            made=made,
        )
