"""The meeting on an agenda's front sheet: council, body, date, time, venue, the agenda's own date, who is summoned."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time

from clerk_tui.documents.reading.contact import read_contact
from clerk_tui.documents.reading.names import LEAD, TITLE_OF, a_venue, council_of, is_body, member_names
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.when import Found, dates, first_time, only_date
from clerk_tui.documents.reading.words import SHORT, printed, title_case
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.pack import PackMeeting

_PUBLIC_PACK = re.compile(r"\(public pack\)\s*agenda document for (.+?),?\s*$", re.IGNORECASE)
_MEETING_OF = re.compile(
    r"\bmeeting of (?:the )?([A-Z][\w,'’& -]{2,80}?)(?= (?:will|to be|on|at|held|which)\b|[.,:]|$)"
)
_ATTEND = re.compile(r"\b(?:requested|summoned|invited|required)\b.*\b(?:attend|meeting)\b", re.IGNORECASE)
_VENUE = re.compile(r"(?:venue|place|location)\s*:\s*(.+)", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:room|chamber|hall|centre|suite|offices?|house|building|virtual|remote|teams|zoom|theatre|library|school|street|road)\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:held|meet)\b[^.]{0,40}?\b(?:in|at)\s+(?:the\s+)?([A-Z][^.]{3,120}?)\s+on\s*$")
_AGENDA_OF = re.compile(r"(.{3,80}?)\s+agenda|agenda\s*(?:for|of|[-–:])\s*(?:the\s+)?(.{3,80})", re.IGNORECASE)
_TO = re.compile(r"(?:to|members(?:hip)?(?: of the (?:\w+ ){1,4})?)\s*:\s*(.*)|members\s*$", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?:agenda\s+)?(?:dated|published|issued|despatched|dispatched|date of (?:publication|issue|despatch|agenda))"
    r"(?:\s+on)?\s*:?\s*|date\s*:\s*)(.+)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"(?:date(?: and time)?(?: of meeting)?|meeting date|date/time|day)\s*:\s*(.+)", re.IGNORECASE)
_TIME_LABEL = re.compile(r"(?:time|start(?:s| time)?)\s*:\s*(.+)", re.IGNORECASE)
_RUNS_ON = re.compile(r"(?:,|\band|&)\s*$", re.IGNORECASE)
_NEAR = 3


@dataclass(slots=True)
class Sheet:
    council: str | None = None
    meeting: PackMeeting = field(default_factory=PackMeeting)
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Reader:
    lines: tuple[Line, ...]
    raw: tuple[Line, ...]
    used: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    body: str | None = None
    day: date | None = None
    starts: time | None = None
    venue: str | None = None
    at: int = -1
    first_item: int = 0

    def free(self) -> list[tuple[int, str]]:
        """The lines nothing was made of yet, without an editor's brackets."""
        left = ((n, line.text) for n, line in enumerate(self.lines) if n not in self.used and len(line.text) <= SHORT)
        bare = ((n, printed(text)) for n, text in left)
        return [(n, text) for n, text in bare if text]

    def problem(self, where: str, says: str) -> None:
        self.findings.append(Finding("IMP-DATE", Severity.WARNING, where, says))

    def meeting_line(self) -> None:
        """The line with the meeting's date and time, and what else stands on it; or the labels Date: and Time:."""
        for n, text in self.free():
            found = dates(text) if len(text) <= 400 else []
            clock = first_time(text[found[0].end :]) if found else None
            if not found or not clock or _DATED.match(text):
                continue
            if self.at < 0:
                self.settle(n, text, found[0], clock)
            elif len(text) <= 120 and n < self.first_item:
                self.again(n, text, found[0], clock)
        if self.at >= 0:
            return
        for n, text in self.free():
            label = _DATE_LABEL.match(text)
            if label and (found := dates(label[1])):
                self.settle(n, label[1], found[0], first_time(label[1][found[0].end :]))
                return

    def again(self, n: int, text: str, found: Found, clock: tuple[time, int, int]) -> None:
        """A pack prints the meeting on its cover and on the agenda; where they differ the clerk must choose."""
        if found.date is not None and (found.date, clock[0]) != (self.day, self.starts):
            self.problem("meeting, date", f"The document gives another date or time as well: {printed(text)}.")
            return
        body, venue = self.body, self.venue
        self.settle(n, text, found, clock)
        self.body, self.venue = body or self.body, venue or self.venue

    def settle(self, n: int, text: str, found: Found, clock: tuple[time, int, int] | None) -> None:
        self.at, self.day = n, found.date
        self.used.add(n)
        if found.problem:
            self.problem("meeting, date", found.problem)
        rest = text[found.end :]
        if clock is not None:
            self.starts = clock[0]
            rest = rest[clock[2] :]
        if LEAD.match(rest.strip(" ,.")) and _PLACE.search(rest):
            self.venue = a_venue(rest)
        before = text[: found.start].strip()
        if self.venue is None and (held := _HELD.search(before)):
            self.venue = a_venue(held[1])
        if (match := _PUBLIC_PACK.match(before)) or (match := _MEETING_OF.search(before)):
            self.body = title_case(match[1].strip(" ,-–"))
        elif re.search(r"\s[-–—]$|,$", before) and is_body(before.strip(" ,-–—")):
            self.body = title_case(before.strip(" ,-–—"))

    def time_line(self) -> None:
        if self.starts is None:
            for n, text in self.free():
                if (match := _TIME_LABEL.match(text)) and (clock := first_time(match[1])):
                    self.starts = clock[0]
                    self.used.add(n)
                    return

    def body_line(self) -> None:
        """The body: after "requested to attend the", beside "meeting of the", or the nearest name above the date."""
        if self.body is not None:
            return
        free = self.free()
        for place, (_, text) in enumerate(free):
            if _ATTEND.search(text):
                if match := _MEETING_OF.search(text):
                    self.body = title_case(match[1])
                    return
                if place + 1 < len(free) and is_body(free[place + 1][1], council=True):
                    self.take_body(*free[place + 1])
                    return
        near = [(n, text) for n, text in free if (n < self.first_item if self.at < 0 else -6 <= n - self.at <= _NEAR)]
        for council in (False, True):
            for n, text in sorted(near, key=lambda pair: (pair[0] > self.at >= 0, abs(self.at - pair[0]))):
                if is_body(text, council=council):
                    self.take_body(n, text)
                    return
        for n, text in free:
            match = _AGENDA_OF.fullmatch(text) if n < self.first_item else None
            if match and is_body(match[1] or match[2]):
                self.take_body(n, match[1] or match[2])
                return
        self.bracketed_body()

    def repeated_body(self) -> None:
        """The body's name printed once more, on a cover or above the agenda, is no text left over."""
        for n, text in self.free():
            if n < self.first_item and self.body is not None and title_case(text.strip(" .:")) == self.body:
                self.used.add(n)

    def take_body(self, n: int, text: str) -> None:
        self.body = title_case(text.strip(" .:"))
        self.used.add(n)
        if self.at < 0:
            self.at = n

    def bracketed_body(self) -> None:
        """A transcript may set the body itself in square brackets; that is taken, and said."""
        for n, line in enumerate(self.raw if self.raw is not self.lines else ()):
            match = re.fullmatch(r"\[([A-Z][\w ,&-]{3,60})\]", line.text.strip())
            if match and is_body(match[1], council=True):
                self.body = title_case(match[1])
                self.used.add(n)
                says = f"“{self.body}” stands in square brackets in this document; check that it is the body."
                self.findings.append(Finding("IMP-BODY", Severity.ADVICE, "meeting, body", says))
                return

    def venue_line(self) -> None:
        if self.venue is not None:
            return
        for n, text in self.free():
            if match := _VENUE.fullmatch(text):
                self.venue = a_venue(match[1])
                self.used.add(n)
                return
        for n, text in self.free():
            if 0 <= self.at < n <= self.at + _NEAR and len(text) <= 160 and not dates(text) and _PLACE.search(text):
                if text.endswith((".", ":")) and not LEAD.match(text):
                    continue
                self.venue = a_venue(text)
                self.used.add(n)
                return

    def lone_date(self) -> Found | None:
        """The agenda's own date; a lone date beside the body, where there is no other, is the meeting's."""
        lone = [(n, found) for n, text in self.free() if (found := _lone(text)) is not None]
        if self.day is None and self.starts is None and not any(_DATED.match(self.lines[n].text) for n, _ in lone):
            for n, found in lone:
                if self.at >= 0 and abs(n - self.at) <= 2:
                    self.settle(n, self.lines[n].text, found, None)
                    lone.remove((n, found))
                    break
        for n, found in lone:
            if found.date is not None and self.day is not None and found.date > self.day:
                continue
            self.used.add(n)
            if found.problem:
                self.problem("meeting, agenda date", found.problem)
            return found
        return None

    def members(self) -> tuple[str, ...]:
        """The members summoned, by the names the agenda gives them."""
        for n, text in self.free():
            match = _TO.match(text)
            if match is None or (match[1] is None and n + 1 >= len(self.lines)):
                continue
            gathered, used = [match[1] or ""], {n}
            for below in range(n + 1, min(n + 40, len(self.lines))):
                line = self.lines[below]
                listed = TITLE_OF.match(line.text) is not None
                open_end = _RUNS_ON.search(gathered[-1]) is not None
                if below in self.used or len(line.text) > SHORT or _ATTEND.search(line.text):
                    break
                if line.gap and not (listed or open_end) and "".join(gathered):
                    break
                if match[1] is None and not listed:
                    break
                gathered.append(line.text)
                used.add(below)
            if any(_RUNS_ON.search(part) for part in gathered[:-1]):
                gathered = [" ".join(gathered)]
            names = member_names(gathered)
            if names:
                self.used |= used
                return names
        return ()


def _lone(text: str) -> Found | None:
    match = _DATED.fullmatch(text)
    return only_date(match[1] if match else text)


def read_sheet(lines: tuple[Line, ...], items: set[int], raw: tuple[Line, ...]) -> Sheet:
    """What the front sheet says of the meeting. `items` are the positions of lines the agenda was made of.

    `raw` are the same lines as the document has them; they differ from `lines` in a transcript only.
    """
    reader = _Reader(lines, raw, used=set(items), first_item=min(items, default=len(lines)))
    contact, used = read_contact(lines)
    reader.used |= used - items
    council, at = council_of(lines, reader.used)
    if at >= 0:
        reader.used.add(at)
    reader.meeting_line()
    reader.time_line()
    reader.body_line()
    reader.repeated_body()
    agenda_date = reader.lone_date()
    reader.venue_line()
    members = reader.members()
    meeting = PackMeeting(
        body=reader.body,
        day=reader.day,
        starts=reader.starts,
        venue=reader.venue,
        agenda_date=agenda_date.date if agenda_date else None,
        members=members,
        contact=contact,
    )
    return Sheet(council, meeting, reader.findings, reader.used - items)
