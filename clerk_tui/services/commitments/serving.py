"""Which decisions serve which commitments. A link says nothing new of a decision, so a published one may gain it."""

from __future__ import annotations

from clerk_tui.domain.commitments import Service
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.text import one_line
from clerk_tui.register import commitments as rows
from clerk_tui.register import decisions
from clerk_tui.register.changes import Change
from clerk_tui.services.office import Office


def link(
    office: Office, commitment_id: int, decision_id: int, *, note: str = "", command_id: str | None = None
) -> Service:
    """Say that a decision serves a commitment; `note` says how. Refused where it is said already."""
    of = rows.commitment(office.register, commitment_id)
    decisions.decision(office.register, decision_id)

    def work(change: Change) -> int:
        _not_yet(office, commitment_id, decision_id)
        return change.insert(
            "commitment_decision", commitment_id=commitment_id, decision_id=decision_id, note=one_line(note)
        )

    _not_yet(office, commitment_id, decision_id)
    command = office.command("commitments link", f"D{decision_id} serves {of.called}", command_id=command_id)
    office.register.run(command, work)
    return next(one for one in _of(office, commitment_id) if one.decision_id == decision_id)


def unlink(office: Office, commitment_id: int, decision_id: int, *, command_id: str | None = None) -> Service:
    """Take back that a decision serves a commitment."""
    of = rows.commitment(office.register, commitment_id)
    found = next((one for one in _of(office, commitment_id) if one.decision_id == decision_id), None)
    if found is None:
        raise Refused(f"The register does not say that D{decision_id} serves {of.called}.")
    link_id = found.id

    def work(change: Change) -> int:
        change.remove("commitment_decision", link_id)
        return link_id

    said = f"D{decision_id} no longer said to serve {of.called}"
    office.register.run(office.command("commitments unlink", said, command_id=command_id), work)
    return found


def _of(office: Office, commitment_id: int) -> list[Service]:
    return rows.services(office.register, commitment_id=commitment_id)


def _not_yet(office: Office, commitment_id: int, decision_id: int) -> None:
    if any(one.decision_id == decision_id for one in _of(office, commitment_id)):
        of = rows.commitment(office.register, commitment_id)
        raise Refused(f"D{decision_id} is said to serve {of.called} already.")
