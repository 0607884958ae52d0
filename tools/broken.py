"""The smallest change that breaks each rule: `tests/broken/<RULE>/<name>.patch`, applied to a copy of the examples.

The head of a patch says on which day it is judged, and which other rules have something to say about the change too:

    # as-of: 2026-12-10
    # also: REC004 STR017

`python -m tools.broken` applies each, judges, and writes its head and its context anew; `git diff` is the review. With
RULE/NAME and a changed copy of the examples, `python -m tools.broken REC003/unsigned ../copy --as-of 2026-12-10` writes a new one.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from enforcement_cli.cli.context import Context
from enforcement_cli.cli.globals import Globals
from enforcement_cli.cli.judging import judge
from enforcement_cli.problems import Finding
from tools.replay import EXAMPLES, git_environment

PATCHES = Path(__file__).resolve().parent.parent / "tests" / "broken"
AS_OF = "2026-12-10"
_TOUCHED = re.compile(r"^(?:(?:---|\+\+\+) [ab]/|rename (?:from|to) )(\S.*)$", re.MULTILINE)
Key = tuple[str, str, str | None, str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Patch:
    """One patch. `also` are the other rules that have a new finding once it is applied."""

    rule: str
    name: str
    as_of: date
    also: tuple[str, ...]
    diff: str

    @property
    def path(self) -> Path:
        """Its file."""
        return PATCHES / self.rule / f"{self.name}.patch"

    @property
    def touched(self) -> list[str]:
        """The files of the example repository that it changes, adds or takes away."""
        return sorted(set(_TOUCHED.findall(self.diff)))

    def __str__(self) -> str:
        also = "".join(f"# also: {each}\n" for each in [" ".join(self.also)] if each)
        return f"# as-of: {self.as_of}\n{also}{self.diff}"


def read(path: Path) -> Patch:
    """A patch from its file. Raises ValueError where its first line is no `# as-of:`."""
    text = path.read_bytes().decode("utf-8")
    head = "".join(itertools.takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))
    first = re.match(r"# as-of: (\d{4}-\d{2}-\d{2})\n", head)
    if first is None:
        raise ValueError(f"{path}: the first line must be '# as-of: YYYY-MM-DD'")
    also = " ".join(re.findall(r"^# also: (.*)$", head, re.MULTILINE)).split()
    return Patch(path.parent.name, path.stem, date.fromisoformat(first[1]), tuple(also), text.removeprefix(head))


def all_patches() -> list[Patch]:
    """Every patch, by rule and name."""
    return [read(path) for path in sorted(PATCHES.glob("*/*.patch"))]


class Copy:
    """A copy of the examples to break, again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(EXAMPLES, root)
        self._sound: dict[date, Counter[Key]] = {}

    def findings(self, as_of: date) -> Counter[Key]:
        """What the program finds in the copy as it stands, without lines, which any change above moves."""
        context = Context(Globals(str(self.root), as_of, "zh", "never", True, False))
        return Counter(_key(row.finding) for row in judge(context, []).rows)

    def sound(self, as_of: date) -> Counter[Key]:
        """What it finds on that day in the examples as they are."""
        if as_of not in self._sound:
            self._sound[as_of] = self.findings(as_of)
        return self._sound[as_of]

    def broken_by(self, patch: Patch) -> list[Key]:
        """The findings that are new once the patch is applied; afterwards the copy is whole again."""
        before = self.sound(patch.as_of)
        try:
            apply(patch, self.root)
            return sorted((self.findings(patch.as_of) - before).elements(), key=str)
        finally:
            self.restore(patch.touched)

    def renewed(self, patch: Patch) -> Patch:
        """The patch with the lines around its changes as the examples now have them."""
        try:
            apply(patch, self.root)
            return replace(patch, diff=difference(EXAMPLES, self.root))
        finally:
            self.restore(patch.touched)

    def restore(self, paths: Iterable[str]) -> None:
        """Give files the bytes of the examples again."""
        for path in paths:
            if (EXAMPLES / path).exists():
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(EXAMPLES / path, self.root / path)
            else:
                (self.root / path).unlink(missing_ok=True)
                self._without_empty_folders((self.root / path).parent)

    def _without_empty_folders(self, folder: Path) -> None:
        while folder != self.root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _key(finding: Finding) -> Key:
    place = finding.place
    pointer = "/".join(map(str, place.pointer))
    waived = finding.waiver is not None
    return finding.rule, str(finding.severity), finding.case, place.file, pointer, finding.message, waived


