"""`enforce redact` as a user runs it: text in, masked text out; one JSON answer a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import on_the_spot
from tests.process import run, run_bytes
from tests.repos import write

NUMBER = "140599188503070017"
TEXT = f"当事人：宋小样，身份证号{NUMBER}，电话138-0000-0000。\r\n罚款50000元，示工信罚〔2026〕1号。\n"
MASKED = "当事人：宋某某，身份证号***，电话138****0000。\r\n罚款50000元，示工信罚〔2026〕1号。\n"
PERSON = {
    "name": "高兴",
    "type": "自然人",
    "id_no": NUMBER,
    "phone": "0356-6200000",
    "address": "示例省示例市示例县示例镇示例村12号",
}


def answers(data: bytes) -> tuple[list[dict[str, object]], int]:
    done = run("redact", "--jsonl", data=data)
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


def test_standard_input_is_masked_and_nothing_else_changes() -> None:
    done = run_bytes("redact", data=TEXT.encode("utf-8"))

    assert (done.stdout.decode("utf-8"), done.stderr, done.returncode) == (MASKED, b"", 0)


@pytest.mark.parametrize("name", ["-", "公示摘要.txt"])
def test_a_file_and_a_dash(tmp_path: Path, name: str) -> None:
    (tmp_path / "公示摘要.txt").write_bytes(TEXT.encode("utf-8"))

    done = run_bytes("redact", name, cwd=tmp_path, data=TEXT.encode("utf-8"))

    assert (done.stdout.decode("utf-8"), done.returncode) == (MASKED, 0)


def test_a_byte_order_mark_is_dropped() -> None:
    assert run_bytes("redact", data=b"\xef\xbb\xbf" + TEXT.encode("utf-8")).stdout.decode("utf-8") == MASKED


def test_an_empty_text_is_an_empty_text() -> None:
    done = run_bytes("redact", data=b"")

    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)


def test_what_is_unsettled_is_listed_with_line_and_span() -> None:
    done = run("redact", data="第一行。\n黄金称其不在，电话13800000000。\n".encode())

    assert done.returncode == 1
    assert done.stdout == "第一行。\n黄金称其不在，电话138****0000。\n"
    assert done.stderr.splitlines() == [
        "第2行第1至2字，可能是姓名：【黄金】称其不在，电话13800000000。",
        "有 1 处无法确定是不是个人信息，原样保留，请逐处核对后再公开。",
    ]


def test_the_same_in_english() -> None:
    done = run("--lang", "en", "redact", data="黄金称其不在".encode())

    assert done.stderr.splitlines() == [
        "line 1, characters 1 to 2, may be name: 【黄金】称其不在",
        "1 places may or may not be personal data and were left as they are: look at each before the text is made public.",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param("当事人宋小样".encode("gbk"), "标准输入：文件的编码是 GBK", id="GBK"),
        pytest.param("当事人宋小样".encode("utf-16"), "标准输入：文件的编码是 UTF-16", id="UTF-16"),
        pytest.param(b"PK\x03\x04docx", "标准输入：这是 WPS（Word、Excel）或者 PDF 文档", id="an office document"),
    ],
)
def test_another_encoding_says_how_to_convert(data: bytes, says: str) -> None:
    done = run("redact", data=data)

    assert (done.stdout, done.returncode) == ("", 2)
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_hidden_characters_are_read_through_not_refused() -> None:
    done = run("redact", data="电话138\u200b0000\u200b0000".encode())

    assert (done.stdout, done.returncode) == ("电话138****0000", 0)


@pytest.mark.parametrize(("name", "says"), [("没有.txt", "没有“没有.txt”这个文件"), (".", "“.”是目录，不是文件")])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, says: str) -> None:
    done = run("redact", name, cwd=tmp_path)

    assert (done.stdout, done.returncode) == ("", 2)
    assert says in done.stderr


def test_lines_are_answered_in_order_with_offsets_in_code_points() -> None:
    questions = [
        {"id": "甲", "text": "😀电话13800000000"},
        {"id": 2, "text": "罚款50000元"},
        {"id": None, "text": "黄金称其不在"},
    ]

    found, code = answers("".join(json.dumps(each) + "\n" for each in questions).encode())

    assert code == 0
    assert found == [
        {"id": "甲", "text": "😀电话138****0000", "spans": [[3, 14, "phone"]], "unsettled": []},
        {"id": 2, "text": "罚款50000元", "spans": [], "unsettled": []},
        {"id": None, "text": "黄金称其不在", "spans": [], "unsettled": [[0, 2, "name"]]},
    ]


def test_lines_carry_chinese_as_it_is() -> None:
    done = run("redact", "--jsonl", data='{"id":"一","text":"示例"}\n'.encode())

    assert done.stdout == '{"id":"一","text":"示例","spans":[],"unsettled":[]}\n'


def test_a_bad_line_is_answered_and_ends_in_2() -> None:
    lines = [
        b"not json",
        b"[1]",
        b'{"id": 3}',
        b'{"id": {}, "text": "x"}',
        b"\xff",
        b"",
        b'{"id": 7, "text": "\xe7\x94\xb2"}',
    ]

    found, code = answers(b"\n".join(lines))

    assert code == 2
    assert [each["id"] for each in found] == [None, None, 3, None, None, 7]
    assert [each.get("error") for each in found] == [
        "这一行不是 JSON",
        '每行是一个 {"id","text"} 对象',
        "缺少 text，或者 text 不是文字",
        "id 是文字或者数",
        "这一行不是 UTF-8 编码的文字",
        None,
    ]


def test_a_lone_surrogate_goes_out_as_it_came_in() -> None:
    found, code = answers(b'{"id": 1, "text": "\\ud800 13800000000"}\n')

    assert code == 0
    assert found == [{"id": 1, "text": "\ud800 138****0000", "spans": [[2, 13, "phone"]], "unsettled": []}]


def test_a_case_adds_its_names_and_what_may_stay(tmp_path: Path) -> None:
    draft = on_the_spot().set("parties", [PERSON])
    write(tmp_path, draft)
    text = "高兴，男，住示例镇示例村12号，电话6200000。很高兴完成安全生产检查。"

    alone = run("redact", cwd=tmp_path, data=text.encode())
    done = run("redact", "--case", draft.data["id"], cwd=tmp_path, data=text.encode())

    assert "示例镇示例村" not in alone.stdout
    assert alone.stdout.startswith("高兴，男")
    assert (done.stdout, done.returncode) == ("高某，男，住***，电话****。很高兴完成安全生产检查。", 0)


def test_a_case_that_does_not_exist(tmp_path: Path) -> None:
    write(tmp_path)

    done = run("redact", "--case", "2026-9999", cwd=tmp_path, data=b"x")

    assert (done.stdout, done.returncode) == ("", 2)
    assert "没有找到案件“2026-9999”" in done.stderr


def test_help_is_there_without_a_repository(tmp_path: Path) -> None:
    done = run("redact", "--help", cwd=tmp_path)

    assert done.returncode == 0
    assert "--jsonl" in done.stdout
    assert "--case" in done.stdout


def test_with_a_case_its_answers_and_the_bureaus_way_of_masking_hold(tmp_path: Path) -> None:
    draft = on_the_spot().add("persons", {"name": "高兴", "role": "证人"})
    draft.set("bureau/settings/masking", [{"from": "2020-01-01", "value": {"phone": "全部隐去"}, "source": "示例办法"}])
    answer = {"sentence": "由高兴负责整改。", "words": "高兴", "answer": "保留", "by": "P09", "on": "2026-03-30"}
    draft.set("answers", [answer])
    write(tmp_path, draft)
    text = "由高兴负责整改。联系电话13800000000。由高兴负责复查。"

    done = run("--repo", str(tmp_path), "redact", "--case", draft.data["id"], data=text.encode())

    assert done.stdout == "由高兴负责整改。联系电话***。由高兴负责复查。"
    assert done.returncode == 1
    assert done.stderr.count("可能是姓名") == 1
