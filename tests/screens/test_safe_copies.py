"""A clerk at the screens copies the register, proves the copy and goes back to it; a register on a share is opened."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from pathlib import Path

import pytest

from clerk_tui.app import ClerkApp
from clerk_tui.domain.errors import RegisterElsewhere
from clerk_tui.register import decisions as records
from clerk_tui.register import lists
from clerk_tui.screens.elsewhere import ElsewhereScreen
from clerk_tui.services import decisions, registers
from clerk_tui.services.backups import back_up
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.offices import demo_file, held, own
from tests.register.test_older_registers import SAMPLES
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])


@SIZES
async def test_a_clerk_copies_the_register_and_proves_the_copy(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(demo(tmp_path), size=size) as clerk:
        await clerk.press("z")
        await clerk.sees("It was never copied from here.")
        await clerk.press("b", "ctrl+u")
        await clerk.type(str(tmp_path / "safe"))
        await clerk.press("enter")
        await clerk.sees("Opened again and examined")
        await clerk.press("q")
        await clerk.sees("Last copied")
        await clerk.press("enter")
        await clerk.sees("The register was not touched.")
        await clerk.press("q", "escape")
        await clerk.sees("1 Today")
    assert len(held(tmp_path / "safe")) == 2


async def test_a_folder_that_cannot_be_is_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "minutes").write_text("1974")
    async with at_work(demo(tmp_path)) as clerk:
        await clerk.press("z", "b", "ctrl+u")
        await clerk.type(str(tmp_path / "minutes"))
        await clerk.press("enter")
        await clerk.sees("Type the name of a folder.")
        await clerk.press("ctrl+u")
        await clerk.type(str(tmp_path / "nowhere" / "safe"))
        await clerk.press("enter")
        await clerk.sees("There is no folder")
        await clerk.press("escape")
        await clerk.press("d")
        await clerk.sees("No copy is under the cursor")
        await clerk.press("r")
    assert held(tmp_path) == ["demo.clerk", "minutes"]


def with_a_copy(tmp_path: Path) -> Office:
    """An office whose register went on after it was copied."""
    office = demo(tmp_path)
    back_up(office, tmp_path / "safe")
    decisions.set_field(office, 1, "notes", "After the copy")
    return office


async def to_the_question(clerk: Clerk) -> None:
    await clerk.press("z")
    await clerk.sees("blackpool-20")
    await clerk.press("r")
    await clerk.sees("1 change made after entry")


async def test_what_would_be_lost_is_said_first_and_no_leaves_all_as_it_is(tmp_path: Path) -> None:
    office = with_a_copy(tmp_path)
    async with at_work(office) as clerk:
        await to_the_question(clerk)
        await clerk.sees("Notes of D1 written")
        await clerk.press("n")
        await clerk.until(lambda: records.decision(office.register, 1).notes == "After the copy", "the note")
    assert not [name for name in held(tmp_path) if "before-restore" in name]


async def test_after_a_restore_the_screens_show_what_the_copy_holds_and_work_goes_on(tmp_path: Path) -> None:
    async with at_work(with_a_copy(tmp_path), size=LARGE) as clerk:
        await to_the_question(clerk)
        await clerk.press("y")
        await clerk.sees("What was there is kept as")
        await clerk.press("q", "5")
        await clerk.sees("Imported blackpool-2017-10-09.txt")
        assert "Notes of D1" not in clerk.words()
        office = clerk.app.office
        assert records.decision(office.register, 1).notes == ""
        await clerk.press("3", "enter")
        await clerk.sees("Draft, not published")
        await clerk.type("EX/1")
        await clerk.press("escape")
        await clerk.until(
            lambda: bool(office.register.read("SELECT 1 FROM command WHERE action LIKE 'decision%'")), "saved"
        )
        office.register.close()
    (aside,) = tmp_path.glob("demo-before-restore-*.clerk")
    kept = open_office(aside)
    assert records.decision(kept.register, 1).notes == "After the copy"
    kept.register.close()


async def test_a_copy_that_was_touched_is_refused_in_a_sentence(tmp_path: Path) -> None:
    office = with_a_copy(tmp_path)
    (copy,) = (tmp_path / "safe").glob("*.clerk")
    copy.write_bytes(copy.read_bytes().replace(b"Benson", b"Bensen"))
    async with at_work(office) as clerk:
        await clerk.press("z")
        await clerk.sees("blackpool-20")
        for key in ("r", "d"):
            await clerk.press(key)
            await clerk.sees("is not what was copied")


async def test_today_reminds_of_a_copy_that_is_overdue_and_no_other_view_does(tmp_path: Path) -> None:
    office = own(tmp_path)
    later = office.clock.system() + timedelta(days=8)
    office.clock.system = lambda: later
    async with at_work(office) as clerk:
        await clerk.sees("This register has never been copied to a safe place. z makes a safe copy.")
        await clerk.press("2")
        await clerk.until(lambda: "never been copied" not in clerk.words(), "no reminder")
        await clerk.press("1", "z", "b", "ctrl+u")
        await clerk.type(str(tmp_path / "safe"))
        await clerk.press("enter")
        await clerk.sees("Opened again and examined")
        await clerk.press("q", "escape")
        await clerk.until(lambda: "never been copied" not in clerk.words(), "no reminder")


async def test_a_register_that_was_brought_up_to_date_says_where_the_old_one_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.clerk"
    path.write_bytes(gzip.decompress((SAMPLES / "schema-1.clerk.gz").read_bytes()))
    async with at_work(open_office(path), size=LARGE) as clerk:
        await clerk.sees("This register was brought up to date (schema 1 to")
        await clerk.sees("old-schema-1.clerk")


# On a share


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The demonstration's register in a folder that is synchronised."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return demo_file(folder)


def first_screen(path: Path, *, named: bool = False) -> ClerkApp:
    with pytest.raises(RegisterElsewhere) as refused:
        open_office(path)
    return ClerkApp(None, first=lambda: ElsewhereScreen(path, refused.value, named=named))


async def test_a_register_in_a_synchronised_folder_is_read_and_nothing_in_it_changes(there: Path) -> None:
    before, app = there.read_bytes(), first_screen(there)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        clerk = Clerk(app, pilot)
        await clerk.sees("lies in a folder that Dropbox synchronises")
        await clerk.press("enter")
        await clerk.sees("READ ONLY")
        await clerk.press("3")
        await clerk.sees("ICT/DIGITAL")
        await clerk.press("u")
        await clerk.sees("is open for reading only; nothing was changed.")
        await clerk.press("enter")
        await clerk.sees("Draft, not published")
        await clerk.type("EX/1")
        await clerk.press("escape")
        await clerk.sees("neither saved nor kept")
        await clerk.press("y")
        await clerk.sees("READ ONLY")
    app.close()
    app.office.register.close()
    assert there.read_bytes() == before and held(there.parent) == ["demo.clerk"]


async def test_a_register_in_a_synchronised_folder_is_copied_here_and_opened_from_now_on(there: Path) -> None:
    registers.use_from_now_on(there)
    before, app = there.read_bytes(), first_screen(there)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        clerk = Clerk(app, pilot)
        await clerk.press("down", "enter")
        await clerk.sees("Where should the copy lie?")
        await clerk.press("enter")
        await clerk.sees("clerk-tui opens it from now on.")
        await clerk.press("q")
        await clerk.until(lambda: "READ ONLY" not in clerk.words() and "1 Today" in clerk.words(), "the desk")
    app.close()
    assert app.office.register.path == registers.default_path() == registers.data_folder() / "register.clerk"
    assert lists.count_decisions(app.office.register) == 2
    app.office.register.close()
    assert there.read_bytes() == before


# Text from outside


def a_name(text: str) -> str:
    """As much of a text as a file's name can have; half a letter of another encoding stands for a lone surrogate."""
    return "".join(char for char in text if char not in "/\0").replace("\ud800", "\udcff")[:40] + "x"


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_name_on_the_disk_or_in_a_manifest_is_shown_as_text(tmp_path: Path, text: str) -> None:
    name = a_name(text)
    office = demo(tmp_path)
    copy = back_up(office, tmp_path / "safe").path
    said = json.loads(copy.with_name(f"{copy.name}.json").read_text(encoding="utf-8"))
    said["who"] = said["council"]["name"] = text
    copy.with_name(f"{copy.name}.json").write_text(json.dumps(said), encoding="utf-8")
    copy.with_name(f"{name}.clerk").write_text(text, encoding="utf-8", errors="replace")
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("z")
        await clerk.sees("no manifest")
        for key in ("r", "n", "d", "q", "down", "r", "d", "b", "escape"):
            await clerk.press(key)
            assert not FORBIDDEN & set(raw(clerk.app)), key
        assert clerk.app.fault == ""


@pytest.mark.parametrize("text", HOSTILE)
async def test_the_name_of_a_synchronised_folder_is_shown_as_text(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "Dropbox" / a_name(text)
    folder.mkdir(parents=True)
    app = first_screen(demo_file(folder))
    async with app.run_test(size=LARGE, notifications=True) as pilot:
        clerk = Clerk(app, pilot)
        await clerk.sees("This register is not written where it lies")
        assert not FORBIDDEN & set(raw(app))
        await clerk.press("enter")
        await clerk.sees("READ ONLY")
        await clerk.press("z")
        await clerk.sees("It was never copied from here.")
        assert not FORBIDDEN & set(raw(app))
        assert app.fault == ""
    app.close()
    app.office.register.close()
