"""Exempt information leaks nowhere: a marker is put in every place that can hold it, and looked for in all output."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.cli.main import main
from clerk_tui.domain.decision import Decision, ExemptText, Publication
from clerk_tui.domain.matters import Exemption, Matter
from clerk_tui.domain.public import PublicCallIn, PublicRecord
from clerk_tui.register import decisions as records
from clerk_tui.register import drafts, history, lists
from clerk_tui.rules.route_choice import RouteCase, RouteLine
from clerk_tui.services import boards, decisions, matters, private_meetings, publishing
from clerk_tui.services.changelog import changes_of
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.words import decision_lines, entry_lines, finding_line
from tests.documents.reading_back import everything
from tests.offices import ICT, TUESDAY, demo, recorded

FIELD_MARK, OLD_MARK, DRAFT_MARK, TYPED_MARK = "ZEBRA-TENDER", "YAK-TENDER", "XERUS-TENDER", "WOMBAT-TENDER"
TITLE_MARK, FACTS_MARK = "VOLE-TENDER", "URCHIN-TENDER"
MARKS = (FIELD_MARK, OLD_MARK, DRAFT_MARK, TYPED_MARK, TITLE_MARK, FACTS_MARK)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A published record whose exempt text was written, rewritten, half-typed again and undone."""
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_field(office, ICT, "exempt_text", f"{OLD_MARK} £1,204,311")
    decisions.set_field(office, ICT, "exempt_text", f"{TYPED_MARK} £1,300,000")
    undo(office)
    decisions.set_field(office, ICT, "exempt_text", f"{FIELD_MARK} £1,204,312")
    for who in (office.who, "colleague"):
        at = "2017-10-10T09:00:00Z"
        text = f"{DRAFT_MARK} half"
        drafts.keep(
            office.register, "decision", ICT, "exempt_text", who=who, text=text, base_version=1, at=at
        )  # fmt: skip
    private_meetings.set_closed_title(office, "D1", title=f"{TITLE_MARK} of the pier", text=f"{FACTS_MARK} £1,204,313")
    told = dict.fromkeys(("EN-PM28", "EN-PM5"), "Looked into by the proper officer")
    publishing.publish(office, ICT, overrides=told)
    yield office
    office.register.close()


def clean(text: object) -> bool:
    return not any(mark in str(text) for mark in MARKS)


def test_the_marks_are_where_they_belong(office: Office) -> None:
    kept = records.exempt_text(office.register, ICT)
    assert kept is not None and kept.text == f"{FIELD_MARK} £1,204,312"
    assert [d.text for d in drafts.kept(office.register, "decision", ICT)] == [f"{DRAFT_MARK} half"] * 2
    stored = [row["after"] for row in office.register.read("SELECT after FROM history WHERE record = 'exempt_text'")]
    assert all(any(mark in text for text in stored) for mark in (FIELD_MARK, OLD_MARK, TYPED_MARK))


def test_no_public_type_has_a_place_for_it() -> None:
    for public in (Decision, Publication, PublicRecord, PublicCallIn, Exemption, Matter, RouteCase, RouteLine):
        fields = {field.name: str(field.type) for field in dataclasses.fields(public)}
        assert not any("exempt_text" in name for name in fields), public
        assert not any("ExemptText" in kind or "ClosedTitle" in kind for kind in fields.values()), public
    assert "text" in {field.name for field in dataclasses.fields(ExemptText)}


def test_it_is_not_in_what_is_published(office: Office, tmp_path: Path) -> None:
    publication = records.publication(office.register, ICT)
    assert publication is not None and clean(publication.snapshot)
    assert clean(publishing.published_record(office, ICT))
    assert clean(publishing.notice_text(office, ICT))
    for path in publishing.write_notice(office, ICT, tmp_path):
        assert clean(everything(path))


def test_it_is_not_in_the_record_as_the_program_shows_it(office: Office) -> None:
    decision, publication = records.decision(office.register, ICT), records.publication(office.register, ICT)
    assert clean(decision)
    assert clean(decision_lines(decision, publication, office.council()))
    assert all(clean(finding_line(finding)) for finding in publishing.findings(office, ICT))
    assert any(finding.id == "EXEMPT" for finding in publishing.findings(office, ICT))


