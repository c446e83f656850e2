"""One registry: keys, foot, help, palette and README agree because they are made from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from clerk_tui.widgets.actions import (
    ACTIONS,
    GROUPS,
    PARTS,
    Action,
    actions_of,
    bindings_for,
    groups_of,
    help_text,
    key_name,
    key_table,
)
from clerk_tui.widgets.fields import LineField, TextField
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.palette import ActionProvider
from tests.widgets.stage import LARGE, SMALL, Stage, lines, shown

ONLY_ON_SCREEN = {
    "everywhere.back", "everywhere.quit", "field.next", "field.previous", "field.page-down", "field.page-up",
}  # fmt: skip


def test_every_action_has_an_id_of_its_own_and_says_what_it_does() -> None:
    assert [name for name, times in Counter(action.id for action in ACTIONS).items() if times > 1] == []
    for action in ACTIONS:
        assert action.keys and action.name and action.description and action.tooltip, action.id
        assert action.screen in GROUPS, action.id
        assert action.description.endswith("."), action.id


@pytest.mark.parametrize("group", GROUPS)
def test_no_key_does_two_things_in_one_place(group: str) -> None:
    keys = Counter(key for action in actions_of(group) for key in action.keys)
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("screen", ["decision", "import", "today", "history"])
def test_a_screens_own_keys_leave_the_keys_of_everywhere_alone(screen: str) -> None:
    everywhere = {key for action in actions_of("everywhere") for key in action.keys}
    own = {key for action in actions_of(screen) for key in action.keys}
    assert own & everywhere == set()


@pytest.mark.parametrize("screen", PARTS)
def test_a_letter_on_a_screen_is_not_taken_by_the_list_that_has_the_keys(screen: str) -> None:
    in_the_list = {key for part in PARTS[screen] if part in {"list", "reader"} for key in _letters(part)}
    assert _letters(screen) & in_the_list == set()


def _letters(group: str) -> set[str]:
    return {key for action in actions_of(group) for key in action.keys if len(key) == 1}


def test_what_goes_before_a_text_field_is_no_letter_and_has_a_function_key() -> None:
    for action in ACTIONS:
        if action.first:
            assert any(re.fullmatch(r"f\d+", key) for key in action.keys), action.id
            assert all(re.fullmatch(r"f\d+|ctrl\+[a-z]", key) for key in action.keys), action.id


def test_what_changes_or_shows_a_record_has_a_twin_on_the_command_line() -> None:
    for action in actions_of("everywhere", "decision", "import", "field", "date"):
        assert bool(action.twin) != (action.id in ONLY_ON_SCREEN), action.id


def test_the_groups_a_screen_names_exist() -> None:
    assert {part for parts in PARTS.values() for part in parts} <= set(GROUPS)


def test_bindings_carry_id_description_and_tooltip() -> None:
    for action, binding in zip(actions_of("decision"), bindings_for("decision"), strict=True):
        assert isinstance(binding, Binding)
        assert (binding.id, binding.action, binding.tooltip) == (action.id, action.does, action.tooltip)
        assert (binding.priority, binding.description) == (action.first, action.name)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ctrl+r", "Ctrl+R"),
        ("f5", "F5"),
        ("escape", "Esc"),
        ("pageup", "Page Up"),
        ("u", "u"),
        ("?", "?"),
        ("enter", "Enter"),
    ],
)
def test_keys_are_named_as_they_stand_on_the_keyboard(key: str, words: str) -> None:
    assert key_name(key) == words


def test_help_lists_the_screens_own_keys_first() -> None:
    text = help_text("decision")
    assert re.match(r"Decision record\n  Ctrl\+R or F9 {2,}Copy the report's recommendations", text)
    assert [line for line in text.splitlines() if line and not line.startswith(" ")] == [
        GROUPS[group] for group in groups_of("decision")
    ]
    assert max(len(line) for line in text.splitlines()) <= 72
    assert help_text("timetable-row").startswith("In a list\n")


def test_the_key_table_has_a_line_for_every_action() -> None:
    table = key_table()
    rows = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith(("| Key", "| ---"))]
    assert len(rows) == len(ACTIONS)
    assert (
        "| F5 or Ctrl+K | Check | What stands in the way of publishing, heaviest first. | `clerk-tui check REF` |"
        in rows
    )
    assert all(row.count("|") == 5 for row in rows)


class Record(Screen[None]):
    """A decision record in small: what it was told to do, it remembers."""

    group = "decision"
    BINDINGS = bindings_for("decision")

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield LineField("reference", "Reference")
        yield TextField("notes", "Notes")
        yield KeyBar("decision")


def _remember(name: str) -> Callable[[Record], None]:
    return lambda record: record.done.append(name)


for _action in actions_of("decision"):
    setattr(Record, f"action_{_action.does}", _remember(_action.does))


class Program(Stage):
    """An app with the registry's keys and palette."""

    BINDINGS = bindings_for("everywhere")
    COMMANDS = {ActionProvider}

    def action_undo(self) -> None:
        self.answered("undo")

    def action_today(self) -> None:
        self.answered("today")


