"""Who sits where, in which part and from when to when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.text import one_line

_STYLE = re.compile(r"^(?:the )?(?:councillors?|cllrs?\b\.?)\s+", re.IGNORECASE)


class Role(StrEnum):
    """The part somebody has in a body. A body may know others; these are those that the law and call-in rules name."""

    MEMBER = "member"
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    LEADER = "leader"
    CO_OPTED = "co-opted"
    SUBSTITUTE = "substitute"
    REPRESENTATIVE = "representative"
    """Of the council, on an outside body."""
    OFFICER = "officer"
    """The holder of an officer's post, which the seat's title names."""


_ROLE_WORDS = {
    "": Role.MEMBER, "chair": Role.CHAIR, "chairman": Role.CHAIR, "chairwoman": Role.CHAIR, "chairperson": Role.CHAIR,
    "vice chair": Role.VICE_CHAIR, "vice chairman": Role.VICE_CHAIR, "vice chairwoman": Role.VICE_CHAIR,
    "vice chairperson": Role.VICE_CHAIR, "deputy chair": Role.VICE_CHAIR, "deputy chairman": Role.VICE_CHAIR,
    "leader of the council": Role.LEADER, "coopted": Role.CO_OPTED, "coopted member": Role.CO_OPTED,
    "co opted member": Role.CO_OPTED, "co optee": Role.CO_OPTED, "substitute member": Role.SUBSTITUTE,
    "reserve": Role.SUBSTITUTE,
}  # fmt: skip


def read_role(typed: str) -> str:
    """A part as people write it: `Chairman` is `chair`. Other words stay as they are; none is a plain member."""
    words = one_line(typed)
    folded = words.casefold().replace("-", " ")
    known = _ROLE_WORDS.get(folded) or next((role for role in Role if role.value.replace("-", " ") == folded), None)
    return known.value if known else words


class PersonKind(StrEnum):
    MEMBER = "member"
    OFFICER = "officer"


def bare_name(name: str) -> str:
    """A name without “Councillor” or “Cllr” before it. Mr, Mrs and Dr stay: they tell two of one surname apart."""
    line = one_line(name)
    return _STYLE.sub("", line) or line


def name_key(name: str) -> str:
    """What two spellings of one name have in common: case, hyphens and the kind of apostrophe aside."""
    return " ".join(bare_name(name).casefold().replace("-", " ").replace("’", "'").split())


def meant_of(names: Sequence[str], typed: str) -> str | None:
    """The name of a list that is meant: the same name, or the only one of its surname where one of both is no more.

    A summons often gives surnames only, or an initial and a surname where two share one. None where nobody, or more
    than one, can be meant.
    """
    key = name_key(typed)
    keys = {name: name_key(name) for name in names}
    same = [name for name, other in keys.items() if other == key]
    if same or not key:
        return same[0] if same else None
    alike = [name for name, other in keys.items() if other.split()[-1:] == key.split()[-1:]]
    only = alike[0] if len(alike) == 1 else None
    return only if only is not None and (" " not in key or " " not in keys[only]) else None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A member or an officer of the register. `title` is an officer's post, or how a member is styled."""

    id: int
    version: int
    name: str
    kind: PersonKind
    title: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that meets. Its days are the first and the last; None means that the day is not known.

    `places` is how many members it has when none of its seats is vacant; None where that is not known.
    """

    id: int
    version: int
    name: str
    kind: BodyKind
    valid_from: date | None = None
    valid_to: date | None = None
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward or division. `members` is how many it returns; None where that is not known. Days as of a body."""

    id: int
    version: int
    name: str
    members: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def stands_on(self, day: date) -> bool:
        """Does it stand on this day? A day that is not known bounds nothing."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def ward_key(name: str) -> str:
    """What two spellings of one ward have in common: “Bloomfield Ward” is Bloomfield."""
    key = name_key(name)
    return next((key.removesuffix(end) for end in (" ward", " division") if key.endswith(end)), key)


@dataclass(frozen=True, slots=True)
class Membership:
    """One seat. Both days are the first and the last; None means that the day is not known.

    `title` is what the seat is for, such as a portfolio; `despite` why it stands though it seems to clash. A seat on
    Council may be for a ward.
    """

    id: int
    version: int
    person: Person
    body_id: int
    body: str
    body_kind: BodyKind
    role: str
    valid_from: date | None
    valid_to: date | None
    title: str = ""
    despite: str = ""
    ward_id: int | None = None
    ward: str = ""

    def holds_on(self, day: date) -> bool:
        """Does it hold on this day? A day that is not known bounds nothing."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def overlaps(self, other: Membership) -> bool:
        """Is there a day on which both hold?"""
        return _begins_by(self.valid_from, other.valid_to) and _begins_by(other.valid_from, self.valid_to)


def _begins_by(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


@dataclass(frozen=True, slots=True)
class Post:
    """One post of the consent chain on a day. `filled` is None where the register does not tell.

    `step` is one of `decision.CONSENT_STEPS`; `holders` are the seats of those who hold it then.
    """

    step: str
    filled: bool | None
    holders: tuple[Membership, ...]
    says: str


@dataclass(frozen=True, slots=True)
class ListedSeat:
    """One row of a list of people and seats. Without a `body` it names a person only.

    `kind` is what the row says the body is; `faults` are sentences about what cannot be read in it.
    """

    row: int
    name: str
    body: str
    role: str
    valid_from: date | None = None
    valid_to: date | None = None
    title: str = ""
    officer: bool = False
    kind: BodyKind | None = None
    faults: tuple[str, ...] = ()
    ward: str = ""
