"""Not punished 不予处罚, or punished lighter: on a ground that fits the facts, with education, as the law's ages say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.law.limits import PUNISHED_FROM_AGE, PUNISHED_LIGHTER_BELOW_AGE
from enforcement_cli.law.penalties import penalties_made
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

TOO_YOUNG, ILL, NO_FAULT, NO_FACTS = "第三十条", "第三十一条", "第三十三条第二款", "第五十七条第一款第三项"
APPLIED = ("从轻", "减轻")
CLAUSES = {
    TOO_YOUNG: "PL-30",
    ILL: "PL-31",
    "第三十三条第一款前段": "PL-33-1-a",
    "第三十三条第一款后段": "PL-33-1-b",
    NO_FAULT: "PL-33-2",
    NO_FACTS: "PL-57-1-3",
}


def _unpunished(case: Case) -> Iterator[tuple[Decision, date]]:
    """The decisions not to punish under the law of 2021, each with its day."""
    if case.kind != "行政处罚" or not can_read(case, "decisions"):
        return
    for decision in case.made_decisions:
        assert decision.made_on is not None  # made_decisions has no other
        if decision.outcome == "不予处罚" and in_force(("PL-33-3",), decision.made_on):
            yield decision, decision.made_on


def _acted_on(case: Case, decision: Decision, party: Party) -> tuple[date | None, date | None]:
    """The days of the first and of the last act of that party that the decision is about, as far as given."""
    own = [
        each
        for each in case.facts.violations
        if (not decision.violations or each.id in decision.violations)
        and (not each.parties or party.id in each.parties)
    ]
    ends = [each.ended_on or each.began_on for each in own]
    starts = [each.began_on or each.ended_on for each in own]
    first = min((each for each in starts if each is not None), default=None)
    known = [each for each in ends if each is not None]
    return first, max(known, default=None) if len(known) == len(ends) else None


def age_on(born: date, on: date) -> int:
    """Full years of age on a day; somebody born on 29 February is a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@rule(
    "PRO066",
    title="不予处罚写明依据且与事实相符",
    basis=["PL-30", "PL-31", "PL-33-1-a", "PL-33-1-b", "PL-33-2", "PL-57-1-3"],
    blocks_publication=False,
)
def no_penalty_on_fitting_ground(case: Case, law: Law) -> Iterator[Problem]:
    """A decision not to punish names the clause that it rests on, and the file does not say otherwise.

    The grounds are 行政处罚法 30, 31, 33 ¶1 first and second part, 33 ¶2, 57 ¶1(三). Seen are: that 30 and 31 speak of
    natural persons, that the party was under fourteen at the time of the act (undetermined without a birth date), and
    that the absence of fault is for the party to prove with evidence (undetermined without any). Whether the wrong was
    slight, the first, or put right in time is for people. Decisions before 15 July 2021 are not judged.

    Remedy: name the ground; one that does not fit means another decision.
    """
    for decision, made in _unpunished(case):
        ground = decision.no_penalty_ground
        if ground is None:
            yield problem(
                decision.at(),
                "不予处罚决定没有写明依据的条款；不予处罚应当有行政处罚法第三十条、第三十一条、第三十三条或者第五十七条所列情形",
                remedy="请按决定书填写“不予处罚的依据”。",
                basis=("PL-33-1-a", "PL-57-1-3"),
            )
            continue
        for party in case.parties_of(decision):
            if ground in (TOO_YOUNG, ILL) and party.type in ("法人", "非法人组织", "外国组织"):
                yield problem(
                    decision.at("no_penalty_ground"),
                    "不予处罚的依据是{ground}，但当事人{party}不是自然人；这一条只适用于自然人",
                    remedy="请核对依据的条款和当事人类型。",
                    basis=(CLAUSES[ground],),
                    ground=ground,
                    party=party.id,
                )
            elif ground == TOO_YOUNG:
                yield from _young_enough(case, decision, party, made)
        if ground == NO_FAULT and not decision.evidence:
            yield problem(
                decision.at("no_penalty_ground"),
                "以没有主观过错为由不予处罚，没有列出证据；当事人有证据足以证明没有主观过错的才不予处罚，是否如此无法判断",
                remedy="请在“证据”中列出当事人提供的证据。",
                severity=Severity.UNDETERMINED,
                basis=("PL-33-2",),
            )