@pytest.mark.parametrize("part", ["reference", "notes"])
async def test_the_records_keys_work_while_text_is_being_typed(part: str) -> None:
    app = Program()
    async with app.run_test(size=SMALL) as pilot:
        record = Record()
        await app.push_screen(record)
        record.query_one(f"#field-{part}").focus()
        for action in actions_of("decision"):
            await pilot.press(*action.keys)
        assert record.done == [action.does for action in actions_of("decision") for _ in action.keys]
        await pilot.press("u", "1")
        assert app.answers == []
        assert app.typed[-1][1] == "u1"


async def test_plain_letters_work_where_nothing_is_typed() -> None:
    app = Program(KeyBar("today"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("u", "1")
        assert app.answers == ["undo", "today"]


async def test_the_palette_runs_what_the_screen_can_do() -> None:
    app = Program()
    async with app.run_test(size=SMALL) as pilot:
        record = Record()
        await app.push_screen(record)
        await pilot.press("ctrl+p", *"publish")
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)
        assert "Publish" in shown(app)
        assert "F8 or Ctrl+B: Check, then publish" in shown(app)
        await pilot.press("enter", "enter")
        await pilot.pause(0.2)
        assert record.done == ["publish"]


async def test_the_palette_leaves_out_what_nobody_here_can_do() -> None:
    app = Program(KeyBar("today"))
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        assert "Take the last change back" in shown(app)
        assert "Check, then publish" not in shown(app)
        assert "The meetings and their agendas" not in shown(app)


@pytest.mark.parametrize("screen", ["decision", "today"])
@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 10), (10, 5)])
async def test_the_foot_shows_as_many_keys_as_fit_and_always_help(screen: str, size: tuple[int, int]) -> None:
    app = Stage(bar := KeyBar("import"))
    async with app.run_test(size=size) as pilot:
        bar.switch(screen)
        await pilot.pause()
        foot = lines(app)[-1]
        assert len(foot) <= size[0]
        assert foot.endswith("F1 Help")
        first = next(action for group in groups_of(screen) for action in actions_of(group) if action.shown)
        assert foot.startswith(f"{key_name(first.keys[0])} {first.name}") == (size[0] > 10)


@pytest.mark.parametrize("part", ["reference", "notes"])
async def test_while_text_is_being_typed_the_foot_shows_only_keys_that_work_there(part: str) -> None:
    app = Program()
    async with app.run_test(size=(240, 40)) as pilot:
        record = Record()
        await app.push_screen(record)
        record.set_focus(None)
        await pilot.pause()
        assert {"i Import", "? Count", "u Undo", "q Quit"} <= set(re.split(r"\s{2,}", lines(app)[-1].strip()))
        record.query_one(f"#field-{part}").focus()
        await pilot.pause()
        foot = re.split(r"\s{2,}", lines(app)[-1].strip())
        assert {"F2 Count", "F12 Undo", "Esc Back", "F1 Help"} <= set(foot)
        assert not [key for key in foot if len(key.split()[0]) == 1]
        record.set_focus(None)
        await pilot.pause()
        assert "i Import" in lines(app)[-1]


def test_an_action_reads_well() -> None:
    action = Action("x.do-it", ("ctrl+x", "f3"), "Do", "Do it.", "Do it.", "x")
    assert (action.does, action.keys_in_words) == ("do_it", "Ctrl+X or F3")
