"""Which fields the record of a decision needs, by who took it: SI 2012/2089 regs 12 and 13, SI 2014/2095 reg 7, Wales.

Every duty to record is one of as soon as reasonably practicable; none sets a number of days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_tui.domain.council import Maker, Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import FIELD, Decision, OfficerKind
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind, Meeting
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, clear_between


class RecordKind(StrEnum):
    MEETING = "meeting"
    MEMBER = "member"
    OFFICER = "officer"
    OFFICER_NOT_EXECUTIVE = "officer-not-executive"
    OFFICER_OWN = "officer-own"
    """An officer's decision of which neither regulation asks a record: what is kept is the council's own practice."""
    COUNCIL_MEETING = "council-meeting"
    """A decision of Council, scrutiny or a committee that is not the executive's: its minutes are the record."""
    WELSH_MEETING = "welsh-meeting"
    WELSH_INDIVIDUAL = "welsh-individual"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One field that the record wants: how heavily its absence weighs, what is said then, and what asks for it."""

    field: str
    weight: Severity
    says: str
    authority: str


REG_13, REG_2014 = "SI 2012/2089 reg 13", "SI 2014/2095 reg 7"
_WELSH = {RecordKind.WELSH_MEETING: "SI 2001/2290 reg 6", RecordKind.WELSH_INDIVIDUAL: "SI 2001/2290 reg 7"}
OWN_PRACTICE, MINUTES = "the council's own practice", "LGA 1972 s.100C"
_RULES = {
    RecordKind.OFFICER_NOT_EXECUTIVE: "EN-OFF",
    RecordKind.OFFICER_OWN: "OWN-REC",
    RecordKind.COUNCIL_MEETING: "LGA-REC",
} | dict.fromkeys(_WELSH, "WA-REC")
_BARE = frozenset({RecordKind.OFFICER_OWN, RecordKind.COUNCIL_MEETING})
"""Records of which no regulation sets the particulars."""
_ALTERNATIVES = "Nothing is recorded about alternatives considered and rejected; if there were none, say “None.”"
_CONFLICTS = "Nothing is recorded about conflicts of interest; if none was declared, say “None declared.”"
_CONSULTED = (
    "Nothing is recorded about conflicts of interest of an executive member who was consulted; if none was declared,"
    " say “None declared.”"
)
_OF_THE_BODY = (
    "Where the decision was delegated by a specific express authorisation, the record names every member of the body"
    " who declared a conflict of interest."
)
_CONSULTATION = (
    "Nothing is said about consultation; in Wales the record gives details of any consultation before the decision."
)


def record_kind(maker: Maker, nation: Nation = Nation.ENGLAND, *, executive: bool = True) -> RecordKind:
    """The kind of record that a decision needs; `executive` is whether it is the executive's to take."""
    officer = maker in {Maker.OFFICER, Maker.OFFICER_KEY}
    if nation is Nation.WALES:
        return RecordKind.WELSH_MEETING if maker is Maker.BODY else RecordKind.WELSH_INDIVIDUAL
    if officer:
        return RecordKind.OFFICER if executive else RecordKind.OFFICER_NOT_EXECUTIVE
    return RecordKind.MEMBER if maker is Maker.MEMBER else RecordKind.MEETING


def kind_of(decision: Decision, nation: Nation, meeting: Meeting | None = None) -> RecordKind:
    """The kind of record that this decision needs, by its body or its officer's sorting; unsorted, the fuller one."""
    if decision.maker is Maker.BODY and not is_executive(decision, meeting):
        return RecordKind.COUNCIL_MEETING
    kind = record_kind(decision.maker, nation, executive=decision.officer_kind not in _NOT_EXECUTIVE)
    if kind is RecordKind.OFFICER_NOT_EXECUTIVE and decision.officer_kind is OfficerKind.NEITHER:
        return RecordKind.OFFICER_OWN
    return kind


_NOT_EXECUTIVE = frozenset({OfficerKind.REGULATIONS_2014, OfficerKind.NEITHER})


def is_executive(decision: Decision, meeting: Meeting | None) -> bool:
    """Whether the decision is the executive's, and so open to call-in (LGA 2000 s.9F)."""
    if decision.by_officer and decision.officer_kind in _NOT_EXECUTIVE:
        return False
    return meeting is None or meeting.body_kind is BodyKind.EXECUTIVE


def rule_of(kind: RecordKind) -> str:
    """The id of the rule that asks for this record."""
    return _RULES.get(kind, "EN-REC")


