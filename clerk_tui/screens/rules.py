"""The council's rules read back in plain words, generation by generation, with their worked examples."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.council import CallInRule, Unit
from clerk_tui.domain.dates import short_date
from clerk_tui.rules.plain_words import (
    council_lines,
    generation_lines,
    newest_first,
    not_configured,
    not_stated,
    standing,
)
from clerk_tui.rules.worked_examples import Worked, worked
from clerk_tui.screens import ledgers
from clerk_tui.screens.main_view import MainView
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import tell

_BEGIN = (
    "n begins one: it asks how many days, which days, from when, the cut-off, the effect and where the words stand.",
    "e opens the council file, where a rule is written out with its worked examples.",
    "o shows the rules of the councils that come with the program.",
    "Nothing is assumed meanwhile: no call-in date is shown for this council.",
)


class RulesScreen(MainView):
    """Generations above, the chosen one in words, its worked examples below."""

    group = "rules"
    BINDINGS = bindings_for("rules")

    def __init__(self) -> None:
        super().__init__()
        self._rules: list[CallInRule] = []
        self._examples: list[Worked] = []
        self._shown = ""
        self._generations = LineTable(
            [Column("Holds"), Column("Requests", 28), Column("How sure", 12)],
            empty="No call-in rule is configured.",
            id="generations",
        )
        self._text = Reader(id="rule")
        self._table = LineTable(
            [Column("Published", 15), Column("Closes", 15), Column("In effect", 15), Column("Counted"),
             Column("Agrees", 6)],
            empty="No worked example proves this rule yet; x adds one.", id="examples",
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        yield self.head
        yield self._generations
        yield self._text
        yield self._table
        yield KeyBar("rules")

    def on_mount(self) -> None:
        self.reload()
        (self._generations if self._rules else self._text).focus()

    @property
    def current(self) -> CallInRule | None:
        """The generation under the cursor."""
        key = self._generations.cursor_key
        return self._rules[int(key)] if key is not None else None

    @property
    def example(self) -> Worked | None:
        """The worked example under the cursor."""
        key = self._table.cursor_key
        return self._examples[int(key)] if key is not None else None

    def reload(self) -> None:
        """Show the rules as the register's council file states them now."""
        self.show_head()
        council, today = self.office.council(), self.office.clock.today()
        self._rules = newest_first(council)
        rows = [
            Row(place, (_holds(rule, standing(council, rule, today)), _requests(rule), _sure(rule)))
            for place, rule in enumerate(self._rules)
        ]
        self._generations.show(ListRows(rows))
        self._generations.styles.height = min(max(len(rows), 1), 3) + 1
        self._show_rule()

    @on(LineTable.Moved, "#generations")
    def _show_rule(self) -> None:
        """The words and the examples of the generation under the cursor; the place in the text stays on a reload."""
        council, rule = self.office.council(), self.current
        if rule is None:
            lines, self._examples = [not_configured(council), "", *_BEGIN], []
        else:
            lines, self._examples = [*generation_lines(council, rule), not_stated(rule)], worked(council, rule)
        text = "\n".join([*lines, "", "Beside call-in:", *council_lines(council)])
        if text != self._shown:
            self._shown = text
            self._text.show(text)
        self._table.show(ListRows([_row(place, found) for place, found in enumerate(self._examples)]))
        if rule is None and self._table.has_focus:
            # A list that is not shown would take the focus with it.
            self._text.focus()
        self._table.display = rule is not None
        self._table.styles.height = min(max(len(self._examples), 1), 5) + 2

    @on(LineTable.Opened, "#generations")
    def _read(self) -> None:
        self._text.focus()

    @on(LineTable.Opened, "#examples")
    def do_ledger(self) -> None:
        """The counts behind the example under the cursor."""
        found = self.example
        if found is None:
            tell(self.app, "There is no worked example to count yet; x adds one.")
        elif found.window is None:
            tell(self.app, f"This example cannot be counted: {found.problem}", severity="warning")
        else:
            ledgers.show(
                self,
                [
                    ("When requests close", found.window.closes_ledger, ""),
                    ("The first day of effect", found.window.effective_ledger, ""),
                ],
            )

    def action_edit(self) -> None:
        """The council file, on the line where the chosen generation begins."""
        from clerk_tui.screens.rule_file import open_file
        from clerk_tui.services.rulebook import line_of

        open_file(self, line=line_of(self.office, self.current))

    def action_change(self) -> None:
        """One of the usual keys of the chosen generation."""
        from clerk_tui.screens.rule_questions import change

        if self.current is None:
            tell(self.app, "There is no rule to change yet; n begins one.")
        else:
            change(self, self.current)

    def action_generation(self) -> None:
        """A new generation from a day; where there is no rule yet, its beginning."""
        from clerk_tui.screens.rule_questions import begin, new_generation

        if self.current is None:
            begin(self)
        else:
            new_generation(self, self.current)

    def action_example(self) -> None:
        """Ask for a worked example of the chosen generation."""
        from clerk_tui.screens.rule_questions import new_example

        if self.current is None:
            tell(self.app, "There is no rule to prove yet; n begins one.")
        else:
            new_example(self, self.current)

    def action_law(self) -> None:
        """The rules of the law."""
        from clerk_tui.rules.law_words import law_lines
        from clerk_tui.widgets.dialogs import ShowText

        self.app.push_screen(ShowText("The law behind the dates", "\n".join(law_lines())))

    def action_calendar(self) -> None:
        """The office's calendar."""
        from clerk_tui.screens.calendar import CalendarScreen

        self.app.push_screen(CalendarScreen())

    def action_councils(self) -> None:
        """The rules of the councils that ship."""
        from clerk_tui.screens.councils import CouncilsScreen

        self.app.push_screen(CouncilsScreen())


def _holds(rule: CallInRule, stands: str) -> str:
    """The dates, and how the rule stands today: `from Thu 20 May 2027 (not yet)`; what has run out shows by its day."""
    if rule.valid_to and stands == "no longer":
        first = f"{short_date(rule.valid_from)} to" if rule.valid_from else "until"
        return f"{first} {short_date(rule.valid_to)}"
    if rule.valid_to and stands == "in force":
        return f"until {short_date(rule.valid_to)} ({stands})"
    return f"from {short_date(rule.valid_from)} ({stands})" if rule.valid_from else f"no first or last day ({stands})"


def _requests(rule: CallInRule) -> str:
    kind = ("clear " if rule.clear else "") + ("working " if rule.unit is Unit.WORKING else "")
    return f"{rule.days} {kind}day{'' if rule.days == 1 else 's'}" + (f", {rule.cutoff:%H:%M}" if rule.cutoff else "")


def _sure(rule: CallInRule) -> str:
    return "its own text" if rule.certainty == "local" else "inferred"


def _row(place: int, found: Worked) -> Row:
    example, window = found.example, found.window
    days = [short_date(day) if day else "—" for day in (example.published, example.closes, example.effective)]
    if window is None:
        return Row(place, (*days, "cannot be counted", "NO"), "urgent")
    if found.agrees:
        return Row(place, (*days, "the same", "yes"))
    wrong = window.closes if example.closes not in (None, window.closes) else window.effective
    return Row(place, (*days, short_date(wrong), "NO"), "urgent")
