"""What is worth remembering of a case that has just been read."""

from __future__ import annotations

from enforcement_cli.cases.key_store import key_row
from enforcement_cli.cases.keys import own_keys
from enforcement_cli.cases.memory import Remembered, as_text
from enforcement_cli.cases.model import Case
from enforcement_cli.problems import Severity, UnreadableError

_HARMLESS = frozenset({Severity.WARNING, Severity.INFO})


def learned(case: Case, identity: str) -> Remembered | None:
    """A case as it is remembered, but for its ledger; None for one that cannot be read in full.

    `identity`: of the very contents that it was read from.
    """
    if any(each.severity not in _HARMLESS for _, each in case.troubles):
        return None
    try:
        opened = [each.number for each in case.decisions if each.made_on is not None and each.publish is not False]
        rows = [key_row(key, case.folder) for key in own_keys(case)]
    except UnreadableError:
        return None
    return Remembered(case.folder, identity, "", ",".join(map(str, opened)), as_text(rows), "[]")
