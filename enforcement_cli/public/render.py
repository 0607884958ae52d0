"""Jinja for everything the public sees: sandboxed, autoescaped, and an undefined name is an error.

An amount that is missing must stop the run, never leave `罚款元` on a page.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from enforcement_cli.public.mould import deferred
from enforcement_cli.resources import TEMPLATES


@deferred
@lru_cache(4096)
def money(amount: str) -> str:
    """An amount in yuan for reading: 20000.00 -> 20,000; 1234.50 -> 1,234.50."""
    whole, _, cents = amount.partition(".")
    grouped = f"{int(whole):,}"
    return grouped if not cents.strip("0") else f"{grouped}.{cents:0<2}"


@deferred
@lru_cache(4096)
def chinese_day(day: str) -> str:
    """2026-03-05 -> 2026年3月5日."""
    year, month, of_month = day.split("-")
    return f"{year}年{int(month)}月{int(of_month)}日"


OURS = "enforcement_cli.public."
_NOTHING = object()


class PublicEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, which asks less of what it knows to be plain data: a page takes hundreds of values from records."""

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return {}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """A template by its name alone: all of ours lie in one place and have the same globals."""
        if not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = super().get_template(name)
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value under that key of plain data, whatever methods a dictionary may have; else the attribute."""
        kind: Any = type(obj)
        if kind is dict:
            if attribute in obj:
                return obj[attribute]
            if not hasattr(obj, attribute):  # what a record does not have is asked for on every page
                return self.undefined(obj=obj, name=attribute)
        elif attribute[:1] != "_" and _is_ours(kind):
            value = getattr(obj, attribute, _NOTHING)
            if value is not _NOTHING:
                return value
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have it: of our own classes all but what begins with an underscore."""
        kind: Any = type(obj)
        if _is_ours(kind):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


@cache
def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith(OURS)


_FORM = "enforce-1-%s.jinja"
"""Names of compiled templates; another number wherever the environment below compiles differently."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates as Python code, kept where Python keeps that of our own modules, and only if it may be kept there.

    They are code and are run as such, so they never lie in a case repository, which may come from anybody.
    """

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template; where that cannot be, it is compiled again by the next run."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> CompiledTemplates | None:
    """Where they are kept; None where Python keeps no code either."""
    folder = Path(__file__).parent / "__pycache__"
    kept = folder.is_dir() and not sys.dont_write_bytecode
    return CompiledTemplates(str(folder), _FORM) if kept else None


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """The environment of the public templates."""
    jinja = PublicEnvironment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        bytecode_cache=compiled_templates(),
        auto_reload=False,  # a run has one set of templates, and does not ask the disk for each of ten thousand pages
    )
    jinja.filters["money"] = money
    jinja.filters["chinese_day"] = chinese_day
    return jinja


def text(template: str, values: Mapping[str, Any]) -> str:
    """A template of templates/ with its values."""
    return environment().get_template(template).render(values)


def render(template: str, values: Mapping[str, Any]) -> bytes:
    """The same as UTF-8."""
    return text(template, values).encode("utf-8")
