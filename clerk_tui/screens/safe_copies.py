"""Safe copies of the register: made, proved, and put back in its place."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.safe_copy import CopyKind, Rotation
from clerk_tui.domain.text import one_line
from clerk_tui.register import backup_note
from clerk_tui.screens.asking import done
from clerk_tui.screens.main_view import MainView
from clerk_tui.screens.paths import folder_check
from clerk_tui.services import backups, registers
from clerk_tui.services.backups import SafeCopy
from clerk_tui.services.office import Office
from clerk_tui.services.restoring import Preview, Restored
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, Confirm, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, tell

_COLUMNS = (Column("Made", 34), Column("Entries", 7), Column("File"))


def _new_folder_check(text: str) -> str | None:
    """A folder that is there, or that can be made in one that is."""
    path = Path(text.strip()).expanduser()
    if not text.strip() or (path.exists() and not path.is_dir()):
        return "Type the name of a folder."
    return None if path.is_dir() or path.absolute().parent.is_dir() else f"There is no folder {path.parent}."


class SafeCopiesScreen(MainView):
    """The copies in one folder, the newest first; Enter proves one."""

    group = "safe-copies"
    BINDINGS = bindings_for("safe-copies")

    def __init__(self) -> None:
        super().__init__()
        self.table = LineTable(_COLUMNS, empty="No copy lies here yet; b makes one, F4 looks into another folder.")
        self._above, self._folder = Words(id="below"), ""
        self._copies: dict[str, SafeCopy] = {}

    def compose(self) -> ComposeResult:
        yield self.head
        yield self._above
        yield self.table
        yield KeyBar("safe-copies")

    def on_mount(self) -> None:
        noted = backup_note.newest(self.office.register)
        self._folder = noted.folder if noted else ""
        self.reload()
        self.table.focus()

    def reload(self) -> None:
        """Show the time, where the register lies, and the folder, which may be on a slow disk, as it is now."""
        self.show_head()
        noted = backup_note.newest(self.office.register)
        last = f"Last copied {format_instant(noted.at)} by {noted.who}." if noted else "It was never copied from here."
        where = (
            f"Copies in {one_line(self._folder)}:" if self._folder else "b copies it into a folder; F4 looks into one."
        )
        self._above.show(f"The register is {one_line(str(self.office.register.path))}. {last}\n{where}")
        if self._folder:
            folder = Path(self._folder)
            self.desk.do(lambda: backups.looked_at(backups.copies_in(folder)), self._show, lambda _: self._show([]))

    def _show(self, copies: list[SafeCopy]) -> None:
        self._copies = {str(copy.path): copy for copy in copies}
        self.table.show(ListRows([_row(copy) for copy in copies]))

    def do_ledger(self) -> None:
        """No date is counted here."""
        tell(self.app, "No date is counted here.")

    @on(LineTable.Opened)
    def _opened(self) -> None:
        self.action_drill()

    def action_folder(self) -> None:
        """Look into another folder."""

        def chosen(folder: str | None) -> None:
            if folder is not None:
                self._folder = str(Path(folder.strip()).expanduser().absolute())
                self.reload()

        ask = AskLine(
            "Safe copies", "In which folder do they lie?", self._folder or str(Path.home()), check=folder_check
        )
        self.app.push_screen(ask, chosen)

    def action_back_up(self) -> None:
        """Ask for a folder, and copy the register into it."""
        office = self.office

        def chosen(folder: str | None) -> None:
            if folder is None:
                return
            path = Path(folder.strip()).expanduser().absolute()
            tell(self.app, "Copying …", timeout=2)
            self.desk.do(lambda: backups.back_up(office, path, Rotation()), made)

        def made(copy: backups.Made) -> None:
            self._folder = str(copy.path.parent)
            self.desk.refresh_screens()
            self._tell_all("Copied", copy.lines())

        sentence = (
            "Into which folder? One on another disk, or a share that is backed up. Of older copies the newest of each"
            " of 7 days, 5 weeks and 12 months stay."
        )
        ask = AskLine(
            "Back up", sentence, self._folder or str(Path.home() / "clerk-tui-copies"), check=_new_folder_check
        )
        self.app.push_screen(ask, chosen)

    def action_drill(self) -> None:
        """Prove the copy under the cursor."""
        from clerk_tui.services import drilling

        if (copy := self._at_cursor()) is not None:
            tell(self.app, "Opening the copy apart …", timeout=2)
            self.desk.do(
                lambda: drilling.drill(copy.path),
                lambda proved: self._tell_all("Proved", proved.lines()),
            )

    def _tell_all(self, title: str, lines: list[str]) -> None:
        self.app.push_screen(ShowText(title, "\n\n".join(lines)))

    def action_restore(self) -> None:
        """Say what would be lost, ask, and put the copy under the cursor in the register's place."""
        if (copy := self._at_cursor()) is not None:
            self.run_worker(self._restore(copy), group="ask", exclusive=True)

    def _at_cursor(self) -> SafeCopy | None:
        found = self._copies.get(str(self.table.cursor_key))
        if found is None:
            tell(self.app, "No copy is under the cursor; F4 looks into a folder.")
        return found

    async def _restore(self, copy: SafeCopy) -> None:
        from clerk_tui.services import restoring

        office = self.office
        try:
            seen = await done(self, lambda: restoring.preview(office.register.path, copy.path))
        except ClerkError as error:
            self.desk.refuse(error)
            return
        question = [*_paragraphs(seen), "Put this copy in the register's place?"]
        if not await self.app.push_screen_wait(Confirm("Restore", question, yes="Restore", no="Leave it as it is")):
            return

        def put() -> tuple[Restored, Office]:
            # Every connection is closed first: an open file could not be replaced, or would go on being read.
            office.register.close()
            restored = restoring.restore(seen)
            return restored, registers.open_office(office.register.path, now=office.clock.rehearsed)

        try:
            restored, opened = await done(self, put)
        except ClerkError as error:
            self.desk.refuse(error)
            return
        self.desk.move_back_in(opened)
        self._tell_all("Restored", restored.lines())


def _paragraphs(seen: Preview) -> list[str]:
    """The lines of a preview, those of a list kept together."""
    found: list[str] = []
    for line in seen.lines():
        if line.startswith("  ") and found:
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


def _row(copy: SafeCopy) -> Row:
    said = copy.manifest
    if said is None:
        return Row(str(copy.path), ("no manifest", "", copy.path.name), "warn")
    older = said.kind is CopyKind.BEFORE_UPGRADE
    if copy.spoilt:
        return Row(
            str(copy.path), (format_instant(said.made_at), "SPOILT", f"{copy.path.name}. {copy.state}"), "urgent"
        )
    cells = (format_instant(said.made_at), f"{said.entries}", copy.path.name)
    return Row(str(copy.path), cells, "muted" if older else "")
