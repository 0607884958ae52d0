"""Notices read from their text: each as the data have it, in other wordings alike, and refused where not sure."""

from __future__ import annotations

import time
from datetime import date, timedelta

import chinese_calendar
import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.calendar.notice_draft import NoticeDraft, draft_notice
from enforcement_cli.law.calendar.notice_form import normalised
from enforcement_cli.problems import EnforceError
from tests.law.calendar.notice_texts import SHORT, WHOLE
from tests.law.calendar.oracle import days

SHIPPED = Calendar.shipped()
WITHOUT_2026 = Calendar(SHIPPED.base.without([2026]))
ALL = [pytest.param(text, id=f"short {day}") for day, text in SHORT.items()] + [
    pytest.param(text, id=f"whole {day}") for day, text in WHOLE.items()
]


def before(draft: NoticeDraft) -> Calendar:
    """The calendar on the day before a notice."""
    assert draft.notice.dated is not None
    return SHIPPED.known_on(max(draft.notice.dated - timedelta(days=1), date(2017, 11, 30)))


@pytest.mark.parametrize("text", ALL)
def test_a_notice_comes_to_what_was_known_after_it(text: str) -> None:
    """Entered on the day before, it gives the calendar of the day after, from December before to the year's end."""
    draft = draft_notice(text, SHIPPED)
    year, dated = draft.notice.year, draft.notice.dated
    assert dated is not None

    entered = before(draft).overlaid([(draft.file, draft.document)])
    after = SHIPPED.known_on(dated + timedelta(days=1))
    wrong = [
        day
        for day in days(date(year - 1, 12, 1), date(year, 12, 31))
        if entered.is_working(day) != after.is_working(day)
    ]
    assert wrong == []
    assert draft.known
    assert draft.warnings == ()


def test_no_day_differs_from_the_library() -> None:
    """All notices together, the amendments included, against chinese-calendar's own function."""
    years = range(2018, 2027)
    drafts = [draft_notice(text, SHIPPED) for text in (*SHORT.values(), *WHOLE.values())]
    mine = {each.file: each.document for each in drafts}
    calendar = Calendar(SHIPPED.base.without(list(years))).overlaid(sorted(mine.items()))

    assert {each.notice.year for each in drafts} == set(years)
    assert [
        day
        for day in days(date(2018, 1, 1), date(2026, 12, 31))
        if calendar.is_working(day) != chinese_calendar.is_workday(day)
    ] == []


@pytest.mark.parametrize(
    ("day", "no", "amends", "file"),
    [
        ("2018-12-04", "国办发明电〔2018〕15号", None, "calendars/2019.yaml"),
        ("2019-03-22", "国办发明电〔2019〕3号", "国办发明电〔2018〕15号", "calendars/2019-amended-2019-03-22.yaml"),
        ("2020-01-26", "国办发明电〔2020〕1号", "国办发明电〔2019〕16号", "calendars/2020-amended-2020-01-26.yaml"),
        ("2025-11-04", "国办发明电〔2025〕7号", None, "calendars/2026.yaml"),
    ],
)
def test_the_head_is_read(day: str, no: str, amends: str | None, file: str) -> None:
    for text in (SHORT[day], WHOLE.get(day, SHORT[day])):
        draft = draft_notice(text, SHIPPED)

        assert (draft.notice.no, draft.notice.amends, draft.file) == (no, amends, file)
        assert str(draft.notice.dated) == day


def test_what_was_read_from_which_sentence() -> None:
    draft = draft_notice(SHORT["2023-10-25"], SHIPPED)

    rows = [(each.names, each.kind, len(each.days), each.sentence) for each in draft.readings if "春节" in each.names]
    assert rows == [
        (("春节",), "off", 8, "2月10日至17日放假调休,共8天"),
        (("春节",), "worked", 2, "2月4日(星期日)、2月18日(星期日)上班"),
        (("春节",), "remark", 0, "鼓励各单位结合带薪年休假等制度落实,安排职工在除夕(2月9日)休息"),
    ]


