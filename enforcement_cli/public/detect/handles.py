"""Numbers and names with letters in them: plates, passports, e-mail, WeChat and QQ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.patterns import spaced
from enforcement_cli.public.detect.spans import CHECKED, GUESSED, LABELLED, SHAPED, Found

_PROVINCE = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_B = r"[ \n]{0,3}"
_P = "[A-HJ-NP-Z0-9]"
_NEW_ENERGY = (
    rf"(?:[A-HJK]\n?{_P}(?:\n?[0-9]){{4}}|[0-9](?:\n?[0-9]){{4}}\n?[A-HJK]"
    rf"|[A-HJK] {_P}(?: [0-9]){{4}}|[0-9](?: [0-9]){{4}} [A-HJK])"
)
_ORDINARY = rf"(?:{_P}(?:{_B}{_P}){{3}}{_B}[挂学警港澳领试超]|{_P}(?:{_B}{_P}){{4}})"
_PLATE = re.compile(
    rf"[{_PROVINCE}]{_B}[A-HJ-Z]{_B}[·.\-]?{_B}(?:{_NEW_ENERGY}|{_ORDINARY})(?![A-Za-z0-9*]|[\-/][A-Za-z0-9])",
    re.IGNORECASE,
)
_EMBASSY_OR_ARMY = re.compile(
    rf"(?:WJ{_B}[{_PROVINCE}]?{_B}[0-9](?:{_B}{_P}){{4}}|使{_B}[0-9](?:{_B}[0-9]){{5}})(?![A-Za-z0-9*])", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"(?:[更最全创换翻刷革崭][ \n]{0,2}|(?:白|祥|风|多))\Z")
_MODEL_AFTER = re.compile(r"[ ]?(?:型|版|系列|规格|钢|材质)")

_PASSPORT = re.compile(
    rf"(?<![A-Za-z0-9])(?:E{_B}[A-HJ-NP-Z](?:[ \n\-]{{0,2}}[0-9]){{7}}|[EG](?:[ \n\-]{{0,2}}[0-9]){{8}}"
    rf"|[DSP]E(?:[ \n\-]{{0,2}}[0-9]){{7}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_TRAVEL_NUMBER = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{0,3}(?:[ \n\-]{0,2}[0-9]){6,12}[A-Za-z]?(?![A-Za-z0-9])|[军士文警兵东南西北中海空陆武沈济广成兰]?字第?[0-9]{6,8}号?"
)

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-*])(?P<local>[A-Za-z0-9_%+](?:[A-Za-z0-9._%+\-]{0,62}[A-Za-z0-9_%+\-])?)"
    r"(?P<gap>[ \n]{0,2}(?:@|[(\[{]at[)\]}]|艾特)[ \n]{0,2})"
    r"(?P<domain>[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?(?:(?:[.]|[ ][.][ ]|\n[.]|[.]\n)[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?){1,5})",
    re.IGNORECASE | re.ASCII,
)
_TOP_DOMAIN = re.compile(r"[.][ \n]{0,2}[a-z]{2,24}\Z", re.IGNORECASE | re.ASCII)
_USUAL_TOP_DOMAIN = re.compile(
    r"[.][ \n]{0,2}(?:com|cn|net|org|gov|edu|hk|tw|mo|top|xyz|vip|cc|me|io|info|example|test)\Z",
    re.IGNORECASE | re.ASCII,
)
_OFFICIAL_DOMAIN = re.compile(r"[.][ \n]{0,2}gov[ \n]{0,2}[.][ \n]{0,2}cn\Z", re.IGNORECASE)

_SAYS = r"[ \n]{0,3}(?:号码|账号|帐号|号|ID|名|为|是|[:：()（）“”\"'昵称添加]){0,5}[ \n]{0,3}"
_WECHAT = re.compile(
    rf"(?:(?:{spaced('微信 薇信 威信')}|V信|加[vV微](?!信))(?!公众|小程序|支付|群|平台|视频号|朋友圈){_SAYS}"
    rf"|(?<![A-Za-z])(?:wechat|weixin|wx|vx)(?:号|ID|[: ]){{1,4}})"
    r"(?P<id>[A-Za-z][A-Za-z0-9_\-]{5,19}|[A-Za-z](?: [A-Za-z0-9_\-]){5,19}|[1-9][0-9]{4,11})(?![A-Za-z0-9_*@])",
    re.IGNORECASE | re.ASCII,
)
_WECHAT_ID = re.compile(r"(?<![A-Za-z0-9_])wxid_[A-Za-z0-9_]{6,30}(?![A-Za-z0-9_])", re.ASCII)
_QQ_DIGIT = "[0-9零〇一二三四五六七八九幺两洞拐勾壹贰叁肆伍陆柒捌玖]"
_QQ = re.compile(
    rf"(?:(?<![A-Za-z])Q[ ]?Q(?![A-Za-z])|扣扣|企鹅号){_SAYS}(?:群{_SAYS})?"
    rf"(?P<id>{_QQ_DIGIT}(?:[ \-]{{0,2}}{_QQ_DIGIT}){{4,10}})(?![0-9A-Za-z*@])",
    re.IGNORECASE,
)

# What each of these needs, found at a fraction of the price: most pages have none of it.
_AT = re.compile(r"[(\[{][Aa][Tt][)\]}]")
_WECHAT_WORD = re.compile(r"[微薇威Vv加Ww](?:[ \n]{0,4}信|[Vv微Xx]|[Ee](?:[Cc]|[Ii][Xx]))")
_QQ_WORD = re.compile("[Qq扣企](?: ?[Qq]|扣|鹅号)")
_PASSPORT_LETTER = re.compile(r"[EeGg][ \n]{0,3}[A-HJ-NP-Za-hj-np-z]?(?:[ \n\-]{0,2}[0-9]){2}", re.ASCII)
_ARMY_OR_EMBASSY = re.compile("[Ww使][Jj \n0-9]")


def plates(text: str, labels: Labels) -> Iterator[Found]:
    """Plates of vehicles; a model's name that reads like one (更新A12345型) is not."""
    end = 0
    for match in _PLATE.finditer(text):
        before, end_before, end = text[match.start() - 1 : match.start()], end, match.end()
        digits = sum(character.isdigit() for character in match.group())
        labelled = labels.before(match.start()) == "plate"
        if digits < (1 if labelled else 2):
            continue
        if before.isascii() and before.isalnum() and end_before != match.start():
            continue
        odd = _WORD_BEFORE.search(text, max(0, match.start() - 3), match.start()) or _MODEL_AFTER.match(
            text, match.end()
        )
        if labelled or not odd:
            yield Found(match.start(), match.end(), "plate", LABELLED)
    for match in _EMBASSY_OR_ARMY.finditer(text) if _ARMY_OR_EMBASSY.search(text) else ():
        yield Found(match.start(), match.end(), "plate", SHAPED)


