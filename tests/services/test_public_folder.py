"""A clerk exports the public folder, once and again: what is in it, and what a second export touches."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar, Event

from clerk_tui.documents.public_json import record_from_json, record_from_row
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.errors import ExemptWords, Refused
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.register import forward_plan as plan
from clerk_tui.register.store import Register
from clerk_tui.rules.added_days import Addition
from clerk_tui.services import (
    agendas,
    calendar_days,
    correcting,
    decisions,
    exempt_overrides,
    forward_plan,
    meeting_details,
    plan_versions,
    private_meetings,
    publishing,
    supplements,
)
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.decision_notice import notice_record
from clerk_tui.services.meeting_changes import accept, preview
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.public_folder import clerk_calendar, export_public
from clerk_tui.services.public_folder.shelf import MARKER, ExportReport
from clerk_tui.services.undoing import undo
from tests.exported import held, publish_money, published_office, touched, words
from tests.offices import ICT, MONEY, TUESDAY, demo, own, recorded
from tests.papers import MARK, papers

THURSDAY = "2017-10-12T10:00:00+01:00"
KEEP = Reasons("A typing slip", restarts=False, window="only a word")
ATOM = "{http://www.w3.org/2005/Atom}"
SAME = ExportReport(new=0, changed=0, same=17, removed=0)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = published_office(tmp_path)
    yield office
    office.register.close()


@pytest.fixture
def folder(office: Office, tmp_path: Path) -> Path:
    """The folder of a first export."""
    folder = tmp_path / "public"
    export_public(office, folder)
    return folder


# What is in it


def test_the_folder_holds_pages_feeds_and_data(folder: Path) -> None:
    assert sorted(held(folder)) == [
        MARKER, "corrections.atom", "decisions.atom", "decisions.csv", "decisions.json", "decisions/2017.html",
        "decisions/D1.html", "forward-plan.atom", "forward-plan.csv", "forward-plan.html", "index.html",
        "meetings/2017.html", "meetings/M1.html", "metadata.json", "public.ics", "search.js", "search/2017.js",
        "site.css",
    ]  # fmt: skip


def test_the_first_page_tells_what_is_open_to_call_in_and_as_of_when(folder: Path, office: Office) -> None:
    page = words(folder, "index.html")
    assert "As of Wednesday 11 October 2017" in page
    assert "the end of Friday 13 October 2017" in page
    office.clock.rehearse(parse_instant("2017-10-16T10:00:00+01:00"))
    export_public(office, folder)
    assert "No decision is open to call-in." in words(folder, "index.html")


def test_the_page_of_a_decision_has_its_notice_each_day_of_its_counts_and_its_meeting(folder: Path) -> None:
    page = words(folder, "decisions/D1.html")
    for line in (
        "ICT/DIGITAL STRATEGY 2017-2022", '<a href="../meetings/M1.html">Its meeting</a>', "Counted, 3",
        '<th scope="row">Friday 13 October 2017</th>', "Requests for call-in close at the end of Friday 13 October",
        "<caption>Days counted until requests for call-in close and the decision takes effect</caption>",
    ):  # fmt: skip
        assert line in page, line


def test_a_draft_is_nowhere(folder: Path) -> None:
    for path, data in held(folder).items():
        if path != "meetings/M1.html":
            assert b"MONITORING AS AT MONTH 4" not in data.upper(), path
    agenda = words(folder, "meetings/M1.html")
    assert "MONITORING AS AT MONTH 4" in agenda and "D2.html" not in agenda


def test_the_data_files_give_back_the_record_and_its_counts(folder: Path, office: Office) -> None:
    record = notice_record(office, ICT)
    (one,) = json.loads(words(folder, "decisions.json"))["decisions"]
    assert record_from_json(one) == record
    (ledger,) = one["ledgers"]
    assert (ledger["closes"], ledger["effective"]) == ("2017-10-13", "2017-10-14")
    assert [day["date"] for day in ledger["days"] if day["counted"]] == ["2017-10-11", "2017-10-12", "2017-10-13"]
    with (folder / "decisions.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert record_from_row(row) == record
    assert row["page"] == "decisions/D1.html"
    assert row["in_force.closes_at"] == "2017-10-14T00:00:00+01:00"
    assert "2017-10-13: counted" in row["ledger.closes"]


def test_the_calendar_has_the_meeting_and_the_last_day_for_call_in(folder: Path) -> None:
    events = {str(one["summary"]): one for one in Calendar.from_ical((folder / "public.ics").read_bytes()).events}
    assert events["Executive"].start.isoformat() == "2017-10-09T18:00:00+01:00"
    closing = next(one for name, one in events.items() if name.startswith("Call-in closes"))
    assert closing.start == date(2017, 10, 13)
    assert b"VALARM" not in (folder / "public.ics").read_bytes()


def test_the_clerks_own_calendar_has_alarms_and_drafts_and_is_not_in_the_folder(office: Office, folder: Path) -> None:
    mine = clerk_calendar(office)
    assert mine == clerk_calendar(office), "the same register gives the same bytes"
    assert b"VALARM" in mine and b"MONTH 4" in mine.replace(b"\r\n ", b"")
    assert mine not in held(folder).values()


def test_what_is_overdue_stands_on_today_in_the_clerks_calendar_and_says_since_when(tmp_path: Path) -> None:
    office = papers(tmp_path)
    events = {str(one["summary"]): one for one in Calendar.from_ical(clerk_calendar(office)).events}
    late = events["Late: Agenda due: Overview and Scrutiny Committee"]
    assert late.start == date(2026, 12, 12)
    assert str(late["description"]).endswith("Agenda due 8 days ago, Friday 4 December 2026")
    assert "Call-in closes: Disposal of land" in events
    office.register.close()


def test_a_calendar_takes_over_what_is_overdue_as_it_moves_from_day_to_day(tmp_path: Path) -> None:
    office = papers(tmp_path)
    entered = office.clock.system()

    def late(days: int, hour: int) -> dict[str, Event]:
        office.clock.rehearse(entered.replace(hour=hour) + timedelta(days=days))
        events = Calendar.from_ical(clerk_calendar(office)).events
        return {str(one["uid"]): one for one in events if str(one["summary"]).startswith("Late: ")}

    morning, evening, next_day = late(2, 9), late(2, 17), late(3, 9)
    assert morning and set(morning) == set(evening) == set(next_day)
    for uid, one in evening.items():
        assert one.to_ical() == morning[uid].to_ical(), "the same day gives the same entry"
        then = next_day[uid]
        assert then.start - one.start == timedelta(days=1)
        assert then["sequence"] == one["sequence"] + 1 > 1 and then.DTSTAMP > one.DTSTAMP
    office.register.close()


def test_what_is_not_overdue_keeps_its_edition_in_the_clerks_calendar(tmp_path: Path) -> None:
    office = papers(tmp_path)
    events = {str(one["summary"]): one for one in Calendar.from_ical(clerk_calendar(office)).events}
    assert events["Call-in closes: Disposal of land"]["sequence"] == 0
    office.register.close()


def test_every_link_of_every_page_leads_to_a_file_of_the_folder(folder: Path) -> None:
    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if name in ("href", "src") and value)

    for page in folder.rglob("*.html"):
        found: list[str] = []
        Links().feed(page.read_text(encoding="utf-8"))
        for link in found:
            # An address that the clerk wrote may be followed; nothing is fetched from it.
            if link.startswith(("mailto:", "https://", "http://")):
                continue
            path, _, part = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.is_file() and target.is_relative_to(folder), f"{page.name}: {link}"
            assert not part or f'id="{part}"' in target.read_text(encoding="utf-8"), f"{page.name}: {link}"


# What is published


def test_a_notice_of_the_forward_plan_stands_as_it_was_published_not_as_it_reads_now(tmp_path: Path) -> None:
    office = demo(tmp_path, "2017-09-08T12:00:00+01:00")
    entry = plan.find(office.register, "18/2017")
    day = (date(2017, 9, 8), None)
    plan_versions.publish(office, entry, offices=day, website=day, because="As it was")
    export_public(office, tmp_path / "public")
    before = words(tmp_path / "public", f"forward-plan/F{entry}.html")
    forward_plan.set_fields(office, entry, {"matter": "Something that was not published yet"})
    assert export_public(office, tmp_path / "public").changed == 0
    assert words(tmp_path / "public", f"forward-plan/F{entry}.html") == before
    forward_plan.withdraw(office, entry, "The leader is against it")
    export_public(office, tmp_path / "public")
    after = words(tmp_path / "public", f"forward-plan/F{entry}.html")
    assert "Withdrawn: this matter" in after
    assert all(b"The leader is against it" not in data for data in held(tmp_path / "public").values())
    assert "withdrawn" in words(tmp_path / "public", "forward-plan.csv")
    office.register.close()


def test_a_meeting_that_is_cancelled_is_marked_and_stays(tmp_path: Path) -> None:
    office, folder = demo(tmp_path, "2017-10-02T09:00:00+01:00"), tmp_path / "public"
    export_public(office, folder)
    accept(office, preview(office, 1, ChangeKind.CANCELLED), "Snow")
    report = export_public(office, folder)
    page = words(folder, "meetings/M1.html")
    assert "Cancelled: this meeting does not take place." in page
    assert "https://schema.org/EventCancelled" in page
    assert "STATUS:CANCELLED" in words(folder, "public.ics")
    assert "<strong>Cancelled:</strong>" in words(folder, "meetings/2017.html")
    assert report.removed == 0 and "Snow" not in page, "the reason was published nowhere"
    office.register.close()


def test_a_meeting_that_is_moved_says_from_when(tmp_path: Path) -> None:
    office, folder = demo(tmp_path, "2017-10-02T09:00:00+01:00"), tmp_path / "public"
    accept(office, preview(office, 1, ChangeKind.MOVED, to=date(2017, 10, 12)), "The mayor is away")
    export_public(office, folder)
    page = words(folder, "meetings/M1.html")
    assert "Moved from Monday 9 October 2017." in page
    assert '"previousStartDate": "2017-10-09"' in page
    office.register.close()


def test_a_meeting_that_nobody_was_told_of_has_no_page(tmp_path: Path) -> None:
    office = own(tmp_path, now="2017-10-02T09:00:00+01:00")
    add_meeting(office, NewMeeting("Executive", date(2017, 11, 6)))
    export_public(office, tmp_path / "public")
    assert not list((tmp_path / "public").glob("meetings/M*"))
    assert "No meeting to come has been announced." in words(tmp_path / "public", "index.html")
    office.register.close()


def test_the_address_of_a_decision_outlives_a_correction_of_its_title_and_reference(
    office: Office, folder: Path
) -> None:
    office.clock.rehearse(parse_instant(THURSDAY))
    correcting.correct(office, ICT, {"title": "Digital strategy", "reference": "EX/35/2017"}, KEEP)
    report = export_public(office, folder)
    assert "Digital strategy" in words(folder, "decisions/D1.html")
    assert (report.new, report.removed) == (0, 0)
    feed = ET.parse(folder / "corrections.atom")
    (entry,) = feed.getroot().findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Corrected: Digital strategy"
    assert "Corrected on Thursday 12 October 2017" in str(entry.findtext(f"{ATOM}summary"))
    assert str(entry.findtext(f"{ATOM}updated")).startswith("2017-10-12T09:00:0")


EXEMPT = ("ZEBRA-TENDER £1,204,312 of Coastal Networks", "VOLE-TENDER of the pier", "URCHIN-TENDER £1,204,313")


def test_nothing_that_is_kept_apart_is_in_any_file_or_name(tmp_path: Path) -> None:
    office, folder = recorded(demo(tmp_path, TUESDAY)), tmp_path / "public"
    decisions.set_field(office, ICT, "exempt_text", EXEMPT[0])
    private_meetings.set_closed_title(office, "D1", title=EXEMPT[1], text=EXEMPT[2])
    told = dict.fromkeys(("EN-PM28", "EN-PM5"), "Looked into by the proper officer")
    publishing.publish(office, ICT, overrides=told)
    export_public(office, folder)
    for path, data in held(folder).items():
        assert not any(mark.encode() in data for mark in ("ZEBRA", "VOLE", "URCHIN", "1,204,31")), path
        assert not any(mark in path.upper() for mark in ("ZEBRA", "VOLE", "URCHIN"))
    office.register.close()


def test_a_name_and_a_price_that_are_kept_apart_stop_the_folder_in_the_title_of_a_supplement_until_gone_past(
    tmp_path: Path,
) -> None:
    office, folder = papers(tmp_path), tmp_path / "public"
    export_public(office, folder)
    before = held(folder)
    supplements.set_supplement(office, 1, title=f"Late offer of {MARK} Limited, 412,000 pounds")
    with pytest.raises(ExemptWords, match=f"“{MARK} Limited” stands in “Supplements”") as refused:
        export_public(office, folder)
    assert held(folder) == before
    for finding in refused.value.found:
        exempt_overrides.go_past(office, "D2", finding.id, "Both stood in the press")
    export_public(office, folder)
    assert MARK in words(folder, "meetings/M2.html")
    office.register.close()


def test_a_notice_of_the_plan_whose_words_came_to_be_kept_apart_stops_the_folder_until_it_is_published_anew(
    tmp_path: Path,
) -> None:
    office, folder = papers(tmp_path), tmp_path / "public"
    fields = {"matter": "Sale of the depot to Acme", "maker": "body", "body": "Cabinet", "due_from": "1 February 2027"}
    number = forward_plan.add(office, {"reference": "F/9", "private": "yes", **fields})
    day = (office.clock.today(), None)
    plan_versions.publish(office, number, offices=day, website=day, because="It is urgent")
    export_public(office, folder)
    before = held(folder)
    private_meetings.set_closed_title(office, f"F{number}", title="Sale of the depot to Acme", text="")
    with pytest.raises(Refused, match=f"F{number}: the notice as published cannot go out again"):
        export_public(office, folder)
    assert held(folder) == before
    forward_plan.set_fields(office, number, {"matter": "A property"})
    plan_versions.publish(office, number, offices=day, website=day, restart=True, because="It is urgent")
    export_public(office, folder)
    assert all(b"Acme" not in data for data in held(folder).values())
    office.register.close()


def test_the_title_of_an_item_is_left_out_where_it_is_the_closed_title_itself(tmp_path: Path) -> None:
    office, folder = demo(tmp_path, TUESDAY), tmp_path / "public"
    private_meetings.set_closed_title(office, "D1", title="ICT/Digital Strategy 2017-2022", text="")
    export_public(office, folder)
    page = words(folder, "meetings/M1.html")
    assert "A matter taken in private" in page
    assert all(b"DIGITAL STRATEGY" not in data.upper() for data in held(folder).values())
    office.register.close()


def test_a_record_that_is_not_as_it_was_frozen_stops_the_export(office: Office, folder: Path) -> None:
    before = held(folder)
    _tamper(office.register)
    with pytest.raises(Refused, match=r"D1 is not as it was frozen"):
        export_public(office, folder)
    assert held(folder) == before


def _tamper(register: Register) -> None:
    connection = register.connection
    connection.execute("DROP TRIGGER publication_is_frozen")
    connection.execute("UPDATE publication SET snapshot = replace(snapshot, 'ICT', 'IT'), snapshot_sha256 = 'x'")


# Again


def test_a_second_export_of_the_same_touches_no_file(office: Office, folder: Path) -> None:
    before = touched(folder)
    report = export_public(office, folder)
    assert report == SAME
    assert touched(folder) == before


def test_one_more_decision_touches_only_what_tells_of_it(office: Office, folder: Path) -> None:
    before = touched(folder)
    publish_money(office)
    report = export_public(office, folder)
    now = touched(folder)
    changed = {path for path in before if now[path] != before[path]}
    assert set(now) - set(before) == {"decisions/D2.html"}
    assert changed == {
        MARKER, "decisions.atom", "decisions.csv", "decisions.json", "decisions/2017.html", "index.html",
        "meetings/M1.html", "metadata.json", "public.ics", "search/2017.js",
    }  # fmt: skip
    assert (report.new, report.changed, report.same) == (1, 9, 8)
    lone = folder.parent / "lone"
    export_public(office, lone)
    assert held(lone) == held(folder), "as if it had been the first export"


def test_a_draft_that_changes_changes_nothing(office: Office, folder: Path) -> None:
    decisions.set_field(office, MONEY, "reasons", "Half a thought")
    assert export_public(office, folder) == SAME


def test_a_page_that_somebody_deleted_or_cut_short_is_made_again(office: Office, folder: Path) -> None:
    before = held(folder)
    (folder / "decisions/D1.html").unlink()
    (folder / "decisions.json").write_bytes(b"{}")
    export_public(office, folder)
    assert held(folder) == before


def test_what_a_webmaster_put_beside_stays(office: Office, folder: Path) -> None:
    for name in ("robots.txt", "decisions/notes.html", "theme/own.css"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
    publish_money(office)
    export_public(office, folder)
    assert all(words(folder, name) == "mine" for name in ("robots.txt", "decisions/notes.html", "theme/own.css"))


def test_progress_is_told(office: Office, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    export_public(office, tmp_path / "public", lambda *each: told.append(each))
    assert ("decisions", 0, 1) in told and ("meetings", 0, 1) in told


# What was changed after publication


def test_a_window_that_was_moved_is_told_with_the_days_that_hold_now(office: Office, folder: Path) -> None:
    day = date(2017, 10, 12)
    funeral = Addition(day, day, DayKind.BANK_HOLIDAY, "State Funeral", "Proclamation")
    calendar_days.accept(office, calendar_days.preview_add(office, [funeral]), move=["D1"])
    export_public(office, folder)
    page = words(folder, "decisions/D1.html")
    assert "requests for call-in close at the end of Monday 16 October 2017 (before: Friday 13 October 2017)" in page
    assert "<td>State Funeral</td>" in page
    assert "the end of Monday 16 October 2017" in words(folder, "index.html")
    (one,) = json.loads(words(folder, "decisions.json"))["decisions"]
    assert (one["call_in"]["closes"], one["ledgers"][0]["closes"]) == ("2017-10-13", "2017-10-16")
    assert b"DTSTART;VALUE=DATE:20171016" in (folder / "public.ics").read_bytes()
    assert export_public(office, folder) == SAME


def test_a_move_that_is_undone_is_told_no_more(office: Office, folder: Path) -> None:
    before = held(folder)
    day = date(2017, 10, 12)
    funeral = Addition(day, day, DayKind.BANK_HOLIDAY, "State Funeral", "Proclamation")
    calendar_days.accept(office, calendar_days.preview_add(office, [funeral]), move=["D1"])
    export_public(office, folder)
    undo(office)
    export_public(office, folder)
    assert held(folder) == before


def test_a_supplement_is_on_the_agenda_from_its_own_day(tmp_path: Path) -> None:
    office, folder = demo(tmp_path, "2017-10-02T09:00:00+01:00"), tmp_path / "public"
    number = supplements.add_supplement(office, 1, "Late papers")
    agendas.add_item(office, 1, NewItem("Flood defences", supplement_id=number))
    export_public(office, folder)
    assert "Flood defences" not in words(folder, "meetings/M1.html")
    day = (date(2017, 10, 2), None)
    supplements.set_supplement(office, number, offices=day, website=day)
    export_public(office, folder)
    page = words(folder, "meetings/M1.html")
    assert "Flood defences" in page and "Added by a supplement: <bdi>Late papers</bdi>" in page
    office.register.close()


def test_a_meeting_whose_agenda_is_not_out_has_a_page_without_one(tmp_path: Path) -> None:
    office, folder = own(tmp_path, now="2017-10-02T09:00:00+01:00"), tmp_path / "public"
    meeting = add_meeting(office, NewMeeting("Executive", date(2017, 11, 6)))
    agendas.add_item(office, meeting, NewItem("Not yet public"))
    given = {"notice_offices": "2 October 2017", "notice_website": "2 October 2017"}
    meeting_details.set_meeting(office, meeting, given)
    export_public(office, folder)
    page = words(folder, f"meetings/M{meeting}.html")
    assert "No agenda has been published yet." in page
    assert all(b"Not yet public" not in data for data in held(folder).values())
    accept(office, preview(office, meeting, ChangeKind.MOVED, to=date(2017, 11, 13)), "The room is taken")
    export_public(office, folder)
    assert "Moved from Monday 6 November 2017." in words(folder, f"meetings/M{meeting}.html")
    office.register.close()
