"""The council files that come with the program, and those of a folder of the user's own."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from clerk_tui.domain.council import Council
from clerk_tui.domain.dates import short_date
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.rules.council_file import read_council

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "councils")
LONGEST = 1_000_000
_CLAIM = re.compile(r"^(?:id|name|aliases)\s*=(.*)$", re.MULTILINE)
_QUOTED = re.compile(r"[\"']([^\"']+)[\"']")


def shipped() -> tuple[tuple[str, str], ...]:
    """Id and name of each council that ships, in order of name. Its rules are not run: `load` does that."""
    return tuple(sorted(((head["id"], head["name"]) for head in _heads()), key=lambda pair: pair[1]))


def shipped_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Id of each council that ships, with every name it goes by."""
    return tuple((head["id"], (head["id"], head["name"], *head.get("aliases", ()))) for head in _heads())


def shipped_rules() -> dict[str, str]:
    """The newest call-in rule of each council that ships, in a few words; its examples are not run."""
    return {head["id"]: _in_short(head.get("call_in", [])) for head in _heads()}


def _in_short(generations: list[dict[str, Any]]) -> str:
    if not generations:
        return "not configured"
    rule = max(generations, key=lambda rule: rule.get("valid_from", date.min))
    days = f"{rule['days']} {rule['unit'] if rule.get('unit_stated', True) else ''} days".replace("  ", " ")
    seen = "its own words" if rule["certainty"] == "local" else "inferred"
    ended = f", to {short_date(rule['valid_to'])}" if "valid_to" in rule else ""
    return f"{days}, {seen}{ended}"


def in_folder(folder: Path) -> list[Path]:
    """The council files of a folder, in order of name; InputError where it is none."""
    return _files(folder, "")


def load(id: str, folder: Path | None = None) -> Council:
    """The council of this id, name or alias, from `folder` if it stands there, else from those that ship.

    NotConfigured when neither has it; InputError when the folder or the council's own file cannot be read. A fault in
    the file of another council does not stand in its way.
    """
    if folder is not None and (found := _claimed(id, folder)) is not None:
        return read_council(found[1], found[0])
    return _load_shipped(_shipped_id(id))


def text_of(id: str, folder: Path | None = None) -> str:
    """The text of a council's file as a register adopts it, found as `load` finds it."""
    if folder is not None and (found := _claimed(id, folder)) is not None:
        read_council(found[1], found[0])
        return found[1]
    return _shipped_text(_shipped_id(id))


def _claimed(wanted: str, folder: Path) -> tuple[str, str] | None:
    """Name and text of the file of the folder that claims this council, by its head; None where none does.

    InputError for a file that cannot be opened and bears the council's name.
    """
    for path in _files(folder, wanted):
        try:
            text = read_file(path)
        except InputError:
            if _bears(path.stem, wanted):
                raise
            continue
        names = _names_in(text)
        if _is(wanted, *names) or (not names and _bears(path.stem, wanted)):
            return path.name, text
    return None


def _names_in(text: str) -> tuple[str, ...]:
    """The id, name and aliases that a file states above its tables, even where the rest of it is no TOML."""
    text = text.removeprefix("\ufeff")
    try:
        head = tomllib.loads(text)
    except (ValueError, RecursionError):
        return tuple(name for line in _CLAIM.findall(text.split("\n[", 1)[0]) for name in _QUOTED.findall(line))
    aliases = head.get("aliases")
    stated = (head.get("id"), head.get("name"), *(aliases if isinstance(aliases, list) else ()))
    return tuple(name for name in stated if isinstance(name, str))


def _bears(stem: str, wanted: str) -> bool:
    """Whether a file is named after the council: its id, its name in the manner of an id, or the id that ships."""
    shipped_as = [id for id, names in shipped_names() if _is(wanted, *names)]
    return _is(stem, wanted.strip(), "-".join(wanted.split()), *shipped_as)


@lru_cache(maxsize=1)
def _ids() -> frozenset[str]:
    return frozenset(name.removesuffix(".toml") for name in os.listdir(SHIPPED) if name.endswith(".toml"))


@lru_cache(maxsize=1)
def _heads() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(_shipped_text(id)) for id in sorted(_ids()))


@lru_cache(maxsize=128)
def _load_shipped(id: str) -> Council:
    return read_council(text_of(id), f"{id}.toml")


def _shipped_id(wanted: str) -> str:
    """Only ids that ship become paths, so nothing typed leads out of the folder. A file is named after its id."""
    if wanted in _ids():
        return wanted
    for head in _heads():
        if _is(wanted, head["id"], head["name"], *head.get("aliases", ())):
            return str(head["id"])
    raise NotConfigured(
        f"There is no council file for “{wanted}”: put one with its call-in rule into a folder and name the folder with"
        " --councils. “clerk-tui rules list” names those that come with the program."
    )


def _is(wanted: str, *names: str) -> bool:
    return wanted.strip().casefold() in {name.casefold() for name in names}


def _files(folder: Path, id: str) -> list[Path]:
    """The files of the folder, the one named after the council first: a fault in another does not stand in its way."""
    if not folder.is_dir():
        raise InputError(f"The folder of council files, {folder}, is not there or is no folder.")
    return sorted(folder.glob("*.toml"), key=lambda path: (path.stem != id, path.name))


def _shipped_text(id: str) -> str:
    return _read(os.path.join(SHIPPED, f"{id}.toml"))


def read_file(path: Path) -> str:
    """A council file as text; InputError where it cannot be read."""
    return _read(str(path))


def _read(path: str) -> str:
    name = os.path.basename(path)
    try:
        if os.stat(path).st_size > LONGEST:
            raise InputError(f"{name} is too long for a council file.")
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise InputError(f"The council file {name} cannot be read: {why}.") from None
