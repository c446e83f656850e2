"""Recording the notices of regs 5, 10 and 11: what each states, and when it was at the offices and on the website."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import LONDON, at_london, format_date, format_time, iso_instant, split_moment
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.matters import Matter, Notice, NoticeKind
from clerk_tui.domain.text import headed, one_line, tidy
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.notice_fields import NOTICES, PRIVATE, refuse_date
from clerk_tui.rules.route_choice import RouteCase
from clerk_tui.services import matters
from clerk_tui.services.office import Office
from clerk_tui.services.public_words import refuse_what_goes_out

FIELDS = ("offices", "website", "text", "reasons", "representations", "response")
"""What can be recorded of a notice; both places take a day and, where it is known, a time."""
_URGENCY = {
    NoticeKind.GENERAL_EXCEPTION: (UrgencyKind.GENERAL_EXCEPTION, "available_on"),
    NoticeKind.GENERAL_EXCEPTION_REASONS: (UrgencyKind.GENERAL_EXCEPTION, "reasons_published_on"),
    NoticeKind.SPECIAL_URGENCY: (UrgencyKind.SPECIAL_URGENCY, "reasons_published_on"),
    NoticeKind.PRIVATE_URGENCY: (UrgencyKind.PRIVATE_MEETING, "reasons_published_on"),
}
"""The urgency record that tells the day of a notice too, and where."""


def record_notice(
    office: Office, ref: str, kind: NoticeKind, typed: Mapping[str, str], *, command_id: str | None = None
) -> Notice:
    """Record a notice, or more of it: the fields given, all of them or none; what is not given stays.

    A notice of the reasons may follow a published record. InputError or Refused names field and rule: a day that is
    still to come, a notice after the decision, reasons before the agreement.
    """
    matter = matters.find(office, ref)
    _may(office, matter, kind)
    case = matters.case_of(office, matter)
    old = case.notices.get(kind, Notice(kind))
    new = _read(old, typed)
    _refuse_days(case, new, typed)
    refuse_what_goes_out(office, matter, {name: typed[name] for name in typed if name not in {"offices", "website"}})
    values: dict[str, Cell] = {
        "offices_on": to_cell(new.offices_on),
        "offices_at": _instant(new.offices_at),
        "website_on": to_cell(new.website_on),
        "website_at": _instant(new.website_at),
        "text": new.text,
        "reasons": new.reasons,
        "representations": new.representations,
        "response": new.response,
    }

    def work(change: Change) -> None:
        matters.store(change, "notice", matter, {"kind": kind.value}, values)
        _tell_urgency(change, matter, new)
        matters.touch(change, matter)

    name = NOTICES[kind].name
    on = f", at both places {format_date(new.available_on)}" if new.available_on else ""
    summary = f"{name} of {matter.ref} recorded{on}"
    office.register.run(office.command("route notice", summary, command_id=command_id), work)
    return matters.case_of(office, matter).notices[kind]


def suggested(case: RouteCase, kind: NoticeKind) -> dict[str, str]:
    """What the record already says of a notice's fields: offered to the clerk, never written by itself."""
    exemption, urgency = case.exemption, None
    if kind in _URGENCY:
        urgency = case.urgency(_URGENCY[kind][0])
    found: dict[str, str] = {}
    if kind is NoticeKind.GENERAL_EXCEPTION:
        found["text"] = case.matter.title
    elif kind in {NoticeKind.PRIVATE_28, NoticeKind.PRIVATE_5}:
        found["reasons"] = exemption.reasons if exemption else ""
    elif urgency is not None:
        found["reasons"] = urgency.reason
    if kind is NoticeKind.PRIVATE_5:
        received = case.representations
        found["representations"] = "\n".join(f"{one.from_whom}: {one.text}" for one in received)
        found["response"] = "\n".join(f"{one.from_whom}: {one.response}" for one in received if one.response)
    return found


def moment_text(day: date | None, at: datetime | None) -> str:
    """`Friday 29 September 2017, 09:00`, as it can be typed again; empty where nothing is recorded."""
    if day is None:
        return ""
    return format_date(day) + (f", {format_time(at.astimezone(LONDON).time())}" if at else "")


def _may(office: Office, matter: Matter, kind: NoticeKind) -> None:
    if kind not in NOTICES:
        raise Refused("The key decision notice is recorded in the record's field notice_on, or on the forward plan.")
    asked = NOTICES[kind]
    matters.english(office, asked.name)
    if matter.published and asked.before:
        raise Refused(f"{matter.ref} is published; a published record is corrected, never changed.")
    if kind in PRIVATE and matter.maker is not Maker.BODY:
        raise Refused(
            f"{matter.ref} is decided by one person, which is no meeting: regulation 5 asks for no notice of a private"
            " meeting."
        )


def _read(old: Notice, typed: Mapping[str, str]) -> Notice:
    changed: dict[str, Any] = {}
    for name, text in typed.items():
        if name not in FIELDS:
            raise InputError(f"A notice has no field “{one_line(name)}”; its fields are {', '.join(FIELDS)}.")
        if name in {"offices", "website"}:
            day, at = _moment(name, text)
            changed |= {f"{name}_on": day, f"{name}_at": at}
        else:
            changed[name] = tidy(text).strip()
    return replace(old, **changed)


def _moment(name: str, text: str) -> tuple[date | None, datetime | None]:
    if not text.strip():
        return None, None
    try:
        day, clock = split_moment(text)
    except InputError as error:
        raise InputError(f"{headed(name)}: {error}") from None
    return day, at_london(day, clock) if clock else None


def _refuse_days(case: RouteCase, new: Notice, typed: Mapping[str, str]) -> None:
    """Each day that was given now, and a time that has not come."""
    since = None
    if new.kind in _URGENCY and not NOTICES[new.kind].before:
        since = event_day(case, new.kind)
    for name in ("offices", "website"):
        day = getattr(new, f"{name}_on")
        if name in typed and day is not None:
            field = f"{name}_on"
            refuse_date(new.kind, field, day, today=case.today, event=case.matter.decides_on, since=since)


def event_day(case: RouteCase, kind: NoticeKind) -> date | None:
    """The day that a notice of reasons follows; Refused where nothing is recorded that it could give reasons for."""
    mechanism = _URGENCY[kind][0]
    urgency = case.urgency(mechanism)
    if urgency is None:
        raise Refused(
            f"{matters.said_kind(mechanism)} of {case.matter.ref} is not recorded; record it first, the notice of its"
            " reasons follows."
        )
    return urgency.available_on if mechanism is UrgencyKind.GENERAL_EXCEPTION else urgency.agreed_on


def _instant(at: datetime | None) -> str | None:
    return iso_instant(at) if at else None


def _tell_urgency(change: Change, matter: Matter, notice: Notice) -> None:
    """The day on which the notice was at both places, in the urgency record that waits for it."""
    if notice.kind in _URGENCY:
        kind, column = _URGENCY[notice.kind]
        matters.store(change, "urgency", matter, {"kind": kind.value}, {column: to_cell(notice.available_on)})
