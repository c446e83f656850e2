"""An action that is due before it was resolved, and an owner who has left by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.actions import ActionStatus, AgreedAction
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import KnownPerson, Membership, PersonKind
from clerk_tui.rules.actions import doubts, gone, holders_of, posts_of

RESOLVED, MAY_2018, JUNE_2018 = date(2017, 10, 9), date(2018, 5, 7), date(2018, 6, 1)
BENSON = KnownPerson(1, 1, "Benson", PersonKind.MEMBER)
SMITH = KnownPerson(2, 1, "Jo Smith", PersonKind.OFFICER, "Director of Resources")
OWED = AgreedAction(1, 1, "Write to the bus company.", RESOLVED, Person(1, "Benson"))
COUNCIL = Membership(1, 1, Person(1, "Benson"), 1, "Council", BodyKind.COUNCIL, "member", None, MAY_2018)
PANEL = Membership(2, 1, Person(1, "Benson"), 2, "Panel", BodyKind.COMMITTEE, "chair", None, None)
DIRECTOR = Membership(
    3, 1, Person(2, "Jo Smith"), 3, "Officers", BodyKind.OFFICERS, "officer", None, MAY_2018, "Director of Resources"
)


def said(action: AgreedAction, owner: KnownPerson | None, *seats: Membership) -> list[str]:
    return [found.says for found in doubts(action, owner, seats)]


@pytest.mark.parametrize(("due", "doubted"), [(date(2017, 10, 8), True), (RESOLVED, False), (JUNE_2018, False)])
def test_an_action_due_before_it_was_resolved_is_doubted(due: date, doubted: bool) -> None:
    sentence = (
        f"The day by which it is due, Sunday 8 October 2017, lies before {'Monday 9 October 2017'}, when it was"
        " resolved."
    )
    assert said(replace(OWED, due_on=due), BENSON) == [sentence] * doubted


def test_a_member_whose_seat_on_council_ends_has_left_though_a_panel_still_names_them() -> None:
    assert said(replace(OWED, due_on=MAY_2018), BENSON, COUNCIL, PANEL) == []
    assert said(replace(OWED, due_on=JUNE_2018), BENSON, COUNCIL, PANEL) == [
        "Benson has left by Friday 1 June 2018, when this is due: the last seat on Council of theirs ended on Monday 7"
        " May 2018."
    ]
    again = replace(COUNCIL, id=4, valid_from=date(2018, 5, 20), valid_to=None)
    assert said(replace(OWED, due_on=JUNE_2018), BENSON, COUNCIL, again) == [], "elected again"


def test_of_somebody_without_a_seat_the_register_does_not_know_that_they_left() -> None:
    assert said(replace(OWED, due_on=JUNE_2018), BENSON) == []
    assert said(replace(OWED, due_on=JUNE_2018), BENSON, PANEL) == []


def test_without_a_day_the_bodys_next_meeting_is_what_it_is_due_by() -> None:
    assert replace(OWED, next_meeting=JUNE_2018).due == JUNE_2018
    assert len(said(replace(OWED, next_meeting=JUNE_2018), BENSON, COUNCIL)) == 1
    assert said(OWED, BENSON, COUNCIL) == [], "no day at all: only whether they were there when it was resolved"


def test_a_post_that_nobody_holds_by_then_is_named_with_its_last_holder() -> None:
    owed = replace(OWED, person=None, post="Director of Resources", due_on=JUNE_2018)
    assert said(owed, None, DIRECTOR) == [
        "Nobody holds the post of Director of Resources by Friday 1 June 2018, when this is due: Jo Smith held it until"
        " Monday 7 May 2018."
    ]
    assert said(owed, None) == [], "an officer's title alone bears no days"
    assert [one.says for one in gone(owed, None, [DIRECTOR], date(2018, 5, 8))] == [
        "Nobody holds the post of Director of Resources on Tuesday 8 May 2018: Jo Smith held it until Monday 7 May"
        " 2018."
    ]


def test_a_post_is_what_a_seat_is_for_and_a_part_that_is_more_than_a_seat() -> None:
    assert posts_of(PANEL) == ("chair of Panel",)
    assert posts_of(replace(PANEL, title="Housing")) == ("Housing", "chair of Panel")
    assert posts_of(COUNCIL) == ()
    assert posts_of(DIRECTOR) == ("Director of Resources",)


def test_who_holds_a_post_is_told_by_seats_before_titles() -> None:
    post = "director of resources"
    assert [one.person.name for one in holders_of(post, [], [SMITH], JUNE_2018)] == ["Jo Smith"]
    assert [one.person.name for one in holders_of(post, [DIRECTOR], [SMITH], MAY_2018)] == ["Jo Smith"]
    assert holders_of(post, [DIRECTOR], [SMITH], JUNE_2018) == (), "the seat says that it ended"


def test_how_it_stood_on_a_day() -> None:
    done = replace(OWED, status=ActionStatus.DONE, closed_on=MAY_2018, due_on=RESOLVED)
    assert [done.stood_on(day) for day in (date(2018, 5, 6), MAY_2018)] == [ActionStatus.OPEN, ActionStatus.DONE]
    assert not done.late_on(JUNE_2018)
    assert [replace(OWED, due_on=RESOLVED).late_on(day) for day in (RESOLVED, date(2017, 10, 10))] == [False, True]
