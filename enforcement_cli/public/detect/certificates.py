"""Numbers of certificates of property 权属证书: real estate, houses, land, woods.

Their numbers lead to an owner and a home (law.md §7.1: 动产或不动产权属证书编号). Permits and licences stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.patterns import any_of
from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.shadow import Shadow
from enforcement_cli.public.detect.spans import LABELLED, SHAPED, Found

_PROVINCE = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_DIGIT = "[0-9零〇○一二三四五六七八九幺两洞拐勾壹贰叁肆伍陆柒捌玖]"
_YEAR = rf"[(〔\[]{_DIGIT}{{4}}[)〕\]]"
_NO = rf"(?:第|[Nn][Oo][.:]?|字)[A-Z]{{0,3}}{_DIGIT}{{1,6}}(?:[-—]?{_DIGIT}{{1,6}}){{0,4}}号?"

_SHAPED = re.compile(
    rf"[{_PROVINCE}]?{_YEAR}[{HAN}]{{2,14}}?不动产(?:权|证明)(?:证书?)?{_NO}"
    rf"|不动产(?:权|证明)(?:证书?)?{_NO}"
    rf"|[{HAN}]{{0,3}}?(?:房权证|房地权证?|房地证|房产证|房证|国用|集用|集有|集建|林证|林权证|农地承包权|农地证)"
    rf"[{HAN}]{{0,6}}?字?(?:{_YEAR})?{_NO}"
)
_LABEL = any_of(
    "不动产权证 不动产权证书 不动产证 不动产证书 不动产登记证明 房屋所有权证 房屋产权证 房产证 房权证 产权证 产权证书 权属证书 土地使用证 土地使用权证 国有土地使用证"
    " 集体土地使用证 集体土地所有证 土地证 林权证 宅基地使用证 宅基地证 土地承包经营权证 承包经营权证 车辆登记证书 机动车登记证书"
)
_LABELLED = re.compile(
    rf"{_LABEL}(?:[(][^()]{{1,12}}[)])?(?:编号|证号|证书号|号码|号|:|为){{1,4}}[“\"]?"
    rf"(?P<number>(?:[{HAN}A-Za-z()〔〕\[\]0-9]{{0,20}}?第)?[A-Za-z]{{0,3}}{_DIGIT}{{3,}}(?:[-—]{_DIGIT}+){{0,4}}号?)"
    r"(?![0-9年月日元万亩㎡%.]|平方)"
)

_NEEDED = (
    *(
        "不动产",
        "房权证",
        "房地",
        "房产证",
        "房证",
        "国用",
        "集用",
        "集有",
        "集建",
        "林证",
        "林权证",
        "农地",
        "所有权证",
    ),
    *("所有证", "产权证", "权属证书", "使用证", "使用权证", "土地证", "宅基地证", "经营权证", "登记证书"),
)
"""Without one of these words there is no such certificate; they are found at a fraction of the price."""

_NEEDED_PARTED = re.compile("|".join(r"[ \t\n]*".join(each) for each in _NEEDED))


def may_name_certificate(text: str) -> bool:
    """Whether a text has a word, be it with blanks in it, of which there is one in the name of every such certificate."""
    return _NEEDED_PARTED.search(text) is not None


def property_certificates(text: str) -> Iterator[Found]:
    """Numbers of such certificates in a shadow's text, by their shape or after their name, however blanks part them."""
    tight = Shadow(text).tight
    if not any(each in tight.text for each in _NEEDED):
        return
    for match in _SHAPED.finditer(tight.text):
        yield _claim(tight, *match.span(), SHAPED)
    for match in _LABELLED.finditer(tight.text):
        yield _claim(tight, *match.span("number"), LABELLED)


def _claim(tight: Shadow, start: int, end: int, weight: int) -> Found:
    return Found(*tight.original(start, end), "property", weight)
