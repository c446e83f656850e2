"""A clerk enters real decision records: the dates that were printed come out, or the table says why not.

Each entry of a transcript that shows a day of publication is entered through the services: at a meeting, or as the
decision of a member or an officer alone. What a page does not show (the agenda's day, the notice of a key decision) is
gone past with that as the reason, as a clerk would; whether it was a key decision is answered no where it is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import LONDON, format_date, parse_date, parse_instant
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.decision import CONSENT_STEPS, OfficerKind, Publication, UrgencyKind
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.register import decisions as records
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import window
from clerk_tui.rules.checks import OVERRIDABLE, stands_in_the_way
from clerk_tui.services import agendas, decisions, individual, new_meetings, publishing
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.councils import load, shipped
from clerk_tui.services.new_meetings import NewMeeting
from clerk_tui.services.office import Office
from clerk_tui.services.registers import create_register, new_council, open_office, shipped_council
from clerk_tui.services.verifying import verify

RECORDS = Path(__file__).resolve().parents[2].parent / "shared" / "golden" / "records"
NOT_SHOWN = "The page does not show it."
NOW = parse_instant("2026-11-02T10:00:00Z")


@dataclass(frozen=True)
class Entry:
    """One decision of a transcript as the clerk reads it. `not_callable` is empty, or why it cannot be called in."""

    file: str
    reference: str
    council: str
    maker: Maker
    not_callable: str = ""
    class_closed: bool = False
    """The council's rule leaves its class out, which the record need not say."""
    days: int | None = None
    """The length of the window, for a council that ships with no file."""
    key: bool = False
    waived: str = ""
    urgency: Mapping[UrgencyKind, Mapping[str, str | date | None]] = field(default_factory=dict)
    past: frozenset[str] = frozenset()
    """The blockers gone past because the page does not show what they ask for."""
    why: str = ""
    """Where the printed dates are not those that come out: who is wrong, and why."""
    comes_out: tuple[str, str] = ("", "")
    """The closing day and the day of effect that come out then, as ISO dates; empty for none."""

    @property
    def id(self) -> str:
        return f"{self.file} {self.reference}"


OFFICER = "decision of an officer"
AGENDA, NOTICE = frozenset({"EN-AG5"}), frozenset({"EN-KD28"})
GENERAL = {UrgencyKind.GENERAL_EXCEPTION: {"reason": "The lockdown of 5 November left no time for the notice."}}
APPROVED: dict[str, str | date | None] = {
    "agreed_by": "the chairman of scrutiny", "agreed_role": CONSENT_STEPS[0], "reason": "It cannot wait.",
}  # fmt: skip
SPECIAL = {UrgencyKind.SPECIAL_URGENCY: APPROVED}
BLANK = "the page leaves the day of effect blank"
LATER_BATCH = "the record: a day longer than the council's other rows; it fits publication on 18 April"
HOLIDAY = "the record: the bank holiday of 6 May 2019 was counted as a working day"

