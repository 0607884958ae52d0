"""`enforce export credit-china`: what goes into the tables, and what is held back."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from enforcement_cli.public.credit import PENALTIES, PERMITS
from tests.cli.conftest import Run
from tests.cli.exports import CODE, exported, granted, on_a_person_whole, published, rows_of, sheet_of, sound
from tests.cli.publishing import PERSON, ledger, tree, waiting

SECOND_MARK = "2026-0001/disclosure/0002-exported.yaml"


def test_names_and_order_are_those_of_the_standard() -> None:
    permit_names = (
        "XK_XDR_MC XK_XDR_LB XK_XDR_SHXYM XK_XDR_GSZC XK_XDR_ZZJG XK_XDR_SWDJ XK_XDR_SYDW XK_XDR_SHZZ XK_FRDB "
        "XK_FR_ZJLX XK_FR_ZJHM XK_XDR_ZJLX XK_XDR_ZJHM XK_XKWS XK_WSH XK_XKLB XK_XKZS XK_XKBH XK_NR XK_JDRQ XK_YXQZ "
        "XK_YXQZI XK_XKJG XK_XKJGDM XK_ZT XK_LYDW XK_LYDWDM BZ"
    )
    penalty_names = (
        "CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_XDR_GSZC CF_XDR_ZZJG CF_XDR_SWDJ CF_XDR_SYDW CF_XDR_SHZZ CF_FRDB "
        "CF_FR_ZJLX CF_FR_ZJHM CF_XDR_ZJLX CF_XDR_ZJHM CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_NR_WFFF "
        "CF_NR_ZKDX CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM BZ"
    )

    assert list(PERMITS.names) == permit_names.split()
    assert list(PENALTIES.names) == penalty_names.split()
    assert (len(PERMITS.columns), len(PENALTIES.columns)) == (28, 30)


def test_a_penalty_in_csv(run: Run, root: Path, tmp_path: Path) -> None:
    published(run, root, sound())

    done = exported(run, "--format", "csv", "-o", tmp_path / "表.csv")

    path = tmp_path / "表-行政处罚.csv"
    assert done.code == 0, done.err
    assert f"已写出 {path}（1 行），只供上报，不得公开" in done.out
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfCF_XDR_MC,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    (row,) = rows_of(path)
    assert {name: value for name, value in row.items() if value} == {
        "CF_XDR_MC": "示例铸造有限公司",
        "CF_XDR_LB": "法人及非法人组织",
        "CF_XDR_SHXYM": "91140599MA0000015M",
        "CF_FRDB": "赵某样",
        "CF_WSH": "示工信罚〔2026〕1号",
        "CF_WFXW": "使用国家明令淘汰的用能设备",
        "CF_SY": "该公司使用国家明令淘汰的设备。",
        "CF_YJ": "；".join(f"{each['law']}{each['article']}" for each in sound().decisions[0]["basis"]),
        "CF_CFLB": "罚款",
        "CF_NR": "罚款20000元",
        "CF_NR_FK": "2.000000",
        "CF_JDRQ": "2026/03/25",
        "CF_YXQ": "2099/12/31",
        "CF_CFJG": "示例县工业和信息化局",
        "CF_CFJGDM": CODE,
        "CF_SJLY": "示例县工业和信息化局",
        "CF_SJLYDM": CODE,
    }


def test_a_permit_and_a_penalty_in_one_workbook_read_back_equal(run: Run, root: Path, tmp_path: Path) -> None:
    long_term = granted()
    long_term.decisions[0]["grant"].pop("valid_to", None)
    long_term.decisions[0]["grant"]["long_term"] = "yes"
    published(run, root, on_a_person_whole(), long_term)
    assert exported(run, "-o", tmp_path / "表.xlsx").code == 0
    assert exported(run, "--all", "--format", "csv", "-o", tmp_path / "表").code == 0

    for title, table in (("行政许可", PERMITS), ("行政处罚", PENALTIES)):
        (cells,) = sheet_of(tmp_path / "表.xlsx", title)
        (row,) = rows_of(tmp_path / f"表-{title}.csv")
        assert list(cells) == list(table.names)
        for name, cell in cells.items():
            if isinstance(cell.value, (int, float)):
                assert Decimal(repr(cell.value)) == Decimal(row[name]), name
                assert cell.number_format == "0.000000"
            else:
                assert (cell.value or "") == row[name], name
                assert cell.data_type == ("s" if cell.value else "n"), name
    (permit_row,) = sheet_of(tmp_path / "表.xlsx", "行政许可")
    assert (permit_row["XK_YXQZI"].value, permit_row["XK_ZT"].value) == ("2099/12/31", "1")
    assert re.fullmatch(r"\d{4}/\d{2}/\d{2}", permit_row["XK_YXQZ"].value)
    (penalty_row,) = sheet_of(tmp_path / "表.xlsx", "行政处罚")
    assert (penalty_row["CF_XDR_ZJHM"].value, penalty_row["CF_XDR_ZJHM"].data_type) == (PERSON["id_no"], "s")
    assert penalty_row["CF_XDR_SHXYM"].value is None
    legend = openpyxl.load_workbook(tmp_path / "表.xlsx")["栏目说明"]
    assert legend.max_row == 1 + 28 + 30


def test_texts_are_masked_and_numbers_are_where_they_belong(run: Run, root: Path, tmp_path: Path) -> None:
    published(run, root, on_a_person_whole())
    assert exported(run, "--format", "csv", "-o", tmp_path / "表").code == 0

    (row,) = rows_of(tmp_path / "表-行政处罚.csv")
    assert row["CF_XDR_MC"] == "褚金样"
    assert row["CF_XDR_ZJHM"] == PERSON["id_no"]
    assert "13800001234" not in row["CF_SY"]
    assert "金样" not in row["CF_SY"]
    # The public tree knows none of it, and the ledger digests alone.
    entry = (root / "cases/2026" / SECOND_MARK).read_text(encoding="utf-8")
    for private in ("褚", "金样", PERSON["id_no"], "13800001234", "淘汰"):
        assert private not in entry
    assert PERSON["id_no"] not in str(tree(root))


def test_formulas_are_text(run: Run, root: Path, tmp_path: Path) -> None:
    draft = sound().set("decisions/0/credit", {"remark": "=HYPERLINK(1)", "facts": "－1+1使用淘汰设备"})
    published(run, root, draft)
    assert exported(run, "-o", tmp_path / "表.xlsx").code == 0
    assert exported(run, "--all", "--format", "csv", "-o", tmp_path / "表").code == 0

    (cells,) = sheet_of(tmp_path / "表.xlsx", "行政处罚")
    assert (cells["BZ"].value, cells["BZ"].data_type) == ("=HYPERLINK(1)", "s")
    (row,) = rows_of(tmp_path / "表-行政处罚.csv")
    assert (row["BZ"], row["CF_SY"]) == ("'=HYPERLINK(1)", "'－1+1使用淘汰设备")


def test_gaps_are_named_and_held_back_the_rest_goes(run: Run, root: Path, tmp_path: Path) -> None:
    lacking = waiting(case="2026-0002", number=2)
    published(run, root, sound(), lacking)

    done = exported(run, "--format", "csv", "-o", tmp_path / "表")

    assert done.code == 1
    assert [row["CF_WSH"] for row in rows_of(tmp_path / "表-行政处罚.csv")] == ["示工信罚〔2026〕1号"]
    assert done.err.splitlines() == [
        "这些决定缺少必填内容，没有写入：",
        "cases/2026/2026-0002/decisions.yaml:1:3: 双公示表的“违法行为类型”（CF_WFXW）没有内容，上报时必须填写",
        "    请填写“双公示上报的违法行为类型”。",
    ]
    assert ledger(root) == [
        "2026-0001/disclosure/0001-published.yaml",
        SECOND_MARK,
        "2026-0002/disclosure/0001-published.yaml",
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda draft: draft.drop("bureau/bureau/code"), "执法机关的统一社会信用代码"),
        (lambda draft: draft.drop("parties/0/legal_representative"), "法定代表人或者负责人的姓名"),
        (lambda draft: draft.set("parties/0/code", "无"), "统一社会信用代码"),
        (lambda draft: draft.set("decisions/0/penalties", [{"kind": "没收违法所得"}]), "金额（元）"),
        (lambda draft: draft.set("decisions/0/penalties", [{"kind": "吊销许可证件"}]), "财物或者证件"),
        (lambda draft: draft.set("decisions/0/credit", {"violation_type": "甲" * 10, "content": "乙" * 4001}), None),
        (
            lambda draft: draft.set("parties/0/code", "无").set("parties/0/other_codes", {"registration_no": "140599000000001"}),
            None,
        ),
    ],
)  # fmt: skip
def test_what_must_not_be_empty(change: Any, expected: str | None) -> None:
    from enforcement_cli.public.credit import rows_of as rows

    draft = sound()
    change(draft)
    case = draft.case()

    (row,) = rows(case, case.decisions[0])
    asked = [str(gap.fields.get("field")) for gap in row.gaps]

    assert (asked == []) if expected is None else (expected in asked), [gap.template for gap in row.gaps]


def test_one_row_per_party_and_decision(run: Run, root: Path, tmp_path: Path) -> None:
    from enforcement_cli.public.credit import rows_of as rows

    draft = sound()
    other = {**draft.data["parties"][0], "id": "A2", "name": "示例纺织有限公司", "code": "92140599MA0AB12YXC"}
    draft.add("parties", other)
    draft.set(
        "decisions/0/penalties",
        [
            {"kind": "罚款", "amount": 20000, "parties": ["A1"]},
            {"kind": "罚款", "amount": Decimal("1234.56"), "parties": ["A2"]},
            {"kind": "没收违法所得", "amount": Decimal("0.01"), "parties": ["A2"]},
            {"kind": "吊销许可证件", "item": "示例许可证 示许001", "parties": ["A2"]},
        ],
    )
    case = draft.case()

    found = {each.party: each.texts for each in rows(case, case.decisions[0])}

    assert found["A1"]["CF_NR_FK"] == "2.000000"
    assert (found["A1"]["CF_NR_WFFF"], found["A1"]["CF_CFLB"]) == ("", "罚款")
    assert (found["A2"]["CF_NR_FK"], found["A2"]["CF_NR_WFFF"]) == ("0.123456", "0.000001")
    assert found["A2"]["CF_CFLB"] == "罚款；没收违法所得；吊销许可证件"
    assert found["A2"]["CF_NR"] == "罚款1234.56元；没收违法所得0.01元；吊销许可证件（示例许可证 示许001）"
    assert found["A2"]["CF_NR_ZKDX"] == "示例许可证 示许001"


def test_a_gap_of_the_decision_is_told_once_however_many_parties(run: Run, root: Path) -> None:
    draft = waiting().set("bureau/bureau/code", CODE)
    draft.add(
        "parties", {**draft.data["parties"][0], "id": "A2", "name": "示例纺织有限公司", "code": "92140599MA0AB12YXC"}
    )
    published(run, root, draft)

    done = exported(run, "--dry-run")

    assert (done.code, done.err.count("违法行为类型”（CF_WFXW）没有内容")) == (1, 1)
