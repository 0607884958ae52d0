"""`enforce calendar import`: a year's holiday notice, or a file that states it, into `calendars/` of the repository."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from enforcement_cli.cases.trouble import QUOTING, Trouble
from enforcement_cli.cli.console import bold, err, is_interactive, out, system_words, table, visible
from enforcement_cli.cli.context import Context
from enforcement_cli.law.calendar import Calendar, Overlay, read_overlay
from enforcement_cli.law.calendar.days import WEEKDAYS
from enforcement_cli.law.calendar.notice_draft import NoticeDraft, draft_notice
from enforcement_cli.law.calendar.notice_text import Reading
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

MAX_BYTES = 1_000_000
_YAML = (".yaml", ".yml")
_HEAD = "# yaml-language-server: $schema=../.enforce/schemas/calendar.schema.json\n"


@dataclass(frozen=True, slots=True)
class Given:
    """What the clerk says of a notice whose text does not: year, number, day; and where the text was taken from."""

    year: int | None = None
    no: str | None = None
    dated: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A calendar document ready to be written to `file`."""

    file: str
    data: bytes
    title: str


def import_file(context: Context, path: Path, given: Given, *, dry_run: bool, yes: bool) -> None:
    """Show what the file comes to, ask, and write it. Raises EnforceError for whatever is not sure."""
    data = _read(path)
    ready = _of_yaml(context, path, data) if path.suffix.lower() in _YAML else _of_text(context, data, given)
    if ready is None or dry_run:
        return
    _confirm(context, ready, yes=yes)
    from enforcement_cli.cli.writing import Change, locked, write

    root = context.require_root()
    with locked(root, tr("录入放假安排")):
        write(root, [Change(ready.file, ready.data)], message=ready.title, dry_run=False, yes=True, quiet=context.quiet)


