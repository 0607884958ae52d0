"""Which instrument 文书 each step needs: one row for each demand, with its basis (law.md §12).

A row asks for one of several record types, since forms differ between bureaus and one paper may serve two ends. Steps
that need no paper of their own (终止听证, 回避决定, 专家评审 …) have no row. `serious` rows rest on words of a law or
regulation that ask for that very paper; the others on S-26, that documents are the basic form of record, and name the
usual form: they give a warning.
"""

from __future__ import annotations

from dataclasses import dataclass

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.records import Record


@dataclass(frozen=True, slots=True)
class Instrument:
    """A demand: a case of one of `kinds` (empty: all) that has taken `step` holds a record of one of `types`.

    `on_the_spot` are further types that serve in a 简易程序 or 当场 procedure. The first of `types` is the usual form.
    """

    step: str
    types: tuple[str, ...]
    basis: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    on_the_spot: tuple[str, ...] = ()
    serious: bool = True

    def serves(self, record: Record, step: Step) -> bool:
        """Whether a record of an accepted type can be that step's.

        It names the step, or is of its day; the usual form, and what only serves one end, may also name no step at
        all. A record of another batch cannot.
        """
        if record.label and step.label and record.label != step.label:
            return False
        if record.step == step.step or record.made_on == step.on:
            return True
        return record.step in (None, "其他") and (record.type == self.types[0] or record.type not in MANY_USES)

    def accepted(self, procedure: str | None) -> frozenset[str]:
        """The record types that will do in that procedure."""
        return frozenset((*self.types, *(self.on_the_spot if procedure in ("简易程序", "当场") else ())))


PENALTY = ("行政处罚",)
PERMIT = ("行政许可",)
INSPECTION = ("行政检查",)
# Everything but an inspection, whose own law says what its record is.
INVESTIGATING = ("行政处罚", "行政强制", "行政征收", "行政征用")

MANY_USES = frozenset(
    {"送达回证", "书证", "询问笔录", "陈述申辩笔录", "听证笔录", "决定审批表", "集体讨论记录", "公告"}
)
"""Papers of which a case has several, for different ends: one that names no step is not taken for any step's."""

_SITE = ("现场检查笔录", "勘验笔录", "查封扣押现场笔录")
_PAPERS = ("放弃权利声明", "陈述申辩笔录", "询问笔录", "听证笔录", "送达回证", "书证")

