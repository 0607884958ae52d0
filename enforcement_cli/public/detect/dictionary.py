"""What a case itself knows: the persons, numbers and addresses that must not be published, and what may.

Patterns cannot know that 高兴 or 安全 is somebody's name; the case's own metadata does (reliability.md §5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from enforcement_cli.public.detect.addresses import below_region
from enforcement_cli.public.detect.checksums import area_exists, luhn_holds
from enforcement_cli.public.detect.known_names import KnownNames
from enforcement_cli.public.detect.literals import Literals
from enforcement_cli.public.detect.shadow import Shadow, shadow_of
from enforcement_cli.public.detect.spans import KNOWN, Found, Kept, Kind


@dataclass(frozen=True, slots=True)
class Known:
    """What one case's metadata says. All strings as they are written there; typography is levelled here.

    `names`, `numbers` (identity and other certificates, cards, accounts), `phones`, `addresses` and `plates` are
    hidden wherever they stand, names and addresses also in parts. `public` stays: the bureau's own lines, the account
    for fines, names of companies, trade names and officers. What is in both is hidden.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    plates: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


_SEPARATORS = re.compile(r"[\s\-._·()/:,、]+")
_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九幺两洞拐勾×", "00123456789" + "12079X")
_MOBILE = re.compile(r"(?:00)?(?:86)?(1[3-9][0-9]{9})", re.ASCII)
_LANDLINE = re.compile(r"(?:(?:00)?86)?(0?(?:10|2[0-9]|[3-9][0-9]{2}))?([2-9][0-9]{6,7})", re.ASCII)
_PREFIX = re.compile(r"[(]?[+]?(?:(?:00)?86)?[ )\-]{0,2}[(]?\Z", re.ASCII)
_EXTENSION = re.compile(r"[ ]?(?:转|分机号?|[-#])[ ]?[0-9]{1,6}(?![0-9])", re.ASCII)
_TRAVEL_NUMBER = re.compile(r"[A-Z]{1,3}[0-9]{6,10}|[A-Z0-9]{9}", re.ASCII)
BARRIERS = frozenset("<>{}|")
"""Beside a line break, one of these ends whatever the last look searches for (units.py)."""

_LONG = 2_000
"""Characters: from here on the public values are prepared for one pass over a text instead of being looked for one by one."""

_MANY = 1_000
"""Public values: so many are prepared in any case."""

_SHORTEST_NUMBER = 5
_SHORTEST_ADDRESS_PART = 4
_ADDRESS_STEP = re.compile(r"(?:镇|乡|街道|街道办事处|村|社区|小区|花园|路|街|巷)(?=.{3})")


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A number, plate or address without separators, half-width, in capitals, numerals read aloud as digits."""
    return _SEPARATORS.sub("", shadow_of(text).text).translate(_HAN_DIGITS).upper()


def bare_of(text: str) -> str:
    """A text without separators, in capitals, numerals read aloud as digits: what known values are looked for in."""
    return _in_capitals(_SEPARATORS.sub("", text)).translate(_HAN_DIGITS)


def _bare_shadow(shadow: Shadow) -> Shadow:
    without = shadow.rewritten(_SEPARATORS, None)
    return without.spelled(_in_capitals(without.text).translate(_HAN_DIGITS))


def _in_capitals(text: str) -> str:
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    # ß becomes SS, and places would shift
    return "".join(each.upper() if len(each.upper()) == 1 else each for each in text)


class Dictionary:
    """Finds what a `Known` names, in any typography."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._hidden = dict(_hidden(known))
        self._values = Literals(self._hidden)
        self.names = KnownNames(known.names, known.public)

    @cached_property
    def _public(self) -> Literals:
        """What is public: asked for only where something was found, and then of nearly everything that is."""
        return Literals({value for each in self._known.public for value in _forms_of(each)} - self._hidden.keys())

    @cached_property
    def barred(self) -> bool:
        """Whether some public value holds one of the characters that part the units of a text."""
        return any(form not in self._hidden for each in self._known.public for form in _barring(each))

    def public_in(self, bare: str) -> frozenset[str]:
        """The public values that `kept` finds in a text made by `bare_of`.

        The values of a case are asked for a few lines only, and of these hardly one stands there: to look for each of them
        costs less than to prepare them all.
        """
        if len(bare) > _LONG or len(self._known.public) > _MANY or "_public" in self.__dict__:
            return frozenset(bare[start:end] for start, end in self._public.spans(bare))
        forms = chain.from_iterable(map(_forms_of, self._known.public))
        return frozenset({each for each in forms if each in bare} - self._hidden.keys())

    @property
    def hides_values(self) -> bool:
        """Whether there is anything but names to hide."""
        return bool(self._hidden)

    def hides_in(self, bare: str) -> bool:
        """Whether a text made by `bare_of` holds a hidden value, be it as a part of something longer."""
        return any(each in bare for each in self._hidden)

    def claims(self, shadow: Shadow) -> Iterator[Found]:
        """Everything hidden that stands in the text of `shadow`, in characters of its original."""
        if self._hidden:
            plain = _bare_shadow(Shadow(shadow.text))
            for found in self._values.spans(plain.text):
                if _stands_whole(plain, *found):
                    start, end = plain.original(*found)
                    if shadow.text[start - 1 : start] == "(" and ")" in shadow.text[start:end]:
                        start -= 1
                    yield Found(*shadow.original(start, end), self._hidden[plain.text[slice(*found)]], KNOWN)
        yield from self.names.claims(shadow)

    def kept(self, shadow: Shadow) -> Iterator[Kept]:
        """Everything public that stands in the text of `shadow`, in characters of its original."""
        if self._known.public:
            public = self.public_in(bare_of(shadow.text))
            for start, end in kept_places(public, shadow.text):
                yield Kept(*shadow.original(start, end), KNOWN)


