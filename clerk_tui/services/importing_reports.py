"""Reports and plans that were read: how they are shown, corrected and taken, each kind by a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial, singledispatch
from importlib import import_module
from typing import Protocol, cast

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.findings import by_weight
from clerk_tui.domain.printed_reports import (
    CommitteeReport,
    MemberReport,
    PlanOnAPage,
    PrintedReport,
    PrintedRisk,
    ReportPart,
)
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import one_line
from clerk_tui.services.corrections import Taken, unknown_line
from clerk_tui.services.office import Office

_CALLED: Mapping[type, str] = {
    MemberReport: "an executive member's report",
    PlanOnAPage: "a plan on a page",
    CommitteeReport: "a committee's report",
}


def called(found: PrintedReport) -> str:
    """`a plan on a page`."""
    return _CALLED[type(found)]


@dataclass(frozen=True, slots=True)
class Beside:
    """How a report stands beside the register. `says` is what accepting would do, or why nothing can be taken.

    `adds` is what would be added, `keeps` where the register's words stay. `doubts` ask for a reason to go on with.
    """

    says: str
    may: bool = True
    adds: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What was taken: its number, like P1, and what came of it in a sentence."""

    ref: str
    says: str


class Taker(Protocol):
    """What the module of a kind has. `found` is of that kind; lines are named as by `clerk-tui import --fields`."""

    def beside(self, office: Office, found: PrintedReport) -> Beside:
        """How it stands beside the register now."""

    def take(self, office: Office, found: PrintedReport, despite: str, command_id: str | None) -> Done:
        """Take it, all of it or nothing, as one command `import`. InputError, Refused: nothing was taken."""

    def may_correct(self, found: PrintedReport) -> frozenset[str]:
        """The names of the lines that a clerk may correct."""

    def correct(self, found: PrintedReport, name: str, typed: str) -> PrintedReport:
        """The report with one such line corrected; an empty text takes it away. InputError says what is wrong."""


TAKERS: Mapping[type, str] = {
    PlanOnAPage: "clerk_tui.services.commitments.taking",
    CommitteeReport: "clerk_tui.services.reports.committee_taking",
    MemberReport: "clerk_tui.services.reports.member_report_taking",
}
"""Where each kind is taken into the register. A module is imported when a document of its kind is read."""


def _taker(found: PrintedReport) -> Taker:
    return cast(Taker, import_module(TAKERS[type(found)]))


def beside(office: Office, found: PrintedReport) -> Beside:
    """How it stands beside the register, and what accepting would do."""
    return _taker(found).beside(office, found)


def accept(office: Office, found: PrintedReport, *, despite: str = "", command_id: str | None = None) -> Done:
    """Take it into the register, all of it or nothing. InputError, Refused: nothing was taken.

    Refused where there are doubts and `despite` gives no reason to go on.
    """
    taker = _taker(found)
    stands = taker.beside(office, found)
    if not stands.may:
        raise Refused(stands.says)
    if stands.doubts and not despite.strip():
        raise Refused(" ".join((*stands.doubts, "Give the reason to go on all the same.")))
    return taker.take(office, found, despite.strip() if stands.doubts else "", command_id)


def corrected(found: PrintedReport, name: str, typed: str) -> PrintedReport:
    """The report with one line corrected. InputError names what is wrong, or that the line stays as it was read."""
    taker = _taker(found)
    if name not in taker.may_correct(found):
        raise InputError(f"“{one_line(name)}” of {called(found)} is kept as it was read.")
    return taker.correct(found, name, typed)


def corrected_all(found: PrintedReport, typed: Mapping[str, str]) -> PrintedReport:
    """The report with the named lines corrected. InputError names the line that is wrong, or that there is not."""
    known = {line.name: line for line in taken(found)}
    for name in typed:
        if name not in known:
            raise InputError(unknown_line(name, known))
    # From the last to the first: a point that is emptied is taken out, and those before it keep their numbers.
    for name in reversed([name for name in known if name in typed]):
        found = of_field(known[name].label, partial(corrected, found, name), typed[name])
    return found


def _line(name: str, label: str, text: str | None, source: str | None = None) -> Taken:
    return Taken(("head", name), label, text or "", (text or "") if source is None else source, editable=False)


@singledispatch
def _lines(found: PrintedReport) -> Iterator[Taken]:
    raise TypeError(type(found))


