"""Notices made from a register: of the forward plan, of private meetings and urgency; and what they never tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from clerk_tui.cli.main import cli
from clerk_tui.domain.consent import Answer
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import ExemptWords, NotFound, Refused
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.register import forward_plan as plan_rows
from clerk_tui.register import history
from clerk_tui.register.changes import Change
from clerk_tui.services import (
    decisions,
    forward_plan,
    key_tests,
    notices,
    plan_versions,
    private_meetings,
    publishing,
    routes,
    urgency_reports,
)
from clerk_tui.services.documents import kinds, subjects, writing
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.exempt_overrides import go_past
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.documents.reading_back import everything
from tests.offices import EVENING, ICT, TUESDAY, another, demo, do, own, recorded

MARK = "Quixotl"
CLOSED = f"Purchase of the mill by {MARK} Limited"
EARLY, FRIDAY = "2017-09-08T12:00:00+01:00", "2017-09-29T09:00:00+01:00"
PLAN, URGENT, BARE = 1, 2, 3
"""Entries: one with two published versions and both private notices, one by urgency, one of which little is known."""
WHOLE = {
    "reference": "18/2017", "matter": "ICT/Digital strategy", "body": "Executive", "due_from": "9 October 2017",
    "documents": "The report", "address": "Town Hall", "other_documents": "yes", "requests": "Write to us.",
    "contact": "Lennox Beattie", "private": "yes",
}  # fmt: skip
WHY = {
    "part": "Appendix 2a", "paragraphs": "3", "reasons": "It holds the bids.", "outweighs": "yes",
    "public_interest": "Bidders would learn each other's prices.",
}  # fmt: skip
KEY = key_tests.Answers("the director", "Two wards.", key=True)
ABOUT = {
    "key-decision-notice": "F1", "private-meeting-notice": "F1", "private-meeting-further-notice": "F1",
    "private-meeting-urgent-notice": "F2", "general-exception-notice": "F2", "general-exception-reasons": "F2",
    "special-urgency-notice": "F2", "special-urgency-report": "",
}  # fmt: skip
SPECIAL, PRIVATE = UrgencyKind.SPECIAL_URGENCY, UrgencyKind.PRIVATE_MEETING
DAY = date(2017, 9, 29)


def at(office: Office, instant: str) -> Office:
    office.clock.rehearse(parse_instant(instant))
    return office


def agreed(who: str = "Councillor Gee") -> routes.Given:
    return routes.Given(Answer.AGREED, who, DAY, None, "The offer lapses.", urgent=True, cannot_be_deferred=True)


def _seat(change: Change) -> None:
    body = change.find("body", name="Executive")
    assert body is not None
    for name in ("Llŷr Gwŷn", "Łucja Źrebięć"):
        person = change.insert("person", name=name, kind="member")
        change.insert("membership", person_id=person, body_id=body["id"], role="member")


def _planned(office: Office) -> None:
    at(office, EARLY)
    forward_plan.add(office, WHOLE)
    do(office.register, _seat)
    key_tests.take(office, PLAN, KEY)
    first, second = (date(2017, 9, 7), None), (date(2017, 9, 8), None)
    plan_versions.publish(office, PLAN, offices=first, website=second)
    forward_plan.set_fields(office, PLAN, {"wards": "Park", "documents": "The report\nAn analysis"})
    at(office, FRIDAY)
    later = (date(2017, 9, 15), None)
    plan_versions.publish(office, PLAN, offices=later, website=later, restart=False, because="It names the ward")
    private_meetings.set_exemption(office, "F1", WHY)
    private_meetings.set_closed_title(office, "F1", title=CLOSED, text=f"The price of {MARK} is £412,000.")
    notices.record_notice(office, "F1", NoticeKind.PRIVATE_28, {"offices": "7/9/2017", "website": "8/9/2017"})
    private_meetings.add_representation(
        office, "F1", received_on=date(2017, 9, 20), from_whom="Ms Ash", text="Prices are public money."
    )
    private_meetings.respond(office, "F1", 1, "The contract will be published once it is let.")


def _urgent(office: Office) -> None:
    forward_plan.add(office, WHOLE | {"reference": "30/2017", "matter": "Sea wall"})
    key_tests.take(office, URGENT, KEY)
    private_meetings.set_exemption(office, "F2", WHY)
    private_meetings.set_closed_title(office, "F2", title=CLOSED)
    routes.inform(
        office, "F2", informed="Councillor Elmes", informed_on=date(2017, 9, 28), committee="Scrutiny Committee",
        reason="The storm came after that.",
    )  # fmt: skip
    both = {"offices": "28/9/2017T10:00", "website": "29/9/2017"}
    notices.record_notice(office, "F2", NoticeKind.GENERAL_EXCEPTION, both)
    for kind in (SPECIAL, PRIVATE):
        routes.record_step(office, "F2", kind, routes.Given(Answer.UNABLE, on=DAY, reason="Ill at home"))
        routes.record_step(office, "F2", kind, agreed())
    notices.record_notice(office, "F2", NoticeKind.SPECIAL_URGENCY, {"offices": "29/9/17", "website": "29/9/17"})


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office on Friday 29 September 2017, for tests that change nothing."""
    office = own(tmp_path_factory.mktemp("notices"), "blackpool", EARLY)
    _planned(office)
    _urgent(office)
    forward_plan.add(office, {"reference": "31/2017", "matter": "Roads", "maker": "member", "maker_name": "Cllr Bee"})
    return office


