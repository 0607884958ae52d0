"""Sound cases in memory. Each test row changes one fact of one of them and judges the result.

`penalty()`, `permit()`, `inspection()` and `on_the_spot()` give a `Draft`: plain data as the loader would have typed it.
`draft.set("decisions/0/made_on", "2026-03-10")`, `draft.drop("steps/2")`, `draft.add("steps", {...})` change it (paths
start at case.yaml, or at `records`, `review`, `decisions`, `ledger`, `waivers`); `draft.case()` builds the Case.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.decisions import LedgerEntry
from enforcement_cli.cases.digest import draft_digest
from enforcement_cli.cases.ledger_facts import record_sha256
from enforcement_cli.cases.model import Case
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rule import Law, Rule, run_rules
from enforcement_cli.problems import Finding
from tests.builder_registers import FURTHER, MATTERS, completed

SECTIONS = ("records", "review", "decisions", "ledger", "waivers", "answers")
HEADS = ("主体和资格", "程序", "事实和证据", "法律适用和裁量", "权限", "文书", "移送")


@dataclass
class Draft:
    """A case as plain data."""

    data: dict[str, Any]
    records: list[Any] = field(default_factory=list)
    review: list[Any] = field(default_factory=list)
    decisions: list[Any] = field(default_factory=list)
    ledger: list[Any] = field(default_factory=list)
    waivers: list[Any] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    bureau: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(BUREAU))
    registers: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(REGISTERS))

    def _find(self, path: str) -> tuple[Any, str | int]:
        parts: list[str | int] = [int(each) if each.isdigit() else each for each in path.split("/")]
        here: Any = self.data
        if parts[0] in SECTIONS or parts[0] in ("bureau", "registers"):
            if len(parts) == 1:
                return self.__dict__, parts[0]
            here, parts = getattr(self, str(parts[0])), parts[1:]
        for each in parts[:-1]:
            here = here[each]
        return here, parts[-1]

    def set(self, path: str, value: Any) -> Draft:
        """Give a field another value."""
        holder, last = self._find(path)
        holder[last] = value
        return self

    def drop(self, path: str) -> Draft:
        """Take a field or list item away."""
        holder, last = self._find(path)
        del holder[last]
        return self

    def add(self, path: str, value: Any) -> Draft:
        """Append to a list, which need not be there yet."""
        holder, last = self._find(path)
        if isinstance(holder, dict):
            holder.setdefault(last, [])
        holder[last].append(value)
        return self

    def step(self, name: str, on: str, **more: Any) -> Draft:
        """Append a step."""
        return self.add("steps", {"step": name, "on": on, **more})

    def drop_steps(self, *names: str) -> Draft:
        """Take all steps of these names away."""
        self.data["steps"] = [each for each in self.data["steps"] if each["step"] not in names]
        return self

    def reviewed(self, on: str, **more: Any) -> Draft:
        """A passed legal review of decision 1 as it now stands."""
        round_ = {
            "submitted_on": on,
            "reviewers": ["P03"],
            "reviewed_on": on,
            "result": "同意",
            "heads": {name: {"finding": "符合"} for name in HEADS},
            "draft_digest": draft_digest(self.case(), self.case().decisions[0]),
            **more,
        }
        check = {"on": on, "by": "P01", "opinion": "合法", "responsibility_stated": "yes"}
        self.review = [{"decision": 1, "self_check": check, "rounds": [round_]}]
        return self

    def case(self) -> Case:
        """The Case."""
        folder = f"cases/{self.data['id'][:4]}/{self.data['id']}"
        sections = {
            name: (copy.deepcopy(getattr(self, name)), f"{folder}/{name}.yaml", ())
            for name in ("records", "review", "decisions", "waivers", "answers")
            if getattr(self, name)
        }
        entries = tuple(
            LedgerEntry(copy.deepcopy(each), f"{folder}/disclosure/{index:04d}-{each['event']}.yaml")
            for index, each in enumerate(self.ledger, 1)
        )
        registers = {name: (items, f"registers/{name}.yaml") for name, items in self.registers.items()}
        return Case(
            self.data["id"], folder, copy.deepcopy(self.data), sections, entries, Bureau(self.bureau, registers)
        )


BUREAU: dict[str, Any] = {
    "schema": 1,
    "bureau": {
        "name": "示例县工业和信息化局",
        "area_code": "140599",
        "government": "示例县人民政府",
        "court": "示例县人民法院",
        "head": "P09",
        "review_division": "fagui",
        "contact": {"phone": "0359-6200000", "address": "示例县示例路1号"},
    },
    "divisions": [
        {"id": "jienneng", "name": "节能监察股", "roles": ["承办"]},
        {"id": "fagui", "name": "政策法规股", "roles": ["法制审核", "公示"]},
    ],
    "channels": [{"id": "site", "name": "本局公示网站", "kind": "网站"}],
    "settings": {
        "hearing_amount_person": [{"from": "2019-01-01", "value": 5000, "source": "示例规定第一条"}],
        "hearing_amount_body": [{"from": "2019-01-01", "value": 50000, "source": "示例规定第一条"}],
        "individual_business_as": [{"from": "2019-01-01", "value": "公民", "source": "示例规定第二条"}],
        "no_penalty_disclosure": [{"from": "2019-01-01", "value": "七个工作日", "source": "示例规定第三条"}],
        "refusal_disclosure": [{"from": "2019-01-01", "value": "七个工作日", "source": "示例规定第三条"}],
        "order_disclosure": [{"from": "2019-01-01", "value": "二十个工作日", "source": "示例规定第三条"}],
    },
}


def _certificate(no: str) -> dict[str, str]:
    return {"no": no, "issuer": "示例省司法厅", "valid_from": "2019-01-01", "valid_to": "2030-12-31"}


REGISTERS: dict[str, Any] = {
    "personnel": [
        {
            "id": "P01",
            "name": "甲示例",
            "roles": ["执法人员"],
            "division": "jienneng",
            "certificates": [_certificate("140599001")],
        },
        {
            "id": "P02",
            "name": "乙示例",
            "roles": ["执法人员"],
            "division": "jienneng",
            "certificates": [_certificate("140599002")],
        },
        {
            "id": "P03",
            "name": "丙示例",
            "roles": ["法制审核人员"],
            "division": "fagui",
            "law_qualification_no": "A001",
            "reviewer_since": "2019-01-01",
        },
        {
            "id": "P04",
            "name": "丁示例",
            "roles": ["执法人员"],
            "division": "jienneng",
            "certificates": [_certificate("140599004")],
        },
        {"id": "P09", "name": "戊示例", "roles": ["主要负责人"], "post": "局长"},
    ],
    "matters": MATTERS,
    "major-decisions": [{"id": "ZD-01", "name": "涉及重大公共利益的决定", "ground": "涉及重大公共利益"}],
    "recording-plan": [],
    "numbers": [],
    **FURTHER,
}
REGISTERS["personnel"] = completed(REGISTERS["personnel"])

COMPANY: dict[str, Any] = {
    "id": "A1",
    "name": "示例铸造有限公司",
    "type": "法人",
    "code": "91140599MA0000015M",
    "address": "示例县示例工业园1号",
    "legal_representative": {"name": "赵某样"},
}

REMEDIES: dict[str, Any] = {
    "reconsideration_organ": "示例县人民政府",
    "reconsideration_days": 60,
    "court": "示例县人民法院",
    "suit_months": 6,
}
PAYMENT: dict[str, Any] = {"bank": "示例银行示例县支行", "address": "示例县示例路3号", "surcharge": "yes"}


def _signed(capacity: str = "法定代表人", name: str = "赵某样") -> list[dict[str, str]]:
    return [{"name": name, "capacity": capacity, "party": "A1"}]


def _record(id_: str, type_: str, step: str, on: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "type": type_, "step": step, "made_on": on, "makers": ["P01", "P02"], **more}


def penalty() -> Draft:
    """A general-procedure penalty of 20,000 yuan on a company: no hearing, not major, served, disclosed in time."""
    data = {
        "id": "2026-0001",
        "title": "示例铸造有限公司使用淘汰设备案",
        "kind": "行政处罚",
        "procedure": "普通程序",
        "matter": "CF-01",
        "division": "jienneng",
        "officers": ["P01", "P02"],
        "opened_on": "2026-03-02",
        "parties": [copy.deepcopy(COMPANY)],
        "facts": "该公司使用国家明令淘汰的设备。",
        "violations": [{"began_on": "2026-02-01", "continuing": "yes", "discovered_on": "2026-03-02"}],
        "major": "no",
        "major_grounds": {
            "涉及重大公共利益": "no",
            "可能造成重大社会影响或者引发社会风险": "no",
            "直接关系行政相对人或者第三人重大权益": "no",
            "案件情况疑难复杂、涉及多个法律关系": "no",
            "经过听证程序": "no",
        },
        "steps": [
            {"step": "立案", "on": "2026-03-03", "approved_by": "P09", "proved_by": ["R01"]},
            {"step": "现场检查", "on": "2026-03-04", "proved_by": ["R02"]},
            {"step": "询问", "on": "2026-03-05", "proved_by": ["R03"]},
            {"step": "调查终结", "on": "2026-03-16", "proved_by": ["R04"]},
            {
                "step": "事先告知",
                "on": "2026-03-18",
                "told": ["拟处罚内容", "事实", "理由", "依据", "陈述申辩权"],
                "proposed": {"penalties": [{"kind": "罚款", "amount": Decimal(20000)}]},
                "proved_by": ["R05"],
            },
            {"step": "放弃陈述申辩", "on": "2026-03-19", "proved_by": ["R06"]},
            {"step": "负责人审批", "on": "2026-03-24", "approved_by": "P09", "proved_by": ["R07"]},
        ],
    }
    records = [
        _record("R01", "立案审批表", "立案", "2026-03-03", approved_by="P09"),
        _record("R02", "现场检查笔录", "现场检查", "2026-03-04", identity_shown="yes", signatures=_signed()),
        _record(
            "R03",
            "询问笔录",
            "询问",
            "2026-03-05",
            identity_shown="yes",
            asked="赵某样",
            signatures=_signed("被询问人"),
        ),
        _record("R04", "调查终结报告", "调查终结", "2026-03-16"),
        _record("R05", "事先告知书", "事先告知", "2026-03-18", seal="实体"),
        _record("R06", "放弃权利声明", "放弃陈述申辩", "2026-03-19", signatures=_signed()),
        _record("R07", "决定审批表", "负责人审批", "2026-03-24", approved_by="P09"),
        _record("R08", "行政处罚决定书", "负责人审批", "2026-03-25", seal="实体"),
        _record("R09", "送达回证", "其他", "2026-03-26", signatures=_signed()),
    ]
    decision = {
        "decision": 1,
        "document": "行政处罚决定书",
        "document_no": "示工信罚〔2026〕1号",
        "made_on": "2026-03-25",
        "outcome": "给予处罚",
        "facts": "该公司使用国家明令淘汰的设备。",
        "evidence": [{"kind": "勘验笔录、现场笔录", "name": "现场检查笔录", "record": "R02"}],
        "basis": [{"law": "《示例法》", "article": "第一条"}],
        "penalties": [{"kind": "罚款", "amount": Decimal(20000)}],
        "discretion": "适用示例裁量基准一般档。",
        "order_to_correct": "责令改正",
        "performance_terms": "自收到决定书之日起十五日内缴至指定银行",
        "payment": copy.deepcopy(PAYMENT),
        "deliberation": {"needed": "no"},
        "remedies": copy.deepcopy(REMEDIES),
        "approval": {"by": "P09", "on": "2026-03-24", "record": "R07"},
        "seal": "实体",
        "record": "R08",
        "publish": "yes",
        "public_summary": "对示例铸造有限公司使用国家明令淘汰设备的行为罚款二万元。",
        "service": [
            {
                "method": "直接送达",
                "started_on": "2026-03-26",
                "served_on": "2026-03-26",
                "servers": ["P01", "P02"],
                "identity_shown": "yes",
                "signed_by": "赵某样",
                "proof": "R09",
            }
        ],
        "performance": [{"kind": "缴纳罚款", "on": "2026-04-02", "amount": Decimal(20000)}],
    }
    return Draft(data, records, [], [decision], [published("2026-0001", "2026-03-30")])


RECORD: dict[str, Any] = {
    "agency": {"name": "示例县工业和信息化局"},
    "objects": [{"name": "示例铸造有限公司", "type": "法人"}],
    "kind": "行政处罚",
    "conclusion": "示例结论。",
}


def published(case: str, on: str, decision: int = 1, seq: int = 1, event: str = "published") -> dict[str, Any]:
    """A ledger entry as plain data; its record has the four items of S-20."""
    record = copy.deepcopy(RECORD) if event != "withdrawn" else None
    return {
        "schema": 1,
        "case": case,
        "decision": decision,
        "seq": seq,
        "event": event,
        "on": on,
        "written_at": f"{on}T09:00:00+08:00",
        "by": "P03",
        "channels": ["site"],
        "record": record,
        "record_sha256": record_sha256(record),
        "prev": [],
    }


def permit() -> Draft:
    """A permit granted with a certificate: accepted, verified on site, decided, delivered and disclosed in time."""
    data = {
        "id": "2026-0002",
        "title": "示例铸造有限公司示例许可",
        "kind": "行政许可",
        "procedure": "一般程序",
        "matter": "XK-01",
        "division": "jienneng",
        "officers": ["P01", "P02"],
        "opened_on": "2026-03-02",
        "parties": [{**copy.deepcopy(COMPANY), "role": "申请人"}],
        "major": "no",
        "major_grounds": copy.deepcopy(penalty().data["major_grounds"]),
        "steps": [
            {"step": "收到申请", "on": "2026-03-02", "proved_by": ["R01"]},
            {"step": "受理", "on": "2026-03-04", "proved_by": ["R02"]},
            {"step": "现场核查", "on": "2026-03-10", "proved_by": ["R03"]},
            {"step": "颁发证件", "on": "2026-03-24", "proved_by": ["R06"]},
        ],
    }
    records = [
        _record("R01", "申请书", "收到申请", "2026-03-02", signatures=_signed()),
        _record("R02", "受理通知书", "受理", "2026-03-04", seal="专用"),
        _record("R03", "核查笔录", "现场核查", "2026-03-10", identity_shown="yes", signatures=_signed()),
        _record("R04", "决定审批表", "负责人审批", "2026-03-19", approved_by="P09"),
        _record("R05", "许可决定书", "负责人审批", "2026-03-20", seal="实体"),
        _record("R06", "许可证件", "颁发证件", "2026-03-24", seal="实体"),
        _record("R07", "送达回证", "颁发证件", "2026-03-24", signatures=_signed()),
    ]
    decision = {
        "decision": 1,
        "document": "许可决定书",
        "document_no": "示工信许〔2026〕1号",
        "made_on": "2026-03-20",
        "outcome": "准予",
        "basis": [{"law": "《示例条例》", "article": "第二条"}],
        "grant": {
            "category": "普通",
            "content": "示例事项",
            "certificate": "示例许可证",
            "certificate_no": "示许001",
            "valid_from": "2026-03-20",
            "valid_to": "2031-03-19",
        },
        "approval": {"by": "P09", "on": "2026-03-19", "record": "R04"},
        "seal": "实体",
        "record": "R05",
        "publish": "yes",
        "public_summary": "准予示例铸造有限公司示例事项。",
        "service": [
            {
                "method": "直接送达",
                "started_on": "2026-03-24",
                "served_on": "2026-03-24",
                "servers": ["P01", "P02"],
                "identity_shown": "yes",
                "signed_by": "赵某样",
                "proof": "R07",
            }
        ],
    }
    return Draft(data, records, [], [decision], [published("2026-0002", "2026-03-25")])


def inspection() -> Draft:
    """An inspection on site without findings, disclosed in time."""
    data = {
        "id": "2026-0003",
        "title": "对示例铸造有限公司的节能监察",
        "kind": "行政检查",
        "procedure": "日常检查",
        "mode": "现场",
        "matter": "JC-01",
        "division": "jienneng",
        "officers": ["P01", "P02"],
        "opened_on": "2026-03-02",
        "parties": [{**copy.deepcopy(COMPANY), "role": "被检查人"}],
        "major": "no",
        "steps": [
            {"step": "检查审批", "on": "2026-03-02", "approved_by": "P09", "proved_by": ["R01"]},
            {"step": "现场检查", "on": "2026-03-04", "proved_by": ["R02"]},
        ],
    }
    records = [
        _record("R01", "行政检查审批表", "检查审批", "2026-03-02", approved_by="P09"),
        _record("R02", "现场检查笔录", "现场检查", "2026-03-04", identity_shown="yes", signatures=_signed()),
        _record("R03", "检查结论", "现场检查", "2026-03-04"),
    ]
    decision = {
        "decision": 1,
        "document": "检查结论",
        "made_on": "2026-03-04",
        "outcome": "未发现问题",
        "conclusion": "未发现问题。",
        "record": "R03",
        "publish": "yes",
        "public_summary": "对示例铸造有限公司开展节能监察，未发现问题。",
    }
    return Draft(data, records, [], [decision], [published("2026-0003", "2026-03-10")])


def on_the_spot() -> Draft:
    """A warning and a fine of 200 yuan on a natural person, decided and handed over on the spot."""
    data = {
        "id": "2026-0004",
        "title": "甲某示例案",
        "kind": "行政处罚",
        "procedure": "简易程序",
        "matter": "CF-01",
        "division": "jienneng",
        "officers": ["P01", "P02"],
        "opened_on": "2026-03-02",
        "parties": [
            {
                "id": "A1",
                "name": "钱样本",
                "type": "自然人",
                "id_type": "居民身份证",
                "id_no": "140599188503070017",
                "birth_on": "1885-03-07",
                "phone": "13800000000",
                "address": "示例县示例镇示例村1号",
            }
        ],
        "place": "示例县示例路2号",
        "major": "no",
        "steps": [{"step": "现场检查", "on": "2026-03-04", "proved_by": ["R01"]}],
    }
    records = [
        _record(
            "R01",
            "当场处罚决定书",
            "现场检查",
            "2026-03-04",
            identity_shown="yes",
            signatures=_signed("当事人", "钱样本"),
        ),
    ]
    decision = {
        "decision": 1,
        "document": "当场处罚决定书",
        "document_no": "示工信当罚〔2026〕1号",
        "made_on": "2026-03-04",
        "outcome": "给予处罚",
        "facts": "示例事实。",
        "basis": [{"law": "《示例法》", "article": "第二条"}],
        "penalties": [{"kind": "罚款", "amount": Decimal(200)}],
        "order_to_correct": "责令改正",
        "performance_terms": "十五日内缴至指定银行",
        "payment": copy.deepcopy(PAYMENT),
        "remedies": {**REMEDIES, "reconsideration_first": "yes"},
        "told_on_spot": "yes",
        "reported_on": "2026-03-05",
        "record": "R01",
        "publish": "yes",
        "public_summary": "对一名个人罚款二百元。",
        "service": [
            {"method": "直接送达", "started_on": "2026-03-04", "served_on": "2026-03-04", "identity_shown": "yes"}
        ],
        "performance": [{"kind": "缴纳罚款", "on": "2026-03-10", "amount": Decimal(200)}],
    }
    return Draft(data, records, [], [decision], [published("2026-0004", "2026-03-06")])


def law(as_of: str, draft: Draft | None = None) -> Law:
    """The law as of that day, with the shipped calendar and the draft's bureau."""
    bureau = (draft or penalty()).case().bureau
    return Law(date.fromisoformat(as_of), Calendar.load(), bureau)


def judge(rule: Rule, draft: Draft, as_of: str = "2026-12-10") -> list[Finding]:
    """The findings of one rule on a draft."""
    return list(run_rules([rule], draft.case(), law(as_of, draft)))


def verdicts(rule: Rule, draft: Draft, as_of: str = "2026-12-10") -> list[str]:
    """The severities of one rule's findings on a draft."""
    return [str(each.severity) for each in judge(rule, draft, as_of)]


SOUND: Iterable[Callable[[], Draft]] = (penalty, permit, inspection, on_the_spot)
