"""A matter on its way to a decision, and what hangs on it: notices, consent, and why it is taken in private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clerk_tui.domain.consent import Asked
from clerk_tui.domain.kinds import Maker
from clerk_tui.domain.meeting import later_place


class NoticeKind(StrEnum):
    """The notices of SI 2012/2089 regs 5, 9, 10 and 11."""

    KEY_DECISION = "key-decision"
    PRIVATE_28 = "private-28"
    PRIVATE_5 = "private-5"
    PRIVATE_URGENCY = "private-urgency"
    GENERAL_EXCEPTION = "general-exception"
    GENERAL_EXCEPTION_REASONS = "general-exception-reasons"
    SPECIAL_URGENCY = "special-urgency"


@dataclass(frozen=True, slots=True)
class Matter:
    """What notices and urgency belong to: a decision record, or a forward-plan entry before there is one.

    `ref` is D12 or F3. A record that was linked to an entry carries both ids and sees what the entry has. `decides_on`
    is the day of the decision, of its meeting, or the first day of the period planned; `taken` says that it is past
    planning: the record gives the date of decision.
    """

    ref: str
    title: str
    decision_id: int | None = None
    entry_id: int | None = None
    item_id: int | None = None
    meeting_id: int | None = None
    maker: Maker = Maker.BODY
    maker_name: str = ""
    key: bool | None = None
    private: bool | None = None
    decides_on: date | None = None
    taken: bool = False
    key_notice_on: date | None = None
    published: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice and where it was published: two places, each with its day and, where it is known, the instant.

    `text` is the notice as it went out; `reasons`, `representations` and `response` are what it states of them.
    """

    kind: NoticeKind
    offices_on: date | None = None
    offices_at: datetime | None = None
    website_on: date | None = None
    website_at: datetime | None = None
    text: str = ""
    reasons: str = ""
    representations: str = ""
    response: str = ""
    id: int = 0
    version: int = 0

    @property
    def available_on(self) -> date | None:
        """The day from which it counts: both places are required, so the later one; None until it is at both."""
        return later_place(self.offices_on, self.website_on)


@dataclass(frozen=True, slots=True)
class ConsentStep:
    """One answer of the chain as it is kept, with the instant at which it was given where that is known."""

    asked: Asked
    at: datetime | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a matter is taken in private: the part that anybody may read.

    `part` says which part of the meeting or report, empty for the whole. `paragraphs` are numbers of LGA 1972 Sch 12A
    (`3`, `12`), `local_category` a council's own (`7A`). `outweighs` is the outcome of the public interest test: that
    keeping it exempt outweighs disclosing it; None is not recorded.
    """

    part: str = ""
    confidential: bool = False
    paragraphs: tuple[str, ...] = ()
    local_category: str = ""
    reasons: str = ""
    outweighs: bool | None = None
    public_interest: str = ""
    resolution: str = ""
    resolved_on: date | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class ClosedTitle:
    """The title and the facts that are exempt themselves. No public writer takes this type."""

    id: int
    version: int
    exemption_id: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Representation:
    """What somebody said about why a meeting should be open, and what was answered (reg 5(3))."""

    id: int
    version: int
    received_on: date
    from_whom: str
    text: str
    response: str = ""
    responded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a post of the chain on a day. `committee` is the scrutiny body, empty for the authority."""

    name: str
    post: str
    committee: str = ""
