"""The actions registry: bindings, foot of the screen, help, palette and the README's key table come from this list.

An action's id is `group.name`; Textual runs its `action_name` (with `_` for `-`) on the focused part, the screen or
the app.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from clerk_tui.widgets.cells import hang


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a clerk can do.

    `name` is for the foot of the screen, `description` the sentence for palette and help, `tooltip` what else to know.
    `screen` is the group it belongs to, `twin` the command line's words for it (empty where only a screen has it).
    `first` gives its keys precedence over those of a text field; `shown` puts it on the foot of the screen.
    """

    id: str
    keys: tuple[str, ...]
    name: str
    description: str
    tooltip: str
    screen: str
    twin: str = ""
    first: bool = False
    shown: bool = True

    @property
    def does(self) -> str:
        """The name of the Textual action."""
        return self.id.rpartition(".")[2].replace("-", "_")

    @property
    def keys_in_words(self) -> str:
        """`F5 or Ctrl+K`."""
        return " or ".join(key_name(key) for key in self.keys)


GROUPS = {
    "everywhere": "Everywhere",
    "meeting": "Meeting",
    "item": "Agenda item",
    "decision": "Decision record",
    "check": "Publish check",
    "import": "Import preview",
    "list": "In a list",
    "field": "In a form",
    "line": "In a line of text",
    "date": "In a date",
    "choice": "In a choice",
    "ticks": "In a list of names",
    "ledger": "In a count",
    "reader": "In a text",
    "text": "Where a text is shown",
    "confirm": "In a question",
    "choose": "Where one of several is chosen",
    "entry": "Where a line is asked for",
    "passage": "Where a reason is asked for",
}
"""Every group of actions with its heading, in the order of the key table."""

PARTS: dict[str, tuple[str, ...]] = {
    "welcome": ("list",),
    "today": ("list",),
    "meetings": ("list",),
    "decisions": ("list",),
    "meeting": ("list",),
    "decision": ("field", "line", "date", "choice", "ticks"),
    "check": ("list",),
    "import": ("list",),
    "call-in": ("list",),
    "history": ("list",),
}
"""The groups whose keys a screen has besides its own and those that hold everywhere."""


def _a(id: str, keys: str, name: str, description: str, *, more: str = "", twin: str = "", marks: str = "") -> Action:
    """One line of the table; marks: `first` and `quiet` (left out of the foot)."""
    return Action(
        id=id,
        keys=tuple(keys.split()),
        name=name,
        description=description,
        tooltip=more or description,
        screen=id.partition(".")[0],
        twin=twin,
        first="first" in marks,
        shown="quiet" not in marks,
    )


