"""The lines of an executive member's report: writing, adding, leaving out, moving and drafting them anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.member_reports import Part, ReportLine
from clerk_tui.domain.text import one_line
from clerk_tui.register import commitments, decisions, forward_plan
from clerk_tui.register import member_reports as rows
from clerk_tui.register.changes import Change
from clerk_tui.services.commitments.reading import find as find_commitment
from clerk_tui.services.office import Office
from clerk_tui.services.reports.member_report_drafting import drafted, of_commitment, of_decision, of_entry
from clerk_tui.services.reports.member_report_fields import LINE_FIELDS, line_cells, read_line
from clerk_tui.services.reports.member_report_guard import refuse_exempt

NO_SEEN: Mapping[str, str] = {}


def insert_line(change: Change, line: ReportLine) -> int:
    """Put a line into the register within a change; its id comes back."""
    cells = line_cells(line)
    return change.insert("member_report_line", member_report_id=line.report_id, position=line.position, **cells)


def set_line(
    office: Office,
    line_id: int,
    typed: Mapping[str, str],
    *,
    version: int | None = None,
    seen: Mapping[str, str] = NO_SEEN,
    command_id: str | None = None,
) -> ReportLine:
    """Change the texts of a line. Conflict where it changed since `version`, or reads otherwise than was `seen`.

    Refused for words that are kept apart as exempt.

    The clerk's half-typed texts of these fields are dropped with it.
    """
    old = rows.line(office.register, line_id)
    new = read_line(typed, old)
    told = {name: getattr(new, name) for name in typed}
    refuse_exempt(office, f"E{old.report_id}", told, [new])

    def work(change: Change) -> int:
        now = rows.line(office.register, line_id)
        for name, text in seen.items():
            if getattr(now, name) not in (text, told.get(name)):
                raise Conflict(
                    f"Somebody changed {LINE_FIELDS[name]} since you opened it. It now reads “{getattr(now, name)}”;"
                    " yours was not saved over it."
                )
        for name in typed:
            change.forget_draft("member_report_line", line_id, name)
        change.update("member_report_line", line_id, now.version if version is None else version, **told)
        return line_id

    if new != old:
        command = office.command("reports line", f"{old.called} in E{old.report_id} written", command_id=command_id)
        office.register.run(command, work)
    return rows.line(office.register, line_id)


def add_line(office: Office, report_id: int, line: ReportLine, *, command_id: str | None = None) -> ReportLine:
    """Put one more line into a report, behind the last of its part. Refused where its row of the register is there."""
    report = rows.report(office.register, report_id)
    new = read_line({"text": line.text}, replace(line, report_id=report_id))
    refuse_exempt(
        office, report.ref, {name: getattr(new, name) for name in ("code", "text", "note", "progress")}, [new]
    )

    def work(change: Change) -> int:
        there = list(rows.lines(office.register, report_id))
        if any(_same_row(one, new) for one in there):
            raise Refused(f"{new.called} stands in {report.ref} already.")
        together = [place for place, one in enumerate(there, 1) if _stand_together(one, new)]
        there.insert(together[-1] if together else len(there), new)
        return _place(change, there)

    said = f"{new.called} put into {report.ref}"
    found = office.register.run(office.command("reports add-line", said, command_id=command_id), work)
    assert found is not None
    return rows.line(office.register, found)


def include(office: Office, report_id: int, ref: str, *, command_id: str | None = None) -> ReportLine:
    """Put a published decision, a matter of the forward plan or a commitment into a report, by what it is called.

    InputError where it is none of these, NotFound where the register holds no such thing.
    """
    name, report = one_line(ref), rows.report(office.register, report_id)
    letter = name[:1].upper() if name[1:].isdecimal() else ""
    if letter == "C":
        line = of_commitment(office, report, find_commitment(office, name).id)
    elif letter == "F":
        line = of_entry(office, forward_plan.find(office.register, name))
    elif letter in {"D", ""}:
        line = of_decision(office, decisions.find(office.register, name))
    else:
        raise InputError(f"“{name}” is no decision, matter or commitment; name one like D3, F2 or C4.")
    return add_line(office, report_id, line, command_id=command_id)


def candidates(office: Office, report_id: int) -> list[tuple[str, str]]:
    """What the report could name besides: its number as `include` takes it, and what it is, in words.

    Commitments, published decisions of the period, and matters of the forward plan of which notice was given.
    """
    register, report = office.register, rows.report(office.register, report_id)
    there = rows.lines(register, report_id)
    listed = {line.commitment_id for line in there}
    found = [
        (one.ref, f"{one.code or one.ref}  {one.text}")
        for one in commitments.commitments(register)
        if one.id not in listed
    ]
    last = report.covers_to or report.reported_on
    named = {line.decision_id for line in there}
    for row in rows.taken_between(register, report.covers_from, last):
        if row.published and row.id not in named:
            found.append((f"D{row.id}", f"D{row.id}  {row.title}"))
    for number in rows.entries_to_come(register, report.reported_on):
        if number not in {line.entry_id for line in there}:
            entry = forward_plan.entry(register, number)
            found.append((entry.ref, f"{entry.reference}  {' '.join(entry.matter.split())}"))
    return found


def _same_row(one: ReportLine, other: ReportLine) -> bool:
    """Whether the line `one` of a report is what `other` would put in; an objective's title is not its progress."""
    ids = ("commitment_id", "decision_id", "entry_id")
    if one.part is Part.OBJECTIVE and other.part is Part.COMMITMENT:
        return False
    return any(getattr(one, name) is not None and getattr(one, name) == getattr(other, name) for name in ids)


