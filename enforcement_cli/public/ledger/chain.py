"""The entries together: a graph in which each names the ends that were known when it was written.

Two clones of a case repository that publish different cases write different files, so git merges them without a
conflict; the graph then has two ends, and the next entry names both. Nothing needs a lock across machines.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from enforcement_cli.cases.ledger_facts import CHINA, EVENT_TITLES, MARKS, may_follow, record_sha256
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger.entry import (
    RULING,
    SCHEMA_VERSION,
    Entry,
    decision_of,
    entry_hash,
    event_of,
    moment,
    names_before,
    number,
    plain,
)

HEADS_SEPARATOR = ","


class DisclosureState(StrEnum):
    """Where a decision stands before the public, by the ledger alone."""

    UNPUBLISHED = "unpublished"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


def heads(entries: Iterable[Entry]) -> list[str]:
    """The hashes, sorted, of the entries that no other one names."""
    return Ledger(entries).heads


def size_and_head(entries: Iterable[Entry]) -> tuple[int, str]:
    """What a published page carries so that a kept copy is a witness: how many entries, and their end.

    The end is the hash of the last entry. Right after a merge of two clones there are several ends: then all their
    hashes, sorted, with a comma between. Empty for an empty ledger.
    """
    return Ledger(entries).size_and_head


def is_prefix(old_head: str, entries: Iterable[Entry], size: int | None = None) -> bool:
    """Is the ledger that had this end (as `size_and_head` gave it) wholly contained in this one?

    An end that is found again proves everything before it, each hash covering the ones it names. `size`, where it is
    known, must be the number of entries up to that end.
    """
    ledger = Ledger(entries)
    ends = [each for each in old_head.split(HEADS_SEPARATOR) if each]
    before = ledger.up_to(ends)
    return before is not None and (size is None or size == len(before))


def current_state(entries: Iterable[Entry]) -> DisclosureState:
    """Where one decision stands, from its entries in any order.

    Of two entries with the same highest number (clones that clashed) or without a number, a withdrawal counts: when
    unsure, nothing stays in public.
    """
    own = [each for each in entries if event_of(each) not in MARKS]
    if len(own) == 1:  # nearly always
        return DisclosureState.WITHDRAWN if event_of(own[0]) == "withdrawn" else DisclosureState.PUBLISHED
    last = max((number(each, "seq") for each in own), default=0)
    events = {event_of(each) for each in own if number(each, "seq") in {last, 0}}
    if not events:
        return DisclosureState.UNPUBLISHED
    return DisclosureState.WITHDRAWN if "withdrawn" in events else DisclosureState.PUBLISHED


def order(entries: Iterable[Entry]) -> list[Entry]:
    """All entries, each after those it names; else by time of writing, case and number. The same for any input order."""
    return Ledger(entries).in_order


class Ledger:
    """The entries known at one moment, hashed once; `add` writes the next one, in memory."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._by_hash: dict[str, Entry] = {}
        self._ends: set[str] = set()
        self._last_seq: dict[str, int] = {}
        self._by_decision: dict[tuple[str, int], list[Entry]] = defaultdict(list)
        self._order: list[str] | None = None
        self._before: dict[str, list[str]] | None = None
        named: set[str] = set()
        for each in entries:
            self._take(each)
            named.update(names_before(each))
        self._ends = set(self._by_hash) - named

    def _take(self, entry: Entry) -> str:
        own = entry_hash(entry)
        if own not in self._by_hash:
            self._by_hash[own] = entry
            self._order = self._before = None
            case, _ = decision = decision_of(entry)
            seq = number(entry, "seq")
            if seq > self._last_seq.get(case, -1):
                self._last_seq[case] = seq
            self._by_decision[decision].append(entry)
        return own

    @property
    def by_hash(self) -> Mapping[str, Entry]:
        """All entries by their hashes."""
        return self._by_hash

    @property
    def heads(self) -> list[str]:
        """As the function of this name."""
        return sorted(self._ends)

    @property
    def size_and_head(self) -> tuple[int, str]:
        """As the function of this name."""
        return len(self._by_hash), HEADS_SEPARATOR.join(self.heads)

    @property
    def in_order(self) -> list[Entry]:
        """As the function `order`."""
        return [self._by_hash[each] for each in self._sorted]

    @property
    def in_order_by_hash(self) -> list[tuple[str, Entry]]:
        """The same, each with its hash."""
        return [(each, self._by_hash[each]) for each in self._sorted]

    @property
    def _sorted(self) -> list[str]:
        """The hashes in order, worked out once for the entries that are here."""
        if self._order is None:
            self._order = topological(self.before, self.rank)[0]
        return self._order

    @property
    def before(self) -> dict[str, list[str]]:
        """For each entry's hash, those that it names and that are here."""
        if self._before is None:
            known = self._by_hash
            self._before = {
                own: [each for each in names_before(entry) if each in known] for own, entry in known.items()
            }
        return self._before

    @property
    def rank(self) -> Mapping[str, tuple[Any, ...]]:
        """What decides between entries of which neither names the other."""
        return _Ranks(self._by_hash)

    def events_of(self, case: str, decision: int) -> list[Entry]:
        """The entries that say where one decision stands, by number."""
        own = self._by_decision.get((case, decision), ())
        return sorted((each for each in own if event_of(each) not in MARKS), key=lambda each: number(each, "seq"))

    def state(self, case: str, decision: int) -> DisclosureState:
        """Where a decision stands."""
        return current_state(self._by_decision.get((case, decision), ()))

    def up_to(self, ends: Sequence[str]) -> set[str] | None:
        """The hashes of these entries and of all before them; None when one of all these is not here."""
        found: set[str] = set().union(*(self._reach(each) for each in ends))
        named = {name for each in found for name in names_before(self._by_hash[each])}
        return found if found.issuperset(named) and found.issuperset(ends) else None

    @property
    def sizes(self) -> dict[str, int]:
        """For each entry's hash, how many entries the ledger had up to it, itself included; merges never change it."""
        before = self.before
        sizes: dict[str, int] = {}
        for own in self._sorted:
            earlier = before[own]
            # Only where clones were merged does one have to look who is counted twice.
            known = len(earlier) < 2 and all(each in sizes for each in earlier)
            sizes[own] = 1 + sum(sizes[each] for each in earlier) if known else len(self._reach(own))
        return sizes

    def _reach(self, own: str) -> set[str]:
        found: set[str] = set()
        waiting = [own]
        while waiting:
            each = waiting.pop()
            if each not in found and each in self._by_hash:
                found.add(each)
                waiting.extend(names_before(self._by_hash[each]))
        return found

    def add(
        self,
        *,
        case: str,
        decision: int,
        event: str,
        on: date,
        written_at: datetime,
        by: str,
        channels: Sequence[str] = (),
        record: Mapping[str, Any] | None = None,
        reason: str | None = None,
        ruling: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """The next entry, ready to be written to its file, and counted as known from now on.

        `record`: the redacted public record, for every event but a withdrawal; of a mark, what it says. `written_at`:
        with a zone. `ruling`: of a withdrawal, fields of `RULING`; an empty one counts as none. Raises EnforceError when the event may not follow what was before (contract §6), or an update, a
        withdrawal or a reinstatement has no reason.
        """
        if (record is None) != (event == "withdrawn"):
            raise ValueError("every event but a withdrawal carries the public record")
        if ruling and event != "withdrawn":
            raise ValueError("only a withdrawal tells of a ruling")
        events = self.events_of(case, decision)
        before = event_of(events[-1]) if events else None
        if not may_follow(before, event):
            raise EnforceError(
                "案件{case}第{decision}个决定{before}，不能再“{event}”。",
                case=case,
                decision=decision,
                before=tr("上一次是“{event}”", event=EVENT_TITLES.get(before, before)) if before else tr("尚未公示"),
                event=EVENT_TITLES.get(event, event),
            )
        if event in {"updated", "withdrawn", "reinstated"} and not (reason or "").strip():
            raise EnforceError("更新、撤下和恢复必须写明理由。")
        public = plain(record) if record is not None else None
        entry: dict[str, Any] = {
            "schema": SCHEMA_VERSION,
            "case": case,
            "decision": decision,
            "seq": self._last_seq.get(case, 0) + 1,
            "event": event,
            "on": on.isoformat(),
            "written_at": written_at.astimezone(CHINA).isoformat(timespec="seconds"),
            "by": plain(by, "by"),
            "channels": [plain(each, "channels") for each in channels],
        }
        if public is not None:
            entry["record"] = public
        entry["record_sha256"] = record_sha256(public)
        if reason is not None:
            entry["reason"] = plain(reason, "reason")
        if ruling:
            entry["ruling"] = plain({key: ruling[key] for key in RULING if ruling.get(key)}, "ruling")
        entry["prev"] = self.heads
        self._ends = {self._take(entry)}
        return entry


class _Ranks(Mapping[str, tuple[Any, ...]]):
    """The rank of each entry, by its hash; worked out when it is asked for."""

    def __init__(self, by_hash: Mapping[str, Entry]) -> None:
        self._by_hash = by_hash

    def __getitem__(self, own: str) -> tuple[Any, ...]:
        entry = self._by_hash[own]
        return (*moment(entry), str(entry.get("case", "")), number(entry, "seq"), own)

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_hash)

    def __len__(self) -> int:
        return len(self._by_hash)


