"""The audit of decisions that the council's own rule does not open to call-in, whoever marked them otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_tui.domain.audit import DecisionRow, Verdict
from clerk_tui.domain.council import CallInRule, Council, Maker
from clerk_tui.services.auditing import CouncilFinder, audit_register
from tests.rules.making_audits import council, judged, row

CABINET = council(callable_classes=("cabinet",))
KEY_ONLY = council(key_only=True)
OFFICERS = (Maker.OFFICER_KEY, Maker.OFFICER)


def of(maker: Maker | None = None, **printed: object) -> DecisionRow:
    """Decided and published on Wednesday 6 June 2018, in effect at once unless said otherwise."""
    dates = {"published": "2018-06-06", "effective": "2018-06-06", "decided": "2018-06-06"} | printed
    makers = (maker,) if maker else (Maker.BODY,)
    return row(**{"makers": makers, "maker_printed": maker is not None} | dates)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("where", "printed", "why"),
    [
        (KEY_ONLY, of(key=False), "only key decisions can be called in"),
        (KEY_ONLY, of(Maker.OFFICER, key=False), "only key decisions can be called in"),
        (CABINET, of(Maker.MEMBER), "a member's decision is none of the classes that can be called in (cabinet)"),
        (CABINET, of(Maker.OFFICER_KEY, makers=OFFICERS), "an officer's decision that is not key is none"),
    ],
)
def test_a_printed_class_that_the_rule_leaves_out_is_not_callable(
    where: Council, printed: DecisionRow, why: str
) -> None:
    (silent,) = judged(printed, where)
    assert silent.verdict is Verdict.NOT_CALLABLE and silent.expected_effective is None
    assert silent.finding.startswith(f"Not callable by the council's rule: {why}")
    (marked,) = judged(printed._replace(callable=True), where)
    assert marked.verdict is Verdict.DIFFERS
    assert marked.finding.startswith(f"Not callable although marked so: by the council's rule {why}")


@pytest.mark.parametrize(
    ("where", "printed"),
    [
        (KEY_ONLY, of(key=None)),
        (KEY_ONLY, of(key=True)),
        (KEY_ONLY, of(Maker.OFFICER_KEY, makers=OFFICERS)),
        (CABINET, of()),
        (CABINET, of(Maker.BODY)),
        (council(), of(Maker.OFFICER, key=False)),
    ],
)
def test_a_row_that_does_not_say_its_class_is_judged_by_its_dates(where: Council, printed: DecisionRow) -> None:
    right = printed._replace(effective=date(2018, 6, 14))
    assert [entry.verdict for entry in judged(right, where)] == [Verdict.AGREES]
    (wrong,) = judged(right._replace(effective=date(2018, 6, 15)), where)
    assert wrong.verdict is Verdict.DIFFERS and "rule: " not in wrong.finding


def test_a_class_left_out_that_prints_the_end_of_a_window_is_told() -> None:
    (entry,) = judged(of(Maker.MEMBER, effective="2018-06-14"), CABINET)
    assert entry.verdict is Verdict.NOT_CALLABLE
    assert entry.finding.endswith("(cabinet). Yet the printed day of effect is the one after a call-in window.")
    (before,) = judged(of(Maker.MEMBER, effective="2018-06-05"), CABINET)
    assert before.verdict is Verdict.DIFFERS and "before the decision of Wednesday 6 June 2018" in before.finding


def test_a_class_that_an_older_generation_left_out_is_judged_by_that_generation() -> None:
    old, new = CABINET.call_in[0], council(valid_from=date(2018, 6, 7)).call_in[0]
    changed = _with(old, new)
    assert judged(of(Maker.MEMBER), changed)[0].finding.startswith("Not callable by the council's rule")
    (later,) = judged(of(Maker.MEMBER, published="2018-06-07", effective="2018-06-15"), changed)
    assert later.verdict is Verdict.AGREES
    (early,) = judged(of(Maker.MEMBER), _with(new))
    assert early.verdict is Verdict.CANNOT_SAY


def test_a_row_without_any_date_has_no_class_either() -> None:
    (entry,) = judged(of(Maker.MEMBER, published="", decided="", effective=""), CABINET)
    assert entry.verdict is Verdict.CANNOT_SAY


def test_a_register_of_peterborough_and_harrogate_is_judged_by_its_columns_key_and_decision_maker() -> None:
    text = (
        "council,decision_date,publication_date,effective_from,is_key,subject_to_call_in,decision_maker\n"
        "Peterborough,2018-03-07,2018-03-07,2018-03-07,no,,Executive Director\n"
        "Peterborough,2018-03-07,2018-03-07,2018-03-13,yes,,Executive Director\n"
        "Peterborough,2018-03-07,2018-03-07,2018-03-13,no,yes,Executive Director\n"
        "Harrogate,2018-05-18,2018-05-18,2018-05-18,n,,\n"
        "Harrogate,2018-05-18,2018-05-18,2018-05-26,,,-\n"
        "Reading,2018-05-18,2018-05-18,2018-06-05,,,n/a\n"
    )
    found = audit_register(text.encode(), None, CouncilFinder()).entries
    assert [entry.verdict.value for entry in found] == [
        "not callable", "agrees", "differs", "not callable", "agrees", "agrees",
    ]  # fmt: skip


def _with(*rules: CallInRule) -> Council:
    return Council("anyshire", "Anyshire Council", CABINET.nation, call_in=rules)
