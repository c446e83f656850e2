"""Reading what was typed into a field, so that a refusal names the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError

Read = TypeVar("Read")


def of_field(label: str, read: Callable[[str], Read], typed: str) -> Read:
    """What `read` makes of it; InputError is the same sentence behind the field's label."""
    try:
        return read(typed)
    except InputError as error:
        raise InputError(f"{label}: {error}") from None


def once_done(label: str, day: date | None, today: date) -> None:
    """InputError for the day of an act that is recorded before it is done."""
    if day is not None and day > today:
        raise InputError(f"{label}: {format_date(day)} is still to come; record it once it is done.")
