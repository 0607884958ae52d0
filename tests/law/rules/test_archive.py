"""ARC: a bound file has its index, holds everything, and lies in some known order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pytest

from enforcement_cli.law.basis import BASIS
from enforcement_cli.law.file_order import ORDERS
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.archive import bound_file_has_index, bound_in_order, everything_listed_is_bound
from tests.builders import SOUND, Draft, penalty, permit
from tests.law.rules.rows import av, findings, paper, says, unread
from tests.outcome_builders import OUTCOMES

RULES = (bound_file_has_index, everything_listed_is_bound, bound_in_order)
ALL = ("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09")


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def test_the_orders_speak_of_papers_that_there_are(vocabularies: dict[str, set[str]]) -> None:
    for order in ORDERS:
        types = [each for group in order.groups for each in group]
        assert set(types) <= vocabularies["record_type"]
        assert len(types) == len(set(types)), order.name
        assert {each for each in order.volumes if each} <= vocabularies["file_volume"]
        assert set(order.kinds) <= vocabularies["case_kind"]
    assert "MR2-78-2" in BASIS


def bound(
    ids: Iterable[str] = ALL,
    on: str = "2026-06-01",
    draft: Draft | None = None,
    volumes: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    """The penalty archived with that index; `volumes` give records a volume."""
    entries: list[dict[str, Any]] = [
        {"record": each, **({"volume": volumes[each]} if each in volumes else {})} for each in ids
    ]
    return (draft or penalty()).set("archived_on", on).set("archive", {"index": entries})


NO_INDEX = ["warning: 本案已于 2026-06-01 归档，没有卷内目录"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty().set("archived_on", "2026-06-01"), NO_INDEX, id="no index"),
        pytest.param(penalty().set("archived_on", "2026-06-01").set("archive", {"index": []}), NO_INDEX, id="empty"),
        pytest.param(
            penalty().set("archived_on", "2026-06-01").set("archive", {"index": [{"volume": "正卷"}]}),
            NO_INDEX,
            id="an index that names nothing",
        ),
        pytest.param(
            penalty().set("archived_on", "2026-12-10"),
            ["warning: 本案已于 2026-12-10 归档，没有卷内目录"],
            id="archived today",
        ),
        pytest.param(bound(), [], id="written out"),
        pytest.param(
            paper(penalty(), "R20", "卷内目录", "2026-06-01").set("archived_on", "2026-06-01"), [], id="on paper"
        ),
        pytest.param(penalty(), [], id="not archived"),
        pytest.param(penalty().set("closed_on", "2026-05-30"), [], id="closed only"),
        pytest.param(penalty().set("archived_on", "2026-12-11"), [], id="archived tomorrow"),
        pytest.param(penalty().set("archived_on", "2026-06-01").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_bound_file_has_index(draft: Draft, expected: list[str]) -> None:
    assert says(bound_file_has_index, draft) == expected


def lacks(*papers: str) -> list[str]:
    return [f"error: 本案已于 2026-06-01 归档，卷内目录缺少：{'、'.join(papers)}"]


APART = ["warning: 本案已于 2026-06-01 归档，卷内目录没有列入这些音像记录，也没有写明原件存放在哪里：R20 录像"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(bound(), [], id="all of it"),
        pytest.param(bound(ALL[:-1]), lacks("R09 送达回证"), id="one missing"),
        pytest.param(bound(ALL[2:]), lacks("R01 立案审批表", "R02 现场检查笔录"), id="two missing are one finding"),
        pytest.param(
            bound(ALL[:-1]).set("records/8/title", "送达回证（二）"), lacks("R09 送达回证（二）"), id="by its name"
        ),
        pytest.param(paper(bound(), "R20", "卷内目录", "2026-06-01"), [], id="the index itself"),
        pytest.param(paper(bound(), "R20", "备考表", "2026-06-01"), [], id="the closing note"),
        pytest.param(bound(draft=av(penalty(), "录像", "2026-03-04")), APART, id="a film nowhere"),
        pytest.param(
            bound(draft=av(penalty(), "录像", "2026-03-04", original={"form": "电子", "place": "音像资料库"})),
            [],
            id="kept apart",
        ),
        pytest.param(
            bound(draft=av(penalty(), "录像", "2026-03-04", original={"form": "电子", "archive_no": "示音001"})),
            [],
            id="kept apart under a number",
        ),
        pytest.param(
            bound(draft=av(penalty(), "录像", "2026-03-04", original={"form": "电子"})),
            APART,
            id="kept, nobody says where",
        ),
        pytest.param(
            bound(ALL[:-2]).set("records/7/covers", ["R09"]),
            lacks("R08 行政处罚决定书", "R09 送达回证"),
            id="described in a paper that is not listed itself",
        ),
        pytest.param(
            bound().add("archive/index", {"volume": "副卷"}).set("archive/index/0", {"volume": "正卷"}),
            lacks("R01 立案审批表"),
            id="an entry that names nothing shifts nothing",
        ),
        pytest.param(bound((*ALL, "R20"), draft=av(penalty(), "录像", "2026-03-04")), [], id="listed"),
        pytest.param(
            bound(draft=av(penalty(), "照片", "2026-03-04").set("records/1/covers", ["R20"])), [], id="told in another"
        ),
        pytest.param(
            bound(ALL[1:], draft=av(penalty(), "录像", "2026-03-04")),
            [*lacks("R01 立案审批表"), *APART],
            id="papers and recordings apart",
        ),
        pytest.param(bound((*ALL, "R03")), ["warning: 卷内目录把 R03 列了两次"], id="listed twice"),
        pytest.param(bound((*ALL, "R77")), [], id="a number that leads nowhere: STR017"),
        pytest.param(bound(ALL[:3], on="2026-12-11"), [], id="archived tomorrow"),
        pytest.param(bound(()), [], id="no index: ARC001"),
        pytest.param(bound(ALL[:3]).set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_everything_listed_is_bound(draft: Draft, expected: list[str]) -> None:
    assert says(everything_listed_is_bound, draft) == expected


@pytest.mark.parametrize(
    ("on", "build", "basis"),
    [
        ("2026-06-01", penalty, ("PL-47", "ARCHR-19-1", "G118-s3")),
        ("2024-02-29", penalty, ("PL-47", "G118-s3")),
        ("2021-07-14", penalty, ("G118-s3",)),
        ("2018-12-04", penalty, ("S-39",)),
        ("2026-06-01", permit, ("ARCHR-19-1", "G118-s3")),
    ],
)
def test_the_law_of_the_day_of_archiving(on: str, build: Callable[[], Draft], basis: tuple[str, ...]) -> None:
    assert [each.basis for each in findings(everything_listed_is_bound, bound(("R01",), on, build()))] == [basis]


def after(type_: str, id_: str, before_type: str, before: str) -> list[str]:
    return [
        f"warning: 卷内目录中，{type_} {id_} 排在{before_type} {before} 之后，不合按环节、按日期或者正卷副卷的任何一种顺序"
    ]


MAIN = dict.fromkeys(("R01", "R08", "R09", "R05", "R06", "R02", "R03"), "正卷")
SIDE = dict.fromkeys(("R04", "R07"), "副卷")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(bound(), [], id="by stage and by day"),
        pytest.param(
            bound(("R01", "R03", "R02", "R04", "R07", "R05", "R06", "R08", "R09")), [], id="by stage, not by day"
        ),
        pytest.param(
            bound(("R01", "R08", "R09", "R05", "R06", "R02", "R03", "R04", "R07")), [], id="as 正卷 without volumes"
        ),
        pytest.param(bound((*MAIN, *SIDE), volumes=MAIN | SIDE), [], id="正卷 and 副卷"),
        pytest.param(bound((*SIDE, *MAIN), volumes=MAIN | SIDE), [], id="the volumes either way round"),
        pytest.param(
            bound(("R09", "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08")), [], id="the receipt stands anywhere"
        ),
        pytest.param(
            bound(("R02", "R01", "R03", "R04", "R05", "R06", "R07", "R08", "R09")),
            after("立案审批表", "R01", "现场检查笔录", "R02"),
            id="the filing after the inspection",
        ),
        pytest.param(
            bound(("R01", "R02", "R08", "R03", "R04", "R05", "R06", "R07", "R09")),
            after("询问笔录", "R03", "行政处罚决定书", "R08"),
            id="an interview after the decision",
        ),
        pytest.param(
            bound(("R04", "R07", "R01", "R08", "R02", "R03"), volumes=SIDE),
            [],
            id="the rest without a volume",
        ),
        pytest.param(bound(("R07", "R04"), volumes=SIDE), [], id="two papers of one rank in no fixed order by stage"),
        pytest.param(bound(("R02", "R01"), on="2026-12-11"), [], id="archived tomorrow"),
        pytest.param(penalty().set("archived_on", "2026-06-01"), [], id="no index"),
        pytest.param(
            bound(("R02", "R77", "R01")), after("立案审批表", "R01", "现场检查笔录", "R02"), id="past a stray"
        ),
        pytest.param(
            bound(("R01", "R02", "R03", "R04", "R05", "R06", "R07"), draft=permit()), [], id="a permit, by stage"
        ),
        pytest.param(
            bound(("R05", "R03", "R01"), draft=permit()),
            after("核查笔录", "R03", "许可决定书", "R05"),
            id="a permit, backward",
        ),
        pytest.param(
            bound(("R02", "R03"), draft=permit().set("records/1/made_on", "2026-03-11")), [], id="by stage alone"
        ),
    ],
)
def test_bound_in_order(draft: Draft, expected: list[str]) -> None:
    assert says(bound_in_order, draft) == expected


def test_by_day_alone_will_do() -> None:
    draft = bound(("R02", "R01", "R03")).set("records/0/made_on", "2026-03-04")

    assert says(bound_in_order, draft) == []
    assert says(bound_in_order, draft.drop("records/2/made_on")) == after("立案审批表", "R01", "现场检查笔录", "R02")


@pytest.mark.parametrize(
    ("rule", "draft"),
    [
        pytest.param(bound_file_has_index, penalty().set("archived_on", "2026-06-01"), id="ARC001"),
        pytest.param(everything_listed_is_bound, bound(ALL[:3]), id="ARC002"),
        pytest.param(bound_in_order, bound(("R02", "R01")), id="ARC003"),
    ],
)
def test_records_that_could_not_be_read_are_not_missing(rule: Rule, draft: Draft) -> None:
    assert len(says(rule, draft)) == 1
    assert says(rule, unread(draft, "records")) == []
