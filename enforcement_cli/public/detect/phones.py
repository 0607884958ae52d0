"""Mobile and fixed lines. Hotlines and the lines of an office stay: they are there to be called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.runs import Number, Run, letters_touch
from enforcement_cli.public.detect.spans import GUESSED, LABELLED, SHAPED, Found, Kept

_MOBILE = re.compile(r"(?P<prefix>(?:00|0)?86|0)?1[3-9][0-9]{9}", re.ASCII)
_USUAL_SPLITS = frozenset(
    {(3, 4, 4), (3, 8), (7, 4), (5, 6), (6, 5), (4, 3, 4), (4, 4, 3), (3, 3, 5), (3, 5, 3), (11,)}
)
_COUNTRY = re.compile(r"[(]?[+](?:[ ]?(?:00)?86[ )\-]{0,3})?\Z|[(](?:00)?86[ )\-]{1,3}\Z")
_UNIT = re.compile(
    r"[ ]?(?:万|亿)?(?:元|圆|吨|千克|公斤|克|kg|度|千瓦|kW|米|厘米|毫米|平方|立方|升|个|件|台|套|份|页|次|人|辆|户|只|箱|瓶|袋|块|%|％|℃|Pa)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:[¥￥$€]|人民币|RMB|CNY)[ ]?\Z", re.IGNORECASE)
_LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,12}[.:]?\Z")
_PHONE_LETTERS = re.compile(
    r"(?:tel|phone|mobile|mob|cell|fax|dh|sj|qq|wx|vx|weixin|wechat)[.:]?|[tpm][.:]", re.IGNORECASE
)

_AREA_CODE = (
    r"0(?:10|2[0-57-9]|3(?:1[0-9]|35|49|5[0-9]|7[0-9]|9[0-8])|4(?:1[0-9]|2[179]|3[0-9]|40|5[0-9]|6[4789]|7[0-9]|8[23])"
    r"|5(?:1[0-9]|2[37]|3[0-9]|4[36]|5[0-9]|6[1-6]|7[0-9]|80|9[1-9])|6(?:3[1-5]|6[0238]|91)"
    r"|7(?:01|1[0-9]|2[248]|3[0-9]|4[3-6]|5[0-9]|6[023689]|7[0-9]|9[0-9])"
    r"|8(?:1[23678]|2[5-7]|3[0-9]|40|5[0-9]|69|7[0-9]|8[3678]|9[1-8])|9(?:0[1-35689]|1[1-9]|3[0-9]|4[13]|5[1-5]|7[0-9]|9[0-9]))"
)
_WITH_AREA = re.compile(rf"(?:(?:00)?86)?(?:{_AREA_CODE})[0-9]{{7,8}}", re.ASCII)
_AREA_WRITTEN_APART = re.compile(r"0[1-9][0-9]{1,2}", re.ASCII)
_EXTENSION = re.compile(r"[ ]?(?:转|分机号?|ext\.?|[-#])[ ]?[0-9]{1,6}(?![0-9\-])", re.IGNORECASE | re.ASCII)
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])", re.ASCII)
_NEXT_LINE = re.compile(r"[ ]?[、,，/或和及][ ]?(?P<line>[2-8][0-9]{2,3}[- ]?[0-9]{4})(?![0-9])", re.ASCII)

_HOTLINE = re.compile(
    r"(?<![0-9\-])(?:[48]00[- ]?[0-9]{3}[- ]?[0-9]{4}|[48]00[- ]?[0-9]{4}[- ]?[0-9]{3}|(?:12|95|96|10|11|16)[0-9]{3})(?![0-9])",
    re.ASCII,
)
_ORGAN = re.compile("局|政府|法院|检察院|委员会|办公室|大厅|窗口|机关")
_ORGAN_BEFORE = re.compile(
    r"(?:投诉|举报|监督|咨询|受理|复议)(?![人者])[^。；;！？人者\n]{0,8}\Z|"
    r"(?:局|政府|法院|检察院|委员会|办公室|大队|支队|总队|中心|大厅|窗口|本机关|机关|我局|本局|服务台|街道办|股|科|处室)"
    r"(?:[^。；;！？公厂店社家证投当][^。；;！？公厂店社家证投当]{0,24})?\Z"
)


def mobiles(text: str, number: Number, labels: Labels) -> Iterator[Found]:
    """`number` as a mobile line, country code and trunk prefix included."""
    if number.digits[0] not in "018" or not 11 <= len(number.digits) <= 15 or not _MOBILE.fullmatch(number.digits):
        return
    label = labels.before(number.start)
    if label in ("code", "credit") or is_amount(text, number):
        return
    national = _without_prefix(number)
    if national is None:
        return
    usual = national.lengths in _USUAL_SPLITS and (number.evenly_joined or "(" in number.joins)
    weight = (LABELLED + 10 if label == "phone" else SHAPED) - number.joined
    if not (usual or number.alone or label in ("phone", "wechat", "hotline")) or "?" in national.joins:
        return
    dotted = "." in number.joins and set(number.lengths) != {1} and label != "phone"
    if not usual and (not number.evenly_joined or dotted):
        return
    start = number.start
    country = _COUNTRY.search(text, max(0, start - 9), start)
    if not country and text[start - 1 : start] == "(" and ")" in text[start : number.end]:
        start -= 1
    yield Found(country.start() if country else start, number.end, "phone", weight, _stands_free(text, number, label))


def _without_prefix(number: Number) -> Number | None:
    """The eleven digits of a mobile; None where the prefix ends inside a group that is joined on."""
    extra = len(number.digits) - 11
    first = number.first
    while extra > 0:
        length = len(number.run.groups[first].digits)
        if length > extra:
            return number if first == number.last else None
        extra -= length
        first += 1
    return Number(number.run, first, number.last, number.digits[-11:])


def _stands_free(text: str, number: Number, label: str) -> bool:
    """False where letters are glued to it, as in a serial number, and no label says that it is a line."""
    if label:
        return True
    letters = _LETTERS_BEFORE.search(text, max(0, number.start - 12), number.start)
    if letters and not _PHONE_LETTERS.fullmatch(letters.group()):
        return False
    after = text[number.end : number.end + 1]
    return not (after.isascii() and after.isalpha()) or text[number.end : number.end + 2].lower() in ("qq", "wx", "vx")


def is_amount(text: str, number: Number) -> bool:
    """Whether a unit follows or a currency stands before: then it counts something."""
    if _UNIT.match(text, number.end) and number.run.groups[number.last].plain:
        return True
    if _MONEY_BEFORE.search(text, max(0, number.start - 4), number.start):
        return True
    leading = number.run.groups[number.first - 1].digits if number.first else ""
    return number.before == "." and leading == "0"


def wrong_length_lines(text: str, run: Run, labels: Labels) -> Iterator[Found]:
    """After 电话 and the like, the first number when it is a digit too long or too short for a line."""
    first = run.groups[0]
    if first.masked or not 9 <= len(first.digits) <= 14 or labels.before(first.start) != "phone":
        return
    if not is_amount(text, Number(run, 0, 0, first.digits)):
        yield Found(first.start, first.end, "phone", GUESSED)


def fixed_lines(text: str, number: Number, labels: Labels) -> Iterator[Found]:
    """`number` as a fixed line, its extension and the lines listed after it included."""
    if len(number.digits) > 8 and number.digits[0] not in "08":
        return
    label, label_start, label_end = labels.near(number.start)
    if label in ("code", "credit", "account", "plate", "id", "hotline") or not _is_fixed_line(number, label):
        return
    if not label and letters_touch(text, number):
        return
    if is_amount(text, number) or _of_an_office(text, label_start if label == "phone" else number.start):
        return
    if label == "phone" and _ORGAN.search(text, label_end, number.start):
        return
    start, end = number.start, number.end
    country = _COUNTRY.search(text, max(0, start - 9), start)
    if country:
        start = country.start()
    elif text[start - 1 : start] == "(" and "(" in number.joins:
        start -= 1
    extension = _EXTENSION.match(text, end)
    end = extension.end() if extension else end
    weight = SHAPED
    if label == "phone":
        weight = LABELLED if len(number.digits) <= 8 else LABELLED + 10
    yield Found(start, end, "landline", weight - number.joined)
    following = _NEXT_LINE.match(text, end)
    while following:
        yield Found(following.start("line"), following.end(), "landline", weight - 10)
        following = _NEXT_LINE.match(text, following.end())


def _is_fixed_line(number: Number, label: str) -> bool:
    digits = number.digits
    if len(digits) in (7, 8):
        # Without an area code only its label tells a line from any other number.
        tidy = number.lengths in {(7,), (8,), (3, 4), (4, 4)} or number.alone
        ends = not number.after or (number.after == "-" and len(number.run.groups) == number.last + 2)
        return (
            label == "phone"
            and tidy
            and ends
            and number.evenly_joined
            and not _DATE.fullmatch(digits)
            and number.first == 0
        )
    if not 10 <= len(digits) <= 16:
        return False
    groups = number.run.groups
    leading = number.first
    if groups[leading].digits in ("86", "0086") and leading < number.last:
        leading += 1
        local = "".join(group.digits for group in groups[leading : number.last + 1])
        return bool(_WITH_AREA.fullmatch(local if local.startswith("0") else "0" + local))
    if not _WITH_AREA.fullmatch(digits):
        apart = leading < number.last and _AREA_WRITTEN_APART.fullmatch(groups[leading].digits) is not None
        local_length = len(digits) - len(groups[leading].digits)
        return apart and local_length in (7, 8) and number.joins[0] in ("-", "(") and number.alone
    if label == "phone":
        return True
    return number.lengths[0] in (3, 4, len(digits)) or (number.alone and number.evenly_joined)


def _of_an_office(text: str, before: int) -> bool:
    """Whether the words before the label name an organ as the one who can be called."""
    return _ORGAN_BEFORE.search(text, max(0, before - 32), before) is not None


def hotlines(text: str) -> Iterator[Kept]:
    """12345, 12315, 400 and 800 numbers, which stay."""
    for match in _HOTLINE.finditer(text):
        yield Kept(match.start(), match.end(), LABELLED)
