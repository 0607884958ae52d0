"""The stages of an act that must leave a record (行政处罚法 47, G118 三): what shows that each was recorded.

A row says which steps and which papers belong to a stage. A step that is entered without its paper is REC001's matter,
so that the step alone is enough here: what is looked for is a stage of which the file says nothing at all. 决定 and 送达
are not listed, for REC002 and the clocks of service speak of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record
from enforcement_cli.law.outcome_documents import DOCUMENTS

FREE_OF_PERFORMANCE = frozenset({"警告", "通报批评"})
"""Penalties that nobody has to perform."""


_DECIDING = frozenset(each for row in DOCUMENTS.values() if row.serious for each in row.types)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a kind of act. `elsewhere` says whether other parts of the case record it."""

    name: str
    kind: str
    procedures: tuple[str, ...]
    outcomes: tuple[str, ...]
    steps: tuple[str, ...]
    types: tuple[str, ...]
    elsewhere: Callable[[Case, Decision], bool]
    at_closing: bool = False

    def is_recorded(self, case: Case, decision: Decision) -> bool:
        """Whether anything in the case belongs to it."""
        mine = (None, decision.number)
        if any(each.decision in mine for each in case.steps_named(*self.steps)):
            return True
        if any(self._has(each) and each.decision in mine for each in case.records):
            return True
        return self.elsewhere(case, decision)

    def _has(self, record: Record) -> bool:
        if record.type in self.types:
            return True
        # A decision's own document, filed under the step that led to it, does not show that step.
        return record.step in self.steps and record.type not in _DECIDING


def _source(case: Case, _decision: Decision) -> bool:
    return case.facts.source is not None and case.facts.source.record is not None


def _evidence(_case: Case, decision: Decision) -> bool:
    return bool(decision.evidence)


def _checked(case: Case, decision: Decision) -> bool:
    talked = decision.deliberation
    if talked is not None and (talked.on is not None or talked.record is not None):
        return True
    return decision.approval is not None or case.review_of(decision) is not None


def _performed(_case: Case, decision: Decision) -> bool:
    kinds = {each.kind for each in decision.penalties}
    return bool(decision.performance) or bool(decision.fate) or kinds <= FREE_OF_PERFORMANCE


def _never(_case: Case, _decision: Decision) -> bool:
    return False


_INVESTIGATION = ("现场检查", "询问", "抽样取证", "鉴定检验", "先行登记保存", "查封扣押", "调查终结")
_INVESTIGATION_PAPERS = (
    "现场检查笔录",
    "勘验笔录",
    "询问笔录",
    "抽样取证凭证",
    "鉴定意见",
    "先行登记保存清单",
    "查封扣押现场笔录",
    "书证",
    "调查终结报告",
    "照片",
    "录音",
    "录像",
    "监控视频",
)
_ON_THE_MERITS = ("给予处罚", "不予处罚")

STAGES = (
    Stage(
        "启动",
        "行政处罚",
        ("普通程序",),
        _ON_THE_MERITS,
        ("案源登记", "立案"),
        ("案源登记表", "立案审批表"),
        _source,
    ),
    Stage("调查取证", "行政处罚", ("普通程序",), _ON_THE_MERITS, _INVESTIGATION, _INVESTIGATION_PAPERS, _evidence),
    Stage(
        "审核",
        "行政处罚",
        ("普通程序",),
        _ON_THE_MERITS,
        ("负责人审批", "集体讨论", "调查终结"),
        ("决定审批表", "集体讨论记录", "法制审核意见书", "合法性自查意见", "调查终结报告"),
        _checked,
    ),
    Stage(
        "执行",
        "行政处罚",
        ("普通程序", "简易程序"),
        ("给予处罚",),
        ("催告", "申请法院强制执行", "实施强制执行"),
        ("缴款凭证", "催告书", "强制执行申请书", "强制执行决定书"),
        _performed,
        at_closing=True,
    ),
    Stage(
        "启动",
        "行政许可",
        ("一般程序", "当场"),
        ("准予", "当场准予", "不予"),
        ("收到申请", "受理"),
        ("申请书", "申请材料", "材料接收凭证", "受理通知书"),
        _source,
    ),
    Stage(
        "审查",
        "行政许可",
        ("一般程序",),
        ("准予", "不予"),
        ("现场核查", "检验检测检疫", "专家评审", "鉴定检验", "负责人审批", "举行听证"),
        ("核查笔录", "鉴定意见", "决定审批表", "法制审核意见书", "听证笔录"),
        _checked,
    ),
    Stage(
        "检查",
        "行政检查",
        ("日常检查", "双随机检查", "专项检查"),
        ("未发现问题", "责令改正", "移交立案", "移送"),
        ("现场检查", "询问", "抽样取证", "鉴定检验"),
        _INVESTIGATION_PAPERS,
        _never,
    ),
)
