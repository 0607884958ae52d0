"""Putting a mask over what was found, by the bureau's pattern.

No national or provincial rule fixes a pattern (law.md §7.1); the defaults follow what those texts share: 隐去 numbers,
addresses and health, 保留姓氏 of names. A mask never says how many characters it covers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from enforcement_cli.problems import EnforceError
from enforcement_cli.public.detect.addresses import below_region
from enforcement_cli.public.detect.dictionary import bare
from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.shadow import Shadow, shadow_of
from enforcement_cli.public.detect.spans import KINDS, Detection, Kind, Span
from enforcement_cli.public.detect.surnames import surname_length

HIDE = "hide"
KEEP = "keep"
STARS = "***"
SURNAME = "surname"
SURNAME_AND_STARS = "stars"
_GIVEN = {SURNAME: "某", SURNAME_AND_STARS: "*"}
YEAR = "year"

_ENDS = re.compile(r"([0-9])\+([0-9])", re.ASCII)
_ALREADY = re.compile("[某×*＊○]")
_CHINESE = re.compile(f"[{HAN}]+")
_AREA = re.compile(r"(?:(?:00)?86)?(0(?:10|2[0-9]|[3-9][0-9]{2}))[0-9]{7,}", re.ASCII)
_YEAR = re.compile(r"(?:公历|农历|阴历)?([0-9零〇○一二三四五六七八九]{4})(?![0-9]{4})[ ]?(年?)")
_EXTENSION = re.compile(r"(?:转|分机|EXT|#).*")


@dataclass(frozen=True, slots=True)
class Patterns:
    """How each kind is masked; the bureau's dated setting chooses, these are the defaults.

    Every kind takes `hide` (nothing is left) and `keep` (left as it stands). Numbers and plates also take `H+T`: the
    first H and last T characters stay. `landline` takes `area`, `name` takes `surname` (陈某某) or `stars` (陈**),
    `address` takes `province`, `city` or `county`: the part of it that stays. `birth` takes `year` (1885年***).
    """

    id_card: str = HIDE
    phone: str = "3+4"
    landline: str = "area"
    bank_card: str = "0+4"
    plate: str = "2+0"
    passport: str = HIDE
    email: str = HIDE
    wechat: str = HIDE
    qq: str = HIDE
    address: str = "county"
    name: str = "surname"
    health: str = HIDE
    property: str = HIDE
    vehicle: str = HIDE
    papers: str = HIDE
    birth: str = HIDE
    nickname: str = HIDE

    def __post_init__(self) -> None:
        for kind in KINDS:
            style = self.style(kind)
            if style not in (HIDE, KEEP, *_STYLES.get(kind, ())) and not (
                kind in _WITH_ENDS and _ENDS.fullmatch(style)
            ):
                raise EnforceError(
                    "隐去方式“{style}”不能用于“{kind}”",
                    remedy="每一类都可以写 hide（全部隐去）或者 keep（保留）；号码、车牌还可以写“3+4”这样的首尾保留位数；landline 可以写 area，name 可以写 surname、stars，address 可以写 province、city、county，birth 可以写 year",
                    style=style,
                    kind=kind,
                )

    def style(self, kind: Kind) -> str:
        """The style for one kind."""
        return str(getattr(self, kind))

    @classmethod
    def of(cls, styles: Mapping[str, str]) -> Patterns:
        """The defaults, with the styles of a bureau's setting over them. Raises EnforceError for an unknown kind or style."""
        for kind in styles.keys() - {each.name for each in fields(cls)}:
            raise EnforceError("没有“{kind}”这一类隐去内容", remedy="可用的类别：{kinds}", kind=kind, kinds=KINDS)
        return cls(**styles)


_STYLES: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "landline": ("area",),
        "name": (SURNAME, SURNAME_AND_STARS),
        "address": ("province", "city", "county"),
        "birth": (YEAR,),
    }
)
_WITH_ENDS: frozenset[Kind] = frozenset(
    {"id_card", "phone", "landline", "bank_card", "plate", "passport", "wechat", "qq", "vehicle", "papers"}
)

