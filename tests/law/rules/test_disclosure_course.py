"""DIS030, DIS032-DIS034: through the responsible divisions, corrected in public, by the right organ, without secrets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.disclosure_course import (
    business_secrets_kept,
    disclosed_by_acting_organ,
    disclosed_by_responsible_divisions,
    errors_corrected_in_public,
)
from tests.builders import SOUND, Draft, inspection, penalty, permit, published
from tests.law.rules.rows import says, unread
from tests.outcome_builders import OUTCOMES

ALL = (
    disclosed_by_responsible_divisions,
    errors_corrected_in_public,
    disclosed_by_acting_organ,
    business_secrets_kept,
)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


# DIS030

FLOW = {"collect": "jienneng", "transfer": "jienneng", "review": "fagui", "publish": "fagui"}
COURSE = {"collected_by": "P01", "transferred_by": "P02", "reviewed_by": "P03", "reviewed_on": "2026-03-30"}


def flowing(flow: dict[str, str] | None = None, **course: str) -> Draft:
    """A published penalty (by P03 of 政策法规股, on 30 March) whose matter has a flow."""
    draft = penalty().set("registers/matters/0/disclosure", FLOW if flow is None else flow)
    return draft.set("decisions/0/disclosure_course", {**COURSE, **course})


def by(person: str, name: str, actual: str, division: str) -> list[str]:
    return [f"warning: 公示内容由{person}{name}，属于{actual}；执法事项清单规定由{division}{name}，请核实"]


HANDLING, REVIEW = "节能监察股", "政策法规股"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(flowing(), [], id="as the register has it"),
        pytest.param(flowing(collected_by="P03"), by("P03", "采集", REVIEW, HANDLING), id="collected by others"),
        pytest.param(flowing(transferred_by="P03"), by("P03", "传递", REVIEW, HANDLING), id="transferred by others"),
        pytest.param(flowing(reviewed_by="P01"), by("P01", "审核", HANDLING, REVIEW), id="reviewed by the handlers"),
        pytest.param(
            flowing().set("ledger/0/by", "P01"), by("P01", "发布", HANDLING, REVIEW), id="published by the handlers"
        ),
        pytest.param(flowing().set("ledger/0/by", "某人"), [], id="published by a name"),
        pytest.param(flowing(reviewed_by="P09"), [], id="reviewed by one of no division"),
        pytest.param(flowing(reviewed_by="P77"), [], id="reviewed by one whom the register has not"),
        pytest.param(flowing({"collect": "jienneng"}, reviewed_by="P01"), [], id="the flow does not say who reviews"),
        pytest.param(flowing().drop("decisions/0/disclosure_course"), [], id="nobody said who did it"),
        pytest.param(penalty().set("decisions/0/disclosure_course", COURSE), [], id="no flow"),
        pytest.param(flowing(reviewed_by="P01").drop("matter"), [], id="no matter"),
        pytest.param(
            flowing({"review": "unknown"}, reviewed_by="P01"),
            by("P01", "审核", HANDLING, "unknown"),
            id="a division without a name",
        ),
        pytest.param(
            flowing(reviewed_on="2026-03-31"),
            ["warning: 公示内容的审核（2026-03-31）晚于公示（2026-03-30）；公示内容应当先审核、后发布"],
            id="reviewed the day after",
        ),
        pytest.param(flowing(reviewed_on="2026-03-31").set("ledger", []), [], id="not published yet"),
        pytest.param(flowing(collected_by="P03").set("secrecy", ["国家秘密"]), [], id="a stub"),
        pytest.param(flowing().drop("decisions/0/disclosure_course/reviewed_on"), [], id="reviewed on a day not given"),
        pytest.param(flowing(reviewed_on="2026-03-31").set("ledger/0/on", None), [], id="published on a day not given"),
        pytest.param(
            flowing(reviewed_by="P01").set("bureau/divisions/0", {"id": "jienneng"}),
            by("P01", "审核", "jienneng", REVIEW),
            id="the settings give the division no name",
        ),
    ],
)
def test_flow(draft: Draft, expected: list[str]) -> None:
    assert says(disclosed_by_responsible_divisions, draft) == expected


# DIS032


def corrected(found: str = "2026-04-08", on: str | None = "2026-04-09", text: str | None = "甲应为乙。") -> Draft:
    """An error in public, found on that day; the ledger has an update of 9 April."""
    entry = {"found_on": found, "kind": "文字差错"}
    entry |= {key: value for key, value in (("corrected_on", on), ("text", text)) if value}
    draft = penalty().set("decisions/0/corrections", [entry])
    return draft.add("ledger", published("2026-0001", "2026-04-09", seq=2, event="updated"))


def down(draft: Draft, on: str, again: str | None = None) -> Draft:
    """With a withdrawal on that day, and a reinstatement on another."""
    for event, day in (("withdrawn", on), ("reinstated", again)):
        if day is not None:
            draft.add("ledger", published(draft.data["id"], day, seq=len(draft.ledger) + 1, event=event))
    return draft


def not_updated() -> Draft:
    draft = corrected()
    return draft.set("ledger", draft.ledger[:1])


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(corrected(), [], id="corrected in public"),
        pytest.param(corrected("2026-04-09"), [], id="on the day it was found"),
        pytest.param(corrected("2025-04-09"), [], id="a year later: never late"),
        pytest.param(
            corrected(on=None), ["info: 公示信息不准确（2026-04-08发现，文字差错），尚未更正"], id="not corrected yet"
        ),
        pytest.param(
            corrected(on="2026-04-07"),
            ["warning: 更正日期（2026-04-07）早于发现日期（2026-04-08），请核实"],
            id="corrected before it was found",
        ),
        pytest.param(
            not_updated(),
            ["warning: 公示信息的更正（2026-04-09）没有记入公示台账，公众看到的仍是更正以前的内容，请核实"],
            id="not in the ledger",
        ),
        pytest.param(
            corrected("2026-04-10", "2026-04-10"),
            ["warning: 公示信息的更正（2026-04-10）没有记入公示台账，公众看到的仍是更正以前的内容，请核实"],
            id="the update was before it was found",
        ),
        pytest.param(
            corrected(text=None),
            ["warning: 公示信息的更正（2026-04-09）没有写明更正内容，公众不知道更正了什么"],
            id="without words",
        ),
        pytest.param(
            not_updated().add("ledger", published("2026-0001", "2026-04-09", seq=2, event="withdrawn")),
            [],
            id="withdrawn",
        ),
        pytest.param(corrected(on=None).set("ledger", []), [], id="never in public"),
        pytest.param(down(corrected(on=None), "2026-04-10"), [], id="withdrawn before it was corrected"),
        pytest.param(
            down(corrected(on=None), "2026-04-10", again="2026-04-13"),
            ["info: 公示信息不准确（2026-04-08发现，文字差错），尚未更正"],
            id="withdrawn, and back with its error",
        ),
        pytest.param(corrected().drop("decisions/0/corrections/0/found_on"), [], id="found on a day not given"),
        pytest.param(corrected().set("ledger/0/on", None), [], id="disclosed on a day not given"),
        pytest.param(penalty(), [], id="nothing wrong"),
    ],
)
def test_corrections(draft: Draft, expected: list[str]) -> None:
    assert says(errors_corrected_in_public, draft) == expected


# DIS033


def acting(as_: str, **more: Any) -> Draft:
    draft = inspection().set("acting_as", as_)
    draft.data |= more
    return draft


def others(organ: str) -> list[str]:
    return [f"warning: 本决定以{organ}的名义作出，应当由{organ}公示，本机关自2026-03-10起公示，请核实"]


UNSAID = [
    "undetermined: 本案不是以本机关名义办理的，以哪一机关的名义没有填写，由本机关公示（2026-03-10）是否正确无法判断"
]
LED = {"lead": "示例县市场监督管理局", "with": ["示例县工业和信息化局"]}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(acting("本机关"), [], id="in its own name"),
        pytest.param(acting("受委托组织", entrusting_agency="示例市水务局"), others("示例市水务局"), id="entrusted"),
        pytest.param(acting("联合执法", joint=LED), others("示例县市场监督管理局"), id="joint, another leads"),
        pytest.param(acting("联合执法", joint={"lead": "示例县工业和信息化局"}), [], id="joint, this bureau leads"),
        pytest.param(
            acting("上级机关").set("bureau/bureau/superior", "示例市工业和信息化局"),
            others("示例市工业和信息化局"),
            id="the superior's",
        ),
        pytest.param(acting("上级机关"), UNSAID, id="the superior is not in the settings"),
        pytest.param(acting("受委托组织"), UNSAID, id="nobody said by whom"),
        pytest.param(acting("受委托组织").set("ledger", []), [], id="not disclosed"),
        pytest.param(
            acting("受委托组织").add("ledger", published("2026-0003", "2026-03-11", seq=2, event="withdrawn")),
            [],
            id="withdrawn again",
        ),
        pytest.param(
            down(acting("受委托组织"), "2026-03-11", again="2026-03-12"),
            [UNSAID[0].replace("2026-03-10", "2026-03-12")],
            id="withdrawn, and back again",
        ),
        pytest.param(acting("受委托组织").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_organ(draft: Draft, expected: list[str]) -> None:
    assert says(disclosed_by_acting_organ, draft) == expected


# DIS034


def secret(build: Callable[[], Draft] = permit, **given: str) -> Draft:
    draft = build().set("secrecy", ["商业秘密"])
    return draft.set("decisions/0/business_secret", given) if given else draft


def unfounded(handling: str, missing: str, severity: str = "error") -> list[str]:
    return [
        f"{severity}: 公示的内容含有商业秘密（{handling}），没有填写{missing}；"
        "未经同意不得公开商业秘密，法律另有规定或者涉及重大公共利益的除外"
    ]


UNANSWERED = ["undetermined: 本案标明商业秘密，公示时怎样处理没有填写，无法判断"]
CONSENT, LAW, INTEREST = "权利人同意公开", "法律另有规定", "涉及国家安全或者重大公共利益"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(secret(), UNANSWERED, id="not answered"),
        pytest.param(secret(penalty), UNANSWERED, id="not answered, a penalty"),
        pytest.param(secret(handling="不写入公示内容"), [], id="kept out"),
        pytest.param(secret(handling=CONSENT), unfounded(CONSENT, "同意材料"), id="consent without a paper"),
        pytest.param(secret(handling=CONSENT, record="R20"), [], id="consent"),
        pytest.param(secret(handling=LAW), unfounded(LAW, "法律名称"), id="a law without a name"),
        pytest.param(secret(handling=LAW, law="《示例法》第一条"), [], id="another law"),
        pytest.param(secret(handling=INTEREST), unfounded(INTEREST, "告知异议日期"), id="no time to object"),
        pytest.param(secret(handling=INTEREST, objection_told_on="2026-03-01"), [], id="with time to object"),
        pytest.param(
            secret(handling=CONSENT).set("ledger", []), unfounded(CONSENT, "同意材料", "info"), id="not public yet"
        ),
        pytest.param(
            down(secret(handling=CONSENT), "2026-04-10"),
            unfounded(CONSENT, "同意材料", "info"),
            id="no longer public",
        ),
        pytest.param(
            down(secret(handling=CONSENT), "2026-04-10", again="2026-04-13"),
            unfounded(CONSENT, "同意材料"),
            id="public again",
        ),
        pytest.param(secret(record="R20"), UNANSWERED, id="a paper, and no word how it is treated"),
        pytest.param(secret().set("secrecy", ["商业秘密", "国家秘密"]), [], id="a state secret besides"),
        pytest.param(secret().set("ledger", []).set("decisions/0/publish", "no"), [], id="not for the public"),
        pytest.param(secret().set("decisions/0/publish", "no"), UNANSWERED, id="withheld, yet in public"),
        pytest.param(secret().set("ledger", []).drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(permit(), [], id="no secret"),
        pytest.param(secret().set("secrecy", ["个人隐私"]), [], id="another kind of secret"),
    ],
)
def test_business_secret(draft: Draft, expected: list[str]) -> None:
    assert says(business_secrets_kept, draft) == expected


def test_each_law_is_named_for_its_own_act() -> None:
    from tests.law.rules.rows import findings

    assert findings(business_secrets_kept, secret())[0].basis == ("LL-5-2-b",)
    assert findings(business_secrets_kept, secret(penalty))[0].basis == ("OGI-15",)


@pytest.mark.parametrize(
    ("rule", "draft"),
    [
        pytest.param(disclosed_by_responsible_divisions, flowing(collected_by="P03"), id="DIS030"),
        pytest.param(errors_corrected_in_public, corrected(on=None), id="DIS032"),
        pytest.param(disclosed_by_acting_organ, acting("受委托组织"), id="DIS033"),
    ],
)
def test_a_ledger_that_could_not_be_read_leaves_the_course_open(rule: Any, draft: Draft) -> None:
    assert len(says(rule, draft)) == 1
    assert says(rule, unread(draft, "disclosure/0009-withdrawn")) == []
