"""A day, moment or amount that cannot be read: the refusal names the option or field, and says what is wrong."""

from __future__ import annotations

import pytest

from tests.cli.calling import Caller

FEBRUARY, WEEKDAY, PLAIN = "30 February 2017", "Tuesday 9 October 2017", "soon"
NO_DAY, NO_WEEKDAY = "There is no 30 February 2017.", "9 October 2017 is a Monday, not a Tuesday."
SEAT = ("people", "seat", "Benson", "Executive")
REQUEST = ("call-in", "D1", "request", "--by", "Councillor A", "--received")
COPY = ("--source", "Part 4", "--certainty", "local")
BEGIN = ("rules", "begin", "--days", "5", "--unit", "working", "--from", "publication", "--effective", "next-day",
         "--source", "Part 4")  # fmt: skip

OPTIONS = (
    (("--now", None, "today"), "--now"),
    (("bodies", "add", "Cabinet", "--kind", "executive", "--from", None), "--from"),
    (("bodies", "set", "Executive", "--from", None), "--from"),
    (("bodies", "set", "Executive", "--to", None), "--to"),
    (("bodies", "Executive", "--on", None), "--on"),
    ((*SEAT, "--from", None), "--from"),
    ((*SEAT, "--to", None), "--to"),
    (("people", "change", "S1", "--from", None), "--from"),
    (("people", "change", "S1", "--to", None), "--to"),
    (("people", "end", "Benson", "Executive", "--on", None), "--on"),
    (("people", "follow", "Benson", "Executive", "--role", "chair", "--from", None), "--from"),
    (("meeting", "add", "Executive", None), "Day"),
    (("meeting", "add", "Executive", "1/2/18", "--convened", None), "--convened"),
    (("meeting", "move", "M1", "--to", None, "--because", "A"), "--to"),
    (("meeting", "set", "M1", "ended_at=", None), "Ended"),
    (("meeting", "set", "M1", "agenda_on=", None), "Agenda published"),
    (("meeting", "set", "M1", "convened_on=", None), "Convened at shorter notice on"),
    (("supplement", "add", "M1", "Late", "--offices", None), "--offices"),
    (("calendar", "add", None, "--kind", "closure"), "Days"),
    (("calendar", "remove", None), "Days"),
    (("decision", "set", "D1", "decided_on=", None), "Date of decision"),
    (("decision", "set", "D1", "notice_on=", None), "Key-decision notice published (offices and website)"),
    (("decision", "add", "--maker", "member", "--name", "A", "--title", "B", "--date", None), "--date"),
    (("decision", "route", "D1", "special-urgency", "agreed_on=", None), "Agreed on"),
    (("forward-plan", "set", "F1", "due_from=", None), "Day of the decision, or first day of the period"),
    (("forward-plan", "publish", "F1", "--offices", None, "--website", "1/9/17"), "--offices"),
    (("forward-plan", "key-test", "F1", "--on", None), "--on"),
    (("route", "inform", "D1", "--who", "A", "--on", None), "--on"),
    (("route", "consent", "D1", "special-urgency", "agreed", "--who", "A", "--on", None), "--on"),
    (("route", "notice", "D1", "general-exception", "offices=", None), "Offices"),
    (("route", "reports", "--submitted", None), "--submitted"),
    (("private", "add", "D1", "--from", "A", "--text", "B", "--on", None), "--on"),
    (("private", "answer", "D1", "1", "--text", "B", "--on", None), "--on"),
    (("private", "resolve", "D1", "--text", "B", "--on", None), "--on"),
    (("publish", "D1", "--on", None), "--on"),
    ((*REQUEST, None), "--received"),
    ((*REQUEST, "2017-10-10T09:00", "--called-in-before", None), "--called-in-before"),
    ((*REQUEST, "2017-10-10T09:00", "--year-began", None), "--year-began"),
    (("call-in", "D1", "validate", "--by", "A", "--at", None), "--at"),
    (("call-in", "D1", "withdraw", "--at", None), "--at"),
    (("call-in", "D1", "hearing", "--on", None), "--on"),
    (("call-in", "D1", "hearing", "--agenda", None), "--agenda"),
    (("call-in", "D1", "implemented", "--at", None), "--at"),
    (("rules", "copy", None, *COPY), "Start"),
    (("rules", "example", "--published", None), "--published"),
    ((*BEGIN, "--valid-from", None), "--valid-from"),
    (("rules", "change", "valid_from=", None), "“valid_from”"),
    (("plan", "D1", "--meeting", None), "--meeting"),
    (("count", "agenda", "--meeting", None), "--meeting"),
    (("count", "key-decision", "--notice", None), "--notice"),
)  # fmt: skip
"""Commands with one option or field that takes a day: None stands where it goes; `name=` before it is its field."""


