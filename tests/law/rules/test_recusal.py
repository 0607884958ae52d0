"""OFF: who was recused stays out, the head decided it, the chair did not investigate, two test, all belong to the organs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.officers import people_in_register
from enforcement_cli.law.rules.recusal import (
    chair_did_not_investigate,
    people_of_the_acting_organs,
    recusal_decided_by_head,
    recused_stay_out,
    testing_by_two,
)
from tests.builders import SOUND, Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, says
from tests.outcome_builders import OUTCOMES

RULES = (
    recused_stay_out,
    recusal_decided_by_head,
    chair_did_not_investigate,
    testing_by_two,
    people_of_the_acting_organs,
)
OLD = "2021-07-14"
NEW = "2021-07-15"


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def recused(draft: Draft, on: str, *who: str, **more: Any) -> Draft:
    """The draft with a decision on recusal by the head."""
    more.setdefault("approved_by", "P09")
    return draft.step("回避决定", on, **({"recused": list(who)} if who else {}), **more)


def later(name: str, on: str, *acts: str, severity: str = "error") -> list[str]:
    return [f"{severity}: {name}已于 {on} 决定回避，此后却还参加了：{'、'.join(acts)}"]


SERVED = "2026-03-26 直接送达行政处罚决定书"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(recused(penalty(), "2026-03-27", "P02"), [], id="nothing afterwards"),
        pytest.param(recused(penalty(), "2026-03-26", "P02"), [], id="acts of the very day"),
        pytest.param(
            recused(penalty(), "2026-03-25", "P02"),
            later("乙示例", "2026-03-25", "2026-03-26 送达回证", SERVED),
            id="served a day later",
        ),
        pytest.param(recused(penalty(), "2026-03-06", "P04"), [], id="somebody who does nothing here"),
        pytest.param(recused(penalty(), "2026-03-06"), [], id="nobody recused"),
        pytest.param(
            recused(recused(penalty(), "2026-03-25", "P02"), "2026-03-26", "P02"),
            later("乙示例", "2026-03-25", "2026-03-26 送达回证", SERVED),
            id="decided twice, the first counts",
        ),
        pytest.param(
            recused(penalty().reviewed("2026-03-24"), "2026-03-23", "P03"),
            later("丙示例", "2026-03-23", "2026-03-24 法制审核"),
            id="a reviewer",
        ),
        pytest.param(
            recused(penalty(), "2026-03-23", "P09"), later("戊示例", "2026-03-23", "2026-03-24 决定审批"), id="the head"
        ),
        pytest.param(
            recused(
                penalty().step("举行听证", "2026-03-22", hearing={"chair": "P04", "held_on": "2026-03-22"}),
                "2026-03-21",
                "P04",
            ),
            later("丁示例", "2026-03-21", "2026-03-22 听证"),
            id="a chair",
        ),
        pytest.param(
            recused(penalty().step("询问", "2026-03-12", officers=["P04"]), "2026-03-11", "P04"),
            later("丁示例", "2026-03-11", "2026-03-12 询问"),
            id="a step",
        ),
        pytest.param(
            recused(inspection(), "2026-03-03", "P02"),
            later("乙示例", "2026-03-03", "2026-03-04 现场检查笔录", "2026-03-04 检查结论", severity="warning"),
            id="an inspection: no law says so",
        ),
        pytest.param(recused(penalty(), "2026-12-11", "P02"), [], id="a decision that is to come"),
        pytest.param(
            recused(recused(penalty(), "2026-03-27", "P02"), "2026-03-28", "P02", officers=["P02"]),
            [],
            id="the second decision on it is no act",
        ),
        pytest.param(penalty().add("steps", {"step": "回避决定", "recused": ["P02"]}), [], id="decided on no day"),
        pytest.param(
            recused(penalty().reviewed("2026-03-24").set("review/0/self_check/by", "P04"), "2026-03-23", "P04"),
            later("丁示例", "2026-03-23", "2026-03-24 合法性自查"),
            id="who made the self-check",
        ),
        pytest.param(
            recused(penalty().reviewed("2026-03-24").set("review/0/self_check", {"by": "P04"}), "2026-03-23", "P04"),
            [],
            id="a self-check of no day",
        ),
        pytest.param(
            recused(penalty().reviewed("2026-03-24").drop("review/0/self_check"), "2026-03-23", "P04"),
            [],
            id="no self-check",
        ),
        pytest.param(
            recused(penalty().reviewed("2026-03-24").drop("review/0/rounds/0/reviewed_on"), "2026-03-23", "P03"),
            [],
            id="not reviewed yet",
        ),
        pytest.param(recused(penalty().step("举行听证", "2026-03-22"), "2026-03-21", "P04"), [], id="whose hearing?"),
        pytest.param(
            recused(penalty().step("举行听证", "2026-03-22", hearing={"clerk": "P04"}), "2026-03-21", "P04"),
            later("丁示例", "2026-03-21", "2026-03-22 听证"),
            id="a clerk, by the day of the step",
        ),
        pytest.param(
            recused(
                penalty().step("举行听证", "2026-03-22", hearing={"chair": "P04", "held_on": "2026-03-20"}),
                "2026-03-21",
                "P04",
            ),
            [],
            id="the hearing was before",
        ),
        pytest.param(
            recused(
                penalty().add("steps", {"step": "举行听证", "hearing": {"chair": "P04", "held_on": "2026-03-22"}}),
                "2026-03-21",
                "P04",
            ),
            later("丁示例", "2026-03-21", "2026-03-22 听证"),
            id="the day of the hearing alone",
        ),
        pytest.param(
            recused(penalty().add("steps", {"step": "举行听证", "hearing": {"chair": "P04"}}), "2026-03-21", "P04"),
            [],
            id="a hearing of no day",
        ),
    ],
)
def test_recused_stay_out(draft: Draft, expected: list[str]) -> None:
    assert says(recused_stay_out, draft) == expected


def test_an_approval_without_its_day_is_not_asked_about() -> None:
    draft = recused(penalty().set("decisions/0/approval", {"by": "P09"}), "2026-03-20", "P09")

    assert says(recused_stay_out, draft) == []


def test_a_recusal_counts_from_its_day_on() -> None:
    draft = recused(penalty(), "2026-03-25", "P02")

    assert says(recused_stay_out, draft, "2026-03-24") == []
    assert len(says(recused_stay_out, draft, "2026-03-25")) == 1


@pytest.mark.parametrize(("on", "severity"), [(OLD, "warning"), (NEW, "error")])
def test_recusal_under_the_older_law(on: str, severity: str) -> None:
    found = findings(recused_stay_out, recused(penalty(), on, "P02"))

    assert [str(each.severity) for each in found] == [severity]
    assert found[0].basis == (("PL-43-1",) if severity == "error" else ("S-6",))


UNNAMED = "undetermined: 2026-03-06 的回避决定没有写明谁回避，也没有写明不回避的理由，无法判断"
UNAPPROVED = "undetermined: 2026-03-06 的回避决定由谁批准没有填写，应当经本行政机关负责人批准，无法判断"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(recused(penalty(), "2026-03-06", "P02"), [], id="by the head"),
        pytest.param(
            recused(penalty(), "2026-03-06", reason="不属于应当回避的情形"), [], id="refused, with the reason"
        ),
        pytest.param(recused(penalty(), "2026-03-06"), [UNNAMED], id="neither people nor reason"),
        pytest.param(recused(penalty(), "2026-03-06", "P02", approved_by=None), [UNAPPROVED], id="by nobody"),
        pytest.param(
            recused(penalty(), "2026-03-06", "P02", approved_by="P04"),
            ["error: 2026-03-06 的回避决定由丁示例批准，其在人员名录中不是本行政机关负责人"],
            id="by an officer",
        ),
        pytest.param(recused(penalty(), "2026-03-06", "P02", approved_by="P77"), [], id="by somebody unknown: OFF001"),
        pytest.param(
            recused(penalty().set("registers/personnel/3/roles", ["负责人"]), "2026-03-06", "P02", approved_by="P04"),
            [],
            id="by a deputy in charge",
        ),
        pytest.param(
            recused(penalty().drop("registers/personnel"), "2026-03-06", "P02", approved_by="P04"), [], id="no register"
        ),
        pytest.param(
            recused(penalty().drop("registers/personnel"), "2026-03-06", "P02", approved_by=None),
            [],
            id="no register, by nobody",
        ),
        pytest.param(penalty().add("steps", {"step": "回避决定"}), [], id="of no day"),
        pytest.param(
            recused(penalty(), "2026-12-10"),
            [UNNAMED.replace("2026-03-06", "2026-12-10")],
            id="of today",
        ),
        pytest.param(recused(inspection(), "2026-03-06", approved_by=None), [], id="an inspection"),
        pytest.param(recused(penalty(), OLD, approved_by=None), [], id="the older law"),
        pytest.param(recused(penalty(), "2026-12-11", approved_by=None), [], id="to come"),
    ],
)
def test_recusal_decided_by_head(draft: Draft, expected: list[str]) -> None:
    steps = [{key: value for key, value in each.items() if value is not None} for each in draft.data["steps"]]
    assert says(recusal_decided_by_head, draft.set("steps", steps)) == expected


def heard(draft: Draft, chair: str | None, on: str = "2026-03-22", step: str = "举行听证") -> Draft:
    hearing = {"held_on": on, **({"chair": chair} if chair else {})}
    return draft.step(step, on, hearing=hearing)


def chairs(name: str, severity: str = "error") -> list[str]:
    return [f"{severity}: 听证主持人{name}参加了本案的调查或者审查，听证应当由其他人员主持"]


NO_CHAIR = ["undetermined: 2026-03-22 举行听证，没有填写主持人，无法判断是不是本案调查、审查人员"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(heard(penalty(), "P04"), [], id="another officer"),
        pytest.param(heard(penalty(), "P03"), [], id="a reviewer"),
        pytest.param(heard(penalty(), "P01"), chairs("甲示例"), id="a handling officer"),
        pytest.param(
            heard(penalty().set("records/1/makers", ["P01", "P04"]), "P04"), chairs("丁示例"), id="who inspected"
        ),
        pytest.param(
            heard(penalty().set("records/3/makers", ["P04"]), "P04"), chairs("丁示例"), id="who wrote the report"
        ),
        pytest.param(
            heard(penalty().step("询问", "2026-03-06", officers=["P04"]), "P04"), chairs("丁示例"), id="who asked"
        ),
        pytest.param(heard(penalty().set("records/6/makers", ["P04"]), "P04"), [], id="who kept the approval form"),
        pytest.param(heard(penalty(), "P01", step="听证通知"), chairs("甲示例"), id="announced"),
        pytest.param(
            heard(heard(penalty(), "P01", step="听证通知"), "P01"), chairs("甲示例"), id="announced and held: once"
        ),
        pytest.param(heard(penalty(), None), NO_CHAIR, id="no chair given"),
        pytest.param(penalty().step("举行听证", "2026-03-22"), NO_CHAIR, id="nothing of the hearing given"),
        pytest.param(heard(penalty(), None, step="听证通知"), [], id="announced without a chair"),
        pytest.param(heard(penalty(), None, on="2026-12-10"), [], id="held today"),
        pytest.param(heard(penalty(), "P01", on="2026-12-10"), chairs("甲示例"), id="held today by a handling officer"),
        pytest.param(heard(penalty(), "P01", on="2026-12-11", step="听证通知"), [], id="to be announced"),
        pytest.param(
            penalty().add("steps", {"step": "举行听证", "hearing": {"chair": "P01"}}), [], id="a step of no day"
        ),
        pytest.param(heard(permit(), "P02", on="2026-03-12"), chairs("乙示例"), id="who examines the application"),
        pytest.param(heard(permit(), "P04", on="2026-03-12"), [], id="a permit, another"),
        pytest.param(heard(inspection(), "P01"), [], id="no such law for inspections"),
        pytest.param(heard(penalty(), "P01", on=OLD), chairs("甲示例", "warning"), id="the older law"),
        pytest.param(heard(penalty(), "P01", on=NEW), chairs("甲示例"), id="the first day of the law"),
    ],
)
def test_chair_did_not_investigate(draft: Draft, expected: list[str]) -> None:
    assert says(chair_did_not_investigate, draft) == expected


ONE = ["error: 2026-03-11 的检验、检测、检疫只写有甲示例，应当指派两名以上工作人员"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(permit().step("检验检测检疫", "2026-03-11", officers=["P01"]), ONE, id="one"),
        pytest.param(
            permit().step("检验检测检疫", "2026-03-11", officers=["P01", "P09"]), [], id="any two of the staff"
        ),
        pytest.param(permit().step("检验检测检疫", "2026-03-11"), [], id="done by others"),
        pytest.param(
            permit().step("检验检测检疫", "2026-03-11", officers=["P01"], proved_by=["R03"]), [], id="with its record"
        ),
        pytest.param(
            permit()
            .step("检验检测检疫", "2026-03-11")
            .add("records", {"id": "R20", "type": "鉴定意见", "step": "检验检测检疫", "makers": ["P01"]}),
            ONE,
            id="one, by the record",
        ),
        pytest.param(permit().step("检验检测检疫", "2026-12-11", officers=["P01"]), [], id="to come"),
        pytest.param(
            permit().step("检验检测检疫", "2026-12-10", officers=["P01"]),
            [ONE[0].replace("2026-03-11", "2026-12-10")],
            id="today",
        ),
        pytest.param(permit().add("steps", {"step": "检验检测检疫", "officers": ["P01"]}), [], id="of no day"),
        pytest.param(penalty().step("检验检测检疫", "2026-03-11", officers=["P01"]), [], id="not a permit"),
    ],
)
def test_testing_by_two(draft: Draft, expected: list[str]) -> None:
    assert says(testing_by_two, draft) == expected


OTHER = "示例县应急管理局"
OUTSIDER = {"id": "Q01", "name": "己示例", "roles": ["执法人员"], "organ": OTHER}
JOINT = {"lead": "示例县工业和信息化局", "with": [OTHER]}


def with_outsider(draft: Draft, **more: Any) -> Draft:
    """The draft with an inspection made by somebody of another organ."""
    draft.registers["personnel"].append({**OUTSIDER, **more})
    return draft.set("records/1/makers", ["P01", "Q01"])


ALONE = [
    "warning: 己示例在人员名录中属于示例县应急管理局，参加了 2026-03-04 的现场检查笔录；本案没有写联合执法或者受委托"
]
NOT_AMONG = [
    "warning: 己示例在人员名录中属于示例县应急管理局，参加了 2026-03-04 的现场检查笔录；本案写明的机关和组织中没有它"
]
PAPER = {"id": "WT-01", "agency": OTHER, "organisation": "示例县节能监察中心", "from": "2024-01-01"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(with_outsider(penalty()), ALONE, id="another organ's, in our own case"),
        pytest.param(with_outsider(inspection()), ALONE, id="an inspection"),
        pytest.param(with_outsider(penalty(), organ="示例县工业和信息化局"), [], id="our own, written out"),
        pytest.param(with_outsider(penalty(), roles=["法制审核人员"]), [], id="a pooled reviewer"),
        pytest.param(with_outsider(penalty()).set("acting_as", "联合执法").set("joint", JOINT), [], id="joint"),
        pytest.param(
            with_outsider(penalty()).set("acting_as", "联合执法").set("joint", {"lead": "示例县公安局"}),
            NOT_AMONG,
            id="joint with others",
        ),
        pytest.param(
            with_outsider(penalty())
            .set("bureau/entrustments", [PAPER])
            .set("acting_as", "受委托组织")
            .set("entrustment", "WT-01"),
            [],
            id="the entrusting organ",
        ),
        pytest.param(
            with_outsider(penalty(), organ="示例县节能监察中心")
            .set("bureau/entrustments", [PAPER])
            .set("acting_as", "受委托组织")
            .set("entrustment", "WT-01"),
            [],
            id="the organisation of the paper",
        ),
        pytest.param(
            with_outsider(penalty()).set("acting_as", "受委托组织").set("entrusting_agency", "示例市工业和信息化局"),
            NOT_AMONG,
            id="entrusted by others",
        ),
        pytest.param(
            with_outsider(penalty()).set("acting_as", "上级机关").set("bureau/bureau/superior", OTHER),
            [],
            id="superior",
        ),
        pytest.param(
            with_outsider(penalty()).set("records/2/makers", ["P01", "Q01"]), ALONE, id="twice there, said once"
        ),
        pytest.param(
            with_outsider(penalty()).set("records/1/makers", ["P01"]).set("records/1/type", "鉴定意见"),
            [],
            id="not there",
        ),
        *(
            pytest.param(with_outsider(penalty()).set("records/1/type", type_), [], id=type_)
            for type_ in ("法制审核意见书", "外部法律意见书", "听证笔录", "听证报告", "鉴定意见")
        ),
        pytest.param(with_outsider(penalty()).set("secrecy", ["国家秘密"]), [], id="a stub"),
        pytest.param(penalty().set("records/1/makers", ["P01", "P77"]), [], id="somebody unknown: OFF001"),
        pytest.param(
            with_outsider(penalty()).set("joint", {"lead": "示例县公安局"}), NOT_AMONG, id="joint, by whom is not said"
        ),
        pytest.param(
            with_outsider(penalty()).set("bureau/bureau/superior", OTHER), ALONE, id="the superior's, in our own case"
        ),
        pytest.param(
            with_outsider(penalty()).set("entrusting_agency", OTHER), ALONE, id="who entrusts, in our own case"
        ),
    ],
)
def test_people_of_the_acting_organs(draft: Draft, expected: list[str]) -> None:
    assert says(people_of_the_acting_organs, draft) == expected


def test_whoever_has_no_organ_in_the_register_is_of_the_bureau() -> None:
    draft = penalty().set("bureau/bureau/short_name", "示例工信局")
    for person in draft.registers["personnel"]:
        person.pop("organ", None)

    assert says(people_of_the_acting_organs, draft) == []


def test_without_a_register_nobody_is_of_another_organ() -> None:
    assert says(people_of_the_acting_organs, with_outsider(penalty()).drop("registers/personnel")) == []


def test_the_recused_and_who_binds_the_file_are_people_of_the_register() -> None:
    draft = recused(penalty(), "2026-03-06", "P77").set("archive", {"compiled_by": "P78", "checked_by": "P79"})

    assert [each.message for each in findings(people_in_register, draft)] == [
        "“回避人员”写的 P77 不在人员名录中",
        "“立卷人”写的 P78 不在人员名录中",
        "“检查人”写的 P79 不在人员名录中",
    ]


def entrusted(kind: str) -> Draft:
    return with_outsider(penalty()).set("kind", kind).set("acting_as", "受委托组织")


@pytest.mark.parametrize(
    ("draft", "basis"),
    [
        (with_outsider(penalty()), ("PL-17",)),
        (with_outsider(penalty()).set("kind", "行政强制"), ("CL-17-1",)),
        (with_outsider(penalty()).set("kind", "行政许可"), ("LL-22",)),
        (with_outsider(inspection()), ("S-63",)),
        (entrusted("行政处罚"), ("PL-17", "PL-20-4")),
        (entrusted("行政许可"), ("LL-22",)),
        (with_outsider(penalty()).set("records/1/made_on", OLD), ("S-63",)),
    ],
)
def test_whose_power_it_is_says_the_law_of_that_kind(draft: Draft, basis: tuple[str, ...]) -> None:
    (found,) = findings(people_of_the_acting_organs, draft)

    assert found.basis == basis


@pytest.mark.parametrize(
    ("draft", "basis"), [(heard(permit(), "P02"), ("LL-48-1-3",)), (heard(penalty(), "P01"), ("PL-64-1-4",))]
)
def test_the_chair_is_judged_by_the_law_of_that_kind(draft: Draft, basis: tuple[str, ...]) -> None:
    (found,) = findings(chair_did_not_investigate, draft)

    assert found.basis == basis
