"""The acceptance walk: the installed program, from an empty folder to a withdrawn decision.

Every step is a real process in a real git repository; the officer's typing is text put into the files.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

# A Thursday. All steps of the case lie in the weeks before it; publication happens on it.
TODAY = "2026-11-19"
EPOCH = "1795053600"  # 2026-11-19 10:00 in China

CANARIES = {
    "party_id": "140599188503070017",
    "phone": "13800001234",
    "witness": "冯金丝",
    "facts": "金丝雀案情",
    "agent": "卫金雀",
    "address": "示例县示例镇示例村88号",
}


class Walk:
    """One officer's terminal."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": EPOCH,
            "PYTHONUTF8": "1",
            "GIT_AUTHOR_NAME": "walk",
            "GIT_AUTHOR_EMAIL": "walk@example.invalid",
            "GIT_COMMITTER_NAME": "walk",
            "GIT_COMMITTER_EMAIL": "walk@example.invalid",
        }
        self.environment.pop("ENFORCE_LANG", None)

    def enforce(self, *arguments: str, as_of: str = TODAY) -> subprocess.CompletedProcess[str]:
        """Run the program, without a terminal."""
        return subprocess.run(
            [sys.executable, "-m", "enforcement_cli", "--as-of", as_of, *arguments],
            cwd=self.root,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def must(self, code: int, *arguments: str, as_of: str = TODAY) -> str:
        """Run it and demand an exit code; what it printed."""
        done = self.enforce(*arguments, as_of=as_of)
        assert done.returncode == code, f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    def git(self, *arguments: str) -> None:
        """Run git."""
        subprocess.run(["git", *arguments], cwd=self.root, env=self.environment, check=True, capture_output=True)

    def commit(self, message: str) -> None:
        """Put everything on record."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def edit(self, file: str, changes: Mapping[str, str]) -> None:
        """Type into a file: each pattern must be there once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, f"{file}: {old!r} stands there {text.count(old)} times\n{text}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8", newline="\n")

    def public(self) -> dict[str, bytes]:
        """Every file of the public tree."""
        tree = self.root / "public"
        return {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def snapshot(root: Path) -> dict[str, tuple[str, int]]:
    """Digest and modification time of every file but git's own and the lock."""
    return {
        path.relative_to(root).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts and path.name not in ("lock", "lock.holder")
    }


def record(id_: str, type_: str, step: str, on: str, more: str = "") -> str:
    return f"- {{id: {id_}, type: {type_}, step: {step}, made_on: {on}, makers: [P01, P02]{more}}}\n"


SIGNED = ", signatures: [{{name: 卫金雀, capacity: {}, party: A1}}]"
STEPS = """\
steps:
  - {step: 立案, on: 2026-10-12, approved_by: P09, proved_by: [R01]}
  - {step: 现场检查, on: 2026-10-13, proved_by: [R02]}
  - {step: 询问, on: 2026-10-14, proved_by: [R03]}
  - {step: 调查终结, on: 2026-10-26, proved_by: [R04]}
  - step: 事先告知
    on: 2026-10-27
    told: [拟处罚内容, 事实, 理由, 依据, 陈述申辩权]
    proposed: {penalties: [{kind: 罚款, amount: 3000}]}
    proved_by: [R05]
  - {step: 放弃陈述申辩, on: 2026-10-28, proved_by: [R06]}
  - {step: 集体讨论, on: 2026-11-12, proved_by: [R10]}
  - {step: 负责人审批, on: 2026-11-13, approved_by: P09, proved_by: [R07]}
"""
RECORDS = "".join(
    (
        record("R01", "立案审批表", "立案", "2026-10-12", ", approved_by: P09"),
        record("R02", "现场检查笔录", "现场检查", "2026-10-13", ", identity_shown: yes" + SIGNED.format("现场负责人")),
        record(
            "R03", "询问笔录", "询问", "2026-10-14", ", identity_shown: yes, asked: 卫金雀" + SIGNED.format("被询问人")
        ),
        record("R04", "调查终结报告", "调查终结", "2026-10-26"),
        record("R05", "事先告知书", "事先告知", "2026-10-27", ", seal: 实体"),
        record("R06", "放弃权利声明", "放弃陈述申辩", "2026-10-28", SIGNED.format("受托人")),
        record("R07", "决定审批表", "负责人审批", "2026-11-13", ", approved_by: P09"),
        record("R08", "行政处罚决定书", "负责人审批", "2026-11-16", ", seal: 实体"),
        record("R09", "送达回证", "其他", "2026-11-17", SIGNED.format("受托人")),
        record("R10", "集体讨论记录", "集体讨论", "2026-11-12"),
        "- {id: R11, type: 法制审核意见书, step: 其他, made_on: 2026-11-06, makers: [P03]}\n",
    )
)
SETTINGS = """\
settings:
  hearing_amount_person:
    - {from: 2021-07-15, value: 5000, source: 示例规定第一条}
  hearing_amount_body:
    - {from: 2021-07-15, value: 50000, source: 示例规定第一条}
  minors_not_disclosed:
    - {from: 2021-07-15, value: yes, source: 示例规定第二条}
"""


def open_case(walk: Walk) -> str:
    """`init`, settings, `new-case`; the folder of the case."""
    walk.must(0, "init", "--name", "示例县工业和信息化局")
    walk.git("init", "-q", "-b", "main")
    walk.commit("init")
    walk.must(0, "check")
    walk.edit("enforce.yaml", {"  # government: 某某县人民政府 ": "  government: 示例县人民政府 "})
    walk.edit("registers/personnel.yaml", {"  # law_qualification_no: ": "  law_qualification_no: 示例A0001  # "})
    path = walk.root / "enforce.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + SETTINGS, encoding="utf-8", newline="\n")
    flags = {
        "--kind": "行政处罚",
        "--procedure": "普通程序",
        "--matter": "CF-01",
        "--division": "zhifa",
        "--party-name": "褚金样",
        "--party-type": "自然人",
        "--party-code": CANARIES["party_id"],
        "--opened-on": "2026-10-12",
        "--title": "褚金样示例案",
    }
    said = walk.must(
        0, "-q", "new-case", *(each for pair in flags.items() for each in pair), "--officer", "P01", "--officer", "P02"
    )
    assert said.strip() == "2026-0001"
    return "cases/2026/2026-0001"


def fill_case(walk: Walk, folder: str) -> None:
    """The officer's work up to the draft of a decision that the file itself calls major."""
    path = walk.root / folder / "case.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^steps:\n(?:  # .*\n)*", STEPS, text)
    text = text.replace(
        "    # birth_on:",
        f'    id_type: 居民身份证\n    birth_on: 1885-03-07\n    phone: "{CANARIES["phone"]}"\n'
        f"    address: {CANARIES['address']}\n    agents: [{{name: {CANARIES['agent']}, relation: 员工}}]\n    # birth_on:",
    )
    text += (
        f"\nfacts: {CANARIES['facts']}\n"
        "violations: [{began_on: 2026-09-01, discovered_on: 2026-10-12}]\n"
        f"persons: [{{name: {CANARIES['witness']}, role: 证人}}]\n"
        "major: yes\n"
        "major_grounds: {涉及重大公共利益: yes, 可能造成重大社会影响或者引发社会风险: no, 直接关系行政相对人或者第三人重大权益: no, "
        "案件情况疑难复杂、涉及多个法律关系: no, 经过听证程序: no}\n"
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    walk.must(0, "add", "2026-0001", "records")
    records = walk.root / folder / "records.yaml"
    records.write_text(
        records.read_text(encoding="utf-8").split("\n", 1)[0] + "\n" + RECORDS, encoding="utf-8", newline="\n"
    )


def decide(walk: Walk, folder: str) -> None:
    walk.must(0, "add", "2026-0001", "decisions")
    walk.edit(
        f"{folder}/decisions.yaml",
        {
            "  document_no:   ": "  document_no: 示工信罚〔2026〕1号 ",
            "  made_on:   ": "  made_on: 2026-11-16 ",
            "  record:   ": "  record: R08 ",
            "  outcome:   ": "  outcome: 给予处罚 ",
            "    （写明违法事实或者审查情况）": f"    {CANARIES['facts']}，{CANARIES['witness']}证实。",
            "name: （证据名称）": "name: 现场检查笔录, record: R02",
            "{law: （法律、法规、规章名称）, article: （条款项）}": "{law: 《示例条例》, article: 第十二条}",
            "{kind: 罚款, amount: }": "{kind: 罚款, amount: 3000}",
            "  performance_terms:   ": "  performance_terms: 自收到决定书之日起十五日内缴至指定银行 ",
            "court: ": "court: 示例县人民法院",
            "{by: P09, on: }": "{by: P09, on: 2026-11-13, record: R07}",
            "  publish:   ": "  publish: yes ",
            "  public_summary:   ": "  public_summary: 对违反示例条例的行为，罚款三千元。 ",
            "  deliberation: {needed: }": "  deliberation: {needed: yes, on: 2026-11-12, record: R10}",
            "  order_to_correct:   ": "  order_to_correct: 已经改正 ",
            "{bank: , address: , surcharge: }": "{bank: 示例银行示例县支行, address: 示例县示例路3号, surcharge: yes}",
        },
    )
    path = walk.root / folder / "decisions.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "  discretion: 按裁量基准示例第一项\n"
        "  service:\n    - {method: 直接送达, started_on: 2026-11-17, served_on: 2026-11-17, servers: [P01, P02], "
        "identity_shown: yes, signed_by: 卫金雀, signed_capacity: 受托人, proof: R09}\n",
        encoding="utf-8",
        newline="\n",
    )


