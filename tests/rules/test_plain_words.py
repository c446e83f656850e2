"""The council's rule read back aloud: known sentences, and no parameter of a council file forgotten."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from typing import Any

import pytest

from clerk_tui.domain.council import (
    CallInExample,
    CallInRule,
    Consent,
    Council,
    DayExample,
    DayLimit,
    EffectiveRule,
    ExemptCategory,
    HearingKind,
    HearingRule,
    Maker,
    MatrixStep,
    Nation,
    Outcome,
    OwnLook,
    ReconsiderRule,
    RecordLabel,
    ReportLabel,
    ReportLayout,
    ReportTemplate,
    RequestRule,
    StartEvent,
    Suspension,
    Threshold,
    Unit,
    UrgencyRule,
)
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.rules.number_words import cardinal, days_of, listed, ordinal
from clerk_tui.rules.plain_requests import request_words
from clerk_tui.rules.plain_words import differences, example_line, generation_dates, rule_lines
from clerk_tui.services.councils import load, shipped

RULE = CallInRule(
    days=3,
    unit=Unit.WORKING,
    start=StartEvent.PUBLICATION,
    effective=EffectiveRule.NEXT_DAY,
    source="Constitution, part 4",
    certainty="local",
)
COUNCIL = Council(id="ambridge", name="Ambridge Council", nation=Nation.ENGLAND, call_in=(RULE,))


def parts_of(kind: type) -> set[str]:
    """The names of a small value's parts, be it a dataclass or a named tuple."""
    return {field.name for field in fields(kind)} if is_dataclass(kind) else set(kind._fields)


def with_part(value: Any, part: str, other: object) -> Any:
    """The value with one part changed."""
    return replace(value, **{part: other}) if is_dataclass(value) else value._replace(**{part: other})


def said(rule: CallInRule) -> list[str]:
    """The words of a council with this rule alone."""
    return rule_lines(replace(COUNCIL, call_in=(rule,)))


def changed(base: CallInRule = RULE, **values: Any) -> list[str]:
    """The sentences that a rule with these values has and `base` has not."""
    before = said(base)
    return [line for line in said(replace(base, **values)) if line not in before and "Not stated" not in line]


# Known sentences, by the councils of law.md 3.3


def test_merton_asks_by_noon_on_the_third_working_day() -> None:
    rule = replace(RULE, cutoff=time(12), requests=(RequestRule("any", 3),), validator="the Monitoring Officer")
    lines = said(rule)
    assert lines[1] == (
        "A request must reach the proper officer by 12 noon on the third working day after the day of publication."
    )
    assert lines[2] == "A decision that is not called in takes effect on the day after that day."
    assert "A request needs three members of the council." in lines
    assert "Whether a request is valid is decided by the Monitoring Officer." in lines
    assert "This is read in the council's own text: Constitution, part 4." in lines


def test_blackpool_s_rule_is_inferred_and_without_an_hour() -> None:
    rule = replace(RULE, certainty="inferred", source="the register, 2017 to 2022", valid_from=date(2012, 9, 10))
    lines = said(rule)
    assert lines[:2] == [
        "From Monday 10 September 2012:",
        "A request must reach the proper officer by the end of the third working day after the day of publication.",
    ]
    assert "This is inferred, not read in the constitution: the register, 2017 to 2022." in lines


def test_greenwich_has_four_days_two_members_and_twenty_days_to_meet_and_to_reconsider() -> None:
    rule = replace(
        RULE, days=4, requests=(RequestRule("any", 2),), hearing=HearingRule(20, Unit.WORKING),
        reconsider=ReconsiderRule(20, Unit.WORKING), second_call_in="never",
    )  # fmt: skip
    lines = said(rule)
    assert lines[1].endswith("by the end of the fourth working day after the day of publication.")
    assert "Scrutiny must meet within 20 working days of receiving the request." in lines
    assert "A decision referred back is reconsidered within 20 working days." in lines
    assert "A decision can be called in only once." in lines


