"""Which register a call opens that names none: the one of the first run, and never one that `--register` named."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.domain.errors import RegisterError
from clerk_tui.services.registers import create_register, data_folder, default_path, make_default, shipped_council
from tests.cli.calling import Caller
from tests.screens.desk_at_work import Clerk, at_work


async def choose_the_first_council(clerk: Clerk, where: Path | None = None) -> None:
    """Enter on the first council; its file lies where it is offered, or at another place."""
    await clerk.sees("Welcome to clerk-tui")
    await clerk.press("enter")
    await clerk.sees("Where should the register of")
    if where is not None:
        await clerk.type(str(where))
    await clerk.press("enter")
    await clerk.sees("1 Today 2 Meetings")
    clerk.app.office.register.close()


async def test_the_first_run_without_a_name_says_where_the_default_register_lies(tmp_path: Path) -> None:
    async with at_work(None) as clerk:
        await choose_the_first_council(clerk, tmp_path / "ours.clerk")
    assert default_path() == tmp_path / "ours.clerk"


async def test_a_trial_register_that_was_named_does_not_become_the_default(tmp_path: Path) -> None:
    async with at_work(None, new_at=tmp_path / "trial.clerk") as clerk:
        await choose_the_first_council(clerk)
    assert (tmp_path / "trial.clerk").is_file()
    assert default_path() == data_folder() / "register.clerk"


async def test_a_trial_beside_the_office_s_own_register_leaves_that_the_default(tmp_path: Path) -> None:
    async with at_work(None) as clerk:
        await choose_the_first_council(clerk, tmp_path / "ours.clerk")
    async with at_work(None, new_at=tmp_path / "trial.clerk") as clerk:
        await choose_the_first_council(clerk)
    assert default_path() == tmp_path / "ours.clerk"


Capture = pytest.CaptureFixture[str]


def test_two_registers_made_by_name_leave_a_call_without_a_name_nothing_to_open(
    tmp_path: Path, capsys: Capture
) -> None:
    for council in ("merton", "torbay"):
        call = Caller(capsys, tmp_path / f"{council}.clerk")
        call.ok("init", "--council", council)
        call.ok("rules")
    answer = call.plain("undo")
    assert answer.status == 2 and answer.sentence.startswith("There is no register at")


def test_a_register_made_without_a_name_is_the_default_though_an_older_one_is_gone(
    tmp_path: Path, capsys: Capture
) -> None:
    make_default(tmp_path / "gone.clerk")
    call = Caller(capsys, tmp_path / "unused.clerk")
    assert call.plain("init", "--council", "merton").status == 0
    assert "London Borough of Merton" in call.plain("rules", "file").out


def test_the_default_is_not_changed_while_it_is_there(tmp_path: Path) -> None:
    ours, other = tmp_path / "ours.clerk", tmp_path / "other.clerk"
    for path in (ours, other):
        create_register(path, shipped_council("merton"))
    make_default(ours)
    make_default(other)
    assert default_path() == ours


def test_a_register_that_is_gone_is_not_replaced_by_another_council_s_in_silence(tmp_path: Path) -> None:
    data_folder().mkdir(parents=True)
    make_default(tmp_path / "stick.clerk")
    create_register(data_folder() / "register.clerk", shipped_council("torbay"))
    with pytest.raises(RegisterError, match=r"stick\.clerk is not there, and .* may be another council's"):
        default_path()
