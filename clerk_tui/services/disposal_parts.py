"""What of a decision may be disposed of today, what goes with it and what stays; nothing is done here.

What may go is what reg 21(6) and (7) of SI 2012/2089 (SI 2014/2095 reg 8; LGA 1972 ss.100C, 100D) let go: the report
with its exempt part after six years, background papers after four. The published record, its notice and its snapshot
stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.decision import Decision, DecisionStatus
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.ledger import CountResult
from clerk_tui.register import backup_note, call_ins, disposals, meetings
from clerk_tui.register import decisions as records
from clerk_tui.register.disposals import Texts
from clerk_tui.register.retention import PAPERS, RECORD
from clerk_tui.services.disposal_words import NAMES, said
from clerk_tui.services.keeping import keeping, of_meeting
from clerk_tui.services.office import Office

_STAYS = (
    "the record as it was published, its notice, its snapshot, its corrections and call-in, and the history of the"
    " record itself."
)
_HASHES = (
    "In the history {n} keep only their hashes: that they were there, when and by whom stays, what they said goes."
)
_FOR_GOOD = "It cannot be undone."


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is due: `what` as the register names it, until when it was kept, and in words what goes."""

    what: str
    until: CountResult
    goes: tuple[str, ...]
    texts: Texts
    documents: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """`Record and reports`."""
        return NAMES[self.what]

    @property
    def authority(self) -> str:
        """The rule and the paragraph that set the years."""
        return f"{self.until.ledger.rule}, {self.until.ledger.authorities[0].id}"


@dataclass(frozen=True, slots=True)
class Going:
    """What would be disposed of of a decision now, and what would not; `stays` are sentences."""

    decision: Decision
    parts: tuple[Part, ...]
    stays: tuple[str, ...]

    def named(self) -> list[str]:
        """What goes, a line each."""
        return [f"D{self.decision.id}, {self.decision.title}: {said}" for part in self.parts for said in part.goes]

    def lines(self) -> list[str]:
        """What goes and what stays, said before anything is done."""
        lines = [f"D{self.decision.id}, {self.decision.title}."]
        for part in self.parts:
            last = format_date(part.until.ledger.answer)
            lines.append(f"{part.name}, kept until {last} ({part.authority}).")
            lines += [f"Goes: {said}" for said in part.goes]
            if n := len(part.texts.entries):
                lines.append(_HASHES.format(n=f"{n} entries" if n > 1 else "1 entry"))
        return [*lines, *(f"Stays: {said}" for said in self.stays), _FOR_GOOD]


def going(office: Office, decision_id: int, what: str = "") -> Going:
    """What a disposal would take now; `what` is `papers` or `record`, or empty for all that is due.

    Refused where nothing is due yet, or something of the decision is not done; the sentence names the day and the rule.
    """
    decision = records.decision(office.register, decision_id)
    due = _due(office, decision, what)
    _refuse_undone(office, decision)
    parts, stays = [], [_STAYS]
    for name, until in due:
        part, more = _record(office, decision, until) if name == RECORD else (_papers(until), [])
        parts.append(part)
        stays += more
    stays += _later(office, decision, due)
    if any(part.texts.entries for part in parts):
        stays.append(_copies(office))
    return Going(decision, tuple(parts), tuple(stays))


def _due(office: Office, decision: Decision, what: str) -> list[tuple[str, CountResult]]:
    """What is past its years and was not disposed of; Refused, with the day and the rule, where nothing is."""
    made = {one.what: one for one in disposals.of_decision(office.register, decision.id)}
    counts = _counts(office, decision)
    wanted = [name for name in counts if what in {"", name}]
    today = office.clock.today()
    due = [(name, counts[name]) for name in wanted if name not in made and counts[name].ledger.answer < today]
    if due:
        return due
    if not wanted:
        raise InputError(f"“{what}” is nothing that can be disposed of; there are papers and record.")
    raise Refused(
        " ".join(said(made[name]) if name in made else _kept_until(decision, name, counts[name]) for name in wanted)
    )


def _kept_until(decision: Decision, name: str, until: CountResult) -> str:
    ledger = until.ledger
    return (
        f"{NAMES[name]} of D{decision.id} are kept until {format_date(ledger.answer)}"
        f" ({ledger.rule}, {ledger.authorities[0].id}); they may be disposed of from"
        f" {format_date(ledger.answer + timedelta(days=1))}."
    )


def _counts(office: Office, decision: Decision) -> dict[str, CountResult]:
    """Until when each is kept; Refused where that is not counted."""
    kept = keeping(office, decision)
    if decision.decided_on is None:
        raise Refused(f"D{decision.id} states no date of the decision, so its years have not begun.")
    if office.council().nation is Nation.WALES:
        raise Refused(f"D{decision.id} stays as it is. {kept.not_stated}")
    if kept.papers is None or kept.record is None:
        raise Refused(
            f"No regulation sets how long the record of D{decision.id} is kept, so nothing of it is listed here."
        )
    return {PAPERS: kept.papers, RECORD: kept.record}


