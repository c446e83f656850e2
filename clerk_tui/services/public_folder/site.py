"""Whose folder it is, of which state of the register, and what the council's pages look like."""

from __future__ import annotations

from datetime import datetime

from clerk_tui.domain.public_site import Site
from clerk_tui.register import public_folder as rows
from clerk_tui.services.office import Office


def site_of(office: Office, stand: tuple[str, str] | None = None) -> Site:
    """What stands on every page.

    `stand` are instant and chain head of the newest thing told; without it those of what was published last.
    """
    council = office.council()
    register, begun = rows.begins_with(office.register)
    newest, head = stand or rows.newest(office.register) or (begun, register)
    return Site(
        council=council.name,
        today=office.clock.today(),
        newest=datetime.fromisoformat(newest),
        head=head,
        register=register,
        begun=datetime.fromisoformat(begun),
        contact=", ".join(council.look.contact),
        website=council.look.website,
        licence=council.look.licence,
    )
