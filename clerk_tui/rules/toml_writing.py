"""Values written as TOML, such that the reader gives the same values back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from clerk_tui.domain.dates import format_time

Value = str | int | bool | date | time | Sequence[str] | None


def block(heading: str, *pairs: tuple[str, Value]) -> str:
    """A heading such as `[[call_in]]` and its keys."""
    return f"{heading}\n{keys(*pairs)}"


def keys(*pairs: tuple[str, Value]) -> str:
    """One key a line; what is not set (None, or nothing in a text or list) is left out."""
    return "\n".join(f"{key} = {_toml(value)}" for key, value in pairs if value is not None and value not in ("", ()))


def unless(value: bool, usual: bool) -> bool | None:
    """A flag as it is written: left out where it is what the reader takes anyway."""
    return None if value is usual else value


def _toml(value: Value) -> str:
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
