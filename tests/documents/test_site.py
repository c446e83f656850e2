"""The pages, feeds and data files of the public folder, made from public values that do their worst."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from clerk_tui.documents.cells import unguarded
from clerk_tui.documents.public_json import csv_columns, record_from_json, record_from_row
from clerk_tui.documents.writing.document import PLAIN, Crest, Look
from clerk_tui.documents.writing.site import columns, data, feeds, pages
from clerk_tui.documents.writing.site.calendars import public_calendar
from clerk_tui.documents.writing.site.decision_page import decision_page
from clerk_tui.documents.writing.site.frame import contrast, frame_stamp, style_sheet
from clerk_tui.documents.writing.site.meeting_page import meeting_page
from clerk_tui.documents.writing.site.search import search_lines
from clerk_tui.domain.forward_plan import PublicEntry
from clerk_tui.domain.ledger import Authority, CallInWindow, Certainty, Mark
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.public_site import (
    Line,
    OpenWindow,
    PublicCorrection,
    PublicDecision,
    PublicItem,
    PublicMeeting,
    PublicPlanEntry,
    Site,
)
from clerk_tui.domain.text import clean
from clerk_tui.rules.calendar import Calendar as Days
from clerk_tui.rules.call_in import window
from clerk_tui.rules.council_file import read_council
from clerk_tui.services.registers import shipped_council
from tests.documents.reading_back import html_words
from tests.documents.records import RECORDS
from tests.documents.test_writing_files import RECORD

AT = datetime(2017, 10, 10, 8, 30, tzinfo=UTC)
SITE = Site("Cyngor Sir Ddinbych", date(2017, 10, 11), AT, "f00d", "beef", AT)
TITLES = (
    "</script><script>alert(1)</script>",
    "]]><b>x</b>&amp;&lt;\"'",
    "مراقبة الأداء المالي",
    "Strategaeth Gŵyl y Dŵr",
    "Łódź – współpraca",
    '=HYPERLINK("http://x")',
    "BEGIN:VEVENT\\nATTENDEE:x",
    "x" * 10_000,
    "",
)
VOID = {"meta", "link", "img", "input", "br"}


def _window() -> CallInWindow:
    shipped = shipped_council("blackpool")
    council = read_council(shipped.file_text, shipped.name)
    return window(council, Days.shipped(()), published=date(2017, 12, 21))


WINDOW = _window()
"""Published before Christmas 2017, so that a weekend and bank holidays are passed over."""


def decision(title: str = "Title", **given: object) -> PublicDecision:
    return PublicDecision(
        record=replace(RECORD, title=title, **given),  # type: ignore[arg-type]
        window=WINDOW, meeting=3, entry=4, first_at=AT, newest_at=AT,
        corrections=(PublicCorrection(1, AT, f"Corrected on a day. {title}"),),
    )  # fmt: skip


def meeting(title: str = "Title", **given: object) -> PublicMeeting:
    item = PublicItem("1", clean(title), clean(title), True, clean(title), 2)
    made = PublicMeeting(
        3, clean(title) or "Executive", date(2017, 10, 9), time(18), clean(title), "called", False, clean(title),
        date(2017, 9, 29), None, ((clean(title), date(2017, 10, 2)),), (item,), (), None, None, None, AT, 1,
    )  # fmt: skip
    return replace(made, **given)  # type: ignore[arg-type]


def entry(title: str = "Title") -> PublicPlanEntry:
    texts = {field.name: title for field in fields(PublicEntry) if str(field.type) == "str"}
    notice = PublicEntry(
        **texts, members=(title, "B"), due_from=date(2017, 11, 6), due_to=None, key_decision=True,
        other_documents=None, private=False,
    )  # fmt: skip
    return PublicPlanEntry(4, notice, False, (date(2017, 10, 2),), date(2017, 10, 2), AT)


def line(title: str = "Title") -> Line:
    return Line(2, title, title, title, date(2017, 10, 9), date(2017, 10, 10), True)


def front(title: str = "Title") -> pages.Front:
    opened = OpenWindow(2, title, title, date(2017, 10, 10), date(2017, 10, 13), AT, date(2017, 10, 14))
    return pages.Front((opened,), (line(title),), ((2017, 1),), (entry(title),), (meeting(title),), ((2017, 1),))


def every_page(title: str, look: Look = PLAIN) -> dict[str, str]:
    made = {
        "index": pages.front_page(SITE, look, front(title)),
        "decision": decision_page(SITE, look, decision(title)),
        "meeting": meeting_page(SITE, look, meeting(title), [line(title)]),
        "cancelled": meeting_page(SITE, look, meeting(title, status="cancelled"), []),
        "plan": pages.plan_page(SITE, look, [entry(title), replace(entry(title), id=5, withdrawn=True)]),
        "entry": pages.plan_entry_page(SITE, look, entry(title)),
        "year": pages.decisions_of_year(SITE, look, 2017, [line(title)]),
        "meetings": pages.meetings_of_year(SITE, look, 2017, [meeting(title)]),
    }
    return {name: page.decode("utf-8") for name, page in made.items()}


class Outline(HTMLParser):
    """What a reader's program finds in a page: its elements, their attributes, and that each one is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.scripts: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, text: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(text)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_stays_text_in_every_page(title: str) -> None:
    quiet, loud = every_page("Title"), every_page(title)
    for name, page in loud.items():
        found, usual = Outline(page), Outline(quiet[name])
        assert found.all("script") == usual.all("script"), name
        assert not found.all("b"), name


