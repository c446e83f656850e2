"""Correcting what a reader took: every line shown can be put right or emptied, and nonsense is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.documents.reading import pack_json, read_document
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.pack import Pack, PackDocument, PackItem, PackMeeting
from clerk_tui.services import importing
from clerk_tui.services.corrections import Taken, correct, shown, taken

SEED = read_document(Path(importing.__file__).parents[1] / "demo" / "blackpool-2017-10-09.txt")
LINES = {line.path: line for line in taken(SEED) if line.editable}
BARE = Pack(PackDocument("front-sheet", None, None, "0" * 64), PackMeeting(), (PackItem(None, None),), (), (), "")
DATES = {"day", "agenda_date", "meeting_date", "scrutiny_informed", "scrutiny_approved"}
CHOICES = {
    "exempt", "contrary_to_policy", "within_budget", "key_decision", "required_in_five_days", "call_in_exempt",
}  # fmt: skip


def name_of(path: tuple[str | int, ...]) -> str:
    return next(str(part) for part in reversed(path) if isinstance(part, str))


def line(pack: Pack, path: tuple[str | int, ...]) -> Taken:
    return next(found for found in taken(pack) if found.path == path)


def id_of(path: tuple[str | int, ...]) -> str:
    return "-".join(str(part) for part in path)


def new_value(path: tuple[str | int, ...]) -> tuple[str, str]:
    """Something to type into a line of this kind, and how it reads back."""
    name = name_of(path)
    if name in DATES:
        return "2 Oct 17", "Monday 2 October 2017"
    if name in CHOICES:
        return ("no", "No") if line(SEED, path).text == "Yes" else ("yes", "Yes")
    return {
        "starts": ("6.30 pm", "18:30"),
        "pages": ("3-9", "3 to 9"),
        "members": ("Benson, Cain and Cross", "Benson, Cain, Cross"),
    }.get(name, ("  Put   right\x1b ", "Put right\ufffd"))


@pytest.mark.parametrize("path", LINES, ids=id_of)
def test_every_line_can_be_put_right_and_nothing_else_changes(path: tuple[str | int, ...]) -> None:
    typed, reads = new_value(path)
    corrected = correct(SEED, path, typed)
    assert line(corrected, path).text == reads
    others = [(a, b) for a, b in zip(taken(SEED), taken(corrected), strict=True) if a.path != path]
    assert [(a.path, a.text) for a, _ in others] == [(b.path, b.text) for _, b in others]


@pytest.mark.parametrize("path", [path for path in LINES if "recommendations" not in path], ids=id_of)
def test_every_line_can_be_emptied(path: tuple[str | int, ...]) -> None:
    emptied = correct(SEED, path, "   ")
    assert [found.text for found in taken(emptied) if found.path == path] in ([""], [])
    if not LINES[path].text and name_of(path) not in {"members"}:
        assert pack_json(emptied)["items"] == pack_json(SEED)["items"]


def test_a_recommendation_is_taken_out_by_emptying_it() -> None:
    before = SEED.items[1].report
    assert before is not None
    after = correct(SEED, ("items", 1, "report", "recommendations", 1), "").items[1].report
    assert after is not None
    assert after.recommendations == (before.recommendations[0], before.recommendations[2])


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        (("meeting", "day"), "31 September 2017", "There is no 31 September 2017"),
        (("meeting", "day"), "Tuesday 9 October 2017", "is a Monday, not a Tuesday"),
        (("meeting", "day"), "9 October 1999", "outside the years 2000 to 2100"),
        (("meeting", "starts"), "25:00", "is not a time"),
        (("meeting", "agenda_date"), "last week", "is not a date"),
        (("items", 1, "pages"), "one to two", "is not a range of pages; type it like 1 to 22"),
        (("items", 1, "pages"), "22 to 1", "the first comes before the last"),
        (("items", 1, "pages"), "0", "the first comes before the last"),
        (("items", 1, "report", "key_decision"), "perhaps", "“perhaps” is neither yes nor no"),
        (("items", 1, "report", "scrutiny_informed"), "N/A", "is not a date"),
        (("items", 1, "report", "sections"), "x", "The sections of a report are kept as the document has them"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(path: tuple[str | int, ...], typed: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        correct(SEED, path, typed)


def test_a_corrected_pack_is_what_the_register_takes() -> None:
    pack = correct(BARE, ("meeting", "body"), "Cabinet")
    pack = correct(pack, ("meeting", "day"), "9/10/17")
    assert importing.missing(pack) == ("Item 1 has no title.",)
    assert importing.missing(correct(pack, ("items", 0, "title"), "Ward grants")) == ()


def test_a_front_sheet_without_members_or_contact_is_shown_and_filled_in() -> None:
    """An empty list of members has no first name to look for in the source."""
    assert line(BARE, ("meeting", "members")).source == ""
    assert [found.text for found in taken(BARE)] == [""] * 12
    pack = correct(BARE, ("meeting", "contact", "email"), "clerk@example.gov.uk")
    assert pack.meeting.contact is not None and pack.meeting.contact.email == "clerk@example.gov.uk"
    assert correct(pack, ("meeting", "contact", "email"), "").meeting.contact == replace(
        pack.meeting.contact, email=None
    )


def test_an_answer_can_be_given_where_the_item_had_no_report() -> None:
    pack = correct(BARE, ("items", 0, "report", "key_decision"), "Yes")
    assert pack.items[0].report is not None and pack.items[0].report.key_decision is True


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""), (True, "Yes"), (False, "No"), (date(2017, 10, 9), "Monday 9 October 2017"), (time(18), "18:00"),
        ((), ""), (("Benson", "Cain"), "Benson, Cain"), ((1, 22), "1 to 22"), ("text", "text"),
    ],
)  # fmt: skip
def test_values_read_as_a_clerk_reads_them(value: object, words: str) -> None:
    assert shown(value) == words  # type: ignore[arg-type]


@pytest.mark.parametrize("found", list(taken(SEED)), ids=lambda found: id_of(found.path))
def test_what_is_looked_for_in_the_source_stands_there(found: Taken) -> None:
    """Each line of the preview leads to its place in the document."""
    probe = " ".join(found.source.split()).casefold()
    source = " ".join(SEED.text.split()).casefold()
    assert probe in source or all(word in source for word in probe.split())
