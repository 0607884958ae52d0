"""Small case repositories on disk, written from the drafts of tests.builders."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from enforcement_cli.cases.repository import SECTIONS
from tests.builders import Draft, penalty
from tests.process import environment


def yaml_text(value: Any, indent: int = 0) -> str:
    """Plain data as block YAML; every text in double quotes, so that it stays the text it is."""
    blank = " " * indent
    if isinstance(value, Mapping):
        if not value:
            return " {}\n"
        lines = "".join(f"{blank}{key}:{_below(each, indent + 2)}" for key, each in value.items())
        return f"\n{lines}" if indent else lines
    if isinstance(value, (list, tuple)):
        if not value:
            return " []\n" if indent else "[]\n"
        lines = "".join(f"{blank}-{_item(each, indent + 2)}" for each in value)
        return f"\n{lines}" if indent else lines
    return f" {_scalar(value)}\n"


def _below(value: Any, indent: int) -> str:
    return yaml_text(value, indent)


def _item(value: Any, indent: int) -> str:
    text = yaml_text(value, indent)
    # The first key of a mapping stands beside the dash.
    return f" {text.lstrip()}" if isinstance(value, Mapping) and value else text


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        raise TypeError("truth values are written yes and no")
    if isinstance(value, (int, Decimal)):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False)


def write(root: Path, *drafts: Draft) -> Path:
    """A repository with these cases, and the settings and registers of the first (of `penalty()` without any)."""
    first = drafts[0] if drafts else penalty()
    put(root / "enforce.yaml", first.bureau)
    for name, items in first.registers.items():
        put(root / "registers" / f"{name}.yaml", items)
    for draft in drafts:
        write_case(root, draft)
    return root


def write_case(root: Path, draft: Draft) -> Path:
    """One case folder."""
    folder = root / "cases" / draft.data["id"][:4] / draft.data["id"]
    put(folder / "case.yaml", draft.data)
    for name in SECTIONS:
        items = getattr(draft, name)
        if items:
            put(folder / f"{name}.yaml", items)
    for index, entry in enumerate(draft.ledger, 1):
        put(folder / "disclosure" / f"{index:04d}-{entry['event']}.yaml", entry)
    return folder


def put(path: Path, value: Any) -> None:
    """Write plain data to a YAML file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml_text(value), encoding="utf-8", newline="\n")


def git(root: Path, *arguments: str) -> str:
    """Run git in the repository, under a fixed name and time."""
    identity = {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_AUTHOR_NAME": "测试",
        "GIT_AUTHOR_EMAIL": "test@example.invalid",
        "GIT_COMMITTER_NAME": "测试",
        "GIT_COMMITTER_EMAIL": "test@example.invalid",
        "GIT_AUTHOR_DATE": "2026-11-20T09:00:00+08:00",
        "GIT_COMMITTER_DATE": "2026-11-20T09:00:00+08:00",
    }
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment(identity), capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")


def commit(root: Path, message: str = "全部") -> str:
    """Put everything under version control; returns the commit's id."""
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD").strip()
