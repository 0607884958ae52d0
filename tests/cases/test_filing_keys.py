"""Keys of records and filing: compact, nothing personal in them, and none from what has the wrong shape."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.cases.filing_keys import ARCHIVED, CLOSED, PRESENCE, RECORD_NO, filing_keys
from enforcement_cli.cases.keys import case_keys
from tests.builders import Draft, penalty
from tests.law.rules.rows import with_parts


def keys(draft: Draft, kind: str) -> list[str]:
    return [value for name, value, _ in filing_keys(draft.case()) if name == kind]


def timed(**more: Any) -> Draft:
    draft = penalty()
    draft.records[1] |= {"started_at": "09:30", "ended_at": "11:00", "place": "示例县 示例路1号", **more}
    return draft


def test_presence_holds_day_times_people_kind_and_place() -> None:
    assert keys(timed(), PRESENCE) == ["2026-03-04\t09:30\t11:00\tP01 P02\t现场检查笔录\t示例县示例路1号"]
    assert keys(timed(place=None), PRESENCE) == ["2026-03-04\t09:30\t11:00\tP01 P02\t现场检查笔录\t"]


@pytest.mark.parametrize("field", ["made_on", "started_at", "ended_at", "makers"])
def test_what_is_not_given_makes_no_key(field: str) -> None:
    draft = timed()
    del draft.records[1][field]

    assert keys(draft, PRESENCE) == []


def test_archived_and_closed() -> None:
    assert keys(penalty(), CLOSED) == keys(penalty(), ARCHIVED) == []
    assert keys(penalty().set("closed_on", "2026-05-20"), CLOSED) == ["2026-05-20"]
    both = penalty().set("closed_on", "2026-05-20").set("archived_on", "2026-06-01")
    assert (keys(both, CLOSED), keys(both, ARCHIVED)) == ([], ["2026-06-01"])
    assert keys(both.set("archive", {"retention": "永久"}), ARCHIVED) == []


def test_the_decisions_own_paper_has_no_number_of_its_own() -> None:
    draft = penalty()
    draft.records[7]["document_no"] = "示工信罚〔2026〕1号"
    draft.records[4]["document_no"] = "示工信罚告〔2026〕1号"

    assert keys(draft, RECORD_NO) == ["示工信罚告〔2026〕1号"]


@pytest.mark.parametrize(
    ("draft", "lost", "kept"),
    [
        pytest.param(timed(started_at=7).set("closed_on", "2026-05-20"), PRESENCE, CLOSED, id="a time of no shape"),
        pytest.param(timed().set("closed_on", "bald"), CLOSED, PRESENCE, id="a day of no shape"),
    ],
)
def test_one_bad_value_does_not_cost_the_other_keys(draft: Draft, lost: str, kept: str) -> None:
    assert keys(draft, lost) == []
    assert keys(draft, kept) != []


def test_a_stub_gives_none() -> None:
    case = with_parts(timed().set("secrecy", ["国家秘密"]), attachments={"files/a.pdf": None})

    assert list(filing_keys(case)) == []


def test_they_are_among_the_keys_of_the_case() -> None:
    assert {key.kind for key in case_keys(timed().case())} >= {"id", "document-no", PRESENCE}
