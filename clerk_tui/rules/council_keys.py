"""Every key that a council file may hold, table by table, and the words that stand for a choice.

docs/council-files.md explains each of them; a test compares the two. P-numbers are those of the parameters of call-in.
"""

from __future__ import annotations

from types import MappingProxyType

from clerk_tui.rules.toml_table import Table

POOLS = (
    "any", "non-executive", "scrutiny-committee", "relevant-committee", "electors", "residents", "ward",
)  # fmt: skip
CERTAINTIES = ("local", "inferred")
MISSED = ("takes-effect", "stays-suspended")
HEARING_STARTS = ("receipt", "request", "validation", "publication")
HOW = ("agree", "consult", "no-objection")
WAIVES = ("call-in", "pre-decision")
WAIVED_EFFECT = ("publication", "agreement")
ON_STAND = ("immediately", "hearing", "expiry", "earlier", "council")
SECOND = ("never", "allowed")
REPUBLICATION = ("restart", "keep")
NOT_CALLABLE_EFFECT = ("decision", "publication")
CLOSURE_KINDS = ("closure", "bank-holiday", "mourning", "worked")

_LIMIT = ("days", "unit", "unit_stated", "clear", "cutoff", "source", "example")
_MEETING_EXAMPLE = ("meeting", "by", "note")

KEYS = MappingProxyType(
    {
        "": (
            "id", "name", "aliases", "nation", "proper_officer", "resolution_words", "publish_within_days",
            "agenda_clear_days", "strict_28", "mourning_counts", "special_urgency_months", "notes", "priorities",
            "member_report", "record", "look", "exempt", "report", "report_deadline", "representations", "pre_decision",
            "threshold", "exempt_category", "closure", "call_in",
        ),
        "record": ("field",),
        "record.field": ("field", "number", "label"),
        "look": ("crest", "crest_alt", "accent", "address", "contact", "website", "licence"),
        "exempt": ("words",),
        "report": ("section", "probability", "impact"),
        "report.section": ("number", "label", "part"),
        "report.probability": ("code", "label"),
        "report.impact": ("code", "label"),
        "report_deadline": _LIMIT,
        "report_deadline.example": _MEETING_EXAMPLE,
        "representations": _LIMIT,
        "representations.example": _MEETING_EXAMPLE,
        "pre_decision": _LIMIT,
        "pre_decision.example": ("available", "decide", "note"),
        "threshold": ("amount", "valid_from", "service", "source"),
        "exempt_category": ("id", "says", "source"),
        "closure": ("day", "from", "to", "kind", "label", "closes_at", "source"),
        "call_in": (
            "valid_from", "valid_to", "days", "unit", "unit_stated", "clear", "from", "from_officer_key",
            "day_one_before", "cutoff", "after_hours", "effective_days", "effective", "fixed_weekday",
            "callable_classes", "key_only", "not_callable", "not_callable_effective", "duplicate_bar_months",
            "cap_per_member_per_year", "must_state", "grounds", "signature", "validator", "rejection_report",
            "outcomes", "on_stand", "second_call_in", "withdrawal", "republication", "warn_if_late", "closures_count",
            "half_days_count", "source", "certainty", "request", "urgency", "hearing", "reconsider", "suspension",
            "example",
        ),
        "call_in.request": ("pool", "count", "percent", "includes", "condition"),
        "call_in.urgency": (
            "how", "any_of", "waives", "ground", "record", "report_to", "post_review", "effective", "consent",
        ),
        "call_in.urgency.consent": ("who", "deputies"),
        "call_in.hearing": ("kind", "days", "unit", "unit_stated", "clear", "from", "if_missed", "example"),
        "call_in.hearing.example": ("received", "hearing", "note"),
        "call_in.reconsider": ("days", "unit", "clear", "example"),
        "call_in.reconsider.example": ("referred", "by", "note"),
        "call_in.suspension": ("first", "last", "source"),
        "call_in.example": (
            "published", "published_at", "decided", "meeting", "maker", "closes", "effective", "note",
        ),
    }
)  # fmt: skip


def only_known(table: Table) -> None:
    """InputError for the first key of the table that has no place there."""
    table.known(*KEYS[table.place])
