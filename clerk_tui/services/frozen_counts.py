"""The counts behind a published window as JSON text, and back: shown as they were counted then."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, cast, get_args, get_origin, get_type_hints

from clerk_tui.domain.ledger import CallInWindow


def to_text(window: CallInWindow) -> str:
    """Both counts with every day, reason and authority, as JSON with sorted keys."""
    return json.dumps(asdict(window), default=_plain, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> CallInWindow:
    """The window that `to_text` wrote."""
    window: CallInWindow = _read(CallInWindow, json.loads(text))
    return window


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    """The types of a dataclass's fields, worked out once: that takes longer than all the rest of a reading."""
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    """A value of a dataclass, of a tuple of them, of a date or of an enum, out of what JSON holds."""
    if is_dataclass(kind):
        hints = _hints(cast("Hashable", kind))
        return kind(**{name: _read(hints[name], value[name]) for name in hints if name in value})  # type: ignore[operator]
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if kind in {date, datetime}:
        return kind.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value
