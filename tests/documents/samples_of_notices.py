"""One document of each kind about the forward plan and urgency, filled in, for comparing its faces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial

from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.key_decision_notice import key_decision_notice
from clerk_tui.documents.writing.matter_notice import matter_notice
from clerk_tui.documents.writing.special_urgency_report import special_urgency_report
from clerk_tui.domain.forward_plan import PublicEntry
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.meeting import BothPlaces
from clerk_tui.domain.public_notices import (
    PublicConsent,
    PublicKeyNotice,
    PublicMatter,
    PublicNotice,
    PublicUrgencyReport,
    UrgentDecision,
)

NAMES = ("Llŷr Gwŷn ap Siôn", "Łucja Źrebięć-Świątek")
HEAD = "e33cb87e13b1243210ecc4eb391f81ce951bf243969736e4c909b003be87994d"
FRIDAY, BOTH = (
    date(2017, 9, 8),
    BothPlaces(date(2017, 9, 8), None, date(2017, 9, 8), datetime(2017, 9, 8, 8, tzinfo=UTC)),
)
DATES = (
    "This notice first stood at both places on Friday 8 September 2017; 28 clear days are counted after that day, so"
    " the earliest day for the decision is Saturday 7 October 2017 (regulation 9(2)).",
)
ENTRY = PublicEntry(
    reference="18/2017",
    matter="ICT/Digital strategy",
    maker="body",
    decider="Executive",
    members=NAMES,
    due_from=date(2017, 10, 9),
    due_to=None,
    key_decision=True,
    documents="Report of the Director of Resources\nEquality analysis",
    address="Town Hall, Blackpool FY1 1AD",
    other_documents=True,
    requests="Write to the Democratic Governance team.",
    wards="All wards",
    consultation="None yet.",
    contact="Lennox Beattie, (01253) 477157",
    private=True,
)
CONSENT = PublicConsent(
    who="Councillor Στέλλα Νίκου",
    post="chairman of the authority",
    on=date(2017, 9, 29),
    at=datetime(2017, 9, 29, 17, 5, tzinfo=UTC),
    urgent=True,
    cannot_be_deferred=True,
    passed=("The chairman of the relevant overview and scrutiny committee was unable to act.",),
)
MATTER = PublicMatter(
    council="Blackpool Council",
    reference="18/2017",
    title="ICT/Digital strategy",
    decider="Executive",
    meets=True,
    members=NAMES,
    first=date(2017, 10, 9),
    starts=time(18),
    venue="Committee Room A, Town Hall, Blackpool",
    contact="Lennox Beattie, (01253) 477157",
    changes=("Moved on Monday 2 October 2017, from Thursday 5 October 2017 to Monday 9 October 2017.",),
)


def key_notice(title: str) -> PublicKeyNotice:
    changes = (
        "Version 1 was at both places on Friday 8 September 2017.",
        "Version 2 was at both places on Friday 15 September 2017. Changed: Wards affected: “Park” became “All wards”."
        " The 28 clear days go on from an earlier version.",
    )
    return PublicKeyNotice("Blackpool Council", replace(ENTRY, matter=title), 2, DATES, HEAD, changes)


def notice(kind: NoticeKind, title: str) -> PublicNotice:
    """A notice with everything that any of the six states; each writer takes what is its own."""
    return PublicNotice(
        kind=kind,
        matter=replace(MATTER, title=title),
        places=BOTH,
        dates=DATES,
        chain_head=HEAD,
        text=title,
        reasons="It holds the bids of three suppliers.\nThe offer lapses on 6 October.",
        part="Appendix 2a",
        description="Exempt information as described in paragraph 3 of Schedule 12A.",
        public_interest="The public interest in maintaining the exemption outweighs that in disclosure.",
        representations="Ms Ash: Prices are public money.",
        response="Ms Ash: The contract will be published once it is let.",
        received=True,
        informed="Councillor Elmes",
        informed_as="chairman",
        informed_on=date(2017, 9, 28),
        committee="Tourism, Economy and Resources Scrutiny Committee",
        consent=CONSENT,
    )


def urgency_report(title: str) -> PublicUrgencyReport:
    first = UrgentDecision(
        "EX/25/2017", title, "Executive", date(2017, 10, 9), CONSENT, "The offer lapses.", date(2017, 10, 2),
        date(2017, 10, 10), "1. To adopt the strategy.", ("Corrected on Thursday 12 October 2017. Notes: “a”.",),
    )  # fmt: skip
    second = UrgentDecision("D7", "Sea wall", "Councillor Benson", date(2017, 11, 6), CONSENT, "Storms.", None)
    interval = ("The next report is due by Tuesday 9 October 2018, a year after the last report (regulation 19).",)
    return PublicUrgencyReport(
        "Blackpool Council", date(2017, 1, 1), date(2017, 12, 31), (first, second), interval, "Lennox Beattie", HEAD
    )


def _notice(kind: NoticeKind, title: str) -> Document:
    return matter_notice(notice(kind, title))


OF_KIND = {
    "private-meeting-notice": NoticeKind.PRIVATE_28,
    "private-meeting-further-notice": NoticeKind.PRIVATE_5,
    "private-meeting-urgent-notice": NoticeKind.PRIVATE_URGENCY,
    "general-exception-notice": NoticeKind.GENERAL_EXCEPTION,
    "general-exception-reasons": NoticeKind.GENERAL_EXCEPTION_REASONS,
    "special-urgency-notice": NoticeKind.SPECIAL_URGENCY,
}
SAMPLES: dict[str, Callable[[str], Document]] = {
    "key-decision-notice": lambda title: key_decision_notice(key_notice(title)),
    **{id: partial(_notice, kind) for id, kind in OF_KIND.items()},
    "special-urgency-report": lambda title: special_urgency_report(urgency_report(title)),
}
