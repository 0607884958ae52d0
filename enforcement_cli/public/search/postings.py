"""Lists of numbers as short texts, and the shard in which a term stands."""

from __future__ import annotations

import base64
from collections.abc import Sequence

_GAPS, _BITS = 0, 1


def encoded(numbers: Sequence[int], size: int) -> str:
    """Rising numbers below `size` as base64: gaps of seven bits a byte, or one bit a number, whichever is shorter."""
    gaps = bytearray([_GAPS])
    last = -1
    for number in numbers:
        gap = number - last - 1
        last = number
        while gap > 0x7F:
            gaps.append(gap & 0x7F | 0x80)
            gap >>= 7
        gaps.append(gap)
    length = (size + 7) // 8
    if len(gaps) - 1 > length:
        bits = bytearray(length + 1)
        bits[0] = _BITS
        for number in numbers:
            bits[1 + (number >> 3)] |= 1 << (number & 7)
        gaps = bits
    return base64.b64encode(gaps).decode("ascii")


def decoded(text: str) -> list[int]:
    """The numbers of an encoded list. ValueError where it is none."""
    raw = base64.b64decode(text, validate=True)
    if not raw or raw[0] not in (_GAPS, _BITS):
        raise ValueError("not a list of numbers")
    if raw[0] == _BITS:
        return [at * 8 + bit for at, byte in enumerate(raw[1:]) for bit in range(8) if byte >> bit & 1]
    numbers, last, gap, shift = [], -1, 0, 0
    for byte in raw[1:]:
        gap |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            last += gap + 1
            numbers.append(last)
            gap = shift = 0
    if shift:
        raise ValueError("the list breaks off")
    return numbers


def shard_of(term: str, shards: int) -> int:
    """The number of the shard in which a term stands, of so many."""
    value = 0
    for character in term:
        value = (value * 31 + ord(character)) & 0xFFFFFFFF
    return (value ^ value >> 15) % shards
