"""A committee's report into the register: its sections, risks and foot, tied to its agenda item where that is there."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.bodies import body_key
from clerk_tui.domain.committee_reports import LETTER, Risk, levels_text
from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.meeting import AgendaItem
from clerk_tui.domain.pack import Contact
from clerk_tui.domain.printed_reports import CommitteeReport, Level, PrintedReport, PrintedRisk
from clerk_tui.register import agendas, meetings
from clerk_tui.register import committee_reports as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules import committee_reports as rules
from clerk_tui.services.importing_reports import Beside, Done
from clerk_tui.services.office import Office
from clerk_tui.services.reports.committee_correcting import correct as correct
from clerk_tui.services.reports.committee_correcting import may_correct as may_correct
from clerk_tui.services.reports.committee_correcting import repeated
from clerk_tui.services.reports.committee_writing import clause_cells, risk_cells
from clerk_tui.services.taking import keep_document, line

_ONCE = frozenset({"recommendations", "risks", "wards"})


def beside(office: Office, found: PrintedReport) -> Beside:
    """How the report stands beside the register now."""
    assert isinstance(found, CommitteeReport)
    if before := _taken_before(office, found):
        return Beside(before, may=False)
    if not line(found.title):
        return Beside("The document gives the report no title; correct that line first, then accept.", may=False)
    item = _item(office, found)
    when = f" of {format_date(found.day)}" if found.day else ""
    says = f"It becomes a committee report for {line(found.body) or 'a body that it does not name'}{when}"
    if item is not None:
        says += f", tied to item {item.number or item.title} (I{item.id}) of M{item.meeting_id}."
    else:
        says += ", standing alone: the register holds no item of this title on that agenda."
    return Beside(says, True, tuple(_adds(found)), _keeps(found), tuple(_doubts(office, found)))


def _taken_before(office: Office, found: CommitteeReport) -> str:
    """The sentence on it where this very file was taken before; else empty."""
    before = rows.from_file(office.register, found.document.sha256)
    if before is None:
        return ""
    report = rows.report(office.register, before)
    return f"This very file was taken before, as {report.ref}, {report.title}; nothing is taken a second time."


def _adds(found: CommitteeReport) -> Iterator[str]:
    """What there is of each, in few lines: what it is stands below, line by line."""
    yield f"{_many(len(found.sections), 'section')}, {_many(len(found.recommendations), 'recommendation')}."
    if found.risks:
        places = (f"{risk.number} at {_risk(risk, '').cell or 'none'}" for risk in found.risks)
        yield f"{_many(len(found.risks), 'risk')} with the cell of each: {', '.join(places)}."
    if found.background_papers:
        yield f"{_many(len(found.background_papers), 'background paper')}."


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _keeps(found: CommitteeReport) -> tuple[str, ...]:
    if not found.unplaced:
        return ()
    number = len(found.unplaced)
    says = "1 line has" if number == 1 else f"{number} lines have"
    return (f"{says} no place in the register; kept with the document, as it stands.",)


def _doubts(office: Office, found: CommitteeReport) -> Iterator[str]:
    """What asks for a reason: another council's, no contact officer, a number twice, a risk outside the matrix."""
    from clerk_tui.services.importing import stranger

    if doubt := stranger(office, found):
        yield doubt
    if not (found.contact and line(found.contact.name)):
        yield rules.NO_CONTACT
    yield from (f"The number {number} stands over more than one section." for number in repeated(found))
    yield from (says for risk in found.risks if (says := _outside(found, risk)))
    for other in rows.listed(office.register, line(found.title)):
        if (other.title.casefold(), other.day) == (line(found.title).casefold(), found.day):
            yield f"The register holds a report of this title for that day already, {LETTER}{other.id}."


def _outside(found: CommitteeReport, risk: PrintedRisk) -> str:
    return rules.outside(_risk(risk, ""), found.probabilities, found.impacts)


def _risk(risk: PrintedRisk, despite: str) -> Risk:
    return Risk(line(risk.number), line(risk.text), risk.probability or "", risk.impact or "", despite)


