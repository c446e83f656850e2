"""One line of an executive member's report: a small form, saved field by field; half-typed text is kept."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.member_reports import Part, ReportLine
from clerk_tui.register import member_reports as rows
from clerk_tui.register.drafts import Draft
from clerk_tui.screens.drafts import go_on
from clerk_tui.screens.saving import FormScreen, Saver
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import kept_texts
from clerk_tui.services.reports import member_report_lines
from clerk_tui.services.reports.member_report_fields import LINE_FIELDS
from clerk_tui.services.reports.member_report_words import PARTS
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.fields import Field, LineField, TextField
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.words import join

RECORD = kept_texts.LINE
_FIELDS = {
    Part.OBJECTIVE: ("code", "text"),
    Part.COMMITMENT: ("progress", "code", "text"),
    Part.DECISION: ("progress", "note", "code", "text"),
    Part.NOTICE: ("note", "progress", "code", "text"),
}
"""What is written of a line, what is written most first."""


class LineSaver(Saver):
    """Saves the fields of a line."""

    record = RECORD

    def save(self, name: str, value: str, seen: str) -> object:
        return member_report_lines.set_line(self._screen.office, self.record_id, {name: value}, seen={name: seen})

    def label(self, name: str) -> str:
        return LINE_FIELDS[name]


def offer_at_start(screen: DeskWork[None], line_id: int, draft: Draft) -> None:
    """Say what was being typed into a line when the program ended, and go there if the clerk wants to."""
    try:
        found = kept_texts.waiting(screen.office, RECORD, line_id)
    except NotFound:
        return
    text = next((one for one in found if one.draft == draft), None)
    if text is None:
        return

    def go() -> None:
        screen.app.push_screen(ReportLineScreen(line_id, restore=True))

    go_on(screen, draft, f"{text.label} of {text.title}", go)


class ReportLineScreen(FormScreen):
    """One line."""

    group = "report-line"
    BINDINGS = bindings_for("report-line")

    def __init__(self, line_id: int, *, restore: bool = False) -> None:
        super().__init__(restore=restore)
        self.line_id = line_id

    @property
    def line(self) -> ReportLine:
        """The line as the register holds it now."""
        return rows.line(self.office.register, self.line_id)

    def compose(self) -> ComposeResult:
        names = _FIELDS[self.line.part]
        self._fields = {name: _make(name) for name in names}
        self._saver = LineSaver(self, self.line_id, self._fields)
        yield self._head
        with VerticalScroll(id="form", can_focus=False):
            yield from self._fields.values()
        yield KeyBar("report-line")

    def on_mount(self) -> None:
        self._show()
        next(iter(self._fields.values())).focus()
        self.offer_when_drawn()

    def reload(self) -> None:
        """Show what the register holds now; a line that is gone takes this screen along."""
        try:
            self._show()
        except NotFound:
            if self.is_current:
                self.dismiss()

    def _show(self) -> None:
        line = self.line
        for name, field in self._fields.items():
            field.set_saved(str(getattr(line, name)))
        self._headline(line)

    def _headline(self, line: ReportLine) -> None:
        report = rows.report(self.office.register, line.report_id)
        title = f"{report.ref}  {report.portfolio}  {PARTS[line.part]} {line.called}"
        self._head.show(join((title, "bold"), "\nEach line of a text is a paragraph of the report."))

    def show_saved(self, saved: ReportLine, name: str) -> None:
        self._fields[name].set_saved(str(getattr(saved, name)))
        self._headline(saved)


def _make(name: str) -> Field:
    return LineField(name, LINE_FIELDS[name]) if name == "code" else TextField(name, LINE_FIELDS[name])
