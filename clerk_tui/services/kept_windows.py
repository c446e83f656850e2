"""Published windows that were kept when the calendar was changed, held beside the count as it is now."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.decision import WindowKept
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.register import decisions as records
from clerk_tui.rules.kept_windows import kept_because, off_in_brief, off_the_rule
from clerk_tui.services import checking
from clerk_tui.services.office import Office
from clerk_tui.services.open_deadlines import count_window


@dataclass(frozen=True, slots=True)
class KeptWindow:
    """The choice, the window that was kept, and what the count gives as the calendar now stands."""

    choice: WindowKept
    window: CallInWindow
    now: CallInWindow

    @property
    def brief(self) -> str:
        """`kept as published: one working day short of the rule as the calendar now stands`."""
        return off_in_brief(self.window, self.now)

    @property
    def lead(self) -> str:
        """The same in a word or two, for a narrow column."""
        return "Kept short" if self.window.closes < self.now.closes else "Kept"

    @property
    def words(self) -> str:
        """The same with the dates of the count, and who kept it, when and why."""
        off = off_the_rule(self.window, self.now)
        return f"{off[0].upper()}{off[1:]} {kept_because(self.choice)}"


def kept_window(office: Office, decision_id: int) -> KeptWindow | None:
    """None where nothing was kept, or where the calendar gives the published dates again."""
    publication = records.publication(office.register, decision_id)
    in_force = checking.windows_in_force(office, decision_id)
    if publication is None or publication.kept is None or not in_force:
        return None
    try:
        now = count_window(office, decision_id, office.council(), office.calendar())
    except (NotConfigured, InputError):
        return None
    found = KeptWindow(publication.kept, in_force[0], now)
    return found if found.brief else None
