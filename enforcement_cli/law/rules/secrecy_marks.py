"""Secrecy marks 密级标志: nothing that bears one lies in a case that is not flagged."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.attachment_text import is_searchable
from enforcement_cli.cases.filing_keys import UNREAD_ATTACHMENTS
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.secrecy_marks import Mark
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.rules.secrecy import WORK_SECRET
from enforcement_cli.problems import Place, Problem, Severity, problem


def _by_file(case: Case, *, of_state: bool) -> dict[str, tuple[Place, tuple[str, ...]]]:
    """File -> the place of its first mark of that sort, and the words of all."""
    found: dict[str, list[tuple[Mark, Place]]] = {}
    for mark, place in case.marks:
        if mark.is_state_secret is of_state:
            found.setdefault(place.file, []).append((mark, place))
    return {
        file: (seen[0][1], tuple(dict.fromkeys(mark.words for mark, _ in seen))) for file, seen in sorted(found.items())
    }


@rule(
    "SEC004",
    title="有密级标志的材料不进入案件库",
    basis=["SECL-29-1", "SECL-31-1-3", "SECL-22-2", "S-40"],
    waivable=False,
)
def no_state_secret_mark(case: Case, law: Law) -> Iterator[Problem]:
    """No file of a case bears the mark of a state secret: 绝密, 机密 or 秘密 with star, period, label, or alone.

    Searched are all texts and comments of the case's own files, the names of its attachments, and what attachments say: plain text,
    and the words in .docx, .xlsx, .pptx, .odt and .ofd; in .doc, .xls, .wps and PDF only what lies plain in the bytes.
    However it is spaced, in full width or with invisible characters, a mark is known by its form: 机密★10年, 【秘密】,
    密级：绝密, the level alone in the head of a document or as a whole entry. Talk of secrets (泄露国家秘密罪, 商业秘密,
    秘密级, the words of a law) is no mark. One finding for each file. A case that is flagged 国家秘密 is a matter of
    SEC001. No explanation can be registered for this.

    Remedy: stop pushing and report to the secrecy office at once; where only the look of a mark is told, tell it in
    other words.
    """
    if case.is_state_secret:
        return
    for file, (place, words) in _by_file(case, of_state=True).items():
        yield problem(
            place,
            "{file} 里有国家秘密标志（{words}），本案没有标明国家秘密，这里也不得存储、处理国家秘密",
            remedy="请立即停止推送，不要再复制、传递，并马上报告本单位保密工作机构，按其要求处置；"
            "仅仅删除文件不能清除 git 历史和他人副本里的内容。只是转述标志样式的，请改用别的说法。",
            file=file.removeprefix(f"{case.folder}/"),
            words=words,
        )


@rule(
    "SEC005",
    title="有内部标志的材料标明工作秘密",
    basis=["SECL-64", "S-40"],
    severity=Severity.WARNING,
)
def internal_mark_flagged(case: Case, law: Law) -> Iterator[Problem]:
    """A case that holds papers marked 内部★, 内部资料 注意保存, 密级：内部 or 工作秘密 is flagged 工作秘密.

    Searched and told apart as in SEC004: 内部审批, 内部机构, 内部 as a value in a table are no marks. Whether such a
    paper is a work secret is for the bureau to say, hence a warning; it keeps the case from the public until then.

    Remedy: ask the secrecy office; set the flag 工作秘密, or, for a company's own papers and the like, register an
    explanation.
    """
    if WORK_SECRET in case.facts.secrecy or case.is_state_secret:
        return
    for file, (place, words) in _by_file(case, of_state=False).items():
        yield problem(
            place,
            "{file} 里有内部标志（{words}），本案没有标明工作秘密",
            remedy="请由本单位保密工作机构认定：属于工作秘密的，在“涉密涉敏标识”中标明；不属于的（如企业自己的内部资料），登记说明。",
            file=file.removeprefix(f"{case.folder}/"),
            words=words,
        )


@rule(
    "SEC006",
    title="读不出文字的附件人工核对密级",
    basis=["SECL-22-2", "S-40"],
    severity=Severity.INFO,
    scope="repository",
    waivable=False,
    blocks_publication=False,
)
def unread_attachments_named(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """How many attachments are of a kind that cannot be searched for marks: pictures, scans, sound, film, old formats.

    A hint only, once for the whole repository, so that silence of SEC004 and SEC005 is not taken for more than it is.

    Remedy: look at the paper for a mark when it is taken in.
    """
    keys = list(repository.keyed(UNREAD_ATTACHMENTS))
    if keys:
        yield problem(
            repository.bureau.at("bureau"),
            "有 {cases} 个案件的 {files} 个附件（照片、扫描件、音像、老式文档等）机器读不出全部文字，有没有密级标志没有判断",
            remedy="收存这类材料时，请人工核对有无密级标志。",
            cases=len(keys),
            files=sum(int(each.value) for each in keys),
        )


@rule(
    "SEC007",
    title="打不开的附件人工核对密级",
    basis=["SECL-22-2", "S-40"],
    severity=Severity.INFO,
    blocks_publication=False,
)
def unreadable_attachments_named(case: Case, law: Law) -> Iterator[Problem]:
    """Which texts and office files of a case could not be opened for their marks: damaged, encrypted, too large.

    A hint only, once for the case; a file that git LFS has not fetched is among them. Kinds of files that can never be
    read are a matter of SEC006.

    Remedy: open the file and look for a mark; take a damaged one in anew.
    """
    closed = sorted(name for name, each in case.readings.items() if not each.is_read and is_searchable(name))
    if closed and not case.is_state_secret:
        yield problem(
            Place(f"{case.folder}/{closed[0]}", line=1, column=1),
            "附件 {files} 打不开（损坏、加密、过大或者没有取回），有没有密级标志没有判断",
            remedy="请人工核对有无密级标志；损坏的，重新收存。",
            files=tuple(closed),
        )
