"""`enforce new-case` without a terminal: what the flags must say, and what is written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from tests import repos
from tests.builders import Draft, penalty
from tests.cli.conftest import Done, Run
from tests.cli.publishing import snapshot
from tests.process import environment

DAY = "2026-03-30"
FLAGS = {
    "--kind": "行政处罚",
    "--procedure": "普通程序",
    "--matter": "CF-01",
    "--officer": "P01",
    "--party-name": "示例铸造有限公司",
    "--party-type": "法人",
    "--party-code": "91140599MA0000015M",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A bureau without a case."""
    root = tmp_path / "案件库"
    repos.write(root)
    repos.commit(root)
    return root


@pytest.fixture
def new_case(enforce: Run, root: Path) -> Run:
    """Open a case by FLAGS, with some of them changed; None takes one away."""

    def run(*more: str, **changed: str | None) -> Done:
        named = {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
        flags = [part for flag, value in (FLAGS | named).items() if value is not None for part in (flag, value)]
        return enforce("--repo", root, "--as-of", DAY, *more[:1], "new-case", *flags, *more[1:])

    return run


def furnish(root: Path, draft: Draft) -> None:
    """Give the bureau the settings and registers of a draft."""
    repos.put(root / "enforce.yaml", draft.bureau)
    for name, items in draft.registers.items():
        repos.put(root / "registers" / f"{name}.yaml", items)


def case_yaml(root: Path, id_: str = "2026-0001") -> str:
    return (root / "cases" / id_[:4] / id_ / "case.yaml").read_text(encoding="utf-8")


def test_a_penalty_by_flags(new_case: Run, root: Path) -> None:
    done = new_case()

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "已写入 cases/2026/2026-0001/case.yaml\n\n请提交到版本库：\n"
        f"  git -C {root} add -- cases/2026/2026-0001/case.yaml\n"
        f'  git -C {root} commit -m "开案：2026-0001 示例铸造有限公司涉嫌使用淘汰设备案"\n\n接下来：\n'
    )
    assert done.out.endswith(
        "  办完一个环节：打开 cases/2026/2026-0001/case.yaml，去掉那一行行首的“# ”，填上日期\n"
        "  做好文书后：enforce add 2026-0001 records\n"
        "  拟写决定时：enforce add 2026-0001 decisions\n"
        "  随时检查：enforce check 2026-0001\n"
    )
    case = Repository(root).load_case("cases/2026/2026-0001")
    assert list(case.trouble("yaml", "schema", "quoting", "unreadable")) == []
    assert (case.facts.kind, case.facts.procedure, case.facts.officers) == ("行政处罚", "普通程序", ("P01",))
    assert (case.facts.division, str(case.facts.opened_on)) == ("jienneng", DAY)
    assert case.parties[0].code == "91140599MA0000015M"


def test_a_permit_says_by_when_it_must_be_decided(new_case: Run) -> None:
    done = new_case(kind="行政许可", procedure="一般程序", matter="XK-01", opened_on="2026-03-02")

    # Five working days for acceptance from 2 March.
    assert "不迟于 2026-03-09" in done.out


@pytest.mark.parametrize(
    ("kind", "matter", "named", "title"),
    [
        ("行政处罚", "CF-01", "对使用淘汰设备的处罚", "示例铸造有限公司涉嫌使用淘汰设备案"),
        ("行政处罚", "CF-01", "使用淘汰设备", "示例铸造有限公司使用淘汰设备"),
        ("行政许可", "XK-01", "电力设施保护区内作业审批", "示例铸造有限公司电力设施保护区内作业审批申请"),
        ("行政检查", "JC-01", "工业节能监察", "对示例铸造有限公司的工业节能监察"),
    ],
)
def test_a_case_is_called_after_its_party_and_matter(
    new_case: Run, root: Path, kind: str, matter: str, named: str, title: str
) -> None:
    draft = penalty()
    next(each for each in draft.registers["matters"] if each["id"] == matter)["name"] = named
    furnish(root, draft)

    assert new_case("-q", kind=kind, matter=matter, procedure=None).code == 0

    assert f"title: {title}" in case_yaml(root).splitlines()


