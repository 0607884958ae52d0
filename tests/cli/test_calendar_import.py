"""`enforce calendar import`: shown, confirmed, written, and then the calendar knows the year."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cli.calendar_import import text_of
from enforcement_cli.problems import EnforceError
from tests import repos
from tests.cli.conftest import Done, Run
from tests.law.calendar.notice_texts import SHORT, WHOLE

# The notice for 2027 was not out when this was written: its number and what is shifted are invented.
NOTICE_2027 = """\
国务院办公厅关于2027年部分节假日安排的通知
示例发〔2026〕1号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五、农历除夕）至13日（周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月30日
"""
WRITTEN = """\
# yaml-language-server: $schema=../.enforce/schemas/calendar.schema.json
year: 2027
notice:
  no: "示例发〔2026〕1号"
  title: "国务院办公厅关于2027年部分节假日安排的通知"
  dated: 2026-11-30
holidays:
  # 1月1日(周五)至3日(周日)放假,共3天
  - {name: "元旦", from: 2027-01-01, to: 2027-01-03}
  # 2月5日(周五、农历除夕)至13日(周六)放假调休,共9天
  - {name: "春节", from: 2027-02-05, to: 2027-02-13}
  # 4月3日至5日放假,共3天
  - {name: "清明节", from: 2027-04-03, to: 2027-04-05}
  # 5月1日至5日放假调休,共5天
  - {name: "劳动节", from: 2027-05-01, to: 2027-05-05}
  # 6月9日(周三)放假1天,不调休
  - {name: "端午节", from: 2027-06-09, to: 2027-06-09}
  # 9月15日(周三)放假1天,不调休
  - {name: "中秋节", from: 2027-09-15, to: 2027-09-15}
  # 10月1日至7日放假调休,共7天
  - {name: "国庆节", from: 2027-10-01, to: 2027-10-07}
workdays:
  - 2027-01-31
  - 2027-02-14
  - 2027-05-08
  - 2027-09-26
  - 2027-10-09
source: "中国政府网"
"""
AMENDMENT = """\
国务院办公厅关于调整2027年端午节假期安排的通知
示例发〔2027〕2号
一、端午节：6月9日（周三）至12日（周六）放假调休，共4天。6月5日（周六）、6月13日（周日）上班。
国务院办公厅
2027年3月22日
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    root = repos.write(tmp_path / "office")
    repos.commit(root)
    return root


def notice(tmp_path: Path, text: str = NOTICE_2027, encoding: str = "utf-8") -> Path:
    file = tmp_path / "通知.txt"
    file.write_bytes(text.encode(encoding))
    return file


def take(enforce: Run, office: Path, *arguments: str | Path) -> Done:
    return enforce("calendar", "import", "--repo", office, *arguments)


def test_a_dry_run_shows_what_was_read(enforce: Run, office: Path, tmp_path: Path) -> None:
    done = take(enforce, office, notice(tmp_path), "--dry-run")

    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[:2] == ["国务院办公厅关于2027年部分节假日安排的通知", "示例发〔2026〕1号，2026-11-30，2027年"]
    assert lines[3].split() == ["节日", "读作", "日期", "原文"]
    assert lines[5].split() == [
        "春节", "放假9天", "2027-02-05（周五）至2027-02-13（周六）", "2月5日(周五、农历除夕)至13日(周六)放假调休,共9天",
    ]  # fmt: skip
    assert "calendars/2027.yaml" in lines
    assert not (office / "calendars").exists()


def test_it_is_written_when_confirmed_and_then_known(enforce: Run, office: Path, tmp_path: Path) -> None:
    before = enforce("calendar", "due", "--repo", office, "2026-12-29", "--working-days", "3").out

    done = take(enforce, office, notice(tmp_path), "--yes", "--source", "中国政府网")

    assert done.code == 0, done.err
    assert (office / "calendars" / "2027.yaml").read_text(encoding="utf-8") == WRITTEN
    assert "commit -m 放假安排：示例发〔2026〕1号" in done.out
    after = enforce("calendar", "due", "--repo", office, "2026-12-29", "--working-days", "3").out
    assert "暂定" in before
    assert "届满日：2027-01-04（周一）\n" in after
    assert enforce("check", "--repo", office, "--as-of", "2026-12-10", "--fail-on", "error").code == 0
    known = enforce("calendar", "show", "2027", "--repo", office, "--known-on", "2026-11-29").out
    assert known.startswith("2027年\n2027年的放假安排通知在2026-11-29还没有公布")


def test_without_a_terminal_nothing_is_written_unasked(enforce: Run, office: Path, tmp_path: Path) -> None:
    done = take(enforce, office, notice(tmp_path))

    assert done.code == 2
    assert done.err == "错误：没有写入\n对照通知原文核对无误后，加 --yes 再运行；只看不写的，加 --dry-run。\n"
    assert "calendars/2027.yaml" in done.out
    assert not (office / "calendars").exists()


def test_an_amendment_has_its_own_file(enforce: Run, office: Path, tmp_path: Path) -> None:
    take(enforce, office, notice(tmp_path), "--yes")

    done = take(enforce, office, notice(tmp_path, AMENDMENT), "--yes")

    assert done.code == 0, done.err
    assert "修改：示例发〔2026〕1号" in done.out
    assert "这些日子与现在的日历不同，录入后以通知为准：2027-06-05（周六）、2027-06-10（周四）" in done.err
    text = (office / "calendars" / "2027-amended-2027-03-22.yaml").read_text(encoding="utf-8")
    assert 'amends: "示例发〔2026〕1号"\n' in text
    due = ("calendar", "due", "--repo", office, "2027-06-08", "--working-days", "2")
    assert "届满日：2027-06-14（周一）\n" in enforce(*due).out
    assert "届满日：2027-06-11（周五）\n" in enforce(*due, "--known-on", "2027-03-21").out


