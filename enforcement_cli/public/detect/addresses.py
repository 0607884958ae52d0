"""Where people live. Addresses of companies and offices, places of a violation and of an inspection stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from enforcement_cli.public.detect.homes import unlabelled_homes
from enforcement_cli.public.detect.patterns import spaced
from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.spans import GUESSED, LABELLED, SHAPED, Found
from enforcement_cli.public.detect.surnames import surname_length

_HOME = spaced(
    "家庭住址 家庭地址 居住地址 现住址 现住地 住址 户籍地址 户籍所在地 户籍地 户口所在地 户籍住址 户籍 经常居住地 居住地 暂住地 租住地 暂住地址 身份证住址"
    " 身份证地址 证载地址 户籍登记地址 户籍登记地 户口登记地 户口地址 登记住址 现居地 现居住地址 现住所 实际居住地 送达住址 家庭所在地 出生地 原住址 个人住址 本人住址 住宅地址 家住址 常住地址 现居住地 住处 居所"
)
_BUSINESS = spaced(
    "经营地址 经营场所 经营地点 营业场所 营业地址 注册地址 注册地 生产地址 生产地点 生产场所 厂址 公司地址 企业地址 单位地址 办公地址 办公地点 厂区地址 检查地点"
    " 案发地点 案发地 违法地点 违法行为发生地 发生地 施工地点 工程地址 项目地址 项目地点 建设地点 仓库地址 库房地址 安装地点 询问地点 听证地点 缴款地点"
    " 勘验地点 现场地址 门店地址 店址 主要经营场所 实际经营地址 实际经营场所 机关地址 本机关地址 局址 用电地址 营业执照住所"
)
_OPEN = spaced("住所地 住所 联系地址 通讯地址 通信地址 送达地点 送达地址 邮寄地址 收件地址 收货地址 地址 所在地")
_LABEL = re.compile(f"(?P<business>{_BUSINESS})|(?P<home>{_HOME})|(?P<open>{_OPEN}(?!确认|不明|变更|的|和|或|、))")
_SAYS = re.compile(r"(?:[(][^()\n]{0,12}[)])?[ ]{0,3}(?:[:|]|为(?!了)|是|在|位于|于|均为|都在)?[ \n]{0,4}[“\"]?")

_LIVES = re.compile(
    rf"(?:(?:[现暂家常租居借原均独]住|[现暂寄旅租](?:居|住在)(?!住)|居住(?=[于在的])|(?<![稳抓堵盖捂卡记不压挡拦截锁扣顶停守保罩包困护留缠钳绑居同])住)(?:于|在|(?<=居住)的)?"
    rf"(?![ \n]{{0,4}}[院房建宅宿户持所址地处])(?=[{HAN} \n])|(?<![国大专商厂农庄])家[在位]于?(?=[{HAN}]))"
)
_UNIT = re.compile(
    r"(?:单元|号楼|号院|门牌|街道|社区|小区|新区|新村|大道|大街|胡同|家属院|家属楼|家属区|公寓|宿舍|花园|佳苑|小组|居民组|村民组|省|市|县|区|旗|盟|州|镇|乡|村|屯|庄|组|路|街|巷|弄|里|道|号|栋"
    r"|幢|座|楼|层|室|户|院|苑|园|坊|堡|寨|沟|湾|坡|队|府|城|庭|居|墅|房|[0-9A-Z](?:[-][0-9]{1,4}){1,3}|院内|[东西南北]排|[0-9一二三四五六七八九十][间排窑])"
)
_BELOW_COUNTY = re.compile(
    r"(?:镇|乡|村|屯|庄|组|路|街|巷|弄|里|道|号|栋|幢|座|楼|层|室|户|院|苑|园|坊|堡|寨|沟|湾|坡|队|府|城|庭|居|墅|房|单元|小区|社区|公寓|宿舍|[0-9])"
)
_ADMINISTRATIVE = re.compile(
    r"县|(?<![城])市(?!场)|(?<![厂矿园库社小城校])区|[镇乡村街路巷]|小区|社区|家属[院楼]|单元|号楼|[0-9]#|[0-9]-[0-9]{3,4}"
)
_BEGINS = re.compile(f"[{HAN}0-9A-Za-z]")
_NOT_YET = re.compile(r"(?:写着|写的是|填写|登记|记载|[娘婆老]家|亲戚家|即|名下|该户|的是|为|是|在|于){1,3}")
"""What stands between a label or a verb of living and the address."""
_NO_PLACE = re.compile(
    r"法院|人民政府主管|委会(?![0-9一二三四五六七八九十]{1,3}[组队社]|旁|对面|附近|院|后|前|隔壁|东|西|南|北)|均|法人|组织(?!$)|等信息|或者|以及|仲裁"
)

_STOP = re.compile(
    r"[。;!?|\t“”\"《》<>]|[,、](?!(?:[0-9]|["
    + HAN
    + r"]{1,6}(?:单元|号楼|室|组|村)))|[(](?![^()\n]{1,20}(?:室|号|楼|村|组|户|院|区)[)])|(?<![(0-9"
    + HAN
    + r"])[)]"
    r"|联系|电话|手机|身份|公民|邮编|邮政|职业|民族|性别|出生|文化|学历|工作单位|从事|经营范围|法定代表|统一社会|户籍|现住|经常|职务|年龄|案由|当事人|委托|注册|负责人|(?:的|以及|并|因|于[0-9二]|系|称)"
)
_NEXT_FIELD = re.compile(
    r"\n[ ]{0,8}(?:\n|["
    + HAN
    + r" ]{1,12}[:]|[一二三四五六七八九十0-9]{1,3}[、.]|经查|综上|上述|以上|本局|我局|本机关|执法|[0-9]{4}年)"
)
_TAIL = re.compile(
    r"[0-9A-Za-z\-]{1,8}|[(][^()\n]{1,20}[)]"
    r"|子?(?:尽头|深处|拐角处?|中段|最里面)|[东西南北上下前后中老新]?[东西南北上下前后中老新大小](?:窑|坡|沟|湾|头|岭|坪|院|口|街|场|河|边|侧|坝|崖|梁|塬|崾)(?:上|里)?|自然村|路[东西南北](?![路街])"
    r"|(?:附近|对面|隔壁|旁边?|村?口|(?:学校|卫生所|卫生室|供销社|大队部|小卖部|信用社|庙|祠堂|广场|戏台|水塔|养老院|村委会|居委会|[东西南北中后前][头侧边面街院])){1,3}(?:附近|对面|隔壁|旁边?|[东西南北后前][侧边面头]?)?"
)
"""What goes on behind the last unit of an address: the house's number, where in the village it is."""
_SHORTEST_REST = 2
_LONGEST, _SHORTEST, _LONGEST_NAME = 90, 5, 4

