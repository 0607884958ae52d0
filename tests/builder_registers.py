"""The registers of the bureau of tests.builders: complete, and with nothing in them for a rule to say.

Trainings and reports go back to 2024; of what lies before nothing is asked.
"""

from __future__ import annotations

import copy
from typing import Any

OFFICERS = ("P01", "P02", "P04")
TRAINED = (*OFFICERS, "P03")
HEADS = ("主体", "人员", "职责", "权限", "依据", "程序", "救济渠道", "随机抽查事项清单")
READY: dict[str, Any] = {
    "exams": [{"on": "2018-12-10", "title": "行政执法人员资格考试", "passed": "yes"}],
    "trainings": [{"on": "2018-12-03", "title": "岗前培训"}],
}
"""What an officer's entry says of the time before the first act."""

_CLAUSE = {"law": "《示例条例》", "article": "第二条"}
_FLOW = {"collect": "jienneng", "transfer": "jienneng", "review": "fagui", "publish": "fagui"}


def _stages(*names: str) -> list[dict[str, Any]]:
    return [{"name": each, "basis": dict(_CLAUSE)} for each in names]


def _matter(id_: str, name: str, kind: str, *stages: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "name": name,
        "kind": kind,
        "agency": "示例县工业和信息化局",
        "duty": "示例职责",
        "power": "示例权限",
        "basis": [dict(_CLAUSE)],
        "division": "jienneng",
        "post": "节能监察岗",
        "stages": _stages(*stages),
        "disclosure": dict(_FLOW),
        "published": "yes",
        **more,
    }


MATTERS: list[dict[str, Any]] = [
    _matter(
        "CF-01",
        "对使用淘汰设备的处罚",
        "行政处罚",
        "立案",
        "调查取证",
        "决定",
        measures=["查封场所、设施或者财物", "扣押财物"],
        measures_basis={"law": "《示例法》", "article": "第三条"},
    ),
    _matter(
        "XK-01",
        "示例许可",
        "行政许可",
        "受理",
        "审查",
        "决定",
        certificate="yes",
        conditions=[{"name": "示例条件", "basis": dict(_CLAUSE)}],
        quantity="无",
        materials=[{"name": "申请书", "basis": dict(_CLAUSE)}],
        application_form="窗口取阅",
        accepting_organ="示例县政务服务大厅工信窗口",
        approving_organ="示例县工业和信息化局",
    ),
    _matter("JC-01", "节能监察", "行政检查", "检查审批", "现场检查", "检查结论"),
]


def _year(year: int) -> dict[str, Any]:
    return {
        "year": year,
        "plan": f"{year}年培训计划",
        "sessions": [{"title": "春季轮训", "held_on": f"{year}-03-01", "attended": list(TRAINED)}],
    }


FURTHER: dict[str, Any] = {
    "powers": [
        {"id": f"QZ-{index:02d}", "name": each["name"], "kind": each["kind"], "matter": each["id"]}
        for index, each in enumerate(MATTERS, 1)
    ],
    "random-inspections": [{"id": "CC-01", "matter": "JC-01", "objects": "重点用能单位", "share": "百分之十"}],
    "inspection-objects": [{"id": "DX-001", "name": "示例铸造有限公司", "matters": ["JC-01"]}],
    "disclosure-catalogue": [
        {"id": f"GK-{index:02d}", "subject": each, "division": "fagui", "channel": "site", "published_on": "2024-01-10"}
        for index, each in enumerate(HEADS, 1)
    ],
    "discretion": [
        {"id": "CL-01", "document": "示例裁量基准", "matters": ["CF-01"], "published_on": "2024-01-10"},
    ],
    "windows": [
        {
            "id": "CK-01",
            "name": "工信综合窗口",
            "matters": ["XK-01"],
            "duties": "受理申请",
            "samples": "窗口取阅",
            "progress": "电话查询",
            "consulting": "窗口咨询",
            "complaints": "0359-6200000",
            "set_on": "2024-01-10",
        }
    ],
    "devices": [{"id": "SB-01", "kind": "执法记录仪", "bought_on": "2019-01-10", "division": "jienneng"}],
    "budget": [
        {
            "year": year,
            "funds": 200000,
            "equipment": 50000,
            "heads": [
                {"head": each, "amount": 10000}
                for each in ("日常运转", "人员聘用", "装备购置", "场所配置", "政府购买服务")
            ],
        }
        for year in (2024, 2025, 2026)
    ],
    "training": [_year(year) for year in (2024, 2025, 2026)],
    "reports": [
        {
            "kind": kind,
            "year": year,
            "published_on": f"{year + 1}-01-20",
            "reported": [{"organ": organ, "on": f"{year + 1}-01-20"} for organ in organs],
        }
        for year in (2024, 2025)
        for kind, organs in (
            ("行政执法统计年报", ("示例县人民政府", "示例市工业和信息化局")),
            ("政府信息公开年报", ("示例县人民政府办公室",)),
        )
    ],
    "record-uses": [{"on": "2025-06-30", "use": "案卷评查", "by": "P03"}],
    "supervision": [],
}


def completed(personnel: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The personnel register with what is asked of officers before their first act."""
    return [{**each, **copy.deepcopy(READY)} if "执法人员" in each["roles"] else each for each in personnel]
