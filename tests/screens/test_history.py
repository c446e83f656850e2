"""A clerk looks through the history: narrows it, opens the record, goes from a record to what was done to it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.register import journal as entries
from clerk_tui.services import decisions, journal, publishing
from clerk_tui.services.decision_notice import write_notice
from clerk_tui.services.office import Office
from tests.offices import ICT, MONEY, TUESDAY, beside, demo, recorded
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Item 2 recorded and published by one clerk; a colleague wrote into the record of item 3."""
    office = recorded(demo(tmp_path, TUESDAY, who="anna"))
    publishing.publish(office, ICT)
    colleague = beside(office, "bob")
    decisions.set_field(colleague, MONEY, "notes", "Bob's own words")
    colleague.register.close()
    return office


@pytest.fixture(params=[SMALL, LARGE], ids=["80x24", "120x40"])
async def clerk(office: Office, request: pytest.FixtureRequest) -> AsyncIterator[Clerk]:
    async with at_work(office, size=request.param) as clerk:
        await clerk.press("5")
        await clerk.sees("Touched?")
        yield clerk


async def narrowed(clerk: Clerk, text: str) -> None:
    await clerk.press("slash")
    await clerk.type(text)
    await clerk.press("enter")


async def test_a_clerk_narrows_the_history_to_a_person_and_opens_the_record(clerk: Clerk) -> None:
    await narrowed(clerk, "who:bob")
    await clerk.until(lambda: "anna" not in clerk.words(), "only what Bob did")
    await clerk.press("c")
    await clerk.sees("by bob")
    await clerk.sees("Notes: “Bob's own words”")
    await clerk.press("escape", "enter")
    await clerk.sees("Draft, not published")
    assert getattr(clerk.app.screen, "decision_id", None) == MONEY


async def test_days_and_a_record_narrow_it_and_half_a_day_says_what_is_missing(clerk: Clerk) -> None:
    await narrowed(clerk, "ref:D1 published")
    await clerk.sees("D1 published Tuesday 10 O")
    await clerk.until(lambda: "Imported" not in clerk.words(), "only the publication")
    await clerk.press("escape")
    await narrowed(clerk, "to:1/1/2001")
    await clerk.sees("No line holds “to:1/1/2001”")
    await clerk.press("escape")
    await narrowed(clerk, "from:31/2/2017")
    await clerk.until(lambda: "Imported" not in clerk.words() and "31" in clerk.words(), "a sentence and no lines")
    await clerk.press("escape")
    await narrowed(clerk, "ref:D99")
    await clerk.sees("The register holds no decision “D99”")


async def test_one_key_goes_from_an_open_record_to_its_history(clerk: Clerk) -> None:
    await narrowed(clerk, "who:bob")
    await clerk.until(lambda: "anna" not in clerk.words(), "only what Bob did")
    await clerk.press("enter")
    await clerk.sees("Draft, not published")
    await clerk.press("shift+f5")
    await clerk.sees("History of D2")
    await clerk.sees("Imported")
    assert "D1 published" not in clerk.words()
    await clerk.press("enter")
    await clerk.sees("What this changed")
    await clerk.press("escape", "escape")
    await clerk.sees("Draft, not published")


async def test_the_same_key_works_from_the_line_of_a_list(clerk: Clerk) -> None:
    await clerk.press("2", "H")
    await clerk.sees("History of M1")
    await narrowed(clerk, "who:carol")
    await clerk.sees("No change holds “who:carol”.")
    await clerk.press("escape", "escape", "5", "H")
    await clerk.sees("No record is at hand here")


async def test_a_clerk_asks_whether_it_was_touched_and_holds_a_notice_against_it(
    clerk: Clerk, office: Office, tmp_path: Path
) -> None:
    notice = next(path for path in write_notice(office, ICT, tmp_path) if path.suffix == ".txt")
    await clerk.press("w", "enter")
    await clerk.sees("It was not touched")
    await clerk.sees("follows from its history")
    await clerk.press("escape", "w")
    await clerk.type(str(notice))
    await clerk.press("enter")
    await clerk.sees("nothing up to there was cut off")
    await clerk.press("escape", "w")
    await clerk.type("no such thing")
    await clerk.press("enter")
    await clerk.sees("is no head of the history")
    office.register.connection.execute("UPDATE person SET name = 'Cllr Bensen' WHERE id = 1")
    await clerk.press("w", "enter")
    await clerk.sees("It was touched, or is damaged")
    await clerk.sees("The name of person 1")


# What the screen stands on


def test_a_filter_is_read_as_it_is_typed(office: Office) -> None:
    wanted = journal.typed(office, "who:Anna lease from:9/10/2017 of it ref:EX/25/2017 to:")
    assert (wanted.words, wanted.who, wanted.record, wanted.record_id) == ("lease of it", "Anna", "decision", ICT)
    assert wanted.first is not None and wanted.last is None
    with pytest.raises(InputError):
        journal.typed(office, "from:2/1/2017 to:1/1/2017")
    with pytest.raises(NotFound):
        journal.typed(office, "ref:nothing")
    office.register.close()


def test_what_was_taken_away_again_has_no_record_to_open(office: Office) -> None:
    newest = entries.page(office.register, 0, 1)[0]
    assert journal.about(office, newest.id) == "D2"
    first = entries.page(office.register, entries.count(office.register) - 1, 1)[0]
    assert journal.about(office, first.id) == ""
    office.register.close()


def test_a_history_of_a_hundred_thousand_entries_is_paged_without_a_wait(office: Office) -> None:
    connection = office.register.connection
    connection.execute("BEGIN")
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
        " INSERT INTO command (id, at, who, action, summary) SELECT 'c' || i, '2017-10-10T09:00:00Z', 'anna', 'set',"
        " 'Notes of D2 set' FROM n"
    )
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
        " INSERT INTO history (seq, at, who, command_id, action, record, record_id, before, after, previous, hash)"
        " SELECT 1000 + i, '2017-10-10T09:00:00Z', 'anna', 'c' || i, 'decision set', 'notice', i,"
        " NULL, '{\"decision_id\": ' || (i % 1000) || ', \"text\": \"long enough to cost something\"}', '', '' FROM n"
    )
    for text, found in (("", 100_000), ("who:bob", 1), ("ref:D2", 100), ("from:9/10/2017 notes", 100_000)):
        started = time.perf_counter()
        wanted = journal.typed(office, text)
        assert entries.count(office.register, wanted) >= found
        assert entries.page(office.register, max(found - 40, 0), 40, wanted)
        assert time.perf_counter() - started < 1.5, text
    connection.execute("ROLLBACK")
    office.register.close()
