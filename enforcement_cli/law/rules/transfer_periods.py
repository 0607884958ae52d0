"""Suspected crime 移送: decided in three days, handed over in twenty-four hours, the goods three days after the filing."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import runs
from enforcement_cli.law.periods import tell_period
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

DECIDED = "正职负责人或者主持工作的负责人应当自接到移送报告之日起三日内决定是否移送"
SENT = "决定批准移送的，应当在二十四小时内向同级公安机关移送"
HANDED = "应当自接到公安机关立案通知书之日起三日内移交涉案物品和有关材料"


@rule(
    "PRO033",
    title="涉嫌犯罪案件三日内决定、二十四小时内移送",
    basis=["TR-5-2-a", "TR-5-2-b", "TR-12"],
    clocks=["transfer-decision-3", "transfer-24h", "transfer-items-3"],
    blocks_publication=False,
    reading="三日是否为工作日，原文没有说明：按自然日也未逾期的为合乎规定，按工作日也已逾期的为不符，两者之间无法判断。",
)
def crime_transferred_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """Whether to transfer a suspected crime is decided within three days of the report, and done within twenty-four hours.

    After the police have filed the case, goods and papers are handed over within three days. The text does not say
    which days these are: both counts are told, and only what is late by both is an error. Hours run from the time of
    the approval; days on which the time does not matter need none, otherwise a missing time is undetermined, as is an
    approval that does not say whether it approves. A refusal ends the first period like an approval. Since 7 August
    2020.

    Remedy: enter days and times; what has not been done is done now.
    """
    if case.kind != "行政处罚" or case.is_state_secret or not can_read(case, "decisions"):
        return
    for run in runs("transfer-decision-3", case, law):
        yield from tell_period(
            run,
            law,
            DECIDED,
            remedy="已经决定的，请补记“移送审批”环节；没有决定的，立即报请决定。",
            basis=("TR-5-2-a",),
        )
    for run in runs("transfer-24h", case, law):
        yield from tell_period(
            run, law, SENT, remedy="已经移送的，请补记“移送”环节及其时刻；没有移送的，立即移送。", basis=("TR-5-2-b",)
        )
    for run in runs("transfer-items-3", case, law):
        yield from tell_period(
            run,
            law,
            HANDED,
            remedy="已经移交的，请补记“移交涉案物品”环节；没有移交的，立即移交并办结交接手续。",
            basis=("TR-12",),
        )
    for step in case.steps_named("移送审批"):
        if step.approved is None and step.on is not None:
            yield problem(
                step.at(),
                "移送审批（{on}）没有写明是否批准，是否应当在二十四小时内移送无法判断",
                remedy="请在“批准”中填写 yes 或者 no；不批准的写明理由。",
                severity=Severity.UNDETERMINED,
                basis=("TR-5-2-b",),
                on=step.on,
            )
