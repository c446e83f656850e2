"""Every document of the office: each is read as it would leave before it is written anywhere."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.errors import ClerkError, ExemptWords
from clerk_tui.screens.asking import done
from clerk_tui.screens.exempt_words import refuse_or_ask
from clerk_tui.screens.main_view import MainView
from clerk_tui.screens.paths import folder_check
from clerk_tui.screens.questions import Answers, Asked, ask_in_turn, choice, day, line, not_empty
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.documents import kinds, subjects, writing
from clerk_tui.services.documents.folders import FOLDERS, Exported, Folder, folder_kind
from clerk_tui.services.documents.kinds import KINDS, About, Kind
from clerk_tui.services.documents.made import Made
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_COLUMNS = (Column("Document"), Column("Of", 30))
_HOW = "Enter shows a document word for word as it would leave. From there it is written as HTML, Word, PDF and text."

_ABOUT = {
    "decision_id": "D", "entry_id": "F", "meeting_id": "M", "plan_id": "P", "commitment_id": "C",
    "member_report_id": "E", "committee_report_id": "N",
}  # fmt: skip
"""By which name a screen knows what it is about, and the letter of its numbers."""


def documents_of(screen: object) -> str:
    """What the screen is about that the clerk stands on, as a number like M3; empty where it is none of these."""
    for name, letter in _ABOUT.items():
        if number := getattr(screen, name, None):
            return f"{letter}{number}"
    table = getattr(screen, "table", None)
    key = table.cursor_key if isinstance(table, LineTable) else None
    ref = str(key).rpartition(" ")[2] if key is not None else ""
    return ref if ref[:1] in {"M", "D", "F", "E", "N"} and ref[1:].isdigit() else ""


class DocumentsScreen(MainView):
    """The kinds of documents; those of the matter at hand stand first. Enter makes one and shows it."""

    group = "documents"
    BINDINGS = bindings_for("documents")

    def __init__(self, about: str = "") -> None:
        """`about` is the matter at hand, like M3."""
        super().__init__()
        self._about = about
        self._answers: dict[str, Answers] = {}
        self._into: dict[str, str] = {}
        self.table = LineTable(_COLUMNS, empty="")
        self._below = Words(id="below")

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.table
        yield self._below
        yield KeyBar("documents")

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    def reload(self) -> None:
        """Show the time and the list anew."""
        self.show_head()
        at_hand = {one.id: ", ".join(subjects.at_hand(self.office, one, self._about)) for one in KINDS}
        first = sorted(KINDS, key=lambda one: (not at_hand[one.id], one.about != self._about[:1]))
        rows = [Row(one.id, (one.name, at_hand[one.id] or one.of)) for one in first]
        self.table.show(ListRows([*rows, *(Row(one.id, (one.name, "a whole folder")) for one in FOLDERS)]))
        self._below.show(_HOW)

    def do_ledger(self) -> None:
        """No date stands in this list."""
        tell(self.app, "The dates stand in the documents, each with its rule.")

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        whole = folder_kind(str(event.key))
        if whole is not None:
            self._ask_folder(whole)
        else:
            self._begin(kinds.kind(str(event.key)))

    def _begin(self, wanted: Kind) -> None:
        self.run_worker(self._ask_and_show(wanted), group="ask", exclusive=True)

    def _ask_folder(self, whole: Folder) -> None:
        """Ask where a whole folder goes, and export it there; the foot says how far it is."""

        def chosen(folder: str | None) -> None:
            if folder is not None:
                self._into[whole.id] = folder.strip()
                path = Path(folder.strip()).expanduser()
                self.desk.do(lambda: whole.run(self.office, path, self._told), exported, refused)

        def exported(done: Exported) -> None:
            self._below.show(_HOW)
            tell(self.app, f"{whole.name}: {done.says}")

        def refused(error: ClerkError) -> None:
            self._below.show(_HOW)
            self.desk.refuse(error)

        def ask(warnings: tuple[str, ...]) -> None:
            sentence = "\n".join((*warnings, f"{whole.says} Into which folder?"))
            offer = self._into.get(whole.id, str(Path.cwd() / whole.id))
            self.app.push_screen(AskLine(whole.name, sentence, offer, check=not_empty), chosen)

        self.desk.do(lambda: whole.warnings(self.office), ask)

    def _told(self, what: str, done: int, of: int) -> None:
        """How far an export is; it is called on the thread that writes."""
        self.app.call_from_thread(self._below.show, f"{what}: {done} of {of}")

    async def _ask_and_show(self, wanted: Kind) -> None:
        answers = self._answers.setdefault(wanted.id, Answers())
        while await ask_in_turn(self.app, wanted.name, self._questions(wanted), answers):
            try:
                made = await done(self, lambda: self._make(wanted, answers))
            except ExemptWords as error:
                refuse_or_ask(self, error, lambda: self._begin(wanted))
                return
            except ClerkError as error:
                self.desk.refuse(error)
                if not self._questions(wanted):
                    return
                continue
            self.app.push_screen(DocumentScreen(wanted, made))
            return

    def _questions(self, wanted: Kind) -> Asked:
        """What must be known before it can be made; nothing is asked that the clerk already stands on."""
        asked = []
        at_hand = subjects.at_hand(self.office, wanted, self._about)
        if len(at_hand) > 1:
            asked.append(choice("of", "Of which request?", subjects.told_apart(self.office, at_hand)))
        elif wanted.about is not About.COUNCIL and not at_hand:
            asked.append(line("of", f"Of which one? {wanted.of.capitalize()}, by its number like {wanted.about}3."))
        if wanted.reports:
            year = kinds.period(self.office, wanted, None, None)
            assert year is not None
            asked += [
                day("first", "The first day that it covers.", year.first),
                day("last", "The last day that it covers.", year.last),
            ]
        return asked

    def _make(self, wanted: Kind, answers: Answers) -> Made:
        at_hand = "".join(subjects.at_hand(self.office, wanted, self._about)[:1])
        wanted, number = subjects.narrowed(self.office, wanted, answers.given.get("of", at_hand))
        days = (answers.day("first"), answers.day("last")) if wanted.reports else (None, None)
        return kinds.build(self.office, wanted, number, kinds.period(self.office, wanted, *days))


class DocumentScreen(DeskWork[None]):
    """One document, word for word as it leaves."""

    group = "document"
    BINDINGS = bindings_for("document")

    def __init__(self, wanted: Kind, made: Made) -> None:
        super().__init__()
        self._kind, self._made = wanted, made
        self._head = Words(id="head")
        self._text = Reader(id="words")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._text
        yield KeyBar("document")

    def on_mount(self) -> None:
        told = "".join(f"\n{warning}" for warning in self._made.warnings)
        self._head.show(join((self._kind.name, "bold"), f"  Word for word as it leaves; nothing is written yet.{told}"))
        self._text.show(writing.preview(self._made))
        self._text.focus()

    def action_write(self) -> None:
        """Ask for a folder and write every face into it."""

        def chosen(folder: str | None) -> None:
            if folder is not None:
                path = Path(folder.strip()).expanduser()
                tell(self.app, "Writing HTML, Word, PDF and text …", timeout=2)
                self.desk.do(lambda: writing.write(self._made, path), written)

        def written(paths: list[Path]) -> None:
            names = ", ".join(path.name for path in paths)
            tell(self.app, f"Written into {paths[0].parent}: {names}.")

        ask = AskLine(
            f"Write: {self._kind.name}", "Into which folder? As HTML, Word, PDF and plain text.", str(Path.cwd()),
            check=folder_check,
        )  # fmt: skip
        self.app.push_screen(ask, chosen)
