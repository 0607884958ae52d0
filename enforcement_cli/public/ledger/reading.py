"""The quick way to read an entry: of the one form that `dump_entry` writes, and only where nothing about it is unusual.

    entry = read_entry(data, is_valid)      # None: read it in the ordinary way, which also says what is wrong

Whatever the ordinary reader might refuse, or read in another way, is left to it: characters that it looks at twice,
escapes, comments, numbers that are none of ours, anything that is not set in as we do it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from json import JSONDecodeError, loads
from typing import Any

from enforcement_cli.public.ledger.text import HEADER

_LINE = re.compile(
    r'( *)((?:- )*)(?:([a-z][a-z0-9_]*|"on"):)?(?:(?:(?<=:) |(?<=- ))(?:"([^"\\\n]*(?:\\.[^"\\\n]*)*)"|([1-9][0-9]{0,8}|\[\]|\{\})))?\n'
)
_UNUSUAL = re.compile(r'<<<<<<<|>>>>>>>|=======| #|\t#|\\[^n"\\]')
_NUMBERS = frozenset({"schema", "decision", "seq"})
# What YAML 1.1 takes for something else where it stands plain, as the writer knows.
_NEVER_PLAIN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_DEEPEST = 24

Line = tuple[int, str | None, Any]
"""How far it is set in; its key, empty where there is none, None for a dash alone; its value, None where that stands
below. A line of the file gives one for each dash and one for the rest."""


class _UnusualError(Exception):
    """Not a form that we write."""


def read_entry(data: bytes, is_valid: Callable[[Any], bool]) -> dict[str, Any] | None:
    """The entry that these bytes are, as the ordinary reader gives it; None where that one has to be asked.

    `is_valid`: the schema's verdict about an entry.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    body = text.removeprefix(HEADER)
    if len(body) == len(text) or not body.replace("\n", " ").isprintable() or "\ufffd" in body:
        return None
    if _UNUSUAL.search(body.replace("\\\\", "")) or not unicodedata.is_normalized("NFC", body):
        return None
    try:
        lines = _lines(body)
        entry, end = _mapping(lines, 0, 0)
    except (_UnusualError, JSONDecodeError):
        return None
    return entry if end == len(lines) and is_valid(entry) else None


def _lines(body: str) -> list[Line]:
    found: list[Line] = []
    at = 0
    for match in _LINE.finditer(body):
        if match.start() != at:
            raise _UnusualError
        at = match.end()
        blank, dashes, key, string, other = match.groups()
        depth = len(blank)
        if dashes:
            for _ in range(len(dashes) // 2):
                found.append((depth, None, None))
                depth += 2
        plain = string is not None and "\\" not in string  # nearly every line
        found.append((depth, _key(key) if key else "", string if plain else _value(key, depth, string, other)))
        if depth > _DEEPEST:
            raise _UnusualError
    if at != len(body):
        raise _UnusualError
    return found


def _key(key: str | None) -> str:
    if key in _NEVER_PLAIN:
        raise _UnusualError
    return "on" if key == '"on"' else key or ""


def _value(key: str | None, depth: int, string: str | None, other: str | None) -> Any:
    if string is not None:
        return loads(f'"{string}"') if "\\" in string else string
    if other in ("[]", "{}"):
        return [] if other == "[]" else {}
    if other is not None and (depth or key not in _NUMBERS):
        raise _UnusualError
    if other is None and key is None:
        raise _UnusualError
    return None if other is None else int(other)


def _mapping(lines: list[Line], at: int, depth: int) -> tuple[dict[str, Any], int]:
    """The mapping that begins at a line, and the line after it."""
    found: dict[str, Any] = {}
    count = len(lines)
    while at < count:
        set_in, key, value = lines[at]
        if set_in != depth or not key:
            break
        if key in found:
            raise _UnusualError
        if value is None:
            found[key], at = _below(lines, at + 1, depth + 2)
        else:
            found[key], at = value, at + 1
    return found, at


def _below(lines: list[Line], at: int, depth: int) -> tuple[Any, int]:
    """What stands below a key or a dash: a list or a mapping, never empty."""
    if at >= len(lines) or lines[at][0] != depth or lines[at][1] == "":
        raise _UnusualError
    if lines[at][1]:
        return _mapping(lines, at, depth)
    items: list[Any] = []
    while at < len(lines) and lines[at][0] == depth and lines[at][1] is None:
        at += 1
        if at < len(lines) and lines[at][:2] == (depth + 2, ""):
            items.append(lines[at][2])
            at += 1
        else:
            item, at = _below(lines, at, depth + 2)
            items.append(item)
    return items, at
