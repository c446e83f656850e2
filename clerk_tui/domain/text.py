"""Text from outside is data: what may enter a record, and what may not."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Overrides and isolates can make a name or a file read as another; they have no place in a record.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Nobody sees them, yet with them two titles that look alike differ and an exempt word is not found. The joiners
# U+200C and U+200D stay: scripts and signs need them.
_UNSEEN = frozenset("\u200b\u2060\ufeff\u180e")
_KEEP = frozenset("\n\t")
_SUSPECT = re.compile(r"[^\x20-\x7e\n\t]")


def _safe(match: re.Match[str]) -> str:
    char = match.group()
    if char in _UNSEEN:
        return ""
    if char in _BIDI or unicodedata.category(char) in {"Cc", "Cs"}:
        return REPLACEMENT
    return char


def clean(text: str) -> str:
    """Text fit for a record: line ends unified, control, surrogate and bidi characters replaced by U+FFFD.

    Spaces and marks of no width are left out.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _SUSPECT.sub(_safe, unified)


def one_line(text: str) -> str:
    """`clean` text on a single line, runs of white space folded."""
    return " ".join(clean(text).split())


def tidy(text: str) -> str:
    """`clean` text without blank lines at its ends or blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in clean(text).split("\n")).strip("\n")


def headed(field: str) -> str:
    """A field's id as it heads a sentence: `informed_on` as “Informed on”."""
    return field.replace("_", " ").capitalize()


def split_names(typed: str) -> tuple[str, ...]:
    """Names typed one a line, or between commas or semicolons."""
    parts = typed.replace(";", "\n").replace(",", "\n").split("\n")
    return tuple(name for name in (one_line(part) for part in parts) if name)
