"""A meeting as ModernGov's web service gives it (`mgWebService.asmx`, GetMeeting and GetMeetings), saved as XML.

The service has no method for decisions: what an item decided stands in its meeting, in `decisionnonemptyhtmlbody`.
Dates are `dd/mm/yyyy`, flags `True` and `False`, texts HTML that is escaped once or twice. What is taken:

    meetingdate, meetingtime, meetinglocation and meetingroom, attendee/@name; the body from `committeetitle`
    agendaitem: fulldisplaynumberformat (else agendaitemnumber), agendaitemtitle, isrestricted, the decision's text

All else is listed under `unplaced`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from urllib.parse import urlsplit

from clerk_tui.documents.reading.answers import a_date
from clerk_tui.documents.reading.tree import Node, decoded, words
from clerk_tui.documents.reading.when import first_time
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.pack import Pack, PackDocument, PackItem, PackMeeting, PackReport
from clerk_tui.domain.printed import MeetingList
from clerk_tui.domain.text import one_line

KIND, LIST = "moderngov-meeting", "meeting-list"
NOT_ONE = (
    "This XML is no meeting of ModernGov; save the answer of its web service to GetMeeting, or import the agenda pack."
)
_OFF = frozenset({"cancelled", "canceled", "postponed", "abandoned", "adjourned"})
_HELD = frozenset({"expected", ""})
_NO_NAME = frozenset({"", "0"})


@dataclass(slots=True)
class _Read:
    """What was noticed on the way, and what nothing was made of."""

    findings: list[Finding] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def note(self, id_: str, severity: Severity, where: str, says: str) -> None:
        self.findings.append(Finding(id_, severity, where, says))

    def left(self, label: str, text: str) -> None:
        if text:
            self.unplaced.append(f"{label}: {text}")

    def date_of(self, node: Node, tag: str, where: str) -> date | None:
        answer = a_date(said(node, tag), where)
        if answer.finding:
            self.findings.append(answer.finding)
        return answer.value


def said(node: Node, tag: str) -> str:
    """The words of a child element, on one line; nothing where it is empty or not there."""
    child = node.child(tag)
    return "" if child is None else one_line(decoded(child.text()))


def _flag(node: Node, tag: str) -> bool | None:
    return {"true": True, "false": False}.get(said(node, tag).lower())


def assemble_meeting(root: Node) -> Pack | MeetingList:
    """The meeting of a file, or a list of them as GetMeetings gives it; DocumentError if it holds none."""
    meetings = [node for node in root.every("meeting") if node.child("meetingid") or node.child("meetingdate")]
    if not meetings:
        raise DocumentError(NOT_ONE)
    read, node = _Read(), meetings[0]
    _cut(read, root)
    if node.child("agendaitems") is None and next(root.every("getmeetings"), None) is not None:
        return _listed(read, root)
    meeting = _meeting(read, root, node)
    holder = node.child("agendaitems")
    items = tuple(
        _item(read, place, item) for place, item in enumerate(holder.children("agendaitem") if holder else (), 1)
    )
    if not items:
        read.note("IMP-NOITEMS", Severity.WARNING, "agenda", "No agenda items were found in this document.")
    _rest(read, node)
    return Pack(
        document=PackDocument(KIND, None, None, ""),
        meeting=meeting,
        items=items,
        findings=tuple(by_weight(read.findings)),
        unplaced=tuple(read.unplaced),
        text="\n".join(_shown(node)),
    )


def _listed(read: _Read, root: Node) -> MeetingList:
    """The meetings of GetMeetings: of each committee the days and times, and which are cancelled."""
    meetings: list[PackMeeting] = []
    for committee in root.every("committee"):
        body = said(committee, "committeetitle") or None
        for node in committee.every("meeting"):
            where = f"meeting {len(meetings) + 1}"
            day = read.date_of(node, "meetingdate", f"{where}, date")
            starts = _starts(read, node, where)
            meetings.append(PackMeeting(body=body, day=day, starts=starts, venue=said(node, "meetinglocation") or None))
            status = said(node, "meetingstatus").lower()
            if status in _OFF:
                says = f"The service gives it as {status}; once it is taken, record that of the meeting."
                read.note("IMP-STATUS", Severity.WARNING, where, says)
    return MeetingList(
        PackDocument(LIST, None, None, ""), tuple(meetings), tuple(by_weight(read.findings)), tuple(read.unplaced),
        "\n".join(_shown(root)),
    )  # fmt: skip


def _cut(read: _Read, root: Node) -> None:
    """What was read of a file that is cut short or damaged is kept, but for the words at the very break."""
    cut = root.child("cut")
    if cut is None:
        return
    says = (
        f"The file is damaged or cut short at line {cut.attrs['line']} ({cut.attrs['why']}); what stands before was"
        " read, the rest is missing."
    )
    read.note("IMP-CUT", Severity.WARNING, "document", says)
    for node in [root, *root.every()]:
        node.parts = [part for part in node.parts if isinstance(part, str) or part.closed or any(part.children())]


def _meeting(read: _Read, root: Node, node: Node) -> PackMeeting:
    day = read.date_of(node, "meetingdate", "meeting, date")
    body = _body(read, root)
    starts = _starts(read, node)
    venue = ", ".join(part for part in (said(node, "meetinglocation"), said(node, "meetingroom")) if part)
    for name, value, severity, says in (
        ("body", body, Severity.WARNING, "does not name the body that meets"),
        ("date", day, Severity.WARNING, "does not give the date of the meeting"),
        ("time", starts, Severity.ADVICE, "does not give the time of the meeting"),
        ("venue", venue, Severity.ADVICE, "does not give the venue"),
        ("agenda date", None, Severity.ADVICE, "does not say when the agenda was published"),
    ):
        if not value and not any(finding.where == f"meeting, {name}" for finding in read.findings):
            read.note("IMP-MISSING", severity, f"meeting, {name}", f"The document {says}.")
    _status(read, node)
    _address(read, node)
    return PackMeeting(body=body, day=day, starts=starts, venue=venue or None, members=_members(read, node))


def _body(read: _Read, root: Node) -> str | None:
    """The committee whose title the papers or the list bear. Several titles name none: papers are sent on."""
    titles = {
        said(holder, "committeetitle"): None for holder in [root, *root.every("committee", "linkeddoc", "meeting")]
    }
    titles.pop("", None)
    if not titles:
        titles = {said(item, "refertocommittee"): None for item in root.every("agendaitem")}
        titles.pop("", None)
    if len(titles) == 1:
        (body,) = titles
        says = f"The body was taken from the papers, which name {body} as their committee."
        read.note("IMP-HEAD", Severity.ADVICE, "meeting, body", says)
        return body
    if titles:
        says = f"The papers name several bodies: {', '.join(titles)}. Say which of them met."
        read.note("IMP-MISSING", Severity.WARNING, "meeting, body", says)
    return None


def _starts(read: _Read, node: Node, where: str = "meeting") -> time | None:
    printed = said(node, "meetingtime")
    found = first_time(printed)
    if printed and found is None:
        says = f"The answer “{printed[:80]}” is not a time; the field was left empty."
        read.note("IMP-ANSWER", Severity.WARNING, f"{where}, time", says)
    return found[0] if found else None


def _status(read: _Read, node: Node) -> None:
    status = said(node, "meetingstatus")
    if status.lower() in _OFF:
        says = f"The service gives this meeting as {status.lower()}; once it is taken, record that of the meeting."
        read.note("IMP-STATUS", Severity.WARNING, "meeting", says)
    elif status.lower() not in {"confirmed", ""}:
        read.left("Status of the meeting", status)


def _address(read: _Read, node: Node) -> None:
    hosts = {urlsplit(address).hostname for url in node.every("url") if (address := url.text()).startswith("http")}
    hosts.discard(None)
    hint = f"; its address is {', '.join(sorted(str(host) for host in hosts)[:3])}" if hosts else ""
    read.note("IMP-MISSING", Severity.ADVICE, "document, council", f"The document does not name the council{hint}.")


def _members(read: _Read, node: Node) -> tuple[str, ...]:
    """Those who were summoned. How they attended is the clerk's to tick, so it is kept as text and ticks nobody."""
    names = []
    for attendee in node.every("attendee"):
        name = one_line(decoded(attendee.attrs.get("name", "")))
        attended = one_line(attendee.attrs.get("attendance", ""))
        if not name:
            continue
        if attended.lower() in {"in attendance", "officer"}:
            read.left("In attendance", name)
            continue
        names.append(name)
        if attended.lower() not in _HELD:
            read.left("Attendance", f"{name}, {attended}")
    return tuple(dict.fromkeys(names))


