"""The order of a bound file 卷内目录 as data: no rule of our own prescribes one, so that several are taken for in order.

Each order gives every kind of paper a rank; papers of one rank may come in any order, and papers without a rank (a
receipt that goes with what it proves, evidence of no fixed place) anywhere. The sources are models of other ministries
(law.md §9): a file that follows none of them is worth a look, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from enforcement_cli.cases.archive import IndexEntry
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record


@dataclass(frozen=True, slots=True)
class Order:
    """One way to order the papers of a volume: groups of record types, first to last."""

    name: str
    groups: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...] = ()
    volumes: tuple[str | None, ...] = (None, "正卷", "副卷")

    @property
    def ranks(self) -> Mapping[str | None, int]:
        """Record type -> its place, counted from 0."""
        return {each: rank for rank, group in enumerate(self.groups) for each in group}


_DECISIONS = (
    "行政处罚决定书",
    "当场处罚决定书",
    "不予处罚决定书",
    "检查结论",
    "许可决定书",
    "不予许可决定书",
    "强制措施决定书",
    "强制执行决定书",
)
_EVIDENCE = (
    "现场检查笔录",
    "勘验笔录",
    "询问笔录",
    "抽样取证凭证",
    "鉴定意见",
    "先行登记保存清单",
    "查封扣押现场笔录",
    "查封扣押清单",
    "核查笔录",
    "身份证明",
)
# 书证 has no place of its own: an application for instalments is one, too.
_TO_THE_PARTY = (
    "先行登记保存通知书",
    "登记保存处理通知书",
    "查封扣押决定书",
    "延长查封扣押决定书",
    "解除查封扣押决定书",
    "责令改正通知书",
    "事先告知书",
    "听证通知书",
    "补正告知书",
    "受理通知书",
    "不予受理通知书",
    "延期通知书",
)

BY_STAGE = Order(
    "按办案环节",
    (
        ("案源登记表", "立案审批表", "不予立案审批表", "行政检查审批表", "行政检查通知书", "申请书", "申请材料"),
        ("材料接收凭证", "补正告知书", "受理通知书", "不予受理通知书"),
        (
            *_EVIDENCE,
            "先行登记保存审批表",
            "先行登记保存通知书",
            "登记保存处理通知书",
            "查封扣押审批表",
            "查封扣押决定书",
            "延长查封扣押决定书",
            "解除查封扣押决定书",
            "责令改正通知书",
        ),
        (
            "调查终结报告",
            "合法性自查意见",
            "事先告知书",
            "陈述申辩笔录",
            "复核意见书",
            "放弃权利声明",
            "听证申请书",
            "听证通知书",
            "听证笔录",
            "听证报告",
            "法制审核意见书",
            "外部法律意见书",
            "集体讨论记录",
            "延期通知书",
            "决定审批表",
        ),
        _DECISIONS,
        ("许可证件", "缴款凭证", "催告书", "强制执行申请书", "移送书"),
        ("结案审批表",),
    ),
)
"""立案(受理)、调查取证、审查、决定、送达、执行: the simpler order of law.md §9, for all kinds."""

MAIN_VOLUME = Order(
    "正卷",
    (
        ("立案审批表",),
        _DECISIONS,
        _TO_THE_PARTY,
        _EVIDENCE,
        ("听证笔录",),
        ("财物清单", "缴款凭证"),
    ),
    ("行政处罚",),
    (None, "正卷"),
)
"""《市场监督管理行政处罚程序规定》第七十八条, 正卷; what is not in its list comes anywhere."""

SIDE_VOLUME = Order(
    "副卷",
    (("案源登记表",), ("调查终结报告",), ("法制审核意见书", "决定审批表"), ("听证报告",), ("结案审批表",)),
    ("行政处罚",),
    ("副卷",),
)
"""The same, 副卷."""

ORDERS = (BY_STAGE, MAIN_VOLUME, SIDE_VOLUME)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Two papers of one volume that no order has in this sequence: the second should come before the first."""

    entry: IndexEntry
    record: Record
    after: Record


def misplaced(case: Case, index: Sequence[IndexEntry]) -> Iterator[Misplaced]:
    """For each volume that follows none of the orders, nor the days of its papers: where it first leaves BY_STAGE."""
    volumes: dict[str | None, list[tuple[IndexEntry, Record]]] = {}
    for entry in index:
        record = case.record(entry.record)
        if record is not None:
            volumes.setdefault(entry.volume, []).append((entry, record))
    for volume, papers in volumes.items():
        records = [record for _, record in papers]
        orders = [each for each in ORDERS if volume in each.volumes and (not each.kinds or case.kind in each.kinds)]
        if _by_day(records) or any(_follows(each, records) for each in orders):
            continue
        ranks = BY_STAGE.ranks
        ranked = [(ranks[record.type], entry, record) for entry, record in papers if record.type in ranks]
        for (rank_before, _, before), (rank, entry, record) in pairwise(ranked):
            if rank < rank_before:
                yield Misplaced(entry, record, before)
                break


def _follows(order: Order, records: Iterable[Record]) -> bool:
    ranks = [order.ranks[each.type] for each in records if each.type in order.ranks]
    return ranks == sorted(ranks)


def _by_day(records: Iterable[Record]) -> bool:
    """Whether the papers lie as they were made; without all days nobody can say."""
    days = [each.made_on for each in records]
    known = [each for each in days if each is not None]
    return len(known) == len(days) and known == sorted(known)
