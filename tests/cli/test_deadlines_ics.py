"""`enforce deadlines --format ics`: events that move, end and come back on a phone, and tell nothing they need not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Alarm, Calendar, Event

from tests import repos
from tests.builders import Draft, penalty, permit
from tests.cli.conftest import Done, Run

OUT = "期限.ics"


def accepted() -> Draft:
    """A permit accepted on 4 March and not yet decided."""
    draft = permit().drop("decisions/0").drop("ledger/0").drop_steps("颁发证件")
    del draft.records[3:]
    return draft


def waiting() -> Draft:
    """A penalty of 25 March, not yet disclosed."""
    return penalty().drop("ledger/0")


class Office:
    """A repository and the calendar file that is written from it again and again."""

    def __init__(self, root: Path, enforce: Run) -> None:
        self.root, self.enforce = root / "office", enforce
        self.file = root / OUT

    def write(self, *drafts: Draft) -> Office:
        repos.write(self.root, *drafts)
        return self

    def ask(self, as_of: str, *options: str | Path) -> Done:
        return self.enforce("deadlines", "--repo", self.root, "--as-of", as_of, "--format", "ics", *options)

    def update(self, as_of: str, *options: str | Path) -> dict[str, Event]:
        done = self.ask(as_of, "-o", self.file, *options)
        assert (done.code, done.out) == (0, ""), done.err
        return self.events()

    def events(self) -> dict[str, Event]:
        """Events by clock; cancelled ones without a case stand under an empty name."""
        return {str(each.get("X-ENFORCE-CLOCK", "")): each for each in read(self.file.read_bytes())}


def read(data: bytes) -> list[Event]:
    """The events of a file, having checked its form octet by octet."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")  # no character is cut in two
    calendar = Calendar.from_ical(data)
    assert (str(calendar["VERSION"]), str(calendar["CALSCALE"])) == ("2.0", "GREGORIAN")
    assert calendar.errors == []
    found = [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]
    assert all(each.errors == [] for each in found)
    assert len({str(each["UID"]) for each in found}) == len(found)
    return found


@pytest.fixture
def office(tmp_path: Path, enforce: Run) -> Office:
    return Office(tmp_path, enforce)


def test_an_event_is_a_whole_day_with_alarms(office: Office) -> None:
    event = office.write(waiting(), accepted()).update("2026-03-27")["permit-decision-20"]

    assert b"DTSTART;VALUE=DATE:20260401\r\n" in office.file.read_bytes()
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 4, 1), date(2026, 4, 2))
    assert event.decoded("DTSTAMP") == datetime(2026, 3, 27, tzinfo=UTC)
    assert (str(event["STATUS"]), event["SEQUENCE"], str(event["TRANSP"])) == ("CONFIRMED", 0, "TRANSPARENT")
    assert str(event["SUMMARY"]) == "2026-0002 作出行政许可决定"
    alarms = [each for each in event.subcomponents if isinstance(each, Alarm)]
    # Seven days before, on Tuesday 31 March, and on Wednesday 1 April; always at nine in the morning.
    hours = [each.decoded("TRIGGER") for each in alarms]
    assert hours == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9), timedelta(hours=9)]
    assert {str(each["ACTION"]) for each in alarms} == {"DISPLAY"}


def test_the_reminder_before_falls_on_a_working_day(office: Office) -> None:
    # Due on Tuesday 7 April; Saturday 4 to Monday 6 April are off, so that Friday the 3rd is the day before.
    draft = waiting().set("decisions/0/made_on", "2026-03-26").drop("decisions/0/service")
    event = office.write(draft).update("2026-03-27")["disclosure-7"]

    assert event.decoded("DTSTART") == date(2026, 4, 7)
    triggers = [each.decoded("TRIGGER") for each in event.subcomponents]
    assert timedelta(days=-4, hours=9) in triggers


def test_the_counting_is_told(office: Office) -> None:
    event = office.write(accepted()).update("2026-03-27")["permit-decision-20"]

    lines = str(event["DESCRIPTION"]).split("\n")
    assert lines[:3] == [
        "由谁办理：甲示例、乙示例",
        "届满日：2026-04-01",
        "起算：2026-03-04“受理”（当日不计），cases/2026/2026-0002/case.yaml",
    ]
    assert lines[-2:] == ["放假安排：国办发明电〔2025〕7号（2025-11-04）", "详见：enforce show 2026-0002"]