def _only(nodes: list[str], ready: list[tuple[Any, str]], rank: Mapping[str, Any]) -> str | None:
    """The one node that can come next; where there are several, None, and all of them are put among the ready."""
    if len(nodes) == 1 and not ready:
        return nodes[0]
    for node in nodes:
        heapq.heappush(ready, (rank[node], node))
    return None


def topological(before: Mapping[str, list[str]], rank: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """All nodes, each after those before it, ties by rank; and those of them that lie on or behind a circle.

    The latter stand at the end, by rank, so that none is lost.
    """
    after: dict[str, list[str]] = defaultdict(list)
    missing = {}
    for node, earlier in before.items():
        missing[node] = len(set(earlier))
        for each in set(earlier):
            after[each].append(node)
    ready: list[tuple[Any, str]] = []
    # Nearly always there is one only, and nothing to decide.
    alone = _only([node for node, count in missing.items() if count == 0], ready, rank)
    done: list[str] = []
    while alone is not None or ready:
        node = alone if alone is not None else heapq.heappop(ready)[1]
        done.append(node)
        freed = []
        for later in after.get(node, ()):
            missing[later] -= 1
            if missing[later] == 0:
                freed.append(later)
        alone = _only(freed, ready, rank)
    circle = sorted(set(before) - set(done), key=lambda node: rank[node])
    return done + circle, circle
