"""The check flow: which findings a check of some cases has, and which registered explanations cover them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import Repository
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.check import Judgement, check_repository
from enforcement_cli.law.rule import Law, Rule, all_rules, rule
from enforcement_cli.problems import Place, Problem, problem
from tests import repos
from tests.builders import inspection, penalty, permit

AS_OF = date(2026, 12, 10)
TWIN = "cases/2026/2026-0009"
TWICE = "文号 示工信罚〔2026〕1号 已经用于案件 2026-0001 的另一份决定书"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Four cases, the last of which bears the document number of the first."""
    twin = penalty().set("id", "2026-0009").set("opened_on", "2026-03-02")
    twin.ledger = []
    return repos.write(tmp_path, penalty(), permit(), inspection(), twin)


def explain(root: Path, target: str, **entry: Any) -> None:
    sound = {"rule": "STR011", "by": "P09", "on": "2026-04-01", "reason": "两份文书误编同号，已公告更正"}
    repos.put(root / target, [{**sound, **entry}])


def checked(root: Path, only: set[str] | None = None, rules: tuple[Rule, ...] | None = None) -> Judgement:
    repository = Repository(root)
    law = Law(AS_OF, Calendar.shipped(), repository.bureau)
    return check_repository(repository, law, only=only, rules=rules)


def told(judgement: Judgement) -> list[str]:
    """The STR findings: rule, case, message; those explained are marked."""
    return [
        f"{each.rule} {each.case} {each.message}" + (" (已登记说明)" if each.waiver else "")
        for each in judgement.findings
        if each.rule.startswith("STR")
    ]


def test_a_finding_of_the_whole_that_stands_in_a_case_is_one_on_that_case(root: Path) -> None:
    assert told(checked(root)) == [f"STR011 2026-0009 {TWICE}"]


@pytest.mark.parametrize(
    ("file", "case"),
    [
        ("cases/2026/2026-0009/decisions.yaml", "2026-0009"),
        ("cases/2026/2026-0009/disclosure/0001-published.yaml", "2026-0009"),
        ("cases/2026/说明.txt", None),
        ("registers/matters.yaml", None),
        ("x/cases/2026/2026-0009/case.yaml", None),
        ("a/b/c/d.yaml", None),
        ("enforce.yaml", None),
    ],
)
def test_whose_a_finding_of_the_whole_is(root: Path, file: str, case: str | None) -> None:
    @rule("XXX001", title="示例", basis=["S-39"], scope="repository")
    def points(repository: object, law: Law) -> Iterator[Problem]:
        """Points at a file."""
        yield problem(Place(file), "示例")

    assert [each.case for each in checked(root, None, (points,)).findings] == [case]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        pytest.param({TWIN}, [f"STR011 2026-0009 {TWICE}"], id="the case itself"),
        pytest.param({"cases/2026/2026-0002"}, [], id="a case that it does not concern"),
        pytest.param(set(), [], id="no case"),
    ],
)
def test_a_check_of_some_cases_has_their_findings_of_the_whole(root: Path, only: set[str], expected: list[str]) -> None:
    judgement = checked(root, only)

    assert told(judgement) == expected
    assert judgement.cases == len(only)


def test_findings_on_the_bureaus_own_files_are_in_every_check(root: Path) -> None:
    (root / "registers" / "personnel.yaml").unlink()

    for only in (None, set(), {"cases/2026/2026-0002"}):
        assert [each.case for each in checked(root, only).findings if each.rule == "OFF005"] == [None]


@pytest.mark.parametrize("only", [None, {TWIN}])
@pytest.mark.parametrize("file", ["waivers.yaml", f"{TWIN}/waivers.yaml"])
def test_the_case_and_the_repository_may_explain_it(root: Path, file: str, only: set[str] | None) -> None:
    explain(root, file)

    assert told(checked(root, only)) == [f"STR011 2026-0009 {TWICE} (已登记说明)"]


