"""A clerk reads a long text by keys; only what is on the screen is drawn."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.words import Words
from tests.widgets.stage import FORBIDDEN, HOSTILE, LARGE, SMALL, Stage, lines, raw, resized

PACK = "\n".join(f"{n}.1 Paragraph {n} of the report" for n in range(5000))


def visible(app: Stage) -> list[str]:
    """The lines without the scroll bar."""
    return [line[:79].rstrip() for line in lines(app)]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_whole_pack_is_read_by_keys(size: tuple[int, int]) -> None:
    app = Stage(reader := Reader(PACK))
    rows = size[1]
    async with app.run_test(size=size) as pilot:
        reader.focus()
        for key, top in [
            ("down", 1),
            ("j", 2),
            ("k", 1),
            ("up", 0),
            ("up", 0),
            ("pagedown", rows - 1),
            ("space", 2 * rows - 2),
            ("pageup", rows - 1),
            ("end", 5000 - rows),
            ("down", 5000 - rows),
            ("home", 0),
        ]:
            await pilot.press(key)
            await pilot.pause()
            assert lines(app)[0].startswith(f"{top}.1 Paragraph {top} "), key


async def test_only_what_is_shown_is_drawn() -> None:
    app = Stage(reader := Reader(PACK))
    async with app.run_test(size=SMALL) as pilot:
        drawn: list[int] = []
        draw = reader.render_line
        reader.render_line = lambda y: (drawn.append(y), draw(y))[1]  # type: ignore[method-assign]
        reader.focus()
        await pilot.press("end")
        await pilot.pause()
        assert set(drawn) == set(range(24))


async def test_a_long_line_goes_on_under_its_own_indent() -> None:
    app = Stage(Reader("1.1\n    " + "Executive " * 12 + "\n  table   kept   as   it   is\n" + "x" * 100))
    async with app.run_test(size=SMALL) as pilot:
        assert visible(app)[:6] == [
            "1.1",
            "    " + " ".join(["Executive"] * 7),
            "    " + " ".join(["Executive"] * 5),
            "  table   kept   as   it   is",
            "x" * 79,
            "x" * 21,
        ]
        await resized(pilot, *LARGE)
        assert lines(app)[1] == "    " + " ".join(["Executive"] * 11)


async def test_another_text_begins_at_its_top() -> None:
    app = Stage(reader := Reader(PACK))
    async with app.run_test(size=SMALL) as pilot:
        reader.focus()
        await pilot.press("end")
        reader.show("Short.\nAnd plain.")
        await pilot.pause()
        assert visible(app)[:3] == ["Short.", "And plain.", ""]
        reader.show(PACK)
        await pilot.pause()
        assert visible(app)[0] == "0.1 Paragraph 0 of the report"


async def test_a_place_in_the_text_is_brought_to_the_top() -> None:
    app = Stage(reader := Reader("word " * 40 + "\n" + PACK))
    async with app.run_test(size=SMALL) as pilot:
        reader.reveal(101)
        await pilot.pause()
        assert visible(app)[0] == "100.1 Paragraph 100 of the report"


async def test_in_a_box_it_is_as_high_as_its_text() -> None:
    class Box(Widget):
        DEFAULT_CSS = "Box { height: auto; } Box Reader { height: auto; max-height: 10; }"

        def compose(self) -> list[Widget]:  # type: ignore[override]
            return [self.reader]

        def __init__(self) -> None:
            super().__init__()
            self.reader = Reader("one\ntwo " * 2)

    box = Box()
    app = Stage(box, Words("after"))
    async with app.run_test(size=SMALL) as pilot:
        assert lines(app)[:4] == ["one", "two one", "two", "after"]
        box.reader.show(PACK)
        await pilot.pause()
        await pilot.pause()
        assert lines(app)[10] == "after"


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_hostile_text_is_only_read(hostile: str) -> None:
    app = Stage(reader := Reader(hostile))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.click(reader, offset=(1, 0))
        assert app.is_running
        assert not FORBIDDEN & set(raw(app))
