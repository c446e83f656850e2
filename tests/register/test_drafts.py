"""Half-typed text: kept over what was kept before, by clerk and field, and offered back to the right one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_tui.register import drafts
from clerk_tui.register.drafts import Draft
from clerk_tui.register.store import Register
from clerk_tui.services import decisions, importing, publishing
from clerk_tui.services.office import Office
from clerk_tui.services.registers import account, open_office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, MONEY, TUESDAY, count, demo, recorded


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY, who="clerk")
    yield office
    office.register.close()


def keep(
    register: Register, field: str, text: str, *, record_id: int = ICT, who: str = "clerk", minute: int = 0
) -> None:
    at = f"2017-10-10T09:{minute:02}:00Z"
    drafts.keep(register, "decision", record_id, field, who=who, text=text, base_version=1, at=at)


def texts(found: tuple[Draft, ...]) -> list[tuple[str, str, str]]:
    return [(draft.field, draft.who, draft.text) for draft in found]


def test_each_keeping_replaces_the_one_before(office: Office) -> None:
    for number, text in enumerate(("The", "The Exec", "The Executive")):
        keep(office.register, "resolution", text, minute=number)
    assert texts(drafts.kept(office.register, "decision", ICT)) == [("resolution", "clerk", "The Executive")]


def test_two_clerks_and_two_fields_do_not_mix(office: Office) -> None:
    keep(office.register, "resolution", "mine")
    keep(office.register, "resolution", "theirs", who="colleague", minute=1)
    keep(office.register, "reasons", "because", minute=2)
    keep(office.register, "resolution", "another record", record_id=MONEY, minute=3)
    assert texts(drafts.kept(office.register, "decision", ICT)) == [
        ("resolution", "clerk", "mine"), ("resolution", "colleague", "theirs"), ("reasons", "clerk", "because"),
    ]  # fmt: skip
    drafts.drop(office.register, "decision", ICT, "resolution", who="clerk")
    assert texts(drafts.kept(office.register, "decision", ICT)) == [
        ("resolution", "colleague", "theirs"), ("reasons", "clerk", "because"),
    ]  # fmt: skip


def test_the_newest_is_offered_after_the_program_was_closed(office: Office) -> None:
    keep(office.register, "reasons", "older", minute=1)
    keep(office.register, "resolution", "newest", minute=5)
    keep(office.register, "notes", "somebody else's", who="colleague", minute=9)
    office.register.close()
    again = open_office(office.register.path).register
    found = drafts.newest(again, "clerk")
    assert found is not None and (found[0], found[1], found[2].text) == ("decision", ICT, "newest")
    assert drafts.newest(again, "nobody") is None


def test_saving_the_field_drops_its_draft_in_the_same_step(office: Office) -> None:
    keep(office.register, "resolution", "The Executive agr")
    keep(office.register, "resolution", "a colleague's", who="colleague")
    keep(office.register, "reasons", "because")
    decisions.set_field(office, ICT, "resolution", "The Executive agreed.")
    assert texts(drafts.kept(office.register, "decision", ICT)) == [
        ("resolution", "colleague", "a colleague's"), ("reasons", "clerk", "because"),
    ]  # fmt: skip


def test_text_for_a_record_that_is_published_by_now_is_not_offered(office: Office) -> None:
    keep(office.register, "notes", "older, for the other record", record_id=MONEY, minute=1)
    keep(office.register, "notes", "too late", minute=5)
    recorded(office)
    publishing.publish(office, ICT)
    found = drafts.newest(office.register, "clerk")
    assert found is not None and (found[1], found[2].text) == (MONEY, "older, for the other record")


def test_text_for_a_record_that_was_undone_away_goes_to_no_other_record(office: Office, tmp_path: Path) -> None:
    from clerk_tui.documents.reading import read_document

    keep(office.register, "notes", "for the first import")
    # Who made the demonstration is the account that runs this, and one takes back one's own doings only.
    undo(replace(office, who=account()))
    assert drafts.newest(office.register, "clerk") is None
    source = Path(importing.__file__).parents[1] / "demo" / "blackpool-2017-10-09.txt"
    importing.accept(office, read_document(source))
    ids = [row["id"] for row in office.register.read("SELECT id FROM decision ORDER BY id")]
    assert ids == [3, 4]
    assert [drafts.kept(office.register, "decision", number) for number in ids] == [(), ()]


def test_drafts_are_no_part_of_the_history(office: Office) -> None:
    entries = count(office.register, "history")
    keep(office.register, "resolution", "half")
    drafts.drop(office.register, "decision", ICT, "resolution", who="clerk")
    assert count(office.register, "history") == entries
    assert verify(office).good


def test_a_draft_is_cleaned_like_every_text(office: Office) -> None:
    keep(office.register, "resolution", "line one\r\nline\x1b two\udcff")
    assert texts(drafts.kept(office.register, "decision", ICT)) == [
        ("resolution", "clerk", "line one\nline\ufffd two\ufffd")
    ]
