"""One executive member's report: its lines in their order, edited, put in, left out, moved and published."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError, NotFound
from clerk_tui.domain.member_reports import Part, PortfolioReport, ReportLine
from clerk_tui.register import member_reports as rows
from clerk_tui.screens.asking import ask_reason, enter_now, forget
from clerk_tui.screens.exempt_words import refuse_or_ask
from clerk_tui.screens.member_report_questions import change_report, seat_of
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.reports import member_report, member_report_lines, member_report_publishing
from clerk_tui.services.reports.member_report_words import PARTS, head_lines, version_line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Choose, Confirm, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_COLUMNS = (Column("", 10), Column("Code", 11), Column("What it is about"), Column("Said", 22))
_NONE = "The report has no lines. f drafts them from the register, a puts one in."


class MemberReportScreen(DeskWork[None]):
    """One report; Enter opens a line to write in."""

    group = "member-report"
    BINDINGS = bindings_for("member-report")

    def __init__(self, report_id: int) -> None:
        super().__init__()
        self.member_report_id = report_id
        self._head, self._below = Words(id="head"), Words(id="below")
        self.table = LineTable(_COLUMNS, empty=_NONE)
        self._foot = KeyBar("member-report")
        self._foot.put_first("member-report.publish")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.table
        yield self._below
        yield self._foot

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    @property
    def report(self) -> PortfolioReport:
        """The report as the register holds it now."""
        return rows.report(self.office.register, self.member_report_id)

    def reload(self) -> None:
        """Show what the register holds now; a report that is gone takes this screen along."""
        try:
            report = self.report
        except NotFound:
            if self.is_current:
                self.dismiss()
            return
        first, *others = head_lines(self.office, report)
        self._head.show(join((first, "bold"), "\n", " ".join(others)))
        self._show()

    def _show(self, cursor: int | None = None) -> None:
        found = rows.lines(self.office.register, self.member_report_id)
        self.table.show(ListRows([_row(one) for one in found]), empty=_NONE, cursor=cursor)
        self._say()

    @on(LineTable.Moved)
    def _say(self) -> None:
        """Under the list, the beginning of what the line under the cursor says."""
        line = self._line
        parts = [] if line is None else [*line.note.split("\n"), *line.paragraphs]
        self._below.show(" ".join(part for part in parts if part)[:240])

    @property
    def _line(self) -> ReportLine | None:
        key = self.table.cursor_key
        return None if key is None else rows.line(self.office.register, int(key))

    def _here(self) -> ReportLine | None:
        """The line under the cursor, saying so where there is none."""
        if self._line is None:
            tell(self.app, "There is no line here. f drafts them from the register, a puts one in.")
        return self._line

    def do_back(self) -> None:
        """Back to where the report was opened from."""
        self.app.pop_screen()
        self.desk.refresh_screens()

    def do_ledger(self) -> None:
        """No date here is counted."""
        tell(self.app, "The days of a report are entered, not counted; c changes them.")

    @on(LineTable.Opened)
    def _opened(self) -> None:
        from clerk_tui.screens.report_line import ReportLineScreen

        if (line := self._here()) is not None:
            self.app.push_screen(ReportLineScreen(line.id))

    def _run(self, coroutine: Any) -> None:
        self.app.run_worker(coroutine, group="ask", exclusive=True)

    # Actions

    def action_change(self) -> None:
        """Ask for the head anew."""
        self._run(change_report(self, self.report))

    def action_include(self) -> None:
        """Choose what is put in."""
        self._run(self._include())

    async def _include(self) -> None:
        found = member_report_lines.candidates(self.office, self.member_report_id)
        if not found:
            tell(self.app, "Everything that the report could name stands in it already.")
            return
        sentence = "Commitments, published decisions of the period, and matters of the forward plan to come."
        chosen = await self.app.push_screen_wait(Choose("Put into the report", found, sentence=sentence))
        if chosen is None:
            return
        office, number = self.office, self.member_report_id
        made = await enter_now(self, lambda: member_report_lines.include(office, number, chosen))
        if made is not None:
            self._show(cursor=made.id)
            tell(self.app, f"{made.called} is put in. u takes it back.")

    def action_leave_out(self) -> None:
        """Leave the line out."""
        if (line := self._here()) is not None:
            self._run(enter_now(self, lambda: member_report_lines.remove_line(self.office, line.id)))

    def action_up(self) -> None:
        """Move the line up."""
        self._move(-1)

    def action_down(self) -> None:
        """Move the line down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if (line := self._here()) is None:
            return
        office, number = self.office, line.id

        async def run() -> None:
            if await enter_now(self, lambda: member_report_lines.move_line(office, number, by)) is not None:
                self._show(cursor=number)

        self._run(run())

    def action_refresh(self) -> None:
        """Put in what is missing."""
        office, number = self.office, self.member_report_id

        async def run() -> None:
            fresh = await enter_now(self, lambda: member_report_lines.refresh(office, number))
            if fresh is not None:
                came = ", ".join(line.called for line in fresh)
                tell(self.app, f"Put in: {came}. u takes it back." if came else "Nothing is missing in it.")

        self._run(run())

    def action_seat(self) -> None:
        """Ask for the body and the days, and enter who reports."""
        self._run(seat_of(self, self.report))

    def action_look(self) -> None:
        """The document."""
        from clerk_tui.services.documents import kinds, writing

        office, number = self.office, self.member_report_id

        def shown(text: str) -> None:
            self.app.push_screen(ShowText("As it goes out", text))

        def refused(error: ClerkError) -> None:
            refuse_or_ask(self, error, self.action_look)

        self.desk.do(lambda: writing.preview(kinds.build(office, kinds.kind("member-report"), number)), shown, refused)

    def action_publish(self) -> None:
        """Ask, then publish."""
        self._run(self._publish())

    async def _publish(self) -> None:
        report, office = self.report, self.office
        versions = rows.versions(office.register, report.id)
        about, because = f"version of {report.ref}", ""
        early, despite = f"day of {report.ref}", ""
        if versions:
            newest = versions[-1]
            sentences = [
                f"Version {newest.sequence} of {format_date(newest.published_on)} stays as it is.",
                "Why is there another version? The reason stands in the report.",
            ]
            because = await ask_reason(self, about, f"Another version of {report.ref}", sentences) or ""
            if not because:
                return
        else:
            sentences = [
                f"{report.portfolio}, {format_date(report.reported_on)}: what it says freezes.",
                "What is wrong in it later is put right by another version, with a reason.",
            ]
            ask = Confirm(f"Publish {report.ref}?", sentences, yes="Publish", no="Not yet")
            if not await self.app.push_screen_wait(ask):
                return
        if doubts := member_report_publishing.doubts_of(office, report.id):
            sentences = [*(one.says for one in doubts), "Why does it go out all the same? History keeps the reason."]
            despite = await ask_reason(self, early, f"{report.ref} before its day", sentences) or ""
            if not despite:
                return

        def publish() -> None:
            self.desk.do(
                lambda: member_report_publishing.publish(office, report.id, because=because, despite=despite), done,
                lambda error: refuse_or_ask(self, error, publish),
            )  # fmt: skip

        def done(_: object) -> None:
            forget(self, about)
            forget(self, early)
            self.desk.refresh_screens()
            tell(self.app, f"{report.ref} is published. 0 writes it as HTML, Word, PDF and text.")

        publish()

    def action_versions(self) -> None:
        """The versions that were published."""
        found = rows.versions(self.office.register, self.member_report_id)
        said = "\n\n".join(map(version_line, found)) or "It is not published yet. p publishes it."
        self.app.push_screen(ShowText(f"Versions of E{self.member_report_id}", said))

    def action_remove(self) -> None:
        """Ask, then take the report away."""
        report, office = self.report, self.office

        async def run() -> None:
            said = [f"{report.portfolio}, {format_date(report.reported_on)}, with its lines. u brings it back."]
            if await self.app.push_screen_wait(Confirm(f"Take {report.ref} away?", said, yes="Take away", no="Keep")):
                await enter_now(self, lambda: member_report.remove(office, report.id))

        self._run(run())


def _row(one: ReportLine) -> Row:
    said = one.paragraphs or tuple(one.note.split("\n"))
    cells = (PARTS[one.part], one.code, " ".join(one.text.split()), said[0])
    return Row(one.id, cells, "" if said[0] or one.part is Part.OBJECTIVE else "muted")