def passports(text: str, labels: Labels) -> Iterator[Found]:
    """Passports of the People's Republic by their shape, and whatever follows 护照 or 通行证."""
    for match in _PASSPORT.finditer(text) if _PASSPORT_LETTER.search(text) else ():
        if labels.before(match.start()) not in ("code", "credit", "account"):
            yield Found(match.start(), match.end(), "passport", SHAPED)
    for match in _TRAVEL_NUMBER.finditer(text) if labels.names_passport() else ():
        if labels.before(match.start()) == "passport":
            yield Found(match.start(), match.end(), "passport", LABELLED)


def emails(text: str) -> Iterator[Found]:
    """E-mail addresses, but not those of offices (gov.cn), which are there to be written to."""
    if "@" not in text and "艾特" not in text and not _AT.search(text):
        return
    for match in _EMAIL.finditer(text):
        start = match.start()
        # Blanks around the sign are a disguise only before a domain that mail really goes to: `@app.command` follows a line.
        top_domain = _TOP_DOMAIN if match["gap"] == "@" else _USUAL_TOP_DOMAIN
        if not top_domain.search(match["domain"]):
            continue
        if _OFFICIAL_DOMAIN.search(match["domain"]):
            continue
        yield Found(start, match.end(), "email", CHECKED)


def wechat_names(text: str) -> Iterator[Found]:
    """What follows 微信 and can be an account; 公众号 and 微信支付 belong to the public."""
    if not _WECHAT_WORD.search(text):
        return
    for match in _WECHAT.finditer(text):
        yield Found(match.start("id"), match.end("id"), "wechat", GUESSED if match["id"].isdigit() else LABELLED)
    for match in _WECHAT_ID.finditer(text):
        yield Found(match.start(), match.end(), "wechat", SHAPED)


def qq_numbers(text: str) -> Iterator[Found]:
    """The digits that follow QQ."""
    for match in _QQ.finditer(text) if _QQ_WORD.search(text) else ():
        yield Found(match.start("id"), match.end("id"), "qq", LABELLED)
