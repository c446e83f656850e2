"""Where the project lies, and what belongs to it."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "clerk_tui"
LEFTOVERS = frozenset({"build", "dist", "__pycache__"})


@cache
def tracked() -> tuple[Path, ...]:
    """The project's files: those that git keeps, or would keep at the next commit.

    Without git (the project was unpacked, or git is not installed) every file that no tool left behind.
    """
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (FileNotFoundError, subprocess.CalledProcessError):
        return tuple(sorted(path for path in PROJECT.rglob("*") if path.is_file() and not left_behind(path)))
    return tuple(path for name in listing.stdout.split("\0") if name and (path := PROJECT / name).is_file())


def left_behind(path: Path) -> bool:
    """Whether a tool made this file: environments, caches and builds lie in folders of a known name."""
    folders = path.relative_to(PROJECT).parts[:-1]
    return any(
        part in LEFTOVERS or (part.startswith(".") and part != ".ci") or part.endswith(".egg-info") for part in folders
    )
