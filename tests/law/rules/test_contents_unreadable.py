"""What a file that could not be read fails to say, no rule on contents, reviews or disclosure holds against the case."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.rules.correcting import correction_ordered
from enforcement_cli.law.rules.decision_contents import penalty_decision_complete, refusal_complete
from enforcement_cli.law.rules.deliberation import decision_rests_on_transcript, grave_penalty_deliberated
from enforcement_cli.law.rules.disclosure_course import business_secrets_kept
from enforcement_cli.law.rules.enforcement_contents import enforcement_decision_complete
from enforcement_cli.law.rules.enforcement_time import enforced_by_day_on_workdays
from enforcement_cli.law.rules.not_penalised import no_penalty_on_fitting_ground, unpunished_educated
from enforcement_cli.law.rules.one_fine import fined_once_for_one_act
from enforcement_cli.law.rules.penalty_kinds import penalties_fit_outcome
from enforcement_cli.law.rules.remedies import remedies_are_right
from enforcement_cli.law.rules.review_duties import division_answers_for_papers, opinion_is_written
from enforcement_cli.law.rules.seizure_contents import seizure_decision_complete
from enforcement_cli.law.rules.spot_penalty import on_the_spot_form_complete, on_the_spot_within_limits
from enforcement_cli.problems import Place, problem
from tests.builders import Draft, on_the_spot, penalty, permit
from tests.law.rules.rows import says, with_parts
from tests.law.rules.test_one_fine import twice
from tests.law.rules.test_review_duties import major
from tests.outcome_builders import compulsion, heard_penalty, not_penalised, permit_refused

FIRING: list[tuple[Any, Draft, str]] = [
    (on_the_spot_within_limits, on_the_spot().set("decisions/0/penalties", [{"kind": "通报批评"}]), "decisions"),
    (on_the_spot_form_complete, on_the_spot().drop("decisions/0/facts"), "decisions"),
    (penalty_decision_complete, penalty().drop("decisions/0/facts"), "decisions"),
    (penalty_decision_complete, penalty().drop("decisions/0/seal").drop("records/7/seal"), "records"),
    (refusal_complete, permit_refused().drop("decisions/0/remedies"), "decisions"),
    (remedies_are_right, penalty().set("decisions/0/remedies/reconsideration_days", 1), "decisions"),
    (grave_penalty_deliberated, penalty().drop("decisions/0/deliberation"), "decisions"),
    (grave_penalty_deliberated, penalty().drop("decisions/0/deliberation"), "review"),
    (decision_rests_on_transcript, heard_penalty().set("decisions/0/on_transcript", "no"), "decisions"),
    (decision_rests_on_transcript, heard_penalty().set("decisions/0/on_transcript", "no"), "records"),
    (seizure_decision_complete, penalty().step("查封扣押", "2026-03-04"), "records"),
    (seizure_decision_complete, penalty().step("查封扣押", "2026-03-04"), "decisions"),
    (enforcement_decision_complete, compulsion("强制执行").drop("decisions/0/basis"), "decisions"),
    (enforced_by_day_on_workdays, compulsion("强制执行").step("实施强制执行", "2026-03-09"), "records"),
    (correction_ordered, penalty().drop("decisions/0/order_to_correct"), "records"),
    (no_penalty_on_fitting_ground, not_penalised().drop("decisions/0/no_penalty_ground"), "decisions"),
    (unpunished_educated, not_penalised().drop("decisions/0/education"), "decisions"),
    (fined_once_for_one_act, twice(["W1"], ["W1"]), "decisions"),
    (penalties_fit_outcome, penalty().set("decisions/0/outcome", "撤案"), "decisions"),
    (division_answers_for_papers, major().drop("review/0/self_check/responsibility_stated"), "review"),
    (opinion_is_written, major().drop("review/0/rounds/0/record").drop("records/9"), "records"),
    (business_secrets_kept, permit().set("secrecy", ["商业秘密"]), "decisions"),
]


@pytest.mark.parametrize(("rule", "draft", "section"), FIRING, ids=[f"{row[0].id}, {row[2]}" for row in FIRING])
def test_silent_where_the_file_could_not_be_read(rule: Any, draft: Draft, section: str) -> None:
    place = Place(f"{draft.case().folder}/{section}.yaml")
    trouble = ("unreadable", problem(place, "文件 {name} 打不开：{why}"))

    assert says(rule, draft) != []
    assert says(rule, with_parts(draft, troubles=(trouble,))) == []