@pytest.fixture
def fresh(filled: Office, tmp_path: Path) -> Iterator[Office]:
    """A copy, for tests that do."""
    path = tmp_path / "own.clerk"
    path.touch(0o600)
    path.write_bytes(filled.register.path.read_bytes())
    office = open_office(path, now=parse_instant(FRIDAY))
    yield office
    office.register.close()


def build(office: Office, kind: str, ref: str | None = None, period: Period | None = None) -> Made:
    wanted, number = subjects.narrowed(office, kinds.kind(kind), ABOUT[kind] if ref is None else ref)
    return kinds.build(office, wanted, number, period or kinds.period(office, wanted, None, None))


def text(office: Office, kind: str, ref: str | None = None, period: Period | None = None) -> str:
    """The words of a document, on one line."""
    return " ".join(writing.preview(build(office, kind, ref, period)).split())


def set_row(office: Office, table: str, row_id: int, **values: str | int | None) -> None:
    def work(change: Change) -> int:
        return change.update(table, row_id, int(str(change.row(table, row_id)["version"])), **values)

    do(office.register, work)


@pytest.mark.parametrize("kind", ABOUT)
def test_nothing_exempt_is_in_any_face_and_no_reason_of_somebodys_own_life(
    filled: Office, kind: str, tmp_path: Path
) -> None:
    paths = writing.write(build(filled, kind), tmp_path)
    assert len(paths) == 4
    for path in paths:
        found = everything(path).casefold()
        assert MARK.casefold() not in found and "412,000" not in found and "ill at home" not in found, path.name
        assert "blackpool council" in found


@pytest.mark.parametrize("kind", ABOUT)
def test_the_same_register_makes_the_same_files(filled: Office, kind: str, tmp_path: Path) -> None:
    first = writing.write(build(filled, kind), tmp_path)
    assert writing.write(build(filled, kind), tmp_path) == first


# The notice of a key decision


def test_the_newest_version_is_printed_with_the_day_its_28_clear_days_run_from(filled: Office) -> None:
    said = text(filled, "key-decision-notice")
    assert "(c) Members of the decision maker Llŷr Gwŷn Łucja Źrebięć (d)" in said
    assert "offices on Friday 15 September 2017 and on its website on Friday 15 September 2017." in said
    assert (
        "Version 1 of this notice first stood at both places on Friday 8 September 2017; 28 clear days are counted"
        " after that day, so the earliest day for the decision is Saturday 7 October 2017 (the first working day is"
        " Monday 9 October 2017) (regulation 9(2))." in said
    )
    assert "Wards affected: nothing became “Park”" in said
    assert "The 28 clear days go on from an earlier version." in said and "It names the ward" not in said
    version = plan_rows.versions(filled.register, PLAN)[-1]
    assert f"when this notice was published: {version.chain_head}" in said
    assert build(filled, "key-decision-notice").made == version.recorded_at.replace(microsecond=0)


def test_what_was_changed_on_the_plan_since_is_not_in_the_published_notice(fresh: Office) -> None:
    forward_plan.set_fields(fresh, PLAN, {"matter": "Something else", "due_from": "16 October 2017"})
    said = text(fresh, "key-decision-notice")
    assert "Something else" not in said and "(d) Date of the decision Monday 9 October 2017" in said


