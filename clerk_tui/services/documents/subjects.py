"""What a clerk means by the number or reference of what a document is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from clerk_tui.domain.dates import LONDON, format_time, short_date
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.domain.text import one_line
from clerk_tui.register import call_ins, committee_reports, decisions, forward_plan, meetings, member_reports
from clerk_tui.services import matters
from clerk_tui.services.commitments.reading import find_plan
from clerk_tui.services.documents.kinds import About, Kind
from clerk_tui.services.office import Office


def subject(office: Office, wanted: Kind, ref: str) -> int:
    """The number of a meeting M3, a decision, an entry of the forward plan, a request R2, …; 0 for the council.

    InputError where it is of another form, NotFound where the register holds no such thing.
    """
    finders: dict[About, Callable[[], int]] = {
        About.MEETING: lambda: _meeting(office, ref),
        About.REQUEST: lambda: _request(office, ref),
        About.DECISION: lambda: decisions.find(office.register, ref),
        About.ENTRY: lambda: forward_plan.find(office.register, ref),
        About.PLAN: lambda: find_plan(office, ref).id,
        About.MEMBER_REPORT: lambda: (
            member_reports.report(
                office.register, number_of(ref, About.MEMBER_REPORT, "an executive member's report")
            ).id
        ),
        About.COMMITTEE_REPORT: lambda: _committee_report(office, ref),
    }
    return finders[wanted.about]() if wanted.about in finders else 0


def narrowed(office: Office, wanted: Kind, ref: str) -> tuple[Kind, int]:
    """The kind as being about what `ref` names, and its number, as for `subject`.

    A notice of a matter may be asked for by the record or by the entry of the forward plan.
    """
    if wanted.also is None:
        return wanted, subject(office, wanted, ref)
    matter = matters.find(office, ref)
    letter, number = About(matter.ref[0]), int(matter.ref[1:])
    return (wanted if letter is wanted.about else replace(wanted, about=letter, also=wanted.about)), number


def number_of(ref: str, letter: About, what: str) -> int:
    """The number in `M3`, or in `3` alone; InputError where it is neither."""
    match = re.fullmatch(rf"{letter}?([0-9]{{1,12}})", one_line(ref), re.IGNORECASE)
    if match is None:
        raise InputError(f"“{one_line(ref)}” is not {what}; name it by its number, like {letter}3.")
    return int(match[1])


def _meeting(office: Office, ref: str) -> int:
    return meetings.meeting(office.register, number_of(ref, About.MEETING, "a meeting")).id


def _committee_report(office: Office, ref: str) -> int:
    found = number_of(ref, About.COMMITTEE_REPORT, "a committee report")
    return committee_reports.report(office.register, found).id


def _request(office: Office, ref: str) -> int:
    found = number_of(ref, About.REQUEST, "a request for call-in")
    if call_ins.decision_of(office.register, found) is None:
        raise NotFound(f"The register holds no request for call-in R{found}.")
    return found


def at_hand(office: Office, wanted: Kind, about: str) -> tuple[str, ...]:
    """What a kind may be made of from what is at hand (`M3`): its own number, if it is of that sort.

    From a decision on, every request for its call-in in order of receipt, and the entry of the forward plan it states.
    """
    if not about or wanted.about is About.COUNCIL:
        return ()
    if about[0] in {wanted.about, wanted.also}:
        return (about,)
    if about[0] != About.DECISION:
        return ()
    if wanted.about is About.REQUEST:
        return tuple(f"R{one.id}" for one in call_ins.requests(office.register, int(about[1:])))
    if wanted.about is About.ENTRY:
        entry = forward_plan.entry_of(office.register, decisions.decision(office.register, int(about[1:])))
        return (f"F{entry.id}",) if entry else ()
    return ()


def told_apart(office: Office, refs: Sequence[str]) -> list[tuple[str, str]]:
    """Requests for call-in as a clerk chooses among them: when each came and from whom, and which was refused then."""
    from clerk_tui.services.call_in_words import few

    found = []
    for ref in refs:
        kept = call_ins.request(office.register, int(ref[1:]))
        local = kept.said.received_at.astimezone(LONDON)
        when = f"{short_date(local.date())} {format_time(local.time().replace(microsecond=0))}"
        names = few([one.signatory.name for one in kept.said.requesters])
        found.append((ref, f"{ref}{', refused when it came' if kept.refused else ''}: {when}, {names}"))
    return found
