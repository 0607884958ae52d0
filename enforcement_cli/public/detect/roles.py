"""What stands around a person's name: roles before it, cues after it, words that lead to it."""

from __future__ import annotations

import re

from enforcement_cli.public.detect.patterns import spaced
from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.surnames import SURNAMES

_ROLES = (
    # parties and those who act for them
    "当事人 被处罚人 行政相对人 相对人 违法行为人 违法嫌疑人 嫌疑人 法定代表人 法人代表 法人 代表人 负责人 经营者 经营人 业主 投资人 合伙人 股东"
    " 实际控制人 实控人 董事长 执行董事 董事 监事 总经理 副总经理 经理 厂长 副厂长 矿长 店长 店主 老板 老板娘 现场负责人 企业负责人 主要负责人"
    " 安全负责人 项目负责人 车间主任 办公室主任 村主任 主任 副主任 科长 站长 主管 工头 包工头 带班人 带班 组长 支书 经办人 技术人员 财务人员 值班人 值班人员 留守人员 同案人 中间人 供货人 供货商 收购人 委托人 受托人 被委托人 委托代理人 代理人 代理律师 监护人 法定监护人 翻译 翻译人员"
    # those who say, sign or receive something
    " 证人 见证人 目击者 目击证人 知情人 在场人 投诉人 举报人 信访人 反映人 检举人 报案人 报警人 求助人 自称 申诉人 被执行人 被申请执行人 申请执行人 被许可人 被处理人 被扣押人 被强制执行人 肇事者 肇事人 逃逸者 参与人 参与者 组织者 行为人 外国人 外籍人员 申请人 被申请人 第三人 利害关系人 被询问人 被调查人"
    " 被检查人 受询问人 陈述人 申辩人 答辩人 原告 被告 被告人 联系人 受送达人 签收人 代收人 收件人 寄件人 领取人 缴款人 交款人 受害人 被害人 死者"
    " 伤者 患者 病人 未成年人"
    # sides of a bargain
    " 车主 货主 船主 户主 机主 号主 房东 房主 租户 住户 承租人 出租人 承包人 发包人 买受人 出卖人 收货人 发货人 收款人 付款人 户名 开户人 持卡人"
    " 债务人 债权人 担保人 保证人 抵押人 借款人 出借人 介绍人 中介人 转让人 受让人 转让方 受让方 出让人 挂靠人 被挂靠人"
    # family
    " 家属 亲属 近亲属 配偶 妻子 丈夫 爱人 儿子 女儿 父亲 母亲 哥哥 弟弟 姐姐 妹妹 爷爷 奶奶 祖父 祖母 孙子 孙女 叔叔 侄子 儿媳 女婿 岳父 岳母"
    " 其妻子 其丈夫 其儿子 其女儿 其父亲 其母亲 其哥哥 其弟弟 其姐姐 其妹妹 其妻 其夫 其子 其女 其父 其母 其兄 其弟 其姐 其妹"
    " 其侄 其侄子 其侄女 其叔 其舅 其姑 其姨 岳父 岳母 公公 婆婆 堂兄 堂弟 表兄 表弟 表哥 表姐 表妹 嫂子 弟媳 姐夫 妹夫 前妻 前夫 继父 继母 养父 养母 之妻 之夫 之子 之女 之父 之母 之兄 之弟 长子 次子 长女 次女"
    " 妻弟 妻兄 妻妹 妻姐 内弟 内兄 小舅子 大舅子 小姨子 连襟 妯娌 外孙 外孙女 孙媳 堂妹 堂姐 表叔 伯父 叔父 舅父 姑父 姨父 姑妈 婶婶 伯母 儿媳妇 未婚妻 未婚夫 女友 男友 女朋友 男朋友"
    # work and neighbourhood
    " 会计 出纳 司机 驾驶员 驾驶人 员工 职工 工人 店员 雇员 雇主 业务员 销售员 推销员 售货员 收银员 服务员 施工员 调度员 押运员 电工 焊工 锅炉工"
    " 操作工 装卸工 搬运工 养殖户 种植户 技术员 安全员 保管员 仓库管理员 保安 厨师 门卫 值班员 护林员 网格员 巡线员 巡护员 学徒 徒弟 师傅 同乡 老乡 班长 队长 邻居 村民 居民 同事 朋友 学生 儿童 顾客"
    " 客户 消费者 用户 雇工 临时工 帮工 家长 个人 男子 女子 老人 本人 外甥 外甥女 侄女 舅舅 姑姑 姨妈 亲戚 合伙者 经手人 保管人 产权人 所有权人 使用人 管理人 看管人 承运人 托运人"
    # fields of a form
    " 姓名 名字 曾用名 签名 签字"
)
ROLE_WORDS = _ROLES
"""Roles, parted by blanks."""

