"""The parts of the assurance report on the decisions themselves: how many, by whom, by which notice, how late."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_tui.domain.bodies import BodyKind
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import OfficerKind, UrgencyKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.kinds import Maker, Nation, Unit
from clerk_tui.domain.public_reports import PublicSection, PublicTable
from clerk_tui.register import assurance as rows
from clerk_tui.register import decisions as records
from clerk_tui.register.assurance import Made
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.deadlines import publish_by
from clerk_tui.rules.number_words import days_of
from clerk_tui.rules.routes import key_decision_route
from clerk_tui.services.office import Office

NONE = "There were none."
_CLASSES: tuple[tuple[str, Callable[[Made], bool]], ...] = (
    ("The executive, at a meeting", lambda one: one.maker is Maker.BODY and one.body in {None, BodyKind.EXECUTIVE}),
    ("Council and committees", lambda one: one.maker is Maker.BODY and one.body not in {None, BodyKind.EXECUTIVE}),
    ("Single members of the executive", lambda one: one.maker is Maker.MEMBER),
    ("Officers, key decisions", lambda one: one.maker is Maker.OFFICER_KEY),
    ("Officers, other executive decisions", lambda one: _officer(one, OfficerKind.EXECUTIVE)),
    ("Officers, under SI 2014/2095", lambda one: _officer(one, OfficerKind.REGULATIONS_2014)),
    ("Officers, others", lambda one: _officer(one, OfficerKind.NEITHER, OfficerKind.UNSORTED)),
)
_ROUTES = {
    "EN-KD28": "28 clear days' notice (regulation 9)",
    "EN-GE5": "General exception (regulation 10)",
    "EN-SU": "Special urgency (regulation 11)",
}
_NO_ROUTE = "No route is recorded that holds"
_URGENCIES = {
    UrgencyKind.GENERAL_EXCEPTION: "General exception (regulation 10)",
    UrgencyKind.SPECIAL_URGENCY: "Special urgency (regulation 11)",
    UrgencyKind.PRIVATE_MEETING: "Private meeting without the two notices (regulation 5(6))",
    UrgencyKind.CALL_IN: "Waiver of call-in by the council's own rule",
}
_LAG = ((0, "The same day"), (2, "One or two working days"), (5, "Three to five working days"))
_LONGER = "More than five working days"


@dataclass(frozen=True, slots=True)
class Year:
    """The decisions made in the days of a report: those published, and those whose record is still to be published."""

    first: date
    last: date
    published: tuple[Made, ...]
    waiting: tuple[Made, ...]

    names: Mapping[int, str]
    """What each of them is called in every table, by its number."""


def year_of(office: Office, first: date, last: date) -> Year:
    made = rows.decisions(office.register, first, last)
    out = tuple(one for one in made if one.published_on is not None)
    waiting = tuple(one for one in made if one.published_on is None)
    return Year(first, last, out, waiting, {one.id: one.name for one in made})


def counted(caption: str, label: str, groups: Iterable[tuple[str, Iterable[str]]]) -> PublicTable:
    """A table of groups: what each is, how many there are, and which, so that the number can be checked."""
    lines = [(name, list(found)) for name, found in groups]
    return PublicTable(
        caption, (label, "Number", "References"), tuple((name, str(len(all)), ", ".join(all)) for name, all in lines)
    )


def classes(year: Year) -> PublicSection:
    """Decisions by who made them, and which of them were key."""
    by_maker = ((name, (one.name for one in year.published if fits(one))) for name, fits in _CLASSES)
    key = {True: "Key decisions", False: "Not key", None: "Not recorded whether key"}
    by_key = ((says, (one.name for one in year.published if one.key is answer)) for answer, says in key.items())
    total = len(year.published)
    return PublicSection(
        "Decisions",
        (f"Published decisions made in this time: {total:,}. Each table below lists them by their references.",),
        (
            counted("Published decisions by who made them", "Decision maker", by_maker),
            counted("Published decisions by whether they were key", "Class", by_key),
        ),
    )


def routes(office: Office, year: Year) -> PublicSection:
    """Key decisions by the notice that was given of them."""
    heading = "Notice of key decisions"
    if office.council().nation is Nation.WALES:
        return PublicSection(heading, ("Welsh law asks for no notice of key decisions.",))
    found: dict[str, list[str]] = {says: [] for says in (*_ROUTES.values(), _NO_ROUTE)}
    for one in year.published:
        if one.key:
            found[_route(office, one)].append(one.name)
    if not any(found.values()):
        return PublicSection(heading, (NONE,))
    said = "For each key decision the route that its notices and its records of urgency bear out."
    return PublicSection(heading, (said,), (counted("Key decisions by route of notice", "Route", found.items()),))


def _route(office: Office, one: Made) -> str:
    try:
        finding = next(key_decision_route(records.decision(office.register, one.id), one.decided_on, office.calendar()))
    except InputError:
        return _NO_ROUTE
    return _NO_ROUTE if finding.severity is Severity.BLOCKER else _ROUTES.get(finding.id, _NO_ROUTE)


def lateness(office: Office, year: Year) -> PublicSection:
    """How soon records were published, which were later than the council's own limit, and which still are not."""
    calendar = office.calendar()
    groups: dict[str, list[str]] = {says: [] for says in (*(says for _, says in _LAG), _LONGER)}
    for one in year.published:
        groups[_lag(calendar, one)].append(one.name)
    tables = [counted("Published decisions by the time from decision to publication", "Time", groups.items())]
    sentences = ["Regulations 12 and 13 ask for the record as soon as reasonably practicable, in no number of days."]
    if office.council().nation is Nation.WALES:
        sentences = ["The law asks for the record as soon as reasonably practicable, in no number of days."]
    limit = office.council().publish_within_days
    if limit is None:
        sentences.append("The council's own rules, as they are entered here, set no limit for publishing either.")
    else:
        late = tuple(_late(office, year))
        within = days_of(limit, Unit.WORKING)
        sentences.append(f"The council's own limit is {within}. Published later than that: {len(late):,}.")
        header = ("Decision", "Made", "Last day by the limit", "Published")
        tables.append(PublicTable("Published later than the council's own limit", header, late))
    sentences.append(f"Made in this time, and their record not published yet: {len(year.waiting):,}.")
    waiting = tuple((one.name, format_date(one.decided_on)) for one in year.waiting)
    tables.append(PublicTable("Records still to be published", ("Decision", "Made"), waiting))
    return PublicSection("How soon records were published", tuple(sentences), tuple(tables))


