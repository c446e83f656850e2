"""Measures every document and page with every checker, and writes the result into docs/accessibility.md.

    python -m tests.accessibility.report

Exit status 1 when a checker found something; the table then says what stands where.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from clerk_tui.documents.writing.faces import Face
from tests.accessibility.checkers import Looked, browser, by_outloud, by_page, look
from tests.accessibility.papers import Papers, make_papers

DOCS = Path(__file__).resolve().parents[2] / "docs" / "accessibility.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
CHECKERS = ("axe-playwright-python", "page-validation", "outloud")


def rows(papers: Papers, started: Any) -> Iterator[tuple[str, Looked, tuple[str, ...]]]:
    """Each document and page: its name, what axe said, and what the two checkers said of its PDF."""
    tab = started.new_page(viewport={"width": 1280, "height": 800})
    for name, path in papers.html.items():
        tab.goto(path.as_uri())
        said, pdf = look(tab), papers.documents[Face.PDF].get(name)
        checked = [check(pdf) for check in (by_page, by_outloud)] if pdf else []
        yield name, said, tuple(f"{len(one.found)} of {one.rules}" for one in checked) or ("–", "–")
    tab.goto(papers.pages["index.html"].as_uri())
    tab.fill("#search-words", "library")
    tab.get_by_role("status").get_by_text("1 decision found.").wait_for()
    yield "index.html, searched", look(tab), ("–", "–")


def table(folder: Path) -> list[str]:
    """The lines of the table, below what they were measured with."""
    with browser() as started:
        used = ", ".join(f"{name} {version(name)}" for name in CHECKERS)
        lines = [f"Measured with {used} and Chromium {started.version}.", ""]
        lines += ["| document or page | axe: against WCAG 2.2 AA | axe: advice | axe: undecided | page | outloud |"]
        lines += ["| --- | --- | --- | --- | --- | --- |"]
        for name, said, (first, second) in rows(make_papers(folder), started):
            counts = f"{len(said.broken)} | {len(said.advised)} | {len(said.undecided)}"
            lines.append(f"| {name} | {counts} | {first} | {second} |")
    return lines


def main() -> int:
    """Measure, print, and put the table into its place in the docs."""
    with TemporaryDirectory() as folder:
        lines = table(Path(folder))
    print("\n".join(lines))
    before, _, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    DOCS.write_text("\n".join([f"{before}{BEGIN}", *lines, f"{END}{after}"]), encoding="utf-8")
    return int(any(re.search(r"\| [1-9]\d*( of \d+)? (?=\|)", line) for line in lines[4:]))


if __name__ == "__main__":
    sys.exit(main())
