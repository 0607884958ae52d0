"""`make faults` says how much was done and how it ended, also where a part was broken off."""

from __future__ import annotations

from collections import Counter

from tools.faults import PARTS, ROOT, Done, counts

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" tests="4">
<testcase name="a"><properties><property name="faults" value="400"/><property name="states" value="7"/></properties></testcase>
<testcase name="b"><properties><property name="faults" value="1600"/></properties></testcase>
<testcase name="c"><failure message="torn">…</failure></testcase>
<testcase name="d"><error message="no scene"/></testcase>
<testcase name="e"><skipped message="no signals there"/></testcase>
</testsuite></testsuites>
"""


def test_what_a_part_did_is_added_up() -> None:
    ended, did = counts(REPORT)

    assert ended == {"passed": 2, "failed": 2, "skipped": 1}
    assert did == {"faults": 2000, "states": 7}
    line = Done("commands", 150, 1, ended, did).line()
    assert line == "commands: 2 failed, 2 passed, 1 skipped, in 2.5 min (2,000 faults; 7 states)"


def test_a_part_without_a_report_was_broken_off() -> None:
    assert Done("power", 30, 137, Counter(), Counter()).line() == "power: broken off, in 0.5 min"


def test_every_part_has_its_tests() -> None:
    named = [each.partition("::") for part in PARTS.values() for each in part]

    assert [file for file, _, _ in named if not (ROOT / file).exists()] == []
    assert [test for file, _, test in named if test and f"def {test}" not in (ROOT / file).read_text("utf-8")] == []
