"""practice.md §3, row by row: what lawful practice looks like, and that no rule calls it an error.

`below` are the rules that may ask or warn there, as the row says they should; any other finding but a hint is a fault.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rule import all_rules, run_rules
from tests.builders import Draft, inspection, law, on_the_spot, penalty, permit
from tests.law.rules.rows import AS_OF
from tests.outcome_builders import heard_penalty, not_penalised, ordered_to_correct, permit_refused

OF_CASES = [rule for rule in all_rules() if rule.scope in ("case", "both")]
Build = Callable[[], Draft]


def paper(draft: Draft, id_: str, type_: str, on: str, **more: Any) -> Draft:
    entry = {"id": id_, "type": type_, "step": "其他", "made_on": on, "makers": ["P01", "P02"], **more}
    return draft.add("records", entry)


def served(draft: Draft, method: str, **more: Any) -> Draft:
    service = {"method": method, "started_on": "2026-03-26", "servers": ["P01", "P02"], **more}
    draft.records = [each for each in draft.records if each["type"] != "送达回证"]
    return draft.set("decisions/0/service", [service])


def left_before_a_witness() -> Draft:
    draft = served(penalty(), "留置送达", served_on="2026-03-26", identity_shown="yes", proof="R09")
    draft.set("decisions/0/service/0/refusal_reason", "拒绝签收")
    draft.set("decisions/0/service/0/witnesses", ["示例村民委员会孙样本"])
    signatures = [{"name": "孙样本", "capacity": "见证人"}]
    return paper(draft, "R09", "送达回证", "2026-03-26", signatures=signatures)


def left_before_a_camera() -> Draft:
    draft = served(penalty(), "留置送达", served_on="2026-03-26", identity_shown="yes", proof="R09", recordings=["R20"])
    paper(draft, "R20", "照片", "2026-03-26", started_by="执法人员", text_note="留置送达情况")
    return paper(draft, "R09", "送达回证", "2026-03-26")


def posted() -> Draft:
    draft = served(penalty(), "邮寄送达", served_on="2026-04-13", proof="R09")
    return paper(draft, "R09", "送达回证", "2026-04-13")


def announced() -> Draft:
    draft = served(
        penalty(), "公告送达", served_on="2026-05-01", course_noted="住所关闭，无法联系；2026年4月1日张贴公告。"
    )
    draft.set("decisions/0/service/0/started_on", "2026-04-01").set("decisions/0/service/0/proof", "R09")
    return paper(draft, "R09", "公告", "2026-04-01")


def sent_electronically() -> Draft:
    draft = served(penalty(), "电子送达", served_on="2026-03-26", consent="R20", proof="R09")
    paper(draft, "R20", "电子送达确认书", "2026-03-05", signatures=[{"name": "赵某样", "capacity": "法定代表人"}])
    return paper(draft, "R09", "送达回证", "2026-03-26")


def given_up_hearing() -> Draft:
    """The party stayed away: the hearing was ended, and nobody signed a transcript (PL 64(六))."""
    draft = heard_penalty()
    for record in draft.records:
        if record["type"] == "听证笔录":
            record.pop("signatures")
    return draft.step("终止听证", "2026-04-10", reason="当事人无正当理由拒不出席听证", proved_by=["R22"])


def heavier_on_new_facts() -> Draft:
    draft = penalty().set("decisions/0/penalties/0/amount", Decimal(30000))
    again = copy.deepcopy(draft.data["steps"][4])
    again |= {
        "on": "2026-03-23",
        "new_facts": "yes",
        "proposed": {"penalties": [{"kind": "罚款", "amount": Decimal(30000)}]},
    }
    again["proved_by"] = ["R10"]
    draft.data["steps"].insert(6, again)
    paper(draft, "R10", "事先告知书", "2026-03-23", seal="实体")
    draft.set("decisions/0/performance/0/amount", Decimal(30000))
    return draft.set("steps/5/on", "2026-03-24")


def offered_and_not_asked_for() -> Draft:
    """Told of the right to a hearing, and the five working days for asking passed without a word."""
    draft = penalty().set("steps/4/told", ["拟处罚内容", "事实", "理由", "依据", "陈述申辩权", "听证权"])
    return draft.set("steps/4/on", "2026-03-17")


def number(text: str) -> Build:
    return lambda: penalty().set("decisions/0/document_no", text)


def withheld(build: Build, ground: str, **more: str) -> Draft:
    draft = build().set("decisions/0/publish", "no").set("ledger", [])
    draft.decisions[0].pop("public_summary")
    return draft.set("decisions/0/publish_ground", {"ground": ground, **more})


ROWS: dict[str, tuple[Build, Collection[str]]] = {
    "left service before a witness": (left_before_a_witness, ()),
    "left service before a camera": (left_before_a_camera, ()),
    "no recording typed per case": (penalty, ()),
    "a photo needs no voice statement": (
        lambda: paper(penalty(), "R20", "照片", "2026-03-04", started_by="执法人员", text_note="现场情况"),
        (),
    ),
    "a fixed camera needs no voice statement": (
        lambda: paper(penalty(), "R20", "录像", "2026-03-04", started_by="固定设备", text_note="现场情况"),
        (),
    ),
    "no certificate shown by post": (posted, ()),
    "post is never late for arriving later": (posted, ()),
    "no certificate shown by public notice": (announced, ()),
    "public notice is never late for its thirty days": (announced, ()),
    "no certificate shown in electronic service": (sent_electronically, ()),
    "the inspectors sign the record of an inspection": (inspection, ()),
    "a hearing given up has no signature": (given_up_hearing, ()),
    "an unpaid fine is the party's default": (lambda: penalty().drop("decisions/0/performance"), ()),
    "heavier after a new notice on new facts": (heavier_on_new_facts, ()),
    "a hearing offered is not a hearing held": (
        offered_and_not_asked_for,
        (),
    ),
    "a number with 第 and zeros": (number("示工信罚〔2026〕第045号"), ()),
    "a number with letters": (number("示工信罚〔2026〕TQ第Q-4008号"), ()),
    "an on-the-spot penalty without an organ's seal": (on_the_spot, ()),
    "an on-the-spot penalty reported whenever": (
        lambda: on_the_spot().set("decisions/0/reported_on", "2026-09-01"),
        (),
    ),
    "one officer's notice given orally on the spot": (
        lambda: on_the_spot().set("decisions/0/told_on_spot", "yes"),
        (),
    ),
    "not published by 政府信息公开条例 14": (lambda: withheld(penalty, "政府信息公开条例第十四条"), ()),
    "not published by 政府信息公开条例 15": (lambda: withheld(penalty, "政府信息公开条例第十五条"), ()),
    "not published by 行政处罚法 48": (lambda: withheld(penalty, "行政处罚法第四十八条第一款"), ()),
    "a permit's business secrets": (lambda: withheld(permit, "行政许可法第五条"), ()),
    "a refusal disclosed by the bureau's class": (permit_refused, ()),
    "不予处罚 disclosed by the bureau's class": (not_penalised, ()),
    "不予处罚 without notice, hearing or review": (not_penalised, ()),
    "责令改正 disclosed by the bureau's class": (ordered_to_correct, ()),
    "a trade name that holds a person's name": (
        lambda: penalty().set("parties/0/name", "示例县王样本铸造有限公司"),
        (),
    ),
    "same-day steps": (
        lambda: penalty().set("steps/5/on", "2026-03-24"),
        (),
    ),
    "an inspection without a visit": (
        lambda: inspection().set("mode", "非现场").drop_steps("现场检查").step("资料审查", "2026-03-04"),
        (),
    ),
    "no discretion beyond the sum": (penalty, ()),
}


@pytest.mark.parametrize(("build", "below"), ROWS.values(), ids=list(ROWS))
def test_lawful_practice_is_no_error(build: Build, below: Collection[str]) -> None:
    draft = build()
    found = run_rules(OF_CASES, draft.case(), law(AS_OF, draft))

    told = [f"{each.rule} {each.severity}: {each.message}" for each in found if each.severity != "info"]
    assert [each for each in told if each[:6] not in below] == []
