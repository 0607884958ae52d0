"""Lists that are published beforehand 事前公开: they agree with the list of matters, and say all they have to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from enforcement_cli.cases.bureau import Bureau, Matter
from enforcement_cli.cases.bureau_registers import own
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.acts import ON_APPLICATION
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.rules.matters import own_matters, shown
from enforcement_cli.law.sections import in_force
from enforcement_cli.problems import Place, Problem, Severity, problem

HEADS = ("主体", "人员", "职责", "权限", "依据", "程序", "救济渠道", "随机抽查事项清单")
"""What has to be published before anything is done (国办发〔2018〕118号（四）)."""

GUIDE_HEADS: tuple[tuple[str, Callable[[Matter], Any]], ...] = (
    ("条件", lambda matter: matter.conditions),
    ("数量", lambda matter: matter.quantity),
    ("程序", lambda matter: matter.stages),
    ("全部材料目录", lambda matter: matter.materials),
    ("申请书示范文本", lambda matter: matter.application_form),
    ("受理机构", lambda matter: matter.accepting_organ),
    ("审批机构", lambda matter: matter.approving_organ),
)
"""Of 行政许可法 30 and 国办发〔2018〕118号（四）, what the list of matters has to give. The name is always there, the basis
is MAT002's, and the time limit is the law's own where the matter sets none."""

_ONLY_PERMITS = ("数量", "申请书示范文本")
"""Heads that only 行政许可法 30 asks for."""


def _names(matters: Iterable[Matter]) -> list[str]:
    return [shown(each) for each in matters]


@rule(
    "MAT011",
    title="权责清单、随机抽查事项清单、公开目录与事项清单一致",
    basis=["S-9"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def lists_agree(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The list of powers, the list of random inspections and the disclosure catalogue hold the matters that the list
    of matters has, each under the same kind.

    Every matter is among the powers; every inspection is among the random inspections, but for one that the list of
    matters leaves out with 纳入随机抽查 no; every matter marked as published is in the catalogue, where an entry that
    names no matters covers all of them. A list that has not been begun (no file, or samples only) is REG002's and
    REG001's. One finding for each list.

    Remedy: bring the lists into line; the list of matters leads.
    """
    bureau = repository.bureau
    matters = own_matters(bureau)
    yield from _powers_agree(bureau, matters)
    yield from _random_agrees(bureau, matters, law)
    yield from _catalogue_agrees(bureau, matters)


def _powers_agree(bureau: Bureau, matters: tuple[Matter, ...]) -> Iterator[Problem]:
    powers = own(bureau.powers)
    if not powers:
        return
    place = Place(powers[0].file)
    listed = {each.matter for each in powers}
    if missing := [each for each in matters if each.id not in listed]:
        yield problem(
            place,
            "权责清单里没有这些执法事项：{matters}",
            remedy="请核对：应当列入的补列；不再实施的，从执法事项清单中删去。",
            matters=_names(missing),
        )
    kinds = {each.id: each.kind for each in matters}
    for entry in powers:
        theirs = kinds.get(entry.matter or "")
        if theirs is not None and entry.kind is not None and theirs != entry.kind:
            yield problem(
                entry.at("kind"),
                "权责清单把 {matter} 列为{ours}，执法事项清单列为{theirs}",
                remedy="请核对类别，两份清单写成一致。",
                matter=entry.matter,
                ours=entry.kind,
                theirs=theirs,
            )


def _random_agrees(bureau: Bureau, matters: tuple[Matter, ...], law: Law) -> Iterator[Problem]:
    entries = own(bureau.random_entries)
    if not entries:
        return
    now = [each for each in entries if each.is_in_force(law.as_of)]
    listed = {each.matter for each in now}
    inspections = [each for each in matters if each.kind == "行政检查"]
    if missing := [each for each in inspections if each.random_check is not False and each.id not in listed]:
        yield problem(
            Place(entries[0].file),
            "随机抽查事项清单里没有这些检查事项：{matters}",
            remedy="请补列；依法不纳入随机抽查的，在执法事项清单里把“纳入随机抽查”写成 no。",
            matters=_names(missing),
        )
    kinds = {each.id: each for each in matters}
    for entry in now:
        matter = kinds.get(entry.matter or "")
        if matter is not None and (matter.kind != "行政检查" or matter.random_check is False):
            yield problem(
                entry.at("matter"),
                "随机抽查事项清单列有 {matter}，执法事项清单却不是这样写的",
                remedy="请核对：抽查的应当是行政检查事项，并且没有写成不纳入随机抽查。",
                matter=shown(matter),
            )


def _catalogue_agrees(bureau: Bureau, matters: tuple[Matter, ...]) -> Iterator[Problem]:
    entries = [each for each in own(bureau.catalogue) if each.published_on is not None]
    if not own(bureau.catalogue) or any(not each.matters for each in entries):
        return
    listed = {matter for each in entries for matter in each.matters}
    if missing := [each for each in matters if each.published and each.id not in listed]:
        yield problem(
            Place("registers/disclosure-catalogue.yaml"),
            "事前公开目录里没有这些已公开的执法事项：{matters}",
            remedy="请在目录中补列；其实没有公开的，把事项的“已公开”改成 no。",
            matters=_names(missing),
        )


