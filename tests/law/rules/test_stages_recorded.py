"""REC: every stage leaves a record, and the decision is written on the document that fits it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.law.basis import BASIS
from enforcement_cli.law.outcome_documents import DOCUMENTS
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.stages_recorded import (
    document_fits_outcome,
    every_stage_recorded,
    transfer_carries_its_report,
)
from enforcement_cli.law.stages import FREE_OF_PERFORMANCE, STAGES
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, paper, says, with_parts
from tests.outcome_builders import OUTCOMES

RULES = (every_stage_recorded, document_fits_outcome, transfer_carries_its_report)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def test_the_tables_speak_of_what_there_is(vocabularies: dict[str, set[str]]) -> None:
    for each in STAGES:
        assert each.kind in vocabularies["case_kind"]
        assert set(each.procedures) <= vocabularies["procedure"]
        assert set(each.outcomes) <= vocabularies["outcome"]
        assert set(each.steps) <= vocabularies["step_name"]
        assert set(each.types) <= vocabularies["record_type"]
    assert vocabularies["penalty_kind"] >= FREE_OF_PERFORMANCE
    for outcome, row in DOCUMENTS.items():
        assert outcome in vocabularies["outcome"]
        assert set(row.types) <= vocabularies["record_type"]
        assert set(row.basis) <= set(BASIS)


def gap(outcome: str, *stages: str, on: str = "2026-03-25", severity: str = "error") -> list[str]:
    return [f"{severity}: {on} 作出的第 1 个决定（{outcome}），案卷里完全没有这些环节的记录：{'、'.join(stages)}"]


def without(draft: Draft, steps: tuple[str, ...], types: tuple[str, ...]) -> Draft:
    """The draft without these steps, and without records of these types or of these steps."""
    draft.drop_steps(*steps)
    draft.records = [each for each in draft.records if each["type"] not in types and each.get("step") not in steps]
    return draft


def unopened(draft: Draft) -> Draft:
    return without(draft, ("立案",), ("立案审批表",))


def uninvestigated(draft: Draft) -> Draft:
    draft = without(draft, ("现场检查", "询问", "调查终结"), ())
    return draft.drop("decisions/0/evidence")


def unchecked(draft: Draft) -> Draft:
    draft = without(draft, ("负责人审批", "调查终结"), ("决定审批表",))
    return paper(draft.drop("decisions/0/approval"), "R08", "行政处罚决定书", "2026-03-25")


CLOSED = "2026-06-01"


def closed(draft: Draft, on: str = CLOSED) -> Draft:
    """The draft closed, with nothing performed."""
    draft.decisions[0].pop("performance", None)
    return draft.set("closed_on", on)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(unopened(penalty()), gap("给予处罚", "启动"), id="how it began"),
        pytest.param(
            unopened(penalty()).set("source", {"kind": "投诉举报", "record": "R01"}), [], id="the lead's paper shows it"
        ),
        pytest.param(unopened(penalty()).step("案源登记", "2026-03-02"), [], id="the lead was registered"),
        pytest.param(paper(unopened(penalty()), "R20", "案源登记表", "2026-03-02"), [], id="its form"),
        pytest.param(uninvestigated(penalty()), gap("给予处罚", "调查取证"), id="what was investigated"),
        pytest.param(paper(uninvestigated(penalty()), "R20", "照片", "2026-03-04"), [], id="pictures will do"),
        pytest.param(
            uninvestigated(penalty()).set("decisions/0/evidence", [{"kind": "书证", "name": "台账"}]),
            [],
            id="evidence will do",
        ),
        pytest.param(unchecked(penalty()), gap("给予处罚", "审核"), id="who checked it"),
        pytest.param(unchecked(penalty()).set("decisions/0/approval", {"by": "P09"}), [], id="an approval will do"),
        pytest.param(unchecked(penalty()).set("review", [{"decision": 1}]), [], id="a review will do"),
        pytest.param(
            unchecked(penalty()).set("decisions/0/deliberation", {"on": "2026-03-23"}), [], id="a deliberation will do"
        ),
        pytest.param(
            unchecked(penalty()).set("decisions/0/deliberation", {"needed": "no"}),
            gap("给予处罚", "审核"),
            id="no deliberation is none",
        ),
        pytest.param(
            unopened(unchecked(uninvestigated(penalty()))), gap("给予处罚", "启动", "调查取证", "审核"), id="all in one"
        ),
        pytest.param(
            unopened(penalty()).set("decisions/0/made_on", "2021-07-14"),
            gap("给予处罚", "启动", on="2021-07-14", severity="warning"),
            id="the day before the law: G118 only",
        ),
        pytest.param(
            unopened(penalty()).set("decisions/0/made_on", "2021-07-15"),
            gap("给予处罚", "启动", on="2021-07-15"),
            id="the first day of the law",
        ),
        pytest.param(
            unopened(penalty()).set("decisions/0/made_on", "2018-12-05"),
            gap("给予处罚", "启动", on="2018-12-05", severity="warning"),
            id="the first day of G118",
        ),
        pytest.param(unopened(penalty()).set("decisions/0/made_on", "2018-12-04"), [], id="before G118"),
        pytest.param(unopened(penalty()).set("decisions/0/made_on", "2026-12-10"), [], id="decided today"),
        pytest.param(unopened(penalty()).drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(unopened(penalty()).set("decisions/0/decision", 2), [], id="the second decision of a case"),
        pytest.param(unopened(penalty()).set("links", {"split_from": "2026-0005"}), [], id="split from another case"),
        pytest.param(unopened(penalty()).set("links", {"replaces": "2025-0005"}), [], id="in place of another"),
        pytest.param(unopened(penalty()).set("links", {"corrects": "2025-0005"}), [], id="correcting another"),
        pytest.param(
            unopened(penalty()).set("links", {"from_inspection": "2026-0005"}),
            gap("给予处罚", "启动"),
            id="from an inspection",
        ),
        pytest.param(unopened(penalty()).set("kind", "行政强制"), [], id="the procedure of another kind"),
        pytest.param(unopened(penalty()).set("decisions/0/outcome", "撤案"), [], id="withdrawn"),
        pytest.param(closed(penalty()), gap("给予处罚", "执行"), id="closed, and how was it performed"),
        pytest.param(closed(penalty(), "2026-12-10"), [], id="closed today"),
        pytest.param(
            closed(penalty()).set("decisions/0/performance", [{"kind": "缴纳罚款"}]),
            [],
            id="performed",
        ),
        pytest.param(paper(closed(penalty()), "R20", "缴款凭证", "2026-04-02"), [], id="the receipt of the bank"),
        pytest.param(closed(penalty()).step("申请法院强制执行", "2026-05-30"), [], id="at court"),
        pytest.param(closed(penalty()).set("decisions/0/penalties", [{"kind": "警告"}]), [], id="a warning"),
        pytest.param(closed(penalty()).set("decisions/0/fate", [{"event": "撤销"}]), [], id="undone later"),
        pytest.param(closed(on_the_spot()), gap("给予处罚", "执行", on="2026-03-04"), id="on the spot, closed"),
        pytest.param(on_the_spot(), [], id="on the spot"),
        pytest.param(
            without(permit(), ("收到申请", "受理"), ("申请书",)),
            gap("准予", "启动", on="2026-03-20", severity="warning"),
            id="a permit without an application",
        ),
        pytest.param(
            without(permit(), ("现场核查",), ("决定审批表",)).drop("decisions/0/approval").set("review", []),
            gap("准予", "审查", on="2026-03-20", severity="warning"),
            id="a permit that nobody examined",
        ),
        pytest.param(
            without(inspection(), ("现场检查",), ("现场检查笔录", "检查结论")),
            gap("未发现问题", "检查", on="2026-03-04", severity="warning"),
            id="an inspection without a record",
        ),
        pytest.param(
            without(inspection().set("mode", "非现场"), ("现场检查",), ("现场检查笔录", "检查结论")),
            [],
            id="without a visit",
        ),
        pytest.param(unopened(penalty()).set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_every_stage_recorded(draft: Draft, expected: list[str]) -> None:
    assert says(every_stage_recorded, draft) == expected


@pytest.mark.parametrize(("made", "basis"), [("2021-07-14", ("G118-s3",)), ("2021-07-15", ("PL-47",))])
def test_stages_are_asked_for_by_the_law_of_the_day(made: str, basis: tuple[str, ...]) -> None:
    (found,) = findings(every_stage_recorded, unopened(penalty()).set("decisions/0/made_on", made))

    assert found.basis == basis


def test_records_that_cannot_be_read_say_nothing() -> None:
    broken = problem(Place("cases/2026/2026-0001/records.yaml", line=3, column=1), "示例")
    case = with_parts(unopened(penalty()), troubles=((trouble.YAML, broken),))

    assert [says(rule, case) for rule in (every_stage_recorded, document_fits_outcome)] == [[], []]


def misfit(outcome: str, document: str, *usual: str, severity: str = "error") -> list[str]:
    return [f"{severity}: 第 1 个决定的处理结果是{outcome}，决定书却写为{document}，通常是{'、'.join(usual)}"]


def decided(draft: Draft, outcome: str, document: str) -> Draft:
    return draft.set("decisions/0/outcome", outcome).set("decisions/0/document", document)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            decided(penalty(), "给予处罚", "责令改正通知书"),
            misfit("给予处罚", "责令改正通知书", "行政处罚决定书", "当场处罚决定书"),
            id="a penalty",
        ),
        pytest.param(
            decided(penalty(), "不予处罚", "责令改正通知书"),
            misfit("不予处罚", "责令改正通知书", "不予处罚决定书", severity="warning"),
            id="no penalty: usual form only",
        ),
        pytest.param(
            decided(permit(), "不予", "补正告知书"), misfit("不予", "补正告知书", "不予许可决定书"), id="a refusal"
        ),
        pytest.param(
            decided(permit(), "不予受理", "材料接收凭证"),
            misfit("不予受理", "材料接收凭证", "不予受理通知书"),
            id="not accepted",
        ),
        pytest.param(decided(permit(), "准予", "许可证件"), [], id="the permit is the decision"),
        pytest.param(
            decided(penalty(), "移送公安", "决定审批表"), misfit("移送公安", "决定审批表", "移送书"), id="to the police"
        ),
        pytest.param(
            decided(inspection(), "责令改正", "事先告知书"),
            misfit("责令改正", "事先告知书", "检查结论", "责令改正通知书", severity="warning"),
            id="an inspection",
        ),
        pytest.param(decided(penalty(), "给予处罚", "不予处罚决定书"), [], id="a name of another outcome: PRO050"),
        pytest.param(decided(permit(), "不予", "许可决定书"), [], id="a grant's document: PRO050"),
        pytest.param(decided(inspection(), "责令改正", "责令改正通知书"), [], id="an order"),
        pytest.param(decided(penalty(), "给予处罚", "其他"), [], id="another paper"),
        pytest.param(decided(penalty(), "撤案", "行政处罚决定书"), [], id="no form is prescribed"),
        pytest.param(penalty().drop("decisions/0/document"), [], id="not said"),
        pytest.param(penalty().drop("decisions/0/outcome"), [], id="no outcome"),
        pytest.param(
            on_the_spot().set("decisions/0/document", "行政处罚决定书"),
            ["warning: 简易程序的第 1 个决定没有使用预定格式、编有号码的当场处罚决定书"],
            id="on the spot, on another form",
        ),
        pytest.param(decided(on_the_spot(), "不予处罚", "不予处罚决定书"), [], id="on the spot, no penalty"),
        pytest.param(
            penalty().set("decisions/0/document", "当场处罚决定书"), [], id="the booklet's form in another case"
        ),
        pytest.param(
            decided(penalty(), "给予处罚", "不予处罚决定书").set("decisions/0/made_on", "2026-12-10"),
            [],
            id="decided today",
        ),
        pytest.param(
            decided(penalty(), "给予处罚", "责令改正通知书").set("decisions/0/made_on", "2021-07-14"),
            misfit("给予处罚", "责令改正通知书", "行政处罚决定书", "当场处罚决定书", severity="warning"),
            id="the older law",
        ),
    ],
)
def test_document_fits_outcome(draft: Draft, expected: list[str]) -> None:
    assert says(document_fits_outcome, draft) == expected


NO_REPORT = ["error: 2026-03-25 决定移送公安，案卷里没有涉嫌犯罪案件情况的调查报告"]


def to_police() -> Draft:
    draft = decided(penalty(), "移送公安", "移送书")
    draft.records = [each for each in draft.records if each["type"] != "调查终结报告"]
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(to_police(), NO_REPORT, id="no report"),
        pytest.param(paper(to_police(), "R20", "调查终结报告", "2026-03-20"), [], id="the usual report"),
        pytest.param(
            paper(to_police(), "R20", "其他", "2026-03-20", title="涉嫌犯罪案件情况的调查报告"), [], id="by its name"
        ),
        pytest.param(to_police().set("decisions/0/outcome", "移送其他机关"), [], id="to another organ"),
        pytest.param(to_police().set("decisions/0/made_on", "2026-12-10"), [], id="decided today"),
        pytest.param(to_police().drop("decisions/0/made_on"), [], id="a draft"),
    ],
)
def test_transfer_carries_its_report(draft: Draft, expected: list[str]) -> None:
    assert says(transfer_carries_its_report, draft) == expected
