"""A council file's text tried while it is written: what is wrong, on which line, and how its examples come out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clerk_tui.domain.council import CallInRule, Council
from clerk_tui.domain.dates import short_date
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.council_file import read_council, stated_council
from clerk_tui.rules.number_words import cardinal
from clerk_tui.rules.plain_words import newest_first
from clerk_tui.rules.worked_examples import Worked, verdict, worked

_LINE = re.compile(r"\b[Ll]ine (\d+)")
NAME = "The council file"


@dataclass(frozen=True, slots=True)
class Trial:
    """`council` is None where the text cannot be read at all; `error` is empty where the file may be adopted.

    `line` counts from 1 and is 0 where no line is to blame.
    """

    council: Council | None
    error: str = ""
    line: int = 0
    examples: tuple[tuple[CallInRule, Worked], ...] = ()

    @property
    def says(self) -> str:
        """The error, or that the file reads well and what its examples prove."""
        return self.error or _reads_well(self)

    def table(self) -> list[str]:
        """Each window example with its verdict, one line each, those that differ first."""
        found = sorted((each for _, each in self.examples), key=lambda each: each.agrees)
        return [f"Published {short_date(each.example.published)}: {verdict(each)}." for each in found]


def try_text(text: str, name: str = "") -> Trial:
    """Read the text and run every example; nothing is raised for what is wrong with it.

    Without a name of the file a fault is told by its line alone, as beside an editor.
    """
    try:
        council = stated_council(text, name)
    except InputError as error:
        return Trial(None, str(error), _line(error))
    examples = tuple((rule, found) for rule in newest_first(council) for found in worked(council, rule))
    try:
        read_council(text, name)
    except InputError as error:
        return Trial(council, str(error), _line(error), examples)
    return Trial(council, examples=examples)


def _line(error: InputError) -> int:
    found = _LINE.search(str(error))
    return int(found[1]) if found else 0


def _reads_well(trial: Trial) -> str:
    if trial.council is None or not trial.council.call_in:
        return "The file reads well. It has no call-in rule: no call-in date is shown."
    number = len(trial.examples)
    if not number:
        return "The file reads well. No worked example of its call-in rule proves it yet."
    return f"The file reads well; {cardinal(number)} worked example{' agrees' if number == 1 else 's agree'}."
