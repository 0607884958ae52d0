"""DIS003 and DIS005: the answer to 是否公开, and the four items of what was disclosed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases.ledger_facts import record_sha256
from enforcement_cli.law.rules.disclosure import four_items_published, publish_answered
from tests.builders import RECORD, Draft, inspection, on_the_spot, penalty, published
from tests.law.rules.rows import says


def undisclosed(build: Callable[[], Draft], outcome: str | None = None, publish: str | None = None) -> Draft:
    """A decision without a ledger, and without an answer to 是否公开 unless given."""
    draft = build().set("ledger", [])
    draft.decisions[0].pop("publish")
    if outcome is not None:
        draft.set("decisions/0/outcome", outcome)
    return draft if publish is None else draft.set("decisions/0/publish", publish)


# DIS003


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(
            undisclosed(penalty),
            "2026-03-26",
            ["info: 本决定已于2026-03-25作出，“是否公开”没有填写"],
            id="not answered",
        ),
        pytest.param(undisclosed(penalty), "2026-04-04", [], id="overdue: DIS002 says it"),
        pytest.param(undisclosed(inspection), "2026-04-02", [], id="overdue: DIS001 says it"),
        pytest.param(
            undisclosed(penalty).set("secrecy", ["国家秘密"]), "2026-03-26", [], id="a state secret: nothing is asked"
        ),
        pytest.param(
            penalty().drop("decisions/0/publish").set("decisions/0/made_on", "2018-12-04"),
            "2026-12-10",
            [],
            id="disclosed, before any clock ran for it",
        ),
        pytest.param(undisclosed(penalty, publish="yes"), "2026-03-26", [], id="answered"),
        pytest.param(undisclosed(penalty).drop("decisions/0/made_on"), "2026-03-26", [], id="a draft is not asked"),
        pytest.param(
            undisclosed(on_the_spot).set("parties/0/birth_on", "2010-01-01"),
            "2026-03-05",
            ["info: 本决定涉及不得公示的事项（工作秘密或者未成年人），“是否公开”没有填写"],
            id="must not be disclosed",
        ),
    ],
)
def test_answer_asked_for(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(publish_answered, draft, as_of) == expected


# DIS005


def recorded(*drop: str, **change: Any) -> Draft:
    record = {key: value for key, value in {**RECORD, **change}.items() if key not in drop}
    draft = penalty()
    return draft.set("ledger/0/record", record).set("ledger/0/record_sha256", record_sha256(record))


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            recorded("conclusion"),
            ["error: 公示的内容没有执法结论；应当公布执法机关、执法对象、执法类别、执法结论等信息"],
            id="no conclusion",
        ),
        pytest.param(
            recorded("agency", objects=[]),
            ["error: 公示的内容没有执法机关、执法对象；应当公布执法机关、执法对象、执法类别、执法结论等信息"],
            id="no organ, no object",
        ),
        pytest.param(
            recorded("conclusion").add("ledger", published("2026-0001", "2026-04-02", seq=2, event="updated")),
            [],
            id="completed by an update",
        ),
        pytest.param(
            recorded("conclusion").add("ledger", published("2026-0001", "2026-04-02", seq=2, event="withdrawn")),
            [],
            id="no longer in public",
        ),
        pytest.param(recorded("conclusion").set("ledger/0/record_sha256", "0" * 64), [], id="altered: DIS021 says it"),
        pytest.param(undisclosed(penalty), [], id="not disclosed"),
        pytest.param(
            penalty().set("ledger/0/record", None).set("ledger/0/record_sha256", record_sha256(None)),
            [
                "error: 公示的内容没有执法机关、执法对象、执法类别、执法结论；应当公布执法机关、执法对象、执法类别、执法结论等信息"
            ],
            id="nothing at all",
        ),
    ],
)
def test_four_items(draft: Draft, expected: list[str]) -> None:
    assert says(four_items_published, draft) == expected
