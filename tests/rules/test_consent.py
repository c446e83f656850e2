"""The chain of consent of regs 5(6) and 11(1): refusal, absence and vacancy are three different things."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from clerk_tui.domain.consent import Answer, Asked, Consent, ConsentState, Posts
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import CONSENT_STEPS, UrgencyKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.consent import (
    PRIVATE_MEETING,
    SPECIAL_URGENCY,
    WELSH_DECISION,
    before_the_last,
    consent,
    finding,
    told_steps,
)
from clerk_tui.rules.private_meetings import private_meeting_urgency, representation, still_open
from tests.rules.making_records import CALENDAR, MONDAY, urgency

FIRST, SECOND, THIRD = CONSENT_STEPS
FRIDAY = date(2017, 10, 6)


def asked(step: str, answer: Answer, **changes: Any) -> Asked:
    whole = Asked(step, answer, "Councillor Elmes", FRIDAY, "On leave.", urgent=True, cannot_be_deferred=True)
    return replace(whole, **changes)


def chain(*answers: Asked, posts: Posts | None = None) -> Consent:
    return consent(SPECIAL_URGENCY, answers, posts)


def test_nobody_was_asked_yet() -> None:
    found = chain()
    assert (found.state, found.step) == (ConsentState.ASK, FIRST)
    assert found.says == f"Next to ask: the {FIRST}, because the chain begins there."


def test_the_scrutiny_chairman_agrees_to_both_limbs() -> None:
    found = chain(asked(FIRST, Answer.AGREED))
    assert (found.state, found.step, found.doubts) == (ConsentState.GIVEN, FIRST, ())
    assert found.says == (
        f"Special urgency: Councillor Elmes, {FIRST}, agreed on Friday 6 October 2017 that the decision was urgent and"
        " could not reasonably be deferred."
    )
    assert finding(SPECIAL_URGENCY, found).severity is Severity.HOLDS


@pytest.mark.parametrize("limb", ["urgent", "cannot_be_deferred"])
@pytest.mark.parametrize("said", [False, None])
def test_an_agreement_to_one_limb_only_is_no_consent(limb: str, said: bool | None) -> None:
    found = chain(asked(FIRST, Answer.AGREED, **{limb: said}))
    words = {"urgent": "it was urgent", "cannot_be_deferred": "it could not reasonably be deferred"}
    assert found.state is ConsentState.INCOMPLETE
    assert found.says.endswith(f"nothing records the agreement that {words[limb]}.")
    assert finding(SPECIAL_URGENCY, found).severity is Severity.BLOCKER


def test_x058_a_refusal_ends_the_chain() -> None:
    found = chain(asked(FIRST, Answer.REFUSED))
    assert (found.state, found.step) == (ConsentState.REFUSED, FIRST)
    assert found.says.endswith("so the decision may not be taken; a refusal does not pass the question on.")


def test_x058_after_a_refusal_nobody_else_can_agree() -> None:
    found = chain(asked(FIRST, Answer.REFUSED), asked(SECOND, Answer.AGREED))
    assert found.state is ConsentState.REFUSED
    assert found.says.endswith(f"That the {SECOND} was asked as well changes nothing.")


def test_x059_a_chairman_on_leave_passes_the_question_on_and_the_record_says_why() -> None:
    waiting = chain(asked(FIRST, Answer.UNABLE))
    assert (waiting.state, waiting.step, waiting.doubts) == (ConsentState.ASK, SECOND, ())
    assert waiting.says == f"Next to ask: the {SECOND}, because the {FIRST} did not act."
    given = chain(asked(FIRST, Answer.UNABLE), asked(SECOND, Answer.AGREED, who=""))
    assert (given.state, given.step) == (ConsentState.GIVEN, SECOND)
    assert given.says.endswith(f"Why the {FIRST} did not act: On leave.")
    silent = chain(asked(FIRST, Answer.UNABLE, reason=""), asked(SECOND, Answer.AGREED))
    assert silent.doubts == (f"Nothing records why the {FIRST} did not act.",)
    assert finding(SPECIAL_URGENCY, silent).severity is Severity.WARNING


def test_a_vacant_post_passes_the_question_on_without_a_reason() -> None:
    found = chain(asked(SECOND, Answer.AGREED), posts=Posts(scrutiny_chairman=False))
    assert (found.state, found.step, found.doubts) == (ConsentState.GIVEN, SECOND, ())
    waiting = chain(posts=Posts(scrutiny_chairman=False))
    assert waiting.says == f"Next to ask: the {SECOND}, because there is no {FIRST}."


def test_x061_two_chairmen_unable_to_act_are_no_vacancy() -> None:
    filled = Posts(scrutiny_chairman=True, chairman=True)
    found = chain(asked(FIRST, Answer.UNABLE), asked(SECOND, Answer.UNABLE), posts=filled)
    assert (found.state, found.step) == (ConsentState.ENDED, SECOND)
    assert "absence is not vacancy. Wait, elect a chairman, or give the notice of the general" in found.says
    again = chain(asked(FIRST, Answer.UNABLE), asked(SECOND, Answer.UNABLE), asked(THIRD, Answer.AGREED))
    assert again.state is ConsentState.ENDED
    assert again.says.endswith(f"That the {THIRD} was asked as well changes nothing.")


@pytest.mark.parametrize(
    ("first", "second"), [(Answer.UNABLE, Answer.NO_SUCH_PERSON), (Answer.NO_SUCH_PERSON, Answer.UNABLE)]
)
def test_one_vacancy_does_not_open_the_third_step(first: Answer, second: Answer) -> None:
    assert chain(asked(FIRST, first), asked(SECOND, second)).state is ConsentState.ENDED


def test_with_both_posts_vacant_the_vice_chairman_agrees() -> None:
    vacant = Posts(scrutiny_chairman=False, chairman=False)
    waiting = chain(posts=vacant)
    assert (waiting.state, waiting.step, waiting.doubts) == (ConsentState.ASK, THIRD, ())
    given = chain(asked(THIRD, Answer.AGREED), posts=vacant)
    assert (given.state, given.doubts) == (ConsentState.GIVEN, ())
    refused = chain(asked(THIRD, Answer.REFUSED), posts=vacant)
    assert (refused.state, refused.step) == (ConsentState.REFUSED, THIRD)
    ended = chain(asked(THIRD, Answer.UNABLE), posts=vacant)
    assert (ended.state, ended.step) == (ConsentState.ENDED, THIRD)


def test_a_record_that_does_not_say_whether_the_posts_were_vacant_leaves_a_doubt() -> None:
    skipped = asked(FIRST, Answer.DID_NOT_ACT), asked(SECOND, Answer.DID_NOT_ACT)
    given = chain(*skipped, asked(THIRD, Answer.AGREED))
    assert given.state is ConsentState.GIVEN
    assert given.doubts == (f"The {THIRD} can agree only where both posts are vacant; absence is not vacancy.",)
    assert chain(*skipped).doubts == given.doubts


def test_the_first_must_be_asked_first() -> None:
    agreed = chain(asked(SECOND, Answer.AGREED))
    assert (agreed.state, agreed.step) == (ConsentState.ASK, FIRST)
    assert agreed.says.startswith(f"Special urgency was agreed by the {SECOND}: say why the {FIRST} did not act;")
    refused = chain(asked(SECOND, Answer.REFUSED))
    assert refused.says.startswith(f"Special urgency was put to the {SECOND}: say why")


@pytest.mark.parametrize(
    ("answers", "posts", "words"),
    [
        ((asked("leader", Answer.AGREED),), None, "Only the chairman of the relevant overview"),
        ((asked(FIRST, Answer.AGREED), asked(FIRST, Answer.REFUSED)), None, "recorded twice"),
        ((asked(FIRST, Answer.NO_SUCH_PERSON),), Posts(scrutiny_chairman=True), "as vacant, but the post is filled"),
        ((asked(SECOND, Answer.REFUSED),), Posts(chairman=False), "as asked, but the post is vacant"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(
    answers: tuple[Asked, ...], posts: Posts | None, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        chain(*answers, posts=posts)


def test_no_chain_of_answers_gives_consent_without_an_agreement_or_past_a_refusal() -> None:
    choices = [None, *Answer]
    for row in product(choices, repeat=3):
        answers = [asked(step, answer) for step, answer in zip(CONSENT_STEPS, row, strict=True) if answer]
        found = chain(*answers)
        if found.state is ConsentState.GIVEN:
            given = CONSENT_STEPS.index(found.step)
            assert row[given] is Answer.AGREED
            assert Answer.REFUSED not in row[:given] and None not in row[:given]
            assert given < 2 or Answer.UNABLE not in row[:2]


@pytest.mark.parametrize(
    ("matter", "words"),
    [(PRIVATE_MEETING, "may not be held in private"), (WELSH_DECISION, "before its written statement exists")],
)
def test_what_a_refusal_forbids_depends_on_the_matter(matter: Any, words: str) -> None:
    found = consent(matter, [asked(FIRST, Answer.REFUSED)])
    assert words in found.says
    assert finding(matter, found).id == matter.rule


# Private meetings

PRIVATE = {
    "agreed_by": "Councillor Elmes", "agreed_role": FIRST, "agreed_on": FRIDAY, "reason": "The offer lapses.",
    "reasons_published_on": FRIDAY,
}  # fmt: skip


def private(**changes: Any) -> list[tuple[str, Severity]]:
    (record,) = urgency(UrgencyKind.PRIVATE_MEETING, **{**PRIVATE, **changes})
    return [(found.id, found.severity) for found in private_meeting_urgency(record, MONDAY)]


def test_a_private_meeting_by_urgency_shows_its_consent_and_its_notice() -> None:
    assert private() == [("EN-PMU", Severity.HOLDS)]
    assert private(reasons_published_on=None) == [
        ("EN-PMU", Severity.HOLDS),
        ("EN-PMU-NOTICE", Severity.WARNING),
    ]
    assert private(agreed_on=date(2017, 10, 10)) == [("EN-PMU", Severity.BLOCKER)]
    assert private(reason="", reasons_published_on=None) == [("EN-PMU", Severity.BLOCKER)]


def test_x047_neither_notice_is_possible_so_the_scrutiny_chairman_is_asked_first() -> None:
    first, second, chairman = still_open(date(2026, 12, 8), date(2026, 12, 4), CALENDAR)
    assert (first.id, first.severity) == ("EN-PM28", Severity.WARNING) and "was due by" in first.says
    assert (second.id, second.severity) == ("EN-PM5", Severity.WARNING)
    assert (chairman.id, chairman.authority) == ("EN-PMU", "SI 2012/2089 reg 5(6)")
    assert f"ask the {FIRST} first" in chairman.says and "the same day" in chairman.says


def test_a_private_meeting_far_enough_away_still_has_both_notices() -> None:
    found = list(still_open(date(2027, 1, 14), date(2026, 12, 4), CALENDAR))
    assert [(one.id, one.severity) for one in found] == [("EN-PM28", Severity.ADVICE), ("EN-PM5", Severity.ADVICE)]
    assert "is due by Wednesday 16 December 2026" in found[0].says


def test_x046_a_representation_after_the_second_notice_goes_in_the_minutes() -> None:
    late = representation(date(2027, 1, 8), date(2027, 1, 6))
    assert late.where == "minutes" and "record it in the minutes" in late.says
    assert representation(date(2027, 1, 6), date(2027, 1, 6)).where == "notice"


def test_an_older_record_tells_its_chain_in_one_row() -> None:
    (older,) = urgency(
        UrgencyKind.SPECIAL_URGENCY,
        agreed_role=SECOND,
        agreed_by="Cllr Cox",
        agreed_on=FRIDAY,
        reason="So.",
        skipped_because="On leave.",
    )
    assert [(one.step, one.answer) for one in told_steps(older)] == [
        (FIRST, Answer.DID_NOT_ACT),
        (SECOND, Answer.AGREED),
    ]
    (bare,) = urgency(UrgencyKind.SPECIAL_URGENCY)
    assert told_steps(bare) == ()
    steps = (asked(FIRST, Answer.AGREED),)
    assert told_steps(replace(older, steps=steps)) == steps


def test_nobody_answers_before_the_one_who_was_asked_first() -> None:
    first = asked(FIRST, Answer.UNABLE, at=parse_instant("2017-10-06T10:00:00+01:00"))
    same_day = asked(SECOND, Answer.AGREED, at=parse_instant("2017-10-06T09:30:00+01:00"))
    assert "On: the chairman" in before_the_last([first], same_day)
    assert "at 10:00" in before_the_last([first], same_day) and "at 09:30" in before_the_last([first], same_day)
    assert before_the_last([first], replace(same_day, on=date(2017, 10, 5), at=None))
    assert before_the_last([first], replace(same_day, at=parse_instant("2017-10-06T10:30:00+01:00"))) == ""
    assert before_the_last([first], replace(same_day, at=None)) == ""
    assert before_the_last([first], replace(same_day, on=None)) == ""
    assert before_the_last([first], first) == ""
