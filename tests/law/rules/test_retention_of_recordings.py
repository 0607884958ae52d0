"""REC029, further: what makes a recording evidence, and the day by which its term is judged."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.rules.retention import recordings_kept_with_the_file
from tests.builders import Draft, penalty
from tests.law.rules.rows import av, says


def film(months: int = 6, **more: Any) -> Draft:
    """A penalty with a film that has a term of its own."""
    draft = av(penalty(), "录像", "2026-03-04", retention_months=months)
    draft.records[-1].update(more)
    return draft


def dated(key: str, *entries: tuple[str, Any], draft: Draft) -> Draft:
    """The draft under a setting with these values since these days."""
    given = [{"from": since, "value": value, "source": "示例"} for since, value in entries]
    draft.bureau["settings"][key] = given
    return draft


def as_evidence(draft: Draft) -> Draft:
    draft.decisions[0]["evidence"] = [{"kind": "视听资料", "name": "示例", "record": "R20"}]
    return draft


SHORT = "warning: 录像 R20 是证据，只保存 6 个月，短于案卷的保管期限（10年）"
NO_MINIMUM = "undetermined: 本机关设置中没有 {} 适用的“音像记录保存期限（月）”，无法判断"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            film()
            .set("archive", {"retention": "10年"})
            .step("送达", "2026-03-26", service={"method": "留置送达", "recordings": ["R20"]}),
            [SHORT],
            id="what the service of a step names is evidence",
        ),
        pytest.param(
            dated("recording_retention_months", ("2026-12-10", 6), draft=film()).drop("records/9/made_on"),
            [],
            id="a day that is not given: by the day of judging",
        ),
        pytest.param(
            dated("recording_retention_months", ("2026-12-11", 6), draft=film()).drop("records/9/made_on"),
            [NO_MINIMUM.format("2026-12-10")],
            id="a minimum only since tomorrow",
        ),
        pytest.param(
            dated("retention", ("2024-03-01", "10年"), ("2026-09-01", "30年"), draft=as_evidence(film(120))).set(
                "archived_on", "2026-08-31"
            ),
            [],
            id="archived: by the table of that day",
        ),
        pytest.param(
            dated("retention", ("2024-03-01", "10年"), ("2026-09-01", "30年"), draft=as_evidence(film(120))),
            ["warning: 录像 R20 是证据，只保存 120 个月，短于案卷的保管期限（30年）"],
            id="not archived: by the table of today",
        ),
        pytest.param(
            dated("recording_retention_months", ("2024-03-01", 6), draft=film(6, id=None)).add(
                "decisions/0/evidence", {"kind": "书证", "name": "示例"}
            ),
            [],
            id="neither the evidence nor the film has a number: not the one the other",
        ),
    ],
)
def test_recordings(draft: Draft, expected: list[str]) -> None:
    assert says(recordings_kept_with_the_file, draft) == expected
