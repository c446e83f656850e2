"""Looking for words in the whole register: what is found, where it stands, and what is named without a word of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.correction import CorrectedField
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.sought import LONGEST, Hit
from clerk_tui.register.search_sources import SOURCES
from clerk_tui.services import decisions, searching
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.offices import demo_file, do
from tests.services.test_exempt_sweep import KEPT as KEPT_COLUMNS
from tests.services.test_exempt_sweep import PUBLIC
from tests.whole_register import WORDS, whole_register

NOT_SEARCHED = {
    # Half-typed, the history's own words, and frozen copies of what is searched in its place.
    "draft": {"text", "who"}, "history": {"who", "why"}, "command": {"who", "summary"},
    "corrected_decision": {"reference", "resolution", "forward_plan_reference"}, "window_in_force": {"reason"},
    "document_unplaced": {"text"}, "disposal": {"goes", "who"}, "correction": {"overrides", "who"},
    # The council's rules, wordings, calendar, crest and copies have screens of their own and are no records.
    "council": {"name", "file_text"}, "crest": {"data"}, "calendar_day": {"label", "source"},
    "boilerplate": {"name", "text"}, "backup_made": {"who", "folder"},
    # Which account did it, as the history says.
    "check_override": {"who"}, "exempt_override": {"who"}, "forward_plan_version": {"who"}, "publication": {"who"},
    "window_change": {"who"}, "window_kept": {"who"}, "call_in_event": {"who"}, "meeting_change": {"who"},
    "member_report_version": {"who"},
    # Codes, figures and marks that say nothing by themselves.
    "agenda_item": {"size"}, "report": {"probabilities", "impacts"}, "report_section": {"part"},
    "report_risk": {"number", "probability", "impact", "despite"}, "report_paragraph": {"number"},
}  # fmt: skip
"""Columns with words that the search leaves out."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = whole_register(tmp_path_factory.mktemp("searched"))
    _put(
        made,
        "decision",
        2,
        reasons="Mrs O’Neill of Tŷ’r Ŵyl asks for 40% of the_grant, 2016–17 [A*].\nNew\nline ahead.",
    )
    yield made
    made.register.close()


def _put(office: Office, table: str, row: int, **cells: str | int) -> None:
    """Write texts as other parts of the program have left them there."""
    do(office.register, lambda change: change.update(table, row, _version(office, table, row), **cells))


def _version(office: Office, table: str, row: int) -> int:
    found = office.register.read_one(f"SELECT version FROM {table} WHERE id = ?", row)
    assert found is not None
    return int(found[0])


def refs(office: Office, words: str) -> list[str]:
    return [hit.ref for hit in searching.find(office, words).hits]


def test_what_stands_everywhere_is_found_in_records_of_every_kind(office: Office) -> None:
    found = searching.find(office, WORDS.upper())
    assert set(found.counts) == set(searching.KINDS)
    assert [hit.kind for hit in found.hits] == sorted((hit.kind for hit in found.hits), key=[*searching.KINDS].index)
    assert found.total == len(found.hits)
    assert all(hit.title and hit.field for hit in found.hits)
    assert all(hit.excerpt is None or WORDS in hit.excerpt for hit in found.hits)


def test_every_column_with_words_is_searched_or_left_out_on_purpose() -> None:
    searched: dict[str, str] = {}
    for source in SOURCES:
        table = source.table.split()[0]
        searched[table] = searched.get(table, "") + " " + " ".join(text for text, _ in source.fields)
    missed = {
        f"{table}.{column}"
        for columns in (PUBLIC, KEPT_COLUMNS)
        for table, names in columns.items()
        for column in names - NOT_SEARCHED.get(table, set())
        if not re.search(rf"\b[a-z]\.{column}\b", searched.get(table, ""))
    }
    # What a correction changed is read out of the list that holds it; a record's title is that of its newest one.
    assert missed <= {"corrected_decision.title", "correction.changes"}


def test_exempt_text_names_the_record_and_the_field_and_is_never_quoted(office: Office) -> None:
    found = searching.find(office, "quorndon")
    assert {hit.field for hit in found.hits} == {"Exempt information", "Closed title", "Report"}
    assert {hit.ref[0] for hit in found.hits} == set("DIFN")
    assert all(hit.excerpt is None for hit in found.hits)
    assert "uorndon" not in "".join(f"{hit.title}{hit.field}{searching.quoted(hit)}" for hit in found.hits)


@pytest.mark.parametrize("text", ["{0}. Part II: NOT FOR\nPUBLICATION.", "{0}. Lease: zqxkept  LEASE of the depot\nto "
                                  "Quorndon Holdings."])  # fmt: skip
