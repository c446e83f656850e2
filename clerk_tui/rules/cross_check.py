"""The cross-check of one matter: what the forward plan, the agenda and the record say of it, held side by side.

The document published under SI 2012/2089 reg 9(1) states the matter (b), the decision maker (c) and the date or period
(d). A key decision that rests on that document and is another's, or taken outside its period, was not published: that
stops publication unless the clerk goes on with a reason. How titles and names are worded is for a person to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from clerk_tui.domain.cross_check import Difference, Match, OnAgenda, Planned, Recorded
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Decision, UrgencyKind
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.facts import Facts

TITLE, MAKER, DATE, KEY, PRIVATE = "CC-TITLE", "CC-MAKER", "CC-DATE", "CC-KEY", "CC-EXEMPT"
_REG_9 = "SI 2012/2089 reg 9(1)"
_YES_NO = {True: "Yes", False: "No", None: ""}
_APART = re.compile(r"[^\w]+")
_NO_WORDS = frozenset({"the", "a", "an", "of", "and", "for", "to", "on"})


def folded(text: str) -> str:
    """A title or name without what is only its dress: case, punctuation, dashes, accents, small words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(word for word in _APART.sub(" ", plain.replace("&", " and ")).split() if word not in _NO_WORDS)


def match(*stated: str) -> Match:
    """How these statements stand to each other; the empty ones are left out of it."""
    texts = [" ".join(text.split()) for text in stated if text.strip()]
    if len(texts) < 2:
        return Match.NOT_STATED
    if len(set(texts)) == 1:
        return Match.SAME
    return Match.ALIKE if len({folded(text) for text in texts}) == 1 else Match.DIFFERENT


def side_by_side(planned: Planned | None, agenda: OnAgenda | None, recorded: Recorded) -> tuple[Difference, ...]:
    """Title, maker, date, key and private, each as the three state it."""
    return (
        _row("Title", "title", planned.title if planned else "", agenda.title if agenda else "", recorded.title),
        _row("Decision maker", "maker_name", planned.maker if planned else "", agenda.maker if agenda else "",
             recorded.maker),
        _dates(planned, agenda, recorded),
        _row("Key decision", "key_decision", _YES_NO[planned.key] if planned else "", "", _YES_NO[recorded.key]),
        _row("Private or exempt", "exempt_text", _YES_NO[planned.private] if planned else "",
             _YES_NO[agenda.private] if agenda else "", _YES_NO[recorded.private]),
    )  # fmt: skip


def _row(what: str, field: str, planned: str, agenda: str, recorded: str) -> Difference:
    return Difference(what, field, planned, agenda, recorded, match(planned, agenda, recorded))


def _dates(planned: Planned | None, agenda: OnAgenda | None, recorded: Recorded) -> Difference:
    days = [day for day in (agenda.day if agenda else None, recorded.day) if day is not None]
    found = Match.NOT_STATED
    if len(days) + (planned is not None and planned.due_from is not None) > 1:
        inside = planned is None or all(_inside(planned, day) for day in days)
        found = Match.SAME if inside and len(set(days)) < 2 else Match.DIFFERENT
    return Difference(
        "Date",
        "decided_on",
        window_words(planned) if planned else "",
        format_date(agenda.day) if agenda else "",
        format_date(recorded.day) if recorded.day else "",
        found,
    )


def _inside(planned: Planned, day: date) -> bool:
    if planned.due_from is None:
        return True
    return planned.due_from <= day <= (planned.due_to or planned.due_from)


def window_words(planned: Planned) -> str:
    """`Monday 9 October 2017`, or `Monday 9 October 2017 to Friday 27 October 2017`."""
    if planned.due_from is None:
        return ""
    if planned.due_to is None or planned.due_to == planned.due_from:
        return format_date(planned.due_from)
    return f"{format_date(planned.due_from)} to {format_date(planned.due_to)}"


def cross_check(planned: Planned | None, agenda: OnAgenda | None, recorded: Recorded) -> list[Finding]:
    """What differs, each with its weight; nothing where the three agree."""
    rows = {row.what: row for row in side_by_side(planned, agenda, recorded)}
    return [
        *_title(rows["Title"]),
        *_maker(rows["Decision maker"], planned, recorded),
        *_date(planned, recorded),
        *_key(planned, recorded),
        *_private(planned, agenda, recorded),
    ]


def _rests_on(planned: Planned | None, recorded: Recorded) -> bool:
    """Whether it is a key decision for which the forward plan's notice is what makes it lawful."""
    return planned is not None and bool(recorded.key) and not recorded.excepted


