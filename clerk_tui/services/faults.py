"""Faults of the program itself: kept in a log that names places in the program and no text of any record."""

from __future__ import annotations

import traceback
from pathlib import Path

from clerk_tui import __version__
from clerk_tui.services.registers import data_folder


class Fault(Exception):
    """The program itself failed; `str()` of it is the sentence for the clerk, with nothing of any record in it."""


def keep_fault(error: BaseException, frames: traceback.StackSummary) -> str:
    """Write a fault to the log and return the sentence for the clerk. Values and messages stay out of the log."""
    name = type(error).__name__
    last = frames[-1] if frames else None
    place = f"{Path(last.filename).name}, line {last.lineno}" if last else "an unknown place"
    lines = [f"clerk-tui {__version__}: {name}"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    sentence = f"clerk-tui met a fault of its own ({name} at {place}). What was saved is safe."
    log = data_folder() / "faults.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        log.chmod(0o600)
    except OSError:
        return sentence
    return f"{sentence} The place is noted in {log}."
