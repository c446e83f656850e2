"""The calendar of a year: bank holidays and the office's own days; adding and taking away with what that would move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import FIRST_YEAR, LAST_YEAR, format_date, format_time, parse_time, short_date
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.domain.text import one_line
from clerk_tui.rules.added_days import Addition, holiday_stays, to_add
from clerk_tui.screens import ledgers
from clerk_tui.screens.asking import forget, left_answers
from clerk_tui.screens.calendar_preview import CalendarPreview
from clerk_tui.screens.paths import file_check
from clerk_tui.screens.questions import Answers, Question, ask_in_turn, choice, line
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import calendar_days
from clerk_tui.services.calendar_days import Preview
from clerk_tui.services.calendar_year import Origin, Year, YearDay, day_line, year_of
from clerk_tui.services.closures import parse_days, read_additions
from clerk_tui.services.office import council_name
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_ABOUT = "a day of the calendar"
_KINDS = (
    (DayKind.BANK_HOLIDAY, "A bank holiday that was proclaimed"),
    (DayKind.CLOSURE, "A closure: the office is shut"),
    (DayKind.HALF_DAY, "A half day: the office shuts early"),
    (DayKind.MOURNING, "A day of mourning"),
    (DayKind.WORKED, "A day worked after all"),
)
_SHORT = {
    DayKind.BANK_HOLIDAY: "Bank holiday",
    DayKind.CLOSURE: "Closed",
    DayKind.HALF_DAY: "Half day",
    DayKind.MOURNING: "Mourning",
    DayKind.WORKED: "Worked",
}

_FROM = {Origin.PUBLISHED: "GOV.UK’s list", Origin.PATTERN: "provisional", Origin.COUNCIL: "council file"}
"""Where a day comes from, for a narrow column; of an office's own day its source, which stands whole at the foot."""


class CalendarScreen(DeskWork[None]):
    """One year of the calendar."""

    group = "calendar"
    BINDINGS = bindings_for("calendar")

    def __init__(self) -> None:
        super().__init__()
        self._year: Year | None = None
        self._file = ""
        self._head = Words(id="head")
        self._table = LineTable(
            [Column("When", 24), Column("Name"), Column("Kind", 12), Column("Source", 14)],
            empty="No day of this year is in the calendar.",
        )
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("calendar")

    def on_mount(self) -> None:
        self._show(self.office.clock.today().year)
        self._table.focus()

    def reload(self) -> None:
        """The same year as the register holds it now."""
        if self._year is not None:
            self._show(self._year.year)

    def _show(self, year: int) -> None:
        found = self._year = year_of(self.office, year)
        said = f"Bank holidays as GOV.UK listed them on {format_date(found.as_of)}; weekends are never worked."
        title = (f"Calendar {year}", "bold")
        self._head.show(
            join(
                (council_name(self.office), "bold"), "  ", title, "\n", (found.horizon, "$text-warning")
                if found.horizon else said,
            )
        )  # fmt: skip
        self._table.show(ListRows([_row(place, day) for place, day in enumerate(found.days)]))
        self._show_detail()

    def _show_day(self, day: date) -> None:
        """The year of a day, with the cursor on it."""
        self._show(day.year)
        assert self._year is not None
        places = [place for place, shown in enumerate(self._year.days) if shown.first <= day <= shown.last]
        self._table.move_to(places[-1] if places else 0)

    @property
    def current(self) -> YearDay | None:
        """The day under the cursor."""
        key = self._table.cursor_key
        return self._year.days[int(key)] if self._year is not None and key is not None else None

    def on_line_table_moved(self) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        self._detail.show(day_line(self.current) if self.current else "")

    def on_line_table_opened(self) -> None:
        self.do_ledger()

    def do_ledger(self) -> None:
        """The counts that run over the day under the cursor; where there is none, the day with its source."""
        day = self.current
        if day is None or self._year is None:
            tell(self.app, "There is no day here to look at.")
            return
        offers = ledgers.touched(self.office, day.first, day.last)
        if offers:
            ledgers.show(self, offers)
            return
        days = "this day" if day.first == day.last else "these days"
        lines = [day_line(day), "", f"No open deadline of this register is counted over {days}."]
        if day.origin is Origin.PUBLISHED:
            lines[1:1] = ["", f"{self._year.source}, as of {format_date(self._year.as_of)}."]
        self.app.push_screen(ShowText("A day of the calendar", "\n".join(lines)))

    def action_previous(self) -> None:
        """The year before."""
        self._go(-1)

    def action_next(self) -> None:
        """The year after."""
        self._go(1)

    def _go(self, step: int) -> None:
        assert self._year is not None
        year = self._year.year + step
        if FIRST_YEAR <= year <= LAST_YEAR:
            self._show(year)
        else:
            tell(self.app, f"The calendar covers the years {FIRST_YEAR} to {LAST_YEAR}.")

    # Adding and taking away

    def action_add(self) -> None:
        """Ask for a day or a period, and show what it would move."""
        self.run_worker(self._ask_and_add(), group="ask", exclusive=True)

    async def _ask_and_add(self) -> None:
        answers, back = left_answers(self, _ABOUT), False
        while await ask_in_turn(self.app, "Add to the calendar", _questions(self), answers, from_last=back):
            given, back = answers.given, False
            first, last = parse_days(given["days"])
            kind = DayKind(given["kind"])
            closes_at = parse_time(given["closes_at"]) if kind is DayKind.HALF_DAY else None
            addition = Addition(first, last, kind, one_line(given["label"]), one_line(given["source"]), closes_at)
            try:
                preview = calendar_days.preview_add(self.office, [addition])
            except ClerkError as error:
                self.desk.refuse(error)
                continue
            if await self.app.push_screen_wait(CalendarPreview(preview)):
                forget(self, _ABOUT)
                self._show_day(preview.add[0].date)
                return
            back = True

    def action_remove(self) -> None:
        """Take the day under the cursor away, after showing what that would move."""
        day = self.current
        if day is None or day.origin is not Origin.OFFICE:
            tell(self.app, self._stays(day))
            return
        self._preview(lambda: calendar_days.preview_remove(self.office, day.first, day.last, day.kind))

    def _stays(self, day: YearDay | None) -> str:
        if day is None:
            return "There is no day here to take away."
        if day.origin is Origin.COUNCIL:
            return f"{format_date(day.first)} stands in the council’s file; change it there."
        return (
            f"{holiday_stays(self.office.calendar(), day.first, day.label)}"
            " If your council works then, a adds it as a day worked after all."
        )

    def _preview(self, make: Callable[[], Preview]) -> None:
        def answered(done: bool | None) -> None:
            if done:
                self.reload()

        self.app.push_screen(CalendarPreview(make()), answered)

    def action_file(self) -> None:
        """Take closures from a file."""
        self.run_worker(self._ask_and_import(), group="ask", exclusive=True)

    async def _ask_and_import(self) -> None:
        sentence = "Which file? A date, or a period from..to, a line, with a label after a comma."
        while True:
            ask = AskLine("Closures from a file", sentence, self._file, check=file_check)
            answer = await self.app.push_screen_wait(ask)
            self._file = ask.typed
            if answer is None:
                return
            try:
                additions = read_additions(Path(answer.strip()).expanduser())
                preview, passed_over = calendar_days.preview_import(self.office, additions)
            except ClerkError as error:
                self.desk.refuse(error)
                continue
            if await self.app.push_screen_wait(CalendarPreview(preview, passed_over)):
                self._show_day(preview.add[0].date)
                return


