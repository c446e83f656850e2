"""Disposal of what need not be kept any longer, by a clerk who says why; the hashes of what goes stay in the history.

The program itself disposes of nothing. What goes and what stays is in `disposal_parts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.dates import format_date, iso_instant, london_date
from clerk_tui.domain.errors import InputError, Refused, RegisterError
from clerk_tui.domain.text import tidy
from clerk_tui.register import disposals
from clerk_tui.register.changes import Change
from clerk_tui.register.disposals import Disposal
from clerk_tui.register.retention import RECORD
from clerk_tui.services.disposal_guard import refuse_what_would_come_out, withheld_now
from clerk_tui.services.disposal_parts import Going, Part, going, reports_with
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class Done:
    """Disposals that were entered; `left` says what of the file could not be written anew."""

    made: tuple[Disposal, ...]
    left: str = ""


def dispose(
    office: Office, decision_id: int, why: str, what: str = "", *, seen: Going | None = None,
    command_id: str | None = None,
) -> Done:  # fmt: skip
    """Dispose of what is due of a decision, for the reason given; then write the file anew, so that nothing is left.

    It bears the true day, also in a rehearsal, for it is done for good.
    `seen` is what the clerk was shown: Refused where it is another now. Refused as in `going`.
    """
    reason = tidy(why)
    if not reason:
        raise InputError("A disposal is entered with a reason: say why, and by which policy.")
    made: list[int] = []

    def work(change: Change) -> int:
        now = going(office, decision_id, what)
        _by_the_true_day(office, now)
        if seen is not None and seen.lines() != now.lines():
            raise Refused(f"What may be disposed of of D{decision_id} changed since you looked; look again.")
        apart = withheld_now(office, decision_id)
        for part in now.parts:
            made.append(_take(office, change, now, part, reason))
        refuse_what_would_come_out(office, decision_id, apart)
        return made[0]

    summary = f"Disposed of what need not be kept of D{decision_id}"
    office.register.run(office.command("retention dispose", summary, why=reason, command_id=command_id), work)
    found = tuple(one for one in disposals.of_decision(office.register, decision_id) if not made or one.id in made)
    return Done(found, write_anew(office) if any(one.entries for one in found) else "")


def _by_the_true_day(office: Office, wanted: Going) -> None:
    """Refused where only a rehearsed day has come: what goes is gone, so no rehearsal disposes of anything early."""
    today = london_date(office.clock.system())
    for part in wanted.parts:
        if part.until.ledger.answer >= today:
            raise Refused(
                f"{part.name} of D{wanted.decision.id} are kept until {format_date(part.until.ledger.answer)}"
                f" ({part.until.ledger.rule}), and today is {format_date(today)}; on a rehearsed day it is only looked"
                " at (--dry-run), for what goes is gone."
            )


def _take(office: Office, change: Change, now: Going, part: Part, reason: str) -> int:
    for record, row_id in part.texts.rows:
        change.take_text(record, row_id, **({"text": ""} if record == "document" else {}))
    if part.what == RECORD:
        # What says the same as the register does is offered to nobody, and would lie there all the same.
        change.forget_drafts("decision", {now.decision.id})
        change.forget_drafts("report", reports_with(office, now.decision))
    ledger = part.until.ledger
    return change.dispose(
        part.texts.entries, decision_id=now.decision.id, what=part.what, rule=ledger.rule,
        authority=ledger.authorities[0].id, kept_until=ledger.answer.isoformat(), goes="\n".join(part.goes),
        reason=reason, who=office.who, disposed_on=london_date(office.clock.system()).isoformat(),
        recorded_at=iso_instant(office.clock.system()),
    )  # fmt: skip


def write_anew(office: Office) -> str:
    """Write the whole file anew, so that nothing that was deleted lies in it; a sentence where that failed."""
    try:
        office.register.write_anew()
    except RegisterError as error:
        return (
            f"The file could not be written anew ({error}): what earlier versions of the program deleted may still lie"
            " in its free space. Run clerk-tui retention write-anew."
        )
    return ""
