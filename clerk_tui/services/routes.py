"""Recording the route of a matter: whom the proper officer informed (reg 10), and who agreed (regs 5(6) and 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from clerk_tui.domain.consent import Answer, Asked, Consent, ConsentState, Posts
from clerk_tui.domain.dates import format_date, format_instant, iso_instant
from clerk_tui.domain.decision import CONSENT_STEPS, Urgency, UrgencyKind
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.matters import Matter
from clerk_tui.domain.text import headed, one_line, tidy
from clerk_tui.register import urgencies
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.people import bodies
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.consent import PRIVATE_MEETING, SPECIAL_URGENCY, before_the_last, consent, told_steps
from clerk_tui.rules.consent import Matter as Consented
from clerk_tui.rules.route_choice import RouteCase
from clerk_tui.services import matters, people
from clerk_tui.services.office import Office

CHAINS: dict[UrgencyKind, Consented] = {
    UrgencyKind.SPECIAL_URGENCY: SPECIAL_URGENCY,
    UrgencyKind.PRIVATE_MEETING: PRIVATE_MEETING,
}
INFORMED_AS = ("chairman", "members")
ANSWERS = tuple(answer for answer in Answer if answer is not Answer.DID_NOT_ACT)
"""What can be recorded of a step; `did-not-act` is an older record's and leaves open whether the post was vacant."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of the chain as a clerk gives it. `at` is the instant, where the time of day is known."""

    answer: Answer
    who: str = ""
    on: date | None = None
    at: datetime | None = None
    reason: str = ""
    urgent: bool | None = None
    cannot_be_deferred: bool | None = None
    out_of_order: str = ""
    """Why an answer stands though it was given before that of the one who is asked first; kept in the history."""


def inform(
    office: Office,
    ref: str,
    *,
    informed: str,
    informed_on: date,
    informed_as: str = "chairman",
    committee: str = "",
    reason: str = "",
    command_id: str | None = None,
) -> Matter:
    """Record whom the proper officer informed in writing under the general exception (reg 10(1)(a)).

    The chairman of the relevant scrutiny committee, or where there is none each of its members. Nobody agrees to
    anything. InputError or Refused names field and rule.
    """
    matter = matters.open_matter(office, ref)
    matters.english(office, "The general exception")
    values = {
        "informed": one_line(informed),
        "informed_on": to_cell(informed_on),
        "informed_as": informed_as,
        "committee": one_line(committee),
        "reason": tidy(reason).strip(),
    }
    if not values["informed"]:
        raise InputError("Informed: say who of the relevant overview and scrutiny committee was informed (reg 10).")
    if informed_as not in INFORMED_AS:
        raise InputError(f"Informed as: “{one_line(informed_as)}” is neither {' nor '.join(INFORMED_AS)}.")
    _refuse_day("informed_on", informed_on, office, matter, "SI 2012/2089 reg 10(1)(a)")
    given: dict[str, Cell] = {name: value for name, value in values.items() if value or name not in _OPTIONAL}

    def work(change: Change) -> None:
        matters.store(change, "urgency", matter, {"kind": UrgencyKind.GENERAL_EXCEPTION.value}, given)
        matters.touch(change, matter)

    summary = f"General exception for {matter.ref}: {values['informed']} informed {format_date(informed_on)}"
    office.register.run(office.command("route inform", summary, command_id=command_id), work)
    return matters.find(office, matter.ref)


_OPTIONAL = frozenset({"committee", "reason"})


def _refuse_day(field: str, day: date, office: Office, matter: Matter, authority: str) -> None:
    """An act before the decision cannot lie after it, and none can be recorded before it is done."""
    if day > office.clock.today():
        raise Refused(f"{headed(field)}: {format_date(day)} is still to come; record it once it is done.")
    if matter.decides_on is not None and day > matter.decides_on:
        raise Refused(
            f"{headed(field)}: {format_date(day)} lies after the decision of {format_date(matter.decides_on)};"
            f" {authority} asks for it before."
        )


def chain(case: RouteCase, kind: UrgencyKind) -> Consent:
    """Where the chain of a matter stands: whose turn it is, who agreed or refused, or that it ended."""
    urgency = case.urgency(kind)
    return consent(CHAINS[kind], told_steps(urgency) if urgency else ())


