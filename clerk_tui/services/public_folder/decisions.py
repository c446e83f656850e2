"""The published decisions, each read when its page is made, so that ten thousand need no more memory than one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from clerk_tui.domain.errors import Refused
from clerk_tui.domain.public_site import Line, OpenWindow, PublicCorrection, PublicDecision
from clerk_tui.domain.text import one_line
from clerk_tui.register import call_ins
from clerk_tui.register import decisions as records
from clerk_tui.register import public_folder as rows
from clerk_tui.register.public_folder import Published
from clerk_tui.services import frozen_counts, snapshots
from clerk_tui.services.call_in_standing import public_standing
from clerk_tui.services.decision_notice import correction_words, frozen_record, record_since
from clerk_tui.services.office import Office
from clerk_tui.services.withheld_words import told


def decision(office: Office, number: int, meeting: int | None, entry: int | None) -> PublicDecision:
    """A published decision with what was changed and corrected since, and the count of the dates in force."""
    publication = records.publication(office.register, number)
    assert publication is not None
    moves = records.window_changes(office.register, number)
    made = told(office, number)
    counts = moves[-1].counts if moves else publication.counts
    asked = call_ins.entries(office.register, number)
    later = [publication.recorded_at, *(one.recorded_at for one in moves), *(one.recorded_at for one in made)]
    later += [one.recorded_at for one in asked]
    record = record_since(office, frozen_record(publication), moves, made)
    effective = moves[-1].effective if moves else record.call_in.effective
    stands = public_standing(office, number, effective)
    return PublicDecision(
        record=record,
        window=frozen_counts.from_text(counts) if counts else None,
        meeting=meeting,
        entry=entry,
        first_at=rows.first_recorded(office.register, number) if made else publication.recorded_at,
        newest_at=max(later),
        effective=stands.effective if stands else effective,
        corrections=tuple(PublicCorrection(one.sequence, one.corrected_at, correction_words(one)) for one in made),
    )


def lines(office: Office, published: Sequence[Published]) -> Iterator[Line]:
    """Decisions as lists show them, out of their frozen records, in the order given."""
    found = rows.snapshots(office.register, [one.publication_id for one in published])
    for number, snapshot, frozen in found:
        if snapshots.sha256(snapshot) != frozen:
            raise Refused(f"The published record of D{number} is not as it was frozen; verify the register first.")
        record = json.loads(snapshot)["record"]
        yield Line(
            id=number,
            title=one_line(record["title"]) or "Untitled decision",
            reference=one_line(record["reference"]),
            maker=one_line(record["maker"] or record["body"]),
            decided_on=date.fromisoformat(record["decided_on"]),
            published_on=date.fromisoformat(record["published_on"]),
            key=record["key_decision"],
        )


def windows(office: Office, published: Sequence[Published]) -> list[tuple[OpenWindow, datetime]]:
    """The windows of these decisions, in the order given, each with the instant at which it was last recorded."""
    found = []
    for line, one in zip(lines(office, published), published, strict=True):
        publication = records.publication(office.register, one.id)
        assert publication is not None and publication.in_force is not None
        held = publication.in_force
        if held.closes is None or held.closes_at is None or held.effective is None:
            continue
        moves = records.window_changes(office.register, one.id)
        found.append(
            (
                OpenWindow(
                    line.id, line.title, line.reference, line.published_on, held.closes, held.closes_at, held.effective
                ),
                max([publication.recorded_at, *(move.recorded_at for move in moves)]),
            )
        )
    return found
