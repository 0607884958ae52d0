"""A small schema of a case, and the messages about a text."""

from __future__ import annotations

from tests.cases.yaml_help import parsed, seen

CASE = {
    "title": "案件",
    "type": "object",
    "required": ["id", "kind"],
    "properties": {
        "id": {"title": "案号", "type": "string", "pattern": "^[0-9]{4}-[0-9]{4}$"},
        "kind": {"title": "类别", "$ref": "#/$defs/kind"},
        "opened_on": {"title": "立案日期", "description": "立案审批表上批准的日期。", "$ref": "#/$defs/day"},
        "at": {"title": "时间", "type": "string", "format": "hour-minute"},
        "title": {"title": "案件名称", "type": "string", "minLength": 1, "maxLength": 8},
        "code": {"title": "统一社会信用代码", "type": "string", "format": "uscc"},
        "id_no": {"title": "证件号码", "type": "string", "format": "resident-id"},
        "document_no": {"title": "文号", "type": "string", "format": "document-no"},
        "amount": {"title": "金额", "type": "number", "minimum": 0, "x-decimals": 2},
        "count": {"title": "份数", "type": "integer", "minimum": 1, "maximum": 99},
        "discussed": {"title": "集体讨论", "type": "boolean"},
        "publish": {"title": "是否公开", "type": "string", "enum": ["yes", "no"], "enumDescriptions": ["是", "否"]},
        "age": {"title": "年龄", "type": ["integer", "string"], "enum": [18, "不详"]},
        "officers": {
            "title": "承办人员", "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": True,
            "items": {"type": "string", "pattern": "^E[0-9]$"},
        },
        "parties": {"title": "当事人", "type": "array", "items": {"$ref": "#/$defs/party"}},
        "decisions": {"title": "决定", "type": "array", "items": {"$ref": "#/$defs/decision"}},
        "venue": {"title": "地点", "type": "object", "properties": {"street": {"title": "街道", "type": "string"}},
                  "additionalProperties": False},
        "version": {"title": "版本", "const": 1},
        "version_date": {"title": "版本日期", "$ref": "#/$defs/day"},
        "contact": {"title": "联系方式", "type": "object", "anyOf": [{"required": ["phone"]}, {"required": ["email"]}],
                    "properties": {"phone": {"title": "电话", "type": "string"}, "email": {"title": "邮箱", "type": "string"}}},
        "waiver": {"title": "放弃", "type": "object", "not": {"required": ["by", "agent"]},
                   "dependentRequired": {"by": ["on"]},
                   "properties": {"by": {"title": "本人", "type": "string"}, "agent": {"title": "代理人", "type": "string"},
                                  "on": {"title": "日期", "$ref": "#/$defs/day"}}},
    },
    "patternProperties": {"^x-": {}},
    "additionalProperties": False,
    "$defs": {
        "kind": {"type": "string", "enum": ["行政检查", "行政许可", "行政处罚", "行政强制"]},
        "day": {"type": "string", "format": "date"},
        "party": {
            "title": "当事人", "type": "object", "required": ["name"], "additionalProperties": False,
            "properties": {
                "name": {"title": "名称", "type": "string"},
                "type": {"title": "类型", "type": "string", "enum": ["法人", "自然人"]},
                "code": {"title": "代码", "type": "string"},
                "id_no": {"title": "证件号码", "type": "string"},
            },
            "if": {"properties": {"type": {"const": "法人"}}, "required": ["type"]},
            "then": {"required": ["code"], "not": {"required": ["id_no"]}},
        },
        "decision": {
            "title": "决定", "type": "object",
            "properties": {
                "made_on": {"title": "作出日期", "$ref": "#/$defs/day"},
                "outcome": {"title": "处理结果", "type": "string", "enum": ["给予处罚", "不予处罚"]},
                "amount": {"title": "罚款金额", "type": "number"},
            },
            "additionalProperties": False,
            "allOf": [{"if": {"required": ["made_on"]}, "then": {"required": ["outcome"]}}],
        },
    },
}  # fmt: skip


HEAD = "id: 2026-0001\nkind: 行政处罚\n"


def check(schemas, text, name="case"):
    return schemas.check_document(parsed(text, mapping=None), name)


def messages(schemas, text, name="case"):
    """(line, column, message) of what is wrong with `text` below a sound head."""
    _, troubles = check(schemas, HEAD + text if name == "case" else text, name)
    kinds = {kind for kind, *_ in seen(troubles)}
    assert kinds <= {"schema", "quoting"}
    shift = 2 if name == "case" else 0
    return [(line - shift, column, message) for _, line, column, message in seen(troubles)]


def only(schemas, text):
    """The one message about a one-line text."""
    [(line, column, message)] = messages(schemas, text)
    assert (line, column) == (1, 1)
    return message
