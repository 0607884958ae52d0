"""The school and class of a pupil, which say who a minor is (未成年人保护法第四条第三项: privacy of minors).

Always for somebody to settle, as part of where the child is found: kind `address`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.spans import GUESSED, Found

_KINDS = "小学|中学|初级中学|高级中学|幼儿园|学校|职高|职业高中|职中|高中|初中|附中|附小|实验校|[一二三四五六七八九十]中(?![学心])|[一二三四五六七八九十]小(?!学)"
_CLASS = r"(?:[(]?[0-9一二三四五六七八九十初高小大中]{1,3}[)]?(?:年级|年)?[(]?[0-9一二三四五六七八九十]{0,3}[)]?班?(?=[的学就读在,。;、上])|[大中小]班)"
_SCHOOL = re.compile(
    rf"(?P<says>就读于|就读在|就学于|在读于|转学至|转入|入读|读于|考入|[系是为在于])?(?P<school>[{HAN}0-9]{{2,18}}?(?:{_KINDS})(?:{_CLASS})?)(?P<after>的?(?:在校|在读)?(?:学生|小学生|中学生|就读|上学|读书|在读|念书|借读|幼儿))?"
)
_READS = frozenset(("就读于", "就读在", "就学于", "在读于", "转学至", "转入", "入读", "读于", "考入"))
_YOUNG = re.compile(
    r"未成年|未满(?:18|十八|16|十六|14|十四)周?岁|(?<![0-9])(?:[1-9]|1[0-7])周?岁|(?<![二三四五六七八九])(?:[三四五六七八九]|十[一二三四五六七]?)周?岁|学生|就读|上学|幼儿|儿童|女童|男童|其[子女]"
)
_GROUPS = re.compile(
    r"学生(?:们|食堂|宿舍|公寓|家长|集体|营养|[0-9一二三四五六七八九十几数]|安全|伙食|用品|校服|午餐|餐|在内|体质|公共)"
)
_AGE_BEFORE = re.compile(r"岁[,、 ]\Z")
_LEADS = re.compile(r"[系是为在于](?=[^系是为在于]*\Z)")


def schools_of_minors(text: str) -> Iterator[Found]:
    """A school that somebody attends, in a text that speaks of a child or a pupil."""
    if not any(word in text for word in ("学", "中", "幼儿园", "小")) or not _YOUNG.search(text):
        return
    for match in _SCHOOL.finditer(text):
        says, after = match["says"] or "", match["after"] or ""
        start, end = match.span("school")
        if after and _GROUPS.match(text, match.end() - 2):
            continue
        lead = _LEADS.search(match["school"][:-2])
        attends = (
            says in _READS
            or any(word in match["school"] for word in _READS)
            or (after and (says or lead or after[-2:] != "学生" or _AGE_BEFORE.search(text, max(0, start - 4), start)))
        )
        if not attends:
            continue
        start += lead.end() if lead else 0
        if end - start > 3:
            yield Found(start, end, "address", GUESSED, sure=False)
