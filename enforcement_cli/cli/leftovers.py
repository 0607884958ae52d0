"""Of a decision that is taken down nothing may be left: what told it from all others, sought in every file of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.ledger_facts import MARKS
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.public.ledger import Entry

Files = Callable[[], Iterable[tuple[str, bytes]]]
"""Gives the files of a tree by path, as often as it is asked."""


class Leftovers:
    """What of one decision may not be found once it is taken down; `old` is the ledger without its withdrawal."""

    def __init__(
        self, repository: Repository, case: str, number: int, old: Sequence[Entry], *, leaves_no_trace: bool
    ) -> None:
        self._repository, self._case, self._number, self._old = repository, case, number, old
        self._leaves_no_trace = leaves_no_trace

    def demand_none(self, files: Files) -> None:
        """That nothing is left in these files. Raises EnforceError with the place where something would be."""
        left = self.left_in(files)
        if left:
            raise EnforceError(
                "撤下后 {file} 里仍有原决定的内容，没有写入任何内容",
                remedy="如果公开说明的理由里写了文号、名称或者原决定的原文，请改写后再运行。",
                file=left[0],
            )

    def left_in(self, files: Files) -> list[str]:
        """The files in which something of the decision still stands."""
        from enforcement_cli.public.gone import still_there

        wanted = self._tokens
        left = still_there(files(), wanted | self._own_names())
        if left:
            # A clause of the decision may be a phrase of the site itself; whatever tells it from others is none.
            words = self._said_anyway(wanted)
            left = still_there(files(), (wanted - words) | self._own_names())
        return left

    def stand_in(self, text: str) -> bool:
        """Whether a text has something of the decision in it."""
        from enforcement_cli.public.gone import still_there

        return bool(still_there({"": text.encode("utf-8")}, self._tokens))

    @cached_property
    def _tokens(self) -> set[str]:
        from enforcement_cli.public.gone import tokens

        return tokens(self._own_records(), self._others_in_public())

    def _own_names(self) -> set[str]:
        """What names the decision's page, where not even that it exists may be known."""
        page = f"{self._case}-{self._number}"
        return {f'"{page}"', f"decisions/{page}.html"} if self._leaves_no_trace else set()

    def _said_anyway(self, wanted: set[str]) -> set[str]:
        """Those of the words that a site says which has never heard of this decision, or a tombstone by itself."""
        from enforcement_cli.cli.disclosing import tree_batches
        from enforcement_cli.public.gone import said
        from enforcement_cli.public.made import make_each
        from enforcement_cli.public.site.tombstone import fixed_words

        others = [each for each in self._old if not self._is_own(each)]
        words = said(make_each(tree_batches(others, self._repository)[0]), wanted)
        return words | said({"": fixed_words().encode("utf-8")}, wanted)

    def _is_own(self, entry: Entry) -> bool:
        return entry["case"] == self._case and int(entry["decision"]) == self._number

    def _own_records(self) -> list[Any]:
        """Every record of it that was ever shown."""
        return [
            each["record"]
            for each in self._old
            if self._is_own(each) and each["event"] not in MARKS and each.get("record")
        ]

    def _others_in_public(self) -> list[Mapping[str, Any]]:
        """What the public sees of all other decisions, whose words may stay."""
        from enforcement_cli.public.site import pages

        others = [each for each in self._old if not self._is_own(each)]
        return [each.record for each in pages(others) if each.record is not None]
