"""Which route a matter has, as a pure answer: what is open, what is recorded, what no law asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.consent import Answer, Asked
from clerk_tui.domain.council import ExemptCategory, Maker, Nation
from clerk_tui.domain.decision import CONSENT_STEPS, Urgency, UrgencyKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.matters import Exemption, Holder, Matter, Notice, NoticeKind, Representation
from clerk_tui.rules.exempt_paragraphs import (
    PARAGRAPHS,
    exemption_findings,
    known_category,
    known_paragraphs,
    resolution_wording,
)
from clerk_tui.rules.notice_fields import lacks
from clerk_tui.rules.private_route import private_findings, private_lines
from clerk_tui.rules.route_choice import RouteCase, RouteLine, key_lines
from tests.rules.making_records import BLACKPOOL, CALENDAR, CEREDIGION, MONDAY

SOUTHAMPTON = replace(
    BLACKPOOL, id="southampton", exempt_categories=(ExemptCategory("7A", "an obligation of confidentiality"),)
)
WHOLE = Exemption(
    paragraphs=("3",), reasons="It holds the bids.", outweighs=True, public_interest="Prices.", resolution="That …",
)  # fmt: skip


def case(today: date = date(2017, 9, 20), *, matter: dict[str, Any] | None = None, **changes: Any) -> RouteCase:
    """A key matter of the Executive of 9 October 2017, without anything recorded."""
    of = replace(Matter("D1", "ICT", decision_id=1, key=True, decides_on=MONDAY), **(matter or {}))
    return replace(RouteCase(of, BLACKPOOL, CALENDAR, today), **changes)


def keyed(of: RouteCase) -> dict[str, RouteLine]:
    found: dict[str, RouteLine] = {}
    for line in (*key_lines(of), *private_lines(of)):
        found.setdefault(line.key, line)
    return found


def test_a_notice_in_time_leaves_nothing_else_to_do() -> None:
    found = keyed(case(matter={"key_notice_on": date(2017, 9, 10)}))
    assert {key: line.state for key, line in found.items()} == {
        "notice-28": "Holds", "general": "Not needed", "special": "Not needed", "private.why": "No",
    }  # fmt: skip
    assert found["notice-28"].says.endswith("28 clear days; 28 are required.")


def test_a_notice_a_day_late_leaves_the_general_exception_and_says_when_it_would_do() -> None:
    line = keyed(case(matter={"key_notice_on": date(2017, 9, 11)}))["notice-28"]
    assert (line.state, line.severity) == ("Too late", Severity.BLOCKER)
    assert "only 27 clear days; it was due by Friday 8 September 2017" in line.says
    assert line.says.endswith("That notice allows the decision from Tuesday 10 October 2017.")


def test_a_notice_on_the_day_of_the_decision_is_not_before_it() -> None:
    assert "not before the decision" in keyed(case(matter={"key_notice_on": MONDAY, "taken": True}))["notice-28"].says


@pytest.mark.parametrize(
    ("matter", "council", "state", "says"),
    [
        ({"key": False}, BLACKPOOL, "Not needed", "regulation 9 asks for no notice"),  # X050
        ({"key": None}, BLACKPOOL, "Not said", "Say whether this is a key decision"),
        ({"decides_on": None}, BLACKPOOL, "No day", "nothing can be counted yet"),
        ({}, CEREDIGION, "Not needed", "Welsh law has no 28 days' notice"),
    ],
)
def test_x050_where_no_route_is_needed_or_none_can_be_counted_it_says_so(
    matter: dict[str, Any], council: Any, state: str, says: str
) -> None:
    (line,) = key_lines(case(matter=matter, council=council))
    assert line.state == state and says in line.says


def test_the_strict_reading_of_28_days_is_the_council_s_choice() -> None:
    usual, strict = case(), case(council=replace(BLACKPOOL, strict_28=True))
    assert keyed(usual)["notice-28"].day == date(2017, 9, 8)
    assert keyed(strict)["notice-28"].day == date(2017, 8, 29)


def test_who_holds_a_post_is_named_and_an_unknown_post_is_not_called_vacant() -> None:
    elmes = Holder("Councillor Elmes", CONSENT_STEPS[0], "Scrutiny Board")
    found = case(date(2017, 10, 2), holders=(elmes,))
    assert "That is Councillor Elmes (Scrutiny Board)." in keyed(found)["special"].says
    assert "The register names nobody in that post." in keyed(case(date(2017, 10, 2)))["special"].says


def test_x058_a_refusal_is_told_and_nobody_is_asked_next() -> None:
    refused = Asked(CONSENT_STEPS[0], Answer.REFUSED, "Councillor Elmes", date(2017, 10, 2))
    urgency = Urgency(1, 1, UrgencyKind.SPECIAL_URGENCY, steps=(refused,))
    found = keyed(case(date(2017, 10, 2), urgencies=(urgency,)))
    assert (found["special"].state, found["special"].severity) == ("Stops", Severity.BLOCKER)
    assert found["special.1"].says == (
        "Councillor Elmes, chairman of the relevant overview and scrutiny committee: refused on Monday 2 October 2017."
    )


# In private


def test_x049_an_individual_s_decision_asks_for_no_notice_of_a_private_meeting() -> None:
    found = case(matter={"maker": Maker.MEMBER, "private": True}, exemption=WHOLE)
    assert [line.state for line in private_lines(found)] == ["Done", "Not needed"]
    assert [finding.id for finding in private_findings(found)] == []


def test_in_wales_no_notice_of_a_private_meeting_is_asked_for() -> None:
    found = case(matter={"private": True}, council=CEREDIGION, exemption=replace(WHOLE, paragraphs=("14",)))
    assert "private.28" not in {line.key for line in private_lines(found)}
    assert list(private_findings(found)) == []


@pytest.mark.parametrize(
    ("changes", "ids"),
    [
        ({}, []),
        ({"reasons": ""}, ["EXEMPT-REASONS"]),
        ({"paragraphs": ()}, ["EXEMPT-PARAGRAPH"]),
        ({"paragraphs": (), "local_category": "7A"}, []),
        ({"outweighs": None}, ["EXEMPT-TEST"]),
        ({"public_interest": ""}, ["EXEMPT-TEST"]),
        ({"outweighs": False}, ["EXEMPT-TEST"]),
        ({"resolution": ""}, ["EXEMPT-RESOLUTION"]),
        ({"confidential": True, "paragraphs": (), "outweighs": None}, []),
    ],
)
def test_what_the_record_of_an_exemption_lacks_is_a_warning(changes: dict[str, Any], ids: list[str]) -> None:
    found = list(exemption_findings(replace(WHOLE, **changes), SOUTHAMPTON))
    assert [finding.id for finding in found] == ids
    assert all(finding.severity is Severity.WARNING for finding in found)


def test_welsh_paragraph_16_has_no_public_interest_test() -> None:
    privileged = replace(WHOLE, paragraphs=("16",), outweighs=None, public_interest="")
    found = list(exemption_findings(privileged, CEREDIGION))
    assert [(finding.id, finding.severity) for finding in found] == [("EXEMPT-TEST", Severity.ADVICE)]
    assert "public interest" not in resolution_wording(privileged, "Lease", CEREDIGION)


def test_the_paragraphs_stand_in_the_same_order_in_both_nations() -> None:
    england, wales = PARAGRAPHS[Nation.ENGLAND], PARAGRAPHS[Nation.WALES]
    assert (list(england), list(wales)) == ([*"1234567"], [str(n) for n in range(12, 19)])
    assert england["3"] == wales["14"] and "financial" in england["3"]


@pytest.mark.parametrize(("typed", "found"), [("3", ("3",)), ("paras 5 and 3", ("3", "5")), ("3, 3", ("3",)), ("", ())])
def test_paragraphs_are_read_as_they_are_typed(typed: str, found: tuple[str, ...]) -> None:
    assert known_paragraphs(typed, Nation.ENGLAND) == found


def test_a_category_of_the_council_s_own_is_known_by_its_file() -> None:
    assert known_category("7a", SOUTHAMPTON) == "7A"
    with pytest.raises(InputError, match="has no category “7B” \\(its file names 7A\\)"):
        known_category("7B", SOUTHAMPTON)
    local = replace(WHOLE, paragraphs=(), local_category="7A")
    assert "category 7A of the council's own rules (an obligation of confidentiality)" in resolution_wording(
        local, "Lease", SOUTHAMPTON
    )


def test_confidential_information_needs_no_description_for_the_public_must_be_excluded() -> None:
    words = resolution_wording(replace(WHOLE, confidential=True), "Lease", BLACKPOOL)
    assert "“Lease”" in words and "obligation of confidence" in words and "Schedule 12A" not in words


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (NoticeKind.PRIVATE_28, "the statement of the reasons for meeting in private"),
        (NoticeKind.GENERAL_EXCEPTION, "the matter about which the decision is to be made"),
        (NoticeKind.GENERAL_EXCEPTION_REASONS, "why compliance with regulation 9 was impracticable"),
        (NoticeKind.SPECIAL_URGENCY, "why the decision is urgent and cannot reasonably be deferred"),
        (NoticeKind.PRIVATE_URGENCY, "why the meeting is urgent and cannot reasonably be deferred"),
    ],
)
def test_a_notice_without_its_words_or_one_of_the_two_places_says_what_it_lacks(kind: NoticeKind, missing: str) -> None:
    (found,) = lacks(Notice(kind, offices_on=MONDAY))
    assert found.says.endswith(f"the record does not show {missing} and when it was on the website.")
    assert Notice(kind, offices_on=MONDAY).available_on is None
    whole = Notice(kind, MONDAY, None, date(2017, 10, 10), None, "ICT", "Bids")
    assert (list(lacks(whole)), whole.available_on) == ([], date(2017, 10, 10))


def test_x046_the_second_notice_sets_out_what_was_received_by_its_day() -> None:
    notice = Notice(NoticeKind.PRIVATE_5, date(2017, 9, 28), None, date(2017, 9, 28), None, reasons="Bids")
    early = Representation(1, 1, date(2017, 9, 28), "Ms Ash", "Open it")
    late = replace(early, received_on=date(2017, 9, 29))
    assert list(lacks(notice, [late])) == []
    assert [finding.id for finding in lacks(notice, [early, late])] == ["EN-PM5-FIELDS"] * 2
    told = replace(notice, representations="Ms Ash: Open it", response="After the award.")
    assert list(lacks(told, [early, late])) == []


@pytest.mark.parametrize(
    ("typed", "says"), [("the bids", "holds no number"), ("8", "no paragraph 8 in England; it has 1 to 7")]
)
def test_a_paragraph_that_schedule_12a_has_not_is_refused(typed: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        known_paragraphs(typed, Nation.ENGLAND)


def test_the_paragraphs_of_wales_are_refused_by_their_own_numbers() -> None:
    with pytest.raises(InputError, match="no paragraph 3 in Wales; it has 12 to 18"):
        known_paragraphs("3", Nation.WALES)
    assert known_category(" ", SOUTHAMPTON) == ""


@pytest.mark.parametrize("unsaid", [{"key": None}, {"key": False}, {"decides_on": None}])
def test_what_was_recorded_of_a_route_is_shown_before_it_is_known_whether_the_matter_needs_one(
    unsaid: dict[str, Any],
) -> None:
    refused = Urgency(
        1, 1, UrgencyKind.SPECIAL_URGENCY, steps=(Asked(CONSENT_STEPS[0], Answer.REFUSED, "Mr Hobson", on=MONDAY),)
    )
    informed = Urgency(2, 1, UrgencyKind.GENERAL_EXCEPTION, informed="Councillor Hobson", informed_on=date(2017, 9, 20))
    found = keyed(case(matter=unsaid, urgencies=(refused, informed)))
    assert found["general"].says == "Informed in writing: Councillor Hobson." and found["general"].day
    assert "Mr Hobson" in found["special.1"].says and "special" in found
