"""The bureau of the sound cases: its settings and registers."""

from __future__ import annotations

from typing import Any

from tests.builder_registers import FURTHER, MATTERS, completed

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


def certificate(no: str) -> dict[str, str]:
    return {"no": no, "issuer": "示例省司法厅", "valid_from": "2019-01-01", "valid_to": "2030-12-31"}


REGISTERS: dict[str, Any] = {
    "personnel": [
        {
            "id": "P01",
            "name": "甲示例",
            "roles": ["执法人员"],
            "division": "jienneng",
            "certificates": [certificate("140599001")],
        },
        {
            "id": "P02",
            "name": "乙示例",
            "roles": ["执法人员"],
            "division": "jienneng",
            "certificates": [certificate("140599002")],
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
            "certificates": [certificate("140599004")],
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
