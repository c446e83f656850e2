"""One generation of a call-in rule, as a [[call_in]] table of a council file states it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from clerk_tui.domain.council import (
    CallInExample,
    CallInRule,
    Consent,
    EffectiveRule,
    HearingKind,
    HearingRule,
    Maker,
    Outcome,
    ReconsiderRule,
    RequestRule,
    StartEvent,
    Suspension,
    Unit,
    UrgencyRule,
)
from clerk_tui.domain.dates import DAYS, format_date
from clerk_tui.rules import council_keys as keys
from clerk_tui.rules.council_keys import only_known
from clerk_tui.rules.council_limits import clear_agrees, day_examples
from clerk_tui.rules.toml_table import Table


def generations(file: Table) -> tuple[CallInRule, ...]:
    """Every generation, in the file's order. InputError where two contradict one another."""
    found = [(generation(table), table) for table in file.tables("call_in")]
    in_order = sorted(found, key=lambda pair: pair[0].valid_from or date.min)
    for (earlier, _), (later, table) in pairwise(in_order):
        if earlier.valid_from == later.valid_from:
            raise table.error(
                "two call-in rules start on the same day, so one hides the other; give each its own “valid_from”.",
                "valid_from",
            )
        if earlier.valid_to and later.valid_from and earlier.valid_to >= later.valid_from:
            raise table.error(
                f"this rule starts on {format_date(later.valid_from)}, while the one before it runs to"
                f" {format_date(earlier.valid_to)}: one of the two is wrong.",
                "valid_from",
            )
    return tuple(rule for rule, _ in found)


def generation(table: Table) -> CallInRule:
    only_known(table)
    rule = _with_procedure(table, _counting(table))
    _agrees_with_itself(table, rule)
    return rule


def _counting(table: Table) -> CallInRule:
    """What the dates follow from."""
    return CallInRule(
        days=table.number("days"),
        unit=table.choice("unit", Unit),
        start=table.choice("from", StartEvent),
        effective=table.choice("effective", EffectiveRule),
        source=table.text("source"),
        certainty=table.one_of("certainty", keys.CERTAINTIES),
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to"),
        start_officer_key=table.choice("from_officer_key", StartEvent) if table.has("from_officer_key") else None,
        cutoff=table.clock("cutoff"),
        after_hours=table.clock("after_hours"),
        effective_days=table.number_or_none("effective_days"),
        closures_count=table.flag("closures_count", True),
        fixed_weekday=table.one_of_or("fixed_weekday", DAYS),
        examples=tuple(_example(example) for example in table.tables("example")),
        unit_stated=table.flag("unit_stated", True),
        day_one_before=table.clock("day_one_before"),
        suspensions=tuple(_suspension(suspension) for suspension in table.tables("suspension")),
        warn_if_late=table.flag("warn_if_late", True),
        half_days_count=table.flag("half_days_count", True),
        clear=table.flag("clear", False),
    )


def _with_procedure(table: Table, rule: CallInRule) -> CallInRule:
    """The same with who may call in, how, and what follows."""
    return replace(
        rule,
        not_callable=table.texts("not_callable"),
        requests=tuple(_request(request) for request in table.tables("request")),
        hearing=_hearing(table.table("hearing")),
        reconsider=_reconsider(table.table("reconsider")),
        callable_classes=table.texts("callable_classes"),
        key_only=table.flag("key_only", False),
        duplicate_bar_months=table.number_or_none("duplicate_bar_months", most=120),
        cap_per_member_per_year=table.number_or_none("cap_per_member_per_year"),
        must_state=table.texts("must_state"),
        grounds=table.texts("grounds"),
        signature=table.text("signature", ""),
        validator=table.text("validator", ""),
        rejection_report=table.text("rejection_report", ""),
        urgency=_urgency(table.table("urgency")),
        outcomes=tuple(Outcome(word) for word in table.some_of("outcomes", tuple(Outcome))),
        on_stand=table.one_of_or("on_stand", keys.ON_STAND),
        second_call_in=table.one_of_or("second_call_in", keys.SECOND),
        withdrawal=table.text("withdrawal", ""),
        republication=table.one_of_or("republication", keys.REPUBLICATION),
        not_callable_effective=table.one_of_or("not_callable_effective", keys.NOT_CALLABLE_EFFECT),
    )


