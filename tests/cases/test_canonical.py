"""The one byte form under every digest: the short way gives what the long one gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement_cli.cases.canonical import as_text, canonical, nfc

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from('aeA"\\\n\t\u0301\u0308\u0323\u0338<>=\u1100\u1161\u11a8\u212b\ufb01\uf900中é'),
    ),
    max_size=6,
)
DATA = st.recursive(
    st.one_of(TEXTS, st.integers(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


@given(DATA)
def test_it_is_the_json_of_texts_in_nfc(value: Any) -> None:
    long_way = json.dumps(nfc(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")

    assert canonical(value) == long_way


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": ("x", 1), "a": MappingProxyType({"c": "y"})}, '{"a":{"c":"y"},"b":["x",1]}'),
        ({"e\u0301": "A\u030a"}, '{"é":"Å"}'),
        # As it stands in JSON the letter of the escape and the accent would become one.
        ("\n\u0301", '"\\n\u0301"'),
        # Sorted as they are in NFC.
        ({"\u212b": 1, "b": 2}, '{"b":2,"Å":1}'),
    ],
)
def test_every_form_has_its_bytes(value: Any, expected: str) -> None:
    assert canonical(value) == expected.encode("utf-8")


@pytest.mark.parametrize("value", [Decimal("1.5"), {"a": {1, 2}}, b"x"])
def test_what_json_has_no_form_for_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical(value)


class Text(str):
    __slots__ = ()


class Own(dict[str, Any]):
    pass


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": True, "b": 3, 4: None}, {"a": "true", "b": "3", "4": None}),
        ([{"a": Decimal("1.50")}, (1, "x")], [{"a": "1.50"}, ["1", "x"]]),
        (Own(a=1, b={"c": False}), {"a": "1", "b": {"c": "false"}}),
        (Text("x"), "x"),
    ],
)
def test_scalars_become_their_texts(value: Any, expected: Any) -> None:
    found = as_text(value)

    assert found == expected
    assert not isinstance(found, Mapping) or type(found) is dict
