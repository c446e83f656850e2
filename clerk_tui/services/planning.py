"""Planning: gathering what a plan needs from the register or from council files, and keeping a what-if beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from clerk_tui.domain.council import Council, Maker, Nation
from clerk_tui.domain.dates import format_date, iso_instant, short_date
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind, Meeting
from clerk_tui.domain.plan import Plan, Wish
from clerk_tui.register import decisions as records
from clerk_tui.register import drafts, forward_plan, meetings
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.planner import plan
from clerk_tui.services.office import Office

_RECORD, _ID, _FIELD = "plan", 1, "what-if"
_PARTS = ("real", "what_if", "base")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a plan is counted by."""

    council: Council
    calendar: Calendar
    today: date

    @property
    def england(self) -> bool:
        return self.council.nation is Nation.ENGLAND


def basis_of(office: Office) -> Basis:
    """The register's council, its calendar and the office's day."""
    return Basis(office.council(), office.calendar(), office.clock.today())


NO_COUNCIL = (
    "No council is named and there is no register: the gates of the law are given, for England. --council ID adds the"
    " council's own."
)


def basis_by_law(today: date) -> Basis:
    """No council's rules: the law of England alone, so that call-in is not configured."""
    return Basis(Council("your-council", "your council", Nation.ENGLAND), Calendar.shipped(), today)


def basis_from_files(
    council_id: str, today: date, *, folder: Path | None = None, closures: Path | None = None
) -> Basis:
    """A council file's council and the shipped calendar; no register is touched."""
    from clerk_tui.services.closures import read_closures
    from clerk_tui.services.councils import load

    council = load(council_id, folder)
    return Basis(council, Calendar.of(council, read_closures(closures) if closures else ()), today)


def planned(basis: Basis, wish: Wish) -> Plan:
    """The plan of a wish."""
    return plan(basis.council, basis.calendar, basis.today, wish)


def start(office: Office) -> Wish | None:
    """The next meeting of the executive in the register; None where there is none to come."""
    found = meetings.first_of_executive(office.register, office.clock.today())
    return None if found is None else of_meeting(office, found)


def of_meeting(office: Office, meeting_id: int) -> Wish:
    """The wish that a meeting of the register stands for, with the day on which its agenda was published."""
    wish = _of_meeting(meetings.meeting(office.register, meeting_id), office.council())
    return _with_notices(office, wish, meeting_id) if wish.key else wish


def _with_notices(office: Office, wish: Wish, meeting_id: int) -> Wish:
    """The wish with the latest notice of the meeting's key decisions; asked for where one of them has none."""
    found = meetings.notices(office.register, meeting_id)
    known = [day for day in found if day is not None]
    if len(known) < len(found):
        return replace(wish, unrecorded=("EN-KD28",))
    return wish.move("EN-KD28", max(known)) if known else wish


def _of_meeting(meeting: Meeting, council: Council) -> Wish:
    if meeting.body_kind in {BodyKind.COUNCIL, BodyKind.SCRUTINY}:
        raise InputError(
            f"The Planner plans executive decisions; M{meeting.id} is a meeting of {meeting.body}, whose agenda alone"
            " has a gate."
        )
    england = council.nation is Nation.ENGLAND
    return _as_published(Wish(meeting=meeting.day, key=england, name=meeting.body), meeting, england=england)


def _as_published(wish: Wish, meeting: Meeting, *, england: bool) -> Wish:
    """The wish with the days on which the meeting's agenda and its notice of time and place went out."""
    if not england:
        return wish.move("WA-AG3", meeting.agenda_on)
    return wish.move("EN-AG5", meeting.agenda_on).move("EN-NM5", meeting.notice_at.counts_from)


def of_decision(office: Office, ref: str) -> Wish:
    """The wish that a decision record stands for: its day, class, notice and publication as far as they are known."""
    decision = records.decision(office.register, records.find(office.register, ref))
    council, england = office.council(), office.council().nation is Nation.ENGLAND
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    day = decision.decided_on or (meeting.day if meeting else None)
    if day is None:
        raise InputError(f"D{decision.id} has neither a meeting nor a date of decision to plan from.")
    wish = _of_meeting(meeting, council) if meeting else Wish()
    if decision.maker is not Maker.BODY:
        wish = replace(wish, moved=())
    key = _is_key(decision) and england
    wish = replace(
        wish, meeting=day, maker=decision.maker, key=key, name=decision.title, not_callable=_why_closed(decision)
    )
    if key:
        wish = wish.move("EN-KD28", decision.notice_on)
        wish = wish if decision.notice_on else replace(wish, unrecorded=("EN-KD28",))
    publication = records.publication(office.register, decision.id)
    return wish.move("EN-PUB" if england else "WA-PUB", publication.published_on if publication else None)


def _is_key(decision: Decision) -> bool:
    """What the record says; where it does not say, the stricter case."""
    if decision.maker in {Maker.OFFICER, Maker.OFFICER_KEY}:
        return decision.maker is Maker.OFFICER_KEY
    return decision.key_decision is not False


def _why_closed(decision: Decision) -> str:
    return decision.not_callable or ("urgent" if decision.call_in_exempt else "")


