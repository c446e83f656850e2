"""The paragraphs of a report's section and its risks as text that a clerk types, and back."""

from __future__ import annotations

import re

from clerk_tui.domain.committee_reports import Clause, Risk
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line, tidy

_NUMBERED = re.compile(r"(\d{1,2}\.\d{1,2}[a-z]?)(?:\s+(.*))?")
_HEADING = re.compile(r"[^.;:?!]{2,80}")
_RISK = re.compile(r"(?P<number>[0-9A-Za-z]{1,6})\s+(?P<cell>[^:]{1,40}):\s*(?P<text>.*)")
_CELL = re.compile(r"([0-9A-Za-z]{1,4})[\s,/]+([0-9A-Za-z]{1,4})")
NOWHERE = "none"
"""Stands for the cell of a risk that the matrix does not hold."""
AS_A_RISK = "write its number, its cell and what it is, such as “1 D III: Delays”; in no cell, “1 none: Delays”"


def section_text(clauses: tuple[Clause, ...]) -> str:
    """The paragraphs, a line each; a number begins the line of its heading, or of its first words."""
    found = []
    for clause in clauses:
        lines = [*([clause.heading] if clause.heading else []), *clause.paragraphs]
        found.append("\n".join([" ".join(filter(None, (clause.number, *lines[:1]))), *lines[1:]]))
    return "\n".join(found)


def read_section(text: str) -> tuple[Clause, ...]:
    """The paragraphs of a typed text. A line that begins with a number such as 3.1 begins a numbered one.

    What follows the number on its line is a heading where it is short, ends in no stop, and has text below it.
    """
    read: list[tuple[str, list[str]]] = []
    for line in tidy(text).split("\n"):
        said = one_line(line)
        if not said:
            continue
        if match := _NUMBERED.fullmatch(said):
            read.append((match[1], [match[2]] if match[2] else []))
        elif read:
            read[-1][1].append(said)
        else:
            read.append(("", [said]))
    return tuple(_clause(number, lines) for number, lines in read)


def _clause(number: str, lines: list[str]) -> Clause:
    if number and len(lines) > 1 and _HEADING.fullmatch(lines[0]) and not lines[0].startswith("- "):
        return Clause(number, lines[0], tuple(lines[1:]))
    return Clause(number, None, tuple(lines))


def risks_text(risks: tuple[Risk, ...]) -> str:
    """The risks, a line each."""
    return "\n".join(f"{risk.number} {risk.cell or NOWHERE}: {risk.text}".rstrip() for risk in risks)


def read_risks(text: str) -> tuple[Risk, ...]:
    """The risks of a typed text, a line each; InputError names the line that is none."""
    return tuple(_risk(line) for line in map(one_line, tidy(text).split("\n")) if line)


def _risk(line: str) -> Risk:
    match = _RISK.fullmatch(line)
    cell = match["cell"].strip() if match else ""
    placed = _CELL.fullmatch(cell)
    if match is None or (placed is None and cell.casefold() != NOWHERE):
        raise InputError(f"Risks: “{line[:60]}” is no risk; {AS_A_RISK}.")
    if placed is None:
        return Risk(match["number"], match["text"])
    return Risk(match["number"], match["text"], placed[1], placed[2])
