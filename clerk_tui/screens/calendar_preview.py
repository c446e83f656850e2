"""Before a change of the calendar is accepted: every open deadline that would move, and a choice for each published."""

from __future__ import annotations

from datetime import datetime, time

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import LONDON, format_time, short_date
from clerk_tui.domain.open_deadlines import Move
from clerk_tui.screens import ledgers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.calendar_days import Preview, accept
from clerk_tui.services.open_deadlines import move_line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskReason
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell


class CalendarPreview(DeskWork[bool]):
    """The deadlines that would move, old and new; the answer is whether the change was made."""

    group = "calendar-preview"
    BINDINGS = bindings_for("calendar-preview")

    def __init__(self, preview: Preview, passed_over: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._preview, self._passed_over = preview, passed_over
        self._moved: set[str] = set()
        self._head = Words(id="head")
        self._table = LineTable(
            [Column("Choice", 7), Column("Deadline"), Column("Now", 15), Column("Then", 15), Column("Ref", 5)],
            empty="No open deadline moves. F8 accepts.",
        )
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("calendar-preview")

    def on_mount(self) -> None:
        self._show()
        self._table.focus()

    def _show(self) -> None:
        published = len(self._preview.published)
        n = len(self._preview.moves)
        said = f"{n} open deadline{'s' if n != 1 else ''} would move."
        if published:
            said += " Those published stay as they are unless you choose to move them with Space."
        lines: list[tuple[str, str] | str] = [
            (self._preview.summary, "bold"),
            f"\n{said} F8 accepts, Esc changes nothing.",
        ]
        lines += [(f"\n{warning}", "$text-warning") for warning in (*self._preview.warnings, *self._passed_over[:3])]
        self._head.show(join(*lines))
        self._table.show(ListRows([self._row(place, move) for place, move in enumerate(self._preview.moves)]))
        self._show_detail()

    def _row(self, place: int, move: Move) -> Row:
        choice = ("MOVE" if move.ref in self._moved else "Keep") if move.published else "moves"
        now, then = short_date(move.old), short_date(move.new)
        if move.old == move.new:
            now, then = _clock(move.old_at), _clock(move.new_at)
        cells = (choice, f"{move.what}: {move.title}", now, then, move.ref)
        return Row(place, cells, "strong" if choice == "MOVE" else "warn" if move.note else "")

    @property
    def current(self) -> Move | None:
        """The deadline under the cursor."""
        key = self._table.cursor_key
        return self._preview.moves[int(key)] if key is not None else None

    def on_line_table_moved(self) -> None:
        self._show_detail()

    def on_line_table_opened(self) -> None:
        self.do_ledger()

    def _show_detail(self) -> None:
        self._detail.show(move_line(self.current) if self.current else "")

    def action_choose_move(self) -> None:
        """Keep a published deadline, or move it."""
        move = self.current
        if move is None or not move.published:
            tell(self.app, "This date is not published; it simply follows the calendar.")
            return
        self._moved ^= {move.ref}
        self._show()

    def do_ledger(self) -> None:
        """Both counts behind the deadline under the cursor."""
        move = self.current
        if move is None:
            tell(self.app, "No date is counted here.")
            return
        offers: list[ledgers.Offer] = [
            (f"Now: {short_date(move.old)}", move.old_ledger, ""),
            (f"Then: {short_date(move.new)}", move.new_ledger, move.note),
        ]
        ledgers.show(self, offers)  # type: ignore[arg-type]

    def do_back(self) -> None:
        """Leave; nothing was changed."""
        self.dismiss(False)

    def action_accept(self) -> None:
        """Make the change; of a doubtful day the clerk is asked first why it is added."""
        doubt = self._preview.doubt
        if not doubt:
            self._accept("")
            return
        question = AskReason("A doubtful day", [doubt, "Why is it added all the same?"])
        self.app.push_screen(question, lambda why: self._accept(why) if why else None)

    def _accept(self, despite: str) -> None:
        office, preview = self.office, self._preview
        move = tuple(self._moved)
        keep = tuple(ref for ref in preview.published if ref not in self._moved)

        def done(_: Preview) -> None:
            tell(self.app, f"{preview.summary}. u undoes it.")
            self.dismiss(True)

        self.desk.do(lambda: accept(office, preview, keep=keep, move=move, despite=despite), done)


def _clock(instant: datetime | None) -> str:
    if instant is None:
        return ""
    clock = instant.astimezone(LONDON).time()
    return "end of the day" if clock == time(0) else f"at {format_time(clock)}"
