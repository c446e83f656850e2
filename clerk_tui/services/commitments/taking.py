"""A plan on a page into the register: each row a commitment with its progress, and under it what is due by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from clerk_tui.domain.by_when import read_by_when, read_span
from clerk_tui.domain.commitments import COLUMNS, ByWhen, Commitment, CommitmentPlan, Progress, Span
from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.printed_reports import PLAN_ON_A_PAGE, PlanOnAPage, PlanRow, PrintedReport
from clerk_tui.domain.text import one_line
from clerk_tui.register import commitments as rows
from clerk_tui.register.changes import Change
from clerk_tui.rules.commitments import quoted
from clerk_tui.services.commitments import changing, planning, progressing
from clerk_tui.services.importing_reports import Beside, Done
from clerk_tui.services.office import Office
from clerk_tui.services.taking import keep_document, line

_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_BY = re.compile(r"(.*\bby)\s+\S.*", re.IGNORECASE)
_POINT = re.compile(r"(\d+)\.column_(\d+)_(\d+)")
_THEME = re.compile(r"(\d+)\.theme")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the plan beside the register. None, or no points, is what the register holds already."""

    theme: str
    text: str
    known: Commitment | None
    progress: tuple[str, ...]
    steps: tuple[str, ...]


def beside(office: Office, found: PrintedReport) -> Beside:
    """How the plan stands beside the register now."""
    assert isinstance(found, PlanOnAPage)
    if taken := _taken_before(office, found):
        return Beside(taken, may=False)
    if not line(found.title):
        return Beside("The document gives the plan no title; correct that line first, then accept.", may=False)
    plan = rows.plan_named(office.register, line(found.title))
    work = list(_work(office, found, plan))
    adds = tuple(_adds(work))
    if plan is None:
        says = f"It becomes the plan {line(found.title)}, {_times(found)}."
    elif adds:
        says = f"The register holds this plan as {plan.ref}; what is new is added, and it is then {_times(found)}."
    else:
        says = f"The register holds this plan as {plan.ref} with all that the document has; nothing is taken."
        return Beside(says, may=False)
    return Beside(says, True, adds, _keeps(found), _doubts(found))


def _taken_before(office: Office, found: PlanOnAPage) -> str:
    """A sentence where this very file was taken before; empty where it was not."""
    taken = rows.document_of(office.register, found.document.sha256, [PLAN_ON_A_PAGE])
    if taken is None:
        return ""
    plan = next((one for one in rows.plans(office.register) if one.document_id == taken), None)
    name = f"as {plan.ref}, {plan.name}" if plan else "and its plan was taken on since"
    return f"This very file was taken before, {name}; nothing is taken a second time."


def _times(found: PlanOnAPage) -> str:
    period = f"of {line(found.period)}" if line(found.period) else "of no period"
    return f"{period}, by {line(found.by)}" if line(found.by) else f"{period}, with no by-when"


def _keeps(found: PlanOnAPage) -> tuple[str, ...]:
    if not found.unplaced:
        return ()
    one = len(found.unplaced) == 1
    says = "1 line has" if one else f"{len(found.unplaced)} lines have"
    return (f"{says} no place in the register; kept with the document, as it stands.",)


def _doubts(found: PlanOnAPage) -> tuple[str, ...]:
    """What asks for a reason: times whose words mean no day, or that do not follow each other."""
    doubts, period, due = [], _span(found), _due(found)
    if period.words and period.last is None:
        doubts.append(f"Period: “{period.words}” names no days; the progress is then dated today.")
    if due.words and due.last is None:
        doubts.append(f"By when: “{due.words}” names no day; nothing of it will show as late.")
    if due.last is not None and period.first is not None and due.last < period.first:
        first = format_date(period.first)
        doubts.append(f"By when: {format_date(due.last)} lies before {first}, when the period begins.")
    return tuple(doubts)


def _span(found: PlanOnAPage) -> Span:
    return read_span(line(found.period))


def _due(found: PlanOnAPage) -> ByWhen:
    return read_by_when(line(found.by))


def _work(office: Office, found: PlanOnAPage, plan: CommitmentPlan | None) -> Iterator[_Row]:
    """Each row beside the commitments of the plan: those of the same theme and words are the same."""
    held = rows.commitments(office.register, plan_id=plan.id) if plan else []
    period, due = _span(found).words.casefold(), _due(found).words.casefold()
    for row in found.rows:
        will, done, next_ = (tuple(p for p in map(one_line, cell) if p) for cell in _three(row))
        theme, text = line(row.theme), "\n".join(will)
        if not (theme or will or done or next_):
            continue
        same = (one for one in held if (one.theme, one.text) == (theme, text) and one.parent_id is None)
        known = next(same, None)
        if known is not None:
            told = {p for entry in rows.progress(office.register, of=[known.id])
                    if entry.period.words.casefold() == period for p in entry.points}  # fmt: skip
            promised = {one.text for one in held if one.parent_id == known.id and one.due.words.casefold() == due}
            done = tuple(point for point in done if point not in told)
            next_ = tuple(point for point in next_ if point not in promised)
        yield _Row(theme, text, known, done, next_)