def of_entry(office: Office, entry_id: int) -> Wish:
    """The wish that an entry of the forward plan stands for: its first day, its class, and its notice as published.

    Where the body meets once on that day, what went out for that meeting counts too.
    """
    entry, england = forward_plan.entry(office.register, entry_id), office.council().nation is Nation.ENGLAND
    if entry.due_from is None:
        raise InputError(f"{entry.reference} has no day of decision to plan from.")
    alone = {Maker.OFFICER: False, Maker.OFFICER_KEY: True}
    key = england and alone.get(entry.maker, entry.key_decision is not False)
    name = entry.matter.split("\n", 1)[0]
    wish = Wish(meeting=entry.due_from, maker=entry.maker, key=key, private=bool(entry.private), name=name)
    held = meetings.on_day(office.register, entry.body, entry.due_from) if entry.maker is Maker.BODY else ()
    if len(held) == 1:
        wish = _as_published(wish, meetings.meeting(office.register, held[0][0]), england=england)
    published = forward_plan.published_from(forward_plan.versions(office.register, entry_id))
    return wish.move("EN-KD28", published) if key and published else wish


def of_ref(office: Office, ref: str) -> Wish:
    """`M3` a meeting, `F4` an entry of the forward plan; anything else a decision record."""
    text = ref.strip()
    if text[:1] in {"F", "f"} and text[1:].isdecimal() and len(text) < 12:
        return of_entry(office, int(text[1:]))
    if text[:1] in {"M", "m"} and text[1:].isdecimal() and len(text) < 12:
        return of_meeting(office, int(text[1:]))
    return of_decision(office, text)


def serving(office: Office, found: Plan, body: str = "") -> Meeting | None:
    """The last meeting in the register, from today on, that still serves a wished first day of effect."""
    if found.too_late is not None:
        return None
    last = meetings.last_of_executive(office.register, found.today, found.decided, body)
    return None if last is None else meetings.meeting(office.register, last)


def serving_line(meeting: Meeting | None, found: Plan, body: str = "") -> str:
    """What the register holds for a wished first day of effect, in one sentence."""
    if meeting is not None:
        named = f"M{meeting.id}, {meeting.body}, {short_date(meeting.day)}"
        return f"The register's last meeting that serves: {named}."
    if found.too_late is not None:
        return f"No meeting serves any more: it had to be by {format_date(found.too_late)}."
    of = f" of {body}" if body else ""
    return f"The register holds no meeting{of} from today to {format_date(found.decided)}."


def at_meeting(wish: Wish, meeting: Meeting, council: Council) -> Wish:
    """The wish planned at a real meeting, its effect still held against the day wished for."""
    real = _of_meeting(meeting, council)
    return replace(wish, meeting=meeting.day, name=meeting.body, moved=(*real.moved, *wish.moved))


def with_findings(found: Plan, *says: tuple[str, str]) -> Plan:
    """The plan with more advice: (id, sentence)."""
    more = (Finding(id, Severity.ADVICE, id, sentence) for id, sentence in says)
    return replace(found, findings=(*found.findings, *more))


# The plan and its what-if, kept for their clerk


@dataclass(frozen=True, slots=True)
class Pair:
    """The plan a clerk works on, and the one set beside it, if one is.

    `base` is what the register held, for the plan of a meeting or record of it: once that has changed, what was kept
    no longer stands on it.
    """

    real: Wish
    what_if: Wish | None = None
    base: Wish | None = None


def keep(office: Office, pair: Pair, ref: str = "") -> None:
    """Keep both plans for this clerk, over what was kept before; those of a real meeting or record under its `ref`."""
    drafts.keep(
        office.register,
        _RECORD,
        _ID,
        _field(ref),
        who=office.who,
        text=json.dumps({name: _packed(getattr(pair, name)) for name in _PARTS}),
        base_version=1,
        at=iso_instant(office.clock.system()),
    )


def forget(office: Office, ref: str = "") -> None:
    """Keep no plan any more."""
    drafts.drop(office.register, _RECORD, _ID, _field(ref), who=office.who)


def kept(office: Office, ref: str = "") -> Pair | None:
    """What this clerk kept; None where there is nothing, or nothing that this version can read."""
    for draft in drafts.kept(office.register, _RECORD, _ID):
        if draft.who == office.who and draft.field == _field(ref):
            try:
                both = json.loads(draft.text)
                others = (_unpacked(both[name]) if both.get(name) is not None else None for name in _PARTS[1:])
                return Pair(_unpacked(both["real"]), *others)
            except (ValueError, KeyError, TypeError, AttributeError):
                return None
    return None


def _field(ref: str) -> str:
    return f"{_FIELD} {ref.strip().upper()}" if ref else _FIELD


def _packed(wish: Wish | None) -> dict[str, Any] | None:
    if wish is None:
        return None
    return {
        "meeting": wish.meeting.isoformat() if wish.meeting else None,
        "effective": wish.effective.isoformat() if wish.effective else None,
        "key": wish.key,
        "private": wish.private,
        "maker": wish.maker.value,
        "not_callable": wish.not_callable,
        "strict": wish.strict,
        "moved": [[gate_id, day.isoformat()] for gate_id, day in wish.moved],
        "name": wish.name,
        "unrecorded": list(wish.unrecorded),
    }


def _unpacked(stored: dict[str, Any]) -> Wish:
    return Wish(
        meeting=date.fromisoformat(stored["meeting"]) if stored["meeting"] else None,
        effective=date.fromisoformat(stored["effective"]) if stored["effective"] else None,
        key=bool(stored["key"]),
        private=bool(stored["private"]),
        maker=Maker(stored["maker"]),
        not_callable=str(stored["not_callable"]),
        strict=bool(stored["strict"]),
        moved=tuple((str(gate_id), date.fromisoformat(day)) for gate_id, day in stored["moved"]),
        name=str(stored["name"]),
        unrecorded=tuple(str(gate_id) for gate_id in stored.get("unrecorded", ())),
    )
