"""What a clerk does to an agenda on a meeting's screen: items, supplements, and the change of the meeting itself."""

from __future__ import annotations

from clerk_tui.domain.dates import format_date, format_time, parse_date, parse_time, split_moment
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.meeting import Meeting, MeetingStatus
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.register import agendas, meetings
from clerk_tui.screens.asking import ask_and_do, checked, forget, left_answers
from clerk_tui.screens.questions import Answers, Question, anything, ask_in_turn, choice, line, reason
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import agendas as building
from clerk_tui.services import meeting_changes, supplements
from clerk_tui.services.meeting_details import detail_text, set_meeting
from clerk_tui.services.places import read_moment
from clerk_tui.widgets.dialogs import AskLine, AskReason, Confirm
from clerk_tui.widgets.words import tell

_MOVE, _ADJOURN, _CANCEL, _RECALL = (kind.value for kind in ChangeKind)
_URGENT, _AS_PUBLISHED, _NEW = "urgent", "as-published", "new"


async def add_item(screen: DeskWork[None], meeting_id: int) -> None:
    """Ask for an item, and once the agenda is published how it comes to it."""
    office = screen.office
    meeting = meetings.meeting(office.register, meeting_id)

    def questions() -> tuple[Question, ...]:
        sentence = (
            "What is the item's title? Type = and the reference of a forward-plan entry to take its matter, like"
            " =18/2017."
        )
        return (line("title", sentence), *_how_it_comes(screen, meeting))

    def work(found: Answers) -> int:
        title, how = str(found.given["title"]).strip(), str(found.given.get("how", ""))
        entry, title = (title[1:].strip(), "") if title.startswith("=") else ("", title)
        new = building.NewItem(
            title,
            entry=entry,
            supplement_id=int(how[1:]) if how.startswith("S") else None,
            urgent_reason=str(found.given.get("reason", "")) if how == _URGENT else "",
            as_published=how == _AS_PUBLISHED,
        )
        return building.add_item(office, meeting_id, new)

    if await ask_and_do(screen, "New item", questions, work, f"item of M{meeting_id}"):
        tell(screen.app, "The item is on the agenda. u undoes it.")


def _how_it_comes(screen: DeskWork[None], meeting: Meeting) -> tuple[Question, ...]:
    if meeting.agenda_on is None:
        return ()
    found = agendas.supplements(screen.office.register, meeting.id)
    options = [(f"S{each.id}", f"In the supplement “{each.title}”") for each in found]
    options += [(_URGENT, "As an urgent item, with the reason"), (_AS_PUBLISHED, "It stood on the agenda as published")]
    sentence = (
        f"The agenda was published on {format_date(meeting.agenda_on)}. How does this item come to it? x on the"
        " meeting's screen begins a supplement."
    )

    def why(title: str, words: str, _: Answers) -> AskReason:
        return AskReason(title, ["By reason of which special circumstances is it urgent?"], value=words)

    return (
        choice("how", sentence, options),
        Question("reason", why, when=lambda answers: answers.given.get("how") == _URGENT),
    )


async def supplement(screen: DeskWork[None], meeting_id: int) -> None:
    """A new supplement, or when one was at the two places."""
    office = screen.office

    def questions() -> tuple[Question, ...]:
        found = agendas.supplements(office.register, meeting_id)
        options = [(_NEW, "A new supplement"), *((f"S{each.id}", f"S{each.id} {each.title}") for each in found)]

        def new(given: Answers) -> bool:
            return not found or given.given.get("which") == _NEW

        which = (choice("which", "Which supplement?", options),) if found else ()
        when = "When was it {}? Day and time, like 3 October 2017 at 16:30; empty while it is not known."
        return (
            *which,
            line("title", "What is the supplement called?", when=new),
            line("website", when.format("on the website"), check=checked(split_moment, optional=True)),
            line("offices", when.format("at the offices"), check=checked(split_moment, optional=True)),
        )

    def work(found: Answers) -> int:
        given = found.given
        offices, website = (read_moment(str(given[name])) for name in ("offices", "website"))
        which = str(given.get("which", _NEW))
        if which == _NEW:
            title = str(given["title"])
            return supplements.add_supplement(office, meeting_id, title, offices=offices, website=website)
        return supplements.set_supplement(office, int(which[1:]), offices=offices, website=website).id

    if await ask_and_do(screen, "Supplement", questions, work, f"supplement of M{meeting_id}"):
        tell(screen.app, "The supplement is recorded; o adds items to it.")


