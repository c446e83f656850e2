"""`clerk-tui rules law`: the registry of rules, read aloud or as JSON, without a register."""

from __future__ import annotations

import json

import pytest

from clerk_tui.cli.main import main


def called(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert not ended.value.code
    return capsys.readouterr().out


def test_the_law_is_read_out_with_who_acts_and_what_was_not_checked(capsys: pytest.CaptureFixture[str]) -> None:
    lines = called(capsys, "rules", "law").splitlines()
    start = lines.index("EN-KD28: Notice of a key decision. England.")
    assert lines[start + 1] == (
        "When: 28 clear calendar days, before the day of the decision, or the first day of the period stated."
    )
    assert lines[start + 2].startswith("Who acts: the decision maker. What proves it: the notice")
    assert any(
        line.startswith("Rests on SI 2012/2089 reg 9(2):") and "Text not checked against the source." in line
        for line in lines
    )
    assert any(line.startswith("EDCE Act 2026:") for line in lines)
    assert "Its days are the council's own; statute sets none." in lines


def test_the_law_is_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(called(capsys, "rules", "law", "--json"))
    rules = {rule["id"]: rule for rule in document["rules"]}
    assert rules["EN-SU"]["direction"] == "after" and rules["EN-SU"]["nations"] == ["england"]
    assert (rules["EN-KD28"]["mark"], rules["EN-KD28"]["seen"], rules["EN-PM28"]["seen"]) == ("K", False, True)
    known = {authority["id"]: authority for authority in document["authorities"]}
    assert all(id_ in known for rule in rules.values() for id_ in rule["authorities"])
    assert known["SI 2012/2089 reg 13"]["mark"] == "S-sec"


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (("key-decision", "--decision", "2026-12-10"), "EN-KD28"),
        (("private-meeting", "--meeting", "2026-12-10"), "EN-PM28"),
        (("general-exception", "--notice", "2026-12-10"), "EN-GE5"),
    ],
)
def test_a_count_that_wales_does_not_have_says_so(
    arguments: tuple[str, ...], rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["count", *arguments, "--nation", "wales"])
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert printed.err.startswith(f"{rule} (") and "does not apply in Wales" in printed.err
    assert called(capsys, "count", *arguments) == called(capsys, "count", *arguments, "--nation", "england")


def test_a_welsh_council_has_no_count_of_key_decisions(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["count", "key-decision", "--decision", "2026-12-10", "--council", "flintshire"])
    assert ended.value.code == 2 and "does not apply in Wales" in capsys.readouterr().err
