"""Reports and plans that are not quite as they should be: told in findings, listed where not placed, never made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_tui.documents.reading.pack import assemble
from clerk_tui.documents.reading.reports import recognised
from clerk_tui.documents.reading.reports.fragments import joined, paragraphs, points
from clerk_tui.documents.reading.text import read_text
from clerk_tui.domain.pack import Contact
from clerk_tui.domain.printed_reports import CommitteeReport, MemberReport, PlanOnAPage, PrintedRisk

HEAD = """PORTFOLIO: {portfolio}
EXECUTIVE MEMBER: {member}
DATE OF REPORT: {day}

Progress against our strategic commitments

Strategic commitment\tProgress update
{rows}
"""
GIVEN = {"portfolio": "HOUSING", "member": "COUNCILLOR A EXAMPLE", "day": "1 March 2018", "rows": "PF1 Build\tBuilt."}
MATRIX = """LICENSING COMMITTEE

3 MAY 2012

REPORT OF HEAD OF REGULATION

TAXI FARES

1.0 PURPOSE

1.1 To set the fares.

2.0 RISKS

2.1 Likelihood

\tIV Negligible\tIII Marginal\tII Critical\tI Catastrophic
High A\t{high}
Low B\t\t\t\t
Very Low C\t\t2

Risk No.\tDescription
{risks}

