"""The labels of ModernGov's decision pages and lists, and the answers after them, filled into a printed decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from clerk_tui.documents.reading.answers import a_date, not_applicable, words, yes_or_no
from clerk_tui.documents.reading.when import dates
from clerk_tui.documents.reading.words import plain
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.printed import PrintedDecision
from clerk_tui.domain.text import one_line, tidy

Answers = dict[str, Any]

_LABELS: dict[str, tuple[str, ...]] = {
    "title": ("title", "title of decision"),
    "reference": ("decision reference", "reference", "ref", "decision ref"),
    "maker": ("decision maker",),
    "status": ("decision status",),
    "key_decision": ("is key decision", "key decision"),
    "subject_to_call_in": ("is subject to call in", "subject to call in"),
    "purpose": ("purpose",),
    "decision": ("decision", "decisions"),
    "reasons": ("reasons for the decision", "reason for the decision", "reason for decision", "reasons for decision"),
    "alternatives": ("alternative options considered", "alternative options considered and rejected"),
    "wards": ("wards affected", "ward affected", "relevant ward s"),
    "lead_officer": ("lead officer", "report author"),
    "decided": ("date of decision", "decision made"),
    "published": ("publication date", "decision published", "date of publication"),
    "closes": ("call in deadline date", "call in expiry date"),
    "effective": ("effective from",),
    "contact": ("contact",),
    "meeting": ("decided at meeting", "made at meeting"),
    "documents": ("accompanying documents",),
}  # fmt: skip
LABELS = {printed: name for name, wordings in _LABELS.items() for printed in wordings}
"""The printed label, in plain words, and the field it fills."""

_DATES = frozenset({"decided", "published", "closes", "effective"})
_FLAGS = frozenset({"key_decision", "subject_to_call_in"})
_TEXTS = frozenset({"purpose", "decision", "reasons", "alternatives"})
_LABEL = re.compile(r"([A-Z][^:?\n]{1,58}[?)]?)\s*:\s*(.*)", re.DOTALL)


def label_of(text: str) -> tuple[str, str, str] | None:
    """The field, the label and the answer of a line that begins with a label that is known."""
    match = _LABEL.match(text)
    name = LABELS.get(plain(match[1])) if match else None
    return (name, match[1].strip(), match[2].strip()) if match and name else None


@dataclass(slots=True)
class Filling:
    """One decision while it is read: its answers, what was noticed, and what nothing was made of.

    `where` names the decision in a finding: empty on a page that holds only one.
    """

    where: str = ""
    answers: Answers = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def place(self, label: str) -> str:
        return f"{self.where}, {label.lower()}" if self.where else label.lower()

    def note(self, id_: str, severity: Severity, label: str, says: str) -> None:
        self.findings.append(Finding(id_, severity, self.place(label), says))

    def left(self, label: str, text: str) -> None:
        if text:
            self.unplaced.append(f"{self.where + ', ' if self.where else ''}{label}: {text}")

    def answer(self, name: str, label: str, text: str) -> None:
        """Put the answer after a label where it belongs; a second one is told, and listed."""
        if name == "meeting":
            self._meeting(label, text)
            return
        if self.answers.get(name) not in (None, ()) and text:
            self.note("IMP-TWICE", Severity.WARNING, label, "This is answered twice; the first answer was taken.")
            self.left(label, text)
            return
        reader: Callable[[str, str], Any] = a_date if name in _DATES else yes_or_no if name in _FLAGS else words
        told = reader(text, self.place(label))
        if told.finding:
            self.findings.append(told.finding)
        self.left(label, told.over)
        if told.value is None and text and not told.over and not not_applicable(text):
            self.left(label, text)
        value = told.value
        if isinstance(value, str):
            value = tidy(value) if name in _TEXTS else one_line(value)
        self.answers[name] = value

    def _meeting(self, label: str, text: str) -> None:
        """`19/10/2015 - Policy Committee`: the day, and the body behind it."""
        found = dates(text[:40])
        if not found or found[0].date is None or found[0].start > 4:
            self.left(label, text)
            return
        body = text[found[0].end :].strip(" -–—,")
        self.answers |= {"meeting_date": found[0].date, "body": one_line(body) or None}

    def made(self) -> PrintedDecision:
        return PrintedDecision(**self.answers)


@dataclass(slots=True)
class Section:
    """A text under its heading, while its paragraphs follow."""

    name: str
    label: str
    lines: list[str] = field(default_factory=list)


def close(filling: Filling, section: Section | None) -> None:
    if section is None or not section.lines:
        return
    if section.name == "documents":
        filling.answers["documents"] = (*filling.answers.get("documents", ()), *section.lines)
    elif section.name:
        filling.answer(section.name, section.label, "\n".join(section.lines))
    else:
        filling.left(section.label, "\n".join(section.lines))


def missing(filling: Filling) -> None:
    for name, label in (("title", "Title"), ("maker", "Decision maker"), ("decided", "Date of decision")):
        known = filling.answers.get(name) or (name == "maker" and filling.answers.get("body"))
        if not known and not any(finding.where == filling.place(label) for finding in filling.findings):
            filling.note("IMP-MISSING", Severity.WARNING, label, f"The page does not give the {label.lower()}.")


def twice(decisions: Sequence[PrintedDecision]) -> list[Finding]:
    """A finding for each decision that bears a reference which one before it bears."""
    found, first = [], dict[str, int]()
    for place, decision in enumerate(decisions, 1):
        if not decision.reference:
            continue
        before = first.setdefault(decision.reference.casefold(), place)
        if before != place:
            says = f"It bears the reference {decision.reference}, as decision {before} does; only that one is taken."
            found.append(Finding("IMP-TWICE", Severity.WARNING, f"decision {place}, reference", says))
    return found
