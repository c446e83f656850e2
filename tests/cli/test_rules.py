"""A council's rule comes into a register that has none."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from clerk_tui.cli.main import main
from clerk_tui.domain.dates import parse_date, parse_instant
from clerk_tui.rules.call_in import window
from clerk_tui.rules.council_file import read_council
from clerk_tui.services import publishing
from clerk_tui.services.registers import open_office
from tests.cli.calling import Caller
from tests.offices import ICT, TUESDAY, recorded

Capture = pytest.CaptureFixture[str]

RULE = """
[[call_in]]
days = 5
unit = "working"
from = "publication"
effective = "next-day"
source = "Constitution part 4, 5.2"
certainty = "local"

[[call_in.example]]
published = 2017-10-10
closes = {closes}
effective = 2017-10-18
"""


def called(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


@pytest.fixture
def register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "own.clerk")
    assert called(capsys, "--register", path, "init", "--name", "Ambridge Council", "--nation", "england")[0] == 0
    return path


def test_a_rule_is_put_into_the_council_s_file_and_adopted(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, text, _ = called(capsys, "--register", register, "rules", "file")
    assert status == 0 and text.startswith('id = "ambridge-council"')
    (tmp_path / "ambridge.toml").write_text(text + RULE.format(closes="2017-10-17"), encoding="utf-8")
    status, out, _ = called(capsys, "--register", register, "rules", "set", str(tmp_path / "ambridge.toml"))
    assert status == 0 and "the fifth working day after the day of publication" in out
    office = open_office(Path(register))
    found = window(office.council(), office.calendar(), published=parse_date("2017-10-10"))
    assert (found.closes, found.effective) == (date(2017, 10, 17), date(2017, 10, 18))
    office.register.close()
    assert called(capsys, "--register", register, "undo")[0] == 0
    assert json.loads(called(capsys, "--register", register, "rules", "show", "--json")[1])["configured"] is False


def test_a_file_whose_example_does_not_come_out_is_not_adopted(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text, _ = called(capsys, "--register", register, "rules", "file")
    (tmp_path / "ambridge.toml").write_text(text + RULE.format(closes="2017-10-16"), encoding="utf-8")
    status, _, err = called(capsys, "--register", register, "rules", "set", str(tmp_path / "ambridge.toml"))
    assert status == 2 and "2017" in err and "Traceback" not in err
    assert "not configured" in called(capsys, "--register", register, "rules")[1]


def test_a_file_of_another_nation_is_refused(register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text, _ = called(capsys, "--register", register, "rules", "file")
    (tmp_path / "wales.toml").write_text(text.replace("england", "wales"), encoding="utf-8")
    status, _, err = called(capsys, "--register", register, "rules", "set", str(tmp_path / "wales.toml"))
    assert status == 1 and "this register is one for england" in err
    assert called(capsys, "--register", register, "rules", "set", str(tmp_path / "nothing.toml"))[0] == 2


# The rule read, listed and tried


def test_a_council_that_ships_is_read_without_a_register(call_nowhere: Caller) -> None:
    answer = call_nowhere.ok("rules", "--council", "merton")
    assert (
        "A request must reach the proper officer by 12 noon on the third working day after the day of publication."
        in answer.out.splitlines()
    )
    assert ": agrees." in answer.out and "Not stated in the file: " in answer.out
    document = call_nowhere.ok("rules", "show", "--council", "kingston", "--json").json
    assert [rule["valid_from"] for rule in document["generations"]] == ["2020-01-01", "2012-09-10"]
    newest = document["generations"][0]
    assert newest["valid_to"] is None and newest["certainty"] == "local" and newest["source"]
    assert all(example["agrees"] and example["finding"] == "" for example in newest["examples"])
    assert newest["examples"][0]["closes"] == newest["examples"][0]["counted_closes"]


def test_a_council_from_a_folder_of_one_s_own_is_read(call_nowhere: Caller, tmp_path: Path) -> None:
    file = tmp_path / "ambridge.toml"
    text = 'id = "ambridge"\nname = "Ambridge Council"\nnation = "england"\n' + RULE.format(closes="2017-10-17")
    file.write_text(text, encoding="utf-8")
    out = call_nowhere.ok("rules", "--council", "ambridge", "--councils", str(tmp_path)).out
    assert "the fifth working day after the day of publication" in out
    assert "say which council" in call_nowhere("rules", "--councils", str(tmp_path)).error


def test_every_council_that_ships_is_listed_configured_or_not(call_nowhere: Caller) -> None:
    lines = call_nowhere.ok("rules", "list").out.splitlines()
    assert "London Borough of Merton (merton): three working days, to 12:00, read in its own text." in lines
    assert "Westminster City Council (westminster): not configured." in lines
    document = call_nowhere.ok("rules", "list", "--json").json
    assert document["total"] == len(document["councils"]) == len(lines)
    assert document["configured"] == sum(council["configured"] for council in document["councils"])
    blackpool = next(council for council in document["councils"] if council["id"] == "blackpool")
    assert (blackpool["rule"], blackpool["certainty"]) == ("three working days", "inferred")


def test_the_examples_of_a_file_are_tried_before_it_is_adopted(call_nowhere: Caller, tmp_path: Path) -> None:
    file = tmp_path / "ambridge.toml"
    head = 'id = "ambridge"\nname = "Ambridge Council"\nnation = "england"\n'
    file.write_text(head + RULE.format(closes="2017-10-16"), encoding="utf-8")
    answer = call_nowhere("rules", "examples", str(file))
    assert answer.status == 1 and answer.error == ""
    assert "counted otherwise: requests close Tuesday 17 October 2017." in answer.out
    (example,) = call_nowhere("rules", "examples", str(file), "--json").json["examples"]
    assert (example["closes"], example["counted_closes"], example["agrees"]) == ("2017-10-16", "2017-10-17", False)
    file.write_text(head + RULE.format(closes="2017-10-17"), encoding="utf-8")
    assert call_nowhere.ok("rules", "examples", str(file)).out.endswith(": agrees.\n")
    assert call_nowhere("rules", "examples", str(file), "--council", "merton").status == 2
    assert call_nowhere("rules", "examples", str(tmp_path / "nothing.toml")).status == 2


def test_a_council_without_a_rule_has_no_examples_and_is_told_how_to_begin(call_nowhere: Caller) -> None:
    assert "not configured" in call_nowhere.ok("rules", "examples", "--council", "westminster").out
    assert "clerk-tui rules begin" in call_nowhere.ok("rules", "--council", "westminster").out


def test_options_before_a_command_are_not_passed_over_in_silence(call: Caller) -> None:
    answer = call("rules", "--council", "merton", "examples")
    assert answer.status == 2 and "Write options behind rules examples" in answer.error


# What a file changes


def test_what_a_file_changes_is_shown_first_and_nothing_is_adopted(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "blackpool.toml"
    text = call.ok("rules", "file").out
    file.write_text(text.replace("nation =", "publish_within_days = 2\nnation =", 1), encoding="utf-8")
    answer = call.ok("rules", "set", str(file), "--dry-run").out
    assert answer.startswith("Nothing is adopted yet.\n")
    assert "New: A decision is published within two working days of being made, by the council's own rule." in answer
    assert call.ok("rules", "file").out == text
    document = call.ok("rules", "set", str(file), "--json").json
    assert document["adopted"] is True and any("two working days" in line for line in document["come"])
    again = call.ok("rules", "set", str(file)).out
    assert "The file is the one that the register holds; nothing changes." in again


def test_a_deadline_that_moves_with_the_rule_is_named_and_a_published_one_stays(
    published: Caller, tmp_path: Path
) -> None:
    file = tmp_path / "blackpool.toml"
    text = published.ok("rules", "file").out.split("[[call_in.example]]")[0].replace("days = 3", "days = 5")
    file.write_text(text, encoding="utf-8")
    moves = published.ok("rules", "set", str(file), "--json").json["moves"]
    assert [(move["ref"], move["old"], move["new"], move["moves"]) for move in moves] == [
        ("D1", "2017-10-13", "2017-10-17", False), ("D1", "2017-10-14", "2017-10-18", False),
    ]  # fmt: skip
    (window,) = published.ok("call-ins", "--json").json["call_ins"]
    assert (window["closes"], window["effective"]) == ("2017-10-13", "2017-10-14")


@pytest.fixture
def published(call: Caller) -> Caller:
    """The demonstration on the day on which its first decision is published."""
    office = open_office(call.register)
    office.clock.rehearse(parse_instant(TUESDAY))
    publishing.publish(recorded(office), ICT)
    office.register.close()
    return Caller(call._capsys, call.register)


def test_a_rule_is_begun_by_command_and_nothing_of_it_is_assumed(register: str, capsys: Capture) -> None:
    call = Caller(capsys, Path(register))
    answer = call("rules", "begin", "--days", "5", "--unit", "working", "--from", "publication", "--source", "Part 4")
    assert answer.status == 2 and "--effective" in answer.error
    rule = ["--days", "5", "--unit", "working", "--from", "publication", "--effective", "next-day", "--cutoff", "noon"]
    assert call("rules", "begin", *rule, "--source", " ").status == 2
    out = call.ok("rules", "begin", *rule, "--source", "Part 4", "--valid-from", "1 May 2020").out
    assert "From Friday 1 May 2020:" in out and "by 12 noon on the fifth working day" in out
    assert "has a call-in rule already" in call("rules", "begin", *rule, "--source", "Part 4").sentence


def test_an_example_is_added_or_refused_by_the_rule_it_disproves(call: Caller) -> None:
    wrong = call("rules", "example", "--published", "11 Dec 2018", "--closes", "13 Dec 2018")
    assert wrong.status == 2 and "the rule gives Friday 14 December 2018" in wrong.sentence
    out = call.ok("rules", "example", "--published", "2018-12-11", "--closes", "2018-12-14", "--note", "by hand").out
    assert "New: Worked example: published Tuesday 11 December 2018, requests close Friday 14 December 2018" in out
    assert "needs the day on which requests close" in call("rules", "example", "--published", "2018-12-11").sentence
    assert (
        "No call-in rule holds on that day"
        in call("rules", "example", "--published", "2001-12-11", "--closes", "2001-12-14").sentence
    )


def test_a_copy_of_the_rule_from_a_day_is_printed_to_be_changed(call: Caller, tmp_path: Path) -> None:
    text = call.ok("rules", "copy", "1 April 2027", "--source", "Part 4, 5.2", "--certainty", "local").out
    file = tmp_path / "new.toml"
    file.write_text(text.replace("days = 3", "days = 5", 1), encoding="utf-8")
    lines = call.ok("rules", "set", str(file)).out.splitlines()
    assert "From Thursday 1 April 2027, a new rule; what differs from the one before it:" in lines
    assert "3 working days become 5." in lines
    assert any("the third working day" in was and "the fifth working day" in now for was, now in pairwise(lines))
    assert not any("takes effect" in line for line in lines[: lines.index("")])
    assert any(line.startswith("From Thursday 1 April 2027 (not yet in force):") for line in lines)
    assert sum("the fifth working day after" in line for line in lines if line.startswith("Now: ")) == 1
    assert not any(line.startswith("No longer: ") for line in lines)


def test_a_copy_needs_a_source_of_its_own_and_how_sure_it_is(call: Caller) -> None:
    assert "--source" in call("rules", "copy", "1 April 2027", "--certainty", "local").error
    assert "--certainty" in call("rules", "copy", "1 April 2027", "--source", "Part 4").error
    empty = call("rules", "copy", "1 April 2027", "--source", " ", "--certainty", "local")
    assert empty.status == 2 and "a rule without a source proves nothing" in empty.sentence
    text = call.ok("rules", "copy", "1 April 2027", "--source", "Part 4, 5.2", "--certainty", "local").out
    new, old = read_council(text, "f").call_in
    assert (new.source, new.certainty) == ("Part 4, 5.2", "local")
    assert old.certainty == "inferred" and old.source.startswith("Worked out from the dates")


def test_usual_keys_are_changed_by_command(call: Caller) -> None:
    without = call("rules", "change", "days=5")
    assert without.status == 2 and "this example says that requests close on" in without.sentence
    out = call.ok("rules", "change", "cutoff=noon", "after_hours=5pm", "half_days_count=no").out
    assert "Now: A request must reach the Head of Democratic Governance by 12 noon on the third working day" in out
    assert "New: What is published after 17:00 counts as published the next working day." in out
    text = call.ok("rules", "file").out
    assert 'cutoff = "12:00"' in text and "half_days_count = false" in text
    assert "cutoff" not in call.ok("rules", "change", "cutoff=", "--json").json["council"]
    assert 'cutoff = "12:00"' not in call.ok("rules", "file").out
    out = call.ok("rules", "change", "valid_to=31 March 2027", "certainty=local", "--dry-run").out
    assert "until Wednesday 31 March 2027." in out and "read in the council's own text" in out


@pytest.mark.parametrize(
    ("assignment", "words"),
    [
        ("days=", "cannot be empty: a rule needs it"),
        ("days=many", "a whole number from 1 to 366"),
        ("days=0", "a whole number from 1 to 366"),
        ("unit=weeks", "must be one of working, calendar"),
        ("closures_count=perhaps", "must be yes or no"),
        ("valid_to=soon", "soon"),
        ("cutoff=late", "late"),
        ("hearing=10", "change others in the file itself"),
        ("days", "not of the form KEY=VALUE"),
    ],
)
def test_a_value_that_will_not_do_is_refused_in_a_sentence(call: Caller, assignment: str, words: str) -> None:
    answer = call("rules", "change", assignment)
    assert answer.status == 2 and words in answer.sentence


def test_there_is_nothing_to_change_or_copy_before_a_rule_is_begun(register: str, capsys: Capture) -> None:
    call = Caller(capsys, Path(register))
    assert "begin one first" in call("rules", "change", "days=5").sentence
    assert "begin one first" in call("rules", "copy", "1 April 2027", "--source", "x", "--certainty", "local").sentence
