"""Runs of digits, however they are spaced, split or written, and the numbers that can be read out of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_HAN_DIGITS = dict(
    zip("零〇○一二三四五六七八九幺两洞拐勾壹贰叁肆伍陆柒捌玖", "00012345678912079" + "123456789", strict=True)
)

_ORNAMENTS = {
    character: str(unicodedata.digit(character))
    for character in map(
        chr,
        (
            *(0xB2, 0xB3, 0xB9, 0x24EA, 0x24FF),
            *range(0x2070, 0x207A),
            *range(0x2080, 0x208A),
            *range(0x2460, 0x2469),
            *range(0x2474, 0x247D),
            *range(0x2488, 0x2491),
            *range(0x24F5, 0x24FE),
            *range(0x2776, 0x277F),
            *range(0x2780, 0x2789),
            *range(0x278A, 0x2793),
        ),
    )
    if unicodedata.digit(character, None) is not None
}
"""Circled, bracketed, raised and lowered digits."""

_PLAIN, _HAN, _ORNAMENT = "0-9", "".join(_HAN_DIGITS), "".join(map(re.escape, _ORNAMENTS))
_VALUES = {**{digit: digit for digit in "0123456789"}, **_HAN_DIGITS, **_ORNAMENTS}
_TO_DIGITS = str.maketrans(_VALUES)

_DIGIT = f"[{_PLAIN}{_HAN}{_ORNAMENT}]"
_JOIN = r"[ \n\-.·_()]"
_RUN = re.compile(rf"{_DIGIT}+(?:{_JOIN}{{1,8}}{_DIGIT}+)*")
_JOINS = re.compile(f"{_JOIN}+")
_GROUP = re.compile(rf"[{_PLAIN}]+|[{_HAN}]+|[{_ORNAMENT}]+")

# One × is the check digit X or a multiplication; two mask something.
_MASK_BEFORE = re.compile(r"(?:\*|××)\Z")
_MASK_AFTER = re.compile(r"\*|××")

_LENGTHS = frozenset({7, 8, *range(10, 20)})
_SHORTEST_READ, _LONGEST_READ = min(_LENGTHS), max(_LENGTHS)

LONGEST = 32
"""No number of a person or an account is longer; what is longer is left alone."""


@dataclass(frozen=True, slots=True)
class Group:
    """Digits of one script without anything between them. `masked`: a mask (`*`, `××`) touches them."""

    start: int
    end: int
    digits: str
    plain: bool
    masked: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Groups with nothing but separators between them; `joins[i]` tells how groups i and i + 1 are joined.

    "" where only the script changes, else the character that stands there: a blank, `-`, `.`, `_`, `(` for brackets, a line break
    where the text was split, `?` for several kinds at once.
    """

    groups: tuple[Group, ...]
    joins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """Groups `first` to `last` of a run read as one number."""

    run: Run
    first: int
    last: int
    digits: str

    @property
    def start(self) -> int:
        return self.run.groups[self.first].start

    @property
    def end(self) -> int:
        return self.run.groups[self.last].end

    @property
    def joins(self) -> tuple[str, ...]:
        """How its groups are joined."""
        return self.run.joins[self.first : self.last]

    @property
    def joined(self) -> int:
        """What to take off a claim's weight: of two readings the one that has to join less is the likelier."""
        return min(sum(join != "\n" for join in self.joins), 4)

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many digits its groups have; line breaks and changes of script do not part groups."""
        lengths = [len(self.run.groups[self.first].digits)]
        for join, group in zip(self.joins, self.run.groups[self.first + 1 : self.last + 1], strict=True):
            if join in ("", "\n"):
                lengths[-1] += len(group.digits)
            else:
                lengths.append(len(group.digits))
        return tuple(lengths)

    @property
    def before(self) -> str:
        """How the group before it is joined; "" also where there is none."""
        return self.run.joins[self.first - 1] if self.first else ""

    @property
    def after(self) -> str:
        """How the group after it is joined; "" also where there is none."""
        return self.run.joins[self.last] if self.last < len(self.run.joins) else ""

    @property
    def alone(self) -> bool:
        """Whether no other group is joined to it in the way its own groups are joined."""
        own = set(self.joins) - {"", "\n"}
        return self.before not in own and self.after not in own

    @property
    def evenly_joined(self) -> bool:
        """Whether one kind of separator joins it throughout, line breaks aside."""
        own = set(self.joins) - {"", "\n"}
        return len(own) <= 1 and "?" not in own


def runs_of(text: str, start: int = 0) -> Iterator[Run]:
    """The runs of a text that are long enough to hold a number of a person, in order; from a place on that is in none."""
    for match in _RUN.finditer(text, start):
        if match.end() - match.start() < _SHORTEST_READ:
            continue
        groups: list[Group] = []
        joins: list[str] = []
        for each in _GROUP.finditer(text, match.start(), match.end()):
            if groups:
                joins.append(_join(text[groups[-1].end : each.start()]))
            digits = each.group().translate(_TO_DIGITS)
            masked = bool(_MASK_BEFORE.search(text, max(0, each.start() - 2), each.start())) or bool(
                _MASK_AFTER.match(text, each.end())
            )
            groups.append(Group(each.start(), each.end(), digits, each.group().isascii(), masked))
        yield Run(tuple(groups), tuple(joins))


def digits_in_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where each run of `runs_of` starts, and how many digits it has: the same at a fraction of the price."""
    for match in _RUN.finditer(text):
        if match.end() - match.start() >= _SHORTEST_READ:
            yield match.start(), len(_JOINS.sub("", match.group()))


def _join(between: str) -> str:
    if not between:
        return ""
    kinds = set(between) - {" "}
    if "\n" in kinds and kinds <= {"\n", "-"}:
        return "\n"
    if kinds & {"(", ")"}:
        return "("
    if not kinds:
        return " "
    return kinds.pop().replace("·", ".") if len(kinds) == 1 else "?"


def numbers_in(run: Run) -> Iterator[Number]:
    """Every reading of the run's groups as one number of a length that a person's number has; never a masked group."""
    groups = run.groups
    for first in range(len(groups)):
        digits = ""
        for last in range(first, len(groups)):
            if groups[last].masked:
                break
            digits += groups[last].digits
            if len(digits) > _LONGEST_READ:
                break
            if len(digits) in _LENGTHS:
                yield Number(run, first, last, digits)


def letters_touch(text: str, number: Number) -> bool:
    """Whether Latin letters are glued to a number, as in serial numbers and hash sums."""
    before, after = text[max(0, number.start - 1) : number.start], text[number.end : number.end + 1]
    return any(beside.isascii() and beside.isalpha() for beside in (before, after))