_A_FIRM = re.compile(
    r"公司|厂(?!长)|合作社|企业|个体工商户|商行|经营部|门市部|商店|超市|信用代码|营业执照|字号|注册号|集团|事务所|(?<![书饭])店(?!员|主)"
)
_A_PERSON = re.compile(
    r"收件人|户主|受送达人|身份证|[,、(（]\s?[男女](?![子性])|性别|汉族|族[,，]|出生|公民身份|自然人|周岁|职业|村民|居民|户籍|姓名|证件号码|(?<!法定)(?<!法人)(?<!负责)代理人|证人|投诉人|举报人|家属|妻子|丈夫|联系人|年龄"
)
_AN_OFFICE = re.compile(r"(?:局|政府|法院|检察院|委员会|本机关|中心|大厅|窗口|大队|办公室)[^。;\n]{0,16}\Z")
_A_HEAD = re.compile(r"法定代表人|负责人|经营者|法人代表|投资人")
_BUSINESS_PLACE = re.compile(
    r"工业园|产业园|科技园|开发区|工业区|园区|大厦|写字楼|厂区|商城|商场|市场|商铺|门面|门店|政务|行政中心|大楼|物流|仓库|厂房|车间|矿区|煤矿|水库|工地|施工|项目部|加油站"
)
_FLAT = re.compile(r"单元.{0,6}[0-9]|家属[院楼]")
_RESIDENTIAL = re.compile(
    r"单元|室(?!内)|家属|小区|公寓|宿舍|花园|佳苑|(?:村|组|屯)[^,。]{0,8}[0-9一二三四五六七八九十]{1,4}(?:号|户|组)|[0-9](?:栋|幢|号楼)"
)