INSTRUMENTS = (
    Instrument("案源登记", ("案源登记表",), ("S-26",), serious=False),
    Instrument("检查审批", ("行政检查审批表", "决定审批表"), ("FORM25-inspection", "S-26"), serious=False),
    Instrument("检查通知", ("行政检查通知书",), ("FORM25-inspection", "S-26"), serious=False),
    Instrument("立案", ("立案审批表",), ("PL-47", "S-26"), kinds=PENALTY),
    Instrument("不予立案", ("不予立案审批表", "案源登记表", "决定审批表"), ("S-26",), serious=False),
    # Investigation
    Instrument("现场检查", _SITE, ("PL-55-2", "S-26"), kinds=INVESTIGATING, on_the_spot=("当场处罚决定书",)),
    Instrument("现场检查", (*_SITE, "检查结论"), ("S-26", "LL-61-2"), kinds=INSPECTION),
    Instrument("询问", ("询问笔录",), ("PL-55-2", "S-26"), kinds=INVESTIGATING),
    Instrument("询问", ("询问笔录", "现场检查笔录"), ("S-26",), kinds=(*INSPECTION, *PERMIT), serious=False),
    Instrument("抽样取证", ("抽样取证凭证", *_SITE), ("S-26",), serious=False),
    Instrument("鉴定检验", ("鉴定意见",), ("S-26",), serious=False),
    Instrument(
        "先行登记保存",
        ("先行登记保存通知书", "先行登记保存清单", "财物清单"),
        ("PL-47", "S-26"),
        kinds=PENALTY,
    ),
    Instrument(
        "登记保存处理", ("登记保存处理通知书", "行政处罚决定书", "查封扣押决定书"), ("PL-47", "S-26"), kinds=PENALTY
    ),
    # Measures: three papers, each demanded by its own words
    Instrument("查封扣押", ("查封扣押现场笔录", "现场检查笔录"), ("CL-18-1-7",)),
    Instrument("查封扣押", ("查封扣押决定书", "强制措施决定书"), ("CL-24-1",)),
    Instrument("查封扣押", ("查封扣押清单", "财物清单"), ("CL-24-1", "S-28")),
    Instrument("延长查封扣押", ("延长查封扣押决定书",), ("CL-25-2",)),
    Instrument("解除查封扣押", ("解除查封扣押决定书",), ("CL-28-1",)),
    Instrument("报告批准", ("查封扣押审批表", "决定审批表"), ("CL-18-1-1",), serious=False),
    Instrument("补办批准", ("查封扣押审批表", "决定审批表"), ("CL-19",), serious=False),
    # Before the decision
    Instrument(
        "责令改正",
        ("责令改正通知书", "行政处罚决定书", "不予处罚决定书", "检查结论"),
        ("S-26",),
        on_the_spot=("当场处罚决定书",),
        serious=False,
    ),
    Instrument("调查终结", ("调查终结报告",), ("PL-47", "S-26"), kinds=PENALTY),
    # No form is prescribed for telling: what was told by word of mouth is written into a record that the party signs.
    Instrument(
        "事先告知",
        ("事先告知书", "公告", "陈述申辩笔录", "询问笔录"),
        ("PL-44", "PL-47", "S-26"),
        kinds=PENALTY,
        on_the_spot=("当场处罚决定书",),
    ),
    Instrument(
        "陈述申辩",
        ("陈述申辩笔录", "听证笔录", "询问笔录", "书证"),
        ("PL-45-1", "PL-47", "S-26"),
        kinds=PENALTY,
        on_the_spot=("当场处罚决定书",),
    ),
    Instrument("放弃陈述申辩", _PAPERS, ("PL-62", "PL-47", "S-26"), kinds=PENALTY, on_the_spot=("当场处罚决定书",)),
    Instrument(
        "复核", ("复核意见书", "陈述申辩笔录", "集体讨论记录", "决定审批表"), ("PL-45-1", "S-26"), serious=False
    ),
    Instrument("听证告知", ("事先告知书", "听证通知书", "公告"), ("PL-63-1", "S-26"), kinds=PENALTY),
    Instrument("申请听证", ("听证申请书", *_PAPERS), ("S-26",), serious=False),
    Instrument("放弃听证", _PAPERS, ("S-26",), serious=False),
    Instrument("听证通知", ("听证通知书", "公告"), ("PL-64-1-2", "S-26"), kinds=PENALTY),
    Instrument("举行听证", ("听证笔录",), ("PL-64-1-8", "S-28"), kinds=PENALTY),
    Instrument("听证通知", ("听证通知书", "公告"), ("LL-48-1-1", "S-26"), kinds=PERMIT),
    Instrument("举行听证", ("听证笔录",), ("LL-48-1-5", "S-28"), kinds=PERMIT),
    Instrument("集体讨论", ("集体讨论记录",), ("PL-57-2", "PL-47", "S-26"), kinds=PENALTY),
    Instrument("负责人审批", ("决定审批表", "集体讨论记录", "立案审批表", "行政检查审批表"), ("S-26",), serious=False),
    # Permits
    Instrument("收到申请", ("申请书", "申请材料", "材料接收凭证"), ("S-26",), serious=False),
    Instrument("补正告知", ("补正告知书", "材料接收凭证"), ("LL-32-1-4", "S-26"), kinds=PERMIT),
    Instrument("收到补正", ("申请材料", "材料接收凭证", "申请书"), ("S-26",), serious=False),
    Instrument("受理", ("受理通知书",), ("LL-32-2",), kinds=PERMIT, on_the_spot=("材料接收凭证", "许可决定书")),
    Instrument("不予受理", ("不予受理通知书",), ("LL-32-2",), kinds=PERMIT),
    Instrument("现场核查", ("核查笔录", "现场检查笔录", "勘验笔录"), ("S-26",), serious=False),
    Instrument("检验检测检疫", ("鉴定意见",), ("S-26",), serious=False),
    Instrument("批准延期", ("决定审批表", "延期通知书"), ("LL-42-1-b", "S-26"), kinds=PERMIT, serious=False),
    Instrument("告知延期理由", ("延期通知书", "送达回证"), ("LL-42-1-b", "S-26"), kinds=PERMIT),
    Instrument("颁发证件", ("许可证件", "许可决定书", "送达回证"), ("LL-44", "S-26"), kinds=PERMIT),
    Instrument("撤回申请", ("申请书", "申请材料", "书证", "材料接收凭证"), ("S-26",), serious=False),
    # Carrying out
    Instrument("催告", ("催告书",), ("CL-35",), kinds=("行政处罚", "行政强制")),
    Instrument("申请法院强制执行", ("强制执行申请书",), ("CL-55-1",), kinds=("行政处罚", "行政强制")),
    Instrument("实施强制执行", ("强制执行决定书",), ("CL-37-2",), kinds=("行政处罚", "行政强制")),
    Instrument("移送", ("移送书",), ("S-26",), serious=False),
    Instrument("结案审批", ("结案审批表",), ("S-26",), serious=False),
)