def test_east_sussex_closes_on_day_four_at_four_and_takes_effect_after_day_five() -> None:
    rule = replace(RULE, days=4, cutoff=time(16), effective_days=5, requests=(RequestRule("relevant-committee", 3),))
    lines = said(rule)
    assert lines[1].endswith("by 16:00 on the fourth working day after the day of publication.")
    assert lines[2] == "A decision that is not called in takes effect on the day after the fifth working day."
    assert "A request needs three members of the relevant scrutiny committee." in lines


def test_wiltshire_s_decision_takes_effect_where_scrutiny_does_not_meet_in_time() -> None:
    hearing = HearingRule(5, Unit.WORKING, "takes-effect")
    lines = changed(days=5, cutoff=time(17), requests=(RequestRule("non-executive", 10),), hearing=hearing)
    assert lines[0].endswith("by 17:00 on the fifth working day after the day of publication.")
    assert lines[1] == "A request needs ten members who are not of the executive."
    assert lines[2:] == [
        "Scrutiny must meet within five working days of receiving the request.",
        "If it has not met by then, the decision takes effect.",
    ]


def test_bracknell_forest_asks_for_the_chair_and_two_or_any_five() -> None:
    requests = (RequestRule("scrutiny-committee", 3, includes="chair"), RequestRule("any", 5))
    assert changed(requests=requests) == [
        "A request needs three members of a scrutiny committee, the chair among them; or five members of the council."
    ]
    council = replace(COUNCIL, publish_within_days=2)
    assert "A decision is published within two working days of being made, by the council's own rule." in rule_lines(
        council
    )


def test_central_bedfordshire_counts_eight_days_of_the_calendar_to_midday() -> None:
    ward = RequestRule("ward", 1, condition="it is of particular significance to the ward")
    lines = changed(days=8, unit=Unit.CALENDAR, cutoff=time(12), requests=(ward, RequestRule("relevant-committee", 2)))
    assert lines == [
        "A request must reach the proper officer by 12 noon on the eighth day after the day of publication.",
        "Every day counts, weekends and bank holidays too.",
        "A request needs one member for the ward, if it is of particular significance to the ward;"
        " or two members of the relevant scrutiny committee.",
    ]


def test_kingston_had_two_rules_one_after_the_other() -> None:
    old = replace(RULE, days=5, valid_to=date(2020, 4, 30), fixed_weekday="Tuesday")
    new = replace(RULE, days=10, start=StartEvent.MEETING, cutoff=time(17), valid_from=date(2020, 5, 1))
    lines = rule_lines(replace(COUNCIL, call_in=(old, new)))
    assert lines[:2] == [
        "From Friday 1 May 2020:",
        "A request must reach the proper officer by 17:00 on the tenth working day after the day of the meeting.",
    ]
    assert "Until Thursday 30 April 2020:" in lines
    assert any(line.startswith("The text also names the following Tuesday;") for line in lines)


def test_brent_counts_from_the_decision_but_for_an_officer_s_key_decision_from_publication() -> None:
    lines = changed(
        days=5, start=StartEvent.DECISION, start_officer_key=StartEvent.PUBLICATION, unit_stated=False,
        duplicate_bar_months=6, must_state=("an alternative",),
    )  # fmt: skip
    assert lines[0].endswith("the fifth working day after the day on which the decision was made.")
    assert lines[1:] == [
        "For a key decision of an officer the days run from the day of publication.",
        "The text says only “days”: that they are working days is assumed.",
        "A request must state an alternative.",
        "The same matter cannot be called in again within six months.",
    ]


def test_harrow_listens_to_150_electors() -> None:
    assert request_words(RequestRule("electors", 150)) == "150 electors of the area"
    assert request_words(RequestRule("non-executive", 15, percent=True)) == (
        "15 per cent of the members who are not of the executive"
    )


