"""Turning the pages of a form: the keys go to the field that lies about a window further on."""

from __future__ import annotations

from textual.widget import Widget


class Paged(Widget):
    """A field of a form that scrolls. Page Down goes on by a window's height of fields, Page Up back."""

    def action_page_down(self) -> None:
        """On by a page of the form; from its last page to the last field."""
        self._page(1)

    def action_page_up(self) -> None:
        """Back by a page of the form; from its first page to the first field."""
        self._page(-1)

    def _page(self, by: int) -> None:
        window = self.parent
        if not isinstance(window, Widget):
            return
        fields = [node for node in window.children if isinstance(node, Paged)]
        wanted = self.virtual_region.y + by * max(window.size.height - 3, 1)
        if by > 0:
            field = next((each for each in fields if each.virtual_region.y >= wanted), fields[-1])
        else:
            field = next((each for each in reversed(fields) if each.virtual_region.y <= wanted), fields[0])
        field.focus()