def test_a_day_before_the_28_clear_days_are_over_is_said_to_be_so(fresh: Office) -> None:
    forward_plan.set_fields(fresh, PLAN, {"due_from": "3 October 2017", "due_to": "13 October 2017"})
    day = (DAY, None)
    plan_versions.publish(fresh, PLAN, offices=day, website=day, restart=True, because="Wider")
    said = text(fresh, "key-decision-notice")
    assert "This notice first stood at both places on Friday 29 September 2017" in said
    assert "the earliest day for the decision is Saturday 28 October 2017" in said
    assert "The period stated above begins on Tuesday 3 October 2017, before that day; until then" in said


def test_before_it_is_published_the_notice_is_a_draft_under_another_name(fresh: Office) -> None:
    made = build(fresh, "key-decision-notice", "F2")
    assert made.document.status == "DRAFT: not published" and made.name.startswith("draft ")
    said = text(fresh, "key-decision-notice", "F2")
    assert "The decision may not be made until 28 clear days after the day on which" in said
    assert "it is due at both places 28 clear days before, by" in said and "(regulation 9(2))" in said


def test_a_withdrawn_matter_is_marked_with_its_day_and_the_reason_stays_with_the_office(fresh: Office) -> None:
    forward_plan.withdraw(fresh, PLAN, "No money this year")
    said = text(fresh, "key-decision-notice")
    assert said.startswith("WITHDRAWN on Friday 29 September 2017 ") and "No money this year" not in said
    notice = text(fresh, "private-meeting-notice")
    assert "The matter was withdrawn from the forward plan on Friday 29 September 2017." in notice


def test_no_notice_is_made_of_what_is_not_key(fresh: Office) -> None:
    key_tests.take(fresh, BARE, key_tests.Answers("the director", "Small.", money=False, wards_significant=False))
    with pytest.raises(Refused, match="recorded as no key decision"):
        build(fresh, "key-decision-notice", "F3")


def test_words_that_came_to_be_exempt_after_publication_do_not_go_out_again(fresh: Office) -> None:
    private_meetings.set_closed_title(fresh, "F1", title="ICT/Digital strategy")
    with pytest.raises(Refused, match="as published cannot be written again"):
        build(fresh, "key-decision-notice")


def test_an_older_versions_exempt_words_are_withheld_from_what_changed(fresh: Office) -> None:
    day = (DAY, None)
    forward_plan.set_fields(fresh, BARE, {"consultation": "The owner of Harrow Mill", "due_from": "9/11/2017"})
    plan_versions.publish(fresh, BARE, offices=day, website=day, because="Late")
    forward_plan.set_fields(fresh, BARE, {"consultation": "The owner"})
    plan_versions.publish(fresh, BARE, offices=day, website=day, because="Late")
    assert "Harrow Mill" in text(fresh, "key-decision-notice", "F3")
    private_meetings.set_closed_title(fresh, "F3", text="It is about Harrow Mill.")
    said = text(fresh, "key-decision-notice", "F3")
    assert "Harrow" not in said and "Consultation: words were removed (LGA 1972 Sch 12A)" in said


# Private meetings


def test_the_first_private_notice_states_its_reasons_and_both_counts(filled: Office) -> None:
    said = text(filled, "private-meeting-notice")
    assert "Statement of the reasons for the meeting to be held in private It holds the bids." in said
    assert "Exempt information as described in paragraph 3 of Schedule 12A (information relating to the fin" in said
    assert (
        "It first stood at both places on Friday 8 September 2017, 30 clear days before the meeting on Monday 9 October"
        " 2017; 28 are asked for, so it was due by Friday 8 September 2017" in said
    )
    assert (
        "due five clear working days before the meeting, by Friday 29 September 2017; the count alone allows Sunday 1"
        " October 2017, when the offices are closed (regulation 5(4))." in said
    )
    own_entry = history.newest(filled.register, "notice", 1)
    assert f"when this notice was recorded: {own_entry.hash}" in said


