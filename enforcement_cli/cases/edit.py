"""Adding to a YAML file as text, so that an officer's comments, order and blank lines stay as they are.

Nothing is rewritten: lines are put in, the result is read again, and it must say what the old file said plus what was
added. Otherwise EnforceError tells the officer to paste the lines in by hand, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from enforcement_cli.cases.document import Document, parse_document
from enforcement_cli.problems import EnforceError, Pointer


def _like(lines: list[str], added: str) -> list[str]:
    """The lines of a text to be added, with the same line ends as most of those that are there (LF or CRLF)."""
    ends = sum(line.endswith("\r") for line in lines)
    end = "\r" if 2 * ends > len(lines) - 1 and ends else ""
    return [f"{line}{end}" for line in added.rstrip("\n").split("\n")]


def append_item(text: str, item: str, file: str) -> str:
    """`text`, a YAML list at top level, with one more item (its lines, at column 1) at its end.

    An empty list written `[]` is replaced. Raises EnforceError when the result would not read as the old plus one.
    """
    lines = text.rstrip("\r\n").split("\n") if text.strip() else []
    kept = [line for line in lines if line.split("#", 1)[0].strip() != "[]"]
    while kept and not kept[-1].strip():
        kept.pop()
    added = _like(text.split("\n"), item)
    if kept and added[0].endswith("\r") and not kept[-1].endswith("\r"):
        kept[-1] += "\r"
    result = "\n".join([*kept, *added]) + "\n"
    _verify(text, result, item, file, lambda old, new: new[:-1] == old and len(new) == len(old) + 1)
    return result


def append_comments(text: str, comments: str, file: str) -> str:
    """`text` with these lines, comments all, below its last line and a blank one. Raises EnforceError as above."""
    lines = text.rstrip("\r\n").split("\n")
    added = _like(text.split("\n"), "\n" + comments)
    if added[0].endswith("\r") and not lines[-1].endswith("\r"):
        lines[-1] += "\r"
    result = "\n".join([*lines, *added]) + "\n"
    _verify(text, result, comments, file, lambda old, new: (new or []) == old)
    return result


def append_below(text: str, document: Document, pointer: Pointer, key: str, item: str, file: str) -> str:
    """`text` with one more list item under `key` of the mapping at `pointer`.

    `item` is the item's lines at column 1, starting with `- `. The list may be absent; then the key is added at the end
    of the mapping. Raises EnforceError when the place cannot be found or the result would not read as it should.
    """
    lines = text.split("\n")
    last, indent = _end_of_mapping(lines, document, pointer)
    mapping = _value(document.root, pointer)
    added = _like(lines, item)
    if key in mapping:
        start = document.locate((*pointer, key))[0] - 1
        if lines[start].split("#", 1)[0].rstrip().endswith(":"):
            end, inner = _end_of_list(lines, start, indent)
            new = [" " * inner + line for line in added]
            result = _joined(lines, end, new)
        else:
            result = text  # a flow list on one line: left for the officer
    else:
        new = [" " * indent + _like(lines, f"{key}:")[0], *(" " * (indent + 2) + line for line in added)]
        result = _joined(lines, _end_of_comments(lines, last, indent), new)

    def grown(old: Any, now: Any) -> bool:
        before, after = _value(old, pointer), _value(now, pointer)
        had, has = before.get(key, []), after.get(key, [])
        rest = {name: value for name, value in after.items() if name != key}
        return (
            len(has) == len(had) + 1
            and list(has[:-1]) == list(had)
            and rest == {name: value for name, value in before.items() if name != key}
        )

    _verify(text, result, item, file, grown)
    return result


def _value(root: Any, pointer: Pointer) -> Any:
    for each in pointer:
        root = root[each]
    return root


def _joined(lines: list[str], last: int, new: list[str]) -> str:
    """The lines with the new ones put in after number `last`, as a text that ends in a line end."""
    before, after = lines[: last + 1], lines[last + 1 :]
    if not after and new[0].endswith("\r"):
        before[-1] += "\r"  # it was the last line of the file, without an end
    return "\n".join([*before, *new, *(after or [""])])


def _end_of_comments(lines: list[str], last: int, indent: int) -> int:
    """The last of the comments that follow directly and stand no further left: they belong to what is above."""
    while (
        last + 1 < len(lines)
        and lines[last + 1].lstrip().startswith("#")
        and _indent(lines[last + 1]) >= max(indent, 1)
    ):
        last += 1
    return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _end_of_mapping(lines: list[str], document: Document, pointer: Pointer) -> tuple[int, int]:
    """(index of the last content line of a block mapping, the column its keys stand at)."""
    mapping = _value(document.root, pointer)
    line, column, _ = document.locate((*pointer, next(iter(mapping))))
    indent = column - 1
    last = line - 1
    for index in range(line, len(lines)):
        if not _is_content(lines[index]):
            continue
        if _indent(lines[index]) < indent or (_indent(lines[index]) == indent and lines[index].lstrip()[:2] == "- "):
            break
        last = index
    return last, indent


def _end_of_list(lines: list[str], start: int, indent: int) -> tuple[int, int]:
    """(index of the last content line of the block list under the key at `start`, the column of its dashes)."""
    last, inner = start, indent + 2
    for index in range(start + 1, len(lines)):
        if not _is_content(lines[index]):
            continue
        own = _indent(lines[index])
        dash = lines[index].lstrip().startswith("- ")
        if own < indent or (own == indent and not dash):
            break
        if last == start:
            inner = own
        last = index
    return last, inner


def _verify(old: str, new: str, item: str, file: str, grown: Callable[[Any, Any], bool]) -> None:
    before, _ = parse_document(old.encode("utf-8"), file, mapping=None)
    after, _ = parse_document(new.encode("utf-8"), file, mapping=None)
    root = before.root if before is not None and before.root else []
    if after is None or (before is None and old.strip()) or not grown(root, after.root):
        raise EnforceError(
            "{file} 的写法比较特殊，工具不敢替您改动，没有写入任何内容",
            remedy="请把下面几行自己加进去：\n{lines}",
            file=file,
            lines=item.rstrip("\n"),
        )
