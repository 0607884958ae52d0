"""What several rule tests compare with: the vocabularies of the data model."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

SOURCES = Path(__file__).resolve().parents[3] / "tools" / "schemas"


@pytest.fixture(scope="session")
def vocabularies() -> dict[str, set[str]]:
    """Every closed vocabulary of the schemas, by name."""
    found: dict[str, set[str]] = {}
    for source in sorted(SOURCES.glob("*.yaml")):
        tree = yaml.safe_load(source.read_text(encoding="utf-8"))
        found |= {name: set(each["values"]) for name, each in tree.get("vocab", {}).items()}
    return found
