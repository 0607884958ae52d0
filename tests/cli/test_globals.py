"""The global options: before and after the command's name, twice, and as values of other options."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest

from enforcement_cli.cli.context import current, today
from tests.cli.conftest import Run


def test_before_and_after_the_name_are_the_same(enforce: Run, repo: Path) -> None:
    before = enforce("--repo", repo, "--as-of", "2026-12-10", "check", "--format", "json")
    after = enforce("check", "--format", "json", "--repo", repo, "--as-of=2026-12-10")

    assert before.code == after.code == 0
    assert before.out == after.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--repo", "{repo}", "check", "--repo", "{repo}"],
        ["--repo", "{repo}/cases/..", "check", "--repo", "{repo}"],
        ["check", "--repo", "{repo}", "--repo", "{repo}"],
        ["--as-of", "2026-12-10", "check", "--as-of", "2026-12-10", "--repo", "{repo}"],
        ["--lang", "zh", "check", "--lang", "zh", "--repo", "{repo}"],
        ["-q", "check", "-q", "--repo", "{repo}"],
    ],
)
def test_twice_the_same_is_no_matter(enforce: Run, repo: Path, arguments: list[str]) -> None:
    done = enforce(*(each.format(repo=repo) for each in arguments))

    assert done.err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--repo", "a", "check", "--repo", "b"], "错误：--repo：给了两次，而且不一样：a，b"),
        (["check", "--repo", "a", "--repo", "b"], "错误：--repo：给了两次，而且不一样：a，b"),
        (
            ["--as-of", "2026-01-01", "check", "--as-of", "2026-01-02"],
            "错误：--as-of：给了两次，而且不一样：2026-01-01，2026-01-02",
        ),
        (["--color", "never", "check", "--color", "always"], "错误：--color：给了两次，而且不一样：never，always"),
        (["--lang", "zh", "--lang", "en", "check"], "错误：--lang：给了两次，而且不一样：zh，en"),
        (["-q", "check", "-v"], "错误：-v：-q 和 -v 不能同时使用"),
        (["--as-of", "2026-02-30", "check"], "错误：--as-of：“2026-02-30”不是有效的日期，请写成 2026-03-05 的样子"),
        (
            ["check", "--as-of", "２０２６-01-01"],
            "错误：--as-of：“２０２６-01-01”不是有效的日期，请写成 2026-03-05 的样子",
        ),
        (["--lang", "fr", "check"], "错误：--lang：“fr”不在可选之列：zh、en"),
        (["--color", "red", "check"], "错误：--color：“red”不在可选之列：auto、always、never"),
        (["check", "--repo"], "错误：选项 --repo 后面要写一个值"),
    ],
)
def test_what_is_wrong_is_said_and_ends_in_2(enforce: Run, arguments: list[str], message: str) -> None:
    done = enforce(*arguments)

    assert done.code == 2
    assert message in done.err.splitlines()
    assert done.out == ""


def test_a_value_that_looks_like_an_option_is_a_value(enforce: Run, repo: Path) -> None:
    done = enforce("waive", "2026-0001", "OFF001", "--by", "P09", "--reason", "--repo", "--repo", repo, "--dry-run")

    assert done.code == 0
    assert 'reason: "--repo"' in done.out or "reason: --repo" in done.out


def test_two_dashes_end_the_options(enforce: Run, repo: Path) -> None:
    done = enforce("--repo", repo, "check", "--", "--lang")

    assert done.code == 2
    assert "错误：没有找到案件“--lang”" in done.err


def test_two_dashes_hide_a_language_from_the_look_ahead(enforce: Run) -> None:
    assert "错误：" in enforce("nonsense", "--", "--lang", "en").err


@pytest.mark.parametrize("arguments", [["--lang", "en"], ["--lang=en"]])
def test_trouble_with_the_line_itself_is_told_in_the_language_asked_for(enforce: Run, arguments: list[str]) -> None:
    assert "Error: No such option: --nonsense" in enforce("--nonsense", *arguments).err


def test_the_language_comes_from_option_environment_settings(
    enforce: Run, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = repo / "enforce.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "language: en\n", encoding="utf-8")

    assert "cases judged" in enforce("check", "--repo", repo).out
    monkeypatch.setenv("ENFORCE_LANG", "zh")
    assert "件案件" in enforce("check", "--repo", repo).out
    assert "cases judged" in enforce("check", "--repo", repo, "--lang", "en").out


def test_an_unknown_language_in_the_environment_is_said(
    enforce: Run, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENFORCE_LANG", "fr")

    done = enforce("check", "--repo", repo)

    assert done.code == 2
    assert done.err == "错误：环境变量 ENFORCE_LANG 的值“fr”不是可用的语言\n可用的语言：zh、en。\n"


def test_no_repository(enforce: Run, tmp_path: Path) -> None:
    done = enforce("check", "--repo", tmp_path)

    assert done.code == 2
    assert done.err == (
        f"错误：{tmp_path} 及其上级目录中没有 enforce.yaml，不是案件库\n"
        "请进入案件库再运行，或者用 --repo 指定案件库的目录；新建案件库用 enforce init。\n"
    )


def test_no_such_folder(enforce: Run, tmp_path: Path) -> None:
    done = enforce("check", "--repo", tmp_path / "nowhere")

    assert done.code == 2
    assert done.err == f"错误：没有“{tmp_path / 'nowhere'}”这个目录\n请检查 --repo 后面的目录。\n"


def test_the_nearest_repository_above_is_taken(enforce: Run, repo: Path) -> None:
    below = enforce("check", "--format", "json", "--repo", repo / "cases" / "2026", "--as-of", "2026-12-10")

    assert below.code == 0
    assert '"cases": 2' in below.out


def test_settings_that_do_not_parse_end_in_2_with_their_place(enforce: Run, repo: Path) -> None:
    (repo / "enforce.yaml").write_text("bureau: {name: x\n", encoding="utf-8")

    done = enforce("check", "--repo", repo)

    assert done.code == 2
    assert "错误：enforce.yaml:" in done.err


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 3, 5, 20, 0, tzinfo=UTC), "2026-03-06"),
        (datetime(2026, 3, 5, 15, 59, tzinfo=UTC), "2026-03-05"),
        (datetime(2026, 3, 5, 16, 0, tzinfo=UTC), "2026-03-06"),
        (datetime(2026, 3, 5, 9, 0, tzinfo=timezone(timedelta(hours=-10))), "2026-03-06"),
    ],
)
def test_today_is_the_day_in_china(now: datetime, day: str) -> None:
    assert today(now) == date.fromisoformat(day)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set")
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Honolulu", "Asia/Shanghai"])
def test_a_run_at_eight_in_the_evening_of_utc_judges_by_the_next_day(
    enforce: Run, repo: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            return cls.fromtimestamp(datetime(2026, 3, 5, 20, 0, tzinfo=UTC).timestamp(), tz)

    monkeypatch.setattr("enforcement_cli.cli.context.datetime", Clock)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        done = enforce("check", "--repo", repo, "--format", "json")
    finally:
        monkeypatch.undo()
        time.tzset()

    assert json.loads(done.out)["as_of"] == "2026-03-06"


def test_as_of_stands_in_for_today(enforce: Run, repo: Path) -> None:
    enforce("check", "--repo", repo, "--as-of", "2026-04-01")
    assert current().as_of == date(2026, 4, 1)

    enforce("check", "--repo", repo)
    assert current().as_of == today()
