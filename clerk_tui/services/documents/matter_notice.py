"""Making a notice of regulation 5, 10 or 11 of a matter: as it was recorded, or before that as it would go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clerk_tui.documents.writing.matter_notice import matter_notice, name_of
from clerk_tui.domain.consent import Answer, ConsentState
from clerk_tui.domain.decision import Urgency, UrgencyKind
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.matters import Exemption, Matter, Notice, NoticeKind
from clerk_tui.domain.meeting import BothPlaces
from clerk_tui.domain.public_notices import PublicConsent, PublicMatter, PublicNotice
from clerk_tui.register import urgencies
from clerk_tui.rules import notice_words as words
from clerk_tui.rules.consent import consent, told_steps
from clerk_tui.rules.exempt_paragraphs import described
from clerk_tui.rules.notice_fields import PRIVATE
from clerk_tui.rules.route_choice import RouteCase, is_meeting
from clerk_tui.services import matters
from clerk_tui.services.documents.chain_head import Stand, as_last_changed
from clerk_tui.services.documents.made import Made
from clerk_tui.services.documents.matter_guard import may_leave
from clerk_tui.services.documents.public_matter import public_matter
from clerk_tui.services.notices import event_day, suggested
from clerk_tui.services.office import Office
from clerk_tui.services.routes import CHAINS

_URGENCY = {
    NoticeKind.GENERAL_EXCEPTION: UrgencyKind.GENERAL_EXCEPTION,
    NoticeKind.GENERAL_EXCEPTION_REASONS: UrgencyKind.GENERAL_EXCEPTION,
    NoticeKind.SPECIAL_URGENCY: UrgencyKind.SPECIAL_URGENCY,
    NoticeKind.PRIVATE_URGENCY: UrgencyKind.PRIVATE_MEETING,
}


def made(office: Office, matter: Matter, kind: NoticeKind) -> Made:
    """The notice of a matter as a document.

    Refused in Wales, for what needs none, where nothing is recorded that it could tell of, and where it would hold
    words that are kept apart as exempt.
    """
    matters.english(office, name_of(kind))
    case = matters.case_of(office, matter)
    _may(case, kind)
    recorded = _recorded(case, kind)
    public, stand = public_matter(office, matter), _stand(office, case, recorded)
    notice = _notice(case, kind, recorded, public, _head(office, recorded, stand))
    may_leave(office, matter, dict(_told(notice)))
    draft = "draft " if notice.draft else ""
    name = f"{draft}{name_of(kind)} {public.reference or matter.ref} {public.title}"
    return Made(matter_notice(notice), name, stand.at)


def _may(case: RouteCase, kind: NoticeKind) -> None:
    matter = case.matter
    if kind not in PRIVATE:
        if kind is NoticeKind.GENERAL_EXCEPTION and case.urgency(UrgencyKind.GENERAL_EXCEPTION) is None:
            raise Refused(
                f"The general exception of {matter.ref} is not recorded; record first whom the proper officer informed"
                " in writing (SI 2012/2089 reg 10(1))."
            )
        return
    if matter.private is not True and case.exemption is None:
        raise Refused(f"Nothing of {matter.ref} is recorded as taken in private, so no notice says so (reg 5).")
    if not is_meeting(case):
        raise Refused(
            f"{matter.ref} is decided by one person, which is no meeting: regulation 5 asks for no notice of a private"
            " meeting."
        )
    if matter.decides_on is None:
        raise Refused(f"No day is known for the meeting of {matter.ref}; enter it, then its notices can be made.")


def _recorded(case: RouteCase, kind: NoticeKind) -> Notice:
    """The notice with its places; of what is not recorded, what the record says that it would state."""
    own = case.notices.get(kind, Notice(kind))
    day = own.available_on
    if day is None and kind in _URGENCY and (urgency := case.urgency(_URGENCY[kind])):
        told = urgency.available_on if kind is NoticeKind.GENERAL_EXCEPTION else urgency.reasons_published_on
        # An older record tells the one day on which it was at both places.
        own = replace(own, offices_on=told or own.offices_on, website_on=told or own.website_on)
        day = told
    received = tuple(one for one in case.representations if day is None or one.received_on <= day)
    offered = suggested(replace(case, representations=received), kind)
    return replace(
        own,
        text=own.text or offered.get("text", ""),
        reasons=own.reasons or offered.get("reasons", ""),
        representations=own.representations or offered.get("representations", ""),
        response=own.response or offered.get("response", ""),
    )


def _notice(case: RouteCase, kind: NoticeKind, own: Notice, matter: PublicMatter, head: str) -> PublicNotice:
    exemption = case.exemption or Exemption()
    private = kind in PRIVATE
    general = case.urgency(UrgencyKind.GENERAL_EXCEPTION) if kind is NoticeKind.GENERAL_EXCEPTION else None
    return PublicNotice(
        kind=kind,
        matter=matter,
        places=BothPlaces(own.offices_on, own.offices_at, own.website_on, own.website_at),
        dates=tuple(_dates(case, matter, own)),
        chain_head=head,
        text=own.text,
        reasons=own.reasons,
        part=exemption.part if private else "",
        description=_description(case, exemption) if private else "",
        public_interest=_weighed(exemption) if private and kind is not NoticeKind.PRIVATE_URGENCY else "",
        representations=own.representations,
        response=own.response,
        received=bool(own.representations),
        informed=general.informed if general else "",
        informed_as=general.informed_as if general else "",
        informed_on=general.informed_on if general else None,
        committee=general.committee if general else "",
        consent=_consent(case, kind),
    )


def _description(case: RouteCase, exemption: Exemption) -> str:
    if exemption.confidential:
        return "Confidential information, which the public must be excluded from hearing (regulation 4)."
    said = described(exemption, case.council)
    return f"Exempt information as described in {said}." if said else ""


def _weighed(exemption: Exemption) -> str:
    """The outcome of the public interest test and how it was weighed; empty while it is not recorded."""
    if exemption.confidential or exemption.outweighs is not True:
        return ""
    says = (
        "The public interest in maintaining the exemption outweighs the public interest in disclosing the information"
    )
    return f"{says}: {exemption.public_interest}" if exemption.public_interest else f"{says}."


def _dates(case: RouteCase, matter: PublicMatter, own: Notice) -> Iterator[str]:
    kind, calendar, available = own.kind, case.calendar, own.available_on
    stated = words.Stated(matter.first, matter.is_period)
    if stood := words.stood(BothPlaces(own.offices_on, own.offices_at, own.website_on, own.website_at)):
        yield stood
    if kind is NoticeKind.GENERAL_EXCEPTION:
        yield from words.exception("It", available, stated, calendar)
    elif kind is NoticeKind.PRIVATE_28:
        yield from words.private_first(stated, available, case.council, calendar)
    elif kind is NoticeKind.PRIVATE_5:
        yield from words.private_further(stated, available, calendar)
    else:
        since = event_day(case, kind)
        yield from words.reasons(kind, since)
        if kind is NoticeKind.GENERAL_EXCEPTION_REASONS and since is not None:
            yield from words.exception("The notice of the general exception", since, stated, calendar)


def _consent(case: RouteCase, kind: NoticeKind) -> PublicConsent | None:
    """Who agreed, for a notice of the reasons; Refused where nobody has."""
    mechanism = _URGENCY.get(kind)
    urgency = case.urgency(mechanism) if mechanism in CHAINS else None
    if mechanism is None or urgency is None:
        return None
    found = public_consent(mechanism, urgency)
    if found is None:
        stands = consent(CHAINS[mechanism], told_steps(urgency))
        raise Refused(f"{matters.said_kind(mechanism)} of {case.matter.ref}: nobody has agreed to it. {stands.says}")
    return found


def public_consent(mechanism: UrgencyKind, urgency: Urgency) -> PublicConsent | None:
    """The agreement that a record of urgency tells; None where the chain did not end in one."""
    steps = told_steps(urgency)
    if consent(CHAINS[mechanism], steps).state not in {ConsentState.GIVEN, ConsentState.INCOMPLETE}:
        return None
    agreed = next(one for one in steps if one.answer is Answer.AGREED)
    before = tuple(_PASSED[one.answer].format(one.step) for one in steps if one.answer in _PASSED)
    return PublicConsent(
        who=agreed.who,
        post=agreed.step,
        on=agreed.on,
        at=agreed.at,
        urgent=bool(agreed.urgent),
        cannot_be_deferred=bool(agreed.cannot_be_deferred),
        passed=before,
    )


_PASSED = {
    # Why somebody was unable to act may be of their own life; the notice has to give the reasons for urgency alone.
    Answer.UNABLE: "The {} was unable to act.",
    Answer.NO_SUCH_PERSON: "There is no {}.",
    Answer.DID_NOT_ACT: "The {} did not act.",
}


def _told(notice: PublicNotice) -> Iterator[tuple[str, str]]:
    """Every text that the notice gives, by the field under which it is recorded."""
    matter = notice.matter
    yield from (("title", matter.title), ("text", notice.text), ("reasons", notice.reasons))
    yield from (("representations", notice.representations), ("response", notice.response), ("part", notice.part))
    yield from (("public_interest", notice.public_interest), ("reference", matter.reference))
    yield from (("decision_maker", matter.decider), ("members", "\n".join(matter.members)))
    yield from (("venue", matter.venue), ("contact", matter.contact), ("changes", "\n".join(matter.changes)))
    yield from (("informed", notice.informed), ("committee", notice.committee))
    if notice.consent is not None:
        yield "who", notice.consent.who


def _stand(office: Office, case: RouteCase, own: Notice) -> Stand:
    """The newest entry of what the notice is made from; a draft also says how the matter stands."""
    rows = [("notice", own.id)] if own.id else []
    if (kind := _URGENCY.get(own.kind)) and (urgency := case.urgency(kind)):
        rows.append(("urgency", urgency.id))
        rows += [("consent_step", step.id) for step in urgencies.steps(office.register, urgency.id)]
    if own.kind in PRIVATE and case.exemption:
        rows.append(("exemption", case.exemption.id))
    if own.kind is NoticeKind.PRIVATE_5:
        rows += [("representation", one.id) for one in case.representations]
    if not rows or own.available_on is None:
        rows.append(_own_row(case.matter))
    return as_last_changed(office, rows)


def _own_row(matter: Matter) -> tuple[str, int]:
    if matter.decision_id is not None:
        return "decision", matter.decision_id
    assert matter.entry_id is not None
    return "forward_plan_entry", matter.entry_id


def _head(office: Office, own: Notice, stand: Stand) -> str:
    """The entry by which the notice was recorded, and of a draft the newest of what it says."""
    if own.id and own.available_on is not None:
        return as_last_changed(office, [("notice", own.id)]).head
    return stand.head