def test_an_explanation_is_no_less_matched_where_its_case_is_not_looked_at(root: Path) -> None:
    explain(root, "waivers.yaml")

    assert told(checked(root, {"cases/2026/2026-0002"})) == []


def test_a_case_explains_nothing_of_another(root: Path) -> None:
    explain(root, "cases/2026/2026-0001/waivers.yaml")

    assert told(checked(root)) == [
        "STR014 2026-0001 登记说明针对的 STR011 在这里没有现存的问题",
        f"STR011 2026-0009 {TWICE}",
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(
            {"until": "2026-12-09"},
            "STR015 2026-0009 对 STR011 的登记说明有效期至 2026-12-09，到 2026-12-10 已经过期",
            id="expired",
        ),
        pytest.param(
            {"by": "P01"},
            "STR016 2026-0009 登记说明人 P01 不是主要负责人，也不是法制审核人员",
            id="not fit to approve",
        ),
        pytest.param(
            {"pointer": "/0/made_on"}, "STR014 2026-0009 登记说明针对的 STR011 在这里没有现存的问题", id="another place"
        ),
    ],
)
def test_what_is_wrong_with_such_an_explanation_is_said_once(root: Path, entry: dict[str, Any], expected: str) -> None:
    explain(root, f"{TWIN}/waivers.yaml", **entry)

    assert told(checked(root)) == [f"STR011 2026-0009 {TWICE}", expected]


@pytest.mark.parametrize(
    ("entry", "covered"),
    [
        pytest.param({"file": "decisions.yaml"}, True, id="its file by name"),
        pytest.param({"file": f"{TWIN}/decisions.yaml"}, True, id="its file by the way to it"),
        pytest.param({"file": "case.yaml"}, False, id="another file"),
        pytest.param({"file": "ecisions.yaml"}, False, id="the end of a name is no name"),
        pytest.param({"file": "decisions.yaml", "pointer": "/0/document_no"}, True, id="file and place"),
        pytest.param({"file": "case.yaml", "pointer": "/0/document_no"}, False, id="that place in another file"),
        pytest.param({"pointer": ""}, False, id="the whole of a file is another place"),
    ],
)
def test_an_explanation_covers_what_it_names(root: Path, entry: dict[str, Any], covered: bool) -> None:
    explain(root, f"{TWIN}/waivers.yaml", **entry)

    assert (f"STR011 2026-0009 {TWICE} (已登记说明)" in told(checked(root))) is covered


def test_who_explained_it_is_told_by_name(root: Path) -> None:
    explain(root, f"{TWIN}/waivers.yaml", until="2027-03-31")

    (waiver,) = [each.waiver for each in checked(root).findings if each.waiver is not None]
    assert (waiver.by, waiver.on, waiver.until) == ("戊示例", "2026-04-01", "2027-03-31")
    assert waiver.reason == "两份文书误编同号，已公告更正"


def test_an_explanation_of_a_rule_that_was_not_run_is_no_matter(root: Path) -> None:
    explain(root, f"{TWIN}/waivers.yaml")
    explain(root, "waivers.yaml")
    others = tuple(each for each in all_rules() if each.id != "STR011")

    assert told(checked(root, rules=others)) == []


def test_a_rule_that_says_the_same_twice_is_heard_once(root: Path) -> None:
    @rule("XXX001", title="示例", basis=["S-39"])
    def stammers(case: Case, law: Law) -> Iterator[Problem]:
        """Says everything twice."""
        for _ in range(2):
            yield problem(case.at("id"), "示例")
        yield problem(case.at("title"), "示例")

    found = checked(root, {TWIN}, (stammers,)).findings

    assert [each.place.pointer for each in found] == [("id",), ("title",)]


def test_each_finding_is_told_once_and_in_order(root: Path) -> None:
    found = checked(root).findings

    assert list(found) == sorted(found, key=lambda each: each.sort_key)
    assert len({(each.rule, each.place, each.message) for each in found}) == len(found)