_POSTED = re.compile(r"[收寄]件人|收货人|邮寄送达|(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
"""Beside a home's number: somebody gets letters and calls there."""

_LEADS = re.compile(
    r"(?:[在于至往回从由对向为到照]|名下|走访|老家|该户|来自|写着|记着|登记|(?<=[达至在到于从回])其|[娘婆]家)(?![0-9])"
)
_IS = re.compile(r"[系为是住在由对向]")
_VILLAGERS = re.compile(
    rf"(?:(?<=[系为是住,、(;。:\n ])|\A)(?P<where>[{HAN}]{{2,30}}?(?:村|屯|组|社区|小区|庄))(?=(?:的)?(?:村民|居民|住户|业主|人氏|人(?=[,，。;；、(（]))(?!委|会|组|自治|代表|大会|小组|身体))"
)
_DWELLING = re.compile(
    r"(?:[0-9一二三四五六七八九十A-Z]{1,4}[ ]?(?:号楼|栋|幢|座|#楼?|区)[ ]?)(?:[0-9一二三四五六七八九十东中西]{1,3}[ ]?单元[ ]?)?(?:[0-9]{1,2}[ ]?层[ ]?)?[0-9一二三四五六七八九零〇]{2,5}[ ]?(?:室|号|户)?(?![0-9年月日元]|号楼)"
    r"|[0-9一二三四五六七八九十]{1,3}[ ]?单元[ ]?[0-9一二三四五六七八九零〇东中西]{1,5}[ ]?(?:室|号|户)"
)
_AT_SOMEBODYS = re.compile(
    r"(?:的|其|他|她)?(?:家中|家里|家内|住处|住宅内|老宅|老屋|旧宅|自建房|宅院|自家院|出租屋|民房|(?<=的)家(?![具电用庭属乡装])|(?<=的)(?:住址|住所|户籍)(?!变更|不明|确认))"
)
_SOMEBODYS_HOME = re.compile(rf"[{HAN}]{{2,4}}家中?")
_KIN = "其他她父母岳亲朋邻哥姐弟妹儿女爷奶叔舅姑姨"
_RUN_BEFORE = re.compile(rf"[{HAN}0-9\-#号]{{5,44}}\Z")
_DWELLING_NAME = re.compile(rf"[{HAN}0-9]{{2,40}}\Z")
_AT_HOME = re.compile(
    r"身份|本人|家中|家里|其家|自家|住处|家的|住宅内|暂住|租住|居住|回家|上门|入户|住所内|宿舍内|寄[至到往]"
)


def home_addresses(text: str) -> Iterator[Found]:
    """Addresses after a label or a verb of living, villages of villagers, dwellings by their number, and where else a home is."""
    pointed = tuple(_pointed_at(text))
    yield from pointed
    for each in unlabelled_homes(text):
        # What is found already is found; what goes on behind it (三组|小学后面第二家) is still to be looked at.
        start = max((taken.end for taken in pointed if taken.start < each.end and each.start < taken.end), default=None)
        if start is None:
            yield each
        elif each.end - start > _SHORTEST_REST:
            yield replace(each, start=start)


def _pointed_at(text: str) -> Iterator[Found]:
    for match in _LABEL.finditer(text):
        if match.lastgroup != "business":
            says = _SAYS.match(text, match.end())
            start = _begun(text, says.end() if says else match.end())
            end = _end_of_address(text, start, labelled=bool(says and says.group().strip()))
            if end > start:
                if match.lastgroup == "home":
                    yield Found(start, end, "address", LABELLED)
                else:
                    yield from _of_whom(text, match.start(), start, end)
    for match in _LIVES.finditer(text):
        start = _begun(text, _past_blanks(text, match.end()))
        end = _end_of_address(text, start, labelled=False)
        if end > start:
            yield Found(start, end, "address", LABELLED)
    for match in _VILLAGERS.finditer(text):
        start, end = match.span("where")
        start += max(0, _last(_IS, text[start:end]))
        yield Found(start, end, "address", SHAPED)
    yield from _at_somebodys(text)
    yield from _dwellings(text)


def _at_somebodys(text: str) -> Iterator[Found]:
    """示例县示例镇示例村3号的老宅, …6组宋小样家中: the address before a word for somebody's home."""
    for match in _AT_SOMEBODYS.finditer(text):
        run = _RUN_BEFORE.search(text, max(0, match.start() - 44), match.start())
        if run is None:
            continue
        end = run.end() - (text[run.end() - 1] == "的")
        start = run.start() + max(0, _last(_LEADS, text[run.start() : end]))
        unit = max((each.end() for each in _UNIT.finditer(text, start, end)), default=start)
        if unit > start and 2 <= end - unit <= _LONGEST_NAME and (surname_length(text, unit) or text[unit] in _KIN):
            end = unit
        if end - start < _SHORTEST or _BUSINESS_PLACE.search(text, start, end):
            continue
        if _ADMINISTRATIVE.search(text, start, end) and _BELOW_COUNTY.search(text, below_region(text, start, end), end):
            yield Found(start, end, "address", SHAPED)


def _begun(text: str, start: int) -> int:
    """Where an address begins that something leads to: 写着|示例县…, 娘家|示例村."""
    lead = _NOT_YET.match(text, start)
    return lead.end() if lead else start


def _past_blanks(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\n"):
        at += 1
    return at


def _end_of_address(text: str, start: int, *, labelled: bool) -> int:
    """Where the address that starts there ends; `start` where there is none or nothing below the county."""
    if not _BEGINS.match(text, start):
        return start
    limit = min(len(text), start + _LONGEST)
    if not labelled and not _ADMINISTRATIVE.search(text, start, limit):
        return start
    for stop in (_STOP.search(text, start, limit), _NEXT_FIELD.search(text, start, limit)):
        if stop is not None:
            limit = min(limit, stop.start())
    if not labelled:
        paragraph = text.find("\n\n", start, limit)
        limit = paragraph if paragraph >= 0 else limit
    last = None
    for unit in _UNIT.finditer(text, start, limit):
        last = unit
    end = last.end() if last else start
    tail = _TAIL.match(text, end, limit) if last else None
    end = tail.end() if tail else end
    if (
        labelled
        and end < limit
        and limit - end <= 6
        and not _SOMEBODYS_HOME.fullmatch(text, end, limit)
        and "*" not in text[end:limit]
    ):
        end = limit
    while end > start and text[end - 1] in " \n,、":
        end -= 1
    if "*" in text[start:end]:
        return start
    if _NO_PLACE.search(text, start, end) or not (labelled or _ADMINISTRATIVE.search(text, start, end)):
        return start
    return end if _BELOW_COUNTY.search(text, below_region(text, start, end), end) else start


_WITHIN = r"[^\W\d_镇乡村路街巷号道]"
_LEVELS = (
    ("province", re.compile(rf"[ \n]?{_WITHIN}{{2,8}}?(?:省|自治区|特别行政区)")),
    ("city", re.compile(rf"[ \n]?{_WITHIN}{{2,9}}?(?:(?<![城夜超])市(?![场区])|自治州|地区|盟)")),
    ("county", re.compile(rf"[ \n]?{_WITHIN}{{1,9}}?(?:县|旗|(?<![小社园发厂矿库校辖])区|(?<![城夜超])市(?![场区]))")),
)


def below_region(text: str, start: int, end: int, *, keep: str = "county") -> int:
    """Where in an address that begins which lies below its `province`, `city` or `county`; `start` where none is named."""
    reached = start
    for level, pattern in _LEVELS:
        match = pattern.match(text, reached, end)
        reached = match.end() if match else reached
        if level == keep:
            break
    return reached


def _of_whom(text: str, label: int, start: int, end: int) -> Iterator[Found]:
    """A label that fits homes and offices alike (住所, 地址): the words before it tell whose it is."""
    before = text[max(0, label - 140) : label].split("\n\n")[-1]
    person, firm, head = (_last(pattern, before) for pattern in (_A_PERSON, _A_FIRM, _A_HEAD))
    residential = _RESIDENTIAL.search(text, start, end) is not None
    after = re.split(r"[。;\n]", text[end : end + 40])[0]
    if firm < 0 and head < 0 and (own := _A_PERSON.search(after)) and not _A_HEAD.search(after[: own.start()]):
        yield Found(start, end, "address", LABELLED)
        return
    if _AN_OFFICE.search(before) and person < 0:
        return
    if person > max(firm, head):
        yield Found(start, end, "address", LABELLED)
    elif head > max(firm, person):
        # 法定代表人：…，住所：… goes on with the company; with a flat's number it may be the person's own.
        if residential:
            yield Found(start, end, "address", GUESSED, sure=False)
    elif firm < 0 and not _BUSINESS_PLACE.search(text, start, end):
        flat = _FLAT.search(text, start, end) is not None or (
            residential and _POSTED.search(f"{before[-40:]}|{after}") is not None
        )
        yield Found(start, end, "address", LABELLED if flat else GUESSED, sure=flat)


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for match in pattern.finditer(text):
        at = match.end()
    return at


def _dwellings(text: str) -> Iterator[Found]:
    """示例小区3号楼2单元401室 without a label: surely a home where somebody lives there, else somebody has to look."""
    for match in _DWELLING.finditer(text):
        name = _DWELLING_NAME.search(text, max(0, match.start() - 24), match.start())
        start = name.start() if name else match.start()
        cut = _last(re.compile(r"[在于到至往回从由对向为是系的住处自]"), text[start : match.start()])
        start += max(0, cut)
        before = text[max(0, start - 40) : start]
        clause = re.split(r"[。;\n]", before)[-1]
        if (
            _BUSINESS_PLACE.search(text, start, match.end())
            or _last(re.compile(_BUSINESS), clause) >= 0
            or _A_FIRM.search(clause)
        ):
            continue
        at_home = _AT_HOME.search(clause) or _AT_HOME.match(text, match.end())
        yield Found(start, match.end(), "address", SHAPED if at_home else GUESSED, sure=bool(at_home))
