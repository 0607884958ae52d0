"""REC: approved by the head, sealed, in two copies, signed, where the law says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.basis import BASIS
from enforcement_cli.law.instrument_marks import APPROVALS, SEALS, SIGNED_BY_CONCERNED
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.instrument_marks import (
    approved_by_the_head,
    form_signed_by_officers,
    inventory_in_two_copies,
    sealed_where_the_law_says,
    usual_signatures_there,
)
from tests.builders import SOUND, Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, paper, says, unread
from tests.outcome_builders import OUTCOMES

RULES = (
    approved_by_the_head,
    sealed_where_the_law_says,
    inventory_in_two_copies,
    usual_signatures_there,
    form_signed_by_officers,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def test_the_tables_speak_of_steps_papers_and_rows_that_there_are(vocabularies: dict[str, set[str]]) -> None:
    assert {each.step for each in APPROVALS} | {
        step for each in APPROVALS for step in each.other_steps
    } <= vocabularies["step_name"]
    papers = (
        {form for each in APPROVALS for form in each.forms} | {each.type for each in SEALS} | {*SIGNED_BY_CONCERNED}
    )
    assert papers <= vocabularies["record_type"]
    assert {each.basis for each in (*APPROVALS, *SEALS)} <= set(BASIS)


def nobody(what: str, on: str = "2026-03-06") -> list[str]:
    return [f"undetermined: {on} 的{what}由谁批准没有填写，应当经本行政机关负责人批准，无法判断"]


def wrong(what: str, name: str = "丁示例", severity: str = "error", on: str = "2026-03-06") -> list[str]:
    return [f"{severity}: {on} 的{what}由{name}批准，其在人员名录中不是本行政机关负责人"]


SAVED = "先行登记保存"
SEIZED = "查封扣押"


def saved(**more: Any) -> Draft:
    return penalty().step(SAVED, "2026-03-06", **more)


def seized(**more: Any) -> Draft:
    return penalty().step(SEIZED, "2026-03-06", **more)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(saved(approved_by="P09"), [], id="registered evidence, by the head"),
        pytest.param(saved(), nobody(SAVED), id="by nobody"),
        pytest.param(saved(approved_by="P04"), wrong(SAVED), id="by an officer"),
        pytest.param(saved(approved_by="P77"), [], id="by somebody unknown: OFF001"),
        pytest.param(
            saved(approved_by="P04").set("registers/personnel/3/roles", ["执法人员", "负责人"]), [], id="a deputy"
        ),
        pytest.param(
            paper(saved(), "R20", "先行登记保存审批表", "2026-03-06", approved_by="P09"), [], id="on the form"
        ),
        pytest.param(
            paper(saved(), "R20", "先行登记保存审批表", "2026-03-06", approved_by="P04"),
            wrong(SAVED),
            id="the form: an officer",
        ),
        pytest.param(
            paper(saved(label="第一批"), "R20", "先行登记保存审批表", "2026-03-06", approved_by="P09", label="第二批"),
            nobody(SAVED),
            id="another batch's form",
        ),
        pytest.param(
            paper(saved(proved_by=["R20"]), "R20", "决定审批表", "2026-03-06", approved_by="P09"),
            [],
            id="another form, named",
        ),
        pytest.param(
            paper(saved(), "R20", "决定审批表", "2026-03-06", approved_by="P09"),
            nobody(SAVED),
            id="another form, not named",
        ),
        pytest.param(
            paper(saved(), "R20", "先行登记保存审批表", "2026-03-06", approved_by="P09", step="询问"),
            nobody(SAVED),
            id="a form of another step",
        ),
        pytest.param(
            paper(saved(label="第一批"), "R20", "先行登记保存审批表", "2026-03-06", approved_by="P09"),
            [],
            id="one form for all batches",
        ),
        pytest.param(
            paper(saved(), "R20", "先行登记保存审批表", "2026-03-06", approved_by="P09", label="第一批"),
            [],
            id="a form with a label, a step without",
        ),
        pytest.param(
            seized(label="第一批").step("报告批准", "2026-03-05", approved_by="P09", label="第二批"),
            nobody(SEIZED),
            id="another batch was reported",
        ),
        pytest.param(
            seized(urgent="yes").add("steps", {"step": "补办批准"}), [], id="urgent, to be made good on a day to come"
        ),
        pytest.param(
            paper(saved(label="第一批"), "R20", "先行登记保存审批表", "2026-03-06", approved_by="P09", label="第一批"),
            [],
            id="its own batch's form",
        ),
        pytest.param(
            paper(
                paper(saved(), "R20", "先行登记保存审批表", "2026-03-06"),
                "R21",
                "先行登记保存审批表",
                "2026-03-06",
                approved_by="P09",
            ),
            [],
            id="two forms, one of which names the head",
        ),
        pytest.param(penalty().add("steps", {"step": SAVED}), [], id="on a day to come"),
        pytest.param(
            inspection().step(SAVED, "2026-03-06"), [], id="the law on penalties does not speak of inspections"
        ),
        pytest.param(
            seized(urgent="yes", approved_by="P04"), wrong(SEIZED), id="urgent, and approved by an officer at once"
        ),
        pytest.param(saved().drop("registers/personnel"), [], id="no register"),
        pytest.param(penalty().step(SAVED, "2026-12-10"), [], id="today"),
        pytest.param(penalty().step(SAVED, "2021-07-14"), [], id="the older law"),
        pytest.param(penalty().step(SAVED, "2021-07-15"), nobody(SAVED, "2021-07-15"), id="the first day of the law"),
        pytest.param(seized(approved_by="P09"), [], id="a seizure, by the head"),
        pytest.param(seized(), nobody(SEIZED), id="a seizure, by nobody"),
        pytest.param(seized(approved_by="P04"), wrong(SEIZED), id="a seizure, by an officer"),
        pytest.param(seized().step("报告批准", "2026-03-05", approved_by="P09"), [], id="reported before"),
        pytest.param(seized(urgent="yes"), [], id="urgent, not made good yet: the clock of CL 19"),
        pytest.param(
            seized(urgent="yes").step("补办批准", "2026-03-06", approved_by="P09"), [], id="urgent, made good"
        ),
        pytest.param(
            seized(urgent="yes").step("补办批准", "2026-03-06", approved_by="P04"),
            wrong(SEIZED),
            id="made good by an officer",
        ),
        pytest.param(seized(urgent="yes").step("补办批准", "2026-03-06"), nobody(SEIZED), id="made good by nobody"),
        pytest.param(
            seized(approved_by="P09").step("延长查封扣押", "2026-04-02"),
            nobody("延长查封扣押", "2026-04-02"),
            id="extended",
        ),
        pytest.param(
            seized(approved_by="P09").step("延长查封扣押", "2026-04-02", approved_by="P09"),
            [],
            id="extended by the head",
        ),
        pytest.param(
            inspection().set("steps/0/approved_by", "P04"),
            wrong("检查审批", severity="warning", on="2026-03-02"),
            id="an inspection, by an officer",
        ),
        pytest.param(
            inspection().drop("steps/0/approved_by").drop("records/0/approved_by"),
            ["warning: 2026-03-02 的检查审批由谁批准没有填写，应当经本行政机关负责人批准，无法判断"],
            id="an inspection, by nobody",
        ),
        pytest.param(
            inspection().drop("steps/0/approved_by").drop("records/0/approved_by").set("steps/0/on", "2025-12-31"),
            [],
            id="an inspection, before the year after the model forms",
        ),
        pytest.param(inspection().drop("steps/0/approved_by"), [], id="an inspection, on the form"),
        pytest.param(
            paper(penalty(), "R20", "强制执行申请书", "2026-06-01"),
            ["undetermined: 2026-06-01 的强制执行申请书没有写明由谁签名，应当由行政机关负责人签名，无法判断"],
            id="an application to the court, signed by nobody",
        ),
        pytest.param(paper(penalty(), "R20", "强制执行申请书", "2026-06-01", approved_by="P09"), [], id="by the head"),
        *(
            pytest.param(
                paper(penalty(), "R20", "强制执行申请书", "2026-06-01")
                .set("decisions/0/record", "R20")
                .set("decisions/0/approval", approval),
                ["undetermined: 2026-06-01 的强制执行申请书没有写明由谁签名，应当由行政机关负责人签名，无法判断"],
                id=f"the decision that it is: approved as {approval}",
            )
            for approval in (None, {"on": "2026-06-01"})
        ),
        pytest.param(
            paper(
                penalty(),
                "R20",
                "强制执行申请书",
                "2026-06-01",
                signatures=[{"name": "甲示例", "capacity": "执法人员"}],
            ),
            ["undetermined: 2026-06-01 的强制执行申请书没有写明由谁签名，应当由行政机关负责人签名，无法判断"],
            id="an officer's signature beside",
        ),
        pytest.param(
            paper(
                penalty(), "R20", "强制执行申请书", "2026-06-01", signatures=[{"name": "戊示例", "capacity": "负责人"}]
            ),
            [],
            id="by the head, as a signature",
        ),
        pytest.param(
            paper(penalty(), "R20", "强制执行申请书", "2026-06-01", approved_by="P04"),
            ["error: 2026-06-01 的强制执行申请书由丁示例签名，其在人员名录中不是本行政机关负责人"],
            id="by an officer",
        ),
        pytest.param(
            paper(penalty(), "R20", "强制执行申请书", "2026-06-01").set("decisions/0/record", "R20"),
            [],
            id="by who approved the decision that it is",
        ),
        pytest.param(
            paper(penalty(), "R20", "强制执行申请书", "2026-06-01", approved_by="P77"), [], id="unknown: OFF001"
        ),
        pytest.param(paper(permit(), "R20", "强制执行申请书", "2026-06-01"), [], id="in a permit's case"),
        pytest.param(saved().set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_approved_by_the_head(draft: Draft, expected: list[str]) -> None:
    assert says(approved_by_the_head, draft) == expected


def test_what_the_place_of_a_wrong_approver_is() -> None:
    found = findings(approved_by_the_head, paper(saved(), "R20", "先行登记保存审批表", "2026-03-06", approved_by="P04"))

    assert [(each.place.file.rpartition("/")[2], each.place.pointer) for each in found] == [
        ("records.yaml", (9, "approved_by"))
    ]


def test_forms_that_could_not_be_read_may_name_the_head() -> None:
    assert says(approved_by_the_head, unread(saved(), "records")) == []
