"""What a clerk meets seldom: a council without a rule, a reference like another, a matter with no reasons yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from clerk_tui.domain.call_in_events import Heard, Validated
from clerk_tui.domain.council import Council, Nation, Outcome
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.forward_plan import KeyTest
from clerk_tui.domain.matters import Exemption, Matter
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Body, Membership, PersonKind
from clerk_tui.rules.after_decision import published_late
from clerk_tui.rules.call_in import window
from clerk_tui.rules.call_in_checks import closed_because, governing
from clerk_tui.rules.call_in_next import next_event
from clerk_tui.rules.call_in_people import roles_of
from clerk_tui.rules.checks import check
from clerk_tui.rules.committees import room_for_hearing
from clerk_tui.rules.council_file import read_council
from clerk_tui.rules.key_test import remarks
from clerk_tui.rules.private_route import private_findings, private_lines
from clerk_tui.rules.route_choice import RouteCase
from clerk_tui.rules.seats import doubts
from tests.rules.calling_in import RULE, at, council, published, request, stands
from tests.rules.making_records import BLACKPOOL, CALENDAR, EXECUTIVE, MONDAY, THREE_DAYS, TUESDAY, decision, facts

BARE = Council("ambridge", "Ambridge Council", Nation.ENGLAND)
BENSON = Person(1, "Benson")
_NUMBER = count(1)


def seat(body: str, kind: BodyKind, role: str) -> Membership:
    number = next(_NUMBER)
    return Membership(number, 1, BENSON, number, body, kind, role, date(2015, 5, 19), None)


def test_without_a_rule_nothing_governs_and_no_publication_is_late() -> None:
    assert governing(BARE, decision(), EXECUTIVE, TUESDAY, None) is None
    assert list(published_late(facts(council=BARE), MONDAY)) == []
    assert [found.id for found in published_late(facts(), MONDAY)] == ["CI-LATE"]


def test_a_decision_let_stand_waits_for_a_day_that_the_council_file_does_not_name() -> None:
    here = council(on_stand="")
    events = (*published(), request(at(1)), Validated(at(2)), Heard(at(3), outcome=Outcome.STAND))
    found = next_event(stands(here, events, at(4)), replace(RULE, on_stand=""), at(4))
    assert (found.what, found.if_nobody_acts) == ("", "When it takes effect is not known.")


def test_a_decision_let_stand_by_the_hearing_takes_effect_when_the_limit_for_it_expires() -> None:
    here = council(on_stand="expiry")
    events = (*published(), request(at(1)), Validated(at(2)), Heard(at(3), outcome=Outcome.STAND))
    found = next_event(stands(here, events, at(4)), here.call_in[0], at(4))
    assert (found.what, found.brief) == ("it takes effect on Wednesday 16 December 2026", "Effect Wed 16 Dec")


def test_a_decision_of_council_is_none_of_the_executive_and_opens_no_window() -> None:
    full = replace(EXECUTIVE, body="Council", body_kind=BodyKind.COUNCIL)
    assert closed_because(THREE_DAYS, decision(), full) == "it is no decision of the executive"
    assert closed_because(THREE_DAYS, decision(), EXECUTIVE) == ""


def test_a_class_that_the_rule_leaves_out_is_pointed_out_where_a_window_was_published() -> None:
    key_only = replace(BLACKPOOL, call_in=(replace(THREE_DAYS, key_only=True),))
    window_then = window(BLACKPOOL, CALENDAR, published=TUESDAY)
    found = check(facts(decision(key_decision=False), council=key_only, in_force=window_then))
    (one,) = [each for each in found if each.id == "CI-CLASS"]
    assert (one.severity, one.where) == (Severity.WARNING, "not_callable")
    assert "It was published with a window, and that holds" in one.says


def test_an_agenda_that_would_go_out_after_the_limit_leaves_no_room_for_a_hearing() -> None:
    found = room_for_hearing(date(2026, 12, 18), date(2026, 12, 17), CALENDAR)
    assert not found.fits and found.last == date(2026, 12, 9)


def test_the_test_of_the_public_interest_is_shown_though_nobody_wrote_how_it_was_weighed() -> None:
    matter = Matter("D1", "ICT", decision_id=1, private=True, decides_on=MONDAY)
    why = Exemption(paragraphs=("3",), reasons="It holds the bids.", outweighs=False)
    (line,) = [
        one
        for one in private_lines(RouteCase(matter, BLACKPOOL, CALENDAR, TUESDAY, exemption=why))
        if one.key == "private.why"
    ]
    assert "does not outweigh that in disclosure. Reasons: It holds the bids." in line.says


def test_the_chair_of_council_has_a_part_there_and_none_in_scrutiny() -> None:
    chair = seat("Council", BodyKind.COUNCIL, "chair")
    assert roles_of([chair], MONDAY) == ("chair of Council",)


def test_a_seat_in_two_committees_speaks_against_neither() -> None:
    held, new = (seat(name, BodyKind.COMMITTEE, "member") for name in ("Planning", "Licensing"))
    body = Body(new.body_id, 1, new.body, new.body_kind)
    assert doubts(new, [held], body, PersonKind.MEMBER) == ()


def test_a_reference_that_looks_like_another_is_pointed_out() -> None:
    (found,) = [one for one in check(facts(like_reference="EX-25-2017 (D7)")) if one.id == "REFERENCE"]
    assert (found.severity, found.where) == (Severity.ADVICE, "reference")
    assert "“EX/25/2017” differs only in punctuation or spaces from EX-25-2017 (D7)" in found.says


def test_a_category_of_exempt_information_stands_in_the_file_once() -> None:
    category = '\n[[exempt_category]]\nid = "{}"\nsays = "obligation of confidentiality"\n'
    text = 'id = "x"\nname = "X Council"\nnation = "england"\n' + category.format("7A") + category.format("7a")
    with pytest.raises(InputError, match="the category “7a” stands in the file twice"):
        read_council(text, "x.toml")


def test_a_matter_treated_as_key_though_neither_limb_was_found_significant_is_remarked_on() -> None:
    test = KeyTest(1, 1, MONDAY, "the director", True, "The public waits for it.", None, "", None, False, 1, False)
    assert list(remarks(test)) == [
        "Neither limb of regulation 8(1) was answered as significant; the matter is treated as key all the same."
    ]


def test_a_private_matter_without_its_reasons_still_needs_both_notices() -> None:
    matter = Matter("D1", "ICT", decision_id=1, private=True, decides_on=MONDAY)
    found = private_findings(RouteCase(matter, BLACKPOOL, CALENDAR, TUESDAY))
    assert {one.id for one in found} == {"EN-PM28", "EN-PM5"}
