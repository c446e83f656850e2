"""The route of a matter recorded as its clerk does: who was informed, who was asked and what they answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.consent import Answer, ConsentState
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import CONSENT_STEPS, UrgencyKind
from clerk_tui.domain.errors import ClerkError, InputError, Refused
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.register import decisions as records
from clerk_tui.register import urgencies
from clerk_tui.register.changes import Change
from clerk_tui.services import boards, decisions, matters, notices, publishing, routes, urgency_reports
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from tests.offices import ICT, TUESDAY, count, demo, do, recorded

FRIDAY = date(2017, 9, 29)
SCRUTINY, CHAIR, VICE = CONSENT_STEPS
SPECIAL, PRIVATE, GENERAL = UrgencyKind.SPECIAL_URGENCY, UrgencyKind.PRIVATE_MEETING, UrgencyKind.GENERAL_EXCEPTION


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The demonstration on the Friday ten days before the Executive of Monday 9 October 2017."""
    office = demo(tmp_path, "2017-09-29T09:00:00+01:00")
    yield office
    office.register.close()


def now(office: Office, instant: str) -> Office:
    office.clock.rehearse(parse_instant(instant))
    return office


def seat(office: Office, body: str, kind: str, name: str, role: str) -> None:
    """Somebody in a post, without any days."""

    def work(change: Change) -> None:
        found = change.find("body", name=body)
        body_id = int(str(found["id"])) if found else change.insert("body", name=body, kind=kind)
        person = change.insert("person", name=name, kind="member")
        change.insert("membership", person_id=person, body_id=body_id, role=role)

    do(office.register, work)


def entry(office: Office, reference: str = "30/2017", due: str = "2017-10-09") -> str:
    """A key matter of the forward plan without a record."""
    found: list[int] = []

    def work(change: Change) -> None:
        made = change.insert(
            "forward_plan_entry", reference=reference, matter="Sea wall", key_decision=1, due_from=due, due_to=due
        )
        found.append(made)

    do(office.register, work)
    return f"F{found[0]}"


def agreed(who: str = "Councillor Elmes", on: date = FRIDAY, **more: bool | str | None) -> routes.Given:
    limbs = {"urgent": True, "cannot_be_deferred": True} | more
    return routes.Given(Answer.AGREED, who, on, reason="The offer lapses.", **limbs)  # type: ignore[arg-type]


def state(office: Office, key: str, ref: str = "D1") -> str:
    return next(line.state for line in matters.lines(office, ref) if line.key == key)


# Which route is open


@pytest.mark.parametrize(
    ("today", "general", "special"),
    [
        ("2017-09-20T09:00:00+01:00", "Open", "Otherwise"),
        ("2017-09-29T09:00:00+01:00", "Open", "Otherwise"),
        ("2017-09-30T09:00:00+01:00", "Too late", "Ask next"),
    ],
)
def test_the_general_exception_is_open_until_the_last_day_for_its_notice(
    office: Office, today: str, general: str, special: str
) -> None:
    now(office, today)
    assert (state(office, "notice-28"), state(office, "general"), state(office, "special")) == (
        "Too late", general, special,
    )  # fmt: skip


def test_in_august_the_28_days_can_still_be_given(office: Office) -> None:
    now(office, "2017-09-08T09:00:00+01:00")
    (line,) = [line for line in matters.lines(office, "D1") if line.key == "notice-28"]
    assert (line.state, line.day) == ("Open", date(2017, 9, 8))
    assert line.ledger is not None and line.ledger.answer == date(2017, 9, 10)


def test_who_is_informed_is_named_from_the_seats(office: Office) -> None:
    seat(office, "Scrutiny Board", "scrutiny", "Councillor Elmes", "chair")
    (line,) = [line for line in matters.lines(office, "D1") if line.key == "general"]
    assert "Councillor Elmes, chairman of Scrutiny Board" in line.says


# Reg 10


def test_a_general_exception_with_its_notice_and_its_reasons_holds(office: Office) -> None:
    routes.inform(office, "D1", informed="Councillor Elmes", informed_on=FRIDAY, reason="The grant was offered.")
    notices.record_notice(
        office, "D1", NoticeKind.GENERAL_EXCEPTION,
        {"offices": "28 September 2017, 4.30 pm", "website": "29 September 2017, 9.00 am", "text": "ICT strategy"},
    )  # fmt: skip
    assert state(office, "general.notice") == "Holds"
    assert state(office, "general.reasons") == "Due"
    found = records.decision(office.register, ICT).urgency(GENERAL)
    assert found is not None and found.available_on == FRIDAY, "it counts from the later of the two places"
    now(office, "2017-10-09T09:00:00+01:00")
    reasons = {"offices": "9/10/2017", "website": "9/10/2017", "reasons": "The grant was offered."}
    notices.record_notice(office, "D1", NoticeKind.GENERAL_EXCEPTION_REASONS, reasons)
    assert state(office, "general.reasons") == "Done"
    by_id = {finding.id: finding for finding in publishing.findings(office, ICT)}
    assert by_id["EN-GE5"].severity is Severity.HOLDS
    assert not {"EN-GE5-NOTICE", "EN-GE5-FIELDS"} & by_id.keys()


