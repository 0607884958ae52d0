"""Calendar documents of the case repository."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar, read_overlay
from enforcement_cli.problems import EnforceError
from tests.law.calendar.oracle import NOTICE_2027

FILE = "calendars/2027.yaml"
SHIPPED = Calendar.shipped()


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The 2027 document with one change."""
    document = copy.deepcopy(dict(NOTICE_2027))
    change(document)
    return document


def test_a_document_makes_its_year_known() -> None:
    calendar = SHIPPED.overlaid([(FILE, NOTICE_2027)])

    assert calendar.known_until == date(2027, 12, 31)
    assert calendar.is_working(date(2027, 2, 8)) is False
    assert calendar.is_working(date(2027, 2, 14)) is True
    assert calendar.holiday(date(2027, 2, 14)) == "春节"
    assert calendar.holiday(date(2027, 10, 9)) == "国庆节"
    assert calendar.add_working_days(date(2026, 12, 23), 7).due == date(2027, 1, 4)
    assert calendar.add_working_days(date(2027, 2, 4), 1).due == date(2027, 2, 14)
    assert [each.no for each in calendar.notices(2027)] == ["示例发〔2026〕1号"]
    assert calendar.notices(2027)[0].file == FILE
    assert calendar.version.startswith(f"{SHIPPED.version} + {FILE} (示例发〔2026〕1号, ")
    assert calendar.overlays[0].surplus == 0


def test_scalars_may_be_typed_already() -> None:
    typed = changed(lambda each: each.update(year=2027, workdays=[date.fromisoformat(day) for day in each["workdays"]]))

    assert read_overlay(typed, FILE).worked == read_overlay(NOTICE_2027, FILE).worked


def test_the_shipped_calendar_is_not_touched() -> None:
    SHIPPED.overlaid([(FILE, NOTICE_2027)]).add_working_days(date(2027, 3, 1), 3)

    assert SHIPPED.known_until == date(2026, 12, 31)
    assert SHIPPED.is_working(date(2027, 3, 1)) is None


def test_the_december_before_can_be_moved() -> None:
    def move(document: dict[str, Any]) -> None:
        document["holidays"][0] = {"name": "元旦", "from": "2026-12-31", "to": "2027-01-02"}
        document["workdays"] += ["2026-12-26"]

    calendar = SHIPPED.overlaid([(FILE, changed(move))])

    assert calendar.is_working(date(2026, 12, 26)) is True
    assert calendar.is_working(date(2026, 12, 31)) is False
    assert calendar.is_working(date(2026, 12, 25)) is True
    assert calendar.make_up_days(2027)[0] == (date(2026, 12, 26), "元旦")


def test_a_whole_year_replaces_the_shipped_one() -> None:
    document = {
        "year": "2026",
        "notice": {"no": "示例发〔2026〕2号"},
        "holidays": [
            {"name": "元旦", "from": "2026-01-01", "to": "2026-01-01"},
            {"name": "春节", "from": "2026-02-16", "to": "2026-02-19"},
            {"name": "清明节", "from": "2026-04-06", "to": "2026-04-06"},
            {"name": "劳动节", "from": "2026-05-01", "to": "2026-05-04"},
            {"name": "端午节", "from": "2026-06-19", "to": "2026-06-19"},
            {"name": "中秋节", "from": "2026-09-25", "to": "2026-09-25"},
            {"name": "国庆节", "from": "2026-10-01", "to": "2026-10-05"},
        ],
    }

    calendar = SHIPPED.overlaid([("calendars/2026.yaml", document)])

    assert calendar.count(date(2025, 12, 31), date(2026, 12, 31)).days == 261 - 13
    assert calendar.is_working(date(2026, 10, 6)) is True
    assert calendar.is_working(date(2026, 10, 10)) is False
    assert calendar.is_working(date(2025, 10, 6)) is False
    assert [each.no for each in calendar.notices(2026)] == ["示例发〔2026〕2号"]


