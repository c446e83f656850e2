"""One generation of a call-in rule written as its tables of a council file."""

from __future__ import annotations

from clerk_tui.domain.council import (
    CallInExample,
    CallInRule,
    Consent,
    DayExample,
    HearingKind,
    HearingRule,
    ReconsiderRule,
    RequestRule,
    Suspension,
    UrgencyRule,
)
from clerk_tui.rules.toml_writing import Value, block, unless


def write_generation(rule: CallInRule) -> list[str]:
    """The [[call_in]] table and the tables below it, in the order of the documentation."""
    return [
        block("[[call_in]]", *_counting(rule), *_scope(rule), *_requests(rule), *_afterwards(rule), *_standing(rule)),
        *(_request(request) for request in rule.requests),
        *(_urgency(rule.urgency) if rule.urgency else ()),
        *(_hearing(rule.hearing) if rule.hearing else ()),
        *(_reconsider(rule.reconsider) if rule.reconsider else ()),
        *(_suspension(suspension) for suspension in rule.suspensions),
        *(write_example(example) for example in rule.examples),
    ]


def _counting(rule: CallInRule) -> tuple[tuple[str, Value], ...]:
    return (
        ("valid_from", rule.valid_from),
        ("valid_to", rule.valid_to),
        ("days", rule.days),
        ("unit", rule.unit.value),
        ("unit_stated", unless(rule.unit_stated, True)),
        ("clear", unless(rule.clear, False)),
        ("from", rule.start.value),
        ("from_officer_key", rule.start_officer_key.value if rule.start_officer_key else None),
        ("day_one_before", rule.day_one_before),
        ("cutoff", rule.cutoff),
        ("after_hours", rule.after_hours),
        ("effective_days", rule.effective_days),
        ("effective", rule.effective.value),
        ("fixed_weekday", rule.fixed_weekday),
    )


def _scope(rule: CallInRule) -> tuple[tuple[str, Value], ...]:
    return (
        ("callable_classes", rule.callable_classes),
        ("key_only", unless(rule.key_only, False)),
        ("not_callable", rule.not_callable),
        ("not_callable_effective", rule.not_callable_effective),
    )


def _requests(rule: CallInRule) -> tuple[tuple[str, Value], ...]:
    return (
        ("duplicate_bar_months", rule.duplicate_bar_months),
        ("cap_per_member_per_year", rule.cap_per_member_per_year),
        ("must_state", rule.must_state),
        ("grounds", rule.grounds),
        ("signature", rule.signature),
        ("validator", rule.validator),
        ("rejection_report", rule.rejection_report),
    )


def _afterwards(rule: CallInRule) -> tuple[tuple[str, Value], ...]:
    return (
        ("outcomes", tuple(outcome.value for outcome in rule.outcomes)),
        ("on_stand", rule.on_stand),
        ("second_call_in", rule.second_call_in),
        ("withdrawal", rule.withdrawal),
        ("republication", rule.republication),
    )


def _standing(rule: CallInRule) -> tuple[tuple[str, Value], ...]:
    return (
        ("warn_if_late", unless(rule.warn_if_late, True)),
        ("closures_count", unless(rule.closures_count, True)),
        ("half_days_count", unless(rule.half_days_count, True)),
        ("source", rule.source),
        ("certainty", rule.certainty),
    )


def _request(request: RequestRule) -> str:
    return block(
        "[[call_in.request]]",
        ("pool", request.pool),
        ("count", request.count),
        ("percent", unless(request.percent, False)),
        ("includes", request.includes),
        ("condition", request.condition),
    )


def _urgency(urgency: UrgencyRule) -> list[str]:
    table = block(
        "[call_in.urgency]",
        ("how", urgency.how),
        ("any_of", unless(urgency.any_of, False)),
        ("waives", urgency.waives),
        ("ground", urgency.ground),
        ("record", urgency.record),
        ("report_to", urgency.report_to),
        ("post_review", unless(urgency.post_review, False)),
        ("effective", urgency.effective),
    )
    return [table, *(_consent(consent) for consent in urgency.consents)]


def _consent(consent: Consent) -> str:
    return block("[[call_in.urgency.consent]]", ("who", consent.who), ("deputies", consent.deputies))


def _hearing(hearing: HearingRule) -> list[str]:
    within = hearing.kind is HearingKind.WITHIN
    table = block(
        "[call_in.hearing]",
        ("kind", hearing.kind.value),
        ("days", hearing.days),
        ("unit", hearing.unit.value if within else None),
        ("unit_stated", unless(hearing.unit_stated, True)),
        ("clear", unless(hearing.clear, False)),
        ("from", hearing.start),
        ("if_missed", hearing.if_missed),
    )
    return [table, *(_day("hearing", example, "received", "hearing") for example in hearing.examples)]


def _reconsider(again: ReconsiderRule) -> list[str]:
    table = block(
        "[call_in.reconsider]",
        ("days", again.days),
        ("unit", again.unit.value),
        ("clear", unless(again.clear, False)),
    )
    return [table, *(_day("reconsider", example, "referred", "by") for example in again.examples)]


def _day(name: str, example: DayExample, event: str, answer: str) -> str:
    return block(
        f"[[call_in.{name}.example]]", (event, example.start), (answer, example.answer), ("note", example.note)
    )


def _suspension(suspension: Suspension) -> str:
    return block(
        "[[call_in.suspension]]",
        ("first", suspension.first),
        ("last", suspension.last),
        ("source", suspension.source),
    )


def write_example(example: CallInExample) -> str:
    return block(
        "[[call_in.example]]",
        ("published", example.published),
        ("published_at", example.published_at),
        ("decided", example.decided),
        ("meeting", example.meeting),
        ("maker", example.maker.value if example.maker else None),
        ("closes", example.closes),
        ("effective", example.effective),
        ("note", example.note),
    )
