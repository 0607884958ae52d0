"""What tests of the export share: decisions that lack nothing for their tables, and looks into these."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl

from tests.builders import Draft, permit
from tests.cli.conftest import Done, Run
from tests.cli.publishing import bureau, on_a_person, waiting

CODE = "11140599MB0000019C"


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


def on_a_person_whole() -> Draft:
    draft = on_a_person().set("bureau/bureau/code", CODE)
    draft.data["violations"][0]["name"] = "使用国家明令淘汰的用能设备"
    return draft.set("facts", "褚金样（电话13800001234）使用国家明令淘汰的设备。")
