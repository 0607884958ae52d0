"""What practice.md §3 says must not be asserted: lawful work of every day, in which no rule on records finds fault."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.rule import Rule, all_rules
from tests.builders import Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import av, paper, repository, says

MODULES = frozenset(
    {
        "archive",
        "closing",
        "instrument_marks",
        "number_series",
        "recording_times",
        "recusal",
        "retention",
        "secrecy_marks",
        "stages_recorded",
    }
)
RULES = [each for each in all_rules() if each.module in MODULES]


def found(rule: Rule, draft: Draft) -> list[str]:
    return says(rule, draft if rule.scope == "case" else repository(draft.case()))


def left(**more: Any) -> list[dict[str, Any]]:
    service = {
        "method": "留置送达",
        "started_on": "2026-03-26",
        "served_on": "2026-03-26",
        "servers": ["P01", "P02"],
        "identity_shown": "yes",
        "refused": "yes",
        "refusal_reason": "拒收",
    }
    return [{**service, **more}]


def off_site() -> Draft:
    draft = inspection().set("mode", "非现场").drop_steps("现场检查")
    draft.records = [each for each in draft.records if each["type"] != "现场检查笔录"]
    return draft


def given_up() -> Draft:
    """A hearing announced under another officer, to which the party did not come."""
    draft = penalty().step("听证通知", "2026-03-10", hearing={"held_on": "2026-03-22", "chair": "P04"})
    return draft.step(
        "终止听证", "2026-03-22", hearing={"held_on": "2026-03-22", "chair": "P04", "reason": "无正当理由不到场"}
    )


def jointly() -> Draft:
    draft = penalty().set("acting_as", "联合执法")
    draft.registers["personnel"].append({"id": "Q01", "name": "己示例", "roles": ["执法人员"], "organ": "示例县公安局"})
    draft.set("joint", {"lead": "示例县工业和信息化局", "with": ["示例县公安局"]})
    return draft.set("records/1/makers", ["P01", "P02", "Q01"])


def on_one_day() -> Draft:
    """A permit decided on the spot: application, acceptance, decision and certificate on one day."""
    draft = permit().set("procedure", "当场").set("decisions/0/outcome", "当场准予")
    draft.set("steps", [{"step": each, "on": "2026-03-20"} for each in ("收到申请", "受理", "颁发证件")])
    draft.records = [each for each in draft.records if each["type"] not in ("核查笔录", "受理通知书")]
    return draft


def absent() -> Draft:
    return penalty().set("records/1/party_absent", "yes").drop("records/1/signatures")


PRACTICE = {
    "left before a witness, without pictures": penalty().set("decisions/0/service", left(witnesses=["钱见证"])),
    "left before a camera": av(
        penalty().set("decisions/0/service", left(recordings=["R20"])), "录像", "2026-03-26", step="其他"
    ),
    "no sound or film at all: writing is enough": penalty(),
    "a fixed camera that runs all day": av(
        penalty(),
        "监控视频",
        "2026-03-04",
        step="现场检查",
        started_by="固定设备",
        started_at="00:00",
        ended_at="23:59",
    ),
    "photos that others handed in, of days before": av(penalty(), "照片", "2026-01-05", step="其他", makers=[]),
    "an inspection without a visit": off_site(),
    "an inspection that its inspectors alone signed": inspection().drop("records/1/signatures"),
    "the party was absent, and no witness: no measure": absent(),
    "a hearing given up": given_up(),
    "a number in another style": penalty().set("decisions/0/document_no", "示工信罚〔2026〕第001号"),
    "a number without a serial": penalty().set("decisions/0/document_no", "〔2026〕TQ第Q-4008号"),
    "a number in square brackets": penalty().set("decisions/0/document_no", "示工信罚[2026]1号"),
    "on the spot: told by word of mouth, no seal of the organ": on_the_spot(),
    "a permit decided on the spot": on_one_day(),
    "an original on paper, kept elsewhere": penalty().set("records/1/original", {"form": "纸质", "place": "档案室"}),
    "an original that is electronic": permit().set("records/0/original", {"form": "电子"}).drop("records/0/signatures"),
    "joint, with another organ's officer": jointly(),
    "closed, archived and bound on one day": paper(
        paper(
            penalty()
            .set("closed_on", "2026-06-01")
            .set("archived_on", "2026-06-01")
            .set("archive", {"retention": "永久", "retention_source": "示例表"}),
            "R20",
            "结案审批表",
            "2026-06-01",
        ),
        "R21",
        "卷内目录",
        "2026-06-01",
    ),
    "a business secret, flagged": permit().set("secrecy", ["商业秘密"]).set("facts", "申请材料含商业秘密。"),
    "a suspected leak of secrets": penalty().set("facts", "涉嫌泄露国家秘密罪的线索已另行移送。"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("draft", PRACTICE.values(), ids=PRACTICE.keys())
def test_no_rule_on_records_finds_fault(rule: Rule, draft: Draft) -> None:
    assert found(rule, draft) == []


def test_all_rules_on_records_are_asked() -> None:
    assert {each.module for each in RULES} == MODULES
    assert len(RULES) > 30
