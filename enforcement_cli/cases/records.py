"""全过程记录 and 法制审核: instruments, recordings, reviews."""

from __future__ import annotations

from collections.abc import Mapping

from enforcement_cli.cases.people import Signature
from enforcement_cli.cases.views import Clock, Day, Many, One, Text, Texts, View, Whole, YesNo
from enforcement_cli.problems import UnreadableError


class VoiceStatement(View):
    """The five items spoken at the start of a recording (S-35)."""

    agency = YesNo()
    officers = YesNo()
    reason = YesNo()
    time = YesNo()
    place = YesNo()


class Original(View):
    """Where the original is: paper or electronic."""

    form = Text()
    place = Text()
    archive_no = Text()


AV_TYPES = frozenset({"照片", "录音", "录像", "监控视频"})


class Record(View):
    """One instrument 文书 or recording 音像记录."""

    id = Text()
    type = Text()
    title = Text()
    step = Text()
    label = Text()
    decision = Whole()
    parties = Texts()
    made_on = Day()
    started_at = Clock()
    ended_at = Clock()
    place = Text()
    makers = Texts()
    approved_by = Text()
    identity_shown = YesNo()
    asked = Text()
    party_absent = YesNo()
    signatures = Many(Signature)
    original = One(Original)
    seal = Text()
    copies = Whole()
    document_no = Text()
    path = Text("file")
    sha256 = Text()
    device = Text()
    started_by = Text()
    seconds = Whole()
    voice_statement = One(VoiceStatement)
    text_note = Text()
    retention_months = Whole()
    covers = Texts()

    @property
    def is_av(self) -> bool:
        """Whether a photo, sound or film rather than a text."""
        return self.type in AV_TYPES


class SelfCheck(View):
    """合法性自查 by the handling division (S-49)."""

    on = Day()
    by = Text()
    opinion = Text()
    responsibility_stated = YesNo()
    record = Text()


class Round(View):
    """One round of 法制审核: submission and opinion."""

    submitted_on = Day()
    draft_digest = Text()
    reviewers = Texts()
    reviewed_on = Day()
    result = Text()
    opinion = Text()
    handling = Text()
    record = Text()
    confirms_lighter = YesNo()

    @property
    def heads(self) -> Mapping[str, str | None]:
        """The seven heads of S-54 that were answered, with their finding (符合, 不符合, 不涉及)."""
        answers = self.data.get("heads", {})
        if not isinstance(answers, Mapping):
            raise UnreadableError("heads")
        return {name: each.get("finding") for name, each in answers.items() if isinstance(each, Mapping)}


class OutsideOpinion(View):
    """外部法律意见: never a substitute for the review itself (S-51)."""

    by = Text()
    on = Day()
    record = Text()


class Review(View):
    """法制审核 of one decision."""

    decision = Whole()
    self_check = One(SelfCheck)
    rounds = Many(Round)
    outside_opinion = One(OutsideOpinion)