@pytest.mark.parametrize(
    ("kind", "procedure", "matter"),
    [
        ("行政处罚", "普通程序", "CF-01"),
        ("行政处罚", "简易程序", "CF-01"),
        ("行政许可", "一般程序", "XK-01"),
        ("行政许可", "当场", "XK-01"),
        ("行政检查", "日常检查", "JC-01"),
        ("行政检查", "双随机检查", "JC-01"),
    ],
)
def test_a_case_just_opened_gives_nothing_but_hints(
    new_case: Run, enforce: Run, root: Path, kind: str, procedure: str, matter: str
) -> None:
    new_case("-q", kind=kind, procedure=procedure, matter=matter, opened_on="2026-03-27")

    done = enforce("--repo", root, "--as-of", DAY, "check", "2026-0001", "--format", "json")

    assert {each["severity"] for each in json.loads(done.out)["findings"] if each["case"]} <= {"info"}


def test_an_inspection_is_not_approved_by_being_opened(new_case: Run, root: Path) -> None:
    new_case("-q", kind="行政检查", procedure="日常检查", matter="JC-01")

    assert "  # - {step: 检查审批, on: }" in case_yaml(root).splitlines()


def test_quiet_prints_the_id_alone(new_case: Run) -> None:
    assert new_case("-q").out == "2026-0001\n"
    assert new_case("-q").out == "2026-0002\n"


def test_each_year_has_its_own_series(new_case: Run) -> None:
    assert new_case("-q", opened_on="2025-12-31").out == "2025-0001\n"
    assert new_case("-q").out == "2026-0001\n"
    assert new_case("-q", opened_on="2025.12.31").out == "2025-0002\n"


def test_a_dry_run_shows_the_file_and_writes_nothing(new_case: Run, root: Path) -> None:
    before = snapshot(root)

    done = new_case("-v", "--dry-run")

    assert done.code == 0
    assert done.out.startswith("将写入 cases/2026/2026-0001/case.yaml\n")
    assert "  name: 示例铸造有限公司\n" in done.out
    assert snapshot(root) == before


def test_all_that_is_missing_is_named_at_once(enforce: Run, root: Path) -> None:
    done = enforce("--repo", root, "new-case")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "错误：还缺少：--kind、--matter、--officer、--party-name、--party-type\n"
        "在终端上运行会逐项询问；各选项见 enforce new-case --help。\n"
    )


