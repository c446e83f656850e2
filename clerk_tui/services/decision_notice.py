"""The decision notice of a published record, with what was changed or corrected since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from clerk_tui.domain.correction import CorrectedField, Correction
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import FieldKind, Publication, WindowChange
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.record import CORRECTED_FIELD
from clerk_tui.register import call_ins
from clerk_tui.register import decisions as rows
from clerk_tui.rules.kept_windows import closing_words
from clerk_tui.rules.withheld import WITHHELD
from clerk_tui.rules.word_differences import in_words
from clerk_tui.services import frozen_counts, snapshots
from clerk_tui.services.office import Office
from clerk_tui.services.withheld_words import told


def published_record(office: Office, decision_id: int) -> PublicRecord:
    """The frozen record of a published decision; Refused while it is a draft."""
    publication = rows.publication(office.register, decision_id)
    if publication is None:
        raise Refused(f"D{decision_id} is not published yet; its notice is written from the published record.")
    return frozen_record(publication)


def frozen_record(publication: Publication) -> PublicRecord:
    """The record as it was frozen; Refused where it is not so any more."""
    if snapshots.sha256(publication.snapshot) != publication.snapshot_sha256:
        number = publication.decision_id
        raise Refused(f"The published record of D{number} is not as it was frozen; verify the register first.")
    return snapshots.from_json(publication.snapshot)


def notice_record(office: Office, decision_id: int) -> PublicRecord:
    """The frozen record with what was changed since: a notice written today must not give dates that hold no more."""
    record = published_record(office, decision_id)
    return record_since(office, record, rows.window_changes(office.register, decision_id), told(office, decision_id))


def record_since(
    office: Office, record: PublicRecord, moves: Sequence[WindowChange], made: Sequence[Correction]
) -> PublicRecord:
    """The same of a frozen record with its moves and its corrections as told, for who has read them already."""
    # The rules of call-in are loaded when a notice is written, not when the first screen is drawn.
    from clerk_tui.services.call_in_standing import public_standing

    effective = moves[-1].effective if moves else record.call_in.effective
    stands = public_standing(office, record.decision_id, effective)
    changes = (*map(_change_words, moves), *((stands.says,) if stands else ()))
    return replace(record, changes=changes, corrections=tuple(map(correction_words, made)))


def correction_words(made: Correction) -> str:
    """`Corrected on Thursday 12 October 2017. Decision: “… 2022 …” became “… 2023 …”. Reason: …`, and of the window.

    For the public, `made` is one of `withheld_words.told`.
    """
    said = "; ".join(
        f"{CORRECTED_FIELD[change.field].label}: {', and '.join(_became(change))}" for change in made.changes
    )
    window = "The time for call-in starts again" if made.restarts else "The time for call-in is as it was"
    again = f" This corrects a text that was corrected before: {_ended(made.again_because)}" if made.corrects_id else ""
    return (
        f"Corrected on {format_date(made.corrected_on)}. {said}. Reason: {_ended(made.reason)}{again} {window}:"
        f" {_ended(made.restarts_because)}"
    )


def _became(change: CorrectedField) -> tuple[str, ...]:
    if change.withheld:
        return (WITHHELD,)
    return in_words(shown(change.field, change.old), shown(change.field, change.new))


def shown(field_id: str, text: str) -> str:
    """A kept text as a reader takes it: dates in full, choices as Yes and No."""
    if CORRECTED_FIELD[field_id].kind is FieldKind.DATE:
        return format_date(date.fromisoformat(text)) if text else ""
    return text.capitalize() if CORRECTED_FIELD[field_id].kind is FieldKind.CHOICE else text


def _ended(text: str) -> str:
    return f"{text.rstrip('. ')}."


def _change_words(change: WindowChange) -> str:
    old_closes, closes = format_date(change.old_closes), closing_words(frozen_counts.from_text(change.counts))
    return (
        f"Changed after publication, on {format_date(change.changed_on)}: requests for call-in close {closes} (before:"
        f" {old_closes}), and unless it is called in, the decision takes effect on {format_date(change.effective)}"
        f" (before: {format_date(change.old_effective)}). Reason: {change.reason}."
    )


def notice_text(office: Office, decision_id: int) -> str:
    """The decision notice as plain text."""
    from clerk_tui.services.documents import kinds, writing

    return writing.preview(kinds.build(office, kinds.kind("decision-notice"), decision_id))


def write_notice(office: Office, decision_id: int, folder: Path, faces: Sequence[str] = ()) -> list[Path]:
    """Write the notice into a folder, in all faces or those named (`html` …).

    DocumentError says what stands in the way.
    """
    from clerk_tui.services.documents import kinds, writing

    return writing.write(kinds.build(office, kinds.kind("decision-notice"), decision_id), folder, faces)


def last_said(office: Office, decision_id: int) -> datetime:
    """When the newest of what the notice says was recorded, so that the same notice is the same file."""
    publication = rows.publication(office.register, decision_id)
    assert publication is not None
    told_at = [made.recorded_at for made in told(office, decision_id)]
    moved_at = [change.recorded_at for change in rows.window_changes(office.register, decision_id)]
    asked_at = [entry.recorded_at for entry in call_ins.entries(office.register, decision_id)]
    return max([publication.recorded_at, *told_at, *moved_at, *asked_at]).replace(microsecond=0)
