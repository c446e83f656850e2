"""Words of the exempt text looked for in what the public reads: names, prices, three words in a row."""

from __future__ import annotations

import pytest

from clerk_tui.rules.exempt_words import PREFIX, Apart, exempt_parts, findings, holds_apart, matches, telling

KEPT = (
    "Harbour Leisure Limited bid £48,500 and the next bidder £1.2 million. Smith's Yard is worth 52,750 in all; the"
    " council would take 310 at 5 per cent by March 2019. The Chief Executive advised against it, £7 a day."
)
APART = Apart((KEPT,), known=("Sale of the harbour office", "Blackpool Council", "Smith's Yard"))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It goes to Harbour Leisure for a year.", ("Harbour Leisure",)),
        ("It goes to HARBOUR LEISURE’S heirs.", ("HARBOUR LEISURE’S",)),
        ("The price is £48500.", ("£48500",)),
        ("The price is 48,500.00 pounds.", ("48,500.00",)),
        ("The price is £1,200,000.", ("£1,200,000",)),
        ("The price is 1.2m.", ("1.2m",)),
        ("It costs £7.", ("£7",)),
        ("It takes 7 days.", ()),
        ("So the next bidder waits.", ("the next bidder",)),
        ("That harbour leisure limited bid £48,500 and won.", ("harbour leisure limited bid £48,500 and",)),
        ("£310 or Harbour Leisure: £310.", ("£310", "Harbour Leisure")),
        ("It is done by March 2019, in 2019.", ()),
        ("The Chief Executive is to sign.", ()),
        ("Smith's Yard of Blackpool Council.", ()),
        ("The council would go on.", ()),
        ("", ()),
    ],
)
def test_names_figures_and_three_words_are_found_one_by_one(said: str, found: tuple[str, ...]) -> None:
    assert matches(said, APART) == found


PEOPLE = (
    "The preferred bidder is Zanthor Systems. Mrs Jane Quillfeather would be made redundant. Staff were told.\n"
    "Sale of Harbour Offices to Morbid Ltd by Agreement"
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Quillfeather and Zanthor were thanked.", ("Quillfeather", "Zanthor")),
        ("Mrs QUILLFEATHER’S post goes.", ("QUILLFEATHER’S",)),
        ("Staff were asked.", ()),
        ("The staff and Systems of the council.", ()),
        ("A zanthor is no name.", ()),
        ("Agreement was reached. Offices are open.", ()),
        ("It is sold to Morbid, and soon.", ("Morbid",)),
    ],
)
def test_a_name_of_one_word_is_found_but_no_ordinary_word_with_a_capital(said: str, found: tuple[str, ...]) -> None:
    assert matches(said, Apart((PEOPLE,), known=("Blackpool Council",))) == found
    assert matches(said, Apart((PEOPLE,), known=("Quillfeather, Morbid", "of Zanthor"))) == ()


def test_nothing_is_found_where_nothing_is_kept_apart() -> None:
    assert matches(KEPT, Apart(known=(KEPT,))) == ()
    assert matches(KEPT, Apart((KEPT,), known=(KEPT,))) == ()


def test_each_match_of_each_field_is_a_finding_of_its_own() -> None:
    said = "Sold to Harbour Leisure for £48,500."
    in_notes, in_reasons = ([*findings(name, name.capitalize(), said, APART)] for name in ("notes", "reasons"))
    assert len({one.id for one in (*in_notes, *in_reasons)}) == 4
    assert all(one.id.startswith(PREFIX) and len(one.id) == 10 for one in in_notes)
    assert "“Harbour Leisure” stands in “Notes”" in in_notes[0].says and in_notes[0].where == "notes"
    assert [one.id for one in findings("notes", "Notes", "£48,500, HARBOUR LEISURE", APART)] == [
        in_notes[1].id,
        in_notes[0].id,
    ]


def test_a_sentence_or_a_closed_title_never_goes_out_however_it_is_spaced() -> None:
    assert holds_apart("That Harbour Leisure Limited bid £48,500.", APART) is False
    assert holds_apart("x Smith's  YARD is worth 52,750 in all x", APART)
    assert holds_apart("Rent for  unit 7!", Apart(closed=("Rent for Unit 7",)))


def test_the_exempt_sections_of_a_report_are_those_marked_and_the_part_that_was_named() -> None:
    sections = [
        ("1.0", "Purpose", "open"), ("6.0", "Bids (exempt: paragraph 3)", "bids"), ("7", "Terms", "terms"),
        ("5.2", "Does the information submitted include any exempt information?", "No"),
        ("8", "Exempt information", "facts"), ("9", "Prices: not for publication", "prices"),
    ]  # fmt: skip
    assert exempt_parts(sections, "") == ("bids", "facts", "prices")
    assert exempt_parts(sections, "Section 7") == ("bids", "terms", "facts", "prices")
    assert exempt_parts(sections, "terms") == ("bids", "terms", "facts", "prices")


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("There are no particular legal implications arising from this report.", ""),
        ("The depot is bought for £412,000", "The depot is bought for £412,000"),
        ("It is bought from Quorndon Holdings; none.", "It is bought from Quorndon Holdings"),
        ("One of the two tenants of the hall has been in arrears with the rent since the spring", None),
        ("Quorndon only", ""),
        ("", ""),
    ],
)
def test_what_tells_of_one_matter_is_told_from_stock_sentences(text: str, tells: str | None) -> None:
    assert telling(text) == (text if tells is None else tells)