def apply(patch: Patch, root: Path) -> None:
    """Apply a patch to a copy of the examples. Raises CalledProcessError where it does not fit any more."""
    # One line of context is enough: the lines around a change may have moved on since.
    command = ["git", "-c", "core.autocrlf=false", "apply", "-C1", "--whitespace=nowarn", "-"]
    subprocess.run(
        command, cwd=root, env=git_environment(), input=str(patch).encode("utf-8"), capture_output=True, check=True
    )


def with_head(patch: Patch, found: Iterable[Key]) -> Patch:
    """The patch with the rules that it breaks besides its own."""
    return replace(patch, also=tuple(sorted({key[0] for key in found} - {patch.rule})))


def difference(sound: Path, changed: Path) -> str:
    """The unified diff that makes one folder into the other, text files only."""
    return "".join(_differences(sound, changed))


def _differences(sound: Path, changed: Path) -> Iterator[str]:
    names = sorted(
        {
            path.relative_to(root).as_posix()
            for root in (sound, changed)
            for path in root.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(root).parts
        }
    )
    for name in names:
        old, new = ((root / name).read_bytes() if (root / name).is_file() else None for root in (sound, changed))
        if old == new:
            continue
        if new is None and (moved := _moved_to(old, sound, changed)):
            yield f"diff --git a/{name} b/{moved}\nsimilarity index 100%\nrename from {name}\nrename to {moved}\n"
            continue
        if old is None and _moved_to(new, changed, sound):
            continue
        before, after = f"a/{name}" if old is not None else "/dev/null", f"b/{name}" if new is not None else "/dev/null"
        for line in difflib.unified_diff(_lines(old), _lines(new), before, after, n=2):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _moved_to(data: bytes | None, there: Path, elsewhere: Path) -> str | None:
    """Where the other folder has these bytes under a name that this one does not have."""
    for path in sorted(elsewhere.rglob("*")):
        name = path.relative_to(elsewhere).as_posix()
        if path.is_file() and not (there / name).exists() and path.read_bytes() == data:
            return name
    return None


def _lines(data: bytes | None) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+$", (data or b"").decode("utf-8"))


def main() -> int:
    """Write the heads anew, or a new patch from a changed copy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("patch", nargs="?", help="RULE/NAME of a new patch")
    parser.add_argument("changed", nargs="?", type=Path, help="the changed copy of the examples")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.fromisoformat(AS_OF))
    given = parser.parse_args()
    patches = all_patches()
    if given.patch:
        rule, _, name = given.patch.partition("/")
        patches = [Patch(rule, name, given.as_of, (), difference(EXAMPLES, given.changed))]
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder, "examples"))
        for patch in patches:
            try:
                found = copy.broken_by(patch)
            except subprocess.CalledProcessError as failed:
                print(f"{patch.rule}/{patch.name}: does not fit any more: {failed.stderr.decode('utf-8').strip()}")
                status = 1
                continue
            if patch.rule not in {key[0] for key in found}:
                print(f"{patch.rule}/{patch.name}: {patch.rule} says nothing", *found, sep="\n  ")
                status = 1
                continue
            headed = with_head(copy.renewed(patch), found)
            headed.path.parent.mkdir(exist_ok=True)
            headed.path.write_text(str(headed), encoding="utf-8", newline="\n")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