def _row(place: int, day: YearDay) -> Row:
    style: Any = "strong" if day.origin is Origin.OFFICE else "warn" if day.origin is Origin.PATTERN else ""
    return Row(place, (_when(day), day.label, _SHORT[day.kind], _FROM.get(day.origin, day.source)), style)


def _when(day: YearDay) -> str:
    """`Mon 28 Dec`, `Thu 24 Dec until 13:00`, `Thu 24 Dec to Fri 1 Jan`: the year stands in the heading."""
    first = _in_year(day.first)
    if day.closes_at:
        return f"{first} until {format_time(day.closes_at)}"
    return first if day.first == day.last else f"{first} to {_in_year(day.last)}"


def _in_year(day: date) -> str:
    return short_date(day).rpartition(" ")[0]


def _questions(screen: CalendarScreen) -> tuple[Question, ...]:
    """What is asked for a day; the day is looked at as soon as it is typed."""

    def days_check(text: str, kind: DayKind) -> str | None:
        try:
            first, last = parse_days(text)
            addition = Addition(first, last, kind, "-", "-", parse_time("12:00") if kind is DayKind.HALF_DAY else None)
            to_add(screen.office.calendar(), addition)
        except InputError as error:
            return str(error)
        return None

    def days(title: str, words: str, answers: Answers) -> AskLine:
        kind = DayKind(answers.given["kind"])
        sentence = "Which day? A period is typed like 24/12/2026..1/1/2027."
        return AskLine(title, sentence, words, check=lambda text: days_check(text, kind))

    def closes(title: str, words: str, _: Answers) -> AskLine:
        return AskLine(title, "When does the office shut on that day? Like 13:00.", words, check=_time_check)

    return (
        choice("kind", "What is it?", [(kind.value, words) for kind, words in _KINDS]),
        Question("days", days),
        Question("closes_at", closes, when=lambda answers: answers.given.get("kind") == DayKind.HALF_DAY.value),
        line("label", "What is it called? A count shows this as the reason."),
        line("source", "Where was it announced? The source stays beside the day."),
    )


def _time_check(text: str) -> str | None:
    try:
        parse_time(text)
    except InputError as error:
        return str(error)
    return None
