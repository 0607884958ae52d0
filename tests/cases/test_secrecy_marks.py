"""Secrecy marks: what is a mark however it is written, and what is only talk of secrets."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.secrecy_marks import (
    HEAD_LINES,
    Mark,
    marks_in_comments,
    marks_in_document,
    marks_in_name,
    marks_in_value,
    marks_in_words,
)

MARKS = {
    "机密★10年": ("机密★10年", "机密"),
    "机 密 ★ 十 年": ("机密★十年", "机密"),
    "机密★１０年": ("机密★10年", "机密"),
    "秘密★长期": ("秘密★长期", "秘密"),
    "绝密★": ("绝密★", "绝密"),
    "绝密★启用前": ("绝密★启用前", "绝密"),
    "机密☆5年": ("机密☆5年", "机密"),
    "机密⭐10年": ("机密★10年", "机密"),
    "秘密*5年": ("秘密*5年", "秘密"),
    "绝密＊30年": ("绝密*30年", "绝密"),
    "机密*": ("机密*", "机密"),
    "机密★6个月": ("机密★6个月", "机密"),
    "機密★10年": ("机密★10年", "机密"),
    "机\u200b密\u00ad★10年": ("机密★10年", "机密"),
    "机密\n★10年": ("机密★10年", "机密"),
    "国家秘密★10年": ("秘密★10年", "秘密"),
    "机密级★10年": ("机密级★10年", "机密"),
    "（机密★10年）关于示例事项的通报": ("机密★10年", "机密"),
    "随文转来的情况通报（秘密★5年）第三页": ("秘密★5年", "秘密"),
    "【秘密】": ("秘密", "秘密"),
    "（秘密）": ("秘密", "秘密"),
    "[机密]关于示例事项的通报": ("机密", "机密"),
    "〔绝密〕": ("绝密", "绝密"),
    "机密": ("机密", "机密"),
    "秘　密": ("秘密", "秘密"),
    "机密10年": ("机密10年", "机密"),
    "密级：机密": ("密级:机密", "机密"),
    "密 级： 秘密级": ("密级:秘密级", "秘密"),
    "编号：12 密级：绝密 份号：3": ("密级:绝密", "绝密"),
    "密级（绝密）": ("密级(绝密", "绝密"),
    "密级【机密】": ("密级【机密", "机密"),
    "内部★": ("内部★", "内部"),
    "內部★注意保存": ("内部★", "内部"),
    "内部★1年": ("内部★1年", "内部"),
    "内部资料 注意保存": ("内部资料注意保存", "内部"),
    "内部文件，不得外传": ("内部文件,不得外传", "内部"),
    "保密级别：内部": ("保密级别:内部", "内部"),
}

NO_MARKS = [
    "泄露国家秘密罪",
    "涉嫌故意泄露国家秘密罪，移送公安机关",
    "《中华人民共和国保守国家秘密法》",
    "国家秘密的密级分为绝密、机密、秘密三级。",
    "绝密级国家秘密是最重要的国家秘密",
    "机密级国家秘密是重要的国家秘密",
    "秘密级国家秘密是一般的国家秘密",
    "秘密级",
    "机密级计算机",
    "涉及机密、秘密级事项",
    "密级：绝密、机密、秘密三级",
    "密级：绝密/机密/秘密（请勾选）",
    "密级：□绝密 □机密 □秘密",
    "密级：机密或者秘密",
    "密级：无",
    "密级：公开",
    "密级分为三级",
    "商业秘密",
    "商业秘密*",
    "商业秘密* 见注",
    "商业秘密★",
    "侵犯商业秘密案",
    "当事人主张该配方属于商业秘密",
    "国家秘密",
    "工作秘密",
    "个人隐私和商业秘密",
    "技术秘密",
    "秘密拍摄的照片",
    "机密信息保护制度不健全",
    "未签订机密协议",
    "举报人信息保密",
    "为举报人保守秘密",
    "保守秘密\n★ 注意事项",
    "对举报人的情况应当保密★",
    "内部审批",
    "内部机构",
    "内部",
    "内部资料",
    "内部控制制度",
    "内部员工证言",
    "内部审计报告★重点",
    "内部★★★★★",
    "公司内部文件",
    "企业内部资料，不得外传的制度没有落实",
    "县局内部整改通知",
    "不属于国家秘密、商业秘密或者个人隐私",
    "加密",
    "密切关注",
    "机器人密封件",
    "绝对保密",
]


@pytest.mark.parametrize(("text", "expected"), MARKS.items())
def test_marks_in_a_value(text: str, expected: tuple[str, str]) -> None:
    assert [(each.words, each.level) for each in marks_in_value(text)] == [expected]


@pytest.mark.parametrize("text", NO_MARKS)
def test_talk_of_secrets_is_no_mark(text: str) -> None:
    assert marks_in_value(text) == ()


@pytest.mark.parametrize("text", [each for each in NO_MARKS if each not in ("内部", "内部资料", "工作秘密")])
def test_nor_in_the_head_of_a_document(text: str) -> None:
    assert marks_in_document(f"{text}\n正文\n") == ()


@pytest.mark.parametrize("level", ["绝密", "机密", "秘密"])
def test_levels_of_state_secrets(level: str) -> None:
    (mark,) = marks_in_value(f"{level}★10年")

    assert mark.is_state_secret


@pytest.mark.parametrize("text", ["内部资料 注意保存", "内部★"])
def test_papers_for_internal_use_are_no_state_secret(text: str) -> None:
    (mark,) = marks_in_value(text)

    assert not mark.is_state_secret


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("示例县文件\n机 密\n关于某事", [Mark("机密", "机密", 2)], id="alone on a line of the head"),
        pytest.param("\n\n内部资料\n正文", [Mark("内部资料", "内部", 3)], id="internal, in the head"),
        pytest.param("内 部\n正文", [Mark("内部", "内部")], id="internal alone"),
        pytest.param("工作秘密\n正文", [Mark("工作秘密", "工作秘密")], id="a work secret"),
        pytest.param("正文\n" * 30 + "机密★10年", [Mark("机密★10年", "机密", 31)], id="with a star, anywhere"),
        pytest.param(
            "正文\n" * 30 + "内部文件 严禁外传", [Mark("内部文件严禁外传", "内部", 31)], id="not to be passed on"
        ),
        pytest.param(
            "正文\n" * (HEAD_LINES - 1) + "机密", [Mark("机密", "机密", HEAD_LINES)], id="last line of the head"
        ),
        pytest.param("正文\n" * HEAD_LINES + "机密", [], id="alone below the head"),
        pytest.param("正文\n" * HEAD_LINES + "内部", [], id="a cell of a table"),
        pytest.param("姓名,来源\n甲,内部\n乙,外部", [], id="a table's values"),
        pytest.param("机密★10年,,,\n序号,名称", [Mark("机密★10年", "机密")], id="the first row of a table"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_marks_in_a_document(text: str, expected: list[Mark]) -> None:
    assert list(marks_in_document(text)) == expected


def test_words_of_a_table_need_a_form_of_their_own() -> None:
    """The cells of a sheet come in no order: a level alone may be one of a list to choose from."""
    assert marks_in_words("绝密\n机密\n秘密\n内部") == ()
    assert marks_in_words("机密★10年\n序号") == (Mark("机密★10年", "机密"),)


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("files/机密★10年 通知.docx", ["机密"]),
        ("files/【秘密】清单.xlsx", ["秘密"]),
        ("files/绝密-方案.pdf", ["绝密"]),
        ("files/机密/图纸.pdf", ["机密"]),
        ("files/机密.pdf", ["机密"]),
        ("files/秘密5年_通报.txt", ["秘密"]),
        ("files/商业秘密-认定.pdf", []),
        ("files/泄露国家秘密罪.pdf", []),
        ("files/秘密拍摄.mp4", []),
        ("files/R01-内部审批表.pdf", []),
        ("files/内部资料.pdf", []),
    ],
)
def test_marks_in_the_name_of_a_file(name: str, levels: list[str]) -> None:
    assert [each.level for each in marks_in_name(name)] == levels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 密级：机密\nid: 1\n", [Mark("密级:机密", "机密", 1)]),
        ("id: 1 # 机密★10年\n", [Mark("机密★10年", "机密", 1)]),
        ("id: 1\n#秘密\n", [Mark("秘密", "秘密", 2)]),
        ("id: a#机密★\n", []),
        ("facts: 机密★10年\n", []),
        ("# 泄露国家秘密罪\n", []),
        ("# 另见内部审批表\n", []),
        ("id: 1\n", []),
    ],
)
def test_marks_in_comments(text: str, expected: list[Mark]) -> None:
    assert list(marks_in_comments(text.encode())) == expected
