"""The page of a decision that was taken down: when, why, by whose ruling, what it means, and where to turn."""

from __future__ import annotations

import csv
import json
import re
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest

from enforcement_cli.cases.ledger_facts import EXPIRED, RULED, UNSPOKEN
from enforcement_cli.public.site import build_site
from enforcement_cli.public.site.tombstone import GROUNDS, MEANINGS, fixed_words
from tests.public.test_site import AGENCY, Book, text
from tests.public.test_site_feed import ATOM

PAGE = "decisions/2026-0001-1.html"
RULING = {
    "organ": "示例县人民政府",
    "ruling_no": "示政复决〔2026〕7号",
    "ruled_on": "2026-03-28",
    "effective_on": "2026-03-30",
}


def taken_down(reason: str = "撤销：主要事实不清", **more: Any) -> Book:
    found = Book()
    found.add(1)
    found.add(1, "withdrawn", reason=reason, **more)
    return found


def test_it_tells_who_ruled_under_what_number_and_when() -> None:
    page = text(taken_down(ruling=RULING).site(), PAGE)

    for name, value in (
        ("撤下的事由", "撤销"),
        ("公开说明的理由", "主要事实不清"),
        ("作出裁决的机关", "示例县人民政府"),
        ("裁决文书的文号", "示政复决〔2026〕7号"),
        ("裁决日期", "2026年3月28日"),
        ("生效日期", "2026年3月30日"),
    ):
        assert f"<dt>{name}</dt><dd>{value}</dd>" in page
    assert "于2026年3月30日撤下了这一决定的信息" in page
    assert "原决定已经被依法撤销，请不要再引用。" in page
    assert 'href="../about.html#complain"' in page


def test_what_is_not_known_of_a_ruling_is_not_told() -> None:
    page = text(taken_down(ruling={"ruled_on": "2026-03-28"}).site(), PAGE)

    assert "裁决日期" in page
    for name in ("作出裁决的机关", "裁决文书的文号", "生效日期"):
        assert name not in page


@pytest.mark.parametrize("trigger", [*RULED, EXPIRED])
def test_each_trigger_says_what_it_means(trigger: str) -> None:
    page = text(taken_down(f"{trigger}：说明").site(), PAGE)

    assert f"<dt>撤下的事由</dt><dd>{trigger}</dd>" in page
    assert MEANINGS[trigger] in page
    assert [each for each in MEANINGS.values() if each in page] == [MEANINGS[trigger]]


@pytest.mark.parametrize(
    ("trigger", "directive", "penalties"),
    [
        ("撤销", True, True),
        ("确认违法", True, True),
        ("责令重新作出", True, False),
        ("变更", False, True),
        ("确认无效", False, True),
        (EXPIRED, False, False),
    ],
)
def test_the_ground_is_the_provision_that_names_the_trigger(trigger: str, directive: bool, penalties: bool) -> None:
    page = text(taken_down(f"{trigger}：说明").site(), PAGE)

    assert ("国办发〔2018〕118号" in page) is directive
    assert ("第四十八条第二款" in page) is penalties
    assert ("撤下的依据" in page) is (trigger in GROUNDS)


def test_a_reason_of_an_older_form_is_told_as_it_is() -> None:
    page = text(taken_down("处罚决定被依法撤销").site(), PAGE)

    assert "<dt>公开说明的理由</dt><dd>处罚决定被依法撤销</dd>" in page
    assert "撤下的事由" not in page


@pytest.mark.parametrize(("effective_on", "early"), [("2026-03-30", False), ("2026-03-31", True)])
def test_a_ruling_not_yet_in_effect_is_not_said_to_have_undone_it(effective_on: str, early: bool) -> None:
    page = text(taken_down(ruling={**RULING, "effective_on": effective_on}).site(), PAGE)

    assert ("裁决自2026年3月31日起生效。在此以前，撤下不改变原决定的效力。" in page) is early
    assert (MEANINGS["撤销"] in page) is not early


def test_the_ruling_is_in_the_feed_and_in_the_open_data() -> None:
    site = taken_down(ruling=RULING).site()

    assert ElementTree.fromstring(site["feed.xml"]).findtext(f"{ATOM}entry/{ATOM}summary") == (
        "撤下：撤销：主要事实不清（作出裁决的机关：示例县人民政府，裁决文书的文号：示政复决〔2026〕7号，"
        "裁决日期2026年3月28日，生效日期2026年3月30日）"
    )
    row = next(csv.DictReader(site["data/decisions-2026.csv"].decode("utf-8-sig").splitlines()))
    assert [row[each] for each in ("ruling_organ", "ruling_no", "ruled_on", "effective_on")] == list(RULING.values())
    line = json.loads(site["data/decisions-2026.jsonl"])
    assert line["history"][-1]["ruling"] == RULING
    assert "ruling" not in line["history"][0]


def test_one_that_came_back_tells_by_what_ruling_it_was_gone() -> None:
    found = taken_down(ruling=RULING)
    found.add(1, "reinstated", reason="裁决被判决撤销")
    site = found.site()

    assert "（作出裁决的机关：示例县人民政府，裁决文书的文号：示政复决〔2026〕7号，" in text(site, PAGE)
    row = next(csv.DictReader(site["data/decisions-2026.csv"].decode("utf-8-sig").splitlines()))
    assert row["ruling_no"] == ""


def test_of_two_withdrawals_the_last_one_counts() -> None:
    found = taken_down("确认违法：程序违法", ruling={"ruling_no": "示政复决〔2026〕3号"})
    found.add(1, "reinstated", reason="裁决被判决撤销")
    found.add(1, "withdrawn", reason="撤销：主要事实不清", ruling=RULING)
    page = text(found.site(), PAGE)

    assert "<dt>裁决文书的文号</dt><dd>示政复决〔2026〕7号</dd>" in page
    assert "示政复决〔2026〕3号" not in page


def test_fields_of_another_s_addition_are_not_shown() -> None:
    found = taken_down(ruling=RULING)
    found.entries[-1]["ruling"] = {**RULING, "party": "褚金样", "ruled_on": "三月", "organ": ["示例县人民政府"]}

    page = text(build_site(found.entries, AGENCY), PAGE)

    assert "褚金样" not in page
    assert "作出裁决的机关" not in page
    assert "裁决日期" not in page


def test_where_two_clones_clashed_what_must_not_be_known_stays_unknown() -> None:
    found = Book()
    first = found.add(1)
    found.add(1, "withdrawn", reason=UNSPOKEN)
    other = Book()
    other.entries, other.at = [first], found.at + timedelta(minutes=5)
    other.ledger = type(found.ledger)([first])
    other.add(1, "updated", reason="更正文号")
    found.entries.append(other.entries[-1])

    site = found.site()

    assert not [name for name, data in site.items() if b"2026-0001" in data]


@pytest.mark.parametrize("effective_on", ["2026-03-30", "2026-03-31"])
def test_what_the_page_says_by_itself_is_known(effective_on: str) -> None:
    page = text(taken_down(ruling={**RULING, "effective_on": effective_on}).site(), PAGE)
    own = page.partition("<article>")[2].partition("</article>")[0]
    own = re.sub(r"<[^>]*>|示例局|[0-9]{4}年[0-9]+月[0-9]+日|2026-0001-1", "\n", own)
    known = fixed_words() + str(AGENCY["contact"])  # the bureau's own line stands on every page

    for clause in re.split(r"[。；，：？\n]+", own):
        said = clause.strip()
        assert len(said) < 8 or said in known or said in RULING.values(), said