# One notice for 2026 in the words of 2025-11-04; a row replaces some of them and must come to the same days.
NOTICE = SHORT["2025-11-04"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("10月1日(周四)至7日(周三)放假调休", "10月1日(周四)—7日(周三)放假调休"),
        ("10月1日(周四)至7日(周三)放假调休", "10月1日-7日放假调休"),
        ("10月1日(周四)至7日(周三)放假调休", "10月1—7日放假调休"),
        ("10月1日(周四)至7日(周三)放假调休", "10月1日~10月7日放假调休"),
        ("10月1日(周四)至7日(周三)放假调休", "10月1日到7日放假调休"),
        ("10月1日(周四)至7日(周三)放假调休", "１０月１日～７日放假调休"),
        ("10月1日(周四)至7日(周三)放假调休", "2026年10月1日（星期四）至2026年10月7日（星期三）放假公休"),
        ("10月1日(周四)至7日(周三)放假调休", "2026-10-01至2026-10-07放假调休"),
        ("10月1日(周四)至7日(周三)放假调休", "10月1日 至\n 7日 放假\n调休"),
        ("10月1日(周四)至7日(周三)放假调休,共7天", "10月1日至7日放假调休"),
        ("9月20日(周日)、10月10日(周六)上班", "9月20日周日、10月10日周六上班"),
        ("9月20日(周日)、10月10日(周六)上班", "9月20日(星期天)和10月10日(星期六)照常上班"),
        ("9月20日(周日)、10月10日(周六)上班", "9月20日、10月10日(周日、周六)调休上班"),
        ("9月20日(周日)、10月10日(周六)上班", "9月20日、10月10日补班"),
        ("1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。", "1月1日至3日放假调休,1月4日上班,共3天。"),
        ("4月4日(周六)至6日(周一)放假,共3天", "4月5日放假,4月6日(星期一)补休"),
        ("4月4日(周六)至6日(周一)放假,共3天", "4月6日放假,与周末连休,共3天"),
        ("4月4日(周六)至6日(周一)放假,共3天", "4月6日(周一)放假,4月4日、5日为周末"),
        ("6月19日(周五)至21日(周日)放假,共3天", "6月19日放假,与周末连休"),
        ("6月19日(周五)至21日(周日)放假,共3天", "6月19日(端午节当日)放假,与周末连休"),
        ("2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)", "2月15日至23日(正月初七)"),
        ("9月25日(周五)至27日(周日)放假,共3天。", "9月25日至27日放假,共3天。节日期间注意安全。"),
        ("元旦:", "一、元旦："),
        ("春节:", "（二）春节："),
        ("2025-11-04", "二〇二五年十一月四日"),
        ("2025-11-04", "2025年11月4日"),
        ("国办发明电〔2025〕7号", "发文字号：国办发明电[2025]第7号"),
        ("国办发明电〔2025〕7号", "国办发明电（2025）7号"),
        ("节假日安排的通知", "\n节假日\u200b安排的通知"),
        ("。", "；"),
    ],
)
def test_other_wordings_come_to_the_same(old: str, new: str) -> None:
    assert old in NOTICE
    plain, other = draft_notice(NOTICE, SHIPPED), draft_notice(NOTICE.replace(old, new), SHIPPED)

    assert (other.notice.no, other.notice.dated) == (plain.notice.no, plain.notice.dated)
    calendars = [WITHOUT_2026.overlaid([(each.file, each.document)]) for each in (plain, other)]
    assert [
        day
        for day in days(date(2025, 12, 1), date(2026, 12, 31))
        if calendars[0].is_working(day) != calendars[1].is_working(day)
    ] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2022年12月31日至2023年1月2日放假调休", "12月31日至1月2日放假调休"),
        ("2022年12月31日至2023年1月2日放假调休", "2022年12月31日至1月2日放假调休"),
        ("2022年12月31日至2023年1月2日放假调休", "12月31日(周六)至2023年1月2日放假调休"),
    ],
)
def test_a_range_across_new_year(old: str, new: str) -> None:
    draft = draft_notice(SHORT["2022-12-08"].replace(old, new), SHIPPED)

    assert draft.document["holidays"][0] == {"name": "元旦", "from": "2022-12-31", "to": "2023-01-02"}


def test_a_december_worked_for_new_year() -> None:
    draft = draft_notice(SHORT["2018-12-04"].replace("2018年12月29日(星期六)上班", "12月29日(星期六)上班"), SHIPPED)

    assert draft.document["workdays"][0] == "2018-12-29"


