"""The route of a matter: what is open and until when, what is recorded, who is informed and who must agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.rules.route_choice import RouteCase, RouteLine
from clerk_tui.screens import ledgers, private_questions, route_questions
from clerk_tui.screens.asking import forget, left_answers
from clerk_tui.screens.exempt_words import refuse_or_ask
from clerk_tui.screens.questions import Answers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import matters
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Choose, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.rows import RowStyle
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

if TYPE_CHECKING:
    from typing import Any

_STYLE: dict[Severity, RowStyle] = {Severity.BLOCKER: "urgent", Severity.WARNING: "warn", Severity.HOLDS: "good"}
NOTICE_LINES = {
    "general.notice": NoticeKind.GENERAL_EXCEPTION,
    "general.reasons": NoticeKind.GENERAL_EXCEPTION_REASONS,
    "special.reasons": NoticeKind.SPECIAL_URGENCY,
    "private.28": NoticeKind.PRIVATE_28,
    "private.5": NoticeKind.PRIVATE_5,
    "private.reasons": NoticeKind.PRIVATE_URGENCY,
}


class RouteScreen(DeskWork[str]):
    """The route of one matter; the answer is the field to go to in its record, where there is one."""

    group = "route"
    BINDINGS = bindings_for("route")

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref
        self.case: RouteCase | None = None
        self._lines: list[RouteLine] = []
        self._head = Words(id="head")
        columns = [Column("Step", 21), Column("State", 10), Column("Day", 16), Column("What")]
        self._table = LineTable(columns, empty="Nothing is asked of this matter.")
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("route")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    def reload(self) -> None:
        """Show the route as the register holds it now."""
        self.case = matters.case_of(self.office, matters.find(self.office, self.ref))
        self._lines = matters.lines_of(self.case)
        matter = self.case.matter
        day = "the day of the decision is not known"
        if matter.decides_on:
            day = f"{'decided' if matter.taken else 'to be decided'} {format_date(matter.decides_on)}"
        key = {True: "key decision", False: "not key", None: "key or not: not said"}[matter.key]
        self._head.show(join((f"{matter.ref}  {matter.title}", "bold"), f"\nRoute: {key}, {day}"))
        rows = [
            Row(place, (line.name, line.state, short_date(line.day) if line.day else "", line.says), _style(line))
            for place, line in enumerate(self._lines)
        ]
        self._table.show(ListRows(rows))
        self._show_detail()

    @property
    def current(self) -> RouteLine | None:
        """The line under the cursor."""
        key = self._table.cursor_key
        return self._lines[int(key)] if key is not None and int(key) < len(self._lines) else None

    @on(LineTable.Moved)
    def _show_detail(self) -> None:
        line = self.current
        self._detail.show(f"{line.says} [{line.authority}]" if line else "")

    @on(LineTable.Opened)
    def _opened(self) -> None:
        """Do what the line is about."""
        key = self.current.key if self.current else ""
        if key in {"notice-28", "key", "day"}:
            self._go_to_record(key)
        elif key in NOTICE_LINES:
            self._ask(key, route_questions.ask_notice(self, key, NOTICE_LINES[key], self.answers(key)))
        elif key == "general":
            self.action_inform()
        elif key == "private.why":
            self.action_private()
        elif key == "private.representations":
            self.action_representation()
        elif key == "private.resolution":
            self.action_resolution()
        elif key == "private.closed":
            self.action_closed()
        elif key.startswith(("special", "private.urgency")):
            self.action_consent()
        else:
            tell(self.app, "There is nothing to record here.")

    def _go_to_record(self, key: str) -> None:
        assert self.case is not None
        field = {"notice-28": "notice_on", "key": "key_decision", "day": "decided_on"}[key]
        if self.case.matter.decision_id is None:
            tell(self.app, "That is recorded in the entry of the forward plan.")
        else:
            self.dismiss(field)

    # Asking, one flow at a time; what was answered and not stored is kept.

    def answers(self, key: str) -> Answers:
        """What was answered so far in a flow that was left, or nothing yet."""
        return left_answers(self, f"{self.ref} {key}")

    def store(self, key: str, work: Callable[[], object], said: str) -> None:
        """Store what was answered; a refusal is shown and every answer stays for the next try."""

        def stored(_: object) -> None:
            forget(self, f"{self.ref} {key}")
            self.reload()
            tell(self.app, f"{said} F12 undoes it.")

        def failed(error: ClerkError) -> None:
            refuse_or_ask(self, error, lambda: self.store(key, work, said))

        self.desk.do(work, stored, failed)

    def _ask(self, key: str, flow: Any) -> None:
        self.app.run_worker(flow, group="ask", exclusive=True, name=key)

    def action_inform(self) -> None:
        """General exception."""
        self._ask("general", route_questions.ask_inform(self, self.answers("general")))

    def action_consent(self) -> None:
        """The next of the chain under the cursor, or of special urgency."""
        kind = self._chain()
        self._ask(kind.value, route_questions.ask_consent(self, kind, self.answers(kind.value)))

    def action_take_back(self) -> None:
        """The last answer of the chain."""
        self._ask("take-back", route_questions.ask_take_back(self, self._chain()))

    def _chain(self) -> UrgencyKind:
        of_private = self.current is not None and self.current.key.startswith("private")
        return UrgencyKind.PRIVATE_MEETING if of_private else UrgencyKind.SPECIAL_URGENCY

    def action_notice(self) -> None:
        """The notice of the line, or one of them all."""
        line = self.current
        if line is not None and line.key in NOTICE_LINES:
            self._opened()
            return
        from clerk_tui.rules.notice_fields import NOTICES

        def chosen(key: str | None) -> None:
            if key is not None:
                self._ask(key, route_questions.ask_notice(self, key, NOTICE_LINES[key], self.answers(key)))

        options = [(key, NOTICES[kind].name) for key, kind in NOTICE_LINES.items()]
        self.app.push_screen(Choose("Which notice?", options), chosen)

    def action_private(self) -> None:
        """Why it is taken in private."""
        self._ask("why", private_questions.ask_private(self, self.answers("why")))

    def action_representation(self) -> None:
        """One more, or the answer to one."""
        self._ask("representation", private_questions.ask_representation(self, self.answers("representation")))

    def action_resolution(self) -> None:
        """The resolution to exclude the public."""
        self._ask("resolution", private_questions.ask_resolution(self, self.answers("resolution")))

    def action_closed(self) -> None:
        """The closed title."""
        self._ask("closed", private_questions.ask_closed(self, self.answers("closed")))

    def action_read(self) -> None:
        """The whole route in one text."""
        said = [f"{line.name.strip()}. {line.state}. {line.says} [{line.authority}]" for line in self._lines]
        self.app.push_screen(ShowText("Route", "\n\n".join(said)))

    def action_close(self) -> None:
        """Back to where it was opened from."""
        self.dismiss("")

    def do_back(self) -> None:
        """The same by Escape."""
        self.dismiss("")

    def do_ledger(self) -> None:
        """The count behind the line."""
        line = self.current
        if line is None or line.ledger is None:
            tell(self.app, "No date is counted in this line.")
            return
        ledgers.show(self.screen, [(line.name.strip(), line.ledger, line.says)])  # type: ignore[arg-type]


def _style(line: RouteLine) -> RowStyle:
    return _STYLE.get(line.severity, "")


def open_route(screen: DeskWork[Any], ref: str, then: Callable[[str], None] | None = None) -> None:
    """Show the route of D12 or F3 on top of a screen; `then` gets the field of its record to go to, or nothing."""

    def left(where: str | None) -> None:
        if then is not None:
            then(where or "")

    screen.app.push_screen(RouteScreen(ref), left)