def with_value(args: tuple[str | None, ...], value: str) -> list[str]:
    """The words of a call; a value after `name=` joins it."""
    words: list[str] = []
    for arg in args:
        said = value if arg is None else arg
        if words and arg is None and words[-1].endswith("="):
            words[-1] += said
        else:
            words.append(said)
    return words


@pytest.mark.parametrize(("args", "named"), OPTIONS)
@pytest.mark.parametrize(
    ("typed", "rule"), [(FEBRUARY, NO_DAY), (WEEKDAY, NO_WEEKDAY), (PLAIN, "“soon” is not a date")]
)
def test_a_day_that_cannot_be_is_refused_by_name_and_rule(
    call: Caller, args: tuple[str | None, ...], named: str, typed: str, rule: str
) -> None:
    answer = call(*with_value(args, typed))
    assert answer.status == 2
    assert answer.sentence.startswith(f"{named}: {rule}"), answer.sentence


@pytest.mark.parametrize(
    ("args", "named", "rule"),
    [
        (("meeting", "add", "Executive", "1/2/18", "--time", "6:00"), "--time", "may be morning or evening"),
        (("meeting", "move", "M1", "--to", "1/2/18", "--time", "late"), "--time", "is not a time"),
        (("meeting", "set", "M1", "time=late"), "Time", "the meeting was announced"),
        (("meeting", "series", "Executive", f"every week from {FEBRUARY}"), "Rule", NO_DAY),
        (("meeting", "series", "Executive", f"every week from 1 January 2017 until {WEEKDAY}"), "Rule", NO_WEEKDAY),
        (("meeting", "series", "Executive", "every week from 1 May 2018 at 6:00"), "Rule", "morning or evening"),
        (("calendar", "add", "1/2/18", "--kind", "half-day", "--closes-at", "late"), "--closes-at", "is not a time"),
        ((*BEGIN, "--cutoff", "late"), "--cutoff", "is not a time"),
        (("rules", "change", "cutoff=late"), "“cutoff”", "is not a time"),
        (("rules", "change", "days=many"), "“days”", "must be a whole number"),
        (("forward-plan", "key-test", "F1", "--amount", "much"), "--amount", "is not an amount of money"),
        (("forward-plan", "key-test", "F1", "--amount", f"£{10**16}"), "--amount", "is more money than"),
        (("call-in", "D1", "validate", "--by", "A", "--at", "9 October 2017"), "--at", "needs a time of day"),
        ((*REQUEST, "29 October 2017 at 1.30 am"), "--received", "the clocks go back"),
        ((*REQUEST, "26 March 2017 at 1.30 am"), "--received", "the clocks go forward"),
        (("forward-plan", "publish", "F1", "--offices", "26/3/17 25:00", "--website", "1/9/17"), "--offices", "time"),
    ],
)  # fmt: skip
def test_an_hour_or_an_amount_that_cannot_be_is_refused_by_name_and_rule(
    call: Caller, args: tuple[str, ...], named: str, rule: str
) -> None:
    answer = call(*args)
    assert answer.status in {1, 2}
    assert answer.sentence.startswith(named) and rule in answer.sentence, answer.sentence
