"""DIS021-DIS024: the ledger is what was written, and the public tree is what the ledger gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases.ledger_facts import entry_sha256, heads
from enforcement_cli.cases.site_facts import SiteFacts
from enforcement_cli.law.rules.ledger import (
    ledger_entries_unaltered,
    ledger_is_linked,
    ledger_not_back_dated,
    site_agrees_with_ledger,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, penalty, published
from tests.law.rules.rows import findings, repository, says, with_parts

ALL = (ledger_entries_unaltered, ledger_not_back_dated)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def entries(*events: str, seqs: list[int] | None = None) -> Draft:
    """A penalty with these ledger events, one a month."""
    draft = penalty()
    draft.ledger = [
        published("2026-0001", f"2026-{3 + number:02d}-30", seq=seqs[number] if seqs else number + 1, event=event)
        for number, event in enumerate(events)
    ]
    return draft


@pytest.mark.parametrize("seqs", [[1, 3, 5], [1, 2, 4], [2, 3, 4], [4, 1, 2]])
def test_a_number_that_is_missing_is_told_at_the_entry_after_it(seqs: list[int]) -> None:
    after = min(number for number in seqs if number - 1 not in (0, *seqs))

    (found,) = [
        each
        for each in findings(ledger_entries_unaltered, entries("published", "withdrawn", "reinstated", seqs=seqs))
        if "缺少" in each.message
    ]

    assert found.place.file.endswith(
        f"/{seqs.index(after) + 1:04d}-{('published', 'withdrawn', 'reinstated')[seqs.index(after)]}.yaml"
    )
    assert found.place.pointer == ("seq",)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("ledger/0/record/conclusion", "另一结论。"),
            ["error: 台账第1号（公示）的公示记录与写入时的校验值不一致，已被改动"],
            id="record altered",
        ),
        pytest.param(
            penalty().set("ledger/0/case", "2026-0007"),
            [],
            id="entry of another case: STR007",
        ),
        pytest.param(
            entries("published", "withdrawn", seqs=[1, 3]), ["error: 公示台账缺少第2号"], id="a number is missing"
        ),
        pytest.param(
            entries("updated", seqs=[3]), ["error: 公示台账缺少第1-2号"], id="two are missing: the order is not judged"
        ),
        pytest.param(
            entries("published", "updated", "withdrawn", seqs=[2, 3, 10**15]),
            [f"error: 公示台账缺少第1、4-{10**15 - 1}号"],
            id="a number out of all bounds takes no time",
        ),
        pytest.param(entries("withdrawn"), ["error: 台账第1号是“撤下”，此前没有公示"], id="withdrawn, never disclosed"),
        pytest.param(
            entries("published", "published"), ["error: 台账第2号是“公示”，不能接在“公示”之后"], id="disclosed twice"
        ),
        pytest.param(
            entries("published", "withdrawn", "updated"),
            ["error: 台账第3号是“更新”，不能接在“撤下”之后"],
            id="updated after the withdrawal",
        ),
        pytest.param(
            entries("published", "reinstated"),
            ["error: 台账第2号是“恢复”，不能接在“公示”之后"],
            id="put back, never down",
        ),
        pytest.param(
            entries("published", "updated", "updated", "withdrawn", "reinstated", "updated", "withdrawn"),
            [],
            id="a whole life",
        ),
        pytest.param(entries("published", "published", seqs=[1, 1]), [], id="one number twice: STR says it"),
        pytest.param(
            entries("updated", "withdrawn").set("ledger/1/seq", None),
            [],
            id="an entry without its number: the order is not judged",
        ),
        pytest.param(
            entries("published", "withdrawn").drop("ledger/1/decision"), [], id="no decision named: it is the first"
        ),
        pytest.param(
            entries("withdrawn", "published", seqs=[2, 1]), [], id="judged by number, however the files are read"
        ),
        pytest.param(penalty().set("ledger", []), [], id="no ledger"),
    ],
)
def test_unaltered(draft: Draft, expected: list[str]) -> None:
    assert says(ledger_entries_unaltered, draft) == expected


def test_each_decision_has_its_own_life() -> None:
    draft = penalty()
    draft.ledger = [
        published("2026-0001", "2026-03-30"),
        published("2026-0001", "2026-03-31", decision=2, seq=2),
        published("2026-0001", "2026-04-30", seq=3, event="withdrawn"),
        published("2026-0001", "2026-05-31", decision=2, seq=4, event="updated"),
    ]

    assert says(ledger_entries_unaltered, draft) == []


def test_a_file_that_cannot_be_read_is_no_gap() -> None:
    trouble = (
        "yaml",
        problem(Place("cases/2026/2026-0001/disclosure/0002-withdrawn.yaml"), "文件 {name} 打不开：{why}"),
    )

    assert (
        says(ledger_entries_unaltered, with_parts(entries("published", "reinstated", seqs=[1, 3]), troubles=(trouble,)))
        == []
    )


# DIS022


@pytest.mark.parametrize(
    ("on", "written_at", "expected"),
    [
        pytest.param(None, "2026-03-30T09:00:00+08:00", [], id="no day: the schema's matter"),
        pytest.param("2026-03-30", "2026-03-30T09:00:00+08:00", [], id="that day"),
        pytest.param("2026-03-31", "2026-03-30T09:00:00+08:00", [], id="for the next day"),
        pytest.param("2026-03-31", "2026-03-30T16:30:00Z", [], id="China is ahead of UTC"),
        pytest.param("2026-03-30", "2026-03-30T15:59:59+00:00", [], id="just before midnight in China"),
        pytest.param("2026-03-30", "2026-03-30T09:00:00", [], id="no zone: China's"),
        pytest.param(
            "2026-03-30",
            "2026-03-30T16:00:00Z",
            ["error: 台账第1号的日期2026-03-30早于写入之日2026-03-31；公示日期以写入台账之日为准，不得倒填"],
            id="a day back in China",
        ),
        pytest.param(
            "2026-03-27",
            "2026-03-30T09:00:00+08:00",
            ["error: 台账第1号的日期2026-03-27早于写入之日2026-03-30；公示日期以写入台账之日为准，不得倒填"],
            id="dated back",
        ),
        pytest.param(
            "2026-03-27",
            "昨天",
            ["error: 台账第1号的写入时刻“昨天”无法识别，已被改动"],
            id="no moment that can be read",
        ),
    ],
)
def test_not_dated_back(on: str | None, written_at: str, expected: list[str]) -> None:
    assert (
        says(ledger_not_back_dated, penalty().set("ledger/0/on", on).set("ledger/0/written_at", written_at)) == expected
    )


# DIS023


def chained() -> tuple[Draft, Draft]:
    """Two cases, the second's entry naming the first's as the state before it."""
    first, second = penalty(), inspection()
    second.set("ledger/0/prev", heads(first.ledger))
    return first, second


def test_a_whole_chain_is_silent() -> None:
    first, second = chained()

    assert says(ledger_is_linked, repository(first.case(), second.case())) == []


def test_an_altered_entry_leaves_its_successor_alone() -> None:
    first, second = chained()
    named = entry_sha256(first.ledger[0])
    first.set("ledger/0/by", "P01")

    (found,) = findings(ledger_is_linked, repository(first.case(), second.case()))

    assert found.message == f"本条所记的前一状态（{named[:12]}…）在台账中找不到：此前的条目被改动或者删除"
    assert (found.place.file, found.place.pointer) == (
        "cases/2026/2026-0003/disclosure/0001-published.yaml",
        ("prev", 0),
    )


def test_a_removed_entry_leaves_its_successor_alone() -> None:
    _, second = chained()

    assert len(says(ledger_is_linked, repository(second.case()))) == 1


def test_an_altered_record_is_found_where_it_stands() -> None:
    first, second = chained()
    first.set("ledger/0/record/conclusion", "另一结论。")

    assert says(ledger_is_linked, repository(first.case(), second.case())) == []
    assert len(says(ledger_entries_unaltered, first)) == 1


def test_an_entry_that_cannot_be_read_proves_nothing() -> None:
    first, second = chained()
    first.ledger = []
    trouble = (
        "yaml",
        problem(Place("cases/2026/2026-0001/disclosure/0001-published.yaml"), "文件 {name} 打不开：{why}"),
    )

    assert says(ledger_is_linked, repository(with_parts(first, troubles=(trouble,)), second.case())) == []


def test_branches_that_met_again_are_in_order() -> None:
    first, second, third = penalty(), inspection(), penalty().set("id", "2026-0009")
    second.set("ledger/0/prev", [])
    third.ledger = [{**published("2026-0009", "2026-04-01"), "prev": heads([*first.ledger, *second.ledger])}]

    assert len(third.ledger[0]["prev"]) == 2
    assert says(ledger_is_linked, repository(first.case(), second.case(), third.case())) == []


# DIS024


def site(**facts: Any) -> SiteFacts:
    """A public tree that agrees with the ledger, but for what is given."""
    same = {"recorded_head": "a" * 64, "recorded_size": 2, "ledger_head": "a" * 64, "ledger_size": 2}
    return SiteFacts(**{"folder": "public", "state": "whole", **same, **facts})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(site(), [], id="the same"),
        pytest.param(site(state="absent", recorded_head=None, recorded_size=None), [], id="no tree here"),
        pytest.param(site(state="unfinished"), ["error: 公示网站上一次更新没有完成"], id="a killed run"),
        pytest.param(
            site(state="foreign"), ["undetermined: public 不是由本工具生成的公示网站，无法与台账核对"], id="not ours"
        ),
        pytest.param(
            site(standing=("decisions/2026-0001-1.html",)),
            ["error: 公示网站仍有台账上不在公示的页面：decisions/2026-0001-1.html"],
            id="a withdrawn page still stands",
        ),
        pytest.param(
            site(recorded_head="b" * 64, recorded_size=1),
            ["warning: 公示网站由较早的台账生成（1条，台账现有2条）"],
            id="behind the ledger",
        ),
        pytest.param(
            site(recorded_head="b" * 64, recorded_size=1, standing=("a.html",)),
            ["error: 公示网站仍有台账上不在公示的页面：a.html"],
            id="behind, and a withdrawn page still stands",
        ),
        pytest.param(
            site(has_new_inputs=True),
            ["warning: 公示网站生成以后，本机关设置或者登记册的公开内容有改动，网站还没有更新"],
            id="another telephone",
        ),
        pytest.param(
            site(altered=("index.html",), missing=("a.html", "b.html")),
            ["error: 公示网站的页面与台账不一致：改动1个，缺少2个（index.html、a.html、b.html）"],
            id="pages differ",
        ),
        pytest.param(
            site(altered=("index.html",)),
            ["error: 公示网站的页面与台账不一致：改动1个，缺少0个（index.html）"],
            id="a page was altered",
        ),
        pytest.param(
            site(missing=tuple(f"{name}.html" for name in "abcdef")),
            ["error: 公示网站的页面与台账不一致：改动0个，缺少6个（a.html、b.html、c.html、d.html、e.html）"],
            id="pages are missing, five are named",
        ),
    ],
)
def test_site(facts: SiteFacts, expected: list[str]) -> None:
    assert says(site_agrees_with_ledger, repository(penalty().case(), site=facts)) == expected


def test_nothing_gathered_nothing_said() -> None:
    assert says(site_agrees_with_ledger, repository(penalty().case())) == []
