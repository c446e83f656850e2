"""Search: everything in the register that holds the words typed, kind by kind; Enter opens the record."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.domain.sought import Found, Hit
from clerk_tui.screens.main_view import MainView, headline
from clerk_tui.services import searching
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.editors import LineEditor
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_COLUMNS = (Column("Ref", 11), Column("Title"), Column("Where the words stand"))
_AFTER = 0.15
"""So many seconds after the last letter the register is searched."""
_MOST = 100
"""How many hits of a kind are listed; nobody reads on behind them, another word is quicker."""
_KEPT = "search"
_NOTHING_YET = "Type a word, a name or a reference."


class SearchScreen(MainView):
    """The words in a line, and below them what holds them. The words stay for the next time."""

    group = "search"
    BINDINGS = bindings_for("search")

    def __init__(self) -> None:
        super().__init__()
        self._below = Words(id="below")
        self.line = LineEditor()
        self.line.placeholder = _NOTHING_YET
        self.table = LineTable(_COLUMNS, empty=_NOTHING_YET)
        self._hits: dict[str, Hit] = {}
        self._waits: Timer | None = None
        self._goes_down = False
        self._total = ""

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.line
        yield self.table
        yield self._below
        yield KeyBar("search")

    def on_mount(self) -> None:
        self.line.put(self.desk.kept.get(_KEPT, ""))
        self.reload()
        self.line.focus()

    def reload(self) -> None:
        """Show the time, and look again: the register may have changed."""
        self.show_head()
        self._look()

    def show_head(self) -> None:
        """The headline, with how many were found."""
        self.head.show(headline(self.office, self.group, self.app.size.width, self._total))

    # Looking for the words

    @on(Input.Changed)
    def _typed(self) -> None:
        self.desk.kept[_KEPT] = self.line.value
        if self._waits is not None:
            self._waits.stop()
        self._waits = self.set_timer(_AFTER, self._look)

    @on(Input.Submitted)
    def _entered(self) -> None:
        """Into the list, as soon as it is that of the words."""
        self._goes_down = True
        self._look()

    @on(LineEditor.Went)
    def _went(self, event: LineEditor.Went) -> None:
        if event.step > 0 and self.table.row_count:
            self.table.focus()

    def _look(self) -> None:
        """Look for the words as typed, where nothing on the screen waits for it."""
        if self._waits is not None:
            self._waits.stop()
            self._waits = None
        office, typed = self.office, self.line.value

        def find() -> Found | None:
            # More was typed while this waited for its turn: what that finds is shown, not this.
            return searching.find(office, typed, _MOST) if typed == self.line.value else None

        def refused(error: ClerkError) -> None:
            if typed == self.line.value:
                self._show(None, _NOTHING_YET if isinstance(error, InputError) and not typed.strip() else str(error))

        self.desk.do(find, lambda found: None if found is None else self._show_found(found, typed), refused)

    def _show_found(self, found: Found, typed: str) -> None:
        if typed == self.line.value:
            self._show(found, f"Nothing in the register holds “{found.words.named}”.")

    def _show(self, found: Found | None, empty: str) -> None:
        if not self.is_mounted:
            return
        key = self.table.cursor_key
        rows = self._rows(found) if found is not None else []
        self._total = f"{found.total:,} found" if found is not None else ""
        self.show_head()
        self.table.show(ListRows(rows), empty=empty)
        if rows and (key is None or str(key) not in self._hits):
            self.table.move_to(1)
        self._say()
        if self._goes_down and rows:
            self.table.focus()
        self._goes_down = False

    def _rows(self, found: Found) -> list[Row]:
        """A heading for each kind with how many there are, and its hits below."""
        self._hits, rows, more = {}, [], searching.left_out(found)
        for kind, count in found.counts.items():
            shown = f"the first {count - more[kind]} of {count:,}" if kind in more else f"{count:,}"
            rows.append(Row(f"={kind}", ("", searching.KINDS[kind], shown), "strong"))
            for hit in found.hits:
                if hit.kind == kind:
                    key = f"{kind} {hit.ref}{' apart' if hit.excerpt is None else ''}"
                    self._hits[key] = hit
                    rows.append(Row(key, (hit.ref, hit.title, f"{hit.field}: {searching.quoted(hit)}")))
        return rows

    # The list

    @property
    def _hit(self) -> Hit | None:
        return self._hits.get(str(self.table.cursor_key))

    @on(LineTable.Moved)
    def _say(self) -> None:
        """Under the list, the hit under the cursor with its day and the text around the words."""
        hit = self._hit
        if hit is None:
            self._below.show("")
            return
        day = f", {format_date(hit.day)}" if hit.day else ""
        self._below.show(join((f"{hit.ref}{day}. ", "bold"), f"{hit.field}: {searching.quoted(hit)}"))

    @on(LineTable.Opened)
    def _opened(self) -> None:
        hit = self._hit
        if hit is None:
            tell(self.app, "This line is a heading; the records stand below it.")
            return
        from clerk_tui.screens.search_opening import open_hit

        open_hit(self, hit)

    @property
    def history_ref(self) -> str:
        """The record under the cursor, whose history H shows."""
        return "" if self._hit is None or " " in self._hit.ref else self._hit.ref

    def action_words(self) -> None:
        """To the words."""
        self.line.focus()

    def do_filter(self) -> None:
        """The same: the words are what narrows this list."""
        self.line.focus()

    def do_ledger(self) -> None:
        """No date is counted here."""
        tell(self.app, "No date is counted here.")

    def leave(self) -> None:
        """Nothing is looked for any more; the words stay."""
        if self._waits is not None:
            self._waits.stop()