# fmt: off
ACTIONS: tuple[Action, ...] = (
    _a("everywhere.today", "1", "Today", "What is due, overdue first.", twin="today", marks="quiet"),
    _a("everywhere.meetings", "2", "Meetings", "The meetings and their agendas.", twin="meetings", marks="quiet"),
    _a("everywhere.decisions", "3", "Decisions", "All decision records, the newest first.", twin="decisions",
       marks="quiet"),
    _a("everywhere.call-in", "4", "Call-in", "The call-in windows and the time left in each.", twin="call-ins",
       marks="quiet"),
    _a("everywhere.history", "5", "History", "Every change: who, when and what.", twin="history [REF]",
       marks="quiet"),
    _a("everywhere.import", "i", "Import", "Read an agenda pack and see what it would give.", twin="import FILE"),
    _a("everywhere.filter", "/", "Filter", "Show only the lines that hold these words.", twin="decisions --find TEXT"),
    _a("everywhere.ledger", "? f2", "Count", "How the date under the cursor was counted.", twin="count RULE …",
       more="Every day, counted or not, why, and the paragraph behind it."),
    _a("everywhere.undo", "u f12", "Undo", "Take the last change back, as a new change.", twin="undo"),
    _a("everywhere.back", "escape", "Back", "Back to where you came from; nothing is lost."),
    _a("everywhere.rehearse", "ctrl+t", "Another day", "Rehearse another day.", twin="--now INSTANT", marks="quiet",
       more="In the demo, or when started with --now; shown on the screen while in force."),
    _a("everywhere.command-palette", "ctrl+p", "Palette", "Find an action by its name.", twin="--help", marks="quiet"),
    _a("everywhere.help", "f1", "Help", "The keys of this screen and what they do.", twin="--help"),
    _a("everywhere.quit", "q", "Quit", "Leave the program; Ctrl+Q from inside a field.",
       more="Nothing is asked: everything is saved."),

    _a("meeting.agenda-date", "a", "Agenda published", "When the agenda was published at both places.",
       twin="meeting set ID agenda_on=DATE"),
    _a("meeting.source", "s", "Source", "The document this meeting was imported from.", twin="meeting source ID"),

    _a("item.record", "enter d", "Record", "Open the decision record of this item; begin it if there is none.",
       twin="decision add ITEM"),

    _a("decision.copy-recommendations", "ctrl+r f9", "Copy", twin="decision copy REF", marks="first",
       description="Copy the report's recommendations into the decision as the resolution.",
       more="The council's own words stand before them."),
    _a("decision.copy-reasons", "f3 ctrl+o", "Reasons", twin="decision copy REF --reasons", marks="first quiet",
       description="Copy the report's reasons and other options into the fields that are empty."),
    _a("decision.report", "f4", "Report", "The report of this item, to read beside the record.", twin="item ID",
       marks="first"),
    _a("decision.check", "f5 ctrl+k", "Check", "What stands in the way of publishing, heaviest first.",
       more="Each finding names its authority; Enter goes to the field.", twin="check REF", marks="first"),
    _a("decision.route", "f6 ctrl+g", "Route", "How a key decision came to be taken lawfully.", marks="first",
       more="28 clear days' notice (regulation 9), general exception (regulation 10), special urgency (regulation 11).",
       twin="decision route REF KIND FIELD=VALUE"),
    _a("decision.notice", "f7 ctrl+n", "Notice", "Write the decision notice as HTML and text into a folder.",
       more="Nothing exempt can be in it.", twin="notice REF FOLDER", marks="first"),
    _a("decision.publish", "f8 ctrl+b", "Publish", "Check, then publish: the record freezes and call-in starts to run.",
       more="A blocker stops it unless it is overridden with a reason that stays on the record.",
       twin="publish REF [--override ID=REASON …]", marks="first"),

    _a("check.override", "o", "Override", "Go past this blocker with a reason that stays on the record.",
       twin="decision override REF ID=REASON"),
    _a("check.close", "escape q f5", "Close", "Back to the record."),

    _a("import.accept", "f8 ctrl+b", "Accept", "Take what is shown into the register.", twin="import FILE",
       marks="first"),
    _a("import.correct", "ctrl+e f9", "Correct", "Correct the line under the cursor before it is taken.",
       twin="import FILE --body TEXT --date DAY", marks="first"),

    _a("list.up", "up k", "Up", "One line up.", marks="quiet"),
    _a("list.down", "down j", "Down", "One line down.", marks="quiet"),
    _a("list.page-up", "pageup", "Page up", "One page up.", marks="quiet"),
    _a("list.page-down", "pagedown", "Page down", "One page down.", marks="quiet"),
    _a("list.first", "home", "First", "To the first line.", marks="quiet"),
    _a("list.last", "end", "Last", "To the last line.", marks="quiet"),
    _a("list.open", "enter", "Open", "Open the line under the cursor."),

    _a("field.save", "ctrl+s", "Save", "Save this field now.", twin="decision set REF FIELD=VALUE",
       more="Leaving a field saves it too."),
    _a("field.next", "tab", "Next field", "The field below; this one is saved.", marks="quiet"),
    _a("field.previous", "shift+tab", "Field before", "The field above; this one is saved.", marks="quiet"),
    _a("line.previous", "up", "Up", "The field above.", marks="quiet"),
    _a("line.next", "down", "Down", "The field below; this one is saved.", marks="quiet"),
    _a("line.submit", "enter", "Next field", "The field below; this one is saved.", marks="quiet"),
    _a("date.ask", "? f2", "Count", "How this date was counted, day by day.", twin="count RULE …"),
    _a("choice.yes", "y", "Yes", "Answer yes.", marks="quiet"),
    _a("choice.no", "n", "No", "Answer no.", marks="quiet"),
    _a("choice.next", "enter", "Next field", "The field below; this one is saved.", marks="quiet"),
    _a("choice.clear", "backspace delete", "No answer", "Take the answer away.", marks="quiet"),
    _a("choice.right", "right space", "Right", "The next answer.", marks="quiet"),
    _a("choice.left", "left", "Left", "The answer before.", marks="quiet"),
    _a("ticks.up", "up k", "Up", "One name up.", marks="quiet"),
    _a("ticks.down", "down j", "Down", "One name down.", marks="quiet"),
    _a("ticks.tick", "space", "Tick", "Tick the name, or take the tick away."),
    _a("ticks.next", "enter", "Next field", "The field below; this one is saved.", marks="quiet"),
    _a("ticks.all", "a", "All", "Tick every name."),
    _a("ticks.none", "n", "None", "Take every tick away."),

    _a("ledger.close", "escape q ? f2", "Close", "Close the count."),
    _a("reader.up", "up k", "Up", "One line up.", marks="quiet"),
    _a("reader.down", "down j", "Down", "One line down.", marks="quiet"),
    _a("reader.page-up", "pageup", "Page up", "One page up.", marks="quiet"),
    _a("reader.page-down", "pagedown space", "Page down", "One page down.", marks="quiet"),
    _a("reader.first", "home", "First", "To the top.", marks="quiet"),
    _a("reader.last", "end", "Last", "To the foot.", marks="quiet"),
    _a("text.close", "escape q f1", "Close", "Close the text."),
    _a("confirm.yes", "y", "Yes", "Yes, do it."),
    _a("confirm.no", "escape n q", "No", "No, leave it as it is."),
    _a("choose.close", "escape q", "Leave it", "Choose nothing."),
    _a("entry.close", "escape f4", "Leave it", "Leave it as it was."),
    _a("passage.accept", "ctrl+s f8", "Accept", "Take the words as they stand."),
    _a("passage.close", "escape f4", "Leave it", "Leave it as it was."),
)
# fmt: on

