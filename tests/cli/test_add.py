"""`enforce add`: the next section of a case, as text that an officer can fill in."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from enforcement_cli.cases.digest import draft_digest
from enforcement_cli.cases.repository import Repository
from tests import repos
from tests.builders import Draft, penalty, permit
from tests.cli.conftest import Done, Run
from tests.cli.publishing import snapshot

DAY = "2026-03-20"
FOLDER = "cases/2026/2026-0001"


def begun() -> Draft:
    """A penalty that has been investigated and not yet recorded, decided or reviewed."""
    draft = penalty()
    draft.records, draft.review, draft.decisions, draft.ledger = [], [], [], []
    return draft.drop_steps("事先告知", "放弃陈述申辩", "负责人审批")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A bureau with that case."""
    root = tmp_path / "案件库"
    repos.write(root, begun())
    repos.commit(root)
    return root


@pytest.fixture
def add(enforce: Run, root: Path) -> Run:
    """Add to the case."""

    def run(*arguments: str) -> Done:
        return enforce("--repo", root, "--as-of", DAY, "add", "2026-0001", *arguments)

    return run


def text(root: Path, section: str) -> str:
    return (root / FOLDER / f"{section}.yaml").read_text(encoding="utf-8")


def troubles(root: Path) -> list[str]:
    """What is wrong with the form of the case's files."""
    return [each.template for kind, each in Repository(root).load_case(FOLDER).troubles]


def edit(root: Path, section: str, **changes: str) -> None:
    """Fill in lines of a section: the first `key:` without a value gets one."""
    path = root / FOLDER / f"{section}.yaml"
    content = path.read_text(encoding="utf-8")
    for key, value in changes.items():
        content, count = re.subn(rf"(?m)^(\s*(?:- )?{key}:) .*$", rf"\1 {value}", content, count=1)
        assert count == 1, key
    path.write_text(content, encoding="utf-8", newline="\n")


def test_records_lists_what_the_steps_usually_have(add: Run, root: Path) -> None:
    done = add("records")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"已写入 {FOLDER}/records.yaml\n\n请提交到版本库：\n")
    assert "commit -m 2026-0001：全过程记录\n" in done.out
    assert done.out.endswith(
        f"  办完一个环节：打开 {FOLDER}/case.yaml，去掉那一行行首的“# ”，填上日期\n"
        f"  做好一份文书：打开 {FOLDER}/records.yaml，去掉那几行行首的“# ”，填上日期和签名\n"
        "  附件放好以后：enforce add 2026-0001 records\n"
        "  拟写决定时：enforce add 2026-0001 decisions\n"
        "  随时检查：enforce check 2026-0001\n"
    )
    assert troubles(root) == []
    written = text(root, "records")
    for type_ in ("立案审批表", "现场检查笔录", "询问笔录", "调查终结报告"):
        assert f"#   type: {type_}\n" in written
    assert "makers: [P01, P02]" in written
    # What the course still has comes after what has been done.
    assert written.index("type: 调查终结报告") < written.index("type: 事先告知书") < written.index("type: 决定审批表")
    assert "type: 事先告知书\n#   step: 事先告知\n#   made_on: \n" in written


def test_what_the_party_writes_has_no_officer_as_its_maker(enforce: Run, root: Path) -> None:
    repos.write_case(root, permit())
    for section in ("records", "decisions"):
        (root / "cases/2026/2026-0002" / f"{section}.yaml").unlink()
        assert enforce("--repo", root, "--as-of", DAY, "add", "2026-0002", section).code == 0

    records, decisions = (
        (root / "cases/2026/2026-0002" / f"{each}.yaml").read_text(encoding="utf-8")
        for each in ("records", "decisions")
    )
    application = records.partition("type: 申请书\n")[2].partition("\n\n")[0]
    assert "（姓名）, capacity: 当事人" in application
    assert "makers" not in application
    assert "refused" not in application
    # What belongs to penalties alone.
    assert "deliberation" not in decisions
    assert "缴纳罚款" not in decisions


def test_records_with_their_marks_taken_off_are_in_order(add: Run, root: Path) -> None:
    add("records")
    path = root / FOLDER / "records.yaml"
    content = path.read_text(encoding="utf-8")
    head, rest = content[: content.index("# - id:")], content[content.index("# - id:") :]
    path.write_text(head + re.sub(r"(?m)^# ", "", rest).replace("files/（文件名）", ""), encoding="utf-8")

    assert troubles(root) == []
    assert [each.type for each in Repository(root).load_case(FOLDER).records][:2] == ["立案审批表", "现场检查笔录"]


