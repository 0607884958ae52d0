"""Widths, wrapping, escapes, colour."""

from __future__ import annotations

import io
import sys

import pytest

from enforcement_cli.cli import console


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("案件", 4), ("示工信罚〔2026〕1号", 19), ("ａ", 2), ("e\u0301", 1), ("（）", 4)],
)
def test_width(text: str, columns: int) -> None:
    assert console.width(text) == columns


def test_pad_counts_columns() -> None:
    assert [console.pad(each, 6) for each in ("案件", "abc", "很长的文字")] == ["案件  ", "abc   ", "很长的文字"]


def test_wrap_breaks_between_characters_but_not_in_words_and_not_before_a_full_stop() -> None:
    text = "决定应不迟于2026-03-10公示，至今未公示。"

    lines = list(console.wrap(text, 20, indent="  "))

    assert lines == ["  决定应不迟于", "  2026-03-10公示，至", "  今未公示。"]
    assert all(console.width(line) <= 21 for line in lines)


def test_a_full_stop_hangs_rather_than_begin_a_line() -> None:
    assert list(console.wrap("一二三四。五", 8)) == ["一二三四。", "五"]


def test_without_a_limit_a_line_stays_a_line() -> None:
    assert list(console.wrap("长" * 500, None)) == ["长" * 500]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\n乙\t丙\r", "甲\\n乙\\t丙\\r"),
        ("\x1b[31mred\x9b0m\x07", "\\x1b[31mred\\x9b0m\\x07"),
        ("a\u202eb\u200bc\ufeffd\u2066", "a\\u202eb\\u200bc\\ufeffd\\u2066"),
        ("[bold]甲[/bold] :smile: https://x.example", "[bold]甲[/bold] :smile: https://x.example"),
        ("《行政处罚法》第六十一条——“七日”", "《行政处罚法》第六十一条——“七日”"),
    ],
)
def test_data_is_made_visible(text: str, shown: str) -> None:
    assert console.visible(text) == shown


def test_table_aligns_by_columns() -> None:
    rows = [("案件", "不符", "x"), ("id", "提示说明", "\x1b")]

    assert list(console.table(rows)) == ["案件  不符      x", "id    提示说明  \\x1b"]
    assert list(console.table([])) == []


def test_table_on_a_terminal_wraps_its_last_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "columns", lambda: 40)

    assert list(console.table([("a", "字" * 30)])) == [f"a  {'字' * 18}", f"   {'字' * 12}"]


@pytest.mark.parametrize(
    ("choice", "variables", "terminal", "colored"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("never", {}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch, choice: console.Color, variables: dict[str, str], terminal: bool, colored: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal() if terminal else io.StringIO())
    console.use_color(choice)

    assert console.styled("文字", "bold", "red") == ("\x1b[1;31m文字\x1b[0m" if colored else "文字")


def test_progress_shows_on_a_terminal_and_clears_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        monkeypatch.setattr(sys, "stderr", stream)
        progress = console.Progress("已判断{count}件……")
        progress(1)
        progress(2)  # within a tenth of a second: not shown
        progress.done()

    assert terminal.getvalue() == "\r\x1b[K已判断1件……\r\x1b[K"
    assert pipe.getvalue() == ""


def test_quiet_shows_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    progress = console.Progress("已判断{count}件……", quiet=True)
    progress(1)
    progress.done()

    assert terminal.getvalue() == ""
