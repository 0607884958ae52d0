"""What `enforce ledger` finds, as lines for people and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.layout import folder_files
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.console import visible
from enforcement_cli.cli.ledger_witnesses import SITE, Witnesses, witnesses
from enforcement_cli.cli.locating import Locator
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, Place, Problem, problem
from enforcement_cli.public.ledger import Entry, FaultKind, Ledger, entry_path, verify
from enforcement_cli.public.ledger.chain import HEADS_SEPARATOR

if TYPE_CHECKING:
    from enforcement_cli.law.rule import Law

VERSION = 1
SHORTEST = 16
"""Hexadecimal digits that a page shows of a head, and so the least that is taken for one."""
UNREADABLE, MISPLACED = "unreadable", "misplaced"
# What a file that is missing, or cannot be read, does to its neighbours.
_EFFECTS = frozenset({FaultKind.UNKNOWN_PREV, FaultKind.SEQ_GAP, FaultKind.ILLEGAL_EVENT})
_HEAD = re.compile(r"[0-9a-f]{16,64}", re.ASCII)
# As a page (`12 1f3a…`), its feed (`size="12" head="1f3a…"`) or somebody's note carries it.
_KEPT = re.compile(r"""(?:\b([0-9]{1,9})(?:[\s:：/]+|"\s+head="))?\b([0-9a-f]{64}(?:,[0-9a-f]{64})*)\b""", re.ASCII)
_LARGEST = 4 << 20


# Reading


def read(repository: Repository) -> tuple[list[tuple[str, Entry]], list[Problem]]:
    """Every entry with its file, and what kept others from being read."""
    found: list[tuple[str, Entry]] = []
    layout = repository.layout()
    troubles = [each for _, each in layout.unread]
    for folder in layout.folders:
        names, unread = folder_files(repository.root, f"{folder}/disclosure")
        troubles += [each for _, each in unread]
        for name in names:
            file = f"{folder}/disclosure/{name}"
            content, more = repository.read(file, "ledger-entry", mapping=True)
            if content is None or more:
                troubles += [each for _, each in more[:1]]
            if content is not None:
                found.append((file, content))
    return found, troubles


# Verifying


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its kind, its place, and what to do.

    The kind is one of `FaultKind`, or unreadable, misplaced; altered, removed (git says so); site (the site says so).
    """

    kind: str
    trouble: Problem
    line: int
    column: int

    @property
    def message(self) -> str:
        """In the language in use."""
        return tr(self.trouble.template, **self.trouble.fields)

    @property
    def remedy(self) -> str:
        """In the language in use; empty for none."""
        return tr(self.trouble.remedy, **self.trouble.fields) if self.trouble.remedy else ""


@dataclass(frozen=True, slots=True)
class Verified:
    """The ledger's size and end, all that is wrong with it, and who else was asked."""

    size: int
    heads: tuple[str, ...]
    faults: tuple[Fault, ...]
    witnesses: Witnesses

    def document(self) -> dict[str, Any]:
        """For `--format json`."""
        return {
            "version": VERSION,
            "whole": not self.faults,
            "size": self.size,
            "heads": list(self.heads),
            "compared": self.witnesses.document(),
            "faults": [
                {
                    "kind": each.kind,
                    "file": each.trouble.place.file,
                    "line": each.line,
                    "column": each.column,
                    "message": each.message,
                    "remedy": each.remedy or None,
                }
                for each in self.faults
            ],
        }

    def lines(self, *, quiet: bool) -> Iterator[str]:
        """For people."""
        for each in self.faults:
            yield f"{visible(each.trouble.place.file)}:{each.line}:{each.column}: {visible(each.message)}"
            if each.remedy and not quiet:
                yield f"    {visible(each.remedy)}"
        if quiet:
            return
        yield from self.witnesses.purges
        if self.faults:
            yield tr("台账不完整：{count} 处问题，现有 {size} 条。", count=len(self.faults), size=self.size)
        elif not self.size:
            yield tr("台账还是空的。")
        elif self.witnesses.purged:
            yield tr(
                "台账现有 {size} 条，没有改动；另有 {count} 条已经清除，都有登记说明。",
                size=self.size,
                count=len(self.witnesses.purged),
            )
        else:
            yield tr("台账完整：{size} 条，前后相接，没有改动。", size=self.size)
            for head in self.heads:
                yield tr("末端校验值 {head}", head=head)
        if self.size and not self.faults:
            yield from self.witnesses.lines()
        if len(self.heads) > 1 and not self.faults:
            yield tr("有 {count} 个末端：两处各自公示后合并的，下一次公示会把它们接上。", count=len(self.heads))


def verified(repository: Repository, law: Callable[[], Law]) -> Verified:
    """The whole ledger, judged.

    While a file cannot be read, or git knows it otherwise, what that does to the others is not held against them. An
    entry that was purged lawfully, as a registered explanation says, is no fault. `law` is called where that matters.
    """
    placed, troubles = read(repository)
    faults = [(UNREADABLE, each) for each in troubles]
    unread = {each.place.file for each in troubles}
    entries = [each for file, each in placed if file not in unread]
    for file, entry in placed:
        if file != entry_path(entry) and file not in unread:
            faults.append((MISPLACED, _misplaced(file, entry)))
    ledger = Ledger(each for _, each in placed)
    asked = witnesses(repository, ledger, [file for file, _ in placed], law)
    known = [each for each in asked.faults if each[0] != SITE]
    for fault in verify(entries):
        if not ((unread or known or asked.purged) and fault.kind in _EFFECTS):
            faults.append((str(fault.kind), fault.problem))
    told = {each.place.file for _, each in faults}
    faults += [each for each in known if each[1].place.file not in told]
    faults += asked.faults if not faults else ()
    # What was done to a file comes before what that does to those that name it.
    faults.sort(key=lambda each: each[0] == FaultKind.UNKNOWN_PREV)
    locate = Locator(repository)
    found = [Fault(kind, each, *locate(each.place)[:2]) for kind, each in faults]
    return Verified(ledger.size_and_head[0], tuple(ledger.heads), tuple(found), asked)