def test_a_notice_on_the_monday_is_a_day_late(office: Office) -> None:
    now(office, "2017-10-02T09:00:00+01:00")
    routes.inform(office, "D1", informed="Councillor Elmes", informed_on=FRIDAY, reason="The grant was offered.")
    notices.record_notice(
        office, "D1", NoticeKind.GENERAL_EXCEPTION, {"offices": "29/9/2017", "website": "2/10/2017", "text": "ICT"}
    )
    assert state(office, "general.notice") == "Too late"
    assert state(office, "special") == "Ask next"


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (NoticeKind.GENERAL_EXCEPTION, {"offices": "9 October 2017"}, "Offices on: .* the day of the decision: SI 20"),
        (NoticeKind.GENERAL_EXCEPTION, {"website": "10 October 2017"}, "Website on: .*after the decision of Monday 9"),
        (NoticeKind.GENERAL_EXCEPTION, {"website": "1 December 2017"}, "Website on: .*which is still to come"),
        (NoticeKind.PRIVATE_5, {"offices": "9 October 2017"}, "Offices on: .*the day of the meeting: SI 2012/2089 reg"),
        (NoticeKind.SPECIAL_URGENCY, {"offices": "9 October 2017"}, "Special urgency of D1 is not recorded"),
        (NoticeKind.KEY_DECISION, {"offices": "9 October 2017"}, "notice_on"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_with_field_and_rule(
    office: Office, kind: NoticeKind, typed: dict[str, str], says: str
) -> None:
    now(office, "2017-10-20T09:00:00+01:00")
    before = count(office.register, "history")
    with pytest.raises(Refused, match=says):
        notices.record_notice(office, "D1", kind, typed)
    assert count(office.register, "history") == before


def test_the_reasons_cannot_come_before_the_agreement(office: Office) -> None:
    routes.record_step(office, "D1", SPECIAL, agreed())
    with pytest.raises(Refused, match="before the agreement of Friday 29 September 2017"):
        notices.record_notice(office, "D1", NoticeKind.SPECIAL_URGENCY, {"offices": "28/9/2017"})


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2017, 10, 10), "Informed on: Tuesday 10 October 2017 lies after the decision of Monday 9"),
        (date(2017, 12, 1), "Informed on: Friday 1 December 2017 is still to come"),
    ],
)
def test_scrutiny_is_not_informed_after_the_decision(office: Office, day: date, says: str) -> None:
    now(office, "2017-10-20T09:00:00+01:00")
    with pytest.raises(Refused, match=says):
        routes.inform(office, "D1", informed="Councillor Elmes", informed_on=day)


# Regs 5(6) and 11


def test_x058_a_refusal_does_not_move_on(office: Office) -> None:
    stands = routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.REFUSED, "Councillor Elmes", FRIDAY))
    assert stands.state is ConsentState.REFUSED
    with pytest.raises(Refused, match="a refusal does not pass the question on"):
        routes.record_step(office, "D1", SPECIAL, agreed("The Mayor"))
    found = next(finding for finding in publishing.findings(office, ICT) if finding.id == "EN-SU")
    assert found.severity is Severity.BLOCKER and "refused" in found.says


def test_x059_a_chairman_on_leave_passes_the_question_to_the_chairman_of_the_authority(office: Office) -> None:
    asked = routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.UNABLE, reason="On leave abroad"))
    assert (asked.state, asked.step) == (ConsentState.ASK, CHAIR)
    given = routes.record_step(office, "D1", SPECIAL, agreed("The Mayor"))
    assert (given.state, given.doubts) == (ConsentState.GIVEN, ())
    found = records.decision(office.register, ICT).urgency(SPECIAL)
    assert found is not None
    assert (found.agreed_by, found.agreed_role, found.agreed_on) == ("The Mayor", CHAIR, FRIDAY)
    assert found.skipped_because == f"{SCRUTINY}: On leave abroad"
    assert [step.answer for step in found.steps] == [Answer.UNABLE, Answer.AGREED]
    assert state(office, "special.reasons") == "Due"


