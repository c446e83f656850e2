"""Faults of the program itself: kept in a log that names places in the program and no text of any record."""

from __future__ import annotations

import enum
import os
import traceback
from pathlib import Path

from clerk_tui import __version__
from clerk_tui.services.registers import data_folder

_REGISTER = Path(__file__).resolve().parents[1] / "register"
_FROZEN = Path(__file__).with_name("frozen_counts.py").resolve()
"""It reads counts that were written into the register as JSON, and nothing else."""


class Fault(Exception):
    """The program itself failed; `str()` of it is the sentence for the clerk, with nothing of any record in it."""


def of_the_register(error: BaseException, frames: traceback.StackSummary) -> bool:
    """Did a row that was read hold what no date, number or kind of ours can be made of?

    What a clerk types or imports is read elsewhere, and refused there in words.
    """
    places = [Path(frame.filename) for frame in frames]
    if any(place == _FROZEN for place in places):
        return isinstance(error, (ValueError, TypeError, KeyError, AttributeError, RecursionError))
    return isinstance(error, ValueError) and (
        any(place.parent == _REGISTER for place in places) or places[-1:] == [Path(enum.__file__)]
    )


def _for_its_owner(path: str, flags: int) -> int:
    descriptor = os.open(path, flags, 0o600)
    Path(path).chmod(0o600)
    return descriptor


def keep_fault(error: BaseException, frames: traceback.StackSummary) -> str:
    """Write a fault to the log and return the sentence for the clerk. Values and messages stay out of the log."""
    name = type(error).__name__
    last = frames[-1] if frames else None
    place = f"{Path(last.filename).name}, line {last.lineno}" if last else "an unknown place"
    lines = [f"clerk-tui {__version__}: {name}"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    sentence = f"clerk-tui met a fault of its own ({name} at {place}). What was saved is safe."
    if of_the_register(error, frames):
        sentence = (
            f"The register holds a value that clerk-tui does not write ({name} at {place}); clerk-tui verify may name"
            " the record. Keep the file as it is and compare it with your last good copy."
        )
    log = data_folder() / "faults.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(log, "a", encoding="utf-8", opener=_for_its_owner) as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return sentence
    return f"{sentence} The place is noted in {log}."
