"""A correction before it is published: the difference word by word, the dates of both choices, then the reasons."""

from __future__ import annotations

from textual.app import ComposeResult

from clerk_tui.domain.correction import Correction
from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.record import CORRECTED_FIELD
from clerk_tui.rules.checks import overridable, stands_in_the_way
from clerk_tui.rules.withheld import WITHHELD, removed
from clerk_tui.rules.word_differences import Became, pieces
from clerk_tui.screens import ledgers
from clerk_tui.screens.asking import ask_reason, forget
from clerk_tui.screens.exempt_words import refuse_or_ask
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import correcting
from clerk_tui.services.correcting import Proposal, Reasons
from clerk_tui.services.correction_lines import window_lines
from clerk_tui.services.decision_notice import shown
from clerk_tui.services.words import finding_line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.words import Words, join, tell

_MARKS = {Became.SAME: ("", ""), Became.REMOVED: ("[-", "-]"), Became.ADDED: ("[+", "+]")}


class CorrectionPreview(DeskWork[bool]):
    """What a correction does; the answer is whether it was published."""

    group = "correction-preview"
    BINDINGS = bindings_for("correction-preview")

    def __init__(self, found: Proposal, typed: dict[str, str]) -> None:
        super().__init__()
        self._found, self._typed = found, typed
        self._asked: set[str] = set()

    def compose(self) -> ComposeResult:
        found = self._found
        head = f"Correction of D{found.before.decision.id}, {format_date(found.on)}"
        yield Words(join((head, "bold"), "\nTaken out stands in [- -], put in stands in [+ +]."), id="head")
        yield Reader("\n".join(preview_lines(found)), id="report")
        yield KeyBar("correction-preview")

    def on_mount(self) -> None:
        self.query_one("#report").focus()

    def do_back(self) -> None:
        """Back to the form; nothing is lost."""
        self.dismiss(False)

    def do_ledger(self) -> None:
        """The counts behind the dates of both choices."""
        offers: list[ledgers.Offer] = []
        for name, window in (("Kept", self._found.kept), ("Started again", self._found.restarted)):
            if window is not None:
                offers += _offers(name, window)
        ledgers.show(self, offers)  # type: ignore[arg-type]

    def action_publish(self) -> None:
        """Ask for the reasons, then publish."""
        if standing := self._cannot():
            tell(self.app, standing, title="Not published", severity="error", timeout=8)
            return
        self.app.run_worker(self._ask(), group="ask", exclusive=True)

    def _cannot(self) -> str:
        """What no reason helps against; empty where there is nothing of that kind."""
        standing = stands_in_the_way(list(self._found.findings))
        return " ".join(one.says for one in standing if one.id != "COR-AGAIN" and not overridable(one.id))

    async def _ask(self) -> None:
        because = await self._reason("because", "Why is it corrected?", ["The reason is printed with the correction."])
        if because is None or (choice := await self._window()) is None:
            return
        restarts, why = choice
        again = ""
        if self._found.again:
            sentences = [one.says for one in self._found.again]
            asked = await self._reason("again", "Corrected once more", sentences)
            if asked is None:
                return
            again = asked
        overrides = {}
        for one in stands_in_the_way(list(self._found.findings)):
            if overridable(one.id):
                reason = await self._reason(
                    one.id, f"Override {one.id}", [one.says, "Why is it published all the same?"]
                )
                if reason is None:
                    return
                overrides[one.id] = reason
        if (withhold := await self._withhold()) is None:
            return
        self._publish(Reasons(because, restarts, why, again, overrides, withhold))

    async def _withhold(self) -> bool | None:
        """Whether the notice leaves out which words were removed; asked only where some are that it would print."""
        if not any(removed(one) and not one.withheld for one in self._found.changes):
            return False
        options = [("print", "Print them: the notice quotes both texts"), ("withhold", f"Say only: {WITHHELD}")]
        sentence = "May the public read the words that are taken out? The register keeps them either way."
        answer = await self.app.push_screen_wait(Choose("The words taken out", options, sentence=sentence))
        return None if answer is None else answer == "withhold"

    async def _reason(self, name: str, title: str, sentences: list[str]) -> str | None:
        """A reason; what was typed and left is offered again, also after the program ended."""
        about = f"correction of D{self._found.before.decision.id}, {name}"
        self._asked.add(about)
        return await ask_reason(self, about, title, sentences)

    async def _window(self) -> tuple[bool | None, str] | None:
        """The clerk's choice about the window, with its reason; (None, "") where the council's rule is followed."""
        choice = self._found.choice
        if choice.forced:
            return None, ""
        rule = {None: "the rule is silent", True: "the rule starts it again", False: "the rule keeps it"}
        options = [
            ("keep", f"Keep it: {_brief(self._found.kept)}"),
            ("restart", f"Start it again: {_brief(self._found.restarted)}"),
        ]
        sentence = f"What becomes of the time for call-in? By the council's file {rule[choice.restarts]}."
        answer = await self.app.push_screen_wait(Choose("The call-in window", options, sentence=sentence))
        if answer is None:
            return None
        restarts = answer == "restart"
        if restarts is choice.restarts:
            return None, ""
        title = "Why does it start again?" if restarts else "Why is it kept?"
        why = await self._reason(f"window {answer}", title, [f"{choice.says[0].upper()}{choice.says[1:]}."])
        return None if why is None else (restarts, why)

    def _publish(self, reasons: Reasons) -> None:
        office, found, typed = self.office, self._found, self._typed

        def published(_: Correction) -> None:
            for about in self._asked:
                forget(self, about)
            self.dismiss(True)

        def failed(error: ClerkError) -> None:
            refuse_or_ask(self, error, lambda: self._publish(reasons))

        self.desk.do(
            lambda: correcting.correct(office, found.before.decision.id, typed, reasons, seen=found), published, failed
        )


def _brief(window: CallInWindow | None) -> str:
    if window is None:
        return "no date is shown"
    return f"closes {short_date(window.closes)}, in effect {short_date(window.effective)}"


def _offers(name: str, window: CallInWindow) -> list[ledgers.Offer]:
    return [
        (f"{name}: requests close {format_date(window.closes)}", window.closes_ledger, ""),
        (f"{name}: in effect from {format_date(window.effective)}", window.effective_ledger, ""),
    ]


def preview_lines(found: Proposal) -> list[str]:
    """The findings, the dates of both choices, and each field with its difference in place."""
    lines = [finding_line(finding) for finding in found.findings]
    lines += ["", "The call-in window", *(f"  {line}" for line in window_lines(found))]
    for change in found.changes:
        parts = pieces(shown(change.field, change.old), shown(change.field, change.new))
        text = "".join(f"{_MARKS[one.became][0]}{one.text}{_MARKS[one.became][1]}" for one in parts)
        lines += ["", CORRECTED_FIELD[change.field].label, *(f"  {line}" for line in text.split("\n"))]
        if change.withheld:
            lines.append(f"  It holds exempt words, so the notice says only: {WITHHELD}.")
    return lines
