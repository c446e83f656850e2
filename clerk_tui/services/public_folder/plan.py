"""The forward plan as it was published: the newest notice of each matter, whatever stands on the entry since."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from clerk_tui.domain.council import Nation
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.public_site import PublicPlanEntry
from clerk_tui.register import forward_plan
from clerk_tui.register import public_folder as rows
from clerk_tui.rules.exempt_words import PREFIX, SCHEDULE
from clerk_tui.rules.key_notice import exempt_in_public
from clerk_tui.services import plan_snapshots
from clerk_tui.services.kept_apart import apart_of_entry
from clerk_tui.services.office import Office


class PlanRows:
    """The notices of the plan, by entry; read once, and made into entries when a page is."""

    def __init__(self, office: Office) -> None:
        self._nation, today = office.council().nation, office.clock.today()
        out = [row for row in rows.plan_notices(office.register) if self._later(row) <= today]
        self.notices = {entry: list(some) for entry, some in groupby(out, lambda row: int(row["entry_id"]))}
        self.by_reference = {some[-1]["reference"].casefold(): entry for entry, some in self.notices.items()}

    @staticmethod
    def _later(row: sqlite3.Row) -> date:
        return max(date.fromisoformat(row["offices_on"]), date.fromisoformat(row["website_on"]))

    def entry_of(self, entry_id: int | None, reference: str) -> int | None:
        """The number of the published entry a decision belongs to: its own, or that of the reference it states."""
        if entry_id is not None:
            return entry_id if entry_id in self.notices else None
        return self.by_reference.get(reference.casefold()) if reference else None

    def newest_first(self) -> list[int]:
        """The entries, that with the newest notice first."""
        return sorted(self.notices, key=lambda number: int(self.notices[number][-1]["id"]), reverse=True)

    def stamp_of(self, entry_id: int, decisions: Sequence[int]) -> tuple[object, ...]:
        """What the page of an entry is made from."""
        some = self.notices[entry_id]
        return (len(some), some[-1]["snapshot_sha256"], some[-1]["status"], tuple(decisions))

    def entry(self, entry_id: int, decisions: Sequence[int]) -> PublicPlanEntry:
        """A matter as its newest notice says it; Refused where that is not as it was frozen."""
        some = self.notices[entry_id]
        newest = some[-1]
        if plan_snapshots.sha256(newest["snapshot"]) != newest["snapshot_sha256"]:
            raise Refused(f"The published notice of F{entry_id} is not as it was frozen; verify the register first.")
        started = [row for row in some if row["starts"]]
        return PublicPlanEntry(
            id=entry_id,
            notice=plan_snapshots.from_json(newest["snapshot"]),
            withdrawn=newest["status"] == "withdrawn",
            published=tuple(self._later(row) for row in some),
            runs_from=self._later(started[-1]) if started and self._nation is not Nation.WALES else None,
            newest_at=datetime.fromisoformat(newest["recorded_at"]),
            decisions=tuple(decisions),
        )

    def refuse_exempt(self, office: Office) -> None:
        """Refused where the newest notice of a matter holds a closed title or a sentence that came to be kept apart."""
        for number in rows.entries_apart(office.register):
            if number not in self.notices:
                continue
            notice = self.entry(number, ()).notice
            found = exempt_in_public(notice, apart_of_entry(office, forward_plan.entry(office.register, number)))
            if never := [one for one in found if not one.id.startswith(PREFIX)]:
                raise Refused(
                    f"F{number}: the notice as published cannot go out again, so nothing was written: {never[0].says}"
                    f" Publish it anew without them ({SCHEDULE})."
                )

    def entries(self, decisions: Mapping[int, Sequence[int]]) -> list[PublicPlanEntry]:
        """All of them, by their numbers."""
        return [self.entry(number, decisions.get(number, ())) for number in self.notices]
