"""From jsonschema's errors to our own messages: never its English, one message for one cause.

What follows from another mistake is left out: conditions (`if`) that hang on a value which is wrong itself, a field
missed because its key is misspelt, and all but the most telling error about one value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.schema_bounds import BOUNDS
from enforcement_cli.cases.schema_codes import FORMAT_MESSAGES
from enforcement_cli.cases.schema_conditions import condition_in_words, hangs_on, is_conditional
from enforcement_cli.cases.schema_guess import key_meant
from enforcement_cli.cases.schema_types import SchemaView
from enforcement_cli.cases.schema_values import Field, not_in_vocabulary, wrong_type
from enforcement_cli.cases.yaml_refusals import shown
from enforcement_cli.problems import Place, Pointer, Problem, problem

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

# The most telling first: of several errors about one value only the first is said.
_RANK = ("type", "const", "enum", "format", "minLength", "pattern", "minItems", "minimum")


_MOST_KEYS = 100
"""Unknown keys of one mapping that are worded; to guess what each was meant to be takes a millisecond."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message, the pointer it is about, and the keyword that failed."""

    pointer: Pointer
    keyword: str
    problem: Problem
    format: str = ""


class Wording:
    """Words the errors of one document."""

    def __init__(self, view: SchemaView, tree: Any, place: Callable[[Pointer], Place]) -> None:
        self.view = view
        self.tree = tree
        self.place = place

    def say(self, errors: Iterable[ValidationError]) -> list[Said]:
        """All messages, at most one about each pointer, unsorted."""
        errors = sorted(errors, key=lambda each: _rank(each.validator))
        firm = {tuple(each.absolute_path) for each in errors if not is_conditional(each)}
        said: dict[Pointer, Said] = {}
        meant: set[Pointer] = set()
        for error in errors:
            if not hangs_on(error, firm, self.view):
                for each, key in self._word(error):
                    said.setdefault(each.pointer, each)
                    if key is not None:
                        meant.add((*each.pointer[:-1], key))
        return [each for each in said.values() if each.keyword != "required" or each.pointer not in meant]

    def _word(self, error: ValidationError) -> Iterator[tuple[Said, str | None]]:
        """The messages of one error, each with the key that was meant where a key is unknown."""
        pointer: Pointer = tuple(error.absolute_path)
        keyword: str = str(error.validator)
        value: Any = error.validator_value
        instance: Any = error.instance
        if keyword == "required":
            for key in value:
                if key not in instance:
                    yield Said((*pointer, key), keyword, self._missing(pointer, key, error)), None
        elif keyword == "dependentRequired":
            for cause, keys in value.items():
                for key in keys:
                    if cause in instance and key not in instance:
                        yield Said((*pointer, key), keyword, self._also_needed(pointer, key, cause)), None
        elif keyword == "additionalProperties":
            for key in self._extra(error):
                found, key_that_was_meant = self._unknown(pointer, key)
                yield Said((*pointer, key), keyword, found), key_that_was_meant
        else:
            found = self._value(error, pointer, keyword, value)
            yield Said(pointer, keyword, found, str(value) if keyword == "format" else ""), None

    def _value(self, error: ValidationError, pointer: Pointer, keyword: str, value: Any) -> Problem:
        field = Field(self.place(pointer), self.view.name(pointer), error.instance, self.view.description(pointer))
        schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
        if keyword == "type":
            return wrong_type(field, [value] if isinstance(value, str) else value)
        if keyword == "enum":
            descriptions = dict(zip(map(str, value), schema.get("enumDescriptions", ()), strict=False))
            return not_in_vocabulary(field, value, descriptions)
        if keyword == "format":
            return FORMAT_MESSAGES[value](field)
        if keyword in BOUNDS:
            return BOUNDS[keyword](field, value)
        if keyword == "anyOf":
            return self._none_of(field, pointer, value, error)
        if keyword == "not" and isinstance(value, Mapping) and set(value) == {"required"}:
            return self._not_together(field, pointer, value["required"], error)
        return problem(
            field.place,
            "“{field}”的内容不合要求",
            remedy="{advice}",
            field=field.name,
            advice=field.advice,
        )

    def _missing(self, pointer: Pointer, key: str, error: ValidationError) -> Problem:
        when = condition_in_words(error, self.view)
        name = self.view.name((*pointer, key))
        if when:
            return problem(
                self.place((*pointer, key)),
                "缺少“{field}”：{when}，必须填写",
                remedy="补上「{key}: 」这一项。{description}",
                field=name,
                when=when,
                key=key,
                description=self._described((*pointer, key)),
            )
        return problem(
            self.place((*pointer, key)),
            "缺少“{field}”",
            remedy="补上「{key}: 」这一项。{description}",
            field=name,
            key=key,
            description=self._described((*pointer, key)),
        )

    def _also_needed(self, pointer: Pointer, key: str, cause: str) -> Problem:
        return problem(
            self.place((*pointer, key)),
            "填写了“{cause}”，还应当填写“{field}”",
            remedy="补上「{key}: 」这一项。{description}",
            field=self.view.name((*pointer, key)),
            cause=self.view.title((*pointer, cause)),
            key=key,
            description=self._described((*pointer, key)),
        )

    def _unknown(self, pointer: Pointer, key: str) -> tuple[Problem, str | None]:
        place = self.place((*pointer, key))
        titles = self.view.properties(pointer)
        others = {known: title for known, title in titles.items() if known != key}
        owners = self._owners(pointer, key)
        meant = key_meant(key, others, surely=bool(owners))
        here = self.view.name(pointer)
        if meant is not None and titles[meant] == meant:
            return problem(
                place,
                "“{here}”里没有「{key}」这一项，应写作 {meant}",
                remedy="把「{key}」改成 {meant}",
                here=here,
                key=shown(key),
                meant=meant,
            ), meant
        if meant is not None:
            return problem(
                place,
                "“{here}”里没有「{key}」这一项，应写作 {meant}（{title}）",
                remedy="把「{key}」改成 {meant}",
                here=here,
                key=shown(key),
                meant=meant,
                title=titles[meant],
            ), meant
        if owners:
            return problem(
                place,
                "“{here}”里没有「{key}」这一项，它应当写在“{owners}”里",
                remedy="检查缩进，把它移到“{owners}”下面",
                here=here,
                key=shown(key),
                owners=owners,
            ), None
        return problem(
            place,
            "“{here}”里没有「{key}」这一项",
            remedy="可以填写：{allowed}；本单位自定的项目，名称以 x- 开头",
            here=here,
            key=shown(key),
            allowed=_listed(titles),
        ), None

    def _owners(self, pointer: Pointer, key: str) -> tuple[str, ...]:
        """The names of the mappings one step down, or above, that have this key: only the indentation is wrong."""
        for depth in range(len(pointer) - 1, -1, -1):
            if key in self.view.properties(pointer[:depth]):
                return (self.view.name(pointer[:depth]),)
        owners = [
            self.view.title((*pointer, child))
            for child in self.view.properties(pointer)
            if any(key in self.view.properties((*pointer, child, *item)) for item in ((), (0,)))
        ]
        return tuple(owners[:4])

    def _described(self, pointer: Pointer) -> str:
        """What the schema says about a field beyond its title."""
        description = self.view.description(pointer)
        return "" if description.rstrip("。") == self.view.title(pointer) else description

    def _none_of(self, field: Field, pointer: Pointer, options: Sequence[Any], error: ValidationError) -> Problem:
        keys = [
            key
            for each in options
            if isinstance(each, Mapping) and set(each) == {"required"}
            for key in each["required"]
        ]
        when = condition_in_words(error, self.view)
        if keys and when:
            return problem(
                field.place,
                "“{field}”里{when}，至少要填写其中一项：{options}",
                remedy="补上其中一项",
                field=field.name,
                when=when,
                options=_listed({key: self.view.title((*pointer, key)) for key in keys}),
            )
        if keys:
            return problem(
                field.place,
                "“{field}”里至少要填写其中一项：{options}",
                remedy="补上其中一项",
                field=field.name,
                options=_listed({key: self.view.title((*pointer, key)) for key in keys}),
            )
        words = [each for option in options for part in self.view.spread(option) for each in part.get("enum", ())]
        if words:
            return problem(
                field.place,
                "“{field}”「{value}」的写法不对；也可以填写：{allowed}",
                remedy="{advice}",
                field=field.name,
                value=field.text,
                allowed=tuple(map(str, words)),
                advice=field.advice,
            )
        return problem(
            field.place,
            "“{field}”「{value}」的写法不对",
            remedy="{advice}",
            field=field.name,
            value=field.text,
            advice=field.advice,
        )

    def _not_together(self, field: Field, pointer: Pointer, keys: Sequence[str], error: ValidationError) -> Problem:
        names = _listed({key: self.view.title((*pointer, key)) for key in keys})
        when = condition_in_words(error, self.view)
        if when:
            return problem(
                field.place,
                "“{field}”里{when}，不应当填写：{keys}",
                remedy="核对后删去多余的一项",
                field=field.name,
                when=when,
                keys=names,
            )
        if len(keys) > 1:
            return problem(
                field.place,
                "“{field}”里不应当同时填写：{keys}",
                remedy="核对后删去多余的一项",
                field=field.name,
                keys=names,
            )
        return problem(
            field.place,
            "“{field}”里不应当填写：{keys}",
            remedy="核对后删去多余的一项",
            field=field.name,
            keys=names,
        )

    def _extra(self, error: ValidationError) -> list[str]:
        schema: Any = error.schema
        instance: Any = error.instance
        known = schema.get("properties", {})
        patterns = schema.get("patternProperties", {})
        extra = (key for key in instance if key not in known and not any(re.search(each, key) for each in patterns))
        return list(islice(extra, _MOST_KEYS))


def _listed(titles: Mapping[str, str]) -> tuple[str, ...]:
    shown_ones = [f"{key}（{title}）" if title != key else key for key, title in titles.items()]
    return tuple(shown_ones[:20] + ["…"] * (len(shown_ones) > 20))


def _rank(keyword: Any) -> int:
    return _RANK.index(keyword) if keyword in _RANK else len(_RANK)
