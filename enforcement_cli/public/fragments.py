"""For the government's own site: single files to paste or upload there, made from the ledger like the site itself.

`fragments/2026-0003-1.html` holds one decision, `fragments/table-2026.html` all that were first disclosed in a year and
still stand. They carry their style within them, since the page that they are pasted into has none of ours; so they
belong to no page of the site, are linked from none, and are gone with the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from enforcement_cli.cases.canonical import as_text, canonical
from enforcement_cli.public.ledger import Entry
from enforcement_cli.public.made import Batch, Made, Past, digest, make_all, one_file
from enforcement_cli.public.mould import Mould, mark
from enforcement_cli.public.pieces import put_together
from enforcement_cli.public.render import chinese_day, money, render, text
from enforcement_cli.public.shape import LONG_TERM
from enforcement_cli.public.site import Page, pages
from enforcement_cli.public.ways import ways_of

FOLDER = "fragments"
NEWEST = 200
"""Decisions that have a file of their own: those that changed last. Older ones have been pasted long ago, and stand in
the table of their year; so one more decision costs two files, however many there are."""
_LINE = "border:1px solid #8a8f98;padding:8px 12px;text-align:left;vertical-align:top"
STYLE: Mapping[str, str] = {
    "article": "font-size:18px;line-height:1.75;color:#1b1b1b;background:#fff;max-width:60em",
    "heading": "font-size:22px;line-height:1.4;font-weight:bold;text-align:left;margin:0 0 12px;color:#1b1b1b",
    "table": "border-collapse:collapse;width:100%;font-size:18px;line-height:1.75;color:#1b1b1b;background:#fff",
    "name": f"{_LINE};background:#eef1f5;font-weight:bold",
    "value": f"{_LINE};white-space:pre-line",
    "note": "font-size:16px;color:#45484d",
}
NOBODY: Mapping[str, Any] = MappingProxyType({})
"""The public data of a bureau that says nothing of itself."""
CONTACTS = (("phone", "电话 "), ("address", "地址 "), ("email", "电子邮箱 "))
HEADINGS = ("文号", "执法机关", "执法对象", "执法类别", "执法结论", "作出日期", "公示日期")


def fragments(entries: Iterable[Entry], agency: Mapping[str, Any] = NOBODY) -> dict[str, bytes]:
    """Path -> file, of the decisions that stand in public; `agency` as `agency_of` gives it, for where to complain.

    Raises EnforceError as `pages` does.
    """
    return make_all(fragment_batches(pages(entries), agency))


def fragment_batches(decisions: Iterable[Page], agency: Mapping[str, Any] = NOBODY) -> Iterator[Batch]:
    """The same as recipes, of the `pages` of a ledger."""
    channel = _channel(agency)
    own = digest(canonical(as_text({"channel": channel})).decode("utf-8"))
    standing = [each for each in decisions if not each.is_withdrawn]
    for page in sorted(standing, key=lambda each: each.stamp.order)[-NEWEST:]:
        yield one_file(f"{FOLDER}/{page.id}.html", digest("fragment", own, page.key), partial(_decision, page, channel))
    by_year: dict[str, list[Page]] = {}
    for page in standing:
        by_year.setdefault(page.published_on[:4], []).append(page)
    for year, of_year in by_year.items():
        path = f"{FOLDER}/table-{year}.html"
        key = digest("table", own, *(each.key for each in of_year))
        yield Batch(path, key, partial(_table, path, year, of_year, channel))


def _channel(agency: Mapping[str, Any]) -> str:
    """Where to complain and to ask for correction (S-21): this stands alone on somebody else's page."""
    contact = agency.get("contact", {})
    ways = _joined((f"{title}{contact[key]}" for key, title in CONTACTS if contact.get(key)), "，")
    if not ways:
        return ""
    return f"认为公示内容不准确，或者对执法活动有意见的，可以向{agency.get('name') or '本机关'}申请更正或者投诉、举报：{ways}。"