Contact Officer: Jo Example, Licensing Manager, Tel: 01664 502502
"""


def member(**given: str) -> MemberReport:
    found = recognised(read_text(HEAD.format(**{**GIVEN, **given}).encode()))
    assert isinstance(found, MemberReport)
    return found


def committee(text: str) -> CommitteeReport:
    found = recognised(read_text(text.encode()))
    assert isinstance(found, CommitteeReport)
    return found


def told(found: MemberReport | PlanOnAPage | CommitteeReport) -> list[tuple[str, str]]:
    """The findings but the one that the council is not named."""
    return [(each.id, each.where) for each in found.findings if each.where != "document, council"]


def test_a_report_in_order_has_nothing_to_tell_but_the_body_it_is_made_to() -> None:
    assert told(member()) == [("IMP-MISSING", "head, body")]
    assert member().unplaced == ()


def test_a_code_used_twice_is_told_and_both_commitments_are_kept() -> None:
    found = member(rows="PF1 Build\tBuilt.\nPF1 Let\tLet.")
    assert [(each.code, each.text) for each in found.commitments] == [("PF1", "Build"), ("PF1", "Let")]
    assert ("IMP-TWICE", "commitment PF1") in told(found)


def test_a_commitment_without_a_code_or_without_progress_is_told() -> None:
    found = member(rows="Build more homes\tBuilt.\nPF2 Let them")
    assert [(each.code, each.text, each.progress) for each in found.commitments] == [
        (None, "Build more homes", ("Built.",)),
        ("PF2", "Let them", ()),
    ]
    assert ("IMP-CODE", "commitment 1") in told(found)
    assert ("IMP-MISSING", "commitment PF2") in told(found)


@pytest.mark.parametrize("day", ["31 June 2018", "soon"])
def test_a_date_that_cannot_be_is_left_empty_and_told(day: str) -> None:
    found = member(day=day)
    assert found.day is None
    assert ("IMP-DATE", "head, date of report") in told(found)


def test_what_stands_beside_the_date_is_left_to_the_clerk() -> None:
    found = member(day="1 March 2018 (revised)")
    assert (found.day, found.unplaced) == (date(2018, 3, 1), ("(revised)",))


def test_a_portfolio_that_is_left_blank_is_not_filled_with_the_next_line() -> None:
    found = member(portfolio="")
    assert (found.portfolio, found.member) == (None, "Councillor A Example")
    assert ("IMP-MISSING", "head, portfolio") in told(found)


def test_what_follows_the_table_is_left_to_the_clerk() -> None:
    found = member(rows="PF1 Build\tBuilt.\n\n2. Key decisions taken\n\nThe Executive bought a park.")
    assert found.unplaced == ("2. Key decisions taken", "The Executive bought a park.")


def test_lists_in_a_cell_are_read_whether_their_marks_are_escaped_or_lost() -> None:
    assert paragraphs("<p>One.</p><ul><li>Two</li><li>Three</li></ul>") == ("One.", "- Two", "- Three")
    assert paragraphs("&lt;p&gt;The 1&lt;sup&gt;st&lt;/sup&gt; of **May**&lt;/p&gt;") == ("The 1st of May",)
    assert paragraphs("A &lt; B &amp; C") == ("A < B & C",)
    assert points("<ul><li>Keep it</li><li>Mend it</li></ul>") == (("Keep it", "Mend it"), False)
    assert points("• Keep it • Mend it") == (("Keep it", "Mend it"), False)
    assert points(r"\- Keep it") == (("Keep it",), False)
    assert points("<ul> Keep it Mend it") == (("Keep it Mend it",), False)
    assert points("<ul> Keep the park open Review the rents of April Cabinet will decide") == (
        ("Keep the park open", "Review the rents of April Cabinet will decide"),
        True,
    )
    assert points("Nothing here Review it") == (("Nothing here Review it",), False)


def test_a_paragraph_cut_in_two_is_made_whole_and_a_heading_is_not_joined() -> None:
    cut = ["The pilot is designed to develop Melton as an exemplar of", "Customer service.", "Next"]
    assert joined(cut, printed=True) == [f"{cut[0]} {cut[1]}", "Next"]
    assert joined(cut) == cut
    assert joined(["develop Melton as an", "exemplar site."]) == ["develop Melton as an exemplar site."]
    assert joined(["Corporate Plan", "The Plan is reworked.", "- one"], printed=True) == [
        "Corporate Plan", "The Plan is reworked.", "- one",
    ]  # fmt: skip


def test_a_plan_whose_columns_say_nothing_of_time_is_told() -> None:
    text = "OUR PLAN\n\n\tWhat we will do\tHow have we done\tWhat will we do next\nParks\tMow\tMowed\tMow\n\n\tSow\n"
    found = recognised(read_text(text.encode()))
    # The third title asks what comes next, not what will be done by when.
    assert isinstance(found, PlanOnAPage)
    assert (found.period, found.by) == (None, None)
    assert [(row.theme, row.cells) for row in found.rows] == [("Parks", (("Mow", "Sow"), ("Mowed",), ("Mow",)))]
    assert told(found) == [("IMP-MISSING", "plan, period"), ("IMP-MISSING", "plan, by")]


def test_a_row_with_more_cells_than_columns_is_left_to_the_clerk() -> None:
    text = "PLAN\n\n\tWhat we will do\tHow have we done\tWhat we will do by May\nParks\ta\tb\tc\td\n"
    found = recognised(read_text(text.encode()))
    assert isinstance(found, PlanOnAPage)
    assert (found.rows, found.unplaced) == ((), ("Parks  a  b  c  d",))


def test_a_matrix_with_its_titles_on_top_and_a_risk_that_is_not_described() -> None:
    found = committee(MATRIX.format(high="1, 3", risks="1\tFares fall\n2\tFares rise"))
    assert found.risks == (
        PrintedRisk("1", "Fares fall", "A", "IV"),
        PrintedRisk("2", "Fares rise", "C", "III"),
        PrintedRisk("3", None, "A", "IV"),
    )
    assert ("IMP-RISK", "risk 3") in told(found)
    assert found.contact == Contact("Jo Example", "Licensing Manager", "01664 502502")
    assert (found.day, found.officer, found.title) == (date(2012, 5, 3), "Head of Regulation", "TAXI FARES")
    assert (found.appendices, found.background_papers, found.reference, found.report_date) == (None, None, None, None)


def test_a_risk_in_two_cells_one_in_none_and_words_in_a_cell_are_told() -> None:
    found = committee(MATRIX.format(high="2\tmaybe", risks="2\tFares rise\n4\tFares vanish"))
    assert found.risks == (PrintedRisk("2", "Fares rise", "A", "IV"), PrintedRisk("4", "Fares vanish"))
    says = [each.says for each in found.findings if each.id == "IMP-RISK"]
    assert says == [
        "“maybe” in the row High of the risk matrix is no risk's number.",
        "Risk 2 stands in more than one cell of the matrix; the first was taken.",
        "Risk 4 is described but stands in no cell of the matrix.",
    ]
    assert any("maybe" in text for clause in found.sections[1].clauses for text in clause.paragraphs)


def test_a_missing_section_and_missing_recommendations_are_told() -> None:
    text = MATRIX.format(high="1", risks="1\tFares fall\n2\tFares rise").replace("2.0 RISKS", "3.0 RISKS")
    assert {("IMP-GAP", "section 3.0"), ("IMP-MISSING", "recommendations")} <= set(told(committee(text)))


def test_an_agenda_with_such_a_report_behind_it_stays_a_pack() -> None:
    text = "AGENDA\n\n1. Minutes\n2. Taxi fares (Pages 1 - 4)\n\n" + MATRIX.format(high="1", risks="1\tFares fall")
    source = read_text(text.encode())
    assert recognised(source) is None
    assert assemble(source).document.kind in {"agenda-pack", "front-sheet"}


def test_a_contact_officer_named_inside_a_section_does_not_end_the_report() -> None:
    text = MATRIX.replace("1.1 To set the fares.", "1.1 To set the fares.\n\nContact officers were asked for figures.")
    found = committee(text.format(high="1", risks="1\tFares fall\n2\tFares rise"))
    assert [section.number for section in found.sections] == ["1.0", "2.0"]
    assert found.contact is not None and found.contact.name == "Jo Example"
    assert "Contact officers were asked for figures." in found.sections[0].clauses[0].paragraphs


ORDINARY = """
PORTFOLIO:
PORTFOLIO: PARKS
EXECUTIVE MEMBER: A
DATE OF REPORT: 1/1/2018
Action\tProgress
PF1 Mow\tMowed
\tMore
PF2: Sow
--\t--
\tWhat we will do\tHow have we done (May)\tWhat we will do by June
Parks\t<ul> a B c\t\td
A COMMITTEE
2 MARCH 2011
REPORT OF CLERK
TITLE
1.0 PURPOSE
1.1 Text
2.0 RISKS
2.1 Probability
High A\t1
Low B\t\t1
Very Low C\tx
\tIV None\tIII Some\tII More\tI All
Risk No.\tDescription
1\tIt fails
Contact Officer Jo
Date: soon
Appendices: None
Background Papers:
Reference: X
- 1.2 **bold**
<p>loose</p>
words of no kind"""
PIECES = st.sampled_from(ORDINARY.splitlines())


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=30), st.integers(0, 30))
def test_lines_in_any_order_are_read_or_left_and_none_is_lost(lines: list[str], at: int) -> None:
    lines.insert(at, "a line that stands anywhere, zzz.")
    found = recognised(read_text("\n".join(lines).encode()))
    if found is not None:
        assert "zzz" in repr(replace(found, text=""))
