"""The fields of commitments, plans and progress: what they are called and what was typed as their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from clerk_tui.domain.by_when import read_by_when, read_span
from clerk_tui.domain.commitments import COLUMNS, ByWhen, Commitment, CommitmentPlan, Progress, Span, parent_code
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import Person
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import commitments as rows
from clerk_tui.register import decisions, people
from clerk_tui.register.chain import Cell
from clerk_tui.register.rows import to_cell
from clerk_tui.services.commitments.reading import find, find_plan
from clerk_tui.services.office import Office

COMMITMENT_FIELDS: Mapping[str, str] = {
    "code": "Code", "text": "What will be done", "plan": "Plan", "theme": "Theme", "portfolio": "Portfolio",
    "owner": "Responsible", "parent": "Under", "begins_on": "Begins on", "due": "By when", "due_on": "Last day",
}  # fmt: skip
PLAN_FIELDS: Mapping[str, str] = {
    "name": "Name", "begins_on": "Begins on", "ends_on": "Ends on", "period": "Period reported on",
    "period_begins_on": "Period begins on", "period_ends_on": "Period ends on", "due": "By when",
    "due_on": "Last day", "columns": "Titles of the columns",
}  # fmt: skip
PROGRESS_FIELDS: Mapping[str, str] = {
    "text": "Progress", "made_on": "Date", "author": "Author", "period": "Period",
    "period_begins_on": "Period begins on", "period_ends_on": "Period ends on", "decision": "Decision",
}  # fmt: skip
LONGEST_LINE, LONGEST_TEXT = 200, 10_000
"""Characters of a name, and of a text; a longer one came into the wrong field."""
_LINES = ("code", "theme", "portfolio")
NONE = frozenset({"-", "none"})
"""What is typed to say that there is none."""


SHOWN: Mapping[str, str] = {"responsible": "owner", "under": "parent", "date": "made_on"}
"""Names under which the command line shows a field, and takes it as by the field's own name."""


