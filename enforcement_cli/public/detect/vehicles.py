"""Numbers of vehicles other than plates: identification numbers by their check digit or label, engines by label.

They lead to an owner as a plate does (courts hide plates: 法释〔2016〕19号 art. 10), and are hidden like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.checksums import vehicle_check_holds
from enforcement_cli.public.detect.patterns import spaced
from enforcement_cli.public.detect.spans import LABELLED, SHAPED, Found

_V = "[A-HJ-NPR-Z0-9]"
_B = r"[ \n\-]{0,2}"
_IS = r"(?:[(][^()\n]{0,12}[)])?(?:号码|代码|编号|编码|号|分别|均|为|是|:|[“\" \n]){0,5}"
_FRAME_LABEL = spaced("车架号 车架号码 车架 大架号 车辆识别代号 车辆识别代码 车辆识别码 底盘号 车身号 整车编码")
_ENGINE_LABEL = spaced("发动机号 发动机号码 发动机编号 发动机 引擎号")
_FRAME = re.compile(
    rf"(?:{_FRAME_LABEL}|(?<![A-Za-z])VIN码?){_IS}(?P<number>{_V}(?:{_B}{_V}){{5,19}})(?![A-Za-z0-9*])", re.IGNORECASE
)
_ENGINE = re.compile(
    rf"(?:{_ENGINE_LABEL})(?:[(][^()\n]{{0,12}}[)])?(?:号码|编号|号|为|是|:|[“\" \n]){{1,4}}(?P<number>[A-Z0-9](?:[A-Z0-9]|[ \-][A-Z0-9]){{4,19}})(?![A-Za-z0-9*]|[.%])",
    re.IGNORECASE,
)
_SHAPE = re.compile(
    rf"(?<![A-Za-z0-9_/\-.*])(?=[A-Z0-9]{{0,7}}[A-HJ-NPR-Z])[1-9A-HJ-NPR-Z]{_V}{{12}}[0-9]{{4}}(?![A-Za-z0-9_/\-*])"
)
_FRAME_WORD = re.compile(r"[车大底整Vv](?:[ \n]{0,4}[架辆身盘车]|[Iiıİ])")
_ENGINE_WORD = re.compile(r"[发引][ \n]{0,4}[动擎]")
_FOUR_DIGITS = re.compile("[0-9]{4}", re.ASCII)
_FEWEST_DIGITS, _FEWEST_LETTERS = 3, 2


def vehicle_numbers(text: str) -> Iterator[Found]:
    """Identification and engine numbers in a shadow's text."""
    if _FRAME_WORD.search(text):
        for match in _FRAME.finditer(text):
            if _has_digits(match["number"]):
                yield Found(*match.span("number"), "vehicle", LABELLED + 15)
    if _ENGINE_WORD.search(text):
        for match in _ENGINE.finditer(text):
            if _has_digits(match["number"]):
                yield Found(*match.span("number"), "vehicle", LABELLED + 15)
    for match in _SHAPE.finditer(text) if _FOUR_DIGITS.search(text) else ():
        letters = sum(each.isalpha() for each in match.group())
        if letters >= _FEWEST_LETTERS and vehicle_check_holds(match.group()):
            yield Found(*match.span(), "vehicle", SHAPED)


def _has_digits(number: str) -> bool:
    return sum(each.isdigit() for each in number) >= _FEWEST_DIGITS
