"""Slips of the clerk that keep a record from being shown."""

from __future__ import annotations

import pytest

from enforcement_cli.public.slips import mixed_names, persons_as_bodies, secrecy_marks


@pytest.mark.parametrize(
    ("name", "type_", "expected"),
    [
        ("王样本", "法人", ["王样本"]),
        ("王样本", "非法人组织", ["王样本"]),
        (" 王样本 ", "法人", [" 王样本 "]),
        ("王样本", "自然人", []),  # the bureau's rules may keep it
        ("王某某", "自然人", []),
        ("示例县王样本食品有限公司", "法人", []),
        ("王样本诊所", "非法人组织", []),
        ("岳阳林纸股份有限公司", "法人", []),
    ],
)
def test_a_person_entered_as_a_body(name: str, type_: str, expected: list[str]) -> None:
    assert persons_as_bodies({"objects": [{"name": name, "type": type_}]}) == expected


@pytest.mark.parametrize(
    ("name", "is_mixed"),
    [
        ("示例铸造有限公司（法定代表人王样本）", True),
        ("示例铸造有限公司 联系电话：0359-6200000", True),
        ("示例铸造有限公司（负 责 人：王样本）", True),
        ("示例铸造有限公司 6200 0000 0000 0005", True),
        ("示例铸造有限公司０３５９－６２０００００", True),
        ("示例铸造有限公司（王样本）", True),
        ("示例铸造有限公司( 王 样 本 )", True),
        ("示例铸造有限公司（李建设）", True),
        ("示例铸造有限公司王样本", True),
        ("示例小吃店　王样本", True),
        ("示例投资企业（有限合伙）", False),
        ("示例（苏州）铸造有限公司", False),
        ("示例铸造有限公司（黄山店）", False),
        ("示例药店有限公司金华分公司", False),
        ("示例铸造有限公司", False),
        ("示例县2026年第7工程项目部", False),
        ("示例县王样本食品有限公司", False),
        ("示例电话设备有限公司", False),
        ("示例手机专卖店", False),
    ],
)
def test_more_than_a_name(name: str, is_mixed: bool) -> None:
    assert mixed_names({"objects": [{"name": name, "type": "法人"}]}) == ([name] if is_mixed else [])
    assert mixed_names({"objects": [{"name": name, "type": "自然人"}]}) == []


def test_a_person_of_the_case_behind_the_name_of_a_body() -> None:
    record = {"objects": [{"name": "示例铸造有限公司样本", "type": "法人"}, {"name": "王样本铸造厂", "type": "法人"}]}
    assert mixed_names(record) == []
    assert mixed_names(record, ["样本", "王样本"]) == ["示例铸造有限公司样本"]


@pytest.mark.parametrize("text", ["机密★十年", "绝密 ★ 长期", "秘密☆5年", "机\u200b密★", "秘密＊", "摘自一份机密★件"])
@pytest.mark.parametrize("where", ["conclusion", "document_no"])
def test_the_mark_of_a_secret(text: str, where: str) -> None:
    assert secrecy_marks({"kind": "行政处罚", where: text}) == [where]


@pytest.mark.parametrize("text", ["泄露商业秘密", "违反保守国家秘密法", "机密文件柜", "★示例公司"])
def test_words_about_secrets_are_no_mark(text: str) -> None:
    assert secrecy_marks({"conclusion": text}) == []
