"""The notice of a key decision (SI 2012/2089 reg 9): the newest as published, or before that as it would go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from clerk_tui.documents.writing.key_decision_notice import key_decision_notice
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.forward_plan import Difference, Entry, PlanStatus, PlanVersion, PublicEntry
from clerk_tui.domain.meeting import BothPlaces
from clerk_tui.domain.public_notices import PublicKeyNotice
from clerk_tui.register import forward_plan as plan
from clerk_tui.register.notices import entry_matter
from clerk_tui.rules import notice_words as words
from clerk_tui.rules.exempt_words import PREFIX, SCHEDULE, Apart
from clerk_tui.rules.key_notice import differences, exempt_in_public
from clerk_tui.rules.withheld import WITHHELD, may_not_be_told
from clerk_tui.rules.word_differences import in_words
from clerk_tui.services import matters
from clerk_tui.services.documents.chain_head import Stand, as_last_changed
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.documents.public_matter import withdrawn_on
from clerk_tui.services.kept_apart import apart_of_entry
from clerk_tui.services.office import Office
from clerk_tui.services.plan_snapshots import from_json, sha256
from clerk_tui.services.plan_versions import pending
from clerk_tui.services.public_words import refuse_standing


def build(office: Office, number: int, period: Period | None) -> Made:
    """The notice of entry `number`. Refused where the law asks for none, and where it holds exempt words."""
    matters.english(office, "The notice of a key decision")
    entry = plan.entry(office.register, number)
    versions = plan.versions(office.register, number)
    found = _published(office, entry, versions) if versions else _draft(office, entry)
    if found.notice.key_decision is False:
        raise Refused(f"{entry.ref} is recorded as no key decision; regulation 9 asks for no notice of it.")
    draft = "" if found.version else "draft "
    name = f"{draft}key decision notice {found.notice.reference} {found.notice.matter}"
    return Made(key_decision_notice(found), name, _stand(office, entry, versions).at)


def _stand(office: Office, entry: Entry, versions: Sequence[PlanVersion]) -> Stand:
    """The newest entry of what the notice says: its last version, and its withdrawal; of a draft, the matter itself."""
    rows = [("forward_plan_version", versions[-1].id)] if versions else []
    if not versions or entry.status is PlanStatus.WITHDRAWN:
        rows.append(("forward_plan_entry", entry.id))
    return as_last_changed(office, rows)


def _draft(office: Office, entry: Entry) -> PublicKeyNotice:
    found = pending(office, entry.id)
    says = (
        "The decision may not be made until 28 clear days after the day on which this notice is at both places, the"
        " council's offices and its website (regulation 9(2)).",
        *words.key_decision_due(_stated(found.notice), office.calendar(), strict=office.council().strict_28),
    )
    return PublicKeyNotice(
        office.council().name, found.notice, 0, says, as_last_changed(office, [("forward_plan_entry", entry.id)]).head
    )


def _published(office: Office, entry: Entry, versions: Sequence[PlanVersion]) -> PublicKeyNotice:
    newest, notices = versions[-1], [_frozen(entry, version) for version in versions]
    apart, notice = apart_of_entry(office, entry), notices[-1]
    _refuse_exempt(office, entry, notice, apart)
    return PublicKeyNotice(
        council=office.council().name,
        notice=notice,
        version=newest.sequence,
        dates=tuple(_dates(office, notice, versions)),
        chain_head=newest.chain_head,
        changes=tuple(_changes(versions, notices, apart)),
        withdrawn_on=withdrawn_on(office, entry) if entry.status is PlanStatus.WITHDRAWN else None,
    )


def _frozen(entry: Entry, version: PlanVersion) -> PublicEntry:
    """A version as it was frozen; Refused where the register no longer holds it so."""
    if sha256(version.snapshot) != version.snapshot_sha256:
        raise Refused(
            f"Version {version.sequence} of the notice of {entry.reference} is not as it was frozen; verify the"
            " register first."
        )
    return from_json(version.snapshot)


def _refuse_exempt(office: Office, entry: Entry, notice: PublicEntry, apart: Apart) -> None:
    """Words that came to be kept apart after the notice went out do not go out once more."""
    found = exempt_in_public(notice, apart)
    if never := [one for one in found if not one.id.startswith(PREFIX)]:
        raise Refused(
            f"The notice of {entry.reference} as published cannot be written again: {never[0].says} ({SCHEDULE})"
        )
    refuse_standing(office, entry_matter(office.register, entry.id), found)


def _dates(office: Office, notice: PublicEntry, versions: Sequence[PlanVersion]) -> Iterator[str]:
    newest, started = versions[-1], plan.starting(versions)
    yield words.stood(BothPlaces(newest.offices_on, newest.offices_at, newest.website_on, newest.website_at))
    assert started is not None, "the first version starts the count"
    strict = office.council().strict_28
    lead = "This notice" if started is newest else f"Version {started.sequence} of this notice"
    yield from words.key_decision(lead, started.later, _stated(notice), office.calendar(), strict=strict)


def _stated(notice: PublicEntry) -> words.Stated:
    return words.Stated(notice.due_from, notice.due_to not in {None, notice.due_from})


def _changes(versions: Sequence[PlanVersion], notices: Sequence[PublicEntry], apart: Apart) -> Iterator[str]:
    """What each version changed, in dated sentences; nothing for a notice of one version."""
    if len(versions) > 1:
        yield f"Version 1 was at both places on {format_date(versions[0].later)}."
    for (_, version), (before, after) in zip(pairwise(versions), pairwise(notices), strict=True):
        changed = "; ".join(_change(one, apart) for one in differences(before, after)) or "nothing that it says"
        runs = "begin again from this version" if version.starts else "go on from an earlier version"
        yield (
            f"Version {version.sequence} was at both places on {format_date(version.later)}. Changed: {changed}. The 28"
            f" clear days {runs}."
        )


def _change(one: Difference, apart: Apart) -> str:
    if may_not_be_told(one.before, one.after, apart):
        return f"{one.label}: {WITHHELD}"
    return f"{one.label}: {', and '.join(in_words(one.before, one.after))}"
