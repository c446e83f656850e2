"""A register is for its owner alone, whatever it was made or copied as."""

from __future__ import annotations

import stat
import sys
from contextlib import suppress
from pathlib import Path

from clerk_tui.register.engine import shown

_FILES = ("", "-journal", "-wal", "-shm")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_so(path: Path) -> str:
    """Take the rights of other accounts away from a register and what lies beside it; a sentence where they had any."""
    if sys.platform == "win32":
        # What these bits say there is not who may read the file.
        return ""
    files = [path.with_name(f"{path.name}{ending}") for ending in _FILES]
    if not (wide := [file for file in files if _is_open(file)]):
        return ""
    for file in wide:
        with suppress(OSError):
            file.chmod(stat.S_IMODE(file.stat().st_mode) & ~_OTHERS)
    if left := next((file for file in wide if _is_open(file)), None):
        return (
            f"Other accounts of this computer may read or change {shown(left)}, and your account cannot forbid it: let"
            " its owner set its rights to 0600, or move it to a folder of your own."
        )
    return f"Other accounts of this computer could read or change {shown(wide[0])}; from now on only your own can."


def _is_open(file: Path) -> bool:
    # A link beside the register is not followed: what it points at is no file of the register.
    try:
        return not (file.name.endswith(_FILES[1:]) and file.is_symlink()) and bool(file.stat().st_mode & _OTHERS)
    except OSError:
        return False
