"""Which classes of decision a council's rule opens to call-in (P11), asked wherever a clerk meets the question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.call_in_events import State
from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, Nation, StartEvent, Unit
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.plan import CLOSES, EFFECT, Plan, Wish
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import rule_for, window
from clerk_tui.rules.call_in_class import opens, with_class
from clerk_tui.rules.planner import plan
from clerk_tui.services.councils import load
from tests.rules.calling_in import at, council, published, said, stands

CALENDAR = Calendar.shipped()
RULE = CallInRule(3, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, "Standing Order 9", "local")
DAY = date(2018, 5, 18)


def shipped(id_: str) -> CallInRule:
    return rule_for(load(id_), DAY)


def planned(rule: CallInRule, maker: Maker = Maker.BODY, *, key: bool = True) -> Plan:
    testford = Council("testford", "Testford Council", Nation.ENGLAND, call_in=(rule,))
    return plan(testford, CALENDAR, date(2026, 1, 5), Wish(date(2026, 12, 10), maker=maker, key=key))


def beside(id_: str, maker: Maker, key: bool | None = None) -> CallInWindow:
    """The window of one of the councils that ship, with what is said of the class."""
    where = load(id_)
    found = window(where, Calendar.of(where), published=DAY, maker=maker)
    return with_class(found, shipped(id_), maker, key)


@pytest.mark.parametrize(
    ("id_", "maker", "key", "open_"),
    [
        ("harrogate", Maker.BODY, True, True),
        ("harrogate", Maker.BODY, False, False),
        ("harrogate", Maker.MEMBER, None, None),
        ("harrogate", Maker.OFFICER, None, False),
        ("harrogate", Maker.OFFICER_KEY, None, True),
        ("harrogate", Maker.OFFICER, True, True),
        ("gloucestershire", Maker.BODY, None, True),
        ("gloucestershire", Maker.MEMBER, False, True),
        ("gloucestershire", Maker.OFFICER_KEY, True, True),
        ("gloucestershire", Maker.OFFICER, True, True),
        ("peterborough", Maker.OFFICER, False, False),
        ("peterborough", Maker.OFFICER, None, False),
        ("reading", Maker.OFFICER, False, True),
        ("reading", Maker.OFFICER_KEY, True, True),
        ("reading", Maker.BODY, None, False),
        ("reading", Maker.MEMBER, None, False),
        ("blackpool", Maker.OFFICER, False, False),
        ("blackpool", Maker.OFFICER_KEY, True, True),
        ("blackpool", Maker.MEMBER, False, True),
        ("blackpool", Maker.BODY, None, True),
    ],
)
def test_the_councils_that_ship_open_these_classes(
    id_: str, maker: Maker, key: bool | None, open_: bool | None
) -> None:
    found = opens(shipped(id_), maker, key)
    assert found.open is open_
    assert bool(found.says) is (open_ is not True)
    assert found.source == shipped(id_).source


@pytest.mark.parametrize(
    ("classes", "named", "open_"),
    [
        (("cabinet", "area-committee"), "Area Committee", True),
        (("cabinet",), "area committee", False),
        (("Executive",), "", True),
        (("area committee",), "", None),
        (("joint", "member"), "", None),
        (("portfolio holder", "officer all"), "", False),
    ],
)
def test_a_rule_that_names_bodies_opens_those_bodies(classes: tuple[str, ...], named: str, open_: bool | None) -> None:
    assert opens(replace(RULE, callable_classes=classes), Maker.BODY, None, named).open is open_


def test_a_rule_of_key_decisions_and_of_classes_asks_for_both() -> None:
    rule = replace(RULE, key_only=True, callable_classes=("cabinet",))
    assert opens(rule, Maker.BODY, True) == (True, "", "Standing Order 9")
    assert opens(rule, Maker.BODY, False).open is False
    assert opens(rule, Maker.BODY, None).open is None
    assert opens(rule, Maker.MEMBER, None).open is False
    assert opens(rule, Maker.MEMBER, True).open is False
    areas = replace(rule, callable_classes=("area committee",))
    assert opens(areas, Maker.BODY, False).open is False, "whichever body it is"
    assert opens(areas, Maker.BODY, True).open is None


# What a clerk is told


def test_counting_a_window_for_a_class_that_is_not_open_says_so_beside_the_dates() -> None:
    closed = beside("harrogate", Maker.BODY, key=False)
    assert closed.closes == date(2018, 5, 25)
    assert closed.advice[0] == (
        "A decision of this class cannot be called in by this council's rule: only key decisions can be called in."
        " The dates are those of one that can."
    )
    unsure = beside("harrogate", Maker.BODY)
    assert "nothing says whether this is one. The dates hold only where this one can." in unsure.advice[0]
    assert not any("this council's rule" in one for one in beside("harrogate", Maker.BODY, key=True).advice)


def test_planning_a_decision_of_a_class_left_out_has_no_window_and_says_by_which_rule() -> None:
    classes = replace(RULE, callable_classes=("cabinet", "member"))
    closed = planned(classes, Maker.OFFICER_KEY)
    assert closed.gate(CLOSES) is None
    (why,) = (left.why for left in closed.left_out if left.id == CLOSES)
    assert why == (
        "not open to call-in: by Testford Council's rule an officer's key decision is none of the classes that can be"
        " called in (cabinet, member)."
    )


def test_planning_a_decision_of_a_body_that_the_rule_may_not_open_shows_the_window_with_a_caution() -> None:
    found = planned(replace(RULE, callable_classes=("area committee",)))
    closes = found.gate(CLOSES)
    assert closes is not None and closes.latest == date(2026, 12, 16)
    assert any("limited to these classes: area committee" in one for one in closes.says)


def test_planning_an_officers_decision_that_the_rule_names_brings_no_doubt() -> None:
    closes = planned(replace(RULE, callable_classes=("officer",)), Maker.OFFICER, key=False).gate(CLOSES)
    assert closes is not None and not any("does not say whether" in one for one in closes.says)


def test_publishing_a_decision_of_a_body_that_the_rule_may_not_open_guesses_nothing() -> None:
    found = stands(council(callable_classes=("area committee",)), published(), at(1))
    assert found.state is State.PUBLISHED and found.effective is None
    assert "limited to these classes: area committee" in said(found, "CI-CLASS")[0][1]


def test_publishing_an_officers_key_decision_where_every_officers_decision_is_open_opens_the_window() -> None:
    found = stands(council(callable_classes=("officer-all",)), published(maker=Maker.OFFICER_KEY), at(1))
    assert found.state is State.WINDOW_OPEN


# The generation that governs is the one whose own start event it reached


def test_a_plan_over_a_change_of_rule_is_governed_by_the_generation_that_its_meeting_reached() -> None:
    old = replace(RULE, start=StartEvent.MEETING, valid_from=date(2020, 1, 1), key_only=True)
    new = replace(RULE, start=StartEvent.MEETING, valid_from=date(2026, 12, 11), callable_classes=("member",))
    testford = Council("testford", "Testford Council", Nation.ENGLAND, call_in=(old, new))
    found = plan(testford, CALENDAR, date(2026, 1, 5), Wish(date(2026, 12, 10), key=True))
    assert found.published == date(2026, 12, 11)
    closes, effect = found.gate(CLOSES), found.gate(EFFECT)
    assert closes is not None and closes.latest == date(2026, 12, 15)
    assert effect is not None and effect.earliest == date(2026, 12, 16)
