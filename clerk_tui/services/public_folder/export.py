"""One export of the public folder: every page, feed and data file, offered to the shelf in its order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from clerk_tui.documents.writing.document import Look
from clerk_tui.documents.writing.site import data, feeds, pages
from clerk_tui.documents.writing.site.calendars import public_calendar
from clerk_tui.documents.writing.site.decision_page import decision_page, decision_path
from clerk_tui.documents.writing.site.frame import (
    INDEX,
    PLAN,
    crest_path,
    frame_stamp,
    search_script,
    stamp,
    style_sheet,
)
from clerk_tui.documents.writing.site.meeting_page import meeting_page, meeting_path
from clerk_tui.documents.writing.site.search import search_lines
from clerk_tui.domain.dates import iso_instant
from clerk_tui.domain.public_site import PublicDecision, PublicMeeting, PublicPlanEntry, Site
from clerk_tui.register import public_folder as rows
from clerk_tui.register.public_folder import Published
from clerk_tui.services.call_in_standing import public_standing
from clerk_tui.services.office import Office
from clerk_tui.services.public_folder import decisions
from clerk_tui.services.public_folder.plan import PlanRows
from clerk_tui.services.public_folder.shelf import Shelf
from clerk_tui.services.public_folder.strips import Strip

Progress = Callable[[str, int, int], None]
_CLOSED_FOR = timedelta(days=92)
_MEETINGS_FOR = timedelta(days=366)
"""So long what is over stays in the calendar."""
_STEP = 100


class Export:
    """What was read for one export, and the pages made of it."""

    def __init__(
        self, office: Office, shelf: Shelf, site: Site, look: Look, meetings: Sequence[PublicMeeting],
        found: Sequence[Published], plan: PlanRows, progress: Progress,
    ) -> None:  # fmt: skip
        self.office, self.shelf, self.site, self.look, self.progress = office, shelf, site, look, progress
        self.meetings, self.found, self.plan = meetings, found, plan
        self.frame = frame_stamp(site, look)
        self.meeting_ids = {meeting.id for meeting in meetings}
        self.entry_of = {one.id: plan.entry_of(one.entry_id, one.entry_reference) for one in found}
        self.years: dict[int, list[Published]] = defaultdict(list)
        self.decided: dict[int, list[int]] = defaultdict(list)
        for one in found:
            self.years[one.decided_on.year].append(one)
            if entry := self.entry_of[one.id]:
                self.decided[entry].append(one.id)

    def run(self) -> None:
        """Offer everything; the first page last."""
        self._decisions()
        self._years()
        self._meetings()
        entries = self._plan()
        self._feeds(entries)
        self._calendar()
        self._lone_files()
        self._front(entries)

    def _meeting_of(self, one: Published) -> int | None:
        return one.meeting_id if one.meeting_id in self.meeting_ids else None

    def stamp_of(self, one: Published) -> str:
        """What the page of a decision is made from. What was said of it since is read each time: it is seldom much."""
        made_from = (one.publication_id, one.frozen, self._meeting_of(one), self.entry_of[one.id])
        return stamp(self.frame, made_from, one.changed and self._since(one))

    def _since(self, one: Published) -> object:
        made = self._decision(one)
        return made.record.changes, made.record.corrections, made.window, made.effective

    def _decision(self, one: Published) -> PublicDecision:
        return decisions.decision(self.office, one.id, self._meeting_of(one), self.entry_of[one.id])

    def _may_be_asked(self, one: Published) -> bool:
        """Whether requests are still taken: not once one of them was found valid."""
        stands = public_standing(self.office, one.id, None) if one.changed else None
        return stands is None or stands.requests_open

    def _decisions(self) -> None:
        """The page of each decision, and its parts of the two data files; each decision is read once, if at all."""
        stamps = {one.id: self.stamp_of(one) for one in self.found}
        strips = (
            Strip(self.shelf, "decisions.json", self.frame, head=data.json_head(self.site), tail=data.JSON_TAIL,
                  joint=data.JSON_JOINT),
            Strip(self.shelf, "decisions.csv", self.frame, head=data.csv_head()),
        )  # fmt: skip
        keys = [str(one.id) for one in self.found]
        if all(self._stands(one, stamps[one.id], strips) for one in self.found) and all(
            strip.stands(keys) for strip in strips
        ):
            for one in self.found:
                self.shelf.keep(decision_path(one.id))
            for strip in strips:
                strip.keep()
            return
        for strip in strips:
            strip.is_sound()
        with strips[0] as as_json, strips[1] as as_csv:
            for place, one in enumerate(self.found):
                if place % _STEP == 0:
                    self.progress("decisions", place, len(self.found))
                self._one(one, stamps[one.id], as_json, as_csv)

    def _stands(self, one: Published, made_from: str, strips: Sequence[Strip]) -> bool:
        path, key = decision_path(one.id), str(one.id)
        return self.shelf.stands(path, made_from) and all(strip.has(key, made_from) for strip in strips)

    def _one(self, one: Published, made_from: str, as_json: Strip, as_csv: Strip) -> None:
        path, key = decision_path(one.id), str(one.id)
        if self._stands(one, made_from, (as_json, as_csv)):
            self.shelf.keep(path)
            as_json.copy(key)
            as_csv.copy(key)
            return
        decision = self._decision(one)
        self.shelf.offer(path, made_from, lambda: decision_page(self.site, self.look, decision))
        as_json.add(key, made_from, data.json_line(decision))
        as_csv.add(key, made_from, data.csv_row(decision))

    def _years(self) -> None:
        """The list of each year and what the search looks through, the newest first."""
        for year, held in self.years.items():
            newest_first = held[::-1]
            made_from = stamp(self.frame, [(one.id, one.frozen) for one in newest_first])
            places = (f"decisions/{year}.html", f"search/{year}.js")
            if all(self.shelf.stands(path, made_from) for path in places):
                for path in places:
                    self.shelf.keep(path)
                continue
            lines = list(decisions.lines(self.office, newest_first))
            self.shelf.put(places[0], made_from, pages.decisions_of_year(self.site, self.look, year, lines))
            self.shelf.put(places[1], made_from, search_lines(year, lines))

    def _meetings(self) -> None:
        taken: dict[int, list[Published]] = defaultdict(list)
        for one in self.found:
            if one.meeting_id is not None:
                taken[one.meeting_id].append(one)
        for place, meeting in enumerate(self.meetings):
            if place % _STEP == 0:
                self.progress("meetings", place, len(self.meetings))
            at_it = taken[meeting.id]
            made_from = stamp(self.frame, meeting, [(one.id, one.frozen) for one in at_it])
            self.shelf.offer(
                meeting_path(meeting.id),
                made_from,
                lambda meeting=meeting, at_it=at_it: meeting_page(  # type: ignore[misc]
                    self.site, self.look, meeting, list(decisions.lines(self.office, at_it))
                ),
            )
        for year in {meeting.day.year for meeting in self.meetings}:
            held = [meeting for meeting in self.meetings if meeting.day.year == year][::-1]
            self.shelf.offer(
                f"meetings/{year}.html",
                stamp(self.frame, held),
                lambda year=year, held=held: pages.meetings_of_year(self.site, self.look, year, held),  # type: ignore[misc]
            )

    def _plan(self) -> list[PublicPlanEntry]:
        """The pages of the forward plan; back comes what waits for its decision, by the day it is due."""
        numbers = list(self.plan.notices)
        stamps = {number: self.plan.stamp_of(number, self.decided.get(number, ())) for number in numbers}
        for place, number in enumerate(numbers):
            if place % _STEP == 0:
                self.progress("forward plan", place, len(numbers))
            self.shelf.offer(
                f"forward-plan/F{number}.html",
                stamp(self.frame, stamps[number]),
                lambda number=number: pages.plan_entry_page(  # type: ignore[misc]
                    self.site, self.look, self.plan.entry(number, self.decided.get(number, ()))
                ),
            )
        whole = stamp(self.frame, stamps)
        self.shelf.offer("forward-plan.csv", whole, lambda: data.plan_csv(self.plan.entries(self.decided)))
        shown = [self.plan.entry(number, ()) for number in numbers if not self.decided.get(number)]
        self.shelf.offer(PLAN, whole, lambda: pages.plan_page(self.site, self.look, shown))
        return sorted((entry for entry in shown if entry.open), key=pages.due)

    def _feeds(self, entries: Sequence[PublicPlanEntry]) -> None:
        newest = sorted(self.found, key=lambda one: one.publication_id)[: -feeds.FED - 1 : -1]
        fed = [feeds.decision_entry(self._decision(one)) for one in newest]
        self._feed("decisions.atom", "Decisions", fed)
        wanted = rows.newest_corrected(self.office.register, feeds.FED)
        known = {one.id: one for one in self.found}
        corrected = {
            entry.key: entry
            for number in dict.fromkeys(number for number, _ in wanted)
            for entry in feeds.correction_entries(self._decision(known[number]))
        }
        self._feed("corrections.atom", "Corrections", [corrected[f"correction/D{n}/{s}"] for n, s in wanted])
        noticed = [
            self.plan.entry(number, self.decided.get(number, ())) for number in self.plan.newest_first()[: feeds.FED]
        ]
        self._feed("forward-plan.atom", "Forward plan", [feeds.plan_feed_entry(entry) for entry in noticed])

    def _feed(self, name: str, title: str, entries: Sequence[feeds.FeedEntry]) -> None:
        made_from = stamp(self.frame, self.site.begun, entries)
        self.shelf.offer(name, made_from, lambda: feeds.feed(self.site, name, title, entries))

    def _calendar(self) -> None:
        since = iso_instant(self.office.clock.now() - _CLOSED_FOR)
        recent = [one for one in self.found if one.closes_at and one.closes_at > since]
        closing = decisions.windows(self.office, recent)
        first_day = self.site.today - _MEETINGS_FOR
        held = [meeting for meeting in self.meetings if meeting.day >= first_day]
        made_from = stamp(self.frame, [window for window, _ in closing], held)
        self.shelf.offer("public.ics", made_from, lambda: public_calendar(self.site, held, closing))

    def _lone_files(self) -> None:
        self.shelf.offer("site.css", self.frame, lambda: style_sheet(self.look))
        self.shelf.offer("search.js", self.frame, search_script)
        if crest := self.look.crest:
            self.shelf.offer(crest_path(self.look), self.frame, lambda: crest.data)
        made_from = stamp(self.frame, self.site.newest, self.site.head)
        self.shelf.offer("metadata.json", made_from, lambda: data.metadata(self.site))

    def _front(self, waiting: Sequence[PublicPlanEntry]) -> None:
        now, today = iso_instant(self.office.clock.now()), self.site.today
        opened = sorted(
            (one for one in self.found if one.closes_at and one.closes_at > now and self._may_be_asked(one)),
            key=lambda one: (one.closes_at, one.id),
        )
        newest = self.found[: -pages.NEWEST - 1 : -1]
        front = pages.Front(
            windows=tuple(window for window, _ in decisions.windows(self.office, opened)),
            newest=tuple(decisions.lines(self.office, newest)),
            years=tuple((year, len(self.years[year])) for year in sorted(self.years, reverse=True)),
            planned=tuple(waiting),
            coming=tuple(meeting for meeting in self.meetings if meeting.day >= today),
            meeting_years=_by_year([meeting.day for meeting in self.meetings]),
        )
        made_from = stamp(self.frame, front, today, self.site.head)
        self.shelf.offer(INDEX, made_from, lambda: pages.front_page(self.site, self.look, front))


def _by_year(days: Sequence[date]) -> tuple[tuple[int, int], ...]:
    counted = Counter(day.year for day in days)
    return tuple(sorted(counted.items(), reverse=True))
