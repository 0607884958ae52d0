"""A sound permit and a sound inspection."""

from __future__ import annotations

import copy

from tests.builders.draft import Draft
from tests.builders.parts import COMPANY, published, recorded, signed
from tests.builders.penalties import penalty


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
        recorded("R01", "申请书", "收到申请", "2026-03-02", signatures=signed()),
        recorded("R02", "受理通知书", "受理", "2026-03-04", seal="专用"),
        recorded("R03", "核查笔录", "现场核查", "2026-03-10", identity_shown="yes", signatures=signed()),
        recorded("R04", "决定审批表", "负责人审批", "2026-03-19", approved_by="P09"),
        recorded("R05", "许可决定书", "负责人审批", "2026-03-20", seal="实体"),
        recorded("R06", "许可证件", "颁发证件", "2026-03-24", seal="实体"),
        recorded("R07", "送达回证", "颁发证件", "2026-03-24", signatures=signed()),
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
        recorded("R01", "行政检查审批表", "检查审批", "2026-03-02", approved_by="P09"),
        recorded("R02", "现场检查笔录", "现场检查", "2026-03-04", identity_shown="yes", signatures=signed()),
        recorded("R03", "检查结论", "现场检查", "2026-03-04"),
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
