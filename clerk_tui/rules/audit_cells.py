"""A register's cells read as dates, hours, yes or no, and classes of decision maker. Nothing is guessed.

What cannot be read is a sentence that names the row and the column as the file words it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from functools import lru_cache

from clerk_tui.domain.audit import DecisionRow, NoticeRow
from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import LONDON, parse_instant, parse_time, split_moment
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.sheet import Sheet, SheetRow, cell_text

DECISIONS: dict[str, tuple[str, ...]] = {
    "council": ("council name", "authority", "local authority", "authority name"),
    "reference": ("ref", "ref no", "reference no", "reference number", "decision reference", "decision ref",
                  "decision number", "decision id", "decision no", "issue ref"),
    "title": ("decision title", "issue title", "issue", "matter", "subject", "item", "decision"),
    "decision_date": ("date of decision", "date decision made", "date of decision taken", "decision made",
                      "date decided", "decided", "decided on", "date taken", "decision taken",
                      "date of meeting", "meeting date"),
    "publication_date": ("date of publication", "date decision published", "decision published", "date published",
                         "published", "published on", "published date", "publish date", "publication"),
    "call_in_deadline": ("call in deadline date", "deadline for call in", "call in expiry date", "call in expires",
                         "call in closes", "call in ends", "call in end date", "call in date", "call in by",
                         "last date for call in", "last day for call in", "date call in expires", "deadline"),
    "deadline_time": ("call in time", "call in deadline time", "cut off", "cut off time", "cutoff", "time"),
    "effective_from": ("effective", "effective date", "date effective", "date effective from", "effective on",
                       "decision effective from", "decision effective", "date of effect", "takes effect",
                       "comes into effect", "implementation date", "date of implementation", "implement from"),
    "is_key": ("key", "key decision", "is key decision", "is this a key decision", "key decision y n"),
    "subject_to_call_in": ("is subject to call in", "subject to callin", "is the decision subject to call in",
                           "open to call in", "eligible for call in", "callable", "can be called in", "call in"),
    "decision_maker": ("decision taker", "decision made by", "decision taken by", "made by", "taken by", "maker"),
}  # fmt: skip
"""The columns of a decision register, and what councils' systems call them."""

NOTICES: dict[str, tuple[str, ...]] = {
    "council": DECISIONS["council"],
    "reference": (*DECISIONS["reference"], "matter", "title", "decision title", "issue", "subject"),
    "kind": ("notice type", "type of notice", "notice kind", "kind of notice", "type"),
    "notice_published": ("notice of decision", "notice date", "date of notice", "notice published on",
                         "first published", "date first published", "published", "date published", "publication date"),
    "decision_due": ("decision due date", "date decision due", "due date", "due", "date due", "date of decision",
                     "decision date", "not before", "date of meeting", "meeting date"),
}  # fmt: skip
"""The columns of a list of notices."""

_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "null", "[blank]", "not applicable"})
_YES = frozenset({"y", "yes", "true", "1", "t", "x", "✓"})
_NO = frozenset({"n", "no", "false", "0", "f"})
_CALLABLE = re.compile(r"(?:is |recommendations approved )?\(?(?:subject to|open to|eligible for|for) call[ -]?in\)?")
_NOT_CALLABLE = re.compile(
    r"(?:is )?(?:not (?:subject to|open to|eligible for|for)|exempt from|exempted from) call[ -]?in"
    r"|call[ -]?in (?:is |was )?waived|exempt|waived|not callable"
)
_PASSED = re.compile(r"call[ -]?in expired|\d+ call[ -]?ins?")
_MEMBER = re.compile(
    r"\b(?:cabinet|executive|lead|portfolio|deputy|assistant) members?\b|\bmembers? for\b|\bportfolio holder"
    r"|\bleader\b|\bmayor\b|\bcllr\b|\bcouncillor\b|\bholder\b"
)
_OFFICER = re.compile(
    r"\bdirectors?\b|\bofficers?\b|\bchief executive\b|\bhead of\b|\bmanager\b|\bsolicitor\b|\btreasurer\b"
    r"|\bsecretary\b|\bsurveyor\b|\bhead teacher\b|\bcommissioner\b"
)


@lru_cache(maxsize=200_000)
def _moment(raw: str) -> tuple[date | None, time | None, str]:
    """A date with its hour in London, or the sentence that says why it cannot be read. Midnight stands for no hour."""
    text = cell_text(raw)
    if text.casefold() in _NOTHING:
        return None, None, ""
    try:
        day, clock = split_moment(text)
    except InputError as error:
        try:
            local = parse_instant(text).astimezone(LONDON).replace(microsecond=0)
        except InputError:
            return None, None, str(error)
        day, clock = local.date(), local.time()
    return day, clock if clock != time(0) else None, ""


