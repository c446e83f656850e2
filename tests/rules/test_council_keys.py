"""Every key of a council file: documented, read, written, and refused in a sentence where it makes no sense."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from clerk_tui.domain.council import (
    Consent,
    DayExample,
    DayLimit,
    ExemptCategory,
    HearingKind,
    HearingRule,
    Maker,
    Outcome,
    OwnLook,
    ReconsiderRule,
    RequestRule,
    Suspension,
    Threshold,
    Unit,
    UrgencyRule,
)
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.council_file import read_council, stated_council
from clerk_tui.rules.council_keys import KEYS
from clerk_tui.rules.council_writing import write_council

DOCUMENTATION = Path(__file__).resolve().parents[2] / "docs" / "council-files.md"

EVERY_KEY = """\
id = "testford"
name = "Testford Council"
aliases = ["Testford"]
nation = "england"
proper_officer = "the Monitoring Officer"
resolution_words = "resolved:"
publish_within_days = 2
agenda_clear_days = 7
strict_28 = true
mourning_counts = false
special_urgency_months = 6
notes = ["A note."]
priorities = ["The economy", "Communities"]
member_report = "objectives"

[[record.field]]
field = "reasons"
number = "3.1"
label = "Reason"

[look]
crest = "crest.svg"
crest_alt = "The arms of Testford"
accent = "#00513b"
address = ["Town Hall", "Testford TF1 1AA"]
contact = ["Democratic Services: 01234 567890"]
website = "https://www.testford.gov.uk"
licence = "Open Government Licence 3.0"

[exempt]
words = ["Project Falcon", "without prejudice"]

[report_deadline]
days = 10
unit = "working"
unit_stated = false
clear = false
cutoff = "17:00"
source = "the timetable"

[[report_deadline.example]]
meeting = 2023-05-17
by = 2023-05-02
note = "the list"

[representations]
days = 8
unit = "working"
unit_stated = true
clear = true
cutoff = 12:00:00
source = "the constitution"

[[representations.example]]
meeting = 2026-12-15
by = 2026-12-02
note = "by hand"

[pre_decision]
days = 5
unit = "calendar"
clear = false
cutoff = "10:00"
source = "the constitution"
unit_stated = true

[[pre_decision.example]]
available = 2026-12-01
decide = 2026-12-06
note = "by hand"

[[exempt_category]]
id = "7A"
says = "obligation of confidentiality"
source = "Constitution, para 10.4"

[[threshold]]
amount = 250000

[[threshold]]
amount = 500000
valid_from = 2024-04-01
service = "Highways"
source = "article 13"

[[closure]]
from = 2026-12-24
to = 2026-12-29
label = "Christmas"
source = "a notice"

[[closure]]
day = 2026-12-31
label = "New Year's Eve"
closes_at = "13:00"

[[closure]]
day = 2022-09-15
kind = "mourning"
label = "Mourning"

[[call_in]]
valid_from = 2015-01-01
valid_to = 2019-12-31
days = 5
unit = "working"
unit_stated = false
from = "meeting"
from_officer_key = "publication"
effective = "next-working-day"
fixed_weekday = "Tuesday"
republication = "keep"
warn_if_late = false
closures_count = false
half_days_count = false
source = "the old words"
certainty = "inferred"

[call_in.hearing]
kind = "next-available"
from = "validation"

[[call_in.example]]
published = 2019-06-13
meeting = 2019-06-11
closes = 2019-06-18

[[call_in.example]]
published = 2019-06-13
maker = "officer-key"
closes = 2019-06-20
effective = 2019-06-21

[[call_in]]
valid_from = 2020-01-01
days = 3
unit = "working"
clear = true
from = "publication"
day_one_before = "09:00"
cutoff = "12:00"
after_hours = "17:00"
effective_days = 4
effective = "next-day"
callable_classes = ["cabinet", "member"]
key_only = true
not_callable = ["noting"]
not_callable_effective = "publication"
duplicate_bar_months = 6
cap_per_member_per_year = 5
must_state = ["the reasons"]
grounds = ["a breach of principle"]
signature = "by hand"
validator = "Monitoring Officer"
rejection_report = "the next scrutiny meeting"
outcomes = ["stand", "refer-back", "refer-to-council", "comments"]
on_stand = "hearing"
second_call_in = "never"
withdrawal = "in writing"
source = "the words"
certainty = "local"

