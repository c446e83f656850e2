"""Names on a front sheet: the council, the body that meets, its members, the place."""

from __future__ import annotations

import re

from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.words import SHORT, SMALL, printed, title_case

_COUNCIL = re.compile(
    r"(?:(?:the )?(?:london borough|royal borough|city|council) of (?:the )?[A-Za-z][\w .,'’&-]{2,50}"
    r"|[A-Z][\w.'’&-]*(?:[ -][\w.'’&-]+){0,6} (?:council|corporation)|[\w.'’& -]{3,40} combined authority)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"([A-Z][\w.'’& -]{2,50}? council)[’']s\b", re.IGNORECASE)
_BODY_WORD = re.compile(
    r"\b(?:executive|cabinet|council|committee|sub-?committee|board|panel|forum|commission|authority)\b", re.IGNORECASE
)
_NOT_BODY = re.compile(
    r"agenda|venue|contact|pack\b|summons|minutes|council chamber|requested|chief executive|copies", re.I
)
LEAD = re.compile(r"^(?:to be held\s+)?(?:in|at|via|on)\s+(?:the\s+(?=[A-Z]))?", re.IGNORECASE)
_MANY = re.compile(r"\b(?:all members|members of the|the above|as listed)\b", re.IGNORECASE)
TITLE_OF = re.compile(
    r"^(?:(?:all )?(?:members|membership)\b[^:,]*:?\s*)?(?:the\s+)?(?:councillors?|cllrs?\.?)\s+", re.IGNORECASE
)


def a_venue(text: str) -> str | None:
    return LEAD.sub("", " ".join(text.split()).strip(" ,.-–—")).strip(" ,.") or None


def member_names(parts: list[str]) -> tuple[str, ...]:
    """Surnames or full names from `Councillors A, B and C` or from one `Councillor A (Chair)` a line."""
    names: list[str] = []
    for part in parts:
        bare = TITLE_OF.sub("", printed(part).strip())
        if not bare or _MANY.search(bare):
            continue
        for name in re.split(r",\s*|\s+and\s+|\s*&\s*|;\s*", bare):
            single = " ".join(re.sub(r"\([^)]*\)", " ", TITLE_OF.sub("", name.strip())).split()).strip(" .")
            if single and len(single) <= 60 and any(char.isalpha() for char in single):
                names.append(single)
    return tuple(names)


def is_body(text: str, *, council: bool = False) -> bool:
    """Whether a short line names a body; the name of the council itself is one only if `council` allows it."""
    bare = text.strip(" .:")
    if not _BODY_WORD.search(bare) or len(bare.split()) > 12 or _NOT_BODY.search(bare) or re.search(r"\d", bare):
        return False
    words = [word for word in bare.split() if word[:1].isalpha() and word not in SMALL]
    if text.rstrip().endswith(".") or ":" in bare or not bare[:1].isupper():
        return False
    if not all(word[0].isupper() for word in words):
        return False
    named = _COUNCIL.fullmatch(bare) is not None and bare.lower() not in {"full council", "annual council"}
    return (council and bare.lower().endswith("council")) or not named


def council_of(lines: tuple[Line, ...], taken: set[int]) -> tuple[str | None, int]:
    for n, line in enumerate(lines):
        text = printed(line.text[:SHORT]).strip(" .")
        if n not in taken and len(text) <= 70 and _COUNCIL.fullmatch(text):
            name = title_case(text)
            if name.lower() not in {"full council", "annual council", "the council"}:
                return name, n
    for n, line in enumerate(lines):
        if match := _POSSESSIVE.match(printed(line.text[:SHORT])):
            return title_case(match[1]), n
    return None, -1
