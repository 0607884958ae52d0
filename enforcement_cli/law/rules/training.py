"""People and their qualification 队伍建设: training, examination, the share of reviewers, the lawyer's qualification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.bureau import Bureau, Staff
from enforcement_cli.cases.bureau_registers import own
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.cases.readiness import EARLY_ACT, PENALTY_REVIEW, first_exam, training_days
from enforcement_cli.law.basis import basis
from enforcement_cli.law.limits import at_most_warning
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.yearly_duties import REVIEWERS_SHARE, TRAINING_REMINDER_MONTH, case_years
from enforcement_cli.problems import Deadline, Place, Problem, Severity, State, UndeterminedError, problem

OFFICER, REVIEWER = "执法人员", "法制审核人员"
_QUALIFICATION = ("PL2017-reviewer", "PL-58-2")


def _own_people(bureau: Bureau, *roles: str) -> list[Staff]:
    """The bureau's own people with one of these roles; samples and those of other organs left out."""
    return [each for each in own(bureau.staff.values()) if each.organ is None and set(roles) & set(each.roles)]


def _by_person(repository: RepositoryFacts, kind: str) -> dict[str, list[tuple[date, Key]]]:
    """The keys of a kind by the person they speak of, each with its day, the earliest first."""
    found: dict[str, list[tuple[date, Key]]] = {}
    for key in repository.keyed(kind):
        person, _, on = key.value.partition(" ")
        found.setdefault(person, []).append((date.fromisoformat(on), key))
    return {person: sorted(keys, key=lambda each: (each[0], each[1].case)) for person, keys in found.items()}


