"""Numbers written so that only a reader sees them: letters for digits (l38OOOOO517), tens and hundreds (一百三十八), commas.

Mobiles and identity numbers only: nothing else has a shape that tells it from a serial number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.checksums import area_exists, birth_date_holds, id_check_holds
from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.spans import GUESSED, LABELLED, SHAPED, Found

_LOOK = {**dict.fromkeys("OoQОоΟο○", "0"), **dict.fromkeys("lI|іІΙ", "1")}
"""Letters that pass for a digit, also of other alphabets."""
_TO_DIGITS = str.maketrans(_LOOK)
_LETTER = "".join(map(re.escape, _LOOK))
_D = f"[0-9{_LETTER}]"
_ONE = r"[1lI|іІΙ]"
# Beside a line break a `|` is the border of a cell (units.py).
_APART = r"(?:[ \-.]{0,2}|(?<![|])(?:\n[ \-.]?|[ \-.]\n)(?![|]))"
_GLUED = r"(?![A-Za-z0-9*])"

_MOBILE = re.compile(rf"(?<![A-Za-z0-9*|]){_ONE}[3-9]{_D}{_APART}{_D}{{4}}{_APART}{_D}{{4}}{_GLUED}")
_IDENTITY = re.compile(rf"(?<![A-Za-z0-9*|])[1-8lI]{_D}{{5}}{_APART}{_D}{{8}}{_APART}{_D}{{3}}[0-9XxOolIZzЗз]{_GLUED}")
_NEEDED = re.compile(rf"[0-9][ \n\-.]{{0,2}}[{_LETTER}]|[lI|іІΙ][3-9]")

_HAN = "零〇○一二三四五六七八九幺两洞拐勾壹贰叁肆伍陆柒捌玖"
_H = f"[0-9{_HAN}]"
_COMMAS = re.compile(
    rf"(?<![0-9{_HAN}])(?:(?P<han>[一幺壹][{_HAN}]{{2}}(?P<mark>[、,/，])[{_HAN}]{{4}}(?P=mark)[{_HAN}]{{4}})"
    rf"|(?P<plain>1[3-9][0-9](?P<between>[、,/])[0-9]{{4}}(?P=between)[0-9]{{4}}))"
    rf"(?![0-9{_HAN}年月日万元亿吨])"
)
_COMMA = re.compile(f"{_H}[、,/，]{_H}{{4}}")
_TENS = re.compile(
    rf"(?<![0-9{_HAN}百十])[一幺1]百[三四五六七八九3-9]十[{_HAN}0-9]?[ 、,\-]{{0,2}}"
    rf"(?P<rest>{_H}(?:[ 、,\-]{{0,2}}(?:{_H}|[百十](?={_H}|[ ,。;、]))){{5,12}})(?![0-9{_HAN}百十千万元亿吨个])"
)
_TENS_REST = range(6, 12)


def lettered_numbers(text: str, labels: Labels) -> Iterator[Found]:
    """Mobiles and identity numbers some digits of which are letters; none that its label makes a code."""
    if not _NEEDED.search(text):
        return
    for match in _MOBILE.finditer(text):
        label = labels.before(match.start()) if _is_lettered(match.group()) else "code"
        if label not in ("code", "credit", "plate"):
            # Where it is called a telephone, it is more than the fixed line that its last digits could be.
            yield Found(match.start(), match.end(), "phone", LABELLED + 10 if label == "phone" else SHAPED)
    for match in _IDENTITY.finditer(text):
        if not _is_lettered(match.group()):
            continue
        digits = re.sub(r"[ \n\-.]", "", match.group()).translate(_TO_DIGITS).upper()
        label = labels.before(match.start())
        likely = area_exists(digits) and birth_date_holds(digits[6:14])
        if label == "id" or (likely and label not in ("code", "credit")):
            weight = LABELLED if label == "id" or id_check_holds(digits) else SHAPED
            yield Found(match.start(), match.end(), "id_card", weight)


def _is_lettered(found: str) -> bool:
    """Whether digits and letters are mixed: a row of letters alone is a word, one of digits is read elsewhere."""
    return any(each.isdecimal() for each in found) and any(each in _LOOK for each in found)


def read_out_numbers(text: str, labels: Labels) -> Iterator[Found]:
    """Mobiles read out in groups that commas part, or with hundreds and tens in them: 一三八、零零零零、零五一八."""
    for match in _COMMAS.finditer(text) if _COMMA.search(text) else ():
        sure = match["han"] is not None or match["between"] == "、" or labels.before(match.start()) == "phone"
        yield Found(match.start(), match.end(), "phone", SHAPED if sure else GUESSED, sure)
    if "百" in text:
        for match in _TENS.finditer(text):
            digits = sum(each not in "百十 、,-" for each in match["rest"])
            if digits in _TENS_REST:
                yield Found(match.start(), match.end(), "phone", SHAPED)