def test_x061_with_both_posts_filled_the_vice_chairman_is_never_asked(office: Office) -> None:
    routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.UNABLE, reason="On leave"))
    ended = routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.UNABLE, reason="In hospital"))
    assert ended.state is ConsentState.ENDED
    with pytest.raises(Refused, match="absence is not vacancy"):
        routes.record_step(office, "D1", SPECIAL, agreed("The Deputy Mayor"), step=VICE)


def test_where_neither_has_a_chairman_the_vice_chairman_agrees(office: Office) -> None:
    for _ in range(2):
        asked = routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.NO_SUCH_PERSON))
    assert (asked.state, asked.step) == (ConsentState.ASK, VICE)
    given = routes.record_step(office, "D1", SPECIAL, agreed("The Deputy Mayor"))
    assert (given.state, given.doubts) == (ConsentState.GIVEN, ())


def test_a_post_that_somebody_holds_is_not_vacant(office: Office) -> None:
    seat(office, "Scrutiny Board", "scrutiny", "Councillor Elmes", "chair")
    with pytest.raises(InputError, match="is recorded as vacant, but the post is filled"):
        routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.NO_SUCH_PERSON))
    assert count(office.register, "consent_step") == 0


@pytest.mark.parametrize(
    ("given", "step", "says"),
    [
        (routes.Given(Answer.AGREED, "", FRIDAY), "", "Who: give the name of the chairman of the relevant"),
        (routes.Given(Answer.AGREED, "Elmes"), "", "On: give the day on which"),
        (routes.Given(Answer.UNABLE), "", "Reason: say why the chairman of the relevant"),
        (routes.Given(Answer.DID_NOT_ACT), "", "Answer: say agreed, refused, unable, no-such-person"),
        (routes.Given(Answer.AGREED, "Elmes", FRIDAY), CHAIR, "Step: it is not the turn of the chairman of the auth"),
        (routes.Given(Answer.AGREED, "Elmes", FRIDAY), "leader", "Step: only the chairman of the relevant"),
        (routes.Given(Answer.AGREED, "Elmes", date(2017, 10, 10)), "", "On: .*after the decision of Monday 9 October"),
    ],
)
def test_an_answer_that_cannot_be_kept_names_its_field(
    office: Office, given: routes.Given, step: str, says: str
) -> None:
    now(office, "2017-10-20T09:00:00+01:00")
    with pytest.raises(ClerkError, match=says):
        routes.record_step(office, "D1", SPECIAL, given, step=step)
    assert count(office.register, "consent_step") == 0


def test_an_agreement_without_one_limb_is_completed_by_the_same_person(office: Office) -> None:
    half = routes.record_step(office, "D1", SPECIAL, agreed(cannot_be_deferred=None))
    assert half.state is ConsentState.INCOMPLETE
    assert "could not reasonably be deferred" in half.says
    assert routes.record_step(office, "D1", SPECIAL, agreed()).state is ConsentState.GIVEN
    assert count(office.register, "consent_step") == 1


def test_an_answer_recorded_wrongly_is_taken_back_with_a_reason_and_undone(office: Office) -> None:
    routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.REFUSED, "Councillor Elmes", FRIDAY))
    with pytest.raises(InputError, match="Reason: say why"):
        routes.take_back(office, "D1", SPECIAL, " ")
    assert routes.take_back(office, "D1", SPECIAL, "That was another matter").state is ConsentState.ASK
    undo(office)
    found = records.decision(office.register, ICT).urgency(SPECIAL)
    assert found is not None and [step.answer for step in found.steps] == [Answer.REFUSED]


def test_an_agreement_kept_in_one_row_is_not_asked_again(office: Office) -> None:
    told: dict[str, str | date | None] = {
        "agreed_by": "Councillor Elmes", "agreed_role": SCRUTINY, "agreed_on": FRIDAY, "reason": "Flood",
    }  # fmt: skip
    decisions.set_urgency(office, ICT, SPECIAL, told)
    with pytest.raises(Refused, match="Nobody else is asked"):
        routes.record_step(office, "D1", SPECIAL, agreed("The Mayor"))
    assert routes.take_back(office, "D1", SPECIAL, "It was of another matter").state is ConsentState.ASK


