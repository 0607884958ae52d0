"""What has been worked out of the case that is being judged: rules ask the same of it again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from enforcement_cli.cases.model import Case


class Memo:
    """Answers about one case, kept until another case is asked about. They depend on nothing but the case and the law.

    It belongs to one Law, so that another day of judging has another memo.
    """

    __slots__ = ("_answers", "_case")

    def __init__(self) -> None:
        self._case: Case | None = None
        self._answers: dict[Hashable, tuple[Any, ...]] = {}

    def of(self, case: Case, question: Hashable, ask: Callable[[], Iterable[Any]]) -> tuple[Any, ...]:
        """The answer to a question about the case, asked once. What `ask` raises is raised each time."""
        if self._case is not case:
            self._case, self._answers = case, {}
        answers = self._answers
        if question not in answers:
            answers[question] = tuple(ask())
        return answers[question]

    def __reduce__(self) -> tuple[type[Memo], tuple[()]]:
        return Memo, ()
