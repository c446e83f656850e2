"""Text from outside is shown as it is, and never obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.widgets import OptionList, Static

from clerk_tui.domain.text import clean, one_line, tidy
from clerk_tui.widgets.words import ScrubFilter, Words, join, option, say, tell
from tests.widgets.stage import FORBIDDEN, HOSTILE, SMALL, Stage, lines, raw, shown


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_title_is_read_whole_and_does_nothing(text: str) -> None:
    words = Words(text)
    app = Stage(words)
    async with app.run_test(size=SMALL) as pilot:
        first = clean(text).split("\n")[0].expandtabs()
        assert lines(app)[0] == first.rstrip()
        assert not FORBIDDEN & set(raw(app))
        await pilot.click(words, offset=(1, 0))
        await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_notice_is_only_read(text: str) -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        tell(app, text, title=text, severity="error")
        await pilot.pause()
        begins = clean(text).split("\n")[0].split("\t")[0][:20].strip()
        assert shown(app).count(begins) == 2
        assert not FORBIDDEN & set(raw(app))


async def test_a_widget_that_cleans_nothing_still_cannot_reach_the_terminal() -> None:
    careless = Static("a\x1b]2;PWNED\x1b\\b \x9b31m \u202e \ud800 end", markup=False)
    app = Stage(careless)
    async with app.run_test(size=SMALL):
        assert "\x1b" in str(careless.content)
        assert lines(app)[0] == "a]2;PWNED\\b 31m  � end"


def test_the_scrub_keeps_a_line_as_wide_as_it_was() -> None:
    text = "字 \x1b[2J \u202e ok \ud800"
    (segment,) = ScrubFilter().apply([Segment(text)], Color(0, 0, 0))
    assert cell_len(segment.text) == cell_len(text)
    assert segment.text == "字 [2J  ok �"


def test_the_scrub_leaves_honest_lines_and_the_terminals_own_controls_alone() -> None:
    honest = [Segment("Ÿ “字” 👩‍👧"), Segment("x")]
    assert ScrubFilter().apply(honest, Color(0, 0, 0)) is honest
    control = Segment("\x1b[0m", None, [(1,)])  # type: ignore[list-item]
    assert ScrubFilter().apply([control, Segment("\x1b")], Color(0, 0, 0))[0] is control


def test_words_are_joined_without_being_read() -> None:
    content = join("[b]", ("[/]", "bold"), say(" x\x1b", "italic"))
    assert content.plain == "[b][/] x�"
    assert len(content.spans) == 2


async def test_words_can_say_something_else() -> None:
    words = Words("first")
    app = Stage(words)
    async with app.run_test(size=SMALL) as pilot:
        words.show("[second]\nand a third")
        await pilot.pause()
        assert lines(app)[:2] == ["[second]", "and a third"]


async def test_an_option_shows_its_brackets() -> None:
    app = Stage(OptionList(option("[Cabinet] [/]", "key")))
    async with app.run_test(size=SMALL):
        assert "[Cabinet] [/]" in shown(app)


@pytest.mark.parametrize(
    "unseen",
    ["\u200b", "\u2060", "\ufeff", "\u180e", "\u00ad", "\u034f", "\u2063", "\u3164", "\U000e0041", "\u200d", "\u200c"],
)
def test_what_has_no_width_does_not_make_two_titles_of_one(unseen: str) -> None:
    assert clean(f"Salary of{unseen} the Di{unseen}rector{unseen}{unseen}") == "Salary of the Director"
    assert one_line(f"{unseen}Benson") == tidy(f"{unseen}Benson") == "Benson"


@pytest.mark.parametrize(
    "needed",
    [
        "क्\u200dष",
        "می\u200cخواهم",
        "ന്\u200d",
        "👩\u200d👧",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_a_joiner_or_tag_that_a_script_or_sign_needs_stays(needed: str) -> None:
    assert clean(f"Item {needed} here") == f"Item {needed} here"


def test_a_joiner_typed_by_itself_is_kept_until_what_stands_before_it_is_known() -> None:
    assert clean("\u200c") == "\u200c"


def test_a_letter_and_its_accent_are_the_letter_with_an_accent() -> None:
    assert clean("Zoe\u0308 Lle\u0302n") == "Zoë Llên" == clean("Zoë Llên")


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    for reading in (clean, one_line, tidy):
        assert reading(reading(text)) == reading(text)
