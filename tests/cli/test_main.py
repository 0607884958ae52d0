"""The program as a whole: help, exit codes, streams, bugs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from enforcement_cli import __version__
from enforcement_cli.cli import COMMANDS
from enforcement_cli.problems import UndeterminedError, UnreadableError
from tests.builders import inspection
from tests.cli.conftest import Run
from tests.messages_help import CHINESE
from tests.process import environment, run

CLI = Path(__file__).resolve().parents[2] / "enforcement_cli" / "cli"
NAMES = [row.name for row in COMMANDS]


def pages() -> list[list[str]]:
    """Every help page: the program's, each command's, each subcommand's."""
    return [[], *([name] for name in NAMES), ["calendar", "show"], ["calendar", "due"], ["calendar", "count"]]


def test_the_table_lists_the_modules_that_are_there() -> None:
    missing = [row.module for row in COMMANDS if not (CLI / f"{row.module}.py").is_file()]

    assert missing == []


def test_every_module_that_declares_a_command_is_in_the_table() -> None:
    declared = set()
    for file in CLI.glob("*.py"):
        source = file.read_text(encoding="utf-8")
        own = re.search(rf"^def {file.stem}\(|^app = typer", source, re.MULTILINE)
        if own and re.search(r"^import typer$", source, re.MULTILINE):
            declared.add(file.stem)

    assert declared == {row.module for row in COMMANDS}


