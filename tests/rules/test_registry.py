"""The registry: every rule of the law is in it, and nothing is counted by a rule or paragraph it does not know."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clerk_tui.domain.council import HearingKind, HearingRule, Nation, ReconsiderRule, Unit
from clerk_tui.domain.ledger import Authority, Certainty, Mark
from clerk_tui.rules import committees, deadlines, notices, reports, retention
from clerk_tui.rules.access import member_access
from clerk_tui.rules.authorities import AUTHORITIES
from clerk_tui.rules.call_in import window
from clerk_tui.rules.registry import PENDING, RULES, applies, not_in
from tests.rules.making_records import BLACKPOOL, CALENDAR, THREE_DAYS

LAW = Path(__file__).resolve().parents[2].parent / "shared" / "spec" / "law.md"
DAY = date(2026, 11, 16)
RULED = replace(
    BLACKPOOL,
    publish_within_days=2,
    call_in=(
        replace(
            THREE_DAYS,
            hearing=HearingRule(10, Unit.WORKING, kind=HearingKind.WITHIN),
            reconsider=ReconsiderRule(5, Unit.WORKING),
        ),
    ),
)
NOT_SEEN = {
    "SI 2012/2089 reg 7", "SI 2012/2089 reg 9(1)(h)", "SI 2012/2089 reg 9(2)", "SI 2012/2089 reg 9(3)",
    "SI 2012/2089 reg 13", "SI 2012/2089 reg 14", "SI 2012/2089 reg 15", "SI 2012/2089 reg 21(6)",
    "SI 2012/2089 reg 21(7)", "SI 2012/2089 reg 22", "LGA 2000 s.9F(4)",
}  # fmt: skip


@pytest.mark.skipif(not LAW.is_file(), reason="the folder shared is not beside the project")
def test_every_rule_of_the_law_is_registered() -> None:
    text = LAW.read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:EN|WA)-[A-Z]+\d*\b", text)) - {"EN-"}
    assert len(named) == 19
    assert named <= set(RULES)
    assert {"CI", "CI-HEARING", "CI-RECONSIDER"} <= set(RULES)


def test_every_count_is_by_a_registered_rule_and_by_registered_paragraphs() -> None:
    found = window(RULED, CALENDAR, published=DAY)
    counts = [
        notices.agenda_notice(DAY, CALENDAR),
        notices.agenda_notice(DAY, CALENDAR, nation=Nation.WALES),
        notices.meeting_notice(DAY, CALENDAR),
        notices.private_meeting_notice(DAY, CALENDAR),
        notices.private_meeting_second_notice(DAY, CALENDAR),
        notices.key_decision_notice(DAY, CALENDAR),
        notices.earliest_key_decision(DAY, CALENDAR),
        notices.general_exception(DAY, CALENDAR),
        deadlines.publish_by(RULED, CALENDAR, decided=DAY),
        deadlines.hearing_by(RULED, CALENDAR, received=DAY),
        deadlines.reconsider_under(RULED, RULED.call_in[0], ReconsiderRule(5, Unit.WORKING), CALENDAR, DAY),
        deadlines.scrutiny_request(DAY, CALENDAR),
        retention.keep_record(DAY, CALENDAR),
        retention.keep_background_papers(DAY, CALENDAR),
        retention.keep_minutes(DAY, CALENDAR),
        retention.keep_meeting_papers(DAY, CALENDAR),
        committees.committee_agenda(DAY, CALENDAR),
        committees.committee_notice(DAY, CALENDAR),
        committees.summons(DAY, CALENDAR),
        reports.special_urgency_report(RULED, CALENDAR, last=DAY),
        reports.missed_key_report(DAY, 10, Unit.WORKING, CALENDAR),
        reports.response_to_scrutiny(DAY, CALENDAR),
    ]
    access = member_access(datetime(2026, 11, 16, 18, tzinfo=UTC))
    hearing = committees.room_for_hearing(DAY, DAY, CALENDAR)
    ledgers = [hearing.earliest, *(count.ledger for count in counts), found.closes_ledger, found.effective_ledger]
    said = [(ledger.rule, ledger.authorities) for ledger in ledgers] + [(access.rule, access.authorities)]
    for rule, paragraphs in said:
        assert rule in RULES
        own = [authority for authority in paragraphs if authority.id not in AUTHORITIES]
        assert all(authority.id.startswith("Blackpool Council") for authority in own)
        assert not own or RULES[rule].local
        if not RULES[rule].local:
            assert {authority.id for authority in paragraphs} <= set(RULES[rule].authority_ids)


def test_each_rule_says_who_acts_and_what_proves_it() -> None:
    for rule in RULES.values():
        assert rule.name and rule.trigger and rule.period and rule.actor and rule.evidence
        assert rule.authorities and rule.nations
        assert rule.certainty is (Certainty.LOCAL if rule.local else Certainty.STATUTE)


@pytest.mark.parametrize("id_", sorted(NOT_SEEN))
def test_a_paragraph_that_was_not_seen_says_so(id_: str) -> None:
    authority = AUTHORITIES[id_]
    assert not authority.seen
    assert "not checked against the source" in authority.caution


def test_a_rule_is_known_no_better_than_its_weakest_paragraph() -> None:
    assert RULES["EN-PM28"].mark is Mark.SEEN and RULES["EN-PM28"].seen
    assert RULES["EN-REC"].mark is Mark.SECONDARY and not RULES["EN-REC"].seen
    assert RULES["EN-KD28"].mark is Mark.KNOWN and not RULES["EN-KD28"].seen


@pytest.mark.parametrize("mark", list(Mark))
def test_only_what_was_seen_needs_no_caution(mark: Mark) -> None:
    authority = Authority("any", "", "", mark)
    assert (authority.caution == "") is (mark is Mark.SEEN) is authority.seen


def test_an_act_not_yet_commenced_is_pending_and_carries_no_rule() -> None:
    (act,) = PENDING
    assert act.id == "EDCE Act 2026" and "commencement was not seen" in act.says
    assert all(act.id not in rule.authority_ids for rule in RULES.values())


@pytest.mark.parametrize("id_", ["EN-KD28", "EN-PM28", "EN-PM5", "EN-PMU", "EN-GE5", "EN-SU", "EN-R19"])
def test_the_english_notices_do_not_bind_wales(id_: str) -> None:
    assert applies(id_, Nation.ENGLAND) and not_in(id_, Nation.ENGLAND) == ""
    assert not applies(id_, Nation.WALES)
    assert not_in(id_, Nation.WALES).startswith(f"{id_} (") and "does not apply in Wales" in not_in(id_, Nation.WALES)


def test_wales_has_rules_of_its_own() -> None:
    assert [id_ for id_ in RULES if id_.startswith("WA-")] == ["WA-AG3", "WA-IMP", "WA-REC", "WA-PUB"]
    assert "does not apply in England" in not_in("WA-IMP", Nation.ENGLAND)
