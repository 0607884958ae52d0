"""What a new case needs: from flags, and on a terminal from questions for what they leave out.

Every answer is looked up and judged at once: officers and matters by name, dates as people write them, codes by their
check digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.skeletons import NATURAL, NewCase
from enforcement_cli.cli.console import is_interactive
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.questions import (
    Choice,
    anything,
    ask,
    ask_day,
    choose,
    choose_several,
    find,
    half_width,
    parse_day,
)
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

PARTY_TYPES = ("自然人", "个体工商户", "法人", "非法人组织", "外国人", "港澳台居民", "外国组织", "身份不明")
MODES = ("现场", "非现场")
_PENALTY_MATTER = re.compile(r"对(.+)的(?:行政)?处罚")
PROCEDURES = {
    "行政处罚": ("普通程序", "简易程序"),
    "行政许可": ("一般程序", "当场"),
    "行政检查": ("日常检查", "双随机检查", "专项检查"),
    "行政强制": ("强制措施", "强制执行"),
}


@dataclass
class Given:
    """The flags as they came, before anything is looked up; empty for not given."""

    kind: str = ""
    procedure: str = ""
    matter: str = ""
    division: str = ""
    officers: tuple[str, ...] = ()
    party_name: str = ""
    party_type: str = ""
    party_code: str = ""
    opened_on: str = ""
    title: str = ""
    mode: str = ""


def _staff(bureau: Bureau) -> list[Choice]:
    officers = [each for each in bureau.staff.values() if "执法人员" in each.roles and not each.left_on]
    return [Choice(each.id or "", each.name or "") for each in officers]


def _matters(bureau: Bureau, kind: str) -> list[Choice]:
    return [Choice(each.id or "", each.name or "") for each in bureau.matters.values() if kind in ("", each.kind)]


def _kinds(bureau: Bureau) -> list[Choice]:
    return [Choice(each, each) for each in dict.fromkeys(each.kind for each in bureau.matters.values() if each.kind)]


def _plain(values: Iterable[str]) -> list[Choice]:
    return [Choice(each, each) for each in values]


def _day(text: str, context: Context) -> date:
    day = parse_day(text, context.as_of)
    if day > context.as_of:
        raise EnforceError("开案日期 {day} 还没有到", day=day)
    return day


def _code(text: str, party_type: str, context: Context) -> str:
    """A credit code or an identity number, judged by its format and check digits; empty, 无 and 不详 pass."""
    code = half_width(text).upper() if text not in ("无", "不详") else text
    if code in ("", "无", "不详"):
        return code
    schemas = context.repository().schemas
    if party_type == "自然人":
        name = tr("身份证件号码")
        _, troubles = schemas.check_value(code, "case", "resident_id_or_none")
    elif party_type in NATURAL:
        return code
    else:
        name = tr("统一社会信用代码")
        _, troubles = schemas.check_value(code, "case", "uscc_or_none")
    for _, trouble in troubles:
        raise EnforceError(trouble.template, remedy=trouble.remedy, **{**trouble.fields, "field": name})
    return code


def answers_of(flags: Given, bureau: Bureau, context: Context) -> NewCase:
    """Everything a new case needs, from flags, and on a terminal from questions for what they leave out."""
    if not bureau.matters or not _staff(bureau):
        raise EnforceError(
            "执法事项清单或者人员名录里还没有条目，不能开案",
            remedy="请先填写 registers/matters.yaml 和 registers/personnel.yaml。",
        )
    if is_interactive():
        return _asked(flags, bureau, context)
    missing = _missing(flags, bureau)
    if missing:
        raise EnforceError(
            "还缺少：{flags}", remedy="在终端上运行会逐项询问；各选项见 enforce new-case --help。", flags=missing
        )
    kind = find(flags.kind, _kinds(bureau)) if flags.kind else ""
    matter = find(flags.matter, _matters(bureau, kind))
    kind = kind or bureau.matters[matter].kind or ""
    procedures = PROCEDURES.get(kind, ())
    party_type = find(flags.party_type, _plain(PARTY_TYPES))
    return _checked(
        bureau,
        kind=kind,
        procedure=_procedure(flags, kind) if flags.procedure else next(iter(procedures), ""),
        matter=matter,
        division=_division(flags, bureau, matter),
        officers=_officers(flags, bureau),
        party_name=flags.party_name,
        party_type=party_type,
        party_code=_code(flags.party_code, party_type, context),
        opened_on=_day(flags.opened_on, context) if flags.opened_on else context.as_of,
        title=flags.title,
        mode=find(flags.mode, _plain(MODES)) if flags.mode else MODES[0],
    )


def _missing(flags: Given, bureau: Bureau) -> list[str]:
    """The flags that nothing else stands in for, all of them at once."""
    needed = {
        "--kind": flags.kind or flags.matter,
        "--matter": flags.matter,
        "--officer": flags.officers,
        "--party-name": flags.party_name,
        "--party-type": flags.party_type,
    }
    missing = [flag for flag, value in needed.items() if not value]
    with suppress(EnforceError):  # an unknown matter is told later
        if flags.matter and not flags.division and not _own_division(bureau, find(flags.matter, _matters(bureau, ""))):
            missing.append("--division")
    return missing


def _procedure(flags: Given, kind: str) -> str:
    procedures = PROCEDURES.get(kind, ())
    if not procedures:
        raise EnforceError("“{kind}”不分程序", remedy="请去掉 --procedure。", kind=kind)
    return find(flags.procedure, _plain(procedures))


def _officers(flags: Given, bureau: Bureau) -> tuple[str, ...]:
    return tuple(dict.fromkeys(find(each, _staff(bureau)) for each in flags.officers))


def _asked(flags: Given, bureau: Bureau, context: Context) -> NewCase:
    kind = find(flags.kind, _kinds(bureau)) if flags.kind else choose(tr("办理哪一类执法行为？"), _kinds(bureau))
    matters = _matters(bureau, kind)
    matter = find(flags.matter, matters) if flags.matter else choose(tr("哪一执法事项？"), matters)
    procedures = _plain(PROCEDURES.get(kind, ()))
    if flags.procedure:
        procedure = _procedure(flags, kind)
    else:
        procedure = choose(tr("适用什么程序？"), procedures, default="1") if procedures else ""
    if flags.mode:
        mode = find(flags.mode, _plain(MODES))
    else:
        mode = choose(tr("到现场检查吗？"), _plain(MODES), default="1") if kind == "行政检查" else MODES[0]
    officers = _officers(flags, bureau) if flags.officers else choose_several(tr("由谁承办？"), _staff(bureau))
    party_type = (
        find(flags.party_type, _plain(PARTY_TYPES))
        if flags.party_type
        else choose(tr("当事人是什么类型？"), _plain(PARTY_TYPES))
    )
    unidentified = "不详" if party_type == "身份不明" else None
    party_name = flags.party_name or ask(tr("当事人的名称或者姓名"), _one_line, default=unidentified)
    natural = party_type in NATURAL
    label = (
        tr("身份证件号码（没有填 无，未查明填 不详，回车为暂缺）")
        if natural
        else tr("统一社会信用代码（没有填 无，未查明填 不详，回车为暂缺）")
    )
    code = (
        _code(flags.party_code, party_type, context)
        if flags.party_code or unidentified
        else ask(label, lambda answer: _code(anything(answer), party_type, context))
    )
    opened_on = (
        _day(flags.opened_on, context)
        if flags.opened_on
        else ask_day(tr("开案日期"), lambda answer: _day(answer, context), default=context.as_of)
    )
    suggested = _title(bureau, matter, party_name)
    title = flags.title or ask(tr("案件名称"), _one_line, default=suggested)
    return _checked(
        bureau,
        kind=kind,
        procedure=procedure,
        matter=matter,
        division=_division(flags, bureau, matter),
        officers=officers,
        party_name=party_name,
        party_type=party_type,
        party_code=code,
        opened_on=opened_on,
        title=title,
        mode=mode,
    )


def _title(bureau: Bureau, matter: str, party_name: str) -> str:
    """What the case is called where nobody says otherwise: the party and the matter, as files of the kind are headed."""
    entry = bureau.matters[matter]
    name = entry.name or ""
    penalised = _PENALTY_MATTER.fullmatch(name)
    if entry.kind == "行政处罚" and penalised:
        return f"{party_name}涉嫌{penalised[1]}案"
    if entry.kind == "行政许可":
        return f"{party_name}{name}申请"
    return f"对{party_name}的{name}" if entry.kind == "行政检查" else f"{party_name}{name}"


def _division(flags: Given, bureau: Bureau, matter: str) -> str:
    """The division named, else the matter's own, else the only one that handles cases."""
    divisions = [Choice(each.id or "", each.name or "") for each in bureau.divisions]
    if flags.division:
        return find(flags.division, divisions)
    return _own_division(bureau, matter) or choose(tr("由哪个科室承办？"), divisions)


def _own_division(bureau: Bureau, matter: str) -> str:
    """The matter's own division, else the only one that handles cases; empty where neither tells."""
    handling = [each.id or "" for each in bureau.divisions if "承办" in each.roles]
    return bureau.matters[matter].division or (handling[0] if len(handling) == 1 else "")


def _one_line(text: str) -> str:
    """A text that a case file can hold and that stands in one line. Raises EnforceError for any other."""
    from enforcement_cli.cases.encoding import first_forbidden

    line = text.strip()
    if not line:
        raise EnforceError("这一项要填写")
    refused = next((each for each in line if each in "\r\n\t"), None) or first_forbidden(line)
    if refused is not None:
        raise EnforceError(
            "名称里有换行或者看不见的字符（{code}）", remedy="请重新输入，不要粘贴。", code=f"U+{ord(refused):04X}"
        )
    return line


def _checked(bureau: Bureau, **answers: Any) -> NewCase:
    name = _one_line(answers["party_name"])
    title = _one_line(answers["title"] or _title(bureau, answers["matter"], name))
    return NewCase(**{**answers, "party_name": name, "title": title})
