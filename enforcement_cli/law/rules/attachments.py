"""Attachments 附件: every file is listed, every listed file is there, and it is the one that was entered."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.filenames import fold, path_fault
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record
from enforcement_cli.cases.trouble import PATH, UNREADABLE
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Place, Problem, Severity, problem


def _refused(case: Case, path: str) -> bool:
    """Whether the loader would not take the file, or a folder it lies in: STR001 or STR006 says so."""
    file = f"{case.folder}/{path}"
    return any(f"{file}/".startswith(f"{each.place.file}/") for each in case.trouble(PATH, UNREADABLE))


def _listed(case: Case) -> Iterator[tuple[Record, str]]:
    """The records with an attachment that this module judges: inside the case, and not refused by name.

    None for a state-secret stub, which may not have any (SEC001).
    """
    if case.is_state_secret:
        return
    for record in case.records:
        path = record.path
        if path is not None and path_fault(path) is None and not _refused(case, path):
            yield record, path


@rule("STR008", title="列明的附件都在", basis=["CONTRACT-attachments", "S-39"])
def attachment_present(case: Case, law: Law) -> Iterator[Problem]:
    """Every attachment named in the records lies in the case's `files/`.

    A file whose name differs only in case or Unicode form is named in the message, because it works on one computer
    and not on another. A large recording kept by git LFS counts as present when its pointer is there.

    Remedy: add the file, or correct the path.
    """
    forms = {fold(each): each for each in case.attachments}
    for record, path in _listed(case):
        if path in case.attachments:
            continue
        near = forms.get(fold(path))
        if near is not None:
            yield problem(
                record.at("file"),
                "附件 {path} 不存在，files 里有一个只有大小写或者编码不同的 {near}",
                remedy="请把路径改成与文件名完全一致。",
                path=path,
                near=near,
            )
        else:
            yield problem(
                record.at("file"),
                "附件 {path} 不存在",
                remedy="请把文件放进本案件的 files 文件夹，或者改正路径；使用 git LFS 的，请先取回指针文件。",
                path=path,
            )


@rule(
    "STR009",
    title="附件都已列明",
    basis=["CONTRACT-attachments", "S-37"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def attachment_listed(case: Case, law: Law) -> Iterator[Problem]:
    """Every file in the case's `files/` is named by a record: what, by whom, when.

    A warning, for the file is only not yet described. A file that a record names in another case or Unicode form is
    a matter of STR008. A state-secret stub is a matter of SEC001.

    Remedy: add a record for the file, or take the file out.
    """
    if case.is_state_secret or not can_read(case, "records"):
        return
    named = {fold(each.path) for each in case.records if each.path is not None}
    for path in sorted(case.attachments):
        if fold(path) not in named and not _refused(case, path):
            yield problem(
                Place(f"{case.folder}/{path}", line=1, column=1),
                "附件 {path} 没有列入全过程记录",
                remedy="请在全过程记录中为它补一条记录；与本案无关的，请移出。",
                path=path,
            )


@rule("STR010", title="附件与校验值一致", basis=["CONTRACT-attachments", "S-41"])
def attachment_unchanged(case: Case, law: Law) -> Iterator[Problem]:
    """The sha256 written beside an attachment is that of the file; for a git LFS pointer, that of the real file.

    A difference means that the file was changed or exchanged after it was entered, or that a program altered its
    line ends. Where there is no sha256 yet nothing can be proven; nobody is asked to type one in, so that is one
    warning for the whole case.

    Remedy: bring the original back from git; where the file was rightly replaced, enter it as a new record and say why.
    """
    unproven: list[tuple[Record, str]] = []
    for record, path in _listed(case):
        found = case.attachments.get(path)
        if found is None:
            continue
        if record.sha256 is None:
            unproven.append((record, path))
        elif record.sha256.lower() != found:
            yield problem(
                record.at("sha256"),
                "附件 {path} 与登记的校验值不符，文件在登记之后被改动或者替换过",
                remedy="请从 git 取回原文件；确需更换的，另列一条记录并说明原因，不要改动原记录。",
                path=path,
            )
    if unproven:
        yield problem(
            unproven[0][0].at("file"),
            "有 {count} 个附件还没有校验值（{paths}），以后是否被改动无从核对",
            remedy="核对文件无误后，运行 enforce add {case} records，由工具写入校验值。",
            severity=Severity.WARNING,
            count=len(unproven),
            paths=tuple(each for _, each in unproven),
            case=case.id,
        )
