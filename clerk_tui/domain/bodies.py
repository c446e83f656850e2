"""The kinds of bodies, and what the name of one tells."""

from __future__ import annotations

import re
from enum import StrEnum


class BodyKind(StrEnum):
    EXECUTIVE = "executive"
    """The executive itself or one of its committees: a decision-making body of SI 2012/2089 reg 2."""
    COUNCIL = "council"
    SCRUTINY = "scrutiny"
    COMMITTEE = "committee"
    """A committee that is not the executive's; an import enters a body so whose name tells nothing."""
    OUTSIDE = "outside"
    """A body that is not the council's, to which it appoints representatives."""
    OFFICERS = "officers"
    """The council's officers: their seats are posts, held from a day to a day."""


NOT_OURS_WORDS = {BodyKind.OUTSIDE: "an outside body", BodyKind.OFFICERS: "the council's officers"}
NOT_OURS = frozenset(NOT_OURS_WORDS)
"""The kinds that are no body of members of this council, so the council calls no meeting of them."""

_NOT_EXECUTIVE = r"planning|licensing|regulatory|audit|standards|appeals|development (?:control|management)"
"""What committees do whose work the executive may not have; such a name needs no word “committee”."""
_OWN = rf"^(?:{_NOT_EXECUTIVE})(?: and (?:{_NOT_EXECUTIVE}))*$|\b(?:{_NOT_EXECUTIVE})\b.*\b(?:committee|panel)\b"
_TOLD = (
    (BodyKind.SCRUTINY, r"\bscrutiny\b|\bcall in\b"),
    (BodyKind.EXECUTIVE,
        r"(?<!chief )(?<!non )\bexecutive\b|\bcabinet\b|\bportfolio\b|\bleader of the council\b"
        r"|^(?:elected )?mayor(?: s decisions?)?$|^leader(?: s decisions?)?$"),
    (BodyKind.COUNCIL,
        r"^(?!.*\b(?:youth|parish)\b).*\bcouncil$|^council (?:meeting|agm|annual|budget|extraordinary|special)\b"),
    # A joint or an area committee may be one of the executive (SI 2012/2089 reg 2): its name alone does not say.
    (None, r"\bjoint\b"),
    (BodyKind.COMMITTEE, _OWN),
    (None, r"\barea\b"),
    (BodyKind.COMMITTEE, r"\b(?:sub)?committee\b|\bpanel\b"),
)  # fmt: skip
"""The first that is found in a name tells its kind; None where they leave it open. Compiled when first used."""


def told_by_name(name: str) -> BodyKind | None:
    """The kind a body's name tells; None where it does not say."""
    words = _words(name)
    return next((kind for kind, found in _TOLD if re.search(found, words)), None)


def _words(name: str) -> str:
    return " ".join(re.findall(r"[a-z]+", name.casefold()))


def named_as_councils_own(name: str) -> bool:
    """Whether the name is one that no part of the executive can have: Council, scrutiny, planning, licensing …"""
    kind = told_by_name(name)
    if kind is BodyKind.COMMITTEE:
        return re.search(_OWN, _words(name)) is not None
    return kind in {BodyKind.COUNCIL, BodyKind.SCRUTINY}


def kind_of_body(name: str) -> BodyKind:
    """The kind a body's name tells; a name that tells nothing is an ordinary committee."""
    return told_by_name(name) or BodyKind.COMMITTEE


def body_key(name: str) -> str:
    """What two spellings of one body's name have in common: “The Executive” and “EXECUTIVE” are one body."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and ").replace("’", "").replace("'", ""))
    if words[:2] == ["meeting", "of"]:
        words = words[2:]
    if len(words) > 1 and words[-1] == "meeting":
        words.pop()
    return " ".join(word for word in words if word != "the") or " ".join(words)
