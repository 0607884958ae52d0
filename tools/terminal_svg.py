"""Draw a real terminal run as docs/terminal.svg for the README: a broken case, judged. No outside fonts or assets.

Run: `python -m tools.terminal_svg`.
"""

from __future__ import annotations

import html
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from enforcement_cli.cli.console import wrap

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "terminal.svg"
AS_OF = "2026-12-10"
COLUMNS = 96
LINE, CELL, MARGIN = 26, 9.6, 24
STYLE = """
text { font: 16px "Noto Sans Mono CJK SC", "Microsoft YaHei Mono", NSimSun, "PingFang SC", monospace; fill: #1c2430 }
.b { font-weight: 700 } .d { fill: #5a6572 } .red { fill: #aa1e18 } .green { fill: #1e6e3c } .yellow { fill: #8a5800 }
.blue, .cyan { fill: #0b4f8a } .magenta { fill: #6e3278 }
"""
_CLASSES = {"1": "b", "2": "d", "31": "red", "32": "green", "33": "yellow", "34": "blue", "35": "magenta", "36": "cyan"}
_ANSI = re.compile(r"\x1b\[([0-9;]*)m")


def broken_run() -> str:
    """What `enforce check` prints, in colour, on a copy of the examples whose reviewed draft was changed afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary) / "cases"
        shutil.copytree(ROOT / "example_cases", work)
        subprocess.run(["git", "init", "-q"], cwd=work, check=True)
        git = ["git", "-c", "user.name=example", "-c", "user.email=example@example.invalid"]
        subprocess.run([*git, "add", "-A"], cwd=work, check=True)
        subprocess.run([*git, "commit", "-q", "-m", "examples"], cwd=work, check=True)
        case = next(path.parent for path in sorted(work.glob("cases/*/*/review.yaml")))
        decisions = case / "decisions.yaml"
        text = decisions.read_text(encoding="utf-8")
        changed = re.sub(r"(amount: )([0-9]+)", lambda found: f"{found[1]}{int(found[2]) + 1000}", text, count=1)
        decisions.write_text(changed, encoding="utf-8", newline="\n")
        arguments = ["--as-of", AS_OF, "check", case.name]
        code, output = on_a_terminal([sys.executable, "-m", "enforcement_cli", *arguments], work)
        if code != 1:
            sys.exit(f"expected the broken case to be caught: exit {code}")
        return f"\x1b[1m$ enforce {' '.join(arguments)}\x1b[0m\n{output}"


def on_a_terminal(command: list[str], folder: Path) -> tuple[int, str]:
    """Exit code and output of a command on a terminal as wide as the picture."""
    here, there = pty.openpty()
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": str(COLUMNS), "TERM": "xterm"}
    quiet = subprocess.DEVNULL  # no counter on its way
    child = subprocess.Popen(command, cwd=folder, env=environment, stdin=there, stdout=there, stderr=quiet)
    os.close(there)
    data = b""
    with suppress(OSError):  # how Linux tells that the other end is closed
        while more := os.read(here, 65536):
            data += more
    os.close(here)
    return child.wait(), data.decode("utf-8").replace("\r\n", "\n")


def cells(text: str) -> list[tuple[str, str]]:
    """The characters of a coloured line, each with its classes."""
    found: list[tuple[str, str]] = []
    classes: list[str] = []
    at = 0
    for escape in [*_ANSI.finditer(text), None]:
        found += [(each, " ".join(classes)) for each in text[at : escape.start() if escape else len(text)]]
        if escape is not None:
            codes = [each for each in escape[1].split(";") if each]
            classes = (
                []
                if not codes or codes == ["0"]
                else [*classes, *(_CLASSES[each] for each in codes if each in _CLASSES)]
            )
            at = escape.end()
    return found


def spans(line: list[tuple[str, str]]) -> str:
    """A line as tspans, one per run of the same classes."""
    out = ""
    for classes, run in groupby(line, key=lambda each: each[1]):
        text = html.escape("".join(each for each, _ in run), quote=False)
        out += f'<tspan class="{classes}">{text}</tspan>' if classes else text
    return out


def picture(output: str) -> str:
    """The whole picture."""
    shown = re.sub(r"提交 [0-9a-f]{40}\S*", "提交 …", output.rstrip()).split("\n")
    lines = [cells(part) for line in shown for part in ((line,) if "\x1b" in line else wrap(line, COLUMNS))]
    high = len(lines) * LINE + 2 * MARGIN
    wide = round(COLUMNS * CELL * 0.86 + 2 * MARGIN)
    rows = "\n".join(
        f'<text x="{MARGIN}" y="{MARGIN + LINE * number - 8}" xml:space="preserve">{spans(line)}</text>'
        for number, line in enumerate(lines, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-label="enforce check">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect width="{wide}" height="{high}" rx="8" fill="#fdfdfb" stroke="#c8d0da"/>\n{rows}\n</svg>\n'
    )


def main() -> int:
    """Write the picture."""
    TARGET.write_text(picture(broken_run()), encoding="utf-8", newline="\n")
    print(TARGET.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
