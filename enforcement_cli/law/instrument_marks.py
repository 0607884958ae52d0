"""What makes an instrument 文书 good beside its being there: who approved it, its seal, its copies, its signatures.

One table for each mark; a row names the clause that asks for it. Signatures that S-28 names are REC003's, those of a
receipt of service REC009's, the seal and contents of decisions the procedure rules'.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Approved:
    """A step that the organ's head approves, and the forms on which that is done."""

    step: str
    forms: tuple[str, ...]
    basis: str
    kinds: tuple[str, ...] = ()
    other_steps: tuple[str, ...] = ()
    serious: bool = True


APPROVALS = (
    Approved("先行登记保存", ("先行登记保存审批表",), "PL-56-a", ("行政处罚",)),
    Approved("查封扣押", ("查封扣押审批表",), "CL-18-1-1", (), ("报告批准", "补办批准")),
    Approved("延长查封扣押", ("查封扣押审批表",), "CL-25-1-b"),
    Approved("检查审批", ("行政检查审批表",), "FORM25-inspection", ("行政检查",), serious=False),
)
"""law.md §12 and §4. The decision's own approval is a matter of the rules on decisions."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A paper that the organ's head signs by the words of a law."""

    type: str
    basis: str
    kinds: tuple[str, ...]


SIGNED_BY_HEAD = (Signed("强制执行申请书", "CL-55-2", ("行政处罚", "行政强制")),)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A paper that bears the organ's seal by the words of a law."""

    type: str
    basis: str
    kinds: tuple[str, ...]


SEALS = (
    Sealed("受理通知书", "LL-32-2", ("行政许可",)),
    Sealed("不予受理通知书", "LL-32-2", ("行政许可",)),
    Sealed("许可证件", "LL-39-1", ("行政许可",)),
    Sealed("强制执行决定书", "CL-37-2-5", ("行政处罚", "行政强制")),
    Sealed("强制执行申请书", "CL-55-2", ("行政处罚", "行政强制")),
)

INVENTORY_COPIES = 2
"""查封、扣押清单一式二份 (CL-24-3)."""

SIGNED_BY_CONCERNED = {
    "申请书": "申请人",
    "核查笔录": "申请人",
    "抽样取证凭证": "当事人",
    "陈述申辩笔录": "当事人",
    "放弃权利声明": "当事人",
    "听证申请书": "当事人",
}
"""Papers that the person concerned signs by usual practice (law.md §12); S-28 names four others and says 等."""
