"""The parts of the assurance report on what followed: call-in, waivers, what was gone past, corrections."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.call_ins import Entry, EntryKind, KeptRequest
from clerk_tui.domain.dates import format_date, london_date
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.public_reports import PublicSection, PublicTable
from clerk_tui.domain.record import CORRECTED_FIELD
from clerk_tui.register import assurance as rows
from clerk_tui.register import call_ins
from clerk_tui.register import decisions as records
from clerk_tui.rules.check_list import CHECKS
from clerk_tui.rules.exempt_words import PREFIX, holds_apart, matches
from clerk_tui.services.call_in_cases import CallInCase, case_of
from clerk_tui.services.call_in_words import OUTCOMES, STANDING
from clerk_tui.services.documents.assurance_parts import NONE, Year
from clerk_tui.services.kept_apart import apart_of_decision
from clerk_tui.services.office import Office
from clerk_tui.services.withheld_words import IN_THEIR_PLACE, told

_OUTCOMES = frozenset({EntryKind.HEARD, EntryKind.RECONSIDERED, EntryKind.COUNCIL_MET})
_HEARD_BY = {
    EntryKind.HEARD: "Scrutiny", EntryKind.RECONSIDERED: "Reconsidered by its maker", EntryKind.COUNCIL_MET: "Council",
}  # fmt: skip
_NOT_SAID = "cannot be said from the register"


def public_words(office: Office, decision_id: int, text: str) -> str:
    """Words given as a reason, or that they are withheld where any of them are kept apart as exempt."""
    kept = apart_of_decision(office, decision_id)
    return IN_THEIR_PLACE if holds_apart(text, kept) or matches(text, kept) else text


def call_in(office: Office, year: Year) -> PublicSection:
    """Requests received in this time, what became of each, and of the decisions they asked about."""
    requests: list[tuple[str, ...]] = []
    outcomes: list[tuple[str, ...]] = []
    for decision_id in rows.called_in(office.register, year.first, year.last):
        name = name_of(office, decision_id)
        case = _case(office, decision_id)
        kept = call_ins.requests(office.register, decision_id)
        requests += [_request(name, one, case) for one in kept if _received_in(year, one)]
        outcomes.append((name, "; ".join(_events(office, decision_id)) or "Nothing yet", _stands(case)))
    if not requests:
        return PublicSection("Call-in", (NONE,))
    said = f"Requests received in this time: {len(requests):,}, for {len(outcomes):,} of the council's decisions."
    asked = PublicTable(
        "Requests for call-in", ("Request", "Decision", "Received", "What became of it"), tuple(requests)
    )
    header = ("Decision", "What was resolved on the call-in", "How the decision stands")
    return PublicSection("Call-in", (said,), (asked, PublicTable("Decisions called in", header, tuple(outcomes))))


def name_of(office: Office, decision_id: int) -> str:
    """A decision's reference, or its number."""
    return records.decision(office.register, decision_id).reference or f"D{decision_id}"


def _received_in(year: Year, kept: KeptRequest) -> bool:
    return rows.within(kept.said.received_at, year.first, year.last)


def _case(office: Office, decision_id: int) -> CallInCase | None:
    try:
        return case_of(office, decision_id)
    except ClerkError:
        return None


def _request(name: str, kept: KeptRequest, case: CallInCase | None) -> tuple[str, ...]:
    became = _NOT_SAID
    if case is not None:
        asking = next((one for one in case.state.asked if one.request.id == kept.id), None)
        became = STANDING[asking.standing] if asking else "entered by mistake and struck out"
    return f"R{kept.id}", name, format_date(london_date(kept.said.received_at)), became


def _events(office: Office, decision_id: int) -> Iterator[str]:
    for entry in call_ins.entries(office.register, decision_id):
        if entry.stands and entry.kind in _OUTCOMES:
            yield f"{format_date(london_date(entry.at))}, {_HEARD_BY[entry.kind]}: {_outcome(entry)}"


def _outcome(entry: Entry) -> str:
    return OUTCOMES.get(entry.outcome, entry.outcome) + (f", {entry.decides}" if entry.decides else "")


def _stands(case: CallInCase | None) -> str:
    return case.state.why if case is not None else f"How it stands {_NOT_SAID}"


def waivers(office: Office, year: Year) -> PublicSection:
    """Decisions for which call-in was waived for urgency, why, and who agreed."""
    lines = []
    for one in year.published:
        if not one.waived:
            continue
        agreed = records.decision(office.register, one.id).urgency(UrgencyKind.CALL_IN)
        by = ", ".join(filter(None, (agreed.agreed_by, agreed.agreed_role))) if agreed else ""
        on = f", {format_date(agreed.agreed_on)}" if agreed and agreed.agreed_on else ""
        lines.append((one.name, public_words(office, one.id, one.waiver), f"{by}{on}" if by else "Not recorded"))
    if not lines:
        return PublicSection("Call-in waived", (NONE,))
    header = ("Decision", "Reason", "Agreed by")
    table = PublicTable("Decisions for which call-in was waived for urgency", header, tuple(lines))
    return PublicSection("Call-in waived", (f"Decisions: {len(lines):,}.",), (table,))


def overrides(office: Office, year: Year) -> PublicSection:
    """What stood in the way and was gone past with a reason: checks before publication, and matches of exempt words."""
    lines = [
        (
            year.names[one.decision_id], one.finding_id, what_it_checks(one.finding_id),
            public_words(office, one.decision_id, one.reason),
        )
        for one in rows.overrides(office.register, year.first, year.last)
    ]  # fmt: skip
    if not lines:
        return PublicSection("Findings gone past", (NONE,))
    header = ("Decision", "Finding", "What is checked", "Reason")
    table = PublicTable("Findings gone past with a reason", header, tuple(lines))
    return PublicSection("Findings gone past", (f"Findings: {len(lines):,}.",), (table,))


def what_it_checks(finding_id: str) -> str:
    """A finding in the words of the check's own list, as `check --list` prints them; of a match those of them all."""
    name = PREFIX if finding_id.startswith(PREFIX) else finding_id
    return next((one.says for one in CHECKS if one.id == name), "A check that this version of the program has no more.")


def corrections(office: Office, year: Year) -> PublicSection:
    """Corrections made in this time: what was corrected, whether the time for call-in began again, and why."""
    lines = [
        (
            name_of(office, decision_id), format_date(made.corrected_on),
            ", ".join(CORRECTED_FIELD[change.field].label for change in made.changes),
            "Began again" if made.restarts else "As it was", public_words(office, decision_id, made.reason),
        )
        for decision_id in rows.corrected(office.register, year.first, year.last)
        for made in told(office, decision_id)
        if year.first <= made.corrected_on <= year.last
    ]  # fmt: skip
    if not lines:
        return PublicSection("Corrections", (NONE,))
    header = ("Decision", "Corrected", "What", "Time for call-in", "Reason")
    table = PublicTable("Corrections of published records", header, tuple(lines))
    return PublicSection("Corrections", (f"Corrections: {len(lines):,}.",), (table,))
