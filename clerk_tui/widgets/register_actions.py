"""The actions about the register's own file: safe copies, and where it lies."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

REGISTER_GROUPS = {
    "history": "History",
    "record-history": "History of one record",
    "retention": "What may be disposed of",
    "search": "Search",
    "waiting": "Half-typed texts",
    "safe-copies": "Safe copies of the register",
}
"""The groups with their headings."""
REGISTER_PARTS: dict[str, tuple[str, ...]] = {
    "record-history": ("list",),
    "retention": ("list",),
    "search": ("list",),
    "waiting": ("list",),
    "safe-copies": ("list",),
    "elsewhere": ("list",),
}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

NOT_AT_THE_FOOT_OF_THE_REGISTER = {
    "safe-copies": frozenset(
        {"everywhere.import", "everywhere.filter", "everywhere.ledger", "everywhere.undo", "everywhere.safe-copies"}
    ),
    "elsewhere": frozenset(
        {"everywhere.import", "everywhere.filter", "everywhere.ledger", "everywhere.undo", "everywhere.back"}
    ),
}
"""Keys with nothing to do there."""

# fmt: off
REGISTER_ACTIONS: tuple[Action, ...] = (
    _a("history.changed", "c", "Changed", "Who, when, what it changed, each text before and after, and why.",
       more="Enter opens the record itself.", twin="history REF"),
    _a("history.verify", "w f5", "Touched?", "Whether the register was touched: pages, schema, chain, every record.",
       more="A published notice, or a safe copy's manifest, shows also that nothing was cut off.",
       twin="verify --notice FILE"),
    _a("history.retention", "r", "Retention", "What need not be kept any longer: after four years, after six.",
       more="A list with the count behind each day; nothing is deleted.", twin="retention"),
    _a("history.drafts", "d", "Drafts", "Half-typed texts that wait, every clerk's: records, corrections, questions.",
       more="A colleague's is taken over, such as that of a clerk who left.", twin="drafts"),
    _a("waiting.take-over", "t", "Take over", "Make a colleague's text yours; it is then offered where it belongs.",
       more="What you typed there yourself waits on beside it.", twin="drafts take-over ID"),
    _a("waiting.throw-away", "x", "Throw away", "Throw the text away; a colleague's once you typed their name.",
       twin="drafts drop ID --of WHO"),
    _a("retention.dispose", "d", "Dispose", "Dispose of this for good: what goes and stays is said first, asked twice.",
       more="The hashes stay in the history; the published record, its notice and its snapshot stay whole.",
       twin="retention dispose REF --because WORDS"),
    _a("retention.disposed", "g", "Gone", "What was disposed of: when, by whom, under which rule, and why.",
       twin="retention disposed"),
    _a("search.words", "w", "Words", "Go to the words, to look for others.", twin="search TEXT"),
    _a("record-history.verify", "w f5", "Touched?", "Whether the register was touched: pages, schema, chain, every"
       " record.", twin="verify --notice FILE"),
    _a("safe-copies.back-up", "b", "Back up", "Copy the register into a folder, and examine the copy.",
       more="Old copies are thinned out: the newest of each of 7 days, 5 weeks and 12 months stay.",
       twin="backup DIR"),
    _a("safe-copies.drill", "d", "Prove", "Open the copy apart, verify it, open a decision and make its notice.",
       more="The register is not touched.", twin="backup drill FILE"),
    _a("safe-copies.restore", "r", "Restore", "Put the copy in the register's place; what is lost is said first.",
       more="What is there now is kept beside it.", twin="restore FILE"),
    _a("safe-copies.folder", "f4 ctrl+o", "Folder", "Look into another folder.", twin="backup list DIR"),
)
# fmt: on
