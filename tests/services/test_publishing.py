"""A clerk checks, overrides and publishes: the record freezes, and its window starts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import CONSENT_STEPS, DecisionStatus, UrgencyKind
from clerk_tui.domain.errors import Conflict, InputError, NotConfigured, NotFound, Refused
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.pack import Pack, PackDocument, PackItem, PackMeeting, PackReport
from clerk_tui.register import decisions as records
from clerk_tui.register import history
from clerk_tui.rules.checks import OVERRIDABLE
from clerk_tui.services import checking, decisions, importing, publishing, publishing_together, snapshots
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, MONEY, TUESDAY, another, beside, count, demo, just_before_storing, own, recorded


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The demonstration on the morning after the meeting, item 2 recorded in full."""
    office = recorded(demo(tmp_path, TUESDAY))
    yield office
    office.register.close()


def blockers(office: Office, number: int = ICT) -> list[str]:
    found = publishing.findings(office, number)
    return [f.id for f in found if f.severity is Severity.BLOCKER and f.overridden is None]


def test_before_anything_is_recorded_the_check_names_what_stands_in_the_way(tmp_path: Path) -> None:
    office = demo(tmp_path)
    assert blockers(office) == ["EN-REC", "EN-REC", "EN-REC", "EN-KD28"]
    with pytest.raises(Refused) as refused:
        publishing.publish(office, ICT)
    assert str(refused.value).startswith("D1 cannot be published yet: [EN-REC] Decision is empty; ")
    assert "[EN-KD28] Key decision 18/2017 has no notice date" in str(refused.value)
    assert records.publication(office.register, ICT) is None
    assert records.decision(office.register, ICT).published_on is None


@pytest.mark.parametrize(("notice", "stands"), [("10 September 2017", []), ("11 September 2017", ["EN-KD28"])])
def test_the_notice_of_10_september_is_enough_and_of_the_11th_is_not(
    office: Office, notice: str, stands: list[str]
) -> None:
    decisions.set_field(office, ICT, "notice_on", notice)
    assert blockers(office) == stands


def test_published_on_tuesday_10_october_it_closes_on_friday_and_takes_effect_on_saturday(office: Office) -> None:
    done = publishing.publish(office, ICT)
    assert (done.published_on, done.closes, done.effective) == (
        date(2017, 10, 10), date(2017, 10, 13), date(2017, 10, 14),
    )  # fmt: skip
    assert done.closes_at == datetime(2017, 10, 13, 23, tzinfo=UTC), "midnight in London, by summer time"
    assert done.published_at is not None and done.published_at.replace(second=0) == parse_instant(TUESDAY)
    decision = records.decision(office.register, ICT)
    assert (decision.status, decision.published_on) == (DecisionStatus.PUBLISHED, date(2017, 10, 10))
    assert publishing.published_record(office, ICT).call_in.sentences == (
        "Requests for call-in close at the end of Friday 13 October 2017, the third working day after publication.",
        "Unless it is called in, the decision takes effect on Saturday 14 October 2017.",
    )


def test_in_winter_the_window_closes_at_midnight_by_greenwich(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, "2017-12-13T09:30:00Z"))
    done = publishing.publish(office, ICT)
    assert (done.closes, done.closes_at, done.effective) == (
        date(2017, 12, 18), datetime(2017, 12, 19, tzinfo=UTC), date(2017, 12, 19),
    )  # fmt: skip


def test_a_record_published_on_another_day_counts_from_that_day(office: Office) -> None:
    done = publishing.publish(office, ICT, on=date(2017, 10, 11))
    assert (done.published_on, done.published_at, done.closes) == (date(2017, 10, 11), None, date(2017, 10, 16))
    assert records.decision(office.register, ICT).published_on == date(2017, 10, 11)


def test_the_day_typed_into_the_record_is_the_day_of_publication(office: Office) -> None:
    decisions.set_field(office, ICT, "published_on", "11/10/17")
    assert publishing.publish(office, ICT).published_on == date(2017, 10, 11)


def test_a_day_before_the_decision_is_refused_and_not_kept(office: Office) -> None:
    with pytest.raises(Refused, match=r"\[DATES\] Publication on Friday 6 October 2017 lies before the decision"):
        publishing.publish(office, ICT, on=date(2017, 10, 6))
    assert records.decision(office.register, ICT).published_on is None


