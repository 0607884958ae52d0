"""Which rules count: `--select` and `--ignore`.

Every rule is run whatever is chosen, and the findings are chosen from afterwards: a registered explanation then means
the same in every run, and what is shown is always a part of what the full check shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from enforcement_cli.law.rule import Rule
from enforcement_cli.problems import EnforceError, Finding


@dataclass(frozen=True)
class Selection:
    """Ids of the rules that count; `not_run` are those left out by the bureau's settings."""

    rules: tuple[Rule, ...]
    not_run: tuple[str, ...]

    def pick(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings of these rules."""
        wanted = {rule.id for rule in self.rules}
        return [each for each in findings if each.rule in wanted]


def choose(
    rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str], settings_ignore: Sequence[str] = ()
) -> Selection:
    """The rules that `--select` names (all where it names none), without those of `--ignore` and of the settings.

    Rules are named by id or by the beginning of one (DIS, DIS0). Raises EnforceError for a name that fits none. What
    `--select` names outright is run even where the settings leave it out.
    """
    wanted, named = _expand(rules, select), set(_words(select))
    unwanted = _expand(rules, ignore)
    left_out = {rule.id for rule in rules if rule.id in settings_ignore and rule.id not in named}
    ids = (wanted or {rule.id for rule in rules}) - unwanted - left_out
    return Selection(tuple(rule for rule in rules if rule.id in ids), tuple(sorted(left_out - unwanted)))


def _words(named: Iterable[str]) -> list[str]:
    return [word.strip().upper() for each in named for word in each.replace("，", ",").split(",") if word.strip()]


def _expand(rules: Sequence[Rule], named: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for word in _words(named):
        fitting = {rule.id for rule in rules if rule.id.startswith(word)}
        if not fitting:
            raise unknown_rule(word, rules, families=True)
        found |= fitting
    return found


def unknown_rule(word: str, rules: Sequence[Rule], *, families: bool = False) -> EnforceError:
    """The error for a name that is no rule's, with the rule probably meant, or with `families` their beginning."""
    ids = [rule.id for rule in rules]
    letters = re.fullmatch(r"([A-Za-z]{3})([0-9]{1,3})", word, re.ASCII)
    meant = f"{letters[1].upper()}{int(letters[2]):03d}" if letters else ""
    near = (
        [meant]
        if meant in ids
        else get_close_matches(word.upper(), [*ids, *sorted({each[:3] for each in ids if families})], 1)
    )
    if near:
        return EnforceError(
            "没有规则“{word}”，是否想写 {near}？", remedy="用 enforce rules 查看全部规则。", word=word, near=near[0]
        )
    return EnforceError("没有规则“{word}”", remedy="用 enforce rules 查看全部规则。", word=word)