def test_what_a_new_step_leaves_on_paper_is_put_below(add: Run, root: Path) -> None:
    add("records")
    first = text(root, "records")
    path = root / FOLDER / "case.yaml"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("steps:\n", "steps:\n  - {step: 抽样取证, on: 2026-03-06}\n"), encoding="utf-8")

    assert add("records").code == 0

    written = text(root, "records")
    assert written.startswith(first)
    added = written[len(first) :]
    assert re.findall("# - id: R([0-9]+)\n#   type: (.+)\n", added) == [("08", "抽样取证凭证")]
    assert "yaml-language-server" not in added
    assert troubles(root) == []


def test_the_checksums_of_attachments_are_written_by_the_tool(add: Run, root: Path, enforce: Run) -> None:
    files = root / FOLDER / "files"
    files.mkdir()
    (files / "立案审批表.pdf").write_bytes(b"%PDF-1.4")
    (files / "笔录.pdf").write_bytes(b"%PDF-1.5")
    (root / FOLDER / "records.yaml").write_text(
        "# 我的记录\n- id: R01\n  type: 立案审批表   # 原件\n  file: files/立案审批表.pdf   # 扫描件\n  made_on: 2026-03-03\n\n"
        '- {id: R02, type: 现场检查笔录, file: "files/笔录.pdf", made_on: 2026-03-04}\n'
        "- {id: R03, type: 询问笔录, made_on: 2026-03-05, file: files/笔录.pdf}\n",
        encoding="utf-8",
    )
    before = enforce("--repo", root, "--as-of", DAY, "check", "2026-0001", "--select", "STR010", "--strict")
    assert "办法：核对文件无误后，运行 enforce add 2026-0001 records，由工具写入校验值。" in before.out

    done = add("records")

    assert (done.code, done.err) == (0, "补上 3 个附件的校验值。\n")
    one, two = (hashlib.sha256(each).hexdigest() for each in (b"%PDF-1.4", b"%PDF-1.5"))
    assert text(root, "records").startswith(
        "# 我的记录\n- id: R01\n  type: 立案审批表   # 原件\n  file: files/立案审批表.pdf   # 扫描件\n"
        f"  sha256: {one}\n  made_on: 2026-03-03\n\n"
        f'- {{id: R02, type: 现场检查笔录, file: "files/笔录.pdf", sha256: {two}, made_on: 2026-03-04}}\n'
        f"- {{id: R03, type: 询问笔录, made_on: 2026-03-05, file: files/笔录.pdf, sha256: {two}}}\n"
    )
    after = enforce("--repo", root, "--as-of", DAY, "check", "2026-0001", "--select", "STR010", "--strict")
    assert after.code == 0
    assert troubles(root) == []


def test_checksums_of_a_short_case_go_into_its_one_file(add: Run, root: Path) -> None:
    (root / FOLDER / "files").mkdir()
    (root / FOLDER / "files" / "a.pdf").write_bytes(b"%PDF-1.4")
    path = root / FOLDER / "case.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "records:\n- id: R01\n  type: 其他\n  file: files/a.pdf\n", encoding="utf-8"
    )

    assert add("records").code == 0
    assert path.read_text(encoding="utf-8").endswith(
        f"  file: files/a.pdf\n  sha256: {hashlib.sha256(b'%PDF-1.4').hexdigest()}\n"
    )
    assert add("records").err.startswith("错误：这件案件的“全过程记录”写在 case.yaml 里，请在那里填写\n")


def test_records_once(add: Run, root: Path) -> None:
    add("records")
    before = snapshot(root)

    done = add("records")

    assert (done.code, done.err) == (2, f"错误：{FOLDER}/records.yaml 已经有了，请直接在里面填写\n")
    assert snapshot(root) == before


def test_a_decision_is_a_draft_and_the_next_one_is_put_below_it(add: Run, root: Path) -> None:
    assert add("decisions").code == 0
    first = text(root, "decisions")
    assert troubles(root) == []
    assert "- decision: 1\n  document: 行政处罚决定书\n" in first

    assert add("decisions").code == 0

    assert text(root, "decisions").startswith(first)
    assert troubles(root) == []
    assert [each.number for each in Repository(root).load_case(FOLDER).decisions] == [1, 2]
    assert Repository(root).load_case(FOLDER).made_decisions == ()


def test_a_number_that_was_left_out_is_not_given_twice(add: Run, root: Path) -> None:
    add("decisions")
    edit(root, "decisions", decision="5")

    add("decisions")

    assert [each.number for each in Repository(root).load_case(FOLDER).decisions] == [5, 6]


def test_line_ends_of_the_officers_own_stay(add: Run, root: Path) -> None:
    add("decisions")
    path = root / FOLDER / "decisions.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    add("decisions")

    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    assert troubles(root) == []


def test_a_review_needs_a_draft(add: Run, root: Path) -> None:
    assert add("review").err == (
        "错误：还没有决定草稿，法制审核没有可以绑定的文稿\n请先运行 enforce add 2026-0001 decisions 写好草稿。\n"
    )


