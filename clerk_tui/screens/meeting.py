"""One meeting with its agenda, and one agenda item with its report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.meeting import AgendaItem
from clerk_tui.register import decisions as records
from clerk_tui.register import meetings
from clerk_tui.rules.calendar import horizon
from clerk_tui.screens import ledgers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import decisions
from clerk_tui.services.words import item_lines
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskDate, Moment, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell


def ask_agenda_date(screen: DeskWork[None], meeting_id: int, then: Callable[[], None]) -> None:
    """Ask when a meeting's agenda was published and record it."""
    office = screen.office
    meeting = meetings.meeting(office.register, meeting_id)

    def not_after(day: date, _: object) -> str | None:
        return None if day <= meeting.day else f"That is after the meeting of {format_date(meeting.day)}."

    def chosen(moment: Moment | None) -> None:
        if moment is not None:
            day = moment[0]
            screen.desk.do(lambda: decisions.set_agenda_date(office, meeting_id, day), lambda _: then())

    shown = format_date(meeting.agenda_on) if meeting.agenda_on else ""
    sentence = "When was the agenda published, at the offices and on the website? The later of the two counts."
    screen.app.push_screen(AskDate("Agenda published", sentence, shown, check=not_after), chosen)


class MeetingScreen(DeskWork[None]):
    """A meeting and its agenda."""

    group = "meeting"
    BINDINGS = bindings_for("meeting")

    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id
        self._head = Words(id="head")
        columns = [Column("Item", 6), Column("Title"), Column("Pages", 9), Column("Record", 16)]
        self._table = LineTable(columns, empty="The agenda has no items.")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield KeyBar("meeting")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    def reload(self) -> None:
        """Show the meeting as the register holds it now."""
        register = self.office.register
        meeting = meetings.meeting(register, self.meeting_id)
        at = f" at {format_time(meeting.starts)}" if meeting.starts else ""
        agenda = ledgers.agenda(self.office, meeting)
        published = f"published {format_date(meeting.agenda_on)}" if meeting.agenda_on else "publication date not known"
        due_by = format_date(agenda[1].working_answer)
        beyond = horizon(self.office.calendar(), meeting.day)
        members = ", ".join(member.name for member in meeting.members) or "none stated"
        self._head.show(
            join(
                (f"M{meeting.id}  {meeting.body}, {format_date(meeting.day)}{at}", "bold"),
                f"\n{meeting.venue or 'Venue not stated'}\nAgenda {published}; due by {due_by}\nSummoned: {members}",
                (f"\n{beyond}" if beyond else "", "$text-warning"),
            )
        )
        items = meetings.items(register, self.meeting_id)
        self._table.show(ListRows([self._row(item) for item in items]))

    def _row(self, item: AgendaItem) -> Row:
        pages = f"{item.pages[0]} to {item.pages[1]}" if item.pages else item.size.removeprefix("PDF ")
        record = ""
        if item.decision_id is not None:
            decision = records.decision(self.office.register, item.decision_id)
            state = "decided" if decision.decided_on and decision.status == "draft" else decision.status
            record = f"D{item.decision_id} {state}"
        exempt = " (exempt)" if item.exempt else ""
        return Row(item.id, (item.number, item.title + exempt, pages, record))

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        self.app.push_screen(ItemScreen(int(event.key)))

    def action_agenda_date(self) -> None:
        """Record when the agenda was published."""
        ask_agenda_date(self, self.meeting_id, self.reload)

    def action_source(self) -> None:
        """Read the document the meeting came from."""
        text = meetings.source_text(self.office.register, self.meeting_id)
        self.app.push_screen(ShowText("Source", text or "This meeting was not imported from a document."))

    def action_interests(self) -> None:
        """The interests declared here."""
        from clerk_tui.screens.interests import InterestsScreen

        self.app.push_screen(InterestsScreen(self.meeting_id))

    def action_plan(self) -> None:
        """Every gate of this meeting."""
        from clerk_tui.screens.planner import PlannerScreen

        self.app.push_screen(PlannerScreen(f"M{self.meeting_id}"))

    def do_ledger(self) -> None:
        """The count behind the agenda's last day."""
        ledgers.show(self, [ledgers.agenda(self.office, meetings.meeting(self.office.register, self.meeting_id))])


class ItemScreen(DeskWork[None]):
    """An agenda item and its report, whole."""

    group = "item"
    BINDINGS = bindings_for("item")

    def __init__(self, item_id: int) -> None:
        super().__init__()
        self.item_id = item_id
        self._head = Words(id="head")

    def compose(self) -> ComposeResult:
        item = meetings.item(self.office.register, self.item_id)
        yield self._head
        yield Reader("\n".join(item_lines(item)[1:]), id="report")
        yield KeyBar("item")

    def on_mount(self) -> None:
        self.reload()
        self.query_one("#report").focus()

    def reload(self) -> None:
        """Show how the item's record stands now."""
        item = meetings.item(self.office.register, self.item_id)
        record = "There is no decision record yet; Enter begins one."
        if item.decision_id:
            record = f"Record D{item.decision_id}; Enter opens it."
        exempt = " (exempt)" if item.exempt else ""
        self._head.show(join((f"Item {item.number}  {item.title}{exempt}", "bold"), f"\n{record}"))

    def action_interest(self) -> None:
        """Record an interest that a member declared for this item."""
        from clerk_tui.screens.interests import ask_interest

        item = meetings.item(self.office.register, self.item_id)
        self.run_worker(ask_interest(self, item.meeting_id, item.id), group="ask", exclusive=True)

    def action_record(self) -> None:
        """Open the item's decision record; begin it if there is none."""
        office, item_id = self.office, self.item_id
        item = meetings.item(office.register, item_id)
        if item.decision_id is not None:
            self.open_ref(f"D{item.decision_id}")
            return

        def begun(decision_id: int) -> None:
            tell(self.app, f"Record D{decision_id} is begun. F12 undoes it.")
            self.open_ref(f"D{decision_id}")

        self.desk.do(lambda: decisions.start(office, item_id), begun)
