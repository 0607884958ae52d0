"""Where the bundled schemas and templates lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE if (_HERE / "schemas").is_dir() else _HERE.parent

SCHEMAS = _ROOT / "schemas"
TEMPLATES = _ROOT / "templates"