# 高父高德厚: the kin of somebody who was named before.
_SURNAMES = "".join(sorted(each for each in SURNAMES if len(each) == 1))

ROLE = re.compile(
    rf"(?:{spaced(_ROLES)}|(?<![{HAN}])[{_SURNAMES}][父母妻](?=[{_SURNAMES}]))(?:姓名|名称|签名|签字|盖章|等)?"
    r"(?P<says>(?:[(][^()\n]{0,12}[)])?[ ]{0,4}(?:[:|]|[—-]{1,2}|[ ]|为(?!了)|是|系(?!统)|叫|名叫)?[ \n]{0,6}[“\"(]?)"
)
"""A role; `says` is what stands between it and the name."""

FIELD = re.compile(
    r"(?:开户人|户名|姓名|名字|联系人|收件人|收货人|机主|号主|车主|户主|持卡人|持证人|缴款人|交款人|付款人|收款人|见证人|代收人|签收人|经营者|法定代表人|负责人|经手人|驾驶人|驾驶员|业主|房东)(?!员)"
)
"""Roles that name the field of a form: what stands there is a name, whatever its characters."""

OFFICER = re.compile(
    r"(?<![受被])(?:执法人员|办案人员|调查人员|检查人员|承办人员?|办案人|主办人|协办人|审核人|审批人|批准人|记录人|主持人|听证员|书记员|勘验人|送达人|执法员|询问人|检查人"
    r"|局长|审判长|审判员|法官)(?:签名|签字)?[:、 ]{0,2}"
)
"""Those who act for the organ: their names are public (118号(四))."""

IN_BRACKETS = re.compile(r"[(][^()\n]{0,40}[)]")
BRAND_AFTER = re.compile(
    rf"(?:[、,和“”\"]{{1,3}}[{HAN}]{{2,4}}){{0,9}}?[”\"]?等?(?:均?[为系是])?(?:注册)?(?:商标|品牌|牌)"
)
BRAND_BEFORE = re.compile(
    r"(?:(?:商标|品牌|字号|招牌|牌匾|牌子)(?:为|是|系|名)?|(?:标有|标注|印有|写有|标示)|(?:产品|商品|食品|药品|菜品|化妆品)名称?(?:为|是|:)?)[“\"‘]?\Z"
)
"""What trade marks and goods are introduced by; names in them are nobody's."""
PLACE_BEFORE = frozenset("镇村县乡组店厂矿路街号楼室院市区")
PLACE_ENDS = frozenset("山庙庄坡沟河岭峪湾堡寨塔坪墓祠陵巷")
"""Characters that names of places end with, and names of persons too."""
MATTER_ENDS = frozenset("岩矿石砂土煤铁铜铝钢木树竹草花果菜饭面汤饼糕肉蛋奶布棉麻皮")
"""Characters that words for materials and food end with."""
OBJECT_ENDS = frozenset(
    "鸡鸭鹅鱼虾蟹羊鹿狗猫鸟石丸散膏片粉茶酒卡杯裤衫鞋瓶机器桥台岛塔寺卜菇笋藤竹蒜葱枣梨灯锁伞镜牌剂药"
)
"""Characters that words for things, animals and buildings end with; where nothing points to a person these are no names."""
PLACE_IN_NAME = frozenset("家庄村沟")