def test_x047_a_private_meeting_decided_on_the_friday_needs_consent_and_then_the_reasons(office: Office) -> None:
    now(office, "2017-10-06T09:00:00+01:00")
    decided = routes.record_step(office, "D1", PRIVATE, agreed(on=date(2017, 10, 6)))
    assert decided.state is ConsentState.GIVEN
    typed = {"offices": "6/10/2017", "website": "6/10/2017, 2.00 pm", "reasons": "The offer lapses."}
    notices.record_notice(office, "D1", NoticeKind.PRIVATE_URGENCY, typed)
    found = {f.id: f for f in publishing.findings(office, ICT)}
    assert found["EN-PMU"].severity is Severity.HOLDS
    assert "EN-PMU-NOTICE" not in found
    assert records.decision(office.register, ICT).urgency(SPECIAL) is None, "the mechanisms are records apart"


# Before there is a record, and after it is published


def test_a_record_sees_what_its_forward_plan_entry_has(office: Office) -> None:
    ref = entry(office)
    routes.record_step(office, ref, SPECIAL, agreed())
    assert state(office, "special", ref) == "Holds"
    decisions.set_field(office, ICT, "forward_plan_reference", "30/2017")
    found = records.decision(office.register, ICT).urgency(SPECIAL)
    assert found is not None and found.agreed_by == "Councillor Elmes"
    assert matters.find(office, "30/2017").ref == "D1", "from then on the record speaks for the matter"
    assert [due.decision_id for due in urgencies.reasons_due(office.register)] == [ICT]
    notices.record_notice(office, "D1", NoticeKind.SPECIAL_URGENCY, {"offices": "29/9/17", "website": "29/9/17"})
    decisions.set_field(office, ICT, "decided_on", "9 October 2017")
    assert urgencies.special_urgency_days(office.register) == [(ICT, date(2017, 10, 9))]
    assert count(office.register, "urgency") == 1, "what is added at the record goes into the one it came with"


def test_the_reasons_may_follow_a_published_record_and_nothing_else(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    routes.inform(office, "D1", informed="Councillor Elmes", informed_on=FRIDAY, reason="Grant")
    notices.record_notice(
        office, "D1", NoticeKind.GENERAL_EXCEPTION, {"offices": "29/9/17", "website": "29/9/17", "text": "ICT"}
    )
    publishing.publish(office, ICT)
    kind = NoticeKind.GENERAL_EXCEPTION_REASONS
    told = notices.record_notice(office, "D1", kind, {"offices": "10/10/17", "website": "10/10/17", "reasons": "Grant"})
    assert told.available_on == date(2017, 10, 10)
    for refused in (
        lambda: routes.inform(office, "D1", informed="Somebody", informed_on=FRIDAY),
        lambda: routes.record_step(office, "D1", SPECIAL, agreed()),
        lambda: notices.record_notice(office, "D1", NoticeKind.GENERAL_EXCEPTION, {"offices": "28/9/17"}),
    ):
        with pytest.raises(Refused, match="D1 is published; a published record is corrected, never changed"):
            refused()
    office.register.close()


# What is due afterwards


def test_today_shows_the_reasons_until_their_notice_is_recorded(office: Office) -> None:
    routes.record_step(office, "D1", SPECIAL, agreed())
    ref = entry(office)
    routes.record_step(office, ref, SPECIAL, agreed())
    shown = {(row.kind, row.ref) for row in boards.due(office, 0, 50)}
    assert {("reasons-special-urgency", "D1"), ("plan-reasons", ref)} <= shown
    assert boards.count_due(office) == len(boards.due(office, 0, 50))
    for matter in ("D1", ref):
        typed = {"offices": "29/9/17", "website": "29/9/17", "reasons": "The offer lapses."}
        notices.record_notice(office, matter, NoticeKind.SPECIAL_URGENCY, typed)
    assert urgencies.reasons_due(office.register) == []
    assert not any("reasons" in row.kind for row in boards.due(office, 0, 50))


def test_x062_special_urgency_is_reported_once_a_year_at_least(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    assert urgency_reports.next_report(office).count is None
    routes.record_step(office, "D1", SPECIAL, agreed())
    found = urgency_reports.next_report(office)
    assert found.count is not None
    assert (found.decisions, found.count.latest) == (((ICT, date(2017, 10, 9)),), date(2018, 10, 9))
    assert ("report", "D1") in {(row.kind, row.ref) for row in boards.due(office, 0, 50)}
    urgency_reports.submit(office, date(2017, 10, 10), "Council, item 7")
    after = urgency_reports.next_report(office)
    assert (after.last, after.decisions) == (date(2017, 10, 10), ())
    with pytest.raises(InputError, match="is on record already"):
        urgency_reports.submit(office, date(2017, 10, 10))
    office.register.close()


# Who held the post on the day of the answer


def held(office: Office, name: str, first: str, last: str | None, body: str = "Scrutiny Board") -> None:
    """A seat in the chair of scrutiny, from one day to another."""

    def work(change: Change) -> None:
        found = change.find("body", name=body)
        body_id = int(str(found["id"])) if found else change.insert("body", name=body, kind="scrutiny")
        person = change.insert("person", name=name, kind="member")
        change.insert("membership", person_id=person, body_id=body_id, role="chair", valid_from=first, valid_to=last)

    do(office.register, work)


def test_a_post_that_was_vacant_on_the_day_is_vacant_though_somebody_holds_it_now(office: Office) -> None:
    seat(office, "Council", "council", "Councillor Coleman", "chair")
    held(office, "Councillor Late", "2017-10-05", None)
    now(office, "2017-10-12T10:00:00+01:00")
    chair = agreed("Councillor Coleman", date(2017, 10, 3))
    with pytest.raises(InputError, match="recorded as vacant, but the post is filled"):
        routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.NO_SUCH_PERSON))
    vacant = routes.Given(Answer.NO_SUCH_PERSON, on=date(2017, 10, 3))
    assert routes.record_step(office, "D1", SPECIAL, vacant).step == CHAIR
    assert routes.record_step(office, "D1", SPECIAL, chair).state is ConsentState.GIVEN


