"""docs/fields.md: every field of every file of a case repository, as the schemas have it, for officers to look up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.build_schemas import OUTPUTS, Schema, build

# Schema -> the file it governs, in the order in which an officer meets them.
FILES = {
    "case": "cases/年份/案件编号/case.yaml",
    "records": "cases/年份/案件编号/records.yaml",
    "review": "cases/年份/案件编号/review.yaml",
    "decisions": "cases/年份/案件编号/decisions.yaml",
    "answers": "cases/年份/案件编号/answers.yaml",
    "waivers": "waivers.yaml，cases/年份/案件编号/waivers.yaml",
    "enforce": "enforce.yaml",
    "matters": "registers/matters.yaml",
    "personnel": "registers/personnel.yaml",
    "major-decisions": "registers/major-decisions.yaml",
    "numbers": "registers/numbers.yaml",
    "recording-plan": "registers/recording-plan.yaml",
    "powers": "registers/powers.yaml",
    "random-inspections": "registers/random-inspections.yaml",
    "inspection-objects": "registers/inspection-objects.yaml",
    "disclosure-catalogue": "registers/disclosure-catalogue.yaml",
    "discretion": "registers/discretion.yaml",
    "windows": "registers/windows.yaml",
    "devices": "registers/devices.yaml",
    "budget": "registers/budget.yaml",
    "training": "registers/training.yaml",
    "reports": "registers/reports.yaml",
    "record-uses": "registers/record-uses.yaml",
    "supervision": "registers/supervision.yaml",
    "ledger-entry": "cases/年份/案件编号/disclosure/*.yaml",
    "calendar": "calendars/年份.yaml",
}
# Lists that have a file of their own: case.yaml shows them there.
ELSEWHERE = {"records", "review", "decisions"}
# Where a scalar's form is not a vocabulary: definition -> how it is written.
FORMS = {
    "text": "文字",
    "day": "日期，如 2026-03-05",
    "day_or_unknown": "日期，或者“不详”",
    "time": "时刻，如 14:30",
    "money": "数额，元",
    "ordinal": "序号",
    "count": "整数",
    "year": "年份",
    "case_id": "案件编号",
    "key": "编号",
    "rule_id": "规则编号",
    "area_code": "六位数字",
    "web_address": "网址，如 https://www.example.gov.cn/",
    "sha256": "工具填写",
    "moment": "工具填写",
    "schema_version": "工具填写",
    "file_path": "附件路径",
    "uscc": "统一社会信用代码",
    "uscc_or_none": "统一社会信用代码，或者“无”“不详”",
    "site_address": "网址，以 http:// 或者 https:// 开头",
}
INLINE = 6
"""Vocabularies of at most so many words stand in the table itself."""
GENERATED = "<!-- 由 python -m tools.build_docs 生成，请勿手改 / generated, do not edit -->"


def fields_page() -> str:
    """The page, in Markdown. Raises KeyError for a schema, or a form of writing, that it does not know."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    schemas = {name: schema for name, schema in build().items() if name not in OUTPUTS}
    if missing := schemas.keys() ^ FILES.keys():
        raise KeyError(*sorted(missing))
    yield "# 填写项目"
    yield ""
    yield GENERATED
    yield ""
    yield "每个文件可以写哪些项目、怎么写。没有到的阶段不填；不知道的留空，不要编造；“无”和“不详”是两种不同的回答。"
    yield "「[ ]」表示清单，每条以「- 」开头；「.」表示下一层。本机关自定的项目，名称以 `x-` 开头，写在哪一层都可以。"
    yield ""
    yield "| 文件 | 内容 |"
    yield "|---|---|"
    for name, file in FILES.items():
        yield f"| `{file}` | [{schemas[name]['title']}](#{name}) |"
    for name, file in FILES.items():
        yield from _file(name, file, schemas[name])
    yield from _vocabularies(schemas)


