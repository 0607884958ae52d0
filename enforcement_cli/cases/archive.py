"""归档: how the file of a case was bound, how long it is kept, and by which table of the bureau."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from enforcement_cli.cases.bureau import Bureau, DatedValue
from enforcement_cli.cases.views import Day, Many, Text, View, YesNo, views
from enforcement_cli.problems import UnreadableError


class IndexEntry(View):
    """One entry of 卷内目录, in the order of binding."""

    record = Text()
    volume = Text()
    pages = Text()


class Archive(View):
    """归档 of a case."""

    archive_no = Text()
    retention = Text()
    retention_source = Text()
    index = Many(IndexEntry)
    compiled_by = Text()
    checked_by = Text()
    transferred_on = Day()
    appraised_on = Day()


class RetentionEntry(DatedValue):
    """An entry of the bureau's retention table (档案法实施条例第十九条第二款)."""

    kind = Text()
    major = YesNo()

    def fits(self, kind: str | None, *, major: bool, on: date) -> bool:
        """Whether it speaks of such a file archived on that day."""
        in_force = self.from_ is not None and self.from_ <= on <= (self.to or date.max)
        return in_force and self.kind in (None, kind) and (not self.major or major)


def retention_entry(bureau: Bureau, kind: str | None, *, major: bool, on: date) -> RetentionEntry | None:
    """What the bureau's retention table says of such a file archived on that day: the entry with the most conditions,
    of several the latest; None where the table says nothing.

    Raises UnreadableError where the settings have the wrong shape.
    """
    settings = bureau.settings.get("settings", {})
    if not isinstance(settings, Mapping):
        raise UnreadableError("settings")
    entries = views(RetentionEntry, settings.get("retention", ()), bureau.file, ("settings", "retention"))
    fitting = [each for each in entries if each.fits(kind, major=major, on=on)]
    return max(fitting, key=lambda each: (each.kind is not None, bool(each.major), each.from_ or on), default=None)
