"""The example repository as a git repository with a history: what was entered when, by whom.

The files in `example_cases/` are the end of the story. Here each is taken back to what it said on a day, by leaving
out the list items dated later, and every day on which something was entered becomes a commit of that day. The last
commit of a file has its very bytes, so the working tree equals `example_cases/` to the byte.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "example_cases"
CHINA = timezone(timedelta(hours=8))
FIRST_DAY = "2024-01-02"
LAST_DAY = "9999-12-31"

# An item is entered on the first of these that it has. A review round is entered when the reviewer has answered.
DATES = ("reviewed_on", "submitted_on", "made_on", "started_on", "corrected_on", "received_on", "ruled_on", "on")
# Facts that stand by themselves in a mapping and are entered when they happen.
LATER_FACTS = ("closed_on", "archived_on")
_ITEM = re.compile(r"^( *)- (.*)$")
_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
_IN_FLOW = {key: re.compile(rf"[{{ ]{key}: {_DAY}[,}}]") for key in DATES}
_IN_BLOCK = {key: re.compile(rf"^ *(?:- )?{key}: {_DAY}$") for key in (*DATES, *LATER_FACTS)}

# Who works in the files: the handlers of each division, the reviewer, the publisher, the head's office.
PEOPLE = {
    "jieneng": "高示例",
    "dianli": "何范例",
    "yanye": "马例证",
    "shenpi": "梁样章",
    "review": "谢示法",
    "disclosure": "韩公开",
    "registers": "宋例言",
}


def _item_end(lines: list[str], start: int, indent: int) -> int:
    """The index after the last line of the block item or key that begins at `start`."""
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    return end


def _item_day(lines: list[str], indent: int, name: str = "") -> str | None:
    """When a list item was entered, None where it bears no date of its own.

    A review is entered with its self-check; a draft decision last of all.
    """
    head = lines[0].lstrip()
    own = [lines[0]] + [each for each in lines[1:] if re.match(rf"^ {{{indent + 2}}}[^ -]", each)]
    for key in DATES:
        if head.startswith("- {"):
            if match := _IN_FLOW[key].search(head):
                return match[1]
        else:
            for line in own:
                if match := _IN_BLOCK[key].match(line):
                    return match[1]
    if indent == 0 and name == "review.yaml":
        return next((match[1] for line in lines if (match := _IN_BLOCK["on"].match(line))), None)
    return LAST_DAY if indent == 0 and name == "decisions.yaml" else None


def as_of(text: str, day: str, name: str = "") -> str:
    """A file as it stood at the end of that day: without the list items and closing dates that came later."""
    return "\n".join(_kept(text.splitlines(), day, name)) + "\n"


def _kept(lines: list[str], day: str, name: str) -> list[str]:
    out: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        match = _ITEM.match(line)
        if match:
            indent = len(match[1])
            end = _item_end(lines, at, indent)
            item = lines[at:end]
            entered = _item_day(item, indent, name)
            if entered is None or entered <= day:
                out += [item[0], *_kept(item[1:], day, name)]
            at = end
            continue
        if any((fact := _IN_BLOCK[key].match(line)) and fact[1] > day for key in LATER_FACTS):
            at += 1
            continue
        out.append(line)
        at += 1
    return [line for index, line in enumerate(out) if not _is_left_empty(lines, out, index)]


def _is_left_empty(before: list[str], after: list[str], index: int) -> bool:
    """Whether a key has lost everything below it."""
    line = after[index]
    if not line.endswith(":") or line.lstrip().startswith("#"):
        return False
    indent = len(line) - len(line.lstrip())
    had = before.index(line) + 1 < len(before) and bool(before[before.index(line) + 1].startswith(" " * (indent + 1)))
    has = index + 1 < len(after) and after[index + 1].startswith(" " * (indent + 1))
    return had and not has


def _days(text: str) -> set[str]:
    """Every day on which something of the file was entered."""
    lines = text.splitlines()
    found: set[str] = set()
    for at, line in enumerate(lines):
        if match := _ITEM.match(line):
            indent = len(match[1])
            day = _item_day(lines[at : _item_end(lines, at, indent)], indent)
            found |= {day} if day else set()
        found |= {fact[1] for key in LATER_FACTS if (fact := _IN_BLOCK[key].match(line))}
    return found


@dataclass
class Commit:
    """What one person entered on one day."""

    day: str
    who: str
    subject: str
    files: dict[str, bytes] = field(default_factory=dict)


def _has_content(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _case_commits(root: Path, folder: Path) -> Iterator[Commit]:
    """The commits of one case: what its handlers, its reviewer and the publisher entered, day by day."""
    texts = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))
    }
    main = texts[f"{folder.relative_to(root).as_posix()}/case.yaml"]
    opened = re.search(rf"^opened_on: {_DAY}$", main, re.MULTILINE)
    division = re.search(r"^division: (\w+)$", main, re.MULTILINE)
    who = PEOPLE[division[1] if division else "registers"]
    start = opened[1] if opened else f"{folder.name[:4]}-04-01"
    files = _attachment_days(root, folder)
    days = sorted({start, *(day for text in texts.values() for day in _days(text)), *files.values()})
    # What is dated before the case was opened (a complaint, an order to rectify) is entered on opening it.
    days = [day for day in days if day >= start]
    last: dict[str, str] = {}
    for day in days:
        mine, reviewed = Commit(day, who, ""), Commit(day, PEOPLE["review"], f"{folder.name}：法制审核")
        for path, text in texts.items():
            now = as_of(text, day, Path(path).name) if day < days[-1] else text
            if last.get(path) != now and _has_content(now):
                last[path] = now
                target = reviewed if path.endswith(("review.yaml", "waivers.yaml")) else mine
                target.files[path] = now.encode("utf-8")
        mine.files |= {
            path: (root / path).read_bytes()
            for path, entered in files.items()
            if entered == day or (entered < start == day)
        }
        mine.subject = f"{folder.name}：{'开案' if day == start else _what(texts.values(), day)}"
        yield from (each for each in (mine, reviewed) if each.files)
    for entry in sorted(folder.glob("disclosure/*.yaml")):
        name, text = entry.relative_to(root).as_posix(), entry.read_text(encoding="utf-8")
        on = re.search(rf'^"on": "{_DAY}"$', text, re.MULTILINE)
        event = {"published": "公示", "updated": "更新公示", "withdrawn": "撤下"}[entry.stem.partition("-")[2]]
        yield Commit(
            on[1] if on else start, PEOPLE["disclosure"], f"{folder.name}：{event}", {name: entry.read_bytes()}
        )


def _what(texts: Iterable[str], day: str) -> str:
    """What was done on a day, for a commit's subject: its steps, else its instruments, else the matter of course."""
    texts = tuple(texts)
    steps = [name for text in texts for name in re.findall(rf"step: ([^,\n]+)(?:, |\n +)on: {day}", text)]
    if steps:
        return "、".join(dict.fromkeys(steps))
    made = [name for text in texts for name in re.findall(rf"type: (\S+)\n(?: +[a-z_]+: .*\n)*? +made_on: {day}", text)]
    return "、".join(dict.fromkeys(made)) or "送达和履行情况"


