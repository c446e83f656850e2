"""Finding council files and lists of closures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.services.closures import read_closures
from clerk_tui.services.councils import SHIPPED, load, shipped, shipped_rules, text_of

OWN = text_of("blackpool").replace('name = "Blackpool Council"', 'name = "Blackpool, our own"')


def test_the_councils_of_the_specification_ship() -> None:
    wanted = {
        "blackpool", "peterborough", "melton", "torbay", "leeds", "isle-of-wight", "maidstone", "merton", "wiltshire",
        "east-sussex", "central-bedfordshire", "gloucestershire", "greenwich", "bracknell-forest", "brent", "kingston",
    }  # fmt: skip
    ids = {id_ for id_, _ in shipped()}
    assert wanted <= ids
    assert {path.stem for path in Path(SHIPPED).glob("*.toml")} == ids


@pytest.mark.parametrize("wanted", ["blackpool", "Blackpool", "Blackpool Council", " BLACKPOOL "])
def test_a_council_is_found_by_id_name_or_alias(wanted: str) -> None:
    assert load(wanted).id == "blackpool"


@pytest.mark.parametrize("wanted", ["testford", "../blackpool", "/etc/passwd", ""])
def test_a_council_that_does_not_ship_is_not_configured(wanted: str) -> None:
    with pytest.raises(
        NotConfigured, match=r"There is no council file for .* --councils\. “clerk-tui rules list” names"
    ):
        load(wanted)


def test_the_list_to_choose_from_says_each_rule_in_short_as_loading_the_file_would_give_it() -> None:
    short = shipped_rules()
    assert short["blackpool"] == "3 working days, inferred"
    assert short["central-bedfordshire"] == "8 calendar days, its own words"
    assert short["brent"] == "5 days, its own words", "the words do not say which days"
    assert short["cheshire-east"] == "5 working days, its own words, to Tue 12 May 2026"
    assert short["kingston"] == "10 working days, its own words", "the newest generation"
    assert {id_ for id_, rule in short.items() if rule == "not configured"} == {
        id_ for id_, _ in shipped() if not load(id_).call_in
    }


def test_a_folder_of_one_s_own_comes_before_what_ships(tmp_path: Path) -> None:
    (tmp_path / "blackpool.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "another.toml").write_text("broken =", encoding="utf-8")
    assert load("blackpool", tmp_path).name == "Blackpool, our own"


def test_a_broken_file_in_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "testford.toml").write_text("broken =", encoding="utf-8")
    with pytest.raises(InputError, match=r"testford\.toml, line 1: there is no value here that can be read"):
        load("testford", tmp_path)


def test_a_fault_in_another_council_s_file_does_not_stop_a_count(tmp_path: Path) -> None:
    """The files sort before the one asked for, and each fails in its own way: key, TOML, text and length."""
    (tmp_path / "a.toml").write_text(text_of("torbay").replace("days = 5", 'days = "five"'), encoding="utf-8")
    (tmp_path / "b.toml").write_text('id = "leeds"\nname = "Leeds"\nbroken =', encoding="utf-8")
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "d.toml").write_text("#" * 1_000_001, encoding="utf-8")
    (tmp_path / "e.toml").write_text("a = " + "[" * 20_000, encoding="utf-8")
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8-sig")
    assert load("blackpool", tmp_path).name == "Blackpool, our own"
    assert load("merton", tmp_path) == load("merton")
    with pytest.raises(InputError, match=r"a\.toml, line \d+"):
        load("Torbay", tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.toml", 'id = "merton"\nname = "Merton"\nbroken ='),
        ("s.toml", "aliases = ['Merton', 'London Borough of Merton']\nbroken ="),
        ("merton.toml", "broken ="),
        ("Merton.toml", "days = 5"),
    ],
)
@pytest.mark.parametrize("wanted", ["merton", "Merton"])
def test_a_faulty_file_that_claims_the_council_is_not_passed_over(
    tmp_path: Path, name: str, text: str, wanted: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    for find in (load, text_of):
        with pytest.raises(InputError, match=name):
            find(wanted, tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there or is no folder"):
        load("blackpool", tmp_path / "nowhere")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "testford.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"testford\.toml cannot be read: it is not UTF-8 text"):
        load("testford", tmp_path)


def test_closures_are_read_in_british_forms_with_labels(tmp_path: Path) -> None:
    path = tmp_path / "closures.txt"
    text = "# Christmas\n24 December 2026, Christmas closure\n\nThursday, 31 December 2026\n2027-01-02,a,b\n"
    path.write_text(text, encoding="utf-8-sig")
    assert read_closures(path) == (
        CalendarDay(date(2026, 12, 24), DayKind.CLOSURE, "Christmas closure", "closures.txt, line 2"),
        CalendarDay(date(2026, 12, 31), DayKind.CLOSURE, "Office closed", "closures.txt, line 4"),
        CalendarDay(date(2027, 1, 2), DayKind.CLOSURE, "a,b", "closures.txt, line 5"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("24 December 2026\n31 September 2026", r"closures\.txt, line 2: There is no 31 September 2026"),
        ("Tuesday 9 October 2017, closed", r"line 1: 9 October 2017 is a Monday, not a Tuesday"),
        ("Christmas", r"line 1: “Christmas” is not a date"),
    ],
)
def test_a_line_that_is_no_date_is_named_by_its_number(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "closures.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_closures(path)


def test_a_list_of_closures_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"closures\.txt cannot be read: No such file"):
        read_closures(tmp_path / "closures.txt")
