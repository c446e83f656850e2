"""What is known of a meeting: day, place, contact, when its agenda and notice were published, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from clerk_tui.domain.dates import format_date, format_instant, format_time, iso_instant, parse_date, parse_instant
from clerk_tui.domain.dates import parse_time as parse_clock
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.meeting import BothPlaces, Meeting, MeetingStatus
from clerk_tui.domain.reading import of_field, once_done
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import meetings
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services import places
from clerk_tui.services.office import Office
from clerk_tui.services.places import at_both, before_meeting, both_words, cells, moment_text, not_to_come, read_moment
from clerk_tui.services.summoning import members_text, read_members, summon_only

LABELS = {
    "day": "Day",
    "time": "Time",
    "venue": "Venue",
    "members": "Members summoned",
    "contact_name": "Contact",
    "contact_title": "Contact's post",
    "contact_telephone": "Telephone",
    "contact_email": "E-mail",
    "agenda_on": "Agenda published",
    "agenda_offices": "Agenda at the offices",
    "agenda_website": "Agenda on the website",
    "notice_offices": "Notice of the meeting at the offices",
    "notice_website": "Notice of the meeting on the website",
    "private": "In private",
    "convened_on": "Convened at shorter notice on",
    "ended_at": "Ended",
    "minutes_note": "Note for the minutes",
}
"""The fields of a meeting that can be set, in the order of the form."""
LONG = frozenset({"members", "minutes_note"})
"""Fields of more than one line."""
_LINES = frozenset({"venue", "contact_name", "contact_title", "contact_telephone", "contact_email"})


def detail_text(meeting: Meeting, name: str) -> str:
    """What stands in a field, as it can be typed again."""
    if name in _LINES or name == "minutes_note":
        return str(getattr(meeting, name))
    agenda, notice = meeting.agenda_at, meeting.notice_at
    if name == "members":
        return members_text(meeting)
    texts: dict[str, Callable[[], str]] = {
        "day": lambda: format_date(meeting.day),
        "time": lambda: format_time(meeting.starts) if meeting.starts else "",
        "agenda_on": lambda: moment_text(meeting.agenda_on, None),
        "agenda_offices": lambda: moment_text(agenda.offices_on, agenda.offices_at),
        "agenda_website": lambda: moment_text(agenda.website_on, agenda.website_at),
        "notice_offices": lambda: moment_text(notice.offices_on, notice.offices_at),
        "notice_website": lambda: moment_text(notice.website_on, notice.website_at),
        "private": lambda: {True: "yes", False: "no", None: ""}[meeting.private],
        "convened_on": lambda: moment_text(meeting.convened_on, None),
        "ended_at": lambda: format_instant(meeting.ended_at) if meeting.ended_at else "",
    }
    return texts[name]()


def set_meeting(
    office: Office,
    meeting_id: int,
    typed: Mapping[str, str],
    *,
    seen: Mapping[str, str] | None = None,
    command_id: str | None = None,
) -> Meeting:
    """Store what was typed into fields of a meeting, all of it or nothing, as one change.

    `seen` are the texts the clerk saw; Conflict where one is another by now. InputError names field and rule; Refused
    where the day or the time of a meeting that was announced is to change, which is a move.
    """
    for name in typed:
        if name not in LABELS:
            raise InputError(f"A meeting has no field “{one_line(name)}” to set; its fields are {', '.join(LABELS)}.")

    def work(change: Change) -> int:
        now = meetings.meeting(office.register, meeting_id)
        for name, text in (seen or {}).items():
            if detail_text(now, name) != text:
                raise Conflict(
                    f"Somebody changed {LABELS[name]} since you opened it. It now reads “{detail_text(now, name)}”;"
                    f" yours, “{typed[name]}”, was not saved over it."
                )
        if "members" in typed:
            summon_only(office, change, now, read_members(typed["members"]))
        change.update("meeting", meeting_id, now.version, **_cells(office, now, typed))
        _keep_notice(change, now, typed)
        return meeting_id

    before = meetings.meeting(office.register, meeting_id)
    read_members(typed.get("members", ""))
    _cells(office, before, typed)
    office.register.run(office.command("meeting set", _summary(meeting_id, typed), command_id=command_id), work)
    return meetings.meeting(office.register, meeting_id)


def _summary(meeting_id: int, typed: Mapping[str, str]) -> str:
    if typed.keys() == {"agenda_on"}:
        return f"Agenda of M{meeting_id} published: {one_line(typed['agenda_on']) or 'not known'}"
    said = "; ".join(f"{LABELS[name]} {one_line(text) or 'emptied'}" for name, text in typed.items())
    return f"M{meeting_id}: {said}"


def _cells(office: Office, now: Meeting, typed: Mapping[str, str]) -> dict[str, Cell]:
    _still_called(now, typed)
    found: dict[str, Cell] = {}
    for name, text in typed.items():
        if name in _LINES:
            found[name] = one_line(text)
        elif name == "minutes_note":
            found[name] = tidy(text)
        elif name in {"day", "time"}:
            found |= _when(now, name, text)
        elif name == "private":
            found["private"] = to_cell(_yes_or_no(text))
        elif name == "convened_on":
            found |= _convened(office, now, text)
        elif name == "ended_at":
            found |= _ended(office, now, text)
    if agenda := _agenda(now, typed):
        before_meeting(agenda[0], now.day, "Agenda published")
        not_to_come(agenda[0], office.clock.now(), "Agenda published")
        on = agenda[0].public_from(office.council().nation)
        found |= {"agenda_on": to_cell(on), **cells(agenda[0], "agenda_")}
    if (notice := _notice(now, typed)) is not None:
        before_meeting(notice, now.day, "Notice of the meeting")
        not_to_come(notice, office.clock.now(), "Notice of the meeting")
        found["notice_on"] = to_cell(notice.public_from(office.council().nation))
    return found


def _still_called(now: Meeting, typed: Mapping[str, str]) -> None:
    """Of a meeting that is cancelled only the note for the minutes may still be written."""
    if now.status is MeetingStatus.CANCELLED and (names := [name for name in typed if name != "minutes_note"]):
        again = f"; it was called again as M{now.continued_by}" if now.continued_by else ""
        raise Refused(f"{LABELS[names[0]]}: M{now.id} is cancelled{again}, so nothing of it is set any more.")


def _when(now: Meeting, name: str, text: str) -> dict[str, Cell]:
    """Day and time are only put right while nobody was told of them; afterwards the meeting is moved."""
    if now.agenda_on is not None or now.notice_on is not None or now.status is not MeetingStatus.CALLED:
        raise Refused(
            f"{LABELS[name]}: the meeting was announced for {format_date(now.day)}, so it is moved, with what follows"
            f" shown first: clerk-tui meeting move M{now.id} --to DAY."
        )
    if name == "day":
        return {"day": to_cell(of_field(LABELS[name], parse_date, text))}
    return {"starts": to_cell(of_field(LABELS[name], parse_clock, text) if text.strip() else None)}


def _convened(office: Office, now: Meeting, text: str) -> dict[str, Cell]:
    on = of_field(LABELS["convened_on"], parse_date, text) if text.strip() else None
    if on is not None and on > now.day:
        raise InputError(f"Convened: {format_date(on)} lies after the meeting of {format_date(now.day)}.")
    once_done("Convened", on, office.clock.today())
    return {"convened_on": to_cell(on), "short_notice": int(on is not None)}


def _ended(office: Office, now: Meeting, text: str) -> dict[str, Cell]:
    """The end of a meeting; with it the meeting is held, and 24 hours of reg 16 begin where it was private."""
    if not text.strip():
        back = MeetingStatus.CALLED.value if now.status is MeetingStatus.HELD else now.status.value
        return {"ended_at": None, "status": back}
    ended = of_field(LABELS["ended_at"], parse_instant, text)
    if places.began(now) > ended:
        raise InputError(f"Ended: {format_instant(ended)} lies before the meeting of {format_date(now.day)} began.")
    if ended > office.clock.now():
        raise InputError(f"Ended: {format_instant(ended)} is still to come.")
    status = now.status if now.status is MeetingStatus.ADJOURNED else MeetingStatus.HELD
    return {"ended_at": iso_instant(ended), "status": status.value}


def _yes_or_no(text: str) -> bool | None:
    answer = text.strip().lower()
    if answer not in {"", "yes", "no", "y", "n"}:
        raise InputError(f"In private: “{one_line(text)}” is neither yes nor no.")
    return answer.startswith("y") if answer else None


def _agenda(now: Meeting, typed: Mapping[str, str]) -> tuple[BothPlaces] | None:
    if "agenda_on" in typed:
        if {"agenda_offices", "agenda_website"} & typed.keys():
            raise InputError("Agenda published: give one day for both places, or a moment for each, not both.")
        moment = of_field(LABELS["agenda_on"], read_moment, typed["agenda_on"])
        return (at_both(moment, moment),)
    if not {"agenda_offices", "agenda_website"} & typed.keys():
        return None
    return (_places(now.agenda_at, typed, "agenda"),)


def _notice(now: Meeting, typed: Mapping[str, str]) -> BothPlaces | None:
    if not {"notice_offices", "notice_website"} & typed.keys():
        return None
    return _places(now.notice_at, typed, "notice")


def _places(before: BothPlaces, typed: Mapping[str, str], prefix: str) -> BothPlaces:
    at = before
    if (name := f"{prefix}_offices") in typed:
        on, instant = places.place(of_field(LABELS[name], read_moment, typed[name]))
        at = replace(at, offices_on=on, offices_at=instant)
    if (name := f"{prefix}_website") in typed:
        on, instant = places.place(of_field(LABELS[name], read_moment, typed[name]))
        at = replace(at, website_on=on, website_at=instant)
    return at


def _keep_notice(change: Change, now: Meeting, typed: Mapping[str, str]) -> None:
    """The notice of time and place is a notice like the others: a row of its own."""
    at = _notice(now, typed)
    if at is None:
        return
    row = change.find("notice", meeting_id=now.id, kind="meeting", decision_id=None, forward_plan_entry_id=None)
    if row is None or now.notice_on is None:
        change.insert("notice", kind="meeting", meeting_id=now.id, text=both_words(at), **cells(at))
    else:
        change.update("notice", int(str(row["id"])), int(str(row["version"])), text=both_words(at), **cells(at))


def set_agenda_date(office: Office, meeting_id: int, agenda_on: date | None, *, command_id: str | None = None) -> None:
    """Record when a meeting's agenda was published at both places, by one day for the two."""
    typed = {"agenda_on": format_date(agenda_on) if agenda_on else ""}
    set_meeting(office, meeting_id, typed, command_id=command_id)
