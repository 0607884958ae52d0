"""Marks in the ledger: that a decision was reported or seen elsewhere. Nothing of what the public reads changes but
the ledger's size and end.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.clock_behind import warn_of_clock
from enforcement_cli.cli.context import Context
from enforcement_cli.public.ledger import Entry


def write_marks(
    context: Context, repository: Repository, target: Path, old: Sequence[Entry], new: Sequence[Entry]
) -> list[str]:
    """Write the entries, and bring a site that is there up to date; one that CI makes elsewhere is not made here.

    Returns the files written. Raises EnforceError.
    """
    from enforcement_cli.cli.disclosing import disclose
    from enforcement_cli.public.ledger import dump_entry, entry_path
    from enforcement_cli.storage import TreeKind, create_file, tree_state

    if os.path.lexists(target) or tree_state(target).kind is not TreeKind.ABSENT:
        return disclose(context, repository, target, old, new)[0]
    warn_of_clock(old, new)
    written = []
    for each in new:
        file = entry_path(each)
        create_file(repository.root / file, dump_entry(each), within=repository.root)
        written.append(file)
    return written
