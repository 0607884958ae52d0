"""REC: records name their makers and say that certificates were shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.on_site import identity_shown_on_site, record_names_makers
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, paper, says


@pytest.mark.parametrize("rule", [record_names_makers, identity_shown_on_site], ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            inspection().drop("records/1/makers"),
            ["undetermined: 2026-03-04 的现场检查笔录没有写明制作人，无法判断由谁检查、询问并签名"],
            id="nobody named",
        ),
        pytest.param(
            inspection()
            .drop("records/1/makers")
            .add("records/1/signatures", {"name": "甲示例", "capacity": "执法人员"}),
            [],
            id="signed by an officer",
        ),
        pytest.param(
            inspection().drop("records/1/makers").set("steps/1/officers", ["P01", "P02"]), [], id="named in the step"
        ),
        pytest.param(
            inspection().drop("records/1/makers").set("steps/0/officers", ["P01", "P02"]),
            ["undetermined: 2026-03-04 的现场检查笔录没有写明制作人，无法判断由谁检查、询问并签名"],
            id="named in another step",
        ),
        pytest.param(inspection().drop("records/1/makers").set("secrecy", ["国家秘密"]), [], id="a state-secret stub"),
        pytest.param(
            inspection().drop("records/1/makers").set("records/1/made_on", "2026-12-10"),
            ["undetermined: 2026-12-10 的现场检查笔录没有写明制作人，无法判断由谁检查、询问并签名"],
            id="made today",
        ),
        pytest.param(
            inspection().drop("records/1/makers").set("records/1/made_on", "2026-12-11"), [], id="to be made tomorrow"
        ),
        *(
            pytest.param(
                inspection().drop("records/1/makers").set("records/1/type", type_),
                [f"undetermined: 2026-03-04 的{type_}没有写明制作人，无法判断由谁检查、询问并签名"],
                id=type_,
            )
            for type_ in ("勘验笔录", "查封扣押现场笔录", "询问笔录", "核查笔录")
        ),
        pytest.param(inspection().drop("records/0/makers"), [], id="an approval form has no makers"),
        pytest.param(inspection().drop("records/1/makers").drop("records/1/made_on"), [], id="not yet made"),
        pytest.param(inspection().drop("records/1/makers").set("mode", "非现场"), [], id="without a visit"),
    ],
)
def test_record_names_makers(draft: Draft, expected: list[str]) -> None:
    assert says(record_names_makers, draft) == expected


@pytest.mark.parametrize(
    ("draft", "basis"),
    [
        pytest.param(penalty(), ("S-27",), id="a penalty"),
        pytest.param(inspection(), ("S-27", "LL-61-2"), id="an inspection"),
        pytest.param(penalty().set("records/1/type", "查封扣押现场笔录"), ("S-27", "CL-18-1-8"), id="a seizure"),
    ],
)
def test_makers_are_asked_by_the_law_of_that_record(draft: Draft, basis: tuple[str, ...]) -> None:
    (found,) = findings(record_names_makers, draft.drop("records/1/makers"))

    assert found.basis == basis


SILENT_ON_SITE = "undetermined: 2026-03-04 的现场检查笔录没有写明是否出示执法证件、表明身份"
SILENT_ASKED = "undetermined: 2026-03-05 的询问笔录没有写明是否出示执法证件、表明身份"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("records/1/identity_shown", "no"),
            ["error: 2026-03-04 的现场检查笔录写明没有出示执法证件"],
            id="not shown",
        ),
        pytest.param(penalty().drop("records/1/identity_shown"), [SILENT_ON_SITE], id="the record is silent"),
        pytest.param(penalty().drop("records/2/identity_shown"), [SILENT_ASKED], id="an interview is silent"),
        pytest.param(paper(penalty(), "R20", "勘验笔录", "2026-03-04"), [], id="the record of the same visit says it"),
        pytest.param(
            paper(penalty(), "R20", "勘验笔录", "2026-03-04").set("records/9/makers", ["P04"]),
            ["undetermined: 2026-03-04 的勘验笔录没有写明是否出示执法证件、表明身份"],
            id="other people of that day do not speak for them",
        ),
        pytest.param(
            paper(penalty(), "R20", "询问笔录", "2026-03-05"), [SILENT_ASKED], id="each person asked is shown it"
        ),
        pytest.param(
            penalty().drop("records/1/identity_shown").set("records/1/party_absent", "yes"),
            [],
            id="nobody there to be shown",
        ),
        pytest.param(penalty().drop("records/1/identity_shown").drop("records/1/made_on"), [], id="not yet made"),
        pytest.param(
            on_the_spot().drop("records/0/identity_shown"),
            ["undetermined: 2026-03-04 的当场处罚决定书没有写明是否出示执法证件、表明身份"],
            id="on the spot",
        ),
        pytest.param(inspection().drop("records/1/identity_shown"), [SILENT_ON_SITE], id="an inspection on site"),
        pytest.param(
            inspection().drop("records/1/identity_shown").set("mode", "非现场"), [], id="an inspection without a visit"
        ),
        pytest.param(
            permit().drop("records/2/identity_shown"),
            ["warning: 2026-03-10 的核查笔录没有写明是否出示执法证件、表明身份"],
            id="a verification by officers",
        ),
        pytest.param(
            permit().drop("records/2/identity_shown").set("records/2/makers", ["P03", "P09"]),
            [],
            id="a verification by staff",
        ),
        pytest.param(
            permit().drop("records/2/identity_shown").set("records/2/makers", ["P66"]),
            [],
            id="a verification by somebody unknown",
        ),
        pytest.param(
            penalty().drop("records/2/identity_shown").set("records/2/makers", ["P66"]),
            [SILENT_ASKED],
            id="an interview by somebody unknown",
        ),
        pytest.param(
            paper(penalty(), "R20", "勘验笔录", "2026-03-04").drop("records/9/makers"),
            [],
            id="makers not given: the visit's record speaks",
        ),
        pytest.param(
            paper(penalty(), "R20", "勘验笔录", "2026-03-04").drop("records/1/makers"),
            [],
            id="nor are those of the visit's record",
        ),
        pytest.param(
            penalty().drop("records/1/identity_shown").set("secrecy", ["国家秘密"]), [], id="a state-secret stub"
        ),
        pytest.param(
            penalty().drop("records/2/identity_shown").set("records/2/made_on", "2026-12-10"),
            ["undetermined: 2026-12-10 的询问笔录没有写明是否出示执法证件、表明身份"],
            id="made today",
        ),
        pytest.param(
            penalty().drop("records/2/identity_shown").set("records/2/made_on", "2026-12-11"),
            [],
            id="to be made tomorrow",
        ),
        pytest.param(penalty().drop("records/3/makers"), [], id="a report shows nobody anything"),
    ],
)
def test_identity_shown_on_site(draft: Draft, expected: list[str]) -> None:
    assert says(identity_shown_on_site, draft) == expected


SEIZED = paper(penalty(), "R20", "查封扣押现场笔录", "2026-03-06", identity_shown="no")


@pytest.mark.parametrize(
    ("draft", "basis"),
    [
        (penalty().set("records/1/identity_shown", "no"), ("S-14", "S-15", "PL-55-1")),
        (penalty().set("records/1/identity_shown", "no").set("records/1/made_on", "2020-03-04"), ("S-14", "S-15")),
        (on_the_spot().set("records/0/identity_shown", "no"), ("S-14", "S-15", "PL-52-1")),
        (inspection().set("records/1/identity_shown", "no"), ("S-14", "S-15", "G118-5-a")),
        (SEIZED, ("S-14", "S-15", "CL-18-1-3")),
    ],
)
def test_each_finding_cites_the_law_of_that_record(draft: Draft, basis: tuple[str, ...]) -> None:
    assert [each.basis for each in findings(identity_shown_on_site, draft)] == [basis]
