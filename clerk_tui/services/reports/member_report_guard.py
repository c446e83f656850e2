"""Holding what an executive member's report says against everything that is kept apart as exempt; never shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clerk_tui.domain.errors import NotFound, Refused
from clerk_tui.domain.member_reports import Part, ReportLine
from clerk_tui.domain.text import headed
from clerk_tui.register import commitments, notices
from clerk_tui.register import member_reports as rows
from clerk_tui.rules.exempt_words import SCHEDULE, Apart, holds_apart
from clerk_tui.services.documents.matter_guard import kept_of, may_leave
from clerk_tui.services.kept_apart import apart_in_reports
from clerk_tui.services.office import Office

_AS = {
    Part.DECISION: {"text": "title", "progress": "resolution", "note": "note", "code": "reference"},
    Part.NOTICE: {"text": "matter", "progress": "requests", "note": "note", "code": "reference"},
}
"""The fields of the record or entry that a line's texts come from: what was gone past there is gone past here."""


def kept_apart(office: Office, lines: Iterable[ReportLine] = ()) -> list[Apart]:
    """All that is kept apart in the register, also in reports, and what is known of what these lines are about."""
    register = office.register
    titles = notices.closed_titles(register)
    texts = (*notices.exempt_texts(register), *apart_in_reports(office))
    return [Apart((*texts, *titles), titles), *_of_matters(office, lines)]


def _of_matters(office: Office, lines: Iterable[ReportLine]) -> Iterator[Apart]:
    register = office.register
    matters: dict[str, None] = {}
    for line in lines:
        if line.decision_id is not None:
            matters[f"D{line.decision_id}"] = None
        if line.entry_id is not None:
            matters[f"F{line.entry_id}"] = None
        if line.commitment_id is not None:
            served = commitments.services(register, commitment_id=line.commitment_id)
            matters |= dict.fromkeys(f"D{one.decision_id}" for one in served)
    for ref in matters:
        try:
            yield kept_of(office, notices.find_matter(register, ref))
        except NotFound:
            continue


def refuse_exempt(office: Office, ref: str, told: Mapping[str, str], lines: Iterable[ReportLine] = ()) -> None:
    """Refused for a field with a closed title, or a sentence of what is kept apart anywhere in the register."""
    kept = kept_apart(office, lines)
    for name, text in told.items():
        if text and any(holds_apart(text, one) for one in kept):
            raise Refused(
                f"{ref}, {headed(name)}: it holds words that are kept apart as exempt, and the public reads this; take"
                f" them out ({SCHEDULE})."
            )


def refuse_what_goes_out(office: Office, report_id: int) -> None:
    """The same of a whole report, and ExemptWords for smaller matches in what it says of a decision or a matter."""
    lines = rows.lines(office.register, report_id)
    kept = kept_apart(office, lines)
    for line in lines:
        told = {name: str(getattr(line, name)) for name in ("code", "text", "note", "progress")}
        if any(holds_apart(text, one) for text in told.values() if text for one in kept):
            raise Refused(
                f"E{report_id}, {line.part.value} {line.position}: it holds words that are kept apart as exempt, so the"
                f" report cannot leave the office like this; take them out ({SCHEDULE})."
            )
        number = f"D{line.decision_id}" if line.decision_id else f"F{line.entry_id}" if line.entry_id else ""
        if number and line.part in _AS:
            matter = notices.find_matter(office.register, number)
            may_leave(office, matter, {_AS[line.part][name]: text for name, text in told.items()})
