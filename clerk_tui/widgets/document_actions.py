"""The actions of the documents."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

DOCUMENT_GROUPS = {"documents": "Documents", "document": "One document, as it leaves"}
"""The groups with their headings."""
DOCUMENT_PARTS: dict[str, tuple[str, ...]] = {"documents": ("list",), "document": ("reader",)}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

NOT_AT_THE_FOOT_OF_DOCUMENTS = dict.fromkeys(
    DOCUMENT_GROUPS, frozenset({"everywhere.import", "everywhere.filter", "everywhere.ledger", "everywhere.undo"})
)
"""Keys with nothing to do there."""

# fmt: off
DOCUMENT_ACTIONS: tuple[Action, ...] = (
    _a("document.write", "f7 w", "Write", "Write it into a folder as HTML, Word, PDF and text.",
       twin="export KIND DIR --of REF", more="Nothing that lies there is overwritten."),
)
# fmt: on
