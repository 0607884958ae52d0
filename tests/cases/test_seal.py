"""Checksums are put in beside the files they belong to, and nothing else changes."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.seal import with_digests
from enforcement_cli.problems import EnforceError
from tests.cases.yaml_help import parsed

DIGEST = "ab" * 32
DIGITS = "1" * 62 + "e1"


@pytest.mark.parametrize(
    ("text", "pointer", "expected"),
    [
        pytest.param("- file: a\n", (0,), f"- file: a\n  sha256: {DIGEST}\n", id="on the line of the dash"),
        pytest.param("- id: x\n  file: a", (0,), f"- id: x\n  file: a\n  sha256: {DIGEST}", id="without an end"),
        pytest.param("- file: a\r\n", (0,), f"- file: a\r\n  sha256: {DIGEST}\r\n", id="CRLF"),
        pytest.param(
            "- file:\n    a\n  id: x\n", (0,), f"- file:\n    a\n  sha256: {DIGEST}\n  id: x\n", id="two lines"
        ),
        pytest.param("r:\n- {file: a b}\n", ("r", 0), f"r:\n- {{file: a b, sha256: {DIGEST}}}\n", id="in braces"),
        pytest.param("- {file: 'a, b', id: x}\n", (0,), f"- {{file: 'a, b', sha256: {DIGEST}, id: x}}\n", id="quoted"),
    ],
)
def test_the_digest_stands_right_behind_the_file(text, pointer, expected):
    assert with_digests(text, parsed(text, mapping=None), {pointer: DIGEST}) == expected


def test_several_at_once():
    text = "- file: a\n- id: x\n- file: b\n"

    assert with_digests(text, parsed(text, mapping=None), {(0,): DIGEST, (2,): DIGITS}) == (
        f'- file: a\n  sha256: {DIGEST}\n- id: x\n- file: b\n  sha256: "{DIGITS}"\n'
    )


def test_what_cannot_be_added_to_is_left_alone():
    text = "- {id: x,\n   file: a}\n"

    with pytest.raises(EnforceError) as refused:
        with_digests(text, parsed(text, mapping=None), {(0,): DIGEST})

    assert str(refused.value).endswith(f"请把下面几行自己加进去：\nsha256: {DIGEST}")