def test_gloucestershire_s_urgency_needs_two_who_each_have_a_deputy() -> None:
    consents = (
        Consent("chair of Council", ("vice-chair of Council",)),
        Consent("the scrutiny chair", ("the scrutiny vice-chair",)),
    )
    urgency = UrgencyRule(consents, report_to="the next Council", post_review=True)
    assert changed(urgency=urgency, outcomes=(Outcome.STAND, Outcome.REFER_BACK)) == [
        "Scrutiny may let the decision stand or refer it back to its maker.",
        "Call-in is waived where the chair of Council (failing whom the vice-chair of Council) and the scrutiny chair"
        " (failing whom the scrutiny vice-chair) agree that the decision is urgent.",
        "Each use is reported to the next Council.",
        "Scrutiny may still review the decision after it was carried out.",
        "A decision with call-in waived takes effect on publication.",
    ]


@pytest.mark.parametrize(
    ("urgency", "sentence"),
    [
        (UrgencyRule((Consent("Mayor"),)), "Call-in is waived where the Mayor agrees that the decision is urgent."),
        (UrgencyRule((Consent("chair"), Consent("mayor")), any_of=True),
         "Call-in is waived where the chair or the mayor agrees that the decision is urgent."),
        (UrgencyRule((Consent("scrutiny chair"),), "consult"),
         "Call-in is waived after the scrutiny chair was consulted."),
        (UrgencyRule((Consent("chair"), Consent("vice-chair")), "no-objection"),
         "Call-in is waived unless the chair and the vice-chair object."),
        (UrgencyRule((Consent("chief executive"),), "decides"), "Call-in is waived by the chief executive: decides."),
        (UrgencyRule((),), "Call-in is waived for an urgent decision; the file names nobody who must agree."),
    ],
)  # fmt: skip
def test_who_waives_call_in(urgency: UrgencyRule, sentence: str) -> None:
    assert changed(urgency=urgency)[0] == sentence


@pytest.mark.parametrize(
    ("hearing", "sentence"),
    [
        (HearingRule(None, Unit.WORKING, kind=HearingKind.SAME_EVENING),
         "Scrutiny meets the same evening, at the rising of the meeting."),
        (HearingRule(None, Unit.WORKING, kind=HearingKind.NEXT_AVAILABLE),
         "Scrutiny takes it at its next available meeting after receiving the request."),
        (HearingRule(20, Unit.CALENDAR, kind=HearingKind.NEXT_AVAILABLE, start="validation"),
         "Scrutiny takes it at its next available meeting after the request being found valid, within 20 days."),
        (HearingRule(20, Unit.CALENDAR, start="publication"),
         "Scrutiny must meet within 20 days of the publication of the decision."),
    ],
)  # fmt: skip
def test_when_scrutiny_meets(hearing: HearingRule, sentence: str) -> None:
    assert changed(hearing=hearing) == [sentence]


def test_a_council_without_a_rule_says_so_and_lists_what_it_does_state() -> None:
    lines = rule_lines(replace(COUNCIL, call_in=(), thresholds=(Threshold(250_000),)))
    assert lines[0].startswith("The call-in rule of Ambridge Council is not configured: no call-in date is shown")
    assert "A decision worth £250,000 or more is key." in lines


SHIPPED = [
    ("blackpool", "by the end of the third working day after the day of publication."),
    ("peterborough", "by the end of the third working day after the day of publication."),
    ("merton", "by 12 noon on the third working day after the day of publication."),
    ("greenwich", "by the end of the fourth working day after the day of publication."),
    ("east-sussex", "by 16:00 on the fourth working day after the day of publication."),
    ("wiltshire", "by 17:00 on the fifth clear working day after the day of publication."),
    ("bracknell-forest", "by the end of the fifth working day after the day of publication."),
    ("central-bedfordshire", "by 12 noon on the eighth day after the day of publication."),
    ("kingston", "by 17:00 on the tenth working day after the day of the meeting."),
    ("brent", "by the end of the fifth working day after the day on which the decision was made."),
]


