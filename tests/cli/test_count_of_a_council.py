"""`clerk-tui count` by a council's own rule: what its file makes of agendas, notices and hearings."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.calling import Caller

OWN = """\
id = "testford"
name = "Testford Council"
nation = "england"
strict_28 = true
mourning_counts = false

[[closure]]
day = 2022-09-15
kind = "mourning"
label = "Day of mourning"
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "testford.toml").write_text(OWN, encoding="utf-8")
    return str(tmp_path)


def test_swansea_s_agenda_has_two_last_days(call_nowhere: Caller) -> None:
    law, own = call_nowhere("count", "agenda", "--meeting", "2026-04-08", "--council", "swansea", "--json").json[
        "results"
    ]
    assert (law["rule"], law["latest"], law["certainty"]) == ("WA-AG3", "2026-03-31", "statute")
    assert (own["rule"], own["latest_working_day"], own["certainty"]) == ("AGENDA-LOCAL", "2026-03-27", "local")


def test_an_agenda_in_time_by_law_but_not_by_the_council_s_own_rule_is_no(call_nowhere: Caller) -> None:
    call = ("count", "agenda", "--meeting", "2026-04-08", "--council", "swansea", "--published", "2026-03-31", "--json")
    answer = call_nowhere(*call)
    assert answer.status == 1
    assert [found["satisfied"] for found in answer.json["results"]] == [True, False]


def test_a_council_of_another_nation_than_the_one_named_is_refused(call_nowhere: Caller) -> None:
    answer = call_nowhere("count", "agenda", "--meeting", "2026-04-08", "--council", "swansea", "--nation", "england")
    assert answer.status == 2
    assert answer.sentence == "Swansea Council lies in Wales: leave --nation out."


def test_a_council_that_reads_28_days_strictly_is_counted_so(call_nowhere: Caller, folder: str) -> None:
    call = ("count", "key-decision", "--decision", "2026-12-10", "--council", "testford", "--councils", folder)
    (found,) = call_nowhere(*call, "--json").json["results"]
    assert found["latest_working_day"] == "2026-10-30", "X028, the strict reading"


def test_a_council_that_leaves_days_of_mourning_out_has_longer_counts(call_nowhere: Caller, folder: str) -> None:
    call = ("count", "agenda", "--meeting", "2022-09-22")
    (own,) = call_nowhere(*call, "--council", "testford", "--councils", folder, "--json").json["results"]
    (plain,) = call_nowhere(*call, "--json").json["results"]
    assert (own["latest"], plain["latest"]) == ("2022-09-12", "2022-09-13")


@pytest.mark.parametrize(
    ("council", "says"),
    [
        ("blackpool", "has no time for the call-in hearing configured: put days and unit under [call_in.hearing]"),
        ("gloucestershire", "scrutiny hears a call-in at its next available meeting. There is no number of days"),
        ("hillingdon", "scrutiny hears a call-in on the same evening, when the decision maker's meeting rises."),
        ("harrogate", "the days for the hearing run from publication: give that day as well."),
        ("westminster", "No call-in rule is configured for Westminster City Council, so no date can be shown"),
    ],
)
def test_a_hearing_without_a_number_of_days_is_refused_in_a_sentence(
    call_nowhere: Caller, council: str, says: str
) -> None:
    answer = call_nowhere("count", "hearing", "--council", council, "--received", "2026-04-08")
    assert answer.status == 2
    assert says in answer.sentence


def test_a_hearing_counted_from_publication_takes_that_day(call_nowhere: Caller) -> None:
    call = ("count", "hearing", "--council", "harrogate", "--received", "2018-05-22", "--published", "2018-05-18")
    (found,) = call_nowhere(*call, "--json").json["results"]
    assert (found["latest"], found["anchor"], found["certainty"]) == ("2018-06-18", "2018-05-18", "inferred")
    assert any("“20 days” without saying which" in said for said in found["advice"])


def test_a_window_that_never_was_is_refused(call_nowhere: Caller) -> None:
    answer = call_nowhere("count", "call-in", "--council", "cheshire-east", "--published", "2026-05-13")
    assert answer.status == 2
    assert "for Wednesday 13 May 2026, so no date can be shown" in answer.sentence


def test_an_alias_with_other_letters_finds_its_council() -> None:
    from clerk_tui.cli.count import count

    result = CliRunner().invoke(count, ["call-in", "--council", "B&NES", "--published", "2026-12-18"])
    assert result.stdout.startswith("Requests close at the end of Tuesday 29 December 2026;")
    assert "5 clear working days after Friday 18 December 2026" in result.stdout


def test_where_no_rule_is_configured_it_is_said_in_words_where_one_is_stated(call: Caller) -> None:
    said = call.plain("count", "call-in", "--council", "westminster", "--published", "1/2/27").sentence
    assert said.endswith(
        "state it in the rules of Westminster City Council, key 7 on the screens, or adopt its council file."
    )
    assert "[[" not in said and ".toml" not in said
