"""Correcting a published record: it stays as it was, and a corrected one is published beside it, dated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, time

from clerk_tui.domain.correction import CorrectedField, Correction, CorrectionOverride
from clerk_tui.domain.council import CallInRule
from clerk_tui.domain.dates import LONDON, format_date, iso_instant
from clerk_tui.domain.decision import Decision, DecisionStatus, OfficerKind, Override
from clerk_tui.domain.errors import Conflict, InputError, NotConfigured, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.record import CORRECTED_FIELD, SORTING_FIELDS
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import corrections as made
from clerk_tui.register import decisions as rows
from clerk_tui.register.changes import Change
from clerk_tui.register.notices import decision_matter
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.call_in_checks import governing
from clerk_tui.rules.checks import overridable, stands_in_the_way
from clerk_tui.rules.corrections import (
    NOT_CORRECTED,
    Corrected,
    WindowChoice,
    brought_in,
    earlier_of,
    examine,
    window_choice,
)
from clerk_tui.services import checking
from clerk_tui.services.checking import Case
from clerk_tui.services.decision_notice import published_record
from clerk_tui.services.fields import FieldValue, known, parse_field
from clerk_tui.services.freezing import freeze_as
from clerk_tui.services.office import Office
from clerk_tui.services.priorities import with_priorities
from clerk_tui.services.public_records import of_window, public_call_in
from clerk_tui.services.public_words import refuse_what_goes_out
from clerk_tui.services.withheld_words import marked


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction as it would be made now. `kept` and `restarted` are the windows of both choices, where there is one.

    `choice` is what the council's rule says; `findings` are what is to be known, with the blockers that the correction
    brings in. `on` is the day in London on which the correction is made; `goes_out` and `at` are when the corrected
    record is published, which is never before the record that it corrects. `at` is None where the hour is not known.
    """

    before: Case
    after: Case
    changes: tuple[CorrectedField, ...]
    earlier: tuple[Correction, ...]
    findings: tuple[Finding, ...]
    choice: WindowChoice
    kept: CallInWindow | None
    restarted: CallInWindow | None
    on: date
    goes_out: date
    at: time | None

    @property
    def again(self) -> tuple[Finding, ...]:
        """That a text was corrected before; going on needs a reason of its own."""
        return tuple(finding for finding in self.findings if finding.id == "COR-AGAIN")


def propose(office: Office, decision_id: int, typed: Mapping[str, str]) -> Proposal:
    """What a correction of these fields would do; nothing is changed.

    Refused where the record is not published, a field is not corrected this way, or nothing would change; InputError
    names the field that cannot be read.
    """
    before = checking.case(office, decision_id)
    if before.decision.status is not DecisionStatus.PUBLISHED:
        raise Refused(f"D{decision_id} is not published yet: change the record itself; only what was published is"
                      " corrected.")  # fmt: skip
    changes, after = _read(office, before.decision, with_priorities(office, decision_id, typed))
    earlier = made.corrections(office.register, decision_id)
    publication = rows.publication(office.register, decision_id)
    first = made.first_published(office.register, decision_id)
    assert publication is not None and publication.in_force is not None and first is not None
    corrected = replace(before, decision=after)
    # A record dated for a day to come is corrected at once, but nothing of it is published before that day.
    now = office.clock.now().astimezone(LONDON).replace(microsecond=0)
    goes_out = max(now.date(), before.published_on)
    at = now.time() if goes_out == now.date() else before.published_at
    case = Corrected(
        before.decision, after, changes, first, publication.in_force.effective, office.clock.today(), earlier,
        before.meeting, _rule(office, before),
    )  # fmt: skip
    fresh = brought_in(checking.findings_of(office, before), checking.findings_of(office, corrected))
    return Proposal(
        before=before,
        after=corrected,
        changes=marked(office, decision_id, changes),
        earlier=earlier,
        # That the decision would be later than its publication is said once, against the first of them.
        findings=(*examine(case), *(one for one in fresh if (one.id, one.where) != ("DATES", "published_on"))),
        choice=_choice(office, before, after),
        kept=next(iter(checking.windows_in_force(office, decision_id)), None),
        restarted=_counted(office, replace(corrected, published_on=goes_out, published_at=at)),
        on=now.date(),
        goes_out=goes_out,
        at=at,
    )


