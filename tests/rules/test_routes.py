"""How a key decision came to be taken lawfully: notice, general exception, special urgency; and what each lacks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.decision import CONSENT_STEPS, Urgency, UrgencyKind
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.routes import key_decision_route, reasons_notice
from tests.rules.making_records import CALENDAR, MONDAY, decision, urgency

GENERAL = {
    "informed": "Councillor Elmes", "informed_on": date(2017, 9, 29), "available_on": date(2017, 9, 29),
    "reason": "The grant was offered on 28 September.",
}  # fmt: skip
SPECIAL = {
    "agreed_by": "Councillor Elmes", "agreed_role": CONSENT_STEPS[0], "agreed_on": date(2017, 10, 6),
    "reason": "The offer lapses on the 10th.",
}  # fmt: skip
BLOCKER, HOLDS, WARNING = Severity.BLOCKER, Severity.HOLDS, Severity.WARNING


def route(taken: date = MONDAY, *, notice_on: date | None = None, urgencies: tuple[Urgency, ...] = ()) -> Finding:
    (found,) = key_decision_route(decision(notice_on=notice_on, urgencies=urgencies), taken, CALENDAR)
    return found


def general(taken: date = MONDAY, **changes: Any) -> Finding:
    return route(taken, urgencies=urgency(UrgencyKind.GENERAL_EXCEPTION, **{**GENERAL, **changes}))


def special(**changes: Any) -> Finding:
    return route(urgencies=urgency(UrgencyKind.SPECIAL_URGENCY, **{**SPECIAL, **changes}))


# Regulation 9


def test_without_a_notice_date_a_key_decision_is_stopped_and_told_when_it_was_due() -> None:
    found = route()
    assert (found.id, found.severity, found.where, found.authority) == (
        "EN-KD28", BLOCKER, "notice_on", "SI 2012/2089 reg 9(2)",
    )  # fmt: skip
    assert found.says == (
        "Key decision 18/2017 has no notice date: for a decision on Monday 9 October 2017 it had to be published by"
        " Friday 8 September 2017; the count alone allows Sunday 10 September 2017, when the offices are closed."
        " Enter when it was published, or take another route."
    )


@pytest.mark.parametrize(
    ("published", "severity", "days"),
    [
        (date(2017, 9, 1), HOLDS, 37), (date(2017, 9, 10), HOLDS, 28), (date(2017, 9, 11), BLOCKER, 27),
        (date(2017, 10, 8), BLOCKER, 0), (MONDAY, BLOCKER, 0), (date(2017, 10, 20), BLOCKER, 0),
    ],
)  # fmt: skip
def test_the_notice_of_item_2_is_in_time_on_10_september_and_not_on_the_11th(
    published: date, severity: Severity, days: int
) -> None:
    found = route(notice_on=published)
    assert (found.id, found.severity) == ("EN-KD28", severity)
    assert f" {days or 'no'} clear days before Monday 9 October 2017" in found.says
    assert ("only" in found.says) == (severity is BLOCKER and days > 0)
    assert found.ledger is not None and found.ledger.answer == date(2017, 9, 10)


@pytest.mark.parametrize(
    ("taken", "latest"),
    [
        (date(2020, 2, 11), date(2020, 1, 13)),  # Lancaster
        (date(2021, 3, 17), date(2021, 2, 16)),  # Kent
        (date(2027, 4, 20), date(2027, 3, 22)),  # X031
        (date(2024, 3, 12), date(2024, 2, 12)),  # X032
    ],
)
def test_known_notices_are_in_time_by_a_day(taken: date, latest: date) -> None:
    assert route(taken, notice_on=latest).severity is HOLDS
    assert route(taken, notice_on=latest.replace(day=latest.day + 1)).severity is BLOCKER


# Regulation 10


@pytest.mark.parametrize(
    ("available", "taken", "severity"),
    [
        (date(2017, 9, 29), MONDAY, HOLDS),  # 2 to 6 October are five clear days
        (date(2017, 10, 2), MONDAY, BLOCKER),
        (date(2026, 4, 1), date(2026, 4, 10), BLOCKER),  # X055: a calendar count would have allowed the 7th
        (date(2026, 4, 1), date(2026, 4, 13), HOLDS),
        (date(2022, 1, 28), date(2022, 2, 7), HOLDS),  # X052
        (date(2022, 4, 8), date(2022, 4, 19), BLOCKER),  # X053: over Easter
        (date(2022, 4, 8), date(2022, 4, 20), HOLDS),
        (date(2026, 11, 27), date(2026, 12, 7), HOLDS),  # X056
    ],
)
def test_the_general_exception_waits_five_clear_working_days(available: date, taken: date, severity: Severity) -> None:
    found = general(taken, available_on=available, informed_on=available)
    assert (found.id, found.severity, found.where) == ("EN-GE5", severity, "route")
    assert found.ledger is not None
    assert ("but it was taken on" in found.says) == (severity is BLOCKER)


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ("informed", "who of scrutiny was informed"), ("informed_on", "when"),
        ("available_on", "when the notice was made available"), ("reason", "why 28 days' notice was impracticable"),
    ],
)  # fmt: skip
def test_a_general_exception_says_what_its_record_lacks(left_out: str, words: str) -> None:
    found = general(**{left_out: None if left_out.endswith("_on") else ""})
    assert (found.severity, found.says) == (BLOCKER, f"General exception: the record does not say {words}.")


def test_scrutiny_must_have_been_informed_before_the_decision() -> None:
    found = general(informed_on=date(2017, 10, 10))
    assert found.severity is BLOCKER
    assert "scrutiny was informed on Tuesday 10 October 2017, after the decision of Monday 9 October" in found.says
    assert general(informed_on=MONDAY).severity is HOLDS


# Regulation 11


def test_the_scrutiny_chairman_agrees_first() -> None:
    found = special()
    assert (found.id, found.severity) == ("EN-SU", HOLDS)
    assert found.says == (
        "Special urgency: Councillor Elmes, chairman of the relevant overview and scrutiny committee, agreed on"
        " Friday 6 October 2017 that the decision was urgent and could not reasonably be deferred."
    )


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ("agreed_by", "who agreed"), ("agreed_role", "in which office"), ("agreed_on", "when"),
        ("reason", "why it was urgent and could not reasonably be deferred"),
    ],
)  # fmt: skip
def test_x058_without_an_agreement_there_is_no_special_urgency(left_out: str, words: str) -> None:
    found = special(**{left_out: None if left_out == "agreed_on" else ""})
    assert (found.severity, found.says) == (BLOCKER, f"Special urgency: the record does not say {words}.")


def test_only_the_three_offices_of_the_regulation_can_agree() -> None:
    found = special(agreed_role="leader of the council")
    assert found.severity is BLOCKER
    assert (
        "only the chairman of the relevant overview and scrutiny committee, the chairman of the authority" in found.says
    )


@pytest.mark.parametrize("role", CONSENT_STEPS[1:])
def test_x058_the_next_in_the_chain_needs_to_know_why_the_one_before_did_not_act(role: str) -> None:
    found = special(agreed_role=role)
    assert found.severity is BLOCKER
    assert found.says.endswith("did not act; a refusal does not pass the question on.")


def test_x059_a_chairman_on_leave_passes_the_question_to_the_chairman_of_the_authority() -> None:
    found = special(agreed_role=CONSENT_STEPS[1], skipped_because="On leave abroad and not reachable.")
    assert found.severity is HOLDS
    assert found.says.endswith("scrutiny committee did not act: On leave abroad and not reachable.")


def test_x061_the_vice_chairman_agrees_only_where_both_posts_are_vacant() -> None:
    found = special(agreed_role=CONSENT_STEPS[2], skipped_because="Both posts are vacant until the annual meeting")
    assert found.severity is WARNING
    assert found.says.endswith("can agree only where both posts are vacant; absence is not vacancy.")


def test_agreement_after_the_decision_comes_too_late() -> None:
    found = special(agreed_on=date(2017, 10, 10))
    assert found.severity is BLOCKER
    assert "was agreed on Tuesday 10 October 2017, after the decision of Monday 9 October 2017" in found.says
    assert special(agreed_on=MONDAY).severity is HOLDS


# Several routes


def test_a_notice_that_was_in_time_needs_no_other_route() -> None:
    broken = urgency(UrgencyKind.SPECIAL_URGENCY)
    assert route(notice_on=date(2017, 9, 8), urgencies=broken).id == "EN-KD28"


def test_of_two_urgency_records_the_one_that_holds_counts() -> None:
    both = (*urgency(UrgencyKind.GENERAL_EXCEPTION, **GENERAL), *urgency(UrgencyKind.SPECIAL_URGENCY))
    assert (route(urgencies=both).id, route(urgencies=both).severity) == ("EN-GE5", HOLDS)
    late = {**GENERAL, "available_on": date(2017, 10, 6)}
    both = (*urgency(UrgencyKind.GENERAL_EXCEPTION, **late), *urgency(UrgencyKind.SPECIAL_URGENCY, **SPECIAL))
    assert (route(urgencies=both).id, route(urgencies=both).severity) == ("EN-SU", HOLDS)
    both = (*urgency(UrgencyKind.GENERAL_EXCEPTION, **late), *urgency(UrgencyKind.SPECIAL_URGENCY))
    assert (route(urgencies=both).id, route(urgencies=both).severity) == ("EN-SU", BLOCKER)


@pytest.mark.parametrize("kind", [UrgencyKind.CALL_IN, UrgencyKind.PRIVATE_MEETING])
def test_the_other_two_mechanisms_waive_no_notice_of_a_key_decision(kind: UrgencyKind) -> None:
    assert route(urgencies=urgency(kind, **SPECIAL)).id == "EN-KD28"


# The notice of the reasons (regs 10 and 11)


@pytest.mark.parametrize(
    ("kind", "fields", "id"),
    [
        (UrgencyKind.GENERAL_EXCEPTION, GENERAL, "EN-GE5-NOTICE"),
        (UrgencyKind.SPECIAL_URGENCY, SPECIAL, "EN-SU-NOTICE"),
    ],
)
def test_a_route_by_urgency_wants_the_notice_of_its_reasons_on_record(
    kind: UrgencyKind, fields: dict[str, Any], id: str
) -> None:
    def said(**more: Any) -> list[tuple[str, Severity]]:
        record = decision(notice_on=None, urgencies=urgency(kind, **{**fields, **more}))
        (taken,) = key_decision_route(record, MONDAY, CALENDAR)
        return [(found.id, found.severity) for found in reasons_notice(record, taken)]

    assert said() == [(id, WARNING)]
    assert said(reasons_published_on=date(2017, 10, 10)) == []
    assert said(reason="") == [], "a route that does not hold is asked for nothing more"


def test_a_route_by_notice_wants_no_notice_of_reasons() -> None:
    record = decision()
    (taken,) = key_decision_route(record, MONDAY, CALENDAR)
    assert list(reasons_notice(record, taken)) == []
