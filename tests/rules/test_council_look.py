"""The look and the own words for exempt facts in a council file: what is taken, and the sentence for what is not."""

from __future__ import annotations

import pytest

from clerk_tui.domain.errors import InputError
from clerk_tui.rules.council_file import read_council
from clerk_tui.rules.council_look import contrast_on_white

HEAD = 'id = "testford"\nname = "Testford Council"\nnation = "england"\n'
LOOK = 'crest = "arms.png"\ncrest_alt = "The arms"\n'


def test_a_file_without_a_look_has_a_plain_one() -> None:
    council = read_council(HEAD, "testford.toml")
    assert (council.look.crest, council.look.accent, council.exempt_words) == ("", "", ())


def test_a_whole_look_is_taken_as_written() -> None:
    look = read_council(
        f'{HEAD}[look]\n{LOOK}accent = "#00513b"\nwebsite = "https://www.testford.gov.uk"\n', "testford.toml"
    ).look
    assert (look.crest, look.crest_alt, look.accent) == ("arms.png", "The arms", "#00513b")
    assert look.website == "https://www.testford.gov.uk"


def test_a_look_may_be_an_address_alone() -> None:
    look = read_council(f'{HEAD}[look]\naddress = ["Town Hall"]\n', "testford.toml").look
    assert (look.address, look.website, look.crest) == (("Town Hall",), "", "")


@pytest.mark.parametrize(
    ("look", "says"),
    [
        ('crest = "folder/arms.png"\ncrest_alt = "The arms"', "must name a PNG, JPEG or SVG file"),
        ('crest = "arms.gif"\ncrest_alt = "The arms"', "must name a PNG, JPEG or SVG file"),
        ('crest = "arms.png"', "say what the crest shows"),
        ('crest_alt = "The arms"', "there is no “crest”"),
        ('accent = "green"', "must be a colour such as #00513b"),
        ('accent = "#777777"', "has a contrast of 4.47:1 on white; text needs at least 4.5:1"),
        ('website = "www.testford.gov.uk"', "must be an address such as"),
        ('website = "https://[testford"', "must be an address such as"),
        ('website = "https://me@testford.gov.uk"', "must be an address such as"),
        ('colour = "#00513b"', "colour"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(look: str, says: str) -> None:
    with pytest.raises(InputError, match=r"testford\.toml, line \d+") as refused:
        read_council(f"{HEAD}[look]\n{look}\n", "testford.toml")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#ffffff", 1.0), ("#000000", 21.0), ("#777777", 4.478), ("#00513b", 9.374)]
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(ratio, abs=0.001)


def test_the_council_s_own_words_are_taken_as_written() -> None:
    council = read_council(f'{HEAD}[exempt]\nwords = ["Marsh", "Promenade House"]\n', "testford.toml")
    assert council.exempt_words == ("Marsh", "Promenade House")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ('["N.Y."]', "“N.Y.” is too short to look for: 3 letters or figures at least"),
        ('["Marsh", "MARSH"]', "“MARSH” stands in “words” twice"),
    ],
)
def test_a_word_too_short_or_there_twice_is_refused_with_its_line(words: str, says: str) -> None:
    with pytest.raises(InputError, match=r"testford\.toml, line 5") as refused:
        read_council(f"{HEAD}[exempt]\nwords = {words}\n", "testford.toml")
    assert says in str(refused.value)
