"""The checkers, each asked in its own way: axe-core of a page in a browser, page and outloud of a PDF."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""axe's own names for the criteria of WCAG 2.2 at levels A and AA."""
ADVICE = "best-practice"
"""axe's rules that no criterion asks for."""
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
)


@contextmanager
def browser() -> Iterator[Any]:
    """A Chromium of this machine, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A container's root has no sandbox to give; the pages are our own and ask no server.
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield started
        finally:
            started.close()


@dataclass(frozen=True)
class Looked:
    """What axe said of a page: `broken` by WCAG 2.2 AA, `advised` beyond it, `undecided` for a person to look at."""

    passed: int
    broken: tuple[str, ...]
    advised: tuple[str, ...]
    undecided: tuple[str, ...]


def look(page: Any) -> Looked:
    """axe-core over the page as it stands in the browser now."""
    from axe_playwright_python.sync_playwright import Axe

    said = Axe().run(page, options={"runOnly": [*WCAG, ADVICE]}).response
    violations = [(ADVICE in rule["tags"], _sentence(rule)) for rule in said["violations"]]
    return Looked(
        passed=len(said["passes"]),
        broken=tuple(text for advice, text in violations if not advice),
        advised=tuple(text for advice, text in violations if advice),
        undecided=tuple(map(_sentence, said["incomplete"])),
    )


def _sentence(rule: dict[str, Any]) -> str:
    return f"{rule['id']}: {rule['help']} ({rule['nodes'][0]['html'][:200]})"


@dataclass(frozen=True)
class Checked:
    """What a checker of PDFs said: how many of its rules ran, and what it found."""

    rules: int
    found: tuple[str, ...]


def by_page(path: Path) -> Checked:
    """page (Rust, MIT): the rules of PDF/UA-1 that a machine can check, those that veraPDF's own test files are for."""
    from page import validate_pdf

    report = validate_pdf(path, profile="ua1")
    return Checked(report.rules.total, tuple(f"{one.rule_id}: {one.message}" for one in report.failures))


def by_outloud(path: Path) -> Checked:
    """outloud (Python, Apache 2.0): PDF/UA-1, and what a file can still get wrong that has every key it needs."""
    from outloud import check

    said = check(str(path))
    broken = [f"{run.rule}: {run.reason}" for run in said.runs if run.status == "crashed"]
    unread = [said.error] if said.error else []
    found = [f"{one.rule} ({one.severity}): {one.message}" for one in said.findings if not _read_before(path, one)]
    return Checked(sum(run.status == "ran" for run in said.runs), (*unread, *broken, *found))


def _read_before(path: Path, found: Any) -> bool:
    """Whether what a reader skips is the head of a table that goes on from the page before, where it was read.

    PDF/UA wants a repeated head to be skipped; outloud takes a long one for prose. It names the words line by line, a
    page gives them cell by cell: they stand there in that order with the second lines of the cells between them.
    """
    if found.rule != "TAG-002":
        return False
    from pypdf import PdfReader

    words = found.evidence.split()
    before = [word for page in PdfReader(path).pages[: found.page - 1] for word in page.extract_text().split()]
    starts = (place for place, word in enumerate(before) if word == words[0])
    return any(_in_order(words, before[start : start + 2 * len(words)]) for start in starts)


def _in_order(words: list[str], among: list[str]) -> bool:
    left = iter(among)
    return all(word in left for word in words)
