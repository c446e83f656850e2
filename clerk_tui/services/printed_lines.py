"""Printed decisions as lines: what of them has no place in a record, how their dates compare, the preview."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.audit import DecisionRow, Verdict
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.printed import DecisionList, PrintedDecision
from clerk_tui.domain.text import one_line
from clerk_tui.rules.audit import audit
from clerk_tui.rules.audit_cells import makers
from clerk_tui.rules.audit_windows import Windows
from clerk_tui.services.importing import is_ours
from clerk_tui.services.office import Office

_BESIDE = (
    ("status", "decision status"), ("subject_to_call_in", "subject to call-in"), ("closes", "call-in closes"),
    ("effective", "effective from"), ("printed", "date"), ("contact", "contact"),
    ("documents", "accompanying documents"), ("page", "number of its page"),
)  # fmt: skip
_OF_RECORD = (
    ("notice_on", "notice of the key decision"), ("present", "present"), ("urgency_statements", "urgency"),
    ("relevant_officer", "relevant officer"), ("relevant_cabinet_member", "relevant cabinet member"),
    ("report_title", "title of the report"), ("chain_head", "head of the history"), ("changes", "changed"),
    ("corrections", "corrected"),
)  # fmt: skip
_DATES = (
    ("decided", "Decided"), ("published", "Published"), ("closes", "Call-in closes"), ("effective", "Effective from"),
)  # fmt: skip
_SEVERITY = {
    Verdict.DIFFERS: Severity.WARNING,
    Verdict.CANNOT_SAY: Severity.ADVICE,
    Verdict.NOT_CALLABLE: Severity.ADVICE,
    Verdict.AGREES: Severity.HOLDS,
}


_AGREE = "The printed dates are those of the council's rule."


def shown(value: object) -> str:
    """A printed value in words; nothing for what the document does not say."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        return "; ".join(value)
    return value if isinstance(value, str) else format_date(value)  # type: ignore[arg-type]


def beside_the_record(found: DecisionList) -> Iterator[str]:
    """What the document says of each decision that no field of a draft record holds; it is kept with the document."""
    for place, decision in enumerate(found.decisions, 1):
        told = [(label, shown(getattr(decision, name))) for name, label in _BESIDE]
        told += [(label, shown(getattr(decision.record, name))) for name, label in _OF_RECORD if decision.record]
        said = [f"{label}: {text}" for label, text in told if text]
        if said:
            yield "\n".join((f"Decision {place}, {one_line(decision.title or '')}", *said))


def compared(office: Office, found: DecisionList) -> tuple[Finding, ...]:
    """The printed day of effect and last day for requests of each decision beside those of the council's rule."""
    council = office.council()
    windows = Windows(council, office.calendar())
    rows = [_row(place, decision) for place, decision in enumerate(found.decisions, 1)]
    findings = []
    for row, entry in zip(rows, audit(rows, lambda _: windows), strict=True):
        other = found.decisions[row.number - 1].council
        if (row.closes is None and row.effective is None) or (other and not is_ours(office, other)):
            continue
        says = entry.finding or (_AGREE if entry.verdict is Verdict.AGREES else "")
        if says:
            where = f"decision {row.number}, call-in"
            findings.append(Finding("IMP-WINDOW", _SEVERITY[entry.verdict], where, says))
    return tuple(findings)


def _row(place: int, decision: PrintedDecision) -> DecisionRow:
    """The decision as the audit judges it; whether it can be called in a list says in its status alone."""
    named = decision.maker or decision.body or ""
    return DecisionRow(
        number=place,
        council="",
        reference=decision.reference or "",
        title=decision.title or "",
        decided=decision.decided,
        published=decision.published,
        published_at=None,
        closes=decision.closes,
        closes_time=None,
        effective=decision.effective,
        callable=_callable(decision),
        makers=makers(named, decision.key_decision),
        problem="" if decision.published or decision.decided else "The document does not say when it was published.",
        key=decision.key_decision,
        maker_printed=bool(named),
    )


def _callable(decision: PrintedDecision) -> bool | None:
    if decision.subject_to_call_in is not None:
        return decision.subject_to_call_in
    status = (decision.status or "").casefold().replace("-", " ")
    if "not for call in" in status or "not subject to call in" in status:
        return False
    return True if "subject to call in" in status else None


def preview(found: DecisionList) -> list[str]:
    """What a reader took, for the command line."""
    kind = {"decision-page": "A decision's page"}.get(found.document.kind, "A list of decisions")
    of = found.document.council or "a council that it does not name"
    lines = [f"{kind} of {of}: {len(found.decisions)} decision{'' if len(found.decisions) == 1 else 's'}."]
    lines += [f"{finding.severity.value.capitalize()}. {finding.where}. {finding.says}" for finding in found.findings]
    for place, decision in enumerate(found.decisions, 1):
        lines += _decision_lines(place, decision)
    if found.unplaced:
        many = len(found.unplaced)
        lines.append(f"{many} line{'' if many == 1 else 's'} could not be placed; kept with the document:")
        lines += [f"  {line}" for line in found.unplaced]
    return lines


def _decision_lines(place: int, decision: PrintedDecision) -> Iterator[str]:
    reference = f"{decision.reference}. " if decision.reference else ""
    yield f"Decision {place}: {reference}{decision.title or 'title missing'}."
    yield f"  Decision maker: {decision.maker or decision.body or 'not stated'}."
    for name, label in _DATES:
        yield f"  {label}: {shown(getattr(decision, name)) or 'not stated'}."
    yield f"  Key decision: {(shown(decision.key_decision) or 'not stated').lower()}."
    if decision.decision:
        first, *more = decision.decision.split("\n")
        yield f"  Decision: {first}{f' … ({len(more)} more lines)' if more else ''}"
