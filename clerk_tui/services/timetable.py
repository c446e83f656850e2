"""A year's list of meetings checked, from a file or from what was pasted; it needs no register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_tui.documents.reading.csv_rows import LONGEST
from clerk_tui.documents.reading.timetable import read_timetable
from clerk_tui.domain.council import Council, Nation
from clerk_tui.domain.days import CalendarDay
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.timetable import Timetable
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.timetable import check
from clerk_tui.rules.timetable_gates import Setting

if TYPE_CHECKING:
    from clerk_tui.services.office import Office


def setting_for(
    today: date,
    *,
    council: Council | None = None,
    calendar: Calendar | None = None,
    closures: tuple[CalendarDay, ...] = (),
    nation: Nation | None = None,
    kinds: Mapping[str, BodyKind] | None = None,
) -> Setting:
    """What to check against. `calendar` and `kinds` are a register's own; `closures` are days given besides.

    InputError where `nation` is not the council's.
    """
    if council is None:
        calendar = calendar or Calendar.shipped()
    elif nation is not None and nation is not council.nation:
        raise InputError(f"{council.name} is in {council.nation.value.capitalize()}, not {nation.value.capitalize()}.")
    else:
        calendar, nation = calendar or Calendar.of(council), council.nation
    if closures:
        calendar = replace(calendar, added=(*calendar.added, *closures))
    return Setting(calendar, today, nation or Nation.ENGLAND, council, kinds or {})


def setting_of(office: Office, closures: tuple[CalendarDay, ...] = (), nation: Nation | None = None) -> Setting:
    """What to check against by a register: its council, calendar, day and bodies."""
    from clerk_tui.register.meetings import body_kinds

    return setting_for(
        office.clock.today(),
        council=office.council(),
        calendar=office.calendar(),
        closures=closures,
        nation=nation,
        kinds=body_kinds(office.register),
    )


def check_timetable(data: bytes, setting: Setting) -> Timetable:
    """Read the list and check it. InputError where nothing of it can be read."""
    meetings, found = read_timetable(data)
    timetable = check(meetings, setting)
    return replace(timetable, general=(*found, *timetable.general))


def read_file(path: Path) -> bytes:
    """The bytes of a list of meetings; InputError where they cannot be read."""
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"{path.name} is larger than {LONGEST // 1_000_000} MB; split it and read the parts.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"The list of meetings {path.name} cannot be read: {error.strerror}.") from None
