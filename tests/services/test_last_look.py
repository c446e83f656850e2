"""Behind every kind of document: what would be printed is held against what is kept apart once more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clerk_tui.domain.errors import Refused
from clerk_tui.rules.exempt_words import Apart
from clerk_tui.services.documents import kinds, writing
from clerk_tui.services.documents.kinds import About, Kind
from clerk_tui.services.documents.last_look import holds_any
from clerk_tui.services.office import Office
from tests.whole_register import KEPT, subjects, whole_register

FINANCIAL = (
    "information relating to the financial or business affairs of any person, including the authority holding it"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return whole_register(tmp_path_factory.mktemp("whole"))


def one_of_each_about(office: Office) -> list[tuple[Kind, int]]:
    """A document about a meeting, a decision, an entry, a request, a plan, both sorts of report and the council."""
    wanted = {
        "agenda": 2, "decision-notice": 1, "key-decision-notice": 1, "call-in-receipt": 1, "exempt-review": 0,
        "plan-on-a-page": 1, "member-report": 1, "committee-report": 3,
    }  # fmt: skip
    found = [(kind, number) for kind, number in subjects(office) if wanted.get(kind.id) == number]
    assert {kind.about for kind, _ in found} == set(About)
    return found


def test_whatever_a_document_is_about_a_kind_that_forgets_to_look_makes_none(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind, number in one_of_each_about(office):
        period = kinds.period(office, kind, None, None)
        made = kinds.build(office, kind, number, period)
        leaking = replace(made, document=replace(made.document, foot=(*made.document.foot, KEPT.upper())))
        with monkeypatch.context() as forgets:
            forgets.setattr(
                f"clerk_tui.services.documents.{kind.module}.{kind.builder}", lambda *_, leaking=leaking: leaking
            )
            with pytest.raises(Refused) as refused:
                kinds.build(office, kind, number, period)
        of = f" of {kind.about}{number}" if number else ""
        assert str(refused.value) == (
            f"{kind.name}{of}: it holds words that are kept apart as exempt, so it cannot leave the office like this;"
            " take them out, of what is published by a correction (LGA 1972 Sch 12A)."
        )


def test_the_words_of_the_law_itself_stop_nothing(office: Office) -> None:
    assert not holds_any([f"Exempt: {FINANCIAL}."], [Apart((f"Price: £3\n  {FINANCIAL.upper()}.",), ())])
    assert holds_any([f"Exempt: {FINANCIAL}. The price is three pounds"], [Apart(("The price is three pounds",), ())])
    office.register.connection.execute("UPDATE exempt_text SET text = text || char(10) || ?", (FINANCIAL,))
    kind = kinds.kind("private-meeting-notice")
    assert FINANCIAL in " ".join(writing.preview(kinds.build(office, kind, 2)).split())


def test_a_file_is_not_named_after_what_is_kept_apart(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made = kinds.build(office, kinds.kind("decision-notice"), 1)
    monkeypatch.setattr(
        "clerk_tui.services.documents.decision_notice.build", lambda *_: replace(made, name=f"decision {KEPT}")
    )
    with pytest.raises(Refused, match="Decision notice of D1: it holds words that are kept apart"):
        kinds.build(office, kinds.kind("decision-notice"), 1)


def test_nothing_is_written_where_a_document_is_refused(office: Office, tmp_path: Path) -> None:
    office.register.connection.execute("UPDATE body SET name = ? || rowid", (KEPT,))
    with pytest.raises(Refused):
        writing.write(kinds.build(office, kinds.kind("agenda"), 2), tmp_path)
    assert list(tmp_path.iterdir()) == []