def record_step(
    office: Office, ref: str, kind: UrgencyKind, given: Given, *, step: str = "", command_id: str | None = None
) -> Consent:
    """Record what the next of the chain answered; where the chain stands now comes back.

    `step` is the post that was asked; without it the one whose turn it is. Refused where a refusal or an agreement has
    ended the chain, where it is somebody else's turn, or where the answer came before that of an earlier post and
    nothing says why.
    """
    matter = matters.open_matter(office, ref)
    matters.english(office, matters.said_kind(kind))
    case = matters.case_of(office, matter)
    post = _turn(case, kind, step)
    asked = _asked(post, given)
    if asked.on is not None:
        _refuse_day("on", asked.on, office, matter, CHAINS[kind].authority)
    if given.at is not None and given.at > office.clock.now():
        raise Refused(f"On: {format_instant(given.at)} is still to come; record it once it is done.")
    urgency = case.urgency(kind)
    before = tuple(one for one in (urgency.steps if urgency else ()) if one.step != post)
    after = (*before, asked)
    why = tidy(given.out_of_order).strip()
    if (early := before_the_last(before, asked)) and not why:
        raise Refused(f"{early} Change the day, or give the reason why it was out of order.")
    # Raises where the post is said to be vacant though somebody holds it.
    stands = consent(CHAINS[kind], after, _filled(office, case, kind, after))
    given_at = iso_instant(given.at) if given.at else None

    def work(change: Change) -> None:
        key: dict[str, Cell] = {"kind": kind.value}
        urgency_id = matters.store(change, "urgency", matter, key, _summary(urgency, after))
        _keep(change, urgency_id, len(before), asked, given_at)
        matters.touch(change, matter)

    who = f"{asked.who}, {post}" if asked.who else f"the {post}"
    summary = f"{matters.said_kind(kind)} for {matter.ref}: {who}: {asked.answer.value.replace('-', ' ')}"
    office.register.run(office.command("route consent", summary, why=why, command_id=command_id), work)
    return stands


def too_early(case: RouteCase, kind: UrgencyKind, given: Given) -> str:
    """What is wrong with the time of an answer of the next of the chain; empty where nothing is, or where it has none.

    The clerk may go on with `Given.out_of_order`.
    """
    urgency, post = case.urgency(kind), chain(case, kind).step
    new = Asked(post, given.answer, on=given.on, at=given.at)
    return before_the_last(urgency.steps if urgency else (), new)


def _filled(office: Office, case: RouteCase, kind: UrgencyKind, asked: Sequence[Asked]) -> Posts:
    """Which of the posts asked are known to have been filled, each on the day of its own answer.

    An answer without a day, as that a post is vacant, is of the day of the next answer, or else of today, before the
    decision. That the register names nobody is no proof that a post is vacant.
    """
    told = case.urgency(kind), case.urgency(UrgencyKind.GENERAL_EXCEPTION)
    named = next((one.committee for one in told if one and one.committee), "")
    committee = named if any(body.name == named for body in bodies(office.register)) else ""
    today = office.clock.today()
    day, filled = min(today, case.matter.decides_on or today), set[str]()
    for one in reversed(asked):
        day = one.on or day
        filled |= {
            post.step for post in people.posts_on(office, day, committee) if post.filled and post.step == one.step
        }
    return Posts(*(step in filled or None for step in CONSENT_STEPS))


def _turn(case: RouteCase, kind: UrgencyKind, step: str) -> str:
    """The post to ask now; an agreement without one of its limbs may be completed."""
    stands = chain(case, kind)
    if stands.state is ConsentState.GIVEN:
        raise Refused(f"{stands.says} Nobody else is asked; take the answer back if it was recorded wrongly.")
    if stands.state in {ConsentState.REFUSED, ConsentState.ENDED}:
        raise Refused(stands.says)
    if step and step != stands.step:
        if step not in CONSENT_STEPS:
            raise InputError(f"Step: only the {', the '.join(CONSENT_STEPS)} can agree, in that order.")
        raise Refused(f"Step: it is not the turn of the {step}. {stands.says}")
    return stands.step


