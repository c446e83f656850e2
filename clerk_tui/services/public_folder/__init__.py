"""The public folder: what was published, as pages, feeds and data files that any server or file share can hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from clerk_tui.domain.errors import DocumentError
from clerk_tui.services.office import Office

if TYPE_CHECKING:
    from clerk_tui.services.public_folder.shelf import ExportReport


def export_public(
    office: Office, folder: Path, progress: Callable[[str, int, int], None] | None = None
) -> ExportReport:
    """Write what was published into a folder, and of an earlier export only what changed.

    A folder that is not there is made; files that others put beside are left alone. `progress` is told what is being
    made, how many are done, and of how many. DocumentError, in one sentence, for a folder that holds other things, or
    cannot be written, or whose disk is full; Refused for a published record that is not as it was frozen, and for
    words that are kept apart as exempt. Then the folder is as it was.
    """
    from clerk_tui.register import public_folder as rows
    from clerk_tui.services.documents.look import look_of
    from clerk_tui.services.public_folder.export import Export
    from clerk_tui.services.public_folder.meetings import announced
    from clerk_tui.services.public_folder.plan import PlanRows
    from clerk_tui.services.public_folder.site import site_of
    from clerk_tui.services.public_folder.swap import commit, shelf

    found, plan = rows.published(office.register), PlanRows(office)
    plan.refuse_exempt(office)
    site = site_of(office)
    with shelf(folder, site.register) as held:
        Export(office, held, site, look_of(office), announced(office), found, plan, progress or (lambda *_: None)).run()
        return commit(held)


def clerk_calendar(office: Office) -> bytes:
    """The clerk's own calendar with alarms, which never lies in the public folder (iCalendar, UTF-8)."""
    from clerk_tui.services.public_folder.own_calendar import clerk_calendar as made

    return made(office)


def write_clerk_calendar(office: Office, folder: Path) -> Literal["new", "changed", "same"]:
    """Bring `clerk.ics` in an existing folder up to date, readable by its owner alone; what was done comes back.

    DocumentError, in one sentence: the folder is the public one, is missing, or cannot be written.
    """
    from clerk_tui.documents.writing.files import folder_sentence, put
    from clerk_tui.services.public_folder.shelf import in_public_folder

    target = folder.expanduser()
    try:
        if in_public_folder(target):
            raise DocumentError("That is the public folder, and clerk.ics tells of drafts; name another folder for it.")
        return put(target / "clerk.ics", clerk_calendar(office), b"BEGIN:VCALENDAR", "this program", 0o600)
    except OSError as error:
        raise folder_sentence(folder, error) from error
