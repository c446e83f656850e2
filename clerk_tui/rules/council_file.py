"""A council file: the council's own rules as TOML. Its worked examples are run whenever the file is read."""

from __future__ import annotations

import re
from datetime import date

from clerk_tui.domain.council import (
    CallInExample,
    CallInRule,
    Council,
    EffectiveRule,
    HearingRule,
    Nation,
    ReconsiderRule,
    RecordLabel,
    RequestRule,
    StartEvent,
    Unit,
)
from clerk_tui.domain.dates import DAYS, format_date
from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import Events, window_by
from clerk_tui.rules.council_writing import write_council
from clerk_tui.rules.toml_table import Table

__all__ = ["CERTAINTIES", "MISSED", "POOLS", "read_council", "write_council"]

POOLS = ("any", "non-executive", "scrutiny-committee", "relevant-committee", "electors", "ward")
CERTAINTIES = ("local", "inferred")
MISSED = ("takes-effect", "stays-suspended")
_HEAD = (
    "id", "name", "aliases", "nation", "proper_officer", "resolution_words", "publish_within_days", "notes",
    "record", "call_in",
)  # fmt: skip
_RULE = (
    "valid_from", "valid_to", "days", "unit", "from", "from_officer_key", "cutoff", "after_hours", "effective_days",
    "effective", "fixed_weekday", "not_callable", "source", "certainty", "closures_count", "request", "hearing",
    "reconsider", "example",
)  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_council(text: str, name: str) -> Council:
    """The council that a file called `name` states.

    InputError names file, key and line for an unknown key, a missing key or a value of the wrong kind, and the
    expected and the found date for a worked example that does not come out.
    """
    file = Table.parse(text, name)
    file.known(*_HEAD)
    id_ = file.text("id")
    if not _ID.fullmatch(id_):
        raise file.error(f"“{id_}” is no id: small letters and figures, with hyphens between words.", "id")
    council = Council(
        id=id_,
        name=file.text("name"),
        nation=file.choice("nation", Nation),
        aliases=file.texts("aliases"),
        record=_record(file),
        notes=file.texts("notes"),
        publish_within_days=file.number_or_none("publish_within_days"),
        call_in=tuple(_generation(table) for table in file.tables("call_in")),
        **{key: file.text(key) for key in ("resolution_words", "proper_officer") if file.has(key)},
    )
    _starts_differ(file, council)
    _run_examples(file, council)
    return council


def _record(file: Table) -> tuple[RecordLabel, ...]:
    template = file.table("record")
    if template is None:
        return ()
    template.known("field")
    labels: dict[str, RecordLabel] = {}
    for table in template.tables("field"):
        table.known("field", "number", "label")
        field = table.one_of("field", tuple(FIELD))
        if field in labels:
            raise table.error(f"the field “{field}” stands in the record twice.", "field")
        labels[field] = RecordLabel(field, table.text("number", ""), table.text("label"))
    return tuple(labels.values())


def _generation(table: Table) -> CallInRule:
    table.known(*_RULE)
    weekday = table.one_of("fixed_weekday", DAYS) if table.has("fixed_weekday") else ""
    rule = CallInRule(
        days=table.number("days"),
        unit=table.choice("unit", Unit),
        start=table.choice("from", StartEvent),
        effective=table.choice("effective", EffectiveRule),
        source=table.text("source"),
        certainty=table.one_of("certainty", CERTAINTIES),
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to"),
        start_officer_key=table.choice("from_officer_key", StartEvent) if table.has("from_officer_key") else None,
        cutoff=table.clock("cutoff"),
        after_hours=table.clock("after_hours"),
        effective_days=table.number_or_none("effective_days"),
        not_callable=table.texts("not_callable"),
        requests=tuple(_request(request) for request in table.tables("request")),
        hearing=_hearing(table.table("hearing")),
        closures_count=table.flag("closures_count", True),
        fixed_weekday=weekday,
        reconsider=_reconsider(table.table("reconsider")),
        examples=tuple(_example(example) for example in table.tables("example")),
    )
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        raise table.error("“valid_to” lies before “valid_from”.", "valid_to")
    if rule.effective_days is not None and rule.effective_days < rule.days:
        raise table.error("“effective_days” is less than “days”: requests would still be open.", "effective_days")
    return rule


def _request(table: Table) -> RequestRule:
    table.known("pool", "count")
    return RequestRule(table.one_of("pool", POOLS), table.number("count", most=100_000))


def _hearing(table: Table | None) -> HearingRule | None:
    if table is None:
        return None
    table.known("days", "unit", "if_missed")
    missed = table.one_of("if_missed", MISSED) if table.has("if_missed") else ""
    return HearingRule(table.number("days"), table.choice("unit", Unit), missed)


def _reconsider(table: Table | None) -> ReconsiderRule | None:
    if table is None:
        return None
    table.known("days", "unit")
    return ReconsiderRule(table.number("days"), table.choice("unit", Unit))


def _example(table: Table) -> CallInExample:
    table.known("published", "decided", "closes", "effective", "note")
    published = table.day("published")
    if published is None:
        raise table.error("the key “published” is missing.")
    example = CallInExample(
        published=published,
        closes=table.day("closes"),
        effective=table.day("effective"),
        decided=table.day("decided"),
        note=table.text("note", ""),
    )
    if example.closes is None and example.effective is None:
        raise table.error("an example needs “closes”, “effective” or both.")
    return example


def _starts_differ(file: Table, council: Council) -> None:
    starts: set[date | None] = set()
    for rule, table in zip(council.call_in, file.tables("call_in"), strict=True):
        if rule.valid_from in starts:
            raise table.error("two call-in rules start on the same day; give each its own “valid_from”.", "valid_from")
        starts.add(rule.valid_from)


def _run_examples(file: Table, council: Council) -> None:
    """Each example is counted by its own generation of the rule, whatever came later."""
    calendar = Calendar.shipped()
    for rule, generation in zip(council.call_in, file.tables("call_in"), strict=True):
        for example, table in zip(rule.examples, generation.tables("example"), strict=True):
            events = Events(example.published, decided=example.decided)
            try:
                found = window_by(council, rule, calendar, events)
            except InputError as error:
                raise table.error(f"the example cannot be counted: {error}") from None
            _agrees(table, example.closes, found.closes, "closes")
            _agrees(table, example.effective, found.effective, "effective")


def _agrees(table: Table, expected: date | None, found: date, key: str) -> None:
    if expected is not None and expected != found:
        raise table.error(
            f"the example expects “{key}” on {format_date(expected)}, but the rule gives {format_date(found)}.", key
        )
