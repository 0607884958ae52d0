"""What the rows of these tests compare: each finding as one line, `severity: whole message`.

Every finding met in a test must also be fit to print: its template and remedy stand in the English catalogue, and its
text can be written on a Chinese Windows console.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from enforcement_cli.cases.keys import RepositoryFacts, case_keys
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.trouble import UNREADABLE
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rule import Law, Rule, run_rules
from enforcement_cli.messages import catalogue
from enforcement_cli.problems import Finding, Place, problem
from tests.builders import Draft

AS_OF = "2026-12-10"


def findings(rule: Rule, subject: Draft | Case | RepositoryFacts, as_of: str = AS_OF) -> list[Finding]:
    """The findings of one rule on a draft, a case, or the facts of a repository."""
    if isinstance(subject, Draft):
        subject = subject.case()
    law = Law(date.fromisoformat(as_of), Calendar.shipped(), subject.bureau)
    found = list(run_rules([rule], subject, law))
    for each in found:
        assert_fit_to_print(each)
    return found


def says(rule: Rule, subject: Draft | Case | RepositoryFacts, as_of: str = AS_OF) -> list[str]:
    """The same, each as `severity: message`."""
    return [f"{each.severity}: {each.message}" for each in findings(rule, subject, as_of)]


def assert_fit_to_print(finding: Finding) -> None:
    """Both languages can be printed, and Chinese on any console."""
    for template in filter(None, (finding.template, finding.remedy_template)):
        assert template in catalogue(), f"no English for {template}"
        catalogue()[template].format(**finding.fields)
    (finding.message + finding.remedy).encode("gbk")
    assert finding.remedy or finding.severity == "info"


def with_parts(draft: Draft, **parts: Any) -> Case:
    """The draft's case with `troubles`, `attachments` or whatever else the loader adds."""
    return replace(draft.case(), **parts)


def unread(draft: Draft, *sections: str) -> Case:
    """The draft's case as it is known when these sections (none: case.yaml) could not be read."""
    case = draft.case()
    files = [f"{case.folder}/{name}.yaml" for name in sections] or [case.file]
    return replace(case, troubles=tuple((UNREADABLE, problem(Place(file), "x")) for file in files))


def repository(*cases: Case, **facts: Any) -> RepositoryFacts:
    """The facts of a repository of these cases; `troubles` are those of the bureau's own files."""
    bureau = cases[0].bureau
    keys = tuple(key for case in cases for key in case_keys(case))
    return RepositoryFacts(bureau, keys, facts)


def together(rule: Rule, *drafts: Draft, as_of: str = AS_OF) -> list[str]:
    """What a rule over the whole repository says when it holds these drafts."""
    return says(rule, repository(*(each.case() for each in drafts)), as_of)


def paper(draft: Draft, id_: str, type_: str, on: str, **more: Any) -> Draft:
    """The draft with one more record."""
    return draft.add("records", {"id": id_, "type": type_, "made_on": on, "makers": ["P01", "P02"], **more})


def av(draft: Draft, type_: str, on: str, id_: str = "R20", **more: Any) -> Draft:
    """The draft with a recording that officers started."""
    return paper(draft, id_, type_, on, **more)
