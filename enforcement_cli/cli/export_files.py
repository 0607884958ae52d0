"""The files of an export: their bytes, their names, and a place where nobody else reads them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from enforcement_cli.cases.site_facts import PUBLIC
from enforcement_cli.cli.exporting import Survey
from enforcement_cli.cli.extras import needs
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.credit import TABLES, Row, Table

FOLDER = "exports"
STEM = "credit-china"
DECIMALS = 6
_IGNORE_ALL = b"*\n"


def contents(found: Survey, style: str, moment: datetime) -> dict[str, tuple[bytes, int]]:
    """Suffix of a file's name -> its bytes and its number of rows; one workbook, or one CSV file per table.

    Raises EnforceError where the extra is missing.
    """
    tables = [(each, found.rows(each)) for each in TABLES if found.rows(each)]
    if style == "csv":
        return {f"-{table.title}.csv": (_csv(table, rows), len(rows)) for table, rows in tables}
    with needs("xlsxwriter", "xlsx"):
        return {".xlsx": (_xlsx(tables, moment), sum(len(rows) for _, rows in tables))}


def _csv(table: Table, rows: Sequence[Row]) -> bytes:
    from enforcement_cli.report.cells import csv_text

    return csv_text(table.names, [[str(value) for value in row.values] for row in rows]).encode("utf-8")


def _xlsx(tables: Sequence[tuple[Table, Sequence[Row]]], moment: datetime) -> bytes:
    """One sheet per table, and one that says what the columns are called."""
    from enforcement_cli.report.workbook import Sheet, xlsx_bytes

    sheets = [Sheet(table.title, table.names, [row.values for row in rows], DECIMALS) for table, rows in tables]
    legend = [(table.title, each.name, each.label) for table, _ in tables for each in table.columns]
    sheets.append(Sheet("栏目说明", ("表", "栏目", "名称"), legend))
    return xlsx_bytes(sheets, moment.replace(hour=0, minute=0, second=0, microsecond=0))


def refuse_public(root: Path, path: Path) -> None:
    """Refuse a place that is public, or where the repository keeps its facts. Raises EnforceError."""
    from enforcement_cli.cli.own_folders import refuse_own
    from enforcement_cli.storage import MARK

    refuse_own(root, path, PUBLIC)
    for folder in path.absolute().resolve().parents:
        if os.path.lexists(folder / MARK):
            raise EnforceError(
                "{path} 在公示网站里面，双公示表含身份证号码等，不得写在那里",
                remedy="请换一个地方，例如案件库下的 exports 文件夹。",
                path=path,
            )


def write(
    root: Path, files: Mapping[str, tuple[bytes, int]], output: Path | None, day: date, *, yes: bool
) -> list[tuple[Path, int]]:
    """Write the files, readable by their owner alone; returns each with its number of rows.

    Without `output` under `exports/`, which git is told to ignore, and never over another file. Raises EnforceError.
    """
    from enforcement_cli.storage import write_file

    if output is None:
        folder = root / FOLDER
        if not os.path.lexists(folder / ".gitignore"):
            write_file(folder / ".gitignore", _IGNORE_ALL, within=root)
        named = _free_names(folder, files, day)
    else:
        named = _given_names(output, files)
        _ask_about([each for suffix, each in named.items() if _differs(each, files[suffix][0])], yes=yes)
    for suffix, path in named.items():
        write_file(path, files[suffix][0], private=True)
    return [(path, files[suffix][1]) for suffix, path in named.items()]


def _free_names(folder: Path, files: Mapping[str, tuple[bytes, int]], day: date) -> dict[str, Path]:
    """Names of the day that are free, or hold the very same: what a run wrote that was killed right after."""
    number = 1
    while True:
        stem = f"{STEM}-{day.isoformat()}" + (f"-{number}" if number > 1 else "")
        named = {suffix: folder / f"{stem}{suffix}" for suffix in files}
        if not any(_differs(path, files[suffix][0]) for suffix, path in named.items()):
            return named
        number += 1


def _given_names(output: Path, files: Mapping[str, tuple[bytes, int]]) -> dict[str, Path]:
    """The name as given for a single file; for several CSV files the table stands before its suffix."""
    if output.is_dir():
        raise EnforceError("“{path}”是文件夹，不能写成文件", path=output)
    if list(files) == [".xlsx"]:
        return {".xlsx": output}
    stem = output.with_name(output.name.removesuffix(".csv"))
    return {suffix: stem.with_name(stem.name + suffix) for suffix in files}


def _differs(path: Path, data: bytes) -> bool:
    return os.path.lexists(path) and not (path.is_file() and not path.is_symlink() and path.read_bytes() == data)


def _ask_about(files: Sequence[Path], *, yes: bool) -> None:
    if not files or yes:
        return
    from enforcement_cli.cli.console import is_interactive
    from enforcement_cli.cli.writing import confirm

    names = [str(each) for each in files]
    if not is_interactive():
        raise EnforceError(
            "已有这些文件，没有覆盖：{files}", remedy="确要覆盖的，加 --yes；只看不写的，加 --dry-run。", files=names
        )
    confirm(tr("已有这些文件：{files}。要覆盖吗？", files=names))
