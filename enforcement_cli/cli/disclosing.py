"""The way to the public: the new site made and searched under a temporary name, the ledger entries written, the site
put in its place.

Each ledger entry is written whole, one after the other; then the site, made from the ledger alone, is swapped. A run
that is killed in between leaves a legal state, which the next publish, withdraw or site finishes without help.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from enforcement_cli.cases.memory import uncollected
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.bureau_facts import agency_facts, register_facts
from enforcement_cli.cli.clock_behind import warn_of_clock
from enforcement_cli.cli.console import err, visible
from enforcement_cli.cli.context import CHINA, Context
from enforcement_cli.cli.lazy_files import FilesToWrite, PresentFiles
from enforcement_cli.cli.picturing import picture_batches
from enforcement_cli.cli.reading_ledger import ledger_entries as ledger_entries
from enforcement_cli.cli.site_build import SiteBuild, Trust
from enforcement_cli.cli.titles import kind_title
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.detect import Known, detect
from enforcement_cli.public.fragments import fragment_batches
from enforcement_cli.public.leaks import Looking, Watched, leaks, one_by_one
from enforcement_cli.public.ledger import Entry, Ledger, entry_path
from enforcement_cli.public.made import Batch, make_all
from enforcement_cli.public.shape import texts_of
from enforcement_cli.public.site import Page, page_path, pages, site_batches, site_of
from enforcement_cli.storage import MARK

Proof = Callable[[Callable[[], Iterable[tuple[str, bytes]]]], None]
"""Looks at the files of a new tree, as often as it likes, and raises EnforceError where one of them must not appear."""


def now() -> datetime:
    """The moment of writing, in China; SOURCE_DATE_EPOCH stands in for the clock where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), CHINA)
        except (ValueError, OverflowError, OSError):
            raise EnforceError("SOURCE_DATE_EPOCH 应为整数秒数，现为“{value}”", value=epoch) from None
    return datetime.now(CHINA)


def publisher(context: Context, by: str | None) -> str:
    """Who publishes: the person named, else the git user, else the account.

    It stands in the ledger for ever. Raises EnforceError where more of a person is in it than a name.
    """
    from enforcement_cli.cli.own_words import demand_name_alone

    who = " ".join((by or "").split())
    if not who:
        from enforcement_cli.git import Git

        name = Git(context.require_root()).user_name()
        who = name or os.environ.get("USER") or os.environ.get("USERNAME") or tr("未具名")
    demand_name_alone(who)
    return who


def demand_clean_registers(context: Context, repository: Repository) -> None:
    """Nothing of a person stands in what the bureau says of itself, nor what may be one's and nobody has looked at.

    Raises EnforceError.
    """
    from enforcement_cli.cli.locating import Locator
    from enforcement_cli.cli.persons_said import person_facts, persons_said, undecided

    hits = persons_said(repository)
    if not hits:
        return
    where = Locator(repository)
    for each in person_facts(repository):
        if not each.doubtful:
            raise EnforceError(
                "{file} 第{line}行要公开的内容里有个人信息（{kinds}），公示网站没有生成",
                remedy="请从那里删去，再运行一次。",
                file=each.place.file,
                line=where(each.place)[0],
                kinds=[tr(kind) for kind in each.kinds],
            )
    for hit in hits:
        # Put together of several fields: then no line of its own holds it.
        if hit.found.kinds:
            raise EnforceError(
                "本机关公开的信息里有个人信息（{kinds}），在“{where}”一栏，公示网站没有生成",
                remedy="请从 enforce.yaml 或者 registers 下的登记册中删去，再运行一次。",
                kinds=[kind_title(kind) for kind in hit.found.kinds],
                where=hit.where,
            )
    for finding in undecided(context, repository):
        line, _, _ = where(finding.place)
        raise EnforceError(
            "{file} 第{line}行要公开的内容里，{what}可能是个人信息，公示网站没有生成",
            remedy="是个人信息的，请从那里删去；不是的，由主要负责人或者法制审核人员登记说明（命令见 enforce check）。然后再运行一次。",
            file=finding.place.file,
            line=line,
            what=finding.fields["words"],
        )


def site_files(
    entries: Sequence[Entry], repository: Repository, fresh: Mapping[str, bytes] = MappingProxyType({})
) -> dict[str, bytes]:
    """The public tree of these entries, all at once. `fresh`: files of the repository that are about to be written."""
    return make_all(tree_batches(entries, repository, fresh)[0])


