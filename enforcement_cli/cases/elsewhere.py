"""Where else a decision was seen, by the marks that `publish confirm` writes into the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.decisions import LedgerEntry

CONFIRMED = "confirmed"
SHOWN, REMOVED = "shown", "removed"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A decision seen (or seen gone) on another channel: its id, the address, the day, and the entry that says so."""

    channel: str
    state: str
    url: str
    on: date | None
    entry: LedgerEntry


def sightings(marks: Iterable[LedgerEntry]) -> list[Sighting]:
    """What was recorded, in the order given; entries that say nothing of the kind are passed over."""
    found = []
    for each in marks:
        record = each.record
        if each.event != CONFIRMED or not isinstance(record, Mapping):
            continue
        channel, state = record.get("channel"), record.get("state")
        if isinstance(channel, str) and state in (SHOWN, REMOVED):
            url = record.get("url")
            found.append(Sighting(channel, state, url if isinstance(url, str) else "", _day(record.get("on")), each))
    return found


def still_shown(marks: Iterable[LedgerEntry]) -> list[Sighting]:
    """The channels where it was seen last and not seen gone since, by seq of the entries."""
    last: dict[str, Sighting] = {}
    for each in sorted(sightings(marks), key=lambda sighting: sighting.entry.seq or 0):
        last[each.channel] = each
    return [each for each in last.values() if each.state == SHOWN]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
