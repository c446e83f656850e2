"""Adopting a council file: how a call-in rule comes into a register that has none, or changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clerk_tui.domain.council import Council, CrestFile
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.open_deadlines import Move
from clerk_tui.register import council as council_rows
from clerk_tui.register import crests as crest_rows
from clerk_tui.register.changes import Change
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.council_file import read_council
from clerk_tui.rules.council_trial import NAME
from clerk_tui.rules.plain_words import differences
from clerk_tui.rules.rule_changes import Section, changed
from clerk_tui.services import councils, crests
from clerk_tui.services.calendar_days import added
from clerk_tui.services.office import Office
from clerk_tui.services.open_deadlines import move_line, moves


@dataclass(frozen=True, slots=True)
class Proposal:
    """What adopting a text would change: the sentences, and the open deadlines that move.

    `gone` and `come` hold every sentence that falls away or comes; `sections` those that differ, old beside new.
    `version` is that of the file that the sentences were held beside.
    """

    text: str
    council: Council
    version: int
    gone: tuple[str, ...]
    come: tuple[str, ...]
    moves: tuple[Move, ...]
    same: bool = False
    sections: tuple[Section, ...] = ()
    crest: CrestFile | None = None
    crest_is_new: bool = False

    @property
    def moving(self) -> tuple[Move, ...]:
        """Deadlines that are not published: they move with the rule."""
        return tuple(move for move in self.moves if not move.published)

    @property
    def staying(self) -> tuple[Move, ...]:
        """Published deadlines: the new rule would give another date, but they stay as published."""
        return tuple(move for move in self.moves if move.published)

    def lines(self) -> list[str]:
        """All of it in sentences, to be read aloud before the clerk says yes: first the dates that move."""
        if self.same:
            return ["The file is the one that the register holds; nothing changes."]
        lines = [f"Moves: {move_line(move)}" for move in self.moving]
        lines += [f"Stays as published: {_stays(move)}" for move in self.staying]
        lines += [] if lines else ["No open deadline moves."]
        if self.crest_is_new and self.crest is not None:
            lines.append(f"The crest becomes the picture in {self.crest.name}.")
            if not self.sections:
                return lines
        if not self.sections:
            return [*lines, "No rule changes; only the file's wording, its order or its comments do."]
        for section in self.sections:
            lines += [section.head, *section.notes]
            lines += ["\n".join(change.lines()) for change in section.changes]
        return lines


def _stays(move: Move) -> str:
    return move_line(move).replace(" (published)", "").replace(" becomes ", ", although the new rule would give ")


def propose(office: Office, text: str, name: str = NAME, folder: Path | None = None) -> Proposal:
    """What adopting this text would change. InputError with file and line for what is wrong with it.

    `folder` is where the file lies, if it is one: there the crest is that it names.

    Another nation's file is Refused: what was recorded stands under the law of the first.
    """
    council = read_council(text, name)
    held = council_rows.council(office.register)
    if council.nation.value != held.nation:
        raise Refused(f"{name} is a file for {council.nation.value}; this register is one for {held.nation}.")
    had = crest_rows.crest(office.register)
    crest = crests.taken(council, folder, had)
    gone, come = differences(office.council(), council)
    calendar = Calendar.of(council, added(office))
    moved = moves(office, council=council, calendar=calendar)
    return Proposal(
        text,
        council,
        held.version,
        tuple(gone),
        tuple(come),
        moved,
        text == held.file_text and crest == had,
        tuple(changed(office.council(), council)),
        crest,
        crest is not None and crest != had,
    )


def accept(office: Office, proposal: Proposal, *, command_id: str | None = None) -> Council:
    """Make the proposed text the register's council file. Published dates never move.

    Conflict where another file was adopted since the proposal was made: its sentences would no longer be true.
    """
    if council_rows.council(office.register).version != proposal.version:
        raise Conflict("The council file was changed in the meantime; look at what would change, then save again.")
    council = proposal.council

    def work(change: Change) -> int:
        crests.store(change, proposal.crest)
        return change.update("council", 1, proposal.version, name=council.name, file_text=proposal.text)

    office.register.run(
        office.command("rules set", f"Council file of {council.name} adopted", command_id=command_id), work
    )
    return council


def adopt(office: Office, path: Path, *, command_id: str | None = None) -> Council:
    """Make the file at `path` the register's council file; nothing is adopted where something is wrong with it."""
    return accept(office, propose(office, read(path), path.name, path.parent), command_id=command_id)


def read(path: Path) -> str:
    """The text of a council file. InputError where there is none, or it cannot be read."""
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    return councils.read_file(path)