_KEY_NAMES = {"escape": "Esc", "pageup": "Page Up", "pagedown": "Page Down", "delete": "Del"}


def key_name(key: str) -> str:
    """A key as a clerk reads it: `Ctrl+R`, `F5`, `Esc`; a single character stays as it is typed."""
    return "+".join(
        part if part == key and len(key) == 1 else _KEY_NAMES.get(part, part.capitalize()) for part in key.split("+")
    )


def actions_of(*groups: str) -> Iterator[Action]:
    """The actions of some groups, in the order of the table."""
    return (action for group in groups for action in ACTIONS if action.screen == group)


def bindings_for(screen: str) -> list[BindingType]:
    """The bindings of one group, for a `BINDINGS` list; those of `everywhere` belong to the app."""
    return [
        Binding(
            key=",".join(action.keys),
            action=action.does,
            description=action.name,
            tooltip=action.tooltip,
            show=action.shown,
            priority=action.first,
            id=action.id,
        )
        for action in actions_of(screen)
    ]


def groups_of(screen: str) -> tuple[str, ...]:
    """The groups whose keys hold on a screen, its own first."""
    own = (screen,) if screen in GROUPS and screen != "everywhere" else ()
    return (*own, *PARTS.get(screen, ()), "everywhere")


def help_text(screen: str, width: int = 72) -> str:
    """The keys of a screen, in plain text: a heading for each group and a line or two for each action."""
    blocks = []
    for group in groups_of(screen):
        actions = list(actions_of(group))
        room = max(len(action.keys_in_words) for action in actions)
        lines = [
            line for action in actions for line in hang(f"  {action.keys_in_words:{room}}  ", action.description, width)
        ]
        blocks.append("\n".join([GROUPS[group], *lines]))
    return "\n\n".join(blocks)


def key_table() -> str:
    """The README's key table, in Markdown: one table for each group."""
    blocks = []
    for group, heading in GROUPS.items():
        rows = [
            f"| {action.keys_in_words} | {action.name} | {action.description} | {_twin(action)} |"
            for action in actions_of(group)
        ]
        blocks.append(
            "\n".join([f"### {heading}", "", "| Key | | | Command line |", "| --- | --- | --- | --- |", *rows])
        )
    return "\n\n".join(blocks) + "\n"


def _twin(action: Action) -> str:
    return f"`clerk-tui {action.twin}`" if action.twin else ""