def test_the_same_facts_give_the_same_bytes(office: Office) -> None:
    office.write(waiting(), accepted())

    assert office.ask("2026-03-27").out == office.ask("2026-03-27").out
    office.update("2026-03-27")
    first = office.file.read_bytes()
    office.update("2026-03-27")
    assert office.file.read_bytes() == first
    office.update("2026-03-30")
    assert office.file.read_bytes() == first, "another day alone changes nothing"


def test_a_moved_day_updates_the_event(office: Office) -> None:
    before = office.write(accepted()).update("2026-03-27")["permit-decision-20"]
    office.write(accepted().step("批准延期", "2026-03-30", approved_by="P09", extended_working_days=5))

    after = office.update("2026-03-30")["permit-decision-20"]

    assert str(after["UID"]) == str(before["UID"])
    assert after.decoded("DTSTART") == date(2026, 4, 9)
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("DTSTAMP") == datetime(2026, 3, 30, tzinfo=UTC)


def test_a_corrected_start_is_no_new_event(office: Office) -> None:
    before = office.write(accepted()).update("2026-03-27")["permit-decision-20"]
    office.write(accepted().set("steps/1/on", "2026-03-05"))

    after = office.update("2026-03-27")["permit-decision-20"]

    assert (str(after["UID"]), after["SEQUENCE"]) == (str(before["UID"]), 1)
    assert after.decoded("DTSTART") == date(2026, 4, 2)


@pytest.mark.parametrize("draft", [permit(), accepted().step("撤回申请", "2026-03-29")], ids=["done", "stopped"])
def test_a_clock_that_is_done_or_stopped_is_cancelled(office: Office, draft: Draft) -> None:
    before = office.write(accepted()).update("2026-03-27")["permit-decision-20"]
    office.write(draft)

    after = office.update("2026-03-30")["permit-decision-20"]

    assert (str(after["STATUS"]), after["SEQUENCE"]) == ("CANCELLED", 1)
    assert (str(after["UID"]), after.decoded("DTSTART")) == (str(before["UID"]), before.decoded("DTSTART"))
    assert str(after["SUMMARY"]) == "【不再计算】2026-0002 作出行政许可决定"
    assert "DESCRIPTION" not in after
    assert after.subcomponents == []


def test_a_cancelled_event_stays_for_a_while(office: Office) -> None:
    office.write(accepted()).update("2026-03-27")
    office.write(permit()).update("2026-03-30")
    kept = office.file.read_bytes()

    office.update("2026-06-28")
    assert office.file.read_bytes() == kept
    assert office.update("2026-06-29") == {}


def test_a_cancelled_event_comes_back_with_a_higher_number(office: Office) -> None:
    office.write(accepted()).update("2026-03-27")
    office.write(permit()).update("2026-03-30")
    for name in ("decisions.yaml", "records.yaml"):
        (office.root / "cases" / "2026" / "2026-0002" / name).unlink()

    again = office.write(accepted()).update("2026-03-31")["permit-decision-20"]

    assert (str(again["STATUS"]), again["SEQUENCE"]) == ("CONFIRMED", 2)


def test_an_overdue_clock_says_so_once(office: Office) -> None:
    office.write(accepted()).update("2026-03-27")

    event = office.update("2026-04-02")["permit-decision-20"]

    assert str(event["SUMMARY"]) == "【已逾期】2026-0002 作出行政许可决定"
    assert (event["SEQUENCE"], event.subcomponents) == (1, [])
    late = office.file.read_bytes()
    office.update("2026-04-30")
    assert office.file.read_bytes() == late


def test_a_provisional_day_stands_on_the_earliest(office: Office) -> None:
    draft = waiting().set("decisions/0/made_on", "2026-12-28").drop("decisions/0/service")
    event = office.write(draft).update("2026-12-28")["disclosure-7"]

    assert str(event["STATUS"]) == "TENTATIVE"
    assert str(event["SUMMARY"]) == "【最早】2026-0001 行政许可、行政处罚决定公示"
    day = event.decoded("DTSTART")
    assert f"届满日暂定：最早{day}，最晚" in str(event["DESCRIPTION"])


