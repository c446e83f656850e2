"""A clerk whose council had ModernGov brings its meetings and decision pages along.

The shapes are those that democracy.*.gov.uk answers with; `moderngov.py` has them.
"""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.documents.reading import decisions_json, pack_json, read_document, read_file
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.pack import Pack
from clerk_tui.domain.printed import DecisionList
from tests.documents.moderngov import ENVELOPE, MEETING, PAGE, REGISTER, SAVED, TABLE


def put(folder: Path, data: str | bytes, name: str = "saved.html") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def page(folder: Path, data: str | bytes, name: str = "saved.html") -> DecisionList:
    read = read_file(put(folder, data, name))
    assert isinstance(read, DecisionList)
    return read


def meeting(folder: Path, data: str | bytes) -> Pack:
    return read_document(put(folder, data, "meeting.xml"))


def says(read: Pack | DecisionList, id: str) -> list[str]:
    return [finding.says for finding in read.findings if finding.id == id]


# A meeting of the web service.


def test_a_meeting_is_read_with_its_agenda_and_nothing_is_made_up(tmp_path: Path) -> None:
    pack = meeting(tmp_path, MEETING)
    told = pack.meeting
    assert (told.body, told.day, told.starts) == ("Executive", date(2017, 10, 9), time(18, 0))
    assert told.venue == "Committee Room A, Town Hall, Blackpool"
    assert told.members == ("Councillor Simon Blackburn",)
    assert told.agenda_date is None and told.contact is None
    assert [(item.number, item.exempt) for item in pack.items] == [("1", None), ("2", None), ("3", True)]
    assert pack.document.kind == "moderngov-meeting"
    assert pack_json(pack)["items"][0]["report"] is None


def test_an_entity_that_was_encoded_twice_is_read_as_it_was_meant(tmp_path: Path) -> None:
    assert meeting(tmp_path, MEETING).items[0].title == "Chair's Communications & Apologies"


def test_a_decision_of_the_service_keeps_its_numbers_and_loses_its_markup(tmp_path: Path) -> None:
    report = meeting(tmp_path, MEETING).items[1].report
    assert report is not None
    assert report.decision == "The Executive agreed:\n1. To adopt the strategy.\n2. To note its cost of £2m."
    assert report.date_of_decision is None


def test_what_an_agenda_item_has_no_place_for_is_listed(tmp_path: Path) -> None:
    assert meeting(tmp_path, MEETING).unplaced == (
        "Item 1, agenda text: To receive any communications.",
        "Item 2, paper: Appendix 2a — https://democracy.blackpool.gov.uk/mgConvert2PDF.aspx?ID=60860",
    )


def test_the_soap_envelope_around_a_meeting_makes_no_difference(tmp_path: Path) -> None:
    bare = MEETING.partition("?>")[2]
    wrapped = meeting(tmp_path, ENVELOPE.format(bare))
    assert (wrapped.meeting, wrapped.items) == (meeting(tmp_path, MEETING).meeting, meeting(tmp_path, MEETING).items)


def test_html_that_the_service_did_not_escape_is_read_too(tmp_path: Path) -> None:
    raw = MEETING.replace("&lt;", "<").replace("&gt;", ">")
    assert meeting(tmp_path, raw).items[1].report == meeting(tmp_path, MEETING).items[1].report


def test_a_cancelled_meeting_is_taken_and_said_to_be_cancelled(tmp_path: Path) -> None:
    (said,) = says(meeting(tmp_path, MEETING.replace("Confirmed", "Cancelled")), "IMP-STATUS")
    assert said == "The service gives this meeting as cancelled; once it is taken, record that of the meeting."


def test_a_date_that_cannot_be_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    pack = meeting(tmp_path, MEETING.replace("<meetingdate>09/10/2017", "<meetingdate>31/02/2017"))
    assert pack.meeting.day is None
    assert says(pack, "IMP-DATE") == ["There is no 31 February 2017."]
    assert len(pack.items) == 3


def test_papers_of_two_bodies_leave_the_body_to_the_clerk(tmp_path: Path) -> None:
    other = "<linkeddoc><title>x</title><committeetitle>Audit Committee</committeetitle></linkeddoc></linkeddocuments>"
    pack = meeting(tmp_path, MEETING.replace("</linkeddocuments>", other, 1))
    assert pack.meeting.body is None
    assert any("Audit Committee, Executive" in said for said in says(pack, "IMP-MISSING"))


@pytest.mark.parametrize("cut", [0.55, 0.75, 0.9])
def test_a_meeting_that_is_cut_short_gives_what_stands_before(tmp_path: Path, cut: float) -> None:
    pack = meeting(tmp_path, MEETING[: int(len(MEETING) * cut)])
    (said,) = says(pack, "IMP-CUT")
    assert said.startswith("The file is damaged or cut short at line ")
    assert pack.meeting.day == date(2017, 10, 9)
    whole = [item.title for item in meeting(tmp_path, MEETING).items]
    assert all(item.title is None or item.title in whole for item in pack.items)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<meeting><meetingid>&b;</meetingid></meeting>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE meeting [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<meeting><meetingid>1</meetingid><meetinglocation>&x;</meetinglocation></meeting>"
)


