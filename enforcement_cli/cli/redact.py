"""`enforce redact`: what redaction does to a text, by the same code that `publish` runs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.public.detect import Detection, Kind, Known, Patterns, Span

HELP = tr(
    "把文字中的个人信息隐去后输出。与公示时是同一套程序；无法确定的原样保留，在错误输出中列出，退出码为 1。文号、金额、日期、统一社会信用代码、单位名称和地址不受影响。"
)

EXIT_UNSETTLED = 1
EXIT_BAD_LINE = 2
LONGEST_TEXT = 16 << 20  # bytes; a long decision has some sixty thousand


def redact(
    file: Annotated[str, typer.Argument(metavar=tr("文件"), help=tr("UTF-8 文本文件；- 或者不写为标准输入"))] = "-",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help=tr('逐行读取 {"id","text"}，逐行输出隐去后的文字和每一处的起止位置'))
    ] = False,
    case: Annotated[
        str | None, typer.Option("--case", metavar=tr("案件"), help=tr("同时隐去该案件中的姓名、号码和住址"))
    ] = None,
) -> None:
    """Text in, masked text out; what cannot be settled is listed on standard error."""
    way = _way(case)
    with _opened(file) as stream:
        if jsonl:
            _redact_lines(stream, way)
        else:
            _redact_text(stream, way, file)


@dataclass(frozen=True, slots=True)
class Way:
    """How a text is redacted: whom the case knows, what was answered in it, how the bureau masks."""

    known: Known
    case: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    patterns: Patterns | None = None

    def redacted(self, text: str) -> tuple[str, Detection]:
        """The masked text, and what was masked and what is left to a person."""
        from enforcement_cli.public.detect import DEFAULT_PATTERNS, detect
        from enforcement_cli.public.detect.known_names import given_names
        from enforcement_cli.public.masking import masked_text
        from enforcement_cli.public.questions import settled

        patterns, given = self.patterns or DEFAULT_PATTERNS, given_names(self.known.names)
        found = settled(self.case, "", text, detect(text, self.known), self.answers, patterns, given)
        known = replace(self.known, public=(*self.known.public, *found.kept)) if found.kept else self.known
        return masked_text(text, found.detection, known, patterns), found.detection


def _way(case: str | None) -> Way:
    from enforcement_cli.public.detect import Known

    if case is None:
        return Way(Known())
    from enforcement_cli.cli.context import current
    from enforcement_cli.problems import UnreadableError
    from enforcement_cli.public.known import known_of_case
    from enforcement_cli.public.masking import patterns_of
    from enforcement_cli.public.questions import answers_by_id

    context = current()
    repository = context.repository()
    loaded = repository.load_case(repository.resolve(case), hashes=False)
    try:
        answers = answers_by_id(loaded.id, loaded.answers)
        return Way(known_of_case(loaded), loaded.id, answers, patterns_of(loaded.bureau, context.as_of))
    except UnreadableError:
        raise EnforceError(
            "案件 {case} 填写有误，不能确定要隐去哪些姓名和号码",
            remedy="请先运行 enforce check {case}，改正后再运行。",
            case=loaded.id,
        ) from None


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    path = Path(file)
    if path.is_dir():
        raise EnforceError("“{file}”是目录，不是文件", remedy="请写文本文件的路径。", file=file)
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise EnforceError("没有“{file}”这个文件", remedy="请检查路径。", file=file) from None
    except OSError as refused:
        why = refused.strerror or ""
        raise EnforceError("打不开“{file}”：{why}", remedy="请检查文件的权限。", file=file, why=why) from None


def _redact_text(stream: BinaryIO, way: Way, file: str) -> None:
    from enforcement_cli.cli.console import err

    data = stream.read(LONGEST_TEXT + 1)
    if len(data) > LONGEST_TEXT:
        raise EnforceError("文字太长，超过 {limit} MB", remedy="请分成几个文件。", limit=LONGEST_TEXT >> 20)
    text = _decoded(data, tr("标准输入") if file == "-" else file)
    masked, detection = way.redacted(text)
    _write(masked)
    if not detection.unsettled:
        return
    for span in detection.unsettled:
        err(_unsettled_line(text, span))
    err(tr("有 {count} 处无法确定是不是个人信息，原样保留，请逐处核对后再公开。", count=len(detection.unsettled)))
    raise typer.Exit(EXIT_UNSETTLED)


def _decoded(data: bytes, name: str) -> str:
    """The text of strict UTF-8, a byte order mark dropped. Raises EnforceError, which says how to convert."""
    from enforcement_cli.cases.encoding import decode
    from enforcement_cli.cases.trouble import UNREADABLE

    text, troubles = decode(data, name)
    for kind, found in troubles:
        if kind == UNREADABLE:
            why = tr(found.template, **found.fields)
            raise EnforceError(
                "{name}：{why}", remedy="{how}", name=name, why=why, how=tr(found.remedy, **found.fields)
            )
    return text


def _write(text: str) -> None:
    """To a pipe or a file as UTF-8 with line ends as they came; to a terminal in its own encoding."""
    from enforcement_cli.cli.console import is_terminal, out

    if is_terminal(sys.stdout):
        out(text, end="" if text.endswith("\n") else "\n")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _unsettled_line(text: str, span: Span) -> str:
    from enforcement_cli.cli.console import visible

    before = text[: span.start]
    line_start = before.rfind("\n") + 1
    line_end = text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    column = span.start - line_start + 1
    left, right = text[max(line_start, span.start - 20) : span.start], text[span.end : min(line_end, span.end + 20)]
    return tr(
        "第{line}行第{first}至{last}字，可能是{kind}：{around}",
        line=before.count("\n") + 1,
        first=column,
        last=column + span.end - span.start - 1,
        kind=kind_title(span.kind),
        around=visible(f"{left}【{text[span.start : span.end]}】{right}"),
    )


def kind_title(kind: Kind) -> str:
    """What a kind is called, in the language in use."""
    titles: dict[Kind, str] = {
        "id_card": tr("身份证号码"),
        "phone": tr("手机号码"),
        "landline": tr("固定电话"),
        "bank_card": tr("银行账号"),
        "plate": tr("车牌号码"),
        "passport": tr("护照、通行证号码"),
        "email": tr("电子邮箱"),
        "wechat": tr("微信号"),
        "qq": tr("QQ号"),
        "address": tr("住址"),
        "name": tr("姓名"),
        "health": tr("健康状况"),
        "property": tr("权属证书号码"),
        "vehicle": tr("车架号、发动机号"),
        "papers": tr("个人证件编号"),
        "birth": tr("出生日期"),
        "nickname": tr("绰号、网名"),
    }
    return titles[kind]


def _redact_lines(stream: BinaryIO, way: Way) -> None:
    """One answer a line, in the order of the questions, each written when it is ready."""
    bad = False
    sys.stdout.flush()
    output = sys.stdout.buffer
    for number, line in enumerate(_lines(stream)):
        if number == 0:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            answer, good = _answer(line, way)
            bad = bad or not good
            output.write(answer + b"\n")
            output.flush()
    if bad:
        raise typer.Exit(EXIT_BAD_LINE)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, the overlong ones cut to one byte too many: that is enough to refuse them."""
    while line := stream.readline(LONGEST_TEXT + 1):
        yield line
        while len(line) > LONGEST_TEXT and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_TEXT + 1)


