"""What `enforce withdraw` tells the public of the ruling behind it, and which day of effect it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cli import ruling, writing
from enforcement_cli.problems import EnforceError
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, PAGE, bureau, snapshot, tree, waiting

ORGAN = ("--organ", "示例县人民政府")
NUMBER = ("--ruling-no", "示政复决〔2026〕7号")
RULED = ("--trigger", "撤销", "--ruled-on", "2026-03-27", "--reason", "复议机关认为事实不清")
ENTRY = "cases/2026/2026-0001/disclosure/0002-withdrawn.yaml"
NOT_YET = "裁决自 2026-03-31 起才生效，此前原决定仍然有效"


@pytest.fixture
def shown(run: Run, root: Path) -> Path:
    """A bureau with one decision in public, 30 March 2026."""
    bureau(root, waiting())
    assert run("publish").code == 0
    return root


def test_the_public_reads_who_ruled_and_when(run: Run, shown: Path) -> None:
    done = run("withdraw", "2026-0001", *RULED, *ORGAN, *NUMBER, "--effective-on", DAY, "--received-on", DAY)

    assert (done.code, done.err) == (0, "")
    page = tree(shown)[PAGE]
    for told in ("示例县人民政府", "示政复决〔2026〕7号", "2026年3月27日", "2026年3月30日"):
        assert told in page
    assert (shown / ENTRY).read_text(encoding="utf-8").partition("reason:")[2].partition("prev:")[0] == (
        ' "撤销：复议机关认为事实不清"\n'
        "ruling:\n"
        '  organ: "示例县人民政府"\n'
        '  ruling_no: "示政复决〔2026〕7号"\n'
        '  ruled_on: "2026-03-27"\n'
        f'  effective_on: "{DAY}"\n'
    )
    assert run("check").out.count("DIS01") == 0
    assert run("ledger", "verify").code == 0


def test_of_an_end_of_display_no_ruling_is_told(run: Run, root: Path) -> None:
    bureau(root, waiting().set("decisions/0/credit", {"display_until": "2026-03-29"}))
    assert run("publish").code == 0

    assert run("withdraw", "2026-0001", "--trigger", "公示期满").code == 0
    assert "ruling" not in (root / ENTRY).read_text(encoding="utf-8")
    assert "公示的期限已经届满" in tree(root)[PAGE]


def test_a_number_that_repeats_the_decision_s_own_stays_in_the_case(run: Run, shown: Path) -> None:
    number = ("--ruling-no", "撤示工信罚〔2026〕1号")
    dry = run("withdraw", "2026-0001", *RULED, *ORGAN, *number, "--dry-run")
    done = run("withdraw", "2026-0001", *RULED, *ORGAN, *number)

    said = "裁决文书的文号里有原决定的文号或者内容，网站上不写，只记入案卷。\n"
    assert (dry.code, dry.err) == (done.code, done.err) == (0, said)
    assert "撤示工信罚" not in dry.out
    assert not [name for name, text in tree(shown).items() if "示工信罚〔2026〕1号" in text]
    assert "ruling_no" not in (shown / ENTRY).read_text(encoding="utf-8")
    case = (shown / "cases/2026/2026-0001/decisions.yaml").read_text(encoding="utf-8")
    assert "ruling_no: 撤示工信罚〔2026〕1号\n" in case
    assert "示例县人民政府" in tree(shown)[PAGE]


def test_an_organ_that_names_the_party_is_refused(run: Run, shown: Path) -> None:
    before = snapshot(shown)

    done = run("withdraw", "2026-0001", *RULED, "--organ", "示例铸造有限公司的上级机关")

    assert done.code == 2
    assert done.err.startswith("错误：撤下后 data/decisions-2026.csv 里仍有原决定的内容，没有写入任何内容\n")
    assert snapshot(shown) == before


@pytest.mark.parametrize("effective", ["2026-03-27", "2026-03-29", DAY, "今天"])
def test_a_ruling_in_effect_takes_the_decision_down(run: Run, shown: Path, effective: str) -> None:
    done = run("withdraw", "2026-0001", *RULED, "--effective-on", effective)

    assert (done.code, done.err) == (0, "")
    assert "原决定已经被依法撤销" in tree(shown)[PAGE]


@pytest.mark.parametrize("more", [(), ("--yes",)])
def test_one_not_yet_in_effect_does_not(run: Run, shown: Path, more: tuple[str, ...]) -> None:
    before = snapshot(shown)

    done = run("withdraw", "2026-0001", *RULED, "--effective-on", "2026-03-31", *more)

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"错误：{NOT_YET}，没有撤下\n请在生效以后三个工作日内撤下；确需提前的，在终端上运行，逐项确认。\n"
    )
    assert snapshot(shown) == before


def test_a_dry_run_says_that_it_is_too_early(run: Run, shown: Path) -> None:
    done = run("withdraw", "2026-0001", *RULED, "--effective-on", "2026-03-31", "--dry-run")

    assert done.code == 0
    assert done.err == f"{NOT_YET}；撤下的三个工作日从生效之日起算。\n"


@pytest.mark.parametrize("answer", [True, False])
def test_at_the_terminal_a_person_decides_whatever_yes_says(
    run: Run, shown: Path, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    asked = []

    def confirm(question: str) -> None:
        asked.append(question)
        if not answer:
            raise EnforceError("没有写入。")

    monkeypatch.setattr(ruling, "is_interactive", lambda: True)
    monkeypatch.setattr(writing, "confirm", confirm)

    done = run("withdraw", "2026-0001", *RULED, "--effective-on", "2026-03-31", "--yes")

    assert asked == [f"{NOT_YET}；撤下的三个工作日从生效之日起算。现在就撤下吗？"]
    assert done.code == (0 if answer else 2)
    assert (shown / ENTRY).exists() is answer
    if answer:
        assert "裁决自2026年3月31日起生效。在此以前，撤下不改变原决定的效力。" in tree(shown)[PAGE]
        assert "原决定已经被依法撤销" not in tree(shown)[PAGE]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--effective-on", "2026-03-26"),
            "错误：裁决生效的日期 2026-03-26 早于裁决作出的日期 2026-03-27\n以后的日期请连同年份填写，如 2026-03-05。\n",
        ),
        (
            # Without a year the last such day is meant, which lies a year back.
            ("--effective-on", "4月8日"),
            "错误：裁决生效的日期 2025-04-08 早于裁决作出的日期 2026-03-27\n以后的日期请连同年份填写，如 2026-03-05。\n",
        ),
        (("--received-on", "2026-03-26"), "错误：收到裁决的日期 2026-03-26 早于裁决作出的日期 2026-03-27\n"),
        (("--received-on", "2026-03-31"), "错误：收到裁决的日期 2026-03-31 还没有到\n"),
        (("--organ", "示例县\n人民政府"), "错误：作出裁决的机关要写在一行里\n"),
        (("--ruling-no", "示政复决\n〔2026〕7号"), "错误：裁决文书的文号要写在一行里\n"),
    ],
)
def test_days_and_texts_that_cannot_be(run: Run, shown: Path, arguments: tuple[str, ...], said: str) -> None:
    before = snapshot(shown)

    done = run("withdraw", "2026-0001", *RULED, *arguments)

    assert (done.code, done.out, done.err) == (2, "", said)
    assert snapshot(shown) == before


@pytest.mark.parametrize("phrase", ["其他网站转载或者保存的旧内容，以本页为准", "原来公示的内容不再提供"])
def test_a_phrase_of_the_page_that_is_left_holds_nothing_up(run: Run, root: Path, phrase: str) -> None:
    # The decision happens to say what every page of a withdrawn decision says.
    summary = f"罚款二万元；{phrase}。"
    bureau(root, waiting().set("decisions/0/public_summary", summary))
    assert run("publish").code == 0

    done = run("withdraw", "2026-0001", *RULED)

    assert (done.code, done.err) == (0, "")
