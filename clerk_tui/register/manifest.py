"""The manifest beside a safe copy: one JSON file that says what the copy held when it was made."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from clerk_tui.domain.dates import iso_instant
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.safe_copy import CopyKind, Manifest
from clerk_tui.domain.text import clean
from clerk_tui.register.engine import shown

_PROGRAM, _FORM = "clerk-tui", 1
_MOST = 1_000_000
"""Bytes that a manifest may have; one of ours has about two thousand."""


def manifest_of(copy: Path) -> Path:
    """Where the manifest of a copy lies."""
    return copy.with_name(f"{copy.name}.json")


def to_json(manifest: Manifest) -> str:
    document = {
        "program": _PROGRAM,
        "program_version": manifest.program,
        "manifest": _FORM,
        "kind": manifest.kind.value,
        "file": manifest.file,
        "size": manifest.size,
        "sha256": manifest.sha256,
        "made_at": iso_instant(manifest.made_at),
        "who": manifest.who,
        "council": {"id": manifest.council_id, "name": manifest.council},
        "schema": manifest.schema,
        "history": {"first": manifest.first, "entries": manifest.entries, "head": manifest.head},
        "counts": dict(manifest.counts),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def read(copy: Path) -> Manifest | None:
    """The manifest beside a copy; None where there is none. InputError where what lies there is not one of ours."""
    path = manifest_of(copy)
    try:
        if path.stat().st_size > _MOST:
            raise InputError(_NOT_OURS.format(shown(path)))
        return from_text(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"The manifest {shown(path)} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise InputError(_NOT_OURS.format(shown(path))) from None


def from_text(text: str | bytes) -> Manifest:
    """A manifest as it stands in its file; ValueError where it is not one of ours."""
    try:
        return _from(json.loads(text))
    except (KeyError, TypeError, RecursionError):
        raise ValueError from None


_NOT_OURS = "{} is no manifest of clerk-tui, or it was changed; the copy beside it cannot be held against it."


def _from(document: dict[str, Any]) -> Manifest:
    if document["program"] != _PROGRAM or document["manifest"] != _FORM:
        raise ValueError
    made_at = datetime.fromisoformat(_text(document["made_at"]))
    if made_at.tzinfo is None:
        raise ValueError
    council, history = document["council"], document["history"]
    return Manifest(
        CopyKind(document["kind"]),
        _text(document["file"]),
        _number(document["size"]),
        _text(document["sha256"]),
        made_at,
        _text(document["who"]),
        _text(document["program_version"]),
        _number(document["schema"]),
        _text(council["id"]),
        _text(council["name"]),
        _text(history["first"]),
        _number(history["entries"]),
        _text(history["head"]),
        {_text(name): _number(count) for name, count in document["counts"].items()},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return clean(value)


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value


def sha256_of(path: Path) -> str:
    """The digest of a file at rest. Never of a register that is open: closing it again would drop SQLite's locks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
