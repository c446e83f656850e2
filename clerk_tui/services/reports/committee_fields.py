"""The form of a committee report: its fields in the council's own order, and what stands in each as it can be typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from clerk_tui.domain.committee_reports import RISKS, NumberedReport, NumberedSection, levels_text
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.domain.text import one_line
from clerk_tui.rules.report_text import risks_text, section_text


class Shape(StrEnum):
    """How a field is typed: on a line, as a day, or as a text of several lines."""

    LINE = "line"
    DAY = "day"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FormField:
    """A line of the form; `number` is that of a section."""

    id: str
    label: str
    shape: Shape
    number: str = ""


HEAD = (
    FormField("body", "Committee", Shape.LINE),
    FormField("meeting_on", "Date of meeting", Shape.DAY),
    FormField("officer", "Report of", Shape.LINE),
    FormField("title", "Title", Shape.LINE),
)
RISKS_FIELD = FormField("risks", "Risks and their cells", Shape.TEXT)
FOOT = (
    FormField("contact_name", "Contact officer", Shape.LINE),
    FormField("contact_title", "Contact officer's post", Shape.LINE),
    FormField("contact_telephone", "Telephone", Shape.LINE),
    FormField("contact_email", "Email", Shape.LINE),
    FormField("dated", "Date of report", Shape.DAY),
    FormField("appendices", "Appendices", Shape.TEXT),
    FormField("background_papers", "Background papers", Shape.TEXT),
    FormField("reference", "Reference", Shape.LINE),
    FormField("probabilities", "Rows of the risk matrix", Shape.TEXT),
    FormField("impacts", "Columns of the risk matrix", Shape.TEXT),
)
FIXED = {field.id: field for field in (*HEAD, RISKS_FIELD, *FOOT)}
MEETINGS = frozenset({"body", "meeting_on"})
"""The fields that its meeting says once the report is tied to an agenda item."""
_COLUMN = {"officer": "relevant_officer"}
_SECTION = re.compile(r"s(\d{1,12})")


def form(report: NumberedReport) -> list[FormField]:
    """The fields from the head to the foot; the risks stand behind the section that is for them."""
    found = list(HEAD)
    for section in report.sections:
        found.append(FormField(section_field(section), section.title, Shape.TEXT, section.number))
        if section.part == RISKS:
            found.append(RISKS_FIELD)
    if RISKS_FIELD not in found and (report.risks or report.probabilities):
        found.append(RISKS_FIELD)
    return [*found, *FOOT]


def section_field(section: NumberedSection) -> str:
    return f"s{section.id}"


def column(name: str) -> str:
    """The column of the table that a fixed field on one line is kept in."""
    return _COLUMN.get(name, name)


def label(report: NumberedReport, name: str) -> str:
    """A field as a sentence names it: `3.0 Key issues`."""
    if name in FIXED:
        return FIXED[name].label
    section = section_of(report, name)
    return f"{section.number} {section.title}".strip()


def section_of(report: NumberedReport, name: str) -> NumberedSection:
    """The section of a field `s12`, or of a number such as `3.0`. NotFound; InputError where two have that number."""
    typed = one_line(name)
    if match := _SECTION.fullmatch(typed):
        found = [one for one in report.sections if one.id == int(match[1])]
    else:
        found = [one for one in report.sections if one.number.casefold() in {typed.casefold(), f"{typed}.0".casefold()}]
    if len(found) > 1:
        which = " or ".join(f"s{one.id} ({one.title})" for one in found)
        raise InputError(f"Two sections of {report.ref} have the number {typed}; name the one you mean: {which}.")
    if not found:
        numbers = ", ".join(one.number for one in report.sections) or "none"
        fields = ", ".join(FIXED)
        raise NotFound(
            f"{report.ref} has no field or section “{typed}”. Its sections are {numbers}; its fields {fields}."
        )
    return found[0]


def below(name: str) -> tuple[str, str, int] | None:
    """The table that a field's rows stand in, the column that names their owner, and its id (0: the report's own).

    None for a field that is a cell of the report itself.
    """
    if match := _SECTION.fullmatch(name):
        return "report_paragraph", "section_id", int(match[1])
    tables = {"risks": "report_risk", "appendices": "report_line", "background_papers": "report_line"}
    return (tables[name], "report_id", 0) if name in tables else None


def field_text(report: NumberedReport, name: str) -> str:
    """What stands in a field, as it can be typed again; a day in ISO."""
    if name == "risks":
        return risks_text(report.risks)
    if name in {"appendices", "background_papers"}:
        return "\n".join(getattr(report, name))
    if name in {"probabilities", "impacts"}:
        return levels_text(getattr(report, name))
    if name in {"meeting_on", "dated"}:
        day = getattr(report, name)
        return day.isoformat() if day else ""
    if name in FIXED:
        return str(getattr(report, name))
    return section_text(section_of(report, name).clauses)
