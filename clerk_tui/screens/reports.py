"""The reports that the council keeps, the newest first: those of executive members, and those of committees."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import short_date
from clerk_tui.register import committee_reports
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.main_view import MainView, headline
from clerk_tui.screens.member_report_questions import draft_report
from clerk_tui.services.reports import member_report
from clerk_tui.services.reports.member_report_words import state_of_listed
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, tell

_COLUMNS = (Column("Date", 15), Column("Report"), Column("To", 18), Column("Ref", 5))
_NONE = "No reports. a drafts a member's, c begins a committee's, i reads a file."


class ReportsScreen(FilteredList, MainView):
    """The list; Enter opens one."""

    group = "reports"
    BINDINGS = bindings_for("reports")

    def __init__(self) -> None:
        super().__init__()
        self.table = LineTable(_COLUMNS, empty=_NONE)
        self._below = Words(id="below")
        self._said: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.filter
        yield self.table
        yield self._below
        yield KeyBar("reports")

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    def show_head(self) -> None:
        """The headline; no number key leads here, so the list says what it is."""
        self.head.show(headline(self.office, self.group, self.app.size.width))

    def reload(self) -> None:
        """Show the time and the list anew."""
        self.show_head()
        self.show_list()

    def show_list(self) -> None:
        """Those that hold the words of the filter."""
        rows = [*self._of_members(), *self._of_committees()]
        empty = f"No line holds “{self.sought}”." if self.sought else _NONE
        self.table.show(ListRows([row for _, row in sorted(rows, key=lambda one: one[0], reverse=True)]), empty=empty)
        self._say()

    def _of_members(self) -> list[tuple[str, Row]]:
        """Each with the day that it is sorted by."""
        found = []
        for one in member_report.listed(self.office, self.sought):
            cells = (short_date(one.reported_on), f"{one.portfolio}, {one.member or 'nobody'}", one.body, one.ref)
            self._said[one.ref] = f"Executive member's report. {state_of_listed(one)}."
            found.append((one.reported_on.isoformat(), Row(one.ref, cells, "" if one.published else "muted")))
        return found

    def _of_committees(self) -> list[tuple[str, Row]]:
        """The same; a report without a day stands first, for somebody has to find it one."""
        found = []
        for one in committee_reports.listed(self.office.register, self.sought):
            ref = f"N{one.id}"
            cells = (short_date(one.day) if one.day else "no day", one.title, one.body, ref)
            tied = f"of agenda item I{one.item_id}" if one.item_id else "standing alone"
            self._said[ref] = f"Committee report, {tied}."
            found.append((one.day.isoformat() if one.day else "9999", Row(ref, cells)))
        return found

    @on(LineTable.Moved)
    def _say(self) -> None:
        """Under the list, what the report under the cursor is and how it stands."""
        key = self.table.cursor_key
        self._below.show("" if key is None else self._said.get(str(key), ""))

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        ref = str(event.key)
        if ref.startswith("E"):
            from clerk_tui.screens.member_report import MemberReportScreen

            self.app.push_screen(MemberReportScreen(int(ref[1:])))
        else:
            from clerk_tui.screens.committee_report import CommitteeReportScreen

            self.app.push_screen(CommitteeReportScreen(int(ref[1:])))

    def do_back(self) -> None:
        """Take the filter away, or go back."""
        if not self.close_filter():
            self.desk.leave_screen()
            self.desk.refresh_screens()

    def do_ledger(self) -> None:
        """No date here is counted."""
        tell(self.app, "The day of a report is entered, not counted; Enter opens the report.")

    def action_draft(self) -> None:
        """Draft an executive member's report and open it."""
        from clerk_tui.screens.member_report import MemberReportScreen

        async def run() -> None:
            if (found := await draft_report(self)) is not None:
                self.app.push_screen(MemberReportScreen(found.id))
                tell(self.app, f"{found.ref} is drafted. u takes it back.")

        self.app.run_worker(run(), group="ask", exclusive=True)

    def action_begin(self) -> None:
        """Begin a committee report and open it."""
        from clerk_tui.screens.committee_report import CommitteeReportScreen
        from clerk_tui.screens.committee_report_acts import ask_begin

        async def run() -> None:
            if (found := await ask_begin(self)) is not None:
                self.app.push_screen(CommitteeReportScreen(found.id))
                tell(self.app, f"Committee report {found.ref} is begun. F12 undoes it.")

        self.app.run_worker(run(), group="ask", exclusive=True)
