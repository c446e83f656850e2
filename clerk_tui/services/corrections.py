"""What a reader took from a document as a list of lines, and a clerk's correction of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from typing import Any

from clerk_tui.domain.dates import format_date, format_time, parse_date, parse_time
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.pack import Contact, Pack, PackItem, PackReport
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import one_line

Value = str | bool | date | time | tuple[int, int] | tuple[str, ...] | None
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing taken: where it goes, what it is called, how it reads, and the words to look for in the source."""

    path: Path
    label: str
    text: str
    source: str
    editable: bool = True

    @property
    def name(self) -> str:
        """What the line is called on the command line: `venue`, or `2.title` for an item by its place, from 1."""
        if self.path[0] in {"meeting", "head"}:
            name = str(self.path[-1])
            return f"contact_{name}" if len(self.path) > 2 else _NAMES.get(name, name)
        place, *rest = self.path[1:]
        if "recommendations" in rest:
            return f"{int(place) + 1}.recommendation_{int(rest[-1]) + 1}"
        return f"{int(place) + 1}.{'report_exempt' if rest == ['report', 'exempt'] else rest[-1]}"

    @property
    def wordy(self) -> bool:
        """Whether it is a text of many words, which one line cannot show."""
        return self.path[-1] not in _DATES | _BOOLS | {"starts", "pages"} and len(self.text) > _LONG


_LONG = 60
_NAMES = {"day": "date", "starts": "time"}
_MEETING = (
    ("body", "Body"), ("day", "Date"), ("starts", "Time"), ("venue", "Venue"), ("agenda_date", "Agenda dated"),
    ("members", "Members"),
)  # fmt: skip
_CONTACT = (("name", "Contact"), ("title", "Contact's post"), ("telephone", "Telephone"), ("email", "E-mail"))
_ITEM = (("number", "number"), ("title", "title"), ("pages", "pages"), ("size", "size"), ("exempt", "exempt"))
_REPORT = (
    ("relevant_officer", "relevant officer"), ("relevant_cabinet_member", "relevant cabinet member"),
    ("meeting_date", "date of meeting"), ("contrary_to_policy", "contrary to policy"),
    ("within_budget", "within budget"), ("exempt", "exempt information"), ("key_decision", "key decision"),
    ("forward_plan_reference", "Forward Plan reference"), ("required_in_five_days", "required in five days"),
    ("urgency_reason", "reason for urgency"), ("call_in_exempt", "exempt from call-in"),
    ("call_in_exempt_reason", "reason for exemption"), ("scrutiny_informed", "scrutiny informed"),
    ("scrutiny_approved", "scrutiny approved"),
)  # fmt: skip
_BOOLS = frozenset(
    {"exempt", "contrary_to_policy", "within_budget", "key_decision", "required_in_five_days", "call_in_exempt"}
)
_DATES = frozenset({"day", "agenda_date", "meeting_date", "scrutiny_informed", "scrutiny_approved"})


