"""What each notice of SI 2012/2089 regs 5, 10 and 11 has to state, where it has to be, and when it comes too late.

A notice is at the offices and on the website, each with its day; it counts from the later (law.md 1.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.matters import Notice, NoticeKind, Representation
from clerk_tui.domain.text import headed

REG_5_2, REG_5_4, REG_5_6 = "SI 2012/2089 reg 5(2)", "SI 2012/2089 reg 5(4)", "SI 2012/2089 reg 5(6)"
REG_10, REG_11 = "SI 2012/2089 reg 10", "SI 2012/2089 reg 11"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one kind of notice. `before` it has to come before the decision or the meeting."""

    name: str
    rule: str
    authority: str
    fields: tuple[tuple[str, str], ...]
    before: bool


_REASONS = ("reasons", "the statement of its reasons")
NOTICES: Mapping[NoticeKind, Asked] = MappingProxyType(
    {
        NoticeKind.PRIVATE_28: Asked(
            "First notice of the private meeting", "EN-PM28", REG_5_2,
            (("reasons", "the statement of the reasons for meeting in private"),), True,
        ),
        NoticeKind.PRIVATE_5: Asked(
            "Second notice of the private meeting", "EN-PM5", REG_5_4,
            (("reasons", "the statement of the reasons for meeting in private"),), True,
        ),
        NoticeKind.PRIVATE_URGENCY: Asked(
            "Notice why the private meeting is urgent", "EN-PMU", REG_5_6,
            (("reasons", "why the meeting is urgent and cannot reasonably be deferred"),), False,
        ),
        NoticeKind.GENERAL_EXCEPTION: Asked(
            "Notice of the general exception", "EN-GE5", REG_10,
            (("text", "the matter about which the decision is to be made"),), True,
        ),
        NoticeKind.GENERAL_EXCEPTION_REASONS: Asked(
            "Notice why 28 days' notice was impracticable", "EN-GE5", REG_10,
            (("reasons", "why compliance with regulation 9 was impracticable"),), False,
        ),
        NoticeKind.SPECIAL_URGENCY: Asked(
            "Notice why the decision is urgent", "EN-SU", REG_11,
            (("reasons", "why the decision is urgent and cannot reasonably be deferred"),), False,
        ),
    }
)  # fmt: skip
"""By kind. The notice of regulation 9 has eight particulars of its own: the forward plan ticks them."""

PRIVATE = frozenset({NoticeKind.PRIVATE_28, NoticeKind.PRIVATE_5, NoticeKind.PRIVATE_URGENCY})
_PLACES = (("offices_on", "at the offices"), ("website_on", "on the website"))


def lacks(notice: Notice, received: Sequence[Representation] = ()) -> Iterator[Finding]:
    """What a notice does not state, and where it was not published; warnings, each with its regulation.

    `received` are the representations of the matter: the second notice of a private meeting sets out those received
    by its day, with the response (reg 5(4)); later ones go in the minutes (X046).
    """
    asked = NOTICES[notice.kind]
    missing = [words for name, words in asked.fields if not getattr(notice, name)]
    missing += [f"when it was {words}" for name, words in _PLACES if getattr(notice, name) is None]
    if missing:
        says = f"{asked.name}: the record does not show {_listed(missing)}."
        yield Finding(f"{asked.rule}-FIELDS", Severity.WARNING, notice.kind.value, says, asked.authority)
    if notice.kind is NoticeKind.PRIVATE_5:
        yield from _representations(notice, received)


def _representations(notice: Notice, received: Sequence[Representation]) -> Iterator[Finding]:
    day = notice.available_on
    own = [one for one in received if day is None or one.received_on <= day]
    where = notice.kind.value
    if own and not notice.representations:
        one = len(own) == 1
        says = (
            f"The second notice does not set out the {'representation' if one else f'{len(own)} representations'}"
            f" received by its day{f', {format_date(day)}' if day else ''}."
        )
        yield Finding("EN-PM5-FIELDS", Severity.WARNING, where, says, REG_5_4)
    if own and not notice.response:
        says = "The second notice states no response to the representations that were received."
        yield Finding("EN-PM5-FIELDS", Severity.WARNING, where, says, REG_5_4)


def refuse_date(
    kind: NoticeKind, field: str, day: date, *, today: date, event: date | None, since: date | None
) -> None:
    """Refused, naming field and rule, for a day on which this notice cannot have been published.

    `event` is the day of the decision or of the private meeting; `since` the day from which a notice of reasons can
    follow: that of the agreement, or of the notice of the general exception.
    """
    asked = NOTICES[kind]
    place = dict(_PLACES)[field]
    said = f"{headed(field)}: {asked.name[0].lower()}{asked.name[1:]} cannot have been {place} on {format_date(day)}"
    if day > today:
        raise Refused(f"{said}, which is still to come; record it once it is there.")
    if asked.before and event is not None and day >= event:
        thing = "meeting" if kind in PRIVATE else "decision"
        order = f"the day of the {thing}" if day == event else f"after the {thing} of {format_date(event)}"
        raise Refused(f"{said}, {order}: {asked.authority} asks for it before ({asked.rule}).")
    if not asked.before and since is not None and day < since:
        what = (
            "the notice of the general exception" if kind is NoticeKind.GENERAL_EXCEPTION_REASONS else "the agreement"
        )
        raise Refused(
            f"{said}, before {what} of {format_date(since)}: {asked.authority} asks for it as soon as reasonably"
            f" practicable after that ({asked.rule})."
        )


def _listed(words: Sequence[str]) -> str:
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last
