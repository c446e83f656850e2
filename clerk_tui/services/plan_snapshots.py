"""A published notice of the forward plan as frozen JSON, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from clerk_tui.domain.forward_plan import PublicEntry
from clerk_tui.services.snapshots import sha256 as sha256


def to_json(entry: PublicEntry) -> str:
    """The notice as JSON with sorted keys; dates as ISO text."""
    return json.dumps(asdict(entry), default=date.isoformat, ensure_ascii=False, sort_keys=True)


def from_json(snapshot: str) -> PublicEntry:
    """The notice that a snapshot froze."""
    data: dict[str, Any] = json.loads(snapshot)
    for name in ("due_from", "due_to"):
        data[name] = None if data[name] is None else date.fromisoformat(data[name])
    data["members"] = tuple(data["members"])
    return PublicEntry(**data)
