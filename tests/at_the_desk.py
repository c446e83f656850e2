"""A clerk at a desk where anything may be tried at any time, and what holds after every step."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from clerk_tui.domain.call_in_events import CallInState
from clerk_tui.domain.dates import LONDON, london_date, parse_instant
from clerk_tui.domain.decision import DecisionStatus, Publication
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.register import decisions as records
from clerk_tui.services import agendas, decisions, meeting_changes, new_meetings, publishing, undoing
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.call_in_cases import case_of
from clerk_tui.services.new_meetings import NewMeeting
from clerk_tui.services.office import Office
from clerk_tui.services.verifying import verify
from tests import life
from tests.life import MEMBERS, ambridge, at_london, desk, held_back, noticed_in_time, working_day_after

AT_ALL = st.integers(0, 3)
"""Which of the things there are, counted round."""
NEAR = st.sampled_from([-40, -29, -28, -8, -6, -5, -1, 0, 0, 0, 1, 5, 6, 28, 29, 30])
"""Days from today."""
SAID = st.sampled_from(["", "It cannot wait.", "The proper officer said so."])
SECONDS = st.sampled_from([-90_000, -3600, -1, 0, 0, 0])
NO_SENTENCE = re.compile(
    r"Traceback|Error\b|Exception|NoneType|sqlite|constraint|object at 0x|<class|KeyError|\bdict\b"
)


def is_a_sentence(said: str) -> bool:
    """One line that begins with a capital or a quotation, ends as sentences do, and is none of a program's words."""
    return bool(re.match(r"[A-Z0-9“\[]", said) and re.search(r"[.?][”)]?$", said)) and not (
        "\n" in said or NO_SENTENCE.search(said)
    )


