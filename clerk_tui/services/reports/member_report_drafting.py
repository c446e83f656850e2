"""Drafting an executive member's report from the register: progress, decisions of the portfolio, notices to come.

Only what is public already is drafted: decisions as they were published, notices as they stood at both places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from clerk_tui.domain.commitments import Commitment
from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.forward_plan import Entry, PublicEntry
from clerk_tui.domain.member_reports import Part, PortfolioReport, ReportLine
from clerk_tui.domain.people import Membership
from clerk_tui.domain.public import PublicRecord
from clerk_tui.register import call_ins, commitments, forward_plan, people
from clerk_tui.register import decisions as records
from clerk_tui.register import member_reports as rows
from clerk_tui.register.notices import decision_matter, entry_matter
from clerk_tui.rules.exempt_words import holds_apart
from clerk_tui.rules.member_reports import Taken, same_portfolio, why_in
from clerk_tui.services import decision_notice
from clerk_tui.services.call_in_standing import public_standing
from clerk_tui.services.commitments.reading import served_by
from clerk_tui.services.documents.matter_guard import kept_of
from clerk_tui.services.office import Office
from clerk_tui.services.plan_snapshots import from_json
from clerk_tui.services.public_items import IN_PRIVATE


@dataclass(frozen=True, slots=True)
class Belonging:
    """A decision of the portfolio, with why it is one. One that is not published is not named in the report."""

    decision_id: int
    why: str
    published: bool


def drafted(office: Office, report: PortfolioReport) -> tuple[ReportLine, ...]:
    """The lines of a report as the register stands, in their order."""
    found = [*_progress(office, report), *_decisions(office, report), *_notices(office, report)]
    return tuple(replace(line, report_id=report.id, position=place) for place, line in enumerate(found, 1))


def _line(part: Part, **said: Any) -> ReportLine:
    return ReportLine(0, 0, 0, 0, part, **said)


# Progress


def _progress(office: Office, report: PortfolioReport) -> Iterator[ReportLine]:
    """What stands under no objective first, then each objective with what stands under it."""
    own = [one for one in commitments.commitments(office.register) if _reported(one, report)]
    everything = {one.id: one for one in commitments.commitments(office.register)}
    over = {one.parent_id for one in everything.values() if one.parent_id is not None}
    told = [one for one in own if one.id not in over]
    objectives = [one for one in everything.values() if one.id in over and (one in own or _is_over(one, told))]
    said = _said(office, report, [*told, *objectives])
    yield from (_commitment(one, said) for one in told if one.parent_id not in {each.id for each in objectives})
    for objective in objectives:
        yield _line(Part.OBJECTIVE, code=objective.code, text=objective.text, commitment_id=objective.id)
        if objective.id in said:
            # Progress of the objective itself would otherwise stand nowhere: its table has rows of actions alone.
            yield _commitment(objective, said)
        yield from (_commitment(one, said) for one in told if one.parent_id == objective.id)


def _reported(one: Commitment, report: PortfolioReport) -> bool:
    """One of the portfolio that had not ended before the period began."""
    ended = one.ended_on is not None and report.covers_from is not None and one.ended_on < report.covers_from
    return same_portfolio(one.portfolio, report.portfolio) and not ended


def _is_over(objective: Commitment, told: Sequence[Commitment]) -> bool:
    return any(one.parent_id == objective.id for one in told)


def _said(office: Office, report: PortfolioReport, of: Sequence[Commitment]) -> dict[int, str]:
    """The progress of the period, by commitment: since the last report, up to the last day covered."""
    since = report.covers_from - timedelta(days=1) if report.covers_from else None
    said: dict[int, str] = {}
    for entry in commitments.progress(
        office.register, of=[one.id for one in of], since=since, until=report.covers_to or report.reported_on
    ):
        said[entry.commitment_id] = "\n".join(filter(None, (said.get(entry.commitment_id, ""), entry.text)))
    return said


def _commitment(one: Commitment, said: dict[int, str]) -> ReportLine:
    text = " ".join(one.text.split())
    return _line(Part.COMMITMENT, code=one.code, text=text, progress=said.get(one.id, ""), commitment_id=one.id)


def of_commitment(office: Office, report: PortfolioReport, commitment_id: int) -> ReportLine:
    """The line of a commitment, with its progress in the period, whatever portfolio it is of."""
    one = commitments.commitment(office.register, commitment_id)
    return _commitment(one, _said(office, report, [one]))


# Decisions


def belonging(office: Office, report: PortfolioReport) -> tuple[Belonging, ...]:
    """The decisions of the period that belong to the portfolio, by the day on which they were taken."""
    seats = _seats(office, report)
    return tuple(
        Belonging(row.id, why, row.published)
        for row in rows.taken_between(office.register, report.covers_from, report.covers_to or report.reported_on)
        if (why := why_in(report.portfolio, _held_on(seats, row.decided_on), _taken(office, row)))
    )


def left_out(office: Office, report: PortfolioReport) -> tuple[str, ...]:
    """What the clerk is told of decisions that belong to the portfolio and that the report cannot name yet."""

    def found() -> tuple[str, ...]:
        return tuple(
            f"D{one.decision_id} belongs to the portfolio ({one.why}), but it is not published, so the report does not"
            " name it."
            for one in belonging(office, report)
            if not one.published
        )

    return office.keep(f"left out of {report.ref}", found)


def _taken(office: Office, row: rows.TakenRow) -> Taken:
    """What the record says of its portfolio, as corrected since."""
    now = records.decision(office.register, row.id) if row.corrected else row
    return Taken(
        now.portfolio, Maker(now.maker), now.maker_name, now.maker_title, row.relevant_member, row.serves
    )  # fmt: skip


def _seats(office: Office, report: PortfolioReport) -> list[Membership]:
    return [seat for seat in people.seats(office.register) if same_portfolio(seat.title, report.portfolio)]


def _held_on(seats: Sequence[Membership], day: date) -> list[str]:
    """Who held the portfolio on the day of a decision, which may be another than who reports."""
    return [seat.person.name for seat in seats if seat.holds_on(day)]


def _decisions(office: Office, report: PortfolioReport) -> Iterator[ReportLine]:
    for one in belonging(office, report):
        if one.published:
            yield of_decision(office, one.decision_id)


def of_decision(office: Office, decision_id: int) -> ReportLine:
    """The line of a published decision; Refused while it is a draft, of which nothing goes out."""
    record = decision_notice.notice_record(office, decision_id)
    kept = kept_of(office, decision_matter(office.register, decision_id))
    private = holds_apart(record.title, kept)
    return _line(
        Part.DECISION,
        code=record.reference or f"D{decision_id}",
        text=IN_PRIVATE if private else record.title,
        note="\n".join(_kind(office, record)),
        progress="" if holds_apart(record.resolution, kept) else record.resolution,
        decision_id=decision_id,
    )


def _kind(office: Office, record: PublicRecord) -> Iterator[str]:
    """Key, urgent, called in, and when it was taken by whom: what a reader of the report asks of each."""
    by = ", ".join(filter(None, (record.maker or record.body, record.maker_title)))
    yield f"Taken on {format_date(record.decided_on)}{f' by {by}' if by else ''}."
    if record.key_decision:
        yield "Key decision."
    yield from (f"Urgent. {says}" for says in record.urgency_statements)
    if record.call_in_exempt:
        because = f": {record.call_in_exempt_reason}" if record.call_in_exempt_reason else "."
        yield f"Urgent. Call-in was waived{because}"
    if call_ins.requests(office.register, record.decision_id):
        stands = public_standing(office, record.decision_id, record.call_in.effective)
        yield f"Called in. {stands.says}" if stands else "Call-in was asked for; the dates of the decision hold."


# Notices to come


def _notices(office: Office, report: PortfolioReport) -> Iterator[ReportLine]:
    for number in rows.entries_to_come(office.register, report.reported_on):
        entry = forward_plan.entry(office.register, number)
        if _of_portfolio(office, report, entry):
            yield of_entry(office, number)


def _of_portfolio(office: Office, report: PortfolioReport, entry: Entry) -> bool:
    """By who will decide, or by the records that were begun from it; the other matters a clerk adds."""
    begun = [
        records.decision(office.register, number) for number, _ in forward_plan.decisions_of(office.register, entry)
    ]
    taken = Taken(
        portfolio=next((one.portfolio for one in begun if one.portfolio), ""),
        maker=entry.maker,
        maker_name=entry.maker_name,
        maker_title=entry.maker_title,
        serves=tuple(one.portfolio for decision in begun for one in served_by(office, decision.id)),
    )
    return bool(why_in(report.portfolio, _held_on(_seats(office, report), report.reported_on), taken))


def of_entry(office: Office, entry_id: int) -> ReportLine:
    """The line of a matter of the forward plan as its newest notice states it, or, where none is out, as it stands."""
    from clerk_tui.services.forward_plan import public_entry

    entry = forward_plan.entry(office.register, entry_id)
    versions = forward_plan.versions(office.register, entry_id)
    notice = from_json(versions[-1].snapshot) if versions else public_entry(office, entry)
    kept = kept_of(office, entry_matter(office.register, entry_id))
    private = holds_apart(notice.matter, kept)
    return _line(
        Part.NOTICE,
        code=notice.reference or entry.ref,
        text=IN_PRIVATE if private else notice.matter,
        note="\n".join(_notice(notice, versions[-1].later if versions else None)),
        entry_id=entry_id,
    )


def _notice(notice: PublicEntry, published: date | None) -> Iterator[str]:
    kind = "Key decision" if notice.key_decision else "Decision"
    yield f"{kind}, to be taken {_due(notice)}{f' by {notice.decider}' if notice.decider else ''}."
    if notice.private:
        yield "Part or all of it will be taken in private."
    if published is not None:
        yield f"Notice was given on {format_date(published)}."


def _due(notice: PublicEntry) -> str:
    if notice.due_from is None:
        return "on a day that the notice does not give"
    if notice.due_to is None or notice.due_to == notice.due_from:
        return f"on {format_date(notice.due_from)}"
    return f"between {format_date(notice.due_from)} and {format_date(notice.due_to)}"
