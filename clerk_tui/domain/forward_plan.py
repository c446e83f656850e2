"""The forward plan: matters to be decided, the key test taken of each, and the notices as they were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clerk_tui.domain.council import Maker
from clerk_tui.domain.record import FieldKind, RecordField


class PlanStatus(StrEnum):
    """A withdrawn entry is marked and stays."""

    PLANNED = "planned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Entry:
    """A matter on the forward plan; `reference` is text in the council's own style.

    `body` is the name of the deciding body, empty where a member or officer decides (`maker_name`, `maker_title`).
    `due_from` and `due_to` are the day of the decision, or the first and the last day of its period. None in
    `key_decision`, `other_documents` and `private` means that nobody has answered yet.
    """

    id: int
    version: int
    reference: str
    matter: str
    body_id: int | None = None
    body: str = ""
    maker: Maker = Maker.BODY
    maker_name: str = ""
    maker_title: str = ""
    due_from: date | None = None
    due_to: date | None = None
    key_decision: bool | None = None
    documents: str = ""
    address: str = ""
    other_documents: bool | None = None
    requests: str = ""
    wards: str = ""
    consultation: str = ""
    contact: str = ""
    private: bool | None = None
    status: PlanStatus = PlanStatus.PLANNED
    status_reason: str = ""

    @property
    def decider(self) -> str:
        """Who decides, with the title of a member or officer."""
        if self.maker is Maker.BODY:
            return self.body
        return f"{self.maker_name}, {self.maker_title}" if self.maker_title else self.maker_name

    @property
    def ref(self) -> str:
        """The register's own number for it, `F12`."""
        return f"F{self.id}"


@dataclass(frozen=True, slots=True)
class KeyTest:
    """One answer to whether a matter is key (SI 2012/2089 reg 8(1)), with who answered and why; never rewritten.

    `amount` and `threshold` are whole pounds, `threshold` the council's own on that day for `service`; `wards` is how
    many are affected. None: not answered, or not known.
    """

    id: int
    entry_id: int
    tested_on: date
    answered_by: str
    is_key: bool
    reasoning: str
    amount: int | None = None
    service: str = ""
    threshold: int | None = None
    money_significant: bool | None = None
    wards: int | None = None
    wards_significant: bool | None = None


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A notice under regulation 9 as it was published; frozen. `starts`: the 28 clear days run from this version."""

    id: int
    entry_id: int
    sequence: int
    offices_on: date
    offices_at: datetime | None
    website_on: date
    website_at: datetime | None
    starts: bool
    reason: str
    who: str
    recorded_at: datetime
    snapshot: str
    snapshot_sha256: str
    chain_head: str

    @property
    def later(self) -> date:
        """The day on which the notice was at both places: the later one (reg 9(2))."""
        return max(self.offices_on, self.website_on)


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """What a key-decision notice says in public. Nothing exempt has a place in it (reg 9(3))."""

    reference: str
    matter: str
    maker: str
    decider: str
    members: tuple[str, ...]
    due_from: date | None
    due_to: date | None
    key_decision: bool | None
    documents: str
    address: str
    other_documents: bool | None
    requests: str
    wards: str
    consultation: str
    contact: str
    private: bool | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two versions of a notice differ, in words; empty text: nothing stood there."""

    field: str
    label: str
    before: str
    after: str


_REG_9 = "SI 2012/2089 reg 9(1)"

PLAN_FIELDS: tuple[RecordField, ...] = (
    RecordField("reference", FieldKind.LINE, "Reference"),
    RecordField("matter", FieldKind.TEXT, "Matter to be decided", f"{_REG_9}(b)"),
    RecordField("maker", FieldKind.CHOICE, "Who decides", f"{_REG_9}(c)"),
    RecordField("body", FieldKind.LINE, "Body that decides", f"{_REG_9}(c)"),
    RecordField("maker_name", FieldKind.LINE, "Member or officer who decides", f"{_REG_9}(c)"),
    RecordField("maker_title", FieldKind.LINE, "Their title", f"{_REG_9}(c)"),
    RecordField("due_from", FieldKind.DATE, "Day of the decision, or first day of the period", f"{_REG_9}(d)"),
    RecordField("due_to", FieldKind.DATE, "Last day of the period (empty: one day)", f"{_REG_9}(d)"),
    RecordField("documents", FieldKind.TEXT, "Documents submitted for consideration", f"{_REG_9}(e)"),
    RecordField("address", FieldKind.TEXT, "Where copies or extracts are available", f"{_REG_9}(f)"),
    RecordField("other_documents", FieldKind.CHOICE, "May other documents be submitted?", f"{_REG_9}(g)"),
    RecordField("requests", FieldKind.TEXT, "How to ask for details of those documents", f"{_REG_9}(h)"),
    RecordField("wards", FieldKind.LINE, "Wards affected"),
    RecordField("consultation", FieldKind.TEXT, "Consultation"),
    RecordField("contact", FieldKind.LINE, "Contact"),
    RecordField("private", FieldKind.CHOICE, "Is any of it to be taken in private?", "SI 2012/2089 reg 5"),
)
"""Every field of an entry that a clerk fills in, in the order of regulation 9(1)."""

PLAN_FIELD = {field.id: field for field in PLAN_FIELDS}