def _item(read: _Read, place: int, node: Node) -> PackItem:
    number = said(node, "fulldisplaynumberformat").rstrip(". ") or said(node, "agendaitemnumber")
    title = said(node, "agendaitemtitle")
    called = f"Item {number or place}"
    if not title:
        read.note("IMP-NOTITLE", Severity.WARNING, called.lower(), "The item has no title.")
    restricted = _flag(node, "isrestricted")
    if restricted:
        read.note("IMP-EXEMPT", Severity.WARNING, called.lower(), "The service marks the item as restricted.")
    if _flag(node, "isdisplayallowed") is False:
        says = "The service does not show this item to the public; look at it before you take it."
        read.note("IMP-EXEMPT", Severity.WARNING, called.lower(), says)
    for tag, label in (("agendatext", "agenda text"), ("minutesnonemptyhtmlbody", "minutes")):
        read.left(f"{called}, {label}", _words(node, tag))
    for document in node.every("linkeddoc"):
        marks = [said(document, "restrictionsref"), said(document, "url")]
        read.left(f"{called}, paper", " — ".join(part for part in (said(document, "title"), *marks) if part))
    for digit in "12":
        if (label := said(node, f"commentlabel{digit}")) and (text := said(node, f"commenttext{digit}")):
            read.left(f"{called}, {label}", text)
    return PackItem(
        number=None if number in _NO_NAME else number,
        title=title or None,
        exempt=True if restricted else None,
        exempt_mark="restricted" if restricted else None,
        report=_decision(read, node, called),
    )


