"""One sound case for every way in which a case can end (practice.md §1), and for a penalty with all that may precede it.

`OUTCOMES` maps (kind, outcome) to a builder; each gives a Draft that no rule finds fault with on 2026-12-10.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.builders import COMPANY, REMEDIES, Draft, inspection, penalty, permit, published

Builder = Callable[[], Draft]
SERVICE: dict[str, Any] = {
    "method": "直接送达",
    "servers": ["P01", "P02"],
    "identity_shown": "yes",
    "signed_by": "赵某样",
    "proof": "R99",
}


def _paper(draft: Draft, id_: str, type_: str, step: str, on: str, **more: Any) -> Draft:
    return draft.add(
        "records", {"id": id_, "type": type_, "step": step, "made_on": on, "makers": ["P01", "P02"], **more}
    )


def _served(draft: Draft, on: str) -> Draft:
    """The decision handed over on that day."""
    signatures = [{"name": "赵某样", "capacity": "法定代表人", "party": "A1"}]
    _paper(draft, "R99", "送达回证", "其他", on, signatures=signatures)
    return draft.set("decisions/0/service", [{**SERVICE, "started_on": on, "served_on": on}])


# Penalties


def _ended(outcome: str, document: str, **more: Any) -> Draft:
    """A penalty case that ended without a penalty, after the investigation."""
    draft = penalty().drop_steps("事先告知", "放弃陈述申辩")
    draft.records = [each for each in draft.records if each["id"] not in ("R05", "R06", "R08", "R09")]
    draft.ledger = []
    old = draft.decisions[0]
    kept = {key: old[key] for key in ("decision", "facts", "evidence", "approval")}
    draft.decisions = [
        {**copy.deepcopy(kept), "document": document, "outcome": outcome, "made_on": "2026-03-25", "record": "R08"}
    ]
    draft.decisions[0] |= {
        "basis": [{"law": "《中华人民共和国行政处罚法》", "article": "第五十七条"}],
        "seal": "实体",
        **more,
    }
    return _paper(draft, "R08", document, "负责人审批", "2026-03-25", seal="实体")


def not_penalised() -> Draft:
    """A first wrong, slight and put right in time: not punished, educated, disclosed as the bureau's setting says."""
    draft = _ended(
        "不予处罚",
        "不予处罚决定书",
        no_penalty_ground="第三十三条第一款后段",
        education="2026年3月26日送达时当面宣讲有关规定。",
        remedies=copy.deepcopy(REMEDIES),
        publish="yes",
        public_summary="对示例铸造有限公司的行为决定不予行政处罚。",
    )
    draft.ledger = [published("2026-0001", "2026-03-30")]
    return _served(draft, "2026-03-26")


def not_filed() -> Draft:
    """Looked into, and no case made of it."""
    draft = penalty().set("ledger", []).drop_steps("事先告知", "放弃陈述申辩", "询问", "调查终结", "负责人审批", "立案")
    draft.records = [each for each in draft.records if each["id"] == "R02"]
    draft.set("violations", [])
    draft.data.pop("violations")
    draft.decisions = [
        {
            "decision": 1,
            "document": "不予立案审批表",
            "made_on": "2026-03-06",
            "outcome": "不予立案",
            "conclusion": "没有违法事实。",
            "approval": {"by": "P09", "on": "2026-03-06", "record": "R03"},
            "record": "R03",
        }
    ]
    draft.step("不予立案", "2026-03-06", approved_by="P09", proved_by=["R03"])
    return _paper(draft, "R03", "不予立案审批表", "不予立案", "2026-03-06", approved_by="P09")


def to_the_police() -> Draft:
    """A suspected crime: reported, decided by the head, handed over the same day."""
    draft = _ended("移送公安", "移送书", conclusion="涉嫌犯罪，移送示例县公安局。")
    draft.set("links", {"transferred_to": "示例县公安局"}) if "links" in draft.data else draft.data.update(
        links={"transferred_to": "示例县公安局"}
    )
    draft.step("移送报告", "2026-03-24", proved_by=["R10"], officers=["P01", "P02"])
    draft.step("移送审批", "2026-03-25", at="09:00", approved="yes", approved_by="P09", proved_by=["R11"])
    draft.step("移送", "2026-03-25", at="15:00", proved_by=["R08"])
    _paper(draft, "R10", "调查终结报告", "移送报告", "2026-03-24", title="移送涉嫌犯罪案件的报告")
    return _paper(draft, "R11", "决定审批表", "移送审批", "2026-03-25", approved_by="P09")


