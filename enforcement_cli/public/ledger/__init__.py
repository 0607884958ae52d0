"""The disclosure ledger 公示台账: what was published, changed and taken down, when and by whom, so that none of it can
be altered unseen. Pure functions over parsed entries; reading and writing the files is for others.

    ledger = Ledger(entries)                    # all entries of the repository, as the loader gives them
    entry = ledger.add(case="2026-0001", decision=1, event="published", ...)
    storage.create_file(root / entry_path(entry), dump_entry(entry), within=root)
"""

from enforcement_cli.cases.ledger_facts import record_sha256
from enforcement_cli.public.ledger.chain import (
    DisclosureState,
    Ledger,
    current_state,
    heads,
    is_prefix,
    order,
    size_and_head,
)
from enforcement_cli.public.ledger.entry import FIELDS, RULING, Entry, canonical, entry_hash, entry_name, entry_path
from enforcement_cli.public.ledger.text import dump_entry
from enforcement_cli.public.ledger.verify import FaultKind, LedgerFault, verify

__all__ = [
    "FIELDS",
    "RULING",
    "DisclosureState",
    "Entry",
    "FaultKind",
    "Ledger",
    "LedgerFault",
    "canonical",
    "current_state",
    "dump_entry",
    "entry_hash",
    "entry_name",
    "entry_path",
    "heads",
    "is_prefix",
    "order",
    "record_sha256",
    "size_and_head",
    "verify",
]
