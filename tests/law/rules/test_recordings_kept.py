"""REC: recordings are kept as long as they have to be."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.retention import recordings_kept_with_the_file
from tests.builders import Draft, penalty
from tests.law.rules.films import SENT, film
from tests.law.rules.rows import says


def kept(months: int, *, evidence: bool = False, **archive: str) -> Draft:
    """A film with a term of its own, as evidence or not, in a case with or without its own class."""
    draft = film(retention_months=months)
    if evidence:
        draft.decisions[0]["evidence"] = [{"kind": "视听资料", "name": "示例", "record": "R20"}]
    return draft.set("archive", archive) if archive else draft


def table(draft: Draft, value: str = "30年", **more: str) -> Draft:
    """The draft under a retention table."""
    draft.bureau["settings"]["retention"] = [{"from": "2024-03-01", "value": value, "source": "示例表", **more}]
    return draft


def minimum(draft: Draft, months: int = 6, since: str = "2024-03-01") -> Draft:
    """The draft under a minimum for recordings that are no evidence."""
    draft.bureau["settings"]["recording_retention_months"] = [{"from": since, "value": months, "source": "示例"}]
    return draft


UNKNOWN = ["undetermined: 录像 R20 是证据，单独保存 6 个月；案卷的保管期限没有填写，是否同期保存无法判断"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(kept(6, evidence=True), UNKNOWN, id="evidence, and nobody knows how long the file is kept"),
        pytest.param(
            kept(6, evidence=True, retention="10年"),
            ["warning: 录像 R20 是证据，只保存 6 个月，短于案卷的保管期限（10年）"],
            id="shorter than the case",
        ),
        pytest.param(
            kept(119, evidence=True, retention="10年"),
            ["warning: 录像 R20 是证据，只保存 119 个月，短于案卷的保管期限（10年）"],
            id="a month short",
        ),
        pytest.param(kept(120, evidence=True, retention="10年"), [], id="as long as the case"),
        pytest.param(
            table(kept(120, evidence=True)),
            ["warning: 录像 R20 是证据，只保存 120 个月，短于案卷的保管期限（30年）"],
            id="shorter than the table",
        ),
        pytest.param(table(kept(360, evidence=True)), [], id="as long as the table"),
        pytest.param(
            table(kept(3600, evidence=True), "永久"),
            ["warning: 录像 R20 是证据，只保存 3600 个月，短于案卷的保管期限（永久）"],
            id="for ever is longer than any number",
        ),
        pytest.param(
            kept(6, retention="10年").set("steps/1/proved_by", ["R02", "R20"]),
            ["warning: 录像 R20 是证据，只保存 6 个月，短于案卷的保管期限（10年）"],
            id="what a step names is evidence",
        ),
        pytest.param(
            kept(6, retention="10年").set("decisions/0/service", SENT),
            ["warning: 录像 R20 是证据，只保存 6 个月，短于案卷的保管期限（10年）"],
            id="what a service names is evidence",
        ),
        pytest.param(
            kept(6),
            ["undetermined: 本机关设置中没有 2026-03-04 适用的“音像记录保存期限（月）”，无法判断"],
            id="no minimum",
        ),
        pytest.param(minimum(kept(6)), [], id="the minimum"),
        pytest.param(
            minimum(kept(5)), ["warning: 录像 R20 只保存 5 个月，本机关规定至少保存 6 个月"], id="less than the minimum"
        ),
        pytest.param(
            minimum(kept(5), since="2026-03-05"),
            ["undetermined: 本机关设置中没有 2026-03-04 适用的“音像记录保存期限（月）”，无法判断"],
            id="a minimum from the next day on",
        ),
        pytest.param(film(), [], id="no term of its own: with the file"),
        pytest.param(penalty().set("records/1/retention_months", 6), [], id="no recording"),
        pytest.param(kept(6, evidence=True, retention="10年").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_recordings_kept_with_the_file(draft: Draft, expected: list[str]) -> None:
    assert says(recordings_kept_with_the_file, draft) == expected
