"""The ledger: its bytes, its graph, and everything that may be wrong with it."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
import yaml

from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.ledger_facts import EVENT_TITLES, may_follow
from enforcement_cli.problems import EnforceError
from enforcement_cli.public import ledger as subject
from enforcement_cli.public.ledger import (
    FIELDS,
    DisclosureState,
    FaultKind,
    Ledger,
    canonical,
    current_state,
    dump_entry,
    entry_hash,
    entry_name,
    entry_path,
    heads,
    is_prefix,
    order,
    record_sha256,
    size_and_head,
    verify,
)
from enforcement_cli.public.ledger.chain import topological

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 12, 10, 9, 0, tzinfo=CHINA)
RECORD = {
    "agency": {"name": "示例县工业和信息化局", "contact": {"phone": "0359-0000000"}},
    "objects": [{"name": "示例铸造有限公司", "type": "法人"}, {"name": "陈某某", "type": "自然人"}],
    "kind": "行政处罚",
    "conclusion": "罚款二万元。\n限期改正。",
    "penalties": [{"kind": "罚款", "amount": "20000.00"}],
}

Entry = dict[str, Any]


def add(ledger: Ledger, event: str = "published", case: str = "2026-0001", minutes: int = 0, **more: Any) -> Entry:
    given: dict[str, Any] = {
        "case": case,
        "decision": 1,
        "event": event,
        "on": date(2026, 12, 10),
        "written_at": START + timedelta(minutes=minutes),
        "by": "钱乙",
        "channels": ["site"],
        "record": None if event == "withdrawn" else RECORD,
        "reason": "处罚决定被依法撤销" if event in {"updated", "withdrawn", "reinstated"} else None,
    }
    return ledger.add(**(given | more))


def a_ledger() -> list[Entry]:
    """Published, updated, another case, withdrawn."""
    ledger = Ledger()
    return [
        add(ledger),
        add(ledger, "updated", minutes=1, reason="更正文号"),
        add(ledger, case="2026-0002", minutes=2),
        add(ledger, "withdrawn", minutes=3),
    ]


def read(data: bytes) -> Entry:
    """As the program's strict loader reads it."""
    document, troubles = parse_document(data, "entry.yaml", mapping=True)
    assert troubles == []
    assert document is not None
    return document.root


def kinds(entries: list[Entry]) -> list[str]:
    return [str(fault.kind) for fault in verify(entries)]


# Bytes and hashes


def test_canonical_form() -> None:
    value = {"b": [1, True, None, "e\u0301"], "a": {"日": "x y", "A": "\n"}}

    assert canonical(value) == '{"a":{"A":"\\n","日":"x y"},"b":["1","true",null,"é"]}'.encode()
    assert canonical({"n": "1"}) == canonical({"n": 1})
    assert record_sha256(None) == sha256(b"null").hexdigest()


def test_an_entry_s_fields() -> None:
    first, second, _, last = a_ledger()

    assert tuple(second) == FIELDS
    assert {field: second[field] for field in FIELDS if field != "record"} == {
        "schema": 1,
        "case": "2026-0001",
        "decision": 1,
        "seq": 2,
        "event": "updated",
        "on": "2026-12-10",
        "written_at": "2026-12-10T09:01:00+08:00",
        "by": "钱乙",
        "channels": ["site"],
        "record_sha256": sha256(canonical(RECORD)).hexdigest(),
        "reason": "更正文号",
        "prev": [sha256(canonical(first)).hexdigest()],
    }
    assert "reason" not in first
    assert "record" not in last
    assert (first["prev"], last["seq"]) == ([], 3)
    assert entry_name(last) == "0003-withdrawn.yaml"
    assert entry_path(last) == "cases/2026/2026-0001/disclosure/0003-withdrawn.yaml"


def test_moment_of_writing_is_china_s() -> None:
    entry = add(Ledger(), written_at=datetime(2026, 12, 10, 20, 30, 15, 999, tzinfo=UTC))

    assert entry["written_at"] == "2026-12-11T04:30:15+08:00"


