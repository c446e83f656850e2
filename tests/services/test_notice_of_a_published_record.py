"""From the clerk's record to the notice in a folder: everything public is in it, nothing exempt is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.errors import Refused
from clerk_tui.register import decisions as records
from clerk_tui.rules.added_days import Addition
from clerk_tui.services import decisions, publishing
from clerk_tui.services.calendar_days import accept, preview_add
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_demo
from clerk_tui.services.undoing import undo
from tests.documents.reading_back import everything

ICT = 1
SECRET = "The tender of Coastal Networks Ltd was £1,204,311."


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The demonstration on the morning after the meeting, with the ICT strategy's record filled in."""
    office = open_demo(tmp_path / "demo.clerk", now=parse_instant("10 October 2017 at 9.00 am"))
    decisions.copy_recommendations(office, ICT)
    typed = {
        "reference": "EX/25/2017",
        "notice_on": "8 September 2017",
        "decided_on": "9 October 2017",
        "interests": "None.",
        "reasons": "To take advantage of digital opportunities.",
        "alternatives": "None.",
        "conflicts": "None.",
        "dispensation": "None.",
        "attendance": "Benson, Blackburn",
        "exempt_text": SECRET,
    }
    for field, text in typed.items():
        decisions.set_field(office, ICT, field, text)
    yield office
    office.register.close()


def test_a_draft_has_no_notice(office: Office) -> None:
    with pytest.raises(Refused, match="not published yet"):
        publishing.notice_text(office, ICT)


def test_the_notice_of_the_ict_strategy_says_what_the_record_says(office: Office, tmp_path: Path) -> None:
    publishing.publish(office, ICT)
    page, _, _, text = publishing.write_notice(office, ICT, tmp_path)
    assert page.name == "decision-ex-25-2017-ict-digital-strategy-2017-2022.html"
    words = text.read_text(encoding="utf-8")
    for line in (
        "14.1 Is this a key decision?\n    Yes\n",
        "14.2 Forward Plan reference number\n    18/2017\n",
        "\n    No\n",
        "Friday 29 September 2017\n",
        "    1. To adopt the proposed ICT/Digital Strategy as attached at\n",
        "18.2 Date of Decision\n    Monday 9 October 2017\n",
        "20.0 Executive Members in attendance\n    Benson\n    Blackburn\n",
        "Friday 13 October 2017",
        "Saturday 14\n    October 2017",
    ):
        assert line in words
    assert "Smith" not in words


def test_nothing_exempt_is_in_the_notice_or_the_frozen_record(office: Office, tmp_path: Path) -> None:
    publication = publishing.publish(office, ICT)
    written = [everything(path) for path in publishing.write_notice(office, ICT, tmp_path)]
    assert not any("Coastal" in text or "1,204,311" in text for text in [*written, publication.snapshot])
    assert decisions.field_text(office, publishing.case(office, ICT).decision, "exempt_text") == SECRET


def test_a_notice_written_after_the_window_was_moved_bears_the_change_beside_the_published_dates(
    office: Office, tmp_path: Path
) -> None:
    published = publishing.publish(office, ICT)
    before = publishing.notice_text(office, ICT)
    day = date(2017, 10, 12)
    funeral = Addition(day, day, DayKind.BANK_HOLIDAY, "State Funeral", "Proclamation")
    accept(office, preview_add(office, [funeral]), move=["D1"])
    page, word, pdf, text = (everything(path) for path in publishing.write_notice(office, ICT, tmp_path))
    sentence = (
        "Changed after publication, on Tuesday 10 October 2017: requests for call-in close at the end of Monday 16"
        " October 2017 (before: Friday 13 October 2017), and unless it is called in, the decision takes effect on"
        " Tuesday 17 October 2017 (before: Saturday 14 October 2017). Reason: State Funeral, Thursday 12 October 2017,"
        " added as a bank holiday (Proclamation)."
    )
    for words in (" ".join(face.split()) for face in (page, word, pdf, text)):
        assert "Requests for call-in close at the end of Friday 13 October 2017" in words, "as published"
        assert sentence in words
    assert publishing.published_record(office, ICT).changes == ()
    now = records.publication(office.register, ICT)
    assert now is not None and now.snapshot == published.snapshot, "the published record is frozen"
    undo(office)
    assert publishing.notice_text(office, ICT) == before
