"""What the index knows of a decision: nothing that does not stand on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FACETS = ("kind", "year", "matter", "division")
"""By what a list of decisions can be narrowed, as in the search page's form."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One published decision: its page, title, day (YYYY-MM-DD), the texts to be searched, and its facets.

    `facets` holds any of FACETS with its value; what is empty is left out.
    """

    path: str
    title: str
    day: str
    texts: tuple[str, ...]
    facets: Mapping[str, str] = field(default_factory=dict)
