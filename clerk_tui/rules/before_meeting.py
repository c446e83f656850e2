"""The limits that a council sets itself before a meeting or a member's decision: no statute asks for them.

"Ten working days before" is a count back to the tenth day and no count of clear days (law.md X130, X131).
"""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.council import Council, DayLimit, Unit
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.domain.ledger import Authority, Certainty, CountResult, Ledger
from clerk_tui.domain.plan import OPEN_BEFORE, REPORTS, REPRESENTATIONS
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import BACK, Terms, clear_after, clear_before, clear_between, nth_after, nth_before
from clerk_tui.rules.notices import agenda_notice, key_decision_notice

AGENDA = "AGENDA-LOCAL"


def report_by(council: Council, calendar: Calendar, meeting: date, *, done: date | None = None) -> CountResult:
    """The last day for reports to reach the proper officer, by the council's own limit. NotConfigured without one."""
    title = f"Reports for the meeting on {format_date(meeting)}"
    return _before(council, calendar, council.report_deadline, meeting, _Named(REPORTS, "report_deadline", title), done)


def representations_by(council: Council, calendar: Calendar, meeting: date, *, done: date | None = None) -> CountResult:
    """The last day for representations against a private meeting, by the council's own limit (reg 5(4) sets none)."""
    title = f"Representations against meeting in private on {format_date(meeting)}"
    named = _Named(REPRESENTATIONS, "representations", title)
    return _before(council, calendar, council.representations_deadline, meeting, named, done)


def earliest_individual_decision(
    council: Council, calendar: Calendar, available: date, *, decision: date | None = None
) -> CountResult:
    """P23: the first day on which a member may decide, once the report has lain open from `available` on.

    Clear days are those between the two; without `clear` the last day counted is itself the first day.
    """
    limit = council.pre_decision
    if limit is None:
        raise _not_configured(council, "pre_decision")
    title = f"A member's decision on the report available on {format_date(available)}: after {_days(limit)}"
    count = clear_after if limit.clear else nth_after
    ledger = count(
        calendar, available, limit.days, _terms(council, limit, OPEN_BEFORE, title, "the report"), limit.unit
    )
    return CountResult(
        ledger=ledger,
        earliest=ledger.answer,
        earliest_working_day=ledger.working_answer,
        satisfied=None if decision is None else decision >= ledger.answer,
    )


def agenda_by(
    council: Council, calendar: Calendar, meeting: date, *, published: date | None = None
) -> tuple[CountResult, ...]:
    """The agenda's last day by law, and after it that by the council's own longer period, where it has one.

    Swansea publishes five clear days before a meeting where Welsh law asks for three: both are shown.
    """
    law = agenda_notice(
        meeting, calendar, published=published, nation=council.nation, mourning_counts=council.mourning_counts
    )
    days = council.agenda_clear_days
    if days is None:
        return (law,)
    terms = Terms(
        rule=AGENDA,
        title=f"The agenda of the meeting on {format_date(meeting)}: {days} clear working days before it, by the"
        " council's own rule",
        anchor_name="the meeting",
        authorities=(_own(council, f"The agenda is published {days} clear working days before a meeting."),),
        certainty=Certainty.LOCAL,
        office_open=True,
    )
    own = clear_before(calendar, meeting, days, terms)
    return (
        law,
        CountResult(
            ledger=own,
            latest=own.answer,
            latest_working_day=own.working_answer,
            satisfied=None if published is None else published <= own.answer,
            clear_days=None if published is None else clear_between(calendar, published, meeting, terms),
        ),
    )


def key_notice_by(council: Council, calendar: Calendar, decision: date, *, notice: date | None = None) -> CountResult:
    """EN-KD28 as this council reads its 28 clear days: in calendar days, or strictly in working days."""
    return key_decision_notice(decision, calendar, notice=notice, strict=council.strict_28)


class _Named:
    """A limit's rule id, the key of its table in the council file and the title of its count."""

    def __init__(self, rule: str, key: str, title: str) -> None:
        self.rule, self.key, self.title = rule, key, title


def _before(
    council: Council, calendar: Calendar, limit: DayLimit | None, event: date, named: _Named, done: date | None
) -> CountResult:
    if limit is None:
        raise _not_configured(council, named.key)
    terms = _terms(council, limit, named.rule, f"{named.title}: {_days(limit)} before", "the meeting")
    ledger = _back(calendar, limit, event, terms)
    return CountResult(
        ledger=ledger,
        latest=ledger.answer,
        latest_working_day=ledger.working_answer,
        satisfied=None if done is None else done <= ledger.answer,
    )


def _back(calendar: Calendar, limit: DayLimit, event: date, terms: Terms) -> Ledger:
    count = clear_before if limit.clear else nth_before
    return count(calendar, event, limit.days, terms, limit.unit)


def _terms(council: Council, limit: DayLimit, rule: str, title: str, anchor_name: str) -> Terms:
    advice = []
    if limit.cutoff is not None:
        advice.append(f"By {format_time(limit.cutoff)} on that day.")
    if not limit.unit_stated:
        advice.append(f"The words are “{limit.days} days” without saying which; working days are assumed.")
    return Terms(
        rule=rule,
        title=title,
        anchor_name=anchor_name,
        authorities=(_own(council, limit.source or f"{_days(limit)[0].upper()}{_days(limit)[1:]}."),),
        certainty=Certainty.LOCAL if limit.unit_stated else Certainty.INFERRED,
        roll="" if rule == OPEN_BEFORE else BACK,
        office_open=rule != OPEN_BEFORE,
        advice=tuple(advice),
    )


def _days(limit: DayLimit) -> str:
    kind = "calendar" if limit.unit is Unit.CALENDAR else "working"
    return f"{limit.days} {'clear ' if limit.clear else ''}{kind} {'day' if limit.days == 1 else 'days'}"


def _own(council: Council, says: str) -> Authority:
    return Authority(f"{council.name}: council file", "", says)


def _not_configured(council: Council, key: str) -> NotConfigured:
    return NotConfigured(
        f"{council.name} has no such limit configured: put days and unit under [{key}] in {council.id}.toml."
    )
