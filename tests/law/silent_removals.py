"""What may be taken away from a sound case without any rule saying so, and why that is right.

A row is a pattern of removals (see tests.law.removals; `*` stands for anything within one part of a name) and the
reason. `TOGETHER` is the other side of it: what is told twice must be missed once both are gone.
"""

from __future__ import annotations

from typing import NamedTuple


class Silent(NamedTuple):
    """One row."""

    pattern: str
    reason: str


_PAPER = "the step and the paper that records it tell of the same act; either will do"
_LINK = "a paper names its step, and a step its paper; either will do"
_DAY = "the step and its paper both carry the day"
_MAKERS = (
    "two are asked for where a law says two: in penalty cases, seizures and verifications, on the paper of the act"
)
_IDENTITY = "it identifies a party; no duty asks for it in this kind of case beyond the name"
_BOOKS = "it serves the bureau's own order; no duty asks for it"
_APPROVAL = "step, decision and form each name the approval; any one will do"
_GROUNDS = "重大执法决定 and the five grounds answer each other"
_SERVED = "start, arrival, receipt and signature prove the service together; what is left still does"
_LEDGER = "the decision is published: the ledger answers it"
_PARTYS = "it is the party's to do"
_KINDS = "without it the case is judged by what all of its kind share"
_LIMITATION = "limitation is judged where its dates are given; asking for them in every case is the file's business"
_CONTENTS = (
    "contents of the paper itself, which the file holds; entered they are compared, left out they are not missed"
)
_ENDED = "the case ended without deciding on anybody's rights"

