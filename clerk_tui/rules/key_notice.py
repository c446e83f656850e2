"""What a key-decision notice has to say (SI 2012/2089 reg 9(1)(a) to (h)), and how two versions of one differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.forward_plan import PLAN_FIELD, Difference, PublicEntry
from clerk_tui.rules.exempt_words import Apart, findings, holds_apart
from clerk_tui.rules.notice_changes import Amendment, amended

_REG = "SI 2012/2089 reg 9(1)"
_YES_NO = {True: "yes", False: "no", None: ""}


class Tick(NamedTuple):
    """One paragraph of reg 9(1): what it asks, whether the entry answers it, with what, and in which field."""

    paragraph: str
    asks: str
    met: bool
    says: str
    field: str

    @property
    def authority(self) -> str:
        return f"{_REG}({self.paragraph})"


def ticks(entry: PublicEntry) -> tuple[Tick, ...]:
    """The eight paragraphs, in their order."""
    when = period(entry.due_from, entry.due_to) or "not entered"
    return (
        Tick("a", "that a key decision is to be made", entry.key_decision is True, _key(entry), "key_decision"),
        _text("b", "the matter", entry.matter, "matter"),
        _maker(entry),
        Tick("d", "the day, or the period", bool(entry.due_from), when, "due_from"),
        _text("e", "the documents submitted", entry.documents, "documents"),
        _text("f", "where copies are available", entry.address, "address"),
        Tick("g", "that other documents may be submitted", entry.other_documents is True, _others(entry),
             "other_documents"),
        _text("h", "how to ask for their details", entry.requests, "requests"),
    )  # fmt: skip


def lacking(entry: PublicEntry) -> tuple[Tick, ...]:
    """The paragraphs that the entry does not answer yet."""
    return tuple(tick for tick in ticks(entry) if not tick.met)


def period(first: date | None, last: date | None) -> str:
    """`Monday 9 October 2017`, or `… to …`; empty where no day is given."""
    if first is None:
        return ""
    return format_date(first) if last in {None, first} else f"{format_date(first)} to {_day(last)}"


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _text(paragraph: str, asks: str, text: str, field: str) -> Tick:
    said = text.strip()
    return Tick(paragraph, asks, bool(said), said or "not entered", field)


def _key(entry: PublicEntry) -> str:
    if entry.key_decision is None:
        return "the key test is not answered"
    return "answered as key" if entry.key_decision else "answered as not key"


def _others(entry: PublicEntry) -> str:
    if entry.other_documents is None:
        return "not answered"
    return "others may be submitted" if entry.other_documents else "answered with no; the notice has to say that"


def _maker(entry: PublicEntry) -> Tick:
    """An individual by name and title, if any; a body by its name and a list of its members."""
    asks, by_body = "who decides", entry.maker == "body"
    field = "body" if by_body else "maker_name"
    if not entry.decider:
        return Tick("c", asks, False, "not entered", field)
    if not by_body:
        return Tick("c", asks, True, entry.decider, field)
    if not entry.members:
        return Tick("c", asks, False, f"{entry.decider}; the register knows no members of it on that day", field)
    return Tick("c", asks, True, f"{entry.decider}: {', '.join(entry.members)}", field)


_LABELS = {
    "decider": "Who decides",
    "members": "Members of the body",
    "key_decision": "Key decision",
    "due": "Day or period of the decision",
}


def differences(before: PublicEntry, after: PublicEntry) -> tuple[Difference, ...]:
    """In what two versions differ, in the order of the notice, both texts in words."""
    old, new = dict(_in_words(before)), dict(_in_words(after))
    return tuple(
        Difference(name, _LABELS.get(name) or PLAN_FIELD[name].label, text, new[name])
        for name, text in old.items()
        if text != new[name]
    )


def _in_words(entry: PublicEntry) -> Iterator[tuple[str, str]]:
    yield "reference", entry.reference
    yield "matter", entry.matter
    yield "decider", entry.decider
    yield "members", ", ".join(entry.members)
    yield "due", period(entry.due_from, entry.due_to)
    for name in ("documents", "address", "requests", "wards", "consultation", "contact"):
        yield name, getattr(entry, name)
    for name in ("key_decision", "other_documents", "private"):
        yield name, _YES_NO[getattr(entry, name)]


_ASKS = {
    "matter": Amendment.SUBJECT,
    "wards": Amendment.SUBJECT,
    "due": Amendment.DATE,
    "decider": Amendment.MAKER,
}
_DOES_NOT = {"members": Amendment.MEMBERS, "documents": Amendment.DOCUMENTS}


def restart_asked(found: tuple[Difference, ...]) -> tuple[Amendment, ...]:
    """Of which changes the proper officer has to say whether the 28 clear days begin again."""
    return tuple(dict.fromkeys(_ASKS[each.field] for each in found if each.field in _ASKS))


def on_changes(found: tuple[Difference, ...], choice: str = "") -> tuple[Finding, ...]:
    """What the law says of each change; `choice` is the proper officer's, with the reason, once it was made."""
    asked = [amended(what, choice) for what in restart_asked(found)]
    others = dict.fromkeys(_DOES_NOT[each.field] for each in found if each.field in _DOES_NOT)
    return (*asked, *(amended(what) for what in others))


def exempt_in_public(entry: PublicEntry, apart: Apart) -> tuple[Finding, ...]:
    """Reg 9(3): a blocker for each public field with a closed title, and for each smaller match, by its own id."""
    found: list[Finding] = []
    for name, said in _in_words(entry):
        label = _LABELS.get(name) or PLAN_FIELD[name].label
        if holds_apart(said, apart):
            says = f"“{label}” holds words that are kept apart as exempt; a notice may not give them."
            found.append(Finding("EN-KD-EXEMPT", Severity.BLOCKER, name, says, "SI 2012/2089 reg 9(3)"))
        elif name not in {"decider", "members"}:
            found += findings(name, label, said, apart)
    return tuple(found)
