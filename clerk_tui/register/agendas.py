"""Reading what hangs on a meeting: supplements, standing items, changes, its notice, the matters its day decides."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.meeting import BodyKind, BothPlaces, RecurringItem, Supplement
from clerk_tui.domain.meeting_change import ChangeKind, Matter, MeetingChange
from clerk_tui.register.rows import to_bool, to_date, to_instant, to_time
from clerk_tui.register.store import Register


def both_places(row: sqlite3.Row, prefix: str = "") -> BothPlaces:
    """The two days and instants out of a row whose columns begin with `prefix`."""
    return BothPlaces(
        to_date(row[f"{prefix}offices_on"]),
        to_instant(row[f"{prefix}offices_at"]),
        to_date(row[f"{prefix}website_on"]),
        to_instant(row[f"{prefix}website_at"]),
    )


def notice_of_meeting(register: Register, meeting_id: int) -> BothPlaces:
    """When the newest notice of the meeting's time and place was at both places."""
    row = register.read_one(
        "SELECT offices_on, offices_at, website_on, website_at FROM notice"
        " WHERE meeting_id = ? AND kind = 'meeting' AND decision_id IS NULL AND forward_plan_entry_id IS NULL"
        " ORDER BY id DESC LIMIT 1",
        meeting_id,
    )
    return both_places(row) if row else BothPlaces()


def bodies(register: Register) -> list[tuple[int, str, BodyKind]]:
    """The bodies of the register, by name."""
    rows = register.read("SELECT id, name, kind FROM body ORDER BY name COLLATE NOCASE")
    return [(row["id"], row["name"], BodyKind(row["kind"])) for row in rows]


def body_named(register: Register, name: str) -> tuple[int, str, BodyKind] | None:
    """The body of this name, without regard to case."""
    row = register.read_one("SELECT id, name, kind FROM body WHERE name = ? COLLATE NOCASE", name)
    return None if row is None else (row["id"], row["name"], BodyKind(row["kind"]))


def on_day(register: Register, body_id: int, day: date) -> list[int]:
    """The meetings of a body on a day that are not cancelled."""
    rows = register.read(
        "SELECT id FROM meeting WHERE body_id = ? AND day = ? AND status <> 'cancelled' ORDER BY id",
        body_id,
        day.isoformat(),
    )
    return [row["id"] for row in rows]


def supplements(register: Register, meeting_id: int) -> tuple[Supplement, ...]:
    """A meeting's supplements in the order they were entered."""
    rows = register.read("SELECT * FROM supplement WHERE meeting_id = ? ORDER BY id", meeting_id)
    return tuple(_supplement(row) for row in rows)


def supplement(register: Register, supplement_id: int) -> Supplement:
    """One supplement; NotFound if there is none."""
    row = register.read_one("SELECT * FROM supplement WHERE id = ?", supplement_id)
    if row is None:
        raise NotFound(f"The register holds no supplement S{supplement_id}.")
    return _supplement(row)


def _supplement(row: sqlite3.Row) -> Supplement:
    return Supplement(row["id"], row["version"], row["meeting_id"], row["title"], both_places(row), row["reason"])


def recurring_items(register: Register, body_id: int, on: date | None = None) -> tuple[RecurringItem, ...]:
    """The standing items of a body in their order, those before the others first; on one day, or all."""
    rows = register.read(
        "SELECT * FROM recurring_item WHERE body_id = ?1 AND (?2 IS NULL OR"
        " ((valid_from IS NULL OR valid_from <= ?2) AND (valid_to IS NULL OR ?2 <= valid_to)))"
        " ORDER BY place, position, id",
        body_id,
        on.isoformat() if on else None,
    )
    return tuple(_recurring(row) for row in rows)


def recurring_item(register: Register, item_id: int) -> RecurringItem:
    """One standing item; NotFound if there is none."""
    row = register.read_one("SELECT * FROM recurring_item WHERE id = ?", item_id)
    if row is None:
        raise NotFound(f"The register holds no standing item R{item_id}.")
    return _recurring(row)


