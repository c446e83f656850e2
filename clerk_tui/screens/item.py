"""One agenda item with its report."""

from __future__ import annotations

from textual.app import ComposeResult

from clerk_tui.register import meetings
from clerk_tui.screens.details import Details
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import decisions, item_details
from clerk_tui.services.disposal_words import item_words
from clerk_tui.services.words import item_marks
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.words import Words, join, tell


def edit_item(screen: DeskWork[None], item_id: int) -> None:
    """Change the fields of an item, one at a time."""
    office = screen.office
    item = meetings.item(office.register, item_id)
    Details(
        screen,
        f"Item {item.number or item.title}",
        item_details.LABELS,
        lambda name: item_details.detail_text(meetings.item(office.register, item_id), name),
        lambda name, text, seen: item_details.set_item(office, item_id, {name: text}, seen={name: seen}),
    ).ask()


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
        yield Reader("\n".join(item_words(self.office, item)[1:]), id="report")
        yield KeyBar("item")

    def on_mount(self) -> None:
        self.reload()
        self.query_one("#report").focus()

    def reload(self) -> None:
        """Show how the item's record stands now."""
        item = meetings.item(self.office.register, self.item_id)
        self.query_one("#report", Reader).show("\n".join(item_words(self.office, item)[1:]))
        record = "There is no decision record yet; Enter begins one."
        if item.decision_id:
            record = f"Record D{item.decision_id}; Enter opens it."
        exempt = " (exempt)" if item.exempt else ""
        said = item_marks(item)[2:]
        marks = f"\n{said[0].upper()}{said[1:]}." if said else ""
        if item.urgent_reason:
            marks += f"\nWhy it is urgent: {item.urgent_reason}"
        self._head.show(join((f"Item {item.number}  {item.title}{exempt}", "bold"), f"\n{record}{marks}"))

    def action_interest(self) -> None:
        """Record an interest that a member declared for this item."""
        from clerk_tui.screens.interests import ask_interest

        item = meetings.item(self.office.register, self.item_id)
        self.run_worker(ask_interest(self, item.meeting_id, item.id), group="ask", exclusive=True)

    def action_committee_report(self) -> None:
        """Open the committee report of the item; where it has none, begin one, or tie one that stands alone."""
        from clerk_tui.screens.committee_report import CommitteeReportScreen
        from clerk_tui.screens.committee_report_acts import report_of_item

        async def run() -> None:
            if (found := await report_of_item(self, self.item_id)) is not None:
                self.app.push_screen(CommitteeReportScreen(found))

        self.app.run_worker(run(), group="ask", exclusive=True)

    def action_edit(self) -> None:
        """Change a field of the item."""
        edit_item(self, self.item_id)

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