async def change_meeting(screen: DeskWork[None], meeting_id: int) -> None:
    """Ask what happens to the meeting, and show what follows."""
    from clerk_tui.screens.meeting_change import MeetingChangeScreen

    office, answers = screen.office, left_answers(screen, f"change of M{meeting_id}")
    meeting, back = meetings.meeting(office.register, meeting_id), False
    while await ask_in_turn(screen.app, f"M{meeting_id}", _change_questions(meeting), answers, from_last=back):
        given, back = answers.given, False
        kind = ChangeKind(given["kind"])
        try:
            preview = meeting_changes.preview(
                office,
                meeting_id,
                kind,
                to=parse_date(given["day"]) if kind is not ChangeKind.CANCELLED else None,
                starts=parse_time(given["time"]) if str(given.get("time", "")).strip() else None,
                venue=given.get("venue"),
            )
        except ClerkError as error:
            screen.desk.refuse(error)
            continue
        now = await screen.app.push_screen_wait(MeetingChangeScreen(preview))
        if now is None:
            back = True
            continue
        forget(screen, f"change of M{meeting_id}")
        screen.desk.refresh_screens()
        if now != meeting_id:
            screen.open_ref(f"M{now}")
        return


def _change_questions(meeting: Meeting) -> tuple[Question, ...]:
    called = [
        (_MOVE, "Move it to another day, hour or place"),
        (_ADJOURN, "Adjourn it: it was opened and goes on another day"),
        (_CANCEL, "Cancel it"),
    ]
    options = [(_RECALL, "Call it again: a new meeting")] if meeting.status is MeetingStatus.CANCELLED else called

    def another_day(answers: Answers) -> bool:
        return answers.given.get("kind") != _CANCEL

    starts = format_time(meeting.starts) if meeting.starts else ""
    return (
        choice("kind", "What happens to the meeting?", options),
        line("day", "To which day?", when=another_day, check=checked(parse_date)),
        line("time", "At what time?", starts, when=another_day, check=checked(parse_time, optional=True)),
        line("venue", "Where?", meeting.venue, when=another_day, check=anything),
    )


async def agenda_published(screen: DeskWork[None], meeting_id: int) -> bool:
    """Ask when the agenda was at each of the two places; whether it was recorded."""
    office = screen.office
    meeting = meetings.meeting(office.register, meeting_id)
    seen = {name: detail_text(meeting, name) for name in ("agenda_website", "agenda_offices")}
    known = detail_text(meeting, "agenda_on")

    check = checked(split_moment, optional=True)

    def offices(title: str, words: str, answers: Answers) -> AskLine:
        # Mostly it is the same day; what was typed for the website is offered.
        sentence = "When was it at the offices? The later of the two places counts."
        if office.council().nation is Nation.WALES:
            sentence += " In Wales the law asks for the website alone: the same day will do."
        return AskLine(title, sentence, words or answers.typed.get("website", ""), check=check)

    def questions() -> tuple[Question, ...]:
        sentence = (
            "When was the agenda published on the website? Day and, where it is known, time, like 29 September 2017 at"
            " 16:30."
        )
        return (
            line("website", sentence, seen["agenda_website"] or known, check=check),
            Question("offices", offices, seen["agenda_offices"] or known),
        )

    def work(found: Answers) -> bool:
        typed = {"agenda_website": found.given["website"], "agenda_offices": found.given["offices"]}
        set_meeting(office, meeting_id, typed, seen=seen)
        return True

    return bool(await ask_and_do(screen, "Agenda published", questions, work, f"agenda of M{meeting_id}"))


async def remove_item(screen: DeskWork[None], item_id: int) -> None:
    """Ask whether an item is taken off the agenda; off a published one with the reason."""
    office = screen.office
    item = meetings.item(office.register, item_id)
    published = meetings.meeting(office.register, item.meeting_id).agenda_on is not None
    named = f"Item {item.number} {item.title}"

    def questions() -> tuple[Question, ...]:
        return (reason("because", f"{named} stood on the published agenda. Why is it taken off?"),)

    def work(found: Answers) -> bool:
        building.remove_item(office, item_id, because=str(found.given["because"]))
        return True

    if published:
        await ask_and_do(screen, "Take off", questions, work, f"item {item_id} off")
    elif await screen.app.push_screen_wait(Confirm("Take off", [f"{named}: take it off the agenda?"])):
        screen.desk.do(lambda: building.remove_item(office, item_id), lambda _: screen.desk.refresh_screens())
