"""A council file tried while it is written, and its text changed by a generation or an example."""

from __future__ import annotations

from datetime import date, time

import pytest

from clerk_tui.domain.council import CallInExample, CallInRule, EffectiveRule, StartEvent, Unit
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.council_file import read_council, stated_council
from clerk_tui.rules.council_text import line_of_generation, with_copy, with_example, with_generation, with_key
from clerk_tui.rules.council_trial import try_text

HEAD = """\
id = "ambridge"
name = "Ambridge Council"
nation = "england"
"""
OLD = """\

# The rule of the constitution of 2012.
[[call_in]]
valid_from = 2012-09-10
valid_to = 2027-12-31
days = 3  # working days
unit = "working"
from = "publication"
cutoff = "12:00"
effective = "next-day"
source = "Constitution, part 4"
certainty = "local"

[[call_in.request]]
pool = "any"
count = 3

[call_in.hearing]
days = 10
unit = "working"

[[call_in.hearing.example]]
received = 2018-12-10
hearing = 2018-12-24

[[call_in.example]]
published = 2018-12-11
closes = 2018-12-14
effective = 2018-12-15
"""
AFTER = """\

# Money.
[[threshold]]
amount = 500000
"""
FILE = HEAD + OLD + AFTER
WORDS = {"source": "Part 5, 2", "certainty": "inferred"}


def test_a_file_that_reads_well_says_what_its_examples_prove() -> None:
    trial = try_text(FILE)
    assert trial.says == "The file reads well; one worked example agrees." and (trial.error, trial.line) == ("", 0)
    assert trial.table() == ["Published Tue 11 Dec 2018: agrees."]


def test_a_file_without_examples_or_without_a_rule_says_so() -> None:
    without = FILE[: FILE.index("[[call_in.example]]")] + AFTER
    assert try_text(without).says == "The file reads well. No worked example of its call-in rule proves it yet."
    assert try_text(HEAD).says == "The file reads well. It has no call-in rule: no call-in date is shown."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("days = 3", "dyas = 3", "the key “dyas” is not known here"),
        ("days = 3", "days = ", "there is no value here that can be read"),
        ("closes = 2018-12-14", "closes = 2018-12-13", "the rule gives Friday 14 December 2018"),
        ("hearing = 2018-12-24", "hearing = 2018-12-21", "the rule gives Monday 24 December 2018"),
        ('unit = "working"\nfrom', 'unit = "weeks"\nfrom', "must be one of working, calendar"),
        ("valid_to = 2027-12-31", "valid_to = 2011-01-01", "lies before"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, words: str) -> None:
    changed = FILE.replace(old, new, 1)
    trial = try_text(changed)
    assert words in trial.says, trial.says
    assert changed.split("\n")[trial.line - 1].startswith(new.split("\n")[0])
    assert trial.says.startswith("Line ")


def test_an_example_that_fails_is_shown_before_those_that_agree() -> None:
    more = "\n[[call_in.example]]\npublished = 2018-12-12\ncloses = 2018-12-18\n"
    trial = try_text(HEAD + OLD + more)
    assert trial.table() == [
        "Published Wed 12 Dec 2018: counted otherwise: requests close Monday 17 December 2018.",
        "Published Tue 11 Dec 2018: agrees.",
    ]
    assert (HEAD + OLD + more).split("\n")[trial.line - 1] == "closes = 2018-12-18"


def test_an_example_that_cannot_be_counted_says_why() -> None:
    meeting = FILE.replace('from = "publication"', 'from = "meeting"')
    (line,) = try_text(meeting).table()
    assert line.startswith("Published Tue 11 Dec 2018: cannot be counted: ") and "give the day of the meeting" in line