@pytest.mark.parametrize("name", sorted(every_page("Title")))
def test_a_page_can_be_read_and_steered_by_everybody(name: str) -> None:
    found = Outline(every_page("Title")[name])
    assert found.all("html") == [{"lang": "en-GB"}]
    assert len(found.all("h1")) == 1 and len(found.all("main")) == 1 and len(found.all("title")) == 1
    assert len(found.all("header")) == 1 and len(found.all("footer")) == 1
    skip = found.all("a")[0]
    assert (skip["class"], skip["href"]) == ("skip", "#main") and found.all("main")[0]["id"] == "main"
    levels = [int(tag[1]) for tag, _ in found.tags if tag in {"h1", "h2", "h3"}]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attrs["id"] for _, attrs in found.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert all(attrs.get("aria-label") for attrs in found.all("nav"))
    assert len(found.all("caption")) == len(found.all("table"))
    assert all(attrs.get("scope") in {"col", "row"} for attrs in found.all("th"))
    named = {attrs["aria-labelledby"] for _, attrs in found.tags if "aria-labelledby" in attrs}
    assert named <= set(ids)


def test_only_the_first_page_has_a_script_that_runs() -> None:
    for name, page in every_page("Title").items():
        runs = [attrs for attrs in Outline(page).all("script") if attrs.get("type") != "application/ld+json"]
        assert runs == ([{"src": "search.js"}] if name == "index" else []), name


def test_the_search_appears_only_with_the_script_and_every_decision_is_reached_without_it() -> None:
    found = Outline(every_page("Title")["index"])
    (search,) = [attrs for attrs in found.all("section") if attrs.get("id") == "search"]
    assert "hidden" in search
    assert "decisions/2017.html" in {attrs["href"] for attrs in found.all("a")}


def test_the_search_looks_through_one_call_of_data() -> None:
    made = search_lines(2017, [line("</script> “x”\u2028")]).decode("utf-8")
    head, body = made.removesuffix(");\n").split("(", 1)
    assert head == "decisionsOf"
    assert json.loads(f"[{body}]") == [
        2017, [[2, "Monday 9 October 2017", "</script> “x”\u2028", "</script> “x”\u2028", "</script> “x”\u2028"]],
    ]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_the_event_of_a_meeting_can_be_read_back(title: str) -> None:
    (script,) = Outline(meeting_page(SITE, PLAIN, meeting(title), []).decode("utf-8")).scripts
    event = json.loads(script)
    assert event["startDate"] == "2017-10-09T18:00:00+01:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["name"] == " ".join(title.split()) or title == ""


def test_an_event_says_what_became_of_the_meeting() -> None:
    for changed, state in (
        ({"status": "cancelled"}, "EventCancelled"), ({"status": "adjourned"}, "EventPostponed"),
        ({"moved_from": date(2017, 10, 2)}, "EventRescheduled"), ({"starts": None}, "EventScheduled"),
    ):  # fmt: skip
        page = meeting_page(SITE, PLAIN, meeting(**changed), []).decode("utf-8")
        event = json.loads(Outline(page).scripts[0])
        assert event["eventStatus"].endswith(state)
    assert event["startDate"] == "2017-10-09", "a day without a time of day"


