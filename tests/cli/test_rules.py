"""A council's rule comes into a register that has none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.cli.main import main
from clerk_tui.domain.dates import parse_date
from clerk_tui.rules.call_in import window
from clerk_tui.services.registers import open_office

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
