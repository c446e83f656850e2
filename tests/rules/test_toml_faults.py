"""A council file with a slip in it is refused in words that a clerk understands, with the line."""

from __future__ import annotations

import pytest

from clerk_tui.domain.errors import InputError
from clerk_tui.rules.council_file import read_council
from clerk_tui.rules.council_trial import try_text

GOOD = 'id = "ambridge"\nname = "Ambridge"\nnation = "england"\n'


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        ("days", "Line 4: this is no line of a council file: a key, = and a value, such as days = 5."),
        ("five days = 5", "Line 4: this is no line of a council file"),
        ("= 5", "Line 4: this is no line of a council file"),
        ('days = 3unit = "working"', "Line 4: something stands behind the value"),
        ("from = 2027-13-01", "a date is one of the calendar, such as 2027-05-20."),
        ("from = 2027-02-30", "Line 4: this is no date; write it like 2027-05-20."),
        ("days =", "Line 4: there is no value here that can be read"),
        ("unit = working", "Line 4: there is no value here that can be read"),
        ('unit = "working', "Line 4: the quotation marks are not closed."),
        ("unit = 'working", "the quotation marks are not closed."),
        ("unit = '''working", "the quotation marks are not closed."),
        ("[[call_in]", "Line 4: a bracket is not closed."),
        ('notes = ["a"', "Line 4: a bracket is not closed."),
        ('id = "again"', "Line 4: this key or heading stands in the file already."),
        ('source = "a\\b\\q"', "Line 4: a backslash stands in these words; write it twice."),
        ("# \x01", "Line 4: a character stands here that a council file cannot hold."),
        ("days = " + "9" * 5000, "The file cannot be read: a number in it is too long"),
    ],
)
def test_a_slip_is_told_by_its_line_in_words(slip: str, says: str) -> None:
    trial = try_text(f"{GOOD}{slip}\n")
    assert says in trial.error and "TOML" not in trial.error and "statement" not in trial.error
    assert trial.line == (0 if says.startswith("The file") else 4)


def test_a_file_is_named_where_there_may_be_several() -> None:
    with pytest.raises(InputError, match=r"^ambridge\.toml, line 4: this is no line of a council file"):
        read_council(f"{GOOD}days\n", "ambridge.toml")