def test_a_decision_that_is_not_open_to_call_in_shows_no_count() -> None:
    page = decision_page(SITE, PLAIN, replace(decision(), window=None)).decode("utf-8")
    assert "How the dates were counted" not in page and "Not open to call-in." in page


def test_a_record_without_a_decision_text_says_that_nothing_is_recorded() -> None:
    page = decision_page(SITE, PLAIN, decision(resolution="", reasons="")).decode("utf-8")
    assert page.count("Nothing is recorded under this heading.") >= 2
    summary = feeds.decision_entry(decision(resolution="")).summary
    assert summary.startswith("Decided by") and summary == summary.strip()


def test_each_day_of_the_count_is_told_with_its_reason() -> None:
    page = decision_page(SITE, PLAIN, decision()).decode("utf-8")
    for words in ("Monday 25 December 2017", "Christmas Day", "Not counted", "Counted, 3", "Thursday 28 December 2017"):
        assert words in page, words


def _says(found: CallInWindow) -> str:
    return " ".join(html_words(decision_page(SITE, PLAIN, replace(decision(), window=found))))


def test_where_both_dates_rest_on_one_count_the_public_reads_it_once_with_both() -> None:
    page = _says(WINDOW)
    assert page.count("Counted from") == 1
    said = "Last day for requests for call-in: Thursday 28 December 2017. First day of effect, unless it is called in: "
    assert said in page
    other = replace(WINDOW.effective_ledger, anchor=date(2017, 10, 9))
    assert _says(replace(WINDOW, effective_ledger=other)).count("Counted from") == 2


@pytest.mark.parametrize(
    ("sure", "mark", "says"),
    [
        (Certainty.STATUTE, Mark.SEEN, "Counted by statute."),
        (Certainty.LOCAL, Mark.KNOWN, "Counted by the council's constitution."),
        (Certainty.INFERRED, Mark.INFERRED, "Counted as the council's published register shows."),
        (Certainty.INFERRED, Mark.SEEN, "it does not say whether its days are working days."),
        (Certainty.PROVISIONAL, Mark.SECONDARY, "Provisional: it rests on bank holidays"),
    ],
)
def test_the_public_reads_in_plain_words_what_a_date_rests_on(sure: Certainty, mark: Mark, says: str) -> None:
    authority = Authority("Rule 7", "https://example.org/7", "Five days.", mark)
    shown = replace(
        WINDOW,
        closes_ledger=replace(WINDOW.closes_ledger, certainty=sure, authorities=(authority,)),
        effective_ledger=replace(WINDOW.effective_ledger, certainty=sure, authorities=(authority,)),
    )
    page = _says(shown)
    assert says in page and "Rule 7: Five days. https://example.org/7" in page
    assert "Certainty:" not in page and "not checked" not in page and "not read in any text" not in page


# Feeds


ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("title", TITLES)
def test_a_feed_holds_any_title_as_text(title: str) -> None:
    made = decision(title)
    entries = [feeds.decision_entry(made), *feeds.correction_entries(made), feeds.plan_feed_entry(entry(title))]
    root = ET.fromstring(feeds.feed(SITE, "decisions.atom", "Decisions", entries))
    found = root.findall(f"{ATOM}entry")
    shown = " ".join(title.split())
    assert [one.findtext(f"{ATOM}title") for one in found] == [
        shown or "Untitled decision", f"Corrected: {shown or 'Untitled decision'}", shown or None,
    ] or not shown  # fmt: skip
    assert all(one.findtext(f"{ATOM}updated") == "2017-10-10T08:30:00Z" for one in found)
    assert {one.find(f"{ATOM}link").get("href") for one in found} == {"decisions/D2.html", "forward-plan/F4.html"}  # type: ignore[union-attr]


def test_an_entry_keeps_its_name_whatever_it_comes_to_say() -> None:
    first, later = (feeds.feed(SITE, "x", "X", [feeds.decision_entry(decision(title))]) for title in ("One", "Two"))
    names = [ET.fromstring(made).findtext(f"{ATOM}entry/{ATOM}id") for made in (first, later)]
    assert names[0] == names[1] and str(names[0]).startswith("urn:uuid:")
    elsewhere = feeds.stable_id(replace(SITE, register="other"), "decision/D2")
    assert elsewhere != names[0], "another register's D2 is another decision"
    with_site = feeds.stable_id(replace(SITE, website="https://www.blackpool.gov.uk/x"), "decision/D2")
    assert with_site == "tag:www.blackpool.gov.uk,2000:clerk-tui/beef/decision/D2"