def _title(row: Difference) -> Iterator[Finding]:
    if row.match in {Match.ALIKE, Match.DIFFERENT}:
        severity = Severity.ADVICE if row.match is Match.ALIKE else Severity.WARNING
        how = "are worded alike, but not the same" if row.match is Match.ALIKE else "differ"
        says = f"The titles {how}: {_said(row)}. Is it the same matter?"
        yield Finding(TITLE, severity, "title", says, f"{_REG_9}(b)")


def _maker(row: Difference, planned: Planned | None, recorded: Recorded) -> Iterator[Finding]:
    if row.match is Match.ALIKE:
        yield Finding(MAKER, Severity.ADVICE, row.field, f"The maker is not named the same: {_said(row)}.", _REG_9)
    elif row.match is Match.DIFFERENT:
        other = planned is not None and bool(planned.maker) and folded(planned.maker) != folded(recorded.maker)
        severity = Severity.BLOCKER if other and _rests_on(planned, recorded) else Severity.WARNING
        says = f"The decision maker differs: {_said(row)}."
        if severity is Severity.BLOCKER:
            says += " The notice of a key decision names who takes it."
        yield Finding(MAKER, severity, row.field, says, f"{_REG_9}(c)")


def _date(planned: Planned | None, recorded: Recorded) -> Iterator[Finding]:
    """Whether the day of the decision lies in the period that the notice states."""
    if planned is None or recorded.day is None or _inside(planned, recorded.day):
        return
    assert planned.due_from is not None
    order = "before" if recorded.day < planned.due_from else "after"
    severity = Severity.BLOCKER if _rests_on(planned, recorded) else Severity.WARNING
    says = (
        f"Decided {format_date(recorded.day)}, {order} what the forward plan states for {planned.reference}:"
        f" {window_words(planned)}."
    )
    yield Finding(DATE, severity, "decided_on", says, f"{_REG_9}(d)")


def _key(planned: Planned | None, recorded: Recorded) -> Iterator[Finding]:
    if planned is None or planned.key is None or recorded.key is None or planned.key is recorded.key:
        return
    if recorded.key:
        severity = Severity.BLOCKER if _rests_on(planned, recorded) else Severity.WARNING
        says = (
            f"The record says that it is a key decision, the forward plan that {planned.reference} is not key: no"
            " document said that a key decision was to be made."
        )
        yield Finding(KEY, severity, "key_decision", says, f"{_REG_9}(a)")
        return
    says = (
        f"The forward plan says that {planned.reference} is key, the record that it is not: see which is right; call-in"
        " may turn on it."
    )
    yield Finding(KEY, Severity.WARNING, "key_decision", says, "SI 2012/2089 reg 8")


def _private(planned: Planned | None, agenda: OnAgenda | None, recorded: Recorded) -> Iterator[Finding]:
    noticed, taken = planned.private if planned else None, agenda.private if agenda else None
    if noticed is False and (taken or recorded.private):
        where = "the agenda marks it as exempt" if taken else "the record keeps exempt information"
        says = (
            f"The forward plan says that nothing of {planned.reference if planned else ''} is taken in private, yet"
            f" {where}: a private meeting needs notice 28 clear days before."
        )
        yield Finding(PRIVATE, Severity.WARNING, "exempt_text", says, "SI 2012/2089 reg 5(2)")
    if noticed and taken is False:
        says = (
            "The forward plan says that some of it is taken in private, and it stands open on the agenda: is anything"
            " exempt printed there?"
        )
        yield Finding(PRIVATE, Severity.WARNING, "exempt_text", says, "LGA 1972 Sch 12A")
    if recorded.private and taken is False:
        says = "The record keeps exempt information, and the item stands open on the agenda."
        yield Finding(PRIVATE, Severity.ADVICE, "exempt_text", says, "LGA 1972 Sch 12A")


def _said(row: Difference) -> str:
    named = (("forward plan", row.planned), ("agenda", row.agenda), ("record", row.recorded))
    return ", ".join(f"{name} “{text}”" for name, text in named if text)


def of_facts(facts: Facts) -> Iterator[Finding]:
    """The part of the publish check. Outside the English executive no notice of a key decision is asked for."""
    recorded = recorded_of(facts.decision, exempt=bool(facts.apart.text))
    if facts.wales or not facts.executive:
        recorded = replace(recorded, excepted=True)
    yield from cross_check(facts.planned, facts.on_agenda, recorded)


def recorded_of(decision: Decision, *, exempt: bool) -> Recorded:
    """The matter as its record states it; a record without exempt text does not say that nothing was private."""
    excepted = any(
        decision.urgency(kind) is not None for kind in (UrgencyKind.GENERAL_EXCEPTION, UrgencyKind.SPECIAL_URGENCY)
    )
    maker = ", ".join(part for part in (decision.maker_name, decision.maker_title) if part)
    return Recorded(
        decision.title, maker, decision.decided_on, decision.key_decision, True if exempt else None, excepted
    )