def refusal(text: str, calendar: Calendar = SHIPPED) -> str:
    with pytest.raises(EnforceError) as refused:
        draft_notice(text, calendar)
    return str(refused.value).split("\n")[0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("共7天", "共8天", "没有把握读出“10月1日(周四)至7日(周三)放假调休,共8天”：写明8天，所列的日期却是7天"),
        ("9月20日(周日)", "9月20日(周六)", "没有把握读出“9月20日(周六)、10月10日(周六)上班”：2026-09-20是周日，文中写的是“周六”"),
        ("(周四)至3日", "(周五)至3日", "2026-01-01是周四，文中写的是“周五”"),
        ("正月初七", "正月初八", "2026-02-23不是农历正月初八、周一"),
        ("1月4日(周日)上班", "1月5日(周一)上班", "2026-01-05不是周六、周日，不会是调休上班日"),
        ("1月4日(周日)上班", "1月4日(周日)", "2026-01-04之后没有写明放假还是上班"),
        ("1月4日(周日)上班", "1月4日(周日)另行通知", "2026-01-04之后没有写明放假还是上班"),
        ("1月4日(周日)上班", "4日上班", "没有写明是几月"),
        ("1月4日(周日)上班", "2月30日上班", "没有2026年2月30日这一天"),
        ("1月4日(周日)上班", "次日上班", "不明白“次日上班”"),
        ("1月4日(周日)上班", "1月4日(另行通知8号)上班", "不明白“另行通知8号”指什么"),
        ("9月25日(周五)至27日(周日)放假,共3天", "除夕至初六放假", "不明白“除夕至初六放假”"),
        ("9月25日(周五)至27日(周日)", "9月27日至25日", "2026-09-27至2026-09-25不像一次放假的起止日期"),
        ("9月25日(周五)至27日(周日)放假,共3天", "9月24日、28日照常公休", "2026-09-24、2026-09-28不是周六、周日，却写成周末"),
        ("10月1日(周四)至7日(周三)放假调休,共7天", "10月2日至8日放假调休,共7天", "2026-10-01"),
        ("2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)放假调休,共9天", "2月18日至26日放假调休,共9天", "春节"),
        ("1月4日(周日)上班", "1月3日(周六)上班", "2026-01-03既列为放假，又列为上班"),
        ("2月28日(周六)上班", "3月14日(周六)上班", "2026-03-14离春节的放假太远，不会是为它调休的"),
        ("4月4日(周六)至6日(周一)", "7月4日(周六)至6日(周一)", "清明节的法定节假日2026-04-05不在所列的放假日期之内"),
        ("端午节", "龙舟节", "不明白“龙舟节:6月19日"),
        ("关于2026年部分", "关于部分", "没有写明是哪一年的放假安排"),
        ("国办发明电〔2025〕7号", "", "没有找到通知的文号"),
        ("2025-11-04", "", "没有找到通知的成文日期"),
        ("2025-11-04", "2023年11月4日", "2026年的放假安排，成文日期却是2023-11-04"),
        ("2025-11-04", "2025年13月4日", "通知的成文日期不是有效的日期"),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_refused(old: str, new: str, message: str) -> None:
    assert old in NOTICE

    assert message in refusal(NOTICE.replace(old, new), WITHOUT_2026)


def test_no_digit_can_slip() -> None:
    """Whichever digit of the days is mistyped, it is refused, or comes to the same days."""
    plain = draft_notice(NOTICE, WITHOUT_2026).document
    slipped = []
    for index in range(NOTICE.index("元旦:"), len(NOTICE)):
        for digit in "0123456789" if NOTICE[index].isdigit() else "":
            other = NOTICE[:index] + digit + NOTICE[index + 1 :]
            try:
                document = draft_notice(other, WITHOUT_2026).document
            except EnforceError:
                continue
            if document != plain:
                slipped.append(other[index - 10 : index + 10])
    assert slipped == []


def test_no_word_can_be_lost_unseen() -> None:
    """Nor does any character that is lost change a day: what is left is refused, or says the same."""
    plain = draft_notice(NOTICE, WITHOUT_2026).document
    slipped = []
    for index in range(NOTICE.index("元旦:"), len(NOTICE)):
        other = NOTICE[:index] + NOTICE[index + 1 :]
        try:
            document = draft_notice(other, WITHOUT_2026).document
        except EnforceError:
            continue
        if document != plain:
            slipped.append(other[index - 10 : index + 10])
    assert slipped == []


def test_nothing_to_read() -> None:
    assert refusal("") == "没有找到放假安排"
    assert refusal("国务院办公厅关于做好春运工作的通知\n请做好准备。") == "没有找到放假安排"


def test_what_the_text_does_not_say_can_be_given() -> None:
    text = NOTICE.replace("关于2026年部分", "关于部分").replace("国办发明电〔2025〕7号", "").replace("2025-11-04", "")

    draft = draft_notice(text, SHIPPED, year=2026, no="国办发明电〔2025〕7号", dated=date(2025, 11, 4))

    assert draft.document == draft_notice(NOTICE, SHIPPED).document | {
        "notice": {
            "no": "国办发明电〔2025〕7号",
            "title": draft.notice.title,
            "dated": "2025-11-04",
        }
    }


@pytest.mark.parametrize(
    "given",
    [{"year": 2025}, {"no": "国办发明电〔2025〕8号"}, {"dated": date(2025, 11, 5)}],
    ids=lambda each: next(iter(each)),
)
def test_what_is_given_must_not_contradict_the_text(given: dict[str, object]) -> None:
    with pytest.raises(EnforceError, match="不同"):
        draft_notice(NOTICE, SHIPPED, **given)  # type: ignore[arg-type]


def test_an_amendment_of_a_year_that_is_not_known() -> None:
    text = SHORT["2019-03-22"].replace("2019", "2027").replace("(星期日)", "").replace("4月28日", "4月25日")
    text = text.replace("、5月5日", "")

    assert refusal(text).startswith("2027年的安排没有写到元旦、春节、清明节、端午节、中秋节、国庆节")


def test_an_amendment_that_forgets_days() -> None:
    """It says anew which days are off, and nothing of two that were: whether they are worked nobody says."""
    text = (
        "国务院办公厅关于调整2026年国庆节假期安排的通知\n国办发明电〔2026〕9号\n2026年9月1日\n"
        "一、2026年10月1日至5日放假调休，共5天。"
    )

    assert refusal(text) == "原来国庆节放假的2026-10-06、2026-10-07，这一通知没有再写，是否上班无法确定"


def test_an_amendment_that_is_not_in_the_data_yet() -> None:
    text = (
        "国务院办公厅关于调整2026年国庆节假期安排的通知\n国办发明电〔2026〕9号\n2026年9月1日\n"
        "一、2026年10月1日至8日放假调休，共8天。9月20日（周日）、10月11日（周日）上班。"
    )
    draft = draft_notice(text, SHIPPED)

    assert not draft.known
    assert [str(each) for each in draft.differences] == ["2026-10-08", "2026-10-11"]
    # 10 October was worked by the first notice; the second does not say otherwise.
    assert [each.fields["days"] for each in draft.warnings] == [[date(2026, 10, 10)]]
    calendar = SHIPPED.overlaid([(draft.file, draft.document)])
    assert calendar.known_on(date(2026, 8, 31)).is_working(date(2026, 10, 8)) is True
    assert calendar.known_on(date(2026, 9, 1)).is_working(date(2026, 10, 8)) is False


def test_a_holiday_that_is_prolonged_to_a_day_it_already_had() -> None:
    text = WHOLE["2020-01-26"].replace("2月2日（农历正月初九，星期日），2月3日（星期一）", "1月30日，1月31日")

    assert "原来就放假到2020-01-30，没有延长" in refusal(text)


def test_numerals_and_signs_are_made_plain() -> None:
    assert normalised("二〇二六年十二月三十一日，１月２日（周六）") == "2026年12月31日,1月2日(周六)"


@pytest.mark.parametrize(
    "text",
    [
        "元旦:" + "(" * 20_000,
        "元旦:(" + "上班" * 10_000,
        "元旦:" + "1月1日" * 6_000,
        "元旦:" + "1月1日、" * 6_000 + "放假",
        "元旦、" * 6_000 + ":",
        "元旦:" + "2026年" * 6_000,
        "念" * 20_000 + "纪念日:",
        "关" * 20_000 + "通知",
        "一、" * 10_000,
        "国务院办公厅" * 20_000,
        "元旦:" + "至" * 20_000,
        "元旦:1月1日" + "-" * 20_000 + "放假",
    ],
    ids=range(12),
)
def test_a_text_that_never_ends_is_refused_in_a_moment(text: str) -> None:
    begun = time.perf_counter()

    message = refusal(f"国务院办公厅关于2026年部分节假日安排的通知\n国办发明电〔2025〕7号\n2025-11-04\n{text}")

    assert time.perf_counter() - begun < 5
    assert len(message) < 400
