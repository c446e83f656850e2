"""A decision names the council's own priorities that it serves, in the words of the council file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.errors import InputError
from clerk_tui.register import decisions as records
from clerk_tui.services import decisions, publishing
from clerk_tui.services.commitments import changing, reading, serving
from clerk_tui.services.decision_notice import published_record
from clerk_tui.services.documents.kinds import build, kind
from clerk_tui.services.office import Office
from tests.offices import ICT, MONEY, TUESDAY, demo, recorded

ECONOMY = "The economy: Maximising growth and opportunity across Blackpool"
COMMUNITIES = "Communities: Creating stronger communities and increasing resilience"
RESILIENCE = "Organisational Resilience"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    yield office
    office.register.close()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2", COMMUNITIES),
        ("organisational", RESILIENCE),
        (f"“{ECONOMY.upper()}”", ECONOMY),
        (f"3\n{ECONOMY}\nthe economy", f"{RESILIENCE}\n{ECONOMY}"),
        ("", ""),
    ],
)
def test_a_priority_is_named_by_its_number_its_beginning_or_whole(office: Office, typed: str, kept: str) -> None:
    assert decisions.set_field(office, MONEY, "priorities", typed).priorities == kept


@pytest.mark.parametrize("typed", ["0", "4", "Motherhood", "e"])
def test_what_is_no_priority_of_the_council_is_refused_with_the_list(office: Office, typed: str) -> None:
    with pytest.raises(InputError, match=rf"“{typed}” is none of the council's own priorities; they are 1\. The eco"):
        decisions.set_field(office, MONEY, "priorities", typed)


def test_the_priorities_come_from_section_4_of_the_report_with_its_reasons(office: Office) -> None:
    assert decisions.copy_reasons(office, ICT).priorities == f"{ECONOMY}\n{COMMUNITIES}"
    assert decisions.copy_reasons(office, MONEY).priorities == ECONOMY


def test_the_notice_names_the_priorities_and_the_portfolio(office: Office) -> None:
    recorded(office)
    decisions.set_field(office, ICT, "portfolio", "Corporate Services")
    publishing.publish(office, ICT)
    record = published_record(office, ICT)
    assert record.priorities == f"{ECONOMY}\n{COMMUNITIES}"
    said = list(build(office, kind("decision-record"), ICT).document.texts())
    assert said[said.index("Council priorities it serves") + 1 :][:2] == [ECONOMY, COMMUNITIES]
    assert said[said.index("Portfolio") + 1] == "Corporate Services"


def test_a_priority_that_left_the_council_s_list_stays_where_it_stands(office: Office) -> None:
    decisions.set_field(office, MONEY, "priorities", "3")
    file = office.register.read_one("SELECT file_text FROM council")
    assert file is not None
    office.register.connection.execute(
        "UPDATE council SET file_text = ?", (file["file_text"].replace(f'    "{RESILIENCE}",\n', ""),)
    )
    assert office.council().priorities == (ECONOMY, COMMUNITIES)
    kept = decisions.set_field(office, MONEY, "priorities", f"{RESILIENCE}\n1")
    assert kept.priorities == f"{RESILIENCE}\n{ECONOMY}"
    decisions.set_field(office, MONEY, "priorities", "")
    with pytest.raises(InputError, match="is none of the council's own priorities"):
        decisions.set_field(office, MONEY, "priorities", RESILIENCE)
    assert records.decision(office.register, MONEY).priorities == ""


def test_the_notice_names_the_commitments_that_the_decision_served_when_it_went_out(office: Office) -> None:
    recorded(office)
    for code, text in (("PF1", "Embed the\npartnership"), ("", "Without a code"), ("PF2", "Later")):
        changing.add(office, {"code": code, "text": text})
    serving.link(office, 1, ICT)
    serving.link(office, 2, ICT)
    publishing.publish(office, ICT)
    serving.link(office, 3, ICT)
    assert published_record(office, ICT).commitments == ("PF1: Embed the partnership", "Without a code")
    said = list(build(office, kind("decision-record"), ICT).document.texts())
    assert said[said.index("Commitments it serves") + 1 :][:2] == ["PF1: Embed the partnership", "Without a code"]
    assert reading.served_words(office, ICT) == " Serves PF1, C2 and PF2."
