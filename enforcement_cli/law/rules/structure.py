"""Structure 文件: files that can be read and hold what the rest of the tool needs.

Most of these troubles are met while loading; each kind of them is one rule here, so that every finding, whatever its
kind, is made in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.cases.filenames import path_fault
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import CASE_ID, MISPLACED
from enforcement_cli.cases.trouble import COMMENT_LOSS, PATH, QUOTING, SCHEMA, UNREADABLE, YAML
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Place, Problem, Severity, problem

_NEVER = frozenset('\\:*?"<>|')
_FOLDER_YEAR = re.compile(r"cases/([^/]+)/", re.ASCII)


def _troubles(subject: Case | RepositoryFacts, kind: str) -> Iterator[Problem]:
    """The troubles of one kind: of a case, or of settings and registers."""
    if isinstance(subject, Case):
        yield from subject.trouble(kind)
    else:
        yield from (each for name, each in subject.bureau.troubles if name == kind)
        yield from (each for name, each in subject.facts.get("troubles", ()) if name == kind)


@rule("STR001", title="文件能够打开", basis=["CONTRACT-yaml", "S-37"], scope="both")
def file_readable(subject: Case | RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Every file of a case, and every register, can be opened and is UTF-8 text.

    Also found here: a link or device where a file belongs, a file that is too big, a case folder without case.yaml.
    The other files are still judged; rules that would need the unreadable one say nothing.

    Remedy: save the file as UTF-8 text under its right name; office documents belong into `files/`.
    """
    yield from _troubles(subject, UNREADABLE)


