"""Reading a matter with its notices, and why it is taken in private."""

from __future__ import annotations

import re
import sqlite3
from datetime import date

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.kinds import Maker
from clerk_tui.domain.matters import ClosedTitle, Exemption, Matter, Notice, NoticeKind, Representation
from clerk_tui.domain.text import one_line
from clerk_tui.register.rows import to_bool, to_date, to_instant
from clerk_tui.register.store import Register
from clerk_tui.register.urgencies import linked_entry

_ENTRY_NUMBER = re.compile(r"[Ff]([0-9]{1,12})")
_ITEM_NUMBER = re.compile(r"[Ii]([0-9]{1,12})")


def find_matter(register: Register, ref: str) -> Matter:
    """The matter called D12, F3 or I5, by a record's reference or by one of the forward plan; NotFound if none.

    An entry that a decision record came from is that record's: from then on the record speaks for the matter.
    """
    from clerk_tui.register import decisions

    name = one_line(ref)
    if number := _ENTRY_NUMBER.fullmatch(name):
        return entry_matter(register, int(number[1]))
    if number := _ITEM_NUMBER.fullmatch(name):
        return _item_matter(register, int(number[1]))
    try:
        return decision_matter(register, decisions.find(register, name))
    except NotFound:
        row = register.read_one(
            "SELECT id FROM forward_plan_entry WHERE reference = ? COLLATE NOCASE AND reference <> ''", name
        )
    if row is None:
        raise NotFound(
            f"The register holds no decision and no forward-plan entry “{name}”; name it by its reference or by its"
            " number, like D12 or F3."
        )
    linked = register.read_one(
        "SELECT id FROM decision WHERE forward_plan_entry_id = ? OR forward_plan_reference = ? COLLATE NOCASE"
        " ORDER BY id DESC LIMIT 1",
        row["id"],
        name,
    )
    return decision_matter(register, linked["id"]) if linked else entry_matter(register, row["id"])


def _item_matter(register: Register, item_id: int) -> Matter:
    """The matter of an agenda item: its record, or before there is one its forward-plan entry."""
    row = register.read_one(
        "SELECT agenda_item.forward_plan_entry_id AS entry_id, decision.id AS decision_id FROM agenda_item"
        " LEFT JOIN decision ON decision.item_id = agenda_item.id WHERE agenda_item.id = ?",
        item_id,
    )
    if row is None:
        raise NotFound(f"The register holds no agenda item {item_id}.")
    if row["decision_id"] is not None:
        return decision_matter(register, row["decision_id"])
    if row["entry_id"] is None:
        raise NotFound(f"Item I{item_id} has no decision record and stands on no forward plan; begin its record first.")
    return entry_matter(register, row["entry_id"])


def decision_matter(register: Register, decision_id: int) -> Matter:
    """A decision record as a matter; NotFound if there is none."""
    row = register.read_one(
        "SELECT decision.*, meeting.day, agenda_item.exempt, meeting.private AS meeting_private"
        " FROM decision_as_corrected AS decision"
        " LEFT JOIN meeting ON meeting.id = decision.meeting_id"
        " LEFT JOIN agenda_item ON agenda_item.id = decision.item_id WHERE decision.id = ?",
        decision_id,
    )
    if row is None:
        raise NotFound(f"The register holds no decision D{decision_id}.")
    entry_id = linked_entry(register, decision_id)
    entry = _entry(register, entry_id) if entry_id else None
    private = [to_bool(row["exempt"]), to_bool(row["meeting_private"]), to_bool(entry["private"]) if entry else None]
    decided = to_date(row["decided_on"])
    planned = to_date(entry["due_from"]) if entry and not row["day"] else None
    return Matter(
        ref=f"D{decision_id}",
        title=row["title"],
        decision_id=decision_id,
        entry_id=entry_id,
        item_id=row["item_id"],
        meeting_id=row["meeting_id"],
        maker=Maker(row["maker"]),
        maker_name=row["maker_name"],
        key=to_bool(row["key_decision"]),
        private=True if True in private else False if False in private else None,
        decides_on=decided or to_date(row["day"]) or planned,
        taken=decided is not None,
        key_notice_on=key_notice_on(register, decision_id, entry_id),
        published=row["status"] == "published",
    )


def entry_matter(register: Register, entry_id: int) -> Matter:
    """A forward-plan entry as a matter; NotFound if there is none."""
    row = _entry(register, entry_id)
    return Matter(
        ref=f"F{entry_id}",
        title=row["matter"],
        entry_id=entry_id,
        maker=Maker(row["maker"]),
        maker_name=row["maker_name"],
        key=to_bool(row["key_decision"]),
        private=to_bool(row["private"]),
        decides_on=to_date(row["due_from"]),
        key_notice_on=key_notice_on(register, None, entry_id),
    )


def _entry(register: Register, entry_id: int) -> sqlite3.Row:
    row = register.read_one("SELECT * FROM forward_plan_entry WHERE id = ?", entry_id)
    if row is None:
        raise NotFound(f"The register holds no forward-plan entry F{entry_id}.")
    return row


