"""The bureau's own order 组织: who answers for the three systems, who reviews, who discloses, what counts as major."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.bureau import Bureau, MajorEntry, Staff
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Place, Problem, Severity, problem

REVIEW, HANDLING, DISCLOSING = "法制审核", "承办", "公示"
REVIEWER, PRINCIPAL, PUBLISHER = "法制审核人员", "主要负责人", "公示员"
CATALOGUE = "major-decisions"


def begun(repository: RepositoryFacts) -> bool:
    """Whether there are cases and a personnel register, so that the bureau's order can be judged at all."""
    return repository.bureau.has_register("personnel") and any(repository.keyed("id"))


def _in_post(bureau: Bureau, role: str, law: Law) -> list[Staff]:
    return [each for each in bureau.staff.values() if role in each.roles and each.is_in_post(law.as_of)]


@rule(
    "REG003",
    title="制定重大执法决定法制审核目录清单",
    basis=["G118-12-b", "S-52"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def major_catalogue_is_kept(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The bureau has a catalogue of major decisions, and each entry can be judged: by conditions, or by the ground it
    belongs to.

    Conditions are a matter, outcomes, kinds of penalty, amounts or a hearing: those the tool judges by itself. An
    entry with a ground of the five alone is put to the handling officers. One with neither can be judged by nobody. A
    warning: the duty stands in the opinion of the State Council's office, and the review itself is judged by REV001.

    Remedy: write `registers/major-decisions.yaml`; give each entry its conditions or its ground.
    """
    bureau = repository.bureau
    file = f"registers/{CATALOGUE}.yaml"
    if any(each.place.file == file for _, each in bureau.troubles):
        return
    if not bureau.major_entries:
        if begun(repository):
            yield problem(
                Place(file if bureau.has_register(CATALOGUE) else bureau.file),
                "没有重大执法决定法制审核目录清单（{file}）",
                remedy="请制定目录清单：按执法行为的类别、所属领域、涉案金额等写明哪些决定属于重大。",
                file=file,
            )
        return
    for entry in bureau.major_entries:
        if not _is_judgeable(entry):
            yield problem(
                entry.at(),
                "目录清单的“{name}”没有写条件，也没有写对应五种情形中的哪一种，无从判断",
                remedy="请写明处罚种类、数额、处理结果等条件，或者写明“对应情形”。",
                name=entry.name,
            )


def _is_judgeable(entry: MajorEntry) -> bool:
    amounts = entry.amount_person is not None or entry.amount_body is not None
    return bool(entry.ground or entry.matter or entry.outcomes or entry.penalty_kinds or amounts or entry.hearing)


@rule(
    "REG004",
    title="明确主要负责人为第一责任人",
    basis=["S-55", "S-59", "G118-14-a"],
    scope="repository",
    blocks_publication=False,
)
def principal_is_named(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """enforce.yaml names the head of the bureau, who is in the personnel register as 主要负责人 and has not left.

    The head answers for the decisions of the bureau and for the three systems. Judged once there are cases.

    Remedy: enter the head's number in enforce.yaml, and the person in the register.
    """
    bureau = repository.bureau
    if not begun(repository):
        return
    head = bureau.agency.head
    person = bureau.staff.get(head or "")
    if head is None:
        yield problem(
            bureau.at("bureau"),
            "没有写明主要负责人",
            remedy="请在 enforce.yaml 的 bureau 下填写 head，写主要负责人在人员名录中的编号。",
        )
    elif person is None:
        yield problem(
            bureau.at("bureau", "head"),
            "主要负责人 {head} 不在人员名录中",
            remedy="请改正编号，或者在人员名录中登记。",
            head=head,
        )
    elif person.left_on is not None and person.left_on < law.as_of:
        yield problem(
            bureau.at("bureau", "head"),
            "写作主要负责人的{name}已于 {left} 离岗",
            remedy="请改为现任主要负责人的编号；名录有误的，改正名录。",
            name=person.name,
            left=person.left_on,
        )
    elif PRINCIPAL not in person.roles:
        yield problem(
            bureau.at("bureau", "head"),
            "{name}写作主要负责人，人员名录里没有这个角色",
            remedy="请核对：编号写错的改正；确是主要负责人的，在人员名录的角色中写明。",
            name=person.name,
        )


@rule(
    "REG005",
    title="明确法制审核机构和审核人员",
    basis=["S-48", "G118-11-a"],
    scope="repository",
    blocks_publication=False,
    reading="实施方案写“工信局承担”，国办发〔2018〕118号（十一）要求有机构承担、有专人负责；按后者，整个机关不是审核机构",
)
def review_organ_is_named(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """enforce.yaml names the division that reviews; it is one of the divisions, not the whole bureau, and handles no
    cases itself; and somebody reviews.

    Reviewers borrowed from other organs (统筹调用) count. Judged once there are cases.

    Remedy: name a division whose duty is 法制审核 and not 承办; enter the reviewers.
    """
    bureau = repository.bureau
    if not begun(repository):
        return
    named = bureau.agency.review_division
    division = next((each for each in bureau.divisions if each.id == named), None)
    whole = {bureau.agency.name, bureau.agency.short_name} - {None}
    if named is None:
        yield problem(
            bureau.at("bureau"),
            "没有写明法制审核机构",
            remedy="请在 enforce.yaml 的 bureau 下填写 review_division，写承担法制审核的科室编号。",
        )
    elif division is None:
        yield problem(
            bureau.at("bureau", "review_division"),
            "法制审核机构 {division} 不是本机关的科室",
            remedy="请改正科室编号，或者在 enforce.yaml 的 divisions 下补上该科室。",
            division=named,
        )
    elif division.name in whole:
        yield problem(
            division.at("name"),
            "法制审核机构写成了整个机关",
            remedy="请明确具体的科室：整个机关既承办又审核，等于没有审核。",
        )
    elif HANDLING in division.roles:
        yield problem(
            division.at("roles"),
            "{division}既承办案件，又承担法制审核",
            remedy="请把法制审核交给不承办案件的科室，或者去掉其中一项职责。",
            division=division.name,
        )
    if not _in_post(bureau, REVIEWER, law):
        yield problem(
            Place("registers/personnel.yaml"),
            "人员名录里没有在岗的法制审核人员",
            remedy="请确定专人负责法制审核并登记；统筹调用的，连同所在机关登记。",
        )


@rule(
    "REG006",
    title="公示有机构、人员和渠道",
    basis=["S-24", "G118-6-d"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def disclosure_is_organised(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Somebody discloses: a division whose duty it is or a person with that role, and a channel to disclose through.

    Publishing, withdrawing and updating then have a place; what was done is in the ledger. Judged once there are
    cases. A warning: the texts ask for a mechanism and do not say which.

    Remedy: give a division the duty 公示, or a person the role 公示员, and enter the channel.
    """
    bureau = repository.bureau
    if not begun(repository):
        return
    by_division = any(DISCLOSING in each.roles for each in bureau.divisions)
    missing = []
    if not by_division and not _in_post(bureau, PUBLISHER, law):
        missing.append("负责公示的科室或者公示员")
    if not bureau.channels:
        missing.append("公示渠道")
    if missing:
        yield problem(
            bureau.at("channels") if bureau.channels else bureau.at(),
            "没有登记：{missing}",
            remedy="请在 enforce.yaml 写明负责公示的科室和公示渠道。",
            missing=missing,
        )
