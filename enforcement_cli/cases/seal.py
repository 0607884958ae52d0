"""Writing the sha256 of attachments beside them, as text, so that nobody has to copy one and all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from enforcement_cli.cases.document import Document, parse_document
from enforcement_cli.problems import EnforceError, Pointer

_FILE = re.compile(r"""file\s*:\s*(?:"[^"]*"|'[^']*'|[^,}#"'\s][^,}#]*?)(?=\s*(?:[,}#]|$))""")
_LIKE_A_NUMBER = re.compile(r"[0-9]+(?:e[0-9]+)?", re.ASCII)


def with_digests(text: str, document: Document, digests: Mapping[Pointer, str]) -> str:
    """`text` with a `sha256` right behind the `file` of each of these mappings; `document` is what it was read as.

    `digests`: pointer of the mapping -> 64 hexadecimal digits. Raises EnforceError where the text is written in a way
    that does not let itself be added to; then the message holds the lines to be put in by hand.
    """
    lines = text.split("\n")
    places = {pointer: document.locate((*pointer, "file")) for pointer in digests}
    for pointer in sorted(digests, key=lambda each: places[each], reverse=True):  # so that places above stay right
        line, column, last = places[pointer]
        _put(lines, line - 1, column - 1, last, digests[pointer])
    result = "\n".join(lines)
    after, _ = parse_document(result.encode("utf-8"), document.file, mapping=None)
    if after is None or after.root != _expected(document.root, digests):
        raise EnforceError(
            "{file} 的写法比较特殊，工具不敢替您改动，没有写入任何内容",
            remedy="请把下面几行自己加进去：\n{lines}",
            file=document.file,
            lines="\n".join(_line(each) for each in digests.values()),
        )
    return result


def _line(digest: str) -> str:
    return f'sha256: "{digest}"' if _LIKE_A_NUMBER.fullmatch(digest) else f"sha256: {digest}"


def _put(lines: list[str], index: int, column: int, last: int, digest: str) -> None:
    line = lines[index]
    if line[:column].rstrip().endswith(("{", ",")):
        found = _FILE.match(line, column)
        if found is not None:
            lines[index] = f"{line[: found.end()]}, {_line(digest)}{line[found.end() :]}"
        return
    end = "\r" if line.endswith("\r") else ""
    lines.insert(last, f"{' ' * column}{_line(digest)}{end}")


def _expected(root: Any, digests: Mapping[Pointer, str], here: Pointer = ()) -> Any:
    """The tree with the digests in it."""
    if isinstance(root, dict):
        tree = {key: _expected(value, digests, (*here, key)) for key, value in root.items()}
        return {**tree, "sha256": digests[here]} if here in digests else tree
    if isinstance(root, list):
        return [_expected(value, digests, (*here, index)) for index, value in enumerate(root)]
    return root