def _recurring(row: sqlite3.Row) -> RecurringItem:
    return RecurringItem(
        row["id"], row["version"], row["body_id"], row["position"], row["title"], row["place"],
        to_date(row["valid_from"]), to_date(row["valid_to"]),
    )  # fmt: skip


def changes(register: Register, meeting_id: int) -> tuple[MeetingChange, ...]:
    """What happened to a meeting since it was called, the oldest first."""
    rows = register.read("SELECT * FROM meeting_change WHERE meeting_id = ? ORDER BY id", meeting_id)
    return tuple(_change(row) for row in rows)


def last_move(register: Register, meeting_id: int) -> MeetingChange | None:
    """The newest move of a meeting to another day."""
    row = register.read_one(
        "SELECT * FROM meeting_change WHERE meeting_id = ? AND kind = 'moved' AND new_day <> old_day"
        " ORDER BY id DESC LIMIT 1",
        meeting_id,
    )
    return _change(row) if row else None


def _change(row: sqlite3.Row) -> MeetingChange:
    return MeetingChange(
        row["id"], row["meeting_id"], ChangeKind(row["kind"]), date.fromisoformat(row["changed_on"]),
        date.fromisoformat(row["old_day"]), to_time(row["old_starts"]), row["old_venue"], to_date(row["new_day"]),
        to_time(row["new_starts"]), row["new_venue"], row["reason"], row["consequences"], row["who"],
    )  # fmt: skip


def first_sitting(register: Register, continues_id: int | None) -> date | None:
    """The day of the first sitting of an adjourned meeting, through all its adjournments; None for a new meeting."""
    row = register.read_one(
        "WITH RECURSIVE sitting (id, day, continues_id) AS ("
        " SELECT id, day, continues_id FROM meeting WHERE id = ? AND status = 'adjourned'"
        " UNION SELECT m.id, m.day, m.continues_id FROM meeting AS m JOIN sitting ON m.id = sitting.continues_id"
        " AND m.status = 'adjourned') SELECT min(day) AS day FROM sitting",
        continues_id,
    )
    return to_date(row["day"]) if row else None


@dataclass(frozen=True, slots=True)
class Entry:
    """What an agenda needs of a forward-plan entry."""

    id: int
    reference: str
    matter: str
    private: bool | None


def entry_named(register: Register, reference: str) -> Entry | None:
    """The forward-plan entry of this reference, without regard to case."""
    row = register.read_one(
        "SELECT id, reference, matter, private FROM forward_plan_entry WHERE reference = ? COLLATE NOCASE", reference
    )
    return None if row is None else Entry(row["id"], row["reference"], row["matter"], to_bool(row["private"]))


_LATER = "max(n.offices_on, n.website_on)"
_NOTICE = (
    f"(SELECT max({_LATER}) FROM notice AS n WHERE n.kind = '{{kind}}' AND (n.decision_id = d.id"
    " OR n.forward_plan_entry_id = e.id OR ({wide} AND n.meeting_id = i.meeting_id AND n.decision_id IS NULL"
    " AND n.forward_plan_entry_id IS NULL)))"
)
_MATTERS = f"""
    SELECT i.id AS item_id, i.title,
           i.exempt OR EXISTS (SELECT 1 FROM exemption AS x WHERE x.item_id = i.id OR x.forward_plan_entry_id = e.id)
           AS exempt, d.id AS decision_id, d.decided_on, d.status,
           coalesce(d.key_decision, e.key_decision) AS is_key, e.private, e.due_from, e.due_to,
           coalesce(e.reference, d.forward_plan_reference, '') AS reference,
           {_NOTICE.format(kind="key-decision", wide=0)} AS key_on,
           (SELECT max(max(v.offices_on, v.website_on)) FROM forward_plan_version AS v
            WHERE v.forward_plan_entry_id = e.id AND v.starts = 1) AS plan_on,
           {_NOTICE.format(kind="private-28", wide=1)} AS first_on,
           {_NOTICE.format(kind="private-5", wide=1)} AS second_on,
           max(s.offices_on, s.website_on) AS supplement_on
    FROM agenda_item AS i LEFT JOIN decision_as_corrected AS d ON d.item_id = i.id
    LEFT JOIN forward_plan_entry AS e ON e.id = coalesce(i.forward_plan_entry_id, d.forward_plan_entry_id,
        (SELECT f.id FROM forward_plan_entry AS f WHERE f.reference = d.forward_plan_reference COLLATE NOCASE))
    LEFT JOIN supplement AS s ON s.id = i.supplement_id
    WHERE i.meeting_id = ? ORDER BY i.position
"""