def _answer(line: bytes, way: Way) -> tuple[bytes, bool]:
    identifier, text, error = _question(line)
    if text is None:
        return _json({"id": identifier, "error": error}), False
    masked, detection = way.redacted(text)
    return _json({"id": identifier, "text": masked, **_spans(detection)}), True


def _question(line: bytes) -> tuple[Any, str | None, str]:
    """Id and text of a line; without a text, why."""
    if len(line) > LONGEST_TEXT:
        return None, None, tr("这一行太长")
    try:
        asked = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return None, None, tr("这一行不是 UTF-8 编码的文字")
    except (ValueError, RecursionError):
        return None, None, tr("这一行不是 JSON")
    if not isinstance(asked, dict):
        return None, None, tr('每行是一个 {"id","text"} 对象')
    identifier = asked.get("id")
    if isinstance(identifier, (dict, list)):
        return None, None, tr("id 是文字或者数")
    if not isinstance(asked.get("text"), str):
        return identifier, None, tr("缺少 text，或者 text 不是文字")
    return identifier, asked["text"], ""


def _spans(detection: Detection) -> dict[str, list[tuple[int, int, Kind]]]:
    return {
        "spans": [(each.start, each.end, each.kind) for each in detection.spans],
        "unsettled": [(each.start, each.end, each.kind) for each in detection.unsettled],
    }


def _json(answer: dict[str, Any]) -> bytes:
    """One line of JSON. Text that is no Unicode (a lone surrogate out of an escape) goes out as it came in."""
    try:
        return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer, separators=(",", ":")).encode("ascii")