def tree_batches(
    entries: Sequence[Entry],
    repository: Repository,
    fresh: Mapping[str, bytes] = MappingProxyType({}),
    briefs: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[Iterator[Batch], Sequence[Page]]:
    """What the public tree of these entries is made of, to be made when it is needed; and its decisions.

    `briefs` are remembered rows of `Brief`. Raises EnforceError as `pages` does.
    """
    ledger, registers = Ledger(entries), register_facts(repository)
    decisions = pages(ledger, briefs)
    agency = agency_facts(repository)
    site = site_of(ledger, decisions, agency, registers)
    parts = (
        site_batches(site, registers),
        fragment_batches(decisions, agency),
        picture_batches(decisions, repository, fresh),
    )
    return chain.from_iterable(parts), decisions


def demand_one_line(reason: str) -> None:
    """The reason is published: one line that is not empty. Raises EnforceError."""
    if not reason.strip() or any(each in reason for each in "\r\n"):
        raise EnforceError("公开说明的理由要写在一行里，不能为空")


def demand_clean_reason(reason: str, known: Known) -> None:
    """The reason is published: one line that holds nothing of what the case wants hidden. Raises EnforceError."""
    demand_one_line(reason)
    found = detect(reason, known)
    if found.spans or found.unsettled:
        span = (found.spans + found.unsettled)[0]
        raise EnforceError(
            "公开说明的理由里“{what}”可能是个人信息（{kind}）",
            remedy="请改写后再运行。",
            what=reason[span.start : span.end],
            kind=kind_title(span.kind),
        )


def disclose(
    context: Context,
    repository: Repository,
    target: Path,
    old: Sequence[Entry],
    new: Sequence[Entry],
    *,
    watched: Sequence[Watched] = (),
    before: Mapping[str, bytes] | None = None,
    trust: Trust | None = Trust.DATES,
    proof: Proof | None = None,
    jobs: int | None = None,
) -> tuple[list[str], bool]:
    """Make the site of all entries, write the new ones, and put the site in its place.

    Returns the files written in the repository, and whether the site has changed. What is new of the site is searched as
    it is made, and the whole lies ready under a temporary name before the first entry is written: a hit, or a disk that is
    full, leaves everything as it was. `before` are files of the repository that must be on disk before the entries are.
    `trust`: which files of the present tree are kept without making them; None for none. `proof` gets every file of the
    new tree, and may raise EnforceError to stop it. `jobs`: how many processes look for leaks where the decisions are
    many; None for as many as there are processors. Raises EnforceError.
    """
    from enforcement_cli.cli.site_memory import SiteMemory, recall, remember
    from enforcement_cli.storage import create_files, next_tree, recover_tree, refuse_foreign, write_file

    refuse_foreign(target)
    if proof is None:  # a withdrawal must not wait for a register to be put right
        demand_clean_registers(context, repository)
    warn_of_clock(old, new)
    entries = [*old, *new]
    with uncollected():
        memory = recall(repository.root, target)
        batches, decisions = tree_batches(entries, repository, before or {}, memory.briefs)
    recovered = recover_tree(target)
    if recovered and not context.quiet:
        err(visible(recovered))
    ledger = {entry_path(each): each for each in new}
    written = []
    with next_tree(target) as tree:
        build = SiteBuild(tree, memory if trust is not None else SiteMemory(), trust or Trust.BYTES)
        files = build.files(batches)
        if watched:
            said = {"agency": agency_facts(repository), "registers": register_facts(repository)}
            stop_at_leaks(files, watched, entries, PresentFiles(tree), said, jobs)
        for _ in files:
            pass
        # There must be room for all: an entry without its page would tell of a day on which nothing appeared.
        tree.ready(FilesToWrite(repository.root, {**(before or {}), **ledger}))
        if proof is not None:
            proof(lambda: ((name, tree.read(name)) for name in sorted(tree.names - {MARK})))
        for file, data in (before or {}).items():
            if write_file(repository.root / file, data, within=repository.root):
                written.append(file)
        create_files(FilesToWrite(repository.root, ledger), within=repository.root)
        written += ledger
        changed = tree.place()
        made = build.memory({each.source: each.brief for each in decisions if each.brief and each.source})
    remember(repository.root, target, made)
    return written, changed


def _looking(watched: Sequence[Watched], jobs: int | None) -> Looking:
    """Who looks at the files: further processes, where the decisions are worth their start."""
    from enforcement_cli.cli.looking import MANY

    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(watched) < MANY:
        return one_by_one
    from enforcement_cli.cli.searching import together

    return together(jobs)


def stop_at_leaks(
    files: Iterable[tuple[str, bytes]],
    watched: Sequence[Watched],
    entries: Sequence[Entry],
    present: Mapping[str, bytes | None],
    bureau: Mapping[str, Any],
    jobs: int | None = None,
) -> None:
    """Search files of the site for what these cases want hidden; `present`: as they are now. Raises EnforceError on a hit.

    The message says in which file and what kind of thing, never the thing itself.
    """

    def elsewhere(page: str) -> Collection[str]:
        return {
            text
            for each in entries
            if page_path(str(each["case"]), int(each["decision"])) != page
            for _, text in texts_of(each.get("record"))
        }

    public = [text for _, text in texts_of(bureau)]
    found = leaks(files, watched, elsewhere=elsewhere, public=public, before=present, looking=_looking(watched, jobs))
    for leak in found:
        kinds = [kind_title(each) for each in leak.kinds]
        file = leak.file or tr("（它的文件名）")
        if not leak.kinds:
            raise EnforceError(
                "公示网站里的文件 {file} 打不开，或者图片里带有拍摄信息，已停止公示，没有写入任何内容",
                remedy="请联系技术人员。",
                file=file,
            )
        if leak.case:
            raise EnforceError(
                "公示页面 {file} 里出现了案件 {case} 不应公开的信息（{kinds}），已停止公示，没有写入任何内容",
                remedy="请检查公示摘要、理由、本机关设置和各登记册的填写；无法解决的，联系技术人员。",
                file=file,
                case=leak.case,
                kinds=kinds,
            )
        raise EnforceError(
            "公示页面 {file} 里出现了不应公开的信息（{kinds}），已停止公示，没有写入任何内容",
            remedy="请检查公示摘要、理由、本机关设置和各登记册的填写；无法解决的，联系技术人员。",
            file=file,
            kinds=kinds,
        )
