"""Where registers lie, making one, opening one, and the demonstration."""

from __future__ import annotations

import getpass
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import iso_instant, parse_instant
from clerk_tui.domain.errors import InputError, Refused, RegisterError
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.text import clean, one_line
from clerk_tui.register import council as council_rows
from clerk_tui.register.changes import Change, Command
from clerk_tui.register.engine import journal_of, shown
from clerk_tui.register.store import Register
from clerk_tui.services.office import Clock, Office

if TYPE_CHECKING:
    from clerk_tui.domain.council import CrestFile

DEMO_EVENING = "2017-10-09T20:00:00+01:00"
"""The evening of the Executive of 9 October 2017, when its decisions wait to be recorded."""


def data_folder() -> Path:
    """The user's data folder for clerk-tui, by the habits of the operating system."""
    from platformdirs import user_data_path

    return user_data_path("clerk-tui", appauthor=False)


def default_path() -> Path:
    """The register of a call that names none: where the first run put it, otherwise the one in the data folder.

    RegisterError where the first run's file is gone while the data folder holds a register, which may be another's.
    """
    usual, noted = data_folder() / "register.clerk", _noted()
    if noted is None or noted.is_file():
        return noted or usual
    if usual.is_file():
        raise RegisterError(
            f"The register at {shown(noted)} is not there, and {shown(usual)} may be another council's: name the one "
            f"you mean with --register, or delete {shown(_note())} to use the second from now on."
        )
    return usual


def make_default(path: Path) -> None:
    """Let calls that name no register open this one; another that is the default and is there stays it.

    Without a place for notes nothing else fails.
    """
    path = path.resolve()
    held = _noted() or data_folder() / "register.clerk"
    if held.is_file() and held.resolve() != path:
        return
    try:
        _keep_note(path)
    except OSError:
        return


def use_from_now_on(path: Path) -> None:
    """Let calls that name no register open this one, whichever they opened before."""
    try:
        _keep_note(path.resolve())
    except OSError as error:
        raise RegisterError(f"{shown(_note())} cannot be written: {error.strerror}; name the register.") from None


def _keep_note(path: Path) -> None:
    """Whoever could write into the note could choose the register that is opened next."""
    note = _note()
    note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    note.touch(0o600)
    note.chmod(0o600)
    note.write_text(f"{path}\n", encoding="utf-8")


def _noted() -> Path | None:
    try:
        said = _note().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(said) if said else None


def _note() -> Path:
    return data_folder() / "register-path.txt"


def demo_path() -> Path:
    return data_folder() / "demo.clerk"


def account() -> str:
    """The account the program runs under, as history names it: what the system says, not what LOGNAME says."""
    if not hasattr(os, "getuid"):
        return one_line(getpass.getuser())
    import pwd

    try:
        return one_line(pwd.getpwuid(os.getuid()).pw_name)
    except KeyError:
        return f"account {os.getuid()}"


def _true_now() -> str:
    return iso_instant(datetime.now(UTC))


def open_office(
    path: Path,
    *,
    now: datetime | None = None,
    who: str | None = None,
    to_examine: bool = False,
    only_read: bool = False,
    keep_old: bool = True,
) -> Office:
    """Open a register to work in. `now` rehearses another day; a demonstration goes on from where it was left.

    `to_examine`: to verify it only; a schema that somebody changed is then no reason to refuse, where it can be read.
    `only_read`: nothing can be written, which is all that may be done on a network share. Without `keep_old` an older
    register is brought up to date without a copy of it first, because it is one.
    """
    register = Register.open(path, _true_now(), to_examine=to_examine, only_read=only_read, keep_old=keep_old)
    try:
        if to_examine:
            # The evening at which a demonstration was left may be the very text that was changed.
            return Office(register, who or account(), Clock(now))
        return _office_of(register, now, who)
    except BaseException:
        register.close()
        raise


def _office_of(register: Register, now: datetime | None = None, who: str | None = None) -> Office:
    return Office(register, who or account(), Clock(now or _left_at(register)))


