"""The plain-text mirror: every published decision as one Markdown file in a folder, made for version control."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clerk_tui.documents.mirror_lines import MARK
from clerk_tui.documents.writing.files import put
from clerk_tui.documents.writing.mirror import mirror_name, mirror_of
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.ledger import Ledger
from clerk_tui.domain.text import one_line
from clerk_tui.register import decisions
from clerk_tui.services import frozen_counts
from clerk_tui.services.decision_notice import notice_record
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class MirrorReport:
    """What an export of the mirror did, in files."""

    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def says(self) -> str:
        return f"{self.new} new, {self.changed} changed, {self.same} as they were."


def export_mirror(office: Office, folder: Path) -> MirrorReport:
    """Write each published decision into the folder, touching only files whose text changes.

    A file is named by the number of its decision. DocumentError, in one sentence: the folder is the public one, or
    cannot be written, or a file of that name is no file of the mirror; what was written before that stays, each whole.
    """
    from clerk_tui.services.public_folder.shelf import in_public_folder

    counts = {"new": 0, "changed": 0, "same": 0}
    target = folder
    try:
        target = folder.expanduser()
        if in_public_folder(target):
            raise DocumentError(
                "That is the public folder, and the mirror is for version control and auditors; name another folder for"
                " it. Nothing was written."
            )
        target.mkdir(parents=True, exist_ok=True)
        for decision_id in decisions.published(office.register):
            record = notice_record(office, decision_id)
            text = mirror_of(record, ledgers_in_force(office, decision_id))
            counts[put(target / mirror_name(record), text.encode(), MARK.encode(), "the mirror")] += 1
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one a folder can have"
        raise DocumentError(f"The mirror cannot be written to {one_line(str(target))}: {reason}.") from None
    return MirrorReport(**counts)


def ledgers_in_force(office: Office, decision_id: int) -> tuple[Ledger, ...]:
    """The counts behind the dates of a published decision that hold today; none where it has no window."""
    publication = decisions.publication(office.register, decision_id)
    moved = decisions.window_changes(office.register, decision_id)
    counts = moved[-1].counts if moved else publication.counts if publication else ""
    if not counts:
        return ()
    dates = frozen_counts.from_text(counts)
    return dates.closes_ledger, dates.effective_ledger
