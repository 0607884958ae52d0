"""The questions of new-case on a terminal: a whole dialogue, wrong answers, Ctrl-C and the end of input."""

from __future__ import annotations

import codecs
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from tests import repos
from tests.builders import penalty
from tests.cli.test_calendar_import import NOTICE_2027
from tests.process import environment

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
DAY = "2026-03-30"
SECONDS = 60


class Terminal:
    """The program on a pseudo-terminal: what it shows, and what is typed."""

    def __init__(self, *arguments: str | Path) -> None:
        self.screen = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.here, there = pty.openpty()
        self.child = subprocess.Popen(
            [sys.executable, "-m", "enforcement_cli", *map(str, arguments)],
            stdin=there,
            stdout=there,
            stderr=there,
            env=environment({"TERM": "dumb", "GIT_CONFIG_GLOBAL": os.devnull, "COLUMNS": "200"}),
            start_new_session=True,
            preexec_fn=_own_terminal,
        )
        os.close(there)

    def until(self, text: str) -> None:
        """Wait until this is shown after what has been waited for already."""
        end = time.monotonic() + SECONDS
        while text not in self.screen:
            if time.monotonic() > end or not self._more():
                pytest.fail(f"no {text!r} on the screen:\n{self.screen}")
        self.screen = self.screen.partition(text)[2]

    def _more(self) -> bool:
        """Read what there is; False at the end."""
        if not select.select([self.here], [], [], SECONDS)[0]:
            return False
        try:
            data = os.read(self.here, 65536)
        except OSError:
            return False
        self.screen += self._decoder.decode(data)
        return bool(data)

    def type(self, text: str) -> None:
        """Type a line."""
        os.write(self.here, f"{text}\n".encode())

    def press(self, key: str) -> None:
        """Press one key: \\x03 is Ctrl-C, \\x04 Ctrl-D."""
        os.write(self.here, key.encode())

    def end(self) -> int:
        """The exit code, once everything has been shown."""
        while self._more():
            pass
        return self.child.wait(timeout=SECONDS)

    def close(self) -> None:
        """Whatever happened, nothing is left."""
        if self.child.poll() is None:
            self.child.kill()
            self.child.wait()
        os.close(self.here)


def _own_terminal() -> None:
    """Make standard input the controlling terminal, so that Ctrl-C is a signal."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A bureau without a case."""
    root = tmp_path / "案件库"
    repos.write(root)
    repos.commit(root)
    return root


@pytest.fixture
def terminal(root: Path) -> Iterator[Terminal]:
    """`enforce new-case` in it."""
    opened = Terminal("--repo", root, "--as-of", DAY, "new-case")
    yield opened
    opened.close()


def talk(terminal: Terminal, *lines: Sequence[str]) -> None:
    """Each line: what is asked, what is typed, and what must be said to it (if anything)."""
    for question, answer, *said in lines:
        terminal.until(question)
        terminal.type(answer)
        for each in said:
            terminal.until(each)


def test_a_penalty_from_the_first_question_to_what_is_due(terminal: Terminal, root: Path) -> None:
    talk(
        terminal,
        ("办理哪一类执法行为？", "1"),
        ("哪一执法事项？", "采矿", "没有“采矿”，可以填：1 对使用淘汰设备的处罚"),
        ("请填序号或者名称", "淘汰设备"),
        ("适用什么程序？", ""),
        ("由谁承办？", "", "这一项要填写"),
        ("请填序号或者姓名", "甲示例、丁"),
        ("当事人是什么类型？", "自然人"),
        ("当事人的名称或者姓名", " 褚金样 "),
        (
            "身份证件号码（",
            "140599188503070018",
            "  “身份证件号码”「140****18」的校验码不对，有一位或者几位录错了\r\n  对照",
        ),
        ("身份证件号码", "１４０５９９１８８５０３０７００１７"),
        ("开案日期（回车为 2026-03-30）：", "4月1日", "\r\n  2025-04-01\r\n"),
        ("案件名称（回车为 褚金样涉嫌使用淘汰设备案）：", ""),
        ("已写入 cases/2025/2025-0001/case.yaml", ""),
        ("接下来：", ""),
        ("随时检查：enforce check 2025-0001", ""),
    )

    assert terminal.end() == 0
    case = Repository(root).load_case("cases/2025/2025-0001")
    assert case.troubles == ()
    facts = case.facts
    assert (facts.kind, facts.procedure, facts.matter, facts.officers) == (
        "行政处罚",
        "普通程序",
        "CF-01",
        ("P01", "P04"),
    )
    assert (case.parties[0].name, case.parties[0].id_no) == ("褚金样", "140599188503070017")
    assert str(facts.opened_on) == "2025-04-01"


