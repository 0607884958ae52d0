"""`enforce publish confirm`: what appeared elsewhere stands in the ledger, and is asked about after a withdrawal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, snapshot, tree, waiting

MARK = "cases/2026/2026-0001/disclosure/0002-confirmed.yaml"
URL = "https://www.example.gov.cn/1.html"
SEEN = ("publish", "confirm", "2026-0001", "--channel", "site", "--url", URL, "--on", DAY, "--by", "丙示例")
GONE = ("publish", "confirm", "2026-0001", "--channel", "site", "--on", DAY, "--removed", "--by", "丙示例")
RULING = ("--trigger", "撤销", "--ruled-on", DAY, "--effective-on", DAY, "--reason", "事实不清", "--by", "丙示例")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "案件库"


@pytest.fixture
def run(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    bureau(root, waiting())

    def run_in_root(*arguments: str | Path) -> Done:
        return enforce("--repo", root, "--as-of", DAY, *arguments)

    assert run_in_root("publish", "--by", "丙示例").code == 0
    return run_in_root


def test_it_is_entered_and_no_page_changes(run: Run, root: Path) -> None:
    before = {name: text for name, text in tree(root).items() if name.startswith(("decisions/", "fragments/"))}

    done = run(*SEEN)

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == f"已登记：2026-0001 第1个决定已于{DAY}在本局公示网站公示 {URL}"
    assert f"add -- {MARK}" in done.out
    text = (root / MARK).read_text(encoding="utf-8")
    assert f'record:\n  channel: "site"\n  state: "shown"\n  url: "{URL}"\n  "on": "{DAY}"\n' in text
    assert {name: tree(root)[name] for name in before} == before
    assert URL not in str(tree(root))
    assert run("ledger", "verify").code == 0
    assert run("check", "--select", "DIS,STR").code == 0


def test_an_address_as_the_browser_shows_it_is_kept_as_it_is_sent_and_shown(run: Run, root: Path) -> None:
    pasted = "https://www.example.gov.cn/公示/处罚决定.html?名称=示例#正文"
    written = (
        "https://www.example.gov.cn/%E5%85%AC%E7%A4%BA/%E5%A4%84%E7%BD%9A%E5%86%B3%E5%AE%9A.html"
        "?%E5%90%8D%E7%A7%B0=%E7%A4%BA%E4%BE%8B#%E6%AD%A3%E6%96%87"
    )
    seen = ("publish", "confirm", "2026-0001", "--channel", "site", "--on", DAY, "--by", "丙示例", "--url")

    done = run(*seen, pasted)

    assert done.code == 0, done.err
    assert done.out.splitlines()[0] == f"已登记：2026-0001 第1个决定已于{DAY}在本局公示网站公示 {written}"
    assert f'url: "{written}"' in (root / MARK).read_text(encoding="utf-8")
    assert run(*seen, written) == Done(0, "已经登记过，没有变化，没有写入。\n", ""), "both are one address"
    assert run("check", "--select", "DIS,STR").code == 0


def test_twice_is_once(run: Run, root: Path) -> None:
    assert run(*SEEN).code == 0
    before = snapshot(root)

    assert run(*SEEN) == Done(0, "已经登记过，没有变化，没有写入。\n", "")
    assert snapshot(root) == before


def test_the_word_stands_wherever_options_do(run: Run, root: Path) -> None:
    for words in (("publish", "-q", "confirm"), ("publish", "--lang", "zh", "confirm"), ("-q", "publish", "confirm")):
        done = run(*words, *SEEN[2:], "--dry-run")
        assert (done.code, done.out.startswith("将登记：2026-0001")) == (0, True), done.err
    assert run("publish", "2026-0001").out == "2026-0001 第1个决定已经公示，内容没有变化。\n"
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]


def test_after_a_withdrawal_it_is_asked_for_until_it_is_gone_there(run: Run, root: Path) -> None:
    assert run(*SEEN).code == 0

    done = run("withdraw", "2026-0001", *RULING)

    assert done.code == 0
    asked = f"它还登记在本局公示网站公示，请在那里一并撤下，再用 enforce publish confirm --removed 登记。{URL}\n"
    assert done.err == asked
    told = run("check", "--select", "DIS051", "--fail-on", "never").out
    assert f"本决定已于{DAY}撤下，还登记在本局公示网站公示（{URL}），应当在2026-04-02以前一并撤下" in told
    refused = run(*SEEN)
    assert (refused.code, refused.err) == (2, "错误：2026-0001 没有正在公示的决定\n")

    assert run(*GONE).out.startswith(f"已登记：2026-0001 第1个决定已于{DAY}从本局公示网站撤下\n")
    assert "DIS051" not in run("check", "--select", "DIS051", "--fail-on", "never").out
    assert run("ledger", "verify").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--on", DAY], "错误：还缺少：--channel"),
        ([], "错误：还缺少：--channel、--on"),
        (["--channel", "微博", "--on", DAY], "错误：没有“微博”，可以填：1 本局公示网站"),
        (["--channel", "site", "--on", "2026-03-31"], "错误：日期 2026-03-31 还没有到"),
        (["--channel", "site", "--on", "2026-03-24"], "错误：日期 2026-03-24 早于决定的作出日期 2026-03-25"),
        (["--channel", "site", "--on", DAY, "--url", "javascript:alert(1)"], "错误：“javascript:alert(1)”不是网址"),
        (["--channel", "site", "--on", DAY, "--url", "https://a:b@c.cn/"], "错误：“https://a:b@c.cn/”不是网址"),
        (["--channel", "site", "--on", DAY, "--decision", "2"], "错误：2026-0001 没有正在公示的决定"),
    ],
)
def test_what_is_refused(arguments: list[str], said: str, run: Run, root: Path) -> None:
    before = snapshot(root)

    done = run("publish", "confirm", "2026-0001", *arguments)

    assert (done.code, done.err.splitlines()[0]) == (2, said)
    assert snapshot(root) == before


def test_the_end_of_the_display_period(run: Run, root: Path) -> None:
    early = run("withdraw", "2026-0001", "--trigger", "公示期满")
    assert (early.code, early.err.splitlines()[0]) == (2, "错误：2026-0001 第1个决定没有规定公示到哪一日")
    file = root / "cases/2026/2026-0001/decisions.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f'{text}  credit:\n    display_until: "2026-03-30"\n', encoding="utf-8", newline="\n")
    today = run("withdraw", "2026-0001", "--trigger", "公示期满")
    assert today.err == "错误：2026-0001 第1个决定公示到 2026-03-30 为止，还没有期满\n"
    file.write_text(f'{text}  credit:\n    display_until: "2026-03-29"\n', encoding="utf-8", newline="\n")
    assert "本决定公示到2026-03-29为止，至2026-03-30仍在公示" in run("check", "--select", "DIS052").out

    done = run("withdraw", "2026-0001", "--trigger", "公示期满", "--by", "丙示例")

    assert done.code == 0, done.err
    assert "公示期满" in tree(root)["decisions/2026-0001-1.html"]
    assert "fate" not in file.read_text(encoding="utf-8")
    assert "示例铸造" not in str(tree(root))
    assert run("publish", "--by", "丙示例").out == "没有需要公示的决定。\n"


def test_a_ruling_that_has_fallen_itself(run: Run, root: Path) -> None:
    assert run("withdraw", "2026-0001", *RULING).code == 0
    held = run("publish", "2026-0001", "--reason", "裁决已被撤销", "--by", "丙示例")
    assert held.code == 1
    assert "已被撤销、变更、确认违法、确认无效或者责令重新作出，不得再公示" in held.err
    file = root / "cases/2026/2026-0001/decisions.yaml"
    text = file.read_text(encoding="utf-8").rstrip("\n")
    assert text.endswith("reason: 事实不清")
    file.write_text(f"{text}\n    - event: 恢复效力\n      ruled_on: {DAY}\n", encoding="utf-8", newline="\n")

    done = run("publish", "2026-0001", "--reason", "裁决已被撤销", "--by", "丙示例")

    assert (done.code, done.out.count("已恢复 2026-0001")) == (0, 1), done.err
    page = tree(root)["decisions/2026-0001-1.html"]
    assert "示例铸造有限公司" in page
    assert "裁决已被撤销" in page
    assert "fragments/2026-0001-1.html" in tree(root)
    assert run("check", "--select", "DIS").code == 0


def test_on_a_terminal_the_reason_of_an_update_is_asked_for(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = root / "cases/2026/2026-0001/decisions.yaml"
    text = file.read_text(encoding="utf-8")
    assert "罚款二万元" in text
    file.write_text(text.replace("罚款二万元", "罚款人民币二万元"), encoding="utf-8", newline="\n")
    assert "更新已公示的内容要说明理由：加 --reason。" in run("publish", "2026-0001").err
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return "更正文字差错"

    monkeypatch.setattr("enforcement_cli.cli.publish.is_interactive", lambda: True)
    monkeypatch.setattr("enforcement_cli.cli.questions.read_line", answer)
    monkeypatch.setattr("enforcement_cli.cli.writing.confirm", lambda question: None)

    done = run("publish", "2026-0001", "--by", "丙示例")

    assert (done.code, asked) == (0, ["公示内容有变化，更新的理由（会一并公示）："]), done.err
    entry = (root / "cases/2026/2026-0001/disclosure/0002-updated.yaml").read_text(encoding="utf-8")
    assert 'reason: "更正文字差错"' in entry
    page = tree(root)["decisions/2026-0001-1.html"]
    assert "更正文字差错" in page
    assert "罚款人民币二万元" in page
    # The old text and its digest stay in the ledger, and in the ledger alone.
    assert "罚款二万元" in (root / "cases/2026/2026-0001/disclosure/0001-published.yaml").read_text(encoding="utf-8")
    assert "行为罚款二万元" not in str(tree(root))
