"""The review of what is kept apart as exempt: where, since when and why, never what; anybody may read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.documents.writing.foot import NOTHING_RECORDED
from clerk_tui.documents.writing.report import report_of
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.matters import Exemption, Matter
from clerk_tui.domain.public_reports import PublicReport, PublicSection, PublicTable
from clerk_tui.register import decisions as records
from clerk_tui.register import forward_plan as plan
from clerk_tui.register import meetings
from clerk_tui.register import notices as rows
from clerk_tui.register.exempt_review import Piece, What, kept_apart, sections
from clerk_tui.rules.exempt_paragraphs import described
from clerk_tui.rules.exempt_words import SECTION_MARKS, Apart, exempt_parts, holds_apart, matches
from clerk_tui.rules.number_words import listed
from clerk_tui.services import plan_snapshots
from clerk_tui.services.decision_notice import published_record
from clerk_tui.services.documents.chain_head import Stand, as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.kept_apart import apart
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import matter_of
from clerk_tui.services.withheld_words import IN_THEIR_PLACE

_TICK = "[  ] yes   [  ] no"
_NUMBERS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """A matter with what is kept apart of it. `name` and every other word may be read by the public."""

    name: str
    paragraph: str
    description: str
    reasons: str
    interest: str
    pieces: tuple[Piece, ...]


def build(office: Office, number: int, period: Period | None) -> Made:
    """Everything kept apart on the last day of `period`: first what was in these days, then what was before."""
    assert period is not None
    stand = as_it_stands(office)
    name = f"review of exempt items {period.first.isoformat()} to {period.last.isoformat()}"
    return Made(report_of(public_review(office, period, stand)), name, stand.at)


def public_review(office: Office, period: Period, stand: Stand) -> PublicReport:
    """What the review says; whether anything is still exempt is left to the proper officer."""
    reviewed = [_reviewed(office, pieces) for pieces in _by_matter(office, period.last)]
    newer = _table("Kept apart in these days", reviewed, lambda since: since >= period.first)
    older = _table("Kept apart before and still so", reviewed, lambda since: since < period.first)
    why = PublicTable(
        "Reasons recorded for each matter",
        ("Matter", "Description", "Reasons", "Public interest"),
        tuple((one.name, one.description, one.reasons, one.interest) for one in reviewed),
    )
    pieces = len(newer.rows) + len(older.rows)
    many = "one matter" if len(reviewed) == 1 else f"{len(reviewed):,} matters"
    said = f"Kept apart as exempt or confidential: {pieces:,}, of {many}."
    none = "Nothing was kept apart as exempt or confidential on the last of these days."
    return PublicReport(
        council=office.council().name,
        kind="Review of exempt items",
        title=f"What is kept apart as exempt, {period.words}",
        sections=(
            PublicSection("What is reviewed", (*_test(office), said if reviewed else none)),
            *((PublicSection("For the proper officer to say", (), (newer, older)),) if reviewed else ()),
            *((PublicSection("Why each is kept apart", (), (why,)),) if reviewed else ()),
        ),
        made_under=("Made under Schedule 12A to the Local Government Act 1972.",),
        chain_head=stand.head,
    )


def _test(office: Office) -> Iterator[str]:
    """The public interest test (LGA 1972 Sch 12A para 10; in Wales Part 4), and whose answer it is."""
    wales = office.council().nation is Nation.WALES
    where = "LGA 1972 Sch 12A Part 4, but for paragraph 16" if wales else "LGA 1972 Sch 12A para 10"
    yield (
        "Information is exempt only if and so long as, in all the circumstances, the public interest in maintaining the"
        f" exemption outweighs the public interest in disclosing it ({where})."
    )
    yield f"Whether it still does is for {office.council().proper_officer} to say, in the last column."


def _table(caption: str, reviewed: Sequence[_Reviewed], wanted: Callable[[date], bool]) -> PublicTable:
    lines = tuple(
        (one.name, _what(piece), format_date(piece.since), _paragraph(piece, one), _TICK)
        for one in reviewed
        for piece in one.pieces
        if wanted(piece.since)
    )
    return PublicTable(caption, ("Matter", "Kept apart", "Since", "Schedule 12A", "Still exempt?"), lines)


def _what(piece: Piece) -> str:
    return f"{piece.what} {piece.number} of the report" if piece.what is What.SECTION else piece.what.value


def _paragraph(piece: Piece, one: _Reviewed) -> str:
    """The paragraphs recorded of a matter, or those named beside the exempt text of its record."""
    numbers = _NUMBERS.findall(piece.paragraph) if piece.what is What.RECORD else []
    return _numbered(numbers) or one.paragraph


def _numbered(numbers: Sequence[str]) -> str:
    return f"Paragraph{'s' if len(numbers) > 1 else ''} {listed(numbers)}" if numbers else ""


# Gathering


def _by_matter(office: Office, last: date) -> list[tuple[Piece, ...]]:
    """What was kept apart by a day, matter by matter in the order in which each began."""
    found: dict[tuple[int | None, ...], list[Piece]] = {}
    for piece in (*kept_apart(office.register), *_sections(office)):
        if piece.since <= last:
            found.setdefault((piece.item_id, piece.decision_id, piece.entry_id), []).append(piece)
    grouped = [tuple(sorted(pieces, key=lambda one: (one.since, one.what, one.number))) for pieces in found.values()]
    return sorted(grouped, key=lambda pieces: (pieces[0].since, [n or 0 for n in _key(pieces[0])]))


def _key(piece: Piece) -> tuple[int | None, ...]:
    return piece.item_id, piece.decision_id, piece.entry_id


def _sections(office: Office) -> Iterator[Piece]:
    for item_id, number, title, part, since in sections(office.register, SECTION_MARKS):
        if exempt_parts([(number, title, number)], part):
            yield Piece(What.SECTION, since, item_id=item_id, number=number)


def _reviewed(office: Office, pieces: tuple[Piece, ...]) -> _Reviewed:
    first = pieces[0]
    if first.item_id is not None:
        item = meetings.item(office.register, first.item_id)
        meeting = meetings.meeting(office.register, item.meeting_id)
        matter = matter_of(office, item)
        name = f"Item {item.number or f'I{item.id}'}, {meeting.body}, {format_date(meeting.day)}"
        # Before the agenda is out, its titles are not public.
        title = item.title if meeting.agenda_on is not None else ""
    elif first.decision_id is not None:
        matter = rows.decision_matter(office.register, first.decision_id)
        name, title = _of_record(office, first.decision_id, matter)
    else:
        assert first.entry_id is not None
        matter = rows.entry_matter(office.register, first.entry_id)
        name, title = _of_entry(office, first.entry_id)
    kept, exemption = apart(office, matter), rows.exemption(office.register, matter)
    shown = title if _may_be_read(title, kept) else "title withheld"
    return _Reviewed(
        f"{name}: {shown}" if shown else name,
        _short(exemption),
        _description(office, exemption),
        _told(exemption.reasons if exemption else "", kept),
        _told(_interest(exemption), kept),
        pieces,
    )


def _of_record(office: Office, decision_id: int, matter: Matter) -> tuple[str, str]:
    """The reference of a record and its title, which is public once the record is published."""
    reference = records.decision(office.register, decision_id).reference or f"D{decision_id}"
    return f"Decision {reference}", published_record(office, decision_id).title if matter.published else ""


def _of_entry(office: Office, entry_id: int) -> tuple[str, str]:
    """The reference of an entry and the matter as its newest notice has it; before one is out nothing is public."""
    entry, versions = plan.entry(office.register, entry_id), plan.versions(office.register, entry_id)
    name = f"Forward plan {entry.reference or entry.ref}"
    return name, plan_snapshots.from_json(versions[-1].snapshot).matter.split("\n")[0] if versions else ""


def _may_be_read(text: str, kept: Apart) -> bool:
    return not holds_apart(text, kept) and not matches(text, kept)


def _told(text: str, kept: Apart) -> str:
    if not text:
        return NOTHING_RECORDED
    return text if _may_be_read(text, kept) else IN_THEIR_PLACE


def _short(exemption: Exemption | None) -> str:
    """`Paragraphs 3 and 5`, `Category 7A of the council's own`, `Confidential`."""
    if exemption is None:
        return NOTHING_RECORDED
    if exemption.confidential:
        return "Confidential"
    own = f"Category {exemption.local_category} of the council's own" if exemption.local_category else ""
    return ", ".join(filter(None, (_numbered(exemption.paragraphs), own))) or NOTHING_RECORDED


def _description(office: Office, exemption: Exemption | None) -> str:
    if exemption is None:
        return NOTHING_RECORDED
    if exemption.confidential:
        return "confidential information"
    return described(exemption, office.council()) or NOTHING_RECORDED


def _interest(exemption: Exemption | None) -> str:
    """How the public interest test came out, and how it was weighed."""
    if exemption is None or exemption.outweighs is None:
        return exemption.public_interest if exemption else ""
    came_out = "Found to outweigh disclosure." if exemption.outweighs else "Found not to outweigh disclosure."
    return f"{came_out} {exemption.public_interest}".strip()