def test_the_file_of_an_entry() -> None:
    ledger = Ledger()
    first = add(ledger)
    second = add(ledger, "withdrawn", minutes=1)

    assert dump_entry(first).decode("utf-8") == (
        "# yaml-language-server: $schema=../../../../.enforce/schemas/ledger-entry.schema.json\n"
        "schema: 1\n"
        'case: "2026-0001"\n'
        "decision: 1\n"
        "seq: 1\n"
        'event: "published"\n'
        '"on": "2026-12-10"\n'
        'written_at: "2026-12-10T09:00:00+08:00"\n'
        'by: "钱乙"\n'
        "channels:\n"
        '  - "site"\n'
        "record:\n"
        "  agency:\n"
        '    name: "示例县工业和信息化局"\n'
        "    contact:\n"
        '      phone: "0359-0000000"\n'
        "  objects:\n"
        '    - name: "示例铸造有限公司"\n'
        '      type: "法人"\n'
        '    - name: "陈某某"\n'
        '      type: "自然人"\n'
        '  kind: "行政处罚"\n'
        '  conclusion: "罚款二万元。\\n限期改正。"\n'
        "  penalties:\n"
        '    - kind: "罚款"\n'
        '      amount: "20000.00"\n'
        f'record_sha256: "{record_sha256(RECORD)}"\n'
        "prev: []\n"
    )
    assert (
        dump_entry(second)
        .decode("utf-8")
        .endswith(
            f'record_sha256: "{sha256(b"null").hexdigest()}"\n'
            'reason: "处罚决定被依法撤销"\n'
            "prev:\n"
            f'  - "{entry_hash(first)}"\n'
        )
    )


NASTY = [
    "NO", "on", "12:30", "0012", "1.10", "2026-02-30", "null", "~", "", " ", "- x", "a: b", "a #b", "'", '"', "\\n", "\\",
    "多行\n\n文字\n", "\t缩进", "{", "[]", "!!int 1", "&a", "*a", "%YAML", "---", "...", "|", ">", "=", "<<", "é", "𠮷", "\u00a0x",
    "<<<<<<< HEAD", "1" * 5000, "?", "@", "`", "\ue000",
]  # fmt: skip


def test_nothing_is_lost_in_the_file() -> None:
    """Two readers, ours and PyYAML's by YAML 1.1, get the same texts back, and the same hash."""
    record = {
        "texts": NASTY,
        "keys": {
            key: key for key in ("on", "NO", "12", "中文", "a b", "a: b", "-", "#", "true", "y", "null", "A", "'")
        },
        "nested": [[["deep"], []], {}, [{"a": [{"b": {}}]}], [[], {"c": "d"}]],
    }
    entry = add(Ledger(), record=record)

    data = dump_entry(entry)

    assert entry["record"] == record
    assert yaml.safe_load(data) == entry
    assert json.loads(json.dumps(read(data))) == {**entry, "schema": "1", "decision": "1", "seq": "1"}
    assert entry_hash(read(data)) == entry_hash(entry)
    assert verify([read(data)]) == []
    assert dump_entry(yaml.safe_load(data)) == data


def test_a_record_becomes_texts() -> None:
    """Whatever types it is built of; else the hash would hang on who reads the file."""
    entry = add(
        Ledger(),
        record={"days": 60, "yes": True, "on": date(2026, 1, 2), "none": None, "some": [1, None], "crlf": "a\r\nb"},
    )

    assert entry["record"] == {"days": "60", "yes": "true", "on": "2026-01-02", "some": ["1"], "crlf": "a\nb"}
    assert verify([entry]) == []


@pytest.mark.parametrize("text", ["\x00", "a\x1bb", "\u202e", "\u200b", "\ud800", "\ufeff", "\r", "\u2028", "\x85"])
def test_what_could_not_be_read_again_is_not_written(text: str) -> None:
    with pytest.raises(EnforceError) as told:
        add(Ledger(), record={"objects": [{"name": text}]})

    code = f"U+{next(ord(each) for each in text if each not in 'ab'):04X}"
    assert str(told.value) == (
        f"公示内容（record/objects/0/name）里有看不见的字符 {code}，没有写入台账。\n请在案卷里删去这个字符后重新运行。"
    )


def test_only_texts_are_dumped() -> None:
    with pytest.raises(TypeError):
        dump_entry({"case": "2026-0001", "record": {"amount": 3.5}})


