"""A case of call-in as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clerk_tui.cli.shapes import finding_shape, iso

if TYPE_CHECKING:
    from clerk_tui.domain.call_ins import Entry, KeptRequest
    from clerk_tui.domain.ledger import Ledger
    from clerk_tui.services.call_in_cases import CallInCase
    from clerk_tui.services.office import Office


def case_shape(office: Office, case: CallInCase) -> dict[str, Any]:
    """The case: state, what comes next, dates with the counts behind them, requests, events, findings."""
    from clerk_tui.services.call_in_words import left_of, standing_lines

    state, following = case.state, case.next
    return {
        "ref": f"D{case.decision.id}",
        "reference": case.decision.reference or None,
        "title": case.decision.title,
        "now": iso(case.now.replace(microsecond=0)),
        "state": state.state.value,
        "why": state.why,
        "may_implement": state.may_implement,
        "requests_open": state.requests_open,
        "left": left_of(office, case) or None,
        "closes_at": iso(state.closes_at),
        "effective": iso(state.effective),
        "effective_at": iso(state.effective_at),
        "hearing_due": iso(state.hearing_due.answer) if state.hearing_due else None,
        "hearing_missed": state.hearing_missed,
        "hearing": iso(case.hearing_day),
        "hearing_agenda_due": iso(case.hearing_agenda.ledger.working_answer) if case.hearing_agenda else None,
        "reconsider_due": iso(state.reconsider_due.answer) if state.reconsider_due else None,
        "next": following.what or None,
        "next_day": iso(following.day),
        "if_nobody_acts": following.if_nobody_acts or None,
        "sentences": [*standing_lines(office, case)],
        "ledgers": [_ledger(ledger) for ledger in case.ledgers],
        "requests": [_request(case, kept) for kept in case.requests],
        "events": [_entry(case, entry) for entry in case.entries],
        "findings": [finding_shape(finding) for finding in state.findings],
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "rule": ledger.rule,
        "title": ledger.title,
        "anchor": iso(ledger.anchor),
        "answer": iso(ledger.answer),
        "certainty": ledger.certainty.value,
        "days": [{"date": iso(day.date), "counted": day.counted, "reason": day.reason} for day in ledger.days],
        "advice": list(ledger.advice),
    }


def _request(case: CallInCase, kept: KeptRequest) -> dict[str, Any]:
    said = kept.said
    standing = next((one.standing.value for one in case.state.asked if one.request.id == kept.id), "struck-out")
    return {
        "id": f"R{kept.id}",
        "received_at": iso(said.received_at),
        "received_by": said.received_by or None,
        "how": said.how or None,
        "by": [
            {
                "name": one.signatory.name, "member": one.person_id is not None, "pools": list(one.signatory.pools),
                "roles": list(one.signatory.roles), "counted": one.counted, "why_not": one.why_not or None,
            }
            for one in said.requesters
        ],
        "grounds": said.grounds or None,
        "chosen_grounds": list(said.chosen_grounds),
        "parts": said.parts or None,
        "alternative": said.alternative or None,
        "states": list(said.states),
        "despite": said.despite or None,
        "standing": standing,
        "refused": kept.refused or None,
        "receipt": kept.receipt,
    }  # fmt: skip


def _entry(case: CallInCase, entry: Entry) -> dict[str, Any]:
    from clerk_tui.services.call_in_words import entry_what

    return {
        "id": f"E{entry.id}",
        "kind": entry.kind.value,
        "at": iso(entry.at),
        "request": f"R{entry.request_id}" if entry.request_id else None,
        "outcome": entry.outcome or None,
        "decides": entry.decides or None,
        "by": entry.by_whom or None,
        "names": list(entry.names),
        "day": iso(entry.on_day),
        "meeting": f"M{entry.meeting_id}" if entry.meeting_id else None,
        "because": entry.reason or None,
        "struck_out": entry.struck,
        "entered_by": entry.who,
        "entered_at": iso(entry.recorded_at),
        "sentence": entry_what(case, entry),
    }
