"""The only writer: whole files, whole trees, and a lock. What it promises holds when it is killed at any step.

`write_file`, `create_file`, `create_files`, `create_tree`, `swap_tree` write all or nothing; `recover_tree` and the next
write clear away what a killed run left; `tree_state` looks without writing. Errors of the disk reach the user as EnforceError.
"""

from enforcement_cli.storage.building import FileMark, NextTree, next_tree, swap_tree
from enforcement_cli.storage.errors import AlreadyThereError
from enforcement_cli.storage.files import create_file, create_tree, remove_file, write_file
from enforcement_cli.storage.locking import Held, Holder, holder_of, lock
from enforcement_cli.storage.state import TreeKind, TreeState, tree_state
from enforcement_cli.storage.temporary import is_temporary
from enforcement_cli.storage.together import create_files
from enforcement_cli.storage.tree import MARK, recover_tree, refuse_foreign

__all__ = [
    "MARK",
    "AlreadyThereError",
    "FileMark",
    "Held",
    "Holder",
    "NextTree",
    "TreeKind",
    "TreeState",
    "create_file",
    "create_files",
    "create_tree",
    "holder_of",
    "is_temporary",
    "lock",
    "next_tree",
    "recover_tree",
    "refuse_foreign",
    "remove_file",
    "swap_tree",
    "tree_state",
    "write_file",
]
