"""Offices to test in: the demonstration's register, or one of a council's own, each on a file of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.register import decisions as records
from clerk_tui.register.changes import Change, Command
from clerk_tui.register.store import Register, Work
from clerk_tui.services import decisions
from clerk_tui.services.office import Office
from clerk_tui.services.registers import create_register, new_council, open_demo, open_office, shipped_council

ICT, MONEY = 1, 2
"""The demonstration's two decision records: items 2 and 3 of the Executive of 9 October 2017."""
EVENING, TUESDAY = "2017-10-09T20:00:00+01:00", "2017-10-10T09:30:00+01:00"
AT = "2017-10-10T08:30:00Z"


@cache
def _demo_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.clerk"
        open_demo(path).register.close()
        return path.read_bytes()


def demo_file(folder: Path, name: str = "demo.clerk") -> Path:
    """A fresh copy of the demonstration's register."""
    path = folder / name
    path.touch(0o600)
    path.write_bytes(_demo_bytes())
    return path


def demo(folder: Path, now: str | None = None, who: str | None = None) -> Office:
    """The demonstration's office, on the evening of the meeting or at another instant."""
    return open_office(demo_file(folder), now=parse_instant(now) if now else None, who=who)


def own(folder: Path, council: str = "blackpool", now: str | None = None, name: str = "own.clerk") -> Office:
    """The office of a council whose file ships; nothing is in its register yet."""
    create_register(folder / name, shipped_council(council))
    return open_office(folder / name, now=parse_instant(now) if now else None)


def another(folder: Path, nation: str = "england", days: int | None = None, now: str | None = None) -> Office:
    """The office of a council that ships with no file; without `days` its call-in rule is not configured."""
    create_register(folder / "another.clerk", new_council("Ambridge Council", nation, days, ""))
    return open_office(folder / "another.clerk", now=parse_instant(now) if now else None)


def beside(office: Office, who: str = "colleague") -> Office:
    """A second clerk at the same register."""
    return open_office(office.register.path, now=office.clock.rehearsed, who=who)


def recorded(office: Office, notice: str = "10 September 2017") -> Office:
    """Item 2 filled in as its clerk would, so that nothing but timing can stand in the way."""
    decisions.copy_recommendations(office, ICT)
    decisions.copy_reasons(office, ICT)
    typed = {
        "reference": "EX/25/2017", "decided_on": "9 October 2017", "conflicts": "None declared.", "notice_on": notice,
        "attendance": "Benson, Blackburn",
    }  # fmt: skip
    decisions.set_fields(office, ICT, typed)
    return office


def do(register: Register, work: object, *, action: str = "test", id: str | None = None) -> int | None:
    """Run `work` as one command."""
    assert callable(work)
    given = {} if id is None else {"id": id}
    return register.run(Command(action, "clerk", AT, f"{action} done", **given), work)


def rename(register: Register, person_id: int, name: str, *, id: str | None = None) -> int | None:
    """The smallest change there is: a person's name."""

    def work(change: Change) -> int:
        version = int(str(change.row("person", person_id)["version"]))
        return change.update("person", person_id, version, name=name)

    return do(register, work, id=id)


def version_of(office: Office, decision_id: int = ICT) -> int:
    return records.decision(office.register, decision_id).version


def count(register: Register, table: str) -> int:
    row = register.read_one(f"SELECT count(*) FROM {table}")
    assert row is not None
    return int(row[0])


def held(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def just_before_storing(office: Office, monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen, once, after this office's clerk has looked and before the lock is taken."""
    run, waiting = Register.run, [happens]

    def late(register: Register, command: Command, work: Work) -> int | None:
        if register is office.register and waiting:
            waiting.pop()()
        return run(register, command, work)

    monkeypatch.setattr(Register, "run", late)
