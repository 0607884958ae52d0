"""Who may import whom: the table of docs/architecture.md, read from the imports themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import enforcement_cli

PACKAGE = Path(enforcement_cli.__file__).parent
NAME = PACKAGE.name

# Part -> what it may import besides the standard library and its own third parties. "law.basis" is that module alone.
MAY_IMPORT = {
    "messages": set(),
    "resources": set(),
    "problems": {"messages"},
    "storage": {"problems", "messages"},
    "git": {"problems", "messages"},
    "cases": {"problems", "messages", "resources"},
    "law": {"cases", "problems", "messages", "resources"},
    "public": {"cases", "problems", "messages", "resources"},
    "report": {"law.basis", "problems", "messages"},
}
# Third parties, and the only parts that may import them.
THIRD_PARTIES = {
    "typer": {"cli"},
    "rich": set(),
    "yaml": {"cases"},
    "jsonschema": {"cases"},
    "jinja2": {"cases", "public"},
    "chinese_calendar": {"law"},
    "stdnum": set(),
    "filelock": {"storage"},
    "icalendar": {"cli"},
    "dateutil": set(),
}
# Modules that reach outside the process, and who may.
OUTSIDE = {
    "subprocess": {"git"},
    "socket": set(),
    "urllib.request": set(),
    "http.client": set(),
    "http.server": {"cli"},  # `site --serve`, on this machine alone
    "shutil": {"cli", "storage"},
    "tempfile": {"cli"},
}


def _files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _part(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(file: Path) -> Iterator[tuple[str, int]]:
    """Dotted names imported by a file, with their lines; `from x import y` gives x.y."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def _own(name: str) -> str | None:
    """`enforcement_cli.law.basis.Basis` -> `law.basis.Basis`; None for what is not ours."""
    return name.removeprefix(f"{NAME}.") if name.startswith(f"{NAME}.") else None


def violations(part: str, imports: Iterator[tuple[str, int]]) -> list[str]:
    """What a file of that part may not import."""
    wrong = []
    for name, line in imports:
        own = _own(name)
        top = name.partition(".")[0]
        if own is not None:
            target = own.partition(".")[0]
            allowed = MAY_IMPORT.get(part, set())
            if part == "cli" or target in {part, "__version__"} or target in allowed:
                continue
            if any("." in each and f"{own}.".startswith(f"{each}.") for each in allowed):
                continue
            wrong.append(f"{line}: {part} imports {own}")
        elif top in THIRD_PARTIES and part not in THIRD_PARTIES[top]:
            wrong.append(f"{line}: {part} imports {top}")
        for reach, parts in OUTSIDE.items():
            if f"{name}.".startswith(f"{reach}.") and part not in parts:
                wrong.append(f"{line}: {part} imports {reach}")
    return wrong


@pytest.mark.parametrize("file", _files(), ids=lambda each: each.relative_to(PACKAGE).as_posix())
def test_imports_follow_the_table(file: Path) -> None:
    part = _part(file)
    if part in {"__init__", "__main__"}:
        assert {_own(name) for name, _ in _imports(file)} <= {None, "cli.main"}
        return

    assert violations(part, _imports(file)) == []


def test_every_part_is_in_the_table() -> None:
    assert {_part(file) for file in _files()} - {"__init__", "__main__", "cli"} <= set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("law", "enforcement_cli.public.record"),
        ("public", "enforcement_cli.law.rule"),
        ("cases", "enforcement_cli.law.rule.Law"),
        ("report", "enforcement_cli.law.check.Judgement"),
        ("law", "enforcement_cli.storage.write_file"),
        ("law", "typer"),
        ("cases", "subprocess"),
        ("cli", "subprocess"),
    ],
)
def test_a_wrong_import_is_seen(part: str, name: str) -> None:
    assert violations(part, iter([(name, 1)])) != []


def test_the_document_holds_the_same_table() -> None:
    rows = {}
    document = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    for line in document.splitlines():
        cells = [each.strip() for each in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 2:
            rows[cells[0].strip("`")] = {each.strip(" `") for each in cells[1].split(",")}

    for part, allowed in rows.items():
        if part != "cli":
            assert allowed - {part} == MAY_IMPORT[part], part


def test_only_the_command_line_prints() -> None:
    """Rules, facts and pages say what they have to say as data."""
    for file in _files():
        if _part(file) == "cli":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr"}:
                assert not (isinstance(node.value, ast.Name) and node.value.id == "sys"), f"{file}:{node.lineno}"


def test_nobody_asks_the_clock_but_the_command_line_and_the_lock() -> None:
    """A verdict depends on `as_of` alone."""
    for file in _files():
        if _part(file) in {"cli", "storage"}:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"now", "today", "utcnow", "time_ns"}, f"{file}:{node.lineno}"
