"""Every date opens as a count: each day, why, which paragraph, how sure, and what would change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from clerk_tui.domain.ledger import Authority, Certainty, Ledger, LedgerDay, Mark
from clerk_tui.widgets.ledger_view import CERTAINTY, LedgerScreen, ledger_lines
from clerk_tui.widgets.words import Words
from tests.widgets.stage import FORBIDDEN, HOSTILE, LARGE, SMALL, Stage, lines, raw, resized, shown

FIRST = date(2017, 10, 2)
AGENDA = Ledger(
    rule="EN-AG5",
    title="The agenda of the meeting on Monday 9 October 2017: five clear working days before it",
    anchor=date(2017, 10, 9),
    anchor_name="the meeting",
    n=5,
    unit="working",
    direction="back",
    days=(
        *(LedgerDay(FIRST + timedelta(days=n), True) for n in range(5)),
        LedgerDay(date(2017, 10, 7), False, "Saturday"),
        LedgerDay(date(2017, 10, 8), False, "Sunday"),
    ),
    answer=date(2017, 10, 1),
    working_answer=date(2017, 9, 29),
    certainty=Certainty.STATUTE,
    authorities=(
        Authority(
            "SI 2012/2089 reg 6", "https://www.legislation.gov.uk/uksi/2012/2089/regulation/6", "Five clear days."
        ),
        Authority("SI 2012/2089 reg 7", "", "Access to the agenda.", Mark.KNOWN),
    ),
    calendar_as_of=date(2026, 2, 25),
    calendar_fingerprint="6991897231a4",
    advice=("Sunday 1 October 2017 also satisfies the count, but the offices are closed then.",),
)
WINDOW = replace(
    AGENDA,
    title="Call-in: 3 working days after Tuesday 10 October 2017",
    anchor=date(2017, 10, 10),
    anchor_name="publication",
    n=3,
    direction="forward",
    days=tuple(LedgerDay(date(2017, 10, day), True) for day in (11, 12, 13)),
    answer=date(2017, 10, 13),
    working_answer=date(2017, 10, 13),
    certainty=Certainty.INFERRED,
    advice=(),
)
TENTH_BEFORE = replace(WINDOW, anchor=date(2017, 10, 16), days=WINDOW.days, answer=date(2017, 10, 11), direction="back")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_count_is_read_day_by_day(size: tuple[int, int]) -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=size) as pilot:
        app.push_screen(LedgerScreen(AGENDA, found="published on Friday 29 September 2017: five clear days"))
        await pilot.pause()
        seen = shown(app)
        assert "The agenda of the meeting on Monday 9 October 2017" in seen
        for _ in range(4):
            await pilot.press("pagedown")
            await pilot.pause()
            seen += "\n" + shown(app)
        for words in [
            "Answer          Sunday 1 October 2017",
            "Working day     Friday 29 September 2017",
            "Counted from    the meeting, Monday 9 October 2017; that day itself is",
            "How sure        counted by the words of the law",
            "Found           published on Friday 29 September 2017: five clear days",
            " Sun 1 Oct 2017   the answer",
            " Mon 2 Oct 2017   counted 1",
            " Tue 3 Oct 2017   counted 2",
            " Fri 6 Oct 2017   counted 5",
            " Sat 7 Oct 2017   — Saturday",
            " Mon 9 Oct 2017   the meeting",
            "Sunday 1 October 2017 also satisfies the count",
            "SI 2012/2089 reg 6 ",
            "  https://www.legislation.gov.uk/uksi/2012/2089/regulation/6",
            "SI 2012/2089 reg 7 (text not checked against the source)",
            "Counted by calendar 6991897231a4, with the bank holidays as of",
            "a bank holiday or a",
        ]:
            assert words in seen, words


def test_years_begin_on_their_own_day_and_no_holiday_moves_them() -> None:
    years = replace(AGENDA, unit="years", n=6, days=(), anchor_name="the decision", answer=date(2023, 10, 8))
    said = " ".join(ledger_lines(years, width=200))
    assert "the decision, Monday 9 October 2017, which is the first day" in said
    assert "not counted" not in said and said.endswith("Would change it: another day for the decision.")


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f2"])
async def test_the_count_closes_on_a_plain_key_too(key: str) -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(LedgerScreen(AGENDA))
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_a_count_of_many_days_is_scrolled_by_keys() -> None:
    days = tuple(LedgerDay(date(2026, 3, 11) + timedelta(days=n), True) for n in range(28))
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(LedgerScreen(replace(AGENDA, days=days, answer=date(2026, 3, 10), anchor=date(2026, 4, 8))))
        await pilot.pause()
        assert "counted 28" not in shown(app)
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert "Tue 7 Apr 2026   counted 28" in shown(app)
        assert all(cell_len(line) <= 80 for line in lines(app))


def test_a_window_that_ends_on_a_counted_day_says_so_once() -> None:
    text = ledger_lines(WINDOW)
    assert "Tue 10 Oct 2017   publication" in text
    assert "Fri 13 Oct 2017   counted 3, the answer" in text
    assert not any(line.startswith("Working day") for line in text)
    assert "The words of the council's constitution would settle it." in text


def test_a_count_back_to_its_last_day_is_numbered_from_the_anchor() -> None:
    text = ledger_lines(TENTH_BEFORE)
    assert [line for line in text if "counted 3" in line] == ["Wed 11 Oct 2017   counted 3, the answer"]
    assert "Fri 13 Oct 2017   counted 1" in text


@pytest.mark.parametrize("certainty", Certainty)
def test_how_sure_a_date_is_stands_in_words(certainty: Certainty) -> None:
    text = " ".join(" ".join(ledger_lines(replace(WINDOW, certainty=certainty))).split())
    assert f"How sure {CERTAINTY[certainty]}" in text
    assert ("would settle it" in text) == (certainty in {Certainty.INFERRED, Certainty.PROVISIONAL})


def test_calendar_days_are_not_moved_by_bank_holidays() -> None:
    text = " ".join(ledger_lines(replace(AGENDA, unit="calendar")))
    assert "Bank holidays move only the working day." in " ".join(text.split())


def test_no_line_is_wider_than_asked() -> None:
    assert all(cell_len(line) <= 60 for line in ledger_lines(AGENDA, width=60) if "http" not in line)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_hostile_reason_is_only_read(hostile: str) -> None:
    ledger = replace(
        AGENDA,
        title=hostile,
        anchor_name=hostile,
        days=(LedgerDay(date(2017, 10, 7), False, hostile),),
        authorities=(Authority(hostile, hostile, hostile),),
        advice=(hostile,),
    )
    app = Stage(Words("Today"))
    async with app.run_test(size=LARGE) as pilot:
        app.push_screen(LedgerScreen(ledger, found=hostile))
        await pilot.pause()
        assert not FORBIDDEN & set(raw(app))
        await pilot.click("Words", offset=(1, 0))
        assert len(app.screen_stack) == 2


def test_of_a_published_date_it_is_said_that_the_calendar_does_not_change_it() -> None:
    text = " ".join(" ".join(ledger_lines(WINDOW, stands="It is published.")).split())
    assert text.endswith("Wednesday 25 February 2026. It is published.")
    assert "Would change it" not in text


async def test_a_count_takes_the_room_that_a_larger_terminal_has_and_gives_it_back() -> None:
    long = "published on Friday 29 September 2017, which the clerk noted on the agenda itself in so many words as these"
    app = Stage(Words("Today"))
    async with app.run_test(size=LARGE) as pilot:
        app.push_screen(LedgerScreen(AGENDA, found=long))
        await pilot.pause()
        assert "Counted from    the meeting, Monday 9 October 2017; that day itself is not counted" in shown(app)
        wide = max(cell_len(line.rstrip()) for line in lines(app))
        assert wide > 100
        await resized(pilot, *SMALL)
        assert "Counted from    the meeting, Monday 9 October 2017; that day itself is  " in shown(app)
        assert all(cell_len(line) <= SMALL[0] for line in lines(app))