DEFAULT_PATTERNS = Patterns()


def mask(
    text: str, detection: Detection, patterns: Patterns = DEFAULT_PATTERNS, given: Collection[str] = frozenset()
) -> str:
    """`text` with the spans of `detection` masked. What is unsettled is left as it stands: it stops publication.

    `given`: given names of known persons, whose first character is no surname: 安全 of 吴安全 becomes 某某, not 安某.
    """
    return mask_with_origin(text, detection.spans, patterns, given).text


def mask_with_origin(
    text: str,
    spans: Iterable[Span],
    patterns: Patterns = DEFAULT_PATTERNS,
    given: Collection[str] = frozenset(),
) -> Shadow:
    """The masked text, knowing where it comes from: every character of a mask stands for the whole span."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for span in (*spans, None):
        until = len(text) if span is None else span.start
        pieces.append(text[done:until])
        starts.extend(range(done, until))
        ends.extend(range(done + 1, until + 1))
        if span is not None:
            done = span.end
            style, found = patterns.style(span.kind), text[span.start : done]
            if span.kind == "name" and style in (SURNAME, SURNAME_AND_STARS) and shadow_of(found).tight.text in given:
                pieces.append(_GIVEN[style] * 2)
            else:
                pieces.append(_masked(found, span.kind, style))
            starts.extend([span.start] * len(pieces[-1]))
            ends.extend([done] * len(pieces[-1]))
    return Shadow("".join(pieces), lambda: (starts, ends))


def _masked(found: str, kind: Kind, style: str) -> str:
    if style == KEEP:
        return found
    if style == HIDE:
        return STARS
    special = _SPECIAL.get(kind)
    if special is not None and not _ENDS.fullmatch(style):
        return special(found, style)
    return _between_ends(found, kind, style)


def _between_ends(found: str, kind: Kind, style: str) -> str:
    """The first and last characters of a number; none of them where so few others are that they could be guessed."""
    characters = bare(found)
    if kind == "phone":
        characters = characters.lstrip("+")[-11:]
        if not characters.isdigit():  # 一百三十八…, l38…: which of these are its first and last digits?
            return STARS
    head, tail = (int(count) for count in style.split("+"))
    if len(characters) < head + tail + 4:
        return STARS
    return characters[:head] + "****" + (characters[-tail:] if tail else "")


def _masked_landline(found: str) -> str:
    area = _AREA.match(_EXTENSION.sub("", bare(found)).lstrip("+"))
    return f"{area[1]}-****" if area else "****"


def masked_name(name: str, style: str = SURNAME) -> str:
    """陈某某, 欧阳某 (or 陈**, or ***); a dotted or foreign name keeps its first character (as the courts do, 法释〔2016〕19号).

    A name that is masked already stays as it is.
    """
    return name if _ALREADY.search(name) else _masked(name, "name", style)


def _surname_only(name: str, style: str) -> str:
    name = shadow_of(name).tight.text
    given = _GIVEN[style]
    if not _CHINESE.fullmatch(name):
        return name[:1] + given * 2
    surname = surname_length(name, 0)
    if not surname:
        return name[:1] + given * 2 if len(name) > 2 else given * 2
    return name[:surname] + given * (1 if len(name) - surname == 1 else 2)


def _masked_address(found: str, style: str) -> str:
    address = shadow_of(found).tight.text
    return address[: below_region(address, 0, len(address), keep=style)] + STARS


def _masked_birth(found: str) -> str:
    """1885年***: the year says no more than the age that decisions give anyway."""
    year = _YEAR.match(shadow_of(found).tight.text)
    return f"{year[1]}{year[2]}{STARS}" if year else STARS


_SPECIAL: Mapping[Kind, Callable[[str, str], str]] = MappingProxyType(
    {
        "landline": lambda found, style: _masked_landline(found),
        "name": _surname_only,
        "address": _masked_address,
        "birth": lambda found, style: _masked_birth(found),
    }
)