@rule(
    "OFF020",
    title="执法之前经过培训和考试",
    basis=["S-64", "G118-23-b"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def trained_before_the_first_act(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Nobody of the bureau's officers acted in a case before the examination and the training on record.

    Compared are the first act in each case and the day from which both a passed examination and a training are on
    record, in the personnel or the training register; the same day is in order. Officers of whom either is not on
    record at all are OFF021's. A warning, as the register may hold the later ones only; whether the certificate was
    valid is judged by OFF004. One finding for each person, at the earliest act.

    Remedy: enter the earlier training or examination; if there was none, the reviewers judge the act.
    """
    for id_, acts in _by_person(repository, EARLY_ACT).items():
        person = repository.bureau.staff[id_]
        on, key = acts[0]
        trained = training_days(repository.bureau, person)
        yield problem(
            key.place,
            "{name} {on} 已经参加执法（案件 {cases}），登记的最早考试合格日期是 {exam}，最早培训日期是 {trained}",
            remedy="请在人员名录中补登此前的岗前培训和考试；当时确实没有的，报法制审核人员判断。",
            name=person.name,
            on=on,
            cases=list(dict.fromkeys(each.case for _, each in acts)),
            exam=first_exam(person),
            trained=trained[0] if trained else None,
        )


@rule(
    "OFF021",
    title="登记执法人员的岗前培训和考试",
    basis=["S-64", "S-65", "G118-23-b"],
    severity=Severity.UNDETERMINED,
    scope="repository",
    blocks_publication=False,
)
def readiness_is_on_record(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Of every officer in post, an examination passed and a training are on record, so that OFF020 can be judged.

    Said once for all of them, and only when there are cases. People of other organs are on record there.

    Remedy: enter them in `registers/personnel.yaml`; trainings also in `registers/training.yaml`.
    """
    bureau = repository.bureau
    if not any(repository.keyed("id")):
        return
    missing = [
        each.name
        for each in _own_people(bureau, OFFICER)
        if each.is_in_post(law.as_of) and (first_exam(each) is None or not training_days(bureau, each))
    ]
    if missing:
        raise UndeterminedError(
            "这些执法人员没有登记考试合格或者培训的日期，岗前培训和考试无法判断：{people}",
            place=Place("registers/personnel.yaml"),
            remedy="请在人员名录中补登考试和培训；培训也可以写在培训计划和班次里。",
            people=missing,
        )
    yield from ()  # a generator, like every rule


@rule(
    "OFF022",
    title="每年定期组织培训",
    basis=["S-66", "G118-23-b"],
    scope="repository",
    blocks_publication=False,
    reading="每个自然年至少一次；当年在12月31日以前不作判断",
)
def trained_every_year(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """In every calendar year there was a training, and whoever served when it was held took part in one.

    Trainings of the personnel register and sessions of the training register count alike. Asked from the first year in
    the training register on; where it names none, for the last year, if there were cases by then. A year
    without any training is an error; a person without one, who served on the day of some training of that year, a
    warning, for all of them together. The year that runs is not judged; in December it is told who is left.

    Remedy: enter the trainings that were held; hold one before the year ends.
    """
    bureau = repository.bureau
    people = _own_people(bureau, OFFICER, REVIEWER)
    if not people or not (bureau.is_begun("training") or any(training_days(bureau, each) for each in people)):
        return
    held = {each.held_on for year in own(bureau.training_years) for each in year.sessions if each.held_on is not None}
    held |= {day for each in people for day in training_days(bureau, each)}
    held = {day for day in held if day <= law.as_of}
    for year in _years_asked(repository, law.as_of.year):
        in_year = sorted(day for day in held if day.year == year)
        left = [
            each.name
            for each in people
            if any(each.is_in_post(day) for day in in_year or [law.as_of])
            and not any(day.year == year and day <= law.as_of for day in training_days(bureau, each))
        ]
        if year == law.as_of.year:
            yield from _still_to_come(law, year, left)
        elif not in_year:
            yield problem(
                Place("registers/training.yaml" if bureau.has_register("training") else "registers/personnel.yaml"),
                "{year} 年没有培训的记录",
                remedy="请补登该年举办的培训；确实没有组织的，用 enforce waive 如实登记说明。",
                year=year,
            )
        elif left:
            yield problem(
                Place("registers/personnel.yaml"),
                "{year} 年在岗而没有参加培训的记录：{people}",
                remedy="请补登培训；确实没有参加的，安排补训。",
                severity=Severity.WARNING,
                year=year,
                people=left,
            )


def _years_asked(repository: RepositoryFacts, this_year: int) -> range:
    """From the first year in the training register, or the last year if there were cases by then, to the one that runs."""
    known = [each.year for each in own(repository.bureau.training_years) if each.year is not None]
    if known:
        return range(min(known), this_year + 1)
    years = case_years(repository)
    return range(max(min(years), this_year - 1), this_year + 1) if years else range(0)


def _still_to_come(law: Law, year: int, left: list[str | None]) -> Iterator[Problem]:
    if left and law.as_of.month >= TRAINING_REMINDER_MONTH:
        last = date(year, 12, 31)
        yield problem(
            Place("registers/personnel.yaml"),
            "{year} 年还没有参加培训的：{people}",
            remedy="请在 {last} 前安排培训并登记。",
            severity=Severity.INFO,
            deadline=Deadline(due=last, late_after=last, state=State.RUNNING),
            year=year,
            people=left,
            last=last,
        )


@rule(
    "OFF023",
    title="法制审核人员不少于执法人员的百分之五",
    basis=["G118-11-b", "G118-11-c"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def enough_reviewers(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """As a rule, reviewers are no fewer than five in a hundred of the bureau's officers.

    Counted are people in post on the day of judging: officers of the bureau's own, reviewers of its own and those
    pooled from other organs. A warning, as the text says 原则上. Where there is no reviewer at all, REG005 says so.

    Remedy: appoint another reviewer, or enter those whom the system pools (统筹调用).
    """
    bureau = repository.bureau
    officers = [each for each in _own_people(bureau, OFFICER) if each.is_in_post(law.as_of)]
    reviewers = [each for each in own(bureau.staff.values()) if REVIEWER in each.roles and each.is_in_post(law.as_of)]
    if reviewers and len(reviewers) < REVIEWERS_SHARE * len(officers):
        yield problem(
            reviewers[0].at(),
            "法制审核人员 {reviewers} 名，执法人员 {officers} 名，不到百分之五",
            remedy="请增配法制审核人员；统筹调用的法律顾问、公职律师，连同所在机关登记。",
            reviewers=len(reviewers),
            officers=len(officers),
        )


@rule(
    "OFF024",
    title="初次从事处罚审核的人员有法律职业资格",
    basis=["PL-58-2", "PL2017-reviewer"],
    scope="repository",
    blocks_publication=False,
)
def penalty_reviewers_are_qualified(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Whoever took up the review of penalties under the law that asks for it holds the lawyer's qualification on the
    day of each review.

    What counts is the day on which the person took up legal review: before that law nobody was asked. Of a beginning
    under the older text, which is not at hand, it is a warning. A beginning that is not on record cannot be judged.
    Permits and inspections may be reviewed by others. One finding for each person, at the first review.

    Remedy: enter the qualification, or the day on which the person took up review; else let somebody qualified review.
    """
    for id_, reviews in _by_person(repository, PENALTY_REVIEW).items():
        person = repository.bureau.staff[id_]
        on, key = reviews[0]
        began = person.reviewer_since
        if began is None:
            yield problem(
                key.place,
                "{name}审核了处罚决定，没有登记法律职业资格，也没有登记何时开始从事法制审核，无法判断",
                remedy="请在人员名录中填写法律职业资格证书号；没有资格的，填写从事法制审核的起始日期。",
                severity=Severity.UNDETERMINED,
                name=person.name,
            )
            continue
        row = next((each for each in _QUALIFICATION if basis(each).in_force(began)), None)
        if row is not None:
            yield problem(
                key.place,
                "{name}自 {began} 起从事法制审核，{on} 审核处罚决定时没有法律职业资格（案件 {cases}）",
                remedy="请补登法律职业资格；没有取得的，改由有资格的人员审核。",
                severity=at_most_warning(row),
                basis=(row,),
                name=person.name,
                began=began,
                on=on,
                cases=list(dict.fromkeys(each.case for _, each in reviews)),
            )


@rule(
    "OFF025",
    title="计划的培训已经举办",
    basis=["S-66"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def planned_sessions_were_held(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A session of the training plan was held by the end of its year.

    A session put off within the year is in order; the year that runs is not judged. One finding for each year.

    Remedy: enter the day on which it was held; a session that was given up is taken out of the plan, with the reason.
    """
    for year in own(repository.bureau.training_years):
        if year.year is None or year.year >= law.as_of.year:
            continue
        if missed := [each.title for each in year.sessions if each.held_on is None]:
            yield problem(
                year.at("sessions"),
                "{year} 年计划的培训没有举办的记录：{sessions}",
                remedy="请补登举办日期；取消的，从计划中删去并在备注里说明。",
                year=year.year,
                sessions=missed,
            )
