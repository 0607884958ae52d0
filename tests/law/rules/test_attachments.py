"""STR: attachments are listed, present and unchanged."""

from __future__ import annotations

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.model import Case
from enforcement_cli.law.rules.attachments import attachment_listed, attachment_present, attachment_unchanged
from enforcement_cli.problems import Place, problem
from tests.builders import penalty
from tests.law.rules.rows import says, with_parts

SUM, OTHER = "a" * 64, "b" * 64


def case(file: str | None, on_disk: dict[str, str | None], sha256: str | None = SUM, **parts: object) -> Case:
    """A case whose first record names a file, beside what lies in its folder."""
    draft = penalty()
    if file is not None:
        draft.set("records/0/file", file)
    if sha256 is not None:
        draft.set("records/0/sha256", sha256)
    return with_parts(draft, attachments=on_disk, **parts)


def refused(kind: str, file: str) -> tuple[tuple[str, object], ...]:
    """A trouble of the loader about a file of the case."""
    return ((kind, problem(Place(f"cases/2026/2026-0001/{file}"), "x")),)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        pytest.param(case("files/a.pdf", {}), ["error: 附件 files/a.pdf 不存在"], id="missing"),
        pytest.param(
            case("files/a.pdf", {"files/A.PDF": SUM}),
            ["error: 附件 files/a.pdf 不存在，files 里有一个只有大小写或者编码不同的 files/A.PDF"],
            id="another case of letters",
        ),
        pytest.param(case("files/a.pdf", {"files/a.pdf": SUM}), [], id="present"),
        pytest.param(case("files/a.mp4", {"files/a.mp4": None}), [], id="present, hashes not asked for"),
        pytest.param(case(None, {}), [], id="a paper without attachment"),
        pytest.param(
            case("files/a.pdf", {}, troubles=refused(trouble.PATH, "files/a.pdf")), [], id="a link: STR006 says it"
        ),
        pytest.param(
            case("files/a.pdf", {}, troubles=refused(trouble.PATH, "files")), [], id="the folder cannot be opened"
        ),
        pytest.param(case("files/../a.pdf", {}), [], id="an unsafe path: STR006 says it"),
    ],
)
def test_attachment_present(subject: Case, expected: list[str]) -> None:
    assert says(attachment_present, subject) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        pytest.param(
            case("files/a.pdf", {"files/a.pdf": SUM, "files/现场 1.jpg": SUM}),
            ["warning: 附件 files/现场 1.jpg 没有列入全过程记录"],
            id="unlisted",
        ),
        pytest.param(case("files/a.pdf", {"files/a.pdf": SUM}), [], id="listed"),
        pytest.param(case("files/a.pdf", {"files/A.pdf": SUM}), [], id="other case of letters: STR008 says it"),
        pytest.param(
            case(None, {"files/a.pdf": SUM}, troubles=refused(trouble.UNREADABLE, "records.yaml")),
            [],
            id="the records cannot be read",
        ),
        pytest.param(
            case(None, {"files/a.pdf": SUM}, troubles=refused(trouble.PATH, "files/a.pdf")),
            [],
            id="refused by name: STR006 says it",
        ),
    ],
)
def test_attachment_listed(subject: Case, expected: list[str]) -> None:
    assert says(attachment_listed, subject) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        pytest.param(
            case("files/a.pdf", {"files/a.pdf": OTHER}),
            ["error: 附件 files/a.pdf 与登记的校验值不符，文件在登记之后被改动或者替换过"],
            id="changed",
        ),
        pytest.param(
            case("files/a.pdf", {"files/a.pdf": OTHER}, sha256=None),
            ["warning: 有 1 个附件还没有校验值（files/a.pdf），以后是否被改动无从核对"],
            id="no checksum yet",
        ),
        pytest.param(case("files/a.pdf", {"files/a.pdf": SUM}), [], id="unchanged"),
        pytest.param(case("files/a.pdf", {"files/a.pdf": SUM}, sha256=SUM.upper()), [], id="capital letters"),
        pytest.param(case("files/a.pdf", {}), [], id="missing: STR008 says it"),
        pytest.param(case("files/a.pdf", {"files/a.pdf": None}), [], id="hashes not asked for"),
    ],
)
def test_attachment_unchanged(subject: Case, expected: list[str]) -> None:
    assert says(attachment_unchanged, subject) == expected


def test_missing_checksums_are_told_once_for_a_case() -> None:
    draft = penalty().set("records/0/file", "files/a.pdf").set("records/1/file", "files/b.jpg")
    subject = with_parts(draft, attachments={"files/a.pdf": SUM, "files/b.jpg": OTHER})

    assert says(attachment_unchanged, subject) == [
        "warning: 有 2 个附件还没有校验值（files/a.pdf、files/b.jpg），以后是否被改动无从核对"
    ]


def test_a_state_secret_stub_is_left_to_its_own_rule() -> None:
    draft = penalty().set("secrecy", ["国家秘密"]).set("records/0/file", "files/a.pdf")
    subject = with_parts(draft, attachments={"files/b.pdf": SUM})

    assert [says(each, subject) for each in (attachment_present, attachment_listed, attachment_unchanged)] == [
        [],
        [],
        [],
    ]