@rule("STR002", title="书写合乎格式", basis=["CONTRACT-yaml"], scope="both")
def text_well_formed(subject: Case | RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The text of a file can be taken apart, and uses nothing that another program would read differently.

    Refused are a name given twice, references and marks (`&`, `*`, `!`, `<<`), a second document, hidden characters,
    and more levels or values than any case needs. The message says what stands there and what to write instead.

    Remedy: correct the line as the message says; comparing with a case that passes is often quickest.
    """
    yield from _troubles(subject, YAML)


@rule("STR003", title="栏目齐全、取值合规", basis=["CONTRACT-schema"], scope="both")
def values_as_asked(subject: Case | RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Every field is known, of the form asked for, and given where it must be.

    Dates must exist, choices must be among those listed, numbers of documents stay text. A bureau's own fields begin
    with `x-`. What has no value yet is simply left out; 无 (none) and 不详 (unknown) are answers of their own.

    Remedy: the message names the field by its title and says what is allowed.
    """
    yield from _troubles(subject, SCHEMA)


@rule("STR004", title="像数字的文字加引号", basis=["CONTRACT-yaml"], scope="both")
def text_in_quotes(subject: Case | RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Text that other programs read as a number or a truth value stands in quotes.

    This tool keeps it letter by letter, but an editor would show it as an error, and a program that writes the file
    again would drop leading zeros or round a long number.

    Remedy: put the value in quotation marks: `phone: "13800000000"`.
    """
    yield from _troubles(subject, QUOTING)


@rule(
    "STR005",
    title="内容没有被当作注释丢掉",
    basis=["CONTRACT-yaml"],
    severity=Severity.WARNING,
    scope="both",
    blocks_publication=False,
)
def nothing_lost_as_comment(subject: Case | RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A ` #` has probably not cut off the end of a text: `address: 东风路 3 #楼` is read as 东风路 3.

    Only what looks like a number sign is reported, never an ordinary remark behind a value.

    Remedy: put the whole value in quotation marks, or take away the blank before the `#`.
    """
    yield from _troubles(subject, COMMENT_LOSS)


@rule("STR007", title="案件编号与文件夹一致", basis=["CONTRACT-layout", "S-39"])
def id_matches_folder(case: Case, law: Law) -> Iterator[Problem]:
    """The id in case.yaml is the name of its folder, the folder lies under its year, and ledger entries name the case.

    An id that is missing or malformed is a matter of STR003.

    Remedy: rename the folder, or correct the id; never copy a case folder to open a new case, use `enforce new-case`.
    """
    given = case.data.get("id")
    if isinstance(given, str) and CASE_ID.fullmatch(given) and given != case.id:
        yield problem(
            case.at("id"),
            "案件编号写的是 {given}，文件夹名称是 {folder}，两者应当一致",
            remedy="请改正编号，或者把文件夹改名；新开案件请用 enforce new-case，不要复制旧案件的文件夹。",
            given=given,
            folder=case.id,
        )
    year = _FOLDER_YEAR.match(case.folder)
    if year and CASE_ID.fullmatch(case.id) and year[1] != case.id[:4]:
        yield problem(
            case.at("id"),
            "案件 {case} 放在 {year} 年的文件夹里，应当放在 cases/{right}",
            remedy="请把整个案件文件夹移到对应年份之下。",
            case=case.id,
            year=year[1],
            right=case.id[:4],
        )
    for entry in case.ledger:
        named = entry.data.get("case")
        if isinstance(named, str) and named not in (case.id, given):
            yield problem(
                entry.at("case"),
                "台账写的是案件 {given}，却放在案件 {folder} 的文件夹里",
                remedy="请把台账文件移回原案件；台账只能由本工具写入，不要手工复制。",
                given=named,
                folder=case.id,
            )


@rule("STR013", title="同一部分只写在一处", basis=["CONTRACT-layout"])
def section_in_one_place(case: Case, law: Law) -> Iterator[Problem]:
    """Records, review, decisions and waivers stand either in case.yaml or in a file of their own, never in both.

    Where both are there, the file of its own is the one that is judged.

    Remedy: keep the one that is right and delete the other.
    """
    yield from case.trouble(MISPLACED)


@rule(
    "STR018",
    title="编辑器用的填写说明是最新的",
    basis=["CONTRACT-schema"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def schema_copies_fresh(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The copies of the schemas in `.enforce/schemas/` are those of this version of the tool.

    Editors without a network check against these copies; verdicts never do, so a stale copy changes no verdict.

    Remedy: run `enforce init --update` and commit what it changes.
    """
    stale = tuple(repository.facts.get("stale_schemas", ()))
    if stale:
        yield problem(
            Place(".enforce/schemas"),
            "编辑器使用的填写说明与本工具的版本不一致：{files}",
            remedy="请运行 enforce init --update 更新，并提交改动。",
            files=stale,
        )


@rule("STR019", title="案件编号不重复", basis=["CONTRACT-layout", "S-39"], scope="repository")
def case_id_used_once(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """No two case folders carry the same id.

    It happens when a folder is copied, or when two people open a case on two branches. Each case after the first is
    reported, in the order of the folders.

    Remedy: give the later case the next free id, and rename its folder likewise.
    """
    first: dict[str, Key] = {}
    for key in repository.keyed("id"):
        known = first.setdefault(key.value, key)
        if known is not key and known.place != key.place:
            yield problem(
                key.place,
                "案件编号 {id} 已经用于 {other}",
                remedy="请给后开的案件另取编号（enforce new-case 会自动取号），并把文件夹改成同样的名称。",
                id=key.value,
                other=known.place.file.rpartition("/")[0],
            )


@rule("STR006", title="文件名称和路径安全", basis=["CONTRACT-paths"])
def paths_safe(case: Case, law: Law) -> Iterator[Problem]:
    """Every file of a case has a name that Windows and Linux can hold, is a regular file, and lies inside the case.

    Links, devices and paths that lead out of the case are never opened, followed or published. Office debris
    (`~$*`, `Thumbs.db`) is ignored.

    Remedy: rename the file, or put the file itself where the link stands; write paths as `files/...`.
    """
    yield from case.trouble(PATH)
    refused = {each.place.file for each in case.trouble(PATH)}
    for record in case.records:
        path = record.path
        # Of a path that is not of the form files/… at all STR003 speaks.
        if path is None or not path.startswith("files/") or not _NEVER.isdisjoint(path):
            continue
        what = path_fault(path)
        if what is not None and f"{case.folder}/{path}" not in refused:
            yield problem(
                record.at("file"),
                "附件的路径“{path}”{what}",
                remedy="请把附件放进本案件的 files 文件夹，路径写成 files/文件名。",
                path=path,
                what=what,
            )
