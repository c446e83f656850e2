"""A whole pack: the front sheet, the reports matched to its items, and what was left over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from clerk_tui.documents.reading.agenda import Agenda, read_items
from clerk_tui.documents.reading.meeting import Sheet, read_sheet
from clerk_tui.documents.reading.regions import split
from clerk_tui.documents.reading.report import Read, read_report
from clerk_tui.documents.reading.source import Line, Source
from clerk_tui.documents.reading.transcript import editors_words, is_transcript, without_editor
from clerk_tui.documents.reading.words import BLANK_PAGE, PAGE_NUMBER, alike, plain, title_case
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.pack import Pack, PackDocument, PackItem, PackMeeting

AGENDA_PACK = "agenda-pack"
FRONT_SHEET = "front-sheet"
REPORT = "report"
FORWARD_PLAN = "forward-plan"
NOT_A_PACK = (
    "This does not look like an agenda pack, nor like a report or a plan: no meeting, no agenda items and none of their"
    " headings were found in it."
)

_FORWARD_PLAN = re.compile(r"(?:.{0,60}\b)?forward plan(?: of (?:executive|key) decisions)?(?:\s+\d+)?", re.IGNORECASE)
_SAME_TITLE, _LIKE_TITLE = 0.93, 0.72
_QUOTED = 80


@dataclass(slots=True)
class _Pack:
    items: list[PackItem]
    findings: list[Finding] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def note(self, id_: str, severity: Severity, where: str, says: str) -> None:
        self.findings.append(Finding(id_, severity, where, says))


def assemble(source: Source) -> Pack:
    """The pack that a source holds; DocumentError if it is none. `sha256` and `name` are left to the caller."""
    raw, regions = split(source.lines)
    front = without_editor(raw) if is_transcript(source.lines) else raw
    agenda = read_items(front)
    sheet = read_sheet(front, agenda.used, raw)
    reads = [read_report(region) for region in regions]
    sheet.meeting, told = _from_heads(sheet.meeting, reads)
    plan = _is_forward_plan(front)
    if not (reads or plan or _is_sheet(agenda, sheet.meeting)):
        raise DocumentError(NOT_A_PACK)
    made = _Pack(list(agenda.items), [*source.findings, *agenda.findings, *sheet.findings, *told])
    kind = _kind(agenda, reads, plan)
    _missing(made, kind, sheet, source)
    made.unplaced.extend(_left_over(raw, agenda.used | sheet.used, front is not raw))
    made.unplaced.extend(agenda.beside)
    _place(made, reads, bool(agenda.items), sheet)
    made.unplaced.extend(source.aside)
    return Pack(
        document=PackDocument(kind, sheet.council, source.pages, ""),
        meeting=sheet.meeting,
        items=tuple(made.items),
        findings=tuple(by_weight(made.findings)),
        unplaced=tuple(made.unplaced),
        text=source.text,
    )


def _from_heads(meeting: PackMeeting, reads: list[Read]) -> tuple[PackMeeting, list[Finding]]:
    """The body and the date from the heads of the reports, where there is no front sheet to give them."""
    days = {read.report.meeting_date for read in reads if read.report.meeting_date}
    bodies = {title_case(read.report_to) for read in reads if read.report_to}
    told = []
    if meeting.day is None and len(days) == 1:
        meeting = replace(meeting, day=days.pop())
        says = "The date was taken from the head of the report; there is none on a front sheet."
        told.append(Finding("IMP-HEAD", Severity.ADVICE, "meeting, date", says))
    if meeting.body is None and len(bodies) == 1:
        meeting = replace(meeting, body=bodies.pop())
        says = "The body was taken from the head of the report; there is none on a front sheet."
        told.append(Finding("IMP-HEAD", Severity.ADVICE, "meeting, body", says))
    return meeting, told


def _is_sheet(agenda: Agenda, meeting: PackMeeting) -> bool:
    """Whether this is an agenda's front: items with something that makes them an agenda's, or a meeting."""
    papers = any(item.pages or item.size for item in agenda.items)
    named = meeting.body is not None and (meeting.day is not None or meeting.starts is not None)
    return named or bool(agenda.items and (agenda.headed or papers or meeting.day))


def _kind(agenda: Agenda, reads: list[Read], plan: bool) -> str:
    if agenda.items:
        return AGENDA_PACK if reads else FRONT_SHEET
    if reads:
        return REPORT
    return FORWARD_PLAN if plan else FRONT_SHEET


def _is_forward_plan(front: tuple[Line, ...]) -> bool:
    """A forward plan says so in a heading of its own near the top."""
    return any(_FORWARD_PLAN.fullmatch(line.text.strip()) for line in front[:12])


def _left_over(raw: tuple[Line, ...], used: set[int], transcript: bool) -> Iterable[str]:
    """The lines nothing was made of, and an editor's words in the others."""
    for n, line in enumerate(raw):
        furniture = PAGE_NUMBER.fullmatch(line.text) or BLANK_PAGE.fullmatch(line.text)
        if n not in used and not furniture:
            yield f"- {line.text}" if line.bullet else line.text
        elif n in used and transcript:
            yield from editors_words(line)


