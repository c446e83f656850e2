"""A clerk corrects what was published: dated, beside it, with the window kept or started again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.decision import DecisionStatus
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.register import corrections as made
from clerk_tui.register import decisions as records
from clerk_tui.rules.added_days import Addition
from clerk_tui.rules.corrections import NOT_CORRECTED
from clerk_tui.services import boards, calendar_days, checking, correcting, decisions, publishing
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.decision_notice import notice_text
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from clerk_tui.services.words import decision_lines
from tests.offices import ICT, MONEY, TUESDAY, count, demo, just_before_storing, recorded

THURSDAY = "2017-10-12T10:00:00+01:00"
KEEP = Reasons("A typing slip", restarts=False, window="only a word")
RESTART = Reasons("A typing slip", restarts=True, window="it reads otherwise now")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Item 2 published on Tuesday 10 October 2017; it is Thursday."""
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    office.clock.rehearse(parse_instant(THURSDAY))
    yield office
    office.register.close()


def rule(office: Office, monkeypatch: pytest.MonkeyPatch, republication: str) -> None:
    """Let the council's file say what a republication does."""
    from dataclasses import replace

    council = office.council()
    stated = replace(council, call_in=tuple(replace(one, republication=republication) for one in council.call_in))
    monkeypatch.setattr(Office, "council", lambda _: stated)


def in_force(office: Office) -> tuple[date | None, date | None]:
    found = records.publication(office.register, ICT)
    assert found is not None and found.in_force is not None
    return found.in_force.closes, found.in_force.effective


def test_the_row_that_was_published_stays_and_the_record_reads_as_corrected(office: Office) -> None:
    before = office.register.read_one("SELECT * FROM decision WHERE id = ?", ICT)
    first = office.register.read_one("SELECT snapshot FROM publication WHERE sequence = 1")
    done = correcting.correct(office, ICT, {"notes": "Appendix 2a."}, KEEP)
    assert office.register.read_one("SELECT * FROM decision WHERE id = ?", ICT) == before
    assert office.register.read_one("SELECT snapshot FROM publication WHERE sequence = 1") == first
    assert records.decision(office.register, ICT).notes == "Appendix 2a."
    assert records.decision(office.register, ICT).status is DecisionStatus.PUBLISHED
    assert [(c.field, c.old, c.new) for c in done.changes] == [("notes", "", "Appendix 2a.")]
    assert (done.sequence, done.corrected_on, done.corrects_id) == (1, date(2017, 10, 12), None)
    assert done.corrected_at.replace(second=0) == parse_instant(THURSDAY)
    assert count(office.register, "publication") == 2 and verify(office).good


def test_kept_the_window_closes_as_published_and_started_again_it_closes_three_days_on(office: Office) -> None:
    found = correcting.propose(office, ICT, {"notes": "A."})
    assert found.kept is not None and found.restarted is not None
    assert (found.kept.closes, found.restarted.closes) == (date(2017, 10, 13), date(2017, 10, 17))
    correcting.correct(office, ICT, {"notes": "A."}, KEEP)
    assert in_force(office) == (date(2017, 10, 13), date(2017, 10, 14))
    assert checking.case(office, ICT).published_on == date(2017, 10, 10), "its window still runs from then"
    correcting.correct(office, ICT, {"reasons": "B."}, RESTART)
    assert in_force(office) == (date(2017, 10, 17), date(2017, 10, 18))
    assert [w.closes for w in checking.windows_in_force(office, ICT)] == [date(2017, 10, 17), date(2017, 10, 13)]
    assert [(w.ref, w.closes) for w in boards.windows(office, 0, 10)] == [("D1", date(2017, 10, 17))]
    assert sum(boards.count_windows(office)) == 1, "one decision is one line of the board"
    assert verify(office).good


def test_a_record_dated_for_a_day_to_come_has_no_earlier_window_when_it_is_corrected_before_that_day(
    tmp_path: Path,
) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT, on=date(2017, 10, 12))
    before = in_force(office)
    correcting.correct(office, ICT, {"notes": "A."}, RESTART)
    assert in_force(office) == before == (date(2017, 10, 17), date(2017, 10, 18))
    out = records.publication(office.register, ICT)
    assert out is not None and out.published_on == date(2017, 10, 12)
    office.register.close()


