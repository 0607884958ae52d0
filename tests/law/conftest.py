"""Fixtures of all tests about the law."""

from __future__ import annotations

from tests.law.rules.conftest import vocabularies

__all__ = ["vocabularies"]