# The life cycle


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], DisclosureState.UNPUBLISHED),
        (["published"], DisclosureState.PUBLISHED),
        (["published", "updated", "updated"], DisclosureState.PUBLISHED),
        (["published", "updated", "withdrawn"], DisclosureState.WITHDRAWN),
        (["published", "withdrawn", "reinstated"], DisclosureState.PUBLISHED),
        (["published", "withdrawn", "reinstated", "withdrawn"], DisclosureState.WITHDRAWN),
        (["published", "exported", "confirmed"], DisclosureState.PUBLISHED),
        (["published", "exported", "withdrawn", "confirmed", "exported"], DisclosureState.WITHDRAWN),
        (["published", "confirmed", "withdrawn", "confirmed", "reinstated", "confirmed"], DisclosureState.PUBLISHED),
    ],
)
def test_states(events: list[str], expected: DisclosureState) -> None:
    ledger = Ledger()
    entries = [add(ledger, event, minutes=at) for at, event in enumerate(events)]
    random.Random(len(events)).shuffle(entries)

    assert current_state(entries) == ledger.state("2026-0001", 1) == expected
    assert verify(entries) == []


@pytest.mark.parametrize(
    ("events", "next_event", "expected"),
    [
        ([], "updated", "案件2026-0001第1个决定尚未公示，不能再“更新”。"),
        ([], "withdrawn", "案件2026-0001第1个决定尚未公示，不能再“撤下”。"),
        (["published"], "published", "案件2026-0001第1个决定上一次是“公示”，不能再“公示”。"),
        (["published"], "reinstated", "案件2026-0001第1个决定上一次是“公示”，不能再“恢复”。"),
        (["published", "withdrawn"], "withdrawn", "案件2026-0001第1个决定上一次是“撤下”，不能再“撤下”。"),
        (["published", "withdrawn"], "updated", "案件2026-0001第1个决定上一次是“撤下”，不能再“更新”。"),
        ([], "exported", "案件2026-0001第1个决定尚未公示，不能再“上报”。"),
        ([], "confirmed", "案件2026-0001第1个决定尚未公示，不能再“登记”。"),
        (["published", "exported"], "published", "案件2026-0001第1个决定上一次是“公示”，不能再“公示”。"),
        (["published", "withdrawn", "confirmed"], "updated", "案件2026-0001第1个决定上一次是“撤下”，不能再“更新”。"),
    ],
)
def test_what_may_not_follow(events: list[str], next_event: str, expected: str) -> None:
    ledger = Ledger()
    for event in events:
        add(ledger, event)

    with pytest.raises(EnforceError) as told:
        add(ledger, next_event)

    assert str(told.value) == expected
    assert ledger.size_and_head[0] == len(events)


def test_a_withdrawal_has_a_reason_and_no_record() -> None:
    ledger = Ledger()
    add(ledger)

    with pytest.raises(EnforceError, match="必须写明理由"):
        add(ledger, "withdrawn", reason=" ")
    with pytest.raises(EnforceError, match="必须写明理由"):
        add(ledger, "updated", reason=None)
    with pytest.raises(ValueError, match="carries the public record"):
        add(ledger, "withdrawn", record=RECORD)
    with pytest.raises(ValueError, match="carries the public record"):
        add(ledger, "updated", record=None)


def test_decisions_of_one_case_share_its_numbers() -> None:
    ledger = Ledger()
    entries = [add(ledger), add(ledger, decision=2), add(ledger, "withdrawn", decision=2)]

    assert [each["seq"] for each in entries] == [1, 2, 3]
    assert (ledger.state("2026-0001", 1), ledger.state("2026-0001", 2)) == ("published", "withdrawn")
    assert [each["event"] for each in ledger.events_of("2026-0001", 2)] == ["published", "withdrawn"]
    assert verify(entries) == []


def test_clashing_clones_fail_closed() -> None:
    """One updated, one withdrew, both as number 2: until people have settled it, nothing stays in public."""
    ledger = Ledger()
    first = add(ledger)
    one, other = Ledger([first]), Ledger([first])
    entries = [first, add(one, "withdrawn"), add(other, "updated", reason="更正")]

    assert current_state(entries) is current_state(entries[::-1]) is DisclosureState.WITHDRAWN
    assert kinds(entries) == ["duplicate_seq", "duplicate_seq"]


# The graph


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


# What is wrong


def changed(at: int, change: Callable[[Entry], object]) -> list[Entry]:
    entries = copy.deepcopy(a_ledger())
    change(entries[at])
    return entries


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
