"""Half-typed texts that are no field of a record: corrections, answers to questions, changes to the council file.

None of them is saved by itself: each goes on where it was begun, and there it is entered whole or not at all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from clerk_tui.domain.decision import FIELD
from clerk_tui.register import council as council_rows
from clerk_tui.register import decisions as records
from clerk_tui.register.drafts import Draft
from clerk_tui.services import fields, file_drafts
from clerk_tui.services.office import Office

CORRECTION, CALL_IN, QUESTIONS, FILE = "correction", "call-in", "questions", file_drafts.RECORD
"""What such texts are kept as."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was begun: `stands` is what the register holds, `words` what was typed so far, `place` where it goes on."""

    label: str
    title: str
    stands: str
    words: str
    place: str


def begun(office: Office, record: str, record_id: int, draft: Draft) -> Begun | None:
    """What a text belongs to; None where it is of no such kind. NotFound where its record is gone."""
    if record == CORRECTION and draft.field in FIELD:
        decision = records.decision(office.register, record_id)
        stands = fields.field_text(office, decision, draft.field)
        place = f"it goes on by c on D{record_id} (clerk-tui decision correct D{record_id} makes one)"
        return Begun(f"Correction of {FIELD[draft.field].label}", decision.title, stands, draft.text, place)
    if record == CALL_IN:
        decision = records.decision(office.register, record_id)
        place = f"the call-in of D{record_id} offers them again (clerk-tui call-in enters them)"
        return Begun(_title(draft, "Call-in"), decision.title, "", _answers(draft), place)
    if record == QUESTIONS:
        place = "they are offered again where they were asked"
        return Begun("Questions", _title(draft, draft.field), "", _answers(draft), place)
    if record == FILE and draft.field == file_drafts.FIELD:
        held = council_rows.council(office.register)
        place = "it goes on by e on the Rules (clerk-tui rules set FILE takes a whole file)"
        return Begun("Council file", held.name, held.file_text, draft.text, place)
    return None


def _title(draft: Draft, otherwise: str) -> str:
    found = _read(draft).get("title")
    return found if isinstance(found, str) and found else otherwise


def _answers(draft: Draft) -> str:
    """The answers as they were typed, a line each; those that were chosen from a list say nothing by themselves."""
    typed = _read(draft).get("typed")
    words = typed.values() if isinstance(typed, dict) else ()
    return "\n".join(str(each) for each in words if str(each).strip())


def _read(draft: Draft) -> dict[str, object]:
    try:
        found = json.loads(draft.text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