def shown(value: Value) -> str:
    """A value as the preview shows it; nothing for what the document does not say."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return format_time(value)
    if isinstance(value, tuple):
        return ", ".join(value) if all(isinstance(part, str) for part in value) else f"{value[0]} to {value[1]}"  # type: ignore[arg-type]
    return value


def _probe(value: Value) -> str:
    """Words to find in the source: the text itself, or the day of a date without its weekday."""
    if isinstance(value, date):
        return format_date(value, weekday=False)
    if isinstance(value, tuple):
        return str(value[0]) if value else ""
    return value if isinstance(value, str) else ""


def taken(pack: Pack) -> Iterator[Taken]:
    """Every line of the preview, in the order of the document."""
    for name, label in _MEETING:
        yield _taken(("meeting", name), label, getattr(pack.meeting, name))
    contact = pack.meeting.contact or Contact()
    for name, label in _CONTACT:
        yield _taken(("meeting", "contact", name), label, getattr(contact, name))
    for place, item in enumerate(pack.items):
        yield from _item(place, item)


def _taken(path: Path, label: str, value: Value, *, editable: bool = True) -> Taken:
    return Taken(path, label, shown(value), _probe(value), editable)


def _item(place: int, item: PackItem) -> Iterator[Taken]:
    called = item.number or f"item {place + 1}"
    for name, label in _ITEM:
        value = getattr(item, name)
        if value is not None or name in {"number", "title"}:
            yield _taken(("items", place, name), f"{called} {label}", value)
    report = item.report
    if report is None:
        return
    for name, label in _REPORT:
        yield _taken(("items", place, "report", name), f"{called} {label}", getattr(report, name))
    for number, text in enumerate(report.recommendations):
        yield _taken(
            ("items", place, "report", "recommendations", number), f"{called} recommendation {number + 1}", text
        )
    for section in report.sections:
        words = "\n".join(f"{paragraph.number} {paragraph.text}".strip() for paragraph in section.paragraphs)
        label = f"{called} {section.number} {section.title}"
        source = section.paragraphs[0].text if section.paragraphs else section.title
        yield Taken(("items", place, "report", "sections"), label, words, source, editable=False)


def correct(pack: Pack, path: Path, typed: str) -> Pack:
    """The pack with one line corrected; an empty text takes the value away. InputError names what is wrong."""
    if path[0] == "meeting":
        if path[1] == "contact":
            contact = replace(pack.meeting.contact or Contact(), **{str(path[2]): one_line(typed) or None})
            return replace(pack, meeting=replace(pack.meeting, contact=contact))
        change: dict[str, Any] = {str(path[1]): _value(str(path[1]), typed)}
        return replace(pack, meeting=replace(pack.meeting, **change))
    items = list(pack.items)
    place = int(path[1])
    items[place] = _correct_item(items[place], path[2:], typed)
    return replace(pack, items=tuple(items))


def fields(pack: Pack) -> list[Taken]:
    """The lines that can be corrected, each with its name."""
    return [taken_line for taken_line in taken(pack) if taken_line.editable]


def correct_all(pack: Pack, typed: Mapping[str, str]) -> Pack:
    """The pack with the named lines corrected. InputError names the line that is wrong, or that there is not."""
    known = {line.name: line for line in fields(pack)}
    for name in typed:
        if name not in known:
            raise InputError(unknown_line(name, known))
    # A recommendation that is emptied is taken out: from the last to the first, so that the others keep their numbers.
    for line in sorted((known[name] for name in typed), key=_from_the_last):
        pack = of_field(line.label, partial(correct, pack, line.path), typed[line.name])
    return pack


def _from_the_last(line: Taken) -> int:
    return -int(line.path[-1]) if "recommendations" in line.path else 0


def unknown_line(name: str, known: Mapping[str, Taken]) -> str:
    place, dot, _ = name.partition(".")
    of_item = [one for one in known if dot and one.startswith(f"{place}.")]
    has = of_item or [one for one in known if "." not in one]
    more = "" if of_item else ", and those of each item by its place, like 2.title"
    return f"The document has no “{one_line(name)}” to correct; it has {', '.join(has)}{more}."


def _correct_item(item: PackItem, path: Path, typed: str) -> PackItem:
    name = str(path[0])
    if name != "report":
        change: dict[str, Any] = {name: _value(name, typed)}
        return replace(item, **change)
    report = item.report or PackReport()
    if path[1] == "recommendations":
        lines = list(report.recommendations)
        number, text = int(path[2]), one_line(typed)
        lines[number : number + 1] = [text] if text else []
        return replace(item, report=replace(report, recommendations=tuple(lines)))
    if path[1] == "sections":
        raise InputError("The sections of a report are kept as the document has them.")
    answer: dict[str, Any] = {str(path[1]): _value(str(path[1]), typed)}
    return replace(item, report=replace(report, **answer))


def _value(name: str, typed: str) -> Value:
    text = one_line(typed)
    if name == "members":
        return tuple(part for part in (one_line(part) for part in re.split(r",| and ", text)) if part)
    if not text:
        return None
    if name in _DATES:
        return parse_date(text)
    if name == "starts":
        return parse_time(text)
    if name in _BOOLS:
        if text.lower() not in {"yes", "no", "y", "n"}:
            raise InputError(f"“{text}” is neither yes nor no.")
        return text.lower().startswith("y")
    if name == "pages":
        if not (match := re.fullmatch(r"(\d{1,5})(?:\s*(?:to|-|–)\s*(\d{1,5}))?", text)):
            raise InputError(f"“{text}” is not a range of pages; type it like 1 to 22.")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last:
            raise InputError(f"“{text}” is not a range of pages: the first comes before the last.")
        return first, last
    return text
