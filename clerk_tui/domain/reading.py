"""Reading what was typed into a field, so that a refusal names the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from clerk_tui.domain.errors import InputError

Read = TypeVar("Read")


def of_field(label: str, read: Callable[[str], Read], typed: str) -> Read:
    """What `read` makes of it; InputError is the same sentence behind the field's label."""
    try:
        return read(typed)
    except InputError as error:
        raise InputError(f"{label}: {error}") from None
