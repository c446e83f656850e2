"""`decision correct REF`: a dated correction of a published record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pairs, pass_desk, show
from clerk_tui.cli.shapes import finding_shape, iso, publication_shape
from clerk_tui.domain.dates import format_date

if TYPE_CHECKING:
    from clerk_tui.domain.correction import CorrectedField, Correction
    from clerk_tui.domain.ledger import CallInWindow
    from clerk_tui.services.correcting import Proposal
    from clerk_tui.services.office import Office


@click.command("correct")
@click.argument("ref")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=TEXT...")
@click.option("--because", default="", help="Why it is corrected; printed with the correction.")
@click.option("--restart", metavar="REASON", help="Start the call-in window again, and why.")
@click.option("--keep", metavar="REASON", help="Keep the call-in window, and why.")
@click.option("--again", default="", metavar="REASON", help="Why a text that was corrected already is corrected again.")
@click.option("--override", "overrides", multiple=True, metavar="ID=REASON", help="Go past a blocker, with a reason.")
@click.option("--withhold", is_flag=True, help="Print only that words were removed, not which (LGA 1972 Sch 12A).")
@click.option(
    "--dry-run",
    is_flag=True,
    help="Only show the difference and the dates of both choices; status 1 where something stops it.",
)
@json_option
@pass_desk
def correct(
    desk: Desk,
    ref: str,
    assignments: tuple[str, ...],
    because: str,
    restart: str | None,
    keep: str | None,
    again: str,
    overrides: tuple[str, ...],
    withhold: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Correct a published record. It stays as it was; the corrected one is published beside it, dated.

    The call-in window starts again or is kept as the council's rule says; where that is silent, or another choice is
    made, --restart or --keep says which and why. Where words that are kept apart as exempt are taken out, the notice
    says only that words were removed; --withhold says so of any others.
    """
    from clerk_tui.register import decisions as records
    from clerk_tui.services import correcting

    if restart is not None and keep is not None:
        raise click.UsageError("The window either starts again or is kept: give --restart or --keep, not both.")
    office = desk.office()
    decision_id, typed = records.find(office.register, ref), pairs(assignments, "FIELD=TEXT")
    if dry_run:
        _preview(correcting.propose(office, decision_id, typed), as_json)
        return
    reasons = correcting.Reasons(
        because,
        restarts=None if restart is None and keep is None else restart is not None,
        window=restart or keep or "",
        again=again,
        overrides=pairs(overrides, "ID=REASON"),
        withhold=withhold,
    )
    _done(office, correcting.correct(office, decision_id, typed, reasons), as_json)


def _preview(found: Proposal, as_json: bool) -> None:
    from clerk_tui.rules.checks import stands_in_the_way
    from clerk_tui.services.correction_lines import proposal_lines

    document = {
        "ref": f"D{found.before.decision.id}",
        "changes": [_change(one) for one in found.changes],
        "rule": {None: None, True: "restart", False: "keep"}[found.choice.restarts],
        "kept": _window(found.kept),
        "restarted": _window(found.restarted),
        "findings": [finding_shape(finding) for finding in found.findings],
    }
    show(as_json, document, lambda: proposal_lines(found))
    if stands_in_the_way(list(found.findings)):
        click.get_current_context().exit(1)


def _window(window: CallInWindow | None) -> dict[str, Any] | None:
    if window is None:
        return None
    return {"closes": iso(window.closes), "closes_at": iso(window.closes_at), "effective": iso(window.effective)}


def _done(office: Office, made: Correction, as_json: bool) -> None:
    from clerk_tui.register import decisions as records
    from clerk_tui.services.decision_notice import correction_words, published_record
    from clerk_tui.services.withheld_words import told

    publication = records.publication(office.register, made.decision_id)
    assert publication is not None
    call_in = published_record(office, made.decision_id).call_in
    made = told(office, made.decision_id)[-1]
    document = {
        "ref": f"D{made.decision_id}",
        "correction": correction_shape(made),
        "publication": publication_shape(publication),
        "sentences": list(call_in.sentences),
    }
    said = f"D{made.decision_id} is corrected, {format_date(made.corrected_on)}."
    show(as_json, document, lambda: [said, correction_words(made), *call_in.sentences])


def _change(one: CorrectedField) -> dict[str, Any]:
    """One field; of words that are withheld from the public neither text is given."""
    if one.withheld:
        return {"field": one.field, "old": None, "new": None, "withheld": True}
    return {"field": one.field, "old": one.old, "new": one.new, "withheld": False}


def correction_shape(made: Correction) -> dict[str, Any]:
    """One correction, for JSON."""
    return {
        "sequence": made.sequence,
        "corrected_on": iso(made.corrected_on),
        "corrected_at": iso(made.corrected_at),
        "changes": [_change(one) for one in made.changes],
        "reason": made.reason,
        "restarts": made.restarts,
        "restarts_because": made.restarts_because,
        "again_because": made.again_because or None,
        "overrides": [{"id": one.finding_id, "reason": one.reason} for one in made.overrides],
        "who": made.who,
    }
