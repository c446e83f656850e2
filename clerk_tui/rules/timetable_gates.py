"""Every day that a meeting's date decides, each with its count: notices before it, publication and call-in after it.

A timetable says nothing of what a meeting will decide, so gates that need a key decision or a private part say so.
SI 2012/2089 binds the executive; Council and committees are under LGA 1972 Part VA and Schedule 12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from clerk_tui.domain.council import Council, Nation
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import CallInWindow, CountResult, Ledger
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.timetable import Gate
from clerk_tui.rules import notices
from clerk_tui.rules.assumed_days import publication
from clerk_tui.rules.before_meeting import agenda_by, report_by, representations_by
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import window
from clerk_tui.rules.committees import committee_agenda, committee_notice, summons
from clerk_tui.rules.deadlines import hearing_by

NO_RULE = "TT-RULE"
"""The finding that the council has no call-in rule on the day of a meeting."""
PUBLISHED = ("EN-PUB", "WA-PUB")
"""The gate of publication, in England and in Wales."""
CLOSES, EFFECT, HEARING = "CI", "CI-EFFECT", "CI-HEARING"
_IF_KEY, _IF_PRIVATE = "if one is taken", "if part of it is private"
_IF_EXECUTIVE = "if it is of the executive"
_IF_CALLED, _IF_CALLABLE = "if a valid request comes in on the last day", "if the decision can be called in"


@dataclass(frozen=True)
class Setting:
    """What a timetable is checked against. Without a council nothing is said about call-in.

    `kinds` are the bodies that a register knows, by their names in lower case.
    """

    calendar: Calendar
    today: date
    nation: Nation = Nation.ENGLAND
    council: Council | None = None
    kinds: Mapping[str, BodyKind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CountedGate:
    """A gate and the count behind it."""

    gate: Gate
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates of one day in order, and a finding for what cannot be counted on that day."""

    counted: tuple[CountedGate, ...]
    left_out: tuple[Finding, ...] = ()

    def __getitem__(self, id: str) -> CountedGate:
        return next(counted for counted in self.counted if counted.gate.id == id)

    def first(self, ids: tuple[str, ...]) -> CountedGate | None:
        """The first of the gates that has one of these ids: the law's own differ by nation and kind of body."""
        return next((counted for counted in self.counted if counted.gate.id in ids), None)

    def __contains__(self, id: str) -> bool:
        return any(counted.gate.id == id for counted in self.counted)


_Count = Callable[[], list[CountedGate]]


def gates_of(day: date, setting: Setting, kind: BodyKind | None) -> Gates:
    """Every gate of a meeting on `day`, those before it by their days. What cannot be counted is a finding.

    A body of unknown `kind` is taken as a committee, and the executive's gates are given for the case that it is one.
    """
    before: list[CountedGate] = []
    after: list[CountedGate] = []
    left_out: list[Finding] = []
    counts: list[tuple[list[CountedGate], _Count]] = [(before, count) for count in _before(day, setting, kind)]
    if kind is BodyKind.EXECUTIVE:
        counts += [(before, count) for count in _of_executive(day, setting)]
        counts.append((after, lambda: _after(day, setting, left_out)))
    elif kind is None:
        counts += [(before, _if_executive(count)) for count in _of_executive(day, setting)]
        counts.append((after, _if_executive(lambda: _after(day, setting, left_out))))
    for into, count in counts:
        try:
            into += count()
        except NotConfigured as error:
            left_out.append(Finding(NO_RULE, Severity.ADVICE, "date", str(error)))
        except InputError as error:
            left_out.append(_not_counted(error))
    before.sort(key=lambda counted: counted.gate.working_day)
    return Gates((*before, *after), tuple(dict.fromkeys(left_out)))


def _not_counted(error: InputError) -> Finding:
    return Finding("TT-RANGE", Severity.ADVICE, "date", f"Not everything could be counted. {error}")


def agenda_count(
    day: date, setting: Setting, *, calendar: Calendar | None = None, published: date | None = None
) -> CountResult:
    """The agenda's count for a meeting on `day`, on the setting's calendar or on another."""
    return notices.agenda_notice(day, calendar or setting.calendar, published=published, nation=setting.nation)


def _if_executive(count: _Count) -> _Count:
    """The same gates for the case that the body is of the executive."""

    def counted() -> list[CountedGate]:
        found = []
        for each in count():
            when = f"{_IF_EXECUTIVE} and {each.gate.when.removeprefix('if ')}" if each.gate.when else _IF_EXECUTIVE
            found.append(replace(each, gate=replace(each.gate, when=when)))
        return found

    return counted