def test_a_post_that_was_held_on_the_day_is_not_vacant_though_nobody_holds_it_now(office: Office) -> None:
    held(office, "Councillor Early", "2017-05-01", "2017-09-30")
    now(office, "2017-10-02T10:00:00+01:00")
    with pytest.raises(InputError, match="recorded as vacant, but the post is filled"):
        routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.NO_SUCH_PERSON, on=FRIDAY))
    today = routes.Given(Answer.NO_SUCH_PERSON)
    assert routes.record_step(office, "D1", SPECIAL, today).step == CHAIR


def test_the_chairman_of_another_scrutiny_committee_does_not_fill_the_post_of_the_relevant_one(office: Office) -> None:
    held(office, "Councillor Health", "2017-05-01", None, "Health Scrutiny Committee")
    held(office, "Councillor Place", "2017-05-01", "2017-06-01", "Place Scrutiny Committee")
    routes.inform(
        office, "D1", informed="Councillor Place", informed_on=FRIDAY, informed_as="chairman",
        committee="Place Scrutiny Committee", reason="The offer came late.",
    )  # fmt: skip
    assert routes.record_step(office, "D1", SPECIAL, routes.Given(Answer.NO_SUCH_PERSON)).step == CHAIR


# In the order of time


def at(who: str, clock: str, answer: Answer = Answer.AGREED, why: str = "") -> routes.Given:
    """An answer of Friday 29 September 2017 by its time of day."""
    instant = parse_instant(f"2017-09-29T{clock}:00+01:00")
    so = True if answer is Answer.AGREED else None
    return routes.Given(answer, who, FRIDAY, instant, "Late." if so else "Away.", so, so, why)


def test_an_answer_before_that_of_the_one_asked_first_is_refused_or_has_its_reason(office: Office) -> None:
    now(office, "2017-09-29T12:00:00+01:00")
    routes.record_step(office, "D1", SPECIAL, at("", "10:00", Answer.UNABLE))
    with pytest.raises(Refused, match=r"answered on Friday 29 September 2017 at 09:30, but the .* at 10:00") as refused:
        routes.record_step(office, "D1", SPECIAL, at("Councillor Coleman", "09:30"))
    assert "the question passes on only after that" in str(refused.value)
    assert count(office.register, "consent_step") == 1
    reason = "Both were asked in one room."
    given = routes.record_step(office, "D1", SPECIAL, at("Councillor Coleman", "09:30", why=reason))
    assert given.state is ConsentState.GIVEN
    assert "Councillor Coleman, chairman of the authority, agreed on Friday 29 September 2017 at 09:30" in given.says
    assert [row[0] for row in office.register.read("SELECT DISTINCT why FROM history WHERE why <> ''")] == [reason]
    said = [line.says for line in matters.lines(office, "D1") if line.key.startswith("special")]
    assert any("agreed on Friday 29 September 2017 at 09:30" in one for one in said)


def test_an_answer_after_that_of_the_one_asked_first_asks_no_reason(office: Office) -> None:
    now(office, "2017-09-29T12:00:00+01:00")
    routes.record_step(office, "D1", SPECIAL, at("", "10:00", Answer.UNABLE))
    assert routes.record_step(office, "D1", SPECIAL, at("Councillor Coleman", "10:01")).state is ConsentState.GIVEN
