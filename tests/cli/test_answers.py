"""What no detector settles, as the clerk meets it: the question, the answer by flag or at the terminal, asked once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml

from enforcement_cli.cli import publish as command
from enforcement_cli.cli import writing
from enforcement_cli.public.questions import question_id
from tests.builders import Draft
from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, tree, waiting
from tests.repos import commit

SENTENCE = "由高兴负责整改。"
ID = question_id("2026-0001", SENTENCE, "高兴")
FILE = "cases/2026/2026-0001/answers.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "案件库"


@pytest.fixture
def publish(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*arguments: str | Path) -> Done:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        return enforce("--repo", root, "--as-of", DAY, "publish", *arguments)

    return run


def doubtful(text: str = SENTENCE) -> Draft:
    """高兴 is a witness, and a word."""
    draft = waiting().add("persons", {"name": "高兴", "role": "证人"})
    return draft.set("decisions/0/public_summary", text)


def answers(root: Path) -> list[dict[str, object]]:
    found = yaml.load((root / FILE).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(found, list)
    return found


def test_the_question_shows_the_sentence_and_says_how_to_answer(publish: Run, root: Path) -> None:
    bureau(root, doubtful("经查属实。由高兴负责整改。"))

    done = publish()

    assert done.code == 1
    assert done.err == (
        "不能公示：2026-0001 第1个决定\n"
        "  公示摘要里“高兴”可能是姓名，无法确定：由【高兴】负责整改。\n"
        f"  请答复一次：是个人信息的，运行 enforce publish 2026-0001 --mask {ID}；"
        f"不是的，运行 enforce publish 2026-0001 --keep {ID}。也可以改写这一句。\n"
    )
    assert not (root / FILE).exists()
    assert ledger(root) == []


@pytest.mark.parametrize(
    ("flag", "answer", "shown"), [("--mask", "隐去", "由高某负责整改。"), ("--keep", "保留", SENTENCE)]
)
def test_an_answer_is_kept_by_name_and_day_and_the_decision_goes_out(
    publish: Run, root: Path, flag: str, answer: str, shown: str
) -> None:
    bureau(root, doubtful())

    done = publish("2026-0001", flag, ID, "--by", "赵公示")

    assert (done.code, done.err) == (0, "")
    assert f"答复已写入 {FILE}\n" in done.out
    assert FILE in done.out.split("请提交到版本库：")[1]
    assert answers(root) == [
        {
            "decision": "1",
            "field": "公示摘要",
            "sentence": SENTENCE,
            "words": "高兴",
            "kind": "姓名",
            "answer": answer,
            "by": "赵公示",
            "on": DAY,
        }
    ]
    assert shown in tree(root)["decisions/2026-0001-1.html"]
    assert not [name for name, text in tree(root).items() if "赵公示" in text]


def test_it_is_asked_once(publish: Run, root: Path) -> None:
    bureau(root, doubtful())
    publish("2026-0001", "--keep", ID)
    before = (root / FILE).read_bytes()

    again = publish("2026-0001")

    assert (again.code, again.err) == (0, "")
    assert (root / FILE).read_bytes() == before


def test_an_answer_beside_another_is_appended(publish: Run, root: Path) -> None:
    other = "复查由高兴负责，高兴在场。"
    bureau(root, doubtful(f"{SENTENCE}{other}"))
    first = publish("2026-0001", "--keep", ID)
    assert (first.code, len(answers(root))) == (1, 1)

    second = publish("2026-0001", "--mask", question_id("2026-0001", other, "高兴"))

    assert second.code == 0, second.err
    assert [each["answer"] for each in answers(root)] == ["保留", "隐去"]
    assert "由高兴负责整改。复查由高某负责，高某在场。" in tree(root)["decisions/2026-0001-1.html"]


def test_the_file_passes_the_check(enforce: Run, publish: Run, root: Path) -> None:
    bureau(root, doubtful())
    publish("2026-0001", "--keep", ID)
    commit(root)

    done = enforce("--repo", root, "--as-of", DAY, "check", "--select", "STR", "2026-0001")

    assert "answers" not in done.out + done.err


def test_a_dry_run_shows_what_an_answer_would_do_and_keeps_nothing(publish: Run, root: Path) -> None:
    bureau(root, doubtful())

    done = publish("2026-0001", "--mask", ID, "--dry-run")

    assert done.code == 0
    assert "由高某负责整改。" in done.out
    assert not (root / FILE).exists()
    assert ledger(root) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--mask", "00000000"], f"没有编号为 00000000 的待答复之处\n现在待答复的有：{ID}。"),
        (["--mask", ID, "--keep", ID], f"{ID} 既要隐去又要保留\n每一处只写一种答复。"),
    ],
)
def test_an_answer_to_nothing_is_refused(publish: Run, root: Path, arguments: list[str], said: str) -> None:
    bureau(root, doubtful())

    done = publish("2026-0001", *arguments)

    assert done.code == 2
    assert said in done.err
    assert not (root / FILE).exists()


@pytest.mark.parametrize(
    ("typed", "code", "kept"),
    [("1\n是\n", 0, ["隐去"]), ("保留\n是\n", 0, ["保留"]), ("\n", 1, []), ("3\n2\n是\n", 0, ["保留"])],
)
def test_on_a_terminal_it_asks_there(
    publish: Run, root: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int, kept: list[str]
) -> None:
    bureau(root, doubtful())
    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr(writing, "is_interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    done = publish()

    assert done.code == code, done.err
    assert "2026-0001  公示摘要里“高兴”可能是姓名，无法确定：由【高兴】负责整改。\n" in done.err
    assert ([each["answer"] for each in answers(root)] if kept else []) == kept
    assert (root / FILE).exists() == bool(kept)


def test_an_answers_file_that_cannot_be_read_is_not_written_over(publish: Run, root: Path) -> None:
    bureau(root, doubtful())
    (root / FILE).write_text("- {a: [\n", encoding="utf-8")

    done = publish("2026-0001", "--keep", ID)

    assert done.code in (1, 2)
    assert (root / FILE).read_text(encoding="utf-8") == "- {a: [\n"
    assert ledger(root) == []


def test_a_long_sentence_is_shown_cut(publish: Run, root: Path) -> None:
    bureau(root, doubtful(f"{'经查' * 60}，由高兴负责整改{'属实' * 60}。"))

    done = publish()

    (line,) = [each for each in done.err.split("\n") if "【高兴】" in each]
    assert line.startswith("  公示摘要里“高兴”可能是姓名，无法确定：……")
    assert line.endswith("……")
    assert len(line) < 140


def test_texts_that_were_chosen_are_shown_before_they_go_out(publish: Run, root: Path) -> None:
    draft = waiting().set("decisions/0/publish_texts", ["事实"]).add("persons", {"name": "褚金样", "role": "证人"})
    bureau(root, draft.set("decisions/0/facts", "褚金样在场，电话13800000000。"))

    done = publish("--dry-run")

    assert "    事实：褚某某在场，电话138****0000。\n" in done.out
    assert "褚金样" not in done.out