[[call_in.request]]
pool = "relevant-committee"
count = 15
percent = true
includes = "chair"
condition = "the matter is of the committee's own"

[call_in.urgency]
how = "no-objection"
any_of = true
waives = ["call-in", "pre-decision"]
ground = "delay would harm"
record = ["the reason"]
report_to = "the next Council"
post_review = true
effective = "agreement"

[[call_in.urgency.consent]]
who = "chair of scrutiny"
deputies = ["vice-chair of scrutiny"]

[call_in.hearing]
days = 10
unit = "working"
unit_stated = false
clear = true
if_missed = "stays-suspended"

[[call_in.hearing.example]]
received = 2026-06-01
hearing = 2026-06-15
note = "by hand"

[call_in.reconsider]
days = 5
unit = "calendar"
clear = true

[[call_in.reconsider.example]]
referred = 2026-06-15
by = 2026-06-20
note = "by hand"

[[call_in.suspension]]
first = 2020-04-01
last = 2020-05-12
source = "an emergency decision"

[[call_in.example]]
published = 2026-06-10
published_at = "08:30"
decided = 2026-06-09
closes = 2026-06-12
effective = 2026-06-16
note = "before nine"

[[report.section]]
number = "9.0"
label = "Risks"
part = "risks"

[[report.probability]]
code = "A"
label = "Very High"

