"""Marks inside numbers and mail addresses, days of birth at the end of a line, who somebody is by an illness, kin."""

from __future__ import annotations

import pytest

from tests.public.detect.masks import kinds, masked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联系电话：139|0013|8000。", ("phone", "139|0013|8000")),
        ("手机139*0013*8000", ("phone", "139*0013*8000")),
        ("电话：139~0013~8000，", ("phone", "139~0013~8000")),
        ("手机号【139】【0013】【8000】", ("phone", "139】【0013】【8000")),
        ("（139）0013-8000", ("phone", "（139）0013-8000")),
        ("身份证号：140599/1885/0307/0017", ("id_card", "140599/1885/0307/0017")),
        ("身份证号码140599年18850307号0017，", ("id_card", "140599年18850307号0017")),
        ("公民身份号码：140599|18850307|0017", ("id_card", "140599|18850307|0017")),
        ("邮箱chenxs(at)163(dot)com", ("email", "chenxs(at)163(dot)com")),
        ("写信到 chenxs [at] 163 [dot] com 索取", ("email", "chenxs [at] 163 [dot] com")),
        ("电子邮箱 chenxs at 163 dot com", ("email", "chenxs at 163 dot com")),
        ("邮箱：chenxs 艾特 163点com", ("email", "chenxs 艾特 163点com")),
        ("邮箱chenxs#qq.com。", ("email", "chenxs#qq.com")),
        ("男，1885年3月7日生\n据其陈述", ("birth", "1885年3月7日")),
        ("男，1885.03.07生\n经查，当事人", ("birth", "1885.03.07")),
        ("男，1885年3月7日生 汉族", ("birth", "1885年3月7日")),
        ("其系艾滋病病毒携带者。", ("health", "艾滋病病毒携带者")),
        ("经查其为乙肝病毒携带者，", ("health", "乙肝病毒携带者")),
        ("当事人为艾滋病感染者", ("health", "艾滋病感染者")),
        ("邻居反映其有精神病史。", ("health", "精神病史")),
        ("行为人系聋哑人，", ("health", "聋哑人")),
        ("行为人系盲人。", ("health", "盲人")),
        ("货由其妻弟郑小样运走", ("name", "郑小样")),
        ("高父高德厚系退伍军人", ("name", "高德厚")),
    ],
)
def test_found(text: str, found: tuple[str, str]) -> None:
    assert found in kinds(text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("记录上写着139|0013|8000。", "139|0013|8000"),
        ("记录上写着139*0013*8000。", "139*0013*8000"),
        ("（10岁，城关小学三年级学生）", "城关小学三年级"),
    ],
)
def test_asked(text: str, question: str) -> None:
    assert question in masked(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "电话见附件，检查时间2026/03/15/18",
        "身份证号码未核实，2026年3月15日18时现场检查",
        "编号 139|0013|80 的记录",
        "长、宽、高分别为120*0080*0075毫米",
        "比分记录12:30:45，合计2026=1013+1013",
        "网址 www.163.com 和 www.qq.com",
        "技术参数 at 25 dot 5",
        "请写信到 jubao@example.gov.cn",
        "生产日期2026年3月7日生\n产的食盐",
        "2026年3月7日生\n效的决定",
        "2026年3月7日生 产的食盐",
        "当事人经营的系盲人按摩店",
        "按规定缴纳残疾人就业保障金",
        "不得歧视乙肝病毒携带者就业",
        "精神病人、智力残疾人在不能辨认或者不能控制自己行为时有违法行为的，不予行政处罚",
        "由其母亲（姓吴）代为签收",
        "城关小学三年级学生食堂的食盐",
        "其连襟在场，其未婚妻已经离开",
        "王母桃园的桃子",
    ],
)
def test_neither_found_nor_asked(text: str) -> None:
    assert masked(text) == (text, [])
