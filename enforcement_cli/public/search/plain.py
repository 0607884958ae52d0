"""The form in which texts and queries are compared; `assets/search.js` does the same, letter by letter."""

from __future__ import annotations

_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(0x5E)}
_CAPITALS = {ord("A") + offset: ord("a") + offset for offset in range(26)}
# A line break or a blank inside a word must not hide it, nor what cannot be seen.
_BLANKS = dict.fromkeys(
    [*range(0x21), 0x7F, 0x85, 0xA0, 0xAD, 0x3000, 0xFEFF, *range(0x2000, 0x2010), *range(0x2028, 0x2030)]
)
# A citizen types 示工信罚[2026]4号 for 示工信罚〔2026〕4号: hardly any keyboard has the brackets of document numbers.
_BRACKETS = {**dict.fromkeys(map(ord, "[［【〔"), ord("(")), **dict.fromkeys(map(ord, "]］】〕"), ord(")"))}
_TABLE = {
    **{wide: _CAPITALS.get(narrow, narrow) for wide, narrow in _WIDE.items()},
    **_CAPITALS,
    **_BRACKETS,
    **_BLANKS,
}


def plain(text: str) -> str:
    """Full-width letters and signs as their narrow ones, capitals small, all brackets round, blanks left out."""
    return text.translate(_TABLE)


def pairs(text: str) -> set[str]:
    """Every two neighbouring characters of a plain text."""
    return {text[at : at + 2] for at in range(len(text) - 1)}
