"""What keeps a redacted record from being shown, in words for the clerk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enforcement_cli.cli.answering import shown
from enforcement_cli.cli.titles import kind_title, title_of
from enforcement_cli.messages import tr
from enforcement_cli.public.leaks import leaks_in_record
from enforcement_cli.public.questions import Question
from enforcement_cli.public.record import PublicCase
from enforcement_cli.public.slips import mixed_names, persons_as_bodies, secrecy_marks


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a record cannot be shown, what to do about it, and the question to be answered where that is the remedy."""

    why: str
    remedy: str
    questions: tuple[Question, ...] = ()


def faults_of(public: PublicCase) -> Iterator[Fault]:
    """Everything that keeps a public record from being shown: what is missing, what must not be in it."""
    if public.missing:
        yield Fault(
            tr("公示的内容没有{missing}", missing=public.missing),
            tr("请补齐案件中的相应内容；执法结论写在决定的“公示摘要 public_summary”里。"),
        )
    for where in secrecy_marks(public.record):
        yield Fault(
            tr("“{field}”一栏里有国家秘密的标志", field=title_of(where)),
            tr("涉及国家秘密的不得公示：请立即停止推送，按“国家秘密”登记本案，并联系本机关保密工作机构。"),
        )
    for name in mixed_names(public.record, public.known.names):
        yield Fault(
            tr("当事人的名称里混进了别的内容：{name}", name=name),
            tr("名称一栏只写登记的全称；法定代表人、电话、证件号码写在各自的栏目里。"),
        )
    for name in persons_as_bodies(public.record):
        yield Fault(
            tr("当事人“{name}”的类型写的是单位，名称却像一个人的姓名", name=name),
            tr("请核对当事人的类型：是个人的，改为自然人或者个体工商户；确是单位的，写登记的全称。"),
        )
    for party in public.unclear:
        yield Fault(
            tr("个体工商户 {party} 没有写字号和经营者，分不清名称是不是人名", party=party),
            tr("请填写经营者；有字号的，一并填写字号。"),
        )
    for question in public.questions:
        yield Fault(
            shown(question),
            tr(
                "请答复一次：是个人信息的，运行 enforce publish {case} --mask {id}；不是的，运行 enforce publish {case} --keep {id}。也可以改写这一句。",
                case=question.case,
                id=question.id,
            ),
            (question,),
        )
    if not public.unsettled:
        for held in leaks_in_record(public.record, public.known):
            yield Fault(
                tr(
                    "“{field}”一栏里有不应公开的信息（{kinds}），在“{near}”这里",
                    field=title_of(held.where),
                    kinds=[kind_title(each) for each in held.kinds],
                    near=held.near,
                ),
                tr("请改正这一栏所取自的案卷、执法事项或者设置，再运行一次。"),
            )


# Where a text of the public record comes from, as the officer knows the field.
