"""The whole life of decisions, lawful and unlawful, in any order: up to publication, and from there to their effect."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from clerk_tui.domain.call_in_events import CouncilResult, Reconsideration, State
from clerk_tui.domain.consent import Answer
from clerk_tui.domain.council import Maker, Outcome
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.register import decisions as records
from clerk_tui.rules.checks import OVERRIDABLE
from clerk_tui.services import (
    agendas,
    call_in_hearings,
    call_in_requests,
    call_in_striking,
    call_ins,
    checking,
    correcting,
    decisions,
    forward_plan,
    individual,
    key_tests,
    notices,
    plan_versions,
    private_meetings,
    publishing,
    routes,
)
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.call_in_cases import case_of
from tests.at_the_desk import AT_ALL, NEAR, SAID, SECONDS, AtTheDesk
from tests.life import MEMBERS, VARIANTS

OVERRIDES = st.sampled_from(sorted(OVERRIDABLE))
NINE_TICKS = {
    "documents": "The report", "address": "Town Hall", "other_documents": "yes", "requests": "Write to the clerk.",
}  # fmt: skip
TYPED = st.sampled_from(
    [
        {"call_in_exempt": "yes", "call_in_exempt_reason": "The flood."}, {"call_in_exempt": "perhaps"},
        {"not_callable": "recommendation to Council"}, {"not_callable": "none"}, {"not_callable": ""}, {"title": ""},
        {"reference": "EX/1"}, {"reference": "D7"}, {"resolution": "Agreed, {say what}."}, {"decided_at": "25:00"},
        {"published_on": "30 February 2026"}, {"published_on": ""}, {"forward_plan_reference": "18/2026"},
        {"maker_name": ""}, {"decided_on": "Monday 2 June 2026"}, {"nothing": "known"}, {"attendance": MEMBERS[0]},
        {"attendance": MEMBERS[7]}, {"key_basis": "c"},
    ]
)  # fmt: skip
CORRECTED = st.sampled_from(
    [
        {"resolution": "Agreed in part."}, {"resolution": "Agreed."}, {"reasons": ""}, {"reference": "EX/1"},
        {"not_callable": "noting"}, {"decided_on": "2031-01-01"}, {"decided_on": "2026-05-28"}, {"title": "Baths"},
        {"published_on": "2026-06-02"}, {"attendance": MEMBERS[0]}, {"nothing": "known"}, {"call_in_exempt": "yes"},
        {"key_decision": "yes"},
    ]
)  # fmt: skip
OUTCOMES, RESULTS = st.sampled_from(list(Outcome)), st.sampled_from(list(Reconsideration))
COUNCILS, VALID = st.sampled_from(list(CouncilResult)), st.sampled_from([1, 1, 0])
WAIVED = {"call_in_exempt": "yes", "call_in_exempt_reason": "The flood."}
NOTING = {"not_callable": "noting"}


class UpToPublication(AtTheDesk):
    """Planned, noticed, on an agenda, recorded and published; or refused on the way."""

    @initialize(variant=st.sampled_from(VARIANTS))
    def begins(self, variant: tuple[str, str]) -> None:
        self.at_ambridge(variant)

    @rule(at=AT_ALL, key=st.booleans())
    def records_what_was_decided_today(self, at: int, key: bool) -> None:
        self.try_to(lambda: self.fill_in(self.which("decision", at), key_decision="yes" if key else "no"))

    # The forward plan

    @rule(
        reference=st.sampled_from(["18/2026", "19/2026", "KEY/01", "D1", ""]), first=NEAR, last=st.none() | NEAR,
        whole=st.booleans(), body=st.sampled_from(["Cabinet", "Cabinet", "Nobody known", ""]),
    )  # fmt: skip
    def plans(self, reference: str, first: int, last: int | None, whole: bool, body: str) -> None:
        typed = {"reference": reference, "matter": "Library review", "body": body, "due_from": str(self.day(first))}
        if last is not None:
            typed["due_to"] = str(self.day(last))
        self.try_to(lambda: forward_plan.add(self.office, typed | (NINE_TICKS if whole else {})))

    @rule(
        at=AT_ALL, who=st.sampled_from(["", "Councillor A"]), why=SAID, money=st.none() | st.booleans(),
        wards=st.none() | st.booleans(), amount=st.none() | st.sampled_from([-1, 0, 249_999, 250_000]),
    )  # fmt: skip
    def answers_the_key_test(
        self, at: int, who: str, why: str, money: bool | None, wards: bool | None, amount: int | None
    ) -> None:
        answers = key_tests.Answers(who, why, money, wards, amount=amount)
        self.try_to(lambda: key_tests.take(self.office, self.which("forward_plan_entry", at), answers))

    @rule(at=AT_ALL, offices=NEAR, website=NEAR, restart=st.none() | st.booleans(), why=SAID)
    def publishes_a_notice(self, at: int, offices: int, website: int, restart: bool | None, why: str) -> None:
        entry = self.which("forward_plan_entry", at)
        there, here = (self.day(offices), None), (self.day(website), None)
        self.try_to(
            lambda: plan_versions.publish(self.office, entry, offices=there, website=here, restart=restart, because=why)
        )

    @rule(at=AT_ALL, first=NEAR, last=st.none() | NEAR, matter=st.sampled_from(["", "Libraries of the whole borough"]))
    def slips_or_widens(self, at: int, first: int, last: int | None, matter: str) -> None:
        typed = {"due_from": str(self.day(first)), "due_to": str(self.day(last)) if last is not None else ""}
        typed |= {"matter": matter} if matter else {}
        self.try_to(lambda: forward_plan.set_fields(self.office, self.which("forward_plan_entry", at), typed))

    @rule(at=AT_ALL, why=SAID)
    def withdraws_an_entry(self, at: int, why: str) -> None:
        self.try_to(lambda: forward_plan.withdraw(self.office, self.which("forward_plan_entry", at), why))

    # The record

    @rule(maker=st.sampled_from(list(Maker)), name=st.sampled_from(["", "Councillor B", "The Treasurer"]), near=NEAR)
    def begins_a_decision_without_a_meeting(self, maker: Maker, name: str, near: int) -> None:
        self.try_to(lambda: individual.begin(self.office, maker, name, "Write-offs", decided_on=self.day(near)))

    @rule(at=AT_ALL, decided=NEAR, key=st.booleans(), notice=st.none() | NEAR, near_its_meeting=st.booleans())
    def fills_in_a_record(self, at: int, decided: int, key: bool, notice: int | None, near_its_meeting: bool) -> None:
        def fill() -> None:
            found = records.decision(self.office.register, number)
            meeting = checking.case(self.office, number).meeting
            day = meeting.day if meeting and near_its_meeting else self.day(decided)
            typed = {
                "resolution": "Agreed.", "reasons": "Savings.", "alternatives": "None.", "conflicts": "None declared.",
                "key_decision": "yes" if key else "no", "decided_on": str(day),
            }  # fmt: skip
            typed |= {"notice_on": str(self.day(notice))} if notice is not None and not found.notice_from else {}
            decisions.set_fields(self.office, number, typed)

        number = self.which("decision", at)
        self.try_to(fill)

    @rule(
        at=AT_ALL,
        typed=TYPED,
    )  # fmt: skip
    def types_into_a_record(self, at: int, typed: Mapping[str, str]) -> None:
        self.try_to(lambda: decisions.set_fields(self.office, self.which("decision", at), typed))

    @rule(at=AT_ALL, finding=OVERRIDES, why=SAID)
    def overrides(self, at: int, finding: str, why: str) -> None:
        self.try_to(lambda: checking.override(self.office, self.which("decision", at), finding, why))

    # The route

    @rule(
        at=AT_ALL, who=st.sampled_from(["", "Councillor C"]), near=NEAR, as_whom=st.sampled_from(["chairman", "vice"])
    )
    def informs_scrutiny(self, at: int, who: str, near: int, as_whom: str) -> None:
        ref = f"D{self.which('decision', at)}"
        self.try_to(
            lambda: routes.inform(self.office, ref, informed=who, informed_on=self.day(near), informed_as=as_whom)
        )

    @rule(
        at=AT_ALL, kind=st.sampled_from(list(UrgencyKind)[1:3]), answer=st.sampled_from(list(Answer)),
        who=st.sampled_from(["", "Councillor C", "Councillor G"]), near=st.none() | NEAR, why=SAID,
        limbs=st.booleans(),
    )  # fmt: skip
    def asks_for_consent(
        self, at: int, kind: UrgencyKind, answer: Answer, who: str, near: int | None, why: str, limbs: bool
    ) -> None:
        on = self.day(near) if near is not None else None
        given = routes.Given(answer, who, on, reason=why, urgent=limbs, cannot_be_deferred=limbs)
        self.try_to(lambda: routes.record_step(self.office, f"D{self.which('decision', at)}", kind, given))

    @rule(at=AT_ALL, kind=st.sampled_from(list(UrgencyKind)[1:3]), why=SAID)
    def takes_an_answer_back(self, at: int, kind: UrgencyKind, why: str) -> None:
        self.try_to(lambda: routes.take_back(self.office, f"D{self.which('decision', at)}", kind, why))

    @rule(at=AT_ALL, kind=st.sampled_from(list(NoticeKind)), offices=NEAR, website=st.none() | NEAR, why=SAID)
    def records_a_notice(self, at: int, kind: NoticeKind, offices: int, website: int | None, why: str) -> None:
        typed = {"offices": str(self.day(offices)), "reasons": why}
        typed |= {"website": str(self.day(website))} if website is not None else {}
        self.try_to(lambda: notices.record_notice(self.office, f"D{self.which('decision', at)}", kind, typed))

    @rule(
        at=AT_ALL,
        typed=st.sampled_from(
            [
                {"paragraphs": "3"},
                {"paragraphs": "99"},
                {"reasons": "Prices."},
                {"outweighs": "perhaps"},
                {"no": "field"},
            ]
        ),
    )
    def says_why_it_is_private(self, at: int, typed: Mapping[str, str]) -> None:
        self.try_to(lambda: private_meetings.set_exemption(self.office, f"D{self.which('decision', at)}", typed))

    @rule(at=AT_ALL, near=NEAR, who=st.sampled_from(["", "A resident"]))
    def receives_a_representation(self, at: int, near: int, who: str) -> None:
        ref = f"D{self.which('decision', at)}"
        self.try_to(
            lambda: private_meetings.add_representation(
                self.office, ref, received_on=self.day(near), from_whom=who, text="Open it."
            )
        )

    # Publication

    @rule(at=AT_ALL, on=st.none() | NEAR, gone_past=st.lists(OVERRIDES, max_size=2), why=SAID)
    def publishes(self, at: int, on: int | None, gone_past: list[str], why: str) -> None:
        self.publish(
            self.which("decision", at), self.day(on) if on is not None else None, dict.fromkeys(gone_past, why)
        )

    @rule(at=AT_ALL)
    def publishes_past_all_that_can_be_gone_past(self, at: int) -> None:
        number = self.which("decision", at)
        try:
            found = publishing.findings(self.office, number)
        except ClerkError:
            return
        standing = {f.id for f in found if f.severity is Severity.BLOCKER and f.id in OVERRIDABLE and not f.overridden}
        self.publish(number, None, dict.fromkeys(standing, "The proper officer said so."))


class FromPublication(AtTheDesk):
    """Published, and from there called in, waived, corrected, heard, reconsidered, in effect or not."""

    @initialize(
        variant=st.sampled_from(VARIANTS), opened=st.sampled_from([{}, {}, {}, WAIVED, NOTING]),
        steps=st.integers(0, 4), outcome=OUTCOMES, valid=VALID, result=RESULTS, council=COUNCILS,
    )  # fmt: skip
    def begins(
        self, variant: tuple[str, str], opened: Mapping[str, str], steps: int, outcome: Outcome, valid: int,
        result: Reconsideration, council: CouncilResult,
    ) -> None:  # fmt: skip
        """One decision is published this morning, and perhaps called in already; the record of another waits."""
        self.at_ambridge(variant)
        self.fill_in(1, **opened)
        assert self.publish(1, None, {})
        self.what_was_published_stays_as_it_was()
        decisions.start(self.office, agendas.add_item(self.office, 1, NewItem("Baths", as_published=True)))
        self.fill_in(2)
        self.does_what_comes_next(0, steps, outcome, valid, result, council)

    @rule()
    def publishes_the_other(self) -> None:
        self.publish(2, None, {})

    @rule(at=AT_ALL, steps=st.integers(1, 4), outcome=OUTCOMES, valid=VALID, result=RESULTS, council=COUNCILS)
    def does_what_comes_next(
        self, at: int, steps: int, outcome: Outcome, valid: int, result: Reconsideration, council: CouncilResult
    ) -> None:
        """The lawful next steps, whatever they are: they are never refused."""
        number, law = self.published(at), "Ms Law"
        for _ in range(steps):
            before = case_of(self.office, number).state
            match before.state:
                case State.WINDOW_OPEN if before.requests_open:
                    self.a_sound_request_comes(at)
                case State.VALIDATING if valid:
                    call_ins.validate(self.office, number, by=law)
                case State.VALIDATING:
                    call_ins.reject(self.office, number, by=law, because="It names no ground.")
                case State.SUSPENDED:
                    call_ins.heard(self.office, number, outcome=outcome)
                case State.RECONSIDER:
                    call_ins.reconsidered(self.office, number, result=result)
                case State.COUNCIL:
                    call_ins.council_met(self.office, number, result=council, decides=result)

    @rule(
        at=AT_ALL,
        typed=CORRECTED, restarts=st.none() | st.booleans(), why=SAID, window=SAID, again=SAID,
    )  # fmt: skip
    def corrects(
        self, at: int, typed: Mapping[str, str], restarts: bool | None, why: str, window: str, again: str
    ) -> None:
        reasons = correcting.Reasons(why, restarts, window, again)
        self.try_to(lambda: correcting.correct(self.office, self.which("decision", at), typed, reasons))

    # Call-in

    @rule(
        at=AT_ALL, seconds=SECONDS, despite=SAID,
        names=st.sampled_from(
            [MEMBERS[2:5], MEMBERS[3:6], MEMBERS[2:6], MEMBERS[2:4], MEMBERS[1:4], ("A resident", *MEMBERS[3:5]), (),
             (MEMBERS[3], "councillor d", MEMBERS[4])]
        ),
    )  # fmt: skip
    def is_asked_to_call_in(self, at: int, seconds: int, names: tuple[str, ...], despite: str) -> None:
        typed = call_in_requests.Typed(self.instant(seconds), names, despite=despite)
        self.try_to(lambda: call_in_requests.request(self.office, self.which("decision", at), typed))

    @rule(at=AT_ALL)
    def a_sound_request_comes(self, at: int) -> None:
        """It is taken down while requests are open, and suspends from then on; afterwards it is kept as refused."""
        number, now = self.published(at), self.office.clock.now()
        before = case_of(self.office, number).state
        typed = call_in_requests.Typed(now, MEMBERS[2:5], grounds="The cost.")
        answer = call_in_requests.request(self.office, number, typed)
        if before.requests_open:
            assert answer.accepted, answer.request.refused
            assert not answer.case.state.may_implement and answer.case.state.effective_at is None
        elif before.closes_at is not None and now > before.closes_at:
            assert not answer.accepted

    @rule(at=AT_ALL, by=st.sampled_from(["", "Ms Law"]), valid=st.booleans(), why=SAID, seconds=SECONDS)
    def decides_whether_it_is_valid(self, at: int, by: str, valid: bool, why: str, seconds: int) -> None:
        act = call_ins.validate if valid else call_ins.reject
        number, when = self.which("decision", at), self.instant(seconds)
        self.try_to(lambda: act(self.office, number, by=by, because=why, at=when))

    @rule(at=AT_ALL, names=st.sampled_from([(), MEMBERS[2:5], MEMBERS[2:3], ("A stranger",)]), writing=st.booleans())
    def withdraws_a_signature(self, at: int, names: tuple[str, ...], writing: bool) -> None:
        number = self.which("decision", at)
        self.try_to(lambda: call_ins.withdraw(self.office, number, names=names, in_writing=writing))

    @rule(at=AT_ALL, near=st.none() | NEAR, meeting=st.none() | AT_ALL, why=SAID)
    def sets_the_hearing(self, at: int, near: int | None, meeting: int | None, why: str) -> None:
        number = self.which("decision", at)
        on = self.day(near) if near is not None else None
        there = self.which("meeting", meeting) if meeting is not None else None
        self.try_to(lambda: call_in_hearings.set_hearing(self.office, number, on=on, meeting_id=there, because=why))

    @rule(at=AT_ALL, outcome=st.sampled_from(list(Outcome)), seconds=SECONDS)
    def hears(self, at: int, outcome: Outcome, seconds: int) -> None:
        number, when = self.which("decision", at), self.instant(seconds)
        self.try_to(lambda: call_ins.heard(self.office, number, outcome=outcome, at=when))

    @rule(at=AT_ALL, result=st.sampled_from(list(Reconsideration)), seconds=SECONDS)
    def reconsiders(self, at: int, result: Reconsideration, seconds: int) -> None:
        number, when = self.which("decision", at), self.instant(seconds)
        self.try_to(lambda: call_ins.reconsidered(self.office, number, result=result, at=when))

    @rule(
        at=AT_ALL,
        result=st.sampled_from(list(CouncilResult)),
        decides=st.none() | st.sampled_from(list(Reconsideration)),
    )
    def council_meets(self, at: int, result: CouncilResult, decides: Reconsideration | None) -> None:
        number = self.which("decision", at)
        self.try_to(lambda: call_ins.council_met(self.office, number, result=result, decides=decides))

    @rule(at=AT_ALL, offices=st.sampled_from([(), ("chair of the scrutiny committee",), ("the Mayor",)]), why=SAID)
    def waives_call_in(self, at: int, offices: tuple[str, ...], why: str) -> None:
        number = self.which("decision", at)
        self.try_to(lambda: call_ins.urgent(self.office, number, offices=offices, because=why))

    @rule(at=AT_ALL, seconds=SECONDS)
    def carries_it_out(self, at: int, seconds: int) -> None:
        number, when = self.which("decision", at), self.instant(seconds)
        self.try_to(lambda: call_ins.implemented(self.office, number, at=when))

    @rule(at=AT_ALL, event=AT_ALL, why=SAID)
    def strikes_out(self, at: int, event: int, why: str) -> None:
        number, struck = self.which("decision", at), self.which("call_in_event", event)
        self.try_to(lambda: call_in_striking.strike(self.office, number, struck, because=why))


RUN = settings(
    settings.get_profile("house"),
    max_examples=20,
    stateful_step_count=50,
    # Shrinking fifty steps of a file takes minutes; a failing run is printed as it was.
    phases=(Phase.reuse, Phase.generate),
)
TestUpToPublication = UpToPublication.TestCase
TestUpToPublication.settings = RUN
TestFromPublication = FromPublication.TestCase
TestFromPublication.settings = RUN
