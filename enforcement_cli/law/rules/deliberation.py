"""Before the decision is made: leaders deliberate what is complex or grave, and the hearing's transcript is its base."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.major import is_major
from enforcement_cli.law.occurrence import hearings, is_on_the_spot, of_decision
from enforcement_cli.law.penalties import penalties_made, steps_for
from enforcement_cli.law.permits import permits_decided
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

TRANSCRIPT = "听证笔录"


@rule(
    "PRO058",
    title="情节复杂或者重大的处罚经集体讨论",
    basis=["PL-57-2"],
    blocks_publication=False,
)
def grave_penalty_deliberated(case: Case, law: Law) -> Iterator[Problem]:
    """A penalty for what is complex or grave is deliberated by the leaders together before it is decided.

    Whether it is complex or grave people have to say: a penalty of the general procedure without an answer to
    应当集体讨论, and without a deliberation, is undetermined. Answered no while the case is major (a hearing, the
    catalogue, a ground answered yes) is a warning, for the two are close and not the same. Answered yes, the
    deliberation has a day, not later than the decision's; one day for both is in order. Decisions before 15 July 2021
    are not judged.

    Remedy: answer yes or no; where it is yes, enter the deliberation and its record.
    """
    if not can_read(case, "review"):
        return
    for decision, made in penalties_made(case):
        if is_on_the_spot(case, decision):
            continue
        given = decision.deliberation
        held = [on for _, on in steps_for(case, decision, "集体讨论")]
        if given is not None and given.on is not None:
            held.append(given.on)
        needed = given.needed if given is not None else None
        if held:
            if min(held) > made:
                yield problem(
                    given.at("on") if given is not None and given.has("on") else decision.at("made_on"),
                    "集体讨论（{held}）晚于处罚决定（{made}）；情节复杂或者重大的，应当由负责人集体讨论决定",
                    remedy="请按集体讨论记录核对日期；确实先决定后讨论的，如实登记说明，法律后果由有权机关认定。",
                    held=min(held),
                    made=made,
                )
        elif needed is None:
            yield problem(
                decision.at("made_on"),
                "是否属于情节复杂或者重大违法行为、应当由负责人集体讨论决定，没有填写，无法判断",
                remedy="请在决定的“集体讨论”中把“应当集体讨论”填为 yes 或者 no；应当讨论的，补记讨论日期和记录。",
                severity=Severity.UNDETERMINED,
            )
        elif needed:
            yield _not_held(decision, made)
        elif is_major(case, decision, law):
            yield problem(
                decision.at("deliberation"),
                "“应当集体讨论”填写为 no，但本决定属于重大执法决定；情节复杂或者重大违法行为的处罚应当集体讨论决定，请核实",
                remedy="属于情节复杂或者重大违法行为的，改为 yes 并补记集体讨论；不属于的，登记说明。",
                severity=Severity.WARNING,
            )


def _not_held(decision: Decision, made: date) -> Problem:
    given = decision.deliberation
    assert given is not None  # somebody answered yes in it
    if given.record is not None:
        return problem(
            given.at(),
            "集体讨论没有填写日期，是否在处罚决定（{made}）之前无法判断",
            remedy="请按集体讨论记录填写“讨论日期”。",
            severity=Severity.UNDETERMINED,
            made=made,
        )
    return problem(
        given.at(),
        "本案应当由负责人集体讨论决定，处罚决定（{made}）之前没有集体讨论的记录",
        remedy="已经讨论的，请补记讨论日期和集体讨论记录；没有讨论的，如实登记说明，法律后果由有权机关认定。",
        made=made,
    )


@rule(
    "PRO059",
    title="听证后根据听证笔录作出决定",
    basis=["PL-65", "LL-48-2"],
    blocks_publication=False,
)
def decision_rests_on_transcript(case: Case, law: Law) -> Iterator[Problem]:
    """After a hearing the decision rests on its transcript: penalties by 行政处罚法 65, permits by 行政许可法 48.

    Seen where the transcript stands among the evidence of the decision, or 根据听证笔录 is answered yes. Answered no is
    an error, no answer is undetermined. A hearing that was given up and ended has no transcript to rest on. Asked of
    decisions that impose a penalty, or grant or refuse a permit; penalties before 15 July 2021 are not judged.

    Remedy: list the transcript among the evidence, or answer the question.
    """
    if not can_read(case, "decisions", "records"):
        return
    ended = list(occurrences(case, "step:终止听证", law))
    heard = [each for each in hearings(case) if not any(end.concerns(each) for end in ended)]
    transcripts = {each.id for each in case.records if each.type == TRANSCRIPT}
    for decision, made in (*penalties_made(case), *permits_decided(case)):
        whole = of_decision(decision, made, decision.at())
        if not any(each.on <= made and each.concerns(whole) for each in heard) or decision.on_transcript:
            continue
        basis = ("LL-48-2",) if case.kind == "行政许可" else ("PL-65",)
        if decision.on_transcript is False:
            yield problem(
                decision.at("on_transcript"),
                "举行过听证，决定（{made}）没有根据听证笔录作出；听证结束后，应当根据听证笔录作出决定",
                remedy="填写有误的，改正“根据听证笔录”；确实没有根据的，如实登记说明，法律后果由有权机关认定。",
                basis=basis,
                made=made,
            )
        elif not any(each.record in transcripts or TRANSCRIPT in (each.name or "") for each in decision.evidence):
            yield problem(
                decision.at("made_on"),
                "举行过听证，决定（{made}）的证据中没有听证笔录，是否根据听证笔录作出无法判断",
                remedy="请在“证据”中列入听证笔录，或者如实填写“根据听证笔录”。",
                severity=Severity.UNDETERMINED,
                basis=basis,
                made=made,
            )
