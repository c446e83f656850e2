"""One document of each kind about meetings, call-in and the council's reports, filled in, for comparing its faces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

from clerk_tui.documents.writing.agenda import agenda_of
from clerk_tui.documents.writing.call_in import answer_of, hearing_of
from clerk_tui.documents.writing.decision_list import decision_list_of
from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.minutes import minutes_of
from clerk_tui.documents.writing.report import report_of
from clerk_tui.domain.public import PublicCallIn
from clerk_tui.domain.public_call_in import PublicAnswer, PublicHearing, PublicRequest
from clerk_tui.domain.public_meetings import (
    PublicAgenda,
    PublicAgendaItem,
    PublicDecisionList,
    PublicInterest,
    PublicListed,
    PublicMeetingHead,
    PublicMinute,
    PublicMinutes,
)
from clerk_tui.domain.public_reports import PublicReport, PublicSection, PublicTable
from tests.documents.test_notice import RECORD

HEAD = PublicMeetingHead(
    council="Blackpool Council",
    nation="england",
    body="Executive",
    executive=True,
    day=date(2017, 10, 9),
    starts=time(18),
    venue="Committee Room A, Town Hall, Blackpool",
    mark="",
    happened=(),
    contact="Lennox Beattie, (01253) 477157",
    chain_head="e33cb87e13b1243210ecc4eb391f81ce951bf243969736e4c909b003be87994d",
)
MOVED = replace(
    HEAD,
    mark="MOVED from Thursday 5 October 2017.",
    happened=("Moved on Monday 2 October 2017, from Thursday 5 October 2017 to Monday 9 October 2017.",),
)
NAMES = ("Llŷr Gwŷn ap Siôn", "Łucja Źrebięć-Świątek", "Στέλλα Νίκου")


def agenda(title: str, head: PublicMeetingHead = HEAD) -> PublicAgenda:
    private = (
        "Taken in private: exempt information as described in paragraph 3 of Schedule 12A (information relating to the"
        " financial or business affairs of any person, including the authority holding it) (LGA 1972)."
    )
    return PublicAgenda(
        head=head,
        members=NAMES,
        timing=("Published on Friday 29 September 2017.", "Exactly 5 clear working days; five are required."),
        items=(
            PublicAgendaItem("1", "Declarations of interest", "Part 1"),
            PublicAgendaItem("2 (a)", title, "Part 1", ("Pages 1 to 22.",)),
            PublicAgendaItem("3", "A matter taken in private", "Part 2", (private,)),
        ),
        supplements=("Late report. Published Monday 2 October 2017, at both places.",),
    )


def decision_list(title: str, head: PublicMeetingHead = HEAD) -> PublicDecisionList:
    words = ("This decision is not open to call-in (noting). It takes effect at once.",)
    closed = PublicCallIn(False, None, None, date(2017, 10, 9), words)
    noted = replace(RECORD, decision_id=3, reference="EX/26/2017", title="Money", item_number="3", call_in=closed)
    listed = (
        PublicListed(2, replace(RECORD, title=title), "Friday 13 October 2017", date(2017, 10, 14)),
        PublicListed(3, noted, "", date(2017, 10, 9)),
        PublicListed(
            4, replace(RECORD, title="Library"), "Friday 13 October 2017", None,
            "Called in: the decision may not be implemented until that is settled.",
        ),
    )  # fmt: skip
    return PublicDecisionList(head, listed, (("4", "Waste"),))


def minutes(title: str, head: PublicMeetingHead = HEAD) -> PublicMinutes:
    return PublicMinutes(
        head=head,
        present=NAMES,
        absent=("Councillor Cain",),
        interests=(PublicInterest(NAMES[1], f"item 2 {title}", "A school governor", True, "Granted on 2 May 2017"),),
        items=(
            PublicMinute("1", "Declarations of interest", None, ("No decision is recorded under this item.",)),
            PublicMinute("2", title, replace(RECORD, title=title), ("Taken in private. Not for publication.",)),
            PublicMinute("3", "Waste", None, ("The record of this item is not published yet.",)),
        ),
        note="The chairman thanked the officers.",
        ended="Monday 9 October 2017, 19:05",
    )


def answer(title: str, *, refused: bool = False) -> PublicAnswer:
    said = "The request is refused: three signatures count." if refused else "The request was received in time."
    return PublicAnswer(
        council="Wiltshire Council",
        nation="england",
        paper=1,
        refused=refused,
        title=title,
        decision=(("Decision", (f"D1 {title}",)), ("Made by", ("Cabinet",))),
        request=(("Received", ("Monday 7 December 2026, 12:00:00",)), ("Asked for by", NAMES), ("Grounds", ("",))),
        answer=(said, "The rule: “five clear working days”"),
        window=(
            "Requests for call-in close at Monday 7 December 2026, 17:00, the fifth working day after publication.",
        ),
        contact="Democratic Services",
        chain_head="33d5c41e",
    )


def hearing(title: str) -> PublicHearing:
    return PublicHearing(
        council="Wiltshire Council",
        nation="england",
        paper=1,
        reference="CAB/1",
        title=title,
        maker="Cabinet",
        decided_on=date(2026, 11, 26),
        published_on=date(2026, 11, 30),
        committee="Overview and Scrutiny Committee",
        day=date(2026, 12, 14),
        starts=time(18),
        venue="County Hall",
        requests=(
            PublicRequest("Monday 7 December 2026, 12:00:00", NAMES, 150, ("Too hasty.",), "All of it", "Keep it open"),
            PublicRequest("Monday 7 December 2026, 13:00:00", (), 1, (), "", ""),
        ),
        last_day=("The call-in must be heard by Monday 14 December 2026, the fifth working day after receipt.",),
        agenda=("The agenda must be available by Friday 4 December 2026, five clear working days before the meeting.",),
        contact="Democratic Services",
        chain_head="8ae086c6",
    )


def report(title: str) -> PublicReport:
    rows = (("Officers", "2", "EX/25/2017, EX/26/2017"), ("Members", "0", ""), (title, "1", "D3"))
    tables = (PublicTable("By who made them", ("Maker", "Number", "References"), rows), PublicTable("None", ("A",), ()))
    return PublicReport(
        council="Blackpool Council",
        kind="Report on decisions",
        title="Sunday 1 January 2017 to Sunday 31 December 2017",
        sections=(PublicSection("Decisions", ("Three decisions were published.",), tables), PublicSection("Call-in")),
        made_under=("Made from the register.",),
        chain_head="6f11e0ed",
    )


def review(title: str) -> PublicReport:
    """The review of exempt items has the widest table of all."""
    header = ("Matter", "Kept apart", "Since", "Description", "Still exempt?")
    row = (
        title, "exempt information of the decision record", "Wednesday 27 September 2017",
        "paragraph 3 of Schedule 12A (information relating to the financial or business affairs of any person)",
        "[  ] yes   [  ] no",
    )  # fmt: skip
    section = PublicSection("For the proper officer to say", (), (PublicTable("Kept apart", header, (row,)),))
    return replace(report(title), kind="Review of exempt items", sections=(section,))


SAMPLES: dict[str, Callable[[str], Document]] = {
    "agenda": lambda title: agenda_of(agenda(title, MOVED)),
    "decision-list": lambda title: decision_list_of(decision_list(title)),
    "minutes": lambda title: minutes_of(minutes(title, MOVED)),
    "call-in-receipt": lambda title: answer_of(answer(title)),
    "call-in-refusal": lambda title: answer_of(answer(title, refused=True)),
    "hearing-notice": lambda title: hearing_of(hearing(title)),
    "assurance-report": lambda title: report_of(report(title)),
    "exempt-review": lambda title: report_of(review(title)),
}
MADE = datetime(2017, 10, 10, 9, 30, tzinfo=UTC)
