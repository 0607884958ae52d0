"""The dictionary of the open data: every column of the CSV files and every field of the JSON Lines, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from enforcement_cli.public.shape import COUNT, DAY, DAY_OR_LONG_TERM, MONEY, SHAPE
from enforcement_cli.public.site.pages import Page

SEPARATOR = "；"
"""Between several values in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the CSV files: its key, title and meaning, and how a decision fills it ("" where it does not)."""

    key: str
    title: str
    meaning: str
    of: Callable[[Page, Mapping[str, Any]], str]
    """From the decision and the record that is shown, which is empty once withdrawn."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the JSON Lines: its path (`[]` for each of a list), title and form."""

    path: str
    title: str
    form: str


_Cell = Callable[[Page, Mapping[str, Any]], str]


def _own(key: str) -> _Cell:
    return lambda _, record: str(record.get(key) or "")


def _inner(key: str, field: str) -> _Cell:
    return lambda _, record: str(record.get(key, {}).get(field) or "")


def _each(key: str, say: Callable[[Mapping[str, Any]], str]) -> _Cell:
    return lambda _, record: SEPARATOR.join([say(each) for each in record.get(key, ())])


def _words(*keys: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda item: " ".join(str(item[key]) for key in keys if item.get(key))


def _ruling(key: str) -> _Cell:
    """Of the ruling by which a decision was taken down; empty while it stands in public."""
    return lambda page, _: str(page.withdrawal.get("ruling", {}).get(key, "")) if page.is_withdrawn else ""


COLUMNS = (
    Column("id", "编号", "公示编号：案件编号和该案第几个决定", lambda page, _: page.id),
    Column("page", "网页", "本站内的地址", lambda page, _: page.path),
    Column(
        "state",
        "状态",
        "published 正在公示，withdrawn 已经撤下",
        lambda page, _: "withdrawn" if page.is_withdrawn else "published",
    ),
    Column("published_on", "公示日期", "首次公示的日期，YYYY-MM-DD", lambda page, _: page.published_on),
    Column("changed_on", "最近变动日期", "最近一次公示、更新、撤下或者恢复的日期", lambda page, _: page.changed_on),
    Column("agency", "执法机关", "作出决定的行政机关", _inner("agency", "name")),
    Column("division", "承办科室", "", _own("division")),
    Column("objects", "执法对象", "多个的以分号隔开；自然人的姓名按规定作了处理", _each("objects", _words("name"))),
    Column("object_codes", "统一社会信用代码", "与执法对象的顺序相同，没有的为空", _each("objects", _words("code"))),
    Column("kind", "执法类别", "", _own("kind")),
    Column("matter", "执法事项", "", _own("matter")),
    Column("document", "文书", "决定文书的名称", _own("document")),
    Column("document_no", "文号", "", _own("document_no")),
    Column("made_on", "作出日期", "YYYY-MM-DD", _own("made_on")),
    Column("outcome", "处理结果", "", _own("outcome")),
    Column("conclusion", "执法结论", "", _own("conclusion")),
    Column("facts", "事实", "本机关选择公开的，没有的为空", _own("facts")),
    Column("reasons", "理由", "本机关选择公开的，没有的为空", _own("reasons")),
    Column("contents", "决定内容", "本机关选择公开的，没有的为空", _own("contents")),
    Column("basis", "法律依据", "法律名称和条款", _each("basis", _words("law", "article"))),
    Column("penalties", "处罚", "种类、金额（元）、期限", _each("penalties", _words("kind", "amount", "until"))),
    Column("grant_category", "许可类别", "", _inner("grant", "category")),
    Column("grant_certificate", "许可证件", "", _inner("grant", "certificate")),
    Column("grant_certificate_no", "许可证件编号", "", _inner("grant", "certificate_no")),
    Column("grant_valid_from", "有效期自", "YYYY-MM-DD", _inner("grant", "valid_from")),
    Column("grant_valid_to", "有效期至", "YYYY-MM-DD，或者“长期”", _inner("grant", "valid_to")),
    Column("reconsideration_organ", "行政复议机关", "", _inner("remedies", "reconsideration_organ")),
    Column("court", "人民法院", "可以提起行政诉讼的法院", _inner("remedies", "court")),
    Column("corrections", "更正", "日期、种类、内容", _each("corrections", _words("on", "kind", "text"))),
    Column(
        "reason",
        "最近变动的理由",
        "更新、撤下或者恢复时公开的理由",
        lambda page, _: page.history[-1]["reason"],
    ),
    Column("ruling_organ", "作出裁决的机关", "据以撤下的裁决由哪一机关或者法院作出，没有的为空", _ruling("organ")),
    Column("ruling_no", "裁决文书的文号", "据以撤下的裁决的文号，没有的为空", _ruling("ruling_no")),
    Column("ruled_on", "裁决日期", "据以撤下的裁决的日期，YYYY-MM-DD，没有的为空", _ruling("ruled_on")),
    Column("effective_on", "裁决生效日期", "YYYY-MM-DD，没有的为空", _ruling("effective_on")),
)

TITLES: Mapping[str, str] = {
    "agency": "执法机关",
    "name": "名称",
    "division": "承办科室",
    "objects": "执法对象",
    "type": "类型",
    "code": "统一社会信用代码",
    "kind": "类别",
    "matter": "执法事项",
    "document": "文书",
    "document_no": "文号",
    "made_on": "作出日期",
    "outcome": "处理结果",
    "conclusion": "执法结论",
    "facts": "事实",
    "reasons": "理由",
    "contents": "决定内容",
    "basis": "法律依据",
    "law": "法律、法规、规章",
    "article": "条款",
    "words": "条文",
    "penalties": "处罚",
    "amount": "金额（元）",
    "until": "期限届满日",
    "grant": "许可",
    "category": "许可类别",
    "certificate": "证件名称",
    "certificate_no": "证件编号",
    "valid_from": "有效期自",
    "valid_to": "有效期至",
    "remedies": "救济途径",
    "reconsideration_organ": "行政复议机关",
    "reconsideration_days": "申请行政复议的期限（日）",
    "court": "人民法院",
    "suit_months": "提起行政诉讼的期限（月）",
    "files": "附图",
    "file": "文件",
    "title": "标题",
    "sha256": "校验值（SHA-256）",
    "reconsideration_first": "应当先申请行政复议",
    "corrections": "更正",
    "on": "日期",
    "text": "内容",
}
"""Key of a record -> its words. A key that is not here is shown by its name."""

_FORMS = {
    id(DAY): "日期 YYYY-MM-DD",
    id(DAY_OR_LONG_TERM): "日期，或者“长期”",
    id(MONEY): "元，至多两位小数",
    id(COUNT): "整数",
}


def _fields(shape: Mapping[str, Any], path: str) -> Iterator[Field]:
    for key, form in shape.items():
        title = TITLES.get(key, key)
        if isinstance(form, Mapping):
            yield Field(f"{path}.{key}", title, "对象")
            yield from _fields(form, f"{path}.{key}")
        elif isinstance(form, list):
            yield Field(f"{path}.{key}[]", title, "列表")
            if isinstance(form[0], Mapping):
                yield from _fields(form[0], f"{path}.{key}[]")
        else:
            yield Field(f"{path}.{key}", title, _FORMS.get(id(form), "文字"))


FIELDS = (
    Field("id", "编号", "文字"),
    Field("page", "网页", "本站内的地址"),
    Field("state", "状态", "published 或者 withdrawn"),
    Field("history[]", "公示经过", "列表"),
    Field("history[].what", "事项", "公示、更新、撤下、恢复"),
    Field("history[].on", "日期", "日期 YYYY-MM-DD"),
    Field("history[].reason", "理由", "文字，没有的为空"),
    Field("history[].ruling", "裁决", "对象；据以撤下的裁决"),
    Field("history[].ruling.organ", "作出裁决的机关", "文字"),
    Field("history[].ruling.ruling_no", "裁决文书的文号", "文字"),
    Field("history[].ruling.ruled_on", "裁决日期", "日期 YYYY-MM-DD"),
    Field("history[].ruling.effective_on", "生效日期", "日期 YYYY-MM-DD"),
    Field("record", "公示的内容", "对象；撤下的没有"),
    *_fields(SHAPE, "record"),
)
