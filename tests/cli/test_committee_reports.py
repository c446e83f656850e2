"""Committee reports on the command line, in Melton's sections."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.documents import making_reports
from tests.documents.by_hand.melton import MELTON
from tests.offices import own

BODY, NOW = "Policy, Finance and Administration Committee", "2011-02-10T10:00"


@pytest.fixture(scope="module")
def melton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Melton's register with a meeting of its committee."""
    folder = tmp_path_factory.mktemp("melton")
    own(folder, "melton").register.close()
    (folder / "report.docx").write_bytes(making_reports.committee_report(MELTON))
    yield folder


@pytest.fixture
def clerk(melton: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Caller:
    for name in ("own.clerk", "report.docx"):
        shutil.copy2(melton / name, tmp_path / name)
    return Caller(capsys, tmp_path / "own.clerk")


def test_a_report_from_its_beginning_to_its_item_and_its_document(clerk: Caller) -> None:
    assert clerk.ok("reports").out == "There are no reports yet.\n"
    made = clerk.ok("reports", "new", "Annual review", "--for", BODY, "--on", "2/3/2011", "--json").json["report"]
    assert (made["ref"], made["kind"], made["date"], made["item"]) == ("N1", "committee-report", "2011-03-02", None)
    assert [one["number"] for one in made["sections"]] == [f"{n}.0" for n in range(1, 13)]
    assert [one["code"] for one in made["risk_matrix"]["impacts"]] == ["IV", "III", "II", "I"]
    filled = clerk.ok(
        "reports", "set", "N1", "2.0=2.1 The report be noted.", "risks=1 d iii: Delays\n2 A I: Flood",
        "12.0=12.1 Asfordby, Bottesford", "background_papers=The plan",
    ).out.splitlines()  # fmt: skip
    assert "Risk 1, Delays: probability D Low, impact III Marginal." in filled
    assert "Warning. The report names no contact officer." in filled
    assert filled[-2].startswith("Report N1 says that it affects 2 wards: Asfordby, Bottesford. Is the effect")
    told = clerk.ok("reports", "N1", "--json").json["report"]
    assert [(risk["probability"], risk["impact"]) for risk in told["risks"]] == [("D", "III"), ("A", "I")]
    assert told["wards"]["named"] == ["Asfordby", "Bottesford"]
    assert told["background_papers_open_until"] == "2015-03-01"
    assert [one["id"] for one in told["findings"]] == ["REP-CONTACT"]
    clerk.ok("meeting", "add", BODY, "2/3/2011", now=NOW)
    clerk.ok("item", "add", "M1", "Annual review", now=NOW)
    refused = clerk("reports", "tie", "N1", "I1")
    assert (refused.status, refused.sentence) == (
        1, "The report names no contact officer. Give a reason to let it stand all the same."
    )  # fmt: skip
    tied = clerk.ok("reports", "tie", "N1", "I1", "--despite", "The officer has left.", "--json").json["report"]
    assert (tied["item"], tied["meeting"], tied["despite"]) == ("I1", "M1", "The officer has left.")
    assert clerk.ok("item", "I1").out.splitlines()[1] == "Committee report N1, of: not stated."
    assert clerk.ok("reports").out == f"N1. Annual review. Committee report, {BODY}, Wednesday 2 March 2011, item I1.\n"
    printed = clerk.ok("export", "committee-report", "--of", "N1").out
    assert "- Risk 1 stands at probability D Low, impact III Marginal." in printed
    assert clerk.ok("history", "N1", "--json").json["total"] >= 3
    assert clerk.ok("verify", "--json").json["verified"] is True


def test_sections_are_added_changed_and_taken_away_by_number(clerk: Caller) -> None:
    clerk.ok("reports", "new", "Annual review")
    twice = clerk("reports", "section", "N1", "3.0", "--add", "Annex")
    assert (twice.status, twice.sentence) == (
        1, "The number 3.0 is that of section 3.0 Key issues already. Give a reason to let it stand all the same."
    )  # fmt: skip
    added = clerk.ok("reports", "section", "N1", "3.5", "--add", "Annex", "--at", "4", "--json").json["report"]
    assert [one["number"] for one in added["sections"]][2:5] == ["3.0", "3.5", "4.0"]
    kept = clerk.ok("reports", "section", "N1", "3.5", "--title", "Price", "--exempt", "--json").json["report"]
    assert (kept["sections"][3]["title"], kept["sections"][3]["exempt"]) == ("Price (exempt)", True)
    gone = clerk.ok("reports", "section", "N1", "3.5", "--remove", "--json").json["report"]
    assert len(gone["sections"]) == 12
    nothing = clerk("reports", "section", "N1", "3.0")
    assert (nothing.status, nothing.sentence.partition(":")[0]) == (2, "Say what to do with the section")
    both = clerk("reports", "section", "N1", "14.0", "--add", "x", "--remove")
    assert (both.status, both.sentence.partition(";")[0]) == (2, "--add begins a section")
    clerk.ok("undo")
    assert clerk.ok("reports", "N1", "--json").json["report"]["sections"][3]["number"] == "3.5"


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (("N9",), 2, "The register holds no committee report N9."),
        (
            ("set", "N1", "risks=1 G III: Delays"),
            1,
            "Risk 1 stands at G III, but G is no row of the matrix, whose rows",
        ),
        (("set", "N1", "title="), 2, "Title: a report needs a title."),
        (("set", "N1", "dated=soon"), 2, "Date of report: "),
        (("set", "N1", "77=x"), 2, "N1 has no field or section “77”."),
        (("tie", "N1", "I9"), 2, "The register holds no agenda item 9."),
        (("untie", "N1"), 1, "N1 is tied to no agenda item."),
        (("tie", "N1", "M1"), 2, "“M1” is not an agenda item; name it by its number, like I3."),
        (("section", "N1", "2.0", "--part", "risks"), 1, "Section 9.0 Risks is for risks already"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(clerk: Caller, args: tuple[str, ...], status: int, says: str) -> None:
    clerk.ok("reports", "new", "Annual review")
    refused = clerk("reports", *args)
    assert refused.status == status
    assert refused.sentence.startswith(says)


def test_meltons_report_is_taken_once_corrected_on_the_way(clerk: Caller) -> None:
    file = str(clerk.register.with_name("report.docx"))
    rehearsed = clerk.ok("import", file, "--dry-run", "--json").json["beside"]
    assert rehearsed["may_be_taken"] and rehearsed["doubts"] == []
    assert rehearsed["adds"] == [
        "12 sections, 2 recommendations.", "2 risks with the cell of each: 1 at D III, 2 at D III."
    ]  # fmt: skip
    taken = clerk.ok("import", file, "--set", "risk_2_place=B II").out.splitlines()
    assert taken[-1] == "Taken into the register as N1, CORPORATE ISSUES."
    told = clerk.ok("reports", "N1", "--json").json["report"]
    assert [(risk["probability"], risk["impact"]) for risk in told["risks"]] == [("D", "III"), ("B", "II")]
    assert (told["wards"]["all"], told["contact"]["name"]) == (True, "Lynn Aisbett")
    again = clerk("import", file)
    assert again.status == 1
    assert again.error.startswith("This very file was taken before, as N1, CORPORATE ISSUES; nothing is taken")
    removed = clerk.ok("reports", "remove", "n1")
    assert removed.out == "N1, CORPORATE ISSUES, is thrown away. undo brings it back.\n"
    assert clerk.ok("reports", "list", "--json").json["total"] == 0


def test_a_key_test_asks_with_the_wards_that_the_report_names(clerk: Caller) -> None:
    clerk.ok("forward-plan", "add", "reference=1/2011", "matter=Depot", now=NOW)
    clerk.ok("meeting", "add", "Cabinet", "2/3/2011", now=NOW)
    clerk.ok("item", "add", "M1", "--entry", "1/2011", now=NOW)
    clerk.ok("reports", "new", "--item", "I1", "--officer", "Chief Executive")
    clerk.ok("reports", "set", "N1", "12.0=12.1 All wards")
    asked = clerk.ok("forward-plan", "key-test", "1/2011", "--json").json["wards_asked"]
    assert asked.startswith("Report N1 says that it affects all wards. Is the effect significant")