def test_a_feed_without_entries_is_as_old_as_the_register() -> None:
    root = ET.fromstring(feeds.feed(SITE, "corrections.atom", "Corrections", []))
    assert root.findtext(f"{ATOM}updated") == "2017-10-10T08:30:00Z"
    assert not root.findall(f"{ATOM}entry")


# Data


@given(RECORDS)
def test_a_decision_comes_back_from_both_data_files(record: PublicRecord) -> None:
    made = PublicDecision(record, WINDOW, None, None, AT, AT)
    (read,) = json.loads(data.json_head(SITE) + data.json_line(made) + data.JSON_TAIL)["decisions"]
    assert record_from_json(read) == record
    text = (data.csv_head() + data.csv_row(made)).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert record_from_row(row) == record


def test_a_line_of_the_json_is_one_decision() -> None:
    assert b"\n" not in data.json_line(decision("a\nb", resolution="1. x\n2. y"))


@given(st.text(max_size=20).map(clean))
def test_no_cell_of_the_forward_plan_is_run_by_a_spreadsheet(title: str) -> None:
    rows = list(csv.reader(io.StringIO(data.plan_csv([entry(title)]).decode("utf-8-sig"), newline="")))
    assert rows[0] == list(columns.PLAN_COLUMNS)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert unguarded(rows[1][rows[0].index("matter")]) == title


def test_the_metadata_tell_what_every_column_means() -> None:
    read = json.loads(data.metadata(SITE))
    found = {table["url"]: [one["name"] for one in table["tableSchema"]["columns"]] for table in read["tables"]}
    assert found["decisions.csv"] == [*csv_columns(), *columns.BESIDE]
    assert found["forward-plan.csv"] == list(columns.PLAN_COLUMNS)
    assert all(one["dc:description"] for table in read["tables"] for one in table["tableSchema"]["columns"])
    assert (read["dc:modified"], read["history"]["head"]) == ("2017-10-10T08:30:00Z", "f00d")


def test_a_licence_is_the_councils_own_word_or_none() -> None:
    assert json.loads(data.metadata(SITE))["dc:license"] is None
    stated = json.loads(data.metadata(replace(SITE, licence="https://example.org/ogl")))
    assert stated["dc:license"] == stated["licence"] == "https://example.org/ogl"


@pytest.mark.parametrize("title", TITLES)
def test_a_calendar_holds_any_title_as_text(title: str) -> None:
    opened = front(title).windows[0]
    made = public_calendar(SITE, [meeting(title), meeting(title, id=4, status="cancelled")], [(opened, AT)])
    first, cancelled, closing = Calendar.from_ical(made).events
    assert str(first["location"]) == " ".join(title.split()) if title.strip() else "location" not in first
    assert (str(first["status"]), str(cancelled["status"])) == ("CONFIRMED", "CANCELLED")
    assert closing.start == date(2017, 10, 13) and "attendee" not in first
    assert len({str(one["uid"]) for one in (first, cancelled, closing)}) == 3


# The council's own look


def test_an_accent_that_cannot_be_read_on_white_is_not_taken() -> None:
    assert b"--accent: #005ea5" in style_sheet(Look(accent="#005ea5"))
    for pale in ("#ffdd00", "#ffffff", "red", "#111111; } body { display: none"):
        assert b"--accent: #111111;" in style_sheet(Look(accent=pale))
    assert (round(contrast("#000000")), contrast("#ffffff")) == (21, 1)
    assert round(contrast("#767676"), 2) == 4.54


def test_the_crest_and_the_address_are_on_every_page() -> None:
    look = Look(Crest(b"<svg/>", "image/svg+xml", 'The "arms"'), address=("Town Hall", "FY1 1AD"), contact=("Ask us",))
    for name, page in every_page("Title", look).items():
        (crest,) = Outline(page).all("img")
        assert str(crest["src"]).endswith("crest.svg") and crest["alt"] == 'The "arms"', name
        assert "FY1 1AD" in page and "Ask us" in page
    assert frame_stamp(SITE, look) != frame_stamp(SITE, PLAIN)
    assert frame_stamp(SITE, look) == frame_stamp(replace(SITE, today=date(2017, 10, 12), head="new"), look)
