"""`enforce export credit-china`: what goes into the tables, what is held back, and where they may lie."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from enforcement_cli.public.credit import PENALTIES, PERMITS
from tests import repos
from tests.builders import Draft, permit
from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, PERSON, bureau, ledger, on_a_person, snapshot, tree, waiting

CODE = "11140599MB0000019C"
SECOND_MARK = "2026-0001/disclosure/0002-exported.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "案件库"


@pytest.fixture
def run(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def run_in_root(*arguments: str | Path) -> Done:
        return enforce("--repo", root, "--as-of", DAY, *arguments)

    return run_in_root


def sound(case: str = "2026-0001", *, number: int = 1) -> Draft:
    """A penalty that lacks nothing for its table."""
    draft = waiting(case=case, number=number).set("bureau/bureau/code", CODE)
    names = {1: "使用国家明令淘汰的用能设备", 2: "未按规定报送能源利用状况报告"}
    draft.data["violations"][0]["name"] = names[number]
    return draft


def granted(case: str = "2026-0009") -> Draft:
    draft = permit().set("id", case).set("bureau/bureau/code", CODE)
    draft.ledger = []
    draft.data["parties"][0]["legal_representative"] |= {"id_type": "居民身份证", "id_no": "140599188503070017"}
    draft.decisions[0]["grant"] |= {"category": "核准", "content": "准予示例事项"}
    return draft


def published(run: Run, root: Path, *drafts: Draft) -> None:
    bureau(root, *drafts)
    done = run("publish", "--by", "丙示例")
    assert done.code == 0, done.err


def exported(run: Run, *arguments: str | Path) -> Done:
    return run("export", "credit-china", "--by", "丙示例", *arguments)


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def sheet_of(path: Path, title: str) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(path)[title]
    names = [cell.value for cell in sheet[1]]
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2)]


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


def on_a_person_whole() -> Draft:
    draft = on_a_person().set("bureau/bureau/code", CODE)
    draft.data["violations"][0]["name"] = "使用国家明令淘汰的用能设备"
    return draft.set("facts", "褚金样（电话13800001234）使用国家明令淘汰的设备。")


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


def test_a_second_export_holds_only_what_is_new_or_changed(run: Run, root: Path) -> None:
    published(run, root, sound())
    assert exported(run).code == 0
    before = snapshot(root)

    done = exported(run)
    assert (done.code, done.out) == (0, "没有新的或者有变化的决定需要上报。\n")
    assert snapshot(root) == before

    repos.write_case(root, sound("2026-0002", number=2))
    assert run("publish", "--by", "丙示例").code == 0
    assert exported(run).code == 0
    first, second = sorted((root / "exports").glob("*.xlsx"), key=lambda path: len(path.name))
    assert (first.name, second.name) == ("credit-china-2026-03-30.xlsx", "credit-china-2026-03-30-2.xlsx")
    assert [row["CF_WSH"].value for row in sheet_of(second, "行政处罚")] == ["示工信罚〔2026〕2号"]

    changed = (root / "cases/2026/2026-0001/case.yaml").read_text(encoding="utf-8").replace("赵某样", "赵某例")
    (root / "cases/2026/2026-0001/case.yaml").write_text(changed, encoding="utf-8", newline="\n")
    again = exported(run, "--dry-run")
    assert (again.code, again.out) == (0, "  行政处罚  2026-0001 第1个决定  示例铸造有限公司\n")
    assert "2026-0001" in exported(run, "--all", "--dry-run").out
    assert "2026-0002" in exported(run, "--all", "--dry-run").out
    assert "2026-0002" not in exported(run, "--all", "--dry-run", "--since", "2026-03-26").out


def test_the_ledger_stays_whole_and_the_pages_as_they_are(run: Run, root: Path) -> None:
    published(run, root, sound())
    page = tree(root)["decisions/2026-0001-1.html"]

    assert exported(run).code == 0

    assert run("ledger", "verify").code == 0
    assert tree(root)["decisions/2026-0001-1.html"] == page
    assert json.loads(tree(root)["data/ledger.json"])["size"] == 2
    assert run("check", "--select", "DIS,SEC,STR").code == 0
    assert run("publish", "--by", "丙示例").out == "没有需要公示的决定。\n"
    # A withdrawal after it, and the platform has to be asked.
    ruling = ("--trigger", "撤销", "--ruled-on", DAY, "--effective-on", DAY, "--reason", "事实不清", "--by", "丙示例")
    assert run("withdraw", "2026-0001", *ruling).code == 0
    done = exported(run)
    assert (done.code, done.err) == (0, "已经上报、后来撤下的，请在信用平台申请撤下：2026-0001 第1个决定\n")


def test_a_revoked_permit_is_reported_as_such(run: Run, root: Path, tmp_path: Path) -> None:
    published(run, root, granted())
    assert exported(run).code == 0
    ruling = ("--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清", "--by", "丙示例")
    assert run("withdraw", "2026-0009", *ruling).code == 0

    assert exported(run, "--format", "csv", "-o", tmp_path / "表").code == 0

    (row,) = rows_of(tmp_path / "表-行政许可.csv")
    assert row["XK_ZT"] == "2"
    assert exported(run).out == "没有新的或者有变化的决定需要上报。\n"


def test_what_is_not_reported(run: Run, root: Path) -> None:
    """Not disclosed, not for reporting, not of these kinds; a minor never."""
    bureau(
        root,
        sound(),
        sound("2026-0002", number=2).set(
            "decisions/0/credit", {"upload": "no", "reason": "仅给予警告，本省规定不归集"}
        ),
        on_a_person_whole().set("id", "2026-0003").set("parties/0/birth_on", "2015-01-01"),
    )

    done = exported(run)

    assert done.code == 0
    assert done.out == "没有新的或者有变化的决定需要上报。\n"
    assert done.err == "尚未公示、没有写入的：2026-0001 第1个决定；用 enforce publish 公示以后再写出。\n"


@pytest.mark.skipif(os.name == "nt", reason="no such access bits there")
def test_nobody_else_may_read_it_and_git_passes_over_it(run: Run, root: Path) -> None:
    published(run, root, sound())
    assert exported(run).code == 0

    (path,) = (root / "exports").glob("*.xlsx")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "exports" not in repos.git(root, "status", "--porcelain", "--untracked-files=all")


@pytest.mark.parametrize("place", ["public/表.xlsx", "public/data/表.xlsx", "cases/表.xlsx", "registers/表.xlsx"])
def test_it_is_never_written_into_the_site(run: Run, root: Path, place: str) -> None:
    published(run, root, sound())
    before = snapshot(root)

    done = exported(run, "-o", root / place)

    assert done.code == 2
    assert "没有写入" in done.err or "不得写在那里" in done.err
    assert snapshot(root) == before


def test_nor_into_a_site_elsewhere(run: Run, root: Path, tmp_path: Path) -> None:
    bureau(root, sound())
    site = tmp_path / "网站"
    assert run("publish", "--by", "丙示例", "--out", site).code == 0

    done = exported(run, "-o", site / "data" / "表.xlsx")

    assert done.code == 2
    assert "在公示网站里面，双公示表含身份证号码等，不得写在那里" in done.err


def test_a_file_that_is_there_is_not_overwritten_unasked(run: Run, root: Path, tmp_path: Path) -> None:
    published(run, root, sound())
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"mine")

    done = exported(run, "-o", path)
    assert (done.code, path.read_bytes()) == (2, b"mine")
    assert "已有这些文件，没有覆盖" in done.err
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]
    assert exported(run, "-o", path, "--yes").code == 0
    assert sheet_of(path, "行政处罚")


def test_a_missing_extra_is_named(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(run, root, sound())
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)

    done = exported(run)

    assert (done.code, done.err.splitlines()[-2:]) == (
        2,
        [
            "错误：没有安装 xlsxwriter，不能写这种文件",
            '请运行：pip install "enforcement-cli[xlsx]"',
        ],
    )
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]


def test_the_same_rows_give_the_same_bytes(run: Run, root: Path, tmp_path: Path) -> None:
    published(run, root, sound())
    assert exported(run, "-o", tmp_path / "一.xlsx").code == 0
    assert exported(run, "--all", "-o", tmp_path / "二.xlsx").code == 0

    assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()


def test_check_finds_one_that_lies_in_the_open_whatever_it_is_called(run: Run, root: Path) -> None:
    published(run, root, sound())
    assert exported(run).code == 0
    (path,) = (root / "exports").glob("*.xlsx")
    assert exported(run, "--all", "--format", "csv", "-o", root / "上报.csv").code == 0
    text = (root / "上报-行政处罚.csv").read_bytes()
    (root / "public" / "data" / "统计").write_bytes(path.read_bytes())
    (root / "public" / "data" / "图.jpg").write_bytes(text)
    with zipfile.ZipFile(root / "cases" / "2026" / "2026-0001" / "备份.bak", "w") as archive:
        archive.writestr("some.txt", text)
    (root / "别的.csv").write_text("甲,乙\n", encoding="utf-8", newline="\n")
    repos.commit(root)

    done = run("check", "--select", "DIS024,SEC020,SEC021", "--format", "json")

    found = [(each["rule"], each["file"], each["severity"]) for each in json.loads(done.out)["findings"]]
    assert found == [
        ("SEC021", "cases/2026/2026-0001/备份.bak", "warning"),
        ("SEC020", "public/data/图.jpg", "error"),
        ("SEC020", "public/data/统计", "error"),
        ("SEC021", "上报-行政处罚.csv", "warning"),
    ]


def test_what_the_site_offers_to_everybody_is_no_such_table(run: Run, root: Path) -> None:
    published(run, root, sound(), granted())
    repos.git(root, "add", "--force", "public")
    repos.commit(root)

    assert json.loads(run("check", "--select", "SEC020,SEC021", "--format", "json").out)["findings"] == []


def test_a_gap_of_the_decision_is_told_once_however_many_parties(run: Run, root: Path) -> None:
    draft = waiting().set("bureau/bureau/code", CODE)
    draft.add(
        "parties", {**draft.data["parties"][0], "id": "A2", "name": "示例纺织有限公司", "code": "92140599MA0AB12YXC"}
    )
    published(run, root, draft)

    done = exported(run, "--dry-run")

    assert (done.code, done.err.count("违法行为类型”（CF_WFXW）没有内容")) == (1, 1)


def test_the_first_day_of_since_counts_and_the_day_before_does_not(run: Run, root: Path) -> None:
    published(run, root, sound())  # made on 25 March 2026

    def told(since: str) -> bool:
        done = exported(run, "--dry-run", "--since", since)
        assert done.code == 0, done.err
        return "2026-0001 第1个决定" in done.out

    assert [told(day) for day in ("2026-03-24", "2026-03-25", "3月25日", "2026-03-26")] == [True, True, True, False]
    refused = exported(run, "--since", "昨天以前")
    assert (refused.code, refused.out) == (2, "")
    # What is left out for its day is no reason to take it for unchanged later on.
    assert exported(run, "--since", "2026-03-26").out == "没有新的或者有变化的决定需要上报。\n"
    assert "2026-0001 第1个决定" in exported(run, "--dry-run").out
