"""A matter on its way, line by line: both private notices, general exception, the chain of consent, the reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.consent import Answer, Asked
from clerk_tui.domain.council import DayLimit, Maker, Unit
from clerk_tui.domain.decision import CONSENT_STEPS, Urgency, UrgencyKind
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.matters import Exemption, Holder, Matter, Notice, NoticeKind, Representation
from clerk_tui.rules.consent import SPECIAL_URGENCY
from clerk_tui.rules.notice_checks import notice_checks
from clerk_tui.rules.notice_fields import refuse_date
from clerk_tui.rules.private_route import private_findings, private_lines
from clerk_tui.rules.route_choice import RouteCase, RouteLine, key_lines
from clerk_tui.rules.routes import agreed
from tests.rules.making_records import BLACKPOOL, CALENDAR, CEREDIGION, MONDAY, facts

EARLY, LATE_DAY, TODAY = date(2017, 9, 7), date(2017, 9, 20), date(2017, 9, 25)
FIVE_BEFORE = date(2017, 9, 29)
"""The last day for the second notice of the meeting of Monday 9 October 2017."""
WHOLE = Exemption(
    paragraphs=("3",), reasons="It holds the bids.", outweighs=True, public_interest="Prices.", resolution="That …",
)  # fmt: skip
BOTH, GENERAL_REASONS = NoticeKind.PRIVATE_28, NoticeKind.GENERAL_EXCEPTION_REASONS


def notice(kind: NoticeKind, day: date | None, **changes: Any) -> Notice:
    whole = Notice(kind, day, None, day, None, "ICT", "It holds the bids.", "None.", "None.")
    return replace(whole, **changes)


def notices(**days: date | None) -> dict[NoticeKind, Notice]:
    """Notices by the names of their kinds, each on a day."""
    return {kind: notice(kind, days[kind.name.lower()]) for kind in NoticeKind if kind.name.lower() in days}


def case(today: date = TODAY, *, matter: dict[str, Any] | None = None, **changes: Any) -> RouteCase:
    """A key matter that the Executive takes in private on 9 October 2017."""
    of = replace(Matter("D1", "ICT", decision_id=1, key=True, private=True, decides_on=MONDAY), **(matter or {}))
    return replace(RouteCase(of, BLACKPOOL, CALENDAR, today, exemption=WHOLE), **changes)


def private(of: RouteCase) -> dict[str, RouteLine]:
    found: dict[str, RouteLine] = {}
    for line in private_lines(of):
        found.setdefault(line.key, line)
    return found


def key(of: RouteCase) -> dict[str, RouteLine]:
    found: dict[str, RouteLine] = {}
    for line in key_lines(of):
        found.setdefault(line.key, line)
    return found


def states(lines: dict[str, RouteLine]) -> dict[str, str]:
    return {name: line.state for name, line in lines.items()}


# In private


def test_both_notices_in_time_hold_and_no_urgency_is_needed() -> None:
    found = case(notices=notices(private_28=EARLY, private_5=LATE_DAY))
    lines = private(found)
    assert states(lines) == {
        "private.why": "Done", "private.28": "Holds", "private.representations": "None", "private.5": "Holds",
        "private.urgency": "Not needed", "private.resolution": "Done", "private.closed": "None",
    }  # fmt: skip
    why = lines["private.why"].says
    assert "outweighs that in disclosure. How it was weighed: Prices. Reasons: It holds the bids." in why
    assert {one.severity for one in private_findings(found)} == {Severity.HOLDS}


def test_what_is_still_to_come_is_open_and_what_is_past_is_late() -> None:
    lines = private(case(date(2017, 9, 1)))
    assert (lines["private.28"].state, lines["private.28"].severity) == ("Open", Severity.ADVICE)
    assert (lines["private.5"].state, lines["private.5"].day) == ("Due", FIVE_BEFORE)
    lines = private(case())
    assert (lines["private.28"].state, lines["private.28"].severity) == ("Too late", Severity.WARNING)
    assert lines["private.urgency"].state == "Ask next"


def test_a_late_notice_stops_publication_unless_urgency_is_recorded() -> None:
    late = case(notices=notices(private_28=LATE_DAY, private_5=date(2017, 10, 4)))
    assert [line.state for line in private(late).values()][1:4] == ["Too late", "None", "Too late"]
    weights = {one.id: one.severity for one in private_findings(late)}
    assert weights == {"EN-PM28": Severity.BLOCKER, "EN-PM5": Severity.BLOCKER}
    urgent = replace(late, urgencies=(Urgency(1, 1, UrgencyKind.PRIVATE_MEETING),))
    assert {one.severity for one in private_findings(urgent)} == {Severity.ADVICE}


def test_a_notice_at_one_place_only_counts_from_no_day() -> None:
    half = {BOTH: notice(BOTH, EARLY, website_on=None)}
    line = private(case(date(2017, 9, 1), notices=half))["private.28"]
    assert (line.state, line.severity) == ("Open", Severity.WARNING)
    assert line.says.endswith("It is recorded at one of the two places only.")


@pytest.mark.parametrize(
    ("first", "says"),
    [(None, "but no first one at both places"), (LATE_DAY, "on Wednesday 20 September 2017, the first on")],
)
def test_the_second_notice_follows_the_first(first: date | None, says: str) -> None:
    found = case(notices=notices(private_28=first, private_5=LATE_DAY))
    lines = [line for line in private_lines(found) if line.name == "  Its order"]
    assert len(lines) == 1 and says in lines[0].says
    assert "EN-PM5-ORDER" in {one.id for one in private_findings(found)}
    without = case(notices=notices(private_5=LATE_DAY))
    assert "EN-PM5-ORDER" in {one.id for one in private_findings(without)}


def test_x046_representations_are_counted_answered_and_sorted_by_the_day_of_the_second_notice() -> None:
    ash = Representation(1, 1, date(2017, 9, 12), "Ms Ash", "Open it", "After the award.")
    birch = Representation(2, 1, date(2017, 9, 22), "Mr Birch", "Open it")
    found = case(notices=notices(private_28=EARLY, private_5=LATE_DAY), representations=(ash, birch))
    line = private(found)["private.representations"]
    assert (line.state, line.severity) == ("2", Severity.WARNING)
    assert line.says.startswith("2 received. Without a response: Mr Birch. Mr Birch: ")


def test_a_council_s_own_limit_for_representations_is_counted() -> None:
    own = replace(BLACKPOOL, representations_deadline=DayLimit(2, Unit.WORKING, source="Part 4"))
    line = private(case(council=own))["private.representations"]
    assert line.ledger is not None and "By the council's own limit they are in by" in line.says


def test_who_agrees_to_a_private_meeting_at_short_notice_and_its_reasons() -> None:
    given = Asked(
        CONSENT_STEPS[0], Answer.AGREED, "Cllr Elmes", LATE_DAY, "Bids lapse.", urgent=True, cannot_be_deferred=True
    )
    urgency = Urgency(
        1, 1, UrgencyKind.PRIVATE_MEETING, agreed_by="Cllr Elmes", agreed_role=CONSENT_STEPS[0], agreed_on=LATE_DAY,
        reason="Bids lapse.", steps=(given,),
    )  # fmt: skip
    lines = private(case(urgencies=(urgency,)))
    assert (lines["private.urgency"].state, lines["private.reasons"].state) == ("Holds", "Due")
    assert "since Wednesday 20 September 2017, 5 days ago" in lines["private.reasons"].says


def test_a_matter_marked_private_without_its_reasons_says_what_to_record() -> None:
    line = private(case(exemption=None))["private.why"]
    assert (line.state, line.severity) == ("Lacks", Severity.WARNING)
    bare = private(case(exemption=Exemption(part="Appendix B")))["private.why"]
    assert (bare.state, bare.severity) == ("Lacks", Severity.WARNING)
    secret = replace(WHOLE, confidential=True, part="Appendix B", reasons="")
    assert private(case(exemption=secret))["private.why"].says.startswith("Appendix B: confidential information. ")
    weighed = private(case(exemption=replace(WHOLE, outweighs=False)))["private.why"]
    assert "does not outweigh that in disclosure" in weighed.says


@pytest.mark.parametrize(("said", "words"), [(False, "Nothing is taken"), (None, "Nothing says")])
def test_an_open_matter_has_one_line(said: bool | None, words: str) -> None:
    found = case(exemption=None, matter={"private": said})
    (line,) = private_lines(found)
    assert line.state == "No" and line.says.startswith(words)
    assert list(private_findings(found)) == []


def test_x049_and_wales_have_no_private_notices_and_without_a_day_nothing_is_counted() -> None:
    assert states(private(case(matter={"maker": Maker.MEMBER}))) == {"private.why": "Done", "none": "Not needed"}
    welsh = replace(WHOLE, paragraphs=("14",))
    assert private(case(council=CEREDIGION, exemption=welsh))["none"].says.startswith("Welsh law asks for no notices")
    nameless = case(matter={"decides_on": None})
    assert private(nameless)["day"].state == "No day"
    assert list(private_findings(nameless)) == []


@pytest.mark.parametrize(
    ("changes", "state", "weight"),
    [
        ({"closed_kept": True}, "Kept", Severity.ADVICE),
        ({"closed_kept": True, "closed_shown": True}, "Shown", Severity.BLOCKER),
    ],
)
def test_the_closed_title_is_kept_or_given_away(changes: dict[str, Any], state: str, weight: Severity) -> None:
    line = private(case(**changes))["private.closed"]
    assert (line.state, line.severity) == (state, weight)


def test_the_resolution_comes_later_and_then_with_its_day() -> None:
    assert private(case(exemption=replace(WHOLE, resolution="")))["private.resolution"].state == "Later"
    done = private(case(exemption=replace(WHOLE, resolved_on=MONDAY)))["private.resolution"]
    assert done.says == "Resolution of Monday 9 October 2017: That …" and done.day == MONDAY


# General exception


def general(today: date = TODAY, **changes: Any) -> RouteCase:
    recorded = Urgency(
        1, 1, UrgencyKind.GENERAL_EXCEPTION, informed="Cllr Elmes", informed_on=LATE_DAY, available_on=LATE_DAY,
        reason="Storm damage.",
    )  # fmt: skip
    return case(today, urgencies=(replace(recorded, **changes),), exemption=None, matter={"private": False})


def test_a_general_exception_with_all_it_needs_holds_and_its_reasons_are_due() -> None:
    lines = key(general())
    assert states(lines) == {
        "notice-28": "Too late", "general": "Done", "general.notice": "Holds", "general.reasons": "Due",
        "special": "Not needed",
    }  # fmt: skip
    assert lines["special"].says == "The general exception holds."


def test_what_a_general_exception_lacks_is_named() -> None:
    lines = key(general(informed="", informed_on=None, reason=""))
    assert (lines["general"].state, lines["general"].severity) == ("Lacks", Severity.BLOCKER)
    assert "who of scrutiny was informed, when they were informed, why 28 days' notice" in lines["general"].says
    told = key(general(informed_as="members"))["general"].says
    assert told.startswith("Informed in writing: Cllr Elmes, each member of the committee, on Wednesday 20 September")


def test_scrutiny_informed_after_the_decision_is_too_late() -> None:
    line = key(general(informed_on=date(2017, 10, 10)))["general"]
    assert (line.state, line.severity) == ("Too late", Severity.BLOCKER)


@pytest.mark.parametrize(
    ("today", "state", "weight"),
    [(TODAY, "Due", Severity.WARNING), (date(2017, 10, 4), "Too late", Severity.BLOCKER)],
)
def test_its_notice_is_due_until_five_clear_days_no_longer_fit(today: date, state: str, weight: Severity) -> None:
    lines = key(general(today, available_on=None))
    assert (lines["general.notice"].state, lines["general.notice"].severity) == (state, weight)
    assert lines["general.reasons"].state == "Later"


@pytest.mark.parametrize(("taken", "words"), [(True, "was taken on"), (False, "is planned for")])
def test_its_notice_made_available_too_late_says_the_first_day(taken: bool, words: str) -> None:
    found = general(available_on=date(2017, 10, 4))
    line = key(replace(found, matter=replace(found.matter, taken=taken)))["general.notice"]
    assert line.state == "Too late" and line.says.endswith(f"The decision {words} Monday 9 October 2017.")


def test_the_notice_of_reasons_is_done_or_lacks_its_words() -> None:
    done = general(reasons_published_on=TODAY)
    assert key(done)["general.reasons"].state == "Done"
    bare = replace(done, notices={GENERAL_REASONS: Notice(GENERAL_REASONS, TODAY, None, TODAY)})
    line = key(bare)["general.reasons"]
    assert (line.state, line.severity) == ("Lacks", Severity.WARNING)
    unsaid = replace(done, notices={NoticeKind.GENERAL_EXCEPTION: Notice(NoticeKind.GENERAL_EXCEPTION, TODAY)})
    assert "  Its fields" in {line.name for line in key_lines(unsaid)}


def test_while_it_is_open_the_chairman_to_inform_is_named() -> None:
    open_case = case(exemption=None, matter={"private": False})
    assert "each of its members if it has none" in key(open_case)["general"].says
    elmes = Holder("Cllr Elmes", CONSENT_STEPS[0], "Scrutiny Board")
    assert "Inform in writing: Cllr Elmes, chairman of Scrutiny Board." in key(
        replace(open_case, holders=(elmes,))
    )["general"].says  # fmt: skip


def test_special_urgency_given_has_its_reasons_to_publish() -> None:
    steps = (
        Asked(CONSENT_STEPS[0], Answer.UNABLE, "Cllr Elmes", MONDAY, "On leave."),
        Asked(CONSENT_STEPS[1], Answer.AGREED, "Cllr Cox", MONDAY, "Lapses.", urgent=True, cannot_be_deferred=True),
    )
    urgency = Urgency(
        1, 1, UrgencyKind.SPECIAL_URGENCY, agreed_by="Cllr Cox", agreed_role=CONSENT_STEPS[1], agreed_on=MONDAY,
        reason="Lapses.", steps=steps,
    )  # fmt: skip
    lines = key(case(MONDAY, urgencies=(urgency,)))
    assert (lines["special.1"].state, lines["special.2"].state) == ("unable", "agreed")
    assert lines["special.reasons"].says.endswith("since Monday 9 October 2017.")


@pytest.mark.parametrize(
    ("on", "severity", "words"),
    [
        (None, Severity.BLOCKER, "does not say when the chairman"),
        (date(2017, 10, 10), Severity.BLOCKER, "agreed on Tuesday 10 October 2017, after the decision"),
        (MONDAY, Severity.HOLDS, ""),
    ],
)
def test_the_agreement_comes_before_the_decision(on: date | None, severity: Severity, words: str) -> None:
    step = Asked(CONSENT_STEPS[0], Answer.AGREED, "Cllr Elmes", on, "Lapses.", urgent=True, cannot_be_deferred=True)
    found = agreed(SPECIAL_URGENCY, Urgency(1, 1, UrgencyKind.SPECIAL_URGENCY, steps=(step,)), MONDAY, "the decision")
    assert found.severity is severity and words in found.says


def test_a_chain_in_which_nobody_agreed_yet_stops() -> None:
    step = Asked(CONSENT_STEPS[0], Answer.UNABLE, "Cllr Elmes", MONDAY, "On leave.")
    found = agreed(SPECIAL_URGENCY, Urgency(1, 1, UrgencyKind.SPECIAL_URGENCY, steps=(step,)), MONDAY, "the decision")
    assert found.severity is Severity.BLOCKER


# The publish check, and days that cannot be


def test_the_publish_check_says_what_the_notices_of_the_route_lack() -> None:
    bare = {NoticeKind.SPECIAL_URGENCY: Notice(NoticeKind.SPECIAL_URGENCY, MONDAY), **notices(private_28=EARLY)}
    found = list(notice_checks(facts(route=case(notices=bare))))
    assert found[0].id == "EN-SU-FIELDS" and "EN-PM28" in {one.id for one in found}
    assert list(notice_checks(facts(route=None))) == []


@pytest.mark.parametrize(
    ("kind", "day", "since", "says"),
    [
        (BOTH, date(2017, 9, 26), None, "which is still to come"),
        (NoticeKind.PRIVATE_5, date(2017, 9, 20), None, "the day of the meeting"),
        (NoticeKind.GENERAL_EXCEPTION, date(2017, 9, 22), None, "after the decision of Wednesday 20 September 2017"),
        (NoticeKind.SPECIAL_URGENCY, date(2017, 9, 18), date(2017, 9, 19), "before the agreement of Tuesday 19"),
        (GENERAL_REASONS, date(2017, 9, 18), date(2017, 9, 19), "before the notice of the general exception"),
    ],
)
def test_a_notice_on_a_day_on_which_it_cannot_have_been_is_refused(
    kind: NoticeKind, day: date, since: date | None, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        refuse_date(kind, "offices_on", day, today=TODAY, event=date(2017, 9, 20), since=since)
    refuse_date(kind, "offices_on", date(2017, 9, 19), today=TODAY, event=date(2017, 9, 20), since=since)
