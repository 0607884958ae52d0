"""Names that several hints together give away, foreign names, and the words that only look like either."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect.foreign_names import foreign_names
from enforcement_cli.public.detect.weighed_names import weighed
from tests.public.detect.masks import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("据佘二妮讲，猪肉是从早市上买来的。", "据佘某某讲，猪肉是从早市上买来的。"),
        ("该批化肥系从外省商贩郤铁柱处购进。", "该批化肥系从外省商贩郤某某处购进。"),
        ("经查，画面中卸货的人系漆志高。", "经查，画面中卸货的人系漆某某。"),
        ("决定没收官锦绣违法所得一千二百元。", "决定没收官某某违法所得一千二百元。"),
        ("邹衍重伤。", "邹某重伤。"),
        ("举报称，示例村闻秋生家私设屠宰点。", "举报称，示例村闻某某家私设屠宰点。"),
        ("被处罚人相里思未申请复议。", "被处罚人相里某未申请复议。"),
        ("到后，崔砚秋驾驶的货车总重61.2吨。", "到后，崔某某驾驶的货车总重61.2吨。"),
        ("投诉人商羽通过热线反映噪声。", "投诉人商某通过热线反映噪声。"),
        ("当事人高适之辩称其不知情。", "当事人高某某辩称其不知情。"),
        ("当事人方应样称，供方应当补货。", "当事人方某某称，供方应当补货。"),
        ("证人程中样证实，供方须补货。", "证人程某某证实，供方须补货。"),
    ],
)
def test_hints_together_make_a_name(text: str, expected: str) -> None:
    assert masked(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("对惠施涉嫌无证行医一案决定立案。", ["惠施"]),
        ("对操心怡作出警告。", ["操心怡"]),
        ("询问中库尔班江表示，羊只来自本村。", ["库尔班江"]),
        ("告知书由钮祜禄·和顺签收。", ["钮祜禄·和顺"]),
        ("束手逾期未履行拆除义务。", ["束手"]),
        ("邮箱另附，开户人愚谷。", ["愚谷"]),
        ("关于海宝申请零售许可证的答复", ["海宝"]),
    ],
)
def test_weaker_hints_ask(text: str, asked: list[str]) -> None:
    assert masked(text) == (text, asked)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "王屋山国家森林公园内禁止野外用火。",
            "曹操墓保护区范围线外五十米。",
            "贾家庄、康家坡、龙王庙三处已设置警示牌。",
        ),
        *("商标“李子柒”字样", "产品名称为王老汉陈醋", "受委托组织在委托范围内实施行政处罚。", "经权利人同意后处置。"),
        *("依据《中华人民共和国安全生产法》处罚。", "当事人安全生产意识淡薄。", "涉及国家秘密、商业秘密、个人隐私等。"),
        *(
            "白云石、石英砂、钾长石开采应当取得许可。",
            "关于马铃薯、高粱收购的通知",
            "由高级技师操作。",
            "对方应当提供。",
            "据成本核算",
        ),
        *("经营者应当公示。", "负责人易地任职", "见证人签字处", "缴款人须知", "联系人待定"),
        *(
            "委托方应当对受托方的服务进行全程指导。",
            "供方应保证质量，需方应及时付款，被告方应诉答辩。",
            "业主方应在七日内整改。",
        ),
        *("乙方需提供发票，丙方可以拒绝。", "在行政处理程序中没有提出的理由", "在武术馆内许可中没有注明"),
        *("直接送达至受送达人确认的地址", "当事人雇用童工一名", "加强保密人才培养和队伍建设", "加强档案工作人才培养"),
    ],
)
def test_ordinary_language_stays(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("阿依努尔·吐尔逊在示例县经营烤肉摊。", "阿某某在示例县经营烤肉摊。"),
        ("摊主吐尔洪·卡德尔表示愿意。", "摊主吐某某表示愿意。"),
        ("摊主吐尔洪•卡德尔表示愿意。", "摊主吐某某表示愿意。"),
        ("摊主吐尔洪．卡德尔表示愿意。", "摊主吐某某表示愿意。"),
        ("店员扎西平措不会说汉语。", "店员扎某某不会说汉语。"),
        ("外教David Brown未取得工作许可。", "外教D某某未取得工作许可。"),
    ],
)
def test_foreign_names(text: str, expected: str) -> None:
    assert masked(text) == (expected, [])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Windows Server 2019操作系统",
            "Escherichia Coli检出",
            "原产国巴西，品牌为阿迪达斯",
            "哈尔滨啤酒、马来西亚榴莲",
            "乌鲁木齐市",
            "GB 2760-2024",
        ),
        *("阿里巴巴集团", "卡拉OK包间", "《巴黎协定》", "罗非鱼、巴沙鱼", "哈密瓜、库尔勒香梨"),
    ],
)
def test_foreign_words_that_are_no_names_stay(text: str) -> None:
    assert masked(text) == (text, [])


def test_they_are_silent_where_nothing_leads_to_a_name() -> None:
    assert list(weighed("设备运行平稳张弛有度")) == []
    assert list(foreign_names("")) == []
    assert list(weighed("")) == []