@_lines.register
def _member(found: MemberReport) -> Iterator[Taken]:
    yield _line("body", "Body", found.body)
    yield _line("portfolio", "Portfolio", found.portfolio)
    yield _line("member", "Executive member", found.member)
    yield _line("date", "Date of report", format_date(found.day) if found.day else None, "date of report")
    yield _line("heading", "Heading", found.heading)
    objectives = {each.code or each.text: (n, each) for n, each in enumerate(found.objectives, 1)}
    shown: set[str] = set()
    for n, each in enumerate(found.commitments, 1):
        over = objectives.get(each.objective or "")
        if over is not None and each.objective and each.objective not in shown:
            shown.add(each.objective)
            yield _line(f"objective_{over[0]}", f"Objective {over[1].code or over[0]}", over[1].text)
        code = each.code or str(n)
        yield _line(f"{n}.text", f"Commitment {code}", each.text)
        for m, text in enumerate(each.progress, 1):
            yield _line(f"{n}.progress_{m}", f"{code} progress", text)
    for key, (n, objective) in objectives.items():
        if key not in shown:
            yield _line(f"objective_{n}", f"Objective {objective.code or n}", objective.text)


@_lines.register
def _plan(found: PlanOnAPage) -> Iterator[Taken]:
    yield _line("title", "Title", found.title)
    yield _line("period", "Period", found.period)
    yield _line("by", "By when", found.by)
    for n, column in enumerate(found.columns, 1):
        yield _line(f"column_{n}", f"Column {n}", column)
    for n, row in enumerate(found.rows, 1):
        yield _line(f"{n}.theme", f"Row {n}", row.theme)
        for m, points in enumerate(row.cells, 1):
            for k, point in enumerate(points, 1):
                yield _line(f"{n}.column_{m}_{k}", f"Row {n}, column {m}", point)


@_lines.register
def _committee(found: CommitteeReport) -> Iterator[Taken]:
    yield _line("body", "Body", found.body)
    yield _line("date", "Date of meeting", format_date(found.day) if found.day else None, "")
    yield _line("officer", "Report of", found.officer, f"report of {found.officer}")
    yield _line("title", "Title", found.title)
    for section in found.sections:
        yield from _section(section)
    for each in found.recommendations:
        yield _line(f"recommendation_{each.number}", f"Recommendation {each.number}", each.text)
    for risk in found.risks:
        yield _line(f"risk_{risk.number}", f"Risk {risk.number}", risk.text)
        yield _line(f"risk_{risk.number}_place", f"Risk {risk.number} stands at", stands_at(found, risk), risk.text)
    yield _line("wards", "Wards affected", found.wards, "wards affected")
    yield from _foot(found)


def _section(section: ReportPart) -> Iterator[Taken]:
    yield _line(f"section_{section.number}", f"Section {section.number}", section.title)
    for clause in section.clauses:
        texts = [*([clause.heading] if clause.heading else []), *clause.paragraphs]
        for n, text in enumerate(texts, 1):
            yield _line(f"{clause.number or section.number}_{n}", clause.number or section.number, text)


def _foot(found: CommitteeReport) -> Iterator[Taken]:
    contact = found.contact
    yield _line("contact", "Contact officer", contact.name if contact else None)
    yield _line("contact_title", "Contact's post", contact.title if contact else None)
    yield _line("contact_telephone", "Telephone", contact.telephone if contact else None)
    yield _line("report_date", "Dated", format_date(found.report_date) if found.report_date else None, "date:")
    for name, label, listed in (
        ("appendices", "Appendices", found.appendices),
        ("background_papers", "Background papers", found.background_papers),
    ):
        said = None if listed is None else "\n".join(listed) or "None"
        yield _line(name, label, said, label)
    yield _line("reference", "Reference", found.reference)


def stands_at(found: CommitteeReport, risk: PrintedRisk) -> str:
    """`D Low, III Marginal`; nothing where the matrix does not hold it."""
    rows = [level for level in found.probabilities if level.code == risk.probability]
    columns = [level for level in found.impacts if level.code == risk.impact]
    return ", ".join(f"{level.code} {level.name}" for level in (*rows, *columns))


def taken(found: PrintedReport) -> tuple[Taken, ...]:
    """Everything that was read, line by line in the order of the document."""
    taker = _taker(found)
    may = taker.may_correct(found) if taker else frozenset()
    return tuple(replace(line, editable=line.name in may) for line in _lines(found))


def counted(found: PrintedReport) -> str:
    """How much of what: `4 commitments`."""
    if isinstance(found, MemberReport):
        return _many(len(found.commitments), "commitment")
    if isinstance(found, PlanOnAPage):
        return _many(len(found.rows), "row")
    return f"{_many(len(found.sections), 'section')}, {_many(len(found.risks), 'risk')}"


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def preview(found: PrintedReport) -> list[str]:
    """What a reader took, for the command line."""
    name = called(found)
    lines = [f"{name[:1].upper()}{name[1:]} of {found.document.council or 'a council that it does not name'}."]
    for finding in by_weight(list(found.findings)):
        lines.append(f"{finding.severity.value.capitalize()}. {finding.where}. {finding.says}")
    lines += [f"{one.label}: {' '.join(one.text.split()) or 'not stated'}" for one in taken(found)]
    if found.unplaced:
        lines.append(f"{_many(len(found.unplaced), 'line')} could not be placed:")
        lines += [f"  {line}" for line in found.unplaced]
    return lines
