"""`import` of a report or a plan: what was read, corrected, beside the register, and taken into it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from clerk_tui.cli.desk import Desk, show
from clerk_tui.cli.writing import list_fields
from clerk_tui.documents.reading import printed_report_json
from clerk_tui.domain.printed_reports import PrintedReport
from clerk_tui.services import importing, importing_reports
from clerk_tui.services.office import Office


def import_report(
    desk: Desk,
    found: PrintedReport,
    typed: Mapping[str, str],
    *,
    dry_run: bool,
    listed: bool,
    despite: str,
    as_json: bool,
) -> None:
    """Show what was read, beside the register where there is one, and take it unless it is a rehearsal."""
    if typed:
        found = importing_reports.corrected_all(found, typed)
    if listed:
        list_fields(list(importing_reports.taken(found)), as_json)
        return
    document, lines = printed_report_json(found), importing_reports.preview(found)
    if not dry_run or os.path.lexists(desk.path()):
        office = desk.office()
        lines += _beside(office, found, document)
        if not dry_run:
            done = importing_reports.accept(office, found, despite=despite)
            document["accepted"] = {"ref": done.ref, "says": done.says}
            lines.append(done.says)
    show(as_json, document, lambda: lines)


def _beside(office: Office, found: PrintedReport, document: dict[str, Any]) -> list[str]:
    """How it stands beside the register, as lines and in the JSON document."""
    stands, doubt = importing_reports.beside(office, found), importing.stranger(office, found)
    document["beside"] = {
        "says": stands.says, "may_be_taken": stands.may, "adds": list(stands.adds), "keeps": list(stands.keeps),
        "doubts": list(stands.doubts),
    }  # fmt: skip
    new = [f"New. {line}" for line in stands.adds]
    return [*([doubt] if doubt else []), stands.says, *stands.doubts, *new, *stands.keeps]
