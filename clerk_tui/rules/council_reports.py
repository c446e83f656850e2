"""The sections of a council's committee reports and the steps of its risk matrix, as a council file states them."""

from __future__ import annotations

import re

from clerk_tui.domain.council import REPORT_PARTS, MatrixStep, ReportLabel, ReportTemplate
from clerk_tui.rules.council_keys import only_known
from clerk_tui.rules.toml_table import Table

_NUMBER = re.compile(r"[0-9A-Za-z]{1,4}(?:\.[0-9]{1,2})?")
_CODE = re.compile(r"[0-9A-Za-z]{1,4}")
_ONCE = frozenset({"recommendations", "risks", "wards"})
"""What a report has once: its recommendations are copied, its risks drawn, its wards counted."""


def report_template(table: Table) -> ReportTemplate:
    """The tables of `[report]`. InputError for a number or a code used twice, and for one side of a matrix alone."""
    only_known(table)
    found = ReportTemplate(tuple(_sections(table)), tuple(_steps(table, "probability")), tuple(_steps(table, "impact")))
    if bool(found.probabilities) is not bool(found.impacts):
        given, lacks = ("probability", "impact") if found.probabilities else ("impact", "probability")
        first = next(table.tables(given))
        raise first.error(f"a risk matrix has two sides: “{given}” is stated, “{lacks}” is not.")
    return found


def _sections(report: Table) -> list[ReportLabel]:
    found: dict[str, ReportLabel] = {}
    for table in report.tables("section"):
        only_known(table)
        number, part = table.text("number"), table.one_of("part", REPORT_PARTS) if table.has("part") else ""
        if not _NUMBER.fullmatch(number):
            raise table.error(f"“{number}” is no number of a section, such as 1.0.", "number")
        if number in found:
            raise table.error(f"the section {number} stands in the report twice.", "number")
        if part in _ONCE and any(one.part == part for one in found.values()):
            raise table.error(f"two sections are for “{part}”; a report has one.", "part")
        found[number] = ReportLabel(number, table.text("label"), part)
    return list(found.values())


def _steps(report: Table, side: str) -> list[MatrixStep]:
    found: dict[str, MatrixStep] = {}
    for table in report.tables(side):
        only_known(table)
        code = table.text("code")
        if not _CODE.fullmatch(code):
            raise table.error(f"“{code}” is no code of a step, such as A or IV.", "code")
        if code.casefold() in found:
            raise table.error(f"the step {code} stands in “{side}” twice.", "code")
        found[code.casefold()] = MatrixStep(code, table.text("label"))
    return list(found.values())
