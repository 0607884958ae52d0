"""An entry of the ledger: its fields, its bytes, its hash, and what may stand in it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
import yaml

from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import (
    FIELDS,
    Ledger,
    canonical,
    dump_entry,
    entry_hash,
    entry_name,
    entry_path,
    record_sha256,
    verify,
)
from tests.public.ledgers import RECORD, a_ledger, add, read


def test_canonical_form() -> None:
    value = {"b": [1, True, None, "e\u0301"], "a": {"日": "x y", "A": "\n"}}

    assert canonical(value) == '{"a":{"A":"\\n","日":"x y"},"b":["1","true",null,"é"]}'.encode()
    assert canonical({"n": "1"}) == canonical({"n": 1})
    assert record_sha256(None) == sha256(b"null").hexdigest()


def test_an_entry_s_fields() -> None:
    first, second, _, last = a_ledger()

    assert tuple(second) == tuple(each for each in FIELDS if each != "ruling")
    assert {field: second[field] for field in second if field != "record"} == {
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


RULED = {"organ": "示例县人民政府", "ruling_no": "示政复决〔2026〕7号", "ruled_on": date(2026, 12, 8)}


def test_a_withdrawal_tells_of_its_ruling_what_is_known_and_nothing_else() -> None:
    ledger = Ledger()
    first = add(ledger)
    last = add(ledger, "withdrawn", minutes=1, ruling={**RULED, "effective_on": "", "received_on": "2026-12-09"})

    assert last["ruling"] == {"organ": "示例县人民政府", "ruling_no": "示政复决〔2026〕7号", "ruled_on": "2026-12-08"}
    assert canonical(read(dump_entry(last))) == canonical(last)
    assert verify([first, last]) == []
    assert "ruling" not in add(Ledger([first]), "withdrawn", minutes=1, ruling={})


def test_nothing_but_a_withdrawal_has_a_ruling() -> None:
    with pytest.raises(ValueError, match="only a withdrawal"):
        add(Ledger(), ruling=RULED)


@pytest.mark.parametrize("ruling", ["撤销", {"party": "褚金样"}, {"organ": ""}, {"organ": ["示例县人民政府"]}])
def test_a_ruling_of_another_form_is_a_fault(ruling: object) -> None:
    ledger = Ledger()
    first = add(ledger)
    last = add(ledger, "withdrawn", minutes=1)

    faults = verify([first, {**last, "ruling": ruling}])

    assert [each.message for each in faults] == ["台账缺少“ruling”，或者它的形式不对。"]
