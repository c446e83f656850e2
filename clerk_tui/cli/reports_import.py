"""`import` of a report or a plan: what was read, line by line or as JSON; the register cannot take it yet."""

from __future__ import annotations

import os
from collections.abc import Mapping

from clerk_tui.cli.desk import Desk, show
from clerk_tui.cli.writing import list_fields
from clerk_tui.documents.reading import printed_report_json
from clerk_tui.domain.printed_reports import PrintedReport
from clerk_tui.services import importing, importing_reports


def import_report(
    desk: Desk, found: PrintedReport, typed: Mapping[str, str], *, dry_run: bool, listed: bool, as_json: bool
) -> None:
    """Show what was read; without `--dry-run` or `--fields`, refuse in one sentence."""
    if typed:
        importing_reports.corrected()
    if listed:
        list_fields(list(importing_reports.taken(found)), as_json)
        return
    if not dry_run:
        importing_reports.accept(found)
    document, lines = printed_report_json(found), importing_reports.preview(found)
    if os.path.lexists(desk.path()) and (doubt := importing.stranger(desk.office(), found)):
        lines.append(doubt)
    show(as_json, document, lambda: [*lines, importing_reports.not_yet(found)])
