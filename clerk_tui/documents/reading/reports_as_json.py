"""A report or a plan as `clerk-tui import --json` prints it: dates ISO, nothing left out that is null."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from clerk_tui.domain.printed_reports import MemberReport, PlanOnAPage, PrintedReport

_NAMES = {"day": "date", "rows": "rows"}


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {_NAMES.get(name, name): _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def printed_report_json(report: PrintedReport) -> dict[str, Any]:
    """The document of `import FILE --dry-run --json`: what was read under `report` or `plan`, then what was noticed."""
    values = _plain(asdict(report))
    document, unplaced = values.pop("document"), values.pop("unplaced")
    del values["text"], values["findings"]
    return {
        "document": document,
        "plan" if isinstance(report, PlanOnAPage) else "report": _with_codes(report, values),
        "findings": [
            {
                "id": each.id, "severity": each.severity.value, "where": each.where, "says": each.says,
                "authority": each.authority,
            }
            for each in report.findings
        ],
        "unplaced": unplaced,
    }  # fmt: skip


def _with_codes(report: PrintedReport, values: dict[str, Any]) -> dict[str, Any]:
    """The kind's own names: a report's progress as it stands; a committee report's risks in one `risk_matrix`."""
    if isinstance(report, MemberReport | PlanOnAPage):
        return values
    matrix = {name: values.pop(name) for name in ("probabilities", "impacts", "risks")}
    return {**values, "risk_matrix": matrix}
