"""Publishing several decisions of one meeting at once: each is checked, and all of them go out, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import DecisionStatus, Publication
from clerk_tui.domain.errors import Conflict, NotConfigured, Refused
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.register import decisions as rows
from clerk_tui.register import publishing_queue
from clerk_tui.register.changes import Change
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.rules.kept_windows import closing_words
from clerk_tui.services import checking
from clerk_tui.services.checking import Case
from clerk_tui.services.office import Office
from clerk_tui.services.publishing import publish_within
from clerk_tui.services.words import finding_line


@dataclass(frozen=True, slots=True)
class Candidate:
    """One decision that may go out: its case, its check, and the dates that would follow.

    `window` is None where it is not open to call-in, or where no date can be shown; `no_date` says the latter.
    """

    case: Case
    findings: tuple[Finding, ...]
    window: CallInWindow | None
    no_date: str = ""

    @property
    def ref(self) -> str:
        return f"D{self.case.decision.id}"

    @property
    def blockers(self) -> tuple[Finding, ...]:
        """What no override answers."""
        return tuple(stands_in_the_way(list(self.findings)))


def of_meeting(office: Office, meeting_id: int) -> tuple[int, ...]:
    """The decisions of a meeting that are not published, in the order of its agenda."""
    return publishing_queue.drafts_of(office.register, meeting_id)


def candidates(office: Office, decision_ids: Sequence[int], *, on: date | None = None) -> tuple[Candidate, ...]:
    """Each of these decisions with its check, as published on the day `on`, or else as `checking.case` takes it.

    Refused for one that is published, or where none is named.
    """
    if not decision_ids:
        raise Refused("There is no decision here that is still to be published.")
    return tuple(_candidate(office, decision_id, on) for decision_id in dict.fromkeys(decision_ids))


def _candidate(office: Office, decision_id: int, on: date | None) -> Candidate:
    found = checking.case(office, decision_id, on=on)
    if found.decision.status is DecisionStatus.PUBLISHED:
        raise Refused(f"D{decision_id} is already published; a published record is corrected, never published again.")
    window, no_date = None, ""
    try:
        window = checking.window_of(office, found)
    except NotConfigured as error:
        no_date = str(error)
    return Candidate(found, tuple(checking.findings_of(office, found)), window, no_date)


def publish_together(
    office: Office,
    decision_ids: Sequence[int],
    *,
    on: date | None = None,
    seen: Sequence[Candidate] = (),
    command_id: str | None = None,
) -> tuple[Publication, ...]:
    """Publish all of them in one transaction, or none: Refused names each with what stands in its way.

    `on` as in `publishing.publish`. `seen` is what the clerk was shown before saying yes: Conflict where a record or
    its day is another by now.
    """
    ids = tuple(dict.fromkeys(decision_ids))
    expected = seen or candidates(office, ids, on=on)
    shown = {one.case.decision.id: one.case for one in expected}

    def work(change: Change) -> int:
        refused = []
        for decision_id in ids:
            if rows.decision(office.register, decision_id).version != shown[decision_id].decision.version:
                raise Conflict(f"Somebody changed D{decision_id} while you were asked; look at it, then publish again.")
            try:
                case = shown[decision_id]
                publish_within(office, change, decision_id, on=on, day=on or case.published_on, seen=case)
            except Refused as error:
                refused.append(str(error))
        if refused:
            raise Refused(f"None of the {len(ids)} was published. {' '.join(refused)}")
        return ids[0]

    refs = ", ".join(f"D{decision_id}" for decision_id in ids)
    day = format_date(on or expected[0].case.published_on)
    office.register.run(office.command("publish", f"{refs} published {day}", command_id=command_id), work)
    found = [rows.publication(office.register, decision_id) for decision_id in ids]
    return tuple(one for one in found if one is not None)


def candidate_lines(one: Candidate) -> list[str]:
    """One decision in words: whether it can go out, its dates, and what its check found besides what holds."""
    decision = one.case.decision
    state = "Something stands in the way" if one.blockers else "Ready"
    lines = [f"{one.ref}. {decision.title}. {state}.", f"  {_dates(one)}"]
    said = [finding for finding in one.findings if finding.severity not in {Severity.HOLDS, Severity.ADVICE}]
    return [*lines, *(f"  {finding_line(finding)}" for finding in said)]


def _dates(one: Candidate) -> str:
    day = f"Published {format_date(one.case.published_on)}"
    if one.window is None:
        return f"{day}: {one.no_date or 'it is not open to call-in.'}"
    return (
        f"{day}: requests for call-in close {closing_words(one.window)}, and it takes effect on"
        f" {format_date(one.window.effective)}."
    )
