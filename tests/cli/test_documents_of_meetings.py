"""Documents of meetings, call-in and reports by command: shown, written, and refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.papers import MARK, NOW, papers

OF = {
    "agenda": "M2", "decision-list": "M2", "minutes": "M2", "call-in-receipt": "R1", "call-in-refusal": "R2",
    "hearing-notice": "D1", "assurance-report": "", "exempt-review": "",
}  # fmt: skip
NAMES = {
    "agenda": "agenda-2026-12-10-cabinet",
    "decision-list": "decisions-2026-12-10-cabinet",
    "minutes": "minutes-2026-12-10-cabinet",
    "call-in-receipt": "call-in-receipt-d1-library-review",
    "call-in-refusal": "call-in-refusal-d1-library-review",
    "hearing-notice": "call-in-hearing-d1-library-review",
    "assurance-report": "assurance-report-2025-12-13-to-2026-12-12",
    "exempt-review": "review-of-exempt-items-2025-12-13-to-2026-12-12",
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = papers(tmp_path_factory.mktemp("papers"))
    office.register.close()
    return office.register.path


@pytest.fixture
def call(register: Path, capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(capsys, register)


@pytest.mark.parametrize("kind", OF)
def test_each_is_shown_and_written_in_four_faces(call: Caller, kind: str, tmp_path: Path) -> None:
    of = ["--of", OF[kind]] if OF[kind] else []
    shown = call.ok("export", kind, *of, now=NOW).out
    assert shown.startswith("Wiltshire Council\n") and MARK not in shown
    assert all(len(line) <= 72 for line in shown.split("\n"))
    found = call.ok("export", kind, str(tmp_path), *of, "--json", now=NOW).json
    assert found["ref"] == (OF[kind] or None)
    assert found["files"] == [str(tmp_path / f"{NAMES[kind]}.{face}") for face in ("html", "docx", "pdf", "txt")]
    assert (tmp_path / f"{NAMES[kind]}.txt").read_text(encoding="utf-8").rstrip("\n") == shown.rstrip("\n")


def test_the_agenda_has_a_command_of_its_own(call: Caller) -> None:
    assert call.ok("agenda", "M2", now=NOW).out == call.ok("export", "agenda", "--of", "M2", now=NOW).out


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("agenda", "--of", "M9"), "The register holds no meeting"),
        (("minutes", "--of", "M3"), "M3 is still to be held, on Monday 14 December 2026; its minutes come after it."),
        (("decision-list", "--of", "M3"), "No decision of M3 is published yet; the list names"),
        (("call-in-receipt", "--of", "R2"), "R2 was refused when it came in"),
        (("call-in-receipt", "--of", "R9"), "The register holds no request for call-in"),
        (("hearing-notice", "--of", "D2"), "No hearing of a call-in of D2 is set"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_in_one_sentence(call: Caller, args: tuple[str, ...], sentence: str) -> None:
    answer = call("export", *args, now=NOW)
    assert answer.status in {1, 2} and sentence in answer.sentence


def test_the_days_of_a_report_may_be_named(call: Caller) -> None:
    shown = call.ok("export", "assurance-report", "--from", "1 May 2026", "--to", "1 July 2026", now=NOW).out
    assert "Friday 1 May 2026 to Wednesday 1 July 2026" in shown
    assert "Published decisions made in this time: 0." in shown
