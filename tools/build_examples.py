"""Everything in `example_cases/` that a machine makes: attachments, hashes, digests, the ledger, the editor's files.

The facts of the cases are written by hand. This script reads them and writes beside them

- `files/*`: a small real file for every record that names one (tools/example_files.py),
- `sha256:` under each `file:`, and `draft_digest:` of each review round that has one, in place, as text,
- `disclosure/*.yaml`: the ledger, in the order of DISCLOSURES, by the program's own functions,
- the copies of the schemas and the editor's settings, as `enforce init` writes them.

Run: `python -m tools.build_examples [--check]`. It changes nothing where nothing has changed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from enforcement_cli.cases.digest import draft_digest
from enforcement_cli.cases.ledger_facts import CHINA
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.scaffold import scaffold
from enforcement_cli.law.wording import words_of_article
from enforcement_cli.public.ledger import Ledger, dump_entry, entry_path
from enforcement_cli.public.record import public_case
from tools.example_files import attachment, recorded_sha256

EXAMPLES = Path(__file__).resolve().parent.parent / "example_cases"
# What `init` writes that a case repository does not make its own.
SHARED = (".enforce/", ".vscode/", ".editorconfig", ".gitignore", "CODEOWNERS")
_FILE_LINE = re.compile(r"^(?P<indent> +)file: (?P<path>files/\S+)\n(?: +sha256: \S+\n)?", re.MULTILINE)
_DIGEST_LINE = re.compile(r"^(?P<lead> *(?:- )?draft_digest: )\S+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One event of the example ledger."""

    on: str
    case: str
    event: str = "published"
    decision: int = 1
    reason: str | None = None


DISCLOSURES = (
    Disclosure("2024-06-14", "2024-0001"),
    Disclosure("2025-03-24", "2025-0001"),
    Disclosure("2025-04-09", "2025-0001", "updated", reason="更正政务公开栏张贴件的文字差错"),
    Disclosure("2025-04-10", "2025-0002"),
    Disclosure("2025-05-16", "2025-0005"),
    Disclosure("2025-06-26", "2025-0007"),
    Disclosure("2025-07-15", "2025-0004"),
    Disclosure("2025-09-09", "2025-0009"),
    Disclosure("2025-09-09", "2025-0009", decision=2),
    Disclosure(
        "2025-09-29",
        "2025-0007",
        "withdrawn",
        reason="撤销：行政复议机关认为主要事实不清，决定予以撤销（示政复决〔2025〕3号）",
    ),
    Disclosure("2025-10-20", "2025-0010"),
    Disclosure("2025-11-05", "2025-0008"),
    Disclosure("2025-11-12", "2025-0011"),
    Disclosure("2026-03-02", "2026-0002"),
    Disclosure("2026-03-04", "2026-0001"),
    Disclosure("2026-04-15", "2026-0003"),
    Disclosure("2026-06-03", "2026-0004"),
    Disclosure("2026-06-15", "2026-0006"),
    Disclosure("2026-06-30", "2026-0005"),
    Disclosure("2026-10-22", "2026-0009"),
)


def built(root: Path = EXAMPLES) -> dict[str, bytes]:
    """Every file that this script answers for, by its path below `root`, as it should be."""
    files = {path: data for path, data in scaffold("示例", date(2026, 1, 1)).items() if path.startswith(SHARED)}
    for folder in Repository(root).folders():
        files |= _attachments_and_hashes(root, folder)
    return files


def _attachments_and_hashes(root: Path, folder: str) -> dict[str, bytes]:
    """The attachments that a case's records name, and the file of the records with their hashes."""
    found: dict[str, bytes] = {}
    for name in ("records.yaml", "case.yaml"):
        source = root / folder / name
        if not source.exists():
            continue
        text = source.read_text(encoding="utf-8")
        content = yaml.load(text, Loader=yaml.BaseLoader)
        records = content if isinstance(content, list) else content.get("records", [])
        hashes = {}
        for record in records:
            if path := record.get("file"):
                data = _attachment(folder, record)
                found[f"{folder}/{path}"] = data
                hashes[path] = recorded_sha256(path, data)
        if hashes:
            found[f"{folder}/{name}"] = _with_hashes(text, hashes).encode("utf-8")
    return found