def remove_line(office: Office, line_id: int, *, command_id: str | None = None) -> ReportLine:
    """Leave a line out of the report; what it was drafted from stays in the register."""
    old = rows.line(office.register, line_id)

    def work(change: Change) -> int:
        change.remove("member_report_line", line_id)
        return line_id

    said = f"{old.called} left out of E{old.report_id}"
    office.register.run(office.command("reports remove-line", said, command_id=command_id), work)
    return old


def move_line(office: Office, line_id: int, by: int, *, command_id: str | None = None) -> ReportLine:
    """Move a line up (-1) or down (1) among those it stands with. Refused at either end."""
    old = rows.line(office.register, line_id)
    together = [line for line in rows.lines(office.register, old.report_id) if _stand_together(line, old)]
    place = next(n for n, line in enumerate(together) if line.id == line_id) + by
    if not 0 <= place < len(together):
        raise Refused(f"{old.called} is the {'first' if by < 0 else 'last'} of its part already.")
    other = together[place]

    def work(change: Change) -> int:
        change.update("member_report_line", old.id, old.version, position=other.position)
        change.update("member_report_line", other.id, other.version, position=old.position)
        return line_id

    command = office.command("reports move-line", f"{old.called} moved in E{old.report_id}", command_id=command_id)
    office.register.run(command, work)
    return rows.line(office.register, line_id)


def _stand_together(one: ReportLine, other: ReportLine) -> bool:
    own = {"objective", "commitment"}
    return one.part is other.part or {one.part.value, other.part.value} == own


def refresh(office: Office, report_id: int, *, command_id: str | None = None) -> tuple[ReportLine, ...]:
    """Put in what the register holds by now and the report does not; the lines that came in or grew come back.

    Progress entered since comes behind what its line says, where that is still as it was drafted; a line that the
    clerk wrote otherwise stays as it is.
    """
    report = rows.report(office.register, report_id)
    drawn = drafted(office, report)

    def missing() -> tuple[list[ReportLine], list[ReportLine]]:
        there = rows.lines(office.register, report_id)
        fresh = [one for one in drawn if not any(_same_row(one, other) for other in there)]
        return fresh, [grown for one in there for other in drawn if (grown := _grown(one, other))]

    def work(change: Change) -> int:
        for line in missing()[1]:
            change.update("member_report_line", line.id, line.version, progress=line.progress)
        _place(change, _merged(list(rows.lines(office.register, report_id)), drawn))
        return report_id

    fresh, longer = missing()
    if not fresh and not longer:
        return ()
    before = {line.id for line in rows.lines(office.register, report_id)} - {line.id for line in longer}
    found = len(fresh) + len(longer)
    said = f"{found} {'line' if found == 1 else 'lines'} put into {report.ref} from the register"
    office.register.run(office.command("reports refresh", said, command_id=command_id), work)
    return tuple(line for line in rows.lines(office.register, report_id) if line.id not in before)


def _grown(there: ReportLine, drawn: ReportLine) -> ReportLine | None:
    """The line with the progress entered since, where what it says is still the beginning of what is drafted."""
    if not there.part is drawn.part is Part.COMMITMENT or not _same_row(there, drawn):
        return None
    told = there.progress.strip()
    if drawn.progress == told or (told and not drawn.progress.startswith(told + "\n")):
        return None
    return replace(there, progress=drawn.progress)


def _place(change: Change, wanted: Iterable[ReportLine]) -> int:
    """Let the lines stand in this order; the id of the last one that is new comes back."""
    made = 0
    for place, line in enumerate(wanted, 1):
        if not line.id:
            made = insert_line(change, replace(line, position=place))
        elif line.position != place:
            change.update("member_report_line", line.id, line.version, position=place)
    return made


def _merged(there: list[ReportLine], drawn: Iterable[ReportLine]) -> list[ReportLine]:
    """The lines of a report with those it lacks, each behind the line that it follows in the draft."""
    found, before = list(there), -1
    for line in drawn:
        same = next((place for place, one in enumerate(found) if _same_row(one, line)), None)
        if same is None:
            found.insert(before + 1, line)
        before = before + 1 if same is None else same
    return found


def number_line(office: Office, report_id: int, typed: str) -> ReportLine:
    """The line of a report that is meant: by its place counted from 1, or by its code; InputError where none is."""
    there, name = rows.lines(office.register, report_id), one_line(typed)
    if name.isdecimal() and 1 <= int(name) <= len(there):
        return there[int(name) - 1]
    coded = [line for line in there if line.code and line.code.casefold() == name.casefold()]
    if len(coded) == 1:
        return coded[0]
    raise InputError(f"“{name}” is no line of E{report_id}; name it by its number, 1 to {len(there)}, or by its code.")
