"""The lines of the plain-text mirror: a text within a line of Markdown, and back; and what stands in which place.

A text keeps to its own line: a line break within it, and white space at its ends, are written as character references,
and what Markdown or a browser would take for its own has a backslash before it.
"""

from __future__ import annotations

import re
from dataclasses import Field, fields
from typing import Any

from clerk_tui.domain.ledger import Ledger
from clerk_tui.domain.public import PublicCallIn, PublicRecord
from clerk_tui.domain.text import headed

MARK = "<!-- clerk-tui: the record of one decision -->"
"""The first line of a file of the mirror."""
LEDGER = "Count: "
CALL_IN = "Call-in"
COUNTED = "counted"

_SPECIAL = re.compile(r"[\\<&`\[\]|*_#]")
_UNESCAPED = re.compile(r"\\(.)|&#(\d{1,7});", re.DOTALL)
_ENDS = re.compile(r"^\s+|\s+$")


def escaped(text: str) -> str:
    """The text as it stands within one line."""
    plain = _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "&#10;")
    return _ENDS.sub(lambda match: "".join(f"&#{ord(char)};" for char in match.group()), plain)


def unescaped(line: str) -> str:
    return _UNESCAPED.sub(lambda match: match[1] if match[1] else chr(int(match[2])), line)


def split_bars(line: str) -> list[str]:
    """The cells of a row of a table, or the parts of a line between bars, each as it was escaped."""
    parts, at = [""], 0
    while at < len(line):
        if line[at] == "\\":
            parts[-1] += line[at : at + 2]
            at += 2
            continue
        if line[at] == "|":
            parts.append("")
        else:
            parts[-1] += line[at]
        at += 1
    return [part.strip() for part in parts]


def is_long(member: Field[Any]) -> bool:
    """A field with a section of its own: a text of many lines, or a list."""
    return str(member.type).startswith("tuple") or member.name in _LONG


_LONG = frozenset({
    "resolution", "reasons", "alternatives", "interests", "conflicts", "dispensation", "call_in_note", "notes",
    "urgency_reason", "call_in_exempt_reason", "authority", "consulted", "matter", "key_basis", "variation", "wards",
    "consultation", "report", "background_papers", "private_reasons",
})  # fmt: skip

SHORT = {headed(each.name): each for each in fields(PublicRecord) if not is_long(each) and each.name != "call_in"}
LONG = {headed(each.name): each for each in fields(PublicRecord) if is_long(each)}
CALL_IN_FIELDS = {headed(each.name): each for each in fields(PublicCallIn)}
LEDGER_FIELDS = {headed(name): name for name in Ledger.__annotations__ if name not in {"title", "days", "authorities"}}