def test_an_inspection_without_a_visit(terminal: Terminal, root: Path) -> None:
    talk(
        terminal,
        ("办理哪一类执法行为？", "检查"),
        ("哪一执法事项？", "1"),
        ("适用什么程序？", "双随机"),
        ("到现场检查吗？", "非现场"),
        ("由谁承办？", "1 2"),
        ("当事人是什么类型？", "3"),
        ("当事人的名称或者姓名", "示例铸造有限公司"),
        ("统一社会信用代码", "不详"),
        ("开案日期", "今天", "2026-03-30"),
        ("案件名称", "示例监察"),
        ("随时检查", ""),
    )

    assert terminal.end() == 0
    case = Repository(root).load_case("cases/2026/2026-0001")
    assert case.troubles == ()
    assert (case.facts.mode, case.facts.procedure, case.facts.title) == ("非现场", "双随机检查", "示例监察")
    assert case.parties[0].code == "不详"


def test_what_the_flags_say_is_not_asked(root: Path) -> None:
    terminal = Terminal(
        "--repo", root, "--as-of", DAY, "-q", "new-case", "--matter", "CF-01", "--kind", "行政处罚", "--procedure",
        "简易程序", "--officer", "P01", "--party-type", "身份不明", "--opened-on", DAY,
    )  # fmt: skip
    try:
        talk(terminal, ("当事人的名称或者姓名（回车为 不详）：", ""), ("案件名称", "示例案"))
        assert terminal.end() == 0
        assert terminal.screen.strip().endswith("2026-0001")
        assert "办理哪一类" not in terminal.screen
    finally:
        terminal.close()


def test_ctrl_c_leaves_nothing(terminal: Terminal, root: Path) -> None:
    talk(terminal, ("办理哪一类执法行为？", "1"))
    terminal.until("哪一执法事项？")
    terminal.press("\x03")

    assert terminal.end() == 130
    assert "Traceback" not in terminal.screen
    assert not list((root / "cases").glob("*/*"))


def test_the_end_of_input_is_the_same(terminal: Terminal, root: Path) -> None:
    terminal.until("请填序号或者名称")
    terminal.press("\x04")

    assert terminal.end() == 130
    assert "Traceback" not in terminal.screen
    assert not list((root / "cases").glob("*/*"))


def test_of_several_decisions_one_is_chosen_for_review(root: Path) -> None:
    draft = penalty()
    draft.review, draft.ledger = [], []
    draft.add("decisions", {**draft.decisions[0], "decision": 2, "document": "不予处罚决定书"})
    repos.write_case(root, draft)
    terminal = Terminal("--repo", root, "--as-of", DAY, "add", "2026-0001", "review")
    try:
        talk(terminal, ("这件案件有几个决定，审核哪一个？", "不予"), ("已写入 cases/2026/2026-0001/review.yaml", ""))
        assert terminal.end() == 0
    finally:
        terminal.close()
    assert [each.decision for each in Repository(root).load_case("cases/2026/2026-0001").reviews] == [2]


def test_publish_asks_and_takes_no_for_an_answer(root: Path) -> None:
    draft = penalty()
    draft.ledger = []
    repos.write_case(root, draft)
    for answer, code in (("", 2), ("ｎ", 2), ("否", 2), ("是", 0)):
        terminal = Terminal("--repo", root, "--as-of", DAY, "publish")
        try:
            terminal.until("示工信罚〔2026〕1号")
            terminal.until("公示以上 1 个决定吗？（回车为 否）：")
            terminal.type("也许")
            terminal.until("  请填 是 或者 否\r\n")
            terminal.type(answer)
            assert terminal.end() == code
        finally:
            terminal.close()
        assert (root / "public" / "index.html").exists() == (code == 0)


def test_a_holiday_notice_is_shown_and_asked_about(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text(NOTICE_2027, encoding="utf-8", newline="\n")
    target = root / "calendars" / "2027.yaml"
    for answer, code in (("", 2), ("否", 2), ("是", 0)):
        terminal = Terminal("--repo", root, "calendar", "import", file)
        try:
            terminal.until("放假9天")
            terminal.until("核对无误，写入 calendars/2027.yaml 吗？（回车为 否）：")
            terminal.type(answer)
            assert terminal.end() == code
        finally:
            terminal.close()
        assert target.exists() == (code == 0)
    target.write_text(target.read_text(encoding="utf-8").replace("2027-02-13", "2027-02-12"), encoding="utf-8")
    terminal = Terminal("--repo", root, "calendar", "import", file)
    try:
        terminal.until("calendars/2027.yaml 已经存在。核对无误，要覆盖吗？（回车为 否）：")
        terminal.type("是")
        assert terminal.end() == 0
    finally:
        terminal.close()
    assert "2027-02-13" in target.read_text(encoding="utf-8")
