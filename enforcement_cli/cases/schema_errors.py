"""jsonschema, asked only about what the fast verdict has refused; it is imported when that happens first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.json_values import TYPES, decimals_of, is_number, unique
from enforcement_cli.cases.schema_fast import Schema
from enforcement_cli.cases.schema_formats import FORMATS, compile_pattern

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

MAX_ERRORS = 500
"""Enough for any file that a person has written; a hostile one could have many thousands."""


@cache
def _validator_class() -> Any:
    """Draft 2020-12 with our types, our whole-match ASCII `pattern`, and x-decimals."""
    import jsonschema

    extend: Any = jsonschema.validators.extend
    checker = jsonschema.TypeChecker({name: _typed(check) for name, check in TYPES.items()})
    return extend(
        jsonschema.Draft202012Validator,
        validators={"pattern": _pattern, "uniqueItems": _unique, "x-decimals": _decimals},
        type_checker=checker,
    )


def _typed(check: Any) -> Any:
    return lambda _, instance: check(instance)


@cache
def _format_checker() -> Any:
    import jsonschema

    checker = jsonschema.FormatChecker(formats=())
    for name, fits in FORMATS.items():
        checker.checks(name)(lambda value, fits=fits: not isinstance(value, str) or fits(value))
    return checker


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, str) and compile_pattern(pattern).fullmatch(instance) is None:
        yield ValidationError("pattern")


def _unique(_: Any, wanted: bool, instance: Any, __: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if wanted and isinstance(instance, list) and not unique(instance):
        yield ValidationError("uniqueItems")


def _decimals(_: Any, limit: int, instance: Any, __: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if is_number(instance) and decimals_of(instance) > limit:
        yield ValidationError("x-decimals")


def validator(root: Schema) -> Validator:
    """A jsonschema validator of ours. The registry is empty and given, else jsonschema would ask the network."""
    import referencing

    made: Validator = _validator_class()(root, registry=referencing.Registry(), format_checker=_format_checker())
    return made


def errors(made: Validator, tree: Any) -> list[ValidationError]:
    """What is wrong with the tree, at most MAX_ERRORS of it."""
    return list(islice(made.iter_errors(tree), MAX_ERRORS))