def _left_at(register: Register) -> datetime | None:
    evening = council_rows.council(register).demo_now
    if evening is None:
        return None
    left, first = council_rows.last_rehearsed(register), parse_instant(evening)
    return max(first, parse_instant(left)) if left else first


@dataclass(frozen=True, slots=True)
class NewCouncil:
    """A council's id in files, its name, nation, council file and crest, as a new register adopts them."""

    id: str
    name: str
    nation: Nation
    file_text: str
    crest: CrestFile | None = None


def create_register(
    path: Path,
    council: NewCouncil,
    *,
    demo_now: str | None = None,
    begin: Callable[[Office], object] | None = None,
) -> None:
    """Make a register for one council. Refuses an existing file; the file is there whole or not at all.

    `begin` does the office's first work in it.
    """
    command = Command("init", account(), _true_now(), f"Register of {council.name} made")

    def adopted(change: Change) -> int:
        made = change.insert(
            "council",
            id=1,
            slug=council.id,
            name=council.name,
            nation=council.nation.value,
            file_text=council.file_text,
            demo_now=demo_now,
        )
        if council.crest is not None:
            from clerk_tui.services import crests

            crests.store(change, council.crest)
        return made

    def first(register: Register) -> None:
        register.run(command, adopted)
        if begin is not None:
            begin(_office_of(register))

    Register.create(path, _true_now(), first)


def shipped_council(council_id: str, folder: Path | None = None) -> NewCouncil:
    """A council whose file ships with the program, or lies in a folder of the user's own."""
    from clerk_tui.rules.council_file import read_council
    from clerk_tui.services import councils, crests

    # What the register keeps is clean text; it is the kept text that must be a council file.
    text = clean(councils.text_of(council_id, folder))
    council = read_council(text, council_id)
    return NewCouncil(council.id, council.name, council.nation, text, crests.taken(council, folder, None))


def open_demo(path: Path, *, now: datetime | None = None, fresh: bool = False) -> Office:
    """The demonstration: made on first use, with Blackpool's council file and the imported pack; kept afterwards."""
    if fresh and os.path.lexists(path):
        _only_a_demo(path)
        path.unlink()
        journal_of(path).unlink(missing_ok=True)
    if not os.path.lexists(path):
        _make_demo(path)
    _only_a_demo(path)
    return open_office(path, now=now)


def _only_a_demo(path: Path) -> None:
    register = Register.open(path, _true_now())
    try:
        if council_rows.council(register).demo_now is None:
            raise Refused(f"{shown(path)} is a council's own register, not a demonstration; it was left alone.")
    finally:
        register.close()


def _make_demo(path: Path) -> None:
    from clerk_tui.documents.reading import read_document
    from clerk_tui.services import importing

    pack = read_document(Path(__file__).parent.parent / "demo" / "blackpool-2017-10-09.txt")
    try:
        create_register(
            path,
            shipped_council("blackpool"),
            demo_now=DEMO_EVENING,
            begin=lambda office: importing.accept(office, pack),
        )
    except RegisterError:
        # Two demonstrations started at once make it together; the second opens what the first has made.
        if not os.path.lexists(path):
            raise


def new_council(name: str, nation: str, call_in_days: int | None, source: str) -> NewCouncil:
    """A council that ships with no file: its name, nation, and its call-in rule if it is known, else left unset."""
    from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, StartEvent, Unit
    from clerk_tui.rules.council_file import read_council
    from clerk_tui.rules.council_writing import write_council

    name = one_line(name)
    slug = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode())
    slug = slug.strip("-")
    if not name or not slug:
        raise InputError("A council needs a name.")
    rules: tuple[CallInRule, ...] = ()
    if call_in_days is not None:
        said = one_line(source)
        certainty = "local" if said else "inferred"
        said = said or "entered when the register was made; not yet checked against the constitution"
        rules = (
            CallInRule(
                call_in_days, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, said, certainty
            ),
        )  # fmt: skip
    text = write_council(Council(slug, name, Nation(nation), call_in=rules))
    read_council(text, name)
    return NewCouncil(slug, name, Nation(nation), text)