def to_another_organ() -> Draft:
    """Not this bureau's to punish."""
    draft = _ended("移送其他机关", "移送书", conclusion="移送示例县市场监督管理局。")
    draft.data["links"] = {"transferred_to": "示例县市场监督管理局"}
    return draft.step("移送", "2026-03-25", proved_by=["R08"])


def investigation_ended() -> Draft:
    """The party was dissolved: the investigation ends."""
    draft = _ended("终止调查", "其他", conclusion="当事人已经终止，终止调查。")
    return draft.set("parties/0/ended_on", "2026-03-20")


def case_dropped() -> Draft:
    """Filed, and dropped when nothing was found."""
    return _ended("撤案", "其他", conclusion="经调查没有违法事实，撤销案件。")


def case_merged() -> Draft:
    """Filed, and taken into another case."""
    draft = _ended("并案", "其他", conclusion="并入另一案件。")
    draft.data["links"] = {"merged_into": "2026-0009"}
    return draft


def heard_penalty() -> Draft:
    """A large fine after a hearing: major, reviewed after it, deliberated, on the transcript."""
    draft = penalty().drop_steps("放弃陈述申辩", "负责人审批").set("decisions/0/penalties/0/amount", Decimal(60000))
    draft.set("major", "yes").set("major_grounds/经过听证程序", "yes")
    told = ["拟处罚内容", "事实", "理由", "依据", "陈述申辩权", "听证权"]
    draft.set("steps/4/told", told).set("steps/4/proposed/penalties/0/amount", Decimal(60000))
    draft.records = [each for each in draft.records if each["id"] != "R06"]
    for name, on, paper, more in (
        ("申请听证", "2026-03-20", "R20", {}),
        ("听证通知", "2026-03-23", "R21", {"hearing": {"held_on": "2026-04-10"}}),
        ("举行听证", "2026-04-10", "R22", {"hearing": {"held_on": "2026-04-10", "chair": "P03", "public": "yes"}}),
        ("集体讨论", "2026-04-17", "R25", {}),
        ("负责人审批", "2026-04-20", "R07", {"approved_by": "P09"}),
    ):
        draft.step(name, on, proved_by=[paper], **more)
    hand = [{"name": "赵某样", "capacity": "法定代表人", "party": "A1"}]
    _paper(draft, "R20", "听证申请书", "申请听证", "2026-03-20", signatures=hand)
    _paper(draft, "R21", "听证通知书", "听证通知", "2026-03-23", seal="实体")
    _paper(draft, "R22", "听证笔录", "举行听证", "2026-04-10", makers=["P03"], signatures=hand)
    _paper(draft, "R23", "合法性自查意见", "其他", "2026-04-14")
    _paper(draft, "R24", "法制审核意见书", "其他", "2026-04-15", makers=["P03"])
    _paper(draft, "R25", "集体讨论记录", "集体讨论", "2026-04-17", makers=["P09"])
    draft.add("decisions/0/evidence", {"kind": "勘验笔录、现场笔录", "name": "听证笔录", "record": "R22"})
    draft.set("decisions/0/deliberation", {"needed": "yes", "on": "2026-04-17", "record": "R25"})
    draft.set("decisions/0/approval/on", "2026-04-20").set("decisions/0/made_on", "2026-04-21")
    for record in draft.records:
        if record["id"] in ("R07", "R08", "R09"):
            record["made_on"] = {"R07": "2026-04-20", "R08": "2026-04-21", "R09": "2026-04-22"}[record["id"]]
    draft.set("decisions/0/service/0/started_on", "2026-04-22").set("decisions/0/service/0/served_on", "2026-04-22")
    draft.set("ledger", [published("2026-0001", "2026-04-23")])
    draft.step("报送备案", "2026-04-24", proved_by=["R26"])
    _paper(draft, "R26", "书证", "报送备案", "2026-04-24", title="重大行政处罚决定备案报告")
    return draft.reviewed("2026-04-15", record="R24")


# Permits


def permit_on_the_spot() -> Draft:
    """Complete papers, decided at once."""
    draft = permit().set("procedure", "当场").drop_steps("现场核查").set("decisions/0/outcome", "当场准予")
    draft.records = [each for each in draft.records if each["id"] != "R03"]
    day = "2026-03-24"
    for step in draft.data["steps"]:
        step["on"] = day
    for record in draft.records:
        record["made_on"] = day
    draft.set("decisions/0/made_on", day).set("decisions/0/approval/on", day)
    return draft.set("decisions/0/grant/valid_from", day)