def _read(office: Office, before: Decision, typed: Mapping[str, str]) -> tuple[tuple[CorrectedField, ...], Decision]:
    """The fields that change, with both texts, and the record with the new ones."""
    changes, after = [], before
    for name, text in typed.items():
        value = _value(before, typed, name, text)
        if value == getattr(before, name):
            continue
        change = CorrectedField(name, made.kept_text(getattr(before, name)), made.kept_text(value))
        after = made.with_changes(after, (change,))
        changes.append(change)
        if name == "reference" and value:
            rows.only_reference(office.register, str(value), before.id)
    if not changes:
        raise Refused(f"Nothing would change: D{before.id} reads so already.")
    return tuple(changes), after


def _value(before: Decision, typed: Mapping[str, str], name: str, text: str) -> FieldValue:
    """What was typed for one field; Refused for what is not corrected this way."""
    if name in _SORTING:
        if not typed.keys() >= _SORTING:
            raise Refused(
                f"How an officer's decision is sorted is corrected by sorting it again: decision sort D{before.id}."
            )
        return OfficerKind(text) if name == "officer_kind" else tidy(text)
    if sentence := NOT_CORRECTED.get(known(name)):
        raise Refused(sentence)
    return parse_field(name, text)


_SORTING = frozenset(field.id for field in SORTING_FIELDS)


def _choice(office: Office, before: Case, after: Decision) -> WindowChoice:
    return window_choice(_rule(office, before), before.decision, after, before.meeting)


def _rule(office: Office, found: Case) -> CallInRule | None:
    return governing(office.council(), found.decision, found.meeting, found.published_on, found.published_at)