def matters(register: Register, meeting_id: int) -> tuple[Matter, ...]:
    """The items of a meeting with what is known of their notices, plan entries and records."""
    return tuple(_matter(row) for row in register.read(_MATTERS, meeting_id))


def _matter(row: sqlite3.Row) -> Matter:
    return Matter(
        ref=f"D{row['decision_id']}" if row["decision_id"] else f"I{row['item_id']}",
        title=row["title"],
        key=to_bool(row["is_key"]),
        notice_on=to_date(row["key_on"] or row["plan_on"]),
        private=bool(row["exempt"] or row["private"]),
        first_notice_on=to_date(row["first_on"]),
        second_notice_on=to_date(row["second_on"]),
        reference=row["reference"],
        due_from=to_date(row["due_from"]),
        due_to=to_date(row["due_to"]),
        decided_on=to_date(row["decided_on"]),
        published=row["status"] == "published",
        supplement_on=to_date(row["supplement_on"]),
    )


def ties(register: Register, item_id: int) -> tuple[str, ...]:
    """What hangs on an agenda item besides its report and must not be lost with it, in words."""
    row = register.read_one(
        "SELECT (SELECT 'the decision record D' || id FROM decision WHERE item_id = ?1) AS record,"
        " (SELECT 'a declared interest' FROM interest WHERE item_id = ?1) AS interest,"
        " (SELECT 'grounds for being private' FROM exemption WHERE item_id = ?1) AS exemption,"
        " (SELECT 'a representation' FROM representation WHERE item_id = ?1) AS representation,"
        " (SELECT 'item I' || id || ' carried over from it' FROM agenda_item WHERE carried_from_id = ?1) AS carried,"
        " (SELECT 'action A' || id || ' that follows from it' FROM agreed_action WHERE item_id = ?1) AS action,"
        " (SELECT 'action A' || action_id || ' carried to it' FROM matter_arising WHERE item_id = ?1) AS arising",
        item_id,
    )
    return tuple(words for words in tuple(row or ()) if words)


def report_rows(register: Register, item_id: int) -> list[tuple[str, int]]:
    """The rows of an item's report, those that hang on another first; none of a committee report, which stays."""
    report = register.read_one("SELECT id FROM report WHERE item_id = ? AND numbered = 0", item_id)
    return [] if report is None else rows_of_report(register, report["id"])


def rows_of_report(register: Register, report_id: int) -> list[tuple[str, int]]:
    """The rows of a report, those that hang on another first, as record and id."""
    found: list[tuple[str, int]] = []
    for record, where in (
        ("report_paragraph", "section_id IN (SELECT id FROM report_section WHERE report_id = ?)"),
        ("report_section", "report_id = ?"),
        ("report_line", "report_id = ?"),
        ("report_risk", "report_id = ?"),
    ):
        rows = register.read(f"SELECT id FROM {record} WHERE {where} ORDER BY id", report_id)
        found += [(record, row["id"]) for row in rows]
    return [*found, ("report", report_id)]
