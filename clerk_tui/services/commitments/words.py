"""Commitments, plans and progress in words, for screens and the command line."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.commitments import ByWhen, Commitment, CommitmentPlan, Progress, Service, Span, Standing
from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.register import decisions as records
from clerk_tui.services.commitments import reading
from clerk_tui.services.office import Office

NO_WORDS = "(without words)"


def head_line(one: Commitment) -> str:
    """The first point, with the code before it where there is one."""
    first = one.points[0] if one.points else NO_WORDS
    more = " …" if len(one.points) > 1 else ""
    return f"{one.code} {first}{more}" if one.code else f"{first}{more}"


def due_words(due: ByWhen) -> str:
    """`by August 2022 (Wednesday 31 August 2022)`; empty where nothing is said."""
    if due.last is None:
        return due.words
    day = format_date(due.last)
    words = _bare(due.words)
    return f"by {words} ({day})" if words and words not in {day, format_date(due.last, weekday=False)} else f"by {day}"


def due_short(due: ByWhen) -> str:
    """For a list: the council's words, else the day."""
    return _bare(due.words) or (short_date(due.last) if due.last else "")


def _bare(words: str) -> str:
    return words[3:] if words.casefold().startswith("by ") else words


def standing_words(one: Commitment, today: date) -> str:
    """`Open, by 31 March 2018; LATE.`, or when and why it ended."""
    if one.standing is Standing.OPEN:
        said = ", ".join(part for part in ("Open", due_words(one.due)) if part)
        return f"{said}. LATE." if one.is_late(today) else f"{said}."
    day = f" on {format_date(one.ended_on)}" if one.ended_on else ""
    because = f": {one.ended_because}" if one.ended_because else ""
    return stopped(f"{one.standing.value.capitalize()}{day}{because}")


def state_short(one: Commitment, today: date) -> str:
    """One word for a list."""
    return "late" if one.is_late(today) else one.standing.value


def span_words(span: Span) -> str:
    """`January to April 2022`, with its days where the words are others."""
    if span.first is None or span.last is None:
        return span.words
    days = f"{format_date(span.first, weekday=False)} to {format_date(span.last, weekday=False)}"
    return f"{span.words} ({days})" if span.words and span.words != days else days


def plan_line(plan: CommitmentPlan) -> str:
    """`P1. Our commitment to improvement, January to April 2022 …, by August 2022 …`"""
    parts = [plan.name, span_words(plan.period), due_words(plan.due)]
    if plan.begins_on or plan.ends_on:
        begins = f"from {format_date(plan.begins_on)}" if plan.begins_on else ""
        ends = f"to {format_date(plan.ends_on)}" if plan.ends_on else ""
        parts.append(f"{begins} {ends}".strip())
    return f"{plan.ref}. {', '.join(part for part in parts if part)}."


def plan_details(office: Office, plan: CommitmentPlan) -> list[str]:
    """A plan with how its commitments stand, the file it was taken from, and what of that has no place."""
    today = office.clock.today()
    inside = reading.commitments(office, plan_id=plan.id)
    late = sum(one.is_late(today) for one in inside)
    counts = [f"{sum(one.standing is standing for one in inside)} {standing.value}" for standing in Standing]
    lines = [plan_line(plan), f"Commitments: {', '.join(counts)}; {late} late."]
    lines += [f"Titles: {' | '.join(plan.titles(plan.period, plan.due))}"]
    if (source := reading.source(office, plan)) is not None:
        lines.append(f"Taken from {source.name or 'a file without a name'}.")
        if source.unplaced:
            lines += ["Of it these lines have no place in the register:", *(f"  {line}" for line in source.unplaced)]
    return lines


def list_line(one: Commitment, today: date) -> str:
    """One commitment in a list to read aloud."""
    where = ", ".join(part for part in (one.plan, one.theme, one.portfolio) if part)
    late = "LATE. " if one.is_late(today) else ""
    ended = "" if one.standing is Standing.OPEN else f" {one.standing.value.capitalize()}."
    when = due_words(one.due)
    due = f" {when[:1].upper()}{when[1:]}." if when else ""
    return f"{late}{one.ref}. {stopped(head_line(one))}{ended}{due}{f' {where}.' if where else ''}"


def stopped(text: str) -> str:
    """A text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def progress_line(entry: Progress) -> str:
    """The day, who and the period, then the text."""
    about = f", about {span_words(entry.period)}" if span_words(entry.period) else ""
    who = f", {entry.author}" if entry.author else ""
    of = f", D{entry.decision_id}" if entry.decision_id else ""
    despite = f" All the same: {entry.despite}" if entry.despite else ""
    return f"{format_date(entry.made_on)}{who}{about}{of}: {' / '.join(entry.points)}{despite}"


def service_line(office: Office, service: Service) -> str:
    """`D3, ICT strategy, published: why`"""
    record = records.decision(office.register, service.decision_id)
    note = f": {service.note}" if service.note else ""
    return f"D{record.id}, {record.title or 'without a title'}, {record.status.value}{note}"


def details(office: Office, one: Commitment) -> list[str]:
    """A commitment with its fields, what stands under it, its progress and the decisions that serve it."""
    lines = [
        f"{one.ref}. {head_line(one)}" if len(one.points) < 2 else f"{one.ref}{f' {one.code}' if one.code else ''}."
    ]
    if len(one.points) > 1:
        lines += [f"- {point}" for point in one.points]
    lines.append(standing_words(one, office.clock.today()))
    over = reading.commitment(office, one.parent_id) if one.parent_id else None
    for label, text in (
        ("Plan", one.plan), ("Theme", one.theme), ("Portfolio", one.portfolio),
        ("Responsible", one.owner.name if one.owner else ""), ("Under", head_line(over) if over else ""),
        ("Begins", format_date(one.began) if one.began else ""), ("All the same", one.despite),
    ):  # fmt: skip
        if text:
            lines.append(f"{label}: {text}")
    lines += [f"Under it: {list_line(below, office.clock.today())}" for below in reading.under(office, one.id)]
    told = [f"Progress {entry.id}. {progress_line(entry)}" for entry in reading.progress(office, [one.id])]
    lines += told or ["No progress is entered."]
    lines += [f"Served by {service_line(office, link)}." for link in reading.decisions_serving(office, one.id)]
    return lines