@pytest.mark.parametrize(("id_", "ending"), SHIPPED)
def test_the_rule_of_a_council_that_ships_is_said(id_: str, ending: str) -> None:
    lines = rule_lines(load(id_))
    assert lines[0].startswith("From ")
    assert lines[1].startswith("A request must reach the ") and lines[1].endswith(ending)


@pytest.mark.parametrize("id_", [id_ for id_, _ in shipped()])
def test_no_file_that_ships_puts_an_unspoken_word_into_a_sentence(id_: str) -> None:
    """Every line is a sentence, and no value stands in it as the file spells it: `stays-suspended`, `refer-back`."""
    council = load(id_)
    for said_ in rule_lines(council):
        if said_.startswith("Note:"):
            continue
        line = re.sub(r"https?://[^ )]*", "", said_)
        assert said_.endswith((".", ":", "”")), said_
        if line.startswith(("A request", "Scrutiny", "Open to", "Not open", "A decision", "It must", "Call-in is")):
            assert not re.search(r"\b(?!call-in|non-|vice-|by-|re-|quasi-)[a-z]+-[a-z]+(-[a-z]+)*\b", line), line
            assert "  " not in said_ and ".." not in line


# What the file leaves open


def test_what_the_file_does_not_state_is_listed() -> None:
    line = next(line for line in said(RULE) if line.startswith("Not stated in the file: "))
    for part in (
        "from when this holds", "a time of day for requests", "who may call in", "how soon scrutiny meets",
        "what happens", "who may waive call-in", "whether a decision can be called in twice",
    ):  # fmt: skip
        assert (part in line) is (part != "what happens")
    with_hearing = " ".join(said(replace(RULE, hearing=HearingRule(5, Unit.WORKING))))
    assert "what happens if it does not meet in time" in with_hearing and "how soon scrutiny meets" not in with_hearing
    assert any(line.startswith("Nor does the file state a limit for publishing decisions, ") for line in said(RULE))


# No parameter is forgotten

SET: dict[str, Any] = {
    "days": 21,
    "unit": Unit.CALENDAR,
    "start": StartEvent.DECISION,
    "effective": EffectiveRule.NEXT_WORKING_DAY,
    "source": "Standing order 20",
    "certainty": "inferred",
    "valid_from": date(2020, 5, 1),
    "valid_to": date(2024, 5, 1),
    "start_officer_key": StartEvent.PUBLICATION,
    "cutoff": time(16),
    "after_hours": time(17),
    "effective_days": 22,
    "not_callable": ("noting",),
    "requests": (RequestRule("any", 3),),
    "hearing": HearingRule(10, Unit.WORKING),
    "closures_count": False,
    "fixed_weekday": "Tuesday",
    "reconsider": ReconsiderRule(5, Unit.WORKING),
    "examples": (CallInExample(date(2018, 12, 11), closes=date(2018, 12, 14)),),
    "unit_stated": False,
    "day_one_before": time(9),
    "callable_classes": ("cabinet", "officer-key"),
    "key_only": True,
    "duplicate_bar_months": 6,
    "cap_per_member_per_year": 5,
    "must_state": ("reasons",),
    "grounds": ("conflict with policy",),
    "signature": "each confirmed by electronic mail",
    "validator": "monitoring-officer",
    "rejection_report": "the next scrutiny meeting",
    "urgency": UrgencyRule((Consent("the Mayor"),)),
    "outcomes": (Outcome.COMMENTS,),
    "on_stand": "earlier",
    "second_call_in": "never",
    "withdrawal": "by the signatories in writing",
    "suspensions": (Suspension(date(2020, 4, 1), date(2020, 5, 12), "emergency powers"),),
    "republication": "restart",
    "warn_if_late": False,
    "half_days_count": False,
    "not_callable_effective": "decision",
    "clear": True,
}
COUNCIL_SET: dict[str, Any] = {
    "id": "borchester",
    "name": "Borchester Council",
    "nation": Nation.WALES,
    "aliases": ("Ambridge",),
    "call_in": (),
    "record": (RecordLabel("reasons", "4", "Reasons"),),
    "resolution_words": "resolved:",
    "proper_officer": "the Head of Law",
    "publish_within_days": 2,
    "notes": ("The page is of 2015.",),
    "report_deadline": DayLimit(10, Unit.WORKING, cutoff=time(17)),
    "representations_deadline": DayLimit(5, Unit.WORKING, clear=True),
    "pre_decision": DayLimit(5, Unit.WORKING),
    "agenda_clear_days": 7,
    "strict_28": True,
    "mourning_counts": False,
    "special_urgency_months": 3,
    "thresholds": (Threshold(500_000),),
    "exempt_categories": (ExemptCategory("7A", "obligation of confidentiality"),),
    "closures": (CalendarDay(date(2024, 12, 24), DayKind.CLOSURE, "Christmas"),),
    "look": OwnLook(accent="#00513b"),
    "exempt_words": ("Project Falcon",),
    "priorities": ("Communities: Creating stronger communities",),
    "member_report": ReportLayout.OBJECTIVES,
    "report": ReportTemplate(
        (ReportLabel("9.0", "Risks", "risks"),), (MatrixStep("A", "Very High"),), (MatrixStep("I", "Catastrophic"),)
    ),
}