def test_it_is_in_no_list_and_no_search_finds_it(office: Office) -> None:
    assert clean(boards.due(office, 0, 100)) and clean(boards.windows(office, 0, 100))
    for mark in MARKS:
        assert lists.page_decisions(office.register, 0, 9, mark) == []
        assert boards.due(office, 0, 9, mark) == [] and boards.windows(office, 0, 9, mark) == []
        assert history.page(office.register, 0, 9, mark) == ()
        found = office.register.read("SELECT rowid FROM decision_search WHERE decision_search MATCH ?", f'"{mark}"')
        assert found == []


def test_it_is_in_no_table_that_a_public_writer_reads(office: Office) -> None:
    private = {"exempt_text", "closed_title", "draft", "history"}
    names = {row["name"] for row in office.register.read("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table in sorted(names - private):
        assert all(clean(dict(row)) for row in office.register.read(f'SELECT * FROM "{table}"')), table


def test_the_history_says_that_it_changed_and_not_what_it_says(office: Office) -> None:
    commands = history.page(office.register, 0, 100)
    assert all(clean(command.summary) for command in commands)
    for command in commands:
        assert clean(entry_lines(history.of_command(office.register, command.id)))
    changes = changes_of(office, ICT)
    assert clean(changes)
    assert [c.said for c in changes if c.record == "exempt_text"] == [
        "exempt information, kept apart and not shown here"
    ] * 4
    assert [(c.said, c.changed) for c in changes if c.record == "closed_title"] == [
        ("closed title, kept apart and not shown here", {})
    ]


def test_the_closed_title_is_in_no_case_of_a_route_and_its_history_says_only_that_it_is_kept(office: Office) -> None:
    case = matters.case_of(office, matters.find(office, "D1"))
    assert case.closed_kept and clean(case) and clean(matters.lines_of(case))
    kept = private_meetings.closed_title(office, "D1")
    assert kept is not None and (TITLE_MARK in kept.title, FACTS_MARK in kept.text) == (True, True)
    command = next(one for one in history.page(office.register, 0, 100) if one.action == "private closed")
    assert command.summary == "Closed title of D1 kept apart"
    said = entry_lines(history.of_command(office.register, command.id))
    assert "   Exempt information is kept apart and not shown here." in said


def test_a_closed_title_that_stands_in_a_public_field_stops_publication(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_field(office, ICT, "notes", f"See {TITLE_MARK} of the pier.")
    private_meetings.set_closed_title(office, "D1", title=f"{TITLE_MARK} of the pier")
    assert "EXEMPT-TEXT" in {finding.id for finding in publishing.findings(office, ICT)}
    office.register.close()


@pytest.mark.parametrize(
    "call",
    [
        ["today"], ["decisions"], ["decision", "D1"], ["check", "D1"], ["check"], ["notice", "D1"], ["call-ins"],
        ["history"], ["history", "D1"], ["meetings"], ["meeting", "M1"], ["item", "I2"], ["rules"], ["verify"],
        ["route", "D1"], ["private", "D1"], ["private", "resolve", "D1"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("as_json", [False, True])
def test_no_command_prints_it(
    office: Office, capsys: pytest.CaptureFixture[str], call: list[str], as_json: bool
) -> None:
    with pytest.raises(SystemExit):
        main(["--register", str(office.register.path), *call, *(["--json"] if as_json else [])])
    printed = capsys.readouterr()
    assert printed.out and clean(printed.out) and clean(printed.err)
    if as_json:
        assert isinstance(json.loads(printed.out), dict)


def test_setting_it_by_command_prints_it_not_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = demo(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["--register", str(office.register.path), "decision", "set", "D1", f"exempt_text={FIELD_MARK}", "--json"])
    assert ended.value.code == 0
    assert clean(capsys.readouterr().out)
    kept = records.exempt_text(office.register, ICT)
    assert kept is not None and kept.text == FIELD_MARK
