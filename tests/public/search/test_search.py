"""The index of the search: exactly what the texts hold, in files that stay as they are when a decision is added."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from typing import Any

import pytest

from enforcement_cli.public.search import SearchDocument, blocks_of, plain, search_files, words_in
from enforcement_cli.public.search.blocks import SIZES
from enforcement_cli.public.search.build import SHARD_BYTES, facet_term
from enforcement_cli.public.search.plain import pairs
from enforcement_cli.public.search.postings import decoded, encoded, shard_of

WORDS = (
    "未按规定",
    "罚款",
    "节能",
    "示例铸造有限公司",
    "责令改正",
    "没收",
    "２０２６年",
    "Ａ厂",
    "变压器",
    "S7-315",
    "𠮷祥",
)


def document(number: int, seed: int = 0, **facets: str) -> SearchDocument:
    """A decision of some of WORDS."""
    drawn = random.Random(f"{seed} {number}").sample(WORDS, 4)
    return SearchDocument(
        f"decisions/2026-{number:04d}-1.html", drawn[0], "2026-03-05", tuple(drawn[1:]), facets or {"kind": "行政处罚"}
    )


class Index:
    """A reader of the index, written without the code that wrote it."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        (self.index,) = self.called("search/index.js", "index")

    def called(self, path: str, name: str) -> list[Any]:
        text = self.files[path].decode("utf-8")
        call = re.fullmatch(rf"enforceSearch\.{name}\((.*)\);\n", text, re.DOTALL)
        assert call is not None
        return list(json.loads(f"[{call[1]}]"))

    def numbers(self, term: str) -> list[int]:
        """Where the term stands, by what the index says."""
        found = []
        for start, size, shards in self.index["blocks"]:
            number = shard_of(term, shards)
            name, at, terms = self.called(f"search/{start}-{size}/{number}.js", "shard")
            assert (name, at) == (f"{start}-{size}", number)
            found += [start + each for each in decoded(terms.get(term, "AA=="))]
        return found

    def text(self, number: int) -> list[str] | None:
        """A decision's path, title, day and texts."""
        chunk, texts = self.called(f"search/texts/{number // self.index['chunk']}.js", "texts")
        assert chunk == number // self.index["chunk"]
        found: list[str] | None = texts[number % self.index["chunk"]]
        return found


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 511, 512, 513, 4609])
def test_every_pair_is_found_where_it_stands_and_nowhere_else(count: int) -> None:
    documents = [document(number) if number % 5 else None for number in range(count)]
    index = Index(search_files(documents))
    terms = {pair for word in WORDS for pair in pairs(plain(word))} | {"没有", facet_term("kind", "行政处罚")}

    for term in sorted(terms):
        expected = [
            number
            for number, each in enumerate(documents)
            if each is not None
            and (
                term == facet_term("kind", "行政处罚") or any(term in plain(text) for text in (each.title, *each.texts))
            )
        ]
        assert index.numbers(term) == expected, term


def test_a_pair_does_not_reach_from_one_text_into_the_next() -> None:
    index = Index(search_files([SearchDocument("a.html", "罚", "2026-03-05", ("款", "罚"))]))
    assert index.numbers("罚款") == []


def test_texts_are_kept_as_they_are_shown() -> None:
    index = Index(search_files([SearchDocument("a.html", "Ａ </script>厂", "2026-03-05", ("一\u2028二",)), None]))
    assert index.text(0) == ["a.html", "Ａ </script>厂", "2026-03-05", "一\u2028二"]
    assert index.text(1) is None
    assert b"</script" not in b"".join(index.files.values())
    assert "\u2028".encode() not in b"".join(index.files.values())


def test_nothing_of_what_was_taken_down_is_left() -> None:
    gone = SearchDocument("decisions/2026-0002-1.html", "褚金样砖厂", "2026-03-05", ("焚烧秸秆",), {"matter": "秸秆"})
    left = b"".join(search_files([document(1), None, document(3)]).values()).decode("utf-8")
    there = b"".join(search_files([document(1), gone, document(3)]).values()).decode("utf-8")

    for word in ("褚金", "金样", "砖厂", "焚烧", "秸秆", "2026-0002"):
        assert word in there
        assert word not in left