def _attachment_days(root: Path, folder: Path) -> dict[str, str]:
    """When each attachment was made, by the record that names it."""
    found: dict[str, str] = {}
    for path in (folder / "records.yaml", folder / "case.yaml"):
        if path.exists():
            for block in re.split(r"^ *- id: ", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
                file = re.search(r"^ +file: (files/\S+)$", block, re.MULTILINE)
                made = re.search(rf"^ +made_on: {_DAY}$", block, re.MULTILINE)
                if file and made:
                    found[(folder / file[1]).relative_to(root).as_posix()] = made[1]
    return found


def commits(root: Path = EXAMPLES) -> list[Commit]:
    """The whole history, oldest first."""
    cases = sorted(path for path in root.glob("cases/*/*") if path.is_dir())
    own = [each for folder in cases for each in _case_commits(root, folder)]
    first = Commit(FIRST_DAY, PEOPLE["registers"], "建立行政执法案件库")
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not name.startswith(("cases/", "public/")):
            first.files[name] = path.read_bytes()
    # Stable: on one day the order is that of the cases, and within a case that of its work.
    return [first, *sorted(own, key=lambda each: each.day)]


def _stream(history: list[Commit]) -> bytes:
    """The history in the words of `git fast-import`."""
    out = bytearray()
    for number, commit in enumerate(history):
        moment = datetime.combine(datetime.fromisoformat(commit.day), time(9 + number % 8, number % 60), CHINA)
        stamp = f"{commit.who} <{commit.who}@example.gov.cn> {int(moment.timestamp())} +0800".encode()
        message = commit.subject.encode("utf-8")
        out += b"commit refs/heads/main\nauthor %s\ncommitter %s\n" % (stamp, stamp)
        out += b"data %d\n%s\n" % (len(message), message)
        for path, data in sorted(commit.files.items()):
            out += b"M 100644 inline %s\ndata %d\n%s\n" % (_quoted(path), len(data), data)
    return bytes(out)


def _quoted(path: str) -> bytes:
    return b'"' + path.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8") + b'"'


def git_environment() -> dict[str, str]:
    """The environment of a git that nobody's own configuration changes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


def git(root: Path, *arguments: str, data: bytes | None = None) -> str:
    """Run git there; its output. Raises CalledProcessError when it fails."""
    command = ["git", "-c", "core.autocrlf=false", *arguments]
    done = subprocess.run(command, cwd=root, env=git_environment(), input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def replay(target: Path, root: Path = EXAMPLES) -> Path:
    """Make `target` a git repository with the example's history, its working tree equal to the example."""
    target.mkdir(parents=True, exist_ok=True)
    git(target, "init", "--quiet", "--initial-branch=main")
    git(target, "config", "user.name", PEOPLE["disclosure"])
    git(target, "config", "user.email", f"{PEOPLE['disclosure']}@example.gov.cn")
    git(target, "fast-import", "--quiet", "--force", data=_stream(commits(root)))
    git(target, "checkout", "--quiet", "--force", "main")
    return target
