"""`enforce ledger`: every way to alter the past shows, and whoever kept a page can prove it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from enforcement_cli.cases.ledger_facts import entry_sha256
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.ledger_report import read
from tests import repos
from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, bureau, waiting

FIRST = "cases/2026/2026-0001/disclosure/0001-published.yaml"
SECOND = "cases/2026/2026-0001/disclosure/0002-withdrawn.yaml"
OTHER = "cases/2026/2026-0002/disclosure/0001-published.yaml"
UNTOUCHED = "台账由工具写入，写成后不得改动。请用 git log 查明是谁改的，并恢复原样。"


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two decisions published, the first of them withdrawn: three entries."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = bureau(tmp_path / "案件库", waiting(), waiting(case="2026-0002", number=2))
    for command in (
        ("publish", "2026-0001", "--by", "丙示例"),
        ("publish", "2026-0002", "--by", "丙示例"),
        ("withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清", "--by", "丙示例"),
    ):
        assert enforce("--repo", root, "--as-of", DAY, *command).code == 0
    return root


@pytest.fixture
def ledger(enforce: Run, root: Path) -> Run:
    def run(*arguments: str | Path) -> Done:
        return enforce("--repo", root, "ledger", *arguments)

    return run


def entry_hash(root: Path, file: str) -> str:
    return next(entry_sha256(entry) for name, entry in read(Repository(root))[0] if name == file)


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return change


def test_a_whole_ledger(ledger: Run, root: Path) -> None:
    done = ledger("verify")

    head = entry_hash(root, SECOND)
    assert (done.code, done.out.splitlines()) == (
        0,
        [
            "台账完整：3 条，前后相接，没有改动。",
            f"末端校验值 {head}",
            "还有 3 条没有提交，提交以前的改动看不出来。",
            "已与 public 里的公示网站核对：它所依据的 3 条都在台账里。",
            "版本历史整个被改写的，这里看不出来；用从前保存的公示页面运行 enforce ledger prove 可以发现。",
        ],
    )
    assert json.loads(ledger("verify", "--format", "json").out) == {
        "version": 1,
        "whole": True,
        "size": 3,
        "heads": [head],
        "compared": {
            "history": {"state": "ok", "compared": 0, "uncommitted": 3},
            "site": {"size": 3},
            "purged": [],
        },
        "faults": [],
    }
    assert ledger("verify", "-q").out == ""


def test_an_empty_one(tmp_path: Path, enforce: Run) -> None:
    root = bureau(tmp_path / "案件库", waiting())

    assert enforce("--repo", root, "ledger", "verify") == Done(0, "台账还是空的。\n", "")


TAMPERED = [
    pytest.param(
        replaced(FIRST, "示例铸造有限公司", "示例纺织有限公司"),
        [("record_changed", FIRST), ("unknown_prev", OTHER)],
        id="a name in a record",
    ),
    pytest.param(
        replaced(FIRST, '"2026-03-30"', '"2026-03-27"'),
        [("unknown_prev", OTHER)],
        id="the day",
    ),
    pytest.param(lambda root: (root / FIRST).unlink(), [("illegal_event", SECOND), ("seq_gap", SECOND), ("unknown_prev", OTHER)], id="removed"),
    pytest.param(lambda root: shutil.copy(root / OTHER, root / OTHER.replace("0001-", "0002-")),
                 [("misplaced", OTHER.replace("0001-", "0002-")), ("duplicate_seq", OTHER), ("illegal_event", OTHER)], id="doubled"),
    pytest.param(lambda root: (root / OTHER).rename(root / OTHER.replace("0001-", "0007-")),
                 [("misplaced", OTHER.replace("0001-", "0007-"))], id="renamed"),
    pytest.param(lambda root: (root / FIRST).write_bytes("案件".encode("gbk")), [("unreadable", FIRST)], id="unreadable"),
    pytest.param(replaced(FIRST, "event: \"published\"", "event: \"公示\""), [("unreadable", FIRST)], id="an unknown event"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), TAMPERED)
def test_whatever_is_altered_shows(
    change: Callable[[Path], object], expected: list[tuple[str, str]], ledger: Run, root: Path
) -> None:
    change(root)

    done = ledger("verify", "--format", "json")
    told = json.loads(done.out)

    found = {(each["kind"], each["file"]) for each in told["faults"]}
    assert (done.code, told["whole"]) == (1, False)
    assert set(expected) <= found
    # One cause is not told of files that nobody touched, unless they name the altered one.
    assert {kind for kind, _ in found} <= {kind for kind, _ in expected} | {"unknown_prev"}
    assert all(each["line"] >= 1 and each["message"] for each in told["faults"])


def test_a_whole_message(ledger: Run, root: Path) -> None:
    replaced(OTHER, "示例铸造", "示例纺织")(root)

    done = ledger("verify")

    line = (root / OTHER).read_text(encoding="utf-8").split("record:")[0].count("\n") + 1
    first, remedy = done.out.splitlines()[:2]
    assert re.fullmatch(rf"{re.escape(OTHER)}:{line}:[0-9]+: 公示记录与写入时的校验值不符，已被改动。", first)
    assert remedy == f"    {UNTOUCHED}"
    assert done.out.splitlines()[-1] == "台账不完整：2 处问题，现有 3 条。"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_prove(language: str, enforce: Run, root: Path) -> None:
    first = entry_hash(root, FIRST)
    words = {
        "zh": "从前公布的台账（1 条）完整地包含在现在的台账（3 条）里，没有被改写。\n",
        "en": "The ledger published earlier (1 entries) is wholly contained in the present one (3 entries); "
        "it has not been rewritten.\n",
    }

    for head in (first, first[:16], first.upper(), f" {first} "):
        done = enforce("--repo", root, "--lang", language, "ledger", "prove", head, "--size", "1")
        assert (done.code, done.out, done.err) == (0, words[language], "")


def test_a_rewritten_past_is_shown_by_a_kept_page(ledger: Run, root: Path, tmp_path: Path, enforce: Run) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(root / "public", kept)
    pages = [kept / "index.html", kept / "decisions" / "2026-0002-1.html", kept / "data" / "ledger.json"]
    pages += list(kept.glob("*.xml"))
    for page in pages:
        assert ledger("prove", page).code == 0, page

    # Somebody makes the withdrawal undone, and publishes from that ledger.
    (root / SECOND).unlink()
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0
    assert ledger("verify").code == 0, "nothing is amiss in it by itself"

    head = json.loads((kept / "data" / "ledger.json").read_text(encoding="utf-8"))["head"]
    done = ledger("prove", kept / "data" / "ledger.json")
    assert done.code == 1
    assert done.out.splitlines()[0] == f"从前公布的台账不在现在的台账里：找不到校验值 {head}。"
    assert "请向执法监督机关反映" in done.out
    told = json.loads(ledger("prove", head, "--format", "json").out)
    assert (told["is_prefix"], told["old"], told["now"]["size"]) == (False, {"heads": [head], "size": None}, 2)
    # What was published before that is still there.
    assert ledger("prove", kept / "decisions" / "2026-0002-1.html").code == 0


def test_other_ways_to_fail(ledger: Run, root: Path) -> None:
    first = entry_hash(root, FIRST)

    wrong_size = ledger("prove", first, "--size", "2")
    assert (wrong_size.code, wrong_size.out.splitlines()[0]) == (
        1,
        f"校验值 {first} 之前连它自己共 1 条，与当时公布的 2 条不符。",
    )
    last = entry_hash(root, SECOND)
    (root / FIRST).unlink()
    gone = ledger("prove", last)
    assert (gone.code, gone.out.splitlines()[0]) == (
        1,
        f"校验值 {last} 在现在的台账里，但它之前的条目缺失或者已被改动。",
    )


@pytest.mark.parametrize("head", ["", "1f3a", "z" * 16, "1f3ab7c29d0e4568,", "没有这个文件.html"])
def test_what_is_no_head(head: str, ledger: Run) -> None:
    done = ledger("prove", head)

    assert (done.code, done.out) == (2, "")
    assert "不是台账的校验值，也不是保存下来的页面文件" in done.err


def test_a_file_without_a_head(ledger: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>1f3ab7c2</p>", encoding="utf-8", newline="\n")

    done = ledger("prove", page)

    assert (done.code, done.err.splitlines()[0]) == (2, f"错误：{page} 里没有台账的校验值")


def test_two_heads_after_a_merge(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = bureau(tmp_path / "甲", waiting())
    other = bureau(tmp_path / "乙", waiting(case="2026-0002", number=2))
    for each in (root, other):
        assert enforce("--repo", each, "--as-of", DAY, "publish", "--by", "丙示例").code == 0
    repos.write_case(root, waiting(case="2026-0002", number=2))
    shutil.copytree(other / "cases/2026/2026-0002/disclosure", root / "cases/2026/2026-0002/disclosure")

    done = enforce("--repo", root, "ledger", "verify")
    assert done.code == 0
    assert "有 2 个末端：两处各自公示后合并的，下一次公示会把它们接上。" in done.out
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0
    assert enforce("--repo", root, "ledger", "prove", root / "public" / "index.html").code == 0
    # Two short heads, as somebody might copy them.
    heads = [entry_hash(root, FIRST)[:20], entry_hash(root, OTHER)[:20]]
    assert enforce("--repo", root, "ledger", "prove", ",".join(heads), "--size", "2").code == 0