class AtTheDesk(RuleBasedStateMachine):
    """A clerk at a desk where anything may be tried at any time."""

    office: Office

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.frozen: dict[str, dict[int, tuple[object, ...]]] = {"decision": {}, "publication": {}, "correction": {}}
        self.missed_takes_effect = False
        self.verified_at: tuple[int, int] | None = None

    def teardown(self) -> None:
        if hasattr(self, "office"):
            self.office.register.close()
        shutil.rmtree(self.folder)

    def at_ambridge(self, variant: tuple[str, str]) -> None:
        """A council with a first meeting whose agenda is out, and the record of its item begun."""
        self.office = ambridge(self.folder, variant)
        self.missed_takes_effect = variant[0] == "takes-effect"
        today = self.office.clock.today()
        meeting = new_meetings.add_meeting(
            self.office, NewMeeting("Cabinet", today, members=MEMBERS[:2]), despite="It is held then"
        )
        decisions.start(self.office, agendas.add_item(self.office, meeting, NewItem("Library review")))
        decisions.set_agenda_date(self.office, meeting, today - timedelta(days=12))

    # How things are tried

    def try_to(self, act: Callable[[], object]) -> bool:
        """Do something. Where it cannot be, one sentence says so and nothing has changed."""
        before = self._head()
        try:
            act()
        except ClerkError as error:
            assert is_a_sentence(str(error)), f"{type(error).__name__}: {error}"
            assert self._head() == before, f"refused, and yet something was written: {error}"
            return False
        return True

    def _head(self) -> tuple[object, ...]:
        row = self.office.register.read_one("SELECT max(rowid), count(*) FROM history")
        assert row is not None
        return tuple(row)

    def which(self, table: str, at: int) -> int:
        """The id of one of the rows there are; one that is not there where there is none."""
        ids = [row[0] for row in self.office.register.read(f"SELECT id FROM {table} ORDER BY id")]
        return ids[at % len(ids)] if ids else 99

    def published(self, at: int) -> int:
        ids = sorted(self.frozen["decision"])
        return ids[at % len(ids)]

    def day(self, near: int) -> date:
        return self.office.clock.today() + timedelta(days=near)

    def instant(self, seconds: int) -> datetime:
        return self.office.clock.now() + timedelta(seconds=seconds)

    def set_clock(self, to: datetime) -> None:
        self.office.clock.rehearse(to.astimezone(UTC))

    def fill_in(self, number: int, **more: str) -> None:
        """All that a record of today has to say."""
        typed = {**life.RECORDED, "decided_on": str(self.office.clock.today())}
        decisions.set_fields(self.office, number, typed | more)

    def publish(self, number: int, on: date | None, reasons: Mapping[str, str]) -> bool:
        """Publish a record, and hold what came of it against the law; whether it was not refused."""
        if not self.try_to(lambda: publishing.publish(self.office, number, on=on, overrides=reasons)):
            return False
        self.came_out(number)
        return True

    def came_out(self, number: int) -> None:
        """What was published just now, held against the law."""
        decision = records.decision(self.office.register, number)
        publication = records.publication(self.office.register, number)
        assert decision.status is DecisionStatus.PUBLISHED and publication is not None
        assert number not in self.frozen["decision"], "published for the first time twice"
        assert decision.decided_on is not None and decision.resolution and decision.reasons
        assert decision.decided_on <= self.office.clock.today(), "published before it was made"
        assert publication.published_on >= decision.decided_on, "published before it was made"
        if decision.key_decision:
            assert noticed_in_time(self.office.register, number, decision.decided_on), "no notice and no other route"
        if decision.not_callable or not self._of_the_executive(number):
            assert publication.closes is None
            assert publication.effective is not None and publication.effective >= decision.decided_on
        elif decision.call_in_exempt:
            assert publication.effective == publication.published_on
        else:
            self._counted(publication)

    def _of_the_executive(self, number: int) -> bool:
        """Only decisions of the executive can be called in (LGA 2000 s.9F(4)); one without a meeting is a member's."""
        kinds = self.rows(
            "SELECT body.kind FROM decision JOIN meeting ON meeting.id = decision.meeting_id"
            " JOIN body ON body.id = meeting.body_id WHERE decision.id = ?",
            number,
        )
        return not kinds or kinds[0]["kind"] == "executive"

    def _counted(self, publication: Publication) -> None:
        last = working_day_after(publication.published_on, life.DAYS)
        assert publication.closes == last
        assert publication.closes_at == at_london(last, life.CUTOFF)
        assert publication.effective == last + timedelta(days=1)

    # Time

    @rule(hours=st.sampled_from([1, 8, 24, 24, 72, 72, 8 * 24, 29 * 24]))
    def time_passes(self, hours: int) -> None:
        self.set_clock(self.office.clock.now() + timedelta(hours=hours))

    @precondition(lambda self: self.frozen["decision"])
    @rule(at=AT_ALL, seconds=st.sampled_from([-1, 0, 1]))
    def it_comes_to_the_closing(self, at: int, seconds: int) -> None:
        publication = records.publication(self.office.register, self.published(at))
        assert publication is not None and publication.in_force is not None
        closes = publication.in_force.closes_at
        if closes is not None and closes > self.office.clock.now():
            self.set_clock(closes + timedelta(seconds=seconds))

    # Meetings

    @rule(body=st.sampled_from(["Cabinet", "Scrutiny Committee", "Council", ""]), near=NEAR, convened=st.none() | NEAR)
    def calls_a_meeting(self, body: str, near: int, convened: int | None) -> None:
        when = self.day(convened) if convened is not None else None
        new = NewMeeting(body, self.day(near), convened_on=when)
        self.try_to(lambda: new_meetings.add_meeting(self.office, new, despite="It is held then"))

    @rule(at=AT_ALL, kind=st.sampled_from(list(ChangeKind)), to=st.none() | NEAR, why=SAID)
    def changes_a_meeting(self, at: int, kind: ChangeKind, to: int | None, why: str) -> None:
        def change() -> None:
            day = self.day(to) if to is not None else None
            meeting_changes.accept(
                self.office, meeting_changes.preview(self.office, self.which("meeting", at), kind, to=day), why
            )

        self.try_to(change)

    @rule(at=AT_ALL, near=st.none() | NEAR)
    def says_when_the_agenda_was_out(self, at: int, near: int | None) -> None:
        day = self.day(near) if near is not None else None
        self.try_to(lambda: decisions.set_agenda_date(self.office, self.which("meeting", at), day))

    @rule(at=AT_ALL, entry=st.sampled_from(["", "18/2026"]), urgent=SAID, title=st.sampled_from(["", "Swimming baths"]))
    def adds_an_item_and_begins_its_record(self, at: int, entry: str, urgent: str, title: str) -> None:
        def add() -> None:
            new = NewItem(title, entry=entry, urgent_reason=urgent)
            added.append(agendas.add_item(self.office, self.which("meeting", at), new))

        added: list[int] = []
        if self.try_to(add):
            self.try_to(lambda: decisions.start(self.office, added[0]))

    @rule()
    def undoes(self) -> None:
        self.try_to(lambda: undoing.undo(self.office))

    # What holds after every step

    def rows(self, sql: str, *values: Any) -> list[Any]:
        return self.office.register.read(sql, *values)

    @invariant()
    def what_was_published_stays_as_it_was(self) -> None:
        if not hasattr(self, "office"):
            return
        for table, where in (("decision", "WHERE status = 'published'"), ("publication", ""), ("correction", "")):
            held = {row["id"]: tuple(row) for row in self.rows(f"SELECT * FROM {table} {where}")}
            for number, before in self.frozen[table].items():
                assert held.get(number) == before, f"{table} {number} was changed after it was published"
            self.frozen[table] = held

    @invariant()
    def it_is_published_first_but_once(self) -> None:
        if not hasattr(self, "office"):
            return
        for number in self.frozen["decision"]:
            published = [
                row[0]
                for row in self.rows("SELECT sequence FROM publication WHERE decision_id = ? ORDER BY id", number)
            ]
            assert published == list(range(1, len(published) + 1))
            assert len(self.rows("SELECT 1 FROM correction WHERE decision_id = ?", number)) == len(published) - 1

    @invariant()
    def the_register_follows_from_its_history(self) -> None:
        if not hasattr(self, "office"):
            return
        # Where nothing was written since, it is what was found then.
        if (stands_at := self.office.register.stands_at()) is None or stands_at != self.verified_at:
            found = verify(self.office)
            assert found.good, found.lines()
            self.verified_at = stands_at

    @invariant()
    def nothing_takes_effect_before_it_may(self) -> None:
        for number in self.frozen["decision"]:
            try:
                state = case_of(self.office, number).state
            except InputError as error:
                assert "correct the record before" in str(error) or "before it is made" in str(error), str(error)
                continue
            self._not_while_called_in(number, state)
            self._not_before_the_window(number, state)

    def _not_while_called_in(self, number: int, state: CallInState) -> None:
        now, events = self.office.clock.now(), desk(self.office.register, number)
        if not held_back(events, self._signed(number), now, self.missed_takes_effect):
            return
        if self._waived_or_not_callable(number, events):
            return
        assert not state.may_implement, f"in effect though it is called in: {state.why}"
        assert state.effective_at is None or state.effective_at > now, state.why

    def _signed(self, number: int) -> dict[int, frozenset[str]]:
        rows = self.rows(
            "SELECT request_id, name FROM call_in_requester JOIN call_in_request AS asked ON asked.id = request_id"
            " WHERE decision_id = ?",
            number,
        )
        ids = {row["request_id"] for row in rows}
        return {each: frozenset(row["name"].casefold() for row in rows if row["request_id"] == each) for each in ids}

    def _waived_or_not_callable(self, number: int, events: list[Any]) -> bool:
        decision = records.decision(self.office.register, number)
        return bool(
            decision.not_callable
            or not self._of_the_executive(number)
            or decision.call_in_exempt
            or any(e["kind"] == "urgency-consent" for e in events)
        )

    def _not_before_the_window(self, number: int, state: CallInState) -> None:
        """In effect by the window alone, which has to have run from the publication that it counts from."""
        events = desk(self.office.register, number)
        settled = {"heard", "reconsidered", "council-met"} & {event["kind"] for event in events}
        if settled or not state.may_implement or self._waived_or_not_callable(number, events):
            return
        (published,) = self.rows(
            "SELECT max(published_on) FROM publication WHERE decision_id = ? AND (sequence = 1 OR id IN"
            " (SELECT publication_id FROM correction WHERE restarts))",
            number,
        )
        effect = working_day_after(date.fromisoformat(published[0]), life.DAYS) + timedelta(days=1)
        assert london_date(self.office.clock.now()) >= effect, f"in effect before {effect}: {state.why}"

    @invariant()
    def carrying_it_out_while_it_was_called_in_is_a_breach(self) -> None:
        for number in self.frozen["decision"]:
            events = desk(self.office.register, number)
            for event in events:
                at = parse_instant(event["at"]).astimezone(LONDON)
                if event["kind"] != "implemented" or self._waived_or_not_callable(number, events):
                    continue
                if held_back(
                    [e for e in events if (e["at"], e["id"]) < (event["at"], event["id"])],
                    self._signed(number), at, self.missed_takes_effect,
                ):  # fmt: skip
                    findings = case_of(self.office, number).state.findings
                    assert "CI-BREACH" in {finding.id for finding in findings}
