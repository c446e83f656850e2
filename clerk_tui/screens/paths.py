"""What is wrong with the name of a file or a folder as typed."""

from __future__ import annotations

from pathlib import Path


def file_check(text: str) -> str | None:
    """A sentence where there is no such file."""
    typed = text.strip()
    return None if typed and Path(typed).expanduser().is_file() else f"There is no file “{typed}”."


def folder_check(text: str) -> str | None:
    """A sentence where there is no such folder."""
    typed = text.strip()
    return None if typed and Path(typed).expanduser().is_dir() else f"There is no folder “{typed}”."
