"""The way to the public: the site built in memory, searched, the ledger entries written, the site swapped in.

Each ledger entry is written whole, one after the other; then the site, made from the ledger alone, is swapped. A run
that is killed in between leaves a legal state, which the next publish, withdraw or site finishes without help.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from enforcement_cli.cases.layout import folder_files
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.trouble import Trouble
from enforcement_cli.cli.console import err, visible
from enforcement_cli.cli.context import CHINA, Context
from enforcement_cli.cli.faults import kind_title
from enforcement_cli.cli.picturing import pictures_in_site
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, UnreadableError
from enforcement_cli.public.detect import Known, detect
from enforcement_cli.public.fragments import fragments
from enforcement_cli.public.leaks import Watched, leaks
from enforcement_cli.public.ledger import Entry, dump_entry, entry_path
from enforcement_cli.public.shape import texts_of
from enforcement_cli.public.site import agency_of, build_site, page_path
from enforcement_cli.public.site.before import registers_of


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
    """Who publishes: the person named, else the git user, else the account."""
    if by and by.strip():
        return " ".join(by.split())
    from enforcement_cli.git import Git

    name = Git(context.require_root()).user_name()
    return name or os.environ.get("USER") or os.environ.get("USERNAME") or tr("未具名")


def ledger_entries(repository: Repository) -> list[Entry]:
    """Every entry of the repository's ledger as plain data.

    Raises EnforceError for one that cannot be read, and for a folder that may hold some and cannot be entered: a site
    of the others would lack decisions that were published.
    """
    found: list[Entry] = []
    layout = repository.layout()
    _demand_all(layout.unread)
    for folder in layout.folders:
        names, unread = folder_files(repository.root, f"{folder}/disclosure")
        _demand_all(unread)
        for name in names:
            file = f"{folder}/disclosure/{name}"
            content, troubles = repository.read(file, "ledger-entry", mapping=True)
            if content is None or troubles:
                trouble = troubles[0][1]
                line = trouble.place.line or _line(repository, trouble.place.file, trouble.place.pointer)
                raise EnforceError(
                    "公示台账读不懂：{file}:{line}：{what}",
                    remedy="台账由工具写入，不得改动；请从版本库恢复这个文件。",
                    file=file,
                    line=line,
                    what=tr(trouble.template, **trouble.fields),
                )
            found.append(content)
    return found


def _demand_all(unread: Sequence[Trouble]) -> None:
    """That every folder which may hold ledger entries could be read. Raises EnforceError."""
    for _, trouble in unread:
        raise EnforceError(
            "公示台账读不全，公示网站会缺少已经公示的决定，没有生成：{what}",
            remedy="{how}",
            what=tr(trouble.template, **trouble.fields),
            how=tr(trouble.remedy, **trouble.fields),
        )


def _line(repository: Repository, file: str, pointer: tuple[str | int, ...]) -> int:
    document = repository.document(file)
    return document.locate(pointer)[0] if document is not None else 1


def agency_facts(repository: Repository) -> dict[str, Any]:
    """What the bureau says of itself on every page. Raises EnforceError where the settings say it in the wrong way."""
    try:
        return agency_of(repository.bureau.agency, repository.bureau.yearly_reports)
    except UnreadableError:
        raise EnforceError(
            "enforce.yaml 里的“执法机关 bureau”或者年报登记 registers/reports.yaml 填写有误，不能生成公示网站",
            remedy="请运行 enforce check，按提示改正。",
        ) from None


def register_facts(repository: Repository) -> dict[str, Any]:
    """What its registers show before any act. Raises EnforceError where one of them says it in the wrong way."""
    general = {"行政许可": CLOCKS["permit-decision-20"].length}
    try:
        return registers_of(repository.bureau, general)
    except UnreadableError:
        raise EnforceError(
            "registers 下的登记册填写有误，不能生成公示网站的事前公开页面",
            remedy="请运行 enforce check，按提示改正。",
        ) from None


def site_files(
    entries: Sequence[Entry], repository: Repository, fresh: Mapping[str, bytes] = MappingProxyType({})
) -> dict[str, bytes]:
    """The site of these entries. `fresh`: files of the repository that this run is about to write."""
    site = build_site(entries, agency_facts(repository), register_facts(repository))
    return {**site, **fragments(entries), **pictures_in_site(entries, repository, fresh)}


def demand_clean_reason(reason: str, known: Known) -> None:
    """The reason is published: one line that holds nothing of what the case wants hidden. Raises EnforceError."""
    if not reason.strip() or any(each in reason for each in "\r\n"):
        raise EnforceError("公开说明的理由要写在一行里，不能为空")
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
) -> tuple[list[str], bool]:
    """Write the new entries, then build the site from all of them and swap it in.

    Returns the files written in the repository, and whether the site has changed. The whole site is built and searched
    in memory first, so that a hit leaves everything as it was; so does a target that is not ours. `before` are files
    of the repository that must be on disk before the entries are. Raises EnforceError.
    """
    from enforcement_cli.storage import (
        create_file,
        demand_room_for,
        recover_tree,
        refuse_foreign,
        swap_tree,
        write_file,
    )

    files = site_files([*old, *new], repository, before or {})
    ledger = {entry_path(each): dump_entry(each) for each in new}
    present = old_tree(target, files) if watched or ledger else {}
    if watched:
        said = {"agency": agency_facts(repository), "registers": register_facts(repository)}
        stop_at_leaks(files, watched, [*old, *new], present, said)
    refuse_foreign(target)
    recovered = recover_tree(target)
    if recovered and not context.quiet:
        err(visible(recovered))
    if ledger or before:
        # Of all that is to be written: an entry without its page would tell of a day on which nothing appeared.
        own = {repository.root / file: data for file, data in {**(before or {}), **ledger}.items()}
        demand_room_for(target, [data for name, data in files.items() if present.get(name) != data], own)
    written = []
    for file, data in (before or {}).items():
        if write_file(repository.root / file, data, within=repository.root):
            written.append(file)
    for file, data in ledger.items():
        create_file(repository.root / file, data, within=repository.root)
        written.append(file)
    return written, swap_tree(target, files)


def stop_at_leaks(
    files: Mapping[str, bytes],
    watched: Sequence[Watched],
    entries: Sequence[Entry],
    present: Mapping[str, bytes | None],
    bureau: Mapping[str, Any],
) -> None:
    """Search the site for what these cases want hidden; `present`: its files as they are now. Raises EnforceError on a hit.

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
    for leak in leaks(files, watched, elsewhere=elsewhere, public=public, before=present):
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


def old_tree(target: Path, names: Collection[str]) -> dict[str, bytes | None]:
    """The bytes of the present tree under these names; None where there is no such file."""
    return {name: (target / name).read_bytes() if (target / name).is_file() else None for name in names}
