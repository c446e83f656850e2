"""A decision notice: what it says, in both faces, and what it can never say."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.documents.writing.html import as_html
from clerk_tui.documents.writing.notice import NOTHING_RECORDED, notice_of
from clerk_tui.documents.writing.plain import COLUMNS, as_text
from clerk_tui.domain.public import PublicCallIn, PublicRecord


def notice_html(record: PublicRecord) -> str:
    return as_html(notice_of(record))


def notice_text(record: PublicRecord) -> str:
    return as_text(notice_of(record))


BLACKPOOL = (
    ("interests", "17.0", "Declarations of interest (if applicable)"),
    ("resolution", "18.0", "Executive decision"),
    ("decided_on", "18.2", "Date of Decision"),
    ("reasons", "19.0", "Reason(s) for decision"),
    ("published_on", "19.1", "Date Decision published"),
    ("attendance", "20.0", "Executive Members in attendance"),
    ("call_in_note", "21.0", "Call-in"),
    ("notes", "22.0", "Notes"),
)

RECORD = PublicRecord(
    council="Blackpool Council",
    nation="england",
    decision_id=2,
    reference="EX/25/2017",
    title="ICT/DIGITAL STRATEGY 2017-2022",
    maker="Executive",
    body="Executive",
    meeting_day=date(2017, 10, 9),
    meeting_starts=time(18),
    venue="Committee Room A, Town Hall, Blackpool",
    item_number="2",
    resolution="The Executive agreed the recommendations as outlined above, namely:\n\n"
    "1. To adopt the proposed ICT/Digital Strategy as attached at Appendix 2a.\n"
    "2. To note the linkages between the Council's two main priorities and how digital technologies can support and "
    "enable their delivery",
    decided_on=date(2017, 10, 9),
    reasons="To ensure Blackpool and the Council are able to take advantage of the digital opportunities.",
    alternatives="None.",
    interests="None.",
    conflicts="None declared.",
    dispensation="",
    present=("Councillor Blackburn, in the Chair", "Councillor Benson"),
    key_decision=True,
    forward_plan_reference="18/2017",
    notice_on=date(2017, 9, 8),
    urgency_statements=(),
    relevant_officer="Steve Thompson, Director of Resources",
    relevant_cabinet_member="Councillor Simon Blackburn, Leader of the Council",
    report_title="ICT/DIGITAL STRATEGY 2017-2022",
    call_in=PublicCallIn(
        open_to_call_in=True,
        closes=date(2017, 10, 13),
        closes_at=datetime(2017, 10, 13, 23, tzinfo=UTC),
        effective=date(2017, 10, 14),
        sentences=(
            "Requests for call-in close at the end of Friday 13 October 2017.",
            "The decision takes effect on Saturday 14 October 2017 unless it is called in.",
        ),
    ),
    call_in_note="",
    notes="",
    published_on=date(2017, 10, 10),
    contact="Lennox Beattie, Executive and Regulatory Manager, Tel: (01253) 477157",
    chain_head="3f2a90c1",
    numbers=BLACKPOOL,
)


class Reader(HTMLParser):
    """What a browser shows: the words of the body, and the elements in order."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.words += data.split()


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def text_words(text: str) -> list[str]:
    return [word for line in text.splitlines() if not re.fullmatch(r"[=-]{3,}", line) for word in line.split()]


def test_a_clerk_reads_the_notice_in_the_councils_own_order_and_numbers() -> None:
    text = notice_text(RECORD)
    own = [line for line in text.splitlines() if re.match(r"\d\d\.\d ", line)]
    assert own == [
        "17.0 Declarations of interest (if applicable)",
        "18.0 Executive decision",
        "18.2 Date of Decision",
        "19.0 Reason(s) for decision",
        "19.1 Date Decision published",
        "20.0 Executive Members in attendance",
        "21.0 Call-in",
    ]
    assert "18.2 Date of Decision\n    Monday 9 October 2017\n" in text
    assert "19.1 Date Decision published\n    Tuesday 10 October 2017\n" in text
    assert text.index("21.0 Call-in") < text.index("close at the end of Friday 13 October 2017")


def test_what_regulation_12_asks_beyond_the_template_follows_it() -> None:
    further = notice_text(RECORD).partition("\nFurther particulars\n")[2]
    assert "Alternative options considered and rejected\n    None.\n" in further
    assert "Conflicts of interest declared by members of the decision-making body\n    None declared.\n" in further
    assert f"Dispensation granted by the head of paid service\n    {NOTHING_RECORDED}\n" in further
    assert "regulation 12 of" in further


def test_an_empty_optional_field_is_left_out_and_an_empty_required_one_says_so() -> None:
    text = notice_text(dataclasses.replace(RECORD, interests="", reasons=""))
    assert "Declarations of interest" not in text
    assert "22.0 Notes" not in text
    assert f"19.0 Reason(s) for decision\n    {NOTHING_RECORDED}\n" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"meeting_day": None}, "executive members consulted"),
        ({"meeting_day": None}, "regulation 13 of"),
        ({"nation": "wales"}, "Dispensation granted by the standards committee"),
        ({"key_decision": False}, "Key decision\n    No\n"),
        ({"urgency_statements": ("The matter could not be deferred.",)}, "Urgency\n    The matter could not be"),
        ({"numbers": ()}, "Record of the decision\n----------------------\n\nDecision\n    The Executive agreed"),
        ({"notes": "Vote recorded."}, "22.0 Notes\n    Vote recorded.\n"),
    ],
)
def test_the_notice_follows_the_record(change: dict[str, object], words: str) -> None:
    changed = dataclasses.replace(RECORD, **change)  # type: ignore[arg-type]
    assert words not in notice_text(RECORD)
    assert words in notice_text(changed)
    assert text_words(notice_text(changed)) == read(notice_html(changed)).words


