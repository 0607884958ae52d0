"""What the templates propose in their comments is in order: uncommented and filled in, nothing is said about its form."""

from __future__ import annotations

import re
from datetime import date

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.scaffold import scaffold
from enforcement_cli.cases.schema import shipped
from enforcement_cli.cases.skeletons import (
    COURSE,
    DOCUMENTS,
    INSTRUMENTS,
    OUTCOMES,
    NewCase,
    decision_text,
    new_case_text,
)
from enforcement_cli.cases.skeletons import records_text as records_skeleton
from enforcement_cli.cases.skeletons import review_text as review_skeleton
from enforcement_cli.messages import tr
from tests.builders import inspection, on_the_spot, penalty, permit
from tools.build_schemas import build

# A comment that is an entry laid aside, not prose: behind its mark stands a key, a list's item, or something below them.
LAID_ASIDE = re.compile("^( *)# ((?:[a-z_]+:|- |  ).*)$", re.MULTILINE)
FILES = {
    path: data.decode("utf-8")
    for path, data in scaffold("示例局", date(2026, 1, 1)).items()
    if path in ("enforce.yaml", "waivers.yaml") or path.startswith("registers/")
}
# A placeholder that must be replaced: nobody's code, and refused until it is.
EXPECTED = {"enforce.yaml": ["“执法机关的统一社会信用代码”「111****0X」的校验码不对，有一位或者几位录错了"]}


def uncommented(text: str) -> str:
    return LAID_ASIDE.sub(r"\1\2", text)


def said(text: str, schema: str) -> list[str]:
    """The messages about a text, as a file of that schema."""
    mapping = shipped().schema(schema).get("type") != "array"
    document, troubles = parse_document(text.encode("utf-8"), f"{schema}.yaml", mapping=mapping)
    if document is not None:
        troubles = [*troubles, *shipped().check_document(document, schema)[1]]
    return [tr(each.template, **each.fields) for _, each in troubles]


@pytest.mark.parametrize("path", FILES)
def test_what_init_writes(path: str) -> None:
    schema = path.rpartition("/")[2].removesuffix(".yaml")

    assert said(FILES[path], schema) == []
    assert said(uncommented(FILES[path]), schema) == EXPECTED.get(path, [])


def test_something_is_laid_aside_at_all() -> None:
    assert uncommented(FILES["enforce.yaml"]).count("\n# ") < FILES["enforce.yaml"].count("\n# ") - 15


def answers(kind: str, procedure: str, party_type: str = "法人", code: str = "91140599MA0000015M") -> NewCase:
    return NewCase(
        kind,
        procedure,
        "CF-01",
        "jienneng",
        ("P01", "P02"),
        "示例铸造有限公司",
        party_type,
        code,
        date(2026, 3, 2),
        "示例案",
    )


@pytest.mark.parametrize(
    "asked",
    [
        answers("行政处罚", "普通程序"),
        answers("行政处罚", "简易程序", "自然人", "140599189001010019"),
        answers("行政处罚", "普通程序", "自然人", ""),
        answers("行政处罚", "普通程序", "个体工商户", "92140599MA0AB12YXC"),
        answers("行政许可", "一般程序"),
        answers("行政许可", "当场"),
        answers("行政检查", "日常检查"),
        answers("行政强制", "强制措施"),
        answers("行政强制", "强制执行"),
        answers("行政确认", ""),
    ],
    ids=lambda asked: f"{asked.kind} {asked.procedure} {asked.party_type}",
)
def test_a_new_case(asked: NewCase) -> None:
    text = new_case_text(asked, "2026-0001", penalty().case().bureau)

    assert said(text, "case") == []
    assert said(uncommented(text), "case") == []


@pytest.mark.parametrize("build_draft", [penalty, on_the_spot, permit, inspection], ids=lambda each: each.__name__)
def test_the_sections_that_add_writes(build_draft) -> None:
    draft = build_draft()
    case = draft.case()
    decision = case.decisions[0]
    records = records_skeleton(draft.set("records", []).case())
    texts = {
        "records": records,
        "decisions": decision_text(case, date(2026, 3, 2), first=True),
        "review": review_skeleton(case, decision, first=True, only_round=False),
    }

    for schema, text in texts.items():
        assert said(text, schema) == []
        # A payment without its day is nothing: the officer fills it in with the line.
        assert said(uncommented(text).replace("on: , amount", "on: 2026-03-20, amount"), schema) == []


def test_the_skeletons_know_the_words_of_the_schemas() -> None:
    words = {name: each["enum"] for name, each in build()["case"]["$defs"].items() if "enum" in each}

    assert {each for listed in COURSE.values() for each in listed} <= set(words["step_name"])
    assert set(INSTRUMENTS) <= set(words["step_name"])
    assert {row[0] for row in INSTRUMENTS.values()} <= set(words["record_type"])
    assert {row[3] for row in INSTRUMENTS.values()} - {""} <= set(words["signature_capacity"])
    assert set(DOCUMENTS) == set(OUTCOMES) <= set(words["case_kind"])
    assert set(DOCUMENTS.values()) <= set(words["record_type"])
    assert {each for listed in OUTCOMES.values() for each in listed.split("、")} <= set(words["outcome"])
