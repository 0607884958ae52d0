"""Documents that fill every property of a schema, each free text of them with a token found nowhere else.

`Canaries().fill("case", {...})` gives plain data that the schema accepts; `tokens` maps where each token stands
(`case/parties/0/phone`) to the token. Given values replace what would be filled in, by the same paths.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from enforcement_cli.resources import SCHEMAS

DAY = "2026-03-25"
FORMATS = {
    "date": DAY,
    "hour-minute": "09:30",
    "uscc": "91140599MA0000015M",
    "resident-id": "140599188503070017",
}
# Han characters that no word, name or template here has.
_FIRST, _SECOND = 0x9F00, 0x9E00


class Canaries:
    """Fills documents and remembers what stands where."""

    def __init__(self) -> None:
        self.tokens: dict[str, str] = {}

    def token(self, where: str) -> str:
        """A new token of three characters, the same at every run."""
        count = len(self.tokens)
        self.tokens[where] = f"{chr(_FIRST + count // 200)}{chr(_SECOND + count % 200)}{chr(_FIRST + 32 + count % 61)}"
        return self.tokens[where]

    def fill(self, schema: str, given: Mapping[str, Any]) -> Any:
        """A whole document of that schema."""
        root = json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
        return self._value(root, root, schema, given)

    def _value(self, root: Any, part: Any, where: str, given: Mapping[str, Any]) -> Any:
        if where in given:
            return given[where]
        part = self._whole(root, part)
        if "properties" in part:
            filled = {
                name: self._value(root, each, f"{where}/{name}", given) for name, each in part["properties"].items()
            }
            filled = {name: value for name, value in filled.items() if value is not None}
            # A bureau's own fields are nobody else's business either.
            if "^x-" in part.get("patternProperties", {}):
                filled["x-own"] = self.token(f"{where}/x-own")
            return filled
        if part.get("type") == "array":
            count = given.get(f"{where}#", 1)
            return [self._value(root, part["items"], f"{where}/{index}", given) for index in range(count)]
        if "enum" in part:
            # A paper of no known kind has a number of no known form, so that a token can stand for it.
            return part["enum"][-1 if where.endswith("/id_type") else 0]
        if "const" in part:
            return part["const"]
        if part.get("format") in FORMATS:
            return FORMATS[part["format"]]
        return self._plain(part, where)

    def _plain(self, part: Any, where: str) -> Any:
        if part.get("type") in ("integer", "number"):
            return max(part.get("minimum", 0), 1)
        pattern = part.get("pattern")
        if pattern is None:
            return self.token(where)
        if pattern.startswith("^files/"):
            return f"files/{self.token(where)}.pdf"
        if pattern == "^[0-9a-f]{64}$":
            return "0" * 64
        if pattern == "^[0-9]{4}-[0-9]{4}$":
            return "2026-0999"
        if pattern.startswith("^[A-Za-z0-9]["):
            self.tokens[where] = f"Canary-{len(self.tokens):04d}-key"
            return self.tokens[where]
        if pattern == "^[A-Z]{3}[0-9]{3}$":
            return "DIS001"
        if pattern == "^[0-9]{6}$":
            return "140599"
        if pattern.startswith("^https?://"):
            return "https://gongshi.example.gov.cn/"
        if pattern.startswith("^[Hh]"):
            return f"https://gxj.example.gov.cn/{self.token(where)}"
        raise AssertionError(f"{where}: no value for the pattern {pattern}")

    def _whole(self, root: Any, part: Any) -> Any:
        while "$ref" in part:
            part = root["$defs"][part["$ref"].rpartition("/")[2]]
        if isinstance(part.get("then"), dict) and "format" in part["then"]:
            return {**part, **part["then"]}
        if isinstance(part.get("type"), list):
            return {**part, "type": part["type"][0]}
        return part