_SAYS_SOMETHING = (
    r"(?:述|供|辩|诉|自|声)?称(?![号呼重为作职量谓])|陈述|供述|辩解|表示|承认|认可|证实|反映|口述|来电|来访|来信|到场|在场|到案|作证|答:"
    r"|签字|签名|签收|捺印|按手印|拒绝签|拒签|下落不明|不服|供认|不在家|逃匿|多次(?=来|反|投|举|催)|说(?=[^明法服])"
)
_IS_SOMEBODY = (
    r"[,、(（][ ]?(?:男|女)(?=[,、)， 。性])|先生|女士|同志|师傅|本人|之[子女妻夫父母兄弟姐妹](?!一)"
    rf"|系(?=[{HAN}、]{{0,24}}?(?:村民|居民|职工|员工|股东|负责人|经营者|代表人|司机|亲属|之[子女妻夫父母]|丈夫|妻子|儿子|女儿|父亲|母亲|邻居|朋友|父子|父女|母子|母女|夫妻|夫妇|兄弟|姐妹|兄妹|姐弟|[同亲]?[乡属友]关系))"
    r"|[,、](?=身份证|公民身份|证件号|汉族|回族|户籍|(?:台湾|香港|澳门)(?:居民|同胞)|[1-9][0-9]岁)|:(?=[ \n]{0,2}(?:你|您|经审查|经查|因你|关于你|根据你|本机关对你))|夫妇|父子|母女|一家|患有|罹患|一次性|个人账户|个人银行|住宅|营业执照|身份证(?:复印|原件|照片|正反)|所有(?=[。,;、\n])"
)
_HAS_SOMETHING = (
    r"的(?:身份证|手机|电话|住址|住所|询问笔录|笔录|证言|证人证言|父亲|母亲|妻子|丈夫|儿子|女儿|户籍|银行|账户|账号|家中|家里|住处|陈述|配偶|亲属|家属|尸体|遗体"
    r"|病历|授权委托书|委托书|名片|供述|签名|签字|辨认|指认|微信|邮箱|承诺书|申请书|车辆|房屋)|(?:身份证|手机|电话|住址)(?:号|:|为|[0-9])"
    r"|[,、:( ]{0,2}(?=(?:[+]?86[- ]?)?1[3-9][0-9][0-9\- ]{8})|(?:驾驶|持有|名下)的?|所[有留写签购述称建持]|家中"
)
_ARE_SEVERAL = r"等?(?:[二两三四五六七八九十几]{1,2}|[0-9]{1,2})(?:人|名)"
CUE = re.compile(f"{_SAYS_SOMETHING}|{_IS_SOMEBODY}|{_HAS_SOMETHING}|{_ARE_SEVERAL}")
"""What follows a person, and hardly anything else."""

_IN_PERSON = re.compile(
    r"(?:负责|签收|签字|代收|代签|代领|领取|驾驶|陪同|保管|看管|转交|带领)(?!人|者|单位|部门|机构|机关)"
)

_SPEAKS = re.compile(
    r"(?:述|供|辩|诉|自)?称|陈述|供述|辩解|承认|,(?:男|女)|[(](?:男|女)|证实|签字|签名|之[子女妻夫父母兄弟姐妹]|先生|女士"
)

BEFORE_NAMES = frozenset("时由向与和及对被给将从受系为让叫请找经据即是称查说问至告到以替的在于因自等凭有")
"""Characters right before a name."""

LEADING = re.compile(f"(?:由|被|让|叫|请|找|给|替|据|经|向|与|和|及|对|受|将|把)(?=[{HAN}])")
LEADING_VERB = re.compile(
    r"(?:[你您][(]|委托|雇佣|雇用|聘请|聘用|反映|举报|询问|讯问|约谈|联系|邀请|补偿|赔偿|交付|送交|移交|告诉|训诫|授权|提交|提供|出示|返还|退还|撤销|通过|责令|没收|准予|扣押|劝阻|劝说|走访|回访|看到|发现|付给|汇给|还给|送给|寄给|打给|拨打|通知|告知|要求|指使|安排|指派|介绍|欠|交给|转给|卖给|出租给|转让给|借给|租给"
    rf"|接到|收到|找到|叫上|伙同|会同|给|从)(?=[{HAN}])"
)
_DOING_WORDS = (
    "进行 送达 邮寄 寄送 委托 指派 邀请 授意 代理 注册 组成 分别 处以 罚款 名义 询问 讯问 调查 签收 签字 购买 销售 驾驶 经营 承包 负责 管理 代为 代收 代签 提供 提交 支付 转账 汇款 借用 租赁 租用 出租 雇佣 雇用 运输"
    " 施工 安排 指使 告知 出示 核实 了解 作出 下达 出具 转让 收购 收取 看管 保管 操作 陪同 签订 实际 本人 介绍 拨打 缴清 联系 联络 反映 投诉 举报 证实 陈述"
    " 承担 投资 出资 实施 组织 存放 堆放 加工 生产 使用 辨认 指认 确认 赔偿 退还 返还 缴纳 领取 领走 拉走 取走 采挖 开采 倾倒 修建 搭建"
)
DOINGS = frozenset(_DOING_WORDS.split())
"""What persons do or have done to them, after 由, 向, 对 and a name."""

