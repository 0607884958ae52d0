"""Numbers and mail addresses parted by marks that no number is written with: `139|0013|8000`, `name (at) 163 (dot) com`.

Looked for in what officers and parties wrote, not in finished pages: there nothing of it is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.checksums import birth_date_holds
from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.spans import CHECKED, GUESSED, LABELLED, Found

_MARK = r"[|~+=:'\"*/,、;#&_\\\[\]{}<>【】年月日号第 \n]"
_NUMBER = re.compile(
    rf"(?<![0-9A-Za-z.\-])[0-9]{{2,8}}(?:(?P<mark>{_MARK}){{1,3}}[0-9]{{2,8}}){{1,4}}(?:[|~/,_*]?[Xx])?(?![0-9A-Za-z.\-])",
    re.ASCII,
)
_LINE = re.compile(r"1[3-9][0-9]([|~_*'+=:、#&])[0-9]{4}\1[0-9]{4}", re.ASCII)
_MOBILE = re.compile("(?:0?86)?1[3-9][0-9]{9}", re.ASCII)
_NOT_A_DIGIT = re.compile("[^0-9Xx]", re.ASCII)
_IDENTITY_LENGTHS = (15, 17, 18)
_SEVERAL = re.compile(r"[0-9]{2}[^0-9A-Za-z.\-]{1,3}[0-9]{2}", re.ASCII)

_AT = r"[ \n]{0,2}(?:@|#|[(\[{][ ]?(?:at|艾特|圈a)[ ]?[)\]}]|艾特|圈a|(?<=[ \n])at(?=[ \n]))[ \n]{0,2}"
_DOT = r"[ ]?(?:[.]|点|[(\[{][ ]?(?:dot|点)[ ]?[)\]}]|(?<=[ ])dot(?=[ ]))[ ]?"
_MAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+\-*])[A-Za-z0-9_%+][A-Za-z0-9._%+\-]{{1,40}}?(?P<at>{_AT})"
    rf"(?P<host>[A-Za-z0-9\-]{{1,30}}(?:{_DOT}[A-Za-z0-9\-]{{1,30}}){{0,3}}?)(?P<dot>{_DOT})(?:com|cn|net|org|edu|hk|tw|vip|me)(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_PROVIDER = re.compile(
    r"(?:163|126|188|139|189|wo|qq|vip|sina|sohu|gmail|outlook|hotmail|foxmail|yeah|aliyun|icloud|live|msn|yahoo|tom|21cn)\b",
    re.IGNORECASE | re.ASCII,
)
_MAY_BE_MAIL = re.compile(
    r"[0-9a-z](?:[ ]?[.]|点|[ ]?[(\[{]?[ ]?dot)[ )\]}]{0,2}(?:com|cn|net|org|edu|hk|tw|vip|me)", re.IGNORECASE
)


def parted_numbers(text: str) -> Iterator[Found]:
    """Mobiles and identity numbers whose parts any marks part, behind their label; mobiles in their usual three parts are asked about without one."""
    if not _SEVERAL.search(text):
        return
    labels = Labels(text)
    for match in _NUMBER.finditer(text):
        digits = _NOT_A_DIGIT.sub("", match.group())
        if len(digits) < min(_IDENTITY_LENGTHS) and not _MOBILE.fullmatch(digits):
            continue
        label = labels.before(match.start())
        if label == "phone" and _MOBILE.fullmatch(digits):
            yield Found(match.start(), match.end(), "phone", LABELLED)
        elif label == "id" and len(digits) in _IDENTITY_LENGTHS and birth_date_holds(digits[6:14]):
            yield Found(match.start(), match.end(), "id_card", LABELLED)
        elif not label and _LINE.fullmatch(match.group()):
            yield Found(match.start(), match.end(), "phone", GUESSED, sure=False)


def parted_mail(text: str) -> Iterator[Found]:
    """Mail addresses whose signs are spelled out, to a provider that many people use or with both signs spelled out."""
    if not _MAY_BE_MAIL.search(text):
        return
    for match in _MAIL.finditer(text):
        spelt = match["dot"].strip() != "." and "." not in match["host"]
        if match["at"].strip() != "@" or spelt:
            known = _PROVIDER.match(match["host"]) is not None
            if known or (spelt and match["at"].strip() != "#"):
                yield Found(match.start(), match.end(), "email", CHECKED)