def test_the_words_of_a_shard_are_its_terms() -> None:
    data = (
        b'enforceSearch.shard("0-5",0,{"AE":"E12345678","\xe7\xbd\x9a\xe6\xac\xbe":"AP8=","kind:a":"1380000/+=="});\n'
    )
    words = b'enforceSearch.shard("0-5",0,{"AE":"","\xe7\xbd\x9a\xe6\xac\xbe":"","kind:a":""});\n'
    assert words_in("search/0-5/0.js", data) == words
    assert words_in("search/texts/0.js", data) == data
    assert words_in("data/search/0-5/0.js", data) == data


def test_what_a_list_can_be_narrowed_by() -> None:
    index = Index(
        search_files(
            [
                document(1, kind="行政处罚", year="2025"),
                document(2, kind="行政许可", year="2026"),
                document(3, kind="行政许可"),
            ]
        )
    )
    assert index.index["facets"] == {
        "kind": ["行政处罚", "行政许可"],
        "year": ["2026", "2025"],
        "matter": [],
        "division": [],
    }
    assert index.index["documents"] == 3
    assert index.numbers(facet_term("kind", "行政许可")) == [1, 2]


@pytest.mark.parametrize("count", [100, 600, 5000])
def test_one_more_decision_changes_the_last_block_alone(count: int) -> None:
    documents = [document(number) for number in range(count)]
    before, after = search_files(documents), search_files([*documents, document(count)])
    last = f"search/{list(blocks_of(count))[-1].name}/"
    changed = {path for path in before if after.get(path) != before[path]}

    assert {path for path in changed if not path.startswith((last, "search/texts/", "search/index.js"))} == set()
    assert len([path for path in changed if path.startswith("search/texts/")]) <= 1


@pytest.mark.parametrize("count", [0, 1, 511, 512, 40000, 100_000, 1_000_000])
def test_blocks_cover_every_decision_once(count: int) -> None:
    found = list(blocks_of(count))
    assert [each.start for each in found] == [sum(each.size for each in found[:at]) for at in range(len(found))]
    assert sum(each.size for each in found) == count
    assert all(each.size <= SIZES[0] for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＢｃ（１）", "abc(1)"),
        ("示工信罚〔2026〕4号", "示工信罚(2026)4号"),
        ("示工信罚[2026］4号【注】", "示工信罚(2026)4号(注)"),
        ("未按 规\u3000定\n罚\u200b款\u00ad", "未按规定罚款"),
        ("Äß", "Äß"),
        ("𠮷", "𠮷"),
        ("", ""),
    ],
)
def test_the_form_in_which_texts_are_compared(text: str, expected: str) -> None:
    assert plain(text) == expected


def _lists() -> Iterable[tuple[list[int], int]]:
    yield [], 5
    yield [0], 1
    yield [4095], 4096
    yield list(range(512)), 512
    yield list(range(0, 32768, 2)), 32768
    for seed in range(30):
        drawn = random.Random(seed)
        size = drawn.choice([9, 512, 32768])
        yield sorted(drawn.sample(range(size), drawn.randint(0, size))), size


@pytest.mark.parametrize(("numbers", "size"), list(_lists()))
def test_lists_come_back_as_they_were(numbers: list[int], size: int) -> None:
    text = encoded(numbers, size)
    assert decoded(text) == numbers
    assert len(text) <= 4 * ((size + 7) // 8 + 3) / 3 + 4


@pytest.mark.parametrize("text", ["", "Ag==", "AP8=", "%%"])
def test_what_is_no_list(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decoded(text)


def test_shards_are_of_a_size() -> None:
    letters = [chr(0x4E00 + number) for number in range(600)]
    drawn = random.Random(7)
    files = search_files(
        [
            SearchDocument(f"{each}.html", "题", "2026-03-05", ("".join(drawn.choices(letters, k=200)),))
            for each in range(512)
        ]
    )
    sizes = [len(files[path]) for path in files if path.startswith("search/0-512/")]
    assert len(sizes) > 50
    assert max(sizes) < SHARD_BYTES * 1.6