def test_the_division_is_asked_for_only_where_nothing_tells_it(enforce: Run, root: Path) -> None:
    draft = penalty()
    del draft.registers["matters"][0]["division"]
    draft.bureau["divisions"].append({"id": "yunxing", "name": "运行监测股", "roles": ["承办"]})
    furnish(root, draft)

    done = enforce("--repo", root, "new-case", "--matter", "CF-01", "--officer", "P01")

    assert done.err.splitlines()[0] == "错误：还缺少：--party-name、--party-type、--division"
    assert enforce(
        "--repo", root, "--as-of", DAY, "-q", "new-case", "--matter", "CF-01", "--officer", "P01",
        "--party-name", "示例公司", "--party-type", "法人", "--division", "运行监测股",
    ).code == 0  # fmt: skip
    assert "division: yunxing    # 运行监测股" in case_yaml(root)


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"matter": "对使用淘汰设备的处罚"}, "matter: CF-01    # 对使用淘汰设备的处罚"),
        ({"matter": "淘汰设备"}, "matter: CF-01    # 对使用淘汰设备的处罚"),
        ({"kind": None}, "kind: 行政处罚"),
        ({"kind": "处罚"}, "kind: 行政处罚"),
        ({"procedure": None}, "procedure: 普通程序"),
        ({"procedure": "简易"}, "procedure: 简易程序"),
        ({"officer": "甲示例"}, "officers: [P01]    # 甲示例"),
        ({"officer": "丁"}, "officers: [P04]    # 丁示例"),
        ({"party_code": "９１１４０５９９ma0000015m"}, '    code: "91140599MA0000015M"'),
        ({"party_code": "无"}, "    code: 无"),
        ({"title": "示例  案"}, "title: 示例  案"),
        (
            {"kind": "行政检查", "matter": "JC-01", "procedure": None, "mode": "非现场"},
            "mode: 非现场                   # 现场 或者 非现场",
        ),
        ({"party_type": "自然人", "party_code": "14059918850307001７"}, '    id_no: "140599188503070017"'),
        ({"party_type": "身份不明", "party_name": "不详", "party_code": None}, "    name: 不详"),
    ],
)
def test_what_is_meant_is_found(new_case: Run, root: Path, changed: dict[str, str | None], line: str) -> None:
    done = new_case(**changed)

    assert done.code == 0, done.err
    assert line in case_yaml(root).splitlines()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("今天", "2026-03-30"),
        ("昨天", "2026-03-29"),
        ("3月5日", "2026-03-05"),
        ("3月5号", "2026-03-05"),
        ("12月31日", "2025-12-31"),
        ("2026.3.5", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("20260305", "2026-03-05"),
        ("2026年3月5日", "2026-03-05"),
        ("２０２６－０３－０５", "2026-03-05"),
        ("２０２６．３．５", "2026-03-05"),
        (" 2026 年 3 月 5 日 ", "2026-03-05"),
    ],
)
def test_dates_as_people_write_them(new_case: Run, root: Path, written: str, meant: str) -> None:
    done = new_case("-q", opened_on=written)

    assert done.code == 0, done.err
    assert f"opened_on: {meant}" in case_yaml(root, done.out.strip()).splitlines()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"matter": "采矿"}, "错误：没有“采矿”，可以填：1 对使用淘汰设备的处罚"),
        ({"matter": "XK-01"}, "错误：没有“XK-01”，可以填：1 对使用淘汰设备的处罚"),
        ({"kind": "行政征收"}, "错误：没有“行政征收”，可以填：1 行政处罚、2 行政许可、3 行政检查"),
        ({"officer": "李四"}, "错误：没有“李四”，可以填：1 甲示例、2 乙示例、3 丁示例"),
        ({"officer": "示例"}, "错误：“示例”可以是：甲示例、乙示例、丁示例"),
        ({"procedure": "当场"}, "错误：没有“当场”，可以填：1 普通程序、2 简易程序"),
        ({"division": "人事股"}, "错误：没有“人事股”，可以填：1 节能监察股、2 政策法规股"),
        (
            {"party_type": "公司"},
            "错误：没有“公司”，可以填：1 自然人、2 个体工商户、3 法人、4 非法人组织、5 外国人、6 港澳台居民、7 外国组织、8 身份不明",
        ),
        ({"opened_on": "三月五日"}, "错误：“三月五日”不是有效的日期，可以写成 今天、3月5日、2026.3.5 或者 20260305"),
        (
            {"opened_on": "2026-02-30"},
            "错误：“2026-02-30”不是有效的日期，可以写成 今天、3月5日、2026.3.5 或者 20260305",
        ),
        ({"opened_on": "2月30日"}, "错误：“2月30日”不是有效的日期，可以写成 今天、3月5日、2026.3.5 或者 20260305"),
        ({"opened_on": "2026-03-31"}, "错误：开案日期 2026-03-31 还没有到"),
        ({"party_name": "示例\n公司"}, "错误：名称里有换行或者看不见的字符（U+000A）"),
        ({"party_name": "示例\u202e公司"}, "错误：名称里有换行或者看不见的字符（U+202E）"),
        ({"party_name": "示例\x1b[31m公司"}, "错误：名称里有换行或者看不见的字符（U+001B）"),
        ({"title": "一\t二"}, "错误：名称里有换行或者看不见的字符（U+0009）"),
        ({"mode": "线上"}, "错误：没有“线上”，可以填：1 现场、2 非现场"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    new_case: Run, root: Path, changed: dict[str, str], said: str
) -> None:
    before = snapshot(root)

    done = new_case(**changed)

    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[0] == said
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("party_type", "code"),
    [("自然人", "140599188503070018"), ("自然人", "1405991885030700"), ("法人", "91140599MA0000015N"), ("法人", "123")],
)
def test_a_number_that_cannot_be_right_is_refused_with_the_reason(new_case: Run, party_type: str, code: str) -> None:
    done = new_case(party_type=party_type, party_code=code)

    assert done.code == 2
    first, second = done.err.splitlines()
    assert "校验码" in first or "位" in first
    assert second
    assert code not in done.err or party_type == "法人"


def test_two_officers_of_one_name_are_told_apart(enforce: Run, new_case: Run, root: Path) -> None:
    draft = penalty()
    draft.registers["personnel"][1]["name"] = "甲示例"
    furnish(root, draft)

    assert new_case(officer="甲示例").err.splitlines()[0] == "错误：“甲示例”可以是：甲示例（P01）、甲示例（P02）"
    assert new_case(officer="P02").code == 0


