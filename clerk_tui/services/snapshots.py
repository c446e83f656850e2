"""A published record as frozen JSON, and back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from clerk_tui.domain.decision import Override
from clerk_tui.domain.public import PublicCallIn, PublicRecord


def to_json(record: PublicRecord, overrides: tuple[Override, ...] = ()) -> str:
    """The record, and what was overridden to publish it, as JSON with sorted keys; dates and instants as ISO text."""
    fields = {name: value for name, value in asdict(record).items() if name not in {"changes", "corrections"}}
    frozen = {"record": fields, "overrides": [asdict(override) for override in overrides]}
    return json.dumps(frozen, default=_plain, ensure_ascii=False, sort_keys=True)


def _plain(value: object) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def sha256(snapshot: str) -> str:
    return hashlib.sha256(snapshot.encode()).hexdigest()


def _date(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


_DATES = ("meeting_day", "decided_on", "notice_on", "published_on", "scrutiny_informed", "scrutiny_approved")


def from_json(snapshot: str) -> PublicRecord:
    """The record a snapshot froze."""
    data: dict[str, Any] = json.loads(snapshot)["record"]
    call_in = data.pop("call_in")
    closes_at = call_in["closes_at"]
    data |= {name: _date(data.get(name)) for name in _DATES}
    for name in ("meeting_starts", "decided_at"):
        clock = data.get(name)
        data[name] = None if clock is None else time.fromisoformat(clock)
    data |= {name: tuple(data[name]) for name in ("present", "urgency_statements")}
    data["numbers"] = tuple((field, number, label) for field, number, label in data["numbers"])
    return PublicRecord(
        **data,
        call_in=PublicCallIn(
            open_to_call_in=call_in["open_to_call_in"],
            closes=_date(call_in["closes"]),
            closes_at=None if closes_at is None else datetime.fromisoformat(closes_at),
            effective=_date(call_in["effective"]),
            sentences=tuple(call_in["sentences"]),
        ),
    )
