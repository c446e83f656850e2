"""The notice of a decision as it will go out, to be read before it does: the very words, and nothing is published."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from clerk_tui.services.checking import Case
from clerk_tui.services.office import Office

if TYPE_CHECKING:
    from clerk_tui.services.documents.made import Made


def notice_ahead(office: Office, found: Case, going_past: Collection[str] = ()) -> Made:
    """The notice as publishing this case would make it, with what the clerk is told of its words.

    All its words are those that leave but one: the head of the history chain comes to be with the publication. Refused
    while words of it may be exempt, less the findings in `going_past`, and without a date of the decision.
    """
    from clerk_tui.documents.writing import file_name, notice_of
    from clerk_tui.services.documents.chain_head import as_it_stands
    from clerk_tui.services.documents.look import dressed
    from clerk_tui.services.documents.made import Made
    from clerk_tui.services.draft_record import record_of

    record = record_of(office, found, going_past)
    return dressed(office, Made(notice_of(record), file_name(record), as_it_stands(office).at))


def notice_preview(office: Office, found: Case, going_past: Collection[str] = ()) -> str:
    """The same as plain text at 72 columns, whole."""
    from clerk_tui.services.documents import writing

    return writing.preview(notice_ahead(office, found, going_past))


def notices_preview(office: Office, cases: Sequence[Case]) -> str:
    """The notices of several decisions that go out together, one after the other, each headed by its number."""
    if len(cases) == 1:
        return notice_preview(office, cases[0])
    parts = []
    for place, found in enumerate(cases, 1):
        parts.append(f"Notice {place} of {len(cases)}: D{found.decision.id}\n\n{notice_preview(office, found)}")
    return "\n\n".join(parts)
