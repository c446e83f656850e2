"""The plain-text mirror: one Markdown file a decision, which auditors compare and which reads back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from clerk_tui.documents.mirror_lines import escaped, unescaped
from clerk_tui.documents.reading.mirror import is_mirror, read_mirror
from clerk_tui.documents.writing.mirror import mirror_name, mirror_of
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.public import PublicRecord
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import window
from clerk_tui.services import councils
from tests.documents.records import RECORDS, TEXTS
from tests.documents.test_notice import RECORD

HOSTILE = (
    "# Decision\n\n---\n> quoted\n- point\n| a | b |\n<script>alert(1)</script> &amp; \\| `x` [y](z)   \n\t\n  end "
)


@settings(max_examples=80, deadline=None)
@given(RECORDS)
@example(replace(RECORD, title=HOSTILE, resolution=HOSTILE, reasons=" ", present=("", HOSTILE), notes="\n"))
def test_every_record_comes_back_from_its_file(record: PublicRecord) -> None:
    assert read_mirror(mirror_of(record)) == (record, ())


@given(TEXTS)
def test_a_text_keeps_to_one_line_and_comes_back(text: str) -> None:
    line = escaped(text)
    assert "\n" not in line
    assert line == line.strip()
    assert unescaped(line) == text


@cache
def counted() -> CallInWindow:
    council = councils.load("blackpool")
    return window(council, Calendar.of(council), decided=date(2017, 12, 20), published=date(2017, 12, 21))


def test_the_counts_behind_the_dates_come_back_day_by_day() -> None:
    dates = counted()
    ledgers = (dates.closes_ledger, dates.effective_ledger)
    assert read_mirror(mirror_of(RECORD, ledgers)) == (RECORD, ledgers)
    assert "| 2017-12-25 | not | " in mirror_of(RECORD, ledgers)


def test_the_same_record_is_the_same_file_and_a_change_is_a_change_of_its_own_lines() -> None:
    before = mirror_of(RECORD).split("\n")
    after = mirror_of(replace(RECORD, reasons="To save £800,000 a year.", key_decision=None)).split("\n")
    assert mirror_of(RECORD).split("\n") == before
    changed = set(after) - set(before)
    assert changed == {"> To save £800,000 a year.", "- Key decision: not stated"}


def test_a_file_that_went_through_a_windows_checkout_reads_back() -> None:
    assert read_mirror("\ufeff" + mirror_of(RECORD).replace("\n", "\r\n"))[0] == RECORD


def test_what_a_browser_would_run_is_text_in_the_file() -> None:
    text = mirror_of(replace(RECORD, title="<script>alert(1)</script>", resolution="<img src=x onerror=alert(1)>"))
    assert "<script" not in text.replace("\\<script", "")
    assert "<img" not in text.replace("\\<img", "")


def test_the_file_keeps_its_name_when_the_title_is_corrected() -> None:
    assert mirror_name(RECORD) == mirror_name(replace(RECORD, title="Another", reference="EX/1")) == "D2.md"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("- Key decision: yes", "- Key decision: perhaps"), "“key_decision” is not “yes” or “no”"),
        (("- Decided on: 2017-10-09", "- Decided on: 31/02/2017"), "“decided_on” is not a date"),
        (("- Decided on: 2017-10-09\n", ""), "“decided_on” is missing"),
        (("## Reasons", "## Weather"), "a record has no part “Weather”"),
        (("- Nation: england", "england"), "Line .*: “england” is not as the mirror writes it"),
        (("<!-- clerk-tui", "<!-- other"), "no file of the plain-text mirror"),
    ],
)
def test_a_file_that_somebody_changed_is_refused_by_the_line_or_the_field(change: tuple[str, str], says: str) -> None:
    text = mirror_of(replace(RECORD, key_decision=True, decided_on=date(2017, 10, 9), nation="england"))
    assert change[0] in text
    with pytest.raises(InputError, match=says):
        read_mirror(text.replace(*change))


@settings(max_examples=25, deadline=None)
@given(RECORDS)
def test_a_file_cut_anywhere_is_a_sentence_or_a_record_and_never_a_crash(record: PublicRecord) -> None:
    text = mirror_of(record, (counted().closes_ledger,))
    for cut in range(0, len(text), max(1, len(text) // 25)):
        try:
            read_mirror(text[:cut])
        except InputError as error:
            assert str(error).endswith(".")


def test_a_mirror_is_known_by_its_first_line(tmp_path: Path) -> None:
    assert is_mirror(mirror_of(RECORD))
    assert not is_mirror("# A note of my own\n")
