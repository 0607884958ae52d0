"""How well redaction does on the labelled sentences of tests/public/detect: `python -m tools.redaction_score`, `make redaction-score`.

`corpus.jsonl` is what the detectors were made with. `heldout.jsonl` was written apart from them and is never used to
change them. The `unseen_*.jsonl` were scored once before anything was changed for them (docs/redaction.md has those
figures), and have been learned from since. A line of any is `{"id","text","spans"}`, spans as `enforce redact --jsonl`
gives them; a line without spans is a look-alike. All data is invented.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from enforcement_cli.public.detect import KINDS, Detection, Kind, Known, Span, detect

HERE = Path(__file__).resolve().parent.parent / "tests" / "public" / "detect"
WORDS: frozenset[Kind] = frozenset({"name", "address", "health", "nickname"})
"""Kinds that are words; all others are numbers and handles."""
NOBODY = Known()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence."""

    id: str
    text: str
    spans: tuple[Span, ...]

    @property
    def known(self) -> Known:
        """The persons and homes in it, as a case that has them in its metadata would know them."""
        values: dict[str, list[str]] = {}
        for each in self.spans:
            values.setdefault(each.kind, []).append(self.text[each.start : each.end])
        return Known(names=tuple(values.get("name", ())), addresses=tuple(values.get("address", ())))


@dataclass
class Score:
    """Per kind: how many there are, how many were masked whole, how many are left to a person; and every failure."""

    total: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    unsettled: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    damaged: list[tuple[str, str]] = field(default_factory=list)
    """What was masked and is nobody's: (id, text)."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """What was asked about and is nobody's."""
    look_alikes: int = 0


def sentences(file: str) -> list[Sentence]:
    """The labelled sentences of a file of tests/public/detect."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [
        Sentence(each["id"], each["text"], tuple(Span(*span) for span in each["spans"]))
        for each in map(json.loads, lines)
    ]


def score(every: Iterable[Sentence], *, with_case: bool = False) -> Score:
    """What the detectors make of these sentences; `with_case`: persons and homes are known from the case's metadata."""
    found = Score()
    for each in every:
        _add(found, each, detect(each.text, each.known if with_case else NOBODY))
    return found


def _add(found: Score, sentence: Sentence, detection: Detection) -> None:
    masked = _places(detection.spans)
    seen = masked | _places(detection.unsettled)
    labelled = _places(sentence.spans)
    found.look_alikes += not sentence.spans
    for span in sentence.spans:
        places = _places([span])
        found.total[span.kind] += 1
        if places <= masked:
            found.masked[span.kind] += 1
        elif places <= seen:
            found.unsettled[span.kind] += 1
        else:
            found.missed.append((sentence.id, sentence.text[span.start : span.end]))
    for spans, into in ((detection.spans, found.damaged), (detection.unsettled, found.asked)):
        for span in spans:
            beyond = [at for at in range(span.start, span.end) if at not in labelled and sentence.text[at].isalnum()]
            if beyond:
                into.append((sentence.id, sentence.text[span.start : span.end]))


def _places(spans: Iterable[Span]) -> set[int]:
    return {at for each in spans for at in range(each.start, each.end)}


def table(found: Score) -> Iterator[str]:
    """The score as lines of Markdown."""
    yield "| kind | labelled | masked | left to a person | missed |"
    yield "|---|---:|---:|---:|---:|"
    for kind in KINDS:
        total, masked, unsettled = found.total[kind], found.masked[kind], found.unsettled[kind]
        if total:
            yield f"| `{kind}` | {total} | {masked} ({masked / total:.1%}) | {unsettled} | {total - masked - unsettled} |"
    yield ""
    yield f"Look-alikes: {found.look_alikes}. Damaged: {len(found.damaged)}. Asked about: {len(found.asked)}."


UNSEEN = ("unseen_first.jsonl", "unseen_second.jsonl", "unseen_third.jsonl", "unseen_fourth.jsonl")
"""The sets that were scored before they were learned from, in this order."""


def unseen_table(files: Iterable[str]) -> Iterator[str]:
    """What the detectors alone make of each of the files now, as lines of Markdown."""
    yield "| set | names masked | masked or asked about | addresses masked or asked about | look-alikes damaged | asked about |"
    yield "|---|---:|---:|---:|---:|---:|"
    for file in files:
        every = sentences(file)
        found = score(every)
        alone = {each.id for each in every if not each.spans}
        names, places = found.total["name"], found.total["address"]
        seen = {kind: found.masked[kind] + found.unsettled[kind] for kind in ("name", "address")}
        yield (
            f"| {file} | {found.masked['name']} of {names} ({found.masked['name'] / names:.0%})"
            f" | {seen['name']} ({seen['name'] / names:.0%}) | {seen['address']} of {places} ({seen['address'] / places:.0%})"
            f" | {_lines(found.damaged, alone)} of {len(alone)} | {_lines(found.asked, alone)} |"
        )


def _lines(found: list[tuple[str, str]], alone: set[str]) -> int:
    """In how many look-alikes something was found."""
    return len({name for name, _ in found if name in alone})


def main() -> int:
    """Print the scores of the corpus and of what was held out, without and with what a case knows, and of the unseen sets."""
    for file, title in (("corpus.jsonl", "Corpus"), ("heldout.jsonl", "Held out")):
        every = sentences(file)
        for with_case, how in ((False, "by the detectors alone"), (True, "with the case's own persons and homes")):
            found = score(every, with_case=with_case)
            print(f"## {title}, {len(every)} sentences, {how}\n")
            print("\n".join(table(found)), end="\n\n")
            for what, each in (("missed", found.missed), ("damaged", found.damaged), ("asked about", found.asked)):
                if each:
                    print(f"{what}: {', '.join(f'{name} {text!r}' for name, text in each)}\n")
    print("## Unseen sets, by the detectors alone, since they were learned from\n")
    print("\n".join(unseen_table(UNSEEN)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