# Frozen


def test_the_snapshot_is_the_record_as_it_was(office: Office) -> None:
    done = publishing.publish(office, ICT)
    record = publishing.published_record(office, ICT)
    assert snapshots.sha256(done.snapshot) == done.snapshot_sha256
    assert snapshots.to_json(record) == done.snapshot
    assert json.loads(done.snapshot)["overrides"] == []
    decision = records.decision(office.register, ICT)
    for name in ("reference", "title", "resolution", "reasons", "alternatives", "conflicts", "notice_on", "decided_on"):
        assert getattr(record, name) == getattr(decision, name)
    assert (record.present, record.body, record.item_number) == (("Benson", "Blackburn"), "Executive", "2")
    assert json.loads(done.snapshot)["record"]["published_on"] == "2017-10-10"


def test_what_was_overridden_is_frozen_with_the_record_and_not_printed(office: Office) -> None:
    decisions.set_field(office, ICT, "notice_on", "11 September 2017")
    publishing.publish(office, ICT, overrides={"EN-KD28": "The printer failed."})
    done = records.publication(office.register, ICT)
    assert done is not None
    (frozen,) = json.loads(done.snapshot)["overrides"]
    assert (frozen["finding_id"], frozen["reason"]) == ("EN-KD28", "The printer failed.")
    assert "only 27 clear days" in frozen["says"]
    assert "printer" not in publishing.notice_text(office, ICT)


def test_an_override_is_given_anew_when_the_facts_change(office: Office) -> None:
    decisions.set_field(office, ICT, "notice_on", "11 September 2017")
    checking.override(office, ICT, "EN-KD28", "One day short.")
    decisions.set_field(office, ICT, "notice_on", "8 October 2017")
    with pytest.raises(Refused, match="no clear days before"):
        publishing.publish(office, ICT)


def test_what_a_colleague_changed_while_one_was_asked_is_not_published(office: Office) -> None:
    seen = publishing.case(office, ICT)
    decisions.set_field(office, ICT, "resolution", "REJECTED everything.")
    with pytest.raises(Conflict, match="changed the record while you were asked"):
        publishing.publish(office, ICT, seen=seen)
    assert records.publication(office.register, ICT) is None


def test_midnight_between_the_question_and_the_yes_publishes_no_other_day(office: Office) -> None:
    seen = publishing.case(office, ICT)
    office.clock.rehearse(parse_instant("2017-10-11T00:00:05+01:00"))
    with pytest.raises(Conflict, match="The day of publication changed"):
        publishing.publish(office, ICT, seen=seen)


def test_the_head_printed_on_the_record_stands_in_the_history(office: Office) -> None:
    done = publishing.publish(office, ICT)
    entries = history.of_decision(office.register, ICT)
    freezing = next(e for e in entries if e.record == "decision" and e.action == "publish")
    assert publishing.published_record(office, ICT).chain_head == done.chain_head == freezing.hash
    assert history.differences(freezing)["status"] == ("draft", "published")
    assert verify(office).good


def test_a_snapshot_that_was_tampered_with_is_not_printed(office: Office) -> None:
    publishing.publish(office, ICT)
    office.register.connection.execute("DROP TRIGGER publication_is_frozen")
    office.register.connection.execute("UPDATE publication SET snapshot = replace(snapshot, 'Strategy', 'Tragedy')")
    for read in (publishing.published_record, publishing.notice_text):
        with pytest.raises(Refused, match="is not as it was frozen; verify the register first"):
            read(office, ICT)


def test_a_draft_has_no_published_record(office: Office) -> None:
    with pytest.raises(Refused, match="D1 is not published yet"):
        publishing.published_record(office, ICT)


def test_it_is_published_once(office: Office) -> None:
    first = publishing.publish(office, ICT, command_id="one")
    assert publishing.publish(office, ICT, command_id="one") == first
    with pytest.raises(
        Refused, match="D1 is already published; a published record is corrected, never published again"
    ):
        publishing.publish(office, ICT)
    with pytest.raises(Refused, match="a published record is corrected, never undone"):
        undo(office)
    assert count(office.register, "publication") == 1


def test_an_unknown_record_is_not_published(office: Office) -> None:
    with pytest.raises(NotFound):
        publishing.publish(office, 99)