SILENT = (
    # What describes a case
    Silent("case/title", _BOOKS),
    Silent("case/division", "it says who acts; the law asks for an organ and officers"),
    Silent("case/opened_on", _BOOKS),
    Silent("case/procedure", _KINDS),
    Silent("case/mode", _KINDS),
    Silent("case/facts", "the decision states the facts"),
    Silent("case/officers", "who acted is judged by the papers that officers made"),
    Silent("case/officers/*", "who acted is judged by the papers that officers made"),
    Silent("case/parties/*/*", _IDENTITY),
    Silent("case/violations", _LIMITATION),
    Silent("case/violations/*/*", _LIMITATION),
    Silent("case/major", _GROUNDS),
    Silent("case/major_grounds", _GROUNDS),
    Silent("case/major_grounds/*", _GROUNDS),
    Silent("case/links", "the decision's outcome says that it went elsewhere"),
    Silent("case/links/*", "the decision's outcome says that it went elsewhere"),
    # Its course
    Silent("case/steps", "a short act on the spot has its paper alone"),
    Silent("case/steps/*", _PAPER),
    Silent("case/steps/*/on", _DAY),
    Silent("case/steps/*/at", "hours are asked for where the law counts in hours"),
    Silent("case/steps/*/proved_by", _LINK),
    Silent("case/steps/*/proved_by/*", _LINK),
    Silent("case/steps/*/approved_by", _APPROVAL),
    Silent("case/steps/*/officers", _MAKERS),
    Silent("case/steps/*/decision", "with one decision there is no other to mean"),
    Silent("case/steps/*/told", _CONTENTS),
    Silent("case/steps/*/told/*", _CONTENTS),
    Silent("case/steps/*/proposed", _CONTENTS),
    Silent("case/steps/*/proposed/penalties", _CONTENTS),
    Silent("case/steps/*/proposed/penalties/*/amount", _CONTENTS),
    Silent("case/steps/*/hearing", "the step's own day is that of the hearing; its record names who chaired"),
    Silent("case/steps/*/hearing/held_on", "the step's own day is that of the hearing"),
    Silent("case/steps/*/hearing/public", "a hearing is public unless a reason is given"),
    # Its papers
    Silent("records/*", "a paper of the bureau's own, for which no list of instruments asks"),
    Silent("records/*/step", _LINK),
    Silent("records/*/made_on", _DAY),
    Silent("records/*/title", _BOOKS),
    Silent("records/*/makers", _MAKERS),
    Silent("records/*/makers/*", _MAKERS),
    Silent("records/*/approved_by", _APPROVAL),
    Silent("records/*/seal", "the seal on each paper is for the bound file's review, the decision's own is asked for"),
    Silent("records/*/asked", "the signature of who was asked says it"),
    Silent("records/*/identity_shown", "asked for once: on the first transcript, or the one of this act"),
    Silent("records/*/signatures", "the service itself names who received it"),
    Silent("records/*/signatures/*/party", "a name that is the party's needs no number"),
    Silent("records/*/seconds", "a recording's length is compared with the act where both are known"),
    Silent("records/*/started_by", "who started a recording is asked for where an officer's voice must open it"),
    # Reviews
    Silent("review/*/decision", "with one decision there is no other to mean"),
    Silent("review/*/self_check/by", "that it was done, and when, is the duty"),
    Silent("review/*/self_check/opinion", "that it was done, and when, is the duty"),
    Silent("review/*/rounds/*/submitted_on", "the review's own day bounds it"),
    Silent("review/*/rounds/*/record", _LINK),
    # Decisions
    Silent("decisions/*", _ENDED),
    Silent("decisions/*/decision", "with one decision there is no other to mean"),
    Silent("decisions/*/made_on", _ENDED),
    Silent("decisions/*/document_no", "not among the contents that 行政处罚法 59 lists"),
    Silent("decisions/*/facts", _ENDED),
    Silent("decisions/*/evidence", _ENDED),
    Silent("decisions/*/evidence/*/record", "the evidence is named"),
    Silent("decisions/*/basis", "asked for where somebody is punished, restrained or refused"),
    Silent("decisions/*/basis/*/article", "some rules of a lower rank have no articles"),
    Silent("decisions/*/conclusion", "the outcome says it"),
    Silent("decisions/*/record", _LINK),
    Silent("decisions/*/approval", _APPROVAL),
    Silent("decisions/*/approval/*", _APPROVAL),
    Silent("decisions/*/seal", "what the decision's own paper carries will do"),
    Silent("decisions/*/publish", _LEDGER),
    Silent("decisions/*/publish_ground", _ENDED),
    Silent("decisions/*/public_summary", _LEDGER),
    Silent("decisions/*/deliberation", _APPROVAL),
    Silent("decisions/*/deliberation/*", "that it was held, and when, is told by step or paper as well"),
    Silent("decisions/*/remedies", "asked for where somebody may seek them from this decision"),
    Silent("decisions/*/remedies/*", "compared where given; a decision on the spot names the first way alone"),
    Silent("decisions/*/grant", "granted as applied for; the certificate itself says what"),
    Silent("decisions/*/grant/*", "granted as applied for; the certificate itself says what"),
    Silent("decisions/*/refusal_reason", "the answer itself states it"),
    Silent("decisions/*/rectify_by", "an order may be to correct at once"),
    Silent("decisions/*/items", "the inventory itself lists them"),
    Silent("decisions/*/items/*/quantity", "the inventory itself lists them"),
    Silent("decisions/*/measures", "the outcome says it"),
    Silent(
        "decisions/*/performance_terms", "not among the contents that 行政处罚法 52 lists for a decision on the spot"
    ),
    Silent("decisions/*/performance", _PARTYS),
    Silent("decisions/*/performance/*/amount", _PARTYS),
    Silent("decisions/*/service", "the certificate was handed over, or the decision on the spot"),
    Silent("decisions/*/service/*/*", _SERVED),
    Silent("decisions/*/service/*/servers/*", _SERVED),
    # The ledger
    Silent("ledger/*/channels", "written by the tool; the site itself shows it"),
    Silent("ledger/*/channels/*", "written by the tool; the site itself shows it"),
)

TOGETHER = (
    ("penalty", ("case/major", "case/major_grounds")),
    ("penalty", ("case/steps/立案", "records/立案审批表")),
    ("penalty", ("case/steps/现场检查", "records/现场检查笔录", "case/steps/询问", "records/询问笔录")),
    ("penalty", ("decisions/*/service", "records/送达回证")),
    ("penalty", ("ledger/*", "decisions/*/publish")),
    ("permit", ("case/major", "case/major_grounds")),
    ("permit", ("case/steps/颁发证件", "records/许可证件", "decisions/*/service")),
    ("inspection", ("ledger/*", "decisions/*/publish")),
    ("on_the_spot", ("case/steps", "records/当场处罚决定书")),
    ("on_the_spot", ("ledger/*", "decisions/*/publish")),
)
"""(builder, what to take away at once)."""
