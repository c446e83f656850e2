"""A request for call-in at the desk: taken as it came, held against the council's rule, answered with the paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from clerk_tui.domain.call_in_events import Standing
from clerk_tui.domain.call_ins import AskedFor, Entry, EntryKind, KeptRequest, Requester
from clerk_tui.domain.dates import LONDON, format_date, format_instant, london_date
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register.changes import Change
from clerk_tui.rules.call_in_people import ground_named, stated
from clerk_tui.services import call_in_people
from clerk_tui.services.call_in_cases import NOT_YET, CallInCase, case_of, sound_state, text_instant, with_entry
from clerk_tui.services.call_in_receipts import receipt_text
from clerk_tui.services.call_ins import insert_entry
from clerk_tui.services.office import Office

NOBODY: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Typed:
    """What the clerk typed of a request. `names` as they stand on it; `chosen` are grounds by number or words.

    `pools` says to whom somebody belongs whom the register does not know well enough; `unconfirmed` names those who
    have not confirmed an electronic signature; `despite` is why the proper officer takes a request in spite of a doubt.
    """

    received_at: datetime
    names: tuple[str, ...]
    how: str = ""
    received_by: str = ""
    grounds: str = ""
    chosen: tuple[str, ...] = ()
    parts: str = ""
    alternative: str = ""
    states: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    pools: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOBODY)
    unconfirmed: tuple[str, ...] = ()
    committee: str = ""
    called_in_before: date | None = None
    year_began: date | None = None
    despite: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The request as kept, and the case as it stands with it."""

    request: KeptRequest
    case: CallInCase

    @property
    def accepted(self) -> bool:
        return not self.request.refused


def request(office: Office, decision_id: int, typed: Typed, *, command_id: str | None = None) -> Answer:
    """Take a request for call-in as it came, and say at once whether it stands by what can be counted.

    One that is late or has too few who may ask is kept as refused. InputError for what cannot be read; Refused where
    somebody may not ask, or is not known, and no reason is given to go on.
    """
    names = call_in_people.read_names(typed.names)

    def work(change: Change) -> int:
        said = _said(office, case_of(office, decision_id), replace(typed, names=names))
        return _store(office, change, decision_id, said)

    summary = f"Request for call-in of D{decision_id}, received {_second(typed.received_at)}, by {', '.join(names)}"
    command = office.command("call-in request", summary, why=typed.despite, command_id=command_id)
    request_id = office.register.run(command, work)
    case = case_of(office, decision_id)
    return Answer(next(one for one in case.requests if one.id == request_id), case)


def _second(at: datetime) -> str:
    local = at.astimezone(LONDON)
    return f"{format_date(local.date())}, {local:%H:%M:%S}"


def _said(office: Office, case: CallInCase, typed: Typed) -> AskedFor:
    """The request as it is kept, every field looked at."""
    at = typed.received_at.replace(microsecond=0)
    _not_yet_come(office, at)
    for label, day in (("Called in before", typed.called_in_before), ("Year began", typed.year_began)):
        if day is not None and day > london_date(at):
            raise InputError(
                f"{label}: {format_date(day)} lies after the request itself, received {format_date(london_date(at))}."
            )
    rule, decision = case.rule, case.decision
    named = call_in_people.look_up(
        office, decision, rule, at, typed.names, pools=typed.pools, committee=typed.committee,
        unconfirmed=typed.unconfirmed,
    )  # fmt: skip
    despite = tidy(typed.despite).strip()
    if named.doubts and not despite:
        raise Refused(
            " ".join(named.doubts) + " Nothing was taken down. If the proper officer takes it all the same, give the"
            " reason; it stays on the record."
        )
    chosen = tuple(_ground(case, each) for each in typed.chosen)
    grounds, parts, alternative = (tidy(text).strip() for text in (typed.grounds, typed.parts, typed.alternative))
    has = stated(rule, grounds=grounds, chosen=chosen, parts=parts, alternative=alternative) if rule else ()
    return AskedFor(
        received_at=at, requesters=named.requesters, received_by=one_line(typed.received_by), how=one_line(typed.how),
        grounds=grounds, chosen_grounds=chosen, parts=parts, alternative=alternative,
        states=tuple(dict.fromkeys((*has, *map(one_line, typed.states)))),
        conditions=tuple(map(one_line, typed.conditions)), despite=despite,
        called_in_before=typed.called_in_before or call_in_people.called_in_before(office, decision.id, at),
        year_began=typed.year_began or call_in_people.council_year(office, london_date(at)),
    )  # fmt: skip


