"""One committee report: a form in the council's own order, with its risks drawn in their matrix."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.committee_reports import NumberedReport
from clerk_tui.domain.errors import NotFound
from clerk_tui.register import committee_reports as rows
from clerk_tui.register.drafts import Draft
from clerk_tui.screens.drafts import go_on
from clerk_tui.screens.saving import FormScreen, Saver
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import kept_texts
from clerk_tui.services.reports import committee
from clerk_tui.services.reports.committee_fields import MEETINGS, FormField, Shape, field_text, form, label
from clerk_tui.services.reports.committee_words import (
    finding_line,
    headline,
    matrix_lines,
    risk_lines,
    unplaced_lines,
    wards_line,
)
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import ShowText
from clerk_tui.widgets.fields import DateField, Field, LineField, TextField
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.words import Words, join

RECORD = kept_texts.REPORT


class ReportSaver(Saver):
    """Saves the fields of a committee report."""

    record = RECORD

    def save(self, name: str, value: str, seen: str) -> object:
        return committee.set_fields(self._screen.office, self.record_id, {name: value}, seen={name: seen})

    def label(self, name: str) -> str:
        return label(rows.report(self._screen.office.register, self.record_id), name)


def _make(field: FormField) -> Field:
    if field.shape is Shape.DAY:
        return DateField(field.id, field.label, number=field.number)
    if field.shape is Shape.LINE:
        return LineField(field.id, field.label, number=field.number)
    return TextField(field.id, field.label, number=field.number)


def offer_at_start(screen: DeskWork[None], report_id: int, draft: Draft) -> None:
    """Say what was being typed into a report when the program ended, and go there if the clerk wants to."""
    try:
        found = kept_texts.waiting(screen.office, RECORD, report_id)
    except NotFound:
        return
    text = next((one for one in found if one.draft == draft), None)
    if text is None:
        return

    def go() -> None:
        screen.app.push_screen(CommitteeReportScreen(report_id, restore=True))

    go_on(screen, draft, f"{text.label} of {text.ref}, {text.title}", go)


class CommitteeReportScreen(FormScreen):
    """One committee report."""

    group = "committee-report"
    BINDINGS = bindings_for("committee-report")

    def __init__(self, report_id: int, *, restore: bool = False) -> None:
        super().__init__(restore=restore)
        self.committee_report_id = report_id
        self._matrix = Words(id="matrix")

    # Putting it on the screen

    @property
    def report(self) -> NumberedReport:
        """The report as the register holds it now."""
        return rows.report(self.office.register, self.committee_report_id)

    def compose(self) -> ComposeResult:
        self._fields = {field.id: _make(field) for field in form(self.report)}
        self._saver = ReportSaver(self, self.committee_report_id, self._fields)
        yield self._head
        with VerticalScroll(id="form", can_focus=False):
            for name, field in self._fields.items():
                yield field
                if name == "risks":
                    # Below the field: there both stand on a screen of 24 lines while the risks are typed.
                    yield self._matrix
        yield KeyBar("committee-report")

    def on_mount(self) -> None:
        report = self._show()
        empty = [name for name in self._fields if not field_text(report, name)]
        first = next((name for name in empty if name not in MEETINGS or report.item_id is None), "title")
        self._fields[first].focus()
        self.offer_when_drawn()

    def reload(self) -> None:
        """Show what the register holds now; a report that is gone takes this screen along."""
        try:
            wanted = [field.id for field in form(self.report)]
        except NotFound:
            if self.is_current:
                self.dismiss()
            return
        if wanted == list(self._fields):
            self._show()
        elif self.is_current:
            self.rebuild()

    def rebuild(self) -> None:
        """Show the form anew: its sections are others."""
        self.app.switch_screen(CommitteeReportScreen(self.committee_report_id))

    def _show(self) -> NumberedReport:
        report = self.report
        for name, field in self._fields.items():
            field.set_saved(field_text(report, name))
            if name in MEETINGS and report.item_id is not None:
                field.freeze("as its meeting says")
        self._headline(report)
        return report

    def _headline(self, report: NumberedReport) -> None:
        wrong = [finding_line(one) for one in committee.findings(self.office, report.id)]
        said = f"\n{wrong[0]}{f' F5 shows {len(wrong) - 1} more.' if len(wrong) > 1 else ''}" if wrong else ""
        self._head.show(join((f"{report.ref}  {report.title}", "bold"), "\n", headline(report), said))
        drawn = matrix_lines(report)
        self._matrix.show("\n".join([*drawn, *risk_lines(report), ""]) if drawn else "")

    # Saving what is typed

    def on_descendant_focus(self) -> None:
        """Show the matrix with the risks: the field goes to the top, so that it stands below it."""
        if self.at == "risks":
            self.call_after_refresh(lambda: self._fields["risks"].scroll_visible(top=True, animate=False))

    def show_saved(self, saved: NumberedReport, name: str) -> None:
        self._fields[name].set_saved(field_text(saved, name))
        self._headline(saved)

    def do_ledger(self) -> None:
        """Until when its background papers stay open, day by day of the count."""
        from clerk_tui.screens import ledgers
        from clerk_tui.services.reports.committee_papers import papers_count

        count = papers_count(self.office, self.report)
        ledgers.show(self, [("Background papers stay open", count.ledger, "")] if count else [])

    @property
    def at(self) -> str:
        """The field that the cursor stands in."""
        return next((name for name, field in self._fields.items() if field.has_focus_within), "")

    # Actions

    def action_look(self) -> None:
        """What is missing, the question on wards, and what of its file could not be placed."""
        self._saver.saved_first(self._look)

    def _look(self) -> None:
        report = self.report
        lines = [finding_line(one) for one in committee.findings(self.office, report.id)] or ["Nothing is missing."]
        lines += wards_line(self.office, report)
        lines += unplaced_lines(self.office, report)
        self.app.push_screen(ShowText(f"{report.ref} {report.title}", "\n\n".join(lines)))

    def action_stand(self) -> None:
        """Let what stands in this field stand, with a reason."""
        from clerk_tui.screens.committee_report_acts import ask_to_stand

        self.run_worker(ask_to_stand(self, self.at), group="ask", exclusive=True)

    def action_section(self) -> None:
        """Change the section under the cursor, or add one after it."""
        from clerk_tui.screens.committee_report_acts import ask_section

        self._saver.saved_first(lambda: self._asking(ask_section(self, self.at)))

    def action_item(self) -> None:
        """Tie it to an agenda item, or loosen it."""
        from clerk_tui.screens.committee_report_acts import ask_item

        self._saver.saved_first(lambda: self._asking(ask_item(self)))

    def action_remove(self) -> None:
        """Throw it away, where no item has it."""
        from clerk_tui.screens.committee_report_acts import ask_remove

        self._saver.saved_first(lambda: self._asking(ask_remove(self)))

    def _asking(self, questions: object) -> None:
        self.run_worker(questions, group="ask", exclusive=True)  # type: ignore[arg-type]

    def text_in(self, name: str) -> str:
        """What stands in a field on the screen, saved or not."""
        return self._fields[name].text
