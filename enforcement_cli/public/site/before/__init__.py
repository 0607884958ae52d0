"""Disclosure before the act 事前公开: who enforces what, on what basis, how, and how to complain (国办发〔2018〕118号（四）).

`registers_of` copies what may be shown from the bureau's registers by name; `before` makes the pages of it, as a part of
the site.
"""

from __future__ import annotations

from enforcement_cli.public.registers import registers_of
from enforcement_cli.public.site.before.pages import before

__all__ = ["before", "registers_of"]
