"""What the bureau says of itself before any act is public as it stands: nobody's number may be in it."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.site_facts import NumberSaid
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.messages import Phrase
from enforcement_cli.problems import Problem, problem


@rule(
    "SEC022",
    title="事前公开的内容里没有个人的号码",
    basis=["OGI-15", "PIPL-34"],
    scope="repository",
    waivable=False,
)
def no_persons_number_before_the_act(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """No identity, bank card, passport or mobile number of a person stands in a setting or register that goes onto the public pages.

    Registers are not redacted: matters, officers, windows and the rest appear as they were entered, officers by name and
    certificate. Searched is what the pages will show, in every disguise that the redaction knows, and nothing else of
    the registers. A mobile number is silent where the public is told whom to call (consulting, complaints, contact), and so are
    fixed lines, credit codes, certificate numbers and the account for fines. `publish` and `site` refuse the same.

    Remedy: delete the number there. A telephone for the public belongs in the fields for consulting or complaints.
    """
    found = repository.facts.get("numbers_said")
    for each in found if isinstance(found, tuple) else ():
        if isinstance(each, NumberSaid):
            yield problem(
                each.place,
                "这一栏要在公示网站上公开，里面有个人的{kinds}",
                remedy="请从这一栏删去；供公众拨打的电话，写在联系、咨询或者投诉的栏目里。",
                kinds=[Phrase(kind, {}) for kind in each.kinds],
            )