def test_a_kind_without_procedures(enforce: Run, new_case: Run, root: Path) -> None:
    draft = penalty()
    draft.registers["matters"].append({"id": "QR-01", "name": "示例确认", "kind": "行政确认", "division": "jienneng"})
    furnish(root, draft)

    refused = new_case(kind="行政确认", matter="QR-01")
    assert refused.err == "错误：“行政确认”不分程序\n请去掉 --procedure。\n"
    assert new_case(kind="行政确认", matter="QR-01", procedure=None).code == 0
    assert "procedure" not in case_yaml(root)


@pytest.mark.parametrize("register", ["matters", "personnel"])
def test_without_registers_there_is_nothing_to_choose(new_case: Run, root: Path, register: str) -> None:
    (root / "registers" / f"{register}.yaml").write_text("[]\n", encoding="utf-8")

    assert new_case().err == (
        "错误：执法事项清单或者人员名录里还没有条目，不能开案\n"
        "请先填写 registers/matters.yaml 和 registers/personnel.yaml。\n"
    )


@pytest.mark.parametrize(
    "name", ['示例"公司"', "示例: 公司 #1", "- 示例", "[示例]", "{{ 示例 }}", "NO", "0012", "示例'公司'"]
)
def test_a_name_is_text_whatever_stands_in_it(new_case: Run, root: Path, name: str) -> None:
    assert new_case(party_name=name).code == 0

    case = Repository(root).load_case("cases/2026/2026-0001")
    assert list(case.trouble("yaml", "schema", "quoting", "comment-loss")) == []
    assert case.parties[0].name == name


@pytest.mark.parametrize(
    ("kind", "matter", "procedures"),
    [
        ("行政处罚", "CF-01", ["普通程序", "简易程序"]),
        ("行政许可", "XK-01", ["一般程序", "当场"]),
        ("行政检查", "JC-01", ["日常检查", "双随机检查", "专项检查"]),
    ],
)
def test_every_new_case_passes_its_own_check(
    enforce: Run, new_case: Run, root: Path, kind: str, matter: str, procedures: list[str]
) -> None:
    for procedure in procedures:
        assert new_case("-q", kind=kind, matter=matter, procedure=procedure).code == 0
    repos.commit(root)

    done = enforce("--repo", root, "--as-of", DAY, "check", "--select", "STR,OFF,SEC")

    assert done.code == 0, done.out


def start(root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    flags = [part for pair in FLAGS.items() for part in pair]
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "enforcement_cli",
            "--repo",
            str(root),
            "--as-of",
            DAY,
            "-q",
            "new-case",
            *flags,
            *arguments,
        ],
        env=environment({"GIT_CONFIG_GLOBAL": os.devnull}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_many_at_once_never_get_the_same_id(root: Path) -> None:
    children = [start(root, "--title", f"第{number}件") for number in range(8)]
    outputs = [child.communicate(timeout=120) for child in children]

    assert [child.returncode for child in children] == [0] * 8, outputs
    ids = [out.decode().strip() for out, _ in outputs]
    assert sorted(ids) == [f"2026-000{n}" for n in range(1, 9)]
    for number, id_ in enumerate(ids):
        assert f"title: 第{number}件\n" in case_yaml(root, id_)


def test_two_branches_that_take_the_same_id_meet_in_a_conflict(new_case: Run, root: Path) -> None:
    repos.git(root, "branch", "other")
    assert new_case("-q", party_name="甲公司").out == "2026-0001\n"
    repos.commit(root)
    repos.git(root, "checkout", "-q", "other")
    assert new_case("-q", party_name="乙公司").out == "2026-0001\n"
    repos.commit(root)

    with pytest.raises(subprocess.CalledProcessError) as refused:
        repos.git(root, "merge", "-q", "main")

    assert "cases/2026/2026-0001/case.yaml" in refused.value.stdout.decode("utf-8")
    assert repos.git(root, "status", "--porcelain") == "AA cases/2026/2026-0001/case.yaml\n"
    assert re.search("甲公司", case_yaml(root))
    assert re.search("乙公司", case_yaml(root))


def test_a_folder_that_only_looks_like_a_case_is_not_filled(new_case: Run, root: Path) -> None:
    (root / "cases/2026/2026-0007").mkdir(parents=True)

    assert new_case("-q").out == "2026-0008\n"
    assert list((root / "cases/2026/2026-0007").iterdir()) == []
