"""What the proofs print: their figures in lines, and last the one that `docs/proofs.md` carries."""

from __future__ import annotations

import sys

RESULT = "RESULT "
"""The last line of a proof begins so; what follows is its cell of the table."""


def conclude(rounds: str, found: str, faults: list[str]) -> None:
    """Print what was found, and end the program: with status 1 where something was lost."""
    for fault in faults[:20]:
        print(f"FAULT {fault}")
    print(f"{RESULT}{rounds} | {found}{f'; {len(faults)} FAULTS' if faults else ''}", flush=True)
    sys.exit(1 if faults else 0)


def result(printed: str) -> tuple[str, str]:
    """Rounds and result out of what a proof printed; ValueError where it printed none."""
    lines = [line for line in printed.splitlines() if line.startswith(RESULT)]
    if not lines:
        raise ValueError("the proof printed no result")
    rounds, _, found = lines[-1].removeprefix(RESULT).partition(" | ")
    return rounds, found