@pytest.mark.parametrize(
    ("look", "says"),
    [
        (OwnLook("crest.svg", "The arms"), "Documents bear the crest in crest.svg: “The arms”."),
        (OwnLook(address=("Town Hall", "TF1 1AA")), "Under the council's name stands its address: Town Hall; TF1 1AA."),
        (OwnLook(contact=("01234 567890",)), "At their end stands: 01234 567890."),
        (OwnLook(website="https://www.testford.gov.uk"), "The council's website is https://www.testford.gov.uk."),
        (OwnLook(licence="OGL 3.0"), "What the public folder holds may be used under: OGL 3.0."),
    ],
)
def test_how_documents_look_is_said(look: OwnLook, says: str) -> None:
    assert says in rule_lines(replace(COUNCIL, look=look))


@pytest.mark.parametrize("name", [field.name for field in fields(CallInRule)])
def test_every_parameter_of_a_rule_changes_the_words(name: str) -> None:
    assert name in SET, f"say {name} in plain words, and give it a value here"
    assert SET[name] != getattr(RULE, name)
    assert said(replace(RULE, **{name: SET[name]})) != said(RULE)


@pytest.mark.parametrize("name", [field.name for field in fields(Council)])
def test_every_parameter_of_a_council_changes_the_words(name: str) -> None:
    assert name in COUNCIL_SET, f"say {name} in plain words, and give it a value here"
    assert COUNCIL_SET[name] != getattr(COUNCIL, name)
    assert rule_lines(replace(COUNCIL, **{name: COUNCIL_SET[name]})) != rule_lines(COUNCIL)


INSIDE: list[tuple[str, Any, dict[str, Any]]] = [
    ("requests", RequestRule("any", 3),
     {"pool": "electors", "count": 4, "includes": "chair", "condition": "urgent", "percent": True}),
    ("hearing", HearingRule(5, Unit.WORKING),
     {"days": 6, "unit": Unit.CALENDAR, "if_missed": "stays-suspended", "kind": HearingKind.SAME_EVENING,
      "start": "publication", "clear": True, "unit_stated": False,
      "examples": (DayExample(date(2024, 4, 1), date(2024, 4, 8)),)}),
    ("reconsider", ReconsiderRule(5, Unit.WORKING),
     {"days": 7, "unit": Unit.CALENDAR, "clear": True, "examples": (DayExample(date(2024, 4, 1), date(2024, 4, 8)),)}),
    ("urgency", UrgencyRule((Consent("Mayor"), Consent("leader"))),
     {"consents": (), "how": "consult", "any_of": True, "waives": ("pre-decision",), "report_to": "Council",
       "post_review": True, "effective": "agreement", "ground": "delay would seriously prejudice",
       "record": ("reasons",)}),
    ("suspensions", Suspension(date(2020, 4, 1), date(2020, 5, 12), "powers"),
     {"first": date(2020, 4, 2), "last": date(2020, 5, 13), "source": ""}),
    ("examples", CallInExample(date(2018, 12, 11), closes=date(2018, 12, 14)),
     {"published": date(2018, 12, 12), "closes": None, "effective": date(2018, 12, 15), "decided": date(2018, 12, 10),
      "note": "by hand", "published_at": time(18), "meeting": date(2018, 12, 10), "maker": Maker.OFFICER_KEY}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "value", "part", "other"),
    [(place, value, part, other) for place, value, parts in INSIDE for part, other in parts.items()],
)
def test_every_part_of_a_parameter_changes_the_words(place: str, value: Any, part: str, other: Any) -> None:
    def with_(inner: Any) -> CallInRule:
        one = getattr(RULE, place)
        return replace(RULE, **{place: (inner,) if isinstance(one, tuple) else inner})

    assert said(with_(with_part(value, part, other))) != said(with_(value))