def _lag(calendar: Calendar, one: Made) -> str:
    assert one.published_on is not None
    between = (one.decided_on + timedelta(days=n) for n in range(1, (one.published_on - one.decided_on).days + 1))
    days = sum(calendar.is_working(day) for day in between)
    if one.published_on > one.decided_on:
        days = max(days, 1)
    return next((says for most, says in _LAG if days <= most), _LONGER)


def _late(office: Office, year: Year) -> Iterator[tuple[str, ...]]:
    council, calendar = office.council(), office.calendar()
    for one in year.published:
        try:
            found = publish_by(council, calendar, decided=one.decided_on, published=one.published_on)
        except InputError:
            # A day before the calendar's first years cannot be counted.
            continue
        if found.satisfied is False and one.published_on is not None:
            last = format_date(found.ledger.answer)
            yield one.name, format_date(one.decided_on), last, format_date(one.published_on)


def urgency(office: Office, year: Year) -> PublicSection:
    """The four mechanisms of urgency, each a record of its own."""
    found = rows.urgencies(office.register, year.first, year.last)
    wales = office.council().nation is Nation.WALES
    kinds = {UrgencyKind.CALL_IN: _URGENCIES[UrgencyKind.CALL_IN]} if wales else _URGENCIES
    groups = ((says, (year.names[id] for each, id in found if each is kind)) for kind, says in kinds.items())
    said = "The mechanisms are independent of one another; one decision may have used several."
    return PublicSection("Urgency", (said,), (counted("Records of urgency by mechanism", "Mechanism", groups),))


def _officer(one: Made, *kinds: OfficerKind) -> bool:
    return one.maker is Maker.OFFICER and one.officer in kinds
