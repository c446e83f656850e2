"""Sections with their numbered paragraphs, each with the heading it may have and the text below it."""

from __future__ import annotations

import re

from clerk_tui.documents.reading.reports.fragments import joined, paragraphs, words
from clerk_tui.documents.reading.reports.left_over import Desk, flat
from clerk_tui.documents.reading.reports.matrix import is_axis
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.words import LABEL, plain
from clerk_tui.domain.pack import Paragraph
from clerk_tui.domain.printed_reports import Clause, ReportPart

_SECTION = re.compile(r"(\d{1,2}\.0)\s+(\S.{1,120})")
_CLAUSE = re.compile(r"(\d{1,2}\.\d{1,2}[a-z]?)(?:\s+|$)")
_HEADING = re.compile(r"[^.;:?!]{2,80}")
_PARTS = (
    ("recommendations", re.compile(r"recommendation|recommended")),
    ("risks", re.compile(r"risk")),
    ("wards", re.compile(r"wards? affected|affected wards?")),
    ("consultation", re.compile(r"consult")),
    ("implications", re.compile(r"implication|equalit|community safety|climate|sustainab|legal|financial")),
    ("purpose", re.compile(r"purpose")),
)


def _text(line: Line) -> str:
    """The line with its cells in one, their line ends kept."""
    return " ".join(cell for cell in line.cells if cell.strip()) if line.cells else line.text


def section_heading(line: Line) -> tuple[str, str] | None:
    """`9.0` and `RISKS` of a line that begins a section."""
    match = _SECTION.fullmatch(flat(_text(line)[:LABEL]))
    return (match[1], words(match[2]).rstrip(" :")) if match else None


def part_of(title: str) -> str:
    """What a section is for, by the words of its title; nothing where they do not tell."""
    words_of = plain(title)
    return next((name for name, shape in _PARTS if shape.search(words_of)), "")


def read_section(desk: Desk, number: str, title: str, places: list[int]) -> ReportPart:
    """A section from the lines below its heading that nothing else was made of."""
    read: list[tuple[str, list[str]]] = []
    major = number.partition(".")[0]
    for n in places:
        if n in desk.used:
            continue
        line = desk.lines[n]
        desk.used.add(n)
        text = _text(line)
        match = _CLAUSE.match(text)
        if match and match[1].partition(".")[0] == major:
            read.append((match[1], list(paragraphs(text[match.end() :]))))
        else:
            if not read:
                read.append(("", []))
            read[-1][1].extend(_marked(line, text))
    return ReportPart(number, title, tuple(_clause(*each, desk.source.kind) for each in read), part_of(title))


def _marked(line: Line, text: str) -> list[str]:
    found = list(paragraphs(text))
    return [f"- {found[0]}", *found[1:]] if line.bullet and found else found


def _clause(number: str, parts: list[str], kind: str) -> Clause:
    """A numbered paragraph: a short first line without a stop, above others, is its heading."""
    kept = [part for part in joined(parts, printed=kind == "pdf") if not is_axis(part)]
    if number and len(kept) > 1 and _HEADING.fullmatch(kept[0]) and not kept[0].startswith("- "):
        return Clause(number, kept[0], tuple(kept[1:]))
    return Clause(number, None, tuple(kept))


def recommendations(sections: tuple[ReportPart, ...]) -> tuple[Paragraph, ...]:
    """What is recommended, each with its number; a lead-in without one is none."""
    return tuple(
        Paragraph(clause.number, "\n".join([*([clause.heading] if clause.heading else []), *clause.paragraphs]))
        for section in sections
        if section.part == "recommendations"
        for clause in section.clauses
        if clause.number
    )