@pytest.mark.parametrize("data", [BOMB, OUTSIDE])
def test_an_xml_that_defines_entities_is_not_read_at_all(tmp_path: Path, data: str) -> None:
    with pytest.raises(DocumentError, match="has a document type"):
        meeting(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("<?xml version='1.0'?><rss><channel/></rss>", "This XML is no meeting of ModernGov"),
        ("<?xml version='1.0' encoding='klingon'?><meeting/>", "written in a way this program does not know|damaged"),
        ("<?xml version='1.0'?><<", "This XML is damaged at line 1"),
        ("<?xml version='1.0'?>" + "<a>" * 50_000, "This XML is no meeting of ModernGov"),
        ("<?xml version='1.0'?><meeting>" + "<a/>" * 450_000, "holds more elements than a page or a meeting does"),
    ],
)
def test_another_or_a_hostile_xml_is_one_sentence(tmp_path: Path, data: str, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        meeting(tmp_path, data)


def test_a_meeting_in_utf_16_is_read(tmp_path: Path) -> None:
    data = MEETING.replace("utf-8", "utf-16").encode("utf-16")
    assert meeting(tmp_path, data).items == meeting(tmp_path, MEETING).items


# A saved decision page.


def test_a_decision_page_is_read_answer_by_answer(tmp_path: Path) -> None:
    (decision,) = page(tmp_path, PAGE).decisions
    assert decision.title == "Ward Grants & the Mayor's fund"
    assert decision.maker == "Leader of the Council"
    assert decision.status == "Recommendations Approved"
    assert (decision.key_decision, decision.subject_to_call_in) == (False, True)
    assert decision.purpose == "To consider ward grants."
    said = "To authorise the requests.\n1. Bispham £1,160.\n2. Tyldesley £420.\nDecision: as above."
    assert decision.decision == said
    assert (decision.reasons, decision.alternatives) == ("The scheme allows it.", "None.")
    assert (decision.decided, decision.published) == (date(2023, 3, 9), date(2023, 3, 9))
    assert (decision.closes, decision.effective) == (date(2023, 3, 14), date(2023, 3, 15))
    assert (decision.lead_officer, decision.documents) == ("A. Clerk", ("Ward grants report",))
    assert decision.reference is None and decision.wards is None and decision.contact is None


def test_an_answer_that_is_not_given_is_null_and_a_label_that_is_not_known_is_listed(tmp_path: Path) -> None:
    told = decisions_json(page(tmp_path, PAGE))
    assert told["document"]["kind"] == "decision-page"
    assert told["decisions"][0]["reference"] is None
    assert told["decisions"][0]["decided"] == "2023-03-09"
    assert told["unplaced"] == ["Current call-in Count: 0"]


@pytest.mark.parametrize(
    "saved",
    [
        SAVED + PAGE,
        PAGE.replace("<html", SAVED + "<html", 1),
        "\ufeff" + PAGE,
        "\n\n" + PAGE,
        PAGE.replace("<!DOCTYPE", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE', 1),
        PAGE.upper().split("<BODY>")[0] + "<body>" + PAGE.split("<body>")[1],
        PAGE.replace("</p>", "").replace("</li>", ""),
    ],
    ids=["chrome", "inside", "mark", "blank", "xhtml", "capitals", "ends-left-out"],
)
def test_what_a_browser_sets_around_a_page_makes_no_difference(tmp_path: Path, saved: str) -> None:
    (decision,) = page(tmp_path, saved).decisions
    (plain,) = page(tmp_path, PAGE).decisions
    assert (decision.title, decision.maker, decision.decided, decision.effective, decision.documents) == (
        plain.title, plain.maker, plain.decided, plain.effective, plain.documents,
    )  # fmt: skip
    assert decision.reasons == plain.reasons


def test_where_a_page_was_saved_from_tells_its_number(tmp_path: Path) -> None:
    found = page(tmp_path, SAVED + PAGE)
    assert found.decisions[0].page == "2409"
    assert found.unplaced[-1] == (
        "Address of the page: https://democracy.blackpool.gov.uk/ieDecisionDetails.aspx?ID=2409"
    )


@pytest.mark.parametrize(("encoding", "told"), [("utf-8", False), ("utf-16", False), ("cp1252", True)])
def test_a_page_in_another_encoding_is_read_and_a_guess_is_said(tmp_path: Path, encoding: str, told: bool) -> None:
    silent = PAGE.replace("charset=utf-8", "none").replace("The scheme allows it.", "The Mayor’s scheme – £5.")
    found = page(tmp_path, silent.encode(encoding))
    assert found.decisions[0].reasons == "The Mayor’s scheme – £5."
    assert bool(says(found, "IMP-ENCODING")) is told


def test_a_page_of_an_officer_and_a_meeting(tmp_path: Path) -> None:
    label = '<p><span class="mgLabel">Decided at meeting: </span><a href="x">09/10/2017 - Executive</a></p>'
    author = '<p><span class="mgLabel" >Report author'
    found = page(tmp_path, PAGE.replace(author, label + author))
    assert (found.decisions[0].body, found.decisions[0].meeting_date) == ("Executive", date(2017, 10, 9))


def test_a_date_and_an_answer_that_cannot_be_are_said_and_left_empty(tmp_path: Path) -> None:
    wrong = PAGE.replace("15&#47;03&#47;2023", "31&#47;02&#47;2017").replace("</span>No</p>", "</span>Perhaps</p>")
    found = page(tmp_path, wrong)
    assert found.decisions[0].effective is None and found.decisions[0].key_decision is None
    assert says(found, "IMP-DATE") == ["There is no 31 February 2017."]
    assert "Is Key decision?: Perhaps" in found.unplaced
    assert found.decisions[0].closes == date(2023, 3, 14)


def test_what_only_a_script_says_is_no_answer(tmp_path: Path) -> None:
    assert "nobody" not in page(tmp_path, PAGE).text
    assert page(tmp_path, PAGE).decisions[0].maker == "Leader of the Council"


def test_hostile_text_of_a_page_is_cleaned(tmp_path: Path) -> None:
    found = page(tmp_path, PAGE.replace("Leader of the Council", "Leader \x1b[31m&#27;]0;x&#7; of\u202e"))
    assert found.decisions[0].maker is not None
    assert not {"\x1b", "\x07", "\u202e"} & set(found.decisions[0].maker + found.text)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        ("<!DOCTYPE html><html><body><h1>Bin collections</h1></body></html>", "x.html", "neither a decision nor"),
        ("<html></html>", "x.html", "neither a decision nor a list"),
        ("From: <Saved by Blink>\nMIME-Version: 1.0\n", "x.mht", "This is a web archive"),
        ('{"decisions": 5}', "x.json", "no list of decisions"),
        ('{"decisions": [', "x.json", "damaged or cut short"),
        ("[[[[", "x.json", "damaged or cut short"),
        ("[" * 200_000, "x.json", "nested deeper|damaged"),
        (b"<html>" + b"x" * 9_000_000, "x.html", "larger than 8 MB"),
    ],
)
def test_another_page_is_one_sentence(tmp_path: Path, data: str | bytes, name: str, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        read_file(put(tmp_path, data, name))


def test_a_page_of_fifty_megabytes_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = put(tmp_path, PAGE)
    with path.open("ab") as file:
        file.truncate(50_000_000)
    with pytest.raises(DocumentError, match="larger than 8 MB"):
        read_file(path)


# Lists.


def test_a_list_as_a_table_gives_each_decision_and_leaves_other_links(tmp_path: Path) -> None:
    found = page(tmp_path, TABLE)
    assert found.document.kind == "decision-list"
    assert [(one.title, one.reference, one.page) for one in found.decisions] == [
        ("Settlement (NRIL)", "13567", "13567"), ("Admission", "13149", "13149"),
    ]  # fmt: skip
    assert found.decisions[0].effective == date(2025, 4, 2)
    assert found.decisions[0].status == "Not for call-in"


def test_a_date_of_a_list_that_may_be_two_things_is_neither(tmp_path: Path) -> None:
    found = page(tmp_path, TABLE)
    assert found.decisions[0].printed == date(2025, 4, 1)
    assert found.decisions[0].decided is None and found.decisions[0].published is None
    assert any("does not say whether it is that of the decision" in said for said in says(found, "IMP-DATE"))
    assert "There is no 31 February 2025." in says(found, "IMP-DATE")


def test_a_register_that_shows_everything_is_read_entry_by_entry(tmp_path: Path) -> None:
    found = page(tmp_path, REGISTER)
    first, second, _ = found.decisions
    assert (first.reference, first.title) == ("2411", "INCOME AND DEBT STRATEGY")
    assert first.status == "Recommendations Approved"
    assert (first.decided, first.published, first.effective) == (date(2023, 3, 9), date(2023, 3, 9), date(2023, 3, 16))
    assert first.decision == "To approve the strategy."
    assert (second.maker, second.effective, second.lead_officer) == ("Executive", None, "B. Clerk")
    assert found.unplaced == ("decision 1: To consider the strategy.",)


def test_two_decisions_with_one_reference_are_said(tmp_path: Path) -> None:
    assert says(page(tmp_path, REGISTER), "IMP-TWICE") == [
        "It bears the reference 2410, as decision 2 does; only that one is taken."
    ]


def test_a_page_that_gives_its_answers_as_a_list_is_read(tmp_path: Path) -> None:
    saved = (
        "<html><body><h1>Decision details</h1><h2>Budget monitoring</h2><ul class='mgNonBulletList'>"
        "<li><span class='mgLabel'>Decision Maker: </span>Executive</li>"
        "<li><span class='mgLabel'>Date of decision: </span>09/10/2017</li></ul>"
        "<h3>Decision:</h3><p>Agreed.</p></body></html>"
    )
    (decision,) = page(tmp_path, saved).decisions
    assert (decision.maker, decision.decided, decision.decision) == ("Executive", date(2017, 10, 9), "Agreed.")
