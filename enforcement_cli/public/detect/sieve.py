"""Whether a text can hold anything at all that the last look searches for, told at a fraction of the price of the search.

Every file of a site is looked at before it is published, and hardly one ever holds anything. So this proves absence, from
the units of the text (units.py), and answers yes wherever it cannot; the search then says what stands where. It rests on
what tests/public/detect/test_sieve.py holds up to the plain search:

- a name or a value that the case knows is looked for in all units of a view joined, as the search does;
- no number of a person reaches from one unit into the next, nor over a tag or from one cell or text of a data file to another;
- what stands before a number matters no further away than `REACH`, and behind it not beyond its own unit;
- a number of fewer than ten digits is nobody's without a label that says whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from enforcement_cli.public.detect.certificates import property_certificates
from enforcement_cli.public.detect.dictionary import Dictionary, kept_places
from enforcement_cli.public.detect.engine import number_kept, other_claims, run_claims
from enforcement_cli.public.detect.handles import passports
from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.spans import KNOWN, Found, Kept, standing
from enforcement_cli.public.detect.suspicion import NOTHING, OF_THINGS, Suspicion
from enforcement_cli.public.detect.units import LONG, REACH, Part, Unit, stretches_of, units_of, views_of


def may_hold(text: str, dictionary: Dictionary) -> bool:
    """Whether the search may find anything in `text`; where this says no, it finds nothing."""
    if len(text) > LONG and not (dictionary.hides_values or dictionary.names.given):
        return _long_may_hold(text, dictionary)
    return _may_hold(units_of(text), dictionary)


def _long_may_hold(text: str, dictionary: Dictionary) -> bool:
    """The same of a long text, where nothing but numbers is looked for."""
    far = False
    for start, end, units in stretches_of(text):
        suspects = [(at, told) for at in range(start, end) if (told := units[at].told) is not None]
        if any(
            _number_near(parts, [(at, told[view]) for at, told in suspects], dictionary)
            for view, parts in (views_of(units) if suspects else ())
        ):
            return True
        far = far or any(view.passport or view.certificate for _, told in suspects for view in told)
    return far and _may_hold(units_of(text), dictionary)


def _may_hold(units: tuple[Unit, ...], dictionary: Dictionary) -> bool:
    suspects = [(at, each.told) for at, each in enumerate(units) if each.told is not None]
    if not suspects and not (dictionary.hides_values or dictionary.names.given):
        return False
    return any(
        _known_in(parts, dictionary) or _number_in(parts, [(at, told[view]) for at, told in suspects], dictionary)
        for view, parts in views_of(units)
    )


def _known_in(view: Sequence[Part], dictionary: Dictionary) -> bool:
    if dictionary.hides_values and dictionary.hides_in("".join([each.bare for each in view])):
        return True
    return dictionary.names.given and dictionary.names.stand_in("".join([each.tight for each in view]))


def _number_in(view: Sequence[Part], suspects: Sequence[tuple[int, Suspicion]], dictionary: Dictionary) -> bool:
    return _number_near(view, suspects, dictionary) or any(True for _ in _far_reaching(view, suspects))


def _number_near(view: Sequence[Part], suspects: Sequence[tuple[int, Suspicion]], dictionary: Dictionary) -> bool:
    """Whether any of the units holds a number, by itself and what stands before it."""
    return any(
        told is not NOTHING and _is_suspect(view, at, told) and _stands(view, at, told, dictionary)
        for at, told in suspects
    )


def _far_reaching(view: Sequence[Part], suspects: Sequence[tuple[int, Suspicion]]) -> Iterator[Found]:
    """What the two detectors claim that ask for a word anywhere in the text, or look beyond brackets."""
    passport, certificate = any(each.passport for _, each in suspects), any(each.certificate for _, each in suspects)
    text = "\n".join([each.text for each in view]) if passport or certificate else ""
    if passport:
        yield from passports(text, Labels(text))
    if certificate:
        yield from property_certificates(text)


def _is_suspect(view: Sequence[Part], at: int, told: Suspicion) -> bool:
    if told.runs or told.others or not told.short:
        return told.runs or told.others
    before = _before(view, at)
    labels = Labels(before + view[at].text)
    return any(labels.before(len(before) + start) not in OF_THINGS for start in told.short)


def _stands(view: Sequence[Part], at: int, told: Suspicion, dictionary: Dictionary) -> bool:
    """Whether a number in a unit is claimed, and neither its form nor the dictionary keeps it."""
    text = view[at].text
    claims = _claims(_before(view, at), text if at == len(view) - 1 else f"{text}\n", told.others)
    return bool(claims) and (dictionary.barred or bool(standing(claims, _kept(dictionary, view[at]))))


def _before(view: Sequence[Part], at: int) -> str:
    """What stands before a unit, as far as it matters: whole units."""
    found: list[str] = []
    length = 0
    while at and length < REACH:
        at -= 1
        found.append(view[at].text)
        length += len(found[-1]) + 1
    return "".join(f"{each}\n" for each in reversed(found))


@lru_cache(maxsize=4096)
def _claims(before: str, text: str, others: bool) -> tuple[Found, ...]:
    """The numbers of persons in a unit that are not kept by their form, in its own characters."""
    window, start = before + text, len(before)
    labels = Labels(window)
    claims = list(run_claims(window, labels, start))
    claims += [each for each in other_claims(window, labels) if each.end > start] if others else []
    claims = standing(claims, number_kept(window)) if claims else claims
    return tuple(replace(each, start=each.start - start, end=each.end - start) for each in claims)


def _kept(dictionary: Dictionary, part: Part) -> list[Kept]:
    return [Kept(*place, KNOWN) for place in kept_places(dictionary.public_in(part.bare), part.text)]
