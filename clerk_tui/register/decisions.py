"""Reading decision records, their urgency records, overrides, publications and exempt text."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import date, datetime
from functools import reduce

from clerk_tui.domain.council import Maker
from clerk_tui.domain.decision import (
    Attendance,
    Decision,
    DecisionStatus,
    ExemptText,
    InForce,
    OfficerKind,
    Override,
    Publication,
    WindowChange,
    WindowKept,
)
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.domain.meeting import Person
from clerk_tui.domain.text import one_line
from clerk_tui.register.corrections import as_corrected, corrections
from clerk_tui.register.forward_plan import notice_source
from clerk_tui.register.notices import key_notice_on
from clerk_tui.register.rows import to_bool, to_date, to_instant, to_time
from clerk_tui.register.store import Register
from clerk_tui.register.urgencies import linked_entry, urgencies

_NUMBER = re.compile(r"[Dd]([0-9]{1,12})")
_BEARING = (
    "SELECT decision_id AS id FROM corrected_decision WHERE reference = ?1 COLLATE NOCASE AND reference <> ''"
    " UNION ALL SELECT id FROM decision WHERE reference = ?1 COLLATE NOCASE AND reference <> ''"
)
"""The records that bear a reference, as corrected or as first published."""


def find(register: Register, ref: str) -> int:
    """A decision's id from what a clerk calls it: the council's reference, or `D12`. NotFound if there is none.

    A record whose reference was corrected is found under both: letters still bear the first.
    """
    name = one_line(ref)
    row = register.read_one(f"{_BEARING} LIMIT 1", name)
    if row is None and (number := _NUMBER.fullmatch(name)):
        row = register.read_one("SELECT id FROM decision WHERE id = ?", int(number[1]))
    if row is None:
        raise NotFound(f"The register holds no decision “{name}”; name it by its reference or by its number, like D12.")
    return int(row["id"])


def decision(register: Register, decision_id: int) -> Decision:
    """One decision record with everything that hangs on it, as corrected since; NotFound if there is none."""
    row = register.read_one("SELECT * FROM decision WHERE id = ?", decision_id)
    if row is None:
        raise NotFound(f"The register holds no decision D{decision_id}.")
    entry_id = linked_entry(register, decision_id)
    found = replace(
        _bare(row),
        notice_on=key_notice_on(register, decision_id, entry_id),
        notice_from=notice_source(register, decision_id, entry_id),
        attendance=_attendance(register, decision_id, row["meeting_id"]),
        urgencies=urgencies(register, decision_id, entry_id),
        overrides=_overrides(register, decision_id),
    )
    if found.status is DecisionStatus.PUBLISHED:
        return as_corrected(found, corrections(register, decision_id))
    return found


def _bare(row: sqlite3.Row) -> Decision:
    """The columns of the record itself, without what hangs on it."""
    return Decision(
        id=row["id"],
        version=row["version"],
        item_id=row["item_id"],
        meeting_id=row["meeting_id"],
        status=DecisionStatus(row["status"]),
        title=row["title"],
        maker=Maker(row["maker"]),
        maker_name=row["maker_name"],
        reference=row["reference"],
        key_decision=to_bool(row["key_decision"]),
        forward_plan_reference=row["forward_plan_reference"],
        required_in_five_days=to_bool(row["required_in_five_days"]),
        urgency_reason=row["urgency_reason"],
        call_in_exempt=to_bool(row["call_in_exempt"]),
        call_in_exempt_reason=row["call_in_exempt_reason"],
        scrutiny_informed=to_date(row["scrutiny_informed"]),
        scrutiny_approved=to_date(row["scrutiny_approved"]),
        interests=row["interests"],
        conflicts=row["conflicts"],
        dispensation=row["dispensation"],
        resolution=row["resolution"],
        not_callable=row["not_callable"],
        decided_on=to_date(row["decided_on"]),
        reasons=row["reasons"],
        alternatives=row["alternatives"],
        published_on=to_date(row["published_on"]),
        call_in_note=row["call_in_note"],
        notes=row["notes"],
        forward_plan_entry_id=row["forward_plan_entry_id"],
        officer_kind=OfficerKind(row["officer_kind"]),
        decided_at=to_time(row["decided_at"]),
        **{name: row[name] for name in _TEXTS},
    )


_TEXTS = (
    "maker_title", "authority", "consulted", "officer_basis", "matter", "key_basis", "variation", "wards",
    "consultation", "report", "background_papers", "private_reasons", "lead_officer", "portfolio", "priorities",
)  # fmt: skip


def _attendance(register: Register, decision_id: int, meeting_id: int | None) -> tuple[Attendance, ...]:
    rows = register.read(
        "SELECT person.id, person.name, attendance.present FROM summons"
        " JOIN person ON person.id = summons.person_id"
        " LEFT JOIN attendance ON attendance.person_id = person.id AND attendance.decision_id = ?"
        " WHERE summons.meeting_id = ? ORDER BY summons.position",
        decision_id,
        meeting_id,
    )
    return tuple(Attendance(Person(row["id"], row["name"]), to_bool(row["present"])) for row in rows)


def _overrides(register: Register, decision_id: int) -> tuple[Override, ...]:
    rows = register.read(
        "SELECT finding_id, reason, who, at, says FROM check_override WHERE decision_id = ? ORDER BY id", decision_id
    )
    return tuple(Override(row[0], row[1], row[2], datetime.fromisoformat(row[3]), row[4]) for row in rows)


def exempt_text(register: Register, decision_id: int) -> ExemptText | None:
    """The exempt information kept apart for a decision, if any. Nothing that writes for the public calls this."""
    row = register.read_one(
        "SELECT id, version, decision_id, text, paragraph FROM exempt_text WHERE decision_id = ?", decision_id
    )
    return ExemptText(*row) if row else None


def publication(register: Register, decision_id: int) -> Publication | None:
    """The newest publication of a decision, if it was published."""
    row = register.read_one(
        "SELECT publication.*, f.closes AS now_closes, f.closes_at AS now_closes_at, f.effective AS now_effective,"
        " f.reason FROM publication JOIN window_in_force AS f ON f.publication_id = publication.id"
        " WHERE publication.decision_id = ? ORDER BY sequence DESC LIMIT 1",
        decision_id,
    )
    if row is None:
        return None
    return Publication(
        id=row["id"],
        decision_id=row["decision_id"],
        published_on=date.fromisoformat(row["published_on"]),
        published_at=to_instant(row["published_at"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        who=row["who"],
        closes=to_date(row["closes"]),
        closes_at=to_instant(row["closes_at"]),
        effective=to_date(row["effective"]),
        snapshot=row["snapshot"],
        snapshot_sha256=row["snapshot_sha256"],
        chain_head=row["chain_head"],
        counts=row["counts"],
        in_force=InForce(
            to_date(row["now_closes"]), to_instant(row["now_closes_at"]), to_date(row["now_effective"]), row["reason"]
        ),
        kept=_kept(register, row),
    )


def _kept(register: Register, publication: sqlite3.Row) -> WindowKept | None:
    """The newest choice to keep the very dates that are in force now; of dates moved since nothing is kept."""
    row = register.read_one(
        "SELECT closes, effective, reason, who, kept_on FROM window_kept"
        " WHERE decision_id = ? AND closes_at = ? AND effective = ? ORDER BY id DESC LIMIT 1",
        publication["decision_id"],
        publication["now_closes_at"],
        publication["now_effective"],
    )
    if row is None:
        return None
    closes, effective, kept_on = (date.fromisoformat(row[name]) for name in ("closes", "effective", "kept_on"))
    return WindowKept(closes, effective, row["reason"], row["who"], kept_on)


def published(register: Register) -> list[int]:
    """The ids of the published decisions, in their order."""
    return [row["id"] for row in register.read("SELECT id FROM decision WHERE status = 'published' ORDER BY id")]


def window_changes(register: Register, decision_id: int) -> tuple[WindowChange, ...]:
    """Every move of the window of a decision's newest publication, the oldest first; the last is what is in force."""
    rows = register.read(
        "SELECT * FROM window_change WHERE publication_id = (SELECT id FROM publication WHERE decision_id = ?"
        " ORDER BY sequence DESC LIMIT 1) ORDER BY sequence",
        decision_id,
    )
    return tuple(
        WindowChange(
            id=row["id"],
            decision_id=row["decision_id"],
            sequence=row["sequence"],
            old_closes=date.fromisoformat(row["old_closes"]),
            old_effective=date.fromisoformat(row["old_effective"]),
            closes=date.fromisoformat(row["closes"]),
            closes_at=datetime.fromisoformat(row["closes_at"]),
            effective=date.fromisoformat(row["effective"]),
            reason=row["reason"],
            who=row["who"],
            changed_on=date.fromisoformat(row["changed_on"]),
            recorded_at=datetime.fromisoformat(row["recorded_at"]),
            counts=row["counts"],
        )
        for row in rows
    )


