"""The chain of consent for what is urgent: SI 2012/2089 regs 5(6) and 11(1), and in Wales SI 2001/2290 reg 7.

Step 1 is the chairman of the relevant scrutiny committee; step 2, where there is none or they are unable to act, the
chairman of the authority; step 3, only where there is no chairman of either, the vice-chairman. A refusal ends it.
Whether the matter is urgent is for them to say and never for this program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_tui.domain.consent import Answer, Asked, Consent, ConsentState, Posts
from clerk_tui.domain.dates import LONDON, format_date, format_time
from clerk_tui.domain.decision import CONSENT_STEPS, Urgency
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity

FIRST, SECOND, THIRD = CONSENT_STEPS
_VACANT = (Answer.NO_SUCH_PERSON,)
_PASSES = (Answer.NO_SUCH_PERSON, Answer.UNABLE, Answer.DID_NOT_ACT)


@dataclass(frozen=True, slots=True)
class Matter:
    """What the consent is for: its rule and paragraph, what is agreed, what a refusal forbids, what is left then."""

    rule: str
    authority: str
    name: str
    thing: str
    forbidden: str
    instead: str


SPECIAL_URGENCY = Matter(
    "EN-SU", "SI 2012/2089 reg 11", "Special urgency", "the decision", "the decision may not be taken",
    "Wait, elect a chairman, or give the notice of the general exception.",
)  # fmt: skip
PRIVATE_MEETING = Matter(
    "EN-PMU", "SI 2012/2089 reg 5(6)", "Private meeting by urgency", "the meeting",
    "the meeting may not be held in private", "Wait, elect a chairman, or give the two notices.",
)  # fmt: skip
WELSH_DECISION = Matter(
    "WA-IMP", "SI 2001/2290 reg 7", "Urgency before the written statement", "the decision",
    "the decision may not be implemented before its written statement exists",
    "Wait for the written statement, or elect a chairman.",
)  # fmt: skip


def consent(matter: Matter, asked: Sequence[Asked], posts: Posts | None = None) -> Consent:
    """Where the chain stands after these answers.

    InputError where a step is none of the three, stands twice, or is said to be vacant though the post is filled.
    """
    answers = _by_step(asked, posts or Posts())
    chain = _first(matter, answers) or _second(matter, answers) or _third(matter, answers)
    beyond = [step for step in CONSENT_STEPS if step in answers and _after(step, chain.step)]
    if not beyond or chain.state is ConsentState.GIVEN:
        return chain
    if chain.state is ConsentState.ASK:
        agreed = answers[beyond[-1]].answer is Answer.AGREED
        passed_over = "was agreed by" if agreed else "was put to"
        said = (
            f"{matter.name} {passed_over} the {beyond[-1]}: say why the {chain.step} did not act; a refusal does not"
            " pass the question on."
        )
    else:
        said = f"{chain.says} That the {beyond[-1]} was asked as well changes nothing."
    return Consent(chain.state, chain.step, said, chain.doubts)


def finding(matter: Matter, chain: Consent) -> Finding:
    """The chain as the check shows it: it holds, it holds with a doubt, or it stands in the way."""
    severity = Severity.BLOCKER
    if chain.state is ConsentState.GIVEN:
        severity = Severity.WARNING if chain.doubts else Severity.HOLDS
    return Finding(matter.rule, severity, "route", " ".join((chain.says, *chain.doubts)), matter.authority)


def asked_by(urgency: Urgency) -> tuple[Asked, ...]:
    """The chain that a record of urgency tells: who agreed, and in one text why those before them did not act."""
    index = CONSENT_STEPS.index(urgency.agreed_role)
    skipped = CONSENT_STEPS[:index] if urgency.skipped_because else ()
    return (
        *(Asked(step, Answer.DID_NOT_ACT, reason=urgency.skipped_because) for step in skipped),
        Asked(
            urgency.agreed_role, Answer.AGREED, urgency.agreed_by, urgency.agreed_on, urgency.reason,
            urgent=bool(urgency.reason) or None, cannot_be_deferred=bool(urgency.reason) or None,
        ),
    )  # fmt: skip


def told_steps(urgency: Urgency) -> tuple[Asked, ...]:
    """The answers of the chain one by one, or what an older record tells of them in one row."""
    if urgency.steps or urgency.agreed_role not in CONSENT_STEPS:
        return urgency.steps
    return asked_by(urgency)


def _by_step(asked: Sequence[Asked], posts: Posts) -> dict[str, Asked]:
    filled = dict(zip(CONSENT_STEPS, (posts.scrutiny_chairman, posts.chairman, posts.vice_chairman), strict=True))
    answers = {step: Asked(step, Answer.NO_SUCH_PERSON) for step, there in filled.items() if there is False}
    given: set[str] = set()
    for one in asked:
        if one.step not in CONSENT_STEPS:
            raise InputError(f"Only the {', the '.join(CONSENT_STEPS)} can agree, in that order.")
        if one.step in given:
            raise InputError(f"The {one.step} is recorded twice; which answer is meant?")
        vacant = one.answer in _VACANT
        if filled[one.step] is not None and filled[one.step] is vacant:
            there = "vacant" if vacant else "asked"
            post = "filled" if vacant else "vacant"
            raise InputError(f"The {one.step} is recorded as {there}, but the post is {post}.")
        given.add(one.step)
        answers[one.step] = one
    return answers


def _first(matter: Matter, answers: dict[str, Asked]) -> Consent | None:
    answer = answers.get(FIRST)
    if answer is None:
        return Consent(ConsentState.ASK, FIRST, f"Next to ask: the {FIRST}, because the chain begins there.")
    return None if answer.answer in _PASSES else _settled(matter, answer, answers)


def _second(matter: Matter, answers: dict[str, Asked]) -> Consent | None:
    answer = answers.get(SECOND)
    if answer is None:
        why = f"there is no {FIRST}" if answers[FIRST].answer in _VACANT else f"the {FIRST} did not act"
        says = f"Next to ask: the {SECOND}, because {why}."
        return Consent(ConsentState.ASK, SECOND, says, _unsaid(answers, FIRST))
    if answer.answer not in _PASSES:
        return _settled(matter, answer, answers)
    open_to_third = (*_VACANT, Answer.DID_NOT_ACT)
    if answers[FIRST].answer in open_to_third and answer.answer in open_to_third:
        return None
    says = (
        f"The chain ends: the {SECOND} did not act, and the {THIRD} may agree only where there is no chairman of"
        f" either; absence is not vacancy. {matter.instead}"
    )
    return Consent(ConsentState.ENDED, SECOND, says, _unsaid(answers, FIRST, SECOND))


def _third(matter: Matter, answers: dict[str, Asked]) -> Consent:
    answer = answers.get(THIRD)
    if answer is None:
        says = f"Next to ask: the {THIRD}, because there is no chairman of either."
        return Consent(ConsentState.ASK, THIRD, says, _vacancy(answers))
    if answer.answer in _PASSES:
        says = f"The chain ends: the {THIRD} did not act either, and the text names nobody after them."
        return Consent(ConsentState.ENDED, THIRD, says)
    return _settled(matter, answer, answers)


def _settled(matter: Matter, answer: Asked, answers: dict[str, Asked]) -> Consent:
    """What an agreement or a refusal amounts to."""
    on = answered_on(answer)
    who = f"{answer.who}, {answer.step}," if answer.who else f"the {answer.step}"
    if answer.answer is Answer.REFUSED:
        says = f"{matter.name}: {who} refused{on}, so {matter.forbidden}; a refusal does not pass the question on."
        return Consent(ConsentState.REFUSED, answer.step, says)
    limbs = {"it was urgent": answer.urgent, "it could not reasonably be deferred": answer.cannot_be_deferred}
    if lacking := [limb for limb, said in limbs.items() if not said]:
        says = f"{matter.name}: {who} agreed{on}, but nothing records the agreement that {' and that '.join(lacking)}."
        return Consent(ConsentState.INCOMPLETE, answer.step, says)
    says = f"{matter.name}: {who} agreed{on} that {matter.thing} was urgent and could not reasonably be deferred."
    if answer.step == FIRST:
        return Consent(ConsentState.GIVEN, FIRST, says)
    if reason := answers[FIRST].reason:
        says += f" Why the {FIRST} did not act: {reason.rstrip('.')}."
    doubts = _unsaid(answers, FIRST) if answer.step == SECOND else _vacancy(answers)
    return Consent(ConsentState.GIVEN, answer.step, says, doubts)


def answered_on(answer: Asked) -> str:
    """` on Friday 4 December 2026 at 09:30`, with the time where it is known; empty without a day."""
    if answer.on is None:
        return ""
    at = f" at {format_time(answer.at.astimezone(LONDON).time())}" if answer.at else ""
    return f" on {format_date(answer.on)}{at}"


def before_the_last(asked: Sequence[Asked], new: Asked) -> str:
    """What is wrong where an answer was given before that of somebody asked earlier in the chain; empty if nothing is.

    The question passes on only once the one before did not act (regs 5(6) and 11(1)). Times tell within one day.
    """
    index = CONSENT_STEPS.index(new.step)
    for one in asked:
        if one.on is None or new.on is None or CONSENT_STEPS.index(one.step) >= index:
            continue
        if new.on < one.on or (new.on == one.on and new.at is not None and one.at is not None and new.at < one.at):
            words = f"{one.step} answered{answered_on(one)}"
            return (
                f"On: the {new.step} answered{answered_on(new)}, but the {words}; the question passes on only after"
                " that (SI 2012/2089 regs 5(6) and 11(1))."
            )
    return ""


def _unsaid(answers: dict[str, Asked], *steps: str) -> tuple[str, ...]:
    """The law lets the question pass where someone is unable to act: the record must say why they were."""
    return tuple(
        f"Nothing records why the {step} did not act."
        for step in steps
        if answers[step].answer not in _VACANT and not answers[step].reason
    )


def _vacancy(answers: dict[str, Asked]) -> tuple[str, ...]:
    if all(answers[step].answer in _VACANT for step in (FIRST, SECOND)):
        return ()
    return (f"The {THIRD} can agree only where both posts are vacant; absence is not vacancy.",)


def _after(step: str, other: str) -> bool:
    return CONSENT_STEPS.index(step) > CONSENT_STEPS.index(other)