def _refuse_undone(office: Office, decision: Decision) -> None:
    if decision.status is not DecisionStatus.PUBLISHED:
        raise Refused(f"D{decision.id} was never published; publish it first, or take it out of the register.")
    now = office.clock.now()
    left = disposals.undone(office.register, decision.id, iso_instant(now))
    if decision.id in call_ins.unsettled(office.register, now):
        left.insert(0, "its call-in is not settled")
    if _half_typed(office, decision):
        left.append("half-typed text waits for it (clerk-tui drafts)")
    if left:
        raise Refused(f"D{decision.id} is not done with: {'; '.join(left)}.")


def _half_typed(office: Office, decision: Decision) -> bool:
    """Whether somebody's text waits for the record, a correction or call-in of it, or its report."""
    from clerk_tui.services import kept_elsewhere, kept_texts

    own = {kept_texts.DECISION, kept_elsewhere.CORRECTION, kept_elsewhere.CALL_IN}
    reports = reports_with(office, decision)
    return any(
        (text.record in own and text.record_id == decision.id)
        or (text.record == kept_texts.REPORT and text.record_id in reports)
        for text in kept_texts.all_waiting(office)
    )


def reports_with(office: Office, decision: Decision) -> frozenset[int]:
    """The numbers of the reports on what was decided."""
    if decision.item_id is None:
        return frozenset()
    return disposals.reports_of(office.register, disposals.root_of(office.register, decision.item_id))


def _papers(until: CountResult) -> Part:
    said = (
        "background papers that the office holds elsewhere. In the register nothing lies of them but their list,"
        " which is a part of the report; this notes who had them destroyed, when and why."
    )
    return Part(PAPERS, until, (said,), Texts())


def _record(office: Office, decision: Decision, until: CountResult) -> tuple[Part, list[str]]:
    """The report, its exempt part, and the document it came in where nobody else needs that any longer."""
    register, stays, documents = office.register, [], []
    texts = disposals.exempt_texts(register, decision.id)
    goes = ["the exempt information of the record, kept apart until now."] if texts.rows else []
    if decision.item_id is not None:
        root = disposals.root_of(register, decision.item_id)
        _refuse_shared(office, decision, root)
        report = disposals.report_texts(register, root)
        if report.entries:
            goes.insert(0, _of_report(report))
            stays.append(
                "the title of the report, its officer and its yes and no answers, as they stand in the record."
            )
        texts |= report
        for number, name, day in disposals.source_of(register, root):
            if why := _still_needed(office, decision, number, day):
                stays.append(f"the text of the imported document “{name}”, and in it the words of this report: {why}")
            else:
                documents.append(number)
                texts |= disposals.document_texts(register, number)
                goes.append(f"the text of the imported document “{name}”; its name and its digest stay.")
    if not goes:
        goes = ["what the office holds elsewhere of the report. In the register no text of it lies."]
    return Part(RECORD, until, tuple(goes), texts, tuple(documents)), stays


def _of_report(found: Texts) -> str:
    names = {
        "report_section": "section", "report_paragraph": "paragraph", "report_line": "line", "report_risk": "risk",
    }  # fmt: skip
    counted = [(found.count(record), name) for record, name in names.items()]
    said = ", ".join(f"{n} {name}{'s' if n > 1 else ''}" for n, name in counted if n)
    return f"the text of the report: {said or 'what the history keeps of one that was taken away'}."


def _refuse_shared(office: Office, decision: Decision, root: int) -> None:
    """Refused where a decision on the same report, which was carried over, is not past its years, or not published."""
    for other in disposals.same_report(office.register, root, decision.id):
        why = _not_over(office, other.id) or ("" if other.published else f"D{other.id} was never published.")
        if why:
            raise Refused(f"The report of D{decision.id} is that of D{other.id} too: {why}")


def _not_over(office: Office, decision_id: int) -> str:
    """Why the record of another decision must still be kept; empty where its years are over."""
    other = records.decision(office.register, decision_id)
    until = keeping(office, other).record if other.decided_on else None
    if until is None:
        return f"D{decision_id} states no date of its decision."
    if until.ledger.answer < office.clock.today():
        return ""
    return f"D{decision_id} is kept until {format_date(until.ledger.answer)} ({until.ledger.rule})."


def _still_needed(office: Office, decision: Decision, document: int, day: date) -> str:
    """Why an imported document is kept: another decision in it, or one of its meetings, is not past its years."""
    for other in disposals.same_document(office.register, document, decision.id):
        if other.decided_on is not None and (why := _not_over(office, other.id)):
            return f"{why} It goes with the last of them."
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    kept = of_meeting(office, replace(meeting, day=day)) if meeting else None
    if kept and kept[0].ledger.answer >= office.clock.today():
        return f"the reports of {format_date(day)} are kept until {format_date(kept[0].ledger.answer)}."
    return ""


def _later(office: Office, decision: Decision, due: Sequence[tuple[str, CountResult]]) -> Iterator[str]:
    """What is not due yet, with its day."""
    today = office.clock.today()
    for name, until in _counts(office, decision).items():
        if name not in dict(due) and until.ledger.answer >= today:
            yield f"{NAMES[name].lower()}, kept until {format_date(until.ledger.answer)} ({until.ledger.rule})."


def _copies(office: Office) -> str:
    noted = backup_note.newest(office.register)
    where = f" The newest lies in {noted.folder}." if noted else ""
    return (
        "what safe copies of the register hold, until they are thinned out or thrown away: each made before this still"
        f" has the old text.{where}"
    )