def by_name(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed by the fields' own names. InputError where one field was typed by both of its names."""
    found: dict[str, str] = {}
    for name, value in typed.items():
        own = SHOWN.get(name, name)
        if own in found:
            shown = next(each for each in SHOWN if SHOWN[each] == own)
            raise InputError(f"{COMMITMENT_FIELDS.get(own, 'Date')}: {shown} and {own} are one field; give it once.")
        found[own] = value
    return found


def known(typed: Mapping[str, str], fields: Mapping[str, str], thing: str) -> None:
    """InputError names the fields there are, where one is none of them."""
    for name in typed:
        if name not in fields:
            names = {own: shown for shown, own in SHOWN.items()}
            there = ", ".join(names.get(own, own) for own in fields)
            raise InputError(f"{thing} has no field “{one_line(name)}”; its fields are {there}.")


def _line(label: str, typed: str) -> str:
    text = one_line(typed)
    if len(text) > LONGEST_LINE:
        raise InputError(f"{label}: it has {len(text)} characters; at most {LONGEST_LINE} belong there.")
    return text


def _text(label: str, typed: str) -> str:
    text = tidy(typed).strip()
    if not text:
        raise InputError(f"{label}: it cannot be empty; type it in a sentence, or in one line for each point.")
    if len(text) > LONGEST_TEXT:
        raise InputError(f"{label}: it has {len(text)} characters; at most {LONGEST_TEXT} belong there.")
    return text


def _day(label: str, typed: str) -> date | None:
    try:
        return parse_date(typed) if typed.strip() else None
    except InputError as error:
        raise InputError(f"{label}: {error}") from None


def _due(typed: Mapping[str, str], before: ByWhen) -> ByWhen:
    """By when, of the fields due and due_on; words that are typed anew give the day anew."""
    if "due" not in typed and "due_on" not in typed:
        return before
    words = _line("By when", typed.get("due", before.words))
    return read_by_when(words, _day("Last day", typed.get("due_on", "")))


def _span(typed: Mapping[str, str], before: Span) -> Span:
    if not typed.keys() & {"period", "period_begins_on", "period_ends_on"}:
        return before
    words = _line("Period", typed.get("period", before.words))
    same = words == before.words
    days = {
        name: _day(label, typed.get(name, "")) or (old if same and name not in typed else None)
        for name, label, old in (
            ("period_begins_on", "Period begins on", before.first),
            ("period_ends_on", "Period ends on", before.last),
        )
    }
    span = read_span(words, days["period_begins_on"], days["period_ends_on"])
    _in_order("Period", span.first, span.last)
    return span


def _in_order(label: str, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise InputError(f"{label}: it ends on {last.isoformat()}, before it begins on {first.isoformat()}.")


def read_commitment(office: Office, typed: Mapping[str, str], before: Commitment) -> Commitment:
    """The commitment with what was typed in its place. Its parent follows from its code unless the clerk names one."""
    known(typed, COMMITMENT_FIELDS, "A commitment")
    new = before
    lines = {name: _line(COMMITMENT_FIELDS[name], typed[name]) for name in _LINES if name in typed}
    new = replace(
        new,
        code=lines.get("code", new.code),
        theme=lines.get("theme", new.theme),
        portfolio=lines.get("portfolio", new.portfolio),
    )
    if "text" in typed or not before.id:
        new = replace(new, text=_text("What will be done", typed.get("text", "")))
    if "plan" in typed:
        new = _in_plan(office, new, typed["plan"])
    if "owner" in typed:
        new = replace(new, owner=_owner(office, typed["owner"]))
    if "begins_on" in typed:
        begins = _day("Begins on", typed["begins_on"])
        of_plan = None if new.plan_id is None else rows.plan(office.register, new.plan_id).begins_on
        new = replace(new, begins_on=begins, began=begins or of_plan)
    return _under(office, typed, before, replace(new, due=_due(typed, before.due)))


def _in_plan(office: Office, new: Commitment, typed: str) -> Commitment:
    if not one_line(typed) or one_line(typed).casefold() in NONE:
        return replace(new, plan_id=None, plan="", began=new.begins_on)
    plan = find_plan(office, typed)
    return replace(new, plan_id=plan.id, plan=plan.name, began=new.begins_on or plan.begins_on)


def _owner(office: Office, typed: str) -> Person | None:
    name = _line("Responsible", typed)
    if not name or name.casefold() in NONE:
        return None
    for kind in ("member", "officer"):
        if (person := people.named(office.register, name, kind)) is not None:
            return person
    raise InputError(f"Responsible: the register knows nobody called {name}; enter the person first (people add).")


def _under(office: Office, typed: Mapping[str, str], before: Commitment, new: Commitment) -> Commitment:
    """With the objective that it stands under; theme and portfolio come from there where it has none of its own."""
    over = _over(office, one_line(typed.get("parent", "")), typed, before, new)
    if over is None:
        return replace(new, parent_id=None, parent_code="")
    new = replace(new, parent_id=over.id, parent_code=over.code)
    if before.id:
        return new
    return replace(new, theme=new.theme or over.theme, portfolio=new.portfolio or over.portfolio)


def _over(
    office: Office, said: str, typed: Mapping[str, str], before: Commitment, new: Commitment
) -> Commitment | None:
    if said:
        if said.casefold() in NONE:
            return None
        over = find(office, said, plan_id=new.plan_id)
        _no_circle(office, over, new)
        return over
    if before.id and "parent" in typed:
        return None
    old = None if before.parent_id is None else rows.commitment(office.register, before.parent_id)
    if before.id and (new.code, new.plan_id) == (before.code, before.plan_id):
        return old
    # One that the clerk named stays; one that followed from the code before follows the new one.
    if old is not None and old.plan_id == new.plan_id and parent_code(before.code, [old.code]) is None:
        return old
    beside = {one.code: one.id for one in reversed(rows.codes(office.register, new.plan_id)) if one.id != new.id}
    code = parent_code(new.code, beside)
    return None if code is None else rows.commitment(office.register, beside[code])


def _no_circle(office: Office, over: Commitment, new: Commitment) -> None:
    if over.plan_id != new.plan_id:
        raise InputError(f"Under: {over.called} stands in {over.plan or 'no plan'}, not in {new.plan or 'no plan'}.")
    above: Commitment | None = over
    while above is not None:
        if above.id == new.id:
            raise InputError(f"Under: {over.called} stands under {new.called} itself; name another.")
        above = None if above.parent_id is None else rows.commitment(office.register, above.parent_id)


def read_plan(typed: Mapping[str, str], before: CommitmentPlan) -> CommitmentPlan:
    """The plan with what was typed in its place."""
    known(typed, PLAN_FIELDS, "A plan")
    new = before
    if "name" in typed or not before.name:
        name = _line("Name", typed.get("name", ""))
        if not name:
            raise InputError("Name: it cannot be empty; call the plan what the council publishes it as.")
        new = replace(new, name=name)
    if "begins_on" in typed:
        new = replace(new, begins_on=_day("Begins on", typed["begins_on"]))
    if "ends_on" in typed:
        new = replace(new, ends_on=_day("Ends on", typed["ends_on"]))
    _in_order("Ends on", new.begins_on, new.ends_on)
    if "columns" in typed:
        titles = tuple(line for line in (one_line(part) for part in typed["columns"].split("\n")) if line)
        if titles and len(titles) != len(COLUMNS):
            raise InputError(f"Titles of the columns: type three, one a line; {len(titles)} were typed.")
        new = replace(new, columns=titles or COLUMNS)
    return replace(new, period=_span(typed, before.period), due=_due(typed, before.due))


def read_progress(office: Office, typed: Mapping[str, str], before: Progress) -> Progress:
    """The entry with what was typed in its place."""
    known(typed, PROGRESS_FIELDS, "An entry of progress")
    new = before
    if "text" in typed or not before.text:
        new = replace(new, text=_text("Progress", typed.get("text", "")))
    if one_line(typed.get("made_on", "")):
        new = replace(new, made_on=_day("Date", typed["made_on"]) or before.made_on)
    if "author" in typed:
        new = replace(new, author=_line("Author", typed["author"]))
    if "decision" in typed:
        said = one_line(typed["decision"])
        none = not said or said.casefold() in NONE
        new = replace(new, decision_id=None if none else decisions.find(office.register, said))
    return replace(new, period=_span(typed, before.period))


def commitment_cells(one: Commitment) -> dict[str, Cell]:
    """What of a commitment is written when its fields are."""
    return {
        "code": one.code, "text": one.text, "plan_id": one.plan_id, "parent_id": one.parent_id, "theme": one.theme,
        "portfolio": one.portfolio, "owner_id": one.owner.id if one.owner else None,
        "begins_on": to_cell(one.begins_on), "due": one.due.words, "due_on": to_cell(one.due.last),
    }  # fmt: skip


def plan_cells(plan: CommitmentPlan) -> dict[str, Cell]:
    """What of a plan is written when its fields are."""
    return {
        "name": plan.name, "columns": "" if plan.columns == COLUMNS else "\n".join(plan.columns),
        "begins_on": to_cell(plan.begins_on), "ends_on": to_cell(plan.ends_on), **_span_cells(plan.period),
        "due": plan.due.words, "due_on": to_cell(plan.due.last), "document_id": plan.document_id,
    }  # fmt: skip


def progress_cells(entry: Progress) -> dict[str, Cell]:
    """What of an entry of progress is written when its fields are."""
    return {
        "made_on": to_cell(entry.made_on), "author": entry.author, **_span_cells(entry.period), "text": entry.text,
        "decision_id": entry.decision_id, "document_id": entry.document_id,
    }  # fmt: skip


def _span_cells(span: Span) -> dict[str, Cell]:
    return {
        "period": span.words, "period_begins_on": to_cell(span.first), "period_ends_on": to_cell(span.last),
    }  # fmt: skip