def test_an_amendment_changes_only_its_days() -> None:
    document = {
        "year": "2026",
        "notice": {"no": "示例州发〔2026〕3号", "title": "关于放假的通知", "dated": "2026-06-01"},
        "amends": "国办发明电〔2025〕7号",
        "source": "示例自治州人民政府",
        "holidays": [{"name": "示例节", "from": "2026-07-15", "to": "2026-07-16"}],
        "workdays": ["2026-10-01"],
    }

    calendar = SHIPPED.overlaid([("calendars/2026.yaml", document)])

    assert calendar.is_working(date(2026, 7, 15)) is False
    assert calendar.holiday(date(2026, 7, 15)) == "示例节"
    assert calendar.is_working(date(2026, 10, 1)) is True
    assert calendar.count(date(2025, 12, 31), date(2026, 12, 31)).days == 248 - 2 + 1
    assert [each.no for each in calendar.notices(2026)] == ["国办发明电〔2025〕7号", "示例州发〔2026〕3号"]


def test_an_amendment_may_follow_a_whole_year_of_the_repository() -> None:
    amendment = {
        "year": "2027",
        "notice": {"no": "示例发〔2027〕4号"},
        "amends": "示例发〔2026〕1号",
        "holidays": [{"name": "示例节", "from": "2027-07-15", "to": "2027-07-15"}],
    }

    # Named so that it sorts before the year that it amends: the order of files does not matter.
    calendar = SHIPPED.overlaid([("calendars/2027-a.yaml", amendment), ("calendars/2027.yaml", NOTICE_2027)])

    assert calendar.is_working(date(2027, 7, 15)) is False
    assert calendar.is_working(date(2027, 2, 8)) is False


def _workday(day: str) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["workdays"].append(day)


def _holiday(index: int, **fields: str) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["holidays"][index].update(fields)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(lambda d: d.update(year="27"), "年份“27”不是2008至2100之间的年份", id="year"),
        pytest.param(lambda d: d.pop("year"), "年份“”不是2008至2100之间的年份", id="no year"),
        pytest.param(lambda d: d.pop("notice"), "没有写明通知的文号", id="no notice"),
        pytest.param(lambda d: d["notice"].update(dated="2026-11-31"), "“2026-11-31”不是有效的日期", id="dated"),
        pytest.param(_workday("2027-02-30"), "“2027-02-30”不是有效的日期", id="no such day"),
        pytest.param(_workday("2028-01-08"), "2028-01-08不在2027年及其上一年12月之内", id="another year"),
        pytest.param(_workday("2027-03-03"), "2027-03-03不是周六、周日，不会是调休上班日", id="worked on a Wednesday"),
        pytest.param(_workday("2027-10-02"), "2027-10-02既列为放假，又列为上班", id="off and worked"),
        pytest.param(
            _holiday(1, to="2027-02-04"), "春节放假的起止日期（2027-02-05至2027-02-04）有误", id="ends before"
        ),
        pytest.param(_holiday(1, to="2027-04-13"), "春节放假的起止日期（2027-02-05至2027-04-13）有误", id="too long"),
        pytest.param(_holiday(1, to=""), "“”不是有效的日期", id="no end"),
        pytest.param(
            _holiday(6, **{"from": "2027-10-02"}), "国庆节（2027-10-01）是法定节假日，却没有列入放假", id="day left out"
        ),
        pytest.param(
            lambda d: d["holidays"].pop(5), "中秋节（2027-09-15）是法定节假日，却没有列入放假", id="holiday left out"
        ),
    ],
)
def test_what_cannot_be_right_is_refused(change: Callable[[dict[str, Any]], object], message: str) -> None:
    with pytest.raises(EnforceError) as raised:
        SHIPPED.overlaid([(FILE, changed(change))])

    first, remedy = str(raised.value).split("\n")
    assert first == f"{FILE}：{message}"
    assert remedy.endswith("。")


def test_two_documents_for_one_year_are_refused() -> None:
    with pytest.raises(EnforceError, match=r"calendars/b\.yaml与calendars/2027\.yaml都写了2027年的全年安排"):
        SHIPPED.overlaid([(FILE, NOTICE_2027), ("calendars/b.yaml", NOTICE_2027)])


def test_an_amendment_of_a_year_without_notice_is_refused() -> None:
    with pytest.raises(EnforceError, match="2027年的通知尚未录入，无从修改"):
        SHIPPED.overlaid([(FILE, changed(lambda document: document.update(amends="示例发〔2026〕1号")))])


def test_a_make_up_day_left_out_is_seen() -> None:
    document = changed(lambda each: each["workdays"].pop())

    assert read_overlay(document, FILE).surplus == 1
