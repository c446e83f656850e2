"""The clerk at the desk: which register, who, and what time it is."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar, cast

from clerk_tui.domain.dates import iso_instant, london_date
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import council as council_rows
from clerk_tui.register.changes import Command, new_command_id
from clerk_tui.register.store import Register

if TYPE_CHECKING:
    from clerk_tui.domain.council import Council
    from clerk_tui.register.council import CalendarRow
    from clerk_tui.rules.calendar import Calendar


T = TypeVar("T")
_STATES_DAYS = re.compile(r"closure(?!s_count)|mourning|\\[uU]")
"""The keys of a council file that change its calendar; a name may also be written with escapes."""


def _system_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Clock:
    """The one place below the entry that tells the time; a rehearsed time runs on from where it was set."""

    rehearsed: datetime | None = None
    system: Callable[[], datetime] = _system_now
    _since: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """The office's instant, in UTC: the rehearsed one while a rehearsal is on."""
        if self.rehearsed is None:
            return self.system()
        return self.rehearsed + timedelta(seconds=int(time.monotonic() - self._since))

    def today(self) -> date:
        return london_date(self.now())

    def rehearse(self, instant: datetime) -> None:
        """Go on from another instant."""
        self.rehearsed, self._since = instant, time.monotonic()


@dataclass(slots=True)
class Office:
    """What every service needs. `who` is the account the program runs under, never typed."""

    register: Register
    who: str
    clock: Clock
    _council: tuple[str, Council] | None = None
    _calendar: tuple[tuple[CalendarRow, ...], Council | None, Calendar] | None = None
    _kept: dict[tuple[str, int], tuple[Hashable, object]] = field(default_factory=dict)

    def council(self) -> Council:
        """The council as its adopted file states it; read again when the file was changed."""
        from clerk_tui.rules.council_file import read_council

        row = council_rows.council(self.register)
        if self._council is None or self._council[0] != row.file_text:
            self._council = (row.file_text, read_council(row.file_text, row.name))
        return self._council[1]

    def calendar(self) -> Calendar:
        """The bank holidays that ship, the closures of the council's file and the days this office added."""
        from clerk_tui.domain.days import CalendarDay, DayKind
        from clerk_tui.rules.calendar import Calendar

        days, council = council_rows.calendar_days(self.register), self._council_with_days()
        if self._calendar is None or self._calendar[0] != days or self._calendar[1] is not council:
            added = (CalendarDay(day.day, DayKind(day.kind), day.label, day.source, day.closes_at) for day in days)
            self._calendar = (days, council, Calendar.of(council, added) if council else Calendar.shipped(added))
        return self._calendar[2]

    def _council_with_days(self) -> Council | None:
        """The council, where its file says anything of days; reading a whole file costs the first screen too much."""
        text = council_rows.council(self.register).file_text
        return self.council() if _STATES_DAYS.search(text) else None

    def keep(self, name: str, work: Callable[[], T], *, until: Hashable = None) -> T:
        """What `work` gives, kept under a name until anything is written, the day ends, or `until` is another.

        For what is counted for every line of a list, where the list is drawn again and again.
        """
        stands = self.register.stands_at()
        if stands is None:
            return work()
        # Another thread has a connection of its own, whose marks say nothing to this one.
        key, slot = (stands, self.clock.today(), until), (name, get_ident())
        found = self._kept.get(slot)
        if found is None or found[0] != key:
            found = self._kept[slot] = (key, work())
        return cast(T, found[1])

    def is_demo(self) -> bool:
        """Whether the register is a demonstration."""
        return council_rows.council(self.register).demo_now is not None

    def command(
        self, action: str, summary: str, *, why: str = "", undoes: str | None = None, command_id: str | None = None
    ) -> Command:
        """A command of this clerk. History bears the true time; a rehearsed day is noted beside it."""
        return Command(
            action,
            self.who,
            iso_instant(self.clock.system()),
            one_line(summary),
            tidy(why),
            command_id or new_command_id(),
            undoes,
            None if self.clock.rehearsed is None else iso_instant(self.clock.now()),
        )


def council_name(office: Office) -> str:
    """The council's name, without reading its whole file."""
    return council_rows.council(office.register).name