def _counted(office: Office, found: Case) -> CallInWindow | None:
    """The window that would start with this publication; None where none runs or no date can be shown."""
    try:
        return checking.window_of(office, found)
    except NotConfigured:
        return None


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a clerk corrects, in the clerk's words.

    `restarts` is the clerk's choice about the window, None to follow the council's rule; `window` is why. `again` is
    why a text that was corrected before is corrected once more; `overrides` are blockers to go past, with reasons.
    `withhold`: the public is not told which words were removed.
    """

    because: str
    restarts: bool | None = None
    window: str = ""
    again: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)
    withhold: bool = False


def correct(
    office: Office,
    decision_id: int,
    typed: Mapping[str, str],
    reasons: Reasons,
    *,
    seen: Proposal | None = None,
    command_id: str | None = None,
) -> Correction:
    """Publish the corrected record beside the one that was published. Refused, with sentences, while a blocker stands.

    `seen` is the proposal that the clerk was shown: Conflict if the record or the windows are others by now.
    """
    because = tidy(reasons.because).strip()
    if not because:
        raise InputError("A correction needs a reason; it is printed with it.")
    overrides = checking.read_overrides(reasons.overrides)

    def work(change: Change) -> int:
        now = propose(office, decision_id, typed)
        if seen is not None and (seen.before.decision, seen.kept) != (now.before.decision, now.kept):
            raise Conflict("Somebody corrected the record or moved its window while you were asked; look at it again.")
        gone_past = _nothing_stands(now, reasons.again, overrides)
        restarts, why = decide(now, reasons.restarts, reasons.window)
        # All three are printed on the notice, beside the corrected text.
        said = {
            "reason of the correction": because,
            "reason for the window": why,
            "reason to correct again": reasons.again,
        }
        refuse_what_goes_out(office, decision_matter(office.register, decision_id), said)
        return _store(office, change, now, gone_past, replace(reasons, because=because, restarts=restarts, window=why))

    names = ", ".join(CORRECTED_FIELD[name if name in _SORTING else known(name)].label for name in typed)
    summary = f"D{decision_id} corrected {format_date(office.clock.today())}: {names}"
    office.register.run(office.command("decision correct", summary, why=because, command_id=command_id), work)
    return made.corrections(office.register, decision_id)[-1]


def _nothing_stands(found: Proposal, again: str, overrides: Mapping[str, str]) -> tuple[CorrectionOverride, ...]:
    """The blockers gone past, each with its reason; Refused names those that still stand."""
    gone_past, standing = [], []
    for finding in stands_in_the_way(list(found.findings)):
        if finding.id == "COR-AGAIN" and one_line(again):
            continue
        if finding.id in overrides and overridable(finding.id):
            gone_past.append(CorrectionOverride(finding.id, finding.says, overrides[finding.id]))
        else:
            standing.append(finding)
    if standing:
        sentences = " ".join(f"[{finding.id}] {finding.says}" for finding in standing)
        raise Refused(f"D{found.before.decision.id} cannot be corrected so: {sentences}")
    unused = overrides.keys() - {one.finding_id for one in gone_past}
    if unused:
        name = sorted(unused)[0]
        raise Refused(f"{name} does not stand in the way of this correction, so there is nothing to override.")
    return tuple(gone_past)


def decide(found: Proposal, restarts: bool | None, why: str) -> tuple[bool, str]:
    """Whether the window runs anew, and why: the council's rule, or the clerk's choice with its reason.

    Refused where the rule is silent and nothing was chosen, where a choice against it has no reason, and where there is
    nothing to choose.
    """
    choice, reason = found.choice, one_line(why)
    if choice.restarts is not None and restarts in (None, choice.restarts):
        return choice.restarts, f"{choice.says}; {reason}" if reason else choice.says
    if choice.forced:
        raise Refused(f"The window cannot be chosen here: {choice.says}.")
    if restarts is None:
        raise Refused(f"Say whether the window starts again or is kept, and why: {choice.says}.")
    if not reason:
        raise Refused(f"Say why the window {'starts again' if restarts else 'is kept'}: {choice.says}.")
    return restarts, reason


def _store(
    office: Office, change: Change, found: Proposal, gone_past: tuple[CorrectionOverride, ...], reasons: Reasons
) -> int:
    decision, before = found.after.decision, found.before.decision
    changes = marked(office, before.id, found.changes, withhold=reasons.withhold)
    publication_id = _publish(office, change, found, bool(reasons.restarts), gone_past)
    corrects = [one.id for change_ in found.changes if (one := earlier_of(found.earlier, change_.field))]
    change.insert(
        "correction",
        decision_id=before.id,
        sequence=len(found.earlier) + 1,
        corrects_id=max(corrects, default=None),
        publication_id=publication_id,
        changes=json.dumps([asdict(one) for one in changes], ensure_ascii=False),
        reason=reasons.because,
        restarts=to_cell(bool(reasons.restarts)),
        restarts_because=reasons.window,
        again_because=one_line(reasons.again) if corrects else "",
        overrides=json.dumps([asdict(one) for one in gone_past], ensure_ascii=False),
        corrected_on=to_cell(found.on),
        corrected_at=iso_instant(office.clock.now().replace(microsecond=0)),
        recorded_at=iso_instant(office.clock.system()),
        who=office.who,
    )
    return decision.id


def _publish(
    office: Office, change: Change, found: Proposal, restarts: bool, gone_past: tuple[CorrectionOverride, ...]
) -> int:
    """The publication of the corrected record, with its window begun anew or as it is in force."""
    sequence, at = len(found.earlier) + 2, office.clock.system()
    added = tuple(Override(one.finding_id, one.reason, office.who, at, one.says) for one in gone_past)
    decision = replace(found.after.decision, overrides=(*found.after.decision.overrides, *added))
    case = replace(found.after, decision=decision)
    if restarts:
        case = replace(case, published_on=found.goes_out, published_at=found.at)
        return freeze_as(office, change, case, public_call_in(office, case), found.restarted, sequence)
    if found.kept is not None:
        return freeze_as(office, change, case, of_window(found.kept), found.kept, sequence)
    # A window that no rule gave then is none that a correction gives.
    was = published_record(office, decision.id).call_in
    return freeze_as(office, change, case, was if was.open_to_call_in else public_call_in(office, case), None, sequence)
