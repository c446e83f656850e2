"""One decision on its way through call-in: what is known of it so far, and what the passing of time makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from clerk_tui.domain.call_in_events import Asking, CallInState, Made, Request, Standing, State
from clerk_tui.domain.council import CallInRule, Council
from clerk_tui.domain.dates import LONDON, at_london, format_close, format_date, london_date
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import CallInWindow, Ledger
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import rule_and_start, window_by
from clerk_tui.rules.call_in_start import Events
from clerk_tui.rules.counting import in_range

FINAL = (State.CONFIRMED, State.AMENDED, State.RESCINDED)
ASKED = (State.VALIDATING, State.SUSPENDED)
"""The states in which a request may still be found valid or not, or be withdrawn."""
CONSTITUTION = "the council's constitution"


@dataclass(slots=True)
class Asked:
    """One request received in time: who has withdrawn from it, and when it was found valid; None while undecided."""

    request: Request
    withdrawn: set[str] = field(default_factory=set)
    validated_at: datetime | None = None


@dataclass(slots=True)
class Case:
    """The state so far. `by` says what brought the decision into effect; `asked` are the requests that still count.

    The first of `asked` that was found valid is the one that suspends; the others stay beside it, in order of receipt.
    `given` is the window as it was published, which no later change of rule or calendar moves.
    """

    council: Council
    calendar: Calendar
    made: Made
    year_began: date | None = None
    state: State = State.MADE
    by: str = ""
    why: str = "The decision is made; nothing records it yet."
    effective_at: datetime | None = None
    recorded: bool = False
    published_at: datetime | None = None
    rule: CallInRule | None = None
    window: CallInWindow | None = None
    given: CallInWindow | None = None
    waived_at: datetime | None = None
    waiver_unclear: bool = False
    asked: list[Asked] = field(default_factory=list)
    dropped: list[Asking] = field(default_factory=list)
    hearing: Ledger | None = None
    reconsider: Ledger | None = None
    hearing_missed: bool = False
    implemented_at: datetime | None = None
    findings: list[Finding] = field(default_factory=list)

    def say(self, id: str, severity: Severity, says: str) -> None:
        """Keep a finding; the same sentence is kept once."""
        finding = Finding(id, severity, "call-in", says, CONSTITUTION)
        if finding not in self.findings:
            self.findings.append(finding)

    def unsay(self, id: str, severity: Severity) -> None:
        """Take findings back that no longer hold."""
        self.findings = [one for one in self.findings if (one.id, one.severity) != (id, severity)]

    def does_not_say(self, what: str) -> None:
        """A parameter that the council file leaves open, where the state would turn on it."""
        self.say("CI-UNKNOWN", Severity.WARNING, f"The council file does not say {what}.")

    def move(self, state: State, why: str) -> None:
        self.state, self.why = state, why

    def takes_effect(self, at: datetime, by: str, why: str) -> None:
        self.by, self.effective_at = by, at
        self.move(State.EFFECTIVE, why)

    def unknown(self, why: str) -> None:
        """Published, and no more can be said: the state is not guessed."""
        self.effective_at = None
        self.move(State.PUBLISHED, why)

    @property
    def undecided(self) -> Asked | None:
        """The first request received that is not yet found valid or not."""
        return next((one for one in self.asked if one.validated_at is None), None)

    @property
    def called_in_by(self) -> Asked | None:
        """The first request received that was found valid."""
        return next((one for one in self.asked if one.validated_at is not None), None)

    @property
    def closes_at(self) -> datetime | None:
        return self.window.closes_at if self.window else None

    @property
    def window_effect(self) -> datetime | None:
        """The first instant of effect by the window alone."""
        return first_moment(self.window.effective) if self.window else None

    def events(self) -> Events:
        published = self.published_at or self.made.at
        return Events(
            published=london_date(published),
            published_at=published.astimezone(LONDON).time().replace(microsecond=0),
            decided=london_date(self.made.at),
            meeting=self.made.meeting,
            maker=self.made.maker,
        )

    def find_rule(self) -> None:
        """The generation of the rule that governs this decision as far as it is known; None where there is none."""
        try:
            self.rule, _ = rule_and_start(self.council, self.events())
        except NotConfigured:
            self.rule = None

    def count_window(self) -> str:
        """Count the window by the rule; a sentence where call-in was suspended, so that there is none."""
        assert self.rule is not None
        if self.given is not None:
            self.window = self.given
            return ""
        try:
            self.window = window_by(self.council, self.rule, self.calendar, self.events())
        except NotConfigured as error:
            self.window = None
            return str(error)
        return ""

    def resume(self, at: datetime, by: str, why: str) -> None:
        """Back to where the decision would be without the request: its window, its effect, or what it was before."""
        self.hearing = None
        effect = self.window_effect
        if effect is None:
            before = State.RECORDED if self.recorded else State.MADE
            self.move(State.PUBLISHED if self.published_at else before, why)
        elif at < effect:
            self.effective_at = effect
            self.move(State.WINDOW_OPEN, why)
        else:
            self.takes_effect(at, by, why)

    def advance(self, now: datetime) -> None:
        """What the passing of time does: a window runs out, a hearing is missed, a decision let stand takes effect."""
        if self.state is State.SUSPENDED:
            self._hearing_due(now)
        if self.effective_at is None or now < self.effective_at:
            return
        if self.state is State.WINDOW_OPEN:
            self.takes_effect(self.effective_at, "expiry", "The window closed without a valid request.")
        elif self.state is State.HEARD:
            self.takes_effect(self.effective_at, "stand", self.why)

    def _hearing_due(self, now: datetime) -> None:
        if self.hearing is None or self.hearing_missed or self.rule is None or self.rule.hearing is None:
            return
        if now < (over := self.hearing_over()):
            return
        due = format_date(self.hearing.answer)
        if self.rule.hearing.if_missed == "takes-effect":
            self.takes_effect(over, "missed", f"The committee had not met by {due}, so the decision took effect.")
            return
        self.hearing_missed = True
        self.say("CI-HEARING", Severity.WARNING, f"The committee had not met by {due}; the decision stays suspended.")
        if not self.rule.hearing.if_missed:
            self.does_not_say("what follows where the committee does not meet in time; nothing is taken to follow")

    def hearing_over(self) -> datetime:
        """The first instant after the last day for the hearing, and never before the window's own effect."""
        assert self.hearing is not None
        over = first_moment(self.hearing.answer + timedelta(days=1))
        return max(over, self.window_effect or over)

    def may_implement(self, now: datetime) -> bool:
        if self.state is State.EFFECTIVE:
            return self.effective_at is None or self.effective_at <= now
        return self.state in {State.CONFIRMED, State.AMENDED} and self.effective_at is not None

    def result(self, now: datetime) -> CallInState:
        asked_in_time = self.closes_at is not None and not too_late(now, self.closes_at)
        ledgers = (self.window.closes_ledger, self.window.effective_ledger) if self.window else ()
        return CallInState(
            state=self.state,
            why=self._why(now),
            effective_at=self.effective_at,
            effective=london_date(self.effective_at) if self.effective_at else None,
            may_implement=self.may_implement(now),
            requests_open=asked_in_time and self.state in {State.WINDOW_OPEN, State.VALIDATING},
            closes_at=self.closes_at,
            ledgers=(*ledgers, *(ledger for ledger in (self.hearing, self.reconsider) if ledger)),
            findings=tuple(self.findings),
            asked=self._all_asked(),
            hearing_due=self.hearing,
            hearing_missed=self.hearing_missed,
            reconsider_due=self.reconsider,
            settles_at=self._settles_at(),
            rule=self.rule,
        )

    def _settles_at(self) -> datetime | None:
        """When it takes effect if nobody acts: at the end of a missed hearing's time, or as the hearing left it."""
        if self.state is State.HEARD:
            return self.effective_at
        rule = self.rule.hearing if self.rule else None
        waits = self.state is State.SUSPENDED and self.hearing is not None and not self.hearing_missed
        return self.hearing_over() if waits and rule is not None and rule.if_missed == "takes-effect" else None

    def _all_asked(self) -> tuple[Asking, ...]:
        """Every request: those that still count, and those that do not."""
        undecided = Standing.WAITING if self.state in ASKED else Standing.OVERTAKEN
        standing = [
            Asking(one.request, undecided if one.validated_at is None else Standing.VALID) for one in self.asked
        ]
        return tuple(sorted([*self.dropped, *standing], key=lambda one: one.request.at))

    def _why(self, now: datetime) -> str:
        if self.state is not State.WINDOW_OPEN or self.closes_at is None or self.effective_at is None:
            return self.why
        effect = f"it takes effect on {format_date(london_date(self.effective_at))}"
        closes = format_close(self.closes_at)
        if not too_late(now, self.closes_at):
            return f"{self.why} Requests are open until {closes}; without a valid one {effect}."
        return f"Requests closed at {closes}; {effect}."


def too_late(at: datetime, closes_at: datetime) -> bool:
    """A request received “by 5 pm” may come at five; the midnight that ends a day belongs to the next one."""
    return at > closes_at or (at == closes_at and closes_at.astimezone(LONDON).time() == time(0))


def first_moment(day: date) -> datetime:
    """Midnight in London at the beginning of `day`, in UTC. InputError outside the calendar's years."""
    return at_london(in_range(day), time(0))
