"""STR: files that can be read and hold what the tool needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.repository import MISPLACED
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.structure import (
    case_id_used_once,
    file_readable,
    id_matches_folder,
    nothing_lost_as_comment,
    paths_safe,
    schema_copies_fresh,
    section_in_one_place,
    text_in_quotes,
    text_well_formed,
    values_as_asked,
)
from enforcement_cli.problems import Place, Severity, problem
from tests.builders import Draft, inspection, penalty, published
from tests.law.rules.rows import findings, repository, says, with_parts

BY_KIND = {
    trouble.UNREADABLE: file_readable,
    trouble.YAML: text_well_formed,
    trouble.SCHEMA: values_as_asked,
    trouble.QUOTING: text_in_quotes,
    trouble.COMMENT_LOSS: nothing_lost_as_comment,
    trouble.PATH: paths_safe,
    MISPLACED: section_in_one_place,
}
# Any text of the catalogue will do: the loader has its own tests for what it says.
TOLD = problem(Place("cases/2026/2026-0001/case.yaml", ("title",)), "“%s”", remedy="请填写“制作人”。")
TOLD = replace(TOLD, template="请填写“制作人”。")


@pytest.mark.parametrize(("kind", "rule"), BY_KIND.items(), ids=lambda each: getattr(each, "id", each))
def test_a_case_trouble_is_yielded_by_the_rule_of_its_kind_alone(kind: str, rule: Rule) -> None:
    case = with_parts(penalty(), troubles=((kind, TOLD),))

    spoken = {each: findings(each, case) for each in BY_KIND.values()}

    assert [each.place for each in spoken.pop(rule)] == [TOLD.place]
    assert not any(spoken.values())


@pytest.mark.parametrize("kind", trouble.KINDS)
def test_every_kind_of_trouble_of_a_register_has_its_rule(kind: str) -> None:
    bureau = Bureau({}, {}, troubles=((kind, TOLD),))

    spoken = [
        each for rule in BY_KIND.values() if rule.scope == "both" for each in findings(rule, RepositoryFacts(bureau))
    ]

    # A register has no attachments, so no trouble with paths.
    assert len(spoken) == (0 if kind == trouble.PATH else 1)


def test_troubles_gathered_beside_the_bureau_are_told_too() -> None:
    facts = RepositoryFacts(Bureau({}), facts={"troubles": [(trouble.SCHEMA, TOLD)]})

    assert len(findings(values_as_asked, facts)) == 1
    assert findings(text_in_quotes, facts) == []


def test_severities_of_troubles() -> None:
    own = replace(TOLD, severity=Severity.WARNING)

    assert says(nothing_lost_as_comment, with_parts(penalty(), troubles=((trouble.COMMENT_LOSS, TOLD),))) == [
        "warning: 请填写“制作人”。"
    ]
    assert says(text_in_quotes, with_parts(penalty(), troubles=((trouble.QUOTING, own),))) == [
        "warning: 请填写“制作人”。"
    ]


def moved(draft: Draft, folder: str) -> object:
    """The draft's case in another folder."""
    case = draft.case()
    return replace(case, id=folder.rpartition("/")[2], folder=folder)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(
            moved(penalty(), "cases/2026/2026-0001 副本"),
            ["error: 案件编号写的是 2026-0001，文件夹名称是 2026-0001 副本，两者应当一致"],
            id="a copied folder",
        ),
        pytest.param(
            moved(penalty(), "cases/2025/2026-0001"),
            ["error: 案件 2026-0001 放在 2025 年的文件夹里，应当放在 cases/2026"],
            id="under another year",
        ),
        pytest.param(
            penalty().set("ledger", [published("2026-0009", "2026-03-30")]).case(),
            ["error: 台账写的是案件 2026-0009，却放在案件 2026-0001 的文件夹里"],
            id="a ledger entry of another case",
        ),
        pytest.param(
            moved(penalty(), "cases/2025/副本"),
            ["error: 案件编号写的是 2026-0001，文件夹名称是 副本，两者应当一致"],
            id="a folder that names no year",
        ),
        pytest.param(
            penalty().set("ledger", [{**published("2026-0001", "2026-03-30"), "case": None}]).case(),
            [],
            id="a ledger entry that names none: the schema's matter",
        ),
        pytest.param(penalty().case(), [], id="all agree"),
        pytest.param(replace(penalty().case(), data={}), [], id="no id at all: the schema's matter"),
        pytest.param(replace(penalty().case(), data={"id": ["2026-0001"]}), [], id="id of the wrong shape"),
        pytest.param(replace(penalty().case(), data={"id": "“2026-0001”"}), [], id="malformed: the schema's matter"),
    ],
)
def test_id_matches_folder(case: object, expected: list[str]) -> None:
    assert says(id_matches_folder, case) == expected


@pytest.mark.parametrize(
    ("stale", "expected"),
    [
        pytest.param(
            ("case.schema.json", "review.schema.json"),
            ["warning: 编辑器使用的填写说明与本工具的版本不一致：case.schema.json、review.schema.json"],
            id="stale",
        ),
        pytest.param((), [], id="fresh"),
        pytest.param(None, [], id="not gathered"),
    ],
)
def test_schema_copies_fresh(stale: tuple[str, ...] | None, expected: list[str]) -> None:
    facts = {} if stale is None else {"stale_schemas": stale}

    assert says(schema_copies_fresh, repository(penalty().case(), **facts)) == expected


def test_case_id_used_twice_is_told_of_the_later_folder() -> None:
    first, copy = penalty().case(), moved(penalty(), "cases/2026/2026-0001-2")

    found = findings(case_id_used_once, repository(first, inspection().case(), copy))

    assert [each.message for each in found] == ["案件编号 2026-0001 已经用于 cases/2026/2026-0001"]
    assert found[0].place.file == "cases/2026/2026-0001-2/case.yaml"


def test_different_case_ids_are_silent() -> None:
    assert says(case_id_used_once, repository(penalty().case(), inspection().case())) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "files/../../2026-0002/files/a.pdf",
            ["error: 附件的路径“files/../../2026-0002/files/a.pdf”不能含有 .. 或者多余的 /"],
        ),
        ("files/./a.pdf", ["error: 附件的路径“files/./a.pdf”不能含有 .. 或者多余的 /"]),
        ("files/con.pdf", ["error: 附件的路径“files/con.pdf”是 Windows 的设备名"]),
        ("files/现场/a..b.pdf", []),
        ("files/a.pdf", []),
        # Not of the form at all: the schema's matter.
        ("C:/files/a.pdf", []),
        ("附件/../a.pdf", []),
        ("files/a|b.pdf", []),
    ],
)
def test_a_record_may_not_point_out_of_its_case(path: str, expected: list[str]) -> None:
    assert says(paths_safe, penalty().set("records/0/file", path)) == expected


def test_a_name_that_the_loader_refused_is_told_once() -> None:
    told = replace(TOLD, place=Place("cases/2026/2026-0001/files/con.pdf"))
    case = with_parts(penalty().set("records/0/file", "files/con.pdf"), troubles=((trouble.PATH, told),))

    assert says(paths_safe, case) == ["error: 请填写“制作人”。"]


def test_a_record_of_the_wrong_shape_is_the_schemas_matter() -> None:
    assert says(paths_safe, penalty().set("records/0/file", ["files/../x"])) == []
