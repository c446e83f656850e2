"""The route of a matter, line by line: what is still open, what is recorded, whose turn it is, what is lacking.

SI 2012/2089 regs 9 (28 clear days), 10 (general exception: scrutiny is informed) and 11 (special urgency: somebody
must agree). The program never judges whether a matter is key or urgent; it says what each road asks and until when.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from clerk_tui.domain.consent import Answer, ConsentState
from clerk_tui.domain.council import Council, Maker, Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import CONSENT_STEPS, Urgency, UrgencyKind
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.ledger import Ledger
from clerk_tui.domain.matters import Exemption, Holder, Matter, Notice, NoticeKind, Representation
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.consent import SPECIAL_URGENCY, answered_on, consent, told_steps
from clerk_tui.rules.consent import Matter as Consented
from clerk_tui.rules.due_words import due_words, only
from clerk_tui.rules.notice_fields import lacks
from clerk_tui.rules.notices import earliest_key_decision, general_exception, key_decision_notice
from clerk_tui.rules.plan_routes import general_exception_by

REG_8, REG_9, REG_10, REG_11 = (f"SI 2012/2089 reg {n}" for n in ("8", "9(2)", "10", "11"))
OPEN, HOLDS, LATE, DUE, LACKS, NEXT, DONE, NOT_NEEDED, BEYOND = (
    "Open", "Holds", "Too late", "Due", "Lacks", "Ask next", "Done", "Not needed", "Stops",
)  # fmt: skip

_SHORT = dict(zip(CONSENT_STEPS, ("Scrutiny chairman", "Chairman", "Vice-chairman"), strict=True))


@dataclass(frozen=True, slots=True)
class RouteLine:
    """One line of the route. `key` says what can be done there; `state` is a word or two, `day` its gate if it has one.

    `says` is for reading aloud.
    """

    key: str
    name: str
    state: str
    says: str
    authority: str
    severity: Severity = Severity.ADVICE
    day: date | None = None
    ledger: Ledger | None = None


@dataclass(frozen=True, slots=True)
class RouteCase:
    """All that the route of a matter rests on. `holders` are those who hold the posts of the chain today.

    `closed_kept` says that a closed title is kept, `closed_shown` that the open title gives it away; nothing of what it
    says.
    """

    matter: Matter
    council: Council
    calendar: Calendar
    today: date
    notices: Mapping[NoticeKind, Notice] = field(default_factory=dict)
    urgencies: tuple[Urgency, ...] = ()
    holders: tuple[Holder, ...] = ()
    exemption: Exemption | None = None
    representations: tuple[Representation, ...] = ()
    closed_kept: bool = False
    closed_shown: bool = False

    def urgency(self, kind: UrgencyKind) -> Urgency | None:
        """The record of this mechanism, if it was used."""
        return next((urgency for urgency in self.urgencies if urgency.kind is kind), None)


def key_lines(case: RouteCase) -> Iterator[RouteLine]:
    """The route of a key decision; a sentence where there is none to take."""
    matter = case.matter
    if case.council.nation is Nation.WALES:
        says = "Welsh law has no 28 days' notice, general exception or special urgency for key decisions."
        yield RouteLine("none", "Key decision", NOT_NEEDED, says, "SI 2001/2290 reg 7")
    elif matter.key is None:
        says = "Say whether this is a key decision; whether it needs a route depends on it."
        yield RouteLine("key", "Key decision", "Not said", says, REG_8, Severity.WARNING)
    elif not matter.key:
        says = "It is recorded as no key decision: regulation 9 asks for no notice."
        yield RouteLine("none", "Key decision", NOT_NEEDED, says, REG_8)
    elif matter.decides_on is None:
        says = "No day is known for the decision or its meeting, so nothing can be counted yet."
        yield RouteLine("day", "Key decision", "No day", says, "SI 2012/2089 reg 9(1)(d)", Severity.WARNING)
    else:
        first = _twenty_eight(case, matter.decides_on)
        yield first
        held = first.severity is Severity.HOLDS
        general = list(_general(case, matter.decides_on, needed=not held))
        yield from general
        excepted = any(one.key == "general.notice" and one.state == HOLDS for one in general)
        reason = "The notice of 28 clear days was in time." if held else ""
        if excepted and all(one.severity is not Severity.BLOCKER for one in general):
            reason = reason or "The general exception holds."
        still_open = all(one.state != LATE and one.severity is not Severity.BLOCKER for one in general)
        yield from _special(case, reason, still_open=still_open)
        return
    yield from _recorded(case)


def _recorded(case: RouteCase) -> Iterator[RouteLine]:
    """What was recorded of either route although nothing can be counted: it stands, and further answers rest on it."""
    if general := case.urgency(UrgencyKind.GENERAL_EXCEPTION):
        says = f"Informed in writing: {general.informed or 'nobody is recorded'}."
        yield RouteLine("general", "General exception", "Recorded", says, REG_10, day=general.informed_on)
    if special := case.urgency(UrgencyKind.SPECIAL_URGENCY):
        yield from chain_lines(case, SPECIAL_URGENCY, special, "special", "Special urgency")


def _twenty_eight(case: RouteCase, day: date) -> RouteLine:
    notice_on, name = case.matter.key_notice_on, "28 clear days"
    count = key_decision_notice(day, case.calendar, notice=notice_on, strict=case.council.strict_28)
    due = count.ledger.working_answer
    by = due_words(count.ledger.answer, due)
    if notice_on is None:
        state, severity = (OPEN, Severity.ADVICE) if case.today <= due else (LATE, Severity.WARNING)
        is_was = "is" if case.today <= due else "was"
        says = f"For the decision of {format_date(day)} the notice of regulation 9 {is_was} due by {by}."
    elif count.satisfied:
        state, severity = HOLDS, Severity.HOLDS
        says = f"Notice published {format_date(notice_on)}: {count.clear_days} clear days; 28 are required."
    else:
        state, severity = LATE, Severity.BLOCKER
        short = "not before the decision" if notice_on >= day else f"{only(count.clear_days)} clear days"
        says = f"Notice published {format_date(notice_on)}: {short}; it was due by {by}."
    if severity is not Severity.HOLDS and not case.matter.taken:
        says += _moved(case)
    return RouteLine("notice-28", name, state, says, REG_9, severity, due, count.ledger)


def _moved(case: RouteCase) -> str:
    """What a notice today would allow."""
    found = earliest_key_decision(case.matter.key_notice_on or case.today, case.calendar, strict=case.council.strict_28)
    assert found.earliest is not None and found.earliest_working_day is not None
    first = due_words(found.earliest, found.earliest_working_day)
    given = "That notice" if case.matter.key_notice_on else "A notice today"
    return f" {given} allows the decision from {first}."


def _general(case: RouteCase, day: date, *, needed: bool) -> Iterator[RouteLine]:
    """Reg 10: whom to inform, the notice and its five clear days, then the notice of the reasons."""
    urgency, last = case.urgency(UrgencyKind.GENERAL_EXCEPTION), general_exception_by(case.calendar, day)
    name, due = "General exception", last.working_answer
    if urgency is None:
        yield _general_open(case, due, last, needed=needed)
        return
    lacking = [
        words
        for words, value in (
            ("who of scrutiny was informed", urgency.informed),
            ("when they were informed", urgency.informed_on),
            ("why 28 days' notice was impracticable", urgency.reason),
        )
        if not value
    ]
    informed_on = f" on {format_date(urgency.informed_on)}" if urgency.informed_on else ""
    told = {"members": ", each member of the committee,"}.get(urgency.informed_as, "")
    says = f"Informed in writing: {urgency.informed or 'nobody is recorded'}{told}{informed_on}."
    if lacking:
        says += f" The record does not say {', '.join(lacking)}."
    state, weight = (LACKS, Severity.BLOCKER) if lacking else (DONE, Severity.HOLDS)
    if urgency.informed_on and urgency.informed_on > day:
        state, weight = LATE, Severity.BLOCKER
        says += f" That is after the decision of {format_date(day)}."
    yield RouteLine("general", name, state, says, REG_10, weight, urgency.informed_on)
    yield _general_notice(case, urgency.available_on, day, last)
    yield from lacking_lines(case, NoticeKind.GENERAL_EXCEPTION, "general.notice")
    yield reasons_line(case, urgency, NoticeKind.GENERAL_EXCEPTION_REASONS, "general.reasons", urgency.available_on)


def _general_open(case: RouteCase, due: date, last: Ledger, *, needed: bool) -> RouteLine:
    informed = _to_inform(case)
    if not needed:
        says, state, severity = "The notice of 28 clear days was in time.", NOT_NEEDED, Severity.ADVICE
    elif case.today <= due:
        state, severity = OPEN, Severity.ADVICE
        says = (
            f"Open until {format_date(due)}, the last day to make its notice available at both places. Inform in"
            f" writing: {informed}. Nobody has to agree; five clear days must pass, and a notice gives the reasons."
        )
    else:
        state, severity = LATE, Severity.WARNING
        says = f"It was open until {format_date(due)}; five clear days can no longer be given."
    return RouteLine("general", "General exception", state, says, REG_10, severity, due, last)


def _to_inform(case: RouteCase) -> str:
    chairs = [h for h in case.holders if h.post == CONSENT_STEPS[0]]
    if chairs:
        return " or ".join(f"{holder.name}, chairman of {holder.committee}" for holder in chairs)
    return "the chairman of the relevant overview and scrutiny committee, or each of its members if it has none"


def _general_notice(case: RouteCase, available: date | None, day: date, last: Ledger) -> RouteLine:
    name = "  Notice available"
    if available is None:
        late = case.today > last.working_answer
        says = f"Its notice {'was' if late else 'is'} due at both places by {format_date(last.working_answer)}."
        state, severity = (LATE, Severity.BLOCKER) if late else (DUE, Severity.WARNING)
        return RouteLine("general.notice", name, state, says, REG_10, severity, last.working_answer, last)
    count = general_exception(available, case.calendar, decision=day)
    assert count.earliest is not None
    says = f"Available {format_date(available)}: after five clear days the first day is {format_date(count.earliest)}."
    if count.satisfied:
        return RouteLine("general.notice", name, HOLDS, says, REG_10, Severity.HOLDS, available, count.ledger)
    was = "was taken on" if case.matter.taken else "is planned for"
    says += f" The decision {was} {format_date(day)}."
    return RouteLine("general.notice", name, LATE, says, REG_10, Severity.BLOCKER, available, count.ledger)


def _special(case: RouteCase, not_needed: str, *, still_open: bool) -> Iterator[RouteLine]:
    """Reg 11: the chain of consent step by step, then the notice of the reasons."""
    urgency = case.urgency(UrgencyKind.SPECIAL_URGENCY)
    if urgency is None and not_needed:
        yield RouteLine("special", "Special urgency", NOT_NEEDED, not_needed, REG_11)
        return
    if urgency is None and still_open:
        says = f"Only where the general exception is impracticable too: the {CONSENT_STEPS[0]} is asked first."
        yield RouteLine("special", "Special urgency", "Otherwise", says + _who_holds(case, CONSENT_STEPS[0]), REG_11)
        return
    yield from chain_lines(case, SPECIAL_URGENCY, urgency, "special", "Special urgency")
    if urgency is not None and urgency.agreed_on is not None:
        yield reasons_line(case, urgency, NoticeKind.SPECIAL_URGENCY, "special.reasons", urgency.agreed_on)


def chain_lines(
    case: RouteCase, matter: Consented, urgency: Urgency | None, key: str, name: str
) -> Iterator[RouteLine]:
    """Where a chain of consent stands, and below it each answer given so far."""
    steps = told_steps(urgency) if urgency else ()
    chain = consent(matter, steps)
    state, weight = {
        ConsentState.GIVEN: (HOLDS, Severity.WARNING if chain.doubts else Severity.HOLDS),
        ConsentState.ASK: (NEXT, Severity.WARNING if steps else Severity.ADVICE),
        ConsentState.INCOMPLETE: (LACKS, Severity.BLOCKER),
    }.get(chain.state, (BEYOND, Severity.BLOCKER))
    # The line's name and state say these words already.
    first = chain.says.removeprefix(f"{matter.name}: ").removeprefix("Next to ask: ")
    says = " ".join((first[0].upper() + first[1:], *chain.doubts))
    if chain.state is ConsentState.ASK:
        says += _who_holds(case, chain.step)
    yield RouteLine(key, name, state, says, matter.authority, weight)
    for number, step in enumerate(steps, 1):
        words = step.answer.value.replace("-", " ")
        on = answered_on(step)
        why = f" Why: {step.reason.rstrip('.')}." if step.reason else ""
        who = f"{step.who}, {step.step}" if step.who else f"The {step.step}"
        weight = Severity.HOLDS if step.answer is Answer.AGREED else Severity.ADVICE
        # The line above told of the agreement that settled it.
        settled = chain.state is ConsentState.GIVEN and number == len(steps) and why
        says = why.strip() if settled else f"{who}: {words}{on}.{why}"
        yield RouteLine(f"{key}.{number}", f"  {_SHORT[step.step]}", words, says, matter.authority, weight, step.on)


def _who_holds(case: RouteCase, step: str) -> str:
    names = [f"{h.name} ({h.committee})" if h.committee else h.name for h in case.holders if h.post == step]
    if names:
        return f" That is {' or '.join(names)}."
    return " The register names nobody in that post."


def reasons_line(case: RouteCase, urgency: Urgency, kind: NoticeKind, key: str, since: date | None) -> RouteLine:
    """The notice of the reasons, which follows as soon as reasonably practicable."""
    name = "  Reasons notice"
    authority = {NoticeKind.GENERAL_EXCEPTION_REASONS: REG_10, NoticeKind.SPECIAL_URGENCY: REG_11}.get(
        kind, "SI 2012/2089 reg 5(6)"
    )
    if urgency.reasons_published_on is not None:
        says = f"The notice of the reasons was at both places on {format_date(urgency.reasons_published_on)}."
        lacking = [one.says for one in lacks(case.notices[kind])] if kind in case.notices else []
        weight = Severity.WARNING if lacking else Severity.HOLDS
        said = " ".join((says, *lacking))
        return RouteLine(key, name, LACKS if lacking else DONE, said, authority, weight, urgency.reasons_published_on)
    if since is None:
        says = "A notice of the reasons follows as soon as reasonably practicable."
        return RouteLine(key, name, "Later", says, authority)
    days = (case.today - since).days
    ago = f", {days} day{'' if days == 1 else 's'} ago" if days > 0 else ""
    says = f"The notice of the reasons is due as soon as reasonably practicable, since {format_date(since)}{ago}."
    return RouteLine(key, name, DUE, says, authority, Severity.WARNING, since)


def lacking_lines(case: RouteCase, kind: NoticeKind, key: str) -> Iterator[RouteLine]:
    """What a recorded notice does not state."""
    if kind in case.notices:
        for one in lacks(case.notices[kind], case.representations):
            yield RouteLine(key, "  Its fields", LACKS, one.says, one.authority, one.severity)


def is_meeting(case: RouteCase) -> bool:
    """Whether the notices of a private meeting concern the matter: an individual's decision is no meeting (X049)."""
    return case.matter.maker is Maker.BODY
