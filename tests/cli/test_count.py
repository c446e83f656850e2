"""`clerk-tui count` as a script and as a clerk with a screen reader call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from clerk_tui.cli.count import count
from clerk_tui.domain.errors import ClerkError, InputError, NotConfigured


def run(*args: str) -> Result:
    return CliRunner().invoke(count, args)


def answers(*args: str, status: int = 0) -> list[dict[str, Any]]:
    result = run(*args, "--json")
    assert result.exit_code == status, result.output or result.exception
    found: list[dict[str, Any]] = json.loads(result.stdout)["results"]
    return found


def refusal(*args: str) -> ClerkError:
    result = run(*args)
    assert isinstance(result.exception, ClerkError), result.output
    assert result.stdout == ""
    return result.exception


def test_an_agenda_is_counted_as_the_specification_shows() -> None:
    (found,) = answers("agenda", "--meeting", "Wednesday 8 April 2026")
    assert {
        key: found[key] for key in ("rule", "anchor", "latest", "latest_working_day", "satisfied", "certainty")
    } == {
        "rule": "EN-AG5",
        "anchor": "2026-04-08",
        "latest": "2026-03-29",
        "latest_working_day": "2026-03-27",
        "satisfied": None,
        "certainty": "statute",
    }
    assert found["days"][0] == {"date": "2026-03-30", "counted": True, "reason": ""}
    assert {"date": "2026-04-03", "counted": False, "reason": "Good Friday"} in found["days"]
    assert found["authorities"][0]["id"] == "SI 2012/2089 reg 6"
    assert "earliest" not in found


def test_the_seed_s_agenda_was_out_in_time() -> None:
    (found,) = answers("agenda", "--meeting", "9 October 2017", "--published", "29 September 2017")
    assert (found["satisfied"], found["clear_days"]) == (True, 5)


def test_an_agenda_that_came_too_late_ends_with_status_1() -> None:
    (found,) = answers("agenda", "--meeting", "9 October 2017", "--published", "2 October 2017", status=1)
    assert (found["satisfied"], found["clear_days"]) == (False, 4)


def test_an_agenda_in_wales() -> None:
    (found,) = answers("agenda", "--meeting", "2026-04-08", "--nation", "wales")
    assert (found["rule"], found["latest"]) == ("WA-AG3", "2026-03-31")


def test_a_key_decision_is_counted_from_either_end() -> None:
    (back,) = answers("key-decision", "--decision", "9 October 2017")
    (forward,) = answers("key-decision", "--notice", "27 November 2026")
    (strict,) = answers("key-decision", "--decision", "2026-12-10", "--strict")
    assert (back["rule"], back["latest"]) == ("EN-KD28", "2017-09-10")
    assert (forward["earliest"], forward["earliest_working_day"]) == ("2026-12-26", "2026-12-29")
    assert strict["latest_working_day"] == "2026-10-30"


def test_a_key_decision_with_its_notice_is_judged() -> None:
    (short,) = answers("key-decision", "--decision", "9/10/17", "--notice", "11/9/17", status=1)
    assert (short["satisfied"], short["clear_days"]) == (False, 27)


def test_a_private_meeting_has_two_notices() -> None:
    first, second = answers("private-meeting", "--meeting", "2026-12-08")
    assert (first["rule"], first["latest"]) == ("EN-PM28", "2026-11-09")
    assert (second["rule"], second["latest"]) == ("EN-PM5", "2026-11-30")


def test_a_general_exception() -> None:
    (found,) = answers("general-exception", "--notice", "2026-04-01")
    assert (found["earliest"], found["earliest_working_day"]) == ("2026-04-11", "2026-04-13")


def test_blackpool_s_window_after_the_seed_s_meeting() -> None:
    (found,) = answers("call-in", "--council", "blackpool", "--published", "Tuesday 10 October 2017")
    assert (found["closes"], found["closes_at"]) == ("2017-10-13", "2017-10-14T00:00:00+01:00")
    assert (found["effective"], found["effective_working_day"]) == ("2017-10-14", "2017-10-16")
    assert (found["certainty"], found["cutoff_stated"]) == ("inferred", False)


@pytest.mark.parametrize("published", ["2026-06-10T00:30", "2026-06-09T23:30Z", "2026-06-10T00:30+01:00"])
def test_x086_the_day_of_publication_is_london_s(published: str) -> None:
    (found,) = answers("call-in", "--council", "blackpool", "--published", published)
    assert found["anchor"] == "2026-06-10"


def test_a_window_from_the_meeting_needs_the_meeting() -> None:
    args = ("call-in", "--council", "kingston", "--published", "2026-12-18")
    assert "give the day of the meeting" in str(refusal(*args))
    (found,) = answers(*args, "--meeting", "2026-12-17")
    assert found["closes_at"] == "2027-01-05T17:00:00+00:00"


def test_a_decision_that_is_not_key_is_no_matter_for_call_in_at_harrogate() -> None:
    args = ("call-in", "--council", "harrogate", "--published", "2018-05-18")
    (found,) = answers(*args, "--not-key")
    assert found["closes"] == "2018-05-25"
    assert found["advice"][0].startswith("A decision of this class cannot be called in by this council's rule: only")
    assert "cannot be called in by this council's rule: only key decisions" in run(*args, "--not-key").stdout
    (key,) = answers(*args, "--key")
    assert not any("this council's rule" in one for one in key["advice"])


def test_an_officer_s_key_decision_and_a_named_first_day_of_effect() -> None:
    args = ("call-in", "--council", "brent", "--published", "2026-12-11", "--decided", "2026-12-07")
    (body,) = answers(*args)
    (officer,) = answers(*args, "--maker", "officer-key", "--effective-not-before", "4 January 2027")
    assert (body["closes"], officer["closes"], officer["effective"]) == ("2026-12-14", "2026-12-18", "2027-01-04")


def test_what_is_due_by_a_day() -> None:
    (hearing,) = answers("hearing", "--council", "wiltshire", "--received", "2026-12-07T16:59")
    (publication,) = answers("publish-by", "--council", "isle-of-wight", "--decided", "2026-12-23")
    (request,) = answers("request", "--received", "2026-12-07")
    assert hearing["latest"] == hearing["earliest"] == "2026-12-14"
    assert publication["latest"] == publication["earliest"] == "2026-12-29"
    assert request["latest"] == request["earliest"] == "2026-12-17"


def test_what_the_executive_owes_scrutiny_is_counted_from_the_day_it_was_asked() -> None:
    (report,) = answers("missed-key", "--required", "17 December 2026", "--n", "10")
    assert (report["rule"], report["latest"], report["certainty"]) == ("EN-R18", "2027-01-05", "local")
    assert report["authorities"][0]["id"] == "SI 2012/2089 reg 18"
    (late,) = answers("missed-key", "--required", "2026-12-17", "--n", "10", "--submitted", "2027-01-06", status=1)
    assert late["satisfied"] is False
    (response,) = answers("scrutiny-response", "--received", "10 December 2026", "--responded", "9 February 2027")
    assert (response["rule"], response["latest"], response["satisfied"]) == ("LGA-R2M", "2027-02-09", True)
    assert "does not apply in Wales" in str(
        refusal("missed-key", "--required", "2026-12-17", "--n", "10", "--nation", "wales")
    )


def test_retention_names_the_last_day_of_keeping_and_the_first_day_after() -> None:
    record, papers = answers("retention", "--decided", "29 February 2024")
    assert (record["rule"], record["keep_until"], record["earliest"]) == ("EN-RT6", "2030-02-28", "2030-03-01")
    assert (papers["rule"], papers["keep_until"], papers["earliest"]) == ("EN-RT4", "2028-02-28", "2028-02-29")
    said = run("retention", "--decided", "29 February 2024").output
    assert "Counted from Thursday 29 February 2024, the decision, the first day of the period." in said


@pytest.mark.parametrize("ended", ["2026-03-28T18:30:00Z", "28 March 2026 at 6.30 pm", "2026-03-28T18:30"])
def test_access_is_counted_in_hours_that_pass(ended: str) -> None:
    (found,) = answers("access", "--ended", ended)
    assert (found["anchor"], found["latest"]) == ("2026-03-28T18:30:00+00:00", "2026-03-29T19:30:00+01:00")


@pytest.mark.parametrize(
    ("args", "key", "expected"),
    [
        (("--n", "10", "--unit", "working", "--direction", "back"), "latest", "2021-12-24"),
        (("--n", "10", "--unit", "working", "--direction", "back", "--clear"), "latest", "2021-12-23"),
        (("--n", "10", "--unit", "calendar", "--direction", "forward"), "earliest", "2022-01-22"),
        (("--n", "10", "--unit", "calendar", "--direction", "forward", "--clear"), "earliest", "2022-01-23"),
    ],
)
def test_plain_days(args: tuple[str, ...], key: str, expected: str) -> None:
    (found,) = answers("days", "--from", "2022-01-12", *args)
    assert found[key] == expected


def test_closures_are_left_out_of_plain_days_and_of_rules_that_say_so(tmp_path: Path) -> None:
    closures = tmp_path / "closures.txt"
    closures.write_text("24 December 2026, Christmas closure\n", encoding="utf-8")
    plain = ("days", "--from", "2026-12-23", "--n", "1", "--unit", "working")
    assert answers(*plain)[0]["earliest"] == "2026-12-24"
    (left_out,) = answers(*plain, "--closures", str(closures))
    assert left_out["earliest"] == "2026-12-29"
    assert left_out["days"][0] == {"date": "2026-12-24", "counted": False, "reason": "Christmas closure"}
    (counted,) = answers("call-in", "--council", "blackpool", "--published", "2026-12-23", "--closures", str(closures))
    assert counted["closes"] == "2026-12-30"
    assert any("(Christmas closure) is counted" in said for said in counted["advice"])


def test_an_agenda_cannot_be_laid_out_in_a_closed_office(tmp_path: Path) -> None:
    closures = tmp_path / "closures.txt"
    closures.write_text("22 December 2026\n", encoding="utf-8")
    (found,) = answers("agenda", "--meeting", "4 January 2027", "--closures", str(closures))
    assert (found["latest"], found["latest_working_day"]) == ("2026-12-22", "2026-12-21")


def test_a_council_of_one_s_own(tmp_path: Path) -> None:
    text = 'id = "testford"\nname = "Testford Council"\nnation = "england"\n'
    (tmp_path / "testford.toml").write_text(text, encoding="utf-8")
    args = ("call-in", "--council", "testford", "--published", "2026-06-10", "--councils", str(tmp_path))
    problem = refusal(*args)
    assert isinstance(problem, NotConfigured)
    assert "No call-in rule is configured for Testford Council" in str(problem)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("agenda", "--meeting", "31 September 2026"), "There is no 31 September 2026."),
        (("agenda", "--meeting", "Tuesday 9 October 2017"), "9 October 2017 is a Monday, not a Tuesday."),
        (("agenda", "--meeting", "9 October 1817"), "lies outside the years 2000 to 2100"),
        (("agenda", "--meeting", "1 January 2000"), "leaves the years 2000 to 2100"),
        (("key-decision",), "--decision"),
        (("days", "--from", "2026-04-01", "--n", "0"), "at least one day"),
        (("days", "--from", "2026-04-01", "--n", "999999999999"), "leaves the years 2000 to 2100"),
        (("access", "--ended", "28 March 2026"), "needs a time of day"),
        (("call-in", "--council", "testford", "--published", "2026-06-10"), "There is no council file for “testford”"),
        (("call-in", "--council", "blackpool", "--published", "2026-06-10T25:00"), "is not a time"),
        (("publish-by", "--council", "blackpool", "--decided", "2026-06-10"), "publish_within_days"),
        (("agenda", "--meeting", "2026-06-10", "--closures", "nowhere.txt"), "nowhere.txt cannot be read"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(args: tuple[str, ...], says: str) -> None:
    problem = refusal(*args)
    assert isinstance(problem, InputError | NotConfigured)
    assert says in str(problem)


def test_a_year_not_yet_published_is_provisional() -> None:
    (found,) = answers("agenda", "--meeting", "10 January 2030")
    assert found["certainty"] == "provisional"
    assert any("GOV.UK has published no bank holidays after 2028" in said for said in found["advice"])


def test_plain_text_says_the_answer_first_then_days_authorities_and_advice() -> None:
    lines = run("agenda", "--meeting", "8 April 2026").stdout.splitlines()
    assert lines[0].startswith("Latest day Sunday 29 March 2026, last working day Friday 27 March 2026.")
    assert lines.index("Days:") < lines.index("Certainty: statute.") < lines.index("Authorities:")
    assert lines.index("Authorities:") < lines.index("Advice:")
    assert "Monday 30 March 2026: counted, 1" in lines
    assert "Friday 3 April 2026: not counted, Good Friday" in lines
    assert any(line.startswith("SI 2012/2089 reg 7:") and "not checked against the source" in line for line in lines)


@pytest.mark.parametrize(
    ("args", "first"),
    [
        (("call-in", "--council", "blackpool", "--published", "2017-10-10"),
         "Requests close at the end of Friday 13 October 2017; the decision takes effect on Saturday 14 October 2017,"
         " first working day Monday 16 October 2017."),
        (("call-in", "--council", "merton", "--published", "2026-12-17"),
         "Requests close on Tuesday 22 December 2026 at 12:00;"),
        (("access", "--ended", "2026-10-24T18:30"), "By Sunday 25 October 2026, 17:30 at the latest."),
        (("retention", "--decided", "2026-03-15"), "Keep to the end of Sunday 14 March 2032."),
        (("general-exception", "--notice", "2026-04-01"),
         "Earliest day Saturday 11 April 2026, first working day Monday 13 April 2026."),
        (("days", "--from", "2026-04-01", "--n", "1"), "Earliest day Thursday 2 April 2026. 1 working day after"),
    ],
)  # fmt: skip
def test_plain_text_opens_with_the_answer(args: tuple[str, ...], first: str) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert result.stdout.startswith(first)


def test_plain_text_needs_no_box_drawing_and_no_colour() -> None:
    text = run("call-in", "--council", "blackpool", "--published", "2017-10-10").stdout
    assert "\x1b" not in text
    assert not any("─" <= char <= "╿" for char in text)


def test_counting_loads_neither_screens_nor_storage() -> None:
    code = (
        "import sys; from clerk_tui.cli.count import count\n"
        "try: count(['call-in', '--council', 'blackpool', '--published', '2017-10-10', '--json'])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "assert not {'textual', 'rich', 'sqlite_utils', 'sqlite3', 'dateutil'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