def _missing(made: _Pack, kind: str, sheet: Sheet, source: Source) -> None:
    """What a meeting needs and the document does not give: left empty, and said."""
    meeting = sheet.meeting
    if kind == FORWARD_PLAN:
        says = "This is a forward plan, not an agenda; no meeting and no items were taken from it."
        made.note("IMP-PLAN", Severity.WARNING, "document", says)
        return
    if not made.items and kind != REPORT:
        made.note("IMP-NOITEMS", Severity.WARNING, "agenda", "No agenda items were found in this document.")
    if kind == REPORT:
        says = "This is a report without an agenda; it was taken as the only item of its meeting."
        made.note("IMP-REPORT", Severity.WARNING, "document", says)
    wanted = (
        ("body", meeting.body, Severity.WARNING, "does not name the body that meets"),
        ("date", meeting.day, Severity.WARNING, "does not give the date of the meeting"),
        ("time", meeting.starts, Severity.ADVICE, "does not give the time of the meeting"),
        ("venue", meeting.venue, Severity.ADVICE, "does not give the venue"),
        ("agenda date", meeting.agenda_date, Severity.ADVICE, "is not dated; give the day the agenda was published"),
    )
    for name, value, severity, says in wanted:
        said = any(finding.where == f"meeting, {name}" for finding in made.findings)
        if value is None and not said:
            made.note("IMP-MISSING", severity, f"meeting, {name}", f"The document {says}.")
    if sheet.council is None:
        address = re.match(r"https?://([\w.-]{1,60}(?:\.gov\.uk|\.moderngov\.co\.uk))/", source.text)
        hint = f"; its address is {address[1]}" if address else ""
        made.note("IMP-MISSING", Severity.ADVICE, "document, council", f"The document does not name the council{hint}.")
    if meeting.day and meeting.agenda_date and meeting.agenda_date > meeting.day:
        says = "The agenda is dated after the meeting."
        made.note("IMP-DATE", Severity.WARNING, "meeting, agenda date", says)


def _place(made: _Pack, reads: list[Read], has_agenda: bool, sheet: Sheet) -> None:
    """Give each report to its item: by title, and what is left in order."""
    if not has_agenda:
        made.items.extend(PackItem(None, read.report.title, report=read.report) for read in reads)
        targets = list(range(len(reads)))
    else:
        targets = _matched(made, reads)
    for read, at in zip(reads, targets, strict=True):
        if at < 0:
            _homeless(made, read)
            continue
        item = made.items[at]
        where = f"item {item.number}" if item.number else f"“{_short(item.title or 'the report')}”"
        made.items[at] = replace(item, report=read.report)
        made.findings.extend(finding._replace(where=f"{where}, {finding.where}") for finding in read.findings)
        made.unplaced.extend(read.unplaced)
        _agrees(made, read, sheet, where)
        _remainder(made, read.remainder, where)


def _matched(made: _Pack, reads: list[Read]) -> list[int]:
    """For each report the position of its item, or -1."""
    free = set(range(len(made.items)))
    targets = [-1] * len(reads)
    for least in (_SAME_TITLE, _LIKE_TITLE):
        for n, read in enumerate(reads):
            if targets[n] >= 0 or not read.report.title:
                continue
            scored = [(_title_alike(read.report.title, made.items[at].title), -at) for at in free]
            best = max(scored, default=(0.0, 0))
            if best[0] >= least:
                targets[n] = -best[1]
                free.discard(-best[1])
    for n, read in enumerate(reads):
        if targets[n] >= 0:
            continue
        before = max((target for target in targets[:n] if target >= 0), default=-1)
        after = min((target for target in targets[n + 1 :] if target >= 0), default=len(made.items))
        between = [at for at in sorted(free) if before < at < after and made.items[at].pages]
        if between:
            targets[n] = between[0]
            free.discard(between[0])
            says = f"The report “{_short(read.report.title or '')}” was given to this item by its place in the pack."
            where = f"item {made.items[between[0]].number}"
            made.note("IMP-ORDER", Severity.WARNING, where, says)
    return targets


def _title_alike(report: str, item: str | None) -> float:
    if item is None:
        return 0.0
    a, b = plain(report), plain(item)
    shorter, longer = sorted((a, b), key=len)
    return 0.95 if len(shorter) > 12 and longer.startswith(shorter) else alike(report, item)


def _homeless(made: _Pack, read: Read) -> None:
    """A report that is no item's is left to the clerk, line by line."""
    named = f"The report “{_short(read.report.title)}”" if read.report.title else "A report without a title"
    says = f"{named} belongs to none of the agenda's items and was not taken."
    made.note("IMP-UNMATCHED", Severity.WARNING, "document", says)
    made.unplaced.extend(line.text for line in read.body)


def _agrees(made: _Pack, read: Read, sheet: Sheet, where: str) -> None:
    given, day = read.report.meeting_date, sheet.meeting.day
    if given and day and given != day:
        says = "The report's date of meeting is not the date on the front sheet."
        made.note("IMP-OTHERDATE", Severity.WARNING, f"{where}, date of meeting", says)
    if not read.report.sections:
        made.note("IMP-NOSECTIONS", Severity.WARNING, where, "No numbered sections were found in this report.")


def _remainder(made: _Pack, lines: tuple[Line, ...], where: str) -> None:
    """What is bound in after a report is its appendix: kept with the source's text, told in one finding."""
    text = [line for line in lines if not (BLANK_PAGE.fullmatch(line.text) or PAGE_NUMBER.fullmatch(line.text))]
    if not text:
        return
    pages = [line.page for line in text if line.page is not None]
    span = ""
    if pages:
        span = f" (page {pages[0]})" if pages[0] == pages[-1] else f" (pages {pages[0]} to {pages[-1]})"
    says = f"“{_short(text[0].text)}”{span} follows this report and was kept with the source text only."
    made.note("IMP-APPENDIX", Severity.ADVICE, where, says)


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _QUOTED else f"{folded[: _QUOTED - 1]}…"
