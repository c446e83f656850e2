"""Atom feeds (RFC 4287): decisions, corrections and notices of the forward plan, the newest first.

Addresses in them are relative to the feed, as wherever the folder is served its files lie together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from clerk_tui.documents.writing.site.decision_page import decision_path
from clerk_tui.documents.writing.site.pages import due_words
from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.public_site import PublicDecision, PublicPlanEntry, Site
from clerk_tui.domain.text import clean, one_line

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
FED = 50
"""So many entries are in a feed."""
_NO_XML = dict.fromkeys((*range(0x20), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
_NO_XML.pop(9), _NO_XML.pop(10)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `key` never changes for what it is about; `at` is the instant at which that was recorded (UTC)."""

    key: str
    title: str
    path: str
    at: datetime
    summary: str
    first_at: datetime | None = None


def feed(site: Site, name: str, title: str, entries: Sequence[FeedEntry]) -> bytes:
    """The feed that lies at `name`, in UTF-8; without entries it is as old as the register."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {f"{{{_XML}}}lang": "en-GB"})
    _text(root, "id", stable_id(site, name))
    _text(root, "title", f"{title} – {one_line(site.council)}")
    _text(root, "updated", _instant(max((entry.at for entry in entries), default=site.begun)))
    _text(ET.SubElement(root, f"{{{_ATOM}}}author"), "name", one_line(site.council))
    ET.SubElement(root, f"{{{_ATOM}}}link", {"rel": "self", "href": name})
    ET.SubElement(root, f"{{{_ATOM}}}link", {"rel": "alternate", "href": "index.html"})
    for entry in entries:
        made = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _text(made, "id", stable_id(site, entry.key))
        _text(made, "title", one_line(entry.title))
        _text(made, "updated", _instant(entry.at))
        if entry.first_at is not None:
            _text(made, "published", _instant(entry.first_at))
        ET.SubElement(made, f"{{{_ATOM}}}link", {"rel": "alternate", "href": entry.path})
        _text(made, "summary", clean(entry.summary))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def stable_id(site: Site, key: str) -> str:
    """A name that no other feed in the world bears (RFC 4151 where the council states its website, else a UUID)."""
    host = urlsplit(site.website).hostname
    if host:
        return f"tag:{host},2000:clerk-tui/{site.register[:12]}/{key}"
    return uuid5(NAMESPACE_URL, f"clerk-tui/{site.register}/{key}").urn


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text.translate(_NO_XML)


def _instant(at: datetime) -> str:
    return iso_instant(at.astimezone(UTC))


def decision_entry(decision: PublicDecision) -> FeedEntry:
    """A decision as it reads now; `updated` moves when it is corrected or its window is."""
    record = decision.record
    said = [f"Decided by {record.maker or record.body} on {format_date(record.decided_on)}."]
    said += [*record.call_in.sentences, *record.changes, *record.corrections, "", record.resolution]
    number = record.decision_id
    return FeedEntry(
        f"decision/D{number}", one_line(record.title) or "Untitled decision", decision_path(number),
        decision.newest_at, "\n".join(said).strip(), decision.first_at,
    )  # fmt: skip


def correction_entries(decision: PublicDecision) -> list[FeedEntry]:
    """Every correction of a decision, the oldest first."""
    number, title = decision.record.decision_id, one_line(decision.record.title) or "Untitled decision"
    return [
        FeedEntry(f"correction/D{number}/{each.sequence}", f"Corrected: {title}", decision_path(number), each.at,
                  each.words)
        for each in decision.corrections
    ]  # fmt: skip


def plan_feed_entry(entry: PublicPlanEntry) -> FeedEntry:
    """The newest notice of a matter; each further notice is an entry of its own."""
    notice = entry.notice
    state = "Withdrawn. " if entry.withdrawn else ""
    summary = f"{state}{due_words(entry)}\n\n{notice.matter}\n\nDocuments: {notice.documents or 'none are named'}"
    return FeedEntry(
        f"forward-plan/F{entry.id}/{len(entry.published)}", one_line(notice.matter), f"forward-plan/F{entry.id}.html",
        entry.newest_at, summary,
    )  # fmt: skip
