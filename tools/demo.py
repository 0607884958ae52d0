"""The main job on the example repository, as a terminal session: judge, catch a broken case, open one, disclose.

    python -m tools.demo [--as-of 2026-12-10] [--keep DIR]

The examples are replayed into a git repository of their own; nothing here is staged, every answer is the program's,
run as a process. Exits 1 as soon as a step does not go as it should.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from tools import broken
from tools.replay import CHINA, git, git_environment, replay

AS_OF = "2026-12-10"
# The smallest change that makes a reviewed decision another one: fifteen becomes sixteen in the amount of the fine.
BREAKING = broken.PATCHES / "REV008" / "amount_changed_after_review.patch"
BROKEN_CASE = "2025-0004"
DUE_CASE = "2026-0013"
NEW_CASE = (
    *("--kind", "行政处罚", "--procedure", "普通程序", "--matter", "CF-06"),
    *("--officer", "何范例", "--officer", "郭拟定"),
    *("--party-name", "示例县样稿建设有限公司", "--party-type", "法人", "--party-code", "91140599MA0000015M"),
    *("--opened-on", AS_OF),
)


class Unexpected(Exception):
    """A step of the demonstration did not go as it should."""


@dataclass
class Session:
    """A terminal in the case repository."""

    root: Path
    as_of: date
    environment: dict[str, str]
    color: bool

    def say(self, text: str) -> None:
        """A remark between commands."""
        line = f"# {text}"
        print(f"\n\033[1;36m{line}\033[0m" if self.color else f"\n{line}", flush=True)

    def enforce(self, *arguments: str, code: int, expect: str = "") -> str:
        """Run the program, show command and output; the output. Raises Unexpected for another exit code or answer."""
        color = ("--color", "always") if self.color else ()
        shown = ("enforce", "--as-of", str(self.as_of), *arguments)
        done = self._run(shown, [*_program(), *color, *shown[1:]])
        plain = re.sub(r"\033\[[0-9;]*m", "", done.stdout)
        if done.returncode != code:
            raise Unexpected(f"exit code {done.returncode}, expected {code}")
        if expect and not re.search(expect, plain):
            raise Unexpected(f"no {expect!r} in the output")
        return plain

    def shell(self, *command: str) -> str:
        """Run another program, show command and output. Raises Unexpected where it fails."""
        done = self._run(command, list(command))
        if done.returncode:
            raise Unexpected(f"exit code {done.returncode}")
        return done.stdout

    def _run(self, shown: tuple[str, ...], command: list[str]) -> subprocess.CompletedProcess[str]:
        line = f"$ {' '.join(map(_quoted, shown))}"
        print(f"\n\033[1m{line}\033[0m" if self.color else f"\n{line}", flush=True)
        done = subprocess.run(
            command,
            cwd=self.root,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        print(done.stdout, end="", flush=True)
        return done


def _program() -> list[str]:
    """The installed program beside this interpreter."""
    found = shutil.which("enforce", path=str(Path(sys.executable).parent))
    return [found] if found else [sys.executable, "-m", "enforcement_cli"]


def _quoted(argument: str) -> str:
    """An argument as one types it; a shell needs no quotes around Chinese."""
    return argument if re.fullmatch(r"[\w@%+=:,./-]+", argument) else shlex.quote(argument)


def judge(session: Session) -> None:
    """A repository of real size is judged: nothing breaks the law, hints say what comes next."""
    cases = len(list(session.root.glob("cases/*/*/case.yaml")))
    session.say(f"1. 一个县级机关的案件库：{cases} 件案件、三年的办案经过，逐条对照规定判断")
    session.shell("git", "--no-pager", "log", "--oneline", "-5")
    session.enforce("check", code=0, expect=f"判断了{cases}件案件：不符0，无法判断0")
    session.say("近期有什么要办")
    session.enforce("deadlines", "--within", "30", code=0, expect=DUE_CASE)


def catch(session: Session) -> None:
    """One figure is changed after the legal review; the rule, its source and the line are named. Then it is mended."""
    session.say("2. 有人在法制审核通过以后改了罚款数额：只改一行")
    patch = broken.read(BREAKING)
    broken.apply(patch, session.root)
    session.shell("git", "--no-pager", "diff", "--unified=0", "--", *patch.touched)
    answer = session.enforce("check", BROKEN_CASE, code=1, expect=rf"{BROKEN_CASE}/\S+:\d+:\d+ .*{patch.rule}")
    if "依据：" not in answer:
        raise Unexpected("the finding names no legal source")
    session.say("改回来，就没有问题了")
    session.shell("git", "checkout", "--quiet", "--", *patch.touched)
    session.enforce("check", BROKEN_CASE, code=0, expect="不符0")


def open_case(session: Session) -> None:
    """A new case is opened by flags, and is in order at once."""
    session.say("3. 开一个新案件（在终端上会逐项询问；这里用选项）")
    answer = session.enforce("new-case", *NEW_CASE, code=0, expect=r"cases/\d{4}/\d{4}-\d{4}/case\.yaml")
    found = re.search(r"\d{4}-\d{4}(?=/case\.yaml)", answer)
    assert found is not None  # the line above has looked for it
    session.enforce("check", found[0], code=0, expect="判断了1件案件")


def disclose(session: Session) -> None:
    """A decision that is due is disclosed: its page is there; a second run has nothing to do."""
    session.say("4. 公示到期应当公示的决定：先检查，再隐去个人信息，写入台账，生成网站")
    answer = session.enforce("publish", code=0, expect=DUE_CASE)
    page = next((Path(each) for each in re.findall(r"：(\S+\.html)", answer)), None)
    if page is None or not (session.root / page).is_file():
        raise Unexpected("publish names no page that is there")
    text = (session.root / page).read_text(encoding="utf-8")
    for item in ("示例县工业和信息化局", "示例县草稿新能源有限公司", "行政处罚"):
        if item not in text:
            raise Unexpected(f"the page does not say {item}")
    session.enforce("publish", code=0, expect="没有需要公示的决定")
    session.enforce("check", DUE_CASE, code=0, expect="不符0，无法判断0")
    session.say(f"公示页面：{page}")


def main() -> int:
    """Run the demonstration; 0 when every step went as it should."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.fromisoformat(AS_OF))
    parser.add_argument("--keep", type=Path, help="a new folder to leave the case repository in")
    given = parser.parse_args()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = replay(given.keep or Path(folder, "案件库"))
        moment = datetime.combine(given.as_of, time(10), CHINA)
        environment = {
            **git_environment(),
            "PYTHONUTF8": "1",
            # The ledger is written at the day of the story, whatever the clock says.
            "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
        }
        environment.pop("ENFORCE_LANG", None)
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        session = Session(root, given.as_of, environment, color)
        try:
            for step in (judge, catch, open_case, disclose):
                step(session)
        except Unexpected as why:
            print(f"\ndemo: {why}", file=sys.stderr)
            return 1
        if git(root, "status", "--porcelain", "--", "enforce.yaml", "registers"):
            print("\ndemo: the settings were changed", file=sys.stderr)
            return 1
    if given.keep:
        session.say(f"案件库和网站留在 {given.keep}，页面可以直接用浏览器打开")
    else:
        session.say("案件库和网站已随演示删除；要留下来用浏览器打开：python -m tools.demo --keep 目录")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
