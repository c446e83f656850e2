"""A member or an officer decides without a meeting: begun, sorted, checked, published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import DecisionStatus, OfficerKind
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.register import decisions as records
from clerk_tui.register import lists
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.services import adopting, boards, checking, decisions, individual, publishing, publishing_queue, rulebook
from clerk_tui.services.keeping import keeping, keeping_lines
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, TUESDAY, another, count, demo, own

MONDAY = date(2017, 10, 9)
WORDS = {
    "resolution": "To carry out the works.", "reasons": "They are needed.", "alternatives": "None.",
    "conflicts": "None declared.", "reference": "PH/1/2017",
}  # fmt: skip
LICENCE = {"executive": False, "express": False, "licence": True, "elsewhere": False}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    yield office
    office.register.close()


def begun(office: Office, maker: Maker = Maker.MEMBER, **more: object) -> int:
    given = {"post": "Cabinet Member for Highways", "decided_on": MONDAY, **more}
    return individual.begin(office, maker, "Councillor Campbell", "Highway works", **given)  # type: ignore[arg-type]


def blockers(office: Office, decision_id: int) -> list[str]:
    return [finding.where for finding in stands_in_the_way(publishing.findings(office, decision_id))]


@pytest.mark.parametrize(("maker", "key"), [(Maker.MEMBER, None), (Maker.OFFICER_KEY, True), (Maker.OFFICER, False)])
def test_a_record_is_begun_with_who_decided_and_an_officer_s_class_says_whether_it_is_key(
    office: Office, maker: Maker, key: bool | None
) -> None:
    record = records.decision(office.register, begun(office, maker, authority="Scheme of delegation, part 3"))
    assert (record.maker, record.maker_name, record.maker_title) == (
        maker, "Councillor Campbell", "Cabinet Member for Highways",
    )  # fmt: skip
    assert (record.meeting_id, record.item_id, record.key_decision, record.decided_on) == (None, None, key, MONDAY)
    assert record.authority == "Scheme of delegation, part 3"
    undo(office)
    assert count(office.register, "decision") == 2 and verify(office).good


@pytest.mark.parametrize(
    ("maker", "name", "title", "sentence"),
    [
        (Maker.BODY, "Executive", "Works", "A body decides at a meeting"),
        (Maker.MEMBER, " ", "Works", "Decision maker cannot be empty"),
        (Maker.MEMBER, "Councillor Campbell", "\t", "Title of the decision cannot be empty"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_begun(
    office: Office, maker: Maker, name: str, title: str, sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        individual.begin(office, maker, name, title)
    assert count(office.register, "decision") == 2


def test_a_member_s_decision_is_published_with_its_window_and_its_own_regulation(office: Office) -> None:
    number = begun(office)
    assert blockers(office, number) == ["resolution", "reasons", "key_decision"]
    decisions.set_fields(office, number, {**WORDS, "key_decision": "no", "consulted": "The Leader."})
    assert blockers(office, number) == []
    done = publishing.publish(office, number)
    assert (done.closes, done.effective) == (date(2017, 10, 13), date(2017, 10, 14))
    text = publishing.notice_text(office, number)
    assert "Councillor Campbell, Cabinet Member for Highways" in text
    assert "Recorded under regulation 13 of the Local Authorities" in text
    assert "Executive members consulted\n    The Leader." in text
    assert [row.decision_id for row in boards.windows(office, 0, 5)] == [number]
    assert lists.page_decisions(office.register, 0, 1)[0].maker_name == "Councillor Campbell"


def test_a_key_decision_of_a_member_needs_the_28_days_like_any_other(office: Office) -> None:
    number = begun(office)
    decisions.set_fields(office, number, {**WORDS, "key_decision": "yes", "notice_on": "11 September 2017"})
    assert [f.id for f in stands_in_the_way(publishing.findings(office, number))] == ["EN-KD28"]
    decisions.set_field(office, number, "notice_on", "10 September 2017")
    assert blockers(office, number) == []


def test_an_officer_s_class_follows_the_answer_whether_it_is_key(office: Office) -> None:
    number = begun(office, Maker.OFFICER)
    assert decisions.set_field(office, number, "key_decision", "yes").maker is Maker.OFFICER_KEY
    assert decisions.set_field(office, number, "key_decision", "").maker is Maker.OFFICER_KEY
    assert decisions.set_field(office, number, "key_decision", "no").maker is Maker.OFFICER
    assert decisions.set_field(office, begun(office), "key_decision", "yes").maker is Maker.MEMBER


def test_a_record_after_today_is_stopped_at_the_check_and_nothing_is_lost(office: Office) -> None:
    number = begun(office, decided_on=date(2017, 10, 11))
    decisions.set_fields(office, number, {**WORDS, "key_decision": "no"})
    says = [f.says for f in stands_in_the_way(publishing.findings(office, number)) if f.id == "DATES"]
    assert any("which is still to come" in sentence for sentence in says)
    with pytest.raises(Refused, match="cannot be published yet"):
        publishing.publish(office, number)
    assert records.decision(office.register, number).resolution == WORDS["resolution"]


# The sorter


def sorted_so(office: Office, number: int, kind: OfficerKind, answers: dict[str, bool], because: str = "") -> None:
    individual.sort(office, number, kind, answers, because)


def test_what_the_clerk_answers_is_recorded_with_the_answers_and_their_paragraphs(office: Office) -> None:
    number = begun(office, Maker.OFFICER)
    sorted_so(office, number, OfficerKind.REGULATIONS_2014, LICENCE)
    record = records.decision(office.register, number)
    assert record.officer_kind is OfficerKind.REGULATIONS_2014
    assert "Yes. [SI 2014/2095 reg 7(2)(b)(i)]" in record.officer_basis
    undo(office)
    assert records.decision(office.register, number).officer_kind is OfficerKind.UNSORTED


def test_the_sorter_does_not_decide_another_answer_is_recorded_with_its_reason(office: Office) -> None:
    number = begun(office, Maker.OFFICER)
    with pytest.raises(InputError, match="To record “executive” give a reason: the answers point to “2014-regulat"):
        sorted_so(office, number, OfficerKind.EXECUTIVE, LICENCE)
    with pytest.raises(InputError, match="no answer points there yet"):
        sorted_so(office, number, OfficerKind.NEITHER, {})
    sorted_so(office, number, OfficerKind.EXECUTIVE, LICENCE, "The function is the executive's by the scheme.")
    record = records.decision(office.register, number)
    assert record.officer_kind is OfficerKind.EXECUTIVE
    assert record.officer_basis.endswith("Because: The function is the executive's by the scheme.")


def test_what_cannot_be_sorted_is_refused_with_the_rule(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="D1 was not taken by an officer"):
        sorted_so(office, ICT, OfficerKind.NEITHER, {}, "x")
    key = begun(office, Maker.OFFICER_KEY)
    with pytest.raises(InputError, match="A key decision is an executive decision"):
        sorted_so(office, key, OfficerKind.REGULATIONS_2014, LICENCE)
    welsh = another(tmp_path, "wales", 3)
    with pytest.raises(Refused, match="in Wales they do not apply"):
        sorted_so(welsh, begun(welsh, Maker.OFFICER), OfficerKind.NEITHER, {}, "x")
    welsh.register.close()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"colour": "yes"}, "no question “colour”; its questions are executive, routine"),
        ({"executive": "perhaps"}, "executive “perhaps” is neither yes nor no"),
        ({"executive": "yes", "licence": "yes"}, "does not ask licence; it asks routine next"),
        ({"licence": "yes"}, "does not ask licence; it asks executive next"),
        ({"executive": "yes", "routine": "no", "money": "no"}, "does not ask money"),
    ],
)
def test_an_answer_that_the_sorter_did_not_ask_for_is_refused(typed: dict[str, str], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        individual.read_answers(typed)


def test_of_the_2014_regulations_it_takes_effect_at_once_and_no_window_is_opened(office: Office) -> None:
    number = begun(office, Maker.OFFICER)
    sorted_so(office, number, OfficerKind.REGULATIONS_2014, LICENCE)
    decisions.set_fields(office, number, {"resolution": "To grant the licence.", "reasons": "It may be granted."})
    assert checking.window(office, number) is None
    done = publishing.publish(office, number)
    assert (done.closes, done.effective) == (None, MONDAY)
    text = publishing.notice_text(office, number)
    assert "Recorded under regulation 7 of the Openness of Local Government Bodies" in text
    assert "not open to call-in" in " ".join(text.split()) and "Nothing is recorded under this heading" not in text


def test_where_the_rule_counts_effect_from_publication_a_decision_that_is_not_callable_has_that_day(
    tmp_path: Path,
) -> None:
    office = own(tmp_path, now=TUESDAY)
    text = rulebook.file_text(office).replace(
        'not_callable_effective = "decision"', 'not_callable_effective = "publication"'
    )
    adopting.accept(office, adopting.propose(office, text))
    number = begun(office, Maker.OFFICER)
    decisions.set_fields(office, number, {**WORDS, "not_callable": "noting"})
    done = publishing.publish(office, number)
    assert (done.closes, done.effective) == (None, date(2017, 10, 10))
    office.register.close()


# Who produces it, and how long it is kept (X124, X125 count the years)


def test_each_record_names_its_producer_and_its_years(office: Office) -> None:
    number = begun(office, Maker.OFFICER)
    kept = keeping(office, records.decision(office.register, number))
    assert (kept.producer, kept.authority) == ("the officer", "SI 2012/2089 reg 13")
    assert kept.record and kept.record.latest == date(2023, 10, 8)
    assert kept.papers and kept.papers.latest == date(2021, 10, 8)
    sorted_so(office, number, OfficerKind.REGULATIONS_2014, LICENCE)
    kept = keeping(office, records.decision(office.register, number))
    assert kept.record and [a.id for a in kept.record.ledger.authorities] == ["SI 2014/2095 reg 8"]
    sorted_so(office, number, OfficerKind.NEITHER, LICENCE, "Our own register.")
    assert keeping(office, records.decision(office.register, number)).record is None
    member = keeping(office, records.decision(office.register, begun(office)))
    assert keeping_lines(member)[0].startswith("Produced by the member, or the proper officer on the member's instr")
    body = keeping(office, records.decision(office.register, ICT))
    assert (body.producer, body.record) == ("the proper officer", None)


def test_a_published_decision_without_a_meeting_is_frozen_like_any_other(office: Office) -> None:
    number = begun(office, Maker.OFFICER)
    sorted_so(office, number, OfficerKind.EXECUTIVE, {"executive": True, "routine": False})
    decisions.set_fields(office, number, WORDS)
    publishing.publish(office, number)
    assert records.decision(office.register, number).status is DecisionStatus.PUBLISHED
    with pytest.raises(InputError, match="Because: D3 is published, so it is sorted again by a dated correction"):
        sorted_so(office, number, OfficerKind.NEITHER, {"executive": True, "routine": True})


# Before it is dated


def test_a_record_without_meeting_and_date_waits_on_today_until_it_is_dated(office: Office) -> None:
    def lines(ref: str) -> list[tuple[str, str, bool]]:
        return [(row.kind, row.state, row.overdue) for row in boards.due(office, 0, 50) if row.ref == ref]

    waiting = boards.count_due(office)
    office.clock.rehearse(parse_instant("2017-10-10T23:30:00+01:00"))
    added = individual.begin(office, Maker.MEMBER, "Councillor Benson", "Grants to wards")
    office.clock.rehearse(parse_instant("2017-10-13T09:00:00+01:00"))
    assert lines(f"D{added}") == [("record", "To record, begun 3 days ago", False)]
    assert boards.count_due(office, "Grants to wards") == 1 == len(boards.due(office, 0, 9, "Grants to wards"))
    assert f"D{added}" not in [row.ref for row in publishing_queue.page(office, 0, 50)]
    assert "wait for what was decided" in publishing_queue.to_record(office)
    decisions.set_field(office, added, "decided_on", "12 October 2017")
    assert lines(f"D{added}") == [("record", "To record, decided yesterday", True)]
    assert f"D{added}" not in [row.ref for row in publishing_queue.page(office, 0, 50)]
    decisions.set_field(office, added, "resolution", "To pay the grants.")
    assert lines(f"D{added}") == [("publish", "To publish, decided yesterday", True)]
    assert f"D{added}" in [row.ref for row in publishing_queue.page(office, 0, 50)]
    assert waiting > 0
