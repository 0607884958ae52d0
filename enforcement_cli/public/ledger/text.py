"""An entry as the text of its file: the same bytes for the same entry, and nothing that two readers read differently.

Every text stands in double quotes, so that neither YAML 1.1 nor 1.2 takes `NO`, `12:30` or `0012` for something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from enforcement_cli.public.ledger.entry import FIELDS, Entry

HEADER = "# yaml-language-server: $schema=../../../../.enforce/schemas/ledger-entry.schema.json\n"
_NUMBERS = frozenset({"schema", "decision", "seq"})
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
# What YAML 1.1 takes for a truth value or for nothing: `on` is one of our fields.
_NOT_PLAIN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def dump_entry(entry: Entry) -> bytes:
    """The whole file of an entry. Fields in their order, unknown ones after them, sorted; what is None is left out."""
    fields = [*FIELDS, *sorted(set(entry) - set(FIELDS))]
    lines = [HEADER]
    for field in fields:
        value = entry.get(field)
        if value is None:
            continue
        if field in _NUMBERS:
            lines.append(f"{field}: {int(value)}\n")
        else:
            lines.extend(_pair(field, value, ""))
    return "".join(lines).encode("utf-8")


def _pair(key: str, value: Any, indent: str) -> Iterator[str]:
    name = key if _PLAIN_KEY.fullmatch(key) and key not in _NOT_PLAIN else _quoted(key)
    if _is_empty_or_text(value):
        yield f"{indent}{name}: {_flow(value)}\n"
    else:
        yield f"{indent}{name}:\n"
        yield from _block(value, indent + "  ")


def _block(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _pair(key, each, indent)
        return
    for each in value:
        if _is_empty_or_text(each):
            yield f"{indent}- {_flow(each)}\n"
        else:
            inner = list(_block(each, indent + "  "))
            yield f"{indent}- {inner[0].removeprefix(indent + '  ')}"
            yield from inner[1:]


def _is_empty_or_text(value: Any) -> bool:
    if isinstance(value, str) or not value:
        return True
    if not isinstance(value, (Mapping, list, tuple)):
        raise TypeError(f"a ledger entry holds texts only, not {type(value).__name__}")
    return False


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, (list, tuple)):
        return "[]"
    raise TypeError(f"a ledger entry holds texts only, not {type(value).__name__}")


def _quoted(text: str) -> str:
    # JSON's escapes are YAML's; what JSON leaves alone and YAML does not, the loader and `plain` refuse anyway.
    return json.dumps(text, ensure_ascii=False)