def review(walk: Walk, folder: str) -> None:
    walk.must(0, "add", "2026-0001", "review")
    path = walk.root / folder / "review.yaml"
    text = path.read_text(encoding="utf-8").replace("{finding: }", "{finding: 符合}")
    path.write_text(text, encoding="utf-8", newline="\n")
    walk.edit(
        f"{folder}/review.yaml",
        {
            "    on:   ": "    on: 2026-10-30 ",
            "responsibility_stated:   ": "responsibility_stated: yes ",
            "submitted_on:   ": "submitted_on: 2026-11-02 ",
            "reviewed_on:   ": "reviewed_on: 2026-11-06 ",
            "result:   ": "result: 同意 ",
        },
    )


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    return Walk(tmp_path)


def test_the_acceptance_walk(walk: Walk) -> None:
    folder = open_case(walk)
    fill_case(walk, folder)
    decide(walk, folder)

    # A major decision without a legal review: refused, with file, line and the law's words.
    said = walk.must(1, "check")
    found = re.search(rf"{folder}/decisions\.yaml:(\d+):\d+", said)
    assert found, said
    assert "REV" in said
    assert "不得作出决定" in said

    review(walk, folder)
    walk.commit("reviewed")
    walk.must(0, "check")

    # The draft changes after its review: the review is stale.
    decisions = walk.root / folder / "decisions.yaml"
    reviewed = decisions.read_bytes()
    walk.edit(f"{folder}/decisions.yaml", {"amount: 3000": "amount: 4000"})
    assert "REV" in walk.must(1, "check")
    decisions.write_bytes(reviewed)

    # Checking writes nothing.
    before = snapshot(walk.root)
    walk.must(0, "check")
    assert snapshot(walk.root) == before

    # Disclosed: the page is there, and nothing of what is private.
    said = walk.must(0, "publish")
    page = "decisions/2026-0001-1.html"
    assert page.replace("/", os.sep) in said
    tree = walk.public()
    assert "示工信罚〔2026〕1号" in tree[page].decode("utf-8")
    assert "褚某某" in tree[page].decode("utf-8")
    for name, data in tree.items():
        for canary in (*CANARIES.values(), "褚金样"):
            assert canary not in name
            assert canary.encode("utf-8") not in data
    entry = (walk.root / folder / "disclosure" / "0001-published.yaml").read_text(encoding="utf-8")
    assert not [canary for canary in CANARIES.values() if canary in entry]

    # Again: not one new byte.
    before = snapshot(walk.root)
    walk.must(0, "publish")
    assert snapshot(walk.root) == before
    walk.commit("published")
    walk.must(0, "check")

    # Taken down: nothing but the tombstone is left.
    walk.must(
        0, "withdraw", "2026-0001", "--trigger", "撤销", "--ruling-no", "示政复决〔2026〕7号", "--ruled-on", TODAY,
        "--reason", "复议机关认为适用依据错误",
    )  # fmt: skip
    tree = walk.public()
    for name, data in tree.items():
        for gone in ("示工信罚〔2026〕1号", "褚某某", "罚款三千元", "对违反示例条例的行为"):
            assert gone.encode("utf-8") not in data, f"{gone} in {name}"
    assert "复议机关认为适用依据错误" in tree[page].decode("utf-8")
    walk.commit("withdrawn")
    walk.must(0, "check")


def test_an_unpublished_twin_is_overdue_the_day_after_its_due_date(walk: Walk) -> None:
    folder = open_case(walk)
    fill_case(walk, folder)
    decide(walk, folder)
    review(walk, folder)
    walk.commit("reviewed")

    # Made on Monday 2026-11-16: seven working days end on Wednesday 2026-11-25.
    assert "DIS" not in [line.split()[0] for line in walk.must(0, "check", as_of="2026-11-25").splitlines() if line]
    said = walk.must(1, "check", "--format", "json", as_of="2026-11-26")
    assert '"state": "overdue"' in said
    assert '"due": "2026-11-25"' in said