def _before(day: date, setting: Setting, kind: BodyKind | None) -> Iterator[_Count]:
    """Agenda, notice and, for Council, the summons, by the law of this kind of body; the council's own limits."""
    calendar, nation = setting.calendar, setting.nation
    yield lambda: _own_limits(day, setting)
    if kind is BodyKind.COUNCIL:
        yield lambda: [_due("Summons to the members of Council", summons(day, calendar, nation=nation))]
    if nation is Nation.WALES:
        yield lambda: [_due("Agenda, reports and notice of the meeting", agenda_count(day, setting))]
    elif kind is BodyKind.EXECUTIVE:
        yield lambda: [
            _due("Notice of the meeting", notices.meeting_notice(day, calendar)),
            _due("Agenda and reports", agenda_count(day, setting)),
        ]
    else:
        yield lambda: [
            _due("Notice of the meeting", committee_notice(day, calendar)),
            _due("Agenda and reports", committee_agenda(day, calendar)),
        ]


def _of_executive(day: date, setting: Setting) -> Iterator[_Count]:
    """The counts back from a meeting of the executive besides its agenda and notice."""
    council, calendar = setting.council, setting.calendar
    if council is not None and council.representations_deadline is not None:
        yield lambda: [
            _due("Representations against a private meeting", representations_by(council, calendar, day), _IF_PRIVATE),
        ]
    if setting.nation is Nation.WALES:
        return
    strict = council is not None and council.strict_28
    yield lambda: [
        _due("Notice of a key decision", notices.key_decision_notice(day, calendar, strict=strict), _IF_KEY),
    ]
    yield lambda: [
        _due("First notice of a private meeting", notices.private_meeting_notice(day, calendar), _IF_PRIVATE),
    ]
    yield lambda: [
        _due("Second notice of a private meeting", notices.private_meeting_second_notice(day, calendar), _IF_PRIVATE),
    ]


def _own_limits(day: date, setting: Setting) -> list[CountedGate]:
    """What the council asks besides the law: reports earlier, an agenda that lies open longer."""
    council, calendar = setting.council, setting.calendar
    counted: list[CountedGate] = []
    if council is None:
        return counted
    if council.report_deadline is not None:
        counted.append(_due("Reports, by the council’s own limit", report_by(council, calendar, day)))
    if council.agenda_clear_days is not None:
        counted.append(_due("Agenda, by the council’s own limit", agenda_by(council, calendar, day)[1]))
    return counted


def _after(day: date, setting: Setting, left_out: list[Finding]) -> list[CountedGate]:
    """Publication, call-in, effect and the hearing's limit, by the council's own rule; nothing without one."""
    council, calendar = setting.council, setting.calendar
    if council is None or not council.call_in:
        return []
    published = published_on(day, council, calendar)
    found = window(council, calendar, published=published.gate.working_day, decided=day, meeting=day)
    counted = [published, *_window_gates(found)]
    try:
        counted.append(hearing_gate(found.closes, published.gate.working_day, council, calendar))
    except NotConfigured:
        # A council that sets no number of days for a hearing is no news on each row.
        return counted
    except InputError as error:
        left_out.append(_not_counted(error))
    return counted


def published_on(day: date, council: Council, calendar: Calendar) -> CountedGate:
    """The day on which the decision is taken to be published; the gate's name says which was assumed."""
    found = publication(council, calendar, day)
    on = "the last day of the limit" if found.by_limit else "the next working day"
    return _due(f"Decision published, assumed on {on}", found.counted)


def hearing_gate(received: date, published: date, council: Council, calendar: Calendar) -> CountedGate:
    """The last day for a hearing on a request `received`, and found valid, that day.

    NotConfigured where the council sets no number of days.
    """
    count = hearing_by(council, calendar, received=received, validated=received, published=published)
    return _due("Call-in hearing", count, _IF_CALLED)


def _window_gates(found: CallInWindow) -> list[CountedGate]:
    closes, effect = found.closes_ledger, found.effective_ledger
    return [
        CountedGate(_gate(CLOSES, "Requests for call-in close", closes, _IF_CALLABLE), closes),
        CountedGate(_gate(EFFECT, "Decision takes effect", effect, _IF_CALLABLE, due=False), effect),
    ]


def _due(name: str, count: CountResult, when: str = "") -> CountedGate:
    return CountedGate(_gate(count.ledger.rule, name, count.ledger, when), count.ledger)


def _gate(id: str, name: str, ledger: Ledger, when: str, *, due: bool = True) -> Gate:
    return Gate(id, name, ledger.answer, ledger.working_answer, ledger.certainty, due, when)