def permit_refused() -> Draft:
    """Refused with reasons and remedies."""
    draft = permit().drop_steps("颁发证件").set("decisions/0/outcome", "不予")
    draft.records = [each for each in draft.records if each["id"] not in ("R05", "R06", "R07")]
    draft.drop("decisions/0/grant").set("decisions/0/document", "不予许可决定书")
    draft.set("decisions/0/document_no", "示工信不许〔2026〕1号")
    draft.set("decisions/0/refusal_reason", "不符合《示例条例》第二条的条件。")
    draft.set("decisions/0/remedies", copy.deepcopy(REMEDIES))
    _paper(draft, "R05", "不予许可决定书", "负责人审批", "2026-03-20", seal="实体")
    draft.set("decisions/0/public_summary", "对示例铸造有限公司的申请决定不予许可。")
    return _served(draft, "2026-03-24")


def _permit_ended(outcome: str, step: str, paper: str, document: str) -> Draft:
    draft = permit().drop_steps("颁发证件", "现场核查").set("ledger", [])
    draft.records = [each for each in draft.records if each["id"] in ("R01", "R02")]
    if outcome == "不予受理":
        draft.drop_steps("受理")
        draft.records = [each for each in draft.records if each["id"] == "R01"]
    draft.step(step, "2026-03-06", proved_by=["R05"])
    draft.decisions = [
        {
            "decision": 1,
            "document": document,
            "made_on": "2026-03-06",
            "outcome": outcome,
            "conclusion": "终止办理。",
            "seal": "专用",
            "record": "R05",
        }
    ]
    return _paper(draft, "R05", paper, step, "2026-03-06", seal="专用")


def application_not_accepted() -> Draft:
    """Not this bureau's to decide: told so at once."""
    draft = _permit_ended("不予受理", "不予受理", "不予受理通知书", "不予受理通知书")
    return draft.set("decisions/0/refusal_reason", "不属于本机关职权范围，请向示例县市场监督管理局申请。")


def application_withdrawn() -> Draft:
    """The applicant took the application back."""
    draft = _permit_ended("申请人撤回", "撤回申请", "申请材料", "其他").set("decisions/0/record", "R06")
    return _paper(draft.set("decisions/0/seal", "实体"), "R06", "其他", "其他", "2026-03-06", seal="实体")


def permit_ended() -> Draft:
    """The applicant was dissolved before the decision."""
    return _permit_ended("终止", "其他", "其他", "其他").set("parties/0/ended_on", "2026-03-05")


# Inspections


def _inspected(outcome: str, conclusion: str, **more: Any) -> Draft:
    draft = inspection().set("decisions/0/outcome", outcome).set("decisions/0/conclusion", conclusion)
    draft.decisions[0] |= more
    return draft


def ordered_to_correct() -> Draft:
    """Something to put right within a time."""
    return _inspected("责令改正", "责令限期改正。", rectify_by="2026-04-30")


def sent_on_to_filing() -> Draft:
    """What was found is for a penalty case; the conclusion is part of the process and withheld for that."""
    draft = _inspected("移交立案", "涉嫌违法，移交立案。", publish="no")
    draft.decisions[0]["publish_ground"] = {"ground": "政府信息公开条例第十六条"}
    draft.decisions[0].pop("public_summary")
    return draft.set("ledger", [])


def inspection_transferred() -> Draft:
    """What was found is another organ's."""
    draft = sent_on_to_filing().set("decisions/0/outcome", "移送")
    draft.step("移送", "2026-03-05", proved_by=["R04"])
    draft.data["links"] = {"transferred_to": "示例县市场监督管理局"}
    return _paper(draft, "R04", "移送书", "移送", "2026-03-05", seal="实体")


def could_not_inspect() -> Draft:
    """Nobody there: the works have closed."""
    return sent_on_to_filing().set("decisions/0/outcome", "无法检查").set("decisions/0/conclusion", "该厂已经停业。")


# Compulsion


def _compulsion(procedure: str, decision: dict[str, Any], ledger: list[Any]) -> Draft:
    data = {
        "id": "2026-0005",
        "title": "示例铸造有限公司示例强制案",
        "kind": "行政强制",
        "procedure": procedure,
        "matter": "QZ-01",
        "division": "jienneng",
        "officers": ["P01", "P02"],
        "opened_on": "2026-03-02",
        "parties": [copy.deepcopy(COMPANY)],
        "major": "no",
        "major_grounds": copy.deepcopy(penalty().data["major_grounds"]),
        "steps": [],
    }
    base = {
        "decision": 1,
        "basis": [{"law": "《示例法》", "article": "第三条"}],
        "facts": "示例事实。",
        "remedies": copy.deepcopy(REMEDIES),
        "approval": {"by": "P09", "on": "2026-03-04"},
        "seal": "实体",
        "record": "R05",
    }
    draft = Draft(data, [], [], [{**base, **decision}], ledger)
    power = {"law": "《示例法》", "article": "第三条"}
    matter = {"id": "QZ-01", "name": "示例强制", "kind": "行政强制", "division": "jienneng", "measures_basis": power}
    draft.registers["matters"].append({**matter, "measures": ["扣押财物"], "basis": [power]})
    return draft


