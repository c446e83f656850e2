"""Two executive members' reports, a plan on a page and a committee's report, read from text, Word and PDF.

What they must give stands in `by_hand`; the Word files and PDFs are made from it as a council would lay them out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from clerk_tui.documents.reading import printed_report_json, read_document, read_file
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.pack import Pack
from clerk_tui.domain.printed import DecisionList, MeetingList
from clerk_tui.domain.printed_reports import CommitteeReport, MemberReport, PlanOnAPage, PrintedReport
from tests.documents import making_reports, making_reports_pdf
from tests.documents.by_hand.burnley import BURNLEY_2011, BURNLEY_2017
from tests.documents.by_hand.melton import MELTON
from tests.documents.by_hand.peterborough import PETERBOROUGH
from tests.documents.making_reports import PLAN_FOOT

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
TEXTS = {
    "Burnley 2017": "000_f977b57af0b6af5c.txt", "Burnley 2011": "001_6bc18cee307daa82.txt",
    "Peterborough 2022": "003_1744793f02be11cc.txt", "Melton 2011": "004_ed86e564c8cbdf2a.txt",
}  # fmt: skip
EXPECTED: dict[str, PrintedReport] = {
    "Burnley 2017": BURNLEY_2017, "Burnley 2011": BURNLEY_2011, "Peterborough 2022": PETERBOROUGH,
    "Melton 2011": MELTON,
}  # fmt: skip
FACES = ("text", "docx", "pdf", "tight pdf")
BESIDE = {"document", "findings", "unplaced", "text"}
LEFT = {
    ("Burnley 2017", "text"): ("[Internal link to previous report](#)", "--  --"),
    ("Burnley 2017", "docx"): ("Internal link to previous report",),
    ("Burnley 2017", "pdf"): ("Internal link to previous report",),
    ("Burnley 2017", "tight pdf"): ("Internal link to previous report",),
    **{("Peterborough 2022", face): PLAN_FOOT for face in FACES},
}
UNNAMED = ("IMP-MISSING", "document, council")
NOTICED = {
    "Peterborough 2022": [UNNAMED, ("IMP-HEAD", "document, council")],
    "Melton 2011": [UNNAMED],
}


def made(name: str, face: str, folder: Path) -> Path:
    """The file of a report in one face."""
    if face == "text":
        if not SEEDS.is_dir():
            pytest.skip("the shared seeds do not lie beside the project")
        return SEEDS / TEXTS[name]
    report = EXPECTED[name]
    house = making_reports if face == "docx" else making_reports_pdf
    given = {"tight": True} if face == "tight pdf" else {}
    if isinstance(report, MemberReport):
        data = (house.by_objective if report.objectives else house.by_commitment)(report, **given)
    elif isinstance(report, PlanOnAPage):
        data = house.plan(report, **given)
    else:
        data = house.committee_report(report, **given)
    file = folder / f"{name} {face}.{'docx' if face == 'docx' else 'pdf'}"
    file.write_bytes(data)
    return file


def report_of(read: Pack | DecisionList | MeetingList | PrintedReport) -> PrintedReport:
    assert not isinstance(read, Pack | DecisionList | MeetingList)
    return read


@pytest.fixture(scope="module", params=[(name, face) for name in EXPECTED for face in FACES], ids=" as ".join)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, PrintedReport]:
    name, face = request.param
    return name, face, report_of(read_file(made(name, face, tmp_path_factory.mktemp("reports"))))


def test_every_field_is_what_a_clerk_reads_in_it(case: tuple[str, str, PrintedReport]) -> None:
    name, _, found = case
    expected = EXPECTED[name]
    assert type(found) is type(expected)
    for field in fields(expected):
        if field.name not in BESIDE:
            assert getattr(found, field.name) == getattr(expected, field.name), field.name


def test_the_document_says_its_kind_its_council_and_its_pages(case: tuple[str, str, PrintedReport]) -> None:
    name, face, found = case
    document, expected = found.document, EXPECTED[name].document
    assert (document.kind, document.council) == (expected.kind, expected.council)
    assert (document.pages is not None) == (face.endswith("pdf"))
    assert len(document.sha256) == 64 and document.name


def test_what_could_not_be_placed_is_listed(case: tuple[str, str, PrintedReport]) -> None:
    name, face, found = case
    assert found.unplaced == LEFT.get((name, face), ())


def test_the_findings_say_what_a_clerk_must_look_at(case: tuple[str, str, PrintedReport]) -> None:
    name, face, found = case
    lists = [
        ("IMP-POINTS", f"row {n}, {row.theme}")
        for n, row in enumerate(PETERBOROUGH.rows, 1)
        if (name, face) == ("Peterborough 2022", "text")
    ]
    assert [(finding.id, finding.where) for finding in found.findings] == [*lists, *NOTICED.get(name, [])]


TWICE = {"part", "objective", "period", "by", "recommendations", "wards", "probability", "impact"}
"""What repeats words that stand elsewhere in what was read."""


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in TWICE:
                yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9£]+", re.sub(r"<[^<>]*>", "", text).lower()))


TITLES = "strategic commitment progress update"
LABELS = {
    "Burnley 2017": f"portfolio executive member date of report report to the 22 11 2017 {TITLES}",
    "Burnley 2011": (
        "portfolio executive member date of report report to the 1st september 2011"
        " action progress action progress action progress"
    ),
    "Peterborough 2022": "",
    "Melton 2011": (
        "2 march 2011 report of probability 1 2 impact risk no description contact officer date 22 february 2011"
        " appendices none background papers none reference"
    ),
}
"""The words of each text that are labels, dates or titles; every other stands in what was read or is left."""


@pytest.mark.parametrize("name", EXPECTED)
def test_no_word_of_the_text_is_lost(name: str, tmp_path: Path) -> None:
    file = made(name, "text", tmp_path)
    found = asdict(report_of(read_file(file)))
    found["document"] = found["document"]["council"]
    del found["findings"], found["text"]
    kept = Counter[str]()
    for text in _strings(found):
        kept += _words(text)
    text = re.sub(r"(?<=[a-z])- (?=[a-z])", "", file.read_text("utf-8"))
    assert _words(text) - kept == _words(LABELS[name])


def test_the_json_of_a_members_report_has_the_shape_scripts_rely_on(tmp_path: Path) -> None:
    told = printed_report_json(report_of(read_file(made("Burnley 2011", "docx", tmp_path))))
    assert list(told) == ["document", "report", "findings", "unplaced"]
    assert told["document"]["kind"] == "member-report"
    report = told["report"]
    assert (report["portfolio"], report["date"]) == ("Customer Access & Community Engagement", "2011-09-01")
    assert report["objectives"][0]["code"] == "PE2"
    assert list(report["commitments"][0]) == ["code", "text", "progress", "objective"]
    assert [each["code"] for each in report["commitments"]] == ["PE2b", "PE3d", "PF3a", "PF3e"]


def test_the_json_of_a_plan_and_of_a_committees_report(tmp_path: Path) -> None:
    plan = printed_report_json(report_of(read_file(made("Peterborough 2022", "docx", tmp_path))))
    assert plan["document"]["kind"] == "plan-on-a-page"
    assert (plan["plan"]["period"], plan["plan"]["by"]) == ("January to April 2022", "August 2022")
    assert plan["plan"]["rows"][0]["theme"] == "Strategy"
    assert len(plan["plan"]["rows"][0]["cells"][0]) == 2
    told = printed_report_json(report_of(read_file(made("Melton 2011", "docx", tmp_path))))
    assert told["document"]["kind"] == "committee-report"
    report = told["report"]
    assert (report["date"], report["report_date"]) == ("2011-03-02", "2011-02-22")
    assert report["risk_matrix"]["risks"][1]["probability"] == "D"
    assert report["appendices"] == []
    assert report["contact"] == {
        "name": "Lynn Aisbett", "title": "Chief Executive", "telephone": None, "email": None
    }  # fmt: skip


def test_who_wants_an_agenda_is_told_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"This holds a plan and no agenda\."):
        read_document(made("Peterborough 2022", "docx", tmp_path))
    with pytest.raises(DocumentError, match=r"This holds a committee's report and no agenda\."):
        read_document(made("Melton 2011", "docx", tmp_path))


def test_the_expected_values_are_whole() -> None:
    """A field that nobody wrote down by hand would be compared with nothing."""
    assert isinstance(MELTON, CommitteeReport) and len(MELTON.sections) == 12
    assert [len(row.cells) for row in PETERBOROUGH.rows] == [3, 3, 3, 3]