[[report.impact]]
code = "I"
label = "Catastrophic"
"""


def tables(values: dict[str, Any], place: str = "") -> dict[str, set[str]]:
    """Which keys stand in which table of a file."""
    found = {place: set(values)}
    for key, value in values.items():
        inner = value if isinstance(value, list) else [value]
        for one in inner:
            if isinstance(one, dict):
                for name, keys in tables(one, f"{place}.{key}".lstrip(".")).items():
                    found[name] = found.get(name, set()) | keys
    return found


def documented() -> dict[str, list[tuple[str, str]]]:
    """Key and example of each row of the documentation, by table."""
    found: dict[str, list[tuple[str, str]]] = {}
    place = ""
    for line in DOCUMENTATION.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = re.search(r": `\[+([a-z_.]+)\]+`$", line)
            place = heading[1] if heading else ""
        elif row := re.fullmatch(r"\| `([a-z0-9_]+)` \|.*\| `(.+)` \|", line):
            found.setdefault(place, []).append((row[1], row[2]))
    return found


def test_every_key_that_the_reader_knows_is_documented_and_no_other() -> None:
    assert {place: {key for key, _ in rows} for place, rows in documented().items()} == {
        place: set(keys) for place, keys in KEYS.items()
    }


def test_every_documented_example_shows_its_own_key() -> None:
    for place, rows in documented().items():
        for key, example in rows:
            shown = tomllib.loads(example)
            names = {name for keys in tables(shown).values() for name in keys}
            assert key in names, f"[{place}] {key}: {example}"


def test_the_documented_files_can_be_used_as_they_stand() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)
    council = read_council(block, "testford.toml")
    assert council.call_in[0].days == 3


def test_a_file_with_every_key_reads_and_comes_back_the_same() -> None:
    assert tables(tomllib.loads(EVERY_KEY)) == {place: set(keys) for place, keys in KEYS.items()}
    council = read_council(EVERY_KEY, "testford.toml")
    written = write_council(council)
    assert read_council(written, "written.toml") == council
    assert tables(tomllib.loads(written)).keys() == KEYS.keys()


def test_what_stands_in_the_file_is_what_is_read() -> None:
    council = read_council(EVERY_KEY, "testford.toml")
    old, new = council.call_in
    assert council.report_deadline == DayLimit(
        10, Unit.WORKING, False, time(17), "the timetable", False,
        (DayExample(date(2023, 5, 17), date(2023, 5, 2), "the list"),),
    )  # fmt: skip
    assert council.exempt_categories == (
        ExemptCategory("7A", "obligation of confidentiality", "Constitution, para 10.4"),
    )
    assert council.look == OwnLook(
        "crest.svg", "The arms of Testford", "#00513b", ("Town Hall", "Testford TF1 1AA"),
        ("Democratic Services: 01234 567890",), "https://www.testford.gov.uk", "Open Government Licence 3.0",
    )  # fmt: skip
    assert council.exempt_words == ("Project Falcon", "without prejudice")
    assert council.thresholds[1] == Threshold(500_000, date(2024, 4, 1), "Highways", "article 13")
    assert council.closures == (
        *(CalendarDay(date(2026, 12, day), DayKind.CLOSURE, "Christmas", "a notice") for day in (24, 25, 28, 29)),
        CalendarDay(date(2026, 12, 31), DayKind.HALF_DAY, "New Year's Eve", "", time(13)),
        CalendarDay(date(2022, 9, 15), DayKind.MOURNING, "Mourning"),
    )
    assert (council.strict_28, council.mourning_counts, council.special_urgency_months) == (True, False, 6)
    assert old.hearing == HearingRule(None, Unit.WORKING, "", HearingKind.NEXT_AVAILABLE, "validation")
    assert (old.unit_stated, old.warn_if_late, old.half_days_count, old.republication) == (False, False, False, "keep")
    assert old.examples[1].maker is Maker.OFFICER_KEY
    assert new.requests == (
        RequestRule("relevant-committee", 15, "chair", "the matter is of the committee's own", percent=True),
    )
    assert new.urgency == UrgencyRule(
        (Consent("chair of scrutiny", ("vice-chair of scrutiny",)),), "no-objection", True, ("call-in", "pre-decision"),
        "the next Council", True, "agreement", "delay would harm", ("the reason",),
    )  # fmt: skip
    assert new.reconsider == ReconsiderRule(
        5, Unit.CALENDAR, True, (DayExample(date(2026, 6, 15), date(2026, 6, 20), "by hand"),)
    )
    assert new.suspensions == (Suspension(date(2020, 4, 1), date(2020, 5, 12), "an emergency decision"),)
    assert new.outcomes == tuple(Outcome)
    assert (new.day_one_before, new.clear, new.key_only, new.cap_per_member_per_year) == (time(9), True, True, 5)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("strict_28 = true", "strict_28 = 1", "line 9: “strict_28” must be true or false."),
        ("special_urgency_months = 6", "special_urgency_months = 13", "line 11: “special_urgency_months” is 13, but"),
        ("special_urgency_months = 6", "special_urgency_months = 13", "asks for a report at least annually: 12 at"),
        ('"The economy", ', '"communities", ', "line 13: “Communities” stands in “priorities” twice."),
        ('"objectives"', '"columns"', "line 14: “member_report” must be one of commitments, objectives."),
        ("days = 10\n", "dais = 10\n", "line 34: the key “dais” is not known here."),
        ('"crest.svg"', '"../crest.svg"', "line 22: “crest” must name a PNG, JPEG or SVG file that lies beside"),
        ('"crest.svg"', '"crest.gif"', "line 22: “crest” must name a PNG, JPEG or SVG file"),
        ('crest_alt = "The arms of Testford"\n', "", "line 22: “crest_alt” is missing: say what the crest shows"),
        ('crest = "crest.svg"\n', "", "line 22: “crest_alt” says what a crest shows, but there is no “crest”."),
        ('"#00513b"', '"green"', "line 24: “accent” must be a colour such as #00513b."),
        ('"#00513b"', '"#777777"', "line 24: “accent” #777777 has a contrast of 4.47:1 on white; text needs at least"),
        ('"#00513b"', '"#767676"', ""),
        ('"https://www.testford.gov.uk"', '"javascript:alert(1)"', "line 27: “website” must be an address such as"),
        ('"https://www.testford.gov.uk"', '"https://[x"', "line 27: “website” must be an address such as"),
        ('"https://www.testford.gov.uk"', '"https://a:b@testford.gov.uk"', "line 27: “website” must be an address"),
        ('"without prejudice"]', '"a b"]', "line 31: “a b” is too short to look for: 3 letters or figures at least."),
        ('"without prejudice"]', '"project falcon"]', "line 31: “project falcon” stands in “words” twice."),
        ("by = 2023-05-02", "by = 2023-05-03", "line 43: this example says that reports are in by Wednesday 3 May"),
        ("by = 2023-05-02\n", "", "line 41: the key “by” is missing."),
        ("meeting = 2023-05-17", "meeting = 2000-01-01", "line 41: the example cannot be counted: "),
        ("unit_stated = false\nclear", "clear", ""),
        ('unit_stated = true\n\n[[pre', 'unit_stated = false\n\n[[pre', "what is assumed must be"),
        ("amount = 250000", "amount = 0", "“amount” must be a whole number from 1 to 100000000000."),
        ("amount = 250000", f"amount = {'9' * 5000}", "testford.toml cannot be read: a number in it is too long"),
        ("valid_from = 2024-04-01\nservice = \"Highways\"\n", "", "two thresholds start on the same day"),
        ("to = 2026-12-29", "to = 2026-12-23", "“to” lies before “from”."),
        ("to = 2026-12-29", "to = 2028-12-29", "the closure is longer than a year"),
        ("to = 2026-12-29\n", "", "the key “to” is missing."),
        ("day = 2026-12-31", "day = 2026-12-31\nto = 2027-01-02", "either “day” or “from” and “to”, not both."),
        ("day = 2026-12-31", "day = 2027-01-03", "Sunday 3 January 2027 is a Sunday, which is never a working day"),
        ("day = 2022-09-15", "day = 2022-09-18", "Sunday 18 September 2022 is a Sunday"),
        ("day = 2026-12-31\nlabel = \"New Year's Eve\"\ncloses_at = \"13:00\"", 'day = 2026-12-28\nlabel = "Again"',
         "Monday 28 December 2026 is closed twice."),
        ('kind = "mourning"', 'kind = "mourning"\ncloses_at = "12:00"', "“closes_at” makes a half day of a closure"),
        ('kind = "mourning"', 'kind = "half-day"', "“kind” must be one of closure, bank-holiday, mourning, worked."),
        ("from = 2026-12-24\nto = 2026-12-29", "from = 2026-01-01\nto = 2026-12-31",
         "the closures leave no working day in 2026."),
        ("valid_to = 2019-12-31", "valid_to = 2020-01-01", "this rule starts on Wednesday 1 January 2020, while the"),
        ("valid_from = 2020-01-01", "valid_from = 2015-01-01", "start on the same day, so one hides the other"),
        ("valid_to = 2019-12-31", "valid_to = 2014-12-31", "“valid_to” lies before “valid_from”."),
        ("effective_days = 4", "effective_days = 2", "“effective_days” is less than “days”"),
        ('after_hours = "17:00"', 'after_hours = "08:00"', "“after_hours” lies before “day_one_before”"),
        ('not_callable = ["noting"]', 'not_callable = ["Member"]', "“member” stands under “callable_classes” and"),
        ("cap_per_member_per_year = 5", "cap_per_member_per_year = -1", "must be a whole number from 1 to 366."),
        ("duplicate_bar_months = 6", "duplicate_bar_months = 6.5", "must be a whole number from 1 to 120."),
        ('"comments"]', '"noted"]', "must be a list of stand, refer-back, refer-to-council, comments, each at most"),
        ('"comments"]', '"stand"]', "each at most once."),
        ('on_stand = "hearing"', 'on_stand = "later"', "“on_stand” must be one of immediately, hearing, expiry,"),
        ("count = 15", "count = 101", "“count” must be a whole number from 1 to 100."),
        ('pool = "relevant-committee"', 'pool = "mayor"', "“pool” must be one of any, non-executive,"),
        ("who = \"chair of scrutiny\"", "who = 3", "“who” must be a text in quotation marks."),
        ('how = "no-objection"', 'how = "silence"', "“how” must be one of agree, consult, no-objection."),
        ("days = 10\nunit = \"working\"\nunit_stated = false\nclear = true\nif", 'unit = "working"\nif',
         "the key “days” is missing."),
        ('kind = "next-available"', 'kind = "next-available"\ndays = 3',
         "a hearing of the kind “next-available” is not counted, so it has no “days”."),
        ('kind = "next-available"', 'kind = "soon"', "“kind” must be one of within, next-available, same-evening."),
        ("hearing = 2026-06-15", "hearing = 2026-06-16", "says that scrutiny meets by Tuesday 16 June 2026, but the"),
        ("by = 2026-06-20", "by = 2026-06-22", "the decision is reconsidered by Monday 22 June 2026, but the rule"),
        ("last = 2020-05-12", "last = 2020-03-31", "“last” lies before “first”."),
        ('source = "an emergency decision"\n', "", "the key “source” is missing."),
        ('published = 2026-06-10\npublished_at = "08:30"\ndecided = 2026-06-09', "published = 2020-04-09",
         "the example cannot be counted: Call-in at Testford"),
        ('maker = "officer-key"', 'maker = "mayor"', "“maker” must be one of body, member, officer-key, officer."),
        ("valid_from = 2015-01-01", "valid_from = 0001-01-01", "must be a date in the years 2000 to 2100."),
        ('number = "9.0"', 'number = "nine or so"', "“nine or so” is no number of a section, such as 1.0."),
        ('part = "risks"', 'part = "risk"', "“part” must be one of purpose, recommendations, issues, implications,"),
        ("[[report.probability]]",
         '[[report.section]]\nnumber = "9.0"\nlabel = "More risks"\n\n[[report.probability]]',
         "the section 9.0 stands in the report twice."),
        ("[[report.probability]]",
         '[[report.section]]\nnumber = "10.0"\nlabel = "More"\npart = "risks"\n\n[[report.probability]]',
         "two sections are for “risks”; a report has one."),
        ('code = "A"', 'code = "A to F"', "“A to F” is no code of a step, such as A or IV."),
        ("[[report.impact]]", '[[report.probability]]\ncode = "a"\nlabel = "x"\n\n[[report.impact]]',
         "the step a stands in “probability” twice."),
        ("aliases", 'a = {a={a={a={a={a={a={}}}}}}}\naliases', "the key “a” is not known here."),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_named_with_file_key_and_line(old: str, new: str, says: str) -> None:
    assert EVERY_KEY.count(old) >= 1
    changed = EVERY_KEY.replace(old, new, 1)
    if not says:
        assert read_council(changed, "testford.toml")
        return
    with pytest.raises(InputError) as caught:
        read_council(changed, "testford.toml")
    assert says in str(caught.value)
    assert re.match(r"testford\.toml(, line \d+: | cannot be read)", str(caught.value))


def test_a_rule_suspended_for_as_long_as_it_is_valid_is_refused() -> None:
    over = '[[call_in.suspension]]\nfirst = 2014-12-01\nlast = 2017-06-30\nsource = "A"\n'
    rest = '[[call_in.suspension]]\nfirst = 2017-07-01\nlast = 2019-12-31\nsource = "B"\n'
    example = "[[call_in.example]]\npublished = 2019-06-13\nmeeting"
    assert EVERY_KEY.count(example) == 1
    start = EVERY_KEY[: EVERY_KEY.index(example)]
    end = EVERY_KEY[EVERY_KEY.index("[[call_in]]\nvalid_from = 2020-01-01") :]
    assert read_council(f"{start}{over}\n{end}", "testford.toml").call_in[0].suspensions
    with pytest.raises(InputError, match="call-in is suspended for the whole time in which this rule is valid"):
        read_council(f"{start}{rest}{over}\n{end}", "testford.toml")


def test_an_earlier_rule_need_not_say_when_it_ended() -> None:
    open_ended = EVERY_KEY.replace("valid_to = 2019-12-31\n", "", 1)
    assert read_council(open_ended, "testford.toml").call_in[0].valid_to is None


def test_closures_of_a_whole_working_week_are_written_as_one_period() -> None:
    council = read_council(EVERY_KEY, "testford.toml")
    assert "from = 2026-12-24\nto = 2026-12-29" in write_council(council)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("hearing = 2026-06-15", "hearing = 2026-06-16"), ('who = "chair of scrutiny"', "whom = 1")],
)
def test_the_line_of_a_fault_is_right_in_the_innermost_table(right: str, wrong: str) -> None:
    number = EVERY_KEY.splitlines().index(right) + 1
    with pytest.raises(InputError, match=f"^testford.toml, line {number}: "):
        read_council(EVERY_KEY.replace(right, wrong, 1), "testford.toml")


def test_quotation_marks_of_the_other_kind_inside_a_long_text_do_not_end_it() -> None:
    long = EVERY_KEY.replace('source = "the words"', 'source = """the \'\'\'words\nstrict_28 = 1\n"""\ndayz = 1')
    number = long.splitlines().index("dayz = 1") + 1
    with pytest.raises(InputError, match=f"line {number}: the key “dayz” is not known here"):
        read_council(long, "testford.toml")


def test_an_editor_may_hold_a_file_whose_example_does_not_come_out_yet() -> None:
    wrong = EVERY_KEY.replace("by = 2023-05-02", "by = 2023-05-03")
    assert stated_council(wrong, "testford.toml").id == "testford"
    with pytest.raises(InputError):
        read_council(wrong, "testford.toml")


def test_a_file_of_very_many_tables_is_refused_at_once() -> None:
    head = 'id = "testford"\nname = "Testford"\nnation = "england"\n'
    many = head + '[[closure]]\nday = 2026-12-24\nlabel = "A"\n' * 20_000
    with pytest.raises(InputError, match=r"line 7: Thursday 24 December 2026 is closed twice"):
        read_council(many, "testford.toml")
