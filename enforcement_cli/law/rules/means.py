"""Means and use 保障和运用: money in the budget, devices for the recording plan, records put to use, letters answered."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.bureau_registers import own
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.registers_yearly import BudgetYear
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.yearly_duties import case_years, years_owed
from enforcement_cli.problems import Deadline, Place, Problem, Severity, State, problem

BUDGET_HEADS = ("日常运转", "人员聘用", "装备购置", "场所配置", "政府购买服务")
"""What the fund for the three systems is for (实施方案四(二))."""

KINDS_OF_DEVICE = ("照相机", "录音机", "录音笔", "摄像机", "执法记录仪", "视频监控")


@rule(
    "REG009",
    title="执法装备、经费列入预算，五个方面齐全",
    basis=["S-61", "S-62", "G118-22"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def budget_is_complete(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Each year's budget has a line for the equipment and one for the funds of enforcement, and the five heads of the
    fund for the three systems.

    A register that does not exist is REG002's, one of samples only REG001's. An amount of 0 is an answer: nothing was needed that year. A year that has ended without any entry is told, from
    the first year in the register on; for the year that runs it is a hint, as no text says by when a budget is due.
    Warnings: how much is enough is not for a machine, and the fund is to be promoted (推动建立). One finding a year.

    Remedy: complete the year in `registers/budget.yaml`; what is missing in fact is applied for.
    """
    bureau = repository.bureau
    if not bureau.is_begun("budget"):
        return
    years = {each.year: each for each in own(bureau.budget_years)}
    for year in years_owed(filter(None, years), case_years(repository), law.as_of.year):
        entry = years.get(year)
        if entry is None:
            yield problem(
                Place("registers/budget.yaml"),
                "没有登记 {year} 年的执法经费预算",
                remedy="请补登该年列入财政预算的执法装备、经费和五个方面的专项经费。",
                severity=Severity.INFO if year == law.as_of.year else None,
                year=year,
            )
        elif missing := _missing(entry):
            yield problem(
                entry.at(),
                "{year} 年的预算没有写：{missing}",
                remedy="请补写数额；当年不需要的写 0，需要而没有列入的，按程序申请纳入预算。",
                year=year,
                missing=missing,
            )


def _missing(entry: BudgetYear) -> list[str]:
    heads = {each.head for each in entry.heads if each.amount is not None}
    lines = [("执法装备", entry.equipment), ("执法经费", entry.funds)]
    return [name for name, amount in lines if amount is None] + [each for each in BUDGET_HEADS if each not in heads]


@rule(
    "REG010",
    title="音像记录清单要求的设备都有",
    basis=["S-31", "G118-8-d"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def devices_for_the_plan(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Whatever kind of device the recording plan names for a stage that must be recorded, one of it is in use.

    Only kinds that the register knows are compared, and stages with 应当 that are in force. Asked where the register
    has been begun; a device in use by nobody in particular counts.

    Remedy: enter the device; where there is none, buy one (REG009) or change the plan.
    """
    bureau = repository.bureau
    devices = own(bureau.devices.values())
    if not devices:
        return
    there = {each.kind for each in devices if each.is_in_use(law.as_of)}
    stages: dict[str, list[str]] = {}
    for entry in bureau.recording_plan:
        if (
            entry.duty == "应当"
            and (entry.from_ is None or entry.from_ <= law.as_of)
            and (entry.to is None or law.as_of <= entry.to)
        ):
            for kind in entry.devices:
                if kind in KINDS_OF_DEVICE and kind not in there and entry.stage is not None:
                    stages.setdefault(kind, []).append(entry.stage)
    for kind, their in stages.items():
        yield problem(
            Place(devices[0].file),
            "音像记录清单要求用{kind}记录{stages}，设备登记里没有在用的",
            remedy="请登记设备；确实没有的，申请购置或者修改音像记录清单。",
            kind=kind,
            stages=list(dict.fromkeys(their)),
        )


@rule(
    "REG011",
    title="记录得到运用",
    basis=["S-43", "G118-10"],
    severity=Severity.INFO,
    scope="repository",
    blocks_publication=False,
)
def records_are_used(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """In a year with cases, the records of enforcement were put to some use: review of files, supervision, appraisal,
    answering the public, decisions of policy, the credit system.

    A hint for the last year that has ended, where the register knows of no use at all; which uses are made, and how
    often, the texts leave to the bureau. A register that does not exist is REG002's, one of samples REG001's.

    Remedy: enter what the records were used for.
    """
    bureau = repository.bureau
    last = law.as_of.year - 1
    if not bureau.is_begun("record-uses") or last not in case_years(repository):
        return
    if not any(each.on is not None and each.on.year == last for each in bureau.record_uses):
        yield problem(
            Place("registers/record-uses.yaml"),
            "{year} 年没有登记全过程记录的运用",
            remedy="用于案卷评查、执法监督、评议考核、舆情应对、行政决策、社会信用体系的，请登记。",
            year=last,
        )


@rule(
    "REG012",
    title="监督文书按期答复",
    basis=["SUP-organ"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def supervision_is_answered(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A letter of the supervision organ is answered by the day it names itself.

    The day stands in the letter; none is counted here, so that a letter without one is only kept. Near the day there
    is a hint. A warning, as the text of the regulation is not at hand.

    Remedy: answer in writing and enter the day.
    """
    for letter in own(repository.bureau.supervision_letters):
        due, done = letter.reply_by, letter.replied_on
        if due is None or (done is not None and done <= due):
            continue
        if done is not None and done <= law.as_of:
            yield problem(
                letter.at("replied_on"),
                "监督文书 {id}（{kind}）要求 {due} 前答复，{done} 才答复",
                remedy="请核对日期；确属逾期的，用 enforce waive 如实登记说明。",
                deadline=Deadline(due=due, late_after=due, state=State.LATE),
                kind=letter.kind,
                id=letter.id,
                due=due,
                done=done,
            )
        elif law.as_of > due:
            yield problem(
                letter.at("reply_by"),
                "监督文书 {id}（{kind}）要求 {due} 前答复，还没有答复",
                remedy="请立即书面答复，并登记答复日期。",
                deadline=Deadline(due=due, late_after=due, state=State.OVERDUE),
                kind=letter.kind,
                id=letter.id,
                due=due,
            )
        elif (due - law.as_of).days <= law.due_soon_days:
            yield problem(
                letter.at("reply_by"),
                "监督文书 {id}（{kind}）应当在 {due} 前答复",
                remedy="请书面答复，并登记答复日期。",
                severity=Severity.INFO,
                deadline=Deadline(due=due, late_after=due, state=State.RUNNING),
                kind=letter.kind,
                id=letter.id,
                due=due,
            )
