"""The bureau's dated way of masking, in its own words."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.problems import UnreadableError
from enforcement_cli.public.detect import DEFAULT_PATTERNS, KINDS, Known, Patterns, detect
from enforcement_cli.public.masking import masked_text, patterns_of
from enforcement_cli.public.record import public_case
from tests.builders import penalty
from tests.public.detect.test_corpus import CORPUS

SCHEMA = Path(__file__).resolve().parents[2] / "schemas" / "enforce.schema.json"
DAY = date(2026, 3, 25)
TEXT = (
    "宋小样，身份证号码140599188503070017，住示例省示例市示例县示例镇示例村12号，手机13800000000，电话0356-6200000，"
    "驾驶晋E12345货车，账号6228480000000000018，持护照E12345678。"
)


def masked(**value: str) -> str:
    bureau = penalty().set("bureau/settings/masking", [{"from": "2020-01-01", "value": value, "source": "示例"}])
    patterns = patterns_of(bureau.case().bureau, DAY)
    return masked_text(TEXT, detect(TEXT), Known(), patterns)


def test_without_a_setting_the_defaults_hold() -> None:
    assert patterns_of(penalty().case().bureau, DAY) is DEFAULT_PATTERNS


@pytest.mark.parametrize(
    ("setting", "read"),
    [
        ({"name": "保留姓氏"}, "宋某某，"),
        ({"name": "保留姓氏加星号"}, "宋**，"),
        ({"name": "全部隐去"}, "***，身"),
        ({"id_card": "保留首六位和末四位"}, "140599****0017"),
        ({"id_card": "全部隐去"}, "身份证号码***，"),
        ({"address": "保留到省"}, "住示例省***，"),
        ({"address": "保留到市"}, "住示例省示例市***，"),
        ({"address": "全部隐去"}, "住***，"),
        ({"phone": "全部隐去"}, "手机***，"),
        ({"phone": "保留末四位"}, "手机****0000，"),
        ({"landline": "全部隐去"}, "电话***，"),
        ({"plate": "全部隐去"}, "驾驶***货车"),
        ({"bank_card": "全部隐去"}, "账号***，"),
        ({"passport": "保留末四位"}, "持护照****5678。"),
    ],
)
def test_each_kind_by_the_bureaus_words(setting: dict[str, str], read: str) -> None:
    text = masked(**setting)

    assert read in text
    assert "宋小样" not in text
    assert "140599188503070017" not in text


def test_the_setting_in_force_on_the_day_counts() -> None:
    settings = [
        {"from": "2020-01-01", "to": "2025-12-31", "value": {"name": "全部隐去"}, "source": "旧"},
        {"from": "2026-01-01", "value": {"plate": "全部隐去"}, "source": "新"},
    ]
    bureau = penalty().set("bureau/settings/masking", settings).case().bureau

    assert patterns_of(bureau, date(2025, 12, 31)) == Patterns(name="hide")
    assert patterns_of(bureau, date(2026, 1, 1)) == Patterns(plate="hide")
    assert patterns_of(bureau, date(2019, 12, 31)) == DEFAULT_PATTERNS


MORE = (
    "宋小样，1885年3月7日出生，微信号sample_0001，QQ号123456789，邮箱sample@example.com，网名“小样样”，患糖尿病，"
    "车架号LSVAA49J132047371，社保卡号1405990000123，不动产权证号晋（2019）示例县不动产权第0001234号。"
)


@pytest.mark.parametrize(
    ("kind", "style", "read"),
    [
        ("birth", "保留年份", "1885年***出生"),
        ("birth", "全部隐去", "，***出生"),
        ("wechat", "保留末四位", "微信号****0001，"),
        ("qq", "保留末四位", "QQ号****6789，"),
        ("email", "全部隐去", "邮箱***，"),
        ("nickname", "全部隐去", "网名“***”"),
        ("health", "全部隐去", "患***，"),
        ("vehicle", "保留末四位", "车架号****7371，"),
        ("papers", "保留末四位", "社保卡号****0123，"),
        ("property", "全部隐去", "权证号***。"),
    ],
)
def test_the_newer_kinds_take_the_bureaus_words_too(kind: str, style: str, read: str) -> None:
    bureau = penalty().set(
        "bureau/settings/masking", [{"from": "2020-01-01", "value": {kind: style}, "source": "示例"}]
    )

    assert read in masked_text(MORE, detect(MORE), Known(), patterns_of(bureau.case().bureau, DAY))


def test_every_kind_has_a_row_in_the_settings() -> None:
    rows = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["masking"]["properties"]

    assert set(rows) == set(KINDS)


@pytest.mark.parametrize(
    ("date_", "shown"),
    [
        ("1885年3月7日", "1885年***"),
        ("一八八五年三月七日", "一八八五年***"),
        ("18850307", "***"),
        ("1885.03.07", "1885***"),
    ],
)
def test_the_year_of_a_birth_may_stay_where_it_is_set_apart(date_: str, shown: str) -> None:
    text = f"出生日期：{date_}。"

    assert masked_text(text, detect(text), Known(), Patterns(birth="year")) == f"出生日期：{shown}。"


@pytest.mark.parametrize("value", ["保留姓氏", {"name": "keep"}, {"name": ["保留姓氏"]}])
def test_what_the_schema_refuses_is_not_guessed_at(value: Any) -> None:
    bureau = penalty().set("bureau/settings/masking", [{"from": "2020-01-01", "value": value, "source": "示例"}])

    with pytest.raises(UnreadableError):
        patterns_of(bureau.case().bureau, DAY)


def test_the_name_of_a_party_follows_the_setting() -> None:
    person = {"id": "A1", "name": "褚金样", "type": "自然人"}
    setting = [{"from": "2020-01-01", "value": {"name": "保留姓氏加星号"}, "source": "示例"}]
    case = penalty().set("parties/0", person).set("bureau/settings/masking", setting).case()

    assert public_case(case, case.decisions[0]).record["objects"][0]["name"] == "褚**"


@pytest.mark.parametrize(
    "patterns",
    [
        Patterns(name="stars", id_card="6+4", phone="3+4", bank_card="3+4", plate="2+0", address="city"),
        Patterns(name="hide", id_card="0+4", phone="0+4", landline="hide", plate="hide", address="province"),
        Patterns(id_card="6+4", bank_card="6+4", passport="2+0", phone="6+4", plate="6+4"),
    ],
)
def test_no_pattern_leaves_anything_to_find(patterns: Patterns) -> None:
    left = []
    for name, text, _ in CORPUS:
        published = masked_text(text, detect(text), Known(), patterns)
        left += [(name, published[each.start : each.end]) for each in detect(published).spans]

    assert left == []


@pytest.mark.parametrize(
    ("name", "text", "published"),
    [
        ("吴安全", "吴安全在场，安全表示无异议", "吴某某在场，某某表示无异议"),
        ("吴安全", "安全表示无异议，安全生产管理合格", "某某表示无异议，安全生产管理合格"),
        ("买买提·艾力", "买买提·艾力在场，艾力表示无异议", "买某某在场，某某表示无异议"),
        ("陈建国", "陈建国在场，建国表示无异议", "陈某某在场，某某表示无异议"),
        ("欧阳成石", "欧阳成石称，成石未到场", "欧阳某某称，某某未到场"),
        ("安全", "安全表示无异议", "安某表示无异议"),
        ("吴昊", "昊某、小昊、老吴均在场", "某某、某某、老吴均在场"),
        ("吴昊", "由阿昊签收，昊哥称已整改", "由某某签收，某某称已整改"),
        ("吴明", "证明某事；说明某项；小明珠超市", "证明某事；说明某项；小明珠超市"),
        ("吴区", "小区内，小区、阿区", "小区内，小区、某某"),
        ("吴时", "小时、每小时，共两小时。", "小时、每小时，共两小时。"),
        ("吴安", "安某到场", "某某到场"),
    ],
)
def test_a_given_name_is_not_taken_for_a_surname(name: str, text: str, published: str) -> None:
    known = Known(names=(name,))

    assert masked_text(text, detect(text, known), known, Patterns()) == published
    stars = masked_text(text, detect(text, known), known, Patterns(name="stars"))
    assert stars == published.replace("某某", "**").replace("安某", "安*").replace("买某某", "买**")
