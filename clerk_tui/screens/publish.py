"""Publishing from the record, and writing its notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Publication
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.rules.kept_windows import closing_words
from clerk_tui.screens.paths import folder_check
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import publishing
from clerk_tui.widgets.confirm_reading import ConfirmReading
from clerk_tui.widgets.dialogs import AskLine, ShowText
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.decision import DecisionScreen


def confirm_and_publish(screen: DecisionScreen, show_check: Callable[[str], None]) -> None:
    """Check; show what stands in the way, or say what publishing will do and do it on a yes."""
    office, decision_id = screen.office, screen.decision_id
    seen = publishing.case(office, decision_id)
    found = publishing.findings_of(office, seen)
    if stands_in_the_way(found):
        show_check("Not published: something stands in the way")
        return

    def published(done: Publication) -> None:
        screen.reload()
        tell(screen.app, f"Published {format_date(done.published_on)}. F7 writes the notice; Esc, 4 shows the window.")

    def answered(yes: bool | None) -> None:
        if yes:
            screen.desk.do(lambda: publishing.publish(office, decision_id, seen=seen), published)

    sentences = [
        _what_happens(screen, seen),
        "A published record is never changed; it is corrected, with a date and a reason.",
    ]
    if office.clock.rehearsed is not None and not office.is_demo():
        sentences.append("You are rehearsing another day, but this is a real register: it publishes for good.")
    sentences += [f"{f.id}: {f.says}" for f in found if f.severity is Severity.WARNING]
    sentences += [f"{f.id} is overridden: {f.overridden}" for f in found if f.overridden]
    ask = ConfirmReading(
        "Publish this decision?", sentences, lambda: read_first(screen, (seen,)), yes="Publish", no="Not yet"
    )
    screen.app.push_screen(ask, answered)


def read_first(screen: DeskWork[Any], cases: Sequence[publishing.Case]) -> None:
    """Show the notices of these decisions whole, in the words in which they will go out."""
    office = screen.office

    def text() -> str:
        from clerk_tui.services.previewing import notices_preview

        return notices_preview(office, cases)

    def shown(text: str) -> None:
        many = len(cases) > 1
        title = f"These {len(cases)} notices would go out" if many else "This notice would go out"
        screen.app.push_screen(ShowText(f"{title}; nothing is published yet", text))

    screen.desk.do(text, shown)


def _what_happens(screen: DecisionScreen, case: publishing.Case) -> str:
    office, decision_id = screen.office, screen.decision_id
    day = format_date(case.published_on)
    today = " (today)" if case.published_on == office.clock.today() else ""
    said = f"The record freezes, as published {day}{today}."
    try:
        window = publishing.window(office, decision_id)
    except NotConfigured as error:
        return f"{said} {error}"
    if window is None:
        return f"{said} It is not open to call-in."
    return (
        f"{said} Requests for call-in close {closing_words(window)}; unless it is called in, the decision takes effect"
        f" on {format_date(window.effective)}."
    )


def ask_folder_and_write(screen: DeskWork[None], decision_id: int) -> None:
    """Ask for the folder and write the notice there as HTML, Word, PDF and text."""
    from clerk_tui.register import decisions as records

    if records.publication(screen.office.register, decision_id) is None:
        tell(screen.app, "The notice is written from the published record; publish it first.", severity="warning")
        return

    def chosen(folder: str | None) -> None:
        if folder is not None:
            office = screen.office
            path = Path(folder.strip()).expanduser()
            screen.desk.do(lambda: publishing.write_notice(office, decision_id, path), written)

    def written(paths: list[Path]) -> None:
        tell(screen.app, f"HTML, Word, PDF and text are written into {paths[0].parent}.")

    ask = AskLine(
        "Write the decision notice",
        "Into which folder? As HTML, Word, PDF and plain text.",
        str(Path.cwd()),
        check=folder_check,
    )
    screen.app.push_screen(ask, chosen)
