"""Nothing that is kept apart, and nothing of the office's own working, is in any output for the public.

The columns are those of the schema itself: a new one fails here until somebody has said what it holds.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from pypdf.generic import ByteStringObject, StreamObject, TextStringObject

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import ClerkError
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.services import publishing
from clerk_tui.services.documents import kinds, writing
from clerk_tui.services.documents.folders import FOLDERS, Folder
from clerk_tui.services.documents.kinds import KINDS, Kind
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.whole_register import KEPT as KEPT_WORDS
from tests.whole_register import every_document, subjects, whole_register

MARK = "zqxkept"
"""Begins every word that may not leave; it stands nowhere else."""

KEPT: dict[str, set[str]] = {
    # Exempt, or taken from papers that may be.
    "exempt_text": {"text"},
    "closed_title": {"title", "text"},
    "document": {"name", "text"},
    "document_unplaced": {"text"},
    # Those of an item's report, and of a committee report where the section is exempt.
    "report_paragraph": {"number", "heading", "text"},
    "report": {"despite"},
    "report_section": {"despite"},
    "report_risk": {"despite"},
    "report_line": {"text"},
    "draft": {"text", "who"},
    "history": {"who", "why"},
    "command": {"who", "summary"},
    # The office's own working: why it went past a finding, how a request came, which account did it.
    "check_override": {"says", "who"},
    "exempt_override": {"who"},
    "key_test": {"answered_by", "service"},
    "forward_plan_entry": {"status_reason"},
    "forward_plan_version": {"who"},
    "publication": {"who"},
    "correction": {"who"},
    "window_change": {"who"},
    "disposal": {"goes", "reason", "who"},
    "window_kept": {"reason", "who"},
    "call_in_event": {"who"},
    "meeting_change": {"who"},
    "membership": {"despite"},
    "agreed_action": {"despite"},
    "boilerplate": {"name", "text"},
    "commitment": {"ended_because", "despite"},
    "commitment_progress": {"despite"},
    "commitment_decision": {"note"},
    "member_report": {"despite"},
    "member_report_version": {"who"},
    "special_urgency_report": {"note"},
    "backup_made": {"who", "folder"},
}
"""Columns of which no word may ever leave, by table."""

PUBLIC: dict[str, set[str]] = {
    "agreed_action": {"text", "post", "outcome"},
    "matter_arising": {"note"},
    "ward": {"name"},
    "check_override": {"reason"},
    "exempt_override": {"reason"},
    "agenda_item": {"number", "title", "heading", "size", "exempt_mark", "urgent_reason"},
    "body": {"name"},
    "calendar_day": {"label", "source"},
    "call_in_event": {"decides", "names", "by_whom", "reason"},
    "call_in_request": {"received_by", "despite", "how", "grounds", "parts", "alternative", "refused", "receipt"},
    "call_in_requester": {"name", "why_not"},
    "commitment": {"code", "text", "theme", "portfolio", "due"},
    "commitment_plan": {"name", "columns", "period", "due"},
    "member_report": {"body", "portfolio", "member", "heading"},
    "member_report_line": {"code", "text", "note", "progress"},
    "member_report_version": {"reason"},
    "commitment_progress": {"author", "period", "text"},
    "consent_step": {"who", "reason"},
    "corrected_decision": {"title", "reference", "resolution", "forward_plan_reference"},
    "correction": {"changes", "reason", "restarts_because", "again_because", "overrides"},
    "council": {"name", "file_text"},
    "crest": {"data"},
    "decision": {
        "title", "maker_name", "reference", "forward_plan_reference", "urgency_reason", "call_in_exempt_reason",
        "interests", "conflicts", "dispensation", "resolution", "not_callable", "reasons", "alternatives",
        "call_in_note", "notes", "maker_title", "authority", "consulted", "officer_basis", "matter", "key_basis",
        "variation", "wards", "consultation", "report", "background_papers", "private_reasons", "lead_officer",
        "portfolio", "priorities",
    },
    "exempt_text": {"paragraph"},
    "exemption": {"part", "paragraphs", "local_category", "reasons", "public_interest", "resolution"},
    "forward_plan_entry": {
        "reference", "matter", "maker_name", "maker_title", "documents", "address", "requests", "wards",
        "consultation", "contact",
    },
    "forward_plan_version": {"reason"},
    "interest": {"nature", "dispensation"},
    "key_test": {"reasoning"},
    "meeting": {"venue", "contact_name", "contact_title", "contact_telephone", "contact_email", "minutes_note"},
    "meeting_change": {"old_venue", "new_venue", "reason", "consequences"},
    "membership": {"role", "title"},
    "notice": {"text", "reasons", "representations", "response"},
    "person": {"name", "title"},
    "recurring_item": {"title"},
    "report": {
        "title", "relevant_officer", "relevant_cabinet_member", "body", "contact_name", "contact_title",
        "contact_telephone", "contact_email", "reference", "probabilities", "impacts",
    },
    "report_section": {"number", "title", "part"},
    "report_risk": {"number", "text", "probability", "impact"},
    "representation": {"from_whom", "text", "response"},
    "supplement": {"title", "reason"},
    "urgency": {"committee", "informed", "agreed_by", "agreed_role", "skipped_because", "reason"},
    "window_change": {"reason"},
    "window_in_force": {"reason"},
}  # fmt: skip
"""Columns that the public may read words of; what is typed there is held against what is kept apart."""

NO_WORDS = re.compile(
    r"at|day|dated|starts|who_?|id|\w+_(?:on|at|id|head|sha256)|sha256|hash|head|previous|kind|status|place|maker|step|answer"
    r"|nation|slug|demo_now|media_type|name|record|field|action|before|after|undoes|finding_id|size|pools|roles|states"
    r"|conditions|chosen_grounds|year_began|called_in_before|outcome|on_day|left_as|left_until|informed_as|officer_kind"
    r"|valid_from|valid_to|due_from|due_to|due_on|old_\w+|new_day|new_starts|closes|first_closes|effective|snapshot"
    r"|counts|calendar_fingerprint|scrutiny_\w+"
)
"""What by its name holds a day, an hour, an id, a digest, one of a few words, or JSON of other columns."""
NAMED = {
    "disposal": {"what", "rule", "authority", "kept_until"}, "disposal_entry": {"rest"},
    "boilerplate": {"field"}, "command": {"action", "id"}, "crest": {"name"}, "document": {"kind"},
    "draft": {"record", "field"}, "migration": {"name"}, "history": {"before", "after"},
    "member_report": {"layout", "covers_from", "covers_to"}, "member_report_line": {"part"},
}  # fmt: skip


def columns(office: Office) -> dict[str, set[str]]:
    """Every text column of the schema, by table."""
    tables = office.register.read(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        " AND name NOT GLOB 'decision_search*'"
    )
    return {
        table["name"]: {
            row["name"] for row in office.register.read(f"PRAGMA table_info({table['name']})") if row["type"] == "TEXT"
        }
        for table in tables
    }


@cache
def _whole() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        office = whole_register(Path(folder))
        path = office.register.path
        office.register.close()
        return path.read_bytes()


def opened(folder: Path, name: str = "own.clerk") -> Office:
    """A copy of the whole register, without the triggers that keep a clerk from what this test does."""
    path = folder / name
    path.touch(0o600)
    path.write_bytes(_whole())
    office = open_office(path)
    office.clock.rehearse(parse_instant("2026-12-02T10:00"))
    for row in office.register.read("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        office.register.connection.execute(f'DROP TRIGGER "{row["name"]}"')
    return office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = opened(tmp_path)
    yield office
    office.register.close()


def test_of_every_text_column_it_is_said_whether_the_public_may_read_it(office: Office) -> None:
    unsaid = {
        f"{table}.{name}"
        for table, names in columns(office).items()
        for name in names - KEPT.get(table, set()) - PUBLIC.get(table, set()) - NAMED.get(table, set())
        if not NO_WORDS.fullmatch(name)
    }
    assert unsaid == set(), "say in KEPT or PUBLIC what such a column holds"
    assert not {(table, name) for table, names in KEPT.items() for name in names & PUBLIC.get(table, set())}


def everything_in(name: str, data: bytes) -> str:
    """All that a finder could find in a file: names, members, streams unpacked, text, attributes, properties."""
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as package:
            parts = [f"{one.filename} {one.comment!r} {one.extra!r}" for one in package.infolist()]
            parts += [everything_in(one, package.read(one)) for one in package.namelist()]
            return "\n".join([name, repr(package.comment), *parts])
    if data.startswith(b"%PDF"):
        return "\n".join([name, data.decode("latin-1"), *_of_pdf(PdfReader(BytesIO(data)))])
    return f"{name}\n{data.decode('utf-8', 'replace')}"


def _of_pdf(reader: PdfReader) -> Iterator[str]:
    yield from (page.extract_text() for page in reader.pages)
    for number in range(1, len(reader.xref_objStm) + len(reader.xref.get(0, {})) + 1):
        found = reader.get_object(number)
        if isinstance(found, StreamObject):
            yield found.get_data().decode("latin-1")
        yield from _strings(found)


def _strings(found: object) -> Iterator[str]:
    if isinstance(found, dict):
        for key, value in found.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(found, list):
        for value in found:
            yield from _strings(value)
    elif isinstance(found, TextStringObject | ByteStringObject):
        yield str(found)


def leaks(name: str, data: bytes, mark: str = MARK) -> list[str]:
    """The marked words that a file holds."""
    found: list[str] = re.findall(rf"{mark}\w*", everything_in(name, data).casefold())
    return sorted(set(found))


def fill(office: Office) -> None:
    """Put a marked word of its own into every column that is kept; there must be a row to put it into."""
    for table, names in KEPT.items():
        assert office.register.read(f"SELECT 1 FROM {table}"), f"let tests.whole_register fill {table}"
        for name in names:
            word = f"{MARK}{table}{name}".replace("_", "")
            office.register.connection.execute(f"UPDATE {table} SET {name} = ? || ' Ltd of ' || ?", (word, word))


def test_a_document_of_every_kind_is_made_of_this_register(office: Office) -> None:
    assert {kind.id for kind, _ in every_document(office)} == {kind.id for kind in KINDS}


def test_nothing_kept_is_in_any_document_in_any_face(office: Office, tmp_path: Path) -> None:
    fill(office)
    seen: set[str] = set()
    for place, (kind, made) in enumerate(every_document(office)):
        folder = tmp_path / str(place)
        folder.mkdir()
        # All faces of the first of each kind: a PDF takes a third of a second.
        faces = ("html",) if kind.id in seen else ()
        seen.add(kind.id)
        for path in writing.write(made, folder, faces):
            assert leaks(path.name, path.read_bytes()) == [], f"{kind.id}: {path.name}"
    assert seen == {kind.id for kind in KINDS}


@pytest.mark.parametrize("whole", FOLDERS, ids=lambda whole: whole.id)
def test_nothing_kept_is_in_a_folder(office: Office, tmp_path: Path, whole: Folder) -> None:
    fill(office)
    folder = tmp_path / "folder"
    folder.mkdir()
    whole.run(office, folder, lambda *_: None)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert leaks(str(path.relative_to(folder)), path.read_bytes()) == [], path.name


# What the public may read: what is typed there is held against what is kept apart, however it came to stand there


def set_column(office: Office, table: str, name: str, value: str) -> None:
    """Put one text into a column of every row, past every service; told apart by row where it must be of its own."""
    execute = office.register.connection.execute
    try:
        execute(f"UPDATE {table} SET {name} = ?", (value,))
    except sqlite3.IntegrityError:
        execute(f"UPDATE {table} SET {name} = ? || ' ' || rowid", (value,))


def printed_in(office: Office) -> dict[tuple[str, str], list[tuple[Kind, int]]]:
    """For each public column the documents that print it, found by a word of its own in each."""
    words = {(table, name): f"zqxread{table}{name}q".replace("_", "") for table, name in FREE}
    execute = office.register.connection.execute
    execute("SAVEPOINT read")
    for (table, name), word in words.items():
        set_column(office, table, name, word)
    found: dict[tuple[str, str], list[tuple[Kind, int]]] = {}
    for kind, number in subjects(office):
        try:
            made = kinds.build(office, kind, number, kinds.period(office, kind, None, None))
        except ClerkError:
            continue
        said = "\n".join((made.name, *made.document.texts()))
        for column, word in words.items():
            if word in said:
                found.setdefault(column, []).append((kind, number))
    execute("ROLLBACK TO read")
    return found


FREE = sorted(
    (table, name)
    for table, names in PUBLIC.items()
    for name in names
    # JSON, one of a few words, or derived from another column.
    if (table, name)
    not in {
        ("correction", "changes"), ("correction", "overrides"), ("council", "name"), ("council", "file_text"),
        ("crest", "data"), ("decision", "key_basis"), ("decision", "not_callable"), ("exemption", "paragraphs"),
        ("exemption", "local_category"), ("exempt_text", "paragraph"), ("membership", "role"),
        ("call_in_request", "refused"), ("call_in_request", "receipt"), ("call_in_event", "names"),
        ("call_in_event", "decides"),
    }
)  # fmt: skip


def test_exempt_words_that_stand_in_a_public_column_leave_in_no_document(office: Office) -> None:
    printed = printed_in(office)
    assert len(printed) > 60, "the words of the columns are no longer found in the documents"
    execute, leaked = office.register.connection.execute, []
    for (table, name), documents in printed.items():
        execute("SAVEPOINT leak")
        set_column(office, table, name, KEPT_WORDS)
        for kind, number in documents:
            try:
                made = kinds.build(office, kind, number, kinds.period(office, kind, None, None))
            except ClerkError as refused:
                assert "quorndon" not in str(refused).casefold(), refused
                continue
            if leaks(made.name, "\n".join((made.document.page_title, *made.document.texts())).encode()):
                leaked.append(f"{table}.{name}: {kind.id} of {kind.about}{number}")
        execute("ROLLBACK TO leak")
    assert leaked == []


@pytest.mark.parametrize(
    "whole", [one for one in FOLDERS if one.id in {"public", "mirror"}], ids=lambda whole: whole.id
)
def test_exempt_words_that_stand_in_a_public_column_leave_in_no_folder(
    office: Office, tmp_path: Path, whole: Folder
) -> None:
    def exported(name: str) -> str:
        folder = tmp_path / name
        folder.mkdir()
        whole.run(office, folder, lambda *_: None)
        files = [path for path in folder.rglob("*") if path.is_file()]
        return "\n".join(everything_in(str(path.relative_to(folder)), path.read_bytes()) for path in files).casefold()

    words = {(table, name): f"zqxread{table}{name}q".replace("_", "") for table, name in FREE}
    execute, leaked = office.register.connection.execute, []
    execute("SAVEPOINT read")
    for (table, name), word in words.items():
        set_column(office, table, name, word)
    said = exported("read")
    execute("ROLLBACK TO read")
    for table, name in (column for column, word in words.items() if word in said):
        execute("SAVEPOINT leak")
        set_column(office, table, name, KEPT_WORDS)
        with suppress(ClerkError):
            if MARK in exported(f"{table}-{name}"):
                leaked.append(f"{table}.{name}")
        execute("ROLLBACK TO leak")
    assert leaked == []


def test_a_record_does_not_freeze_with_exempt_words_as_the_place_of_its_meeting(office: Office) -> None:
    set_column(office, "meeting", "venue", KEPT_WORDS)
    stops = {one.id: one.where for one in stands_in_the_way(publishing.findings(office, 2))}
    assert stops["EXEMPT-TEXT"] == "venue"
    with pytest.raises(ClerkError, match="EXEMPT-TEXT cannot be overridden"):
        publishing.publish(office, 2, overrides=dict.fromkeys(stops, "Looked through"))


def test_a_record_does_not_freeze_with_exempt_words_of_its_item_or_its_people(office: Office) -> None:
    set_column(office, "agenda_item", "number", KEPT_WORDS)
    passed = {one.id: "Looked through" for one in stands_in_the_way(publishing.findings(office, 2))}
    with pytest.raises(ClerkError, match="D2 holds words that are kept apart as exempt, in its own fields or in what"):
        publishing.publish(office, 2, overrides=passed)


def test_the_finder_finds_what_is_hidden_in_each_face(office: Office, tmp_path: Path) -> None:
    made = kinds.build(office, kinds.kind("decision-notice"), 1)
    marked = replace(made, document=replace(made.document, page_title=f"{MARK}title", foot=(f"{MARK}foot",)))
    for path in writing.write(replace(marked, name=f"{MARK}name"), tmp_path):
        found = leaks(path.name, path.read_bytes())
        assert f"{MARK}name" in found and f"{MARK}foot" in found
        assert f"{MARK}title" in found or path.suffix == ".txt"
