"""From text to typed facts: sound documents, the order and the number of messages, hostile ones in time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from decimal import Decimal

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.schema import check_value
from tests.cases.schema_case import CASE, HEAD, check
from tests.cases.schema_help import write_schema
from tests.cases.yaml_help import parsed, remedies, seen


def test_a_sound_document_is_typed_as_the_schema_says(schemas):
    document = parsed(
        HEAD
        + 'title: "0012"\namount: 3000.50\ncount: 3\ndiscussed: true\npublish: yes\nage: 18\nversion: 1\n'
        + "officers: [E1, E2]\ndecisions:\n  - amount: 100\n    made_on: 2026-03-01\n    outcome: 给予处罚\n"
        + "x-own: {n: 7, flag: true}\nat: 12:30\n"
    )
    before = json.dumps(document.root)
    plains = document.plains

    tree, troubles = schemas.check_document(document, "case")

    assert troubles == []
    assert tree == {
        "id": "2026-0001", "kind": "行政处罚", "title": "0012", "amount": Decimal("3000.50"), "count": 3, "discussed": True,
        "publish": "yes", "age": 18, "version": 1, "officers": ["E1", "E2"],
        "decisions": [{"amount": Decimal("100"), "made_on": "2026-03-01", "outcome": "给予处罚"}],
        "x-own": {"n": "7", "flag": "true"}, "at": "12:30",
    }  # fmt: skip
    assert type(tree["x-own"]["n"]) is str
    assert isinstance(tree["amount"], Decimal)
    assert tree["discussed"] is True
    assert (json.dumps(document.root), document.plains) == (before, plains)
    assert schemas.check_document(document, "case") == (tree, [])


def test_a_sound_document_never_needs_jsonschema(tmp_path):
    write_schema(tmp_path, "case", CASE)
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from enforcement_cli.cases.document import parse_document\n"
        "from enforcement_cli.cases.schema import SchemaSet\n"
        "document, _ = parse_document('id: 2026-0001\\nkind: 行政检查\\n'.encode(), 'case.yaml')\n"
        "print(SchemaSet(Path(sys.argv[1])).check_document(document, 'case'))\n"
        "print('jsonschema' in sys.modules, 'difflib' in sys.modules, 'stdnum' in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )

    assert run.stdout.splitlines() == ["({'id': '2026-0001', 'kind': '行政检查'}, [])", "False False False"]


def test_an_empty_file_is_one_problem(schemas):
    for text in ("{}", "# 尚未填写\n"):
        _, troubles = schemas.check_document(parsed(text, mapping=True), "case")

        assert seen(troubles) == [("schema", 1, 1, "文件里还没有填写内容")]
        assert remedies(troubles) == ["至少填写：id（案号）、kind（类别）"]


def test_the_messages_of_one_file_are_bounded_and_counted(schemas):
    _, troubles = check(schemas, HEAD + "parties:\n" + "  - {nmae: x}\n" * 100)

    assert len(troubles) == 21
    assert seen(troubles)[0] == ("schema", 4, 6, "“当事人 1”里没有「nmae」这一项，应写作 name（名称）")
    assert seen(troubles)[20][3] == "本文件还有 80 处问题没有列出"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join(f"key{each}: x\n" for each in range(20_000)), id="unknown keys"),
        pytest.param("parties:\n" + "  - {type: x}\n" * 9_000, id="wrong items"),
        pytest.param("parties:\n" + "  - {name: 12}\n" * 9_000, id="text without quotes"),
        pytest.param("officers: [" + "x, " * 40_000 + "x]\n", id="a long list"),
        pytest.param("".join(f"x-{each}: 路 #3\n" for each in range(20_000)), id="number signs"),
        pytest.param(
            f"title: {'9' * 200_000}\nopened_on: '{' ' * 200_000}'\nkind2: '{'甲' * 90_000}'\n", id="long texts"
        ),
    ],
)
def test_a_hostile_document_is_judged_in_time(schemas, text):
    start = time.process_time()
    document, troubles = parse_document((HEAD + text).encode(), "case.yaml", mapping=True)
    assert document is not None
    _, more = schemas.check_document(document, "case")

    assert 1 <= len(troubles + more) <= 21
    assert all(len(each[3]) < 200 for each in seen(troubles + more))
    assert time.process_time() - start < 5


def test_messages_stand_in_the_order_of_the_text(schemas):
    _, troubles = check(schemas, "zzz: 1\nid: x\ntitle: 12\nkind: 处罚\n")

    assert [each[1] for each in seen(troubles)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("definition", "text", "value", "message"),
    [
        ("day", "2026-03-01", "2026-03-01", None),
        ("opened_on", "2026年3月1日", "2026年3月1日", "“立案日期”「2026年3月1日」应写作 2026-03-01"),
        ("amount", "30.5", Decimal("30.5"), None),
        ("count", "3", 3, None),
        ("count", "三", "三", "“份数”应当是数字，现在是「三」"),
        ("parties/name", "0012", "0012", None),
        ("parties/type", "公司法人", "公司法人", "“类型”不能填「公司法人」，应写作 法人"),
        ("venue/street", "某路", "某路", None),
        ("title", "", "", "“案件名称”没有填写内容"),
    ],
)
def test_one_answer_at_a_prompt(schemas, definition, text, value, message):
    typed, troubles = schemas.check_value(text, "case", definition)

    assert (typed, type(typed)) == (value, type(value))
    assert [each[3] for each in seen(troubles)] == ([] if message is None else [message])


@pytest.mark.parametrize("definition", ["missing", "parties/missing", "title/deeper"])
def test_a_field_that_is_none(schemas, definition):
    with pytest.raises(KeyError):
        schemas.check_value("x", "case", definition)


def test_a_schema_that_is_none(schemas):
    with pytest.raises(FileNotFoundError):
        schemas.schema("none")


def test_no_message_holds_english_of_jsonschema(schemas):
    text = "id: 1\nkind: 1\nopened_on: 1\nofficers: 1\nparties: [1]\ndecisions: 1\nvenue: 1\namount: x\nversion: x\n"
    for _, _, _, message in seen(check(schemas, text)[1]):
        for word in ("is not", "required", "valid", "expected", "schema", "None", "match"):
            assert word not in message


def test_the_shipped_schemas_answer_prompts():
    assert check_value("2026-03-01", "case", "opened_on") == ("2026-03-01", [])
    assert seen(check_value("处罚", "case", "kind")[1])[0][3] == "“执法类别”不能填「处罚」，应写作 行政处罚"
