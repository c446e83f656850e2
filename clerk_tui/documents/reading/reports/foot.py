"""The foot of a committee's report: contact officer, date, appendices, background papers, reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from clerk_tui.documents.reading.reports.fragments import words
from clerk_tui.documents.reading.reports.left_over import Desk, flat
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.words import LABEL, plain
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.pack import Contact

_CONTACT = re.compile(r"contact officers?\b\s*:?\s*|(?:lead|report(?:ing)?) officers?\s*:\s*", re.IGNORECASE)
_LABELS = (
    ("contact", _CONTACT),
    ("day", re.compile(r"date(?: of report)?\s*:\s*", re.IGNORECASE)),
    ("appendices", re.compile(r"(?:list of )?(?:appendices|appendix)\s*:\s*", re.IGNORECASE)),
    ("background_papers", re.compile(r"(?:list of )?background papers?\s*:\s*", re.IGNORECASE)),
    ("reference", re.compile(r"(?:file )?ref(?:erence)?\s*:\s*", re.IGNORECASE)),
)
_TELEPHONE = re.compile(r"(?:tel(?:ephone)?\.?|phone)\s*:?\s*(?=[\d(+])", re.IGNORECASE)
_NONE = frozenset({"none", "nil", "not applicable", "n a"})


@dataclass(frozen=True, slots=True)
class Foot:
    contact: Contact | None = None
    day: date | None = None
    appendices: tuple[str, ...] | None = None
    background_papers: tuple[str, ...] | None = None
    reference: str | None = None


def begins_foot(line: Line) -> bool:
    """Whether the labels of the foot begin here: `Contact Officer` and a name."""
    return not line.bullet and _CONTACT.match(flat(line.text[:LABEL])) is not None


def read_foot(desk: Desk, start: int) -> Foot:
    """What stands behind each label from here on; a list goes on in the lines below its label."""
    found: dict[str, list[str]] = {}
    last = ""
    for n in range(start, len(desk.lines)):
        text = flat(words(desk.lines[n].text))
        label = _label(text)
        if label and label[0] not in found:
            last = label[0]
            found[last] = [label[1]] if label[1] else []
        elif (not label and last in {"appendices", "background_papers"}) or (not label and last and not found[last]):
            found[last].append(text)
        else:
            continue
        desk.used.add(n)
    if "contact" not in found:
        desk.missing("foot, contact officer", "names no contact officer", Severity.ADVICE)
    return Foot(
        contact=_contact(found.get("contact", [])),
        day=desk.day(" ".join(found["day"]), "foot, date") if found.get("day") else None,
        appendices=_list(found.get("appendices")),
        background_papers=_list(found.get("background_papers")),
        reference=" ".join(found.get("reference", [])) or None,
    )


def _label(text: str) -> tuple[str, str] | None:
    for name, pattern in _LABELS:
        if match := pattern.match(text):
            return name, text[match.end() :].strip()
    return None


def _contact(printed: list[str]) -> Contact | None:
    """`Lynn Aisbett, Chief Executive`, with a telephone where one follows."""
    text = " ".join(printed)
    if not text:
        return None
    telephone = _TELEPHONE.search(text)
    named = text[: telephone.start()].strip(" ,;") if telephone else text
    name, _, title = named.partition(",")
    return Contact(name.strip() or None, title.strip() or None, text[telephone.end() :] if telephone else None)


def _list(printed: list[str] | None) -> tuple[str, ...] | None:
    """What is listed; nothing where the document says that there is none, None where it does not say."""
    if printed is None:
        return None
    return () if len(printed) == 1 and plain(printed[0]) in _NONE else tuple(printed)