def test_a_welsh_notice_does_not_quote_the_english_regulations() -> None:
    assert "2012/2089" not in notice_text(dataclasses.replace(RECORD, nation="wales"))


def test_a_field_of_the_template_is_not_printed_twice() -> None:
    numbers = (("key_decision", "14.1", "Is this a key decision?"), *BLACKPOOL)
    text = notice_text(dataclasses.replace(RECORD, numbers=numbers))
    assert "14.1 Is this a key decision?\n    Yes\n" in text
    assert "\nKey decision\n" not in text


def test_the_answers_of_a_template_that_asks_about_urgency_are_printed_under_its_numbers() -> None:
    numbers = (
        ("required_in_five_days", "14.3", "Required in less than five days?"),
        ("urgency_reason", "14.4", "Reason for urgency"),
        ("call_in_exempt", "15.1", "Exempt from call-in?"),
        ("call_in_exempt_reason", "15.2", "Reason for the exemption"),
        ("scrutiny_informed", "16.0", "Scrutiny Committee Chairman: date informed"),
        ("scrutiny_approved", "16.0", "Scrutiny Committee Chairman: date approved"),
        *BLACKPOOL,
    )
    record = dataclasses.replace(
        RECORD,
        numbers=numbers,
        required_in_five_days=False,
        call_in_exempt=True,
        call_in_exempt_reason="The grant lapses on 12 October.",
        scrutiny_informed=date(2017, 9, 29),
    )
    text = notice_text(record)
    assert "14.3 Required in less than five days?\n    No\n\n15.1 Exempt from call-in?\n    Yes\n" in text
    assert "15.2 Reason for the exemption\n    The grant lapses on 12 October.\n" in text
    assert "date informed\n    Friday 29 September 2017\n" in text
    assert "14.4" not in text
    assert "date approved" not in text


def test_a_template_that_names_exempt_text_gets_none() -> None:
    numbers = (("exempt_text", "23.0", "Exempt information"), *BLACKPOOL)
    assert notice_text(dataclasses.replace(RECORD, numbers=numbers)) == notice_text(RECORD)


def test_the_public_record_has_no_place_for_exempt_text() -> None:
    names = {field.name for field in dataclasses.fields(PublicRecord) if "exempt" in field.name}
    assert names == {"call_in_exempt", "call_in_exempt_reason"}  # exempt from call-in, which is public


def test_both_faces_carry_the_same_words() -> None:
    assert text_words(notice_text(RECORD)) == read(notice_html(RECORD)).words


def test_the_page_can_be_read_aloud_and_stands_alone() -> None:
    page = notice_html(RECORD)
    tags = read(page).tags
    names = [name for name, _ in tags]
    assert tags[0] == ("html", {"lang": "en-GB"})
    assert [name for name in names if re.fullmatch(r"h\d", name)] == ["h1", "h2", "h2", "h2"]
    assert not {"script", "link", "img", "iframe", "object"} & set(names)
    assert not re.search(r"url\(|@import|javascript:|https?:", page)
    assert "<title>Decision EX/25/2017: ICT/DIGITAL STRATEGY 2017-2022 – Blackpool Council</title>" in page


def test_colours_on_the_page_keep_a_contrast_of_seven_to_one() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    body = re.search(r"body \{.*background: (#\w{6}); color: (#\w{6});", notice_html(RECORD))
    assert body
    dark, light = sorted(map(luminance, body.groups()))
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_plain_text_keeps_to_72_columns_and_hangs_numbered_lines() -> None:
    text = notice_text(RECORD)
    assert max(map(len, text.splitlines())) <= COLUMNS == 72
    assert re.search(r"\n    2\. To note [^\n]*\n(       \S[^\n]*\n)+\n18\.2 ", text)


def test_a_long_address_is_not_broken() -> None:
    address = "https://democracy.example.gov.uk/" + "x" * 90
    assert address in notice_text(dataclasses.replace(RECORD, notes=f"See {address} for more."))


HOSTILE = (
    '<script>alert(1)</script> [Cabinet] [/] [@click=app.quit]x[/] {{ 7*7 }} \x1b]2;PWNED\x07 \x9b2J \u202egnp & "'
)


@pytest.mark.parametrize(
    "field",
    [field.name for field in dataclasses.fields(PublicRecord) if field.type == "str" and field.name != "nation"],
)
def test_hostile_text_stays_text_wherever_it_stands(field: str) -> None:
    template = (("urgency_reason", "14.4", "Reason"), ("call_in_exempt_reason", "15.2", "Reason"), *BLACKPOOL)
    record = dataclasses.replace(RECORD, numbers=template, **{field: HOSTILE})
    page, text = notice_html(record), notice_text(record)
    assert "<script" not in page
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page + text)
    assert text_words(text) == read(page).words
    if field not in {
        "body",
        "body_kind",
        "officer_kind",
    }:  # codes of our own; the body is printed inside the meeting's line only
        assert "[Cabinet]" in text
        assert "[@click=app.quit]x[/]" in text
        assert "49" not in text.replace("(SI", "")


SHORT = st.text(st.characters(exclude_characters="=-"), max_size=60)


@given(st.text(max_size=200), SHORT, st.lists(SHORT, max_size=3).map(tuple))
def test_any_text_gives_two_faces_with_the_same_words(long: str, short: str, present: tuple[str, ...]) -> None:
    record = dataclasses.replace(
        RECORD, title=short, resolution=long, reasons=short, notes=long, present=present, contact=short
    )
    page = notice_html(record)
    page.encode("utf-8")
    assert read(page).words == text_words(notice_text(record))


def test_importing_the_writers_does_not_import_jinja2() -> None:
    code = "import sys, clerk_tui.documents.writing; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