BLACKPOOL, MELTON, PETERBOROUGH = "blackpool", "melton", "peterborough"
ENTRIES = (
    Entry("blackpool-1039-ward-grants-2017", "1039", BLACKPOOL, Maker.MEMBER),
    Entry("blackpool-1312-blackpool-central-2018", "1312", BLACKPOOL, Maker.BODY, past=AGENDA),
    Entry("blackpool-1438-executive-2019", "1438", BLACKPOOL, Maker.BODY, past=AGENDA),
    Entry("blackpool-1438-executive-2019", "1440", BLACKPOOL, Maker.BODY, past=AGENDA),
    Entry("blackpool-1496-houndshill-officer-2019", "1496", BLACKPOOL, Maker.OFFICER, class_closed=True),
    Entry("blackpool-1496-houndshill-officer-2019", "1476", BLACKPOOL, Maker.OFFICER, class_closed=True),
    Entry("blackpool-1541-council-tax-base-2020", "1541", BLACKPOOL, Maker.MEMBER),
    Entry(
        "blackpool-1543-ward-grants-blank-effective-2020", "1543", BLACKPOOL, Maker.MEMBER,
        why=BLANK, comes_out=("2020-02-10", "2020-02-11"),
    ),
    Entry("blackpool-1853-lds-2021", "1853", BLACKPOOL, Maker.MEMBER),
    Entry("blackpool-1853-lds-2021", "1849", BLACKPOOL, Maker.OFFICER, class_closed=True),
    Entry("blackpool-1980-write-offs-2021", "1981", BLACKPOOL, Maker.OFFICER, class_closed=True),
    Entry("blackpool-1980-write-offs-2021", "1980", BLACKPOOL, Maker.MEMBER),
    Entry("blackpool-2006-bryan-road-2021", "2006", BLACKPOOL, Maker.MEMBER),
    Entry("blackpool-2006-bryan-road-2021", "2005", BLACKPOOL, Maker.OFFICER, class_closed=True),
    Entry("blackpool-2006-bryan-road-2021", "2004", BLACKPOOL, Maker.OFFICER, class_closed=True),
    Entry("blackpool-2411-2410-leader-2023", "2411", BLACKPOOL, Maker.MEMBER),
    Entry("blackpool-2411-2410-leader-2023", "2410", BLACKPOOL, Maker.MEMBER),
    Entry(
        "havering-5202-5201-may-bank-holiday-2019", "5202", "Havering", Maker.MEMBER, days=5,
        why=HOLIDAY, comes_out=("2019-05-10", "2019-05-11"),
    ),
    Entry(
        "havering-5202-5201-may-bank-holiday-2019", "5201", "Havering", Maker.OFFICER_KEY, days=5, key=True,
        past=NOTICE, why=HOLIDAY, comes_out=("2019-05-10", "2019-05-11"),
    ),
    Entry(
        "havering-5202-5201-may-bank-holiday-2019", "5200", "Havering", Maker.OFFICER, OFFICER, days=5,
        why=BLANK, comes_out=("", "2019-04-24"),
    ),
    Entry("hillingdon-402-executive-decision-notice-2022", "402", "hillingdon", Maker.MEMBER),
    Entry(
        "isleofwight-record-of-decision-2006", "8/06", "isle-of-wight", Maker.BODY,
        why="neither: the council's rule is known from 10 September 2012, so no day is shown for 2006",
    ),
    Entry(
        "isleofwight-record-of-decision-2006", "9/06", "isle-of-wight", Maker.BODY,
        why="neither: the council's rule is known from 10 September 2012, so no day is shown for 2006",
    ),
    Entry(
        "kirklees-9096-regulation-10-waiver-2020", "9096", "Kirklees", Maker.BODY, days=5, key=True,
        waived="The scrutiny chair has agreed to waive the call-in period.", urgency=GENERAL,
        past=AGENDA | {"EN-GE5"}, why=BLANK, comes_out=("", "2020-11-27"),
    ),
    Entry(
        "medway-1492-cabinet-2002", "1492", "Medway", Maker.BODY, days=5, key=True,
        why="the record: six working days where the council has five; it fits publication on the next day",
        comes_out=("2002-12-03", "2002-12-04"),
    ),
    Entry("melton-3337-portfolio-2023", "3337", MELTON, Maker.OFFICER),
    Entry("melton-3337-portfolio-2023", "3336", MELTON, Maker.OFFICER, OFFICER),
    Entry(
        "melton-3393-3392-cabinet-2024", "3393", MELTON, Maker.BODY, past=AGENDA,
        why=LATER_BATCH, comes_out=("2024-04-22", "2024-04-23"),
    ),
    Entry("melton-3393-3392-cabinet-2024", "untitled", MELTON, Maker.BODY, "noting", past=AGENDA),
    Entry("melton-3393-3392-cabinet-2024", "3391", MELTON, Maker.BODY, "noting", past=AGENDA),
    Entry(
        "melton-3393-3392-cabinet-2024", "3392", MELTON, Maker.BODY, past=AGENDA,
        why=LATER_BATCH, comes_out=("2024-04-22", "2024-04-23"),
    ),
    Entry(
        "peterborough-1427-carillion-waiver-2018", "1427", PETERBOROUGH, Maker.MEMBER, key=True,
        waived="The chairman of scrutiny approved it.", urgency=SPECIAL, past=frozenset({"EN-SU"}),
        why="the record: it lets a waived decision take effect before it was published", comes_out=("", "2018-01-29"),
    ),
    Entry("peterborough-1427-carillion-waiver-2018", "1425", PETERBOROUGH, Maker.MEMBER, key=True, past=NOTICE),
    Entry("peterborough-1578-childrens-centres-2019", "1578", PETERBOROUGH, Maker.MEMBER, key=True, past=NOTICE),
    Entry("peterborough-1578-childrens-centres-2019", "1574", PETERBOROUGH, Maker.BODY, "noting", past=AGENDA),
    Entry(
        "peterborough-1864-special-urgency-2021", "1864", PETERBOROUGH, Maker.MEMBER, key=True, urgency=SPECIAL,
        past=frozenset({"EN-SU"}),
    ),
    Entry("salford-2190-record-of-decision-2022", "2190", "Salford", Maker.MEMBER, days=5),
    Entry(
        "tendring-13098-council-tax-base-2024", "13098", "Tendring", Maker.MEMBER, days=5, key=True, past=NOTICE,
        why="neither: it fits an office closed on 27, 30 and 31 December, which no page says",
        comes_out=("2024-12-30", "2024-12-31"),
    ),
    Entry("tendring-13136-call-in-deadline-field-2025", "13136", "Tendring", Maker.MEMBER, days=5),
    Entry(
        "torbay-3945-licensing-consultation-2020", "3945", "torbay", Maker.BODY, "comes into force at once",
        past=AGENDA, why=BLANK, comes_out=("", "2020-08-11"),
    ),
    Entry("york-6107-short-window-2021", "6107", "York", Maker.MEMBER, days=2),
)  # fmt: skip
NOT_WHOLE = {
    ("blackpool-1543-ward-grants-blank-effective-2020", "1544"): "the page ends inside the entry",
    ("blackpool-2411-2410-leader-2023", "2409"): "the page ends inside the entry",
}
READ_OFF: dict[str, dict[str, date]] = {
    # The notice prints the day of the decision; the council's rule file has notices of this form go out the same day.
    "hillingdon-402-executive-decision-notice-2022": {"published": date(2022, 2, 24)},
    # No day of publication is printed. Two working days is the council's own limit, and it fits the closing day.
    "isleofwight-record-of-decision-2006": {"decided": date(2006, 7, 25), "published": date(2006, 7, 27)},
}
"""Days that a page does not label, as a clerk reads them off it."""


