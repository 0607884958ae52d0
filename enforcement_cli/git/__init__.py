"""The only caller of git.

Git is asked in one fixed way, whatever the user's settings: no shell, no hooks, no file-system monitor, no pager, no
prompt, no lock of the index, no diff program, names with `-z`, messages in English, a time limit. Answers are data;
what cannot be answered raises GitError, an EnforceError.
"""

from enforcement_cli.git.holdings import Asked, Holdings
from enforcement_cli.git.questions import Git, Standing, find_top
from enforcement_cli.git.state import GitError, GitState

__all__ = ["Asked", "Git", "GitError", "GitState", "Holdings", "Standing", "find_top"]
