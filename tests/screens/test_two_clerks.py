"""Two clerks at one register: nothing that one typed is lost or shown as published when the other publishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.register import decisions as records
from clerk_tui.register import drafts
from clerk_tui.services import decisions, kept_texts, publishing
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.offices import ICT, TUESDAY, beside, demo, recorded
from tests.screens.desk_at_work import LARGE, at_work, lines


async def test_text_typed_while_a_colleague_publishes_is_shown_as_not_published_and_offered_until_thrown_away(
    tmp_path: Path,
) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    path, now = office.register.path, office.clock.rehearsed
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("3", "down", "enter")
        await clerk.sees("Draft, not published")
        await clerk.type("None, says Bob.")
        await clerk.until(lambda: bool(drafts.kept(office.register, "decision", ICT)), "the text kept as a draft")
        colleague = beside(office)
        publishing.publish(colleague, ICT)
        colleague.register.close()
        await clerk.press("tab")
        await clerk.sees("a published record is corrected, never changed.")
        clerk.app.refresh_screens()
        await clerk.sees("(if applicable) not published")
        await clerk.sees("None, says Bob.")
        await clerk.press("escape")
        await clerk.sees("9 People")
    async with at_work(open_office(path, now=now), size=LARGE) as clerk:
        await clerk.press("3")
        await clerk.sees("9 People")
        await clerk.press("down", "enter")
        await clerk.sees("The record was published without it")
        await clerk.sees("“None, says Bob.”")
        await clerk.press("enter")
        await clerk.until(lambda: not drafts.kept(clerk.app.office.register, "decision", ICT), "the text thrown away")


def typed(office: Office, who: str, text: str, at: str) -> None:
    version = records.decision(office.register, ICT).version
    drafts.keep(office.register, "decision", ICT, "notes", who=who, text=text, base_version=version, at=at)


def kept(office: Office) -> set[tuple[str, str, bool]]:
    return {(one.who, one.text, one.aside) for one in drafts.kept(office.register, "decision", ICT)}


@pytest.mark.parametrize("size", [(80, 24), LARGE])
async def test_two_clerks_texts_for_one_field_are_offered_side_by_side_and_neither_is_lost(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    office = demo(tmp_path)
    typed(office, office.who, "Mine is the longer one, and says more.", "2017-10-09T19:01:00Z")
    typed(office, "bob", "Theirs is short.", "2017-10-09T19:05:00Z")
    async with at_work(office, size=size) as clerk:
        await clerk.sees("Half-typed text is waiting")
        await clerk.press("enter")
        await clerk.sees("2 half-typed texts were kept")
        words = clerk.words()
        for said in ("Typed by you, Monday 9 October", "Typed by bob, Monday 9", "Mine is the longer one",
                     "Theirs is short.", "Throw what you typed Monday 9 October 2017, 20:01 away",
                     "Later; all are kept"):  # fmt: skip
            assert said in words, words
        heads = ("Typed by you, Monday 9 October", "Typed by bob, Monday 9 October")
        assert any(all(head in row for head in heads) for row in lines(clerk.app)), "each text under its own heading"
        await clerk.press("down", "enter")
        await clerk.sees("Theirs is short. ")
        await clerk.until(
            lambda: (office.who, "Mine is the longer one, and says more.", True) in kept(office), "my own put aside"
        )
        await clerk.press("tab")
        await clerk.until(lambda: records.decision(office.register, ICT).notes == "Theirs is short.", "theirs saved")
        assert {who for who, _, _ in kept(office)} == {office.who, "bob"}
        await clerk.press("escape")
        await clerk.sees("9 People")
        waits = kept_texts.waiting(office, "decision", ICT)
        assert [(one.draft.text, one.draft.aside) for one in waits] == [
            ("Mine is the longer one, and says more.", True)
        ]


async def test_a_field_that_a_colleague_saved_meanwhile_shows_both_texts(tmp_path: Path) -> None:
    office = demo(tmp_path)
    typed(office, office.who, "What I began.", "2017-10-09T19:01:00Z")
    colleague = beside(office, "bob")
    decisions.set_field(colleague, ICT, "notes", "What Bob saved.")
    colleague.register.close()
    async with at_work(office) as clerk:
        await clerk.sees("Half-typed text is waiting")
        await clerk.press("enter")
        await clerk.sees("Saved by bob")
        await clerk.sees("What Bob saved.")
        await clerk.sees("What I began.")
        assert records.decision(office.register, ICT).notes == "What Bob saved."
        await clerk.press("enter", "tab")
        await clerk.until(lambda: records.decision(office.register, ICT).notes == "What I began.", "mine saved")


async def test_a_colleague_s_text_is_offered_with_who_and_when_and_once_put_off_no_more(tmp_path: Path) -> None:
    office = demo(tmp_path)
    typed(office, "bob", "Theirs.", "2017-10-09T19:05:00Z")
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("3", "down")
        for offered in (True, False):
            await clerk.press("enter")
            if offered:
                await clerk.sees("Typed by bob, Monday 9 October 2017, 20:05")
                assert "Throw" not in clerk.words()
                await clerk.press("down", "enter")
            await clerk.sees("Draft, not published")
            await clerk.press("escape")
            await clerk.sees("9 People")
    assert kept(office) == {("bob", "Theirs.", False)}