def test_a_rolled_last_day_stands_on_the_day_as_counted(office: Office) -> None:
    # Ninety days from 3 July 2026 end on 1 October, a holiday; the first working day after it is the 8th.
    draft = waiting().drop("decisions/0").drop_steps("事先告知", "放弃陈述申辩", "负责人审批")
    draft.set("steps/0/on", "2026-07-03").set("opened_on", "2026-07-02")
    event = office.write(draft).update("2026-09-01")["penalty-decision-90"]

    assert event.decoded("DTSTART") == date(2026, 10, 1)
    assert "2026-10-01是休息日，顺延到2026-10-08（民法典第二百零三条）" in str(event["DESCRIPTION"])


def test_what_cannot_be_read_is_not_taken_for_done(office: Office) -> None:
    before = office.write(waiting(), accepted()).update("2026-03-27")["permit-decision-20"]
    (office.root / "cases" / "2026" / "2026-0002" / "case.yaml").write_text("id: [", encoding="utf-8", newline="\n")

    after = office.update("2026-03-30")["permit-decision-20"]

    assert after.to_ical() == before.to_ical()


def test_a_case_that_became_secret_leaves_nothing_but_the_cancellation(office: Office) -> None:
    office.write(accepted()).update("2026-03-27")
    office.write(accepted().set("secrecy", ["国家秘密"]))

    event = office.update("2026-03-30")[""]

    assert (str(event["STATUS"]), str(event["SUMMARY"])) == ("CANCELLED", "不再计算")
    assert b"2026-0002" not in office.file.read_bytes()
    assert len(office.update("2026-03-31")) == 1


def test_no_party_and_no_typed_text_is_on_the_phone(office: Office) -> None:
    draft = waiting().set("decisions/0/parties", ["A1"])
    other = accepted().step("批准延期", "2026-03-30", approved_by="P09", extended_working_days=5, reason="赵某样住院")
    other.data["steps"][1]["label"] = "赵某样的申请"

    office.write(draft, other).update("2026-03-30")

    text = office.file.read_bytes().replace(b"\r\n ", b"").decode("utf-8")
    for private in ("示例铸造", "赵某样", "91140599MA0000015M", "使用淘汰设备", "住院"):
        assert private not in text
    assert "甲示例" in text


@pytest.mark.parametrize("mark", ["\r\nATTENDEE:x", "\nEND:VEVENT", "\rX:y", "\x85", "\u2028", "\x00"])
def test_a_name_does_not_break_out_of_its_line(office: Office, mark: str) -> None:
    draft = accepted()
    draft.registers["personnel"][0]["name"] = f"甲{mark}示例"

    done = office.write(draft).ask("2026-03-27", "-o", office.file)

    if office.file.exists():
        events = read(office.file.read_bytes())
        assert {str(name) for each in events for name in each} <= {
            "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "CLASS", "DESCRIPTION", "STATUS", "TRANSP",
            "X-ENFORCE-CASE", "X-ENFORCE-CLOCK",
        }  # fmt: skip
    else:
        assert done.code == 2, "the register was refused on reading"


def test_two_batches_of_evidence_are_two_events(office: Office) -> None:
    draft = penalty().drop("decisions/0").drop("ledger/0").drop_steps("事先告知", "放弃陈述申辩", "负责人审批")
    draft.step("先行登记保存", "2026-03-10", label="第一批").step("先行登记保存", "2026-03-11", label="第二批")

    office.write(draft).ask("2026-03-12", "-o", office.file)

    batches = [each for each in read(office.file.read_bytes()) if "X-ENFORCE-CLOCK" in each]
    days = {each.decoded("DTSTART") for each in batches if str(each["X-ENFORCE-CLOCK"]) == "registered-evidence-7"}
    assert days == {date(2026, 3, 19), date(2026, 3, 20)}