def test_generations_that_contradict_one_another_are_named_with_a_line() -> None:
    second = OLD.replace("valid_from = 2012-09-10", "valid_from = 2020-01-01").replace("valid_to = 2027-12-31\n", "")
    trial = try_text(HEAD + OLD + second)
    assert "one of the two is wrong" in trial.error
    assert (HEAD + OLD + second).split("\n")[trial.line - 1] == "valid_from = 2020-01-01"


# The text changed, its comments kept


def test_a_copy_holds_from_its_day_and_the_old_rule_ends_the_day_before() -> None:
    text = with_copy(FILE, read_council(FILE, "f"), 0, date(2027, 4, 1), **WORDS)
    council = read_council(text, "f")
    new, old = council.call_in
    assert (new.valid_from, new.valid_to, new.days, new.cutoff) == (date(2027, 4, 1), None, 3, time(12))
    assert new.examples == () and new.hearing is not None and new.hearing.examples == ()
    assert (new.source, new.certainty) == ("Part 5, 2", "inferred")
    assert (old.source, old.certainty) == ("Constitution, part 4", "local")
    assert (old.valid_from, old.valid_to) == (date(2012, 9, 10), date(2027, 3, 31)) and len(old.examples) == 1
    assert "# The rule of the constitution of 2012." in text and "# Money.\n[[threshold]]" in text
    assert text.split("\n")[line_of_generation(text, 0) - 1] == "[[call_in]]"


def test_a_copy_of_a_rule_without_a_last_day_leaves_it_so() -> None:
    plain = FILE.replace("valid_to = 2027-12-31\n", "").replace("valid_from = 2012-09-10\n", "")
    new, old = read_council(with_copy(plain, read_council(plain, "f"), 0, date(2027, 4, 1), **WORDS), "f").call_in
    assert (new.valid_from, old.valid_from, old.valid_to) == (date(2027, 4, 1), None, None)


def test_two_rules_cannot_start_on_one_day() -> None:
    with pytest.raises(InputError, match="starts on that day"):
        with_copy(FILE, read_council(FILE, "f"), 0, date(2012, 9, 10), **WORDS)


def test_an_example_goes_to_its_own_generation_before_what_follows() -> None:
    two = with_copy(FILE, read_council(FILE, "f"), 0, date(2027, 4, 1), **WORDS)
    example = CallInExample(date(2027, 4, 1), closes=date(2027, 4, 6), note="by hand")
    text = with_example(two, read_council(two, "f"), 0, example)
    new, old = read_council(text, "f").call_in
    assert new.examples == (example,) and len(old.examples) == 1
    assert text.index("# Money.") > text.index("published = 2018-12-11")


def test_a_first_rule_stands_at_the_end_of_the_file() -> None:
    rule = CallInRule(
        days=5, unit=Unit.CALENDAR, start=StartEvent.DECISION, effective=EffectiveRule.NEXT_WORKING_DAY,
        source="Part 4", certainty="local",
    )  # fmt: skip
    assert read_council(with_generation(HEAD, rule), "f").call_in == (rule,)


def test_one_key_is_set_added_or_taken_out() -> None:
    council = read_council(FILE, "f")
    assert stated_council(with_key(FILE, council, 0, "days", "days = 5"), "f").call_in[0].days == 5
    added = with_key(FILE, council, 0, "after_hours", 'after_hours = "17:00"')
    assert stated_council(added, "f").call_in[0].after_hours == time(17)
    without = stated_council(with_key(FILE, council, 0, "cutoff", ""), "f").call_in[0]
    assert without.cutoff is None and without.hearing is not None and without.hearing.days == 10


def test_a_rule_that_is_no_table_of_its_own_is_left_to_the_editor() -> None:
    inline = HEAD + (
        'call_in = [{days = 3, unit = "working", from = "publication", effective = "next-day", source = "s",'
        ' certainty = "local"}]\n'
    )
    with pytest.raises(InputError, match="change it in the file's text"):
        with_example(inline, read_council(inline, "f"), 0, CallInExample(date(2018, 12, 11), date(2018, 12, 14)))