def _three(row: PlanRow) -> tuple[tuple[str, ...], ...]:
    return (*row.cells, (), (), ())[:3]


def _adds(work: list[_Row]) -> Iterator[str]:
    for row in work:
        new = [] if row.known else [f"a commitment, {quoted(row.text)}" if row.text else "a commitment without words"]
        new += [f"progress in {_many(len(row.progress), 'point')}"] if row.progress else []
        new += [f"{_many(len(row.steps), 'commitment')} under it"] if row.steps else []
        if new:
            yield f"{row.theme or 'Without a theme'}: {'; '.join(new)}."


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def take(office: Office, found: PrintedReport, despite: str, command_id: str | None) -> Done:
    """Take the plan, all of it or nothing."""
    assert isinstance(found, PlanOnAPage)
    name, at, today = line(found.title), iso_instant(office.clock.system()), office.clock.today()
    counted: list[int] = []

    def work(change: Change) -> int:
        if taken := _taken_before(office, found):
            raise Refused(taken)
        plan = rows.plan_named(office.register, name)
        ready = list(_work(office, found, plan))
        document = keep_document(change, found.document, found.text, found.unplaced, at)
        plan_id = _take_plan(change, found, plan, document)
        counted[:] = [sum(_take_row(office, change, found, row, (plan_id, document), today) for row in ready)]
        return plan_id

    said = f"Imported {found.document.name or 'a plan on a page'}: {name}"
    plan_id = office.register.run(office.command("import", said, why=despite, command_id=command_id), work)
    assert plan_id is not None
    count = counted[0] if counted else len(rows.commitments(office.register, plan_id=plan_id))
    return Done(f"P{plan_id}", f"Taken into the register as P{plan_id}, {name}: {_many(count, 'commitment')}.")


def _take_plan(change: Change, found: PlanOnAPage, known: CommitmentPlan | None, document_id: int) -> int:
    """The plan's row, with the times that the document says; one that stands is taken on."""
    plan = replace(
        known or replace(planning.BLANK, name=line(found.title)),
        columns=_columns(found),
        period=_span(found),
        due=_due(found),
        document_id=document_id,
    )
    if known is None:
        return planning.insert(change, plan)
    planning.update(change, plan, known.version)
    return known.id


def _columns(found: PlanOnAPage) -> tuple[str, ...]:
    """The titles without the times in them."""
    titles = tuple(line(one) for one in found.columns)
    if len(titles) != len(COLUMNS):
        return COLUMNS
    third = _BY.fullmatch(titles[2])
    last = third[1] if third else COLUMNS[2] if line(found.by) else titles[2]
    return titles[0], _BRACKETS.sub("", titles[1]), last


def _take_row(office: Office, change: Change, found: PlanOnAPage, row: _Row, ids: tuple[int, int], today: date) -> int:
    """The rows that one of the plan becomes; how many commitments are new comes back."""
    plan_id, document_id = ids
    whole = replace(changing.BLANK, text=row.text, theme=row.theme, plan_id=plan_id)
    over = row.known.id if row.known else changing.insert(office, change, whole)
    if row.progress:
        period = _span(found)
        told = Progress(
            0, 0, over, period.last or today, "\n".join(row.progress), line(found.document.council) or _name(office),
            period, None, document_id,
        )  # fmt: skip
        progressing.insert(change, told)
    for point in row.steps:
        step = replace(changing.BLANK, text=point, theme=row.theme, plan_id=plan_id, parent_id=over, due=_due(found))
        changing.insert(office, change, step)
    return len(row.steps) + (row.known is None)


def _name(office: Office) -> str:
    from clerk_tui.services.office import council_name

    return council_name(office)


def may_correct(found: PrintedReport) -> frozenset[str]:
    """Everything but the titles of the columns, by which the document was known."""
    assert isinstance(found, PlanOnAPage)
    names = {"title", "period", "by"}
    for n, row in enumerate(found.rows, 1):
        names.add(f"{n}.theme")
        names |= {f"{n}.column_{m}_{k}" for m, cell in enumerate(row.cells, 1) for k in range(1, len(cell) + 1)}
    return frozenset(names)


def correct(found: PrintedReport, name: str, typed: str) -> PrintedReport:
    """The plan with one line corrected; a point that is emptied is taken out."""
    assert isinstance(found, PlanOnAPage)
    text = one_line(typed) or None
    if name == "title":
        return replace(found, title=text)
    if name == "period":
        return replace(found, period=text)
    if name == "by":
        return replace(found, by=text)
    table = list(found.rows)
    if match := _THEME.fullmatch(name):
        at = int(match[1]) - 1
        table[at] = replace(table[at], theme=text)
    elif match := _POINT.fullmatch(name):
        at, column, point = (int(number) - 1 for number in match.groups())
        cells = [list(cell) for cell in table[at].cells]
        cells[column][point : point + 1] = [text] if text else []
        table[at] = replace(table[at], cells=tuple(map(tuple, cells)))
    else:
        raise InputError(f"“{one_line(name)}” is no line of a plan on a page.")
    return replace(found, rows=tuple(table))
