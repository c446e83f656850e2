"""The evidence pack of the decision at hand: asked for a folder, written, and told with its seal."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.screens.paths import folder_check
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.evidence import Pack, write_pack
from clerk_tui.widgets.dialogs import AskLine, ShowText
from clerk_tui.widgets.words import tell


def ask_and_write(screen: object, ref: str) -> None:
    """Ask for a folder and write the pack of decision `ref`, like D3, into it. Exempt text is never in it from here."""
    assert isinstance(screen, DeskWork)
    if not ref.startswith("D"):
        tell(screen.app, "No decision is at hand here; open one, or put the cursor on its line.")
        return
    office = screen.office

    def chosen(folder: str | None) -> None:
        if folder is not None:
            path = Path(folder.strip()).expanduser()
            tell(screen.app, "Gathering …", timeout=2)
            screen.desk.do(lambda: write_pack(office, int(ref[1:]), path), written)

    def written(pack: Pack) -> None:
        screen.app.push_screen(ShowText(f"Evidence of {ref}", "\n\n".join(pack.lines())))

    sentence = f"Into which folder shall the evidence pack of {ref} be written? Nothing exempt will be in it."
    screen.app.push_screen(AskLine("Evidence", sentence, str(Path.home()), check=folder_check), chosen)
