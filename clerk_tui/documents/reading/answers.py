"""What an answer says: yes, no, a date, words, nothing, or not applicable. Anything else is told, not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from clerk_tui.documents.reading.when import dates
from clerk_tui.domain.findings import Finding, Severity

_NOT_APPLICABLE = re.compile(r"\(?\s*(?:n\s*[/.\\]\s*a\.?|na|not applicable)\s*\)?[.\s]*", re.IGNORECASE)
_UNDECIDED = re.compile(r"\W*yes\W{1,3}(?:or\W{1,3})?no\b|\W*y\s*/\s*n\b|\W*no\s*/\s*yes\b", re.IGNORECASE)
_YES_NO = re.compile(r"\W*(yes|no|y|n)(?![\w/’'])", re.IGNORECASE)
_TICKED = re.compile(r"(?:[☒☑✓✔]\s*(yes|no)\b)|(?:\b(yes|no)\s*[☒☑✓✔])", re.IGNORECASE)
_LABEL_LENGTH = 300
_BOXES = frozenset("☒☑☐✓✔")
_TRAILING = re.compile(r"^(.*\w.*?)[\s:.\-–]+(yes|no|n/a|not applicable)\W*$", re.IGNORECASE | re.DOTALL)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answered(Generic[T]):
    """An answer with what had to be said about it, if anything; `over` is what stands beside it and was not taken."""

    value: T | None
    finding: Finding | None = None
    over: str = ""


def not_applicable(text: str) -> bool:
    return _NOT_APPLICABLE.fullmatch(text.strip()) is not None


def _na(where: str) -> Finding:
    return Finding("IMP-NA", Severity.WARNING, where, "The document answers “N/A”; the field was left empty.")


def _unread(where: str, text: str, wanted: str) -> Finding:
    short = " ".join(text.split())
    short = short if len(short) <= 80 else f"{short[:79]}…"
    says = f"The answer “{short}” is not {wanted}; the field was left empty."
    return Finding("IMP-ANSWER", Severity.WARNING, where, says)


def _beside(text: str) -> str:
    """What follows an answer, if it says anything."""
    return text.strip() if any(char.isalnum() for char in text) else ""


def _ticked(text: str) -> bool | None:
    """The one of the boxes Yes and No that is ticked; None if none is, or both are."""
    crossed = [(match[1] or match[2]).lower() for match in _TICKED.finditer(text)]
    return crossed[0] == "yes" if len(crossed) == 1 else None


def yes_or_no(text: str, where: str) -> Answered[bool]:
    """True or False for an answer that begins with Yes or No, or has one of two boxes ticked; otherwise None."""
    stripped = text.strip()
    if not stripped:
        return Answered(None)
    if not_applicable(stripped):
        return Answered(None, _na(where))
    if any(char in _BOXES for char in stripped):
        ticked = _ticked(stripped)
        if ticked is not None:
            return Answered(ticked)
        return Answered(None, _unread(where, stripped, "a plain Yes or No"), stripped)
    match = None if _UNDECIDED.match(stripped) else _YES_NO.match(stripped)
    if match is None:
        return Answered(None, _unread(where, stripped, "a plain Yes or No"), stripped)
    return Answered(match[1].lower().startswith("y"), over=_beside(stripped[match.end() :]))


def a_date(text: str, where: str) -> Answered[date]:
    """The date an answer begins with; None with a finding where it is no date."""
    stripped = " ".join(text.split()).lstrip(":- ")
    if not stripped:
        return Answered(None)
    if not_applicable(stripped):
        return Answered(None, _na(where))
    found = dates(stripped[:_LABEL_LENGTH])
    if not found or found[0].start > 4:
        return Answered(None, _unread(where, stripped, "a date"), stripped)
    if found[0].date is None:
        return Answered(None, Finding("IMP-DATE", Severity.WARNING, where, found[0].problem), stripped)
    return Answered(found[0].date, over=_beside(stripped[found[0].end :]))


def words(text: str, where: str) -> Answered[str]:
    """The answer as printed, or None where it is blank or “N/A”."""
    stripped = text.strip()
    if not stripped or not any(char.isalnum() for char in stripped):
        return Answered(None)
    return Answered(None, _na(where)) if not_applicable(stripped) else Answered(stripped)


def trailing(text: str) -> tuple[str, str] | None:
    """A label and its Yes, No or N/A where nothing but a blank stands between: `Key decision Yes`."""
    match = _TRAILING.match(text) if len(text) <= _LABEL_LENGTH else None
    return (match[1], match[2]) if match else None
