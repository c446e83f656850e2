"""The law that the foot of a decision's notice and record names, by who decided and in which nation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_tui.documents.writing.decision_record import statement_of
from clerk_tui.documents.writing.foot import NOTHING_RECORDED
from clerk_tui.documents.writing.notice import notice_of
from clerk_tui.documents.writing.plain import as_text
from clerk_tui.domain.bodies import named_as_councils_own
from clerk_tui.domain.public import PublicRecord
from tests.documents.test_notice import RECORD

ACT = "section 100C of the Local Government Act 1972"
MEMBERS = replace(RECORD, maker="Councillor Benson", body="", meeting_day=None, meeting_starts=None)
WELSH = replace(RECORD, nation="wales", body_kind="executive")


def law(record: PublicRecord) -> str:
    """The sentence of the foot that names the law, the same in the notice and in the record."""
    (said,) = [line for line in notice_of(record).foot if line.startswith("Recorded under ")] or [""]
    assert said in statement_of(record, draft=False).foot or not said
    return said


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Planning Committee", "committee"),
        ("Grants Committee", "committee"),
        ("Joint Waste Committee", "committee"),
        ("Council", "council"),
        ("Tourism, Economy and Communities Scrutiny Committee", "scrutiny"),
        ("Planning Committee", ""),
        ("Council", ""),
    ],
)
@pytest.mark.parametrize("nation", ["england", "wales"])
def test_a_decision_of_the_councils_own_body_is_recorded_under_the_act_of_1972(
    nation: str, body: str, kind: str
) -> None:
    assert law(replace(RECORD, nation=nation, body=body, body_kind=kind)) == f"Recorded under {ACT}."


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Executive", "executive"),
        ("Cabinet Committee (Property)", "executive"),
        ("Property Committee", "executive"),
        ("Executive", ""),
        ("Property Committee", ""),
    ],
)
def test_the_executive_and_its_committees_record_under_regulation_12(body: str, kind: str) -> None:
    assert "regulation 12 of the Local Authorities" in law(replace(RECORD, body=body, body_kind=kind))


def test_an_individuals_decision_is_recorded_under_regulation_13_of_england_and_7_of_wales() -> None:
    assert "regulation 13 of " in law(MEMBERS)
    assert law(replace(MEMBERS, nation="wales")).startswith("Recorded under regulation 7 of the Local Authorities")
    assert law(replace(MEMBERS, nation="wales")).endswith("(SI 2001/2290).")


def test_a_welsh_executives_record_names_regulation_6_and_asks_for_consultation() -> None:
    said = law(WELSH)
    assert said.startswith("Recorded under regulation 6 of the Local Authorities")
    assert said.endswith("(Wales) Regulations 2001 (SI 2001/2290).")
    assert f"Consultation\n    {NOTHING_RECORDED}" in as_text(notice_of(WELSH))
    assert "Consultation\n    Ward members, in May." in as_text(
        notice_of(replace(WELSH, consultation="Ward members, in May."))
    )


def test_consultation_is_not_asked_of_england_nor_of_a_welsh_committee() -> None:
    for record in (RECORD, replace(WELSH, body="Planning Committee", body_kind="committee")):
        assert "Consultation\n" not in as_text(notice_of(record))


@pytest.mark.parametrize("sorted_as", ["2014-regulations", "neither"])
def test_the_english_regulations_on_officers_stand_under_no_welsh_record(sorted_as: str) -> None:
    assert law(replace(MEMBERS, nation="wales", officer_kind=sorted_as)) == ""


def test_only_a_name_that_the_executive_cannot_have_tells_the_councils_own_body() -> None:
    own = ("Planning Committee", "Licensing", "Audit and Standards Committee", "Council", "Scrutiny Committee")
    assert [name for name in own if not named_as_councils_own(name)] == []
    open_ones = ("Grants Committee", "Joint Planning Committee", "Area Committee North", "Executive", "Board")
    assert [name for name in open_ones if named_as_councils_own(name)] == []