def _item(office: Office, found: CommitteeReport) -> AgendaItem | None:
    """The agenda item of the same title, on that day's only agenda of that body, that has no report yet."""
    if found.day is None or not found.body:
        return None
    register = office.register
    same = [body for body in agendas.bodies(register) if body_key(body[1]) == body_key(line(found.body))]
    held = [meeting for body in same for meeting in agendas.on_day(register, body[0], found.day)]
    if len(held) != 1:
        return None
    title = line(found.title).casefold()
    items = [one for one in meetings.items(register, held[0]) if line(one.title).casefold() == title]
    if len(items) != 1 or rows.any_of_item(register, items[0].carried_from_id or items[0].id):
        return None
    return items[0]


def take(office: Office, found: PrintedReport, despite: str, command_id: str | None) -> Done:
    """Take the report, all of it or nothing."""
    assert isinstance(found, CommitteeReport)
    at = iso_instant(office.clock.system())

    def work(change: Change) -> int:
        if before := _taken_before(office, found):
            raise Refused(before)
        document_id = keep_document(change, found.document, found.text, found.unplaced, at)
        item = _item(office, found)
        report_id = change.insert("report", numbered=1, document_id=document_id, **_head(office, found, item, despite))
        _take_sections(office, change, found, report_id, despite)
        placed = [_risk(risk, despite if _outside(found, risk) else "") for risk in found.risks]
        for place, cells in enumerate(risk_cells(placed)):
            change.insert("report_risk", report_id=report_id, position=place, **cells)
        for kind, listed in (("appendix", found.appendices), ("background-paper", found.background_papers)):
            for place, text in enumerate(_said(listed)):
                change.insert("report_line", report_id=report_id, kind=kind, position=place, text=text)
        return report_id

    said = f"Imported {found.document.name or 'a committee report'}: {line(found.title)}"
    report_id = office.register.run(office.command("import", said, why=despite, command_id=command_id), work)
    assert report_id is not None
    report = rows.report(office.register, report_id)
    tied = f", the report of item I{report.item_id}" if report.item_id else ""
    return Done(report.ref, f"Taken into the register as {report.ref}, {report.title}{tied}.")


def _said(listed: tuple[str, ...] | None) -> tuple[str, ...]:
    """A list as lines; where the document says that there are none, those words."""
    if listed is None:
        return ()
    return tuple(filter(None, map(line, listed))) or ("None",)


def _head(office: Office, found: CommitteeReport, item: AgendaItem | None, despite: str) -> dict[str, Cell]:
    contact, template = found.contact or Contact(), office.council().report
    rows_, columns = found.probabilities, found.impacts
    if not rows_:
        # A document without a matrix has the council's own.
        rows_, columns = (tuple(Level(*step) for step in side) for side in (template.probabilities, template.impacts))
    return {
        "item_id": (item.carried_from_id or item.id) if item else None,
        "title": line(found.title),
        "relevant_officer": line(found.officer),
        "body": line(found.body),
        "meeting_on": to_cell(found.day),
        "contact_name": line(contact.name),
        "contact_title": line(contact.title),
        "contact_telephone": line(contact.telephone),
        "contact_email": line(contact.email),
        "dated": to_cell(found.report_date),
        "reference": line(found.reference),
        "probabilities": levels_text(tuple(_one_line(step) for step in rows_)),
        "impacts": levels_text(tuple(_one_line(step) for step in columns)),
        "despite": despite if not line(contact.name) else "",
    }


def _one_line(step: Level) -> Level:
    return Level(line(step.code), line(step.name))


def _take_sections(office: Office, change: Change, found: CommitteeReport, report_id: int, despite: str) -> None:
    parts = {one.label.casefold(): one.part for one in office.council().report.sections}
    seen: set[str] = set()
    numbers: set[str] = set()
    for place, section in enumerate(found.sections):
        number, title = line(section.number), line(section.title)
        part = section.part or parts.get(title.casefold(), "")
        part = "" if part in seen & _ONCE else part
        section_id = change.insert(
            "report_section", report_id=report_id, position=place, number=number, title=title, part=part,
            despite=despite if number in numbers else "",
        )  # fmt: skip
        seen.add(part)
        numbers.add(number)
        for at, cells in enumerate(clause_cells(section.clauses)):
            change.insert("report_paragraph", section_id=section_id, position=at, **cells)
