"""Full-text search in the browser without a server: an index of pairs of characters in small scripts.

Every two neighbouring characters of a decision's public text are a term, and so are its kind, year, matter and division;
a term's list says in which decisions it stands. A word of two characters is thereby found exactly; a longer one is
looked for among the decisions that hold its pairs, and shown only where the text really holds it.

Decisions are counted from the oldest disclosure and cut into blocks, large ones for what is old and small ones for what
is new, so that one more decision changes the last small block alone. A block's terms are spread over shards of a few
kilobytes; the browser loads the shards of the words it looks for and the texts of the decisions it shows.
They are scripts and not data files because browsers refuse to read data files beside a page opened from a folder.
"""

from __future__ import annotations

from enforcement_cli.public.search.blocks import Block, blocks_of
from enforcement_cli.public.search.build import Shown, search_batches, search_files, words_in
from enforcement_cli.public.search.documents import SearchDocument
from enforcement_cli.public.search.plain import plain

__all__ = ["Block", "SearchDocument", "Shown", "blocks_of", "plain", "search_batches", "search_files", "words_in"]
