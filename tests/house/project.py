"""Where the project lies, and what belongs to it."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "clerk_tui"


@cache
def tracked() -> tuple[Path, ...]:
    """The project's files: those that git keeps, or would keep at the next commit."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for name in listing.stdout.split("\0") if name and (path := PROJECT / name).is_file())