def _attachment(folder: str, record: Mapping[str, Any]) -> bytes:
    case = folder.rpartition("/")[2]
    lines = [
        "示例县工业和信息化局",
        str(record.get("title") or record["type"]),
        f"文号：{record.get('document_no') or '（无）'}",
        f"案件：{case}    记录：{record['id']}    制作日期：{record['made_on']}",
        "本件是示例附件，由脚本生成，没有真实内容，也不含个人信息。",
    ]
    return attachment(record["file"], f"{case}/{record['id']}", lines, int(record.get("seconds", 60)))


def _with_hashes(text: str, hashes: Mapping[str, str]) -> str:
    def line(match: re.Match[str]) -> str:
        indent, path = match["indent"], match["path"]
        return f"{indent}file: {path}\n{indent}sha256: {hashes[path]}\n"

    return _FILE_LINE.sub(line, text)


def with_digests(root: Path = EXAMPLES) -> dict[str, bytes]:
    """The reviews whose rounds carry a draft digest, with the digest of the decision as it now stands."""
    repository, files = Repository(root), {}
    for folder in repository.folders():
        source = root / folder / "review.yaml"
        if source.exists():
            case = repository.load_case(folder, hashes=False)
            digest = draft_digest(case, case.decisions[0])
            text = _DIGEST_LINE.sub(lambda match, digest=digest: match["lead"] + digest, source.read_text("utf-8"))  # type: ignore[misc]
            files[f"{folder}/review.yaml"] = text.encode("utf-8")
    return files


def ledger(root: Path = EXAMPLES, events: Iterable[Disclosure] = DISCLOSURES) -> dict[str, bytes]:
    """The entries of the ledger, each naming the one before it."""
    repository, known = Repository(root), Ledger()
    files: dict[str, bytes] = {}
    for number, event in enumerate(events):
        case = _as_of(repository.load_case(repository.folder_of(event.case), hashes=False), event.on)
        record = None
        if event.event != "withdrawn":
            public = public_case(case, case.decisions[event.decision - 1], words_of_article)
            if public.unsettled:
                raise SystemExit(f"{event.case}: {[each.original for each in public.unsettled]}")
            record = public.record
        entry = known.add(
            case=event.case,
            decision=event.decision,
            event=event.event,
            on=date.fromisoformat(event.on),
            # One minute apart, so that the moments are in the order of the list.
            written_at=datetime.combine(date.fromisoformat(event.on), time(16, number % 60), CHINA),
            by="韩公开",
            channels=["site", "board"],
            record=record,
            reason=event.reason,
        )
        files[entry_path(entry)] = dump_entry(entry)
    return files


def _as_of(case: Case, on: str) -> Case:
    """The case as it stood on that day: without the corrections that came later."""
    items, file, pointer = case.sections["decisions"]
    then = [
        {key: _before(value, on) if key == "corrections" else value for key, value in each.items()} for each in items
    ]
    return replace(case, sections={**case.sections, "decisions": (then, file, pointer)})


def _before(corrections: Iterable[Mapping[str, Any]], on: str) -> list[Mapping[str, Any]]:
    return [each for each in corrections if str(each.get("corrected_on", "9999")) <= on]


def differing(files: Mapping[str, bytes], root: Path) -> list[str]:
    """The paths whose file is absent or has other bytes."""
    return [path for path, data in files.items() if not (root / path).is_file() or (root / path).read_bytes() != data]


def strays(files: Mapping[str, bytes], root: Path) -> list[str]:
    """Attachments and ledger entries that no record and no event accounts for."""
    there = [each for each in root.glob("cases/*/*/*/*") if each.parent.name in ("files", "disclosure")]
    return sorted(path for each in there if (path := each.relative_to(root).as_posix()) not in files)


def main(arguments: list[str]) -> int:
    """Build, or with --check say what is not as it should be (exit 1)."""
    wrong: list[str] = []
    answered: dict[str, bytes] = {}
    # Each step reads what the one before it wrote: hashes before digests, both before the ledger.
    for step in (built, with_digests, ledger):
        files = step()
        answered |= files
        for path in differing(files, EXAMPLES):
            wrong.append(path)
            if "--check" not in arguments:
                (EXAMPLES / path).parent.mkdir(parents=True, exist_ok=True)
                (EXAMPLES / path).write_bytes(files[path])
    for path in strays(answered, EXAMPLES):
        wrong.append(path)
        if "--check" not in arguments:
            (EXAMPLES / path).unlink()
    for path in wrong:
        print(path)
    return 1 if wrong and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
