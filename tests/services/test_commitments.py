"""Keeping commitments: entered, changed, progress told, ended; what seems wrong is said, and the clerk decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.commitments import Commitment, CommitmentPlan, Standing
from clerk_tui.domain.errors import ClerkError, Conflict, InputError, NotFound, Refused
from clerk_tui.register import history, people
from clerk_tui.services import people_changes, people_merging
from clerk_tui.services.commitments import changing, listing, planning, progressing, reading, serving, words
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, TUESDAY, demo


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    yield office
    office.register.close()


@pytest.fixture
def plan(office: Office) -> CommitmentPlan:
    return planning.add(office, {"name": "Strategic Plan", "begins_on": "1 April 2017"})


def entered(office: Office, code: str, text: str = "Do it", **more: str) -> Commitment:
    return changing.add(office, {"plan": "Strategic Plan", "code": code, "text": text, **more})


def said(work: Callable[[], object], kind: type[ClerkError] = Refused) -> str:
    with pytest.raises(kind) as refused:
        work()
    return str(refused.value)


# What a commitment is


def test_the_objective_follows_from_the_code_in_whichever_order_they_come(office: Office, plan: CommitmentPlan) -> None:
    action = entered(office, "PF3a", portfolio="Resources")
    assert action.parent_id is None
    over = entered(office, "PF3")
    assert reading.commitment(office, action.id).parent_id == over.id
    late = entered(office, "PF3b")
    assert (late.parent_id, late.parent_code) == (over.id, "PF3")
    elsewhere = changing.add(office, {"code": "PF3c", "text": "Of no plan"})
    assert elsewhere.parent_id is None
    assert [one.code for one in reading.under(office, over.id)] == ["PF3a", "PF3b"]


def test_the_clerk_may_name_another_objective_or_none(office: Office, plan: CommitmentPlan) -> None:
    over, other = entered(office, "PF3"), entered(office, "PE1")
    action = entered(office, "PF3a", parent="PE1")
    assert action.parent_id == other.id
    renamed = changing.set_fields(office, action.id, {"code": "PF3b"})
    assert renamed.parent_id == other.id, "one that the clerk named stays"
    assert changing.set_fields(office, action.id, {"parent": "-"}).parent_id is None
    followed = entered(office, "PF3c")
    assert followed.parent_id == over.id
    assert changing.set_fields(office, followed.id, {"code": "PE1a"}).parent_id == other.id
    assert "stands under PE1 itself" in said(
        lambda: changing.set_fields(office, other.id, {"parent": "PE1a"}), InputError
    )  # fmt: skip


def test_theme_and_portfolio_come_from_the_objective_unless_they_are_said(office: Office, plan: CommitmentPlan) -> None:
    entered(office, "PF3", theme="Money", portfolio="Resources")
    assert (entered(office, "PF3a").theme, entered(office, "PF3b", theme="People").theme) == ("Money", "People")


def test_what_stands_under_a_commitment_goes_with_it_into_another_plan(office: Office, plan: CommitmentPlan) -> None:
    over, action = entered(office, "PF3"), entered(office, "PF3a")
    other = planning.add(office, {"name": "Other plan"})
    changing.set_fields(office, over.id, {"plan": other.ref})
    assert reading.commitment(office, action.id).plan == "Other plan"
    assert changing.set_fields(office, over.id, {"plan": "-"}).plan_id is None


def test_a_commitment_is_late_from_the_day_after_its_last(office: Office, plan: CommitmentPlan) -> None:
    one = entered(office, "PF1", due="by August 2017")
    assert (one.due.last, one.is_late(date(2017, 8, 31)), one.is_late(date(2017, 9, 1))) == (
        date(2017, 8, 31), False, True
    )  # fmt: skip
    entered(office, "PF0")
    assert [each.code for each in reading.commitments(office)] == ["PF1", "PF0"]
    assert [each.code for each in reading.commitments(office, late=True)] == ["PF1"]
    assert reading.commitments(office, late=True, on=date(2017, 8, 31)) == []
    changing.end(office, one.id, Standing.DONE)
    assert reading.commitments(office, late=True) == []


def test_the_last_day_that_the_words_mean_is_kept_while_other_fields_change(
    office: Office, plan: CommitmentPlan
) -> None:
    one = entered(office, "PF1", due="Spring 2018", due_on="31 May 2018")
    changed = changing.set_fields(office, one.id, {"theme": "Money"})
    assert (changed.due.words, changed.due.last) == ("Spring 2018", date(2018, 5, 31))
    assert changing.set_fields(office, one.id, {"due": "June 2018"}).due.last == date(2018, 6, 30)
    assert not changing.set_fields(office, one.id, {"due": ""}).due


# What seems wrong


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"code": "pf1"}, "Code: PF1 is used already in Strategic Plan, for “Do it” (C1)."),
        ({"code": "PF2", "due": "March 2016"},
         "By when: Thursday 31 March 2016 lies before Saturday 1 April 2017, when PF2 begins."),
        ({"code": "PF2", "due": "soon"}, "By when: “soon” names no day; say the last day that it means."),
    ],
)  # fmt: skip
def test_what_seems_wrong_is_said_and_the_clerk_decides_with_a_reason(
    office: Office, plan: CommitmentPlan, typed: dict[str, str], says: str
) -> None:
    entered(office, "PF1")
    fields = {"plan": "Strategic Plan", "text": "Again", **typed}
    assert said(lambda: changing.add(office, fields)) == f"{says} Give the reason to go on all the same."
    assert len(reading.commitments(office)) == 1
    one = changing.add(office, fields, despite="It is printed so.")
    assert one.despite == "It is printed so."
    assert history.newest(office.register).why == "It is printed so."
    assert changing.set_fields(office, one.id, {"theme": "Money"}).despite == "It is printed so.", "and not asked again"
    assert changing.set_fields(office, one.id, {"code": "PF7", "due": ""}).despite == "", "once nothing is wrong"


def test_the_same_code_may_stand_in_another_plan(office: Office, plan: CommitmentPlan) -> None:
    entered(office, "PF1")
    planning.add(office, {"name": "The next plan"})
    assert changing.add(office, {"plan": "The next plan", "code": "PF1", "text": "Again"}).despite == ""
    assert said(lambda: reading.find(office, "PF1"), InputError) == (
        "“PF1” may be C1 PF1 in Strategic Plan, C2 PF1 in The next plan; say which, by its number."
    )
    assert reading.find(office, "pf1", plan_id=plan.id).id == 1
    assert reading.find(office, "C2").plan == "The next plan"
    assert "holds no commitment “XY”" in said(lambda: reading.find(office, "XY"), NotFound)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"made_on": "1 March 2017"}, "Date: Wednesday 1 March 2017 lies before Saturday 1 April 2017"),
        ({"made_on": "1 March 2018"}, "Date: Thursday 1 March 2018 is still to come."),
        ({"made_on": "1 August 2017", "period": "Q2 2017/18"},
         "Date: Tuesday 1 August 2017 lies before Saturday 30 September 2017, when the period ends that it is about."),
    ],
)  # fmt: skip
def test_progress_that_does_not_fit_is_said_and_the_clerk_decides(
    office: Office, plan: CommitmentPlan, typed: dict[str, str], says: str
) -> None:
    one = entered(office, "PF1")
    fields = {"text": "It went well.", **typed}
    assert said(lambda: progressing.add(office, one.id, fields)).startswith(says)
    entry = progressing.add(office, one.id, fields, despite="So the member says.")
    assert entry.despite == "So the member says."
    assert progressing.set_fields(office, entry.id, {"made_on": "9 October 2017", "period": ""}).despite == ""


def test_progress_after_the_end_is_said(office: Office, plan: CommitmentPlan) -> None:
    one = entered(office, "PF1")
    changing.end(office, one.id, Standing.DONE, date(2017, 9, 1))
    assert "PF1 was done on Friday 1 September 2017; Tuesday 10 October 2017 lies after it." in said(
        lambda: progressing.add(office, one.id, {"text": "More."})
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": " "}, "What will be done: it cannot be empty"),
        ({"text": "x" * 10_001}, "What will be done: it has 10001 characters"),
        ({"text": "x", "code": "y" * 201}, "Code: it has 201 characters"),
        ({"text": "x", "colour": "red"}, "A commitment has no field “colour”; its fields are code, text, plan"),
        ({"text": "x", "plan": "Nothing"}, "Plan: there is no “Nothing”; there are P1 Strategic Plan."),
        ({"text": "x", "owner": "Nobody"}, "Responsible: the register knows nobody called Nobody"),
        ({"text": "x", "begins_on": "31 June 2017"}, "Begins on: There is no 31 June 2017."),
        ({"text": "x", "due": "March 2018", "due_on": "soon"}, "Last day: “soon” is not a date"),
    ],
)
def test_a_field_that_is_wrong_is_named(office: Office, plan: CommitmentPlan, typed: dict[str, str], says: str) -> None:
    assert said(lambda: changing.add(office, typed), InputError).startswith(says)


def test_a_plan_that_is_wrong_is_named(office: Office, plan: CommitmentPlan) -> None:
    assert said(lambda: planning.add(office, {"name": "strategic plan"}), InputError) == (
        "Name: P1 is called Strategic Plan already; give this plan another name."
    )
    assert "it ends on 2017-01-01, before it begins on 2017-04-01" in said(
        lambda: planning.set_fields(office, plan.id, {"ends_on": "1 January 2017"}), InputError
    )
    assert "type three, one a line; 2 were typed" in said(
        lambda: planning.set_fields(office, plan.id, {"columns": "One\nTwo"}), InputError
    )
    entered(office, "PF1")
    assert "1 commitments stand in Strategic Plan" in said(lambda: planning.remove(office, plan.id))


# Ending and taking away


def test_one_that_is_dropped_says_why_and_is_opened_again(office: Office, plan: CommitmentPlan) -> None:
    one = entered(office, "PF1")
    assert "Say why PF1 is dropped" in said(lambda: changing.end(office, one.id, Standing.DROPPED), InputError)
    gone = changing.end(office, one.id, Standing.DROPPED, date(2017, 10, 1), because="No money.")
    assert words.standing_words(gone, date(2017, 10, 10)) == "Dropped on Sunday 1 October 2017: No money."
    assert "was dropped on Sunday 1 October 2017 already" in said(lambda: changing.end(office, one.id, Standing.DONE))
    assert changing.reopen(office, one.id).ended_because == ""
    assert said(lambda: changing.reopen(office, one.id)) == "PF1 is open."
    assert "is still to come" in said(lambda: changing.end(office, one.id, Standing.DONE, date(2018, 1, 1)), InputError)
    assert "when PF1 began" in said(lambda: changing.end(office, one.id, Standing.DONE, date(2017, 1, 1)), InputError)


def test_an_end_before_its_progress_is_said_and_the_clerk_decides(office: Office, plan: CommitmentPlan) -> None:
    one = entered(office, "PF1")
    progressing.add(office, one.id, {"text": "It goes on.", "made_on": "9 October 2017"})
    early = date(2017, 10, 8)
    assert said(lambda: changing.end(office, one.id, Standing.DONE, early)) == (
        "Day: progress of PF1 is of Monday 9 October 2017, so it was still open after Sunday 8 October 2017, when it is"
        " said to be done. Give the reason to go on all the same."
    )
    with pytest.raises(Refused, match="so it was still open after"):
        changing.end(office, one.id, Standing.DROPPED, early, because="No money.")
    gone = changing.end(office, one.id, Standing.DONE, early, despite="It was told late.")
    assert words.standing_words(gone, date(2017, 10, 10)) == ("Done on Sunday 8 October 2017: It was told late.")
    changing.reopen(office, one.id)
    kept = changing.end(office, one.id, Standing.DROPPED, early, because="No money.", despite="It was told late.")
    assert kept.ended_because == "No money. All the same: It was told late."
    changing.reopen(office, one.id)
    assert changing.end(office, one.id, Standing.DONE, date(2017, 10, 9), despite="Not needed.").ended_because == ""


def test_one_that_something_hangs_on_is_not_taken_away(office: Office, plan: CommitmentPlan) -> None:
    over, action = entered(office, "PF3"), entered(office, "PF3a")
    progressing.add(office, over.id, {"text": "It went well."})
    serving.link(office, over.id, ICT)
    assert said(lambda: changing.remove(office, over.id)) == (
        "PF3 has progress and decisions that serve it and commitments under it; say that it is done or dropped instead."
    )
    changing.remove(office, action.id)
    assert "holds no commitment C2" in said(lambda: reading.commitment(office, action.id), NotFound)
    undo(office)
    assert reading.commitment(office, action.id).parent_id == over.id
    assert verify(office).found == ()


def test_two_clerks_do_not_overwrite_each_other(office: Office, plan: CommitmentPlan) -> None:
    one = entered(office, "PF1")
    changing.set_fields(office, one.id, {"theme": "Money"}, version=one.version)
    assert "Somebody changed this record" in said(
        lambda: changing.set_fields(office, one.id, {"theme": "People"}, version=one.version), Conflict
    )


# Decisions and people


def test_a_decision_serves_a_commitment_once(office: Office, plan: CommitmentPlan) -> None:
    one = entered(office, "PF1")
    serving.link(office, one.id, ICT, note="It pays for it.")
    assert [each.code for each in reading.served_by(office, ICT)] == ["PF1"]
    assert said(lambda: serving.link(office, one.id, ICT)) == "D1 is said to serve PF1 already."
    progressing.add(office, one.id, {"text": "Agreed.", "decision": "D1"})
    told = "\n".join(words.details(office, reading.commitment(office, one.id)))
    assert "Served by D1, ICT/DIGITAL STRATEGY 2017-2022, draft: It pays for it." in told
    assert "Tuesday 10 October 2017" in told and ", D1: Agreed." in told
    serving.unlink(office, one.id, ICT)
    assert "does not say that D1 serves PF1" in said(lambda: serving.unlink(office, one.id, ICT))
    assert "no decision" in said(lambda: serving.link(office, one.id, 99), NotFound).casefold()


def test_who_is_responsible_goes_with_two_who_are_one(office: Office, plan: CommitmentPlan) -> None:
    twin = people_changes.add_person(office, "S. Benson")
    one = entered(office, "PF1", owner="S. Benson")
    kept = people.named(office.register, "Benson")
    assert kept is not None
    people_merging.merge(office, kept.id, twin.id)
    owner = reading.commitment(office, one.id).owner
    assert owner is not None and owner.id == kept.id


# Out of a list

LIST = (
    "Code,What we will do,Plan,Portfolio,By when,Progress,Progress date\n"
    "PF3a,Share services,New plan,,March 2018,It has begun.,1 October 2017\n"
    "PF3,Improved services,New plan,Resources,,,\n"
)


def test_a_list_is_shown_first_and_then_taken_with_one_undo(office: Office) -> None:
    before = history.count(office.register)
    shown = listing.preview(office, LIST.encode())
    assert shown.says == "New: 2. Progress only: 0. Known already: 0. Cannot be read: 0."
    assert [row.says for row in shown.rows] == ["PF3a “Share services”, with progress.", "PF3 “Improved services”."]
    assert (history.count(office.register), reading.plans(office)) == (before, [])
    listing.take(office, LIST.encode(), name="plan.csv")
    one = reading.find(office, "PF3a")
    assert (one.plan, one.parent_code, one.due.last) == ("New plan", "PF3", date(2018, 3, 31))
    assert [entry.made_on for entry in reading.progress(office, [one.id])] == [date(2017, 10, 1)]
    again = listing.preview(office, LIST.replace("It has begun.", "It goes on.").encode())
    assert [row.does.value for row in again.rows] == ["progress", "nothing"]
    undo(office)
    assert (reading.plans(office), reading.commitments(office)) == ([], [])


def test_a_list_with_a_row_that_cannot_be_read_is_not_taken(office: Office) -> None:
    bad = LIST + "PF4,,New plan,,,,\nPF5,Sell it,New plan,,,Sold.,31 June 2017\n"
    assert said(lambda: listing.take(office, bad.encode()), InputError) == (
        "Row 4, What we will do: it does not say what will be done. 1 more cannot be read. Nothing was taken."
    )
    assert reading.commitments(office) == []


def test_a_code_that_stands_twice_in_a_list_is_said_and_the_clerk_decides(office: Office) -> None:
    twice = LIST + "pf3,Another,New plan,,,,\n"
    assert said(lambda: listing.take(office, twice.encode())) == (
        "Row 4: Code: PF3 is used already in New plan, for “Improved services” (C2)."
        " Nothing was taken; give the reason to go on all the same."
    )
    listing.take(office, twice.encode(), despite="So it is printed.")
    assert [one.despite for one in reading.commitments(office) if one.code.casefold() == "pf3"] == [
        "", "So it is printed."
    ]  # fmt: skip
