"""What a clerk can do in the parts of a screen: lists, forms, texts and questions."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

# fmt: off
PART_ACTIONS: tuple[Action, ...] = (
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
    _a("field.page-down", "pagedown", "Page down", "On by a page of the form.", marks="quiet"),
    _a("field.page-up", "pageup", "Page up", "Back by a page of the form.", marks="quiet"),
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
    _a("choose.yes", "y", "Yes", "Choose yes, where that is one of the answers.", marks="quiet"),
    _a("choose.no", "n", "No", "Choose no, where that is one of the answers.", marks="quiet"),
    _a("choose.close", "escape q", "Leave it", "Choose nothing."),
    _a("entry.close", "escape f4", "Leave it", "Leave it as it was."),
    _a("passage.accept", "ctrl+s f8", "Accept", "Take the words as they stand."),
    _a("passage.close", "escape f4", "Leave it", "Leave it as it was."),
)
# fmt: on
