"""Correcting a committee's report line by line before it is taken into the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from clerk_tui.domain.committee_reports import Risk
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.pack import Contact
from clerk_tui.domain.printed_reports import Clause, CommitteeReport, PrintedReport, PrintedRisk, ReportPart
from clerk_tui.domain.text import one_line
from clerk_tui.rules import committee_reports as rules
from clerk_tui.services.taking import line

_CODE = re.compile(r"\(?([0-9A-Za-z]{1,4})\b")
_CLAUSE = re.compile(r"(\d{1,2}(?:\.\d{1,2}[a-z]?)?)_(\d+)")


def _day(text: str | None) -> date | None:
    return parse_date(text) if text else None


_HEAD: Mapping[str, Callable[[CommitteeReport, str | None], CommitteeReport]] = {
    "body": lambda found, text: replace(found, body=text),
    "date": lambda found, text: replace(found, day=_day(text)),
    "officer": lambda found, text: replace(found, officer=text),
    "title": lambda found, text: replace(found, title=text),
    "report_date": lambda found, text: replace(found, report_date=_day(text)),
    "reference": lambda found, text: replace(found, reference=text),
}
_CONTACT: Mapping[str, Callable[[Contact, str | None], Contact]] = {
    "contact": lambda contact, text: replace(contact, name=text),
    "contact_title": lambda contact, text: replace(contact, title=text),
    "contact_telephone": lambda contact, text: replace(contact, telephone=text),
}


def repeated(found: CommitteeReport) -> list[str]:
    """The section numbers that stand more than once."""
    numbers = [line(part.number) for part in found.sections]
    return list(dict.fromkeys(number for place, number in enumerate(numbers) if number and number in numbers[:place]))


def may_correct(found: PrintedReport) -> frozenset[str]:
    """The head, the titles and paragraphs of the sections, the risks with their cells, the foot but for its lists."""
    assert isinstance(found, CommitteeReport)
    names = {*_HEAD, *_CONTACT}
    twice = set(repeated(found))
    for section in found.sections:
        if line(section.number) in twice:
            # Two sections of one number have lines of one name; which is meant cannot be said.
            continue
        names.add(f"section_{section.number}")
        for clause in section.clauses:
            count = len(clause.paragraphs) + bool(clause.heading)
            names |= {f"{clause.number or section.number}_{n}" for n in range(1, count + 1)}
    for risk in found.risks:
        names |= {f"risk_{risk.number}", f"risk_{risk.number}_place"}
    return frozenset(names)


def correct(found: PrintedReport, name: str, typed: str) -> PrintedReport:
    """The report with one line corrected; a paragraph that is emptied is taken out."""
    assert isinstance(found, CommitteeReport)
    text = one_line(typed)
    if name in _HEAD:
        return _HEAD[name](found, text or None)
    if name in _CONTACT:
        return replace(found, contact=_CONTACT[name](found.contact or Contact(), text or None))
    if name.startswith("section_"):
        return _sections(found, lambda part: _retitled(part, name.removeprefix("section_"), text))
    if name.startswith("risk_"):
        return replace(found, risks=tuple(_corrected_risk(found, risk, name, text) for risk in found.risks))
    if match := _CLAUSE.fullmatch(name):
        return _sections(found, lambda part: _reworded(part, match[1], int(match[2]) - 1, text))
    raise InputError(f"“{one_line(name)}” is no line of a committee's report.")


def _sections(found: CommitteeReport, change: Callable[[ReportPart], ReportPart]) -> CommitteeReport:
    return replace(found, sections=tuple(map(change, found.sections)))


def _retitled(part: ReportPart, number: str, text: str) -> ReportPart:
    if part.number != number:
        return part
    if not text:
        raise InputError("a section needs a title.")
    return replace(part, title=text)


def _reworded(part: ReportPart, number: str, at: int, text: str) -> ReportPart:
    return replace(
        part,
        clauses=tuple(
            _with(clause, at, text) if (clause.number or part.number) == number else clause for clause in part.clauses
        ),
    )


def _with(clause: Clause, at: int, text: str) -> Clause:
    lines = [*([clause.heading] if clause.heading else []), *clause.paragraphs]
    if at >= len(lines):
        return clause
    if at == 0 and clause.heading:
        return replace(clause, heading=text or None)
    lines[at : at + 1] = [text] if text else []
    return replace(clause, paragraphs=tuple(lines[1:] if clause.heading else lines))


def _corrected_risk(found: CommitteeReport, risk: PrintedRisk, name: str, text: str) -> PrintedRisk:
    if name == f"risk_{risk.number}":
        return replace(risk, text=text or None)
    if name != f"risk_{risk.number}_place":
        return risk
    if not text:
        return replace(risk, probability=None, impact=None)
    sides = [side.strip() for side in re.split(r"[,;/]", text)] if re.search(r"[,;/]", text) else text.split()
    codes = [_CODE.match(side) for side in sides]
    if len(codes) != 2 or codes[0] is None or codes[1] is None:
        raise InputError(f"“{text[:60]}” is no cell of the matrix; type it like D III.")
    row, column = rules.fitted(Risk("", "", codes[0][1], codes[1][1]), found.probabilities, found.impacts)
    return replace(risk, probability=row, impact=column)
