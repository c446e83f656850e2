"""No command records an act for a day on which it cannot have been done yet; each refusal names the field."""

from __future__ import annotations

import pytest

from tests.cli.calling import Caller

EVENING = "2017-10-09T20:00:00+01:00"
MORNING, TOMORROW = "2017-09-20T10:00:00+01:00", "21 September 2017"
EXCEPTION, SPECIAL = ("decision", "route", "D1", "general-exception"), ("decision", "route", "D1", "special-urgency")


@pytest.mark.parametrize(
    ("args", "field"),
    [
        (("supplement", "add", "M1", "Late report", "--offices", TOMORROW, "--website", "20 September 2017"),
         "Supplement, offices"),
        (("supplement", "add", "M1", "Late report", "--website", "20 September 2017 at 11:00"), "Supplement, website"),
        ((*EXCEPTION, f"available_on={TOMORROW}"), "Available on"),
        ((*EXCEPTION, f"informed_on={TOMORROW}"), "Informed on"),
        ((*EXCEPTION, f"reasons_published_on={TOMORROW}"), "Reasons published on"),
        ((*SPECIAL, f"agreed_on={TOMORROW}"), "Agreed on"),
        (("decision", "set", "D1", f"notice_on={TOMORROW}"), "Key-decision notice published"),
        (("decision", "set", "D1", f"scrutiny_informed={TOMORROW}"), "Scrutiny chairman informed"),
        (("decision", "set", "D1", f"scrutiny_approved={TOMORROW}"), "Scrutiny chairman approved"),
        (("meeting", "set", "M1", f"convened_on={TOMORROW}"), "Convened"),
        (("meeting", "add", "Executive", "2 October 2017", "--convened", TOMORROW), "Convened"),
        (("meeting", "set", "M1", f"agenda_on={TOMORROW}"), "Agenda published"),
        (("meeting", "set", "M1", f"notice_offices={TOMORROW}"), "Notice of the meeting"),
        (("meeting", "set", "M1", "ended_at=9 October 2017 at 19:00"), "Ended"),
        (("forward-plan", "key-test", "F1", "--key", "--by", "A", "--because", "B", "--on", TOMORROW), "On"),
        (("forward-plan", "publish", "F1", "--offices", TOMORROW, "--website", TOMORROW, "--because", "B"),
         "The notice cannot have been at the offices"),
        (("route", "inform", "D1", "--who", "Councillor A", "--on", TOMORROW), "Informed on"),
        (("route", "consent", "D1", "special-urgency", "agreed", "--who", "A", "--on", TOMORROW), "On"),
        (("route", "consent", "D1", "special-urgency", "agreed", "--who", "A", "--on", "20 September 2017 at 10:01"),
         "On"),
        (("route", "notice", "D1", "general-exception", f"offices={TOMORROW}"), "Offices on"),
        (("route", "reports", "--submitted", TOMORROW), "Submitted"),
        (("private", "add", "D1", "--from", "A", "--text", "B", "--on", TOMORROW), "Received on"),
    ],
)  # fmt: skip
def test_what_is_still_to_come_is_not_recorded_as_done(call: Caller, args: tuple[str, ...], field: str) -> None:
    answer = call(*args, now=MORNING)
    assert answer.status in {1, 2}, answer
    assert answer.sentence.startswith(field) and "still to come" in answer.sentence


def test_the_same_is_recorded_on_the_day_itself(call: Caller) -> None:
    call.ok("supplement", "add", "M1", "Late report", "--offices", "2017-10-09", "--website", "2017-10-09", now=EVENING)
    call.ok(*EXCEPTION, "available_on=2017-10-09", now=EVENING)
    call.ok("decision", "set", "D1", "notice_on=2017-10-09", now=EVENING)


def test_a_record_is_prepared_before_its_meeting_and_the_check_asks_for_the_day(call: Caller) -> None:
    call.ok("decision", "set", "D1", "decided_on=9 October 2017", now=MORNING)
    assert "which is still to come" in call("check", "D1", now=MORNING).out
