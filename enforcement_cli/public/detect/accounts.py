"""Bank cards and accounts. The account that fines are paid into stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.checksums import is_credit_code, luhn_holds
from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.phones import is_amount
from enforcement_cli.public.detect.runs import LONGEST, Number, Run, letters_touch
from enforcement_cli.public.detect.spans import GUESSED, LABELLED, SHAPED, Found

_UNIONPAY = re.compile(r"62[0-9]{14,17}|(?:60|81|95|90|69)[0-9]{14,17}", re.ASCII)
_OTHER_SCHEMES = re.compile(r"(?:4[0-9]|5[0-9]|35|2[2-7])[0-9]{14}", re.ASCII)
_MOBILE = re.compile(r"(?:86)?1[3-9][0-9]{9}", re.ASCII)
_PUBLIC_PURSE = re.compile(
    r"罚没|非税|国库|财政|缴款|缴纳罚款|缴至|缴到|代收|代缴|罚款专户|收缴|缴入|罚款.{0,12}(?:缴|汇|存)", re.DOTALL
)
_SENTENCE_END = re.compile(r"[。！？]|\n\n")
_CARD_WORD = re.compile(r"卡")
_WHOSE = re.compile(r"(?:缴款|交款|付款|汇款|转账|转出)人|其|本人|个人|名下")
"""Right before the label: the account is that of somebody who paid."""
_SHORTEST_ACCOUNT = 8


def bank_cards(text: str, number: Number, labels: Labels) -> Iterator[Found]:
    """`number` as a bank card by its length, scheme and Luhn digit."""
    digits = number.digits
    if not 16 <= len(digits) <= 19 or not (number.evenly_joined and number.alone) or is_credit_code(digits):
        return
    label, label_start, label_end = labels.near(number.start)
    if label in ("code", "credit") or (not label and letters_touch(text, number)):
        return
    domestic = bool(_UNIONPAY.fullmatch(digits))
    scheme = domestic or bool(_OTHER_SCHEMES.fullmatch(digits))
    if luhn_holds(digits):
        usual = 5 if len(digits) in (16, 19) else 0
        sure = scheme and not (label == "account" and _pays_a_fine(text, label_start, label_end))
        yield Found(
            number.start, number.end, "bank_card", (SHAPED + 5 if scheme else GUESSED) + usual - number.joined, sure
        )
    elif domestic and len(digits) in (16, 19):
        yield Found(number.start, number.end, "bank_card", GUESSED, sure=False)


def labelled_accounts(text: str, run: Run, labels: Labels) -> Iterator[Found]:
    """The number after 账号, 卡号 and the like, whatever its digits: a company's account has no check digit."""
    label, label_start, label_end = labels.near(run.groups[0].start)
    if label != "account":
        return
    last, digits = -1, ""
    for at, group in enumerate(run.groups):
        if (
            group.masked
            or len(digits) + len(group.digits) > LONGEST
            or (at and run.joins[at - 1] not in ("", " ", "-", "\n"))
        ):
            break
        digits += group.digits
        last = at
    if last < 0 or len(digits) < _SHORTEST_ACCOUNT or _MOBILE.fullmatch(digits):
        return
    number = Number(run, 0, last, digits)
    if is_amount(text, number) or _pays_a_fine(text, label_start, label_end):
        return
    yield Found(number.start, number.end, "bank_card", LABELLED)


def _pays_a_fine(text: str, label_start: int, label_end: int) -> bool:
    """Whether the sentence before the label tells where a fine goes; a card is somebody's own all the same."""
    if _CARD_WORD.search(text, label_start, label_end) or _WHOSE.search(text, max(0, label_start - 8), label_start):
        return False
    before = text[max(0, label_start - 90) : label_start]
    sentence = _SENTENCE_END.split(before)[-1]
    return _PUBLIC_PURSE.search(sentence) is not None
