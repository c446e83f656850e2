"""Which count stands behind a date on the screen, and opening it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.domain.ledger import CallInWindow, CountResult, Ledger
from clerk_tui.domain.meeting import Meeting
from clerk_tui.register import decisions as records
from clerk_tui.register import meetings
from clerk_tui.register.call_ins import has_entries
from clerk_tui.rules.committees import agenda_of
from clerk_tui.rules.notices import key_decision_notice
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import checking, publishing
from clerk_tui.services.kept_windows import KeptWindow, kept_window
from clerk_tui.services.office import Office
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.ledger_view import LedgerScreen
from clerk_tui.widgets.words import tell

Offer = tuple[str, Ledger, str] | tuple[str, Ledger, str, str]
"""What a date is, its count, what was found on the actual day, and what could change it where the count cannot tell."""

_PUBLISHED = (
    "It is published: a day added to the calendar does not change it. It is kept or moved by choice, with the reason on"
    " record."
)


def agenda(office: Office, meeting: Meeting) -> Offer:
    """The count behind the agenda's last day."""
    nation = office.council().nation
    count = agenda_of(
        meeting.body_kind, meeting.agenda_for, office.calendar(), published=meeting.agenda_on, nation=nation
    )
    found = ""
    if meeting.agenda_on:
        found = f"agenda published {format_date(meeting.agenda_on)}: {count.clear_days} clear days"
    return f"Agenda due by {format_date(count.ledger.working_answer)}", count.ledger, found


def notice(office: Office, decision: Decision, meeting: Meeting | None) -> Offer | None:
    """The count behind the last day for a key decision's notice; None before there is a day to count from."""
    taken = decision.decided_on or (meeting.day if meeting else None)
    if taken is None:
        return None
    count = key_decision_notice(taken, office.calendar(), notice=decision.notice_on)
    found = ""
    if decision.notice_on:
        found = f"notice published {format_date(decision.notice_on)}: {count.clear_days} clear days"
    return f"Key-decision notice due by {format_date(count.ledger.working_answer)}", count.ledger, found


def window(office: Office, decision_id: int) -> list[Offer]:
    """The counts behind the last day for requests and the first day of effect. Raises NotConfigured."""
    found = publishing.window(office, decision_id)
    if found is None:
        return []
    in_force = checking.windows_in_force(office, decision_id)
    kept = kept_window(office, decision_id)
    said, stands = kept.words if kept else "", _PUBLISHED if in_force else ""
    return [
        (f"Requests for call-in close {format_date(found.closes)}", found.closes_ledger, said, stands),
        (f"In effect from {format_date(found.effective)}", found.effective_ledger, said, stands),
        *(_as_now(kept) if kept else ()),
        *(offer for moved in in_force[1:] for offer in _as_before(moved)),
    ]


def window_in_force(office: Office, decision_id: int) -> list[Offer]:
    """The counts behind the window of a published decision; none for a draft."""
    return window(office, decision_id) if checking.windows_in_force(office, decision_id) else []


def touched(office: Office, first: date, last: date) -> list[Offer]:
    """The counts of the open deadlines that run over a day of the calendar, or over a period of it."""
    from clerk_tui.services import open_deadlines

    return [
        (
            f"{found.ref}, {found.what[0].lower()}{found.what[1:]}, {short_date(found.day)}: {found.title}",
            found.ledger,
            found.note,
            _PUBLISHED if found.published else "",
        )
        for found in open_deadlines.touched(office, first, last)
    ]


def _as_now(kept: KeptWindow) -> list[Offer]:
    """The counts that a window kept as published would have as the calendar now stands."""
    now = kept.now
    return [
        (f"As the calendar now stands: requests close {format_date(now.closes)}", now.closes_ledger, kept.brief),
        (f"As the calendar now stands: in effect from {format_date(now.effective)}", now.effective_ledger, kept.brief),
    ]


def _as_before(moved: CallInWindow) -> list[Offer]:
    """The counts of a window that was published and has been moved since."""
    return [
        (f"Before it was moved: requests closed {format_date(moved.closes)}", moved.closes_ledger, "", _PUBLISHED),
        (f"Before it was moved: in effect from {format_date(moved.effective)}", moved.effective_ledger, "", _PUBLISHED),
    ]


