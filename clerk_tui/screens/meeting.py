"""One meeting with its agenda."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.meeting import AgendaItem
from clerk_tui.register import decisions as records
from clerk_tui.register import meetings
from clerk_tui.rules.calendar import horizon
from clerk_tui.screens import ledgers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.actions.carrying import offer_words
from clerk_tui.services.meeting_words import status_words
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell


def ask_agenda_date(screen: DeskWork[None], meeting_id: int, then: Callable[[], None]) -> None:
    """Ask when a meeting's agenda was published, at each of the two places, and record it."""
    from clerk_tui.screens.agenda_work import agenda_published

    async def run() -> None:
        if await agenda_published(screen, meeting_id):
            then()

    screen.run_worker(run(), group="ask", exclusive=True)


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
        state, moved, offer = status_words(meeting), "", offer_words(self.office, meeting.id)
        if meeting.moved_from is not None:
            moved = f"\nMoved from {format_date(meeting.moved_from)}: {meeting.moved_because}"
        self._head.show(
            join(
                (f"M{meeting.id}  {meeting.body}, {format_date(meeting.day)}{at}", "bold"),
                (f"  {state}" if state else "", "bold reverse"),
                f"\n{meeting.venue or 'Venue not stated'}\nAgenda {published}; due by {due_by}\nSummoned: {members}",
                (moved, "$text-warning"),
                (f"\n{beyond}" if beyond else "", "$text-warning"),
                (f"\n{offer} f shows them." if offer else "", "bold"),
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
        if item.carried_to is not None:
            record = f"to I{item.carried_to}"
        marks = [mark for mark, holds in (("exempt", item.exempt), ("urgent", item.urgent_reason)) if holds]
        marks += [f"S{item.supplement.id}"] if item.supplement else []
        said = f" ({', '.join(marks)})" if marks else ""
        return Row(item.id, (item.number, item.title + said, pages, record), "muted" if item.carried_to else "")

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        from clerk_tui.screens.item import ItemScreen

        self.app.push_screen(ItemScreen(int(event.key)))

    def action_agenda_date(self) -> None:
        """Record when the agenda was published."""
        ask_agenda_date(self, self.meeting_id, self.reload)

    def action_source(self) -> None:
        """Read the document the meeting came from."""
        from clerk_tui.services.disposal_words import source_words

        self.app.push_screen(ShowText("Source", source_words(self.office, self.meeting_id)))

    def action_interests(self) -> None:
        """The interests declared here."""
        from clerk_tui.screens.interests import InterestsScreen

        self.app.push_screen(InterestsScreen(self.meeting_id))

    def action_actions(self) -> None:
        """What this meeting asked of somebody, and what earlier ones did."""
        from clerk_tui.screens.actions import ActionsScreen

        self.app.push_screen(ActionsScreen(f"M{self.meeting_id}"))

    def action_publish(self) -> None:
        """Publish what this meeting has decided, all at once."""
        from clerk_tui.screens.publish_together import publish_together

        publish_together(self, self.meeting_id)

    def action_plan(self) -> None:
        """Every gate of this meeting."""
        from clerk_tui.screens.planner import PlannerScreen

        self.app.push_screen(PlannerScreen(f"M{self.meeting_id}"))

    def do_ledger(self) -> None:
        """The counts behind the agenda's last day, and behind how long what belongs to the meeting is kept."""
        meeting = meetings.meeting(self.office.register, self.meeting_id)
        ledgers.show(self, [ledgers.agenda(self.office, meeting), *ledgers.meeting_kept_until(self.office, meeting)])

    # Building the agenda

    @property
    def _item(self) -> int | None:
        """The item under the cursor."""
        key = self._table.cursor_key
        if key is None:
            tell(self.app, "There is no item here.")
        return None if key is None else int(key)

    def action_item_add(self) -> None:
        """Add an item."""
        from clerk_tui.screens.agenda_work import add_item

        self.run_worker(add_item(self, self.meeting_id), group="ask", exclusive=True)

    def action_item_edit(self) -> None:
        """Change a field of the item under the cursor."""
        from clerk_tui.screens.item import edit_item

        if (item_id := self._item) is not None:
            edit_item(self, item_id)

    def action_item_up(self) -> None:
        """Put the item one place up."""
        self._step(-1)

    def action_item_down(self) -> None:
        """Put the item one place down."""
        self._step(1)

    def _step(self, step: int) -> None:
        from clerk_tui.services import agendas

        office, item_id = self.office, self._item
        if item_id is None:
            return
        place = agendas.place_of(office, item_id) + step

        def moved(_: None) -> None:
            self.reload()
            self._table.move_to(place - 1)

        if 1 <= place <= self._table.row_count:
            self.desk.do(lambda: agendas.move_item(office, item_id, place), moved)

    def action_renumber(self) -> None:
        """Number the items in their order."""
        from clerk_tui.services import agendas

        office, meeting_id = self.office, self.meeting_id
        self.desk.do(lambda: agendas.renumber(office, meeting_id), lambda _: self.reload())

    def action_standing(self) -> None:
        """Put the standing items on the agenda, or change them."""
        from clerk_tui.screens.standing_items import standing_items

        self.run_worker(standing_items(self, self.meeting_id), group="ask", exclusive=True)

    def action_item_remove(self) -> None:
        """Take the item under the cursor off the agenda."""
        from clerk_tui.screens.agenda_work import remove_item

        if (item_id := self._item) is not None:
            self.run_worker(remove_item(self, item_id), group="ask", exclusive=True)

    def action_supplement(self) -> None:
        """Begin a supplement, or record when it was published."""
        from clerk_tui.screens.agenda_work import supplement

        self.run_worker(supplement(self, self.meeting_id), group="ask", exclusive=True)

    # The meeting itself

    def action_change(self) -> None:
        """Move, adjourn, cancel or call it again."""
        from clerk_tui.screens.agenda_work import change_meeting

        self.run_worker(change_meeting(self, self.meeting_id), group="ask", exclusive=True)

    def action_details(self) -> None:
        """Change what is known of the meeting."""
        from clerk_tui.screens.details import Details
        from clerk_tui.services import meeting_details as details

        office, meeting_id = self.office, self.meeting_id
        Details(
            self,
            f"M{meeting_id}",
            details.LABELS,
            lambda name: details.detail_text(meetings.meeting(office.register, meeting_id), name),
            lambda name, text, seen: details.set_meeting(office, meeting_id, {name: text}, seen={name: seen}),
            details.LONG,
        ).ask()

    def action_check(self) -> None:
        """Whether agenda, notice and supplements were in time."""
        from clerk_tui.screens.meeting_check import MeetingCheckScreen

        self.app.push_screen(MeetingCheckScreen(self.meeting_id))

    def action_story(self) -> None:
        """What happened to the meeting, with what was shown to follow."""
        from clerk_tui.services.meeting_words import story

        self.app.push_screen(ShowText("What happened", "\n".join(story(self.office, self.meeting_id))))
