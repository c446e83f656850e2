"""Public records for hypothesis: hostile texts in every field, as the record's own cleaning leaves them."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

from clerk_tui.domain.public import PublicCallIn, PublicRecord
from clerk_tui.domain.text import clean

_HOSTILE = (
    "---",
    "# ",
    "## decision",
    "|",
    ";",
    "\\",
    "\\;",
    "'",
    "'=",
    "=1+1",
    "-",
    "@",
    "+",
    "\t",
    "\n",
    "\n\n",
    " ",
    "“",
)
_HOSTILE += (
    "```",
    "<b>",
    "&amp;",
    "- ",
    ": ",
    '"',
    "null",
    "yes",
    "[]",
    "\\-",
    "؛ العربية",
    "Ŵyr",
    "Łódź",
    "> ",
    "\n---\n",
)

TEXTS = st.one_of(
    st.just(""),
    st.lists(st.one_of(st.sampled_from(_HOSTILE), st.text(max_size=8)), max_size=6).map("".join),
).map(clean)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
TIMES = st.times().map(lambda at: time(at.hour, at.minute))
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
_LISTS = st.lists(TEXTS, max_size=4).map(tuple)

_BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "str": TEXTS,
    "int": st.integers(0, 10**9),
    "bool": st.booleans(),
    "bool | None": st.none() | st.booleans(),
    "date": DAYS,
    "date | None": st.none() | DAYS,
    "time | None": st.none() | TIMES,
    "datetime | None": st.none() | INSTANTS,
    "tuple[str, ...]": _LISTS,
    "tuple[tuple[str, str, str], ...]": st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
}


def _of(shape: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:

    return st.builds(
        shape,
        **{each.name: given[each.name] if each.name in given else _BY_TYPE[str(each.type)] for each in fields(shape)},
    )


RECORDS: st.SearchStrategy[PublicRecord] = _of(PublicRecord, call_in=_of(PublicCallIn))
