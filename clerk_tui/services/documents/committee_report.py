"""The committee report as a document: its open sections, the risks, and how long its background papers stay open."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.documents.writing.committee_report import committee_report_of, file_name
from clerk_tui.documents.writing.foot import ACT_1972, REGULATIONS_2012, REGULATIONS_WALES
from clerk_tui.domain.committee_reports import RISKS, NumberedReport, NumberedSection
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.public_committee_reports import PublicNumberedReport, PublicNumberedSection
from clerk_tui.domain.public_reports import PublicTable
from clerk_tui.register import committee_reports as rows
from clerk_tui.rules import committee_reports as rules
from clerk_tui.services.disposal_words import report_gone
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.kept_apart import exempt_sections
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import OpenItem, in_private, may_leave, open_item
from clerk_tui.services.reports.committee_papers import kind_of, papers_open

WITHHELD = "This section is not for publication: it holds exempt information (LGA 1972 Sch 12A)."


def build(office: Office, number: int, period: Period | None) -> Made:
    """Committee report `number` as it stands.

    Refused where its item is taken in private as a whole, and where its text was disposed of.
    """
    report = rows.report(office.register, number)
    if gone := report_gone(office, report.item_id):
        raise Refused(f"{report.ref} has no text any more. {gone}")
    one = open_item(office, report.item_id) if report.item_id is not None else None
    if one is not None:
        _not_whole(office, report, one)
    stand = as_it_stands(office)
    made = _public(office, report, stand.head)
    if one is not None:
        said = {label: "\n".join(texts) for label, texts in made.foot}
        said["risks"] = "\n".join(sentence for section in made.sections for sentence in section.sentences)
        may_leave(office, one, said)
    wrong = tuple(one.says for one in rules.findings(report) if one.severity is Severity.WARNING)
    return Made(committee_report_of(made), file_name(made), stand.at, wrong)


def _not_whole(office: Office, report: NumberedReport, one: OpenItem) -> None:
    if not exempt_sections(office, report) and (said := in_private(office, one)):
        raise Refused(f"{report.ref} is the report of {one.name}, which is not taken in public: {said}")


def _public(office: Office, report: NumberedReport, head: str) -> PublicNumberedReport:
    exempt = {section.id for section in exempt_sections(office, report)}
    return PublicNumberedReport(
        council=office.council().name,
        body=report.body,
        day=report.meeting_on,
        officer=report.officer,
        title=report.title,
        sections=tuple(_section(report, one, one.id in exempt) for one in report.sections),
        foot=tuple(_foot(office, report)),
        contact=", ".join(filter(None, (report.contact_name, report.contact_telephone, report.contact_email))),
        made_under=(f"Open to inspection under {_law(office, report)}.",),
        chain_head=head,
    )


def _law(office: Office, report: NumberedReport) -> str:
    if kind_of(office, report) is not BodyKind.EXECUTIVE:
        return f"sections 100B and 100D of {ACT_1972}"
    if office.council().nation is Nation.WALES:
        return REGULATIONS_WALES
    return f"regulations 7 and 15 of {REGULATIONS_2012}"


def _section(report: NumberedReport, section: NumberedSection, exempt: bool) -> PublicNumberedSection:
    if exempt:
        return PublicNumberedSection(section.number, "Exempt information", withheld=WITHHELD)
    if section.part != RISKS:
        return PublicNumberedSection(section.number, section.title, section.clauses)
    return PublicNumberedSection(
        section.number,
        section.title,
        section.clauses,
        tuple(tables(report)),
        tuple(cell_sentences(report)),
    )


def tables(report: NumberedReport) -> Iterator[PublicTable]:
    """The matrix with the risks in their cells, and the risks with what each is."""
    if report.probabilities and report.impacts:
        header = ("Probability", *(f"{step.code} {step.name}" for step in report.impacts))
        cells = tuple(
            (f"{row.code} {row.name}", *(rules.in_cell(report, row.code, column.code) for column in report.impacts))
            for row in report.probabilities
        )
        yield PublicTable("Risk matrix: probability down the side, impact along the top", header, cells)
    if report.risks:
        yield PublicTable("Risks", ("Risk No.", "Description"), tuple((one.number, one.text) for one in report.risks))


def cell_sentences(report: NumberedReport) -> Iterator[str]:
    """Where each risk stands, in a sentence: a table alone does not say it to those who listen."""
    for risk in report.risks:
        yield (
            f"Risk {risk.number} stands at {at}."
            if (at := rules.stands_at(report, risk)) and risk.cell
            else (f"Risk {risk.number} stands in no cell of the matrix.")
        )


def _foot(office: Office, report: NumberedReport) -> Iterator[tuple[str, tuple[str, ...]]]:
    contact = ", ".join(filter(None, (report.contact_name, report.contact_title)))
    yield "Contact officer", (contact, report.contact_telephone, report.contact_email)
    yield "Date", (format_date(report.dated) if report.dated else "",)
    yield "Appendices", report.appendices
    yield "Background papers", (*report.background_papers, papers_open(office, report))
    yield "Reference", (report.reference,)
