"""What is exported as a whole folder: the public's pages and data, and the plain-text mirror.

A folder's writer is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_tui.services.office import Office

Progress = Callable[[str, int, int], None]
"""Told what is being made, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How many files of a folder are new, changed, the same as before, and removed."""

    new: int
    changed: int
    same: int
    removed: int = 0

    @property
    def says(self) -> str:
        """`12 new, 1 changed, 340 as they were.`"""
        gone = f", {self.removed} removed" if self.removed else ""
        return f"{self.new} new, {self.changed} changed, {self.same} as they were{gone}."


@dataclass(frozen=True, slots=True)
class Folder:
    """One sort of folder. `says` is for whom it is and what it holds, `makes` whether it makes the folder itself."""

    id: str
    name: str
    says: str
    run: Callable[[Office, Path, Progress], Exported]
    makes: bool = True

    @property
    def where(self) -> str:
        """Into which folders it can be written, in a sentence."""
        return "It makes its folder where there is none." if self.makes else "Its folder has to be there."

    def warnings(self, office: Office) -> tuple[str, ...]:
        """What the clerk is told before it is written, in sentences."""
        from clerk_tui.services.documents.own_words import warnings_of_published

        return warnings_of_published(office) if self.id != "calendar" else ()


def _public(office: Office, folder: Path, progress: Progress) -> Exported:
    from clerk_tui.services.public_folder import export_public

    done = export_public(office, folder, progress)
    return Exported(done.new, done.changed, done.same, done.removed)


def _mirror(office: Office, folder: Path, progress: Progress) -> Exported:
    from clerk_tui.services.mirror import export_mirror

    done = export_mirror(office, folder)
    return Exported(done.new, done.changed, done.same)


def _calendar(office: Office, folder: Path, progress: Progress) -> Exported:
    from clerk_tui.services.public_folder import write_clerk_calendar

    done = write_clerk_calendar(office, folder)
    return Exported(**{"new": 0, "changed": 0, "same": 0, done: 1})


FOLDERS: tuple[Folder, ...] = (
    Folder("public", "Public folder", "Pages, feeds, calendar and data of what was published, for any web server.",
           _public),
    Folder("mirror", "Plain-text mirror", "One Markdown file a decision, for version control and auditors.", _mirror),
    Folder("calendar", "Clerk's own calendar", "clerk.ics with alarms: what is due, drafts too; not for the public.",
           _calendar, makes=False),
)  # fmt: skip


def folder_kind(kind_id: str) -> Folder | None:
    """The sort of folder of that id; None where it is none."""
    return next((one for one in FOLDERS if one.id == kind_id), None)
