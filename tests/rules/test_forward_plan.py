"""The key test, what a notice has to say, how versions differ, and the next reference in the council's style."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.council import Council, Nation, Threshold
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.forward_plan import KeyTest, PublicEntry
from clerk_tui.domain.pounds import parse_pounds, pounds
from clerk_tui.rules.exempt_words import Apart
from clerk_tui.rules.key_notice import differences, exempt_in_public, lacking, on_changes, restart_asked, ticks
from clerk_tui.rules.key_test import beside, key_by, remarks, threshold_on
from clerk_tui.rules.notice_changes import Amendment
from clerk_tui.rules.references import suggest

TODAY = date(2026, 11, 23)
WHOLE = PublicEntry(
    reference="18/2026",
    matter="Resurfacing of roads in Brunswick ward",
    maker="body",
    decider="Executive",
    members=("Benson", "Blackburn"),
    due_from=date(2026, 12, 22),
    due_to=None,
    key_decision=True,
    documents="Report of the Director",
    address="Town Hall, Blackpool",
    other_documents=True,
    requests="Ask Democratic Governance",
    wards="Brunswick",
    consultation="",
    contact="",
    private=None,
)
COUNCIL = Council(
    "x", "X Council", Nation.ENGLAND,
    thresholds=(
        Threshold(1_600_000),
        Threshold(2_200_000, date(2024, 4, 1)),
        Threshold(500_000, date(2020, 1, 1), "Highways"),
    ),
)  # fmt: skip


def free(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("newest", "today", "due", "next_one"),
    [
        ("18/2017", date(2017, 8, 1), None, "19/2017"),
        ("18/2017", date(2018, 1, 2), None, "1/2018"),
        ("25/00083", date(2025, 3, 1), None, "25/00084"),
        ("25/00083", date(2026, 3, 1), None, "26/00001"),
        ("KEY/14FEB2022/01", TODAY, None, "KEY/14FEB2022/02"),
        ("KEY/14FEB2022/01", TODAY, date(2022, 2, 14), "KEY/14FEB2022/02"),
        ("KEY/14FEB2022/01", TODAY, date(2022, 3, 7), "KEY/07MAR2022/01"),
        ("FP/2026/007", TODAY, None, "FP/2026/008"),
        ("C1234", TODAY, None, "C1235"),
        ("Budget", TODAY, None, ""),
        # A plan entered after the year's end goes on in its own year, never back to an earlier one.
        ("3/2027", TODAY, None, "4/2027"),
    ],
)
def test_the_next_reference_follows_the_councils_own_style(
    newest: str, today: date, due: date | None, next_one: str
) -> None:
    assert suggest([newest], free, today, due) == next_one


def test_a_counter_is_filled_up_with_noughts_where_the_councils_others_are() -> None:
    assert suggest(["FP/12/2025", "FP/09/2025"], free, TODAY) == "FP/01/2026"
    assert suggest(["FP/12/2025", "FP/9/2025"], free, TODAY) == "FP/1/2026"


def test_a_reference_in_use_is_never_suggested_and_a_newest_without_a_number_is_passed_over() -> None:
    assert suggest(["Budget", "18/2026"], {"19/2026", "20/2026"}.__contains__, TODAY) == "21/2026"
    assert suggest([], free, TODAY) == ""


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("£250,000", 250_000), ("250000", 250_000), ("£1.2m", 1_200_000), ("350k", 350_000), ("£2.5 million", 2_500_000),
     ("£12.99", 12)],
)  # fmt: skip
def test_money_is_read_as_clerks_write_it(typed: str, amount: int) -> None:
    assert parse_pounds(typed) == amount


@pytest.mark.parametrize("typed", ["", "lots", "-5", "£1,00", "1e9", "9" * 16])
def test_what_is_no_money_is_refused_by_a_sentence(typed: str) -> None:
    with pytest.raises(InputError, match="money"):
        parse_pounds(typed)


def test_pounds_are_written_with_commas() -> None:
    assert pounds(2_200_000) == "£2,200,000"


@pytest.mark.parametrize(
    ("service", "day", "amount"),
    [
        ("", date(2024, 3, 31), 1_600_000),
        ("", date(2024, 4, 1), 2_200_000),
        ("highways", date(2024, 4, 1), 500_000),
        ("Highways", date(2019, 12, 31), 1_600_000),
        ("Libraries", TODAY, 2_200_000),
    ],
)
def test_the_threshold_is_the_services_own_in_force_that_day_or_the_general_one(
    service: str, day: date, amount: int
) -> None:
    found = threshold_on(COUNCIL, service, day)
    assert found is not None and found.amount == amount


def test_a_council_without_a_threshold_says_so_and_shows_the_amount() -> None:
    bare = replace(COUNCIL, thresholds=())
    assert threshold_on(bare, "", TODAY) is None
    assert beside(90_000, None, bare, TODAY).endswith("Monday 23 November 2026; the amount is £90,000.")


def test_the_amount_stands_beside_the_threshold_and_nothing_is_judged() -> None:
    found = threshold_on(COUNCIL, "", TODAY)
    assert beside(2_400_000, found, COUNCIL, TODAY) == (
        "The council's threshold is £2,200,000, in force since Monday 1 April 2024; £2,400,000 is £200,000 above it."
    )
    assert beside(2_200_000, found, COUNCIL, TODAY).endswith("£2,200,000 is just that.")
    assert beside(None, found, COUNCIL, TODAY).endswith("no amount is given.")


@pytest.mark.parametrize(
    ("money", "wards", "said", "key"),
    [(True, None, None, True), (None, True, None, True), (False, False, None, False), (False, False, True, True),
     (True, True, True, True)],
)  # fmt: skip
def test_either_limb_makes_a_matter_key_and_two_noes_make_it_not(
    money: bool | None, wards: bool | None, said: bool | None, key: bool
) -> None:
    assert key_by(money=money, wards=wards, said=said) is key


@pytest.mark.parametrize(
    ("money", "wards", "said", "words"),
    [(None, False, None, "the money is significant"), (False, None, False, "the effect on wards is significant"),
     (True, False, False, "either limb"), (None, None, None, "the money and the effect on wards")],
)  # fmt: skip
def test_a_limb_left_open_or_contradicted_is_asked_for(
    money: bool | None, wards: bool | None, said: bool | None, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        key_by(money=money, wards=wards, said=said)


def test_an_answer_that_the_figures_contradict_is_remarked_on_and_kept() -> None:
    test = KeyTest(1, 1, TODAY, "the director", False, "Grant money", 3_000_000, "", 2_200_000, False, 1, False)
    assert "reaches the council's threshold" in next(remarks(test))
    assert "lies below" in next(remarks(replace(test, amount=10, money_significant=True, is_key=True)))
    one_ward = replace(test, amount=None, wards_significant=True, is_key=True)
    assert list(remarks(one_ward)) == [
        "Regulation 8(1)(b) speaks of two or more wards; a council's constitution may say one."
    ]
    assert list(remarks(replace(test, amount=10))) == []


def test_the_eight_ticks_of_regulation_9_1_name_what_fills_each() -> None:
    found = ticks(WHOLE)
    assert [tick.paragraph for tick in found] == list("abcdefgh")
    assert lacking(WHOLE) == () and found[2].says == "Executive: Benson, Blackburn"
    assert found[3].authority == "SI 2012/2089 reg 9(1)(d)"


@pytest.mark.parametrize(
    ("change", "paragraph"),
    [
        ({"key_decision": False}, "a"), ({"key_decision": None}, "a"), ({"matter": " "}, "b"), ({"decider": ""}, "c"),
        ({"members": ()}, "c"), ({"due_from": None}, "d"), ({"documents": ""}, "e"), ({"address": ""}, "f"),
        ({"other_documents": None}, "g"), ({"other_documents": False}, "g"), ({"requests": ""}, "h"),
    ],
)  # fmt: skip
def test_each_paragraph_is_missed_on_its_own(change: dict[str, object], paragraph: str) -> None:
    assert [tick.paragraph for tick in lacking(replace(WHOLE, **change))] == [paragraph]  # type: ignore[arg-type]


def test_a_member_is_named_with_the_title_and_needs_no_list_of_members() -> None:
    alone = replace(WHOLE, maker="member", decider="Councillor A Smith, Cabinet Member for Roads", members=())
    assert lacking(alone) == ()


def test_x043_a_widened_matter_asks_whether_the_notice_restarts() -> None:
    found = differences(WHOLE, replace(WHOLE, matter="Resurfacing of roads in the borough", wards="All"))
    assert [each.field for each in found] == ["matter", "wards"]
    assert restart_asked(found) == (Amendment.SUBJECT,)
    asked = on_changes(found)
    assert [each.severity for each in asked] == [Severity.WARNING]
    assert on_changes(found, "the same scheme")[0].severity is Severity.HOLDS


def test_a_slipped_date_asks_and_a_later_period_too() -> None:
    slipped = differences(WHOLE, replace(WHOLE, due_from=date(2027, 1, 12)))
    assert [(each.label, each.before, each.after) for each in slipped] == [
        ("Day or period of the decision", "Tuesday 22 December 2026", "Tuesday 12 January 2027")
    ]
    longer = differences(WHOLE, replace(WHOLE, due_to=date(2027, 1, 31)))
    assert restart_asked(slipped) == restart_asked(longer) == (Amendment.DATE,)
    assert on_changes(slipped)[0].authority == "SI 2012/2089 reg 9(1)(d)"


def test_x044_new_members_and_more_documents_ask_nothing() -> None:
    found = differences(WHOLE, replace(WHOLE, members=("Benson", "Cain"), documents="Report; appendix"))
    assert restart_asked(found) == ()
    assert [each.severity for each in on_changes(found)] == [Severity.ADVICE, Severity.ADVICE]


def test_another_decision_maker_asks() -> None:
    found = differences(WHOLE, replace(WHOLE, decider="Cabinet Committee", members=("Cain",)))
    assert restart_asked(found) == (Amendment.MAKER,)


def test_equal_versions_differ_in_nothing() -> None:
    assert differences(WHOLE, replace(WHOLE, due_to=WHOLE.due_from)) == ()


def test_words_kept_apart_as_exempt_stop_a_notice() -> None:
    title = "Acquisition of 12 Dickson Road for £400,000"
    closed = Apart((title,), (title,))
    assert exempt_in_public(WHOLE, closed) == ()
    leaked = replace(WHOLE, matter="Property matter: acquisition of 12  Dickson Road for £400,000")
    (found,) = exempt_in_public(leaked, closed)
    assert (found.id, found.where, found.authority) == ("EN-KD-EXEMPT", "matter", "SI 2012/2089 reg 9(3)")
    priced = replace(WHOLE, matter="Property of £400,000 in Dickson Road", address="Dickson Road")
    assert [(one.id[:6], one.where) for one in exempt_in_public(priced, closed)] == [
        ("WORDS-", "matter"), ("WORDS-", "matter"), ("WORDS-", "address"),
    ]  # fmt: skip
    assert [one.id[:6] for one in exempt_in_public(leaked, Apart(("Dickson",), ("Dickson",)))] == ["WORDS-"]


def test_a_figure_and_an_answer_that_point_apart_are_remarked_on() -> None:
    below = KeyTest(1, 1, TODAY, "the director", True, "A new service", 10_000, "", 2_200_000, True, 1, False)
    assert list(remarks(below)) == [
        "The amount lies below the council's threshold and was answered as significant: see the reasoning."
    ]