def show(screen: DeskWork[None], offers: Sequence[Offer]) -> None:
    """Open the count, or ask which where a line has two dates."""
    if not offers:
        tell(screen.app, "Nothing is counted here.")
        return
    if len(offers) == 1:
        screen.app.push_screen(_opened(offers[0]))
        return

    def chosen(key: str | None) -> None:
        if key is not None:
            screen.app.push_screen(_opened(offers[int(key)]))

    options = [(str(number), offer[0]) for number, offer in enumerate(offers)]
    screen.app.push_screen(Choose("Which date?", options), chosen)


def _opened(offer: Offer) -> LedgerScreen:
    return LedgerScreen(offer[1], found=offer[2], stands="".join(offer[3:]))


def show_for_row(screen: DeskWork[None], key: str, view: str) -> None:
    """The counts behind a line of one of the desk's views."""
    office, (kind, _, ref) = screen.office, key.rpartition(" ")
    if kind in {"private", "plan-private"}:
        show(screen, private_notices(office, ref))
        return
    if ref.startswith("M"):
        show(screen, [agenda(office, meetings.meeting(office.register, int(ref[1:])))])
        return
    if ref.startswith("A"):
        tell(screen.app, "The day of an action is entered, not counted; Enter shows the action.")
        return
    if ref.startswith("F"):
        from clerk_tui.screens.forward_plan_acts import offers

        show(screen, offers(screen, int(ref[1:])))
        return
    if view == "call-in" and has_entries(office.register, int(ref[1:])):
        from clerk_tui.services.call_in_cases import case_of

        show(screen, [(ledger.title, ledger, "") for ledger in case_of(office, int(ref[1:])).ledgers])
        return
    show(screen, for_decision(screen, int(ref[1:]), published_only=view == "call-in"))


def private_notices(office: Office, ref: str) -> list[Offer]:
    """The counts behind the notices of a private meeting that are still to be given."""
    from clerk_tui.domain.findings import Severity
    from clerk_tui.services.matters import lines

    return [
        (line.name.strip(), line.ledger, line.says)
        for line in lines(office, ref)
        if line.key in {"private.28", "private.5"} and line.ledger and line.severity is not Severity.HOLDS
    ]


def for_decision(screen: DeskWork[None], decision_id: int, *, published_only: bool = False) -> list[Offer]:
    """Every count behind a decision record: notice, agenda, call-in, effect."""
    office = screen.office
    decision = records.decision(office.register, decision_id)
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    offers: list[Offer] = []
    try:
        offers += window(office, decision_id)
    except NotConfigured as error:
        tell(screen.app, str(error), severity="warning")
    if published_only:
        return offers
    if decision.key_decision and (found := notice(office, decision, meeting)):
        offers.append(found)
    if meeting:
        offers.append(agenda(office, meeting))
    return [*offers, *kept_until(office, decision)]


def kept_until(office: Office, decision: Decision) -> list[Offer]:
    """The counts of how long the record and its background papers are kept."""
    from clerk_tui.services.keeping import keeping

    kept = keeping(office, decision)
    return _kept((("Record", kept.record), ("Background papers", kept.papers)))


def meeting_kept_until(office: Office, meeting: Meeting) -> list[Offer]:
    """The counts of how long the minutes, agenda and reports of a meeting that is over are kept, and its papers."""
    from clerk_tui.services.keeping import of_meeting

    first, papers = of_meeting(office, meeting) or (None, None)
    return _kept((("Minutes and reports", first), ("Background papers", papers)))


def _kept(counts: Iterable[tuple[str, CountResult | None]]) -> list[Offer]:
    return [
        (f"{name} kept until {format_date(count.ledger.answer)}", count.ledger, "")
        for name, count in counts
        if count is not None
    ]


def for_field(screen: DeskWork[None], decision_id: int, field_id: str) -> list[Offer]:
    """The counts behind one date of a record's form."""
    office = screen.office
    if field_id == "published_on":
        return for_decision(screen, decision_id, published_only=True)
    if field_id != "notice_on":
        return for_decision(screen, decision_id)
    decision = records.decision(office.register, decision_id)
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    found = notice(office, decision, meeting)
    return [found] if found else []
