"""Vehicles, papers of a natural person, days of birth and nicknames: what is found, and what only looks like it."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect.checksums import vehicle_check_holds
from tests.public.detect.masks import kinds, masked

VIN = "LSVAA49J332000018"
"""Invented; its check digit is right."""


@pytest.mark.parametrize("vin", [VIN, "1HGCM82653A000044", "LGXC16DF5C0000031"])
def test_the_check_digit_of_a_vehicle(vin: str) -> None:
    assert vehicle_check_holds(vin)
    assert not vehicle_check_holds(vin[:-1] + ("1" if vin[-1] != "1" else "2"))
    assert not vehicle_check_holds(vin[:8] + vin[9:])
    assert not vehicle_check_holds(vin.replace("0", "O", 1))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"车架号{VIN}，", VIN),
        (f"车架号：{VIN.lower()}。", VIN.lower()),
        ("车辆识别代号（车架号）为LSVA A49J 3320 00018", "LSVA A49J 3320 00018"),
        ("ＶＩＮ：ＬＳＶＡＡ４９Ｊ３３２００００１８", "ＬＳＶＡＡ４９Ｊ３３２００００１８"),
        ("车架号LSVAA49J9320\n00018", "LSVAA49J9320\n00018"),
        (f"该车{VIN}已经报废", VIN),
        ("大架号末六位000018", "000018"),
        ("发动机号CFB123456，", "CFB123456"),
        ("发动机号码：1P52FMH 18990123。", "1P52FMH 18990123"),
        ("发动机编号为ＡＢ１２３４５６", "ＡＢ１２３４５６"),
    ],
)
def test_numbers_of_a_vehicle(text: str, number: str) -> None:
    assert kinds(text) == [("vehicle", number)] if "末" not in text else kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "发动机型号4G15，排量1.6升",
            "发动机功率85kW",
            "柴油发动机两台",
            "更换车架三个",
            "车架号已经锉掉",
            "发动机号无法辨认",
            "车身长18990毫米",
        ),
        *(
            "LSVAA49J932000018",
            "设备编号LSVAA49J3320000189",
            "a1LSVAA49J332000018",
            "车架号****0018",
            "VIN码未登记",
            "底盘号码模糊不清",
        ),
    ],
)
def test_what_is_no_number_of_a_vehicle_stays(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("驾驶证档案编号140500123456，准驾车型A2。", "140500123456"),
        ("持有的驾驶证（档案编号：140500654321）被扣留", "140500654321"),
        ("档案编号140500654321，准驾车型C1", "140500654321"),
        ("从业资格证号1405990020001234567，", "1405990020001234567"),
        ("社会保障号码：Ａ１２３４５６７８", "Ａ１２３４５６７８"),
        ("医保卡号 A1405 9900 123。", "A1405 9900 123"),
        ("公积金账号一二三四五六七八九", "一二三四五六七八九"),
        ("结婚证号：J140599-1899-000123", "J140599-1899-000123"),
        ("住院号20260012345，", "20260012345"),
        ("护士执业证书编号201814000123。", "201814000123"),
        ("残疾人证号14059918950412331X43，", "14059918950412331X43"),
        ("军官证号：军字第2001988号", "军字第2001988号"),
        ("士兵证编号南字第19880123号", "南字第19880123号"),
    ],
)
def test_papers_of_a_natural_person(text: str, number: str) -> None:
    found = kinds(text)

    assert [words for _, words in found] == [number]
    assert found[0][0] in ("papers", "passport", "bank_card")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "食品经营许可证编号JY21405990012345",
            "执法证号04050001",
            "检验员资格证号1405-098",
            "采矿许可证号C1400002010011120055555",
        ),
        *(
            "档案编号2026-0012-03",
            "道路运输经营许可证号140599001234",
            "住院费12345.60元",
            "社保缴费12个月",
            "门诊人次123456人",
            "健康证过期30日",
        ),
        *("病历书写不规范", "驾驶证准驾车型与驾驶车辆不符", "从业资格证有效期至2028年3月1日", "案卷档案号GS-2026-0011"),
    ],
)
def test_papers_of_organs_and_businesses_stay(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("女，1884年10月5日出生，农民。", "1884年10月5日"),
        ("出生日期：1861-02-14，民族：汉。", "1861-02-14"),
        ("出生年月：1888年3月；", "1888年3月"),
        ("出生日期 1861.2.14", "1861.2.14"),
        ("出生日期：18610214", "18610214"),
        ("出生日期：１８６１年２月１４日", "１８６１年２月１４日"),
        ("（女，1890.6.18生，", "1890.6.18"),
        ("男，生于一八七九年二月初三，", "一八七九年二月初三"),
        ("一八八五年六月十二日生，汉族", "一八八五年六月十二日"),
        ("出生日期：1861年2\n月14日", "1861年2\n月14日"),
        ("生日为1861/2/14", "1861/2/14"),
        ("农历1861年2月初三出生", "农历1861年2月初三"),
    ],
)
def test_days_of_birth(text: str, date: str) -> None:
    assert kinds(text) == [("birth", date)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "男，1868年出生，",
            "成立日期：2011年3月9日",
            "生产日期2026年2月11日",
            "种猪于2026年3月5日出生，",
            "羊羔2026年3月出生。",
        ),
        *(
            "公司于2011年3月9日生效",
            "2026年3月5日生产的食品",
            "产生于2026年3月",
            "发生于2026年3月5日",
            "出生日期：****年**月**日",
            "出生医学证明2026年3月启用新版",
        ),
    ],
)
def test_other_days_stay(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("绰号“老蔫儿”的男子", "老蔫儿"),
        ("外号大个子的男子开车", "大个子"),
        ("人称“豆腐西施”", "豆腐西施"),
        ("微信昵称为“东篱把酒”的买家", "东篱把酒"),
        ("昵称远山含黛，发布广告", "远山含黛"),
        ("网名：悠然见南山，", "悠然见南山"),
        ("抖音号：caiju_1899。", "caiju_1899"),
        ("快手号yuanshan1899，", "yuanshan1899"),
        ("小红书账号“采菊1899”", "采菊1899"),
        ("与“桃僵”的聊天记录", "桃僵"),
        ("昵称：ｙｕａｎ＿１８９９，", "ｙｕａｎ＿１８９９"),
        ("绰号‘老蔫儿’", "老蔫儿"),
    ],
)
def test_nicknames(text: str, called: str) -> None:
    assert kinds(text) == [("nickname", called)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "用户昵称、头像等信息",
            "店铺昵称“示例山货”",
            "该公司抖音号“示例文旅”发布",
            "网名应当规范",
            "昵称“示例专营店”",
            "不得使用违反规定的昵称",
        ),
        *("当事人称系借用", "俗称“土炸药”", "昵称“***”", "商品名称“小苹果”", "与“三同时”制度的衔接"),
    ],
)
def test_names_of_shops_and_rules_on_nicknames_stay(text: str) -> None:
    assert masked(text) == (text, [])
