"""A council file written from its values, such that reading it gives the same values again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from clerk_tui.domain.council import CallInExample, CallInRule, Council, RecordLabel
from clerk_tui.domain.dates import format_time

_Value = str | int | bool | date | time | Sequence[str] | None


def write_council(council: Council) -> str:
    """The file's text, in the order of the documentation; what is not set is left out."""
    head = _keys(
        ("id", council.id),
        ("name", council.name),
        ("aliases", council.aliases),
        ("nation", council.nation.value),
        ("proper_officer", council.proper_officer),
        ("resolution_words", council.resolution_words),
        ("publish_within_days", council.publish_within_days),
        ("notes", council.notes),
    )
    blocks = [head, *(_field(label) for label in council.record)]
    for rule in council.call_in:
        blocks += _rule(rule)
    return "\n\n".join(blocks) + "\n"


def _rule(rule: CallInRule) -> list[str]:
    officer = rule.start_officer_key.value if rule.start_officer_key else None
    keys = _keys(
        ("valid_from", rule.valid_from),
        ("valid_to", rule.valid_to),
        ("days", rule.days),
        ("unit", rule.unit.value),
        ("from", rule.start.value),
        ("from_officer_key", officer),
        ("cutoff", rule.cutoff),
        ("after_hours", rule.after_hours),
        ("effective_days", rule.effective_days),
        ("effective", rule.effective.value),
        ("fixed_weekday", rule.fixed_weekday or None),
        ("not_callable", rule.not_callable),
        ("source", rule.source),
        ("certainty", rule.certainty),
        ("closures_count", rule.closures_count),
    )
    blocks = [f"[[call_in]]\n{keys}"]
    blocks += [
        f"[[call_in.request]]\n{_keys(('pool', request.pool), ('count', request.count))}" for request in rule.requests
    ]
    if hearing := rule.hearing:
        missed = ("if_missed", hearing.if_missed or None)
        blocks.append(f"[call_in.hearing]\n{_keys(('days', hearing.days), ('unit', hearing.unit.value), missed)}")
    if again := rule.reconsider:
        blocks.append(f"[call_in.reconsider]\n{_keys(('days', again.days), ('unit', again.unit.value))}")
    return blocks + [_example(example) for example in rule.examples]


def _example(example: CallInExample) -> str:
    return "[[call_in.example]]\n" + _keys(
        ("published", example.published),
        ("decided", example.decided),
        ("closes", example.closes),
        ("effective", example.effective),
        ("note", example.note or None),
    )


def _field(label: RecordLabel) -> str:
    return "[[record.field]]\n" + _keys(
        ("field", label.field), ("number", label.number or None), ("label", label.label)
    )


def _keys(*pairs: tuple[str, _Value]) -> str:
    return "\n".join(f"{key} = {_toml(value)}" for key, value in pairs if value is not None and value != ())


def _toml(value: _Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case time():
            return _quoted(format_time(value))
        case str():
            return _quoted(value)
        case _:
            return _list(value or ())


def _list(parts: Iterable[str]) -> str:
    return "[" + ", ".join(_quoted(part) for part in parts) + "]"


def _quoted(text: str) -> str:
    """A TOML basic string; control characters are escaped, although records hold none."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(f"\\u{ord(char):04x}" if ord(char) < 32 or ord(char) == 127 else char for char in escaped) + '"'
    )
