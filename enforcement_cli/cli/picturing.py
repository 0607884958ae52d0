"""Pictures that go out with a decision: taken from the case, cleaned, kept beside the ledger, put into the site.

The copy beside the ledger is what the site is made from, so that the site can be made again from the ledger alone,
whatever becomes of the case's own files and of the program that read them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cases.decisions import Decision
    from enforcement_cli.cases.model import Case
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.public.images import PublicImage
    from enforcement_cli.public.made import Batch
    from enforcement_cli.public.site.pages import Page

FOLDER = "files"
"""Where pictures lie in the site."""


def pictures_of(root: Path, case: Case, decision: Decision) -> dict[str, PublicImage]:
    """The attachments listed for disclosure, as they will be published, by the name under which they are listed.

    Raises UnfitPictureError for one that is not there, is a link, or is no picture.
    """
    from enforcement_cli.public.images import cleaned

    return {each: cleaned(_read(root, case, each), each) for each in decision.publish_files}


def _read(root: Path, case: Case, file: str) -> bytes:
    from enforcement_cli.public.images import UnfitPictureError

    path = root / case.folder / file
    if file not in case.attachments or path.is_symlink() or not path.is_file():
        raise UnfitPictureError(
            "没有“{file}”这个附件", remedy="请核对“公开的附件”里的文件名；不公开的，从中删去。", file=file
        )
    try:
        return path.read_bytes()
    except OSError as refused:
        why = refused.strerror or ""
        raise UnfitPictureError("打不开“{file}”：{why}", remedy="请检查文件的权限。", file=file, why=why) from None


def kept_copies(folder: str, pictures: Iterable[PublicImage]) -> dict[str, bytes]:
    """Path in the repository -> bytes, of what has to be on disk before the ledger speaks of it; `folder`: the case's."""
    return {f"{folder}/disclosure/{each.name}": each.data for each in pictures}


def picture_batches(decisions: Iterable[Page], repository: Repository, fresh: Mapping[str, bytes]) -> Iterator[Batch]:
    """The pictures of every decision that stands in public, as files of the site.

    `fresh` are copies that this run is about to write. Making one raises EnforceError where its copy is missing or was
    altered.
    """
    from enforcement_cli.public.made import one_file

    found: dict[str, tuple[str, str]] = {}
    for page in decisions:
        for file, digest in page.brief.pictures if page.brief else ():
            name = file.rpartition("/")[2]
            copy = f"{repository.folder_of(page.id.rpartition('-')[0])}/disclosure/{name}"
            found.setdefault(f"{FOLDER}/{name}", (copy, digest))
    for path, (copy, digest) in found.items():
        make = partial(_whole, repository.root / copy, copy, digest, fresh.get(copy))
        yield one_file(path, digest, make)._replace(is_copy=True)


def _whole(path: Path, copy: str, digest: str, data: bytes | None) -> bytes:
    if data is None and path.is_file() and not path.is_symlink():
        data = path.read_bytes()
    if data is None or hashlib.sha256(data).hexdigest() != digest:
        raise EnforceError(
            "公开的图片 {file} 缺失，或者被改动过，没有生成公示网站",
            remedy="请从版本历史中恢复这个文件。",
            file=copy,
        )
    return data
