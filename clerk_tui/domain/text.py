"""Text from outside is data: what may enter a record, and what may not."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Overrides and isolates can make a name or a file read as another; they have no place in a record.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Nobody sees them, yet with them two titles that look alike differ and an exempt word is not found.
_UNSEEN = frozenset(
    "\u00ad\u034f\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0"
    "\ufff9\ufffa\ufffb"
)
_TAGS = range(0xE0000, 0xE0080)
_JOINERS = "\u200c\u200d"
# Scripts and signs need the joiners; behind a letter of ours, a figure, a space or another joiner nothing does.
_IDLE = re.compile(rf"(?<=[\x00-\u058f\u1e00-\u20cf])[{_JOINERS}]+")
# The flags of England, Scotland and Wales are spelt with tags, which nobody sees elsewhere.
_SUSPECT = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f|[^\x20-\x7e\n\t]")


def _safe(match: re.Match[str]) -> str:
    char = match.group()
    if len(char) > 1:
        return char
    if char in _UNSEEN or ord(char) in _TAGS:
        return ""
    if char in _BIDI or unicodedata.category(char) in {"Cc", "Cs"}:
        return REPLACEMENT
    return char


def clean(text: str) -> str:
    """Text fit for a record: line ends unified, control, surrogate and bidi characters replaced by U+FFFD.

    Spaces and marks of no width are left out, and a letter with its accent is one character (NFC): what looks alike is
    alike.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if unified.isascii():
        return _SUSPECT.sub(_safe, unified)
    return unicodedata.normalize("NFC", _IDLE.sub("", _SUSPECT.sub(_safe, unified)))


def one_line(text: str) -> str:
    """`clean` text on a single line, runs of white space folded."""
    return " ".join(clean(text).lstrip(_JOINERS).split())


def tidy(text: str) -> str:
    """`clean` text without blank lines at its ends or blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in clean(text).split("\n")).lstrip(_JOINERS).strip("\n")


def headed(field: str) -> str:
    """A field's id as it heads a sentence: `informed_on` as “Informed on”."""
    return field.replace("_", " ").capitalize()


def split_names(typed: str) -> tuple[str, ...]:
    """Names typed one a line, or between commas or semicolons."""
    parts = typed.replace(";", "\n").replace(",", "\n").split("\n")
    return tuple(name for name in (one_line(part) for part in parts) if name)