def test_an_imported_paper_with_an_exempt_part_is_named_and_not_quoted(office: Office, text: str) -> None:
    _put(office, "document", 1, text="Netherfield is sold.")
    assert [hit.excerpt for hit in searching.find(office, "netherfield").hits] == ["Netherfield is sold."]
    _put(office, "document", 1, text=text.format("Netherfield is sold"))
    assert [(hit.ref, hit.excerpt) for hit in searching.find(office, "netherfield").hits] == [("document 1", None)]


def test_the_report_of_an_exempt_item_is_named_and_not_quoted(tmp_path: Path) -> None:
    office = open_office(demo_file(tmp_path))
    words = "Maximising growth"
    before = {hit.ref: hit.excerpt for hit in searching.find(office, words).hits}
    assert before.keys() == {"I2", "I3", "document 1"} and all(words in (text or "") for text in before.values())
    _put(office, "agenda_item", 2, exempt=1)
    after = {hit.ref: hit.excerpt for hit in searching.find(office, words).hits}
    assert after == {"I2": None, "I3": before["I3"], "document 1": None}
    office.register.close()


@pytest.mark.parametrize(
    "typed",
    ["O'Neill", "o’neill", "ŵyl", "tŷ'r ŴYL", "40%", "THE_GRANT", "2016-17", "[a*]", "*", "%", "_", "new line AHEAD"],
)
def test_signs_and_capitals_are_looked_for_as_people_write_them(office: Office, typed: str) -> None:
    hits = [hit for hit in searching.find(office, typed).hits if hit.ref == "D2"]
    assert [hit.field for hit in hits] == ["Reasons for the decision"]


@pytest.mark.parametrize("typed", ["O%Neill", "O_Neill", "?", "[A-Z]", "%%", "**", "' OR 1=1 --", "Neil[l]", "D999"])
def test_no_sign_stands_for_others(office: Office, typed: str) -> None:
    assert "D2" not in refs(office, typed)


@pytest.mark.parametrize(
    "typed", ["\0", "a\0b", "\ud800", "\u202ex", '"', "\\", "^", "]", "-", "x" * LONGEST, "ŵ’ " * 3_333]
)
def test_whatever_is_typed_is_looked_for(office: Office, typed: str) -> None:
    found = searching.find(office, typed)
    assert len(found.hits) == found.total


def test_a_long_passage_is_found_by_all_of_it(office: Office) -> None:
    passage = " ".join(f"word{number}" for number in range(200))
    _put(office, "decision", 3, reasons=f"Before. {passage} After.")
    assert refs(office, passage) == ["D3"]
    assert refs(office, f"{passage[:-1]}8") == []


def test_a_number_finds_its_record(office: Office) -> None:
    assert "D3" in refs(office, "d3") and "M2" in refs(office, "M2") and "F1" in refs(office, "f1")


@pytest.mark.parametrize("typed", ["", "  \n ", "\t", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_said(office: Office, typed: str) -> None:
    with pytest.raises(InputError, match=r"^(Say what to look for|That is [0-9,]+ characters)[^.]*\.$"):
        searching.find(office, typed)


def test_only_so_many_of_a_kind_are_listed_and_all_are_counted(office: Office) -> None:
    found, whole = searching.find(office, WORDS, 1), searching.find(office, WORDS)
    assert found.counts == whole.counts
    assert len(found.hits) == len(found.counts)
    assert searching.left_out(found)["decision"] == whole.counts["decision"] - 1


def test_a_corrected_record_is_found_under_both_texts_and_says_which_is_which(office: Office) -> None:
    corrected = [hit for hit in _in_decisions(office, WORDS) if hit.ref == "D1"]
    assert corrected and all("correct" in hit.field for hit in corrected)


def test_a_text_that_was_taken_out_of_the_public_record_is_not_quoted() -> None:
    taken_out = [CorrectedField("reasons", "Quorndon pays.", "They pay.", withheld=True)]
    assert searching.withheld_since("Quorndon pays.", taken_out) and not searching.withheld_since(
        "They pay.", taken_out
    )
    assert not searching.withheld_since("One.", [CorrectedField("reasons", "One.", "Two.")])


def test_a_day_that_somebody_wrote_by_hand_hides_no_record(office: Office) -> None:
    before = refs(office, WORDS)
    office.register.connection.execute("UPDATE meeting SET day = '9999-99-99' WHERE id = 3")
    try:
        assert sorted(refs(office, WORDS)) == sorted(before)
    finally:
        office.register.connection.execute("UPDATE meeting SET day = '2027-01-14' WHERE id = 3")


def test_a_change_is_found_at_once(office: Office) -> None:
    assert refs(office, "Pemberley") == []
    decisions.set_field(office, 3, "notes", "Ask at Pemberley.")
    assert refs(office, "pemberley") == ["D3"]


def _in_decisions(office: Office, words: str) -> list[Hit]:
    return [hit for hit in searching.find(office, words).hits if hit.kind == "decision"]