@lru_cache(maxsize=1_000)
def _time(raw: str) -> tuple[time | None, str]:
    text = cell_text(raw)
    if text.casefold() in _NOTHING:
        return None, ""
    try:
        return parse_time(text), ""
    except InputError as error:
        return None, str(error)


@lru_cache(maxsize=1_000)
def _flag(raw: str) -> tuple[bool | None, str]:
    """Yes, no or nothing, also in the words of a register's status."""
    text = cell_text(raw).casefold()
    if text in _NOTHING:
        return None, ""
    if text in _YES or _CALLABLE.fullmatch(text) or _PASSED.fullmatch(text):
        return True, ""
    if text in _NO or _NOT_CALLABLE.fullmatch(text):
        return False, ""
    return None, f"“{cell_text(raw)}” is neither yes nor no."


@lru_cache(maxsize=20_000)
def makers(decision_maker: str, key: bool | None) -> tuple[Maker, ...]:
    """The classes that a printed decision maker may belong to; an officer's is key first, where nothing says.

    A register prints a job title or a body's name. A member's title may name the executive, so members are asked first;
    whatever is neither a member nor an officer is a body.
    """
    text = cell_text(decision_maker).casefold()
    if _MEMBER.search(text):
        return (Maker.MEMBER,)
    if not _OFFICER.search(text):
        return (Maker.BODY,)
    if key is None:
        return (Maker.OFFICER_KEY, Maker.OFFICER)
    return (Maker.OFFICER_KEY,) if key else (Maker.OFFICER,)


@lru_cache(maxsize=20_000)
def _maker(printed: str, key: bool | None, problem: str) -> tuple[tuple[Maker, ...], str, bool | None, bool]:
    """The last columns of a row from `makers` on; a register prints few decision makers again and again."""
    return makers(printed, key), problem, key, cell_text(printed).casefold() not in _NOTHING


def decision_rows(sheet: Sheet, council_of: Callable[[str], str]) -> Iterator[DecisionRow]:
    """The rows of a decision register. `council_of` gives the council's name for a raw cell."""
    names = tuple(DECISIONS)
    assert sheet.columns == names
    for row in sheet:
        (council, reference, title, decided, published, closes, closes_time, effective, key, subject, maker) = row.cells
        decided_on, _, wrong1 = _moment(decided)
        published_on, published_at, wrong2 = _moment(published)
        closes_on, closes_at, wrong3 = _moment(closes)
        clock, wrong4 = _time(closes_time)
        effective_on, _, wrong5 = _moment(effective)
        is_callable, wrong6 = _flag(subject)
        is_key, _ = _flag(key)
        problem = ""
        if wrong1 or wrong2 or wrong3 or wrong4 or wrong5 or wrong6 or row.number in sheet.doubtful:
            found = zip(_JUDGED, (wrong1, wrong2, wrong3, wrong4, wrong5, wrong6), strict=True)
            problem = _problem(sheet, row, found)
        yield DecisionRow(
            row.number,
            council_of(council),
            cell_text(reference),
            cell_text(title),
            decided_on,
            published_on,
            published_at,
            closes_on,
            clock or closes_at,
            effective_on,
            is_callable,
            *_maker(maker, is_key, problem),
        )


_JUDGED = (
    "decision_date",
    "publication_date",
    "call_in_deadline",
    "deadline_time",
    "effective_from",
    "subject_to_call_in",
)


def notice_rows(sheet: Sheet, council_of: Callable[[str], str]) -> Iterator[NoticeRow]:
    """The rows of a list of notices."""
    for row in sheet:
        council, reference, kind, notice, decision = row.cells
        noticed, _, wrong1 = _moment(notice)
        due, _, wrong2 = _moment(decision)
        problem = _problem(sheet, row, zip(("notice_published", "decision_due"), (wrong1, wrong2), strict=True))
        yield NoticeRow(row.number, council_of(council), cell_text(reference), cell_text(kind), noticed, due, problem)


def _problem(sheet: Sheet, row: SheetRow, wrong: Iterator[tuple[str, str]]) -> str:
    """Why a row cannot be judged, naming the row and the column; "" where it can."""
    if row.number in sheet.doubtful:
        return next(finding.says for finding in sheet.findings if finding.row == row.number)
    said = [f"Row {row.number}, column “{sheet.heading(column)}”: {why}" for column, why in wrong if why]
    return " ".join(said)