def key_notice_on(register: Register, decision_id: int | None, entry_id: int | None) -> date | None:
    """The day on which the key decision notice was at both places.

    The record's own date stands before the entry's; of an entry it is the version from which the 28 days run.
    """
    row = register.read_one(
        "SELECT coalesce((SELECT max(offices_on, website_on) FROM notice WHERE decision_id = ?1"
        " AND kind = 'key-decision'), (SELECT max(offices_on, website_on) FROM forward_plan_version"
        " WHERE forward_plan_entry_id = ?2 AND starts = 1 ORDER BY sequence DESC LIMIT 1)) AS later",
        decision_id,
        entry_id,
    )
    return to_date(row["later"]) if row else None


def notices(register: Register, matter: Matter) -> dict[NoticeKind, Notice]:
    """The notices of a matter by kind; the record's own stands before that of the entry."""
    rows = register.read(
        "SELECT * FROM notice WHERE (decision_id = ?1 OR forward_plan_entry_id = ?2)"
        " AND kind NOT IN ('meeting', 'meeting-change') ORDER BY decision_id IS NULL, id",
        matter.decision_id,
        matter.entry_id,
    )
    found: dict[NoticeKind, Notice] = {}
    for row in rows:
        found.setdefault(NoticeKind(row["kind"]), _notice(row))
    return found


def _notice(row: sqlite3.Row) -> Notice:
    return Notice(
        kind=NoticeKind(row["kind"]),
        offices_on=to_date(row["offices_on"]),
        offices_at=to_instant(row["offices_at"]),
        website_on=to_date(row["website_on"]),
        website_at=to_instant(row["website_at"]),
        text=row["text"],
        reasons=row["reasons"],
        representations=row["representations"],
        response=row["response"],
        id=row["id"],
        version=row["version"],
    )


def exemption(register: Register, matter: Matter) -> Exemption | None:
    """Why the matter is taken in private, as its item or record says, or before there is one its entry."""
    row = register.read_one(
        "SELECT * FROM exemption WHERE item_id = ?1 OR decision_id = ?2 OR forward_plan_entry_id = ?3"
        " ORDER BY forward_plan_entry_id IS NOT NULL, id LIMIT 1",
        matter.item_id,
        matter.decision_id,
        matter.entry_id,
    )
    if row is None:
        return None
    return Exemption(
        part=row["part"],
        confidential=bool(row["confidential"]),
        paragraphs=tuple(row["paragraphs"].split()),
        local_category=row["local_category"],
        reasons=row["reasons"],
        outweighs=to_bool(row["outweighs"]),
        public_interest=row["public_interest"],
        resolution=row["resolution"],
        resolved_on=to_date(row["resolved_on"]),
        id=row["id"],
        version=row["version"],
    )


def closed_title(register: Register, exemption_id: int) -> ClosedTitle | None:
    """The exempt title kept apart, if any. Nothing that writes for the public calls this."""
    row = register.read_one(
        "SELECT id, version, exemption_id, title, text FROM closed_title WHERE exemption_id = ?", exemption_id
    )
    return ClosedTitle(*row) if row else None


def closed_texts(register: Register, matter: Matter) -> tuple[str, ...]:
    """The closed titles and facts of a matter, for holding its public fields against them; never shown."""
    rows = register.read(
        "SELECT closed_title.title, closed_title.text FROM closed_title JOIN exemption ON exemption.id = exemption_id"
        " WHERE item_id = ?1 OR decision_id = ?2 OR forward_plan_entry_id = ?3 ORDER BY closed_title.id",
        matter.item_id,
        matter.decision_id,
        matter.entry_id,
    )
    return tuple(text for row in rows for text in (row["title"], row["text"]) if text)


def closed_titles(register: Register) -> tuple[str, ...]:
    """Every closed title there is, for holding a report of the whole council against them; never shown."""
    return tuple(row["title"] for row in register.read("SELECT title FROM closed_title WHERE title <> '' ORDER BY id"))


def exempt_texts(register: Register) -> tuple[str, ...]:
    """Every exempt text and closed fact there is, for holding what goes out of the whole council against them."""
    rows = register.read(
        "SELECT text FROM exempt_text WHERE text <> '' UNION ALL SELECT text FROM closed_title WHERE text <> ''"
    )
    return tuple(row["text"] for row in rows)


def exempt_overrides(register: Register, matter: Matter) -> frozenset[str]:
    """The ids of the matches of exempt words that were gone past for this matter, outside its record."""
    rows = register.read(
        "SELECT finding_id FROM exempt_override WHERE decision_id = ?1 OR forward_plan_entry_id = ?2",
        matter.decision_id,
        matter.entry_id,
    )
    return frozenset(row["finding_id"] for row in rows)


def representations(register: Register, matter: Matter) -> tuple[Representation, ...]:
    """What was received against taking the matter in private, in the order of receipt."""
    rows = register.read(
        "SELECT * FROM representation WHERE item_id = ?1 OR decision_id = ?2 OR forward_plan_entry_id = ?3"
        " ORDER BY received_on, id",
        matter.item_id,
        matter.decision_id,
        matter.entry_id,
    )
    return tuple(
        Representation(
            row["id"],
            row["version"],
            date.fromisoformat(row["received_on"]),
            row["from_whom"],
            row["text"],
            row["response"],
            to_date(row["responded_on"]),
        )
        for row in rows
    )
