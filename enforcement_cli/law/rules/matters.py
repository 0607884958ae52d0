"""Matters 执法事项: the list of matters says by whom, on what footing, on what conditions and how each is handled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enforcement_cli.cases.bureau import Bureau, Matter
from enforcement_cli.cases.bureau_registers import own
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.acts import ON_APPLICATION
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Place, Problem, Severity, UndeterminedError, problem

REGISTER = "matters"


def own_matters(bureau: Bureau) -> tuple[Matter, ...]:
    """The bureau's own matters, samples left out."""
    return own(bureau.matters.values())


def shown(matter: Matter) -> str:
    """A matter as messages name it: CF-01 对使用淘汰设备的处罚."""
    return f"{matter.id} {matter.name or ''}".strip()


def _absent(pairs: Iterable[tuple[str, object]]) -> list[str]:
    """The titles whose value is not given."""
    return [title for title, value in pairs if not value]


@rule(
    "MAT001",
    title="编制执法事项清单",
    basis=["S-8", "S-9"],
    severity=Severity.UNDETERMINED,
    scope="repository",
    blocks_publication=False,
)
def matters_register_kept(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """There is a list of matters, so that it can be judged whether an act has one behind it.

    Said once for the whole repository, and only when there are cases. A list that is there but cannot be read is a
    matter of STR001 to STR003.

    Remedy: write `registers/matters.yaml`; `enforce init` brings a sample.
    """
    bureau = repository.bureau
    file = f"registers/{REGISTER}.yaml"
    if bureau.has_register(REGISTER) or any(each.place.file == file for _, each in bureau.troubles):
        return
    if any(repository.keyed("id")):
        raise UndeterminedError(
            "没有执法事项清单（{file}），案件有没有事项依据无法判断",
            place=Place("enforce.yaml"),
            remedy="请编制执法事项清单，逐项写明执法主体、职责、权限、依据。",
            file=file,
        )
    yield from ()  # a generator, like every rule


@rule(
    "MAT002",
    title="事项写明主体、职责、权限、依据",
    basis=["S-8"],
    scope="repository",
    blocks_publication=False,
)
def matter_has_four_fields(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Every matter of the list names the organ, its duty, its power and the clauses it rests on.

    One finding for each matter. Samples of `enforce init` are a matter of REG001.

    Remedy: complete the matter in `registers/matters.yaml`.
    """
    for matter in own_matters(repository.bureau):
        missing = _absent(
            (
                ("执法主体", matter.agency),
                ("职责", matter.duty),
                ("权限", matter.power),
                ("依据", [each for each in matter.basis if each.law]),
            )
        )
        if missing:
            yield problem(
                matter.at(),
                "事项 {matter} 没有写明：{missing}",
                remedy="请在执法事项清单里补写；依据写到法律、法规、规章的条款。",
                matter=shown(matter),
                missing=missing,
            )


@rule(
    "MAT003",
    title="条件、材料、环节都有依据",
    basis=["S-3", "LL-16-4", "LL-31-1"],
    scope="repository",
    blocks_publication=False,
)
def every_burden_has_a_basis(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Whatever is asked of people who come with a matter rests on a clause: each condition and each paper, and of
    matters on application each step.

    The steps of an inspection or a penalty burden nobody who came to get something done; no clause is asked of them
    here. One finding for each matter.

    Remedy: write the clause beside the item; an item that no law asks for is taken out.
    """
    for matter in own_matters(repository.bureau):
        items = [*matter.conditions, *matter.materials]
        if matter.kind in ON_APPLICATION:
            items += matter.stages
        unfounded = [each.name for each in items if each.basis is None or not each.basis.law]
        if unfounded:
            yield problem(
                matter.at(),
                "事项 {matter} 的这些条件、材料、环节没有写依据：{items}",
                remedy="请逐项写明哪部法律、法规、规章的哪一条要求；没有依据的，不得要求。",
                basis=("S-3", "LL-16-4", "LL-31-1") if matter.kind == "行政许可" else ("S-3",),
                matter=shown(matter),
                items=unfounded,
            )


@rule(
    "MAT004",
    title="事项有办理流程和岗位",
    basis=["S-2"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def matter_has_flow_and_post(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Every matter has a flow, step by step, and a named post that answers for it.

    A post may be named for the whole matter or for each step. The steps of matters on application are a matter of
    MAT013. A warning: the text asks for a standard flow and clear posts, and leaves open where they are written down.
    One finding for each matter.

    Remedy: list the steps under 办理环节 and name the post.
    """
    for matter in own_matters(repository.bureau):
        posts = matter.post or (matter.stages and all(each.post for each in matter.stages))
        stages = matter.stages or matter.kind in ON_APPLICATION
        missing = _absent((("办理环节", stages), ("岗位", posts)))
        if missing:
            yield problem(
                matter.at(),
                "事项 {matter} 没有写明：{missing}",
                remedy="请按先后列出办理环节，写明由哪个岗位负责。",
                matter=shown(matter),
                missing=missing,
            )


@rule(
    "MAT005",
    title="公示的采集、传递、审核、发布各有责任科室",
    basis=["S-11", "G118-s2-a"],
    scope="repository",
    blocks_publication=False,
)
def disclosure_flow_has_divisions(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Of every matter a division collects, one passes on, one reviews and one publishes what is disclosed; each is one
    of the divisions in enforce.yaml.

    One division may do several of the four. One finding for each matter and kind of gap.

    Remedy: fill in 公示流程, with the numbers of divisions that exist.
    """
    known = {each.id for each in repository.bureau.divisions}
    for matter in own_matters(repository.bureau):
        flow = matter.disclosure
        steps = (
            ("采集", flow and flow.collect),
            ("传递", flow and flow.transfer),
            ("审核", flow and flow.review),
            ("发布", flow and flow.publish),
        )
        if missing := _absent(steps):
            yield problem(
                matter.at(),
                "事项 {matter} 的公示流程没有写明由哪个科室负责：{missing}",
                remedy="请在该事项的公示流程里写明科室编号。",
                matter=shown(matter),
                missing=missing,
            )
        strangers = list(dict.fromkeys(id_ for _, id_ in steps if id_ and known and id_ not in known))
        if strangers:
            yield problem(
                matter.at("disclosure"),
                "事项 {matter} 的公示流程写了本机关没有的科室：{divisions}",
                remedy="请改正科室编号，或者在 enforce.yaml 的 divisions 下补上该科室。",
                matter=shown(matter),
                divisions=strangers,
            )


@rule(
    "MAT006",
    title="强制措施有法律、法规授权",
    basis=["CL-17-1", "CL-22", "CL-10-4"],
    scope="repository",
    blocks_publication=False,
)
def measures_have_a_basis(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A matter that lists compulsory measures names the law or regulation that gives the power to take them.

    A county bureau of industry has none by itself. Whether the text named is a law or a regulation, and gives that
    power, is for people to judge.

    Remedy: name the clause; without one the measures are taken out of the list, and not taken.
    """
    for matter in own_matters(repository.bureau):
        if matter.measures and (matter.measures_basis is None or not matter.measures_basis.law):
            yield problem(
                matter.at("measures"),
                "事项 {matter} 列有强制措施（{measures}），没有写授权的法律、法规条款",
                remedy="请写明授权条款；没有法律、法规授权的，删去强制措施，不得实施。",
                matter=shown(matter),
                measures=matter.measures,
            )


@rule(
    "MAT007",
    title="办理期限有依据，承诺不长于法定",
    basis=["LL-42-1-c", "LL-42-1-a"],
    scope="repository",
    blocks_publication=False,
)
def time_limits_are_founded(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A matter with a time limit of its own names the law or regulation that sets it; and the promised limit is no
    longer than that limit.

    Where the matter names none, nothing is compared: for permits the law's twenty working days hold, and PRO022 judges
    by them. A promise longer than the limit is a warning, since it binds nobody.

    Remedy: name the clause, or take the limit out; shorten the promise.
    """
    for matter in own_matters(repository.bureau):
        limit, promised = matter.decision_working_days, matter.promised_working_days
        if limit is not None and (matter.decision_basis is None or not matter.decision_basis.law):
            yield problem(
                matter.at("decision_working_days"),
                "事项 {matter} 另定了办理期限 {days} 个工作日，没有写依据",
                remedy="请写明另行规定期限的法律、法规条款；没有另行规定的，删去这一项。",
                matter=shown(matter),
                days=limit,
            )
        if limit is not None and promised is not None and promised > limit:
            yield problem(
                matter.at("promised_working_days"),
                "事项 {matter} 承诺 {promised} 个工作日办结，比法定期限 {days} 个工作日还长",
                remedy="请核对两个期限，承诺期限不长于法定期限。",
                severity=Severity.WARNING,
                matter=shown(matter),
                promised=promised,
                days=limit,
            )
