"""A record that is not published, as it would go out now: the same facts in the same words, frozen nowhere."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from clerk_tui.domain.errors import Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.public import PublicRecord
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.rules.exempt_words import PREFIX
from clerk_tui.services.checking import Case, case, findings_of
from clerk_tui.services.documents.last_look import refuse_record
from clerk_tui.services.office import Office
from clerk_tui.services.public_records import public_call_in, public_record

NOT_YET = "not known before it is published"
"""Stands for the head of the history chain, which the publication itself is an entry of."""


def draft_record(
    office: Office, decision_id: int, *, on: date | None = None, going_past: Collection[str] = ()
) -> PublicRecord:
    """The public record as a publication now, or on the day `on`, would freeze it.

    Refused while words of it may be exempt, for what is shown may be written down; `going_past` are the ids of
    findings that the same publication goes past. Refused as well without a date of the decision.
    """
    return record_of(office, case(office, decision_id, on=on), going_past)


def record_of(office: Office, found: Case, going_past: Collection[str] = ()) -> PublicRecord:
    """The same of a case already gathered."""
    decision_id = found.decision.id
    if standing := [one for one in exempt_blockers(findings_of(office, found)) if one.id not in going_past]:
        said = " ".join(f"[{one.id}] {one.says}" for one in standing)
        raise Refused(f"D{decision_id} cannot be shown as the public would read it: {said}")
    if found.decision.decided_on is None:
        raise Refused(f"D{decision_id} states no date of the decision yet; without it no record can go out.")
    record = public_record(office, found, public_call_in(office, found), NOT_YET)
    refuse_record(office, record)
    return record


def exempt_blockers(found: Collection[Finding]) -> list[Finding]:
    """The findings of a check that stand for exempt words in what would go out, or for marks not yet looked into."""
    return [one for one in stands_in_the_way(list(found)) if one.id in _EXEMPT or one.id.startswith(PREFIX)]


_EXEMPT = frozenset({"EXEMPT", "EXEMPT-TEXT"})
