"""Gathering what is kept apart as exempt of a matter, and what the public may read of it anyway; never shown."""

from __future__ import annotations

from dataclasses import replace

from clerk_tui.domain.committee_reports import RISKS, NumberedReport, NumberedSection
from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.forward_plan import Entry
from clerk_tui.domain.matters import Matter
from clerk_tui.domain.meeting import AgendaItem, Report
from clerk_tui.register import agendas, committee_reports, exempt_review, meetings, notices, people
from clerk_tui.register import decisions as records
from clerk_tui.register import forward_plan as plan
from clerk_tui.rules.exempt_words import NOTHING, SECTION_MARKS, Apart, exempt_parts, telling
from clerk_tui.services.office import Office

Section = tuple[str, str, str]


def apart(office: Office, matter: Matter) -> Apart:
    """Closed titles, the exempt text of the record and the exempt parts of the report, for holding words against."""
    closed = notices.closed_texts(office.register, matter)
    exempt = records.exempt_text(office.register, matter.decision_id) if matter.decision_id else None
    item = meetings.item(office.register, matter.item_id) if matter.item_id else None
    exemption = notices.exemption(office.register, matter)
    parts = _parts(item.report, exemption.part if exemption else "") if item and item.report else ()
    texts = (*((exempt.text,) if exempt else ()), *closed, *parts)
    return Apart(texts, closed, _known(office, item, parts)) if any(texts) else NOTHING


def apart_of_decision(office: Office, decision_id: int) -> Apart:
    """The same of a decision record."""
    return apart(office, notices.decision_matter(office.register, decision_id))


def apart_of_entry(office: Office, entry: Entry) -> Apart:
    """What is kept apart of a forward-plan entry and of the records that were begun from it."""
    found = [apart(office, notices.entry_matter(office.register, entry.id))]
    found += [apart_of_decision(office, decision_id) for decision_id, _ in plan.decisions_of(office.register, entry)]
    return Apart(
        tuple(text for one in found for text in one.texts),
        tuple(text for one in found for text in one.closed),
        tuple(text for one in found for text in one.known),
    )


def exempt_sections(office: Office, report: NumberedReport) -> tuple[NumberedSection, ...]:
    """The sections of a committee report that are kept apart: by their titles, or as the proper officer named them."""
    part = ""
    if report.item_id is not None:
        exemption = notices.exemption(office.register, matter_of_item(office, report.item_id))
        part = exemption.part if exemption else ""
    # Each section by itself: two may have the same number or words.
    return tuple(one for one in report.sections if exempt_parts([(one.number, one.title, one.words)], part))


def kept_of_report(office: Office, report_id: int) -> list[Apart]:
    """What is kept apart of a committee report and of its agenda item, every closed title, and all else kept apart."""
    report = committee_reports.report(office.register, report_id)
    found_exempt = exempt_sections(office, report)
    apart_of_it = tuple(f"{one.title}\n{one.words}" for one in found_exempt)
    if any(one.part == RISKS for one in found_exempt):
        apart_of_it += tuple(one.text for one in report.risks)
    titles = notices.closed_titles(office.register)
    # Its sections are typed freely, as a commitment is, so what any other matter or report keeps apart counts too.
    elsewhere = map(telling, (*notices.exempt_texts(office.register), *apart_in_reports(office)))
    found = [Apart(apart_of_it), Apart((*titles, *elsewhere), titles)]
    if report.item_id is not None:
        found.append(apart(office, matter_of_item(office, report.item_id)))
    return found


def apart_in_reports(office: Office) -> tuple[str, ...]:
    """The sections kept apart of every report there is, for holding what is of the whole council against them."""

    def found() -> tuple[str, ...]:
        return tuple(
            text
            for number, title, words, part in exempt_review.texts_of_sections(office.register, SECTION_MARKS)
            for text in exempt_parts([(number, title, words)], part)
            if text
        )

    return office.keep("apart in reports", found)


def matter_of_item(office: Office, item_id: int) -> Matter:
    """The matter of an item; of one that has no record and stands on no plan, the item alone."""
    try:
        found = notices.find_matter(office.register, f"I{item_id}")
    except NotFound:
        return Matter(f"I{item_id}", meetings.item(office.register, item_id).title, item_id=item_id)
    return found if found.item_id is not None else replace(found, item_id=item_id)


def _sections(report: Report) -> list[Section]:
    return [(one.number, one.title, "\n".join(each.text for each in one.paragraphs)) for one in report.sections]


def _parts(report: Report, part: str) -> tuple[str, ...]:
    return exempt_parts(_sections(report), part)


def _known(office: Office, item: AgendaItem | None, parts: tuple[str, ...]) -> tuple[str, ...]:
    """What the public may read: names of the council, its bodies and people, the agenda and the open report.

    Place and contact of the meeting are none of it: they are typed as freely as any field, and so are held themselves.
    """
    register = office.register
    known = [office.council().name, *(name for _, name, _ in agendas.bodies(register)), *people.names(register)]
    if item is not None:
        known += [item.title, item.heading, item.exempt_mark]
        if report := item.report:
            known += [report.title, report.relevant_officer, *report.recommendations, *report.appendices]
            known += [text for _, title, body in _sections(report) if body not in parts for text in (title, body)]
    return tuple(known)
