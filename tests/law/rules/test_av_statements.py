"""REC: sound and film open with words, and are described in writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.av_recording import VOICE_ITEMS, text_note_written, voice_statement_made
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import av, findings, says


@pytest.mark.parametrize("rule", [voice_statement_made, text_note_written], ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


ALL = dict.fromkeys(VOICE_ITEMS, "yes")


def film(type_: str = "录像", **more: Any) -> Draft:
    """A penalty case with one recording, started by officers unless said otherwise."""
    return av(penalty(), type_, "2026-03-04", **more)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(film(voice_statement=ALL), [], id="all five"),
        pytest.param(
            film(voice_statement={**ALL, "reason": "no", "place": "no"}),
            ["error: 录像 R20 开始时没有说明事由、地点"],
            id="two not said",
        ),
        pytest.param(
            film("录音", voice_statement={"agency": "yes", "officers": "yes", "reason": "yes"}),
            ["undetermined: 录音 R20 没有写明开始时是否说明时间、地点"],
            id="two not answered",
        ),
        pytest.param(
            film(),
            ["undetermined: 录像 R20 没有写明开始时是否说明执法部门、人员、事由、时间、地点"],
            id="nothing answered",
        ),
        pytest.param(
            film(voice_statement={"agency": "yes", "officers": "yes", "reason": "yes", "time": "no"}),
            ["error: 录像 R20 开始时没有说明时间", "undetermined: 录像 R20 没有写明开始时是否说明地点"],
            id="one not said, one not answered",
        ),
        pytest.param(film("照片"), [], id="never of photos"),
        pytest.param(film("监控视频"), [], id="never of fixed cameras"),
        pytest.param(film(started_by="固定设备"), [], id="never of what a fixed device records"),
        pytest.param(film().drop("records/9/makers"), [], id="never of what others recorded"),
        pytest.param(
            film(started_by="执法人员").drop("records/9/makers"),
            ["undetermined: 录像 R20 没有写明开始时是否说明执法部门、人员、事由、时间、地点"],
            id="started by officers, whoever they were",
        ),
        pytest.param(film().set("secrecy", ["国家秘密"]), [], id="a state-secret stub"),
    ],
)
def test_voice_statement_made(draft: Draft, expected: list[str]) -> None:
    assert says(voice_statement_made, draft) == expected


def test_an_unanswered_item_is_shown_where_it_belongs() -> None:
    assert [each.place.pointer for each in findings(voice_statement_made, film())] == [(9,)]
    answered = film(voice_statement={"agency": "yes"})
    assert [each.place.pointer for each in findings(voice_statement_made, answered)] == [(9, "voice_statement")]


def photos(*notes: str | None) -> Draft:
    """A penalty case with a batch of photos, R20 and on."""
    draft = penalty()
    for number, note in enumerate(notes, 20):
        av(draft, "照片", "2026-03-04", f"R{number}", step="现场检查", **({"text_note": note} if note else {}))
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(film(), ["error: 录像 R20 没有文字说明"], id="film without note"),
        pytest.param(film("录音"), ["error: 录音 R20 没有文字说明"], id="sound without note"),
        pytest.param(film(text_note="检查全过程"), [], id="film with its note"),
        pytest.param(film("监控视频"), [], id="a fixed camera"),
        pytest.param(film(started_by="固定设备"), [], id="another fixed device"),
        pytest.param(film().drop("records/9/makers"), [], id="provided by others"),
        pytest.param(
            photos(None, None, None),
            ["warning: 照片 R20 没有文字说明，也没有列入同批照片的说明"],
            id="a batch of photos, once",
        ),
        pytest.param(
            photos("设备三面照片", None, None).set("records/9/covers", ["R21", "R22"]), [], id="one note for the batch"
        ),
        pytest.param(
            photos("设备正面照片", None),
            ["warning: 照片 R21 没有文字说明，也没有列入同批照片的说明"],
            id="a note that covers only itself",
        ),
        pytest.param(photos(None).set("records/1/covers", ["R20"]), [], id="described in the record of the visit"),
        pytest.param(
            photos(None, None).set("records/9/covers", ["R21"]),
            ["warning: 照片 R20 没有文字说明，也没有列入同批照片的说明"],
            id="a list without a note describes nothing",
        ),
        pytest.param(
            av(photos(None).set("records/9/covers", ["R21"]), "录像", "2026-03-04", "R21"),
            ["warning: 照片 R20 没有文字说明，也没有列入同批照片的说明", "error: 录像 R21 没有文字说明"],
            id="a film named by a photo that has no note itself",
        ),
        pytest.param(film().set("secrecy", ["国家秘密"]), [], id="a state-secret stub"),
    ],
)
def test_text_note_written(draft: Draft, expected: list[str]) -> None:
    assert says(text_note_written, draft) == expected
