"""The main views besides the desk's lists: pushed on top of the desk, under the same headline with its tabs."""

from __future__ import annotations

from textual.content import Content

from clerk_tui.domain.dates import format_instant
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.office import Office, council_name
from clerk_tui.widgets.words import Words, join

TABS = {
    "today": "1 Today",
    "meetings": "2 Meetings",
    "decisions": "3 Decisions",
    "call-in": "4 Call-in",
    "history": "5 History",
    "planner": "6 Planner",
    "rules": "7 Rules",
    "forward-plan": "8 Forward plan",
    "people": "9 People",
    "documents": "0 Documents",
    "commitments": "C Commitments",
    "reports": "R Reports",
    "search": "S Search",
}
"""Every main view by name, with the key that goes there."""


def headline(office: Office, current: str, width: int, remark: str = "") -> Content:
    """The council, the time, and the tabs with the current one marked; a rehearsed time says so, and so does a register
    that is only read. A remark stands in a line of its own.

    Tabs that do not fit into `width` cells go on in a line below, each of them whole.
    """
    clock = office.clock
    now = format_instant(clock.now().replace(second=0))
    when = join((f"REHEARSING {now}", "bold reverse")) if clock.rehearsed else join(now)
    tabs: list[tuple[str, str] | str] = []
    used = 0
    for name, tab in TABS.items():
        if used and used + len(_GAP) + len(tab) > width - _PADDING:
            tabs.append("\n")
            used = 0
        elif used:
            tabs.append(_GAP)
            used += len(_GAP)
        tabs.append((tab, "bold underline" if name == current else ""))
        used += len(tab)
    read: list[tuple[str, str] | str] = [("READ ONLY", "bold reverse"), "  "] if office.register.only_read else []
    below: list[tuple[str, str] | str] = ["\n", (remark, "bold")] if remark else []
    return join((council_name(office), "bold"), "  ", *read, when, "\n", *tabs, *below)


_GAP, _PADDING = "  ", 2


class MainView(DeskWork[None]):
    """A main view with the headline. `group` is its name among the tabs and among the actions.

    A subclass composes `self.head` first, and calls `show_head` from its own `reload`.
    """

    says_the_time = True

    def __init__(self) -> None:
        super().__init__()
        self.head = Words(id="head")

    def show_head(self) -> None:
        """Show the headline anew."""
        self.head.show(headline(self.office, self.group, self.app.size.width))

    def on_resize(self) -> None:
        """The tabs in as many lines as they need now."""
        self.show_head()
