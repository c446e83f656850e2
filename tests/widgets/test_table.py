"""A clerk moves through lists of any length; only what is on the screen is read and drawn."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from clerk_tui.domain.text import one_line
from clerk_tui.widgets.table import PAGE, Column, LineTable, ListRows, Row, Rows
from tests.widgets.stage import FORBIDDEN, HOSTILE, LARGE, SMALL, Stage, lines, raw, resized

COLUMNS = (Column("Title"), Column("Date", 15), Column("Left", 8, "right"))


class Register:
    """A register of many decisions that counts how often and how much is asked of it."""

    def __init__(self, count: int, first: int = 0) -> None:
        self.count, self.first = count, first
        self.asked: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return self.count

    def page(self, start: int, count: int) -> Sequence[Row]:
        self.asked.append((start, count))
        places = range(start, min(start + count, self.count))
        return [
            Row(self.first + place, (f"Decision {self.first + place}", "Mon 9 Oct 2017", "3 days")) for place in places
        ]


class IndexedRegister(Register):
    """One that knows where a key stands."""

    def position(self, key: str | int) -> int | None:
        place = int(key) - self.first
        return place if 0 <= place < self.count else None


def table_of(rows: Rows | None, **options: str) -> LineTable:
    return LineTable(COLUMNS, rows, **options)  # type: ignore[arg-type]


def named(*names: str) -> ListRows:
    return ListRows([Row(name, (name, "", "")) for name in names])


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_hundred_thousand_decisions_cost_two_pages(size: tuple[int, int]) -> None:
    rows = Register(100_000)
    app = Stage(table := table_of(rows))
    async with app.run_test(size=size) as pilot:
        table.focus()
        assert rows.asked == [(0, PAGE)]
        assert lines(app)[1].startswith("▸ Decision 0 ")
        await pilot.press("end")
        assert rows.asked == [(0, PAGE), (99_900, PAGE)]
        assert lines(app)[-1].startswith("▸ Decision 99999 ")
        await pilot.press("home", *["down"] * 30)
        assert rows.asked == [(0, PAGE), (99_900, PAGE)]
        assert table.cursor_key == 30


async def test_reading_on_and_on_keeps_few_pages() -> None:
    rows = Register(100_000)
    app = Stage(table := table_of(rows))
    async with app.run_test(size=SMALL):
        for place in range(0, 100_000, PAGE):
            table.move_to(place)
        assert len(table._pages) <= 20


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_keys_move_the_cursor_and_keep_it_in_view(size: tuple[int, int]) -> None:
    app = Stage(table := table_of(Register(500)))
    body = size[1] - 1
    async with app.run_test(size=size) as pilot:
        table.focus()
        for key, expected in [
            ("down", 1),
            ("j", 2),
            ("k", 1),
            ("up", 0),
            ("up", 0),
            ("pagedown", body - 1),
            ("pagedown", 2 * body - 2),
            ("pageup", body - 1),
            ("end", 499),
            ("down", 499),
            ("home", 0),
        ]:
            await pilot.press(key)
            assert table.cursor == expected, key
            marked = [line for line in lines(app) if line.startswith("▸")]
            assert len(marked) == 1
            assert f"Decision {expected} " in marked[0]


async def test_enter_opens_the_row_under_the_cursor() -> None:
    app = Stage(table := table_of(named("a", "b", "c")))
    async with app.run_test(size=SMALL) as pilot:
        table.focus()
        await pilot.press("down", "enter")
        assert app.opened == ["b"]
        assert [type(event).__name__ for event in app.heard] == ["Moved", "Opened"]


async def test_a_click_moves_and_a_double_click_opens() -> None:
    app = Stage(table := table_of(named("a", "b", "c")))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.click(table, offset=(5, 3))
        assert table.cursor_key == "c"
        await pilot.click(table, offset=(5, 0))
        await pilot.click(table, offset=(5, 20))
        assert (table.cursor_key, app.opened) == ("c", [])
        await pilot.click(table, offset=(5, 2), times=2)
        assert app.opened == ["b"]


async def test_an_empty_list_says_so_and_opens_nothing() -> None:
    app = Stage(table := table_of(None, empty="Nothing is due."))
    async with app.run_test(size=SMALL) as pilot:
        table.focus()
        await pilot.press("down", "end", "pagedown", "enter")
        assert lines(app)[:2] == ["  " + "Title".ljust(51) + "  Date".ljust(17) + "      Left", "  Nothing is due."]
        assert (app.heard, table.cursor_key, table.cursor) == ([], None, 0)


async def test_the_cursor_stays_on_its_decision_when_the_list_changes() -> None:
    app = Stage(table := table_of(named("a", "b", "c")))
    async with app.run_test(size=SMALL) as pilot:
        table.focus()
        await pilot.press("down")
        table.show(named("new", "a", "b", "c"))
        await pilot.pause()
        assert (table.cursor_key, table.cursor) == ("b", 2)
        assert [event.key for event in app.heard if isinstance(event, LineTable.Moved)] == ["b"]


async def test_the_cursor_stays_in_its_place_when_its_decision_is_gone() -> None:
    app = Stage(table := table_of(named("a", "b", "c")))
    async with app.run_test(size=SMALL) as pilot:
        table.focus()
        await pilot.press("end")
        table.show(named("a", "b"))
        await pilot.pause()
        assert table.cursor_key == "b"
        table.show(named(), empty="No decision holds these words.")
        await pilot.pause()
        assert table.cursor_key is None
        assert lines(app)[1] == "  No decision holds these words."
        assert [event.key for event in app.heard if isinstance(event, LineTable.Moved)] == ["c", "b"]


async def test_a_list_with_an_index_finds_its_row_again_however_long_it_is() -> None:
    app = Stage(table := table_of(IndexedRegister(100_000)))
    async with app.run_test(size=SMALL):
        table.move_to(70_000)
        longer = IndexedRegister(100_010, first=-10)
        table.show(longer)
        assert (table.cursor_key, table.cursor) == (70_000, 70_010)
        table.show(longer, cursor=5)
        assert table.cursor_key == 5
        assert len(longer.asked) <= 4


async def test_a_list_without_an_index_looks_no_further_than_one_page() -> None:
    app = Stage(table := table_of(Register(100_000)))
    async with app.run_test(size=SMALL):
        table.move_to(70_000)
        other = Register(100_000, first=500_000)
        table.show(other)
        assert table.cursor == 70_000
        assert set(other.asked) == {(70_000, PAGE)}


async def test_a_list_that_shrank_behind_our_back_shows_blanks() -> None:
    rows = Register(150)
    app = Stage(table := table_of(rows))
    async with app.run_test(size=SMALL) as pilot:
        table.focus()
        rows.count = 120
        await pilot.press("end", "enter")
        assert (table.cursor_key, app.opened) == (None, [])
        assert lines(app)[-1] == ""


async def test_a_move_draws_two_lines() -> None:
    app = Stage(table := table_of(Register(1000)))
    async with app.run_test(size=SMALL) as pilot:
        table.focus()
        await pilot.pause()
        drawn: list[int] = []
        draw = table.render_line
        table.render_line = lambda y: (drawn.append(y), draw(y))[1]  # type: ignore[method-assign]
        await pilot.press("down")
        await pilot.pause()
        assert sorted(set(drawn)) == [1, 2]


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_title_stays_in_its_cell(text: str) -> None:
    app = Stage(table_of(ListRows([Row(1, (text, text, text)), Row(2, ("plain", "Mon 9 Oct 2017", "3 days"))])))
    async with app.run_test(size=SMALL):
        assert one_line(text)[:40] in lines(app)[1]
        assert not FORBIDDEN & set(raw(app))
        assert all(cell_len(line) <= 80 for line in lines(app))
        assert lines(app)[2] == "  " + "plain".ljust(51) + "  Mon 9 Oct 2017     3 days"


async def test_wide_characters_keep_the_columns_straight() -> None:
    app = Stage(table_of(ListRows([Row(1, ("漢字" * 30, "x", "y")), Row(2, ("e\u0301" * 20, "x", "y"))])))
    async with app.run_test(size=SMALL):
        wide, narrow = lines(app)[1:3]
        assert "…" in wide
        assert cell_len(wide.split("x")[0]) == cell_len(narrow.split("x")[0]) == 55


async def test_the_flexible_column_takes_what_the_window_leaves() -> None:
    app = Stage(table_of(named("Executive " * 20)))
    async with app.run_test(size=LARGE) as pilot:
        assert lines(app)[0].index("Date") == 95
        await resized(pilot, *SMALL)
        assert lines(app)[0].index("Date") == 55
        await resized(pilot, 30, 10)
        assert lines(app)[1].startswith("▸ Executi…")


async def test_every_key_of_a_list_has_an_id_and_says_what_it_does() -> None:
    for binding in LineTable.BINDINGS:
        assert binding.id and binding.description and binding.tooltip  # type: ignore[union-attr]
