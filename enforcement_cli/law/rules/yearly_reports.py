"""The two reports of every January 年报: the year's figures of enforcement, and the report on open government."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.bureau import Agency
from enforcement_cli.cases.bureau_registers import own
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.registers_yearly import YearlyReport
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.yearly_duties import OPENNESS, STATISTICS, ReportDuty, case_years, years_owed
from enforcement_cli.problems import Deadline, Place, Problem, Severity, State, problem

REGISTER = "reports"
_READING = "“1月31日前”包括1月31日当天，2月1日起为逾期；当天是休息日的也不顺延"


@rule(
    "REG007",
    title="1月31日前公开并报送执法统计年报",
    basis=["G118-6-f"],
    clocks=["yearly-statistics"],
    scope="repository",
    blocks_publication=False,
    reading=_READING,
)
def statistics_reported(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The figures of the year before are published, and sent to the people's government and to the superior
    department, by 31 January.

    The 31st is in time. The names of the two organs are those of enforce.yaml, as far as it has them. Asked for every
    year since the first in the register, and for the last year where there were cases by then; January brings a hint.
    A register that does not exist is REG002's, one of samples only REG001's.

    Remedy: publish and send it at once; enter the days; explain a late one with `enforce waive`.
    """
    yield from _reported(repository, law, STATISTICS)


@rule(
    "REG008",
    title="1月31日前提交并公布政府信息公开年报",
    basis=["OGI-49-1"],
    clocks=["yearly-ogi-report"],
    scope="repository",
    blocks_publication=False,
    reading=_READING,
)
def openness_reported(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The report on open government of the year before is handed to the organ in charge of it at this level, and
    published, by 31 January.

    It is another report than that of REG007. The 31st is in time. Asked as there; one organ is enough.

    Remedy: hand it in and publish it at once; enter the days; explain a late one with `enforce waive`.
    """
    yield from _reported(repository, law, OPENNESS)


def _reported(repository: RepositoryFacts, law: Law, duty: ReportDuty) -> Iterator[Problem]:
    bureau = repository.bureau
    if not bureau.is_begun(REGISTER):
        return
    reports = {each.year: each for each in own(bureau.yearly_reports) if each.kind == duty.kind}
    years = years_owed(filter(None, reports), case_years(repository), law.as_of.year - 1)
    for year in years:
        if year >= duty.first_year:
            yield from _judged(duty, year, reports.get(year), law, bureau.agency)


def _judged(duty: ReportDuty, year: int, report: YearlyReport | None, law: Law, agency: Agency) -> Iterator[Problem]:
    due = duty.due(year)
    parts = _parts(duty, report, agency, law.as_of)
    open_ = [name for name, on in parts if on is None]
    late = [f"{name} {on.isoformat()}" for name, on in parts if on is not None and on > due]
    place = report.at() if report is not None else Place(f"registers/{REGISTER}.yaml")
    if open_ and law.as_of <= due:
        yield problem(
            place,
            "{year} 年的{kind}应当在 {due} 前完成，还没有：{open}",
            remedy="请按时公开、报送，并在年报登记中填写日期。",
            severity=Severity.INFO,
            deadline=Deadline(due=due, late_after=due, state=State.RUNNING),
            year=year,
            kind=duty.kind,
            due=due,
            open=open_,
        )
    elif open_:
        yield problem(
            place,
            "{year} 年的{kind}已过 {due}，还没有：{open}",
            remedy="请立即公开、报送，并在年报登记中填写日期；已经完成的，补登，机关名称写得与 enforce.yaml 一致。",
            deadline=Deadline(due=due, late_after=due, state=State.OVERDUE),
            year=year,
            kind=duty.kind,
            due=due,
            open=open_,
        )
    elif late:
        yield problem(
            place,
            "{year} 年的{kind}晚于 {due}：{late}",
            remedy="请核对日期；确属逾期的，用 enforce waive 如实登记说明，不得改动日期。",
            deadline=Deadline(due=due, late_after=due, state=State.LATE),
            year=year,
            kind=duty.kind,
            due=due,
            late=late,
        )


def _parts(duty: ReportDuty, report: YearlyReport | None, agency: Agency, as_of: date) -> list[tuple[str, date | None]]:
    """What has to be done, each with the day on which it was done; None where it was not, by the day of judging."""
    done = {each.organ: each.on for each in report.reported if each.organ} if report is not None else {}
    parts = [("公开", report.published_on if report is not None else None)]
    if duty.names_organs:
        named = [("报本级人民政府", agency.government), ("报上级主管部门", agency.superior)]
        left = [on for organ, on in done.items() if organ not in {name for _, name in named}]
        for title, name in named:
            if name is not None:
                parts.append((title, done.get(name)))
            else:
                parts.append((title, left.pop(0) if left else None))
    else:
        parts.append(("报政府信息公开工作主管部门", next((on for on in done.values() if on is not None), None)))
    return [(name, on if on is not None and on <= as_of else None) for name, on in parts]
