"""An authority in one line."""

from __future__ import annotations

from clerk_tui.domain.ledger import Authority


def authority_line(authority: Authority) -> str:
    """The paragraph, what it says, whether its text was read, and where it stands."""
    unseen = f" {authority.caution[0].upper()}{authority.caution[1:]}." if authority.caution else ""
    return f"{authority.id}: {authority.says}{unseen}{f' {authority.url}' if authority.url else ''}"


def public_authority_line(authority: Authority) -> str:
    """The same for the public: how its text is known is the affair of the office, and of the data files."""
    return f"{authority.id}: {authority.says}{f' {authority.url}' if authority.url else ''}"
