"""The power cut in a model of a disk; the long form is `python -m tests.benchmarks.power_cut`."""

from __future__ import annotations

import re

import pytest

from tests.benchmarks.figures import result

pytest.importorskip("apsw", reason="the model of a disk is a VFS of apsw's, which is not installed")
from tests.benchmarks import power_cut


def cut(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    """How the proof ended, and what it printed."""
    with pytest.raises(SystemExit) as ended:
        power_cut.main(list(arguments))
    return ended.value.code, capsys.readouterr().out


def test_no_acknowledged_change_is_lost_when_the_power_goes(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = cut(capsys, "--images", "30")
    rounds, found = result(said)
    assert (status, rounds) == (0, "30 images"), said
    assert found.endswith("0 changes lost, 0 unreadable, every chain good")
    journals = re.match(r"(\d+) held a journal", found)
    assert journals and int(journals[1]) > 5, "the power never went amid a change"


@pytest.mark.parametrize("setting", [("--mode", "DELETE"), ("--synchronous", "OFF")])
def test_the_model_finds_what_a_register_would_lose_that_is_set_up_otherwise(
    capsys: pytest.CaptureFixture[str], setting: tuple[str, str]
) -> None:
    status, said = cut(capsys, "--images", "100", "--until-found", *setting)
    assert status == 1 and "FAULT image" in said


def test_sectors_that_survive_are_there_and_the_others_are_not() -> None:
    write, cut_short = power_cut.Act("write", "f", 512, b"a" * 1024), power_cut.Act("truncate", "f", 700)
    kept = iter([True, False, True])
    assert power_cut.apply(bytearray(b"."), [write, cut_short], lambda: next(kept)) == b"." + bytes(511) + b"a" * 188
    assert power_cut.apply(bytearray(b"."), [cut_short], lambda: False) == b"."
