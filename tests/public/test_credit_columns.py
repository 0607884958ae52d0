"""The 28 columns of a permit and the 30 of a penalty, one by one: name, label, length, whether required, and a filled example."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from enforcement_cli.problems import Problem
from enforcement_cli.public.credit import PENALTIES, PERMITS, Row, Table, rows_of
from enforcement_cli.public.credit.fields import Need
from tests.builders import Draft, penalty, permit

BUREAU_CODE = "11140599MB0000019C"
BUREAU = "示例县工业和信息化局"
CODES = {
    "registration_no": "140599000000001",
    "organisation_code": "MA0000015",
    "tax_no": "140599000000002",
    "institution_no": "114059900001",
    "social_no": "140599000000003",
}
NUMBER = "140599188503070017"
# Of every column: name, words of its label, length (0: none set), of whom it is required.
PARTY = {
    "XDR_MC": ("行政相对人名称", (200, 200), "all"),
    "XDR_LB": ("行政相对人类别", (16, 100), "all"),
    "XDR_SHXYM": ("统一社会信用代码", (18, 32), "body"),
    "XDR_GSZC": ("工商注册号", (50, 50), "none"),
    "XDR_ZZJG": ("组织机构代码", (9, 32), "none"),
    "XDR_SWDJ": ("税务登记号", (15, 32), "none"),
    "XDR_SYDW": ("事业单位证书号", (12, 120), "none"),
    "XDR_SHZZ": ("社会组织登记证号", (50, 50), "none"),
    "FRDB": ("法定代表人", (50, 50), "body"),
    "FR_ZJLX": ("法定代表人证件类型", (64, 64), "permit"),
    "FR_ZJHM": ("法定代表人证件号码", (64, 32), "permit"),
    "XDR_ZJLX": ("自然人证件类型", (64, 64), "person"),
    "XDR_ZJHM": ("自然人证件号码", (64, 64), "person"),
}
OWN = {
    "XK": (
        ("XK_XKWS", "行政许可决定文书名称", 64, "all"),
        ("XK_WSH", "行政许可决定文书号", 64, "all"),
        ("XK_XKLB", "许可类别", 256, "all"),
        ("XK_XKZS", "许可证书名称", 64, "none"),
        ("XK_XKBH", "许可编号", 64, "none"),
        ("XK_NR", "许可内容", 4000, "all"),
        ("XK_JDRQ", "许可决定日期", 0, "all"),
        ("XK_YXQZ", "有效期自", 0, "all"),
        ("XK_YXQZI", "有效期至", 0, "all"),
        ("XK_XKJG", "许可机关", 200, "all"),
        ("XK_XKJGDM", "许可机关统一社会信用代码", 18, "all"),
        ("XK_ZT", "当前状态", 1, "all"),
        ("XK_LYDW", "数据来源单位", 200, "all"),
        ("XK_LYDWDM", "数据来源单位统一社会信用代码", 18, "all"),
        ("BZ", "备注", 0, "none"),
    ),
    "CF": (
        ("CF_WSH", "行政处罚决定书文号", 128, "all"),
        ("CF_WFXW", "违法行为类型", 0, "all"),
        ("CF_SY", "违法事实", 0, "all"),
        ("CF_YJ", "处罚依据", 0, "all"),
        ("CF_CFLB", "处罚类别", 36, "all"),
        ("CF_NR", "处罚内容", 0, "all"),
        ("CF_NR_FK", "罚款金额", 0, "none"),
        ("CF_NR_WFFF", "没收违法所得、没收非法财物的金额", 0, "none"),
        ("CF_NR_ZKDX", "暂扣或吊销证照名称及编号", 200, "none"),
        ("CF_JDRQ", "处罚决定日期", 0, "all"),
        ("CF_YXQ", "处罚有效期", 0, "none"),
        ("CF_GSJZQ", "公示截止期", 0, "none"),
        ("CF_CFJG", "处罚机关", 200, "all"),
        ("CF_CFJGDM", "处罚机关统一社会信用代码", 18, "all"),
        ("CF_SJLY", "数据来源单位", 200, "all"),
        ("CF_SJLYDM", "数据来源单位统一社会信用代码", 18, "all"),
        ("BZ", "备注", 0, "none"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("prefix", "table", "count"), [("XK", PERMITS, 28), ("CF", PENALTIES, 30)])
def test_names_labels_lengths_and_needs(prefix: str, table: Table, count: int) -> None:
    of_party = [
        (f"{prefix}_{name}", label, lengths[prefix == "CF"], need) for name, (label, lengths, need) in PARTY.items()
    ]
    expected = [*of_party, *OWN[prefix]]

    assert len(table.columns) == len(expected) == count
    for column, (name, label, longest, need) in zip(table.columns, expected, strict=True):
        asked = {"permit": "body" if prefix == "XK" else "none"}.get(need, need)
        assert (column.name, column.longest, column.need) == (name, longest, Need(asked))
        assert label in column.label, name


def body() -> dict[str, Any]:
    return {
        "id": "A1",
        "name": "示例铸造有限公司",
        "type": "法人",
        "code": "91140599MA0000015M",
        "other_codes": dict(CODES),
        "legal_representative": {"name": "褚金样", "id_type": "居民身份证", "id_no": NUMBER},
    }


def person() -> dict[str, Any]:
    return {
        "id": "A2",
        "name": "卫金例",
        "type": "自然人",
        "id_type": "护照",
        "id_no": "E00000001",
        "birth_on": "1885-03-07",
    }


def filled_permit() -> Draft:
    draft = permit().set("bureau/bureau/code", BUREAU_CODE).set("parties", [body(), person()])
    return draft.set("decisions/0/credit", {"remark": "另有说明"})


def filled_penalty() -> Draft:
    draft = penalty().set("bureau/bureau/code", BUREAU_CODE).set("parties", [body(), person()])
    draft.set(
        "decisions/0/penalties",
        [
            {"kind": "罚款", "amount": 20000},
            {"kind": "没收违法所得", "amount": 1234},
            {"kind": "暂扣许可证件", "item": "示例许可证 示许001"},
        ],
    )
    return draft.set(
        "decisions/0/credit",
        {
            "violation_type": "使用淘汰设备",
            "facts": "使用国家明令淘汰的设备。",
            "valid_until": "2027-03-25",
            "display_until": "2027-06-25",
            "remark": "另有说明",
        },
    )


def rows(draft: Draft) -> list[Row]:
    case = draft.case()
    return rows_of(case, case.decisions[0])


OF_BODY = {
    "XDR_MC": "示例铸造有限公司", "XDR_LB": "法人及非法人组织", "XDR_SHXYM": "91140599MA0000015M",
    "XDR_GSZC": CODES["registration_no"], "XDR_ZZJG": CODES["organisation_code"], "XDR_SWDJ": CODES["tax_no"],
    "XDR_SYDW": CODES["institution_no"], "XDR_SHZZ": CODES["social_no"],
    "FRDB": "褚金样", "FR_ZJLX": "居民身份证", "FR_ZJHM": NUMBER, "XDR_ZJLX": "", "XDR_ZJHM": "",
}  # fmt: skip
OF_PERSON = {
    **dict.fromkeys(OF_BODY, ""), "XDR_MC": "卫金例", "XDR_LB": "自然人", "XDR_ZJLX": "护照", "XDR_ZJHM": "E00000001",
}  # fmt: skip
PERMIT_CELLS = {
    "XK_XKWS": "许可决定书", "XK_WSH": "示工信许〔2026〕1号", "XK_XKLB": "普通", "XK_XKZS": "示例许可证", "XK_XKBH": "示许001",
    "XK_NR": "示例事项", "XK_JDRQ": "2026/03/20", "XK_YXQZ": "2026/03/20", "XK_YXQZI": "2031/03/19",
    "XK_XKJG": BUREAU, "XK_XKJGDM": BUREAU_CODE, "XK_ZT": "1", "XK_LYDW": BUREAU, "XK_LYDWDM": BUREAU_CODE, "BZ": "另有说明",
}  # fmt: skip
PENALTY_CELLS = {
    "CF_WSH": "示工信罚〔2026〕1号", "CF_WFXW": "使用淘汰设备", "CF_SY": "使用国家明令淘汰的设备。", "CF_YJ": "《示例法》第一条",
    "CF_CFLB": "罚款；没收违法所得；暂扣许可证件", "CF_NR": "罚款20000元；没收违法所得1234元；暂扣许可证件（示例许可证 示许001）",
    "CF_NR_FK": "2.000000", "CF_NR_WFFF": "0.123400", "CF_NR_ZKDX": "示例许可证 示许001",
    "CF_JDRQ": "2026/03/25", "CF_YXQ": "2027/03/25", "CF_GSJZQ": "2027/06/25",
    "CF_CFJG": BUREAU, "CF_CFJGDM": BUREAU_CODE, "CF_SJLY": BUREAU, "CF_SJLYDM": BUREAU_CODE, "BZ": "另有说明",
}  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "prefix", "own"), [(filled_permit(), "XK", PERMIT_CELLS), (filled_penalty(), "CF", PENALTY_CELLS)]
)
def test_every_column_of_a_filled_example(draft: Draft, prefix: str, own: dict[str, str]) -> None:
    of_body, of_person = rows(draft)

    for row, party in ((of_body, OF_BODY), (of_person, OF_PERSON)):
        assert row.gaps == ()
        assert row.texts == {f"{prefix}_{name}": value for name, value in party.items()} | own
    together = {name for row in (of_body, of_person) for name, value in row.texts.items() if value}
    assert together == set(row.table.names), "no column is without an example"


def asked(gap: Problem) -> tuple[str, str]:
    return str(gap.fields["name"]), str(gap.fields["field"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("parties/0/name", {("XK_XDR_MC", "名称或者姓名")}),
        ("parties/0/legal_representative", {
            ("XK_FRDB", "法定代表人或者负责人的姓名"),
            ("XK_FR_ZJLX", "法定代表人或者负责人的证件类型"),
            ("XK_FR_ZJHM", "法定代表人或者负责人的证件号码"),
        }),
        ("parties/1/id_no", {("XK_XDR_ZJHM", "证件号码")}),
        ("parties/1/id_type", {("XK_XDR_ZJLX", "证件类型")}),
        ("decisions/0/document", {("XK_XKWS", "文书种类")}),
        ("decisions/0/document_no", {("XK_WSH", "文号")}),
        ("decisions/0/grant/category", {("XK_XKLB", "许可类别")}),
        ("decisions/0/grant/content", {("XK_NR", "许可内容")}),
        ("decisions/0/made_on", {("XK_JDRQ", "作出日期")}),
        ("decisions/0/grant/valid_from", {("XK_YXQZ", "有效期自")}),
        ("decisions/0/grant/valid_to", {("XK_YXQZI", "有效期至")}),
        ("bureau/bureau/name", {("XK_XKJG", "机关名称"), ("XK_LYDW", "机关名称")}),
        ("bureau/bureau/code", {
            ("XK_XKJGDM", "执法机关的统一社会信用代码"), ("XK_LYDWDM", "执法机关的统一社会信用代码"),
        }),
        ("decisions/0/grant/certificate", set()),
        ("decisions/0/grant/certificate_no", set()),
        ("parties/0/code", set()),
        ("parties/0/other_codes", set()),
    ],
)  # fmt: skip
def test_every_gap_of_a_permit(path: str, expected: set[tuple[str, str]]) -> None:
    found = {asked(gap) for row in rows(filled_permit().drop(path)) for gap in row.gaps}

    assert found == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("parties/0/name", {("CF_XDR_MC", "名称或者姓名")}),
        ("parties/0/legal_representative", {("CF_FRDB", "法定代表人或者负责人的姓名")}),
        ("parties/1/id_no", {("CF_XDR_ZJHM", "证件号码")}),
        ("decisions/0/document_no", {("CF_WSH", "文号")}),
        ("decisions/0/credit/violation_type", {("CF_WFXW", "双公示上报的违法行为类型")}),
        ("decisions/0/basis", {("CF_YJ", "法律依据")}),
        ("decisions/0/made_on", {("CF_JDRQ", "作出日期")}),
        ("decisions/0/penalties/0/amount", {("CF_NR_FK", "金额（元）")}),
        ("decisions/0/penalties/1/amount", {("CF_NR_WFFF", "金额（元）")}),
        ("decisions/0/penalties/2/item", {("CF_NR_ZKDX", "财物或者证件")}),
        ("bureau/bureau/code", {
            ("CF_CFJGDM", "执法机关的统一社会信用代码"), ("CF_SJLYDM", "执法机关的统一社会信用代码"),
        }),
        ("decisions/0/credit/valid_until", set()),
        ("decisions/0/credit/display_until", set()),
        ("decisions/0/credit/remark", set()),
    ],
)  # fmt: skip
def test_every_gap_of_a_penalty(path: str, expected: set[tuple[str, str]]) -> None:
    found = {asked(gap) for row in rows(filled_penalty().drop(path)) for gap in row.gaps}

    assert found == expected


def test_a_body_without_any_code_and_one_from_abroad() -> None:
    bare = filled_penalty().drop("parties/0/code").drop("parties/0/other_codes")
    assert {asked(gap) for row in rows(bare) for gap in row.gaps} == {("CF_XDR_SHXYM", "统一社会信用代码")}
    assert all(not row.gaps for row in rows(copy.deepcopy(bare).set("parties/0/type", "外国组织")))


LONG = [
    (filled_permit, "parties/0/name", "XK_XDR_MC", 200),
    (filled_permit, "parties/0/other_codes/organisation_code", "XK_XDR_ZZJG", 9),
    (filled_permit, "decisions/0/grant/content", "XK_NR", 4000),
    (filled_permit, "decisions/0/grant/certificate_no", "XK_XKBH", 64),
    (filled_penalty, "parties/0/name", "CF_XDR_MC", 200),
    (filled_penalty, "parties/0/legal_representative/name", "CF_FRDB", 50),
    (filled_penalty, "decisions/0/penalties/2/item", "CF_NR_ZKDX", 200),
]


@pytest.mark.parametrize(("made", "path", "name", "longest"), LONG)
def test_a_text_of_the_last_length_goes_one_longer_is_held_back(made: Any, path: str, name: str, longest: int) -> None:
    def gaps(length: int) -> list[Problem]:
        return [gap for row in rows(made().set(path, "甲" * length)) for gap in row.gaps]

    assert gaps(longest) == []
    found = gaps(longest + 1)
    assert found
    for gap in found:
        assert gap.template == "双公示表的“{label}”（{name}）有 {length} 个字，最多 {longest} 个"
        assert (gap.fields["name"], gap.fields["length"], gap.fields["longest"]) == (name, longest + 1, longest)
