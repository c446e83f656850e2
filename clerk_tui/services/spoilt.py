"""Which record did somebody spoil by writing into the register's file by hand?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clerk_tui.domain.errors import SpoiltRegister

if TYPE_CHECKING:
    from clerk_tui.register.store import Register


@contextmanager
def named(register: Register | None) -> Iterator[None]:
    """Name the record where what was read inside the block is no date; raises SpoiltRegister, or what was raised."""
    try:
        yield
    except (ValueError, OverflowError) as error:
        sentence = sentence_for(register) if register is not None else ""
        if not sentence:
            raise
        raise SpoiltRegister(sentence) from error


def sentence_for(register: Register) -> str:
    """One sentence that names the first record with a date or time that is none; empty where there is no such."""
    from clerk_tui.register import spoilt
    from clerk_tui.services.record_names import named as name_of

    found = spoilt.first(register)
    if found is None:
        return ""
    what = found.column.removesuffix("_on").removesuffix("_at").replace("_", " ")
    # Of what the row holds nothing is quoted: it may be kept apart, or be what was put in.
    return (
        f"The {what} of {name_of(found.table, found.row, dict(found.links))} is nothing that clerk-tui writes there:"
        " somebody changed the file by hand. Keep it as it is, look at its history, and go back to your last good copy."
    )
