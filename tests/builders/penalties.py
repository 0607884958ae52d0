"""Sound penalties."""

from __future__ import annotations

import copy
from decimal import Decimal

from tests.builders.draft import Draft
from tests.builders.parts import COMPANY, PAYMENT, REMEDIES, published, recorded, signed


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
        recorded("R01", "立案审批表", "立案", "2026-03-03", approved_by="P09"),
        recorded("R02", "现场检查笔录", "现场检查", "2026-03-04", identity_shown="yes", signatures=signed()),
        recorded(
            "R03",
            "询问笔录",
            "询问",
            "2026-03-05",
            identity_shown="yes",
            asked="赵某样",
            signatures=signed("被询问人"),
        ),
        recorded("R04", "调查终结报告", "调查终结", "2026-03-16"),
        recorded("R05", "事先告知书", "事先告知", "2026-03-18", seal="实体"),
        recorded("R06", "放弃权利声明", "放弃陈述申辩", "2026-03-19", signatures=signed()),
        recorded("R07", "决定审批表", "负责人审批", "2026-03-24", approved_by="P09"),
        recorded("R08", "行政处罚决定书", "负责人审批", "2026-03-25", seal="实体"),
        recorded("R09", "送达回证", "其他", "2026-03-26", signatures=signed()),
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
        recorded(
            "R01",
            "当场处罚决定书",
            "现场检查",
            "2026-03-04",
            identity_shown="yes",
            signatures=signed("当事人", "钱样本"),
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
