"""Equal texts kept once: what several processes tell of ten thousand cases says the same over and over.

The words of an article, the names of fields, of the bureau and of its officers come with every case, each time as new texts.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from enforcement_cli.cli.plan import Planned
from enforcement_cli.public.detect import Known
from enforcement_cli.public.record import PublicCase

_MOST = 1 << 15
"""Texts that are known at a time: those that come again are soon known again."""


class Sharing:
    """Gives, for what it is given, the same with texts that it has met before."""

    def __init__(self) -> None:
        self._met: dict[str, str] = {}

    def planned(self, verdict: Planned) -> Planned:
        """A disclosure that is planned."""
        return replace(verdict, public=self._public(verdict.public))

    def plain(self, value: Any) -> Any:
        """Plain data: dicts, lists, tuples, texts, and what cannot be changed."""
        kind = type(value)
        if kind is str:
            return self._text(value)
        if kind is dict:
            return {self._text(key): self.plain(each) for key, each in value.items()}
        if kind is list or kind is tuple:
            return kind(map(self.plain, value))
        return value

    def _public(self, public: PublicCase) -> PublicCase:
        texts = tuple(
            replace(each, field=self._text(each.field), original=self._text(each.original), text=self._text(each.text))
            for each in public.texts
        )
        known = Known(**{each.name: self.plain(getattr(public.known, each.name)) for each in fields(Known)})
        return replace(public, record=self.plain(public.record), texts=texts, known=known)

    def _text(self, text: str) -> str:
        met = self._met.get(text)
        if met is not None:
            return met
        if len(self._met) >= _MOST:
            self._met.clear()
        self._met[text] = text
        return text
