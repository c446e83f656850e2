"""A register that lies where it must not be written: read it there, or copy it to this computer."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.errors import RegisterElsewhere
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import bringing, registers
from clerk_tui.services.bringing import Brought
from clerk_tui.services.office import Office
from clerk_tui.widgets.dialogs import AskLine, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join

_READ, _COPY = "read", "copy"


def _free_check(text: str) -> str | None:
    path = Path(text.strip()).expanduser()
    if not text.strip():
        return "Type where the file should lie."
    return f"There is already something at {path}." if path.exists() else None


class ElsewhereScreen(DeskWork[None]):
    """The first screen where the register is on a share: what stands in the way, and the two ways on."""

    group = "elsewhere"

    def __init__(self, path: Path, why: RegisterElsewhere, *, named: bool) -> None:
        """`named`: the call named this register, so the copy does not become the one that is opened without a name."""
        super().__init__()
        self._path, self._why, self._named = path, why, named
        self.table = LineTable([Column("What to do", 26), Column("What comes of it")])

    def compose(self) -> ComposeResult:
        yield Words(join(("This register is not written where it lies", "bold"), f"\n{self._why}"), id="head")
        yield self.table
        yield KeyBar("elsewhere")

    def on_mount(self) -> None:
        rows = [
            Row(_READ, ("Read it where it lies", "every screen, and nothing can be changed")),
            Row(_COPY, ("Copy it to this computer", "and work in the copy from now on")),
        ]
        self.table.show(ListRows(rows))
        self.table.focus()

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        now = self.desk.rehearsed
        if event.key == _READ:
            self.desk.do(lambda: registers.open_office(self._path, now=now, only_read=True), self.desk.move_in)
        else:
            self._ask()

    def _ask(self) -> None:
        def chosen(typed: str | None) -> None:
            if typed is not None:
                to = Path(typed.strip()).expanduser()
                self.desk.do(lambda: copied(to), moved)

        def copied(to: Path) -> tuple[Brought, Office]:
            done = bringing.copy_here(self._path, to, named=self._named)
            return done, registers.open_office(done.path, now=self.desk.rehearsed)

        def moved(found: tuple[Brought, Office]) -> None:
            self.desk.move_in(found[1])
            self.app.push_screen(ShowText("Copied", "\n\n".join(found[0].lines())))

        default = str(registers.data_folder() / "register.clerk")
        self.app.push_screen(
            AskLine("Copy to this computer", "Where should the copy lie?", default, check=_free_check), chosen
        )
