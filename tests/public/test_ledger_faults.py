"""What is wrong with a ledger is named by file and in words, down to the single bit."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.public import ledger as subject
from enforcement_cli.public.ledger import FaultKind, Ledger, dump_entry, entry_hash, is_prefix, size_and_head, verify
from tests.public.ledgers import RECORD, Entry, a_ledger, add, changed, kinds, read


def test_faults_name_file_and_words() -> None:
    found = verify(changed(0, lambda entry: entry["record"].update(conclusion="无")))

    assert [(str(each.kind), each.case, each.seq, each.file, each.message) for each in found] == [
        (
            "record_changed",
            "2026-0001",
            1,
            "cases/2026/2026-0001/disclosure/0001-published.yaml",
            "公示记录与写入时的校验值不符，已被改动。",
        ),
        (
            "unknown_prev",
            "2026-0001",
            2,
            "cases/2026/2026-0001/disclosure/0002-updated.yaml",
            f"它之前的一条台账（{entry_hash(a_ledger()[0])[:12]}…）不见了，或者已被改动。",
        ),
    ]
    assert all(each.problem.remedy for each in found)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(a_ledger(), [], id="whole"),
        pytest.param(a_ledger()[::-1], [], id="in another order"),
        pytest.param([], [], id="empty"),
        pytest.param(changed(0, lambda entry: entry.update(on="2026-12-01")), ["unknown_prev"], id="backdated"),
        pytest.param(changed(2, lambda entry: entry["prev"].clear()), ["unknown_prev"], id="cut loose"),
        pytest.param(a_ledger()[1:], ["illegal_event", "seq_gap", "unknown_prev"], id="first removed"),
        pytest.param(
            [each for at, each in enumerate(a_ledger()) if at != 1], ["unknown_prev", "seq_gap"], id="middle removed"
        ),
        pytest.param(changed(3, lambda entry: entry.update(record=RECORD)), ["record_changed"], id="record put back"),
        pytest.param(changed(3, lambda entry: entry.pop("by")), ["malformed"], id="field missing"),
        pytest.param(changed(3, lambda entry: entry.update(extra="x")), ["malformed"], id="unknown field"),
        pytest.param(changed(3, lambda entry: entry.update({"x-note": "x"})), [], id="a bureau's own field"),
        pytest.param(changed(3, lambda entry: entry.update(prev="abc")), ["malformed"], id="prev is a text"),
        pytest.param(changed(3, lambda entry: entry["prev"].append("zz")), ["malformed", "unknown_prev"], id="no hash"),
        pytest.param(changed(3, lambda entry: entry.update(seq="x")), ["malformed"], id="seq is no number"),
        pytest.param(changed(3, lambda entry: entry.update(channels=[{}])), ["malformed"], id="channel is no text"),
        pytest.param(changed(3, lambda entry: entry.update(event="erased")), ["malformed"], id="unknown event"),
        pytest.param([a_ledger()[0], *a_ledger()], ["duplicate_seq"] * 2 + ["illegal_event"], id="doubled"),
        pytest.param([{}], ["malformed"] * 10 + ["record_changed"], id="an empty entry"),
        pytest.param(
            [{"case": [], "seq": True, "prev": [1, None], "event": {}, "record": "x", "written_at": 7}],
            None,
            id="all wrong",
        ),
    ],
)
def test_faults(entries: list[Entry], expected: list[str] | None) -> None:
    found = kinds(entries)

    assert found if expected is None else sorted(found) == sorted(expected)


def test_written_before_the_one_before() -> None:
    """Number 2 put in by hand, with a date before number 1, and no link to it."""
    first = add(Ledger())
    false = add(Ledger([first]), "withdrawn") | {"prev": [], "written_at": "2026-12-01T09:00:00+08:00"}

    found = verify([first, false])

    assert [(str(each.kind), each.message) for each in found] == [("disorder", "第1号台账写在第2号之后。")]


def test_every_flipped_bit_is_seen() -> None:
    """In any byte of any file; in the last entry of all only by whoever kept its head."""
    files = [dump_entry(each) for each in a_ledger()]
    size, head = size_and_head(a_ledger())
    seen = 0
    for at, data in enumerate(files):
        for index in range(len(subject.text.HEADER.encode()), len(data)):
            flipped = bytearray(data)
            flipped[index] ^= 1 << (index % 8)
            document, troubles = parse_document(bytes(flipped), "entry.yaml", mapping=True)
            if troubles or document is None or document.root == read(data):
                continue  # refused by the loader, or not a change (a blank for a tab)
            entries = [document.root if each == at else read(files[each]) for each in range(len(files))]
            assert not is_prefix(head, entries, size)
            assert at == len(files) - 1 or verify(entries) != []
            seen += 1
    assert seen > 1000


def test_messages_fit_a_chinese_windows_terminal() -> None:
    for entries in (
        a_ledger()[1:],
        [a_ledger()[0], *a_ledger()],
        [{}],
        changed(0, lambda entry: entry.update(record={})),
    ):
        for fault in verify(entries):
            (fault.message + fault.problem.remedy).encode("gbk")
    assert {str(kind) for kind in FaultKind} == {
        "malformed", "record_changed", "unknown_prev", "duplicate_seq", "seq_gap", "illegal_event", "disorder", "circle",
    }  # fmt: skip
