"""Committee reports: what speaks against one as it stands, where its risks stand, how many wards it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.committee_reports import Clause, Level, NumberedReport, NumberedSection, Risk, levels, levels_text
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.rules import committee_reports as rules
from clerk_tui.rules.council_file import read_council
from clerk_tui.rules.report_text import read_risks, read_section, risks_text, section_text

ROWS = levels("A Very High\nB High\nC Significant\nD Low\nE Very Low\nF Almost Impossible")
COLUMNS = levels("IV Negligible\nIII Marginal\nII Critical\nI Catastrophic")


def section(number: str, part: str = "", text: str = "", despite: str = "") -> NumberedSection:
    return NumberedSection(0, 1, 0, number, "A title", part, read_section(text), despite)


def report(*sections: NumberedSection, risks: tuple[Risk, ...] = (), contact: str = "Lynn Aisbett") -> NumberedReport:
    return NumberedReport(
        id=3, version=1, item_id=None, meeting_id=None, body="", meeting_on=None, officer="", title="Corporate issues",
        sections=sections, probabilities=ROWS, impacts=COLUMNS, risks=risks, contact_name=contact, contact_title="",
        contact_telephone="", contact_email="", dated=None, appendices=(), background_papers=(), reference="",
    )  # fmt: skip


PROPOSED = section("2.0", "recommendations", "It is recommended that:-\n2.1 The report be noted.\n2.2 The plan be.")


def said(of: NumberedReport) -> list[tuple[str, Severity]]:
    return [(one.id, one.severity) for one in rules.findings(of)]


def test_a_report_with_all_that_it_needs_has_nothing_against_it() -> None:
    whole = report(PROPOSED, risks=(Risk("1", "Delays", "D", "III"),))
    assert said(whole) == []
    assert [clause.number for clause in whole.recommendations] == ["2.1", "2.2"]


def test_no_contact_officer_a_number_twice_and_a_risk_outside_are_each_said_once() -> None:
    wrong = report(PROPOSED, section("2.0"), risks=(Risk("1", "Delays", "G", "V"),), contact="")
    assert said(wrong) == [
        ("REP-CONTACT", Severity.WARNING), ("REP-NUMBER", Severity.WARNING), ("REP-RISK", Severity.WARNING)
    ]  # fmt: skip
    assert [one.says for one in rules.findings(wrong)] == [
        "The report names no contact officer.",
        "The number 2.0 stands over more than one section.",
        "Risk 1 stands at G V, but G is no row of the matrix, whose rows are A, B, C, D, E, F and V is no column of the"
        " matrix, whose columns are IV, III, II, I.",
    ]


def test_where_a_risk_stands_is_said_and_also_that_it_stands_nowhere() -> None:
    whole = report(PROPOSED, risks=(Risk("1", "Delays", "D", "III"), Risk("2", "Costs")))
    assert [rules.stands_at(whole, risk) for risk in whole.risks] == [
        "probability D Low, impact III Marginal", "in no cell of the matrix"
    ]  # fmt: skip


@pytest.mark.parametrize(("given", "lacks"), [("probability", "impact"), ("impact", "probability")])
def test_a_matrix_of_one_side_is_refused_with_its_line(given: str, lacks: str) -> None:
    head = 'id = "testford"\nname = "Testford"\nnation = "england"\n'
    file = f'{head}[[report.{given}]]\ncode = "A"\nlabel = "High"\n'
    with pytest.raises(InputError, match=r"testford\.toml, line 4.*two sides") as refused:
        read_council(file, "testford.toml")
    assert f"“{given}” is stated, “{lacks}” is not" in str(refused.value)


def test_what_stands_with_a_reason_is_advice_that_gives_it() -> None:
    kept = report(PROPOSED, section("2.0", despite="An annex."), risks=(Risk("1", "Delays", "G", "I", "As in 2010"),))
    assert [(one.severity, one.says) for one in rules.findings(kept)] == [
        (Severity.ADVICE, "The number 2.0 stands over more than one section. It stands because: An annex."),
        (Severity.ADVICE, "Risk 1 stands at G I, but G is no row of the matrix, whose rows are A, B, C, D, E, F. It"
                          " stands because: As in 2010."),
    ]  # fmt: skip


def test_a_report_that_recommends_nothing_or_leaves_a_risk_out_of_the_matrix_is_told_so() -> None:
    assert said(report(risks=(Risk("1", "Delays"),))) == [
        ("REP-RISK", Severity.ADVICE), ("REP-RECOMMEND", Severity.ADVICE)
    ]  # fmt: skip


@pytest.mark.parametrize(("typed", "cell"), [("d", "iii"), ("D", "III"), ("III", "D"), ("iii", "d")])
def test_a_cell_is_found_however_it_is_typed(typed: str, cell: str) -> None:
    assert rules.fitted(Risk("1", "", typed, cell), ROWS, COLUMNS) == ("D", "III")


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("column", COLUMNS)
def test_every_cell_of_the_matrix_holds_the_risks_placed_in_it(row: Level, column: Level) -> None:
    of = report(risks=(Risk("1", "", row.code, column.code), Risk("2", "", row.code, column.code), Risk("3", "")))
    placed = {(r.code, c.code): rules.in_cell(of, r.code, c.code) for r in ROWS for c in COLUMNS}
    assert {cell: numbers for cell, numbers in placed.items() if numbers} == {(row.code, column.code): "1, 2"}
    assert rules.stands_at(of, of.risks[0]) == (
        f"probability {row.code} {row.name}, impact {column.code} {column.name}"
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("All", None), ("All wards", None), ("all.", None), ("All wards in the Borough", None),
        ("None", ()), ("", ()), ("No specific wards.", ()),
        ("Asfordby", ("Asfordby",)),
        ("Asfordby and Bottesford", ("Asfordby", "Bottesford")),
        ("Asfordby, Bottesford; Egerton\nLong Clawson & Stathern", (
            "Asfordby", "Bottesford", "Egerton", "Long Clawson", "Stathern")),
    ],
)  # fmt: skip
def test_the_wards_that_a_report_names(text: str, named: tuple[str, ...] | None) -> None:
    assert rules.wards_named(text) == named


KNOWN = ("Asfordby", "Long Clawson & Stathern", "Stathern", "Melton Dorian")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Long Clawson and Stathern", ("Long Clawson & Stathern",)),
        ("Long Clawson & Stathern, asfordby and Stathern", ("Long Clawson & Stathern", "Asfordby", "Stathern")),
        ("Asfordby Hill and Melton Dorian", ("Asfordby Hill", "Melton Dorian")),
        ("Melton\nDorian", ("Melton Dorian",)), ("All", None), ("None", ()),
    ],
)  # fmt: skip
def test_the_councils_own_wards_tell_one_ward_of_two_names_from_two(text: str, named: tuple[str, ...] | None) -> None:
    assert rules.wards_named(text, KNOWN) == named


def test_a_ward_that_the_council_does_not_have_is_said_where_its_wards_are_known() -> None:
    of = report(PROPOSED, section("12.0", "wards", "12.1 Asfordby and Asfordbury"))
    assert list(rules.findings(of)) == []
    assert [one.says for one in rules.findings(of, KNOWN)] == [
        "“Asfordbury” is no ward of the council as the register has them."
    ]
    assert rules.wards_question("N3", "Long Clawson and Stathern", KNOWN) == ""


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Asfordby", ""), ("None", ""), ("", ""), ("All", "it affects all wards."), ("A, B", "it affects 2 wards: A, B.")],
)
def test_two_wards_or_more_ask_the_second_limb_and_fewer_ask_nothing(text: str, asks: str) -> None:
    question = rules.wards_question("N3", text)
    assert (asks in question and "SI 2012/2089 reg 8(1)(b)" in question) if asks else question == ""


# What a clerk types

CLAUSES = st.lists(
    st.builds(
        Clause,
        st.from_regex(r"[1-9]\.[1-9]", fullmatch=True),
        st.none() | st.sampled_from(["Improvement Plan", "Access to Services (Total Place)"]),
        st.lists(st.sampled_from(["As agreed.", "Nothing; so far.", "- A point."]), min_size=1, max_size=3).map(tuple),
    ),
    max_size=4,
).map(tuple)


@given(CLAUSES)
def test_a_section_that_is_typed_reads_as_it_stood(clauses: tuple[Clause, ...]) -> None:
    assert read_section(section_text(clauses)) == clauses


def test_words_above_the_first_number_belong_to_no_paragraph_of_a_number() -> None:
    assert read_section("It is recommended that:-\n\n2.1 This be noted.\n2.2\n") == (
        Clause("", None, ("It is recommended that:-",)), Clause("2.1", None, ("This be noted.",)),
        Clause("2.2", None, ()),
    )  # fmt: skip


def test_risks_are_typed_a_line_each_with_their_cell() -> None:
    risks = (Risk("1", "Delays: all of them", "D", "III"), Risk("2", "New systems"), Risk("3", "", "A", "IV"))
    assert risks_text(risks) == "1 D III: Delays: all of them\n2 none: New systems\n3 A IV:"
    assert read_risks(risks_text(risks)) == risks


@pytest.mark.parametrize("line", ["Delays", "1 Delays", "1 D: Delays", "D III: Delays", "1 D III Delays", ": x"])
def test_a_line_that_is_no_risk_is_named(line: str) -> None:
    with pytest.raises(InputError, match="is no risk; write its number, its cell and what it is, such as “1 D III"):
        read_risks(f"1 D III: Delays\n{line}")


def test_the_steps_of_a_side_come_back_as_they_were_typed() -> None:
    assert levels_text(levels("A Very High\n\nF\n")) == "A Very High\nF"
