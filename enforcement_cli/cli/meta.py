"""What a verdict hangs on: versions and digests, so that it can be reproduced."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import enforcement_cli.law
from enforcement_cli import __version__
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.law.rule import Rule

_SHOWN = 12
_DUTIES = 67
"""The founding document's duties, S-1 to S-67."""


def rules_digest() -> str:
    """A digest of the law as code: rules, clocks, bases, calendar. Line ends of a checkout do not count."""
    package = Path(enforcement_cli.law.__file__).parent
    digest = hashlib.sha256()
    for file in sorted(package.rglob("*.py")):
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file.relative_to(package).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_SHOWN]


def settings_digest(bureau: Bureau) -> str:
    """A digest of what the bureau has set: enforce.yaml, its registers and its registered explanations."""
    content = {"enforce": bureau.settings, **{name: items for name, (items, _) in bureau.registers.items()}}
    canonical = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:_SHOWN]


def duties_for_people(rules: Iterable[Rule]) -> int:
    """How many duties of the founding document no rule rests on: they are left to people's judgement."""
    judged = {key for rule in rules for key in rule.basis if key.startswith("S-")}
    return _DUTIES - len({key for key in judged if key.removeprefix("S-").isdigit()})


def tool_version() -> str:
    """The version of this program."""
    return f"enforcement-cli {__version__}"