def unfinished(register: Register) -> tuple[int, ...]:
    """Ids of all draft decisions, by meeting day and agenda order."""
    rows = register.read(
        "SELECT decision.id FROM decision LEFT JOIN agenda_item ON agenda_item.id = decision.item_id"
        " LEFT JOIN meeting ON meeting.id = decision.meeting_id"
        " WHERE decision.status = 'draft' ORDER BY meeting.day, agenda_item.position, decision.id"
    )
    return tuple(row["id"] for row in rows)


_MARKS = " /-.,_:()\\"
_BARE = reduce(lambda bare, mark: f"replace({bare}, '{mark}', '')", _MARKS, "reference")
"""A reference without the marks that two people write differently, word for word as it is indexed."""
_LIKE = (
    f"SELECT id FROM decision WHERE {_BARE} = ?1 COLLATE NOCASE"
    f" UNION SELECT decision_id FROM corrected_decision WHERE {_BARE} = ?1 COLLATE NOCASE"
)
"""Records that bear, or bore before a correction, such a reference."""


def like_reference(register: Register, reference: str, decision_id: int) -> str:
    """`“EX/35/2017” of D3`: another record's reference with the same letters and figures; empty where there is none."""
    wanted = "".join(letter for letter in reference if letter.isalnum())
    if not wanted:
        return ""
    row = register.read_one(
        f"SELECT id, reference FROM decision_as_corrected WHERE id IN ({_LIKE}) AND id <> ?2"
        f" AND {_BARE} = ?1 COLLATE NOCASE AND reference <> ?3 COLLATE NOCASE ORDER BY id LIMIT 1",
        wanted,
        decision_id,
        reference,
    )
    return f"“{row['reference']}” of D{row['id']}" if row else ""


def only_reference(register: Register, reference: str, decision_id: int) -> None:
    """Refuse a reference that another decision bears."""
    row = register.read_one(
        f"SELECT id, title FROM decision_as_corrected WHERE id IN ({_BEARING}) AND id <> ?2", reference, decision_id
    )
    if row:
        raise InputError(f"The reference {reference} is already used for D{row['id']}, {row['title']}.")


def of_meeting(register: Register, meeting_id: int) -> tuple[tuple[int, int | None, bool], ...]:
    """The decisions of a meeting in the order of its agenda: number, number of the item, and whether published."""
    rows = register.read(
        "SELECT decision.id, item_id, status FROM decision LEFT JOIN agenda_item ON agenda_item.id = item_id"
        " WHERE decision.meeting_id = ? ORDER BY agenda_item.position IS NULL, agenda_item.position, decision.id",
        meeting_id,
    )
    return tuple((row["id"], row["item_id"], row["status"] == DecisionStatus.PUBLISHED) for row in rows)
