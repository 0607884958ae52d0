"""The last look before anything is published: every byte of every output, after rendering.

Redaction works on the fields of a record. This looks at the finished files, in every form a value can take there:
text, attributes, comments, JSON escapes, HTML entities, percent-encoding, names of files. A hit stops the run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from enforcement_cli.public.detect.containers import is_container, parts_of
from enforcement_cli.public.detect.dictionary import Dictionary, Known, dictionary_of
from enforcement_cli.public.detect.engine import in_original, number_claims, number_kept
from enforcement_cli.public.detect.shadow import Shadow, decoded, plain, without_tags
from enforcement_cli.public.detect.sieve import may_hold
from enforcement_cli.public.detect.spans import Found, Kept, Kind, settle, standing

View = Literal["name", "content"]

_SHORT = 400
"""Texts of at most so many characters are remembered: those of a record, hardly a page."""

_OTHER_ENCODINGS = ("gb18030", "utf-16-le", "utf-16-be")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Personal data in an output: its kind and its place, never the value itself.

    `where` is the file's path in the output as the caller gave it, `view` tells its name from its content. Line and
    column are 1-based, columns count code points; 0 where the file is not text.
    """

    where: str
    view: View
    line: int
    column: int
    kind: Kind


def scan_output(data: bytes | str, known: Known | Dictionary, *, context: str) -> list[Hit]:
    """What of `known` (or its dictionary, where that is asked for many files), and which numbers of persons at all, stand in `data` or in its name `context`, in order.

    `context` is the file's path in the output. Of a zip (XLSX), a gzip and an image everything in it is looked at, and
    the names of its parts; UnreadableContainerError is raised where that cannot be done. Text that is not UTF-8 is searched for what `known` names, in the
    encodings it could be in.
    """
    dictionary = known if isinstance(known, Dictionary) else dictionary_of(known)
    hits = {Hit(context, "name", 1, start + 1, kind) for start, kind in _in_text(context, dictionary)}
    text = data if isinstance(data, str) else ""
    if isinstance(data, bytes) and is_container(data):
        return sorted(hits.union(Hit(context, "content", 0, 0, kind) for kind in _in_parts(data, dictionary)))
    if isinstance(data, bytes):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return sorted(hits.union(Hit(context, "content", 0, 0, kind) for kind in _in_bytes(data, dictionary)))
    for start, kind in _in_text(text, dictionary):
        before = text[:start]
        hits.add(Hit(context, "content", before.count("\n") + 1, start - before.rfind("\n"), kind))
    return sorted(hits)


def _in_parts(data: bytes, dictionary: Dictionary) -> set[Kind]:
    return {each.kind for name, part in parts_of(data) for each in scan_output(part, dictionary, context=name)}


def _in_text(text: str, dictionary: Dictionary) -> Iterator[tuple[int, Kind]]:
    return searched(text, dictionary) if text and may_hold(text, dictionary) else iter(())


def searched(text: str, dictionary: Dictionary) -> Iterator[tuple[int, Kind]]:
    """(start, kind) of what stands in a text, in whatever view of it: the plain search, which everything else answers to."""
    for view in _views_of(text) if len(text) > _SHORT else _views_kept(text):
        # Most of what is found is kept, and then nobody asks where in the original it stands.
        claims = [*dictionary.claims(view.flat), *view.claims]
        claims = standing(claims, view.kept) if claims else claims
        kept = [*view.kept, *dictionary.kept(view.flat)] if claims else []
        claims = standing(claims, kept) if claims else claims
        if not claims:
            continue
        sure, unsure = settle(text, in_original(view.shadow, claims), in_original(view.shadow, kept))
        yield from ((each.start, each.kind) for each in sure)
        # A pattern's doubt was settled when the record was made; a name known in the case still stops the run.
        yield from ((each.start, each.kind) for each in unsure if each.kind == "name")


@dataclass(frozen=True)
class _View:
    """A text as it is written, as it is meant, or as a reader sees it, and the numbers in it.

    All but `shadow` count characters of the view itself.
    """

    shadow: Shadow

    @cached_property
    def flat(self) -> Shadow:
        """The view as if it were an original."""
        return Shadow(self.shadow.text)

    @cached_property
    def claims(self) -> tuple[Found, ...]:
        """The numbers of persons."""
        return tuple(number_claims(self.shadow.text))

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """The numbers that are public by their form."""
        return tuple(number_kept(self.shadow.text))


def _views_of(text: str) -> Iterator[_View]:
    """What is written, what it decodes to, and what a reader sees; each only where it differs."""
    written = plain(Shadow(text))
    yield _View(written)
    meant = decoded(text)
    if meant.text != written.text:
        yield _View(meant)
    seen = without_tags(meant)
    if seen.text != meant.text:
        yield _View(seen)


@lru_cache(maxsize=4096)
def _views_kept(text: str) -> tuple[_View, ...]:
    """The same of a short text: courts, laws and matters are the same in thousands of records, the numbers in them too."""
    return tuple(_views_of(text))


def _in_bytes(data: bytes, dictionary: Dictionary) -> set[Kind]:
    found: set[Kind] = set()
    texts = [data.decode("utf-8", errors="replace")]
    for encoding in _OTHER_ENCODINGS:
        texts += [data[offset:].decode(encoding, errors="replace") for offset in (0, 1)]
    for text in texts:
        shadow = plain(Shadow(text))
        sure, unsure = settle(text, dictionary.claims(shadow), dictionary.kept(shadow))
        found.update(each.kind for each in (*sure, *unsure))
    return found