@dataclass(frozen=True)
class Printed:
    """What a page prints of one decision."""

    title: str
    decided: date | None
    published: date | None
    closes: date | None
    effective: date | None
    maker: str
    words: str


HEADED = re.compile(r"^(\d\d/\d\d/\d{4}) - (.+?) ref: (\d+)\b.*$|^\[an entry whose title is missing.*$", re.MULTILINE)
LABEL = re.compile(r"^([A-Z][A-Za-z -]+):[ ]*(.*)$", re.MULTILINE)


def read(file: str) -> dict[str, Printed]:
    """The decisions of a transcript, by reference; a list's entries stand under their heads, a page is one decision."""
    text = (RECORDS / f"{file}.txt").read_text(encoding="utf-8").split("\n", 2)[2]
    heads = list(HEADED.finditer(text))
    if file.startswith("isleofwight"):
        return {
            name: _page(file, text, "Record of decision") for name in re.findall(r"Decision reference: (\S+)", text)
        }
    if not heads:
        return {file.split("-")[1]: _page(file, text, file.replace("-", " "))}
    ends = [head.start() for head in heads[1:]] + [len(text)]
    found = {}
    for head, end in zip(heads, ends, strict=True):
        labels, body = _labels(text[head.end() : end]), text[head.end() : end]
        decided = _day(head[1]) or _day(labels.get("Made at meeting"))
        found[head[3] or "untitled"] = _printed(head[2] or "Untitled", decided, labels, body)
    return found