def test_the_further_notice_is_a_draft_with_what_was_received_until_it_is_at_both_places(fresh: Office) -> None:
    draft = build(fresh, "private-meeting-further-notice")
    assert draft.document.status == "DRAFT: not published"
    notices.record_notice(fresh, "F1", NoticeKind.PRIVATE_5, {"offices": "29/9/17", "website": "29/9/17"})
    private_meetings.add_representation(fresh, "F1", received_on=DAY, from_whom="Mr Elm", text="Same day.")
    at(fresh, "2017-10-02T09:00:00+01:00")
    private_meetings.add_representation(fresh, "F1", received_on=date(2017, 10, 2), from_whom="Mr Oak", text="Late.")
    said = text(fresh, "private-meeting-further-notice")
    assert not said.startswith("DRAFT") and "Ms Ash: Prices are public money." in said
    assert "Ms Ash: The contract will be published once it is let." in said
    assert "Mr Elm" in said and "Mr Oak" not in said  # what comes later goes in the minutes (X046)
    assert "five clear working days before the meeting" in said


def test_why_a_private_meeting_is_urgent_names_who_agreed_and_as_what(filled: Office) -> None:
    said = text(filled, "private-meeting-urgent-notice")
    assert "Agreed by Councillor Gee, chairman of the authority Agreed on Friday 29 September 2017" in said
    assert "was unable to act." in said and "(regulation 5(7))" in said


