"""A published record as frozen JSON, and back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from clerk_tui.documents.public_json import plain, record_from_json, record_to_json
from clerk_tui.domain.decision import Override
from clerk_tui.domain.public import PublicRecord


def to_json(record: PublicRecord, overrides: tuple[Override, ...] = ()) -> str:
    """The record, and what was overridden to publish it, as JSON with sorted keys; dates and instants as ISO text."""
    fields = {name: value for name, value in record_to_json(record).items() if name not in {"changes", "corrections"}}
    frozen = {"record": fields, "overrides": [plain(asdict(override)) for override in overrides]}
    return json.dumps(frozen, ensure_ascii=False, sort_keys=True)


def sha256(snapshot: str) -> str:
    return hashlib.sha256(snapshot.encode()).hexdigest()


def from_json(snapshot: str) -> PublicRecord:
    """The record a snapshot froze."""
    return record_from_json(json.loads(snapshot)["record"])