def _page(file: str, text: str, title: str) -> Printed:
    labels, read_off = _labels(text), READ_OFF.get(file, {})
    expires = re.search(r"expires 5\.00 pm (\w+ \d+ \w+ \d{4})", text)
    if expires:
        labels["Call-in deadline date"] = expires[1]
    if "published" in read_off:
        labels["Publication date"] = read_off["published"].isoformat()
    return _printed(title, read_off.get("decided") or _day(labels.get("Date of decision")), labels, text)


def _labels(text: str) -> dict[str, str]:
    return {match[1]: match[2].strip() for match in LABEL.finditer(text)}


def _printed(title: str, decided: date | None, labels: Mapping[str, str], text: str) -> Printed:
    published = _day(labels.get("Decision published") or labels.get("Publication date"))
    closes = _day(labels.get("Call-in deadline date") or labels.get("Call-in expiry date"))
    maker = labels.get("Decision Maker") or "Cabinet"
    words = "\n".join(line for line in text.splitlines() if not LABEL.match(line)).strip()
    return Printed(title, decided, published, closes, _day(labels.get("Effective from")), maker, words)


def _day(text: str | None) -> date | None:
    found = re.search(r"\d\d/\d\d/\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d", text or "")
    return parse_date(found[0]) if found else None


def entries_printed() -> Iterator[tuple[str, str]]:
    for path in sorted(RECORDS.glob("*.txt")):
        for reference in read(path.stem):
            yield path.stem, reference


needs_golden = pytest.mark.skipif(not RECORDS.is_dir(), reason="the folder shared is not beside the project")


@needs_golden
def test_every_decision_of_the_25_records_is_in_the_table() -> None:
    assert len(list(RECORDS.glob("*.txt"))) == 25
    assert set(entries_printed()) == {(entry.file, entry.reference) for entry in ENTRIES} | set(NOT_WHOLE)
    for file, reference in NOT_WHOLE:
        assert read(file)[reference].published is None


def office_of(entry: Entry, folder: Path) -> Office:
    ships = {id_ for id_, _ in shipped()}
    assert (entry.council in ships) is (entry.days is None)
    council = (
        shipped_council(entry.council) if entry.days is None else new_council(entry.council, "england", entry.days, "")
    )
    create_register(folder / "own.clerk", council)
    return open_office(folder / "own.clerk", now=NOW)


def begin(office: Office, entry: Entry, printed: Printed) -> int:
    assert printed.decided is not None
    if entry.maker is not Maker.BODY:
        return individual.begin(office, entry.maker, printed.maker, printed.title, decided_on=printed.decided)
    called = NewMeeting(printed.maker, printed.decided, kind=BodyKind.EXECUTIVE)
    meeting_id = new_meetings.add_meeting(office, called, despite="It was held then")
    return decisions.start(office, agendas.add_item(office, meeting_id, NewItem(printed.title)))


def fill_in(office: Office, number: int, entry: Entry, printed: Printed) -> None:
    assert printed.decided is not None
    typed = {
        "decided_on": format_date(printed.decided), "resolution": printed.words or NOT_SHOWN, "reasons": NOT_SHOWN,
        "reference": entry.reference, "key_decision": "yes" if entry.key else "no", "not_callable": entry.not_callable,
    }  # fmt: skip
    if entry.waived:
        typed |= {"call_in_exempt": "yes", "call_in_exempt_reason": entry.waived}
    decisions.set_fields(office, number, typed)
    if entry.maker is Maker.OFFICER:
        individual.sort(office, number, OfficerKind.EXECUTIVE, {}, NOT_SHOWN)
    for kind, values in entry.urgency.items():
        decisions.set_urgency(office, number, kind, values)


def enter(entry: Entry, folder: Path) -> tuple[Office, Publication]:
    """Everything a clerk does with one record, up to its publication on the printed day."""
    printed = read(entry.file)[entry.reference]
    office = office_of(entry, folder)
    number = begin(office, entry, printed)
    fill_in(office, number, entry, printed)
    assert printed.published is not None
    decisions.set_field(office, number, "published_on", printed.published.isoformat())
    found = stands_in_the_way(publishing.findings(office, number))
    assert {finding.id for finding in found} == entry.past <= OVERRIDABLE, [finding.says for finding in found]
    done = publishing.publish(office, number, overrides=dict.fromkeys(entry.past, NOT_SHOWN))
    assert done == records.publication(office.register, number)
    return office, done


