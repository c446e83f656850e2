"""The notice of the hearing of a call-in: of the committee, the decision, those who called it in, and the last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from clerk_tui.documents.writing.call_in import hearing_name, hearing_of
from clerk_tui.domain.call_in_events import Standing
from clerk_tui.domain.call_ins import AskedFor, Requester
from clerk_tui.domain.dates import LONDON, format_date, london_date
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.ledger import CountResult
from clerk_tui.domain.meeting import Meeting, MeetingStatus
from clerk_tui.domain.public_call_in import PublicHearing, PublicRequest
from clerk_tui.register import meetings
from clerk_tui.register.notices import decision_matter
from clerk_tui.rules.call_in_people import NOT_MEMBERS
from clerk_tui.rules.number_words import cardinal, ordinal
from clerk_tui.services.call_in_cases import CallInCase, case_of
from clerk_tui.services.call_in_hearings import agenda_words
from clerk_tui.services.decision_notice import published_record
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.office import Office
from clerk_tui.services.public_words import refuse_what_goes_out


def build(office: Office, number: int, period: Period | None) -> Made:
    """The notice of the hearing that is set for the call-in of decision `number`; Refused while none is set."""
    hearing = public_hearing(office, number)
    return Made(hearing_of(hearing), hearing_name(hearing), as_it_stands(office).at)


def public_hearing(office: Office, decision_id: int) -> PublicHearing:
    """What the public reads of the hearing; Refused where words of the request are kept apart as exempt."""
    case = case_of(office, decision_id)
    if case.hearing is None or case.hearing_day is None:
        why = agenda_words(case) if case.state.hearing_due else case.state.why
        raise Refused(f"No hearing of a call-in of D{decision_id} is set, so there is none to give notice of. {why}")
    record, meeting = published_record(office, decision_id), _sitting(office, case.hearing.meeting_id)
    last_day, requests = tuple(_last_day(case)), tuple(_requests(case))
    said = {f"request R{number}": "\n".join(_words(one)) for number, one in requests}
    said |= {"hearing": "\n".join(last_day), "venue": meeting.venue if meeting else ""}
    refuse_what_goes_out(office, decision_matter(office.register, decision_id), said)
    return PublicHearing(
        council=record.council,
        nation=record.nation,
        paper=decision_id,
        reference=record.reference,
        title=record.title,
        maker=record.maker or record.body,
        decided_on=record.decided_on,
        published_on=record.published_on,
        committee=meeting.body if meeting else "",
        day=case.hearing_day,
        starts=meeting.starts if meeting else None,
        venue=meeting.venue if meeting else "",
        requests=tuple(one for _, one in requests),
        last_day=last_day,
        agenda=tuple(_agenda(case, meeting)),
        contact=record.contact,
        chain_head=as_it_stands(office).head,
    )


def _sitting(office: Office, meeting_id: int | None) -> Meeting | None:
    """The meeting that hears it: of one that was adjourned, the sitting on which it goes on."""
    if meeting_id is None:
        return None
    meeting = meetings.meeting(office.register, meeting_id)
    while meeting.status is MeetingStatus.ADJOURNED and meeting.continued_by is not None:
        meeting = meetings.meeting(office.register, meeting.continued_by)
    return meeting


def _requests(case: CallInCase) -> Iterator[tuple[int, PublicRequest]]:
    for asking in case.state.asked:
        if asking.standing is Standing.VALID and asking.request.id is not None:
            yield asking.request.id, _public(case.request(asking.request.id).said)


def _public(said: AskedFor) -> PublicRequest:
    local = said.received_at.astimezone(LONDON)
    return PublicRequest(
        received=f"{format_date(local.date())}, {local:%H:%M:%S}",
        members=tuple(one.signatory.name for one in said.requesters if not _elector(one)),
        electors=sum(_elector(one) for one in said.requesters),
        grounds=tuple(filter(None, (*said.chosen_grounds, said.grounds))),
        parts=said.parts,
        alternative=said.alternative,
    )


def _elector(one: Requester) -> bool:
    """Whether somebody asked as an elector or resident: their names are not the public's affair."""
    return one.person_id is None and not NOT_MEMBERS.isdisjoint(one.signatory.pools)


def _words(one: PublicRequest) -> tuple[str, ...]:
    return (*one.grounds, one.parts, one.alternative)


def _last_day(case: CallInCase) -> Iterator[str]:
    """By when scrutiny must have met by the council's rule, and what follows where it has not."""
    due = case.state.hearing_due
    if due is None:
        yield from (finding.says for finding in case.state.findings if finding.id == "CI-HEARING")
        return
    yield (
        f"The call-in must be heard by {format_date(due.answer)}, the {ordinal(due.n)} {due.unit} day after"
        f" {due.anchor_name}."
    )
    yield from (each for each in due.advice if each.startswith("If the committee has not met"))
    if case.hearing_day is not None and case.hearing_day > due.answer:
        because = case.hearing.reason.rstrip(". ") if case.hearing else ""
        yield "The hearing is set for a later day" + (f": {because}." if because else ".")


def _agenda(case: CallInCase, meeting: Meeting | None) -> Iterator[str]:
    """By when the agenda has to be available (LGA 1972 s.100B(3)), and whether it was."""
    count = case.hearing_agenda
    if count is None:
        return
    yield _due(count)
    if count.satisfied is not None:
        yield agenda_words(case)
    elif count.ledger.working_answer < _first_request(case):
        yield "That day had passed when the decision was called in, so the meeting is convened at shorter notice."
    if meeting is not None and meeting.convened_on is not None:
        yield f"The meeting was convened at shorter notice on {format_date(meeting.convened_on)}."


def _due(count: CountResult) -> str:
    ledger = count.ledger
    return (
        f"The agenda must be available by {format_date(ledger.working_answer)}, {cardinal(ledger.n)} clear working days"
        f" before the meeting ({ledger.authorities[0].id})."
    )


def _first_request(case: CallInCase) -> date:
    received: list[datetime] = [one.request.at for one in case.state.asked if one.standing is Standing.VALID]
    return london_date(min(received))