@pytest.mark.parametrize(("republication", "closes"), [("restart", date(2017, 10, 17)), ("keep", date(2017, 10, 13))])
def test_the_council_s_rule_decides_where_it_says_anything(
    office: Office, monkeypatch: pytest.MonkeyPatch, republication: str, closes: date
) -> None:
    rule(office, monkeypatch, republication)
    done = correcting.correct(office, ICT, {"notes": "A."}, Reasons("A slip"))
    assert in_force(office)[0] == closes
    assert done.restarts == (republication == "restart")
    assert "by the council's rule" in done.restarts_because


def test_a_choice_against_the_rule_is_made_with_a_reason_that_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule(office, monkeypatch, "restart")
    with pytest.raises(Refused, match=r"^Say why the window is kept: by the council's rule"):
        correcting.correct(office, ICT, {"notes": "A."}, Reasons("A slip", restarts=False))
    done = correcting.correct(office, ICT, {"notes": "A."}, Reasons("A slip", restarts=False, window="a comma"))
    assert (done.restarts, done.restarts_because) == (False, "a comma")


def test_where_the_rule_is_silent_the_clerk_chooses_and_says_why(office: Office) -> None:
    with pytest.raises(Refused, match=r"^Say whether the window starts again or is kept, and why"):
        correcting.correct(office, ICT, {"notes": "A."}, Reasons("A slip"))
    with pytest.raises(InputError, match="A correction needs a reason"):
        correcting.correct(office, ICT, {"notes": "A."}, Reasons("  ", restarts=False, window="x"))
    assert made.corrections(office.register, ICT) == () and count(office.register, "publication") == 1


def test_a_correction_of_a_correction_needs_a_reason_of_its_own(office: Office) -> None:
    first = correcting.correct(office, ICT, {"notes": "A."}, KEEP)
    with pytest.raises(Refused, match=r"\[COR-AGAIN\] Notes was corrected already, on Thursday 12 October 2017"):
        correcting.correct(office, ICT, {"notes": "B."}, KEEP)
    again = Reasons("A slip", restarts=False, window="a word", again="the first correction was wrong")
    second = correcting.correct(office, ICT, {"notes": "B."}, again)
    assert (second.corrects_id, second.again_because) == (first.id, "the first correction was wrong")
    assert [(c.old, c.new) for c in second.changes] == [("A.", "B.")]
    correcting.correct(office, ICT, {"reasons": "C."}, KEEP)
    assert made.corrections(office.register, ICT)[-1].corrects_id is None, "another field is no correction of it"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            {"decided_on": "11 October 2017"},
            r"\[COR-DATES\] Date of decision would be Wednesday 11 October 2017, after",
        ),
        (
            {"decided_on": "8 October 2017"},
            r"\[DATES\] The decision is dated Sunday 8 October 2017, before its meeting",
        ),
        ({"resolution": ""}, r"\[EN-REC\] Decision is empty"),
        ({"resolution": "To spend {amount}."}, r"\[RC-HOLE\]"),
        (
            {"not_callable": "noting"},
            r"\[COR-CALLIN\] Not open to call-in because .*: a correction cannot take call-in",
        ),
        ({"call_in_exempt": "yes", "call_in_exempt_reason": "Flood."}, r"\[COR-CALLIN\] Urgent, so exempt"),
    ],
)
def test_a_correction_that_makes_the_record_wrong_is_refused(
    office: Office, typed: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        correcting.correct(office, ICT, typed, KEEP)
    assert made.corrections(office.register, ICT) == () and verify(office).good


@pytest.mark.parametrize("field", NOT_CORRECTED)
def test_what_is_not_corrected_this_way_is_said(office: Office, field: str) -> None:
    with pytest.raises(Refused, match=f"^{re.escape(NOT_CORRECTED[field])}$"):
        correcting.propose(office, ICT, {field: "x"})


def test_a_key_decision_without_notice_is_corrected_only_past_its_blocker(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY), notice="11 September 2017")
    decisions.set_fields(office, ICT, {"key_decision": "no"})
    publishing.publish(office, ICT)
    with pytest.raises(Refused, match=r"\[EN-KD28\] Key decision 18/2017: notice published Monday 11 September"):
        correcting.correct(office, ICT, {"key_decision": "yes"}, KEEP)
    reasons = Reasons("It is key", restarts=False, window="x", overrides={"EN-KD28": "Legal advice of 11 October"})
    done = correcting.correct(office, ICT, {"key_decision": "yes"}, reasons)
    assert [(o.finding_id, o.reason) for o in done.overrides] == [("EN-KD28", "Legal advice of 11 October")]
    found = next(f for f in publishing.findings(office, ICT) if f.id == "EN-KD28")
    assert found.overridden == "Legal advice of 11 October"
    with pytest.raises(Refused, match="EN-KD28 does not stand in the way of this correction"):
        correcting.correct(office, ICT, {"notes": "A."}, reasons)