def _young_enough(case: Case, decision: Decision, party: Party, made: date) -> Iterator[Problem]:
    born = party.born_on
    first, _ = _acted_on(case, decision, party)
    if born is None or (first is None and age_on(born, made) >= PUNISHED_FROM_AGE):
        yield problem(
            decision.at("no_penalty_ground"),
            "以不满十四周岁为由不予处罚，当事人{party}的出生日期或者违法行为的日期没有填写，无法判断",
            remedy="请填写“出生日期”和违法行为的“开始日期”。",
            severity=Severity.UNDETERMINED,
            basis=("PL-30",),
            party=party.id,
        )
    elif first is not None and age_on(born, first) >= PUNISHED_FROM_AGE:
        yield problem(
            decision.at("no_penalty_ground"),
            "以不满十四周岁为由不予处罚，但当事人{party}在违法行为发生时（{on}）已满{age}周岁",
            remedy="请核对出生日期和违法行为的日期；已满十四周岁的，不适用这一条。",
            basis=("PL-30",),
            party=party.id,
            on=first,
            age=PUNISHED_FROM_AGE,
        )


@rule(
    "PRO067",
    title="不予处罚的对当事人进行教育",
    basis=["PL-33-3", "PL-30", "PL-31"],
    blocks_publication=False,
)
def unpunished_educated(case: Case, law: Law) -> Iterator[Problem]:
    """Whoever did wrong and is not punished is educated; of a child or a person not accountable, the guardian is charged.

    Asked of 行政处罚法 30, 31 and 33. Where the facts are not established (57 ¶1(三)) there is no wrong to educate
    about. Decisions before 15 July 2021 are not judged.

    Remedy: enter how and when the party was educated.
    """
    for decision, _ in _unpunished(case):
        ground = decision.no_penalty_ground
        if ground in (None, NO_FACTS) or decision.education is not None:
            continue
        if ground in (TOO_YOUNG, ILL):
            yield problem(
                decision.at(),
                "依据{ground}不予处罚，没有责令监护人管教或者看管、治疗的记录",
                remedy="请在“教育”中写明责令监护人加以管教（严加看管和治疗）的情况；没有责令的，请责令。",
                basis=(CLAUSES[ground],),
                ground=ground,
            )
        else:
            yield problem(
                decision.at(),
                "不予处罚没有对当事人进行教育的记录；对违法行为依法不予行政处罚的，应当对当事人进行教育",
                remedy="已经教育的，请在“教育”中写明时间和方式；没有教育的，请补做。",
                basis=("PL-33-3",),
            )


@rule(
    "PRO068",
    title="未成年人和有法定情形的从轻或者减轻",
    basis=["PL-30", "PL-32"],
)
def lighter_where_due(case: Case, law: Law) -> Iterator[Problem]:
    """Nobody under fourteen is punished; from fourteen to eighteen, and on the grounds of 行政处罚法 32, lighter.

    Age is that at the time of the act; of several acts the last. It is judged where a birth date is on file. Where a
    ground is there or the party was a minor, 从轻或者减轻 says what was made of it: 没有从轻减轻 is an error, no answer
    undetermined. Whether a ground is there at all is for people. Decisions before 15 July 2021 are not judged.

    Remedy: answer 从轻或者减轻; a penalty on a child cannot stand.
    """
    for decision, made in penalties_made(case):
        given = decision.lenience
        due = ["行政处罚法" + each for each in given.grounds] if given is not None else []
        for party in case.parties_of(decision):
            if not party.is_natural_person or party.born_on is None:
                continue
            _, last = _acted_on(case, decision, party)
            age = age_on(party.born_on, last or made)
            if age < PUNISHED_FROM_AGE:
                yield problem(
                    decision.at("penalties"),
                    "对违法行为发生时不满{age}周岁的当事人{party}给予了处罚；不满十四周岁的未成年人有违法行为的，不予行政处罚",
                    remedy="请核对出生日期和违法行为的日期；确实不满十四周岁的，立即报告负责人，依法纠正。",
                    basis=("PL-30",),
                    age=PUNISHED_FROM_AGE,
                    party=party.id,
                )
            elif age < PUNISHED_LIGHTER_BELOW_AGE:
                due.append(f"行政处罚法第三十条（{party.id}）")
        due = list(dict.fromkeys(due))
        applied = given.applied if given is not None else None
        if not due or applied in APPLIED:
            continue
        basis = ("PL-30",) if all("第三十条" in each for each in due) else ("PL-30", "PL-32")
        if applied is None:
            yield problem(
                given.at() if given is not None else decision.at("penalties"),
                "有应当从轻或者减轻处罚的情形（{due}），决定是否从轻或者减轻没有填写，无法判断",
                remedy="请在“从轻或者减轻”的“适用”中填写从轻、减轻或者没有从轻减轻。",
                severity=Severity.UNDETERMINED,
                basis=basis,
                due=due,
            )
        else:
            assert given is not None  # it says what was applied
            yield problem(
                given.at("applied"),
                "有应当从轻或者减轻处罚的情形（{due}），决定没有从轻或者减轻",
                remedy="请核对“从轻或者减轻”；确实没有从轻或者减轻的，如实登记说明，法律后果由有权机关认定。",
                basis=basis,
                due=due,
            )
