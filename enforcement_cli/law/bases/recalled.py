"""Sources whose text is not at hand: older versions of the laws, later national acts, Shanxi's, and models elsewhere.

No rule may rest on these rows alone with more than a warning. Their words are the sense and not the letter, which
each says by 大意; an article is named only where our notes give its number.
"""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.basis import Basis, Numbering, Source, numbered, placed

_LAW_OF_2017 = "2017年修正"


def _source(
    key: str,
    name: str,
    version: str,
    first: date | None = None,
    last: date | None = None,
    *,
    numbering: Numbering = "none",
) -> Source:
    return Source(key, name, f"{name}（{version}）", version, first, last, None, numbering, "recalled")


_OLDER: dict[str, Basis] = {
    **placed(
        _source("PL2017", "《中华人民共和国行政处罚法》", _LAW_OF_2017, date(2018, 1, 1), date(2021, 7, 14)),
        {
            None: {
                "PL2017-fine": "（大意）当场处罚的限额：对公民五十元以下，对法人或者其他组织一千元以下罚款或者警告。",
                "PL2017-hearing": "（大意）当事人要求听证的，应当在行政机关告知后三日内提出。",
                "PL2017-period": "（大意）没有九十日的办案期限。",
                "PL2017-withdrawal": "（大意）没有三日内撤回处罚决定信息的规定。",
                "PL2017-days": "（大意）没有三日、七日按工作日计算的规定。",
                "PL2017-evidence": "（大意）先行登记保存的证据，应当在七日内及时作出处理决定。",
                "PL2017-notice": "（大意）行政机关应当在听证的七日前，通知当事人举行听证的时间、地点。",
                "PL2017-service": "（大意）当事人不在场的，应当在七日内将行政处罚决定书送达当事人。",
                "PL2017-limitation": "（大意）违法行为在二年内未被发现的，不再给予行政处罚。",
                "PL2017-chair": "（大意）听证由行政机关指定的非本案调查人员主持。",
                "PL2017-reviewer": "（大意）初次从事行政处罚决定审核的人员，应当通过国家统一法律职业资格考试取得法律职业资格。",
                "PL2017-two": "（大意）两名执法人员的要求只见于一般程序。",
            }
        },
        notes={"PL2017-days": "按工作日和按自然日两种读法都应列出。"},
    ),
    **placed(
        _source("CPL2017", "《中华人民共和国民事诉讼法》", _LAW_OF_2017, date(2017, 7, 1), date(2021, 12, 31)),
        {None: {"CPL2017-notice": "（大意）公告送达，自发出公告之日起，经过六十日，即视为送达。"}},
    ),
    **placed(
        _source("CPL2021", "《中华人民共和国民事诉讼法》", "2021年修正", date(2022, 1, 1), date(2023, 12, 31)),
        {None: {"CPL2021-notice": "（大意）公告送达，自发出公告之日起，经过三十日，即视为送达。"}},
    ),
    **placed(
        _source("RL2017", "《中华人民共和国行政复议法》", _LAW_OF_2017, date(2018, 1, 1), date(2023, 12, 31)),
        {
            None: {
                "RL2017-organ": "（大意）对县级以上地方人民政府工作部门不服的，"
                "可以向本级人民政府或者上一级主管部门申请行政复议。",
                "RL2017-period": "（大意）自知道该行政行为之日起六十日内申请行政复议。",
            }
        },
    ),
    **placed(
        _source("HOL2013", "《全国年节及纪念日放假办法》", "2013年修订", date(2014, 1, 1), date(2024, 12, 31)),
        {None: {"HOL2013-days": "（大意）全体公民放假的节日共十一天。"}},
    ),
}

_SUPERVISION = _source("SUP", "《行政执法监督条例》", "国务院令第825号", date(2026, 2, 1), numbering="article")

