"""The last look at a finished site: does anything that a case wants hidden stand in any byte of it?

Three searches, together linear in what is written:

- the page of a decision, whole, with the detectors and everything known in its case, in every disguise;
- every other page for the same names, numbers, phones, plates and addresses as they are written in the case; a place
  found so is then judged by the detectors, and what another decision lawfully shows there is no leak;
- every page for numbers of persons that no case knows.

A hit says in which file and what kind of thing, never the thing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, NamedTuple

from enforcement_cli.public.detect import Detection, Hit, Kind, Known, Span, detect, scan_output
from enforcement_cli.public.detect.containers import is_container
from enforcement_cli.public.detect.dictionary import dictionary_of
from enforcement_cli.public.detect.known_names import given_names
from enforcement_cli.public.hidden_values import HiddenValues
from enforcement_cli.public.search import words_in
from enforcement_cli.public.searchable import can_be_searched, content_of, without_stamp
from enforcement_cli.public.shape import texts_of

_SETTLED = (
    "conclusion",
    "facts",
    "reasons",
    "contents",
    "files/title",
    "corrections/text",
    "basis/words",
    "objects/name",
    "matter",
    "division",
    "agency/name",
)
"""Where a name or address that no case knows is no leak: free texts have been masked and settled by the clerk, the
object's name has its own rules, the words of an article are the law's, and the others are the bureau's own, from its register and settings.
"""


@dataclass(frozen=True, slots=True)
class Watched:
    """One decision that is to be disclosed: its page, its case, and what must not stand in it or in any other page.

    `shown` are the texts of its record. What stands there has been judged where it stands (a word that is also a name,
    a person's name in a trade name), and a list or an index may hold it by itself.
    """

    page: str
    case: str
    known: Known
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leak:
    """Something of a case that stands in a file of the site.

    `file` is empty where it stands in the very name, which is not to be repeated then; `case` for what no case knows.
    `kinds` is empty for a file that cannot be searched, or a picture that holds more than the picture.
    """

    file: str
    case: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the site, or what is new in it; `known`: what must not stand in it, where it is the page of a decision."""

    name: str
    data: bytes
    known: Known | None

    @property
    def searched(self) -> bytes:
        """What of it is looked at; nothing where it says only what other files say as well."""
        return without_stamp(words_in(self.name, self.data))


@dataclass(frozen=True, slots=True)
class Met:
    """What is found in a piece, and the pages of the decisions of which some hidden value stands in it, its own apart."""

    readable: bool = True
    hits: tuple[Hit, ...] = ()
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is searched for in every file, fit to be sent to another process: decisions with their hidden values alone,
    what the bureau says of itself, and everything that is public in any case.
    """

    watched: tuple[Watched, ...]
    public: tuple[str, ...]
    shown: tuple[str, ...]


Looking = Callable[[Hidden, Iterable[Piece]], Iterator[tuple[Piece, Met]]]
"""Looks at pieces, in their order."""


class Search:
    """Looks at pieces for what is hidden."""

    def __init__(self, hidden: Hidden) -> None:
        self._public = hidden.public
        self._values = HiddenValues((each.page, each.known) for each in hidden.watched)
        self._anybody = dictionary_of(Known(public=hidden.shown))

    def look(self, piece: Piece) -> Met:
        """What stands in one piece."""
        data = piece.searched
        if not data:
            return Met()
        if not can_be_searched(data):
            return Met(readable=False)
        known = _with(piece.known, self._public) if piece.known is not None else self._anybody
        hits = tuple(scan_output(data, known, context=piece.name))
        owners = self._values.owners(piece.name, content_of(data))
        return Met(True, hits, tuple(page for page in owners if page != piece.name))


def one_by_one(hidden: Hidden, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Met]]:
    """All of them looked at here."""
    search = Search(hidden)
    return ((each, search.look(each)) for each in pieces)


def leaks(
    files: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    watched: Sequence[Watched],
    *,
    elsewhere: Callable[[str], Collection[str]],
    public: Sequence[str] = (),
    before: Mapping[str, bytes | None] | None = None,
    looking: Looking | None = None,
) -> Iterator[Leak]:
    """Every leak in these files, by name, or as they come.

    `elsewhere`: for a page, the texts that the records of all other decisions show; asked for only where one of its
    values is found. `public`: what the bureau says of itself. `before`: the files as they are published now; only what
    is new in them is looked at. `looking`: who looks at the files, in their order; None for here, one by one.
    """
    looking = looking or one_by_one

    @cache
    def outside(page: str) -> Known:
        """What of a case must not stand in other files than its decision's page."""
        each = own[page]
        return _with(_without(each.known, {*elsewhere(page), *each.shown}), public)

    own = {each.page: each for each in watched}
    given = ((name, fresh(new, (before or {}).get(name))) for name, new in _each_of(files))
    pieces = (Piece(name, data, own[name].known if name in own else None) for name, data in given if data)
    for piece, met in looking(_hidden(watched, public), pieces):
        name = piece.name
        if not met.readable:
            yield Leak(name, "", ())
            continue
        yield from _leak(name, own[name].case if name in own else "", met.hits)
        for page in met.owners:
            yield from _leak(name, own[page].case, scan_output(piece.searched, outside(page), context=name))


def _each_of(files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    return sorted(files.items()) if isinstance(files, Mapping) else files


def _hidden(watched: Sequence[Watched], public: Sequence[str]) -> Hidden:
    shown = {*public, *(text for each in watched for text in each.known.public)}
    bare = tuple(Watched(each.page, each.case, replace(each.known, public=())) for each in watched)
    return Hidden(bare, tuple(public), tuple(sorted(shown)))


def fresh(new: bytes, old: bytes | None) -> bytes:
    """What of a file is not in its published form: its new lines, each with the lines about it. All of a new file."""
    if old is None:
        return new
    if old == new:
        return b""
    if is_container(new):
        return new
    known = set(old.split(b"\n"))
    lines = new.split(b"\n")
    wanted = {near for at, line in enumerate(lines) if line not in known for near in (at - 1, at, at + 1)}
    return b"\n".join(lines[at] for at in sorted(wanted) if 0 <= at < len(lines))


class Held(NamedTuple):
    """What must not stand in a field of a record: the field, the kinds, and the words about the first place of it."""

    where: str
    kinds: tuple[Kind, ...]
    near: str


_ABOUT = 12
"""Characters of a text shown before and behind the place that is meant."""


def leaks_in_record(record: Any, known: Known) -> Iterator[Held]:
    """What must not stand in a record: what its own case wants hidden, in any field, and in those
    that are no free text (an article, a court, a certificate's number) names and addresses of people no case knows.
    """
    for where, text in texts_of(record):
        hits = scan_output(text, known, context="")
        kinds, starts = {each.kind for each in hits}, [_start(text, each) for each in hits]
        if where not in _SETTLED and _persons(detect_alone(text)):
            persons = _persons(detect(text, known))
            kinds |= {each.kind for each in persons}
            starts += [each.start for each in persons]
        if kinds:
            yield Held(where, tuple(sorted(kinds)), _about(text, min(starts)))


def _start(text: str, hit: Hit) -> int:
    """Where in a text a hit begins."""
    lines = text.split("\n")
    return sum(len(each) + 1 for each in lines[: hit.line - 1]) + max(hit.column - 1, 0)


def _about(text: str, start: int) -> str:
    """The words about a place in a text, on one line."""
    first, last = max(0, start - _ABOUT), start + _ABOUT
    words = " ".join(text[first:last].split())
    return ("…" if first else "") + words + ("…" if last < len(text) else "")


def _persons(found: Detection) -> list[Span]:
    return [each for each in (*found.spans, *found.unsettled) if each.kind in ("name", "address")]


@lru_cache(maxsize=4096)
def detect_alone(text: str) -> Detection:
    """What is found without knowing any case: laws, courts and titles are the same in thousands of records."""
    return detect(text)


def _leak(file: str, case: str, hits: Sequence[Hit]) -> Iterator[Leak]:
    if hits:
        yield Leak("" if any(each.view == "name" for each in hits) else file, case, _kinds(hits))


def _kinds(hits: Sequence[Hit]) -> tuple[Kind, ...]:
    return tuple(sorted({each.kind for each in hits}))


def _without(known: Known, shown: Collection[str]) -> Known:
    """Without the values that other decisions show to the public already, and without given names that stand there as
    words: 生意兴旺 in a text puts 兴旺 by itself into the index.
    """

    def kept(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(each for each in values if not any(each in text for text in shown))

    return replace(
        known,
        names=kept(known.names),
        numbers=kept(known.numbers),
        phones=kept(known.phones),
        addresses=kept(known.addresses),
        plates=kept(known.plates),
        public=(
            *known.public,
            *sorted(each for each in given_names(known.names) if any(each in text for text in shown)),
        ),
    )


def _with(known: Known, public: Sequence[str]) -> Known:
    return replace(known, public=tuple(sorted({*known.public, *public})))