def _not_yet_come(office: Office, at: datetime) -> None:
    now = office.clock.now().replace(microsecond=0)
    if at > now:
        raise InputError(f"Received: {format_instant(at)} lies in the future; it is now {format_instant(now)}.")


def _ground(case: CallInCase, named: str) -> str:
    if case.rule is None or not case.rule.grounds:
        return one_line(named)
    found = ground_named(case.rule, one_line(named))
    if found is None:
        listed = "; ".join(f"{number}. {ground}" for number, ground in enumerate(case.rule.grounds, 1))
        raise InputError(f"Ground: “{one_line(named)}” is none of those in the council's rule: {listed}.")
    return found


def _store(office: Office, change: Change, decision_id: int, said: AskedFor) -> int:
    """Put the request, those who ask and the event into the register, with what was found and answered."""
    case, draft = case_of(office, decision_id), KeptRequest(0, decision_id, said)
    entry = Entry(
        NOT_YET, decision_id, EntryKind.RECEIVED, said.received_at, office.who, office.clock.now(), request_id=0
    )
    state = sound_state(office, case.decision, (*case.requests, draft), with_entry(case.entries, entry), case.now)
    asking = next(one for one in state.asked if one.request.id == 0)
    said = replace(said, requesters=_counted(said.requesters, state.findings))
    refused = asking.says if asking.standing is Standing.REFUSED else ""
    kept = KeptRequest(0, decision_id, said, refused, by_count=asking.by_count)
    # What was found of other requests is not told to those who asked this one.
    fresh = tuple(one for one in state.findings if one not in case.state.findings)
    receipt = receipt_text(office, case, kept, replace(state, findings=fresh))
    request_id = _insert_request(change, kept, receipt)
    insert_entry(office, change, replace(entry, request_id=request_id, reason=said.despite), state)
    return request_id


def _counted(requesters: Sequence[Requester], findings: Sequence[Finding]) -> tuple[Requester, ...]:
    """Those who ask, marked where the rule says that a signature does not count."""
    said = [finding.says for finding in findings if finding.id in {"CI-CAP", "CI-SIGNATURE"}]

    def marked(one: Requester) -> Requester:
        told = (text for text in said if text.startswith(f"{one.signatory.name} has"))
        # One who had not confirmed an earlier request, and has confirmed this one, counts.
        why = next((text for text in told if "not confirmed" not in text or not one.signatory.confirmed), "")
        return replace(one, counted=not why, why_not=why)

    return tuple(marked(one) for one in requesters)


def _insert_request(change: Change, kept: KeptRequest, receipt: str) -> int:
    said = kept.said
    request_id = change.insert(
        "call_in_request",
        decision_id=kept.decision_id, received_at=text_instant(said.received_at), received_by=said.received_by,
        how=said.how, grounds=said.grounds, chosen_grounds="\n".join(said.chosen_grounds), parts=said.parts,
        alternative=said.alternative, states="\n".join(said.states), conditions="\n".join(said.conditions),
        called_in_before=_day(said.called_in_before), year_began=_day(said.year_began), despite=said.despite,
        refused=kept.refused, refused_by_count=int(kept.by_count), receipt=receipt,
    )  # fmt: skip
    for position, one in enumerate(said.requesters, 1):
        who = one.signatory
        change.insert(
            "call_in_requester", request_id=request_id, position=position, person_id=one.person_id, name=who.name,
            pools="\n".join(who.pools), roles="\n".join(who.roles), confirmed=int(who.confirmed),
            counted=int(one.counted), why_not=one.why_not,
        )  # fmt: skip
    return request_id


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
