"""A notice with a period, a notice that changes, which duties there are; Wales; and what each record needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from clerk_tui.domain.consent import Answer, Asked, Consent
from clerk_tui.domain.council import Maker, Nation
from clerk_tui.domain.decision import CONSENT_STEPS
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.meeting import later_place
from clerk_tui.rules.consent import WELSH_DECISION, consent
from clerk_tui.rules.notice_changes import Amendment, amended, notices_needed, stated_period
from clerk_tui.rules.notices import earliest_key_decision
from clerk_tui.rules.record_fields import RecordKind, lacking, produced, producer, record_kind, rule_of, wanted
from clerk_tui.rules.wales import implementable_from
from tests.rules.making_records import CALENDAR, decision

BLOCKER, WARNING, ADVICE, HOLDS = Severity


def test_x038_the_clock_runs_from_the_later_of_the_two_places() -> None:
    counts = date(2026, 11, 24)
    assert later_place(offices=counts, website=date(2026, 11, 23)) == counts
    assert earliest_key_decision(counts, CALENDAR).earliest == date(2026, 12, 23)


def test_x040_a_stated_period_is_tested_at_its_start() -> None:
    first, last = date(2026, 12, 22), date(2027, 1, 31)
    found = stated_period(date(2026, 11, 23), first, last, CALENDAR, decision=first)
    assert found.for_period.satisfied and found.for_period.latest == date(2026, 11, 23)
    assert found.finding.severity is HOLDS
    late = stated_period(date(2026, 11, 24), first, last, CALENDAR, decision=first)
    assert late.finding.severity is BLOCKER
    later = stated_period(date(2026, 11, 24), first, last, CALENDAR, decision=date(2026, 12, 23))
    assert later.finding.severity is WARNING and later.for_decision is not None and later.for_decision.satisfied


def test_x041_a_period_that_starts_too_soon_says_from_when_the_notice_is_long_enough() -> None:
    found = stated_period(date(2026, 11, 20), date(2026, 12, 14), date(2026, 12, 31), CALENDAR)
    assert (found.for_period.satisfied, found.for_period.clear_days) == (False, 23)
    assert (found.earliest.earliest, found.for_decision) == (date(2026, 12, 19), None)
    assert found.finding.says.endswith("it is long enough from Saturday 19 December 2026.")


def test_a_decision_outside_the_stated_period_was_not_announced() -> None:
    first, last = date(2026, 12, 14), date(2026, 12, 31)
    for day in (date(2026, 12, 13), date(2027, 1, 1)):
        found = stated_period(date(2026, 10, 1), first, last, CALENDAR, decision=day)
        assert found.finding.severity is BLOCKER and "outside the period" in found.finding.says
    with pytest.raises(InputError, match="before it begins"):
        stated_period(date(2026, 10, 1), last, first, CALENDAR)


def test_x043_a_wider_subject_is_a_new_matter_unless_the_proper_officer_decides_otherwise() -> None:
    found = amended(Amendment.SUBJECT)
    assert found.severity is WARNING and "28 clear days" in found.says
    chosen = amended(Amendment.SUBJECT, "The same matter, worded more clearly.")
    assert chosen.severity is HOLDS and "the proper officer decided: The same matter" in chosen.says


def test_x044_new_members_amend_the_list_and_begin_nothing_again() -> None:
    found = amended(Amendment.MEMBERS)
    assert (found.severity, found.authority) == (ADVICE, "SI 2012/2089 reg 9(1)(c)")
    assert "nothing begins again" in amended(Amendment.DOCUMENTS).says


@pytest.mark.parametrize(
    ("maker", "key", "private", "nation", "rules"),
    [
        pytest.param(Maker.MEMBER, True, True, Nation.ENGLAND, ("EN-KD28",), id="X049"),
        pytest.param(Maker.MEMBER, False, False, Nation.ENGLAND, (), id="X050"),
        (Maker.BODY, False, False, Nation.ENGLAND, ("EN-NM5", "EN-AG5")),
        (Maker.BODY, True, True, Nation.ENGLAND, ("EN-KD28", "EN-PM28", "EN-PM5", "EN-NM5", "EN-AG5")),
        (Maker.BODY, True, True, Nation.WALES, ("WA-AG3",)),
        (Maker.OFFICER_KEY, True, False, Nation.WALES, ()),
    ],
)
def test_which_notices_a_decision_needs(
    maker: Maker, key: bool, private: bool, nation: Nation, rules: tuple[str, ...]
) -> None:
    assert notices_needed(maker, key=key, private=private, nation=nation) == rules


# Wales

DECIDED, STATED = datetime(2026, 11, 16, 9, tzinfo=UTC), datetime(2026, 11, 17, 15, tzinfo=UTC)
AGREED = datetime(2026, 11, 16, 12, tzinfo=UTC)


def chain(answer: Answer) -> Consent:
    return consent(WELSH_DECISION, [Asked(CONSENT_STEPS[0], answer, urgent=True, cannot_be_deferred=True)])


def test_a_welsh_member_s_decision_waits_for_its_written_statement() -> None:
    waiting = implementable_from(DECIDED, None)
    assert waiting.at is None and waiting.finding.severity is WARNING
    stated = implementable_from(DECIDED, STATED)
    assert (stated.at, stated.finding.severity) == (STATED, HOLDS)
    early = implementable_from(DECIDED, STATED, implemented=AGREED)
    assert early.finding.severity is BLOCKER and "too early" in early.finding.says
    assert implementable_from(DECIDED, None, implemented=AGREED).finding.severity is BLOCKER
    assert implementable_from(DECIDED, STATED, implemented=STATED).finding.severity is HOLDS
    assert implementable_from(STATED, DECIDED).at == STATED


def test_urgency_agreed_along_the_chain_comes_before_the_statement() -> None:
    for statement in (None, STATED):
        found = implementable_from(DECIDED, statement, consent=chain(Answer.AGREED), agreed=AGREED)
        assert found.at == AGREED and found.finding.says.startswith("Urgency was agreed")
    assert implementable_from(DECIDED, AGREED, consent=chain(Answer.AGREED), agreed=STATED).at == AGREED
    assert implementable_from(DECIDED, None, consent=chain(Answer.AGREED)).at is None
    refused = implementable_from(DECIDED, None, consent=chain(Answer.REFUSED), agreed=AGREED)
    assert refused.at is None and "does not pass the question on" in refused.finding.says


# Records


@pytest.mark.parametrize(
    ("maker", "nation", "executive", "kind", "rule", "who"),
    [
        (Maker.BODY, Nation.ENGLAND, True, RecordKind.MEETING, "EN-REC", "the proper officer"),
        (Maker.MEMBER, Nation.ENGLAND, True, RecordKind.MEMBER, "EN-REC", "the member, or the proper officer"),
        (Maker.OFFICER_KEY, Nation.ENGLAND, True, RecordKind.OFFICER, "EN-REC", "the officer"),
        (Maker.OFFICER, Nation.ENGLAND, False, RecordKind.OFFICER_NOT_EXECUTIVE, "EN-OFF", "the officer"),
        (Maker.BODY, Nation.WALES, True, RecordKind.WELSH_MEETING, "WA-REC", "the proper officer"),
        (Maker.MEMBER, Nation.WALES, True, RecordKind.WELSH_INDIVIDUAL, "WA-REC", "the proper officer"),
    ],
)
def test_who_takes_a_decision_settles_its_record(
    maker: Maker, nation: Nation, executive: bool, kind: RecordKind, rule: str, who: str
) -> None:
    assert record_kind(maker, nation, executive=executive) is kind
    assert rule_of(kind) == rule
    assert producer(kind).startswith(who)


def test_whoever_presides_produces_the_record_where_the_proper_officer_is_not_there() -> None:
    assert producer(RecordKind.MEETING, proper_officer_present=False) == "the person presiding"


def missing(kind: RecordKind, **changes: Any) -> dict[str, tuple[Severity, str]]:
    return {one.where: (one.severity, one.authority) for one in lacking(kind, decision(**changes))}


EMPTY: dict[str, Any] = {
    "resolution": "", "reasons": "", "alternatives": "", "conflicts": "", "consultation": "", "decided_on": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (RecordKind.MEETING, {"alternatives": WARNING, "conflicts": WARNING}),
        (RecordKind.MEMBER, {"alternatives": WARNING, "conflicts": WARNING}),
        (RecordKind.OFFICER, {"alternatives": WARNING, "conflicts": WARNING}),
        (RecordKind.OFFICER_NOT_EXECUTIVE, {"alternatives": ADVICE, "conflicts": ADVICE}),
        (RecordKind.WELSH_MEETING, {"conflicts": WARNING, "consultation": WARNING}),
        (RecordKind.WELSH_INDIVIDUAL, {"conflicts": WARNING, "consultation": WARNING}),
    ],
)
def test_each_record_needs_its_own_fields(kind: RecordKind, fields: dict[str, Severity]) -> None:
    found = missing(kind, **EMPTY)
    always = dict.fromkeys(("resolution", "decided_on", "reasons"), BLOCKER)
    assert {name: severity for name, (severity, _) in found.items()} == always | fields
    assert missing(kind) == {}
    assert [one.field for one in wanted(kind)] == [*always, *fields]


@pytest.mark.parametrize(
    ("kind", "authority"),
    [
        (RecordKind.MEETING, "SI 2012/2089 reg 12(2)(b)"),
        (RecordKind.MEMBER, "SI 2012/2089 reg 13"),
        (RecordKind.OFFICER, "SI 2012/2089 reg 13"),
        (RecordKind.OFFICER_NOT_EXECUTIVE, "SI 2014/2095 reg 7"),
        (RecordKind.WELSH_MEETING, "SI 2001/2290 reg 6"),
        (RecordKind.WELSH_INDIVIDUAL, "SI 2001/2290 reg 7"),
    ],
)
def test_each_record_rests_on_its_own_regulation(kind: RecordKind, authority: str) -> None:
    assert missing(kind, reasons="")["reasons"] == (BLOCKER, authority)


def test_a_conflict_wants_its_dispensation_by_the_head_of_paid_service_or_in_wales_the_standards_committee() -> None:
    conflict = replace(decision(), conflicts="Councillor Elmes declared an interest.")
    (english,) = lacking(RecordKind.MEETING, conflict)
    assert (english.where, english.authority) == ("dispensation", "SI 2012/2089 reg 12(2)(e)")
    (welsh,) = lacking(RecordKind.WELSH_MEETING, conflict)
    assert "dispensation by the standards committee" in welsh.says
    assert list(lacking(RecordKind.OFFICER_NOT_EXECUTIVE, conflict)) == []
    assert list(lacking(RecordKind.MEETING, replace(conflict, dispensation="None."))) == []
    assert list(lacking(RecordKind.MEETING, replace(conflict, conflicts="None declared."))) == []


def test_how_soon_a_record_was_produced_is_told_and_not_judged() -> None:
    decided = date(2026, 12, 22)
    soon = produced(RecordKind.MEETING, decided, date(2026, 12, 23), date(2026, 12, 29), CALENDAR)
    assert soon.severity is HOLDS and "0 working days between" in soon.says
    late = produced(RecordKind.MEETING, decided, date(2026, 12, 29), date(2026, 12, 29), CALENDAR)
    assert late.severity is HOLDS and "2 working days between" in late.says
    open_still = produced(RecordKind.MEMBER, decided, None, date(2026, 12, 24), CALENDAR)
    assert open_still.severity is WARNING and "has no record yet, with 1 working day between" in open_still.says
    assert "sets no number of days" in open_still.says
    odd = produced(RecordKind.MEETING, decided, date(2026, 12, 21), date(2026, 12, 29), CALENDAR)
    assert odd.severity is WARNING and "is older than the decision" in odd.says
