"""Publishing a key-decision notice at its two places, version by version, and what differs between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import at_london, format_date, format_instant, iso_instant
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.forward_plan import Difference, Entry, PlanVersion, PublicEntry
from clerk_tui.domain.text import tidy
from clerk_tui.register import forward_plan as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.notices import entry_matter
from clerk_tui.rules.exempt_words import PREFIX
from clerk_tui.rules.key_notice import differences, exempt_in_public, lacking, on_changes, restart_asked
from clerk_tui.rules.notice_changes import stated_period
from clerk_tui.rules.notices import earliest_key_decision
from clerk_tui.services.forward_plan import public_entry, standing
from clerk_tui.services.kept_apart import apart_of_entry
from clerk_tui.services.office import Office
from clerk_tui.services.plan_snapshots import from_json, sha256, to_json
from clerk_tui.services.public_words import refuse_standing

Moment = tuple[date, time | None]


@dataclass(frozen=True, slots=True)
class Pending:
    """What a notice published now would say, and what it changes.

    `asks` says that the proper officer has to choose whether the 28 clear days begin again; `missing` are the
    paragraphs of reg 9(1) that it does not answer. `counted` says, where that is asked, what either choice means for
    the day or the period that is stated now.
    """

    entry: Entry
    notice: PublicEntry
    versions: tuple[PlanVersion, ...]
    changes: tuple[Difference, ...]
    findings: tuple[Finding, ...]
    asks: bool
    missing: tuple[str, ...]
    counted: tuple[str, ...] = ()

    @property
    def first(self) -> bool:
        """Is it the first notice of the matter?"""
        return not self.versions


def pending(office: Office, entry_id: int) -> Pending:
    """What publishing now would mean. A withdrawn entry, and one with exempt words in public fields, is Refused.

    ExemptWords names the smaller matches that nobody went past yet.
    """
    entry = standing(office, entry_id)
    notice, versions = public_entry(office, entry), rows.versions(office.register, entry_id)
    found = exempt_in_public(notice, apart_of_entry(office, entry))
    if never := [one for one in found if not one.id.startswith(PREFIX)]:
        raise Refused(f"{never[0].says} ({never[0].authority})")
    refuse_standing(office, entry_matter(office.register, entry_id), found)
    changes = differences(from_json(versions[-1].snapshot), notice) if versions else ()
    # Of a matter that is not key the law asks no notice, so nothing has to stand in one.
    missing = [] if entry.key_decision is False else [f"({tick.paragraph}) {tick.asks}" for tick in lacking(notice)]
    asks = bool(restart_asked(changes))
    counted = _either_way(office, entry, versions) if asks else ()
    return Pending(entry, notice, versions, changes, on_changes(changes), asks, tuple(missing), counted)


def _either_way(office: Office, entry: Entry, versions: tuple[PlanVersion, ...]) -> tuple[str, ...]:
    """What the 28 clear days come to if they go on and if they begin again; nothing where none are asked for."""
    published, first, council = rows.published_from(versions), entry.due_from, office.council()
    if published is None or first is None or entry.key_decision is not True or council.nation is Nation.WALES:
        return ()
    calendar, strict = office.calendar(), council.strict_28
    try:
        on = stated_period(published, first, entry.due_to or first, calendar, strict=strict)
        anew = earliest_key_decision(office.clock.today(), calendar, strict=strict).ledger.answer
    except InputError:
        # The day lies outside the calendar's years.
        return ()
    return (
        f"If they go on: {on.finding.says}",
        f"If they begin again: a notice of today is long enough from {format_date(anew)}.",
    )


def publish(
    office: Office,
    entry_id: int,
    *,
    offices: Moment,
    website: Moment,
    restart: bool | None = None,
    because: str = "",
    command_id: str | None = None,
) -> PlanVersion:
    """Record that the notice was published at both places; what it says is frozen.

    `restart` is the proper officer's choice whether the 28 clear days begin again, asked of a matter that slipped or
    grew; `because` the reason for it, or for publishing a notice that lacks something. Refused without them.
    """
    reason = tidy(because).strip()

    def checked() -> tuple[Pending, bool]:
        found = pending(office, entry_id)
        starts = _starts(found, restart, reason)
        _in_time(office, found, offices, website, reason)
        return found, starts

    def work(change: Change) -> int:
        found, starts = checked()
        change.touch("forward_plan_entry", entry_id, found.entry.version)
        return change.insert(
            "forward_plan_version",
            **_cells(found, offices, website),
            starts=int(starts),
            reason=_said(found, starts, reason),
            who=office.who,
            recorded_at=iso_instant(office.clock.system()),
            chain_head=change.head,
        )

    found, _ = checked()
    summary = f"Notice of {found.entry.reference} published, version {len(found.versions) + 1}"
    office.register.run(office.command("forward-plan publish", summary, why=reason, command_id=command_id), work)
    return rows.versions(office.register, entry_id)[-1]


def _cells(found: Pending, offices: Moment, website: Moment) -> dict[str, Cell]:
    """What was published, and when it was at each place."""
    snapshot = to_json(found.notice)
    return {
        "forward_plan_entry_id": found.entry.id,
        "sequence": len(found.versions) + 1,
        "offices_on": offices[0].isoformat(),
        "offices_at": _instant(offices),
        "website_on": website[0].isoformat(),
        "website_at": _instant(website),
        "snapshot": snapshot,
        "snapshot_sha256": sha256(snapshot),
    }


def _starts(found: Pending, restart: bool | None, reason: str) -> bool:
    """Whether the 28 clear days run from this version; Refused where that, or a reason, is still to be given."""
    if found.missing and not reason:
        raise Refused(
            f"The notice of {found.entry.reference} does not say {'; '.join(found.missing)}, as regulation 9(1) asks."
            " Fill it in, or give the reason why it was published so."
        )
    if found.first:
        return True
    if restart and not reason:
        raise Refused("The reason is missing: say why the 28 clear days begin again; it stays with the notice.")
    if not found.changes and not restart:
        raise Refused(
            f"Nothing differs from version {len(found.versions)} of {found.entry.reference}; to publish it again so"
            " that the 28 clear days begin anew, say so with a reason."
        )
    if found.asks and (restart is None or not reason):
        asked = [finding.says for finding in found.findings if finding.severity is Severity.WARNING]
        ask = "Say whether the 28 clear days begin again, and why."
        raise Refused(" ".join((*asked, *found.counted, ask)))
    return bool(restart)


def _in_time(office: Office, found: Pending, offices: Moment, website: Moment, reason: str) -> None:
    """InputError for a day to come, one before the version it follows, and one after the decision without a reason."""
    now = office.clock.now()
    for place, moment in (("at the offices", offices), ("on the website", website)):
        if _begins(moment) > now:
            raise InputError(
                f"The notice cannot have been {place} on {format_date(moment[0])}: that is still to come. Record it"
                " when it is there."
            )
    later = max(offices[0], website[0])
    if found.versions and later < found.versions[-1].later:
        raise InputError(
            f"This version would have been at both places on {format_date(later)}, before version"
            f" {len(found.versions)}, which was on {format_date(found.versions[-1].later)}."
        )
    last = found.notice.due_to or found.notice.due_from
    if last is not None and later > last and not reason:
        raise InputError(
            f"The notice was at both places on {format_date(later)}, after the day of the decision,"
            f" {format_date(last)}; regulation 9(2) wants it 28 clear days before. Change the day, or give a reason."
        )


def _begins(moment: Moment) -> datetime:
    return at_london(moment[0], moment[1] or time(0))


def _instant(moment: Moment) -> str | None:
    return None if moment[1] is None else iso_instant(at_london(moment[0], moment[1]))


def _said(found: Pending, starts: bool, reason: str) -> str:
    if not reason or found.first:
        return reason
    return f"The 28 clear days {'begin again' if starts else 'go on'}: {reason}"


def place_words(on: date, at: datetime | None) -> str:
    """The day, or the day and hour, at one place."""
    return format_instant(at) if at else format_date(on)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the newest notice stands to its entry: `changes` it does not say yet, and what of reg 9(1) it never said.

    `weighty` are changes of the matter, its wards, its day or its maker.
    """

    changes: tuple[Difference, ...]
    weighty: bool
    lacks: tuple[str, ...]


def newest(office: Office, entry: Entry) -> Standing | None:
    """The newest notice held against the entry as it is now; None where none was published."""
    versions = rows.versions(office.register, entry.id)
    if not versions:
        return None
    notice = from_json(versions[-1].snapshot)
    changes = differences(notice, public_entry(office, entry))
    return Standing(changes, bool(restart_asked(changes)), tuple(f"({tick.paragraph})" for tick in lacking(notice)))


def between(office: Office, entry_id: int, older: int, newer: int | None = None) -> tuple[Difference, ...]:
    """What differs between two versions by their numbers; without the second, between one and the entry as it is now.

    InputError where there is no such version.
    """
    versions = rows.versions(office.register, entry_id)
    for number in (older, newer):
        if number is not None and not 1 <= number <= len(versions):
            held = f"1 to {len(versions)}" if versions else "none yet"
            raise InputError(f"There is no version {number} of this notice; there is {held}.")
    before = from_json(versions[older - 1].snapshot)
    if newer is None:
        return differences(before, public_entry(office, rows.entry(office.register, entry_id)))
    return differences(before, from_json(versions[newer - 1].snapshot))