def test_previous_names_the_former_file(office: Office, tmp_path: Path) -> None:
    office.write(accepted()).update("2026-03-27")
    office.write(permit())
    new = tmp_path / "new.ics"

    done = office.ask("2026-03-30", "--previous", office.file, "-o", new)

    assert done.code == 0
    assert [str(each["STATUS"]) for each in read(new.read_bytes())] == ["CANCELLED"]
    assert office.events()["permit-decision-20"]["SEQUENCE"] == 0, "the former file stays as it was"


def test_another_selection_is_not_mixed_in(office: Office) -> None:
    office.write(waiting(), accepted()).update("2026-03-27", "--officer", "P01")

    done = office.ask("2026-03-30", "-o", office.file)

    assert done.code == 2
    assert "是按别的条件（或者为别的单位）输出的" in done.err
    assert office.update("2026-03-30", "--officer", "P01")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        "不是日历".encode(),
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nPRODID:-//enforcement-cli//enforce deadlines//ZH\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nPRODID:-//enforcement-cli//enforce deadlines//ZH\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        b"DTSTAMP:20260327T000000Z\r\nDTSTART:20260327T000000Z\r\nSEQUENCE:0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nPRODID:-//enforcement-cli//enforce deadlines//ZH\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        b"DTSTAMP:20260327T000000Z\r\nDTSTART;VALUE=DATE:20260327\r\nSEQUENCE:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
    ids=["empty", "utf-16", "text", "other program", "no day", "hours", "no number"],
)
def test_a_file_of_somebody_else_is_not_overwritten(office: Office, content: bytes) -> None:
    office.write(accepted())
    office.file.write_bytes(content)

    done = office.ask("2026-03-27", "-o", office.file)

    assert done.code == 2, done.out
    assert f"{office.file} 不是 enforce deadlines 输出的日历，或者已被改动" in done.err
    assert office.file.read_bytes() == content


def test_a_former_file_that_is_not_there(office: Office, tmp_path: Path) -> None:
    done = office.write(accepted()).ask("2026-03-27", "--previous", tmp_path / "none.ics")

    assert done.code == 2
    assert done.err == f"错误：读不出“{tmp_path / 'none.ics'}”：没有这个文件或者文件夹\n"


def test_in_english(office: Office) -> None:
    event = office.write(accepted()).update("2026-04-02", "--lang", "en")["permit-decision-20"]

    assert str(event["SUMMARY"]) == "[overdue] 2026-0002 Decision on a permit"
    assert "Last day: 2026-04-01" in str(event["DESCRIPTION"])


def test_a_partys_own_period_makes_no_sound(office: Office) -> None:
    office.write(waiting()).update("2026-03-27")

    events = read(office.file.read_bytes())
    mine = {bool(each.subcomponents) for each in events if "由谁办理：当事人" not in str(each["DESCRIPTION"])}
    theirs = {bool(each.subcomponents) for each in events if "由谁办理：当事人" in str(each["DESCRIPTION"])}
    assert (mine, theirs) == ({True}, {False})


def test_a_yearly_duty_is_an_event_and_is_cancelled_when_done(office: Office) -> None:
    organs = [{"organ": each, "on": "2025-01-17"} for each in ("示例县人民政府", "示例市工业和信息化局")]
    report: dict[str, Any] = {"kind": "行政执法统计年报", "year": 2024, "title": "年报", "published_on": "2025-01-17"}
    report |= {"url": "https://example.invalid/2024", "reported": organs}
    register = office.write(penalty()).root / "registers" / "reports.yaml"
    repos.put(register, [report])

    event = office.update("2026-01-12")["yearly-statistics"]
    assert event.decoded("DTSTART") == date(2026, 1, 31)
    assert str(event["SUMMARY"]) == "本机关 公开并报送上年度行政执法总体情况"
    assert str(event["DESCRIPTION"]).startswith("由谁办理：戊示例\n届满日：2026-01-31\n")

    done = {**report, "year": 2025, "published_on": "2026-01-15"}
    done["reported"] = [{**each, "on": "2026-01-15"} for each in organs]
    repos.put(register, [report, done])
    event = office.update("2026-01-16")["yearly-statistics"]
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(event["SUMMARY"]) == "【不再计算】本机关 公开并报送上年度行政执法总体情况"
