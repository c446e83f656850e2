"""Half-typed changes to the council file: one draft for each clerk of a register."""

from __future__ import annotations

from clerk_tui.domain.dates import iso_instant
from clerk_tui.register import council as council_rows
from clerk_tui.register import drafts
from clerk_tui.register.drafts import Draft
from clerk_tui.services.office import Office

RECORD, FIELD, ONLY = "council", "file_text", 1


def waiting(office: Office) -> Draft | None:
    """This clerk's kept text, where it is another than the register's file."""
    held = council_rows.council(office.register).file_text
    found = [
        draft
        for draft in drafts.kept(office.register, RECORD, ONLY)
        if draft.field == FIELD and draft.who == office.who and draft.text != held
    ]
    return found[-1] if found else None


def keep(office: Office, text: str) -> None:
    """Keep what is typed so far."""
    drafts.keep(
        office.register, RECORD, ONLY, FIELD, who=office.who, text=text,
        base_version=council_rows.council(office.register).version, at=iso_instant(office.clock.now()),
    )  # fmt: skip


def drop(office: Office) -> None:
    """Forget it: it was saved, or thrown away."""
    drafts.drop(office.register, RECORD, ONLY, FIELD, who=office.who)
