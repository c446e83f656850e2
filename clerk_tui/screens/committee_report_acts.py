"""What is asked beside the form of a committee report: why something stands, its sections, its item, its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from clerk_tui.domain.committee_reports import NumberedReport, NumberedSection
from clerk_tui.domain.council import REPORT_PARTS
from clerk_tui.domain.dates import parse_date, short_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.text import one_line
from clerk_tui.register import committee_reports as rows
from clerk_tui.register import meetings
from clerk_tui.screens.asking import ask_and_do, ask_reason, checked, day_or_none, done, enter_now, forget
from clerk_tui.screens.questions import Answers, Question
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.reports import committee
from clerk_tui.services.reports import committee_sections as sections
from clerk_tui.services.reports.committee_fields import label, section_of
from clerk_tui.widgets.dialogs import AskLine, AskReason, Choose, Confirm
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.committee_report import CommitteeReportScreen

_NO_PART, _NEW = "other", "new"
_PARTS = [(_NO_PART, "Nothing of these"), *((part, part.capitalize()) for part in REPORT_PARTS)]


async def ask_begin(screen: DeskWork[None]) -> NumberedReport | None:
    """Begin a report that no agenda item has yet: its title, the body and the day that it goes to, whose it is."""
    office = screen.office

    def ask(key: str, sentence: str, check: Callable[[str], str | None] | None = None) -> Question:
        return Question(key, lambda title, words, _: AskLine(title, sentence, words, check=check))

    questions = [
        ask("title", "Its title", lambda text: None if one_line(text) else "A report needs a title."),
        ask("body", "Which committee does it go to? Empty where that is open."),
        ask("day", "On which day? Empty where that is open.", checked(parse_date, optional=True)),
        ask("officer", "Whose report is it, such as “Chief Executive”?"),
    ]

    def work(answers: Answers) -> NumberedReport:
        given = answers.given
        return committee.begin(
            office, given["title"], body=given["body"], meeting_on=day_or_none(given["day"]), officer=given["officer"]
        )

    return await ask_and_do(screen, "A committee report", lambda: questions, work, "a committee report")


async def ask_to_stand(screen: CommitteeReportScreen, name: str) -> None:
    """Save the field under the cursor although something speaks against it, with a reason."""
    if not name:
        return
    office, report_id, text = screen.office, screen.committee_report_id, screen.text_in(name)
    about = f"report-stands-{report_id}-{name}"
    named = label(screen.report, name)
    reason = await ask_reason(screen, about, "Let it stand", [f"{named}: why does it stand as it is typed?"])
    if reason is None:
        return
    saved = await enter_now(screen, lambda: committee.set_fields(office, report_id, {name: text}, despite=reason))
    if saved is not None:
        forget(screen, about)


# Sections


async def ask_section(screen: CommitteeReportScreen, name: str) -> None:
    """What is to be done with the section under the cursor, or with the sections as a whole."""
    report = screen.report
    here = section_of(report, name) if name.startswith("s") and name[1:].isdigit() else None

    def asked(answers: Answers) -> list[Question]:
        return list(_section_questions(report, here, answers))

    def work(answers: Answers) -> NumberedReport:
        return _do_to_section(screen, here, answers)

    title = f"Section {here.number} {here.title}" if here else "Sections"
    await ask_and_do(screen, title[:60], lambda: asked, work, f"report-section-{report.id}-{here.id if here else 0}")


def _section_questions(report: NumberedReport, here: NumberedSection | None, answers: Answers) -> Iterator[Question]:
    options = [("add", "Add a section" + (" after it" if here else ""))]
    if here is not None:
        exempt = sections.is_exempt(here.title)
        options += [
            ("title", "Another title"), ("number", "Another number"), ("part", "Say what it is for"),
            ("open", "It is not exempt") if exempt else ("exempt", "Keep it apart as exempt"),
            ("remove", "Take it away, with what stands in it"),
        ]  # fmt: skip
    yield Question("what", lambda title, words, _: Choose(title, options, value=words))
    what = answers.given.get("what")
    if what in {"add", "number"}:
        yield _line("number", "Its number, such as 13.0", here.number if here and what == "number" else "")
    if what in {"add", "title"}:
        yield _line("title", "Its title", here.title if here and what == "title" else "")
    if what in {"add", "part"}:
        offer = here.part if here and what == "part" and here.part else _NO_PART
        yield Question("part", lambda title, words, _: Choose(title, _PARTS, value=words), offer)
    other = _of_number(report, here if what == "number" else None, str(answers.given.get("number", "")))
    if other is not None and what in {"add", "number"}:
        says = f"The number {other.number} is that of section {other.number} {other.title} already."
        yield Question("why", lambda title, words, _: AskReason(title, [says, "Why has it the same?"], value=words))


def _line(key: str, sentence: str, offer: str) -> Question:
    def wrong(text: str) -> str | None:
        return None if one_line(text) else f"{sentence.partition(',')[0]} is needed."

    return Question(key, lambda title, words, _: AskLine(title, sentence, words, check=wrong), offer)


def _of_number(report: NumberedReport, here: NumberedSection | None, number: str) -> NumberedSection | None:
    others = (one for one in report.sections if here is None or one.id != here.id)
    return next((one for one in others if one.number.casefold() == one_line(number).casefold()), None)


def _do_to_section(screen: CommitteeReportScreen, here: NumberedSection | None, answers: Answers) -> NumberedReport:
    office, report_id, given = screen.office, screen.committee_report_id, answers.given
    what, why = given["what"], str(given.get("why", ""))
    part = None if "part" not in given else str(given["part"]).replace(_NO_PART, "")
    if what == "add":
        place = here.position + 2 if here else None
        return sections.add_section(
            office, report_id, given["number"], given["title"], part=part or "", place=place, despite=why
        )
    assert here is not None
    name = f"s{here.id}"
    if what == "remove":
        return sections.remove_section(office, report_id, name)
    if what == "title":
        return sections.change_section(office, report_id, name, title=given["title"])
    if what == "number":
        return sections.change_section(office, report_id, name, number=given["number"], despite=why)
    if what == "part":
        return sections.change_section(office, report_id, name, part=part)
    return sections.change_section(office, report_id, name, exempt=what == "exempt")


# The agenda item


async def ask_item(screen: CommitteeReportScreen) -> None:
    """Tie the report to an agenda item that has none; loosen one that is tied."""
    report = screen.report
    if report.item_id is not None:
        await _ask_to_loosen(screen, report)
        return
    since = report.meeting_on or screen.office.clock.today()
    items = rows.items_without_report(screen.office.register, since)
    if not items:
        tell(screen.app, "No agenda of that day or later has an item without a report. Put the item on first.")
        return
    options = [
        (f"I{one.item_id}", short_date(one.day) if one.day else "", one.body, f"{one.number} {one.title}".strip())
        for one in items
    ]
    await _choose_and_tie(screen, "Which item is it the report of?", options, report_id=report.id)


async def report_of_item(screen: DeskWork[None], item_id: int) -> int | None:
    """The committee report of an item; where it has none, one that stands alone is tied, or another is begun."""
    office = screen.office
    if (found := rows.of_item(office.register, item_id)) is not None:
        return found
    item = meetings.item(office.register, item_id)
    day, title = meetings.meeting(office.register, item.meeting_id).day, one_line(item.title).casefold()
    alone = [
        one
        for one in rows.listed(office.register)
        if one.item_id is None and (one.day == day or one_line(one.title).casefold() == title)
    ]
    if alone and item.report is None:
        options = [(_NEW, "", "Begin another"), *((f"N{one.id}", f"N{one.id}", one.title) for one in alone)]
        return await _choose_and_tie(screen, "Which report is that of this item?", options, item_id=item_id)
    begun = await enter_now(screen, lambda: committee.begin(office, item_id=item_id))
    return None if begun is None else _said_begun(screen, begun)


def _said_begun(screen: DeskWork[None], report: NumberedReport) -> int:
    tell(screen.app, f"Committee report {report.ref} is begun. F12 undoes it.")
    return report.id


async def _choose_and_tie(
    screen: DeskWork[None], title: str, options: Sequence[tuple[str, ...]], *, report_id: int = 0, item_id: int = 0
) -> int | None:
    """Choose the item of a report, or the report of an item, and tie them; what speaks against it asks for a reason."""
    office = screen.office

    def both(answers: Answers) -> tuple[int, int]:
        chosen = int(str(answers.given["which"])[1:])
        return (report_id, chosen) if report_id else (chosen, item_id)

    def asked(answers: Answers) -> list[Question]:
        found = [Question("which", lambda title, words, _: Choose(title, options, value=words))]
        if answers.given.get("which", _NEW) != _NEW and (doubts := committee.doubts_of_tie(office, *both(answers))):
            found.append(
                Question("why", lambda title, words, _: AskReason(title, [*doubts, "Why all the same?"], value=words))
            )
        return found

    def work(answers: Answers) -> NumberedReport:
        if answers.given["which"] == _NEW:
            return committee.begin(office, item_id=item_id)
        return committee.tie(office, *both(answers), despite=str(answers.given.get("why", "")))

    tied = await ask_and_do(screen, title, lambda: asked, work, f"tie {report_id or item_id} {title}")
    if tied is not None:
        tell(screen.app, f"{tied.ref} is the report of item I{tied.item_id}. F12 undoes it.")
    return None if tied is None else tied.id


async def _ask_to_loosen(screen: CommitteeReportScreen, report: NumberedReport) -> None:
    office = screen.office
    sentence = f"{report.ref} is the report of item I{report.item_id} of M{report.meeting_id}. It then stands alone."
    ask = Confirm("Loosen it from its item?", [sentence], yes="Loosen it", no="Leave it")
    if await screen.app.push_screen_wait(ask):
        await enter_now(screen, lambda: committee.untie(office, report.id))


async def ask_remove(screen: CommitteeReportScreen) -> None:
    """Throw the report away after asking."""
    office, report = screen.office, screen.report
    sentence = f"{report.ref}, {report.title}: history keeps it, and F12 brings it back."
    ask = Confirm("Throw this report away?", [sentence], yes="Throw it away", no="Keep it")
    if not await screen.app.push_screen_wait(ask):
        return
    try:
        await done(screen, lambda: committee.throw_away(office, report.id))
    except ClerkError as error:
        screen.desk.refuse(error)
        return
    screen.dismiss()
    screen.desk.refresh_screens()
    tell(screen.app, f"{report.ref} is thrown away. F12 brings it back.")