IN_TURNS = re.compile(r"[分先]?[一二两三四五六七八九后]次|以(?:现金|转账|微信|其)")

PREDICATE = re.compile(
    rf"[于在将未已曾因到从被以称与对自并也均又没无即遂仍系为是把向现]|和(?=[{HAN}]{{2,3}}[于在将未已曾因到从被以共、])"
)
WITH_PERSONS = re.compile(
    r"(?:[你您][(]|没收|雇佣|雇用|聘请|聘用|讯问|约谈|伙同|叫上|交给|转给|卖给|出租给|转让给|借给|租给|付给|汇给|还给|送给|寄给|打给|邀请|劝阻|劝说|走访|回访)\Z"
)
PERSONAL = re.compile(
    r"(?:进行|作|做)?了?(?:在家|在场|到场|询问|讯问|约谈|送达|签收|驾驶|出示|代签|代收|陪同|证实|陈述|本人|患有|罹患|因(?=患|病|伤|冠心|脑|癌|住院)|住院|卧床|缴清|供认|[分先][一二两三四五六七八九后]次?)"
)
CLAUSE = re.compile(rf"(?:\A|[^{HAN}A-Za-z0-9·]|经查|查明|另查|其中|期间|当日|当天|随后|同时)[ \n]{{0,3}}(?=[{HAN}])")
CLAUSE_START = re.compile(rf"(?:\A|[^{HAN}A-Za-z0-9·]|经查|查明|另查)[ \n]{{0,3}}\Z")
LIST = re.compile(r"[ ]?(?:[、,]|和|与|及|以及|跟|\n)[ ]?")

LATIN = re.compile(r"[A-Z][A-Za-z'’.\-]{1,24}(?:[ ·][A-Z][A-Za-z'’.\-]{0,24}){0,4}(?![A-Za-z])")
LATIN_FIRM = re.compile(r"\b(?:Ltd|Inc|Co|LLC|Corp|GmbH|Company|Limited|Group|Factory|Trading)\b", re.IGNORECASE)
FULL_LATIN = re.compile(r"[A-Z][A-Za-z'’\-]{1,24}(?:[ ·][A-Z][A-Za-z'’.\-]{0,24}){1,4}(?![A-Za-z0-9])")
PARTED = re.compile(f"[{HAN}]{{1,6}}·(?:[{HAN}]{{1,6}}·)?(?=[{HAN}])")
DOTTED = re.compile(f"[{HAN}]{{1,10}}(?:·[{HAN}]{{1,12}}){{1,4}}")
TOKEN = re.compile(f"[{HAN}]{{1,12}}")
LETTER_SPACED = re.compile(f"[{HAN}](?:[ ]{{1,4}}[{HAN}]){{1,3}}(?![{HAN}])")

NOBODY = re.compile(
    r"无$|户籍|外籍|本地|待定|待查|待核|须知|同上|同前|暂缺|暂无|不详|未知|详见|见附|略$|空白|以下|如下|单位|办公|值班|前台|客服|电话|手机|地址|住址|身份|性别|年龄|签字|签名|盖章|日期|年月"
    r"|姓名|姓氏|名字|名称|职务|民族|证件|编号|号码|拒绝|拒签|未到|本人|其他|全体|分别|均为|共同|或者|以及|委托|代理|有权|应当|可以|不服|陈述|申辩|权利"
    r"|义务|意见|情况|基本|信息|示范|自然人|法人|个体|企业|工商|组织|名单|如实|已经|尚未|香港|澳门|台湾|外国|中国|[的了着过们和与及或]|[室部科局处所队院厂店组站]$|[委协商工]会$"
)
"""What stands in the field of a name and is none."""


def calls_for_name(text: str, start: int) -> bool:
    """Whether a role stands right before: 当事人高兴, 证人:高兴."""
    return any(match.end() == start for match in ROLE.finditer(text, max(0, start - 16), start))


def is_followed_as_name(text: str, end: int) -> bool:
    """Whether something follows that only follows a person: 高兴称, 高兴,男."""
    return CUE.match(text, end) is not None


def acts_in_person(text: str, at: int) -> bool:
    """Whether what follows is done by a person rather than an office or a machine: 由高兴负责."""
    return _IN_PERSON.match(text, at) is not None


def speaks(text: str, at: int) -> bool:
    """Whether what follows is something only a person does or is."""
    return _SPEAKS.match(text, at) is not None
