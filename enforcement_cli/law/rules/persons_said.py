"""What the bureau says of itself before any act is public as it stands: nothing of a private person may be in it."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.site_facts import PersonSaid
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.messages import Phrase
from enforcement_cli.problems import Problem, Severity, problem


def _said(repository: RepositoryFacts) -> Iterator[PersonSaid]:
    found = repository.facts.get("persons_said")
    for each in found if isinstance(found, tuple) else ():
        if isinstance(each, PersonSaid):
            yield each


@rule(
    "SEC022",
    title="事前公开的内容里没有个人信息",
    basis=["OGI-15", "PIPL-34"],
    scope="repository",
    waivable=False,
)
def nothing_of_a_person_before_the_act(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """No number, home or illness of a person stands in a setting or register that goes onto the public pages.

    Registers are not redacted: matters, officers, windows and the rest appear as they were entered, officers by name and
    certificate. Searched is what the pages will show, in every disguise that the redaction knows, and nothing else of
    the registers. Told are identity, bank card, passport and mobile numbers; a home down to the door; the home, illness,
    birth, car or telephone of somebody who is named as a private person in the same sentence. A mobile number is silent
    where the public is told whom to call (consulting, complaints, contact), and so are fixed lines, credit codes,
    certificate numbers, the account for fines, addresses of offices, and what is said of persons in general
    (残疾人就业保障, 当事人患有严重疾病的). `publish` and `site` refuse the same.

    Remedy: delete it there. A telephone for the public belongs in the fields for consulting or complaints.
    """
    for each in _said(repository):
        if not each.doubtful:
            yield problem(
                each.place,
                "这一栏要在公示网站上公开，里面有个人的{kinds}",
                remedy="请从这一栏删去；供公众拨打的电话，写在联系、咨询或者投诉的栏目里。",
                kinds=[Phrase(kind, {}) for kind in each.kinds],
            )


@rule(
    "SEC023",
    title="事前公开的内容里可能是个人信息的，已经核实",
    basis=["OGI-15", "PIPL-34"],
    scope="repository",
    severity=Severity.WARNING,
)
def doubts_before_the_act_are_settled(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """What may be the name or home of a private person in a setting or register that goes onto the public pages was looked at.

    A name behind 举报人, 证人, 其妻 and the like, or before what only a private person does (反映, 患有), may be somebody's,
    or part of a title; a flat without a label may be an office. Names of officers, heads, contacts and traders are
    silent, and whatever SEC022 tells of is not told again. `publish` and `site` stop, too, until it is deleted or the
    head or a legal reviewer has registered an explanation of it by name.

    Remedy: delete it there; or, where it is nobody's, register an explanation for that field.
    """
    for each in _said(repository):
        if each.doubtful:
            yield problem(
                each.place,
                "这一栏要在公示网站上公开，里面的{words}可能是个人的{kinds}，请核实",
                remedy="是个人信息的，请从这一栏删去；不是的，由主要负责人或者法制审核人员登记说明：enforce waive SEC023 --by 人员 --reason 说明 {which}",
                words=[f"“{words}”" for words in each.doubtful],
                kinds=[Phrase(kind, {}) for kind in each.kinds],
                which=f"--file {each.place.file} --pointer " + "".join(f"/{key}" for key in each.place.pointer),
            )
