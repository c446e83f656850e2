"""What stands at the foot of a document: whom to ask, under what it is made, and the head of the register's chain."""

from __future__ import annotations

from collections.abc import Iterable

from clerk_tui.domain.text import one_line

NOTHING_RECORDED = "Nothing is recorded under this heading."
"""Stands where the law asks for a particular and the register is silent: nothing is declared for the clerk."""
REGULATIONS_2012 = (
    "the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012 "
    "(SI 2012/2089)"
)
REGULATIONS_WALES = (
    "the Local Authorities (Executive Arrangements) (Decisions, Documents and Meetings) (Wales) Regulations 2001 "
    "(SI 2001/2290)"
)
ACT_1972 = "the Local Government Act 1972"


def foot(
    contact: str, made_under: Iterable[str], chain_head: str, event: str = "this document was made"
) -> tuple[str, ...]:
    """The lines of the foot. `made_under` are whole sentences; `event` is when the chain had that head."""
    lines = [f"Enquiries: {one_line(contact)}"] if one_line(contact) else []
    lines += [one_line(sentence) for sentence in made_under if sentence]
    if head := one_line(chain_head):
        lines.append(f"Entry in the council's register when {event}: {head}")
    return tuple(lines)
