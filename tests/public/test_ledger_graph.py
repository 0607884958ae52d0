"""The ledger as a graph: its heads and sizes, older heads found again, and two clones that merge."""

from __future__ import annotations

import copy
import random
from datetime import UTC, datetime, timedelta

import pytest

from enforcement_cli.cases.ledger_facts import EVENT_TITLES, may_follow
from enforcement_cli.public.ledger import (
    Ledger,
    dump_entry,
    entry_hash,
    entry_path,
    heads,
    is_prefix,
    order,
    size_and_head,
    verify,
)
from enforcement_cli.public.ledger.chain import topological
from tests.public.ledgers import RECORD, START, a_ledger, add, kinds, read


def test_heads_and_size() -> None:
    assert size_and_head([]) == (0, "")
    entries = a_ledger()
    assert heads(entries) == [entry_hash(entries[-1])]
    assert size_and_head(entries[::-1]) == (4, entry_hash(entries[-1]))


def test_numbers_as_text() -> None:
    """As the loader gives them before the schema has typed them."""
    entries = [{**each, "schema": "1", "decision": "1", "seq": str(each["seq"])} for each in a_ledger()]

    assert verify(entries) == []
    assert Ledger(entries).state("2026-0001", 1) == "withdrawn"
    assert add(Ledger(entries), "reinstated", minutes=4)["seq"] == 4


def test_a_kept_head_is_found_again() -> None:
    entries = a_ledger()
    for size in range(len(entries) + 1):
        count, head = size_and_head(entries[:size])
        assert is_prefix(head, entries, count)
        assert is_prefix(head, entries)
        assert not is_prefix(head, entries, count + 1)
    assert not is_prefix("0" * 64, entries)


def test_a_rewritten_past_is_seen_by_whoever_kept_a_head() -> None:
    entries = a_ledger()
    _, head = size_and_head(entries)
    changed = copy.deepcopy(entries)
    changed[0]["by"] = "孙丙"
    ledger = Ledger()
    rewritten = [add(ledger), add(ledger, case="2026-0002", minutes=2)]

    assert not is_prefix(head, changed)
    assert not is_prefix(head, entries[1:])
    assert verify(rewritten) == []
    assert not is_prefix(head, rewritten)


def test_order_hangs_on_nothing_but_the_entries() -> None:
    left, right = Ledger(), Ledger()
    # The clock of one is an hour ahead, and in another zone.
    early = [add(left, case="2026-0002", written_at=datetime(2026, 12, 10, 2, 30, tzinfo=UTC))]
    late = [add(right, case="2026-0001", minutes=minutes, decision=minutes + 1) for minutes in range(3)]
    both = Ledger([*early, *late])
    last = add(both, "withdrawn", case="2026-0001", written_at=START - timedelta(days=1))
    entries = [*early, *late, last]
    expected = [*late, *early, last]

    for seed in range(10):
        random.Random(seed).shuffle(entries)
        assert order(entries) == expected
    assert last["prev"] == sorted(entry_hash(each) for each in (early[0], late[2]))
    assert verify(entries) == []


def test_sizes() -> None:
    left, right = Ledger(), Ledger()
    one, two = add(left, case="2026-0001"), add(left, case="2026-0003")
    three = add(right, case="2026-0002")
    both = Ledger([one, two, three])
    four = add(both, case="2026-0004")

    sizes = both.sizes

    assert [sizes[entry_hash(each)] for each in (one, two, three, four)] == [1, 2, 1, 4]
    assert all(is_prefix(own, [one, two, three, four], size) for own, size in sizes.items())


def test_a_circle_is_named_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes cannot form one; should they ever, it must not hang or lose an entry."""
    assert topological({"a": ["b"], "b": ["a"], "c": []}, {"a": 2, "b": 1, "c": 3}) == (["c", "b", "a"], ["b", "a"])
    monkeypatch.setattr("enforcement_cli.public.ledger.chain.entry_hash", lambda entry: entry["by"] * 64)
    entries = [
        {**each, "by": name, "prev": [other * 64], "seq": seq, "decision": seq}
        for seq, (each, name, other) in enumerate(zip(a_ledger(), "ab", "ba", strict=False), 1)
    ]

    assert len(order(entries)) == 2
    assert kinds(entries).count("circle") == 2
    assert set(Ledger(entries).sizes) == {"a" * 64, "b" * 64}


@pytest.mark.parametrize("seed", range(50))
def test_two_clones(seed: int) -> None:
    """Each publishes its own cases, they pull from each other now and then: nothing clashes, nothing is lost."""
    chance = random.Random(seed)
    clones: list[dict[str, bytes]] = [{}, {}]
    written: dict[str, bytes] = {}
    kept: list[tuple[int, str]] = []
    for minute in range(chance.randrange(5, 40)):
        number = chance.randrange(2)
        files = clones[number]
        if chance.random() < 0.25:
            other = clones[1 - number]
            assert all(other[path] == data for path, data in files.items() if path in other)  # no conflict for git
            files.update(other)
            continue
        ledger = Ledger(read(data) for data in files.values())
        case = f"2026-{2 * chance.randrange(1, 4) + number:04d}"
        decision = chance.randrange(1, 3)
        events = ledger.events_of(case, decision)
        before = events[-1]["event"] if events else None
        event = chance.choice(sorted(each for each in EVENT_TITLES if may_follow(before, each)))
        skew = (0, -30)[number]  # one machine's clock is half an hour behind
        entry = add(
            ledger, event, case, minute + skew, decision=decision, record=None if event == "withdrawn" else RECORD
        )
        assert entry_path(entry) not in files
        files[entry_path(entry)] = written[entry_path(entry)] = dump_entry(entry)
        kept.append(ledger.size_and_head)

    merged = clones[0] | clones[1]
    entries = [read(data) for data in merged.values()]

    assert merged == written
    assert verify(entries) == []
    assert all(is_prefix(head, entries, size) for size, head in kept)
    in_order = order(entries)
    chance.shuffle(entries)
    assert order(entries) == in_order
    ledger = Ledger(entries)
    last = add(ledger, case="2026-0099", minutes=100)
    assert last["prev"] == sorted(heads(entries))
    assert ledger.size_and_head == (len(entries) + 1, entry_hash(last))
    assert verify([*entries, last]) == []
