"""The council's own words that hint at exempt facts, found whole and however they are typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_tui.domain.findings import Severity
from clerk_tui.rules.checks import check, stands_in_the_way
from clerk_tui.rules.own_words import matches
from tests.rules.making_records import facts

WORDS = ("Project Falcon", "without prejudice", "rent review", "Smith's yard")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("", ()),
        ("Nothing of it.", ()),
        ("As project FALCON goes on.", ("Project Falcon",)),
        ("As Project\n  Falcon goes on.", ("Project Falcon",)),
        ("Project Falconry", ()),
        ("SubProject Falcon", ()),
        ("(Project Falcon)", ("Project Falcon",)),
        ("Smith’s yard, without prejudice", ("without prejudice", "Smith's yard")),
        ("Project, Falcon", ()),
        ("rent\u00a0review", ("rent review",)),
    ],
)
def test_words_are_found_whole_in_any_case_and_across_lines(said: str, found: tuple[str, ...]) -> None:
    assert matches(said, WORDS) == found


def test_without_a_list_nothing_is_looked_for() -> None:
    assert matches("Project Falcon", ()) == ()


def test_signs_of_a_pattern_in_the_list_are_signs() -> None:
    assert matches("C++ (draft)", ("C++ (draft)",)) == ("C++ (draft)",)
    assert matches("abc", ("a.c",)) == ()


def test_the_check_warns_of_each_public_field_and_stops_nothing() -> None:
    base = facts()
    record = replace(base.decision, reasons="Agreed without prejudice.", notes="Project Falcon, and a rent review.")
    found = check(replace(base, decision=record, council=replace(base.council, exempt_words=WORDS)))
    own = [one for one in found if one.id == "OWN-WORDS"]
    assert [(one.where, one.severity) for one in own] == [("reasons", Severity.WARNING), ("notes", Severity.WARNING)]
    assert own[1].says == (
        "“Project Falcon” and “rent review” stand in “Notes”, which the public reads; by the council's own list they"
        " may hint at exempt facts. Look whether it may be read."
    )
    assert not [one for one in stands_in_the_way(found) if one.id == "OWN-WORDS"]
    assert not [one for one in check(replace(base, decision=record)) if one.id == "OWN-WORDS"]
