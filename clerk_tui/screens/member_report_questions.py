"""What is asked about an executive member's report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import PortfolioReport
from clerk_tui.domain.people import Membership
from clerk_tui.register import people as rows
from clerk_tui.screens.asking import checked, day_or_none
from clerk_tui.screens.people_asking import ask_and_enter
from clerk_tui.screens.people_questions import offered
from clerk_tui.screens.questions import Answers, Question, anything, choice, line
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.reports import member_report, member_report_seat
from clerk_tui.widgets.dialogs import AskReason, Choose
from clerk_tui.widgets.words import tell

_LAYOUTS = [
    ("", "As the council file says"),
    (ReportLayout.COMMITMENTS.value, "One table of commitments with their progress"),
    (ReportLayout.OBJECTIVES.value, "A table of actions and progress under each objective"),
]
_OTHER = "*"
_NO_BODY = "There are no bodies yet: under People b shows them, and a enters one."


async def draft_report(screen: DeskWork[Any]) -> PortfolioReport | None:
    """Ask for portfolio and date, and draft the report; what seems wrong asks for a reason."""
    office = screen.office

    def typed(given: dict[str, Any]) -> dict[str, str]:
        named = given.get("named", _OTHER)
        portfolio = given["portfolio"] if named == _OTHER else named
        days = {name: given[name] for name in ("covers_from", "covers_to") if given[name].strip()}
        return {"portfolio": portfolio, "reported_on": given["reported_on"], "body": given["body"], **days}

    known = member_report.portfolios(office)
    which = [choice("named", "Whose portfolio?", [*((name, name) for name in known), (_OTHER, "Another")])]

    def other(answers: Answers) -> bool:
        return bool(answers.given.get("named", _OTHER) == _OTHER)

    day = checked(day_or_none, optional=True)
    questions = (
        *(which if known else []),
        line("portfolio", "Which portfolio? As its seat names it under People.", when=other),
        line("body", "To which body?", "Full Council"),
        line("reported_on", "The date of the report?", format_date(office.clock.today()), check=checked(day_or_none)),
        line("covers_from", "The first day covered? Empty is the day after the last report's.", check=day),
        line("covers_to", "The last day covered? Empty is the date of the report, at most today.", check=day),
        _despite(lambda given: member_report.doubts_of(office, member_report.proposed(office, typed(given)))),
    )
    return await ask_and_enter(
        screen, "An executive member's report", questions,
        lambda given: member_report.add(office, typed(given), despite=given.get("despite", "")),
    )  # fmt: skip


async def change_report(screen: DeskWork[Any], report: PortfolioReport) -> PortfolioReport | None:
    """Ask for the head anew."""
    office = screen.office
    day = checked(day_or_none, optional=True)

    def doubts(given: dict[str, Any]) -> Sequence[Finding]:
        return member_report.fresh_doubts(office, report.id, typed(given))

    def typed(given: dict[str, Any]) -> dict[str, str]:
        # A date that was left as offered follows another meeting.
        fields = _fields(given)
        same = fields.get("reported_on") == format_date(report.reported_on)
        return {name: said for name, said in fields.items() if not (same and name == "reported_on")}

    questions = (
        line("member", "Who reports? As the report names them.", report.member, check=anything),
        line("meeting", "To which meeting, like M3? Empty where it is not in the register.",
             f"M{report.meeting_id}" if report.meeting_id else "", check=anything),
        line("body", "To which body? A meeting that is named says it.", report.body, check=anything),
        line("reported_on", "The date of the report?", format_date(report.reported_on), check=checked(day_or_none)),
        line("covers_from", "The first day covered? It may be left empty.", offered(report.covers_from), check=day),
        line("covers_to", "The last day covered? It may be left empty.", offered(report.covers_to), check=day),
        _layout(report),
        line("heading", "What stands over the commitments? Empty is the usual heading.", report.heading,
             check=anything),
        _despite(doubts),
    )  # fmt: skip
    return await ask_and_enter(
        screen, f"The head of {report.ref}", questions,
        lambda given: member_report.set_fields(
            office, report.id, typed(given), despite=given.get("despite", ""), version=report.version
        ),
    )  # fmt: skip


async def seat_of(screen: DeskWork[Any], report: PortfolioReport) -> Membership | None:
    """Ask in which body and from when the member who reports sits for the portfolio, and enter that."""
    office, name = screen.office, member_report_seat.missing(screen.office, report.id)
    bodies = [(body.name, body.name) for body in rows.bodies(office.register)]
    if not name or not bodies:
        says = f"Somebody holds {report.portfolio} on that day; People shows who." if not name else _NO_BODY
        tell(screen.app, says)
        return None
    day = checked(day_or_none, optional=True)
    questions = (
        choice("body", f"In which body does {name} sit for {report.portfolio}?", bodies),
        line("from", "The first day of the seat? Empty where it is not known.", check=day),
        line("to", "The last day of the seat? Empty where it is not known.", check=day),
    )
    return await ask_and_enter(
        screen, f"A seat for {report.portfolio}", questions,
        lambda given: member_report_seat.seat_member(
            office, report.id, given["body"], first=day_or_none(given["from"]), last=day_or_none(given["to"]),
        ),
    )  # fmt: skip


def _fields(given: dict[str, Any]) -> dict[str, str]:
    return {name: str(answer) for name, answer in given.items() if name != "despite"}


def _layout(report: PortfolioReport) -> Question:
    now = report.layout.value if report.layout else ""

    def ask(title: str, _: str, answers: Answers) -> Choose:
        return Choose(title, _LAYOUTS, sentence="How is it laid out?", value=answers.given.get("layout", now))

    return Question("layout", ask)


def _despite(doubts_of: Callable[[dict[str, Any]], Sequence[Finding]]) -> Question:
    """Why it is made though something speaks against it; asked only where something does."""

    def doubts(answers: Answers) -> list[str]:
        try:
            return [found.says for found in doubts_of(answers.given)]
        except (ClerkError, KeyError):
            # What is wrong otherwise, or not answered yet, is said when the report is entered.
            return []

    def ask(title: str, words: str, answers: Answers) -> AskReason:
        return AskReason(title, [*doubts(answers), "Why is it made all the same?"], value=words)

    return Question("despite", ask, when=lambda answers: bool(doubts(answers)))