@needs_golden
@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if not entry.why], ids=lambda entry: entry.id)
def test_a_record_that_is_entered_comes_out_with_its_printed_dates(entry: Entry, tmp_path: Path) -> None:
    printed = read(entry.file)[entry.reference]
    office, done = enter(entry, tmp_path)
    assert done.published_on == printed.published
    assert publishing.published_record(office, done.decision_id).decided_on == printed.decided
    assert printed.effective or printed.closes
    if printed.effective:
        assert done.effective == printed.effective
    if printed.closes:
        assert done.closes == printed.closes
    assert (done.closes is None) is (entry.class_closed or bool(entry.not_callable))
    assert verify(office).good
    office.register.close()


@needs_golden
@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.why], ids=lambda entry: entry.id)
def test_a_record_whose_dates_do_not_come_out_says_who_is_wrong(entry: Entry, tmp_path: Path) -> None:
    printed = read(entry.file)[entry.reference]
    office, done = enter(entry, tmp_path)
    came = tuple(day.isoformat() if day else "" for day in (done.closes, done.effective))
    assert came == entry.comes_out
    if entry.why == BLANK:
        assert printed.effective is printed.closes is None
    else:
        assert (printed.closes or done.closes, printed.effective or done.effective) != (done.closes, done.effective)
    office.register.close()


@needs_golden
def test_at_hillingdon_requests_close_at_five(tmp_path: Path) -> None:
    (entry,) = [entry for entry in ENTRIES if entry.council == "hillingdon"]
    _, done = enter(entry, tmp_path)
    assert done.closes_at is not None
    assert done.closes_at.astimezone(LONDON).isoformat() == "2022-03-03T17:00:00+00:00"


@needs_golden
@pytest.mark.parametrize(
    ("reference", "really", "printed"),
    [("3393", "2024-04-18", "2024-04-24"), ("3392", "2024-04-18", "2024-04-24"), ("1492", "2002-11-27", "2002-12-05")],
)
def test_the_day_of_publication_that_a_finding_names_gives_the_printed_day(
    reference: str, really: str, printed: str, tmp_path: Path
) -> None:
    (entry,) = [entry for entry in ENTRIES if entry.reference == reference]
    page = read(entry.file)[reference]
    office = office_of(entry, tmp_path)
    number = begin(office, entry, page)
    fill_in(office, number, entry, page)
    done = publishing.publish(
        office, number, on=date.fromisoformat(really), overrides=dict.fromkeys(entry.past, NOT_SHOWN)
    )
    assert page.effective == done.effective == date.fromisoformat(printed)


def test_the_tendring_date_is_that_of_an_office_closed_after_christmas() -> None:
    """27, 30 and 31 December 2024 left out: the fifth working day after 19 December is then 3 January 2025."""
    closed = [CalendarDay(date(2024, 12, day), DayKind.BANK_HOLIDAY, "closed", "supposed") for day in (27, 30, 31)]
    rule = load("torbay")
    assert rule.call_in[0].days == 5
    found = window(rule, Calendar.shipped(closed), published=date(2024, 12, 19), decided=date(2024, 12, 19))
    assert (found.closes, found.effective) == (date(2025, 1, 3), date(2025, 1, 4))


@needs_golden
def test_havering_s_date_is_that_of_a_holiday_overlooked(tmp_path: Path) -> None:
    (entry,) = [entry for entry in ENTRIES if entry.reference == "5202"]
    office, done = enter(entry, tmp_path)
    found = publishing.window(office, done.decision_id)
    assert found is not None
    days = {day.date: day.reason for day in found.closes_ledger.days if not day.counted}
    assert days[date(2019, 5, 6)], "the holiday stands in the ledger with its name"
    assert done.effective is not None and (done.effective - date(2019, 5, 10)).days == 1
