"""Every change that the program makes is undone and done again the moment it is made, and leaves all as it was."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.documents.reading import read_file
from clerk_tui.domain.actions import ActionStatus
from clerk_tui.domain.call_in_events import CouncilResult, Reconsideration
from clerk_tui.domain.consent import Answer
from clerk_tui.domain.council import Outcome
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.domain.pack import Pack
from clerk_tui.register.turning_back import NEVER_UNDONE
from clerk_tui.rules.added_days import Addition
from clerk_tui.services import (
    adopting,
    agendas,
    boilerplate,
    calendar_days,
    call_in_hearings,
    call_in_striking,
    call_ins,
    correcting,
    decisions,
    forward_plan,
    importing,
    interests,
    item_details,
    meeting_changes,
    new_meetings,
    people_changes,
    people_import,
    people_merging,
    people_seats,
    publishing,
    recurring_items,
    routes,
    series,
    supplements,
)
from clerk_tui.services.actions import carrying, recording
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.call_in_cases import case_of
from clerk_tui.services.new_meetings import NewMeeting
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.reports import committee as reports
from clerk_tui.services.reports import committee_sections as sections
from clerk_tui.services.undoing import undo
from clerk_tui.services.wards import changes as ward_changes
from tests.at_the_desk import is_a_sentence
from tests.called_in import LIBRARY, ask, council, it_is
from tests.offices import ICT, TUESDAY, demo, own, recorded
from tests.screens import hostile_office
from tests.services.commitment_scene import commitments_and_plans
from tests.services.member_report_scene import member_reports
from tests.undone_at_once import AtOnce, actions_in_the_code
from tests.whole_register import whole_register

SEED = Path(__file__).resolve().parents[2] / "clerk_tui" / "demo" / "blackpool-2017-10-09.txt"
LIST = b"name,body,role,from,to,title\nSimon Zed,Executive,member,21/5/2017,,\n"


def the_record_of_an_item(folder: Path) -> None:
    """Read in, filled in, and what stands in its way gone past."""
    office = own(folder, now=TUESDAY)
    pack = read_file(SEED)
    assert isinstance(pack, Pack)
    importing.accept(office, pack)
    decisions.start(office, 2)
    decisions.tick(office, 1, frozenset({1}))
    decisions.override(office, 1, "EN-KD28", "The printer failed.")
    decisions.set_urgency(office, 1, UrgencyKind.CALL_IN, {"reason": "Flood."})
    decisions.set_field(office, 1, "exempt_text", "The tender.")
    given = routes.Given(Answer.REFUSED, "Councillor Elmes", date(2017, 9, 29), reason="No.")
    routes.record_step(office, "D1", UrgencyKind.SPECIAL_URGENCY, given)
    routes.take_back(office, "D1", UrgencyKind.SPECIAL_URGENCY, "That was another matter")
    text = adopting.propose(office, f"{office_file(office)}# ours\n")
    adopting.accept(office, text)
    office.register.close()


def office_file(office: Office) -> str:
    row = office.register.read_one("SELECT file_text FROM council")
    assert row is not None
    return str(row["file_text"])


def people_and_their_seats(folder: Path) -> None:
    office = demo(folder, TUESDAY)
    body = people_changes.add_body(office, "Shareholder Panel", kind="executive")
    person = people_changes.add_person(office, "Ann Other")
    people_changes.change_person(office, person.id, name="Ann Othello")
    people_changes.change_body(office, replace(body, name="Panel"))
    seat = people_seats.add_seat(office, person.id, body.id, SeatDetails("member", date(2017, 5, 1), None, ""))
    people_seats.change_seat(office, seat.id, SeatDetails("member", date(2017, 6, 1), None, ""))
    people_seats.follow_seat(office, seat.id, date(2017, 9, 1), "chair")
    last = people_seats.add_seat(office, person.id, 1, SeatDetails("member", date(2017, 5, 1), None, ""), despite="So")
    people_seats.end_seat(office, last.id, date(2017, 8, 1))
    people_seats.remove_seat(office, last.id)
    people_import.take(office, LIST)
    ward = ward_changes.add_ward(office, "Bloomfield")
    ward_changes.change_ward(office, replace(ward, members=2))
    ward_changes.remove_ward(office, ward.id)
    other = people_changes.add_person(office, "A Other")
    people_merging.merge(office, person.id, other.id)
    office.register.close()


def meetings_and_agendas(folder: Path) -> None:
    office = council(folder)
    made = [new_meetings.add_meeting(office, NewMeeting("Cabinet", date(2027, 1, day))) for day in (12, 19, 26)]
    standing = recurring_items.add_recurring(office, "Cabinet", "Apologies")
    recurring_items.set_recurring(office, standing, title="Apologies for absence")
    agendas.add_standing(office, made[0])
    items = [agendas.add_item(office, made[0], NewItem(title)) for title in ("Roads", "Baths", "Parks")]
    agendas.move_item(office, items[2], 1)
    item_details.set_item(office, items[0], {"title": "Roads and bridges"})
    agendas.remove_item(office, items[1])
    agendas.renumber(office, made[0])
    recurring_items.remove_recurring(office, standing)
    decisions.set_agenda_date(office, made[0], date(2026, 11, 30))
    late = supplements.add_supplement(office, made[0], "Late papers")
    supplements.set_supplement(office, late, title="Later papers")
    supplements.remove_supplement(office, late)
    kept = interests.add(office, made[0], "Councillor A", {"nature": "Owns the house next door"}, item_id=items[0])
    decisions.start(office, items[0])
    interests.change_interest(office, kept.id, {"nature": "Owned it"})
    interests.remove(office, kept.id)
    boilerplate.add(office, "reasons", "Usual", "As the report says.")
    boilerplate.change_text(office, "reasons", "Usual", "As reported.")
    boilerplate.remove(office, "reasons", "Usual")
    for meeting, kind, day in (
        (made[2], ChangeKind.MOVED, date(2027, 1, 28)), (made[2], ChangeKind.CANCELLED, None),
        (made[2], ChangeKind.RECALLED, date(2027, 1, 27)), (made[1], ChangeKind.ADJOURNED, date(2027, 2, 2)),
    ):  # fmt: skip
        if kind is ChangeKind.ADJOURNED:
            it_is(office, "2027-01-19T20:00")
        meeting_changes.accept(office, meeting_changes.preview(office, meeting, kind, to=day), "The snow.")
    draft = series.by_rule(office, "Cabinet", "second Wednesday of each month, May 2027 to July 2027")
    series.take(office, draft, with_doubts=True)
    office.register.close()


def days_of_the_calendar(folder: Path) -> None:
    """A day that moves a published window, one that leaves it as it was; both taken away again."""
    office = council(folder)
    for day, keeps in ((date(2026, 12, 2), False), (date(2026, 12, 3), True)):
        off = Addition(day, day, DayKind.BANK_HOLIDAY, "Funeral", "The Gazette")
        seen = calendar_days.preview_add(office, [off])
        assert seen.published == ("D1",)
        keep, move = (seen.published, ()) if keeps else ((), seen.published)
        calendar_days.accept(office, seen, keep=keep, move=move, despite="Proclaimed.")
    seen = calendar_days.preview_remove(office, date(2026, 12, 3), date(2026, 12, 3))
    calendar_days.accept(office, seen, keep=seen.published, despite="It was not.")
    office.register.close()


def the_desk(folder: Path) -> None:
    """A decision called in twice over, before its maker and before Council."""
    office = it_is(council(folder), "2026-12-07T18:00")
    ask(office, "2026-12-07T16:59")
    ask(office, "2026-12-07T16:59:30", grounds="Another.")
    call_ins.reject(office, LIBRARY, by="Jane Smith", because="The same again.", request_id=2)
    call_ins.validate(office, LIBRARY, by="Jane Smith")
    call_in_hearings.set_hearing(office, LIBRARY, on=date(2026, 12, 14))
    call_ins.withdraw(office, LIBRARY, names=("Councillor B",))
    call_ins.heard(it_is(office, "2026-12-14T20:00"), LIBRARY, outcome=Outcome.REFER_BACK, because="Costs.")
    case = call_ins.reconsidered(it_is(office, "2026-12-18T18:00"), LIBRARY, result=Reconsideration.CONFIRMED)
    call_in_striking.strike(office, LIBRARY, case.entries[-1].id, because="Not yet.")
    call_in_striking.strike(office, LIBRARY, case.entries[-2].id, because="Not so.")
    call_ins.heard(office, LIBRARY, outcome=Outcome.REFER_TO_COUNCIL, at=parse_instant("2026-12-14T20:30"))
    it_is(office, "2027-01-20T19:00")
    call_ins.council_met(office, LIBRARY, result=CouncilResult.DECIDES, decides=Reconsideration.AMENDED)
    call_ins.implemented(office, LIBRARY, by="Libraries")
    office.register.close()


def a_waiver_and_the_forward_plan(folder: Path) -> None:
    office = it_is(council(folder, "gloucestershire"), "2026-12-02T12:00")
    rule = case_of(office, LIBRARY).rule
    assert rule is not None and rule.urgency is not None
    offices = tuple(one.who for one in rule.urgency.consents)
    call_ins.urgent(office, LIBRARY, offices=offices, because="It cannot wait.")
    entry = forward_plan.add(office, {"reference": "30/2027", "matter": "Roads"})
    forward_plan.withdraw(office, entry, "It is not needed.")
    office.register.close()


def everything_once(folder: Path) -> None:
    # Another test of this process may have made that office before, and what is copied is not done here.
    hostile_office.made.cache_clear()
    whole_register(folder).register.close()
    hostile_office.made.cache_clear()


def actions_that_follow(folder: Path) -> None:
    office = demo(folder, TUESDAY)
    owed = [recording.add(office, "M1", recording.Details(text, "Benson")) for text in ("Write.", "Ask.", "Slip.")]
    recording.change_action(office, owed[0].id, recording.Details("Telephone.", "Benson", date(2017, 11, 1)))
    after = new_meetings.add_meeting(office, NewMeeting("Executive", date(2017, 11, 6)))
    carrying.carry(office, after)
    carrying.say(office, owed[0].id, after, "Nobody answers.")
    carrying.take_off(office, owed[1].id, after)
    recording.close(office, owed[0].id, ActionStatus.DONE, "They answered.")
    recording.reopen(office, owed[0].id)
    recording.close(office, owed[1].id, ActionStatus.DROPPED, "Nobody to ask.")
    recording.remove(office, owed[2].id)
    office.register.close()


def committee_reports(folder: Path) -> None:
    office = demo(folder, TUESDAY)
    added = agendas.add_item(office, 1, NewItem("Annual review", urgent_reason="It was left out."))
    made = reports.begin(office, "Annual review", officer="Director of Resources")
    sections.add_section(office, made.id, "2.0", "Proposals", part="recommendations")
    sections.add_section(office, made.id, "1.0", "Purpose", place=1)
    reports.set_fields(
        office, made.id,
        {"2.0": "2.1 Note it.\n2.2 Approve it.", "probabilities": "A High\nF Low", "impacts": "I Big",
         "appendices": "A\nB", "contact_name": "Jo Smith"},
    )  # fmt: skip
    reports.set_fields(office, made.id, {"risks": "1 A I: Delays\n2 B I: More", "appendices": "B"}, despite="So be it.")
    sections.change_section(office, made.id, "1.0", number="1.5", title="Price", exempt=True)
    sections.remove_section(office, made.id, "1.5")
    reports.tie(office, made.id, added)
    agendas.remove_item(office, added, because="It was put on by mistake.")
    reports.tie(office, made.id, agendas.add_item(office, 1, NewItem("Again", urgent_reason="It was left out.")))
    reports.untie(office, made.id)
    reports.throw_away(office, made.id)
    office.register.close()


SCENES: tuple[Callable[[Path], None], ...] = (
    the_record_of_an_item, people_and_their_seats, meetings_and_agendas, days_of_the_calendar, the_desk,
    actions_that_follow, commitments_and_plans, committee_reports, member_reports,
    a_waiver_and_the_forward_plan, everything_once,
)  # fmt: skip


@pytest.fixture(scope="module")
def tried() -> Iterator[Counter[str]]:
    """How often each scene's commands were undone and done again; a command that left anything otherwise fails here."""
    with pytest.MonkeyPatch.context() as patch:
        at_once = AtOnce(patch)
        for scene in SCENES:
            with tempfile.TemporaryDirectory() as folder:
                scene(Path(folder))
        yield at_once.tried


def test_every_change_is_undone_and_done_again_without_a_trace(tried: Counter[str]) -> None:
    """A new command fails here until a scene undoes it, or it is listed with the reason why it never is."""
    assert actions_in_the_code() - NEVER_UNDONE.keys() - tried.keys() == set()


def test_what_is_never_undone_is_a_command_there_is() -> None:
    assert NEVER_UNDONE.keys() <= actions_in_the_code()


def test_what_is_never_undone_says_so_in_one_sentence_and_names_the_way(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    publishing.publish(recorded(office), ICT)
    publishing_said = refused(office)
    assert "press c on it, or run clerk-tui decision correct D1." in publishing_said
    correcting.correct(office, ICT, {"notes": "Corrected."}, correcting.Reasons("A slip.", restarts=False, window="So"))
    assert "it is corrected again, not undone: press c on it, or run clerk-tui decision correct D1." in refused(office)
    office.register.close()


def refused(office: Office) -> str:
    with pytest.raises(Refused) as said:
        undo(office)
    assert is_a_sentence(str(said.value))
    return str(said.value)
