"""The council file's text, tried at every pause: what is wrong and where, and how each worked example comes out."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import TextArea

from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register.drafts import Draft
from clerk_tui.rules.council_trial import Trial, try_text
from clerk_tui.screens.rule_saving import show_and_save
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import file_drafts
from clerk_tui.services.rulebook import file_text
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Choose, Confirm
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.text_editor import TextEditor
from clerk_tui.widgets.words import Words, join, tell

_TRIED_AFTER, _KEPT_AFTER, _KEPT_AGAIN = 0.3, 0.5, 2.0


class RuleFileScreen(DeskWork[None]):
    """An editor for the whole file. What is typed is kept as a draft until it is saved or thrown away."""

    group = "rule-file"
    BINDINGS = bindings_for("rule-file")

    def __init__(self, text: str, line: int = 0) -> None:
        """`line`, from 1, is where the cursor begins; without one, on the line that is wrong or the first."""
        super().__init__()
        self._first, self._line = text, line
        self._trying: Timer | None = None
        self._keeping: Timer | None = None
        self.unkept = False
        self._editor = TextEditor()
        self._editor.id = "council-file"
        self._editor.show_line_numbers = True
        self._verdict = Words(id="verdict")

    def compose(self) -> ComposeResult:
        title = f"The council file of {self.office.council().name}"
        yield Words(
            join((title, "bold"), "\nCtrl+S saves, after showing what changes; Esc keeps it as a draft."), id="head"
        )
        yield self._editor
        yield VerticalScroll(self._verdict, id="detail", can_focus=False)
        yield KeyBar("rule-file")

    def on_mount(self) -> None:
        self._editor.put(self._first)
        self._editor.focus()
        trial = self._try()
        self._go_to(self._line or trial.line)
        if self.differs:
            self._keep()

    @property
    def differs(self) -> bool:
        """Whether the text is another than the register's file."""
        return self._editor.text != file_text(self.office)

    # Trying what was typed

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._trying is not None:
            self._trying.stop()
        self._trying = self.set_timer(_TRIED_AFTER, self._try)
        if self._keeping is None:
            self._keeping = self.set_timer(_KEPT_AFTER, self._keep)

    def _try(self, lead: str = "") -> Trial:
        trial = try_text(self._editor.text)
        says = (lead + trial.says, "bold") if trial.error else trial.says
        self._verdict.show(join(says, *(f"\n{line}" for line in trial.table())))
        return trial

    def action_check(self) -> None:
        """Try the text now; the cursor goes to the line that is wrong."""
        trial = self._try()
        if trial.line:
            self._go_to(trial.line)

    def _go_to(self, line: int) -> None:
        last = self._editor.document.line_count - 1
        self._editor.move_cursor((min(max(line - 1, 0), last), 0), center=True)

    # Saving

    def action_save(self) -> None:
        """Show what changes, ask, and make the text the register's council file."""
        trial = self._try("Not saved. ")
        if trial.error:
            self._go_to(trial.line)
            return
        if not self.differs:
            tell(self.app, "Nothing was changed.")
            return
        show_and_save(self, self._editor.text, self._saved)

    def _saved(self) -> None:
        self._stop_keeping()
        self.desk.do(lambda: file_drafts.drop(self.office))
        self.app.pop_screen()
        self.desk.refresh_screens()
        tell(self.app, "Saved. u takes it back.")

    # Nothing typed is lost

    def _stop_keeping(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    def _keep(self) -> None:
        self._stop_keeping()
        office, text = self.office, self._editor.text

        def keep() -> None:
            if text != file_text(office):
                file_drafts.keep(office, text)
            else:
                file_drafts.drop(office)

        def kept(_: None) -> None:
            self.unkept = False

        def failed(_: ClerkError) -> None:
            # A lock or a full disk passes; until then the text is only on the screen, and is tried again.
            self.unkept = True
            if self.is_attached and self._keeping is None:
                self._keeping = self.set_timer(_KEPT_AGAIN, self._keep)

        self.desk.do(keep, kept, failed)

    def leave(self) -> None:
        """Keep what was typed."""
        self._keep()

    def leaving(self, then: Callable[[], object]) -> None:
        """Leave when what was typed is kept; where that is not possible the clerk says whether to go."""
        self._keep()
        self.desk.do(lambda: None, lambda _: self._go(then))

    def _go(self, then: Callable[[], object]) -> None:
        if not (self.unkept and self.differs):
            then()
            return
        sentences = [
            "The register cannot be written just now, so what you typed into the council file is not kept.",
            "If you leave, it is lost. If you stay, it is tried again.",
        ]
        ask = Confirm("Leave and lose what is typed?", sentences, yes="Leave and lose it", no="Stay")

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.app.push_screen(ask, answered)

    def do_back(self) -> None:
        """Back to the rules; the text stays as a draft."""
        self.leaving(self._pop)

    def _pop(self) -> None:
        kept = self.differs
        self._stop_keeping()
        self.app.pop_screen()
        self.desk.refresh_screens()
        if kept:
            tell(self.app, "Kept as a draft; e goes on with it. Nothing is saved yet.")


def open_file(screen: DeskWork[None], *, text: str | None = None, line: int = 0) -> None:
    """Open the editor on the register's file, or on a changed text; half-typed changes that wait are offered first."""
    office = screen.office
    wanted = file_text(office) if text is None else text
    draft = file_drafts.waiting(office)
    if draft is None:
        screen.app.push_screen(RuleFileScreen(wanted, line))
        return

    def chosen(key: str | None) -> None:
        if key == "take":
            screen.app.push_screen(RuleFileScreen(draft.text))
        elif key == "drop":
            screen.desk.do(lambda: file_drafts.drop(office), dropped)

    def dropped(_: None) -> None:
        screen.app.push_screen(RuleFileScreen(wanted, line))

    screen.app.push_screen(_waiting(draft), chosen)


def _waiting(draft: Draft) -> Choose:
    sentence = f"Changes to the council file were typed {format_instant(draft.at)} and are not saved."
    options = [("take", "Go on with them"), ("drop", "Throw them away"), ("later", "Later; they are kept")]
    return Choose("Half-typed changes are waiting", options, sentence=sentence)


def offer_at_start(screen: DeskWork[None], draft: Draft) -> None:
    """Say that the council file was being changed when the program ended, and go there if the clerk wants to."""
    if file_drafts.waiting(screen.office) is None:
        return

    def chosen(key: str | None) -> None:
        if key == "take":
            screen.desk.action_rules()
            screen.app.push_screen(RuleFileScreen(draft.text))
        elif key == "drop":
            screen.desk.do(lambda: file_drafts.drop(screen.office))

    screen.app.push_screen(_waiting(draft), chosen)
