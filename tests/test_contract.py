"""Names that are public and fixed: users, CI files and other tools depend on them (product contract §§2-7).

What stands here is copied from the contract, not from the code. A change of this file is a change of the contract.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from enforcement_cli.cases.digest import draft_content
from enforcement_cli.cases.schema import SchemaSet
from enforcement_cli.cli import outcome
from enforcement_cli.law.rule import all_rules
from enforcement_cli.problems import Severity, State
from enforcement_cli.public.detect.spans import KINDS
from tests.builders import penalty
from tests.process import run

COMMANDS = [
    "init", "new-case", "add", "check", "explain", "rules", "show", "deadlines", "calendar", "redact", "waive",
    "publish", "publish confirm", "withdraw", "site", "export", "ledger",
]  # fmt: skip
GLOBAL = {"--repo", "--as-of", "--lang", "--color", "-q", "-v", "--version"}
OPTIONS = {
    "init": {"--ci"},
    "new-case": {
        "--kind", "--procedure", "--matter", "--division", "--officer", "--party-name", "--party-type", "--party-code",
        "--opened-on", "--title",
    },
    "add": {"--decision"},
    "check": {"--since", "--select", "--ignore", "--fail-on", "--strict", "--format", "-o"},
    "explain": {"--format"},
    "rules": {"--format"},
    "show": {"--format"},
    "deadlines": {"--within", "--overdue", "--officer", "--division", "--explain", "--format"},
    "calendar show": {"--format"},
    "calendar due": {"--working-days", "--days", "--months", "--years", "--explain", "--jsonl"},
    "calendar count": {"--after", "--to", "--format"},
    "redact": {"--jsonl", "--case"},
    "waive": {"--by", "--reason", "--until"},
    "publish": {"--out", "--decision"},
    "withdraw": {"--decision", "--trigger", "--ruling-no", "--ruled-on", "--reason"},
    "site": {"--serve", "--out"},
    "publish confirm": {"--channel", "--url", "--on"},
    "export credit-china": {"--since", "--format", "-o"},
    "ledger verify": {"--format"},
    "ledger prove": {"--format"},
}  # fmt: skip
WRITING = [
    "init", "new-case", "add", "waive", "publish", "publish confirm", "withdraw", "site", "export credit-china",
]  # fmt: skip
CHOICES = {
    ("init", "--ci"): "gitlab|gitea|github|none",
    ("check", "--fail-on"): "error|undetermined|warning|never",
    ("check", "--format"): "text|json|github",
    ("export credit-china", "--format"): "xlsx|csv",
    ("ledger verify", "--format"): "text|json",
    ("ledger prove", "--format"): "text|json",
}
FINDING = [
    "rule", "severity", "case", "file", "line", "column", "end_line", "pointer", "message", "remedy", "basis", "due",
    "earliest", "latest", "late_after", "state", "waiver",
]  # fmt: skip
REPORT = ["version", "tool", "rules", "as_of", "calendar", "settings", "commit", "summary", "findings"]
ENTRY = [
    "schema", "case", "decision", "seq", "event", "on", "written_at", "by", "channels", "record", "record_sha256",
    "reason", "ruling", "prev",
]  # fmt: skip
SCHEMAS = {
    "enforce", "matters", "personnel", "major-decisions", "numbers", "recording-plan", "waivers", "calendar", "case",
    "records", "review", "decisions", "answers", "ledger-entry", "findings", "deadlines", "inspection-objects", "windows", "devices",
    "budget", "training", "powers", "random-inspections", "disclosure-catalogue", "discretion", "reports",
    "record-uses", "supervision",
}  # fmt: skip


@pytest.fixture(scope="module")
def helps() -> dict[str, str]:
    """The help of every command, in English: its options are the same."""
    found = {"": run("--lang", "en", "--help").stdout}
    for name in {*OPTIONS, "calendar"}:
        found[name] = run("--lang", "en", *name.split(), "--help").stdout
    return found


def test_these_commands_and_no_others(helps: dict[str, str]) -> None:
    section = helps[""].split("Commands:")[1].split("\n\n")[0]

    assert re.findall(r"^  ([a-z-]+(?: [a-z]+)?)  ", section, re.MULTILINE) == COMMANDS


@pytest.mark.parametrize("name", OPTIONS)
def test_each_has_its_options_and_the_global_ones(name: str, helps: dict[str, str]) -> None:
    listed = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", helps[name]))

    assert (OPTIONS[name] | GLOBAL) - listed == set()
    assert "--json" not in listed


@pytest.mark.parametrize("name", WRITING)
def test_what_writes_can_be_tried_and_answered_beforehand(name: str, helps: dict[str, str]) -> None:
    assert {"--dry-run", "--yes"} <= set(re.findall(r"--[a-z-]+", helps[name]))


@pytest.mark.parametrize(("where", "choices"), CHOICES.items())
def test_choices(where: tuple[str, str], choices: str, helps: dict[str, str]) -> None:
    listed = re.sub(r"\s", "", helps[where[0]])

    assert f"{where[1]}{choices}" in listed
    assert all(each in helps["add"] for each in ("records", "review", "decisions"))


def test_schemas_are_named_and_numbered() -> None:
    assert set(SchemaSet().names()) == SCHEMAS
    for name in SCHEMAS:
        assert SchemaSet().schema(name)["$id"] == f"urn:enforcement-cli:schema:{name}:1"


def test_a_finding_and_a_report_have_these_fields() -> None:
    schema = SchemaSet().schema("findings")

    assert list(schema["properties"]) == REPORT
    assert set(schema["required"]) == set(REPORT)
    (finding,) = [each for each in _mappings(schema) if "end_line" in each.get("properties", ())]
    assert list(finding["properties"]) == FINDING
    assert set(finding["required"]) == set(FINDING)
    (basis,) = [each for each in _mappings(schema) if "duty" in each.get("properties", ())]
    assert list(basis["properties"]) == ["law", "article", "words", "duty"]
    (summary,) = [each for each in _mappings(schema) if "waived" in each.get("properties", ())]
    assert list(summary["properties"]) == ["cases", "error", "undetermined", "warning", "info", "waived"]


def test_a_ledger_entry_has_these_fields() -> None:
    assert list(SchemaSet().schema("ledger-entry")["properties"]) == ENTRY


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _mappings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _mappings(each)


def test_severities_in_their_order_and_states() -> None:
    assert [str(each) for each in Severity] == ["error", "undetermined", "warning", "info"]
    assert [each.rank for each in Severity] == sorted(each.rank for each in Severity)
    assert {str(each) for each in State} == {"running", "overdue", "late", "undetermined"}


def test_exit_codes() -> None:
    codes = (outcome.OK, outcome.FINDINGS, outcome.USAGE, outcome.BUG, outcome.INTERRUPTED, outcome.TERMINATED)

    assert codes == (0, 1, 2, 3, 130, 143)


def test_what_nobody_can_explain_away() -> None:
    """Unreviewed major decisions and secrecy cannot be waived; everything else can."""
    assert {each.id for each in all_rules() if not each.waivable} == {
        "REV001", "REV007", "REV008", "SEC001", "SEC002", "SEC003", "SEC004", "SEC006", "SEC020", "SEC021",
        "SEC022",
    }  # fmt: skip


def test_the_draft_digest_is_over_these_heads() -> None:
    case = penalty().case()

    assert sorted(draft_content(case, case.decisions[0])) == [
        "amount", "basis", "evidence", "facts", "kind", "outcome", "parties", "performance",
    ]  # fmt: skip


def test_kinds_of_personal_data() -> None:
    assert list(KINDS) == [
        "id_card", "phone", "landline", "bank_card", "plate", "passport", "email", "wechat", "qq", "address", "name",
        "health", "property", "vehicle", "papers", "birth", "nickname",
    ]  # fmt: skip


def test_redaction_as_a_filter() -> None:
    text = "联系电话：13800001234。"
    done = run("redact", "--jsonl", data=json.dumps({"id": "a", "text": text}).encode() + b"\n")

    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert list(answer) == ["id", "text", "spans", "unsettled"]
    assert answer == {"id": "a", "text": "联系电话：138****1234。", "spans": [[5, 16, "phone"]], "unsettled": []}


def test_due_dates_as_a_filter() -> None:
    lines = (
        b'{"start": "2026-09-29", "n": 7, "unit": "working_days"}\n'
        b'{"start": "2026-07-03", "n": 90, "unit": "days"}\n'
        b'{"start": "2026-12-30", "n": 3, "unit": "working_days"}\n'
        b'{"start": "2026-01-31", "n": 1, "unit": "months"}\n'
        b'{"start": "2024-02-29", "n": 1, "unit": "years"}\n'
        b'{"start": "2026-01-31", "n": 0, "unit": "days"}\n'
    )
    done = run("calendar", "due", "--jsonl", data=lines)

    *answers, bad = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 2
    assert list(bad) == ["error"]
    for each in answers:
        assert list(each) == ["due", "late_after", "earliest", "latest", "provisional", "calendar"]
    assert [(each["due"], each["late_after"], each["provisional"]) for each in answers] == [
        ("2026-10-14", "2026-10-14", False),
        ("2026-10-01", "2026-10-08", False),
        (None, None, True),
        ("2026-02-28", "2026-02-28", False),
        ("2025-02-28", "2025-02-28", False),
    ]
    assert answers[2]["earliest"] < answers[2]["latest"]
