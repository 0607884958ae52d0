"""Days of birth of persons. The year alone stays: it says no more than the age that decisions give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.patterns import spaced
from enforcement_cli.public.detect.spans import LABELLED, Found

_B = r"[ \n]{0,2}"
# 2026年3月7日生 at the end of a line may go on: 生产, 生效.
_NO_WORD = "(?![产效成活育长病物意态命理鲜猪前存肖食平动就机硬锈涯还牛羊禽鸡药火变出根])"
_N = "[0-9零〇○一二三四五六七八九十]"
_DATE = (
    rf"(?:(?:公历|农历|阴历)?{_N}{{2,4}}{_B}年{_B}{_N}{{1,3}}{_B}月(?:{_B}初?{_N}{{1,3}}(?:{_B}[日号])?|份)?"
    r"|(?:1[0-9]|20)[0-9]{2}[ ]?[\-./][ ]?[01]?[0-9](?:[ ]?[\-./][ ]?[0-3]?[0-9])?|(?:1[0-9]|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-3][0-9])?)"
)
_LABEL = spaced("出生日期 出生年月日 出生年月 出生时间 出生日 生日 生辰 出生于 出生在 出生")
_AFTER_LABEL = re.compile(
    rf"(?:{_LABEL}|(?:(?<=[,、。;男女族\n ])|\A)生于)(?:[(][^()\n]{{0,8}}[)])?(?:为|是|系|[:|“\" \n]){{0,5}}(?P<date>{_DATE})(?![0-9\-./])"
)
_BEFORE_WORD = re.compile(
    rf"(?<![0-9\-./])(?P<date>{_DATE}){_B}(?:出生(?!缺陷|医学)|降生|生(?=[,、。;:)人于在(]|{_B}\Z|[ \n]{{1,2}}{_NO_WORD}))"
)
_ANIMAL = re.compile(r"猪|牛|羊|犊|羔|仔|驹|雏|鸡|鸭|幼崽|犬|猫|畜|动物|熊猫")


def birth_dates(text: str) -> Iterator[Found]:
    """What stands after 出生日期 or 生于, or before 出生, with a month at least."""
    if "生" not in text:
        return
    for pattern in (_AFTER_LABEL, _BEFORE_WORD):
        for match in pattern.finditer(text):
            if not _ANIMAL.search(text, max(0, match.start() - 16), match.end()):
                yield Found(*match.span("date"), "birth", LABELLED)
