"""All that stands around a decision, walked in any order: supplements, interests, wordings, people, days, many at once.

One matter keeps something exempt all the while; what may be published is published, singly or together.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from clerk_tui.domain.days import DayKind
from clerk_tui.domain.decision import DecisionStatus, Publication
from clerk_tui.domain.interest import record_lines
from clerk_tui.register import decisions as records
from clerk_tui.register import interests as declared
from clerk_tui.register import meetings
from clerk_tui.rules.added_days import Addition
from clerk_tui.services import (
    agendas,
    boards,
    boilerplate,
    calendar_days,
    decisions,
    interests,
    people_changes,
    people_merging,
    people_seats,
    publishing,
    publishing_together,
    supplements,
)
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.people_seats import SeatDetails
from tests import life
from tests.at_the_desk import AT_ALL, NEAR, SAID, AtTheDesk
from tests.life import MEMBERS, VARIANTS
from tests.services.test_life_of_a_decision import RUN

SECRET = "Zebedee Holdings offered four million pounds for the site"
NAMES = st.sampled_from([*MEMBERS[:4], "Councillor Zoe Adams", "Councillor a", "Yasmin Khan", "", "4711"])
NATURES = st.sampled_from(["", "Owns the house next door", "Sits on the board of the library's friends", SECRET])
YES_NO = st.sampled_from(["", "yes", "yes", "no", "no", "perhaps"])
TEXTS = st.sampled_from(
    ["", "None declared.", "Agreed, at a cost of {amount}.", "An open {hole", "As the report says.", SECRET]
)
DAYS = st.sampled_from([DayKind.BANK_HOLIDAY, *DayKind])
WORDED = st.sampled_from(["reasons", "reasons", "resolution", "conflicts", "title", "nothing"])
WORDING = st.sampled_from(["", "Usual", "usual", "Usual", "Cost"])
SOURCES = st.sampled_from(["", "The Gazette", "The Gazette"])
SOON = st.sampled_from([-12, -3, 0, 1, 2, 3, 4, 7, 8])
"""Days from today among which an open window lies."""


class AroundADecision(AtTheDesk):
    """Everything that a decision stands among, changed before it is published and afterwards."""

    @initialize(variant=st.sampled_from(VARIANTS), out=st.booleans(), funeral=st.booleans())
    def begins(self, variant: tuple[str, str], out: bool, funeral: bool) -> None:
        """The first matter keeps something exempt; the second, of the same meeting, is open, and may be out already."""
        self.at_ambridge(variant)
        self.told: set[int] = set()
        self.fill_in(1, exempt_text=SECRET)
        decisions.start(self.office, agendas.add_item(self.office, 1, NewItem("Baths", as_published=True)))
        day = (self.day(-11), None)
        late = supplements.add_supplement(self.office, 1, "Late papers", offices=day, website=day)
        decisions.start(self.office, agendas.add_item(self.office, 1, NewItem("Floods", supplement_id=late)))
        self.fill_in(2)
        interests.add(self.office, 1, MEMBERS[0], {"nature": "Owns the house next door"}, item_id=2)
        boilerplate.add(self.office, "reasons", "Usual", "As the report says.")
        people_changes.add_person(self.office, "Councillor Zoe Adams")
        if funeral:
            off = Addition(self.day(3), self.day(3), DayKind.BANK_HOLIDAY, "Funeral", "The Gazette")
            calendar_days.accept(self.office, calendar_days.preview_add(self.office, [off]))
        if out:
            assert self.publish(2, None, {})

    # Supplements

    @rule(
        at=AT_ALL, title=st.sampled_from(["", "Late papers", SECRET]), offices=st.none() | NEAR, website=NEAR, why=SAID
    )
    def publishes_a_supplement(self, at: int, title: str, offices: int | None, website: int, why: str) -> None:
        there = (self.day(offices), None) if offices is not None else None
        self.try_to(
            lambda: supplements.add_supplement(
                self.office, self.which("meeting", at), title, offices=there, website=(self.day(website), None),
                reason=why,
            )
        )  # fmt: skip

    @rule(at=AT_ALL, meeting=AT_ALL, title=st.sampled_from(["", "Flood defences"]))
    def adds_an_item_to_a_supplement_and_begins_its_record(self, at: int, meeting: int, title: str) -> None:
        def add() -> None:
            new = NewItem(title, supplement_id=self.which("supplement", at))
            added.append(agendas.add_item(self.office, self.which("meeting", meeting), new))

        added: list[int] = []
        if self.try_to(add):
            self.try_to(lambda: decisions.start(self.office, added[0]))

    @rule(at=AT_ALL, title=st.sampled_from(["", "Later papers"]), near=NEAR)
    def mends_a_supplement(self, at: int, title: str, near: int) -> None:
        day = (self.day(near), time(16, 30))
        self.try_to(
            lambda: supplements.set_supplement(self.office, self.which("supplement", at), title=title, website=day)
        )

    @rule(at=AT_ALL)
    def takes_a_supplement_away(self, at: int) -> None:
        self.try_to(lambda: supplements.remove_supplement(self.office, self.which("supplement", at)))

    # Interests

    @rule(at=AT_ALL, who=NAMES, nature=NATURES, conflict=YES_NO, withdrew=YES_NO)
    def declares_an_interest(self, at: int, who: str, nature: str, conflict: str, withdrew: str) -> None:
        def declare() -> None:
            item = meetings.item(self.office.register, self.which("agenda_item", at))
            typed = {"nature": nature, "conflict": conflict, "withdrew": withdrew}
            found.append(interests.add(self.office, item.meeting_id, who, typed, item_id=item.id).id)

        found: list[int] = []
        if self.try_to(declare):
            self._arrived(found[0])

    @rule(at=AT_ALL, nature=NATURES, withdrew=YES_NO)
    def changes_an_interest(self, at: int, nature: str, withdrew: str) -> None:
        number = self.which("interest", at)
        typed = {"nature": nature, "withdrew": withdrew}
        if self.try_to(lambda: interests.change_interest(self.office, number, typed)):
            self._arrived(number)

    @rule(at=AT_ALL)
    def takes_an_interest_away(self, at: int) -> None:
        self.try_to(lambda: interests.remove(self.office, self.which("interest", at)))

    def _arrived(self, interest_id: int) -> None:
        """What was declared for an item stands in its record by itself."""
        interest = declared.interest(self.office.register, interest_id)
        assert interest.item_id is not None
        number = meetings.item(self.office.register, interest.item_id).decision_id
        if number is not None:
            said = records.decision(self.office.register, number)
            for name, line in record_lines(interest).items():
                assert line in getattr(said, name).split("\n"), f"{line} did not arrive in {name} of D{number}"
            assert not (
                interest.withdrew
                and any(one.present and one.person.id == interest.person.id for one in said.attendance)
            ), "withdrew and yet present"

    # Wordings

    @rule(field=WORDED, name=WORDING, text=TEXTS)
    def keeps_a_wording(self, field: str, name: str, text: str) -> None:
        self.try_to(lambda: boilerplate.add(self.office, field, name, text))

    @rule(field=WORDED, name=WORDING, text=TEXTS, new=WORDING)
    def changes_a_wording(self, field: str, name: str, text: str, new: str) -> None:
        self.try_to(lambda: boilerplate.change_text(self.office, field, name, text, new_name=new))

    @rule(field=WORDED, name=WORDING)
    def takes_a_wording_away(self, field: str, name: str) -> None:
        self.try_to(lambda: boilerplate.remove(self.office, field, name))

    @rule(at=AT_ALL, field=WORDED, name=WORDING)
    def puts_a_wording_into_a_record(self, at: int, field: str, name: str) -> None:
        self.try_to(lambda: boilerplate.insert(self.office, self.which("decision", at), field, name))

    # Publication

    @rule(at=AT_ALL)
    def records_what_was_decided_today(self, at: int) -> None:
        self.try_to(lambda: self.fill_in(self.which("decision", at)))

    @rule(at=AT_ALL)
    def publishes_one(self, at: int) -> None:
        self.publish(self.which("decision", at), None, {})

    @rule(at=AT_ALL)
    def writes_up_a_meeting(self, at: int) -> None:
        for number in publishing_together.of_meeting(self.office, self.which("meeting", at)):
            self.try_to(lambda number=number: self.fill_in(number))  # type: ignore[misc]

    @rule(at=AT_ALL, on=st.none() | NEAR)
    def publishes_a_meeting_together(self, at: int, on: int | None) -> None:
        """All of its decisions go out, or none does."""
        ids = publishing_together.of_meeting(self.office, self.which("meeting", at))
        day = self.day(on) if on is not None else None
        if self.try_to(lambda: publishing_together.publish_together(self.office, ids, on=day)):
            for number in ids:
                self.came_out(number)
        else:
            drafts = {number for number in ids if self._status(number) is DecisionStatus.DRAFT}
            assert drafts == set(ids), "some went out although not all could"

    def _status(self, number: int) -> DecisionStatus:
        return records.decision(self.office.register, number).status

    # Days of the calendar

    @rule(
        near=SOON, days=st.sampled_from([-1, 0, 0, 1, 3]), kind=DAYS, label=st.sampled_from(["Funeral", "Funeral", ""]),
        source=SOURCES, moved=st.none() | st.booleans(), why=SAID,
    )  # fmt: skip
    def adds_days_to_the_calendar(
        self, near: int, days: int, kind: DayKind, label: str, source: str, moved: bool | None, why: str
    ) -> None:
        """Nothing published moves but by choice; without one it is refused."""

        def add() -> None:
            first = self.day(near)
            new = Addition(first, first + timedelta(days=days), kind, label, source)
            seen = calendar_days.preview_add(self.office, [new])
            self._accept(seen, moved, why)

        self.try_to(add)

    @rule(near=SOON, days=st.sampled_from([0, 5, 40]), kind=st.none() | DAYS, moved=st.booleans())
    def takes_days_away(self, near: int, days: int, kind: DayKind | None, moved: bool) -> None:
        def remove() -> None:
            first = self.day(near)
            seen = calendar_days.preview_remove(self.office, first, first + timedelta(days=days), kind)
            self._accept(seen, moved)

        self.try_to(remove)

    def _accept(self, seen: calendar_days.Preview, moved: bool | None, why: str = "") -> None:
        """Every published window kept, or every one moved, or no choice made."""
        keep, move = (seen.published if moved is choice else () for choice in (False, True))
        calendar_days.accept(self.office, seen, keep=keep, move=move, despite=why)

    def _counted(self, publication: Publication) -> None:
        """The window that follows, counted by the bank holidays of the law and those that the office added."""
        added = {
            date.fromisoformat(row[0]) for row in self.rows("SELECT day FROM calendar_day WHERE kind = 'bank-holiday'")
        }
        last, left = publication.published_on, life.DAYS
        while left:
            last += timedelta(days=1)
            left -= life.works(last) and last not in added
        assert publication.closes == last
        assert publication.closes_at == life.at_london(last, life.CUTOFF)
        assert publication.effective == last + timedelta(days=1)

    # People and bodies

    @rule(name=NAMES, kind=st.sampled_from(["member", "member", "officer", "mayor"]))
    def enters_somebody(self, name: str, kind: str) -> None:
        self.try_to(lambda: people_changes.add_person(self.office, name, kind=kind))

    @rule(at=AT_ALL, name=NAMES)
    def renames_somebody(self, at: int, name: str) -> None:
        self.try_to(lambda: people_changes.change_person(self.office, self.which("person", at), name=name))

    @rule(
        name=st.sampled_from(["", "Cabinet", "Housing Panel", "Health Scrutiny"]),
        kind=st.sampled_from(["", "scrutiny", "board"]),
    )
    def enters_a_body(self, name: str, kind: str) -> None:
        self.try_to(lambda: people_changes.add_body(self.office, name, kind=kind))

    @rule(
        at=AT_ALL, body=AT_ALL, role=st.sampled_from(["member", "chair", "leader", ""]), first=st.none() | NEAR,
        last=st.none() | NEAR, why=SAID,
    )  # fmt: skip
    def gives_a_seat(self, at: int, body: int, role: str, first: int | None, last: int | None, why: str) -> None:
        begins, ends = (None if near is None else self.day(near) for near in (first, last))
        person, there = self.which("person", at), self.which("body", body)
        self.try_to(
            lambda: people_seats.add_seat(self.office, person, there, SeatDetails(role, begins, ends), despite=why)
        )

    @rule(at=AT_ALL, near=NEAR)
    def ends_a_seat(self, at: int, near: int) -> None:
        self.try_to(lambda: people_seats.end_seat(self.office, self.which("membership", at), self.day(near)))

    @rule(at=AT_ALL)
    def takes_a_seat_away(self, at: int) -> None:
        self.try_to(lambda: people_seats.remove_seat(self.office, self.which("membership", at)))

    @rule(keep=st.integers(0, 9), other=st.integers(0, 9))
    def makes_one_of_two_people(self, keep: int, other: int) -> None:
        """Whatever named the other names the one that is kept."""
        one, two = self.which("person", keep), self.which("person", other)
        if self.try_to(lambda: people_merging.merge(self.office, one, two)):
            for table in ("summons", "attendance", "membership", "interest"):
                assert not self.rows(f"SELECT 1 FROM {table} WHERE person_id = ?", two)

    # Closed words

    @rule(at=AT_ALL, field=st.sampled_from(["reasons", "resolution", "title", "alternatives", "notes"]))
    def types_closed_words_into_a_public_field(self, at: int, field: str) -> None:
        self.try_to(lambda: decisions.set_fields(self.office, self.which("decision", at), {field: SECRET}))

    # What holds after every step

    @invariant()
    def nothing_exempt_is_published(self) -> None:
        """While the first matter keeps its words apart they stand in nothing that goes out for it."""
        if not hasattr(self, "told"):
            return
        kept = self.rows("SELECT 1 FROM exempt_text WHERE decision_id = 1 AND text = ?", SECRET)
        for row in self.rows("SELECT id, snapshot FROM publication WHERE decision_id = 1"):
            assert row["id"] in self.told or not kept or SECRET.casefold() not in row["snapshot"].casefold()
            self.told.add(row["id"])

    @invariant()
    def every_window_is_what_its_count_says(self) -> None:
        """The dates of a published decision, its count and its line on the board are one."""
        if not hasattr(self, "told"):
            return
        board = {line.decision_id: line for line in boards.windows(self.office, 0, 50)}
        for number in self.frozen["decision"]:
            found = publishing.window(self.office, number)
            if found is None:
                continue
            assert (found.closes, found.effective) == (found.closes_ledger.answer, found.effective_ledger.answer)
            in_force = records.publication(self.office.register, number)
            assert in_force is not None and in_force.in_force is not None
            assert (in_force.in_force.closes, in_force.in_force.effective) == (found.closes, found.effective)
            if number in board:
                assert (board[number].closes, board[number].effective) == (found.closes, found.effective)


TestAroundADecision = AroundADecision.TestCase
TestAroundADecision.settings = settings(RUN, max_examples=30, stateful_step_count=30)
