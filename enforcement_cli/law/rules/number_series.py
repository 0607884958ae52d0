"""Series of document numbers 文号: nothing is missing without a word, nothing voided is used, forms come from a booklet."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.bureau import NumberSeries
from enforcement_cli.cases.filing_keys import RECORD_NO
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.cases.registers import Booklet
from enforcement_cli.law.document_numbers import Number, gaps, parse_number, plain_prefix, spans
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, UnreadableError, problem

Series = tuple[str, int]


def _decided(repository: RepositoryFacts) -> Iterator[tuple[Number, Key]]:
    """The numbers of decisions that have a serial, with where they stand."""
    for key in repository.keyed("document-no"):
        number = parse_number(key.value)
        if number is not None:
            yield number, key


def _registered(repository: RepositoryFacts) -> Iterator[tuple[Series, NumberSeries]]:
    """The series of the register of numbers; one that cannot be read is left to STR003."""
    for each in repository.bureau.number_series:
        try:
            if each.year is not None:
                yield (plain_prefix(each.prefix), each.year), each
        except UnreadableError:
            continue


def _booklet(booklet: Booklet, series: Series) -> range:
    """The serials of a booklet; none where its ends are not numbers of that series."""
    first, last = parse_number(booklet.from_), parse_number(booklet.to)
    if first is None or last is None or first.series != series or last.series != series:
        return range(0)
    return range(first.serial, last.serial + 1)


@rule(
    "ARC007",
    title="文号不断号",
    basis=["S-39", "G118-9-a"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def no_number_missing(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """In each series of decisions' numbers every serial from 1 to the highest is accounted for.

    A serial is used by a decision or another document in the cases, entered in the register as used elsewhere or as
    voided with its reason, or lies in a booklet of numbered forms that was handed out, whose sheets are used one by one.
    Each 机关代字 and year is a series of its own. Judged are the series that some decision or the register of numbers
    belongs to, not those of notices and receipts; numbers of another form have no serial, and brackets make no
    difference. One warning for each series, at the first number behind a gap.

    Remedy: enter the missing case, or put the number into the register as used or voided, with the reason.
    """
    used: dict[Series, set[int]] = {}
    places: dict[Series, list[tuple[int, Key]]] = {}
    for number, key in _decided(repository):
        used.setdefault(number.series, set()).add(number.serial)
        places.setdefault(number.series, []).append((number.serial, key))
    excused: dict[Series, set[int]] = {}
    register: dict[Series, NumberSeries] = {}
    for series, entry in _registered(repository):
        used.setdefault(series, set())
        register.setdefault(series, entry)
        named = [*(each.no for each in entry.issued), *(each.no for each in entry.voided)]
        for number_ in map(parse_number, named):
            if number_ is not None and number_.series == series:
                used[series].add(number_.serial)
        excused.setdefault(series, set()).update(serial for each in entry.booklets for serial in _booklet(each, series))
    for key in repository.keyed(RECORD_NO):
        other = parse_number(key.value)
        if other is not None and other.series in used:
            used[other.series].add(other.serial)
            places.setdefault(other.series, []).append((other.serial, key))
    for series, serials in sorted(used.items()):
        highest = max(serials, default=0)
        missing = list(gaps({*serials, *(each for each in excused.get(series, ()) if each < highest)}))
        if not missing:
            continue
        first = missing[0][0]
        behind = [(serial, key) for serial, key in places.get(series, ()) if serial > first]
        place = min(behind, key=lambda each: each[0])[1].place if behind else register[series].at("prefix")
        yield problem(
            place,
            "{prefix}〔{year}〕缺 {missing} 号，案件库和文号登记里都没有",
            remedy="请补录用了这些文号的案件；用在别处的、作废的，在文号登记中登记并说明原因。",
            prefix=series[0],
            year=str(series[1]),
            missing=tuple(spans(missing)),
        )


@rule("ARC008", title="作废的文号不再使用", basis=["S-39", "S-41"], scope="repository", blocks_publication=False)
def voided_number_not_used(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A number that the register calls voided stands on no decision.

    The spoiled sheet itself may be kept among the records.

    Remedy: correct the register, or give the decision its own number.
    """
    voided: dict[Number, str] = {}
    for _, entry in _registered(repository):
        for each in entry.voided:
            number = parse_number(each.no)
            if number is not None:
                voided[number] = each.reason or ""
    for number, key in _decided(repository):
        if number in voided:
            yield problem(
                key.place,
                "文号 {number} 已登记作废（{reason}），却用在案件 {case} 的决定上",
                remedy="请核对文号登记和决定书，改正写错的一处。",
                number=key.value,
                reason=voided[number],
                case=key.case,
            )


@rule(
    "ARC009",
    title="预定格式文书出自领用的簿册",
    basis=["PL-52-1", "S-39"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def form_of_a_booklet(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """In a series of numbered forms every number that was used lies in a booklet that was handed out.

    A series is one of forms when the register lists booklets for it; a number entered there as used elsewhere is known.

    Remedy: enter the booklet, or correct the number.
    """
    booklets: dict[Series, set[int]] = {}
    for series, entry in _registered(repository):
        if entry.booklets:
            known = booklets.setdefault(series, set())
            known.update(serial for each in entry.booklets for serial in _booklet(each, series))
            issued = (parse_number(each.no) for each in entry.issued)
            known.update(each.serial for each in issued if each is not None and each.series == series)
    for number, key in _decided(repository):
        if number.series in booklets and number.serial not in booklets[number.series]:
            yield problem(
                key.place,
                "文号 {number} 不在登记领用的任何一本簿册内",
                remedy="请核对文号；簿册没有登记的，在文号登记中补登起止号和领用人。",
                number=key.value,
            )


@rule(
    "ARC014",
    title="文号登记与案件相符",
    basis=["S-39", "S-37"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def registered_number_leads_to_its_case(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A case that the register of numbers names for a number used is in the repository.

    Entries that name no case stand for papers that are not in the repository, and are not asked about.

    Remedy: enter the case, or correct its number in the register.
    """
    known = {key.value for key in repository.keyed("id")}
    for _, entry in _registered(repository):
        for issued in entry.issued:
            if issued.case is not None and issued.case not in known:
                yield problem(
                    issued.at("case"),
                    "文号登记写明 {number} 用于案件 {case}，案件库里没有这个案件",
                    remedy="请补录该案件，或者改正文号登记中的案件编号。",
                    number=issued.no,
                    case=issued.case,
                )