@pytest.mark.parametrize("arguments", pages(), ids=lambda each: " ".join(each) or "enforce")
def test_help_in_chinese(enforce: Run, arguments: list[str]) -> None:
    done = enforce(*arguments, "--help")

    assert done.code == 0
    assert done.out.startswith(f"用法：{' '.join(['enforce', *arguments])} ")
    assert done.out.count("--as-of") == 1 + ("--as-of" in (row_example(arguments) or ""))
    assert done.err == ""
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this message", "[required]", "[default"):
        assert english not in done.out
    # What stands for a value is a Chinese word or a choice; N stands for a number.
    assert re.findall(r"(?m)^  (?:-o, )?--[a-z-]+ ([A-Z_]{2,})|^  ([A-Z_]{2,})  ", done.out) == []


def row_example(arguments: list[str]) -> str | None:
    """The example of the command that is asked about."""
    return next((row.example for row in COMMANDS if [row.name] == arguments), None)


@pytest.mark.parametrize("arguments", pages(), ids=lambda each: " ".join(each) or "enforce")
def test_help_in_english_has_no_chinese_but_in_its_example(arguments: list[str]) -> None:
    done = run(*arguments, "--help", "--lang", "en")

    assert done.returncode == 0
    before, _, rest = done.stdout.partition("\nExample:\n")
    text = before + rest.partition("\n\n")[2]
    assert not CHINESE.search(re.sub(r"“[^”]*”|\(default: [^)]*\)", "", text)), text


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_one_worked_example(enforce: Run, name: str) -> None:
    out = enforce(name, "--help").out

    assert out.count("\n例：\n  enforce ") == 1


def test_alone_it_shows_the_help(enforce: Run) -> None:
    assert enforce() == enforce("--help")


def test_help_imports_no_command_and_nothing_heavy() -> None:
    heavy = {"rich", "pydantic", "yaml", "jinja2", "jsonschema", "chinese_calendar", "subprocess"}
    code = f"""
import sys
from enforcement_cli.cli import main
code = main(["--help"])
loaded = {heavy!r} & set(sys.modules)
commands = [each for each in sys.modules if each.startswith("enforcement_cli.") and each.count(".") == 2]
allowed = {{"app", "console", "context", "globals", "help", "outcome", "streams", "usage", "values"}}
extra = [each for each in commands if each.split(".")[2] not in allowed]
print(code, sorted(loaded - {{"subprocess"}}), extra, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), timeout=60, check=True)

    assert done.stderr.decode().strip() == "0 [] []"


def test_version(enforce: Run) -> None:
    assert enforce("--version").out == f"enforce {__version__}\n"
    assert enforce("check", "--version").out == f"enforce {__version__}\n"


def test_an_unknown_command(enforce: Run) -> None:
    done = enforce("chekc")

    assert (done.code, done.out) == (2, "")
    assert (
        done.err
        == "用法：enforce [选项] 命令 ...\n错误：没有“chekc”这个命令，是否想写“check”？\n查看说明：enforce --help\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--fromat", "json"], "没有选项 --fromat，是否想写 --format？"),
        (["check", "--format", "jsn"], "--format：没有“jsn”，是否想写“json”？"),
        (["check", "--format", "xml"], "--format：“xml”不在可选之列：text、json、github"),
        (["explain"], "缺少 规则"),
        (["explain", "A", "B"], "多出了这些内容：B"),
        (["check", "--select"], "选项 --select 后面要写一个值"),
        (["deadlines", "--within", "x"], "--within：“x”不是整数"),
        (["deadlines", "--within", "-1"], "--within：-1太小，最小是0"),
        (["deadlines", "--within", "9" * 20], f"--within：{'9' * 20}太大，最大是36500"),
        (
            ["waive", "2026-0001", "OFF001", "--by", "P01", "--reason", "\udcd4\udcad\udcd2\udcf2"],
            r"--reason：“\udcd4\udcad\udcd2\udcf2”里有认不出的字：终端使用的文字编码不是 UTF-8，请改为 UTF-8 再运行",
        ),
        (
            ["check", "-o", "\udcd4.json"],
            r"--output：“\udcd4.json”里有认不出的字：终端使用的文字编码不是 UTF-8，请改为 UTF-8 再运行",
        ),
        (["waive", "2026-0001", "OFF001", "--reason", "x"], "缺少 --by"),
        (["calendar"], "没有写命令"),
        (["calendar", "shwo"], "没有“shwo”这个命令"),
        (["check", "--strict=yes"], "选项 --strict 后面不写值"),
    ],
)
def test_wrong_usage(enforce: Run, arguments: list[str], message: str) -> None:
    done = enforce(*arguments)

    assert done.code == 2
    assert f"错误：{message}" in done.err.splitlines()
    assert done.out == ""


def test_a_bug_is_reported_without_a_word_of_the_data(
    enforce: Run, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        parties = inspection().data["parties"]
        raise RuntimeError(f"about {parties}")

    monkeypatch.setattr("enforcement_cli.cli.judging.judge", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    done = enforce("check", "--repo", repo, "--select=钱样本", "-o钱样本", "--since", "-钱样本")

    assert done.code == 3
    assert done.out == ""
    (log,) = tmp_path.glob("enforce-*.log")
    assert done.err == (
        "enforce 自身出错（RuntimeError），不是您的操作或者案卷的问题。\n"
        f"出错的位置记在：{log}\n"
        "其中没有案卷内容，请交技术人员报告。\n"
    )
    text = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in text
    assert "enforcement_cli/cli/check.py:" in text
    assert "\noptions: --repo --select -o --since\n" in text
    for each in ("示例铸造有限公司", "91140599MA0000015M", "钱样本", str(repo)):
        assert each not in text
    assert os.name == "nt" or log.stat().st_mode & 0o077 == 0


def test_a_bug_with_nowhere_to_write(enforce: Run, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforcement_cli.cli.judging.judge", lambda *_, **__: 1 / 0)
    monkeypatch.setattr("tempfile.tempdir", "/nonexistent")

    done = enforce("check", "--repo", repo)

    assert done.code == 3
    assert "出错的位置没有能够记入文件：临时文件夹不能写入。" in done.err


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyboardInterrupt(), 130, ""),
        (EOFError(), 130, "已取消。\n"),
        (MemoryError(), 2, "内存不足，没有完成。\n"),
        (
            PermissionError(13, "Permission denied", "case.yaml"),
            2,
            "不能读写 case.yaml：没有权限，或者正被别的程序占用\n",
        ),
        (BrokenPipeError(), 141, ""),
        (
            UnreadableError(("parties", 0)),
            2,
            "错误：案卷、设置或者登记册里有一项内容的写法不对，无法继续\n请运行 enforce check，按提示改正后再试。\n",
        ),
        (
            UndeterminedError("工作日只能计算到{year}年底", year=2100),
            2,
            "错误：工作日只能计算到2100年底\n",
        ),
    ],
)
def test_other_ends(
    enforce: Run, repo: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, message: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("enforcement_cli.cli.judging.judge", fail)

    done = enforce("check", "--repo", repo)

    assert (done.code, done.err) == (code, message)


def test_every_line_of_every_page_fits_gbk(enforce: Run) -> None:
    for arguments in pages():
        enforce(*arguments, "--help").out.encode("gbk")


def test_the_console_script_and_the_module_are_one(enforce: Run) -> None:
    script = Path(sys.executable).with_name("enforce")
    if not script.exists():
        pytest.skip("not installed as a script")
    done = subprocess.run([script, "--help"], capture_output=True, env=environment(), timeout=60, check=True)

    assert done.stdout.decode() == enforce("--help").out


def test_completion_knows_commands_and_options() -> None:
    words = {
        "_ENFORCE_COMPLETE": "complete_bash",
        "_TYPER_COMPLETE_ARGS": "",
        "COMP_WORDS": "enforce ch",
        "COMP_CWORD": "1",
    }
    assert run(env=words).stdout.split() == ["check"]

    words |= {"COMP_WORDS": "enforce check --se", "COMP_CWORD": "2"}
    assert run(env=words).stdout.split() == ["--select"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_the_completion_script_can_be_shown(shell: str) -> None:
    done = run("--show-completion", shell, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})

    assert (done.returncode, done.stderr) == (0, "")
    assert "_ENFORCE_COMPLETE" in done.stdout