def _asked(post: str, given: Given) -> Asked:
    """The answer as it is kept; InputError names what it lacks."""
    asked = Asked(
        post, given.answer, one_line(given.who), given.on, tidy(given.reason).strip(),
        urgent=given.urgent, cannot_be_deferred=given.cannot_be_deferred, at=given.at,
    )  # fmt: skip
    if given.answer not in ANSWERS:
        raise InputError(f"Answer: say {', '.join(answer.value for answer in ANSWERS)}.")
    answered = given.answer in {Answer.AGREED, Answer.REFUSED}
    if answered and not asked.who:
        raise InputError(f"Who: give the name of the {post} who {given.answer.value}.")
    if answered and asked.on is None:
        raise InputError(f"On: give the day on which the {post} {given.answer.value}.")
    if given.answer is Answer.UNABLE and not asked.reason:
        raise InputError(f"Reason: say why the {post} was unable to act; the question passes on only then.")
    if given.answer is not Answer.AGREED:
        return Asked(post, asked.answer, asked.who, asked.on, asked.reason, at=asked.at)
    return asked


def _summary(urgency: Urgency | None, steps: tuple[Asked, ...]) -> dict[str, Cell]:
    """The record of urgency told in one row: who agreed, and why those before them did not act."""
    agreed = next((one for one in steps if one.answer is Answer.AGREED), None)
    passed = [one for one in steps if one.answer in {Answer.UNABLE, Answer.NO_SUCH_PERSON}]
    words = [
        f"{one.step}: {one.reason or ('there is none' if one.answer is Answer.NO_SUCH_PERSON else 'unable to act')}"
        for one in passed
    ]
    found: dict[str, Cell] = {
        "agreed_by": agreed.who if agreed else "",
        "agreed_role": agreed.step if agreed else "",
        "agreed_on": to_cell(agreed.on) if agreed else None,
        "skipped_because": "; ".join(words),
    }
    if agreed and agreed.reason:
        found["reason"] = agreed.reason
    elif urgency is None:
        found["reason"] = ""
    return found


def _keep(change: Change, urgency_id: int, position: int, asked: Asked, at: str | None) -> None:
    values: dict[str, Any] = {
        "position": position,
        "who": asked.who,
        "answer": asked.answer.value,
        "asked_on": to_cell(asked.on),
        "asked_at": at,
        "reason": asked.reason,
        "urgent": to_cell(asked.urgent),
        "cannot_be_deferred": to_cell(asked.cannot_be_deferred),
    }
    row = change.find("consent_step", urgency_id=urgency_id, step=asked.step)
    if row is None:
        change.insert("consent_step", urgency_id=urgency_id, step=asked.step, **values)
    else:
        change.update("consent_step", int(str(row["id"])), int(str(row["version"])), **values)


def take_back(office: Office, ref: str, kind: UrgencyKind, why: str, *, command_id: str | None = None) -> Consent:
    """Take the last answer of a chain back, with the reason: it was recorded wrongly, or was given anew since.

    History keeps it. Refused where there is none.
    """
    matter = matters.open_matter(office, ref)
    urgency = matters.case_of(office, matter).urgency(kind)
    kept = urgencies.steps(office.register, urgency.id) if urgency else ()
    if urgency is None or not (kept or urgency.agreed_role):
        raise Refused(f"{matters.said_kind(kind)} of {matter.ref}: no answer is recorded that could be taken back.")
    reason = tidy(why).strip()
    if not reason:
        raise InputError("Reason: say why the answer is taken back; it stays in the history.")
    last = kept[-1] if kept else None
    left = tuple(step.asked for step in kept[:-1])

    def work(change: Change) -> None:
        row = change.row("urgency", urgency.id)
        if last is not None:
            change.remove("consent_step", last.id)
        change.update("urgency", urgency.id, int(str(row["version"])), **_summary(urgency, left))
        matters.touch(change, matter)

    who, said = (last.asked.step, last.asked.answer) if last else (urgency.agreed_role, Answer.AGREED)
    words = said.value.replace("-", " ")
    summary = f"{matters.said_kind(kind)} for {matter.ref}: answer of the {who} taken back ({words})"
    office.register.run(office.command("route take-back", summary, why=reason, command_id=command_id), work)
    return consent(CHAINS[kind], left)
