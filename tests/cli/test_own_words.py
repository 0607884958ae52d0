"""What is typed into `withdraw` and `publish confirm`: numbers are refused, what may be a name is asked about once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml

from enforcement_cli.cli import own_words
from enforcement_cli.public.questions import question_id
from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, snapshot, tree, waiting

CASE = "2026-0001"
FILE = f"cases/2026/{CASE}/answers.yaml"
RULED = ("withdraw", CASE, "--trigger", "撤销", "--ruled-on", DAY, "--by", "丙示例")
SEEN = ("publish", "confirm", CASE, "--channel", "site", "--on", DAY, "--by", "丙示例")
WHO = "张建国申请复议"
ID = question_id(CASE, WHO, "张建国")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "案件库"


@pytest.fixture
def run(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Any command in `root`, where a decision is in public."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    bureau(root, waiting().set("persons", [{"name": "冯金丝", "role": "其他"}]))

    def run_in_root(*arguments: str | Path) -> Done:
        return enforce("--repo", root, "--as-of", DAY, *arguments)

    assert run_in_root("publish", "--by", "丙示例").code == 0
    return run_in_root


def at_terminal(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(own_words, "is_interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            (*RULED, "--reason", "事实不清", "--organ", "示例县人民政府 电话13800001234"),
            "作出裁决的机关里“13800001234”可能是个人信息（手机号码）",
        ),
        (
            (*RULED, "--reason", "事实不清", "--organ", "示例县人民政府（冯金丝）"),
            "作出裁决的机关里“冯金丝”可能是个人信息（姓名）",
        ),
        (
            (*RULED, "--reason", "身份证14059918810903021X"),
            "公开说明的理由里“14059918810903021X”可能是个人信息（身份证号码）",
        ),
        (
            (*RULED, "--reason", "事实不清", "--ruling-no", "14059918810903021X"),
            "裁决文书的文号里“14059918810903021X”可能是个人信息（身份证号码）",
        ),
        (
            (*SEEN, "--url", "https://www.example.gov.cn/?id=14059918810903021X"),
            "网址里“14059918810903021X”可能是个人信息（身份证号码）",
        ),
        (
            (*SEEN, "--url", "https://www.example.gov.cn/%E5%86%AF%E9%87%91%E4%B8%9D.html"),
            "网址里“冯金丝”可能是个人信息（姓名）",
        ),
    ],
)
@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--yes",)])
def test_a_number_and_a_name_of_the_case_are_refused(
    run: Run, root: Path, arguments: tuple[str, ...], said: str, more: tuple[str, ...]
) -> None:
    before = snapshot(root)

    assert run(*arguments, *more) == Done(2, "", f"错误：{said}\n请改写后再运行。\n")
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("arguments", "field", "sentence", "words"),
    [
        ((*RULED, "--reason", WHO), "公开说明的理由", WHO, "张建国"),
        (
            (*RULED, "--reason", "事实不清", "--organ", "示例县人民政府李建国"),
            "作出裁决的机关",
            "示例县人民政府李建国",
            "李建国",
        ),
        (
            (*SEEN, "--url", "https://www.example.gov.cn/公示/张建国处罚决定.html"),
            "网址",
            "https://www.example.gov.cn/公示/张建国处罚决定.html",
            "张建国",
        ),
    ],
)
def test_what_may_be_a_name_is_asked_about(
    run: Run, root: Path, arguments: tuple[str, ...], field: str, sentence: str, words: str
) -> None:
    before = snapshot(root)
    id_ = question_id(CASE, sentence, words)

    done = run(*arguments)

    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"{CASE}  {field}里“{words}”可能是姓名，无法确定：{sentence.replace(words, f'【{words}】')}\n"
        f"  请答复一次：是个人信息的，改写后再运行；不是的，再运行一次，加上 --keep {id_}。\n"
    )
    assert snapshot(root) == before
    kept = run(*arguments, "--keep", id_)
    assert (kept.code, kept.err) == (0, "")
    assert FILE in kept.out
    (answer,) = yaml.load((root / FILE).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert answer == {
        "decision": "1",
        "field": field,
        "sentence": sentence,
        "words": words,
        "kind": "姓名",
        "answer": "保留",
        "by": "丙示例",
        "on": DAY,
    }
    assert run("ledger", "verify").code == 0
    assert run("check", CASE, "--select", "STR").code == 0


def test_an_address_with_a_running_number_is_asked_about_and_then_known(run: Run, root: Path) -> None:
    seen = (*SEEN, "--url", "https://www.example.gov.cn/art/art_1234_13812345678.html")

    done = run(*seen)

    assert done.code == 1
    assert "网址里“13812345678”可能是手机号码，无法确定" in done.err
    id_ = done.err.partition("--keep ")[2].rstrip("。\n")
    assert run(*seen, "--keep", id_).code == 0
    assert run(*seen) == Done(0, "已经登记过，没有变化，没有写入。\n", ""), "asked once"
    assert len(ledger(root)) == 2


@pytest.mark.parametrize(
    "organ",
    [
        "示例县人民政府",
        "山西省高级人民法院",
        "李沟县人民法院",
        "王家镇人民政府",
        "马鞍山市花山区人民法院",
        "高平市人民检察院",
        "太原铁路运输法院",
        "于都县人民政府",
        "国务院",
    ],
)
def test_courts_and_authorities_are_nobodys_names(run: Run, root: Path, organ: str) -> None:
    done = run(*RULED, "--reason", "事实不清", "--organ", organ, "--ruling-no", "（2026）晋0599行初12号")

    assert (done.code, done.err) == (0, "")
    assert not (root / FILE).exists()


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.gov.cn/2026-11/22/c_1129384756.htm",
        "http://10.1.2.3:8080/info/1017/12345.htm",
        "https://xyzx.example.gov.cn/credit/91140599MA0AB0065R",
        "https://mp.weixin.qq.com/s?__biz=MzA3MDAwMDAwMA==&mid=2650000001&idx=1&sn=0123456789abcdef0123456789abcdef",
    ],
)
def test_addresses_of_pages_are_taken(run: Run, root: Path, url: str) -> None:
    done = run(*SEEN, "--url", url)

    assert (done.code, done.err) == (0, "")


def test_at_the_terminal_it_is_asked_there(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch, "", "2")

    done = run(*RULED, "--reason", WHO)

    assert done.code == 0, done.err
    assert f"{CASE}  公开说明的理由里“张建国”可能是姓名，无法确定：【张建国】申请复议\n" in done.err
    assert "  1 改写（是个人信息）  2 保留（不是）：" in done.err
    assert f"撤销：{WHO}" in tree(root)["decisions/2026-0001-1.html"]
    assert (root / FILE).is_file()


def test_what_is_somebodys_is_refused_at_the_terminal(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(root)
    at_terminal(monkeypatch, "改写")

    done = run(*RULED, "--reason", WHO)

    assert done.code == 2
    assert done.err.endswith("错误：公开说明的理由里“张建国”可能是个人信息（姓名）\n请改写后再运行。\n")
    assert snapshot(root) == before


@pytest.mark.parametrize("more", ["--yes", "--dry-run"])
def test_nobody_is_asked_who_does_not_want_to_be(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    at_terminal(monkeypatch)

    assert run(*RULED, "--reason", WHO, more).code == 1


def test_a_dry_run_with_an_answer_stores_nothing(run: Run, root: Path) -> None:
    before = snapshot(root)

    done = run(*RULED, "--reason", WHO, "--keep", ID, "--dry-run")

    assert done.code == 0
    assert done.out.splitlines()[0] == f"将撤下 {CASE} 第1个决定：撤销：{WHO}"
    assert snapshot(root) == before


def test_an_answer_to_what_nobody_asked_is_refused(run: Run, root: Path) -> None:
    done = run(*RULED, "--reason", "事实不清", "--keep", "01234567")

    assert done.code == 2
    assert done.err.startswith("错误：没有编号为 01234567 的待答复之处\n")


def test_a_killed_run_is_repeated_word_for_word(run: Run, root: Path) -> None:
    command = (*RULED, "--reason", WHO, "--keep", ID)
    store = root / FILE
    assert run(*command, "--dry-run").code == 0
    store.write_text(
        f"- decision: 1\n  field: 公开说明的理由\n  sentence: {WHO}\n  words: 张建国\n  kind: 姓名\n"
        f"  answer: 保留\n  by: 丙示例\n  on: {DAY}\n",
        encoding="utf-8",
    )
    before = store.read_bytes()

    assert run(*command).code == 0
    assert store.read_bytes() == before


def test_what_was_hidden_in_the_decision_is_not_said_in_the_reason(run: Run, root: Path) -> None:
    (root / FILE).write_text(
        f"- decision: 1\n  field: 公示摘要\n  sentence: {WHO}\n  words: 张建国\n  kind: 姓名\n"
        f"  answer: 隐去\n  by: 丙示例\n  on: {DAY}\n",
        encoding="utf-8",
    )

    done = run(*RULED, "--reason", WHO)

    assert done == Done(2, "", "错误：公开说明的理由里“张建国”可能是个人信息（姓名）\n请改写后再运行。\n")
