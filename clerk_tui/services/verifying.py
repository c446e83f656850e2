"""Does the register still say what its history says?"""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.register import integrity
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class Verification:
    """`found` holds a sentence for each fault; none means that everything follows."""

    entries: int
    head: str
    found: tuple[str, ...]

    @property
    def good(self) -> bool:
        return not self.found

    def lines(self) -> list[str]:
        if self.good:
            return [f"The register follows from its history: {self.entries} entries, head {self.head}."]
        return [*self.found, "Keep this file as it is and compare it with your last good copy."]


def verify(office: Office) -> Verification:
    """The engine's own check, the schema's fingerprint, the chain, and each record against its last entry."""
    found = []
    pages, strays, report = integrity.examine(office.register)
    if not integrity.schema_as_made(office.register):
        found.append("The schema is not the one this program makes: a table, index or trigger was changed.")
    else:
        found += [
            f"The call-in dates shown for D{decision_id} are not those that were published or recorded since."
            for decision_id in integrity.windows_that_differ(office.register)
        ]
    found += [f"The file is damaged: {page}." for page in pages]
    found += [f"A row of {row} names a record that is not there." for row in strays]
    if report.broken_at is not None:
        place = f"History entry {report.broken_at}" if report.broken_at else "History"
        found.append(f"{place}: {report.wrong}.")
    return Verification(report.entries, report.head, tuple(found))