@pytest.mark.parametrize(("place", "value", "parts"), INSIDE)
def test_the_parts_tried_are_all_there_are(place: str, value: Any, parts: dict[str, Any]) -> None:
    del place
    assert parts_of(type(value)) == set(parts)


LIMIT: dict[str, Any] = {
    "days": 4,
    "unit": Unit.CALENDAR,
    "clear": True,
    "cutoff": time(12),
    "source": "4.2",
    "unit_stated": False,
    "examples": (DayExample(date(2024, 4, 15), date(2024, 4, 8), "by hand"),),
}


def test_the_parts_of_a_limit_tried_are_all_there_are() -> None:
    assert parts_of(DayLimit) == set(LIMIT)
    assert parts_of(Threshold) == {"amount", "valid_from", "service", "source"}


@pytest.mark.parametrize(
    ("place", "part", "other"),
    [(place, part, other)
     for place in ("report_deadline", "representations_deadline", "pre_decision")
     for part, other in LIMIT.items()],
)  # fmt: skip
def test_every_part_of_a_limit_changes_the_words(place: str, part: str, other: Any) -> None:
    limit = DayLimit(5, Unit.WORKING)
    plain = rule_lines(replace(COUNCIL, **{place: limit}))
    assert rule_lines(replace(COUNCIL, **{place: with_part(limit, part, other)})) != plain


@pytest.mark.parametrize(
    ("part", "other"), [("amount", 1), ("valid_from", date(2024, 4, 1)), ("service", "waste"), ("source", "4.2")]
)
def test_every_part_of_a_threshold_changes_the_words(part: str, other: Any) -> None:
    plain = rule_lines(replace(COUNCIL, thresholds=(Threshold(500_000),)))
    changed_ = with_part(Threshold(500_000), part, other)
    assert rule_lines(replace(COUNCIL, thresholds=(changed_,))) != plain


def test_a_second_call_in_may_be_allowed() -> None:
    assert changed(second_call_in="allowed") == ["Calling the same decision in a second time is allowed."]


def test_a_file_that_leaves_nothing_open_says_so() -> None:
    full = replace(COUNCIL, **{**COUNCIL_SET, "call_in": (replace(RULE, **SET),)})
    lines = rule_lines(full)
    assert not any(line.startswith("Nor does the file state") for line in lines)
    hearing = SET["hearing"]._replace(if_missed="takes-effect")
    assert "The file leaves nothing open." in rule_lines(
        replace(full, call_in=(replace(RULE, **{**SET, "hearing": hearing}),))
    )


# Limits beside call-in


def test_bromley_s_report_deadline() -> None:
    limit = DayLimit(10, Unit.WORKING, cutoff=time(17), source="the list of deadlines")
    lines = rule_lines(replace(COUNCIL, report_deadline=limit))
    assert (
        "Reports must reach the proper officer by 17:00 ten working days before the meeting (the list of deadlines)."
        in (lines)
    )