def _words(node: Node, tag: str) -> str:
    child = node.child(tag)
    return "" if child is None else words(child)


def _decision(read: _Read, node: Node, called: str) -> PackReport | None:
    """The decision that the service gives with an item, as the only answer of a report; else nothing."""
    text = _words(node, "decisionnonemptyhtmlbody")
    if not text:
        return None
    if _flag(node, "iscallin"):
        says = "The service marks the item as called in; record the requests of call-in once the decision is published."
        read.note("IMP-STATUS", Severity.WARNING, called.lower(), says)
    return PackReport(title=said(node, "agendaitemtitle") or None, decision=text)


_HOLDERS = frozenset({
    "agendaitems", "agendaitem", "attendees", "linkeddocuments", "linkeddoc", "getmeetings", "committee",
    "committeemeetings", "envelope", "body", "getmeetingsresponse", "getmeetingsresult",
})  # fmt: skip
_TAKEN = frozenset({
    "meetingid", "meetingdate", "meetingstatus", "isdisplayallowed", "meetingtime", "meetinglocation", "meetingroom",
    "iswebcast", "agendaid", "agendapublished", "decisionpublished", "minutepublished", "agendaitems", "attendees",
    "committeetitle", "committeeid",
})  # fmt: skip


def _rest(read: _Read, node: Node) -> None:
    """What else the service says of the meeting, and does not leave empty."""
    for child in node.children():
        if child.tag not in _TAKEN:
            read.left(child.tag, one_line(decoded(child.text())))


def _shown(node: Node, depth: int = 0) -> list[str]:
    """The meeting as the clerk sees it beside what was taken: a line an element, by the service's own names."""
    lines = []
    for child in node.children():
        if child.child("meetingid") or child.tag in _HOLDERS:
            lines += [f"{'  ' * depth}{child.tag}", *_shown(child, depth + 1)]
        elif child.tag == "attendee":
            lines.append(f"{'  ' * depth}attendee: {child.attrs.get('name', '')}, {child.attrs.get('attendance', '')}")
        elif text := words(child):
            first, *more = decoded(text).split("\n")
            lines += [f"{'  ' * depth}{child.tag}: {first}", *(f"{'  ' * (depth + 1)}{line}" for line in more)]
    return lines
