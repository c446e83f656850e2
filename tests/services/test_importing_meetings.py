"""A clerk takes the list of meetings that ModernGov's web service gives: what the register has is not begun again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.documents.reading import meetings_json, read_document, read_file
from clerk_tui.domain.errors import DocumentError, InputError
from clerk_tui.domain.printed import MeetingList
from clerk_tui.register import lists
from clerk_tui.services.importing_meetings import accept, stands
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from tests.documents.moderngov import ENVELOPE, MEETINGS
from tests.offices import own


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = own(tmp_path)
    yield made
    made.register.close()


def read(folder: Path, text: str = MEETINGS) -> MeetingList:
    (folder / "meetings.xml").write_text(text, "utf-8")
    found = read_file(folder / "meetings.xml")
    assert isinstance(found, MeetingList)
    return found


def test_the_meetings_of_a_list_are_read_with_their_committee(tmp_path: Path) -> None:
    told = meetings_json(read(tmp_path, ENVELOPE.format(MEETINGS.partition("?>")[2])))
    assert told["document"]["kind"] == "meeting-list"
    assert [(one["body"], one["date"], one["time"], one["venue"]) for one in told["meetings"]] == [
        ("Executive", "2017-10-09", "18:00", None), ("Executive", "2017-11-06", "18:00", None),
    ]  # fmt: skip
    assert told["findings"] == []


def test_each_is_begun_once(office: Office, tmp_path: Path) -> None:
    found = read(tmp_path)
    assert accept(office, found).ids == (1, 2)
    assert [one.held for one in stands(office, found)] == [1, 2]
    with pytest.raises(InputError, match=r"Nothing was taken\. Meeting 1: .* The register holds it as M1"):
        accept(office, found)
    undo(office)
    assert lists.count_meetings(office.register, "") == 0


def test_a_date_that_cannot_be_costs_its_own_meeting_alone(office: Office, tmp_path: Path) -> None:
    found = read(tmp_path, MEETINGS.replace("09/10/2017", "31/02/2017"))
    assert [finding.says for finding in found.findings] == ["There is no 31 February 2017."]
    done = accept(office, found)
    assert len(done.ids) == 1
    assert done.left == (
        "Meeting 1: Executive, no date at 18:00. The list does not give its body and its date; it is left out.",
    )


def test_a_meeting_that_stands_twice_is_begun_once_and_a_cancelled_one_is_said(office: Office, tmp_path: Path) -> None:
    twice = MEETINGS.replace("06/11/2017", "09/10/2017").replace(
        "<meetingid>1<", "<meetingstatus>Cancelled</meetingstatus><meetingid>1<"
    )
    found = read(tmp_path, twice)
    assert [finding.id for finding in found.findings] == ["IMP-STATUS"]
    assert [one.taken for one in stands(office, found)] == [True, False]


def test_a_list_is_no_agenda(tmp_path: Path) -> None:
    read(tmp_path)
    with pytest.raises(DocumentError, match="This holds meetings and no agenda"):
        read_document(tmp_path / "meetings.xml")