def test_of_two_clerks_who_publish_at_once_one_does(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    colleague = beside(office)
    just_before_storing(office, monkeypatch, lambda: publishing.publish(colleague, ICT))
    with pytest.raises(Refused, match="already published"):
        publishing.publish(office, ICT)
    assert count(office.register, "publication") == 1


def test_what_a_colleague_took_away_in_the_meantime_stands_in_the_way(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = beside(office)
    just_before_storing(office, monkeypatch, lambda: decisions.set_agenda_date(colleague, 1, date(2017, 10, 4)))
    with pytest.raises(Refused, match=r"\[EN-AG5\].* only 2 clear working days"):
        publishing.publish(office, ICT)


def test_a_day_of_publication_that_changed_in_the_meantime_is_a_conflict(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = beside(office)
    just_before_storing(
        office, monkeypatch, lambda: decisions.set_field(colleague, ICT, "published_on", "12 October 2017")
    )  # fmt: skip
    with pytest.raises(Conflict, match="The day of publication changed in the meantime"):
        publishing.publish(office, ICT)
    assert records.publication(office.register, ICT) is None


# Overrides


def test_a_blocker_of_timing_is_overridden_with_a_reason_that_stays(office: Office) -> None:
    decisions.set_field(office, ICT, "notice_on", "11 September 2017")
    before = datetime.now(UTC).replace(microsecond=0)
    decisions.override(office, ICT, "EN-KD28", " The printer failed on the 10th.\n")
    (kept,) = records.decision(office.register, ICT).overrides
    assert (kept.finding_id, kept.reason, kept.who) == ("EN-KD28", "The printer failed on the 10th.", office.who)
    assert kept.at >= before, "the true clock, not the rehearsed one"
    assert blockers(office) == []
    publishing.publish(office, ICT)
    said = [e.why for e in history.of_decision(office.register, ICT) if e.record == "check_override"]
    assert said == ["The printer failed on the 10th."]


def test_an_override_is_changed_and_undone(office: Office) -> None:
    decisions.set_field(office, ICT, "notice_on", "")
    decisions.override(office, ICT, "EN-KD28", "First reason.")
    decisions.override(office, ICT, "EN-KD28", "Better reason.")
    assert [o.reason for o in records.decision(office.register, ICT).overrides] == ["Better reason."]
    undo(office)
    undo(office)
    assert records.decision(office.register, ICT).overrides == ()
    assert blockers(office) == ["EN-KD28"]


@pytest.mark.parametrize("finding_id", ["EN-REC", "KEY", "DATES", "CI-WAIVER", "CI", "nonsense", "EN-KD28\x1b[2J"])
def test_what_can_be_put_right_cannot_be_overridden(office: Office, finding_id: str) -> None:
    with pytest.raises(
        Refused,
        match=(
            r"cannot be overridden: it can be put right\."
            r" What can be overridden is CC-DATE, CC-KEY, CC-MAKER, EN-AG5"
        ),
    ) as no:
        decisions.override(office, ICT, finding_id, "because")
    assert "\x1b" not in str(no.value)


@pytest.mark.parametrize("finding_id", sorted(OVERRIDABLE))
def test_what_does_not_stand_in_the_way_is_not_overridden(office: Office, finding_id: str) -> None:
    with pytest.raises(Refused, match=f"{finding_id} does not stand in the way of D1, so there is nothing to override"):
        decisions.override(office, ICT, finding_id, "to be safe")
    assert records.decision(office.register, ICT).overrides == ()


@pytest.mark.parametrize("reason", ["", "  ", "\n\t\n"])
def test_an_override_needs_a_reason(office: Office, reason: str) -> None:
    decisions.set_field(office, ICT, "notice_on", "")
    with pytest.raises(InputError, match="An override of EN-KD28 needs a reason"):
        decisions.override(office, ICT, "EN-KD28", reason)


def test_overrides_given_with_the_publication_are_kept_only_if_it_is_published(office: Office) -> None:
    decisions.set_fields(office, ICT, {"notice_on": "", "reasons": ""})
    with pytest.raises(Refused, match=r"\[EN-REC\]"):
        publishing.publish(office, ICT, overrides={"EN-KD28": "The printer failed."})
    assert records.decision(office.register, ICT).overrides == ()
    decisions.set_field(office, ICT, "reasons", "To agree.")
    publishing.publish(office, ICT, overrides={"EN-KD28": "The printer failed."})
    assert [o.reason for o in records.decision(office.register, ICT).overrides] == ["The printer failed."]
    assert history.page(office.register, 0, 1)[0].action == "publish"
    assert {e.why for e in history.of_command(office.register, history.page(office.register, 0, 1)[0].id)} == {
        "[EN-KD28] The printer failed."
    }


# Other routes


def test_the_general_exception_lifts_the_blocker_after_five_clear_days(office: Office) -> None:
    decisions.set_field(office, ICT, "notice_on", "")
    values = {"informed": "Cllr Elmes", "informed_on": date(2017, 9, 29), "reason": "Flood."}
    decisions.set_urgency(office, ICT, UrgencyKind.GENERAL_EXCEPTION, {**values, "available_on": date(2017, 10, 2)})
    assert blockers(office) == ["EN-GE5"]
    decisions.set_urgency(office, ICT, UrgencyKind.GENERAL_EXCEPTION, {"available_on": date(2017, 9, 29)})
    assert blockers(office) == []
    publishing.publish(office, ICT)
    assert publishing.published_record(office, ICT).urgency_statements == (
        "General exception (regulation 10): Flood.",
    )  # fmt: skip


def test_special_urgency_is_stated_with_who_agreed(office: Office) -> None:
    decisions.set_field(office, ICT, "notice_on", "")
    decisions.set_urgency(
        office, ICT, UrgencyKind.SPECIAL_URGENCY,
        {"agreed_by": "Cllr Elmes", "agreed_role": CONSENT_STEPS[0], "agreed_on": date(2017, 10, 6),
         "reason": "Flood."},
    )  # fmt: skip
    publishing.publish(office, ICT)
    assert publishing.published_record(office, ICT).urgency_statements == (
        "Special urgency (regulation 11), agreed by the chairman of the relevant overview and scrutiny committee on"
        " Friday 6 October 2017: Flood.",
    )


def test_a_waived_call_in_takes_effect_when_it_is_published(office: Office) -> None:
    decisions.set_fields(office, ICT, {"call_in_exempt": "yes", "call_in_exempt_reason": "The flood."})
    assert publishing.window(office, ICT) is None
    done = publishing.publish(office, ICT)
    assert (done.closes, done.closes_at, done.effective) == (None, None, date(2017, 10, 10))
    assert publishing.published_record(office, ICT).call_in.sentences == (
        "Call-in was waived for urgency: The flood. The decision takes effect at once.",
    )


def test_what_the_constitution_leaves_out_takes_effect_when_it_is_decided(office: Office) -> None:
    decisions.set_field(office, ICT, "not_callable", "recommendation to Council")
    done = publishing.publish(office, ICT)
    assert (done.closes, done.effective) == (None, date(2017, 10, 9))
    assert "not open to call-in (recommendation to Council)" in publishing.notice_text(office, ICT)


# Other councils


def with_one_record(office: Office) -> Office:
    """A meeting of 9 October 2017 with one record, filled in."""
    report = PackReport(recommendations=("To agree.",), key_decision=False)
    meeting = PackMeeting(body="Cabinet", day=date(2017, 10, 9), agenda_date=date(2017, 9, 29))
    item = PackItem("1", "Ward grants", report=report)
    importing.accept(office, Pack(PackDocument("agenda-pack", None, None, "0" * 64), meeting, (item,), (), (), ""))
    decisions.copy_recommendations(office, ICT)
    decisions.set_fields(office, ICT, {"decided_on": "9/10/17", "reasons": "To help.", "notes": "None."})
    return office


def test_a_council_without_a_rule_publishes_with_a_warning_and_without_dates(tmp_path: Path) -> None:
    office = with_one_record(another(tmp_path, now=TUESDAY))
    warning = next(f for f in publishing.findings(office, ICT) if f.id == "CI")
    assert warning.severity is Severity.WARNING and "No call-in rule is configured for Ambridge Council" in warning.says
    with pytest.raises(NotConfigured, match="No call-in rule is configured for Ambridge Council"):
        publishing.window(office, ICT)
    done = publishing.publish(office, ICT)
    assert (done.closes, done.closes_at, done.effective) == (None, None, None)
    assert publishing.published_record(office, ICT).call_in.sentences == (
        "The closing date for call-in is not stated here; the council's constitution sets it.",
    )


def test_a_council_s_own_number_of_days_is_counted(tmp_path: Path) -> None:
    office = with_one_record(another(tmp_path, days=5, now=TUESDAY))
    assert publishing.publish(office, ICT).effective == date(2017, 10, 18)


def test_in_wales_no_english_rule_stands_in_the_way(tmp_path: Path) -> None:
    office = with_one_record(another(tmp_path, nation="wales", days=5, now=TUESDAY))
    decisions.set_field(office, ICT, "key_decision", "")
    decisions.set_agenda_date(office, 1, date(2017, 10, 3))
    ids = [finding.id for finding in publishing.findings(office, ICT)]
    assert "WA-AG3" in ids and [i for i in ids if i.startswith("EN-") or i == "KEY"] == []
    decisions.set_agenda_date(office, 1, date(2017, 10, 4))
    assert blockers(office) == ["WA-AG3"]
    decisions.override(office, ICT, "WA-AG3", "The server was down.")
    assert publishing.publish(office, ICT).closes == date(2017, 10, 17)


def test_a_rule_that_counts_from_the_decision_shows_no_date_before_it_is_dated(tmp_path: Path) -> None:
    office = with_one_record(own(tmp_path, "brent", now=TUESDAY))
    decisions.set_field(office, ICT, "decided_on", "")
    assert [f.id for f in publishing.findings(office, ICT) if f.severity is Severity.BLOCKER] == ["EN-REC"]


def test_where_a_day_to_count_from_is_missing_no_window_is_shown(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise InputError("call-in runs from the meeting: give the day of the meeting as well.")

    monkeypatch.setattr("clerk_tui.services.checking.call_in_window", missing)
    with pytest.raises(NotConfigured, match="give the day of the meeting as well"):
        publishing.window(office, ICT)


def test_what_was_published_outside_office_hours_counts_as_the_council_says(tmp_path: Path) -> None:
    """X085: published at 17:30 with a cut-off at 17:00, the next working day is deemed the day of publication."""
    from clerk_tui.services.councils import text_of
    from clerk_tui.services.registers import create_register, open_office, shipped_council

    folder = tmp_path / "councils"
    folder.mkdir()
    text = text_of("blackpool").split("[[call_in.example]]")[0] + 'after_hours = "17:00"\n'
    (folder / "blackpool.toml").write_text(text, encoding="utf-8")
    create_register(tmp_path / "own.clerk", shipped_council("blackpool", folder))
    office = with_one_record(open_office(tmp_path / "own.clerk", now=parse_instant("2026-12-11T17:30:00Z")))
    assert publishing.publish(office, ICT).closes == date(2026, 12, 17)


def test_an_hour_that_passes_while_the_clerk_reads_does_not_change_the_dates_unseen(tmp_path: Path) -> None:
    from clerk_tui.services.councils import text_of
    from clerk_tui.services.registers import create_register, open_office, shipped_council

    folder = tmp_path / "councils"
    folder.mkdir()
    text = text_of("blackpool").split("[[call_in.example]]")[0] + 'after_hours = "17:00"\n'
    (folder / "blackpool.toml").write_text(text, encoding="utf-8")
    create_register(tmp_path / "own.clerk", shipped_council("blackpool", folder))
    office = with_one_record(open_office(tmp_path / "own.clerk", now=parse_instant("2026-12-11T16:59:00Z")))
    seen, together = publishing.case(office, ICT), publishing_together.candidates(office, [ICT])
    office.clock.rehearse(parse_instant("2026-12-11T17:01:00Z"))
    with pytest.raises(Conflict, match="The hour changed the call-in dates while you were asked"):
        publishing.publish(office, ICT, seen=seen)
    with pytest.raises(Conflict, match="The hour changed"):
        publishing_together.publish_together(office, [ICT], seen=together)
    assert publishing.publish(office, ICT, seen=publishing.case(office, ICT)).closes == date(2026, 12, 17)


def test_a_second_record_of_the_same_meeting_stays_open(office: Office) -> None:
    publishing.publish(office, ICT)
    assert decisions.set_field(office, MONEY, "notes", "Still a draft.").notes == "Still a draft."
