"""Make a case repository of any size: the layout and the sound cases of example_cases/, over and over.

Each copy has its own id, title and document numbers, so that nothing is a duplicate. The same seed and number
give the same bytes. Run: `python -m benchmarks.generate TARGET --cases 1000 [--seed 1]`.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enforcement_cli.cases.digest import draft_digest
from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.ledger_facts import entry_sha256, record_sha256
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.schema_formats import organisation_check, resident_check, uscc_check
from enforcement_cli.public.ledger import dump_entry

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "example_cases"
# The stub of a state secret, cases that speak of other cases, and the one with a registered explanation stay out.
LEFT_OUT_WORDS = ("国家秘密", "from_inspection", "merged_into", "split_from", "corrects:", "replaces:")
PER_YEAR = 9_999
AS_OF = "2026-12-10"
"""The day on which the examples, and so the copies, have nothing to be found in them."""
OF_CASES = ("numbers.yaml", "record-uses.yaml")
"""Registers of single cases of the examples, which are not here."""
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"


def templates() -> Iterator[Path]:
    """The case folders of the examples that can be copied as they are."""
    for folder in sorted((EXAMPLES / "cases").glob("*/*")):
        if not folder.is_dir() or (folder / "waivers.yaml").exists():
            continue
        text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.yaml"))
        if not any(word in text for word in LEFT_OUT_WORDS):
            yield folder


_CODE = re.compile(r"\b(9[123]140599)[0-9A-Z]{10}\b", re.ASCII)
_RESIDENT = re.compile(r"\b1405991[0-9]{10}[0-9X]\b", re.ASCII)


class Maker:
    """Copies template cases, changed just enough to be cases of their own.

    From the second copy of a template on its parties are others, too: one party must not be fined twice for one act.
    """

    def __init__(self, target: Path, seed: int) -> None:
        self.target = target
        self.random = random.Random(seed)
        self.prev: list[str] = []
        self.numbers = 0
        self.parties = 0
        self.made: set[str] = set()

    def make(self, template: Path, case_id: str) -> None:
        """One more case."""
        folder = self.target / "cases" / case_id[:4] / case_id
        folder.mkdir(parents=True)
        mark = f"{self.random.choice(SURNAMES)}{self.random.randrange(10**6):06d}"
        old_id = template.name
        parties: dict[str, str] | None = {} if old_id in self.made else None
        self.made.add(old_id)
        for path in sorted(template.rglob("*")):
            if path.is_dir():
                continue
            to = folder / path.relative_to(template)
            to.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix != ".yaml" or "files" in path.parts:
                shutil.copyfile(path, to)
            elif path.parent.name == "disclosure":
                to.write_bytes(self._entry(path, case_id, parties))
            else:
                to.write_text(self._text(path, old_id, case_id, mark, parties), encoding="utf-8", newline="\n")
        review = folder / "review.yaml"
        if parties and review.exists() and "draft_digest" in review.read_text(encoding="utf-8"):
            self._reviewed(template, folder)

    def _reviewed(self, template: Path, folder: Path) -> None:
        """What was reviewed is what the copy decides, its other parties included."""
        old = Repository(EXAMPLES).load_case(template.relative_to(EXAMPLES).as_posix(), hashes=False)
        new = Repository(self.target).load_case(folder.relative_to(self.target).as_posix(), hashes=False)
        text = (folder / "review.yaml").read_text(encoding="utf-8")
        for before, after in zip(old.decisions, new.decisions, strict=True):
            text = text.replace(draft_digest(old, before), draft_digest(new, after))
        (folder / "review.yaml").write_text(text, encoding="utf-8", newline="\n")

    def _text(self, path: Path, old_id: str, case_id: str, mark: str, parties: dict[str, str] | None) -> str:
        text = self._other_parties(path.read_text(encoding="utf-8").replace(old_id, case_id), parties)

        def number(found: re.Match[str]) -> str:
            self.numbers += 1
            return f"{found[1]}〔{found[2]}〕{100_000 + self.numbers}号"

        text = re.sub(r"(?<=document_no: )([一-龥]+)〔([0-9]{4})〕[0-9]+号", number, text)
        return re.sub(r"(?m)^title: (.+)$", rf"title: \1（{mark}）", text, count=1)

    def _other_parties(self, text: str, parties: dict[str, str] | None) -> str:
        """The text with codes and identity numbers that no other case has. `parties`: those of this case so far."""
        if parties is None:
            return text

        def code(found: re.Match[str]) -> str:
            if found[0] not in parties:
                self.parties += 1
                subject = f"MB{self.parties:06d}"
                first = f"{found[1]}{subject}{organisation_check(subject)}"
                parties[found[0]] = f"{first}{uscc_check(first)}"
            return parties[found[0]]

        def resident(found: re.Match[str]) -> str:
            if found[0] not in parties:
                self.parties += 1
                years, order = divmod(self.parties, 1000)
                first = f"{found[0][:8]}{years % 100:02d}0615{order:03d}"
                parties[found[0]] = f"{first}{resident_check(first)}"
            return parties[found[0]]

        text = _RESIDENT.sub(resident, _CODE.sub(code, text))
        # One that ended in X needed no quotes, one of digits does.
        return re.sub(r"(?m)(?<=id_no: )([0-9X]{18})$", r'"\1"', text)

    def _entry(self, path: Path, case_id: str, parties: dict[str, str] | None) -> bytes:
        text = self._other_parties(path.read_text(encoding="utf-8"), parties)
        document, _ = parse_document(text.encode("utf-8"), path.name)
        assert document is not None  # an example
        entry: dict[str, Any] = dict(document.root)
        entry |= {"case": case_id, "prev": self.prev}
        entry["record_sha256"] = record_sha256(entry.get("record"))
        self.prev = [entry_sha256(entry)]
        return dump_entry(entry)


def is_published(folder: Path) -> bool:
    """Whether the example's one decision stands in public, without anything having happened to it since."""
    return [path.name.partition("-")[2] for path in folder.glob("disclosure/*.yaml")] == ["published.yaml"]


def generate(target: Path, cases: int, seed: int = 1, *, published: bool = False) -> int:
    """Write the repository into an empty `target`; the number of bytes of YAML in its cases.

    With `published`, every case is one whose decision has been disclosed.
    """
    for name in ("enforce.yaml", "waivers.yaml"):
        target.mkdir(parents=True, exist_ok=True)
        if (EXAMPLES / name).exists():
            shutil.copyfile(EXAMPLES / name, target / name)
    shutil.copytree(EXAMPLES / "registers", target / "registers", ignore=shutil.ignore_patterns(*OF_CASES))
    shutil.copytree(EXAMPLES / ".enforce", target / ".enforce", ignore=shutil.ignore_patterns("lock*"))
    maker = Maker(target, seed)
    chosen = [each for each in templates() if not published or is_published(each)]
    for index in range(cases):
        template = chosen[index % len(chosen)]
        year = 2026 - index // PER_YEAR
        maker.make(template, f"{year}-{index % PER_YEAR + 1:04d}")
    return sum(path.stat().st_size for path in (target / "cases").rglob("*.yaml"))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.target.exists() and any(given.target.iterdir()):
        sys.exit(f"{given.target} is not empty")
    size = generate(given.target, given.cases, given.seed)
    print(f"{given.cases} cases, {size:,} bytes of YAML")
    return 0


if __name__ == "__main__":
    sys.exit(main())