def test_a_review_is_of_exactly_this_draft(add: Run, root: Path) -> None:
    add("decisions")
    edit(root, "decisions", outcome="给予处罚")

    assert add("review").code == 0

    case = Repository(root).load_case(FOLDER)
    assert troubles(root) == []
    (review,) = case.reviews
    assert review.rounds[0].draft_digest == draft_digest(case, case.decisions[0])
    # A reviewer who does not handle the case, and the handler who checks it first.
    assert review.rounds[0].reviewers == ("P03",)
    assert review.self_check is not None
    assert review.self_check.by == "P01"
    assert text(root, "review").count("{finding: }") == 7


def test_the_same_draft_is_not_submitted_twice(add: Run, root: Path) -> None:
    add("decisions")
    add("review")
    before = snapshot(root)

    assert add("review").err == f"错误：{FOLDER}/review.yaml 里已经有这一稿的审核，请直接在里面填写\n"
    assert snapshot(root) == before


def test_a_changed_draft_has_a_new_round_below_the_old(add: Run, root: Path) -> None:
    add("decisions")
    edit(root, "decisions", outcome="给予处罚")
    add("review")
    edit(root, "review", result="存在问题", opinion="请补充证据", reviewed_on=DAY, submitted_on=DAY)
    first = text(root, "review")
    edit(root, "decisions", outcome="不予处罚")

    assert add("review").code == 0

    assert text(root, "review").startswith(first.rstrip("\n"))
    assert troubles(root) == []
    case = Repository(root).load_case(FOLDER)
    (review,) = case.reviews
    assert [each.result for each in review.rounds] == ["存在问题", None]
    assert review.rounds[1].draft_digest == draft_digest(case, case.decisions[0])
    assert review.rounds[0].draft_digest != review.rounds[1].draft_digest


def test_of_several_decisions_one_is_named(add: Run, root: Path) -> None:
    add("decisions")
    add("decisions")
    edit(root, "decisions", outcome="给予处罚")

    assert add("review").err == "错误：这件案件有几个决定，请用 --decision 指明：1、2\n"
    assert add("review", "--decision", "3").err == "错误：没有第 3 个决定，可以填：1、2\n"
    assert add("review", "--decision", "2").code == 0
    assert add("review", "--decision", "1").code == 0
    assert troubles(root) == []
    assert [each.decision for each in Repository(root).load_case(FOLDER).reviews] == [2, 1]


def test_a_dry_run_shows_it_and_writes_nothing(add: Run, root: Path) -> None:
    before = snapshot(root)

    done = add("decisions", "--dry-run")

    assert done.code == 0
    assert done.out.startswith(f"将写入 {FOLDER}/decisions.yaml\n  # yaml-language-server")
    assert snapshot(root) == before


def test_quiet_names_the_file(add: Run, enforce: Run, root: Path) -> None:
    assert enforce("--repo", root, "-q", "add", "2026-0001", "records").out == f"{FOLDER}/records.yaml\n"


@pytest.mark.parametrize("named", ["2026-0001", FOLDER, f"{FOLDER}/case.yaml"])
def test_a_case_by_any_of_its_names(enforce: Run, root: Path, named: str) -> None:
    assert enforce("--repo", root, "-q", "add", named, "records").code == 0


def test_a_section_that_stands_in_case_yaml_stays_there(add: Run, root: Path) -> None:
    draft = begun()
    draft.data["records"] = [{"id": "R01", "type": "立案审批表"}]
    repos.write_case(root, draft)

    assert add("records").err == (
        "错误：这件案件的“全过程记录”写在 case.yaml 里，请在那里填写\n"
        f"要改用单独的文件，请先把 case.yaml 里的这一部分移到 {FOLDER}/records.yaml。\n"
    )
    assert add("decisions").code == 0


def test_nothing_is_added_to_what_cannot_be_read(add: Run, root: Path) -> None:
    (root / FOLDER / "decisions.yaml").write_text("- decision: 1\n  facts: [\n", encoding="utf-8")
    before = snapshot(root)

    for section in ("decisions", "records", "review"):
        done = add(section)
        assert done.code == 2
        assert done.err.startswith(f"错误：这件案件有读不懂的文件，请先改正：{FOLDER}/decisions.yaml：")
    assert snapshot(root) == before


def test_nothing_is_added_to_the_stub_of_a_secret(add: Run, root: Path) -> None:
    draft = begun()
    draft.data = {"id": "2026-0001", "kind": "行政处罚", "secrecy": ["国家秘密"], "custody": {"keeper": "保密室"}}
    repos.write_case(root, draft)

    for section in ("records", "decisions"):
        assert add(section).err.startswith("错误：本案标明国家秘密，案件库里只留存根，不能添加内容\n")


def test_what_is_due_is_told_at_the_end(add: Run, root: Path) -> None:
    done = add("decisions")

    # Filed on 3 March: ninety days.
    assert re.search(r"不迟于 2026-06-01", done.out), done.out
    assert "  需要法制审核的：enforce add 2026-0001 review\n" in done.out