def test_published_as_not_open_to_call_in_by_mistake_its_window_starts(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_field(office, ICT, "not_callable", "noting")
    assert publishing.publish(office, ICT).closes is None
    with pytest.raises(Refused, match="The window cannot be chosen here"):
        correcting.correct(office, ICT, {"not_callable": ""}, KEEP)
    done = correcting.correct(office, ICT, {"not_callable": ""}, Reasons("It is open to call-in"))
    assert done.restarts and in_force(office) == (date(2017, 10, 13), date(2017, 10, 14))


def test_a_draft_is_changed_and_not_corrected(office: Office) -> None:
    with pytest.raises(Refused, match="D2 is not published yet: change the record itself"):
        correcting.propose(office, MONEY, {"notes": "A."})
    with pytest.raises(Refused, match="Nothing would change: D1 reads so already"):
        correcting.propose(office, ICT, {"decided_on": "9 October 2017"})
    with pytest.raises(InputError, match="has no field “colour”"):
        correcting.propose(office, ICT, {"colour": "red"})


def test_a_correction_is_never_undone_or_rewritten(office: Office) -> None:
    correcting.correct(office, ICT, {"notes": "A."}, KEEP)
    with pytest.raises(Refused, match="The last thing you did was a correction"):
        undo(office)
    for change in ("UPDATE correction SET reason = 'x'", "DELETE FROM correction"):
        with pytest.raises(sqlite3.IntegrityError, match="a correction is corrected again"):
            office.register.connection.execute(change)


def test_a_repeat_after_a_crash_corrects_once(office: Office) -> None:
    for _ in range(2):
        correcting.correct(office, ICT, {"notes": "A."}, KEEP, command_id="one")
    assert len(made.corrections(office.register, ICT)) == 1


def test_two_clerks_who_correct_at_once_do_not_overwrite_each_other(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = correcting.propose(office, ICT, {"notes": "A."})
    just_before_storing(office, monkeypatch, lambda: correcting.correct(office, ICT, {"reasons": "Other."}, KEEP))
    with pytest.raises(Conflict, match="Somebody corrected the record"):
        correcting.correct(office, ICT, {"notes": "A."}, KEEP, seen=seen)
    assert [c.changes[0].field for c in made.corrections(office.register, ICT)] == ["reasons"]


def test_the_notice_prints_the_correction_its_date_and_the_difference(office: Office) -> None:
    correcting.correct(office, ICT, {"reasons": "To take advantage of digital opportunities."}, RESTART)
    text = " ".join(publishing.notice_text(office, ICT).split())
    assert "Corrections of this record" in text
    assert "Corrected on Thursday 12 October 2017. Reasons for the decision: “To ensure Blackpool" in text
    assert "Reason: A typing slip. The time for call-in starts again: it reads otherwise now." in text
    assert "Requests for call-in close at the end of Tuesday 17 October 2017" in text
    assert "Friday 13 October 2017" not in text, "no date that holds no more"


@pytest.mark.parametrize("said", ["because", "window", "again"])
def test_exempt_words_are_kept_out_of_the_reasons_that_the_notice_prints(tmp_path: Path, said: str) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_field(office, ICT, "exempt_text", "The price agreed is 512,000 pounds a year.")
    publishing.publish(office, ICT)
    texts = {"because": "A slip", "window": "a word", "again": ""} | {
        said: "The price agreed is 512,000 pounds a year."
    }
    reasons = Reasons(texts["because"], restarts=False, window=texts["window"], again=texts["again"])
    with pytest.raises(Refused, match="kept apart as exempt"):
        correcting.correct(office, ICT, {"notes": "A."}, reasons)
    assert not made.corrections(office.register, ICT)
    office.register.close()


PRICE = "The price agreed is 512,000 pounds a year."


def with_a_price(tmp_path: Path, exempt: str = "") -> Office:
    """Published with a price among its reasons, by an oversight although the check told of it."""
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_field(office, ICT, "reasons", "The tender of 512,000 pounds was the lowest.")
    if exempt:
        decisions.set_field(office, ICT, "exempt_text", exempt)
    told = [one.id for one in publishing.findings(office, ICT) if one.id.startswith("WORDS-")]
    publishing.publish(office, ICT, overrides=dict.fromkeys(told, "The tender is public."))
    office.clock.rehearse(parse_instant(THURSDAY))
    return office


def test_exempt_words_that_are_taken_out_are_not_printed_in_any_later_notice(tmp_path: Path) -> None:
    office = with_a_price(tmp_path, PRICE)
    correcting.correct(office, ICT, {"reasons": "The tender was the lowest."}, KEEP)
    said = notice_text(office, ICT)
    assert "512,000" not in said
    assert "Reasons for the decision: words were removed (LGA 1972 Sch 12A)." in " ".join(said.split())
    (done,) = made.corrections(office.register, ICT)
    assert "512,000" in done.changes[0].old and done.changes[0].withheld, "the register keeps the difference"


def test_words_withheld_at_the_clerks_word_are_not_printed_by_an_earlier_correction_either(tmp_path: Path) -> None:
    office = with_a_price(tmp_path)
    correcting.correct(office, ICT, {"reasons": "The tender of 513,000 pounds was the lowest."}, KEEP)
    assert "513,000" in notice_text(office, ICT)
    silent = Reasons("Exempt words", restarts=False, window="only words", again="they slipped in", withhold=True)
    correcting.correct(office, ICT, {"reasons": "The tender was the lowest.", "notes": "Tendered twice."}, silent)
    said = notice_text(office, ICT)
    assert "512,000" not in said and "513,000" not in said
    assert "“Tendered twice.”" in said, "what took nothing out is told as before"


def test_words_that_are_not_exempt_are_told_as_before(tmp_path: Path) -> None:
    office = with_a_price(tmp_path, "Another matter altogether, of 77 pounds.")
    correcting.correct(office, ICT, {"reasons": "The tender of 512,000 pounds was the highest."}, KEEP)
    assert "was the lowest.” became" in " ".join(notice_text(office, ICT).split())


def test_a_record_published_again_says_both_days(office: Office) -> None:
    correcting.correct(office, ICT, {"notes": "A."}, KEEP)
    assert made.publishings(office.register, ICT) == (date(2017, 10, 10),), "a window that was kept ran from then"
    correcting.correct(office, ICT, {"reasons": "B."}, RESTART)
    days = made.publishings(office.register, ICT)
    publication = records.publication(office.register, ICT)
    lines = decision_lines(records.decision(office.register, ICT), publication, office.council(), went_out=days)
    assert "First published Tuesday 10 October 2017, published again Thursday 12 October 2017." in lines


def test_a_reference_like_another_but_for_its_punctuation_is_pointed_out(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_field(office, ICT, "reference", "EX/35/2017")
    decisions.set_field(office, MONEY, "reference", "ex 35 2017")
    (advice,) = (found for found in checking.findings(office, MONEY) if found.id == "REFERENCE")
    assert "“ex 35 2017” differs only in punctuation or spaces from “EX/35/2017” of D1" in advice.says
    decisions.set_field(office, MONEY, "reference", "EX/36/2017")
    assert not [found for found in checking.findings(office, MONEY) if found.id == "REFERENCE"]


@pytest.mark.parametrize(
    ("chosen", "closes", "effective"),
    [("move", date(2017, 10, 16), date(2017, 10, 17)), ("keep", date(2017, 10, 13), date(2017, 10, 14))],
)
def test_a_correction_that_keeps_the_window_keeps_the_one_the_calendar_left(
    office: Office, chosen: str, closes: date, effective: date
) -> None:
    friday = date(2017, 10, 13)
    mourning = Addition(friday, friday, DayKind.BANK_HOLIDAY, "State Funeral", "Proclaimed")
    calendar_days.accept(office, calendar_days.preview_add(office, [mourning]), **{chosen: ("D1",)})
    assert in_force(office) == (closes, effective)
    correcting.correct(office, ICT, {"notes": "A."}, KEEP)
    assert in_force(office) == (closes, effective)
    assert verify(office).good
