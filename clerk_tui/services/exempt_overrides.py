"""Going past one match of exempt words, in a notice or a receipt, with a reason that stays in the register."""

from __future__ import annotations

import re

from clerk_tui.domain.dates import iso_instant
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register.changes import Change
from clerk_tui.rules.exempt_words import PREFIX
from clerk_tui.services import matters
from clerk_tui.services.office import Office
from clerk_tui.services.storing import store_beside

_ID = re.compile(rf"{PREFIX}[0-9A-F]{{4}}")


def go_past(office: Office, ref: str, finding_id: str, reason: str, *, command_id: str | None = None) -> str:
    """Let one match stand in what goes out of a matter, also of a published one; the finding's id comes back.

    The id is drawn from the field and the words, so that other words, or these in another field, are asked anew.
    """
    matter, name, because = matters.find(office, ref), one_line(finding_id).upper(), tidy(reason).strip()
    if not _ID.fullmatch(name):
        raise InputError(
            f"Finding “{one_line(finding_id)}” is no match of exempt words; they are called like WORDS-3F2A."
        )
    if not because:
        raise InputError(f"Reason: say why the words of {name} may be read by the public; it stays in the register.")

    def work(change: Change) -> None:
        key = {**matters.own_key(matter), "finding_id": name}
        store_beside(
            change, "exempt_override", key, reason=because, who=office.who, at=iso_instant(office.clock.system())
        )

    summary = f"{name} gone past for {matter.ref}"
    office.register.run(office.command("private pass", summary, why=because, command_id=command_id), work)
    return name
