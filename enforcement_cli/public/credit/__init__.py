"""双公示: the tables of permits and penalties that a bureau uploads to the credit platform.

Pure: a case and its decision in, rows and gaps out. What is uploaded holds identity numbers, so that a table is
confidential though the platform shows most of it: the texts in it go through the detectors like all that is published.
"""

from enforcement_cli.public.credit.digests import changed_rows, digests, new_salt
from enforcement_cli.public.credit.fields import PENALTIES, PERMITS, TABLES, Column, Table
from enforcement_cli.public.credit.rows import Row, rows_of, table_of

__all__ = [
    "PENALTIES",
    "PERMITS",
    "TABLES",
    "Column",
    "Row",
    "Table",
    "changed_rows",
    "digests",
    "new_salt",
    "rows_of",
    "table_of",
]