def _confirm(context: Context, ready: Ready, *, yes: bool) -> None:
    target = context.require_root() / ready.file
    if yes or (target.is_file() and target.read_bytes() == ready.data):
        return
    if not is_interactive():
        raise EnforceError("没有写入", remedy="对照通知原文核对无误后，加 --yes 再运行；只看不写的，加 --dry-run。")
    from enforcement_cli.cli.writing import confirm

    if target.exists():
        confirm(tr("{file} 已经存在。核对无误，要覆盖吗？", file=ready.file))
    else:
        confirm(tr("核对无误，写入 {file} 吗？", file=ready.file))


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise EnforceError("“{path}”是文件夹，不是文件", path=path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as refused:
        raise EnforceError("读不出“{path}”：{why}", path=path, why=system_words(refused)) from None
    if len(data) > MAX_BYTES:
        raise EnforceError("“{path}”超过 1 MB，不像一份通知", path=path)
    return data


def text_of(data: bytes) -> str:
    """The text of a file from a web page, 记事本 or WPS: UTF-8, UTF-16 with its mark, or GB 18030 (GBK).

    Raises EnforceError for an office document or a web page's source, and for bytes that are none of these.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")) or data.lstrip()[:1] == b"<":
        raise EnforceError("这不是文本文件", remedy="请打开它，复制通知的正文，粘贴到记事本存为 .txt 文件，再导入。")
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise EnforceError("认不出文件的文字编码", remedy="请用记事本打开，另存为 UTF-8 编码的文本文件，再导入。")


def _of_text(context: Context, data: bytes, given: Given) -> Ready | None:
    draft = draft_notice(text_of(data), _others(context, None), year=given.year, no=given.no, dated=given.dated)
    _show(draft)
    if draft.known:
        out()
        out(tr("安装的日历已有这一通知，不必录入。"))
        return None
    calendar = _others(context, draft.file)
    calendar.overlaid([*_documents(context, draft.file), (draft.file, draft.document)])
    text = yaml_of(draft, given.source)
    out()
    out(bold(draft.file))
    for line in text.splitlines():
        out(f"  {visible(line)}")
    _say_differences(draft)
    return Ready(draft.file, text.encode("utf-8"), tr("放假安排：{no}", no=draft.notice.no))


def _of_yaml(context: Context, path: Path, data: bytes) -> Ready:
    """A calendar document as it is, once schema, notice and statutory days agree."""
    from enforcement_cli.cases.document import parse_document
    from enforcement_cli.cases.schema import SchemaSet

    document, troubles = parse_document(data, path.name, mapping=True)
    content: Any = None
    if document is not None:
        content, more = SchemaSet().check_document(document, "calendar")
        troubles = [*troubles, *more]
    grave = [each for each in troubles if each[0] != QUOTING]
    if content is None or grave:
        raise _refused(grave)
    overlay = read_overlay(content, path.name)
    dated = overlay.notice.dated
    amended = f"-amended-{dated or overlay.notice.no}" if not overlay.is_whole_year else ""
    file = f"calendars/{overlay.year}{amended}.yaml"
    if not overlay.is_whole_year and dated is None:
        raise EnforceError("修改年内安排的文件要写明通知的成文日期", remedy="请在“通知”里填写成文日期，如 2027-03-22。")
    calendar = _others(context, file)
    calendar.overlaid([*_documents(context, file), (file, content)])
    _show_overlay(overlay)
    return Ready(file, data, tr("放假安排：{no}", no=overlay.notice.no))


def _refused(troubles: list[Trouble]) -> EnforceError:
    _, first = troubles[0]
    return EnforceError(
        "{place}：{what}",
        remedy="{how}",
        place=f"{first.place.file}:{max(first.place.line, 1)}:{max(first.place.column, 1)}",
        what=tr(first.template, **first.fields),
        how=tr(first.remedy, **first.fields) if first.remedy else tr("请改正后再导入。"),
    )


def _documents(context: Context, besides: str | None) -> list[tuple[str, Mapping[str, Any]]]:
    if context.repo_root is None:
        return []
    return [each for each in context.calendar_documents()[0] if each[0] != besides]


def _others(context: Context, besides: str | None) -> Calendar:
    """The calendar without one of the repository's documents: the one that is being written anew."""
    return Calendar.load(_documents(context, besides))


def _show(draft: NoticeDraft) -> None:
    notice = draft.notice
    out(bold(visible(notice.title)))
    out(tr("{no}，{dated}，{year}年", no=visible(notice.no or ""), dated=notice.dated, year=notice.year))
    if notice.amends is not None:
        out(tr("修改：{amends}", amends=visible(notice.amends)))
    out()
    rows = [_row(each) for each in draft.readings]
    for line in table(rows, headings=(tr("节日"), tr("读作"), tr("日期"), tr("原文"))):
        out(line)
    for each in draft.warnings:
        out()
        out(tr("请核对：{what}", what=each))


def _row(reading: Reading) -> tuple[str, str, str, str]:
    names = tr("、").join(tr(each) for each in reading.names)
    if reading.kind == "remark":
        return names, tr("不影响"), "", reading.sentence
    kind = tr("放假{n}天", n=len(reading.days)) if reading.kind == "off" else tr("上班")
    return names, kind, tr("、").join(_spans(reading.days)), reading.sentence


def _spans(days: tuple[date, ...]) -> Iterator[str]:
    """Days in a row as one span."""
    first = last = None
    for day in (*sorted(days), None):
        if first is not None and last is not None and (day is None or (day - last).days != 1):
            yield _dated(first) if first == last else tr("{first}至{last}", first=_dated(first), last=_dated(last))
            first = None
        first, last = (day if first is None else first), day


def _dated(day: date) -> str:
    return tr("{day}（{weekday}）", day=day, weekday=tr(WEEKDAYS[day.weekday()]))


def _show_overlay(overlay: Overlay) -> None:
    out(bold(visible(overlay.notice.title or overlay.notice.no or "")))
    rows = []
    for days, kind in ((overlay.off, tr("放假")), (overlay.worked, tr("上班"))):
        for name in dict.fromkeys(days[each] for each in sorted(days)):
            mine = tuple(date.fromordinal(each) for each, other in days.items() if other == name)
            rows.append((tr(name), kind, tr("、").join(_spans(mine))))
    for line in table(rows, headings=(tr("节日"), tr("读作"), tr("日期"))):
        out(line)


def _say_differences(draft: NoticeDraft) -> None:
    if draft.differences:
        err(
            visible(
                tr(
                    "这些日子与现在的日历不同，录入后以通知为准：{days}",
                    days=[_dated(each) for each in draft.differences],
                )
            )
        )


def yaml_of(draft: NoticeDraft, source: str | None) -> str:
    """The document as a file: each holiday below the sentence that it was read from."""
    document = draft.document
    notice = document["notice"]
    lines = [f"year: {document['year']}", "notice:"]
    lines += [f"  {key}: {_text(notice[key])}" for key in ("no", "title")]
    lines.append(f"  dated: {notice['dated']}")
    if "amends" in document:
        lines.append(f"amends: {_text(document['amends'])}")
    lines.append("holidays:")
    told: set[str] = set()
    for row in document["holidays"]:
        sentence = _sentence(draft, date.fromisoformat(row["from"]))
        if sentence not in told:
            lines.append(f"  # {sentence}")
            told.add(sentence)
        lines.append(f"  - {{name: {_text(row['name'])}, from: {row['from']}, to: {row['to']}}}")
    if "workdays" in document:
        lines.append("workdays:")
        lines += [f"  - {day}" for day in document["workdays"]]
    if source:
        lines.append(f"source: {_text(source)}")
    return _HEAD + "\n".join(lines) + "\n"


def _sentence(draft: NoticeDraft, day: date) -> str:
    return next((visible(each.sentence) for each in draft.readings if each.kind == "off" and day in each.days), "")


def _text(value: str) -> str:
    """Text in double quotes, as JSON writes it, which YAML reads alike."""
    return json.dumps(value, ensure_ascii=False)
