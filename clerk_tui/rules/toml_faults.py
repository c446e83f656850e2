"""What is wrong with a council file's text, in the words of somebody who has never heard of TOML."""

from __future__ import annotations

import re

_AT = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_STATEMENT = "this is no line of a council file: a key, = and a value, such as days = 5."
_TWICE = "this key or heading stands in the file already."
_STRANGE = "a character stands here that a council file cannot hold."
_QUOTES = "the quotation marks are not closed."
_BRACKET = "a bracket is not closed."
_BACKSLASH = "a backslash stands in these words; write it twice."

_WORDS = (
    ("Invalid statement", _STATEMENT),
    ("Expected '=' after a key", _STATEMENT),
    ("Invalid initial character", _STATEMENT),
    (
        "Expected newline",
        "something stands behind the value: a line holds one key, = and one value, and a date is"
        " one of the calendar, such as 2027-05-20.",
    ),
    (
        "Invalid value",
        "there is no value here that can be read: a number, a date such as 2027-05-20, true, false, or words in"
        " quotation marks.",
    ),
    ("Invalid date", "this is no date; write it like 2027-05-20."),
    (r"Illegal character '\n'", _QUOTES),
    ("Unterminated string", _QUOTES),
    ("Expected \"'", _QUOTES),
    ("Unclosed", _BRACKET),
    ("Expected ']", _BRACKET),
    ("Cannot", _TWICE),
    ("Duplicate", _TWICE),
    ("Unescaped", _BACKSLASH),
    ("hex value", _BACKSLASH),
    ("Escaped character", _BACKSLASH),
)
"""What Python's reader says begins so or holds this; the first that fits is told."""


def placed(name: str, line: int, says: str) -> str:
    """`blackpool.toml, line 5: …`; without a name `Line 5: …`, where only one text is looked at."""
    return f"{name}, line {line}: {says}" if name else f"Line {line}: {says}"


def in_words(error: Exception, text: str, name: str) -> str:
    """One sentence for what the reader of TOML raised."""
    said, at = str(error), _AT.search(str(error))
    if at is None:
        return f"{name or 'The file'} cannot be read: a number in it is too long, or its brackets stand too deep."
    line = int(at[1]) if at[1] else text.count("\n", 0, len(text.rstrip())) + 1
    says = next((words for sign, words in _WORDS if sign in said), _STRANGE)
    return placed(name, line, says)