def test_an_amendment_before_its_year(enforce: Run, office: Path, tmp_path: Path) -> None:
    done = take(enforce, office, notice(tmp_path, AMENDMENT), "--yes")

    assert done.code == 2
    assert "2027年的安排没有写到元旦、春节" in done.err


@pytest.mark.parametrize("text", [*SHORT.values(), *WHOLE.values()], ids=[*SHORT, *(f"whole {day}" for day in WHOLE)])
def test_a_notice_that_is_known_already(enforce: Run, office: Path, tmp_path: Path, text: str) -> None:
    done = take(enforce, office, notice(tmp_path, text), "--yes")

    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\n安装的日历已有这一通知，不必录入。\n")
    assert not (office / "calendars").exists()


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8-sig", "utf-16"])
def test_other_encodings(enforce: Run, office: Path, tmp_path: Path, encoding: str) -> None:
    take(enforce, office, notice(tmp_path, NOTICE_2027, encoding), "--yes", "--source", "中国政府网")

    assert (office / "calendars" / "2027.yaml").read_text(encoding="utf-8") == WRITTEN


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04...", "这不是文本文件"),
        (b"%PDF-1.7", "这不是文本文件"),
        (b"\n<html><body>", "这不是文本文件"),
        (b"\xff\xff\xff", "认不出文件的文字编码"),
        (b"a\0b", "认不出文件的文字编码"),
    ],
)
def test_what_is_no_text(data: bytes, message: str) -> None:
    with pytest.raises(EnforceError, match=message):
        text_of(data)


def test_files_that_cannot_be_read(enforce: Run, office: Path, tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * 1_000_001)

    assert "没有这个文件或者文件夹" in take(enforce, office, tmp_path / "none.txt").err
    assert "是文件夹，不是文件" in take(enforce, office, tmp_path).err
    assert "超过 1 MB，不像一份通知" in take(enforce, office, big).err


def test_a_calendar_document_is_taken_as_it_is(enforce: Run, office: Path, tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text(WRITTEN, encoding="utf-8", newline="\n")

    done = take(enforce, office, file, "--yes")

    assert done.code == 0, done.err
    assert (office / "calendars" / "2027.yaml").read_bytes() == file.read_bytes()
    assert "2027-02-05（周五）至2027-02-13（周六）" in done.out
    assert "没有变化，没有写入。" in take(enforce, office, file).out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("year: 2027", "year: 27", "draft.yaml:2:"),
        ("workdays:", "workday:", "draft.yaml:"),
        ("2027-02-05", "2027-02-07", "draft.yaml：春节（2027-02-05）是法定节假日，却没有列入放假"),
        ("  - 2027-01-31", "  - 2027-02-01", "draft.yaml：2027-02-01不是周六、周日，不会是调休上班日"),
        ("holidays:", "holidays: [", "draft.yaml:"),
        (
            "source:",
            "amends: 示例发〔2026〕0号\nsource:",
            "calendars/2027-amended-2026-11-30.yaml：2027年的通知尚未录入",
        ),
    ],
)
def test_a_wrong_document_is_refused(
    enforce: Run, office: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text(WRITTEN.replace(old, new, 1), encoding="utf-8", newline="\n")

    done = take(enforce, office, file, "--yes")

    assert (done.code, message in done.err) == (2, True), done.err
    assert not (office / "calendars").exists()


def test_two_whole_years_are_not_left_side_by_side(enforce: Run, office: Path, tmp_path: Path) -> None:
    (office / "calendars").mkdir()
    (office / "calendars" / "own.yaml").write_text(WRITTEN, encoding="utf-8", newline="\n")

    done = take(enforce, office, notice(tmp_path), "--yes")

    assert done.code == 2
    assert "都写了2027年的全年安排" in done.err


def test_without_a_repository_it_can_be_looked_at(enforce: Run, tmp_path: Path) -> None:
    file = notice(tmp_path)

    assert enforce("calendar", "import", "--repo", tmp_path, file, "--dry-run").code == 0
    done = enforce("calendar", "import", "--repo", tmp_path, file, "--yes")
    assert done.code == 2
    assert "不是案件库" in done.err


def test_options_for_what_the_text_does_not_say(enforce: Run, office: Path, tmp_path: Path) -> None:
    text = NOTICE_2027.replace("2027年", "").replace("示例发〔2026〕1号\n", "").replace("2026年11月30日\n", "")
    file = notice(tmp_path, text)

    assert "没有写明是哪一年的放假安排" in take(enforce, office, file).err
    assert "没有找到通知的文号" in take(enforce, office, file, "--year", "2027").err
    given = ("--year", "2027", "--no", "示例发〔2026〕1号", "--dated", "2026-11-30")
    done = take(enforce, office, file, *given, "--source", "中国政府网", "--yes")
    assert done.code == 0, done.err
    written = (office / "calendars" / "2027.yaml").read_text(encoding="utf-8").splitlines()
    assert written[:4] == WRITTEN.splitlines()[:4]
    assert written[5:] == WRITTEN.splitlines()[5:]


def test_in_english(enforce: Run, office: Path, tmp_path: Path) -> None:
    done = take(enforce, office, notice(tmp_path), "--dry-run", "--lang", "en")

    assert "9 days off" in done.out
    bad = notice(tmp_path, NOTICE_2027.replace("共9天", "共8天"))
    assert "says 8 day(s), but the days listed are 9" in take(enforce, office, bad, "--lang", "en").err