def authority_of(kind: RecordKind, field: str) -> str:
    """The paragraph that asks for this field; regulation 12 goes by sub-paragraphs, and the others were not seen so."""
    if kind is RecordKind.MEETING:
        return FIELD[field].authority
    own = {
        RecordKind.OFFICER_NOT_EXECUTIVE: REG_2014,
        RecordKind.OFFICER_OWN: OWN_PRACTICE,
        RecordKind.COUNCIL_MEETING: MINUTES,
    }
    return _WELSH.get(kind) or own.get(kind, REG_13)


def wanted(kind: RecordKind) -> tuple[Wanted, ...]:
    """The fields in the order in which they weigh. What depends on another field (dispensation) is not among them."""
    names = ("resolution", "decided_on") if kind in _BARE else ("resolution", "decided_on", "reasons")
    fields = [(name, Severity.BLOCKER, _empty(name)) for name in names]
    if kind in _WELSH:
        fields += [("conflicts", Severity.WARNING, _CONFLICTS), ("consultation", Severity.WARNING, _CONSULTATION)]
    elif kind is RecordKind.OFFICER_NOT_EXECUTIVE:
        fields += [("alternatives", Severity.ADVICE, _ALTERNATIVES), ("conflicts", Severity.ADVICE, _OF_THE_BODY)]
    elif kind not in _BARE:
        conflicts = _CONFLICTS if kind is RecordKind.MEETING else _CONSULTED
        fields += [("alternatives", Severity.WARNING, _ALTERNATIVES), ("conflicts", Severity.WARNING, conflicts)]
    return tuple(Wanted(name, weight, says, authority_of(kind, name)) for name, weight, says in fields)


def _empty(name: str) -> str:
    return f"{FIELD[name].label} is empty; a record without it is not a record of the decision."


def lacking(kind: RecordKind, decision: Decision) -> Iterator[Finding]:
    """A finding for every field that the record wants and does not have."""
    for one in wanted(kind):
        if not getattr(decision, one.field):
            yield Finding(rule_of(kind), one.weight, one.field, one.says, one.authority)
    if decision.conflicts and not says_none(decision.conflicts) and not decision.dispensation:
        yield from _dispensation(kind)


def _dispensation(kind: RecordKind) -> Iterator[Finding]:
    """Granted by the head of paid service in England and the standards committee in Wales; not known in 2014/2095."""
    if kind is RecordKind.OFFICER_NOT_EXECUTIVE or kind in _BARE:
        return
    by = " by the standards committee" if kind in _WELSH else ""
    says = f"A conflict of interest is recorded without a note of dispensation{by}; if none was granted, say “None.”"
    yield Finding(rule_of(kind), Severity.WARNING, "dispensation", says, authority_of(kind, "dispensation"))


def says_none(text: str) -> bool:
    return text.strip().lower().startswith(("none", "no ", "nil", "n/a"))


def producer(kind: RecordKind, *, proper_officer_present: bool = True) -> str:
    """Who produces the record."""
    if kind is RecordKind.MEETING:
        return "the proper officer" if proper_officer_present else "the person presiding"
    if kind in _WELSH or kind is RecordKind.COUNCIL_MEETING:
        return "the proper officer"
    if kind is RecordKind.MEMBER:
        return "the member, or the proper officer on the member's instruction"
    return "the officer"


def produced(kind: RecordKind, decided: date, recorded: date | None, today: date, calendar: Calendar) -> Finding:
    """How soon the record was produced. The law says as soon as reasonably practicable, so this only tells the days."""
    rule, authority = rule_of(kind), authority_of(kind, "decided_on")
    until = today if recorded is None else recorded
    between = clear_between(calendar, decided, until, Terms(rule, "", ""))
    days = f"{between} working {'day' if between == 1 else 'days'} between"
    asked = "the law asks for it as soon as reasonably practicable and sets no number of days"
    if until < decided:
        says = f"The record of {format_date(until)} is older than the decision of {format_date(decided)}."
        return Finding(rule, Severity.WARNING, "decided_on", says, authority)
    if recorded is None:
        says = f"The decision of {format_date(decided)} has no record yet, with {days}; {asked}."
        return Finding(rule, Severity.WARNING, "decided_on", says, authority)
    says = f"Decided {format_date(decided)}, recorded {format_date(recorded)}, {days}; {asked}."
    return Finding(rule, Severity.HOLDS, "decided_on", says, authority)
