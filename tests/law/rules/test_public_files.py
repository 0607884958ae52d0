"""DIS060: attachments listed for disclosure are pictures of the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from enforcement_cli.law.rules.public_files import public_files_are_pictures
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, says

RULE = public_files_are_pictures


def said(draft: Draft, *there: str) -> list[str]:
    """What the rule says where these files lie in the case."""
    return says(RULE, replace(draft.case(), attachments=dict.fromkeys(there, "0" * 64)))


def listing(*files: str) -> Draft:
    return penalty().set("decisions/0/publish_files", list(files))


@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(RULE, build()) == []


@pytest.mark.parametrize(
    "file", ["files/图.png", "files/图.JPG", "files/现场/图.jpeg", "files/图.tif", "files/图.webp", "files/图.bmp"]
)
def test_a_picture_of_the_case_is_sound(file: str) -> None:
    assert said(listing(file), file) == []


@pytest.mark.parametrize("file", ["files/决定书.pdf", "files/清单.xlsx", "files/决定书.docx", "files/图", "files/png"])
def test_whatever_else_cannot_be_published(file: str) -> None:
    assert said(listing("files/图.png", file), "files/图.png", file) == [
        f"warning: 公开的附件 {file} 不是图片，这一决定不能公示"
    ]


def test_a_file_that_is_not_there() -> None:
    assert said(listing("files/图.png", "files/没有.pdf"), "files/图.png") == [
        "warning: 公开的附件 files/没有.pdf 不在案卷里，这一决定不能公示"
    ]


def test_each_file_and_each_decision_has_its_own_place() -> None:
    draft = listing("files/甲.pdf", "files/乙.pdf")
    draft.add("decisions", {**draft.decisions[0], "decision": 2, "publish_files": ["files/丙.pdf"]})

    assert [each.place.pointer for each in findings(RULE, draft)] == [
        (0, "publish_files", 0),
        (0, "publish_files", 1),
        (1, "publish_files", 0),
    ]


@pytest.mark.parametrize(
    "draft",
    [
        listing("files/决定书.pdf").set("decisions/0/publish", "no"),
        listing("files/决定书.pdf").drop("decisions/0/publish"),
        listing("files/决定书.pdf").drop("decisions/0/made_on"),
    ],
    ids=["not for the public", "not said", "a draft"],
)
def test_what_is_not_to_be_published_is_not_judged(draft: Draft) -> None:
    assert said(draft) == []
