"""What may be corrected in a published record, what a correction does to its call-in window, and what it may not do.

No regulation speaks of correcting a record; regs 12 to 14 ask that it be produced and open to inspection. That what was
published stays as it was, and each correction is dated beside it, is this program's rule; whether the window runs
anew is the council's (P34).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.correction import CorrectedField, Correction
from clerk_tui.domain.council import CallInRule
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import FIELD, Decision
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import Meeting
from clerk_tui.domain.record import CORRECTED_FIELD
from clerk_tui.rules.call_in_checks import closed_because, open_to_call_in

NOT_CORRECTED = {
    "attendance": (
        "Attendance is not corrected here: who was there is a matter of the minutes, which the body itself corrects at"
        " its next meeting; say in Notes what they say."
    ),
    "published_on": (
        "The date of publication is not corrected: it is the day on which the record went out, and call-in counts from"
        " it; a corrected record is published with a date of its own."
    ),
    "exempt_text": (
        "Exempt information is not corrected here: none of it was published, so there is nothing to publish again."
    ),
    "maker_name": (
        "Who decided is not corrected: a decision of somebody else is another decision; record and publish that one."
    ),
}
"""Fields that a correction leaves alone, and why."""

_RECORD, _CONSTITUTION = "SI 2012/2089 reg 14", "the council's constitution"
_FEATURE = "the rule that a published record never changes"


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the rules look at: the record before and after, when it was first published, and what was corrected before.

    `first_published` is the day of the first publication, `effective` the first day of effect in force.
    """

    before: Decision
    after: Decision
    changes: tuple[CorrectedField, ...]
    first_published: date
    effective: date | None
    today: date
    earlier: Sequence[Correction] = ()
    meeting: Meeting | None = None
    rule: CallInRule | None = None
    """The generation of the council's rule that governs the decision."""


def examine(case: Corrected) -> list[Finding]:
    """What stands in the way of this correction, or is to be known before it is made."""
    return [*_dates(case), *_call_in(case), *_again(case)]


def _dates(case: Corrected) -> Iterator[Finding]:
    decided = case.after.decided_on
    if decided is not None and decided > case.first_published:
        says = (
            f"{FIELD['decided_on'].label} would be {format_date(decided)}, after the record was published on"
            f" {format_date(case.first_published)}: a decision is published after it is made."
        )
        yield Finding("COR-DATES", Severity.BLOCKER, "decided_on", says, "SI 2012/2089 reg 12")


def _call_in(case: Corrected) -> Iterator[Finding]:
    was, will = (not closed_because(case.rule, one, case.meeting) for one in (case.before, case.after))
    field = "not_callable" if case.before.not_callable != case.after.not_callable else "call_in_exempt"
    if was and open_to_call_in(case.after) and not will:
        says = (
            "It was published as open to call-in; corrected, it is not, because"
            f" {closed_because(case.rule, case.after, case.meeting)}. The window that was published runs on."
        )
        yield Finding("COR-CALLIN", Severity.WARNING, case.changes[0].field, says, "LGA 2000 s.9F(4)")
    elif was and not will:
        says = (
            f"{FIELD[field].label}: a correction cannot take call-in away from a decision that was published as open to"
            " it."
        )
        yield Finding("COR-CALLIN", Severity.BLOCKER, field, says, "LGA 2000 s.9F(4)")
    elif will and not was:
        says = "It was published as not open to call-in; corrected, it is, so its window starts on publication."
        where = field if not open_to_call_in(case.before) else case.changes[0].field
        yield Finding("COR-CALLIN", Severity.WARNING, where, says, "LGA 2000 s.9F(4)")
    if will and case.effective is not None and case.effective <= case.today:
        says = (
            f"It has been in effect since {format_date(case.effective)}; where the window starts again, it may not be"
            " acted on until that closes."
        )
        yield Finding("COR-EFFECT", Severity.WARNING, case.changes[0].field, says, _CONSTITUTION)


def _again(case: Corrected) -> Iterator[Finding]:
    for change in case.changes:
        if found := earlier_of(case.earlier, change.field):
            says = (
                f"{CORRECTED_FIELD[change.field].label} was corrected already, on {format_date(found.corrected_on)}: by"
                f" {_FEATURE}, this is a further dated correction of the corrected text, and all of them stay; say why."
            )
            yield Finding("COR-AGAIN", Severity.BLOCKER, change.field, says, _RECORD)


def earlier_of(made: Sequence[Correction], field: str) -> Correction | None:
    """The newest correction of this field."""
    return next((one for one in reversed(made) if any(c.field == field for c in one.changes)), None)


@dataclass(frozen=True, slots=True)
class WindowChoice:
    """What the council's rule says of the window of a corrected record (P34).

    `restarts` is None where the rule is silent: then the clerk chooses and says why. `says` is the reason by the rule.
    """

    restarts: bool | None
    says: str
    forced: bool = False
    """There is nothing to choose: no window runs, or one has to begin."""


def window_choice(
    rule: CallInRule | None, before: Decision, after: Decision, meeting: Meeting | None = None
) -> WindowChoice:
    """Whether the window runs anew by the rule that governs the decision; `rule` is None where none is configured."""
    was = closed_because(rule, before, meeting)
    if why := closed_because(rule, after, meeting):
        runs_on = "it was published as open to call-in, and that window runs on"
        return WindowChoice(False, f"{why}, so no window runs" if was else runs_on, forced=True)
    if was:
        return WindowChoice(True, "it was published as not open to call-in, so no window ran yet", forced=True)
    if rule is not None and rule.republication == "restart":
        return WindowChoice(True, "by the council's rule a republication starts the window again")
    if rule is not None and rule.republication == "keep":
        return WindowChoice(False, "by the council's rule a republication keeps the window")
    return WindowChoice(None, "the council's rule does not say what a republication does to the window")


def brought_in(before: Sequence[Finding], after: Sequence[Finding]) -> list[Finding]:
    """The blockers of the publish check that the corrected record has and the published one had not."""
    had = {(finding.id, finding.where, finding.says) for finding in before}
    return [
        finding
        for finding in after
        if finding.severity is Severity.BLOCKER and (finding.id, finding.where, finding.says) not in had
    ]