@pytest.mark.parametrize(
    ("kind", "ref", "sentence"),
    [
        ("private-meeting-notice", "F3", "Nothing of F3 is recorded as taken in private"),
        ("private-meeting-urgent-notice", "F1", "is not recorded; record it first"),
        ("general-exception-notice", "F1", "The general exception of F1 is not recorded"),
        ("general-exception-reasons", "F1", "General exception of F1 is not recorded"),
        ("special-urgency-notice", "F3", "Special urgency of F3 is not recorded"),
    ],
)
def test_what_cannot_be_made_yet_is_refused_by_a_sentence(filled: Office, kind: str, ref: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        build(filled, kind, ref)


def test_one_persons_decision_and_a_meeting_without_a_day_have_no_private_notice(fresh: Office) -> None:
    private_meetings.set_exemption(fresh, "F3", WHY)
    with pytest.raises(Refused, match="which is no meeting"):
        build(fresh, "private-meeting-notice", "F3")
    set_row(fresh, "forward_plan_entry", BARE, maker="body", maker_name="", body_id=1)
    with pytest.raises(Refused, match="No day is known for the meeting of F3"):
        build(fresh, "private-meeting-notice", "F3")


# The general exception and special urgency


def test_the_general_exception_says_who_was_informed_and_from_when_it_may_be_decided(filled: Office) -> None:
    said = text(filled, "general-exception-notice")
    assert "Chairman informed Councillor Elmes Informed in writing on Thursday 28 September 2017" in said
    assert "Matter Sea wall Decision maker Executive" in said
    assert "offices on Thursday 28 September 2017, 10:00 and on its website on Friday 29 September 2017; it" in said
    assert (
        "five clear working days follow that day, so the decision may not be made before Saturday 7 October 2017 (the"
        " first working day is Monday 9 October 2017) (regulation 10(1))." in said
    )


def test_a_day_planned_too_early_for_the_general_exception_is_said_to_be_so(fresh: Office) -> None:
    forward_plan.set_fields(fresh, URGENT, {"due_from": "6 October 2017"})
    said = text(fresh, "general-exception-notice")
    assert "The day stated above, Friday 6 October 2017, comes before that." in said


def test_the_reasons_for_the_exception_follow_its_notice(filled: Office) -> None:
    said = text(filled, "general-exception-reasons")
    assert said.startswith("DRAFT: not published") and "The storm came after that." in said
    assert "It follows the notice of the general exception of Friday 29 September 2017 as soon as" in said


def test_special_urgency_states_the_reasons_and_the_agreement(filled: Office) -> None:
    said = text(filled, "special-urgency-notice")
    assert "cannot reasonably be deferred The offer lapses. Agreed by Councillor Gee, chairman of the authority" in said
    assert "What was agreed That the making of the decision is urgent and cannot reasonably be deferred." in said
    assert not said.startswith("DRAFT")


def test_no_notice_says_that_it_was_agreed_where_it_was_refused(fresh: Office) -> None:
    routes.record_step(
        fresh, "F1", SPECIAL, routes.Given(Answer.REFUSED, "Councillor Elmes", DAY, None, "It can wait.")
    )
    with pytest.raises(Refused, match=r"nobody has agreed to it\. .*refused"):
        build(fresh, "special-urgency-notice", "F1")


# What is kept apart, and who is asked for


@pytest.mark.parametrize(
    ("kind", "table", "row", "field"),
    [
        ("private-meeting-notice", "forward_plan_entry", PLAN, "matter"),
        ("private-meeting-notice", "forward_plan_entry", PLAN, "contact"),
        ("private-meeting-notice", "exemption", 1, "part"),
        ("private-meeting-notice", "exemption", 1, "public_interest"),
        ("private-meeting-notice", "notice", 1, "text"),
        ("private-meeting-further-notice", "representation", 1, "text"),
        ("private-meeting-further-notice", "representation", 1, "response"),
        ("private-meeting-urgent-notice", "urgency", 3, "reason"),
        ("general-exception-notice", "urgency", 1, "informed"),
        ("general-exception-notice", "urgency", 1, "committee"),
        ("general-exception-notice", "forward_plan_entry", URGENT, "reference"),
        ("general-exception-reasons", "urgency", 1, "reason"),
        ("special-urgency-notice", "notice", 3, "reasons"),
        ("special-urgency-notice", "consent_step", 2, "who"),
    ],
)
def test_no_notice_leaves_with_the_closed_title_in_any_place(
    fresh: Office, kind: str, table: str, row: int, field: str
) -> None:
    build(fresh, kind)
    set_row(fresh, table, row, **{field: CLOSED})
    with pytest.raises(Refused, match="kept apart as exempt, so the document cannot leave") as refused:
        build(fresh, kind)
    assert MARK not in str(refused.value)


def test_a_smaller_match_stops_a_notice_until_it_is_gone_past(fresh: Office) -> None:
    set_row(fresh, "exemption", 1, reasons="They asked for £412,000.")
    with pytest.raises(ExemptWords) as stopped:
        build(fresh, "private-meeting-notice")
    go_past(fresh, stopped.value.ref, stopped.value.found[0].id, "It was in the press.")
    assert "£412,000" in text(fresh, "private-meeting-notice")


def test_a_notice_of_a_record_that_stands_on_no_plan_is_made_of_the_record(tmp_path: Path) -> None:
    office = demo(tmp_path, FRIDAY)
    private_meetings.set_exemption(office, "D1", WHY)
    said = text(office, "private-meeting-notice", "D1")
    assert "Meeting Monday 9 October 2017 at 18:00 Place of the meeting Committee Room A, Town Hall" in said
    assert "Members of the decision maker" in said and "Blackburn" in said
    office.register.close()


def test_an_entry_speaks_with_its_record_once_that_was_begun(tmp_path: Path) -> None:
    office = demo(tmp_path, FRIDAY)
    entry_id = forward_plan.add(office, WHOLE | {"reference": "77/2017"})
    decisions.set_field(office, ICT, "forward_plan_reference", "77/2017")
    private_meetings.set_exemption(office, "D1", WHY)
    by_entry, by_record = (text(office, "private-meeting-notice", ref) for ref in (f"F{entry_id}", "D1"))
    assert by_entry == by_record and "Reference 77/2017" in by_entry
    assert text(office, "private-meeting-notice", "77/2017") == by_record
    office.register.close()


def test_a_notice_is_offered_of_the_entry_or_the_record_at_hand_and_found_by_its_item(tmp_path: Path) -> None:
    office = demo(tmp_path, FRIDAY)
    wanted = kinds.kind("special-urgency-notice")
    assert [subjects.at_hand(office, wanted, ref) for ref in ("F3", "D2", "M1")] == [("F3",), ("D2",), ()]
    assert wanted in kinds.kinds_of(kinds.About.DECISION) and wanted in kinds.kinds_of(kinds.About.ENTRY)
    found, number = subjects.narrowed(office, wanted, "I2")
    assert (found.about, number, found.builder) == (kinds.About.DECISION, ICT, "build_of_record")
    assert subjects.narrowed(office, kinds.kind("decision-notice"), "D2")[1] == 2
    with pytest.raises(NotFound):
        subjects.narrowed(office, wanted, "F3")
    office.register.close()


@pytest.mark.parametrize("kind", ABOUT)
def test_welsh_law_knows_none_of_them(kind: str, tmp_path: Path) -> None:
    office = another(tmp_path, "wales", 5, FRIDAY)
    forward_plan.add(office, WHOLE | {"body": "Cabinet"})
    with pytest.raises(Refused, match=r"is of English law \(SI 2012/2089\); Welsh law asks for none"):
        build(office, kind, "" if kind.endswith("report") else "F1")
    office.register.close()


# The report on special urgency


@pytest.fixture
def decided(tmp_path: Path) -> Iterator[Office]:
    """The strategy decided by special urgency on Monday 9 October 2017 and published the day after."""
    office = demo(tmp_path, FRIDAY)
    routes.record_step(office, "D1", SPECIAL, agreed())
    at(office, EVENING)
    recorded(office)
    yield office
    office.register.close()


YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))