# Where our notes give a document's year and not its day, the year after it is surely later.
_NATIONAL: dict[str, Basis] = {
    **numbered(
        _SUPERVISION,
        {
            "SUP-17": "（大意）公布经确认的行政执法主体资格；行政执法人员经考试合格并取得行政执法证件。",
            "SUP-18": "（大意）案卷评查看决定是否合法，与事实、性质、情节和社会危害程度是否相当，"
            "文书是否规范，证据是否真实、完整。",
        },
    ),
    **placed(
        _SUPERVISION,
        {
            None: {
                "SUP-organ": "（大意）县级司法行政部门为行政执法监督机构，"
                "检查执法资格、证件、三项制度和裁量基准，可以责令自查、调阅案卷，制发督办函、意见书。",
                "SUP-answer": "（大意）收到督办函、意见书、决定书的行政执法机关，在各该文书的期限内回复。",
            }
        },
    ),
    **numbered(
        _source(
            "G27",
            "《国务院办公厅关于进一步规范行政裁量权基准制定和管理工作的意见》",
            "国办发〔2022〕27号",
            date(2023, 1, 1),
            numbering="clause",
        ),
        {"G27-12": "（大意）在行政执法决定书中说明行政裁量权基准的适用情况。"},
    ),
    **placed(
        _source("G54", "《国务院办公厅关于严格规范涉企行政检查的意见》", "国办发〔2024〕54号", date(2025, 1, 1)),
        {None: {"G54-inspection": "（大意）只有法定主体可以实施涉企行政检查；检查前经批准；公布年度检查频次上限。"}},
    ),
    **placed(
        _source("FORM25", "《行政检查文书基本格式文本（试行）》", "司法部2025年", date(2026, 1, 1)),
        {None: {"FORM25-inspection": "（大意）行政检查使用七种基本文书，包括审批表、通知书和现场检查笔录。"}},
    ),
    **placed(
        _source("CREDIT18", "发改办财金〔2018〕424号文件", "双公示"),
        {None: {"CREDIT18-seven": "（大意）行政许可和行政处罚等信用信息自作出行政决定之日起七个工作日内上网公开。"}},
    ),
    **placed(
        _source("CREDIT26", "《信用修复管理办法》", "国家发展改革委令第36号", date(2026, 4, 1)),
        {
            None: {
                "CREDIT26-display": "（大意）失信信息按轻微、一般、严重分别确定公示期限："
                "轻微的不公示或者不超过三个月，一般的三个月至一年，严重的一年至三年。",
            }
        },
    ),
    **numbered(
        _source("ENT", "《企业信息公示暂行条例》", "2014年", date(2014, 10, 1), numbering="article"),
        {"ENT-7": "（大意）其他政府部门应当公示其在履行职责过程中产生的企业行政许可、行政处罚等信息。"},
    ),
    **numbered(
        _source("PROJ", "《企业投资项目核准和备案管理条例》", "2016年", date(2017, 2, 1), numbering="article"),
        {"PROJ-10": "（大意）核准机关自受理申请之日起二十个工作日内作出决定，可以延长，延长不超过四十个工作日。"},
    ),
    **numbered(
        _source("RETAIN", "《机关文件材料归档范围和文书档案保管期限规定》", "国家档案局令第8号", numbering="article"),
        {"RETAIN-6": "（大意）保管期限分为永久、30年、10年；行政处罚等，重要的永久，一般的30年。"},
        notes={"RETAIN-6": "请核对是否已有新的规定代替本令。"},
    ),
    **placed(
        _source("COURT16", "《最高人民法院关于人民法院在互联网公布裁判文书的规定》", "法释〔2016〕19号"),
        {
            None: {
                "COURT16-names": "（大意）保留姓氏，名字以“某”替代；少数民族姓名保留第一个字；"
                "未成年人及其法定代理人的姓名一律隐去。",
            }
        },
        notes={"COURT16-names": "适用于裁判文书，仅作参照。"},
    ),
}

_REGIONAL: dict[str, Basis] = {
    **numbered(
        _source("SXR", "《山西省行政执法条例》", "2019年修订", date(2019, 7, 31), numbering="article"),
        {
            "SXR-5": "（大意）行政执法机关建立责任、公示、全过程记录、重大行政执法决定法制审核、评议考核、"
            "案卷评查、裁量权基准、错案纠正和过错责任追究、统计等制度。",
            "SXR-6": "（大意）建立全省行政执法信息系统。",
        },
    ),
    **placed(
        _source("SXF", "《山西省重大行政处罚决定备案办法》", "省政府令第206号"),
        {None: {"SXF-filing": "（大意）重大行政处罚决定自作出之日起十五日内报本级人民政府备案。"}},
        notes={"SXF-filing": "没有说明十五日是否为工作日。"},
    ),
    **numbered(
        _source("SXD", "《山西省规范行政执法裁量权办法》", "省政府令第286号", date(2021, 5, 1), numbering="article"),
        {
            "SXD-8": "（大意）行政执法裁量权基准以行政规范性文件的形式公布。",
            "SXD-15": "（大意）收到《行政执法监督通知书》的，在二十个工作日内回复。",
        },
    ),
    **numbered(
        _source("ZJ", "《浙江省行政处罚结果信息网上公开暂行办法》", "外省参照", numbering="article"),
        {
            "ZJ-7": "（大意）隐去自然人的家庭住址、通信方式、身份证号码、银行账号、健康状况等个人信息，"
            "被处罚人以外的自然人姓名，以及法人或者其他组织的银行账号。",
        },
        notes={"ZJ-7": "外省规定，仅作参照。"},
    ),
    **placed(
        _source("IM244", "内蒙古自治区人民政府令第244号", "外省参照"),
        {
            None: {
                "IM244-masks": "（大意）公示时隐去银行账号、权属证书编号、财产状况、家庭住址、身份证号和通讯方式等；"
                "涉及未成年人的，不予公示。",
            }
        },
        notes={"IM244-masks": "外省规定，仅作参照。"},
    ),
}

ROWS: dict[str, Basis] = _OLDER | _NATIONAL | _REGIONAL
