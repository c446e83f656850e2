"""`clerk-tui search`: what holds the words, as lines to read aloud and as JSON; no when nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.services import decisions
from clerk_tui.services.registers import open_office
from tests.cli.calling import Caller
from tests.offices import ICT, demo_file

EXEMPT = "Quorndon Holdings pay £1,250,000 for the depot."


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = demo_file(tmp_path_factory.mktemp("searched"))
    office = open_office(path)
    decisions.set_fields(office, ICT, {"notes": "Councillor O’Neill asks for Cŵn Cymru.", "exempt_text": EXEMPT})
    office.register.close()
    return path


@pytest.fixture
def call(register: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Caller]:
    yield Caller(capsys, register)


def test_a_clerk_reads_who_holds_the_words_and_where(call: Caller) -> None:
    assert call.ok("search", "o'NEILL").out.splitlines()[:2] == [
        "Decisions: 1.",
        "D1, Mon 9 Oct 2017. ICT/DIGITAL STRATEGY 2017-2022. Notes: Councillor O’Neill asks for Cŵn Cymru.",
    ]


def test_a_script_gets_each_hit_with_its_record_day_field_and_text(call: Caller) -> None:
    found = call.ok("search", "CŴN", "--json").json
    assert found == {
        "text": "CŴN",
        "hits": [
            {
                "ref": "D1", "kind": "decision", "title": "ICT/DIGITAL STRATEGY 2017-2022", "day": "2017-10-09",
                "field": "Notes", "excerpt": "Councillor O’Neill asks for Cŵn Cymru.",
            }
        ],
        "counts": {"decision": 1},
    }  # fmt: skip


def test_exempt_words_find_the_record_and_are_not_printed(call: Caller) -> None:
    assert call.ok("search", "1,250,000").out.splitlines() == [
        "Decisions: 1.",
        "D1, Mon 9 Oct 2017. ICT/DIGITAL STRATEGY 2017-2022. Exempt information: kept apart as exempt, so it is not"
        " quoted.",
    ]
    [hit] = call.ok("search", "quorndon", "--json").json["hits"]
    assert (hit["ref"], hit["excerpt"]) == ("D1", None)


@pytest.mark.parametrize("typed", ["call-in", "18/2017", '"', "D1", "executive"])
def test_words_that_stand_somewhere_end_with_status_0(call: Caller, typed: str) -> None:
    found = call.ok("search", typed, "--json").json
    assert found["hits"] and sum(found["counts"].values()) == len(found["hits"])


@pytest.mark.parametrize("typed", ["nowhere to be found", "_", "O%Neill", "exec*tive", "\0", "x" * 10_000])
def test_what_nothing_holds_is_a_no(call: Caller, typed: str) -> None:
    answer = call("search", typed)
    assert (answer.status, answer.error) == (1, "")
    assert answer.out.startswith("Nothing in the register holds “") and answer.out.count("\n") == 1
    assert call("search", typed, "--json").json["hits"] == []


@pytest.mark.parametrize("typed", ["", " ", "x" * 10_001])
def test_no_words_and_too_many_are_refused_in_a_sentence(call: Caller, typed: str) -> None:
    answer = call("search", typed)
    assert answer.status == 2 and answer.sentence


def test_what_is_not_listed_is_said(call: Caller) -> None:
    lines = call.ok("search", "the", "--most", "1").out.splitlines()
    assert any(line.endswith("more are not listed; --most lists more.") for line in lines)
    assert sum(line.startswith("I") and line[1].isdigit() for line in lines) == 1
