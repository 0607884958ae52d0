"""The state of the public tree, as the command line gathers it for the rules (`RepositoryFacts.facts["site"]`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from enforcement_cli.problems import Place

PUBLIC = "public"
"""The folder of the public site in a case repository, where `--out` names none."""

TreeState = Literal["whole", "absent", "unfinished", "foreign"]
"""`whole`: one of ours, swapped in as a whole. `absent`: none there (it is not tracked; CI makes it). `unfinished`: a
killed run left the new tree beside the old one, or instead of it. `foreign`: a folder that we did not make."""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The public tree beside what the ledger says it should be.

    `folder` is the tree's path relative to the repository. `recorded_head` and `recorded_size` are what the tree says
    of the ledger it was made from: the hash over its heads, and its number of entries; None where it says nothing.
    `ledger_head` and `ledger_size` are the same of the ledger as it now is. `standing` are the pages of decisions that
    the ledger no longer has in public (withdrawn, or never published) and that the tree still holds; `missing` the
    pages that it should hold and does not; `altered` those whose bytes are others than the ledger gives. Only a tree
    made from the present ledger has `missing` and `altered` looked for. All are paths within the tree, sorted. `has_new_inputs`: the bureau's settings or registers
    say other things than they did when the tree was made.
    """

    folder: str
    state: TreeState
    recorded_head: str | None = None
    recorded_size: int | None = None
    ledger_head: str | None = None
    ledger_size: int = 0
    standing: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    has_new_inputs: bool = False

    @property
    def is_current(self) -> bool:
        """Whether the tree was made from the ledger as it now is."""
        return self.recorded_head == self.ledger_head and self.recorded_size == self.ledger_size


@dataclass(frozen=True, slots=True)
class ConfidentialFacts:
    """Tables for the credit platform where none should be: paths relative to the repository, sorted.

    `in_public`: in the folder of the public site. `tracked`: under version control.
    """

    in_public: tuple[str, ...] = ()
    tracked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """A field of a register or setting that goes onto the public pages and has something of a person in it.

    `kinds`: what it is, as Chinese templates of their titles. `doubtful`: the words of which only somebody can say
    whether they are a person's; none where it is certain.
    """

    place: Place
    kinds: tuple[str, ...]
    doubtful: tuple[str, ...] = ()