@lru_cache(maxsize=1 << 11)
def kept_places(public: frozenset[str], text: str) -> tuple[tuple[int, int], ...]:
    """Where public values, as `Dictionary.public_in` gives them, stand in a shadow's text, a number with what belongs to it.

    Remembered: the line with the bureau's own number stands in every page.
    """
    return tuple(_kept_places(public, text)) if public else ()


def _kept_places(public: frozenset[str], text: str) -> Iterator[tuple[int, int]]:
    plain = _bare_shadow(Shadow(text))
    for found in Literals(public).spans(plain.text):
        start, end = plain.original(*found)
        prefix, extension = _PREFIX.search(text, max(0, start - 9), start), _EXTENSION.match(text, end)
        yield prefix.start() if prefix else start, extension.end() if extension else end


@lru_cache(maxsize=64)
def dictionary_of(known: Known) -> Dictionary:
    """The compiled dictionary of a case; the same `Known` is compiled once."""
    return Dictionary(known)


def _hidden(known: Known) -> Iterator[tuple[str, Kind]]:
    for address in known.addresses:
        for part in _address_parts(address):
            yield part, "address"
    for number in known.numbers:
        value = bare(number)
        if len(value) >= _SHORTEST_NUMBER:
            yield value, _kind_of(value)
    for plate in known.plates:
        if len(bare(plate)) >= _SHORTEST_NUMBER:
            yield bare(plate), "plate"
    for phone in known.phones:
        yield from _phone_forms(bare(phone).lstrip("+"))


def _phone_forms(value: str) -> Iterator[tuple[str, Kind]]:
    mobile = _MOBILE.fullmatch(value)
    line = _LANDLINE.fullmatch(value)
    if mobile:
        yield mobile[1], "phone"
    elif line:
        yield value, "landline"
        yield line[2], "landline"
    elif len(value) >= _SHORTEST_NUMBER:
        yield value, "landline"


def _address_parts(address: str) -> Iterator[str]:
    """The whole address, what lies below the county, and what lies below town, village or street with a number in it."""
    whole = bare(address)
    tail = whole[below_region(whole, 0, len(whole)) :]
    if len(whole) >= _SHORTEST_ADDRESS_PART and tail:
        yield whole
    if len(tail) >= _SHORTEST_ADDRESS_PART:
        yield tail
    for step in _ADDRESS_STEP.finditer(tail):
        rest = tail[step.end() :]
        if len(rest) >= _SHORTEST_ADDRESS_PART and any(character.isdigit() for character in rest):
            yield rest


def public_forms(value: str) -> Iterator[str]:
    """How a public value may stand in a text made by `bare_of`: a fixed line also without its area code."""
    plain = bare(value)
    if len(plain) >= 2:
        yield plain
    line = _LANDLINE.fullmatch(plain.lstrip("+"))
    if line:
        yield line[2]


@lru_cache(maxsize=1 << 13)
def _forms_of(value: str) -> tuple[str, ...]:
    """`public_forms`, remembered: what the bureau says of itself is public in every case."""
    return tuple(public_forms(value))


@lru_cache(maxsize=1 << 13)
def _barring(value: str) -> tuple[str, ...]:
    """Its forms that hold a barrier: hardly any."""
    return tuple(each for each in _forms_of(value) if not BARRIERS.isdisjoint(each))


def _kind_of(number: str) -> Kind:
    if len(number) in (15, 17, 18) and area_exists(number):
        return "id_card"
    if number.isdigit():
        mobile = _MOBILE.fullmatch(number)
        return (
            "phone"
            if mobile
            else "bank_card"
            if len(number) < 16 or luhn_holds(number) or len(number) > 18
            else "id_card"
        )
    if "@" in number:
        return "email"
    return "id_card" if len(number) == 18 else "passport" if _TRAVEL_NUMBER.fullmatch(number) else "wechat"


def _stands_whole(plain: Shadow, start: int, end: int) -> bool:
    """Whether a short number is not just a part of a longer one. Long ones (9 and more) are found anywhere."""
    value = plain.text[start:end]
    if len(value) >= 9 or not (value[0].isdigit() or value[-1].isdigit()):
        return True
    before, after = plain.text[start - 1 : start], plain.text[end : end + 1]
    glued_before = before.isdigit() and value[0].isdigit() and _adjacent(plain, start - 1)
    glued_after = after.isdigit() and value[-1].isdigit() and _adjacent(plain, end - 1)
    return not (glued_before or glued_after)


def _adjacent(plain: Shadow, at: int) -> bool:
    """Whether characters `at` and `at + 1` had nothing between them before separators were taken out."""
    return plain.original(at, at + 1)[1] == plain.original(at + 1, at + 2)[0]
