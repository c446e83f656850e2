"""Every council of law.md 3.3, by its number there: its rule as it was seen, or not configured."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.domain.council import CallInRule, HearingKind, Outcome, StartEvent, Unit
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.rules.before_meeting import agenda_by, earliest_individual_decision, report_by, representations_by
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import rule_for, window
from clerk_tui.rules.deadlines import Uncounted, hearing_due, publish_by
from clerk_tui.services.councils import load, shipped

LAW = Path(__file__).resolve().parents[2].parent / "shared" / "spec" / "law.md"
CALENDAR = Calendar.shipped()
PUBLICATION, DECISION, MEETING = StartEvent.PUBLICATION, StartEvent.DECISION, StartEvent.MEETING
WORKING, CALENDAR_DAYS = Unit.WORKING, Unit.CALENDAR
TODAY = date(2026, 4, 1)

RULES: dict[tuple[int, str], tuple[int, Unit, StartEvent, time | None] | None] = {
    (1, "blackpool"): (3, WORKING, PUBLICATION, None),
    (2, "burnley"): None,
    (3, "peterborough"): (3, WORKING, PUBLICATION, None),
    (4, "melton"): (3, WORKING, PUBLICATION, None),
    (5, "gloucestershire"): (5, WORKING, PUBLICATION, None),
    (6, "isle-of-wight"): (5, WORKING, PUBLICATION, None),
    (7, "bracknell-forest"): (5, WORKING, PUBLICATION, None),
    (8, "bath-and-north-east-somerset"): (5, WORKING, PUBLICATION, None),
    (9, "brent"): (5, WORKING, DECISION, None),
    (10, "kingston"): (10, WORKING, MEETING, time(17)),
    (11, "thurrock"): (5, WORKING, PUBLICATION, None),
    (12, "cheshire-east"): (5, WORKING, PUBLICATION, None),
    (13, "central-bedfordshire"): (8, CALENDAR_DAYS, PUBLICATION, time(12)),
    (14, "warwickshire"): None,
    (15, "west-somerset"): (5, WORKING, PUBLICATION, None),
    (16, "greenwich"): (4, WORKING, PUBLICATION, None),
    (17, "wiltshire"): (5, WORKING, PUBLICATION, time(17)),
    (18, "east-sussex"): (4, WORKING, PUBLICATION, time(16)),
    (19, "harrogate"): (5, WORKING, PUBLICATION, None),
    (20, "merton"): (3, WORKING, PUBLICATION, time(12)),
    (21, "harrow"): (5, WORKING, PUBLICATION, None),
    (22, "hillingdon"): (5, WORKING, PUBLICATION, time(17)),
    (23, "torbay"): (5, WORKING, PUBLICATION, None),
    (24, "lancashire"): (3, WORKING, PUBLICATION, None),
    (25, "leeds"): (5, WORKING, PUBLICATION, None),
    (26, "maidstone"): (5, WORKING, PUBLICATION, None),
    (27, "uttlesford"): (5, WORKING, PUBLICATION, None),
    (28, "reading"): (10, WORKING, PUBLICATION, None),
    (29, "oxford"): None,
    (30, "bromley"): None,
    (31, "south-cambridgeshire"): None,
    (32, "hyndburn"): None,
    (33, "rochdale"): None,
    (34, "bury"): None,
    (35, "winchester"): None,
    (36, "hertsmere"): None,
    (37, "southwark"): None,
    (38, "cornwall"): None,
}
NOT_FOUND = (
    "westminster", "birmingham", "camden", "bristol", "cambridge", "newham", "west-lancashire", "kent", "southampton",
    "lancaster",
)  # fmt: skip


def rule(id_: str) -> CallInRule:
    return rule_for(load(id_), TODAY)


@pytest.mark.parametrize(("council", "expected"), RULES.items(), ids=[id_ for _, id_ in RULES])
def test_a_council_has_the_rule_that_was_seen_or_none(
    council: tuple[int, str], expected: tuple[int, Unit, StartEvent, time | None] | None
) -> None:
    if expected is None:
        assert load(council[1]).call_in == ()
        with pytest.raises(NotConfigured, match="No call-in rule is configured for"):
            window(load(council[1]), CALENDAR, published=TODAY, decided=TODAY, meeting=TODAY)
        return
    found = rule(council[1])
    assert (found.days, found.unit, found.start, found.cutoff) == expected


@pytest.mark.skipif(not LAW.is_file(), reason="the folder shared is not beside the project")
def test_every_council_that_the_research_numbers_and_names_is_among_them() -> None:
    section = LAW.read_text(encoding="utf-8").split("### 3.3", 1)[1].split("### 3.4", 1)[0]
    numbered = dict(re.findall(r"\*\*(\d+)\. ([^*]+)\*\*", section))
    unnamed = {number for number, name in numbered.items() if name.startswith("Unnamed")}
    assert unnamed == {"39", "40", "41"}
    assert {number for number, _ in RULES} == {int(number) for number in numbered.keys() - unnamed}


@pytest.mark.parametrize("id_", NOT_FOUND)
def test_where_no_window_was_found_no_date_is_shown(id_: str) -> None:
    council = load(id_)
    assert council.call_in == ()
    assert council.notes[0].startswith("The call-in window was not found")


def test_flintshire_counts_five_working_days_by_its_register() -> None:
    flintshire = load("flintshire")
    assert window(flintshire, CALENDAR, published=date(2024, 3, 13)).effective == date(2024, 3, 21)
    assert rule("flintshire").certainty == "inferred"


@pytest.mark.parametrize("id_", [id_ for id_, _ in shipped()])
def test_a_shipped_rule_says_where_it_was_seen_and_proves_itself_twice(id_: str) -> None:
    for found in load(id_).call_in:
        assert len(found.examples) >= 2
        assert all(example.note for example in found.examples)
        assert found.source
    assert load(id_).call_in or load(id_).notes


def test_the_thresholds_that_make_a_decision_key_were_seen_at_five_councils() -> None:
    found = {id_: [one.amount for one in load(id_).thresholds] for id_, _ in shipped() if load(id_).thresholds}
    assert found == {
        "lancashire": [1_600_000, 2_200_000],
        "lancaster": [250_000],
        "north-lincolnshire": [350_000],
        "peterborough": [500_000],
        "selby": [150_000],
    }
    assert load("lancashire").thresholds[1].valid_from == date(2024, 4, 1)


def test_a_rule_that_ended_is_not_used_any_more() -> None:
    cheshire_east = load("cheshire-east")
    assert rule_for(cheshire_east, date(2026, 5, 12)).requests[0].count == 6
    with pytest.raises(NotConfigured, match="Cheshire East Council for Wednesday 13 May 2026"):
        rule_for(cheshire_east, date(2026, 5, 13))


def test_melton_has_no_rule_before_its_cabinet() -> None:
    with pytest.raises(NotConfigured):
        rule_for(load("melton"), date(2018, 12, 31))


@pytest.mark.parametrize("id_", ["brent", "harrogate", "reading"])
def test_days_of_no_stated_kind_are_said_to_be_assumed_working(id_: str) -> None:
    found = window(load(id_), CALENDAR, published=TODAY, decided=TODAY)
    assert not rule(id_).unit_stated
    assert found.closes_ledger.certainty == "inferred"
    assert any("without saying which; working days are assumed" in said for said in found.advice)


@pytest.mark.parametrize(
    ("meeting", "by"),
    [
        pytest.param(date(2022, 1, 12), date(2021, 12, 24), id="X130"),
        pytest.param(date(2023, 5, 17), date(2023, 5, 2), id="X131"),
    ],
)
def test_bromley_wants_reports_on_the_tenth_working_day_before(meeting: date, by: date) -> None:
    found = report_by(load("bromley"), CALENDAR, meeting)
    assert (found.latest, found.ledger.rule) == (by, "REPORTS")
    assert "By 17:00 on that day." in found.ledger.advice


def test_milton_keynes_wants_representations_by_noon_eight_clear_working_days_before() -> None:
    found = representations_by(load("milton-keynes"), CALENDAR, date(2026, 12, 15), done=date(2026, 12, 3))
    assert (found.latest, found.satisfied) == (date(2026, 12, 2), False)
    assert "By 12:00 on that day." in found.ledger.advice


def test_peterborough_holds_a_member_s_decision_for_five_days() -> None:
    found = earliest_individual_decision(load("peterborough"), CALENDAR, date(2024, 9, 17), decision=date(2024, 9, 24))
    assert (found.earliest, found.satisfied) == (date(2024, 9, 25), False)
    assert found.ledger.certainty == "inferred", "the words do not say which days"


def test_swansea_s_agenda_is_shown_by_law_and_by_its_own_longer_period() -> None:
    law, own = agenda_by(load("swansea"), CALENDAR, date(2026, 4, 8), published=date(2026, 3, 30))
    assert (law.ledger.rule, law.latest_working_day, law.satisfied) == ("WA-AG3", date(2026, 3, 31), True)
    assert (own.ledger.rule, own.latest_working_day, own.satisfied) == ("AGENDA-LOCAL", date(2026, 3, 27), False)
    assert own.clear_days == 4


def test_two_councils_hear_a_call_in_without_counting_days_and_that_is_no_error() -> None:
    gloucestershire = hearing_due(load("gloucestershire"), CALENDAR, received=TODAY)
    hillingdon = hearing_due(load("hillingdon"), CALENDAR, received=TODAY)
    assert isinstance(gloucestershire, Uncounted)
    assert isinstance(hillingdon, Uncounted)
    assert gloucestershire.says.endswith("hears a call-in at its next available meeting.")
    assert "on the same evening" in hillingdon.says
    assert (gloucestershire.certainty, hillingdon.certainty) == ("local", "inferred")
    central = rule("central-bedfordshire").hearing
    assert central is not None
    assert central.kind is HearingKind.NEXT_AVAILABLE


def test_what_the_constitutions_add_to_the_window_is_in_their_files() -> None:
    assert rule("bath-and-north-east-somerset").cap_per_member_per_year == 5
    assert rule("brent").duplicate_bar_months == 6
    assert rule("harrogate").key_only
    assert rule("merton").validator == "Monitoring Officer"
    assert rule("thurrock").signature
    assert rule("greenwich").second_call_in == "never"
    assert rule("isle-of-wight").on_stand == "earlier"
    assert Outcome.REFER_TO_COUNCIL in rule("wiltshire").outcomes
    assert rule("bracknell-forest").requests[0].includes == "chair"
    urgency = rule("gloucestershire").urgency
    assert urgency is not None
    assert [consent.who for consent in urgency.consents] == ["Chair of the Council", "chair of the scrutiny committee"]
    assert not urgency.any_of
    assert urgency.post_review
    assert load("gloucestershire").special_urgency_months == 3
    peterborough = rule("peterborough").urgency
    assert peterborough is not None
    assert peterborough.waives == ("pre-decision",)
    assert [day.date.isoformat() for day in load("west-berkshire").closures] == ["2024-12-24", "2024-12-27"]


@pytest.mark.parametrize(("id_", "days"), [("isle-of-wight", 2), ("bracknell-forest", 2)])
def test_two_councils_publish_within_two_working_days(id_: str, days: int) -> None:
    assert load(id_).publish_within_days == days
    assert publish_by(load(id_), CALENDAR, decided=date(2026, 4, 2)).latest == date(2026, 4, 8)
