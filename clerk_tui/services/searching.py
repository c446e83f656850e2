"""The search over the whole register. A text that is kept apart as exempt is found and named, never quoted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from clerk_tui.domain.correction import CorrectedField
from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.record import CORRECTED_FIELD
from clerk_tui.domain.sought import Found, Hit, Sought, sought
from clerk_tui.domain.text import one_line
from clerk_tui.register import commitments, corrections, notices, search
from clerk_tui.register.search import Place, Texts
from clerk_tui.rules.exempt_words import Apart, exempt_parts, holds_apart
from clerk_tui.services.office import Office

KINDS: Mapping[str, str] = {
    "decision": "Decisions",
    "meeting": "Meetings",
    "item": "Agenda items and their reports",
    "forward-plan": "Forward plan",
    "call-in": "Call-in requests",
    "notice": "Notices",
    "commitment": "Commitments",
    "plan": "Plans of commitments",
    "committee-report": "Committee reports",
    "member-report": "Reports of executive members",
    "action": "Actions",
    "person": "People",
    "body": "Bodies",
    "ward": "Wards",
    "document": "Documents imported",
}
"""Every kind of hit with its heading, in the order in which they are listed."""
_AS_CORRECTED, _BEFORE = "As corrected", "{0}, before it was corrected"


def find(office: Office, typed: str, most: int = 1000) -> Found:
    """Everything in the register that holds the words, at most `most` hits of a kind, the latest day first.

    A record is one hit, wherever the words stand in it, and another where they stand in what is kept apart of it.
    InputError where there is nothing to look for.
    """
    words = sought(typed)
    of_kind: dict[str, list[Place]] = defaultdict(list)
    for place in _places(office, words):
        of_kind[place.kind].append(place)
    listed = [place for kind in KINDS for place in _latest(of_kind[kind], most)]
    held = search.texts(office.register, listed)
    hits = _Reader(office, words).hits([(place, held[place]) for place in listed if place in held])
    counts = {kind: len(of_kind[kind]) for kind in KINDS if of_kind[kind]}
    return Found(words, tuple(hits), counts)


def _places(office: Office, words: Sought) -> list[Place]:
    places = search.places(office.register, words)
    if len(words.words) <= search.LONGEST:
        return places
    held = search.texts(office.register, places)
    return [one for one in places if one in held and any(words.stands_in(text) for _, text in held[one].texts)]


def withheld_since(text: str, changes: Sequence[CorrectedField]) -> bool:
    """Whether a text that a field held before these changes, or amid them, had words taken out for the public."""
    return changes[-1].new != text and any(one.withheld for one in changes)


def paper(office: Office, document_id: int) -> tuple[str, str]:
    """The name and the text of an imported document; NotFound where there is none of that number."""
    found = commitments.source(office.register, document_id)
    if found is None:
        raise NotFound(f"There is no imported document {document_id}.")
    return found.name, found.text


def left_out(found: Found) -> dict[str, int]:
    """How many hits of each kind are counted and not listed."""
    listed = Counter(hit.kind for hit in found.hits)
    return {kind: count - listed[kind] for kind, count in found.counts.items() if count > listed[kind]}


def quoted(hit: Hit) -> str:
    """The text around the words, or why it is not shown."""
    return "kept apart as exempt, so it is not quoted." if hit.excerpt is None else hit.excerpt


def _latest(places: list[Place], most: int) -> list[Place]:
    # Sorting is stable: what is of one day stays in the order of its sources, the records before what hangs on them.
    return sorted(places, key=lambda place: place.day, reverse=True)[:most]


class _Reader:
    """Makes hits of rows; what it has to know of the register besides is read once."""

    def __init__(self, office: Office, words: Sought) -> None:
        self._register, self._words = office.register, words
        self._corrected: dict[str, dict[str, list[CorrectedField]]] = {}
        self._kept_apart: Apart | None = None

    def hits(self, rows: Sequence[tuple[Place, Texts]]) -> list[Hit]:
        return [self._hit(place, held) for place, held in rows]

    def _hit(self, place: Place, held: Texts) -> Hit:
        label, text = next(
            ((label, text) for label, text in held.texts if self._words.stands_in(text)), ("Number", place.ref)
        )
        excerpt: str | None = self._words.excerpt(text) or text
        if place.kind == "decision":
            label, withheld = self._as_corrected(place.ref, label, text)
            excerpt = None if withheld else excerpt
        if held.apart or self._is_exempt_section(held) or self._is_paper_with_exempt_words(place, text):
            excerpt = None
        try:
            day = date.fromisoformat(place.day) if place.day else None
        except ValueError:
            # Somebody wrote a day that is none into the file; the record is found all the same.
            day = None
        return Hit(place.kind, place.ref, one_line(held.title), day, label, excerpt, held.opens)

    def _is_exempt_section(self, held: Texts) -> bool:
        number, heading, part = held.section
        return bool((number or heading) and exempt_parts([(number, heading, "exempt")], part))

    def _is_paper_with_exempt_words(self, place: Place, text: str) -> bool:
        """Whether an imported paper says itself that it is not public, or holds what was set apart of it."""
        if place.kind != "document":
            return False
        if self._kept_apart is None:
            closed = notices.closed_titles(self._register)
            self._kept_apart = Apart((*closed, *notices.exempt_texts(self._register)), closed)
        return "not for publication" in one_line(text).casefold() or holds_apart(text, self._kept_apart)

    def _as_corrected(self, ref: str, label: str, text: str) -> tuple[str, bool]:
        """The label of a record's field, and whether its words were taken out of what the public reads."""
        changes = self._changes(ref)
        if label == _AS_CORRECTED:
            named = next(
                ((field, made) for field, made in changes.items() if any(text == one.new for one in made)), None
            )
            if named is None:
                return label, True
            return f"{CORRECTED_FIELD[named[0]].label}, as corrected", withheld_since(text, named[1])
        found = next((made for field, made in changes.items() if CORRECTED_FIELD[field].label == label), [])
        if not found or found[-1].new == text:
            return label, False
        return _BEFORE.format(label), withheld_since(text, found)

    def _changes(self, ref: str) -> dict[str, list[CorrectedField]]:
        """The changes of each field of a decision record that was corrected, the oldest first."""
        if ref not in self._corrected:
            made: dict[str, list[CorrectedField]] = defaultdict(list)
            for correction in corrections.corrections(self._register, int(ref[1:])):
                for change in correction.changes:
                    if change.field in CORRECTED_FIELD:
                        made[change.field].append(change)
            self._corrected[ref] = made
        return self._corrected[ref]
