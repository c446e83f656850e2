"""What is asked about people, bodies and seats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Body, KnownPerson, Membership, Ward
from clerk_tui.register import wards
from clerk_tui.screens.asking import day_or_none as day_or_none
from clerk_tui.screens.questions import Answers, Question, choice, day, line
from clerk_tui.services import people, people_changes, people_seats
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.wards.listing import ward_or_none
from clerk_tui.widgets.dialogs import AskReason

Given = dict[str, Any]
ROLES = "Member, chair, vice-chair, leader, co-opted, substitute, representative, or the council's own word."
_KINDS = [("member", "A member of the council"), ("officer", "An officer")]
_BODY_KINDS = [
    ("executive", "The executive, or a part of it"),
    ("council", "The Council"),
    ("scrutiny", "Overview and scrutiny"),
    ("committee", "Another committee"),
    ("outside", "An outside body, to which the council sends representatives"),
    ("officers", "The council's officers: their seats are posts"),
]


def wrong(read: Callable[[str], object]) -> Callable[[str], str | None]:
    """A check that says why a text cannot be read."""

    def check(text: str) -> str | None:
        try:
            read(text)
        except ClerkError as error:
            return str(error)
        return None

    return check


def offered(known: date | None) -> str:
    """A day as it is offered for change."""
    return format_date(known) if known else ""


def person_questions(old: KnownPerson | None = None) -> tuple[Question, ...]:
    """Name, kind and title."""
    return (
        line("name", "What is the name? “Councillor” need not stand before it.", old.name if old else "",
             check=wrong(people_changes.read_name)),
        choice("kind", "A member or an officer?", _KINDS if old is None or old.kind == "member" else _KINDS[::-1]),
        line("title", "The title: an officer's post, or how a member is styled. It may be left empty.",
             old.title if old else "", check=wrong(people_changes.read_title)),
    )  # fmt: skip


def body_questions(old: Body | None = None) -> tuple[Question, ...]:
    """Name, kind and days."""
    kinds = sorted(_BODY_KINDS, key=lambda kind: old is not None and kind[0] != old.kind)
    return (
        line("name", "What is the body called?", old.name if old else ""),
        choice("kind", "What is it?", kinds),
        _days("from", "Its first day? It may be left empty.", old.valid_from if old else None),
        _until("Its last day? Empty while it stands.", old.valid_to if old else None),
        line("places", "How many members has it when no seat is vacant? Empty where it is not known.",
             str(old.places) if old and old.places else "", check=wrong(number)),
    )  # fmt: skip


def body_of(given: Given, old: Body) -> Body:
    """The body as it was answered."""
    first, last = (day_or_none(given[key]) for key in ("from", "to"))
    return Body(old.id, old.version, given["name"], BodyKind(given["kind"]), first, last, number(given["places"]))


def seat_questions(
    office: Office,
    seat_of: Callable[[Given], Membership],
    old: Membership | None = None,
    *first: Question,
    body_kind: Callable[[Answers], BodyKind | None],
) -> tuple[Question, ...]:
    """What is asked of a seat, and a reason where it clashes with another. `seat_of` makes the seat of the answers.

    `body_kind` says what the seat's body is, by the answers so far.
    """
    return (
        *first,
        line("role", f"Which part? {ROLES}", old.role if old else "member"),
        _days("from", "Its first day? Empty where it is not known.", old.valid_from if old else None),
        _until("Its last day? Empty while it is held.", old.valid_to if old else None),
        line("title", "What is it for, such as a portfolio? It may be left empty.", old.title if old else "",
             check=wrong(people_changes.read_title)),
        _ward(office, old, body_kind),
        despite(office, seat_of),
    )  # fmt: skip


def _ward(office: Office, old: Membership | None, body_kind: Callable[[Answers], BodyKind | None]) -> Question:
    """The ward of a seat on Council; not asked of another seat, nor while there are no wards."""

    def asked(answers: Answers) -> bool:
        return body_kind(answers) is BodyKind.COUNCIL and bool(wards.wards(office.register))

    sentence = "For which ward? Empty for none."
    return line(
        "ward", sentence, old.ward if old else "", when=asked, check=wrong(lambda text: ward_or_none(office, text))
    )


def ward_questions(old: Ward | None = None) -> tuple[Question, ...]:
    """Name, members and days of a ward."""
    members = str(old.members) if old and old.members else ""
    return (
        line("name", "What is the ward or division called?", old.name if old else ""),
        line("members", "How many members does it return? Empty where it is not known.", members, check=wrong(number)),
        _days("from", "Its first day? It may be left empty.", old.valid_from if old else None),
        _until("Its last day? Empty while it stands.", old.valid_to if old else None),
    )


def number(typed: str) -> int | None:
    """A number in figures, or none where nothing was typed."""
    words = typed.strip()
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) <= 4):
        raise InputError(f"“{words}” is no number; write it in figures, like 3.")
    return int(words)


def despite(office: Office, seat_of: Callable[[Given], Membership]) -> Question:
    """Why a seat stands though it clashes; asked only where it does."""

    def doubts(answers: Answers) -> list[str]:
        try:
            return [found.says for found in people_seats.doubts_of(office, seat_of(answers.given))]
        except (ClerkError, KeyError):
            # What is wrong otherwise, or not answered yet, is said when the seat is entered.
            return []

    def ask(title: str, words: str, answers: Answers) -> AskReason:
        return AskReason(title, [*doubts(answers), "Why does the seat stand all the same?"], value=words)

    return Question("despite", ask, when=lambda answers: bool(doubts(answers)))


def details_of(office: Office, given: Given) -> SeatDetails:
    """The details of a seat as they were answered."""
    first, last = (day_or_none(given[key]) for key in ("from", "to"))
    return SeatDetails(given["role"], first, last, given["title"], ward_or_none(office, given.get("ward", "")))


def whose(office: Office, key: str, sentence: str) -> Question:
    """A question for somebody of the register, by name."""
    return line(key, sentence, check=wrong(lambda text: people.find_person(office, text)))


def first_day(sentence: str, offer: date | None = None) -> Question:
    """A question for a day that must be given."""
    return day("from", sentence, offer)


def _days(key: str, sentence: str, known: date | None) -> Question:
    return line(key, sentence, offered(known), check=wrong(day_or_none))


def _until(sentence: str, known: date | None) -> Question:
    """A last day: not before the first one that was answered."""

    def ask(title: str, words: str, answers: Answers) -> Any:
        def check(text: str) -> str | None:
            try:
                last, first = day_or_none(text), day_or_none(answers.given.get("from", ""))
            except InputError as error:
                return str(error)
            if first and last and last < first:
                return f"{format_date(last)} lies before {format_date(first)}, when it begins."
            return None

        return line("to", sentence, check=check).ask(title, words, answers)

    return Question("to", ask, offered(known))
