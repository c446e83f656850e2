"""The head of a report: who it is for and from, the meeting's date, and the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from clerk_tui.documents.reading.answers import a_date, not_applicable
from clerk_tui.documents.reading.tokens import Token
from clerk_tui.documents.reading.when import only_date
from clerk_tui.documents.reading.words import BLANK_PAGE, PAGE_NUMBER, alike, printed
from clerk_tui.domain.findings import Finding

_LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("report_to", ("Report to",)),
    ("officer", ("Relevant Officer", "Report of", "Report by", "Report author", "Lead officer", "Responsible officer")),
    (
        "cabinet_member",
        ("Relevant Cabinet Member", "Cabinet Member", "Portfolio Holder", "Relevant Portfolio Holder",
         "Executive Member", "Lead Member"),
    ),
    ("meeting_date", ("Date of Meeting", "Meeting date", "Date")),
    ("title", ("Report title", "Title", "Title of report", "Subject")),
)  # fmt: skip
_LABELLED = re.compile(r"([A-Za-z][A-Za-z /()’'-]{1,45}?)\s*:\s*(.*)", re.DOTALL)
_REPORT_OF = re.compile(r"report (of|by|to)\s+(?:the\s+)?(.+)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"public report|part (?:1|i|one)|public document pack|agenda item(?: no\.?)?.{0,12}", re.IGNORECASE
)


@dataclass(slots=True)
class Head:
    report_to: str | None = None
    officer: str | None = None
    cabinet_member: str | None = None
    meeting_date: date | None = None
    title: str | None = None
    findings: list[Finding] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def label_of(token_text: str, answer: str | None = None) -> tuple[str, str] | None:
    """The field a line of the head fills and its value; the value is empty where it stands on the next line."""
    if answer is not None and token_text.endswith(answer):
        label, value = token_text[: len(token_text) - len(answer)].strip(" :"), answer
    elif match := _LABELLED.fullmatch(token_text):
        label, value = match[1], match[2].strip()
    elif match := _REPORT_OF.fullmatch(token_text):
        return ("report_to" if match[1].lower() == "to" else "officer"), match[2].strip()
    else:
        return None
    best, score = "", 0.0
    for name, known in _LABELS:
        likeness = max(alike(label, each) for each in known)
        if likeness > score:
            best, score = name, likeness
    return (best, value) if score >= 0.84 else ("", value)


def is_head(text: str, answer: str | None = None) -> bool:
    """Whether a line is one of the labelled lines that only the head of a report has."""
    found = label_of(text, answer)
    return found is not None and found[0] in {"report_to", "officer", "cabinet_member", "meeting_date"}


def read_head(found: list[Token]) -> Head:
    """The head from the lines before the first section. An unlabelled line after the labels is the title."""
    head = Head()
    values: dict[str, str] = {}
    loose: list[tuple[bool, str]] = []
    waiting = ""
    for token in found:
        labelled = label_of(token.text, token.answer)
        if labelled and labelled[0]:
            waiting = labelled[0] if not labelled[1] else ""
            values.setdefault(labelled[0], labelled[1])
        elif waiting and not labelled:
            values[waiting], waiting = token.text, ""
        elif labelled and not token.text.isupper():
            head.unplaced.append(token.text)
            waiting = ""
        elif token.row:
            head.unplaced.append(token.text)
        else:
            loose.append((bool(values), token.text))
    _set(head, values)
    _title(head, loose)
    return head


def _set(head: Head, values: dict[str, str]) -> None:
    def said(name: str) -> str | None:
        value = " ".join(printed(values.get(name, "")).split())
        return value if value and not not_applicable(value) else None

    head.report_to, head.officer, head.cabinet_member = said("report_to"), said("officer"), said("cabinet_member")
    head.title = said("title")
    answered = a_date(values.get("meeting_date", ""), "date of meeting")
    head.meeting_date = answered.value
    if answered.finding:
        head.findings.append(answered.finding)


def _title(head: Head, loose: list[tuple[bool, str]]) -> None:
    """The title from the unlabelled lines: those below the labels, or else those above; the rest is unplaced."""
    fit = [(below, text) for below, text in loose if _can_be_title(text)]
    below = [text for is_below, text in fit if is_below]
    chosen = below or [text for _, text in fit]
    if head.title is None and chosen:
        head.title = " ".join(" ".join(chosen).split())
        head.unplaced.extend(text for _, text in loose if text not in chosen and not _silent(text))
    else:
        head.unplaced.extend(text for _, text in loose if not _silent(text))


def _silent(text: str) -> bool:
    return PAGE_NUMBER.fullmatch(text) is not None or BLANK_PAGE.fullmatch(text) is not None


def _can_be_title(text: str) -> bool:
    bare = printed(text)
    return bool(bare) and not (
        _silent(text) or only_date(bare) or _FURNITURE.fullmatch(bare) or len(bare) > 300 or bare.endswith((".", ":"))
    )