def _agrees_with_itself(table: Table, rule: CallInRule) -> None:
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        raise table.error("“valid_to” lies before “valid_from”.", "valid_to")
    if rule.effective_days is not None and rule.effective_days < rule.days:
        raise table.error("“effective_days” is less than “days”: requests would still be open.", "effective_days")
    if rule.day_one_before and rule.after_hours and rule.after_hours < rule.day_one_before:
        raise table.error(
            "“after_hours” lies before “day_one_before”: the day of publication would be the first day and no day.",
            "after_hours",
        )
    clear_agrees(table, rule.unit, rule.unit_stated)
    both = {_folded(name) for name in rule.callable_classes} & {_folded(name) for name in rule.not_callable}
    if both:
        raise table.error(
            f"“{min(both)}” stands under “callable_classes” and under “not_callable”: it cannot be both.",
            "not_callable",
        )
    _suspensions_leave_a_day(table, rule)


def _folded(name: str) -> str:
    return name.casefold().replace(" ", "-")


def _suspensions_leave_a_day(table: Table, rule: CallInRule) -> None:
    """A suspension inside, and not over the whole of, the time in which the rule is valid."""
    reached = rule.valid_from
    for suspension in sorted(rule.suspensions, key=lambda one: one.first):
        if reached is None or suspension.first > reached:
            return
        reached = max(reached, suspension.last + timedelta(days=1))
    if rule.suspensions and rule.valid_to and reached and reached > rule.valid_to:
        raise table.error("call-in is suspended for the whole time in which this rule is valid.", "suspension")


def _request(table: Table) -> RequestRule:
    only_known(table)
    percent = table.flag("percent", False)
    return RequestRule(
        pool=table.one_of("pool", keys.POOLS),
        count=table.number("count", most=100 if percent else 1_000_000),
        includes=table.text("includes", ""),
        condition=table.text("condition", ""),
        percent=percent,
    )


def _urgency(table: Table | None) -> UrgencyRule | None:
    if table is None:
        return None
    only_known(table)
    return UrgencyRule(
        consents=tuple(_consent(consent) for consent in table.tables("consent")),
        how=table.one_of_or("how", keys.HOW, "agree"),
        any_of=table.flag("any_of", False),
        waives=table.some_of("waives", keys.WAIVES) or ("call-in",),
        report_to=table.text("report_to", ""),
        post_review=table.flag("post_review", False),
        effective=table.one_of_or("effective", keys.WAIVED_EFFECT, "publication"),
        ground=table.text("ground", ""),
        record=table.texts("record"),
    )


def _consent(table: Table) -> Consent:
    only_known(table)
    return Consent(table.text("who"), table.texts("deputies"))


def _hearing(table: Table | None) -> HearingRule | None:
    if table is None:
        return None
    only_known(table)
    kind = HearingKind(table.one_of_or("kind", tuple(HearingKind), HearingKind.WITHIN))
    within = kind is HearingKind.WITHIN
    if not within:
        for key in ("days", "unit", "unit_stated", "clear", "example"):
            if table.has(key):
                raise table.error(f"a hearing of the kind “{kind}” is not counted, so it has no “{key}”.", key)
    hearing = HearingRule(
        days=table.number("days") if within else None,
        unit=table.choice("unit", Unit) if within else Unit.WORKING,
        if_missed=table.one_of_or("if_missed", keys.MISSED),
        kind=kind,
        start=table.one_of_or("from", keys.HEARING_STARTS, "receipt"),
        clear=table.flag("clear", False),
        unit_stated=table.flag("unit_stated", True),
        examples=day_examples(table, "received", "hearing"),
    )
    clear_agrees(table, hearing.unit, hearing.unit_stated)
    return hearing


def _reconsider(table: Table | None) -> ReconsiderRule | None:
    if table is None:
        return None
    only_known(table)
    return ReconsiderRule(
        table.number("days"),
        table.choice("unit", Unit),
        table.flag("clear", False),
        day_examples(table, "referred", "by"),
    )


def _suspension(table: Table) -> Suspension:
    only_known(table)
    suspension = Suspension(table.day_needed("first"), table.day_needed("last"), table.text("source"))
    if suspension.last < suspension.first:
        raise table.error("“last” lies before “first”.", "last")
    return suspension


def _example(table: Table) -> CallInExample:
    only_known(table)
    example = CallInExample(
        published=table.day_needed("published"),
        closes=table.day("closes"),
        effective=table.day("effective"),
        decided=table.day("decided"),
        note=table.text("note", ""),
        published_at=table.clock("published_at"),
        meeting=table.day("meeting"),
        maker=table.choice("maker", Maker) if table.has("maker") else None,
    )
    if example.closes is None and example.effective is None:
        raise table.error("an example needs “closes”, “effective” or both.")
    return example