def _decision(page: Page, channel: str) -> bytes:
    record = page.record
    assert record is not None
    values = {"page": page, "r": record, "rows": list(_rows(record)), "channel": channel, "style": STYLE}
    return render("fragments/decision.html.j2", values)


def _rows(record: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """(name, value) of what is there, the four items of S-20 first."""
    texts = {
        "执法机关": _text(record.get("agency", {}).get("name")),
        "执法对象": _joined(_object(each) for each in record.get("objects", ())),
        "执法类别": _joined([record.get("kind"), record.get("matter")], "："),
        "执法结论": _joined([record.get("outcome"), record.get("conclusion")], "\n"),
        "处罚": _joined(_penalty(each) for each in record.get("penalties", ())),
        "许可": _grant(record.get("grant", {})),
        "事实": _text(record.get("facts")),
        "理由": _text(record.get("reasons")),
        "决定内容": _text(record.get("contents")),
        "法律依据": _joined((_clause(each) for each in record.get("basis", ())), "\n"),
        "作出日期": _day(record.get("made_on")),
        "救济途径": _joined(ways_of(record.get("remedies", {})), "\n"),
        "更正": _joined(
            _joined([_day(each.get("on")), each.get("kind"), each.get("text")], " ")
            for each in record.get("corrections", ())
        ),
    }
    return ((name, value) for name, value in texts.items() if value)


def _table(path: str, year: str, standing: Sequence[Page], channel: str, past: Past) -> Made:
    """The newest first. The rows of decisions that have not changed are taken from the old file."""
    newest_first = standing[::-1]
    former = past.former(path)
    title = f"{year}年公示的执法决定"
    values = {"title": title, "headings": HEADINGS, "rows": Markup(_ROWS), "channel": channel, "style": STYLE}
    head, _, tail = render("fragments/table.html.j2", values).partition(_ROWS.encode("utf-8"))
    made = put_together(
        past,
        path,
        former.note if former is not None else None,
        [each.key for each in newest_first],
        lambda at: _row(newest_first[at]),
        head=head,
        tail=tail,
    )
    return Made({path: made.data}, made.note)


_ROWS = "\0"
"""Where the rows go; no text has this character."""


def _row(page: Page) -> bytes:
    assert page.brief is not None
    brief = page.brief
    days = (_day(brief.made_on), chinese_day(page.published_on))
    cells = (brief.document_no, brief.agency, brief.names, brief.kind, brief.conclusion, *days)
    return _row_mould().filled(dict(zip(HEADINGS, cells, strict=True))).encode("utf-8")


@cache
def _row_mould() -> Mould:
    return Mould(text("fragments/row.html.j2", {"cells": [mark(each) for each in HEADINGS], "style": STYLE}))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _joined(texts: Iterable[Any], between: str = "；") -> str:
    return between.join(each for each in map(_text, texts) if each)


def _day(value: Any) -> str:
    return chinese_day(value) if isinstance(value, str) and value else ""


def _object(each: Mapping[str, Any]) -> str:
    code = _text(each.get("code"))
    return f"{_text(each.get('name'))}（统一社会信用代码 {code}）" if code else _text(each.get("name"))


def _penalty(each: Mapping[str, Any]) -> str:
    amount = f" {money(each['amount'])} 元" if each.get("amount") else ""
    until = f"，至{_day(each['until'])}" if each.get("until") else ""
    return f"{_text(each.get('kind'))}{amount}{until}"


def _grant(grant: Mapping[str, Any]) -> str:
    end = _text(grant.get("valid_to"))
    until = "长期有效" if end == LONG_TERM else f"至{_day(end)}有效" if end else ""
    return _joined(
        [
            grant.get("category"),
            _joined([grant.get("certificate"), grant.get("certificate_no")], " "),
            _joined([f"自{_day(grant['valid_from'])}起" if grant.get("valid_from") else "", until], ""),
        ]
    )


def _clause(each: Mapping[str, Any]) -> str:
    place, words = _joined([each.get("law"), each.get("article")], ""), _text(each.get("words"))
    return f"{place}：“{words}”" if words else place
