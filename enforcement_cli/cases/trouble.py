"""What the loader brings back beside the facts: troubles, each a kind and a Problem.

The kind says which `STR` rule will yield the problem (`law.rules`); the loader itself knows no rule ids.
"""

from __future__ import annotations

from enforcement_cli.problems import Problem

Trouble = tuple[str, Problem]
"""(kind, problem); the kind is one of the constants below."""

UNREADABLE = "unreadable"
"""The file cannot be opened, is no regular file, is too big, or is not UTF-8 text."""

YAML = "yaml"
"""The text cannot be taken apart, or uses what is refused (anchors, duplicate keys, hidden characters …)."""

QUOTING = "quoting"
"""A text that other YAML programs read as a number or a truth value: it must stand in quotes."""

COMMENT_LOSS = "comment-loss"
"""A ` #` that has probably cut off the end of a text."""

SCHEMA = "schema"
"""A value that is missing, unknown, or not of the form that the schema asks for."""

PATH = "path"
"""A file or folder name, or a kind of file, that is refused in a case folder."""

DEPARTED = "departed"
"""An entry of the ledger that is not as it was first committed, or is gone; the rules of `HIS` say so, not those of `STR`."""

KINDS = (UNREADABLE, YAML, QUOTING, COMMENT_LOSS, SCHEMA, PATH)
