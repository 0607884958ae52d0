"""The files of the index, a pure function of the decisions."""

from __future__ import annotations

import json
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from enforcement_cli.public.made import Batch, Made, Past, digest, make_all, one_file
from enforcement_cli.public.search.blocks import Block, blocks_of
from enforcement_cli.public.search.documents import FACETS, SearchDocument
from enforcement_cli.public.search.plain import pairs, plain
from enforcement_cli.public.search.postings import encoded, shard_of

VERSION = 1
FOLDER = "search"
CHUNK = 8
"""Decisions whose title and texts lie in one file."""
SHARD_BYTES = 6000
"""About so large is a shard: a search loads one for each word and block."""
PAIR = 2
COMMON = 400
"""So many of the most frequent pairs are listed, so that a search looks for the rarer pairs of a long word."""

RANKED = 1000
"""So many of a block's most frequent pairs count for that list."""

OFTEN = 64
"""Up to so many characters a text is likely to stand in many decisions: a law, a matter, an outcome."""

Documents = Sequence[SearchDocument | None]


def search_files(documents: Documents) -> dict[str, bytes]:
    """Every file of the index by its path.

    `documents` are in the order of first disclosure; None stands for one that has been taken down and keeps its place, so
    that the places of the others never change.
    """
    shown = [Shown(each.day, each.facets) if each is not None else None for each in documents]
    return make_all(search_batches([str(each) for each in range(len(documents))], shown, documents.__getitem__))


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a document the whole index needs: its day and its facets, as `SearchDocument` has them."""

    day: str
    facets: Mapping[str, str]


def search_batches(
    keys: Sequence[str], shown: Sequence[Shown | None], document: Callable[[int], SearchDocument | None]
) -> Iterator[Batch]:
    """The files of the index. `keys` tell what each document hangs on; `document` gives it when it is needed.

    What is full of what is old, a block or a file of texts, has the same key for ever.
    """
    blocks = list(blocks_of(len(keys)))
    for block in blocks:
        own = keys[block.start : block.start + block.size]
        yield Batch(_block_name(block), digest("block", block.name, *own), partial(_block, block, document))
    for number, start in enumerate(range(0, len(keys), CHUNK)):
        own = keys[start : start + CHUNK]
        path = f"{FOLDER}/texts/{number}.js"
        yield one_file(path, digest("texts", path, *own), partial(_texts, number, start, len(own), document))
    path = f"{FOLDER}/index.js"
    yield Batch(path, digest("index", *keys), lambda past: Made({path: _index(blocks, shown, past)}))


def _block_name(block: Block) -> str:
    return f"{FOLDER}/{block.name}"


def _block(block: Block, document: Callable[[int], SearchDocument | None], past: Past) -> Made:
    lists = _lists(document(each) for each in range(block.start, block.start + block.size))
    shards = _shards(block, lists)
    counted = ((term, len(numbers)) for term, numbers in lists.items() if len(term) == PAIR)
    ranked = sorted(counted, key=lambda each: (-each[1], each[0]))[:RANKED]
    files = {
        f"{FOLDER}/{block.name}/{number}.js": _script("shard", block.name, number, shard)
        for number, shard in enumerate(shards)
    }
    return Made(files, {"shards": len(shards), "ranked": dict(ranked)})


def _texts(number: int, start: int, count: int, document: Callable[[int], SearchDocument | None]) -> bytes:
    return _script("texts", number, [_shown(document(each)) for each in range(start, start + count)])


def _index(blocks: Sequence[Block], shown: Sequence[Shown | None], past: Past) -> bytes:
    frequency: Counter[str] = Counter()
    described = []
    for block in blocks:
        note = past.note(_block_name(block))
        frequency.update(note["ranked"])
        described.append([block.start, block.size, note["shards"]])
    ranked = sorted(frequency.items(), key=lambda each: (-each[1], each[0]))[:COMMON]
    return _script(
        "index",
        {
            "version": VERSION,
            "chunk": CHUNK,
            "documents": sum(each is not None for each in shown),
            "blocks": described,
            "common": [term for term, count in ranked if count > 1],
            "facets": _facets(shown),
        },
    )


_LIST = re.compile(rb'":"[A-Za-z0-9+/]+=*"')
_SHARD = re.compile(rf"{FOLDER}/[0-9]+-[0-9]+/[0-9]+\.js", re.ASCII)


def words_in(path: str, data: bytes) -> bytes:
    """What of a file can be read as words: of a shard its terms, without the coded lists; of any other file everything.

    A coded list is no text, but among millions of its letters some will look like somebody's number.
    """
    return _LIST.sub(b'":""', data) if _SHARD.fullmatch(path) else data


def facet_term(facet: str, value: str) -> str:
    """The term of a facet's value: longer than any pair, so that the two are never mistaken."""
    return f"{facet}:{value}"


def _lists(documents: Iterable[SearchDocument | None]) -> dict[str, array[int]]:
    """Term -> numbers within the block, rising."""
    lists: defaultdict[str, array[int]] = defaultdict(lambda: array("H"))
    for number, document in enumerate(documents):
        if document is not None:
            for term in _terms(document):
                lists[term].append(number)
    return lists


def _terms(document: SearchDocument) -> set[str]:
    terms = {facet_term(name, document.facets[name]) for name in FACETS if document.facets.get(name)}
    for text in (document.title, *document.texts):
        terms |= _pairs(text) if len(text) <= OFTEN else pairs(plain(text))
    return terms


@lru_cache(512)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(pairs(plain(text)))


def _shards(block: Block, lists: Mapping[str, array[int]]) -> list[dict[str, str]]:
    texts = {term: encoded(numbers, block.size) for term, numbers in lists.items()}
    # A term of two Chinese characters takes six bytes, its quotes, colon and comma six more.
    count = max(1, -(-sum(len(text) + 12 for text in texts.values()) // SHARD_BYTES))
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for term in sorted(texts):
        shards[shard_of(term, count)][term] = texts[term]
    return shards


def _shown(document: SearchDocument | None) -> list[Any] | None:
    return None if document is None else [document.path, document.title, document.day, *document.texts]


def _facets(documents: Sequence[Shown | None]) -> dict[str, list[str]]:
    found = {name: {each.facets[name] for each in documents if each and each.facets.get(name)} for name in FACETS}
    return {name: sorted(values, reverse=name == "year") for name, values in found.items()}


def _script(call: str, *values: Any) -> bytes:
    """A call of the reader's function of that name; only plain data ever stands in it."""
    return f"enforceSearch.{call}({','.join(_literals(values))});\n".encode()


def _literals(values: Sequence[Any]) -> Iterator[str]:
    for value in values:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        # Old readers end a line at these; no markup may end the script where someone pastes it into a page.
        yield text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
