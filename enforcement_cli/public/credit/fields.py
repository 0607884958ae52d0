"""The columns of both tables: names, labels, lengths and order as the upload platforms have them since 2018.

Names and labels are facts that several public systems agree on; lengths and what is required are what platforms ask
in practice, and no law. Trap: XK_YXQZ is *from*, XK_YXQZI is *to*.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """Of whom a column is required: everybody, bodies with their own name, natural persons, nobody."""

    ALL = "all"
    BODY = "body"
    PERSON = "person"
    NONE = "none"


class Form(StrEnum):
    """What a column holds: a text, a day, or an amount in 万元 with six decimals."""

    TEXT = "text"
    DAY = "day"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `longest`: most characters it takes; 0 where none is set. A kind of penalty may require more."""

    name: str
    label: str
    longest: int = 0
    need: Need = Need.NONE
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `title` is its kind of act, `key` what file names use."""

    key: str
    title: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The header."""
        return tuple(each.name for each in self.columns)


def _party(prefix: str, lengths: tuple[int, ...], *, representative: Need) -> tuple[Column, ...]:
    """The thirteen columns on the party, which both tables share but for their lengths."""
    (name, kind, code, old, organisation, tax, institution, social, person, id_type, id_no, own_type, own_no) = lengths
    return (
        Column(f"{prefix}_XDR_MC", "行政相对人名称", name, Need.ALL),
        Column(f"{prefix}_XDR_LB", "行政相对人类别", kind, Need.ALL),
        Column(f"{prefix}_XDR_SHXYM", "行政相对人代码_1（统一社会信用代码）", code, Need.BODY),
        Column(f"{prefix}_XDR_GSZC", "行政相对人代码_2（工商注册号）", old),
        Column(f"{prefix}_XDR_ZZJG", "行政相对人代码_3（组织机构代码）", organisation),
        Column(f"{prefix}_XDR_SWDJ", "行政相对人代码_4（税务登记号）", tax),
        Column(f"{prefix}_XDR_SYDW", "行政相对人代码_5（事业单位证书号）", institution),
        Column(f"{prefix}_XDR_SHZZ", "行政相对人代码_6（社会组织登记证号）", social),
        Column(f"{prefix}_FRDB", "法定代表人", person, Need.BODY),
        Column(f"{prefix}_FR_ZJLX", "法定代表人证件类型", id_type, representative),
        Column(f"{prefix}_FR_ZJHM", "法定代表人证件号码", id_no, representative),
        Column(f"{prefix}_XDR_ZJLX", "自然人证件类型", own_type, Need.PERSON),
        Column(f"{prefix}_XDR_ZJHM", "自然人证件号码", own_no, Need.PERSON),
    )


PERMITS = Table(
    "permits",
    "行政许可",
    (
        *_party("XK", (200, 16, 18, 50, 9, 15, 12, 50, 50, 64, 64, 64, 64), representative=Need.BODY),
        Column("XK_XKWS", "行政许可决定文书名称", 64, Need.ALL),
        Column("XK_WSH", "行政许可决定文书号", 64, Need.ALL),
        Column("XK_XKLB", "许可类别", 256, Need.ALL),
        Column("XK_XKZS", "许可证书名称", 64),
        Column("XK_XKBH", "许可编号", 64),
        Column("XK_NR", "许可内容", 4000, Need.ALL),
        Column("XK_JDRQ", "许可决定日期", 0, Need.ALL, Form.DAY),
        Column("XK_YXQZ", "有效期自", 0, Need.ALL, Form.DAY),
        Column("XK_YXQZI", "有效期至", 0, Need.ALL, Form.DAY),
        Column("XK_XKJG", "许可机关", 200, Need.ALL),
        Column("XK_XKJGDM", "许可机关统一社会信用代码", 18, Need.ALL),
        Column("XK_ZT", "当前状态", 1, Need.ALL),
        Column("XK_LYDW", "数据来源单位", 200, Need.ALL),
        Column("XK_LYDWDM", "数据来源单位统一社会信用代码", 18, Need.ALL),
        Column("BZ", "备注"),
    ),
)
PENALTIES = Table(
    "penalties",
    "行政处罚",
    (
        *_party("CF", (200, 100, 32, 50, 32, 32, 120, 50, 50, 64, 32, 64, 64), representative=Need.NONE),
        Column("CF_WSH", "行政处罚决定书文号", 128, Need.ALL),
        Column("CF_WFXW", "违法行为类型", 0, Need.ALL),
        Column("CF_SY", "违法事实", 0, Need.ALL),
        Column("CF_YJ", "处罚依据", 0, Need.ALL),
        Column("CF_CFLB", "处罚类别", 36, Need.ALL),
        Column("CF_NR", "处罚内容", 0, Need.ALL),
        Column("CF_NR_FK", "罚款金额（万元）", 0, Need.NONE, Form.AMOUNT),
        Column("CF_NR_WFFF", "没收违法所得、没收非法财物的金额（万元）", 0, Need.NONE, Form.AMOUNT),
        Column("CF_NR_ZKDX", "暂扣或吊销证照名称及编号", 200),
        Column("CF_JDRQ", "处罚决定日期", 0, Need.ALL, Form.DAY),
        Column("CF_YXQ", "处罚有效期", 0, Need.NONE, Form.DAY),
        Column("CF_GSJZQ", "公示截止期", 0, Need.NONE, Form.DAY),
        Column("CF_CFJG", "处罚机关", 200, Need.ALL),
        Column("CF_CFJGDM", "处罚机关统一社会信用代码", 18, Need.ALL),
        Column("CF_SJLY", "数据来源单位", 200, Need.ALL),
        Column("CF_SJLYDM", "数据来源单位统一社会信用代码", 18, Need.ALL),
        Column("BZ", "备注"),
    ),
)
TABLES = (PERMITS, PENALTIES)
