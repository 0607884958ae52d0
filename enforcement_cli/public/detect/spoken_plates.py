"""Plates with their numerals read aloud: 晋E一二三四五. Those in digits are in handles.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.spans import LABELLED, Found

_PROVINCE = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_NUMERAL = "[零〇○一二三四五六七八九幺两洞拐勾壹贰叁肆伍陆柒捌玖]"
_B = r"[ \n]{0,3}"
_PLATE = re.compile(
    rf"[{_PROVINCE}]{_B}[A-HJ-Z]{_B}[·.\-]?{_B}(?:[A-HJ-NP-Z]{_B}){{0,2}}(?P<numerals>{_NUMERAL}(?:{_B}{_NUMERAL}){{2,5}})"
    rf"(?:{_B}[A-HJ-NP-Z挂学警](?![A-Za-z]))?(?!{_NUMERAL}|[A-Za-z0-9年月日号级线条])",
    re.IGNORECASE,
)
_CHARACTERS = re.compile(rf"[A-Z]|{_NUMERAL}|[挂学警]", re.IGNORECASE)


def spoken_plates(text: str) -> Iterator[Found]:
    """Plates in a shadow's text of which three or more characters are Chinese numerals."""
    for match in _PLATE.finditer(text):
        # The letter of the place, then five, or six for new energy.
        if len(_CHARACTERS.findall(match.group())) - 1 in (5, 6):
            yield Found(match.start(), match.end(), "plate", LABELLED)
