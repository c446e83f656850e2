"""The officer to ask about an agenda."""

from __future__ import annotations

import re

from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.words import OMITTED, SHORT, printed
from clerk_tui.domain.pack import Contact

_LABEL = re.compile(
    r"(?:\w+ ){0,1}contact(?: officer| details)?\s*:\s*(.*)"
    r"|.*?\b(?:please )?contact(?: officer)?\s*[,:]?\s+(?!us\b|the\b|your\b)(.+)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_TELEPHONE = re.compile(r"(?:\+44\s?|\(?0)\d[\d ()-]{6,16}\d")
_WORDS = re.compile(
    r"\b(?:tel(?:ephone)?(?: no| number)?|phone|e-?mail(?: address)?|direct(?: dial| line)?|on|or|at|by)\b\.?\s*:?\s*$",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\s*(?:tel|phone|e-?mail|direct|\(?0\d|\+44|[\w.+-]+@)", re.IGNORECASE)


def _bare(text: str) -> str:
    """A name or title without the words that lead to what follows it."""
    bare = text.strip(" ,;.:-–")
    while match := _WORDS.search(bare):
        bare = bare[: match.start()].strip(" ,;.:-–")
    return bare


def _of(text: str) -> Contact | None:
    if not any(map(str.isalnum, text)):
        return None
    email, telephone = _EMAIL.search(text), _TELEPHONE.search(_EMAIL.sub(" ", text))
    named = text
    for match in (email, telephone):
        if match is not None:
            named = named.split(match.group(), 1)[0]
    bracketed = named.lstrip().startswith(OMITTED)
    parts = [part for part in map(_bare, printed(named).split(",")) if part]
    name = None if bracketed or not parts else parts[0]
    title = ", ".join(parts if bracketed else parts[1:]) or None
    return Contact(name, title, telephone.group().strip() if telephone else None, email.group() if email else None)


def read_contact(lines: tuple[Line, ...]) -> tuple[Contact | None, set[int]]:
    """The contact named on the front sheet, with the positions of the lines that name it."""
    for n, line in enumerate(lines):
        match = _LABEL.match(line.text) if len(line.text) <= SHORT and "contact" in line.text.lower() else None
        if match is None:
            continue
        labelled = match[1] is not None
        text, used = (match[1] if labelled else match[2]), {n}
        if not labelled and not (_EMAIL.search(text) or _TELEPHONE.search(text)):
            continue
        for below in range(n + 1, min(n + 4, len(lines))):
            if not labelled or not (_BELOW.match(lines[below].text) or not text.strip()):
                break
            text, used = f"{text}, {lines[below].text[:SHORT]}", used | {below}
        return _of(text), used
    return None, set()
