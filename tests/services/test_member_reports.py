"""A clerk drafts an executive member's report, edits it, publishes it, and puts it right by another version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.errors import Conflict, ExemptWords, InputError, NotFound, Refused
from clerk_tui.domain.member_reports import Part, PortfolioReport, ReportLine
from clerk_tui.register import member_reports as rows
from clerk_tui.services import (
    decisions,
    forward_plan,
    key_tests,
    new_meetings,
    people_changes,
    people_merging,
    people_seats,
    plan_versions,
    publishing,
)
from clerk_tui.services.commitments import changing, progressing, reading, serving
from clerk_tui.services.documents import kinds, writing
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.reports import member_report, member_report_lines, member_report_publishing
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, MONEY, TUESDAY, beside, count, demo, recorded

RESOURCES = {"portfolio": "Resources"}
DAY = date(2017, 10, 10)


def held_by(office: Office, name: str, first: date = date(2017, 5, 1), last: date | None = None) -> None:
    """Somebody holds Resources on the Executive."""
    person = people_changes.add_person(office, name)
    body = office.register.read_one("SELECT id FROM body WHERE kind = 'executive'")
    assert body is not None
    people_seats.add_seat(
        office, person.id, body["id"], SeatDetails(valid_from=first, valid_to=last, title="Resources")
    )


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """D1 is published and of the portfolio, D2 a draft of it; PE2 has two actions, PF1 stands alone."""
    office = demo(tmp_path, TUESDAY)
    held_by(office, "Ishtiaq")
    recorded(office)
    decisions.set_field(office, ICT, "portfolio", "the Resources portfolio")
    decisions.set_fields(office, MONEY, {"portfolio": "Resources", "decided_on": "9 October 2017"})
    publishing.publish(office, ICT)
    for code, text in (("PF1", "Embed the partnership"), ("PE2", "Developing opportunities"), ("PE2b", "Engage")):
        changing.add(office, {"code": code, "text": text, **RESOURCES})
    changing.add(office, {"code": "XX9", "text": "Of somebody else", "portfolio": "Housing"})
    said(office, "PF1", "4 October 2017", "Q2 went well.")
    said(office, "PE2b", "9 October 2017", "We consulted.\nWe asked visitors.")
    yield office
    office.register.close()


def said(office: Office, code: str, day: str, text: str) -> None:
    progressing.add(office, reading.find(office, code).id, {"text": text, "made_on": day})


def lines(office: Office, report: PortfolioReport) -> list[tuple[str, str, str]]:
    return [(line.part.value, line.code, line.progress) for line in rows.lines(office.register, report.id)]


def text_of(office: Office, report: PortfolioReport) -> str:
    made = kinds.build(office, kinds.kind("member-report"), report.id)
    return " ".join(writing.preview(made).split())


# Drafting


def test_a_report_is_drafted_with_progress_decisions_and_its_member(office: Office) -> None:
    report = member_report.add(office, {"portfolio": "resources"})
    assert (report.portfolio, report.member, report.reported_on) == ("Resources", "Ishtiaq", DAY)
    assert (report.body, report.covers_from, report.covers_to) == ("Full Council", None, DAY)
    assert lines(office, report)[:3] == [
        ("commitment", "PF1", "Q2 went well."),
        ("objective", "PE2", ""),
        ("commitment", "PE2b", "We consulted.\nWe asked visitors."),
    ]
    (decision,) = [line for line in rows.lines(office.register, report.id) if line.part is Part.DECISION]
    assert (decision.code, decision.decision_id) == ("EX/25/2017", ICT)
    assert decision.note == "Taken on Monday 9 October 2017 by Executive.\nKey decision."
    assert decision.progress.startswith("The Executive agreed the recommendations")
    undo(office)
    assert count(office.register, "member_report") == count(office.register, "member_report_line") == 0
    assert verify(office).good


def test_the_next_report_covers_what_came_since_the_last(office: Office) -> None:
    member_report.add(office, {**RESOURCES, "reported_on": "5 October 2017"})
    report = member_report.add(office, RESOURCES)
    assert (report.covers_from, report.covers_to) == (date(2017, 10, 6), DAY)
    assert ("commitment", "PF1", "") in lines(office, report)
    assert ("commitment", "PE2b", "We consulted.\nWe asked visitors.") in lines(office, report)


def test_a_decision_of_the_portfolio_that_is_not_published_is_told_and_not_named(office: Office) -> None:
    from clerk_tui.services.reports.member_report_drafting import left_out

    report = member_report.add(office, RESOURCES)
    assert left_out(office, report) == (
        "D2 belongs to the portfolio (its record names the portfolio), but it is not published, so the report does not"
        " name it.",
    )
    with pytest.raises(Refused, match="D2 is not published yet"):
        member_report_lines.include(office, report.id, "D2")


def test_a_decision_belongs_to_the_portfolio_whose_commitment_it_serves(office: Office) -> None:
    report = member_report.add(office, {"portfolio": "Housing"}, despite="The seat is vacant.")
    assert [line.part for line in rows.lines(office.register, report.id)] == [Part.COMMITMENT]
    serving.link(office, reading.find(office, "XX9").id, ICT)
    # The record's own word is final.
    assert member_report_lines.refresh(office, report.id) == ()
    (line,) = [member_report_lines.include(office, report.id, "EX/25/2017")]
    assert (line.part, line.decision_id) == (Part.DECISION, ICT)
    with pytest.raises(Refused, match="EX/25/2017 stands in E1 already"):
        member_report_lines.include(office, report.id, "D1")


def test_a_decision_whose_portfolio_was_corrected_goes_by_what_it_reads_now(office: Office) -> None:
    from clerk_tui.services import correcting

    why = correcting.Reasons("It was mistyped.", restarts=False, window="A slip.")
    correcting.correct(office, ICT, {"portfolio": "Housing"}, why)
    report = member_report.add(office, RESOURCES)
    assert [line.code for line in rows.lines(office.register, report.id) if line.part is Part.DECISION] == []
    housing = member_report.add(office, {"portfolio": "Housing"}, despite="The seat is vacant.")
    assert [line.code for line in rows.lines(office.register, housing.id) if line.part is Part.DECISION] == [
        "EX/25/2017"
    ]


def test_a_matter_of_the_plan_that_the_holder_decides_is_a_notice_to_come(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    entry = forward_plan.add(office, {
        "reference": "21/2017", "matter": "Roads", "maker": "member", "maker_name": "Councillor Ishtiaq",
        "maker_title": "Portfolio holder for Resources", "due_from": "4 December 2017", "private": "no",
    })  # fmt: skip
    assert member_report_lines.refresh(office, report.id) == ()  # no notice is out
    key_tests.take(office, entry, key_tests.Answers("the Director", "Above the threshold.", money=True))
    plan_versions.publish(office, entry, offices=(DAY, None), website=(DAY, None), because="It lacks much.")
    (line,) = member_report_lines.refresh(office, report.id)
    assert (line.part, line.code, line.text, line.entry_id) == (Part.NOTICE, "21/2017", "Roads", entry)
    assert line.note == (
        "Key decision, to be taken on Monday 4 December 2017 by Councillor Ishtiaq, Portfolio holder for Resources."
        "\nNotice was given on Tuesday 10 October 2017."
    )
    assert "21/2017: Roads" in text_of(office, report)


# What seems wrong: a sentence, and the clerk decides


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"portfolio": "Leisure"}, r"as the register stands nobody held the portfolio “Leisure” on Tuesday 10 October"),
        ({**RESOURCES, "member": "Cllr Cain"}, r"“Resources” was held by Ishtiaq, not by Cllr Cain\."),
        ({**RESOURCES, "reported_on": "30 April 2017"}, r"nobody held the portfolio “Resources” on Sunday 30 April"),
        (
            {**RESOURCES, "covers_to": "11 October 2017"},
            r"Tuesday 10 October 2017 lies before Wednesday 11 October 2017, when the period ends that it covers\.",
        ),
    ],
)
def test_what_seems_wrong_is_said_and_the_clerk_goes_on_with_a_reason(
    office: Office, typed: dict[str, str], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        member_report.add(office, typed)
    assert count(office.register, "member_report") == 0
    report = member_report.add(office, typed, despite="The leader acts.")
    assert report.despite == "The leader acts."


def test_a_second_report_to_the_same_meeting_asks_for_a_reason(office: Office) -> None:
    first = member_report.add(office, {**RESOURCES, "meeting": "M1"})
    assert (first.body, first.reported_on) == ("Executive", date(2017, 10, 9))
    with pytest.raises(Refused, match="E1 is a report of this portfolio to the same meeting of Executive already"):
        member_report.add(office, {**RESOURCES, "meeting": "M1"})
    member_report.add(office, {**RESOURCES, "reported_on": "12 October 2017"})
    second = member_report.add(office, {**RESOURCES, "meeting": "M1"}, despite="Two halves.")
    assert second.ref == "E3"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Portfolio: it is missing"),
        ({**RESOURCES, "covers_from": "12 October 2017"}, "Covers to: .* lies before Thursday 12 October 2017") ,
        ({**RESOURCES, "layout": "columns"}, "Layout: “columns” is none; type commitments or objectives"),
        ({**RESOURCES, "reported_on": "32 October 2017"}, "Date of report: "),
        ({**RESOURCES, "colour": "red"}, "has no field “colour”; its fields are portfolio, meeting"),
        ({**RESOURCES, "meeting": "Monday"}, "“Monday” is not a meeting"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_names_the_field(office: Office, typed: dict[str, str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        member_report.add(office, typed)


def test_no_report_and_no_line_that_is_not_there(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    with pytest.raises(NotFound, match="holds no report E7"):
        member_report.find(office, "E7")
    with pytest.raises(NotFound, match="“Ex” is no executive member's report"):
        member_report.find(office, "Ex")
    assert member_report.find(office, "e1") == report
    with pytest.raises(InputError, match="“9” is no line of E1; name it by its number, 1 to 4, or by its code"):
        member_report_lines.number_line(office, report.id, "9")
    with pytest.raises(InputError, match="“Z9” is no decision, matter or commitment"):
        member_report_lines.include(office, report.id, "Z9")


# Writing it


def test_progress_entered_after_the_draft_comes_in_behind_what_was_drafted_and_goes_with_one_undo(
    office: Office,
) -> None:
    changing.add(office, {"code": "PF2", "text": "Balance the budget", **RESOURCES})
    report = member_report.add(office, RESOURCES)
    before = lines(office, report)
    assert ("commitment", "PF2", "") in before
    said(office, "PF2", "10 October 2017", "All targets were met.")
    said(office, "PE2b", "10 October 2017", "We wrote to everybody.")
    said(office, "PE2", "10 October 2017", "Of the objective as a whole.")
    came = [(line.part.value, line.code, line.progress) for line in member_report_lines.refresh(office, report.id)]
    assert came == [
        ("commitment", "PF2", "All targets were met."),
        ("commitment", "PE2", "Of the objective as a whole."),
        ("commitment", "PE2b", "We consulted.\nWe asked visitors.\nWe wrote to everybody."),
    ]
    assert member_report_lines.refresh(office, report.id) == ()
    undo(office)
    assert lines(office, report) == before


def test_a_line_is_written_kept_by_a_refresh_moved_left_out_and_undone(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    first = member_report_lines.number_line(office, report.id, "pf1")
    member_report_lines.set_line(office, first.id, {"progress": "In our own words."}, version=first.version)
    with pytest.raises(Conflict):
        member_report_lines.set_line(office, first.id, {"progress": "Later."}, version=first.version)
    said(office, "PF1", "10 October 2017", "Something new.")
    changing.add(office, {"code": "PE2c", "text": "One more", **RESOURCES})
    (new,) = member_report_lines.refresh(office, report.id)
    assert [line.code for line in rows.lines(office.register, report.id)] == [
        "PF1",
        "PE2",
        "PE2b",
        "PE2c",
        "EX/25/2017",
    ]
    assert rows.line(office.register, first.id).progress == "In our own words."
    member_report_lines.move_line(office, new.id, -1)
    assert [line.code for line in rows.lines(office.register, report.id)][2:4] == ["PE2c", "PE2b"]
    with pytest.raises(Refused, match="PF1 is the first of its part already"):
        member_report_lines.move_line(office, first.id, -1)
    member_report_lines.remove_line(office, new.id)
    assert "PE2c" not in text_of(office, report)
    for _ in range(3):
        undo(office)
    assert [line.code for line in rows.lines(office.register, report.id)] == [
        "PF1",
        "PE2",
        "PE2b",
        "EX/25/2017",
    ]
    assert verify(office).good


def test_the_head_is_changed_and_a_new_doubt_asks_for_its_reason(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    changed = member_report.set_fields(office, report.id, {"heading": "Progress", "layout": "objectives"})
    assert (changed.heading, changed.version) == ("Progress", 2)
    with pytest.raises(Refused, match="was held by Ishtiaq, not by Cllr Cain"):
        member_report.set_fields(office, report.id, {"member": "Cllr Cain"})
    kept = member_report.set_fields(office, report.id, {"member": "Cllr Cain"}, despite="For that night.")
    assert (kept.despite, kept.person_id) == ("For that night.", None)
    again = member_report.set_fields(office, report.id, {"heading": "Other"})
    assert again.despite == "For that night."
    with pytest.raises(Conflict):
        member_report.set_fields(office, report.id, {"heading": "Mine"}, version=1)


def test_two_who_share_a_portfolio_are_both_named(office: Office) -> None:
    held_by(office, "White")
    assert member_report.add(office, RESOURCES).member == "Ishtiaq and White"


def test_the_report_follows_its_member_when_two_persons_become_one(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    keep = people_changes.add_person(office, "Mohammed Ishtiaq")
    assert report.person_id is not None
    people_merging.merge(office, keep.id, report.person_id)
    assert rows.report(office.register, report.id).person_id == keep.id


# Publishing


def test_what_is_published_is_frozen_and_put_right_only_by_another_version_with_a_reason(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    assert text_of(office, report).startswith("DRAFT: not published")
    first = member_report_publishing.publish(office, report.id)
    before = text_of(office, report)
    assert f"when this report was published: {first.chain_head}" in before and "DRAFT" not in before
    with pytest.raises(Refused, match=r"a publication .*clerk-tui reports publish E1"):
        undo(office)
    with pytest.raises(Refused, match="Nothing differs from version 1 of E1"):
        member_report_publishing.publish(office, report.id)
    line = member_report_lines.number_line(office, report.id, "PF1")
    member_report_lines.set_line(office, line.id, {"progress": "Corrected."})
    made = kinds.build(office, kinds.kind("member-report"), report.id)
    assert made.warnings[0].startswith("E1 was changed since version 1 of Tuesday 10 October 2017")
    assert text_of(office, report) == before
    with pytest.raises(Refused, match="The reason is missing"):
        member_report_publishing.publish(office, report.id)
    second = member_report_publishing.publish(office, report.id, because="A figure was wrong.")
    assert (second.sequence, second.reason) == (2, "A figure was wrong.")
    assert "Why it was published again: A figure was wrong." in text_of(office, report)
    assert "Corrected." in text_of(office, report)
    with pytest.raises(Refused, match="E1 was published, so it stays"):
        member_report.remove(office, report.id)
    assert verify(office).good


def test_a_report_goes_out_neither_tomorrow_nor_before_its_last_version(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    with pytest.raises(InputError, match="Wednesday 11 October 2017 is still to come"):
        member_report_publishing.publish(office, report.id, on=date(2017, 10, 11))
    member_report_publishing.publish(office, report.id)
    member_report.set_fields(office, report.id, {"heading": "Other"})
    with pytest.raises(InputError, match="lies before Tuesday 10 October 2017, when version 1 went out"):
        member_report_publishing.publish(office, report.id, on=date(2017, 10, 9), because="Earlier.")


def test_a_report_published_before_its_date_or_the_end_of_its_period_asks_for_a_reason(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    day = date(2017, 10, 9)
    both = (
        "Published on: Monday 9 October 2017 lies before Tuesday 10 October 2017, the date of the report. Published on:"
        " Monday 9 October 2017 lies before Tuesday 10 October 2017, when the period ends that it covers. Give the"
    )
    with pytest.raises(Refused, match=re.escape(both)):
        member_report_publishing.publish(office, report.id, on=day)
    assert count(office.register, "member_report_version") == 0
    version = member_report_publishing.publish(office, report.id, on=day, despite="It was dated for the meeting.")
    assert (version.published_on, version.reason) == (day, "")
    assert "It was dated for the meeting." not in text_of(office, report)
    told = office.register.read_one("SELECT why FROM history ORDER BY seq DESC LIMIT 1")
    assert told is not None and told["why"] == "It was dated for the meeting."


def to_come(office: Office, day: date) -> int:
    """A meeting of the Executive that is still to come."""
    return new_meetings.add_meeting(office, new_meetings.NewMeeting("Executive", day))


def test_a_report_to_a_meeting_to_come_covers_to_the_day_of_drafting_and_goes_out_with_the_agenda(
    office: Office,
) -> None:
    meeting = to_come(office, date(2017, 11, 6))
    report = member_report.add(office, {**RESOURCES, "meeting": f"M{meeting}"})
    assert (report.reported_on, report.covers_to) == (date(2017, 11, 6), DAY)
    assert member_report_publishing.publish(office, report.id).published_on == DAY
    late = {**RESOURCES, "reported_on": "20 November 2017", "covers_from": "1 November 2017"}
    assert member_report.add(office, late).covers_to == date(2017, 11, 20)
    with pytest.raises(Refused, match="Monday 20 November 2017, when the period ends that it covers"):
        member_report_publishing.publish(office, 2)


def test_a_report_that_goes_to_another_meeting_is_of_its_day(office: Office) -> None:
    first, second = to_come(office, date(2017, 11, 6)), to_come(office, date(2017, 12, 4))
    report = member_report.add(office, {**RESOURCES, "meeting": f"M{first}"})
    moved = member_report.set_fields(office, report.id, {"meeting": f"M{second}"})
    assert (moved.meeting_id, moved.reported_on) == (second, date(2017, 12, 4))
    kept = member_report.set_fields(office, report.id, {"meeting": f"M{first}", "reported_on": "3 November 2017"})
    assert kept.reported_on == date(2017, 11, 3)
    own_day = member_report.set_fields(office, report.id, {"meeting": f"M{second}"})
    assert own_day.reported_on == date(2017, 11, 3)


def test_a_frozen_report_that_somebody_changed_past_the_program_is_found_and_not_written(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    member_report_publishing.publish(office, report.id)
    execute = office.register.connection.execute
    execute("DROP TRIGGER member_report_version_is_frozen")
    execute("UPDATE member_report_version SET snapshot = replace(snapshot, 'Q2', 'Q3')")
    with pytest.raises(Refused, match="Version 1 of E1 is not as it was frozen; verify the register first"):
        text_of(office, report)
    assert not verify(office).good


def test_two_clerks_publish_once(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    other = beside(office)
    member_report_publishing.publish(other, report.id)
    with pytest.raises(Refused, match="Nothing differs from version 1"):
        member_report_publishing.publish(office, report.id)
    other.register.close()


# Nothing exempt comes into it

EXEMPT = "The lease of the depot to Quorndon Holdings ends in May"


def test_no_sentence_that_is_kept_apart_anywhere_is_written_into_a_report(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    decisions.set_field(office, MONEY, "exempt_text", f"{EXEMPT}. The rent is £45,250.")
    line = member_report_lines.number_line(office, report.id, "PF1")
    for field in ("text", "progress", "note"):
        with pytest.raises(Refused, match="kept apart as exempt") as caught:
            member_report_lines.set_line(office, line.id, {field: f"We know: {EXEMPT.upper()}."})
        assert "Quorndon" not in str(caught.value)
    with pytest.raises(Refused, match="kept apart as exempt"):
        member_report.set_fields(office, report.id, {"heading": EXEMPT})
    with pytest.raises(Refused, match="kept apart as exempt"):
        free = ReportLine(0, 0, report.id, 0, Part.COMMITMENT, text=EXEMPT)
        member_report_lines.add_line(office, report.id, free)


def test_what_became_exempt_after_it_was_written_stops_the_report_and_its_document(office: Office) -> None:
    report = member_report.add(office, RESOURCES)
    line = member_report_lines.number_line(office, report.id, "PF1")
    member_report_lines.set_line(office, line.id, {"progress": f"{EXEMPT}."})
    member_report_publishing.publish(office, report.id)
    decisions.set_field(office, MONEY, "exempt_text", f"{EXEMPT}.")
    with pytest.raises(Refused, match="E1 as published cannot be written again"):
        text_of(office, report)
    member_report.set_fields(office, report.id, {"heading": "Other"})
    with pytest.raises(Refused, match="so the report cannot leave the office like this"):
        member_report_publishing.publish(office, report.id, because="Anew.")


def test_a_smaller_match_in_what_is_said_of_a_decision_is_gone_past_with_a_reason(office: Office) -> None:
    from clerk_tui.services.exempt_overrides import go_past

    report = member_report.add(office, RESOURCES)
    line = member_report_lines.number_line(office, report.id, "EX/25/2017")
    matter = office.register.read_one("SELECT status FROM decision WHERE id = ?", ICT)
    assert matter is not None and matter["status"] == "published"
    office.register.connection.execute(
        "INSERT INTO exempt_text (id, version, decision_id, text) VALUES (90, 1, ?, ?)",
        (ICT, "Quorndon Holdings pay £45,250 a year for it"),
    )
    member_report_lines.set_line(office, line.id, {"note": "It costs £45,250."})
    with pytest.raises(ExemptWords) as caught:
        member_report_publishing.publish(office, report.id)
    go_past(office, caught.value.ref, caught.value.found[0].id, "It is in the published budget.")
    assert member_report_publishing.publish(office, report.id).sequence == 1