def _file(name: str, file: str, schema: Schema) -> Iterator[str]:
    yield ""
    yield f'<a id="{name}"></a>'
    yield ""
    yield f"## {schema['title']}"
    yield ""
    yield f"`{file}`"
    yield ""
    yield _cell(schema["description"])
    yield ""
    yield "| 项目 | 名称 | 写法 | 说明 |"
    yield "|---|---|---|---|"
    conditions: dict[str, None] = {}
    if schema.get("type") == "array":
        yield from _rows(_resolved(schema["items"], schema), schema, "[]", conditions)
    else:
        yield from _rows(schema, schema, "", conditions)
    if conditions:
        yield ""
        yield from (f"- {each}" for each in conditions)


def _rows(node: Schema, root: Schema, path: str, conditions: dict[str, None]) -> Iterator[str]:
    """The rows of a mapping's fields and all below; what is needed under a condition goes to `conditions`."""
    for condition in node.get("allOf", ()):
        if text := _condition(condition, node):
            conditions.setdefault(text)
    for key, field in node["properties"].items():
        here = f"{path}.{key}" if path else key
        inner, listed = _inner(field, root)
        here += "[]" * listed
        elsewhere = path == "" and key in ELSEWHERE
        writing = f"见[{field['title']}](#{key})" if elsewhere else _writing(field, root)
        needed = "，必填" if key in node.get("required", ()) else ""
        yield f"| `{here}` | {_cell(field['title'])} | {writing}{needed} | {_cell(field['description'])} |"
        if "properties" in inner and not elsewhere:
            yield from _rows(inner, root, here, conditions)


def _resolved(field: Schema, root: Schema) -> Schema:
    if "$ref" not in field:
        return field
    found: Schema = root["$defs"][field["$ref"].removeprefix("#/$defs/")]
    return found


def _inner(field: Schema, root: Schema) -> tuple[Schema, bool]:
    """What stands in the field, and whether it is a list of it."""
    if field.get("type") == "array":
        return _resolved(field["items"], root), True
    return _resolved(field, root), False


def _writing(field: Schema, root: Schema) -> str:
    inner, listed = _inner(field, root)
    name = (field["items"] if listed else field).get("$ref", "").removeprefix("#/$defs/")
    if "properties" in inner:
        return "清单" if listed else "分项填写"
    if "enum" in inner:
        words = "、".join(map(str, inner["enum"])) if len(inner["enum"]) <= INLINE else f"[{inner['title']}](#{name})"
    else:
        words = FORMS[name] if name else "工具填写"
    return f"清单：{words}" if listed else words


def _condition(condition: Schema, node: Schema) -> str:
    """One `if` … `then` that asks for more fields, in words; empty for one that only judges a number's form."""
    then = condition["then"]
    options = [each["required"] for each in then.get("anyOf", ())] or [then.get("required", [])]
    titles = {key: field["title"] for key, field in node["properties"].items()}
    wanted = "或者".join("、".join(f"“{titles[key]}”" for key in keys) for keys in options)
    if not wanted:
        return ""
    when = [
        f"“{titles[key]}”{'含有' if 'contains' in each else '为'}“{each.get('contains', each)['const']}”的"
        for key, each in condition["if"].get("properties", {}).items()
    ] or [f"填写了“{titles[key]}”的" for key in condition["if"]["required"]]
    return f"{'、'.join(when)}，必须填写{wanted}。"


def _vocabularies(schemas: dict[str, Schema]) -> Iterator[str]:
    found: dict[str, Any] = {}
    for schema in schemas.values():
        for name, definition in schema["$defs"].items():
            if "enum" in definition:
                found.setdefault(name, definition)
    yield ""
    yield "# 可以填写的词"
    for name, definition in found.items():
        yield ""
        yield f'<a id="{name}"></a>'
        yield ""
        yield f"## {definition['title']}"
        yield ""
        yield _cell(definition["description"])
        yield ""
        yield "| 填写 | 含义 |"
        yield "|---|---|"
        for word, meaning in zip(definition["enum"], definition["enumDescriptions"], strict=True):
            yield f"| {word} | {_cell(meaning)} |"


def _cell(text: str) -> str:
    """Text for a table: nothing in it may end the cell or begin a tag."""
    return text.replace("|", "\\|").replace("<", "&lt;")
