"""Council files: read strictly, run their own examples, and come back the same when written."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_tui.domain.council import (
    CallInExample,
    CallInRule,
    Consent,
    Council,
    DayLimit,
    EffectiveRule,
    ExemptCategory,
    HearingKind,
    HearingRule,
    MatrixStep,
    Nation,
    Outcome,
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
from clerk_tui.domain.dates import DAYS
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line
from clerk_tui.rules import council_keys
from clerk_tui.rules.council_file import CERTAINTIES, MISSED, POOLS, read_council
from clerk_tui.rules.council_writing import write_council
from clerk_tui.services.councils import load, shipped, text_of

SMALL = """\
id = "testford"
name = "Testford Council"
nation = "england"

[[call_in]]
days = 3
unit = "working"
from = "publication"
effective = "next-day"
source = "the constitution"
certainty = "local"

[[call_in.example]]
published = 2017-10-10
closes = 2017-10-13
effective = 2017-10-14
"""


def test_the_blackpool_file_holds_the_rule_and_the_template() -> None:
    blackpool = load("blackpool")
    (rule,) = blackpool.call_in
    assert (rule.days, rule.unit, rule.start) == (3, Unit.WORKING, StartEvent.PUBLICATION)
    assert (rule.effective, rule.certainty, len(rule.examples)) == (EffectiveRule.NEXT_DAY, "inferred", 7)
    assert [(label.number, label.field) for label in blackpool.record] == [
        ("14.1", "key_decision"),
        ("14.2", "forward_plan_reference"),
        ("14.3", "required_in_five_days"),
        ("14.4", "urgency_reason"),
        ("15.1", "call_in_exempt"),
        ("15.2", "call_in_exempt_reason"),
        ("16.0", "scrutiny_informed"),
        ("16.0", "scrutiny_approved"),
        ("17.0", "interests"),
        ("18.0", "resolution"),
        ("18.2", "decided_on"),
        ("19.0", "reasons"),
        ("19.1", "published_on"),
        ("20.0", "attendance"),
        ("21.0", "call_in_note"),
        ("22.0", "notes"),
    ]
    assert blackpool.record[13].label == "Executive Members in attendance"


@pytest.mark.parametrize("id_", [id_ for id_, _ in shipped()])
def test_a_shipped_file_reads_has_an_example_and_comes_back_the_same(id_: str) -> None:
    council = read_council(text_of(id_), f"{id_}.toml")
    assert council.id == id_
    assert all(rule.examples and rule.source for rule in council.call_in)
    assert read_council(write_council(council), "written.toml") == council


def test_a_council_without_a_rule_reads_and_stays_unconfigured() -> None:
    bare = 'id = "testford"\nname = "Testford Council"\nnation = "wales"\n'
    assert read_council(bare, "testford.toml") == Council("testford", "Testford Council", Nation.WALES)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("days = 3", "dayz = 3", "testford.toml, line 6: the key “dayz” is not known here."),
        ("days = 3\n", "", "testford.toml, line 5: the key “days” is missing."),
        ("days = 3", "days = true", "line 6: “days” must be a whole number from 1 to 366."),
        ("days = 3", 'days = "3"', "line 6: “days” must be a whole number from 1 to 366."),
        ("days = 3", "days = 0", "line 6: “days” must be a whole number from 1 to 366."),
        ("days = 3", "days = 3\ndays = 4", "this key or heading stands in the file already."),
        ('unit = "working"', 'unit = "clear"', "line 7: “unit” must be one of working, calendar."),
        ('certainty = "local"', 'certainty = "sure"', "line 11: “certainty” must be one of local, inferred."),
        ('certainty = "local"', 'certainty = "local"\ncutoff = "25:00"', "line 12: “cutoff”: “25:00” is not a time"),
        ('certainty = "local"', 'certainty = "local"\ncutoff = 12', "line 12: “cutoff” must be a time of day"),
        ('certainty = "local"', 'certainty = "local"\nvalid_from = "2012"', "line 12: “valid_from” must be a date"),
        ('certainty = "local"', 'certainty = "local"\nclosures_count = 1', "line 12: “closures_count” must be true or"),
        ('certainty = "local"', 'certainty = "local"\neffective_days = 2', "line 12: “effective_days” is less than"),
        ('certainty = "local"', 'certainty = "local"\nrequest = 3', "line 12: “request” must be a list of tables"),
        ('certainty = "local"', 'certainty = "local"\nhearing = 3', "line 12: “hearing” must be a table"),
        ('certainty = "local"', 'certainty = "local"\nhearing = {day = 3}', "line 12: the key “day” is not known"),
        (
            'nation = "england"',
            'nation = "england"\n[[record.field]]\nfield = "reason"\nlabel = "R"',
            "line 5: “field” must",
        ),
        (
            'nation = "england"',
            'nation = "england"\n' + 2 * '[[record.field]]\nfield = "reasons"\nlabel = "R"\n',
            "line 8: the field “reasons” stands in the record twice.",
        ),
        ('name = "Testford Council"', "name = 3", "line 2: “name” must be a text in quotation marks."),
        ('name = "Testford Council"', 'name = " "', "line 2: “name” must be a text in quotation marks."),
        ('nation = "england"', 'nation = "scotland"', "line 3: “nation” must be one of england, wales."),
        ('nation = "england"', 'nation = "england"\naliases = "T"', "line 4: “aliases” must be a list of texts"),
        (
            'nation = "england"',
            'nation = "england"\n[thresholds]\nkey = 1',
            "line 4: the key “thresholds” is not known",
        ),
        ('id = "testford"', 'id = "../testford"', "line 1: “../testford” is no id"),
        ("published = 2017-10-10\n", "", "line 13: the key “published” is missing."),
        ("closes = 2017-10-13\neffective = 2017-10-14\n", "", "line 13: an example needs “closes”, “effective” or"),
        (
            "closes = 2017-10-13",
            "closes = 2017-10-16",
            "says that requests close on Monday 16 October 2017, but the rule gives Friday 13 October 2017.",
        ),
        (
            "effective = 2017-10-14",
            "effective = 2017-10-16",
            "line 16: this example says that the decision takes effect on Monday 16 October 2017, but the rule gives",
        ),
        ('from = "publication"', 'from = "decision"', "line 13: the example cannot be counted: "),
        ("2017-10-10", "2100-12-31", "line 13: the example cannot be counted: "),
        ("2017-10-10", "1999-10-10", "line 14: “published” must be a date in the years 2000 to 2100."),
    ],
)
def test_a_fault_is_named_with_its_file_key_and_line(old: str, new: str, says: str) -> None:
    assert old in SMALL
    with pytest.raises(InputError) as caught:
        read_council(SMALL.replace(old, new, 1), "testford.toml")
    assert says in str(caught.value)
    assert "testford.toml" in str(caught.value)


def test_a_fault_in_a_later_generation_is_named_with_its_own_line() -> None:
    second = SMALL.split("\n\n", 1)[1].replace("days = 3", "valid_from = 2020-01-01\ndays = 3\nday = 4")
    with pytest.raises(InputError, match=r"line 21: the key “day” is not known here"):
        read_council(f"{SMALL}\n{second}", "testford.toml")


def test_two_rules_that_start_together_are_refused() -> None:
    again = SMALL.split("\n\n", 1)[1]
    with pytest.raises(InputError, match="two call-in rules start on the same day"):
        read_council(f"{SMALL}\n{again}", "testford.toml")


def test_a_rule_that_ends_before_it_starts_is_refused() -> None:
    backwards = SMALL.replace("days = 3", "valid_from = 2020-01-01\nvalid_to = 2019-01-01\ndays = 3")
    with pytest.raises(InputError, match="line 7: “valid_to” lies before “valid_from”"):
        read_council(backwards, "testford.toml")


def test_a_key_inside_a_long_text_does_not_confuse_the_lines() -> None:
    long = SMALL.replace('source = "the constitution"', 'source = """\ndayz = 4\n[[call_in]]\n"""\ndayz = 5')
    with pytest.raises(InputError, match="line 14: the key “dayz” is not known here"):
        read_council(long, "testford.toml")


@pytest.mark.parametrize("text", ["", "[[" * 3000, "a = " + "[" * 5000, "id = ", "\x00", "x" * 10_000])
def test_what_is_no_council_file_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"^testford\.toml"):
        read_council(text, "testford.toml")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_council(text, "testford.toml")


# A letter that Unicode writes in two ways is read as one of them.
words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Cf"]), min_size=1
).filter(lambda text: one_line(text) == text)
said = st.just("") | words
lists = st.lists(words, max_size=2).map(tuple)
small = st.integers(1, 30)
flags = st.booleans()
units = st.sampled_from(Unit)
days = st.dates(date(2013, 1, 1), date(2027, 12, 31))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(*values: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(("", *values))


def several(strategy: st.SearchStrategy[Any], **others: Any) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=3, **others).map(tuple)


def made(kind: Any, *parts: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Named tuples of these parts; `st.builds` would fill in the parts that are left out as well."""
    both = st.tuples(st.tuples(*parts), st.fixed_dictionaries(named))
    return both.map(lambda given: kind(*given[0], **given[1]))


clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
limits = made(DayLimit, small, units, flags, maybe(clocks), said)
urgencies = made(
    UrgencyRule,
    consents=several(made(Consent, words, lists)),
    how=st.sampled_from(council_keys.HOW),
    any_of=flags,
    waives=st.sampled_from([("call-in",), ("pre-decision",), ("call-in", "pre-decision")]),
    report_to=said,
    post_review=flags,
    effective=st.sampled_from(council_keys.WAIVED_EFFECT),
    ground=said,
    record=lists,
)
hearings = made(
    HearingRule,
    small,
    units,
    some(*MISSED),
    start=st.sampled_from(council_keys.HEARING_STARTS),
    clear=flags,
) | made(
    HearingRule,
    st.none(),
    st.just(Unit.WORKING),
    some(*MISSED),
    st.sampled_from([HearingKind.NEXT_AVAILABLE, HearingKind.SAME_EVENING]),
)
requests = st.builds(RequestRule, st.sampled_from(POOLS), small, said, said, flags)
suspensions = st.tuples(days, days, words).map(lambda one: Suspension(min(one[:2]), max(one[:2]), one[2]))
rules = st.builds(
    CallInRule,
    days=small,
    unit=units,
    start=st.sampled_from(StartEvent),
    effective=st.sampled_from(EffectiveRule),
    source=words,
    certainty=st.sampled_from(CERTAINTIES),
    start_officer_key=maybe(st.sampled_from(StartEvent)),
    cutoff=maybe(clocks),
    after_hours=maybe(clocks),
    effective_days=maybe(st.integers(30, 60)),
    not_callable=several(words.map("not {}".format)),
    requests=several(requests),
    hearing=maybe(hearings),
    closures_count=flags,
    fixed_weekday=some(*DAYS),
    reconsider=maybe(made(ReconsiderRule, small, units, flags)),
    callable_classes=several(words.map("yes {}".format)),
    key_only=flags,
    duplicate_bar_months=maybe(small),
    cap_per_member_per_year=maybe(small),
    must_state=lists,
    grounds=lists,
    signature=said,
    validator=said,
    rejection_report=said,
    urgency=maybe(urgencies),
    outcomes=several(st.sampled_from(Outcome), unique=True),
    on_stand=some(*council_keys.ON_STAND),
    second_call_in=some(*council_keys.SECOND),
    withdrawal=said,
    suspensions=several(suspensions),
    republication=some(*council_keys.REPUBLICATION),
    warn_if_late=flags,
    half_days_count=flags,
    not_callable_effective=some(*council_keys.NOT_CALLABLE_EFFECT),
    clear=flags,
)
section_numbers = st.from_regex(r"[1-9][0-9]?\.[0-9]", fullmatch=True)
closures = made(CalendarDay, days.filter(lambda day: day.weekday() < 5), st.just(DayKind.CLOSURE), words, said)
half_days = made(CalendarDay, closures.map(lambda day: day.date), st.just(DayKind.HALF_DAY), words, said, clocks)
councils = st.builds(
    Council,
    id=st.just("testford"),
    name=words,
    nation=st.sampled_from(Nation),
    aliases=lists,
    call_in=st.lists(rules, max_size=1).map(tuple),
    record=several(
        made(RecordLabel, st.sampled_from(sorted(FIELD)), said, words),
        unique_by=lambda label: label.field,
    ),
    resolution_words=words,
    proper_officer=words,
    publish_within_days=maybe(small),
    notes=lists,
    report_deadline=maybe(limits),
    representations_deadline=maybe(limits),
    pre_decision=maybe(limits),
    agenda_clear_days=maybe(small),
    strict_28=flags,
    mourning_counts=flags,
    special_urgency_months=maybe(st.integers(1, 12)),
    priorities=several(words, unique_by=str.casefold),
    member_report=maybe(st.sampled_from(ReportLayout)),
    report=st.builds(
        ReportTemplate,
        several(made(ReportLabel, section_numbers, words, some("implications")), unique_by=lambda one: one.number),
        st.just((MatrixStep("A", "Very High"), MatrixStep("F", "Almost Impossible"))),
        several(
            made(MatrixStep, st.sampled_from(["I", "II", "iii"]), words), unique_by=lambda one: one.code, min_size=1
        ),
    ),
    thresholds=several(
        made(Threshold, st.integers(1, 10**9), maybe(days), said, said),
        unique_by=lambda one: (one.valid_from, one.service),
    ),
    exempt_categories=several(made(ExemptCategory, words, words, said), unique_by=lambda one: one.id.casefold()),
    closures=several(closures | half_days, unique_by=lambda day: (day.date, day.kind)),
)


@given(councils)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_council_that_is_written_reads_the_same(council: Council) -> None:
    assert read_council(write_council(council), "written.toml") == council


def test_dates_and_examples_are_written_too() -> None:
    council = read_council(SMALL, "testford.toml")
    assert council.call_in[0].examples == (
        CallInExample(date(2017, 10, 10), closes=date(2017, 10, 13), effective=date(2017, 10, 14)),
    )
    assert read_council(write_council(council), "written.toml") == council
