"""Correcting an executive member's report line by line before it is taken into the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from clerk_tui.documents.reading.reports.codes import coded
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.printed_reports import MemberReport, PrintedReport
from clerk_tui.domain.text import one_line

_TEXT, _PROGRESS = re.compile(r"(\d+)\.text"), re.compile(r"(\d+)\.progress_(\d+)")
_OBJECTIVE = re.compile(r"objective_(\d+)")
_HEAD: Mapping[str, Callable[[MemberReport, str], MemberReport]] = {
    "body": lambda found, text: replace(found, body=text or None),
    "portfolio": lambda found, text: replace(found, portfolio=text or None),
    "member": lambda found, text: replace(found, member=text or None),
    "date": lambda found, text: replace(found, day=parse_date(text) if text else None),
    "heading": lambda found, text: replace(found, heading=text or None),
}


def may_correct(found: PrintedReport) -> frozenset[str]:
    """Everything that was read."""
    assert isinstance(found, MemberReport)
    names = {*_HEAD, *(f"objective_{n}" for n in range(1, len(found.objectives) + 1))}
    for n, each in enumerate(found.commitments, 1):
        names |= {f"{n}.text", *(f"{n}.progress_{m}" for m in range(1, len(each.progress) + 1))}
    return frozenset(names)


def correct(found: PrintedReport, name: str, typed: str) -> PrintedReport:
    """The report with one line corrected; a paragraph that is emptied is taken out.

    A commitment or an objective that is typed with a code before its words gets that code.
    """
    assert isinstance(found, MemberReport)
    text = one_line(typed)
    if name in _HEAD:
        return _HEAD[name](found, text)
    if match := _TEXT.fullmatch(name):
        return _commitment(found, int(match[1]) - 1, text)
    if match := _PROGRESS.fullmatch(name):
        return _progress(found, int(match[1]) - 1, int(match[2]) - 1, text)
    if match := _OBJECTIVE.fullmatch(name):
        return _objective(found, int(match[1]) - 1, text)
    raise InputError(f"“{one_line(name)}” is no line of an executive member's report.")


def _commitment(found: MemberReport, at: int, typed: str) -> MemberReport:
    listed = list(found.commitments)
    listed[at : at + 1] = [replace(listed[at], **_worded(typed, listed[at].code))] if typed else []
    return replace(found, commitments=tuple(listed))


def _progress(found: MemberReport, at: int, point: int, text: str) -> MemberReport:
    listed = list(found.commitments)
    said = list(listed[at].progress)
    said[point : point + 1] = [text] if text else []
    listed[at] = replace(listed[at], progress=tuple(said))
    return replace(found, commitments=tuple(listed))


def _objective(found: MemberReport, at: int, typed: str) -> MemberReport:
    """The commitments under it are found by its code or else its words, so they follow it; an emptied one is gone."""
    listed = list(found.objectives)
    old = listed[at]
    new = replace(old, **_worded(typed, old.code)) if typed else None
    listed[at : at + 1] = [new] if new else []
    name = (new.code or new.text) if new else None
    commitments = (
        replace(one, objective=name) if one.objective == (old.code or old.text) else one for one in found.commitments
    )
    return replace(found, objectives=tuple(listed), commitments=tuple(commitments))


def _worded(typed: str, code: str | None) -> dict[str, Any]:
    found, text = coded(typed)
    return {"code": found or code, "text": text}