@rule(
    "MAT012",
    title="事前公开的八项内容齐全",
    basis=["G118-4-a", "PL-39"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def catalogue_covers_the_heads(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The disclosure catalogue shows organ, people, duties, powers, bases, procedures, remedies and the list of random
    inspections as published.

    An entry counts once it has its day of publication. A bureau without any matter of inspection needs no list of
    random inspections. Asked where the catalogue has been begun.

    Remedy: publish what is missing, and enter it with its day.
    """
    bureau = repository.bureau
    entries = own(bureau.catalogue)
    if not entries:
        return
    shown_heads = {each.subject for each in entries if each.published_on is not None}
    inspects = any(each.kind == "行政检查" for each in own_matters(bureau))
    missing = [each for each in HEADS if each not in shown_heads and (each != HEADS[-1] or inspects)]
    if missing:
        yield problem(
            Place(entries[0].file),
            "事前公开目录里没有公开这些内容：{heads}",
            remedy="请公开后在目录中登记公开日期；已经公开的，补登。",
            heads=missing,
        )


@rule(
    "MAT013",
    title="服务指南的内容齐全",
    basis=["LL-30-1", "G118-4-b"],
    scope="repository",
    blocks_publication=False,
)
def guide_is_complete(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Of a published matter on application, the list gives all that is posted: conditions, number, procedure, all
    papers and the model of the application, and who accepts and who decides.

    Number and model application are asked of permits only (行政许可法 30). A missing basis is MAT002's. The time limit
    is the law's own where the matter sets none, so it is never missing. Of a matter not yet published it is a hint, since nothing was left out.
    One finding for each matter.

    Remedy: complete the matter; where the number is not limited, write 无.
    """
    for matter in own_matters(repository.bureau):
        if matter.kind not in ON_APPLICATION:
            continue
        permit = matter.kind == "行政许可"
        missing = [title for title, read in GUIDE_HEADS if (permit or title not in _ONLY_PERMITS) and not read(matter)]
        if missing:
            yield problem(
                matter.at(),
                "事项 {matter} 的服务指南缺：{missing}",
                remedy="请在执法事项清单中补写；没有数量限制的写“无”。",
                severity=None if matter.published else Severity.INFO,
                basis=("LL-30-1", "G118-4-b") if permit else ("G118-4-b",),
                matter=shown(matter),
                missing=missing,
            )


@rule(
    "MAT014",
    title="窗口公示牌五项内容齐全",
    basis=["S-17", "S-18", "G118-5-c"],
    scope="repository",
    blocks_publication=False,
)
def window_board_is_complete(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Every window in use has its board, with duties of the post, model papers, how to ask for progress, advice, and
    where to complain.

    A board that has not been put up yet, by the register, is a warning of its own. One finding for each window.

    Remedy: complete the window in `registers/windows.yaml` and print the board anew.
    """
    for window in own(repository.bureau.windows):
        if not window.is_open(law.as_of):
            continue
        items = (
            ("具体岗位职责", window.duties),
            ("申请材料示范文本", window.samples),
            ("办理进度查询方式", window.progress),
            ("咨询服务", window.consulting),
            ("投诉举报渠道", window.complaints),
        )
        missing = [title for title, value in items if not value]
        if missing:
            yield problem(
                window.at(),
                "窗口“{window}”的公示牌缺：{missing}",
                remedy="请在窗口公示牌登记中补写，重新印制公示牌。",
                window=window.name,
                missing=missing,
            )
        elif window.set_on is None or window.set_on > law.as_of:
            yield problem(
                window.at(),
                "窗口“{window}”还没有设置公示牌",
                remedy="请设置公示牌，登记设置日期；已经设置的，补登日期。",
                severity=Severity.WARNING,
                window=window.name,
            )


@rule(
    "MAT015",
    title="裁量基准向社会公布",
    basis=["PL-34"],
    scope="repository",
    blocks_publication=False,
)
def discretion_is_published(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A standard of discretion in force has been published, with the day.

    Whether to make one is left to the bureau (可以); so a matter without a standard is no finding. Standards that have
    ended are left alone, and so are those that do not apply to any penalty.

    Remedy: publish it, and enter the day; the application of an unpublished standard is a matter for the reviewers.
    """
    bureau = repository.bureau
    if not in_force(["PL-34"], law.as_of):
        return
    for standard in own(bureau.discretion_standards):
        kinds = {bureau.matters[each].kind for each in standard.matters if each in bureau.matters}
        if not standard.is_in_force(law.as_of) or (kinds and "行政处罚" not in kinds):
            continue
        if standard.published_on is None or standard.published_on > law.as_of:
            yield problem(
                standard.at(),
                "裁量基准“{document}”正在施行，没有公布日期",
                remedy="请向社会公布并登记公布日期；已经公布的，补登。",
                document=standard.document,
            )