def _misplaced(file: str, entry: Entry) -> Problem:
    return problem(
        Place(file),
        "台账文件的名称或者所在文件夹与内容不符，应为 {right}",
        remedy="台账由工具写入，写成后不得改动。请用 git log 查明是谁改的，并恢复原样。",
        right=entry_path(entry),
    )


# Proving


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody kept: ends of an older ledger, whole or their first digits, and its size where that is known."""

    heads: tuple[str, ...]
    size: int | None = None


def claimed(text: str) -> Claim:
    """The head as typed, or as a kept page, feed or data file carries it. Raises EnforceError where it is neither."""
    if Path(text).is_file():
        return _kept(Path(text))
    heads = tuple(dict.fromkeys(each.strip() for each in text.strip().lower().split(HEADS_SEPARATOR)))
    if not all(_HEAD.fullmatch(each) for each in heads):
        raise EnforceError(
            "“{text}”不是台账的校验值，也不是保存下来的页面文件",
            remedy="校验值在公示页面的底部，是 {least} 至 64 位的数字和字母 a—f；有几个的用逗号隔开。",
            text=text,
            least=SHORTEST,
        )
    return Claim(heads)


def _kept(path: Path) -> Claim:
    with path.open("rb") as file:
        text = file.read(_LARGEST).decode("utf-8", "replace")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict) and isinstance(data.get("head"), str) and isinstance(data.get("size"), int):
        heads = tuple(each for each in data["head"].split(HEADS_SEPARATOR) if _HEAD.fullmatch(each))
        return Claim(heads, data["size"])
    match = _KEPT.search(text)
    if match is None:
        raise EnforceError(
            "{path} 里没有台账的校验值",
            remedy="请用公示网站的页面、订阅源或者 data/ledger.json；也可以直接写页面底部的校验值。",
            path=path,
        )
    return Claim(tuple(match[2].split(HEADS_SEPARATOR)), int(match[1]) if match[1] else None)


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the older ledger is contained in the present one, and a sentence that says so."""

    is_prefix: bool
    size: int
    heads: tuple[str, ...]
    old_heads: tuple[str, ...]
    old_size: int | None
    said: Problem

    @property
    def message(self) -> str:
        """In the language in use."""
        return tr(self.said.template, **self.said.fields)

    @property
    def remedy(self) -> str:
        """In the language in use; empty where nothing is amiss."""
        return tr(self.said.remedy) if self.said.remedy else ""

    def document(self) -> dict[str, Any]:
        """For `--format json`."""
        return {
            "version": VERSION,
            "is_prefix": self.is_prefix,
            "old": {"heads": list(self.old_heads), "size": self.old_size},
            "now": {"heads": list(self.heads), "size": self.size},
            "message": self.message,
        }


_REWRITTEN = (
    "请保存好当初的页面。核对运行的是不是同一个案件库、有没有拉取最新的提交；都没有问题的，说明当时公布的内容已被改写，"
    "请向执法监督机关反映。"
)
_LEDGER = Place("cases")


def proven(repository: Repository, heads: Sequence[str], size: int | None) -> Proof:
    """Is the ledger that ended in `heads` (whole hashes or their first digits) wholly contained in the present one?"""
    placed, _ = read(repository)
    ledger = Ledger(entry for _, entry in placed)

    def proof(is_prefix: bool, ends: Sequence[str], old_size: int | None, said: Problem) -> Proof:
        return Proof(is_prefix, ledger.size_and_head[0], tuple(ledger.heads), tuple(ends), old_size, said)

    if not heads:
        return proof(True, (), size, problem(_LEDGER, "空的台账是任何台账的开头。"))
    whole: list[str] = []
    for each in heads:
        matching = [own for own in ledger.by_hash if own.startswith(each)]
        if len(matching) != 1:
            template = (
                "校验值 {head} 的位数太少，现在的台账里有几条都是这样开头。"
                if matching
                else "从前公布的台账不在现在的台账里：找不到校验值 {head}。"
            )
            return proof(False, heads, size, problem(_LEDGER, template, remedy=_REWRITTEN, head=each))
        whole += matching
    before = ledger.up_to(whole)
    if before is None:
        template = "校验值 {head} 在现在的台账里，但它之前的条目缺失或者已被改动。"
        return proof(False, whole, size, problem(_LEDGER, template, remedy=_REWRITTEN, head=whole[0]))
    if size is not None and size != len(before):
        template = "校验值 {head} 之前连它自己共 {found} 条，与当时公布的 {size} 条不符。"
        said = problem(_LEDGER, template, remedy=_REWRITTEN, head=whole[0], found=len(before), size=size)
        return proof(False, whole, size, said)
    template = "从前公布的台账（{old} 条）完整地包含在现在的台账（{size} 条）里，没有被改写。"
    said = problem(_LEDGER, template, old=len(before), size=ledger.size_and_head[0])
    return proof(True, whole, len(before), said)
