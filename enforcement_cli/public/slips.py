"""Slips of the clerk that make a record unfit to be shown, though no detector of personal data need see anything in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from enforcement_cli.cases.secrecy_marks import marks_in_value
from enforcement_cli.public.known import BODIES
from enforcement_cli.public.leaks import detect_alone
from enforcement_cli.public.shape import texts_of

_OF_A_PERSON = re.compile(
    r"法定代表人|法人代表|负责人|经营者|业主|联系人|受害人|举报人|投诉人|身份证|住址|联系电话|电话号码|手机号"
    r"|[0-9](?:[-._]?[0-9]){6}"
)
_BRACKETS = re.compile(r"[(](?P<in>[^()]{2,12})[)]")
_BEHIND = re.compile(r".(?:公司|[厂店行社铺部]|中心|合作社)(?P<rest>\w{2,4})\Z")
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


def _plain(text: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


def secrecy_marks(record: Mapping[str, Any]) -> list[str]:
    """Fields of a record in which the mark of a state secret stands (机密★十年), however it is spaced or written."""
    return [where for where, text in texts_of(record) if any(each.is_state_secret for each in marks_in_value(text))]


def persons_as_bodies(record: Mapping[str, Any]) -> list[str]:
    """Names of objects that are called a body and are, from end to end, a person's name: the type is a slip."""
    return [each for each in _bodies(record) if _is_a_name(each.strip())]


def mixed_names(record: Mapping[str, Any], persons: Collection[str] = ()) -> list[str]:
    """Names of objects that are called a body and hold more than a name: （法定代表人……）, 联系电话……, a long number.

    A person's name in brackets or behind the whole is such an addition, too; `persons` are those the case knows. In
    front or within it belongs to the trade name (practice.md §3).
    """
    known = {_plain(each) for each in persons}
    return [each for each in _bodies(record) if _OF_A_PERSON.search(_plain(each)) or _adds_a_person(each, known)]


def _adds_a_person(name: str, known: Collection[str]) -> bool:
    plain = _plain(name)
    added = [match["in"] for match in _BRACKETS.finditer(plain)]
    behind = _BEHIND.search(plain)
    added += [behind["rest"]] if behind else []
    return any(each in known or _may_be_a_name(each) for each in added)


def _bodies(record: Mapping[str, Any]) -> list[str]:
    return [str(each.get("name") or "") for each in record.get("objects", ()) if each.get("type") in BODIES]


def _is_a_name(text: str) -> bool:
    return any(each.kind == "name" and each.end - each.start == len(text) for each in detect_alone(text).spans)


def _may_be_a_name(text: str) -> bool:
    found = detect_alone(text)
    return any(each.kind == "name" and each.end - each.start == len(text) for each in (*found.spans, *found.unsettled))