def test_a_day_of_the_office_is_named_with_its_hour_and_source() -> None:
    day = CalendarDay(date(2024, 12, 24), DayKind.HALF_DAY, "Christmas Eve", "notice of 1 December", time(15))
    assert (
        "Tuesday 24 December 2024: half a day, the office closes early, at 15:00, “Christmas Eve”"
        " (notice of 1 December)." in rule_lines(replace(COUNCIL, closures=(day,)))
    )


def test_days_on_end_are_one_sentence() -> None:
    days = tuple(CalendarDay(date(2024, 12, n), DayKind.CLOSURE, "Christmas") for n in (24, 27, 28, 29))
    said_ = [line for line in rule_lines(replace(COUNCIL, closures=days)) if "“Christmas”" in line]
    assert said_[0] == "Tuesday 24 December 2024: the office is closed, “Christmas”."
    assert said_[1] == "Friday 27 December 2024 to Sunday 29 December 2024: the office is closed, “Christmas”."


def test_the_chair_alone_may_ask() -> None:
    assert request_words(RequestRule("scrutiny-committee", 1, includes="chair")) == (
        "one member of a scrutiny committee, namely the chair"
    )


# Differences


def test_what_a_new_file_changes_is_told_in_sentences() -> None:
    gone, new = differences(COUNCIL, replace(COUNCIL, call_in=(replace(RULE, days=5, cutoff=time(12)),)))
    assert gone[0].endswith("by the end of the third working day after the day of publication.")
    assert new[0].endswith("by 12 noon on the fifth working day after the day of publication.")
    assert len(gone) == len(new) == 2
    assert differences(COUNCIL, COUNCIL) == ([], [])


def test_a_new_generation_is_told_with_its_dates() -> None:
    later = replace(RULE, days=5, valid_from=date(2027, 4, 1))
    gone, new = differences(COUNCIL, replace(COUNCIL, call_in=(replace(RULE, valid_to=date(2027, 3, 31)), later)))
    assert new[:2] == [
        "From Thursday 1 April 2027:",
        "A request must reach the proper officer by the end of the fifth working day after the day of publication.",
    ]
    assert "Until Wednesday 31 March 2027:" in new
    assert gone == ["Without a first or last day:"]


def test_a_change_of_an_older_generation_is_told_under_its_dates() -> None:
    old = replace(RULE, valid_to=date(2027, 3, 31))
    new = replace(RULE, valid_from=date(2027, 4, 1))
    both = replace(COUNCIL, call_in=(old, new))
    assert differences(both, replace(both, call_in=(replace(old, half_days_count=False), new))) == (
        ["Until Wednesday 31 March 2027:", "A half day counts as a working day."],
        ["Until Wednesday 31 March 2027:", "A half day does not count as a working day."],
    )


# Numbers


@pytest.mark.parametrize(
    ("n", "word"),
    [(1, "first"), (10, "tenth"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (22, "22nd"), (33, "33rd"),
     (60, "60th"), (111, "111th")],
)  # fmt: skip
def test_ordinals(n: int, word: str) -> None:
    assert ordinal(n) == word


def test_numbers_and_lists_as_a_clerk_says_them() -> None:
    assert [cardinal(n) for n in (1, 10, 11, 12_000)] == ["one", "ten", "11", "12,000"]
    assert days_of(1, Unit.WORKING) == "one working day"
    assert days_of(5, Unit.WORKING, clear=True) == "five clear working days"
    assert listed([]) == "" and listed(["a"]) == "a" and listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a, b", "c"], "or") == "a, b; or c"


def test_dates_and_examples_in_words() -> None:
    assert generation_dates(replace(RULE, valid_from=date(2020, 5, 1), valid_to=date(2024, 5, 1))) == (
        "From Friday 1 May 2020 until Wednesday 1 May 2024"
    )
    assert example_line(CallInExample(date(2018, 12, 11), date(2018, 12, 14), date(2018, 12, 15), None, "EX/3")) == (
        "Worked example: published Tuesday 11 December 2018, requests close Friday 14 December 2018,"
        " in effect from Saturday 15 December 2018 (EX/3)."
    )
