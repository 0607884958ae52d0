"""Addresses of homes that no label names: 搬到…居住, 送至…宋小样处, the home of whoever lives, gets post or is called on there.

Always for somebody to settle: the same words may stand for a shop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.spans import GUESSED, Found

_HINT = re.compile(
    r"家[里中的住属在]?(?!具|电|用|庭农场|装|政|禽|畜|长|国)|住(?!宅|房|建|院|宿|户|所)|租(?!赁|车|金)|老[家宅屋]|地下室|搬[到至往走]|户口|宅基地|过夜|上门|送达|[投邮]递|快递|邮[件寄]|寄[往至到]|收[件货]|居住|窑洞|平房|宿舍|生活区|家属|单元|村民"
    r"|敲门|应答|邻居|住户|该户|户主|借[住宿]|[送回][回到]|养病|休养|养伤|探望|看望|照料|名下|房产|房屋|房间|业主|居民|租户|退租|分居|独居|娘家|婆家|姥[姥爷]|奶奶|爷爷|外[婆公]|亲戚|父母|妻子|丈夫|孩子|老[人两]|户籍|入户|上门|其(?:家|住|宅)"
)
_PLACE = re.compile(
    rf"(?:(?<=[在于至到往从是为达找去的了住址处按照系居回自、,。;:“(])|\A|(?<=\n))(?P<where>[{HAN}0-9A-Za-z\-#]{{0,36}}"
    rf"(?:[省市县区旗镇乡村屯庄街路巷弄寨沟湾坪岭峪堡组排栋幢]|小区|社区|公寓|花园|家园|[苑园里坊]|单元|生活区|宿舍|家属[院楼]|棚户区|老屋|出租屋|地下室|农场|[一-龥]里|号楼|[0-9]号院?|(?<![0-9])[0-9]{{1,2}}-(?:[0-9]{{1,2}}-)?[0-9]{{3,4}}(?![0-9]))"
    rf"(?:[{HAN}0-9\-]{{0,12}}(?:社(?![会区保])|[组排栋幢号院室户层]|单元|楼下|窑洞|平房|出租屋|[东西南北]头|[沟坡河坝]底|[村路巷街沟]口|[坡沟湾边侧]|地下室|老屋|棚户区|[0-9一二三四五六七八九十][连队]|家属[院楼]|宿舍|(?<![0-9])[0-9]{{1,2}}-[0-9]{{1,2}}-[0-9]{{3,4}}(?![0-9])|(?<=[座栋幢元楼])[0-9]{{3,4}}(?![0-9])|(?<=[寓舍楼层])[0-9]{{3,4}}(?:房间?|室)|房间|[0-9一二三四五六七八九十][组社]|[学厂院校社庙站][前后旁]边?|[台塬崖梁]|(?:第|[前后])[一二三四五六七八九十0-9]+[家户排间]))?)"
)
_DWELLS = re.compile(
    r"[学厂院校社庙站][前后旁]|村[^,。]{2,3}台|[0-9](?:号院|房间?)|[0-9一二三四五六七八九十][组排栋幢号]|[0-9一二三四五六七八九十]社(?![会区保])|[0-9一二三四五六七八九十](?:单元|号楼|号院|层|室)|(?<![0-9])[0-9]{1,2}-[0-9]{1,2}-[0-9]{3,4}(?![0-9])|窑洞|平房|出租屋|地下室|老屋|棚户区|家属[院楼]|宿舍|[0-9一二三四五六七八九十][连队]|[东西南北]头|[坡沟河]底|[村路巷街沟]口|村[^,。]{1,6}[坡沟湾边侧组]|第[一二三四五六七八九十]+[家户排]|楼下"
)
_BUSINESS = re.compile(
    r"公司|注册|生产|办公|地址变更|厂[区房]|(?<!出租)[商门饭酒药烟网]店|经营|营业|市场|商场|商铺|门面|超市|工业园|产业园|园区|大厦|写字楼|煤矿|工地|项目|局|法院|政府|委员会|村委会|派出所|学校|(?:小学|中学)(?![前后旁对门附东西南北])|医院|卫生|加油站|仓库|酒店|宾馆|检查地点|施工|路段|国道|省道|公里"
)
_CLAUSE = re.compile(r"[^。;!?]+")
_VERBS = re.compile(
    r"[在于至到往从是为达找去的了住址处按照系居回自](?=[^在于至到往从是为达找去的了住址处按照系居回自]*\Z)"
)
_SURELY_VERBS = re.compile(r"在|来自|来到|送到|名下|走访|该户|老家|退回原因:")
_NO_HOME = re.compile(
    r"令第|[职员学民][工生]?宿舍(?![0-9A-Z])|[字证]第?[0-9]*号|证号|第[0-9]{1,5}号|[0-9]号(?:文|令|公告|牌|线|机|泵|炉|井|车)"
)
_ASIDE = re.compile(r"[^,]{0,20}(?:电梯|车停)")
_SHORTEST = 5
_NEEDED = re.compile(
    r"[组社排栋幢号层室头底口]|房间|单元|窑洞|平房|出租屋|楼下|老屋|宿舍|家属|棚户|[连队坡沟湾边台旁]|[0-9]-[0-9]"
)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda each: each.start(), default=None)


def unlabelled_homes(text: str) -> Iterator[Found]:
    """Places below a county in a clause that speaks of a home, of post or of a call there, and of no business."""
    if not _NEEDED.search(text):
        return
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        if not _HINT.search(text, start, end) or _BUSINESS.search(text, start, end):
            continue
        for match in _PLACE.finditer(text, start, end):
            where = match.start("where")
            within = match["where"]
            verb = _last(_SURELY_VERBS, within) or (
                _VERBS.search(within[:-_SHORTEST]) if len(within) > _SHORTEST else None
            )
            where += verb.end() if verb else 0
            found = text[where : match.end()]
            if (
                len(found) >= _SHORTEST
                and not _ASIDE.match(found)
                and not _NO_HOME.search(found)
                and _DWELLS.search(found)
                and "*" not in found
            ):
                yield Found(where, match.end(), "address", GUESSED, sure=False)