COMPULSION: dict[str, tuple[str, str]] = {
    "采取强制措施": ("强制措施", "查封扣押决定书"),
    "解除强制措施": ("强制措施", "解除查封扣押决定书"),
    "强制执行": ("强制执行", "强制执行决定书"),
    "申请法院强制执行": ("强制执行", "强制执行申请书"),
    "终结执行": ("强制执行", "其他"),
}


def compulsion(outcome: str) -> Draft:
    """A decision of compulsion that ends in that way, served on the day, disclosed where it is for the public."""
    procedure, document = COMPULSION[outcome]
    decision: dict[str, Any] = {
        "document": document,
        "outcome": outcome,
        "made_on": "2026-03-04",
        "conclusion": "示例内容。",
        "publish": "yes",
        "public_summary": "对示例铸造有限公司作出示例决定。",
    }
    if "措施" in outcome:
        decision["measures"] = ["扣押财物"]
        decision["items"] = [{"name": "示例设备", "quantity": "1台"}]
    if outcome == "采取强制措施":
        decision["measure_until"] = "2026-04-03"
    if outcome == "强制执行":
        decision["execution_ways"] = ["排除妨碍、恢复原状"]
        decision["performance_terms"] = "2026年3月9日上午实施。"
    draft = _compulsion(procedure, decision, [published("2026-0005", "2026-03-10")])
    _paper(draft, "R05", document, "其他", "2026-03-04", seal="实体")
    if outcome == "采取强制措施":
        hand = [{"name": "赵某样", "capacity": "法定代表人", "party": "A1"}]
        draft.step("报告批准", "2026-03-04", at="08:00", approved_by="P09", proved_by=["R01"])
        draft.step("查封扣押", "2026-03-04", at="10:00", approved_by="P09", proved_by=["R02", "R03", "R05"], decision=1)
        draft.step("解除查封扣押", "2026-03-20", proved_by=["R06"])
        _paper(draft, "R01", "查封扣押审批表", "报告批准", "2026-03-04", approved_by="P09")
        _paper(draft, "R02", "查封扣押现场笔录", "查封扣押", "2026-03-04", identity_shown="yes", signatures=hand)
        _paper(draft, "R03", "查封扣押清单", "查封扣押", "2026-03-04", copies=2, identity_shown="yes", signatures=hand)
        film = {"started_by": "执法人员", "text_note": "扣押全过程。", "seconds": 600}
        spoken = dict.fromkeys(("agency", "officers", "reason", "time", "place"), "yes")
        _paper(draft, "R04", "录像", "查封扣押", "2026-03-04", voice_statement=spoken, **film)
        _paper(draft, "R06", "解除查封扣押决定书", "解除查封扣押", "2026-03-20", seal="实体")
    if outcome in ("强制执行", "申请法院强制执行"):
        draft.set("opened_on", "2026-02-02").step("催告", "2026-02-02", proved_by=["R07"])
        _paper(draft, "R07", "催告书", "催告", "2026-02-02", seal="实体")
    return _served(draft, "2026-03-04")


OUTCOMES: dict[tuple[str, str], Builder] = {
    ("行政检查", "未发现问题"): inspection,
    ("行政检查", "责令改正"): ordered_to_correct,
    ("行政检查", "移交立案"): sent_on_to_filing,
    ("行政检查", "移送"): inspection_transferred,
    ("行政检查", "无法检查"): could_not_inspect,
    ("行政许可", "当场准予"): permit_on_the_spot,
    ("行政许可", "准予"): permit,
    ("行政许可", "不予"): permit_refused,
    ("行政许可", "不予受理"): application_not_accepted,
    ("行政许可", "申请人撤回"): application_withdrawn,
    ("行政许可", "终止"): permit_ended,
    ("行政处罚", "给予处罚"): heard_penalty,
    ("行政处罚", "不予处罚"): not_penalised,
    ("行政处罚", "不予立案"): not_filed,
    ("行政处罚", "移送公安"): to_the_police,
    ("行政处罚", "移送其他机关"): to_another_organ,
    ("行政处罚", "终止调查"): investigation_ended,
    ("行政处罚", "撤案"): case_dropped,
    ("行政处罚", "并案"): case_merged,
    **{("行政强制", outcome): (lambda outcome=outcome: compulsion(outcome)) for outcome in COMPULSION},
}
"""(kind, outcome) -> a sound case that ends so."""
