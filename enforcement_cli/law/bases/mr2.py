"""《市场监督管理行政处罚程序规定》, amended 2022-09-29: rules of another ministry, for comparison only."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.basis import Source, numbered

SOURCE = Source(
    key="MR2",
    title="《市场监督管理行政处罚程序规定》",
    short="《市场监督管理行政处罚程序规定》（参照）",
    version="2022年修正",
    in_force_from=date(2019, 4, 1),
    in_force_to=None,
    text="comparators/市场监督管理行政处罚程序规定.md",
)

_ONLY_COMPARED = "其他部门的规章，对本机关没有约束力，仅作参照；依据它的规则至多请核实。"

ROWS = numbered(
    SOURCE,
    {
        "MR2-77": "办案机构应当在十五个工作日内填写结案审批表，经市场监督管理部门负责人批准后，予以结案",
        "MR2-78-1": "案卷归档应当一案一卷、材料齐全、规范有序。",
        "MR2-78-2": "案卷可以分正卷、副卷。正卷按照下列顺序归档",
        "MR2-78-3": "副卷按照下列顺序归档",
    },
    notes=dict.fromkeys(("MR2-77", "MR2-78-1", "MR2-78-2", "MR2-78-3"), _ONLY_COMPARED),
)