def test_the_report_has_each_decision_of_its_days_with_particulars_and_reasons(decided: Office) -> None:
    draft = text(decided, "special-urgency-report", period=YEAR)
    assert "The record of this decision is not published yet." in draft and "What was decided" not in draft
    at(decided, TUESDAY)
    blockers = [one.id for one in publishing.findings(decided, ICT) if one.severity == "blocker"]
    publishing.publish(decided, ICT, overrides=dict.fromkeys(blockers, "It had to be decided"))
    said = text(decided, "special-urgency-report", period=YEAR)
    assert "One decision taken by special urgency Decision: EX/25/2017 Matter: ICT/DIGITAL STRATEGY 2017-2022" in said
    assert "Agreed by Councillor Gee, chairman of the relevant overview and scrutiny committee" in said
    assert "Record of the decision Published on Tuesday 10 October 2017." in said
    assert "What was decided The Executive agreed the recommendations as outlined above" in said
    assert f"when this document was made: {history.newest(decided.register).hash}" in said


def test_a_report_of_other_days_says_none_in_words_and_how_often_one_is_due(decided: Office) -> None:
    urgency_reports.submit(decided, date(2017, 10, 9))
    said = text(decided, "special-urgency-report", period=Period(date(2017, 1, 1), date(2017, 10, 8)))
    assert (
        "None: no executive decision was taken by special urgency from Sunday 1 January 2017 to Sunday 8 October"
        in said
    )
    assert "The last report on record was submitted on Monday 9 October 2017." in said
    assert "The next report is due by Tuesday 9 October 2018, a year after the last report, Monday 9 October" in said
    assert "at least one report a year is required (regulation 19)" in said


def test_the_report_goes_by_the_councils_own_interval(tmp_path: Path) -> None:
    office = own(tmp_path, "gloucestershire", FRIDAY)
    said = text(office, "special-urgency-report", period=YEAR)
    assert "By the council's own rule this is reported every three months, and at least once a year" in said
    office.register.close()


def test_a_closed_title_gives_way_in_the_report_and_exempt_reasons_stop_it(decided: Office) -> None:
    decisions.set_field(decided, ICT, "exempt_text", f"{MARK} Limited bid £412,000 in June.")
    private_meetings.set_closed_title(decided, "D1", title=CLOSED)
    set_row(decided, "decision", ICT, title=CLOSED)
    said = text(decided, "special-urgency-report", period=YEAR)
    assert MARK not in said and "Matter: A matter taken in private" in said
    urgency = next(one for one in decided.register.read("SELECT id FROM urgency WHERE kind = 'special-urgency'"))
    set_row(decided, "urgency", urgency["id"], reason=f"{MARK} Limited bid £412,000 in June.")
    with pytest.raises(Refused, match="D1, Reasons: it holds words that are kept apart"):
        text(decided, "special-urgency-report", period=YEAR)


# By command


@pytest.mark.parametrize("kind", ABOUT)
def test_each_is_shown_and_written_by_command(fresh: Office, kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    call = ["--register", str(fresh.register.path), "--now", FRIDAY, "export", kind]
    of = ["--of", ABOUT[kind]] if ABOUT[kind] else []
    shown = CliRunner().invoke(cli, [*call, *of, "--json"])
    assert shown.exit_code == 0, shown.output
    assert " ".join(json.loads(shown.stdout)["text"].split()) == text(fresh, kind)
    done = CliRunner().invoke(cli, [*call, str(folder), *of, "--json"])
    assert [Path(name).suffix for name in json.loads(done.stdout)["files"]] == [".html", ".docx", ".pdf", ".txt"]
    assert json.loads(done.stdout)["ref"] == (ABOUT[kind] or None)
