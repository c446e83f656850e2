"""Commitments, plans and progress on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.documents import making_reports
from tests.documents.by_hand.peterborough import PETERBOROUGH


def test_a_plan_from_first_entry_to_its_page(call: Caller) -> None:
    plan = call.ok("commitments", "add-plan", "name=Strategic Plan", "begins_on=1/4/2017", "--json").json["plan"]
    assert (plan["ref"], plan["begins_on"]) == ("P1", "2017-04-01")
    call.ok("commitments", "set-plan", "strategic plan", "period=Q2 2017/18", "due=March 2018")
    call.ok("commitments", "add", "plan=P1", "code=PF3", "text=Improved services", "theme=Services")
    one = call.ok("commitments", "add", "plan=P1", "code=PF3a", "text=Share services", "due=March 2018", "--json").json
    assert one["commitment"]["under"] == "C1" and one["commitment"]["due_on"] == "2018-03-31"
    told = call.ok(
        "commitments", "progress", "PF3a", "text=It has begun.", "made_on=1/10/2017", "period=Q2 2017/18", "--json"
    ).json["commitment"]["progress"]  # fmt: skip
    assert [(entry["date"], entry["period_ends_on"]) for entry in told] == [("2017-10-01", "2017-09-30")]
    call.ok("commitments", "link", "PF3a", "D1", "--note", "It pays for it.")
    assert "Served by D1, ICT/DIGITAL STRATEGY 2017-2022, draft: It pays for it." in call.ok("commitments", "PF3a").out
    page = call.ok("export", "plan-on-a-page", "--of", "P1").out
    assert "How have we done (Q2 2017/18):\n        - It has begun." in page
    assert "What we will do by March 2018:\n        - PF3a Share services" in page
    assert call.ok("history", "C2", "--json").json["ref"] == "C2"
    assert call.ok("verify", "--json").json["verified"] is True


def test_what_seems_wrong_is_a_no_until_there_is_a_reason(call: Caller) -> None:
    call.ok("commitments", "add", "code=PF1", "text=Do it")
    refused = call("commitments", "add", "code=pf1", "text=Do it again")
    assert refused.status == 1
    assert refused.sentence == (
        "Code: PF1 is used already in the commitments that stand in no plan, for “Do it” (C1)."
        " Give the reason to go on all the same."
    )
    call.ok("commitments", "add", "code=pf1", "text=Do it again", "--despite", "It is printed so.")
    which = call("commitments", "end", "PF1", "--done")
    assert (which.status, which.sentence) == (
        2, "“PF1” may be C1 PF1 in no plan, C2 pf1 in no plan; say which, by its number."
    )  # fmt: skip
    ended = call.ok("commitments", "end", "C2", "--dropped", "--because", "It is the same.", "--json").json[
        "commitment"
    ]
    assert (ended["status"], ended["ended_because"]) == ("dropped", "It is the same.")
    assert call.ok("commitments", "--status", "open", "--json").json["total"] == 1
    call.ok("commitments", "reopen", "C2")
    assert call.ok("commitments", "remove", "C2", "--json").json == {"removed": "C2"}
    assert call("commitments", "end", "C1").status == 2


def test_a_field_is_set_by_the_name_under_which_it_is_shown_or_by_the_former_one(call: Caller) -> None:
    call.ok("commitments", "add", "code=PF1", "text=Improved services")
    shown = call.ok(
        "commitments", "add", "code=X2", "text=Share services", "responsible=Benson", "under=PF1", "--json"
    ).json["commitment"]  # fmt: skip
    assert (shown["responsible"], shown["under"]) == ("Benson", "C1")
    told = call.ok("commitments", "progress", "X2", "text=Begun.", "date=2/10/2017", "--json").json["commitment"]
    assert told["progress"][0]["date"] == "2017-10-02"
    call.ok("commitments", "progress", "X2", "--entry", "1", "made_on=3/10/2017")
    again = call.ok("commitments", "set", "X2", "owner=Cain", "parent=-", "--json").json["commitment"]
    assert (again["responsible"], again["under"], again["progress"][0]["date"]) == ("Cain", None, "2017-10-03")
    twice = call("commitments", "set", "X2", "owner=Cain", "responsible=Benson")
    assert twice.sentence == "Responsible: responsible and owner are one field; give it once."
    unknown = call("commitments", "set", "X2", "colour=red")
    assert unknown.status == 2 and "portfolio, responsible, under, begins_on, due, due_on." in unknown.sentence


def test_an_end_before_its_progress_asks_for_a_reason(call: Caller) -> None:
    call.ok("commitments", "add", "code=PF3b", "text=Share services")
    call.ok("commitments", "progress", "PF3b", "text=It goes on.", "date=2/10/2017")
    end = ("commitments", "end", "PF3b", "--done", "--on", "2017-01-01")
    refused = call(*end)
    assert refused.status == 1 and "progress of PF3b is of Monday 2 October 2017" in refused.sentence
    assert "Done on Sunday 1 January 2017: It was told late." in call.ok(*end, "--despite", "It was told late.").out


def test_progress_is_corrected_and_taken_away(call: Caller) -> None:
    call.ok("commitments", "add", "code=PF1", "text=Do it")
    call.ok("commitments", "add", "code=PF2", "text=Do more")
    call.ok("commitments", "progress", "PF1", "text=Begun.")
    assert call("commitments", "progress", "PF2", "text=Done.", "--entry", "1").status == 2
    assert "Ended." in call.ok("commitments", "progress", "PF1", "text=Ended.", "--entry", "1").out
    assert "No progress is entered." in call.ok("commitments", "progress", "PF1", "--remove", "1").out


def test_a_plan_on_a_page_is_taken_from_its_file_once(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(making_reports.plan(PETERBOROUGH))
    shown = call.ok("import", str(file), "--dry-run", "--json").json["beside"]
    assert shown["may_be_taken"] is True and len(shown["adds"]) == 4
    done = call.ok("import", str(file), "--set", "title=Our plan", "--json").json["accepted"]
    assert done == {"ref": "P1", "says": "Taken into the register as P1, Our plan: 16 commitments."}
    again = call("import", str(file))
    assert again.status == 1
    assert again.sentence == "This very file was taken before, as P1, Our plan; nothing is taken a second time."
    assert call.ok("commitments", "plans").out == (
        "P1. Our plan, January to April 2022 (1 January 2022 to 30 April 2022), by August 2022"
        " (Wednesday 31 August 2022).\n"
    )
    kept = call.ok("commitments", "show-plan", "P1").out
    assert "Commitments: 16 open, 0 done, 0 dropped; 0 late." in kept
    assert kept.endswith("\n  www.peterborough.gov.uk/improvementplan\n")
    plan = call.ok("commitments", "show-plan", "P1", "--json").json["plan"]
    assert (plan["source"], len(plan["unplaced"])) == ("plan.docx", 3)
    old = call.ok("export", "plan-on-a-page", "--of", "our plan", "--from", "1/1/2021", "--to", "31/12/2021").out
    assert "We've consulted" not in old and "What we will do:" in old


def test_a_plan_whose_times_name_no_day_is_taken_with_a_reason(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(making_reports.plan(PETERBOROUGH))
    refused = call("import", str(file), "--set", "by=autumn")
    assert refused.status == 1 and "“autumn” names no day" in refused.sentence
    call.ok("import", str(file), "--set", "by=autumn", "--despite", "So it was published.")
    assert call.ok("commitments", "--late", "--json").json["total"] == 0


def test_a_list_is_taken_from_csv(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("Code;Commitment;By when\nPF1;Do it;March 2018\nPF2;Do more;\n", encoding="utf-8")
    shown = call.ok("commitments", "import", str(file), "--dry-run").out
    assert shown.endswith("New: 2. Progress only: 0. Known already: 0. Cannot be read: 0.\nNothing was taken yet.\n")
    assert call.ok("commitments", "import", str(file), "--json").json["done"] is True
    call.ok("undo")
    assert call.ok("commitments").out == "No commitments.\n"
    assert call("commitments", "import", str(tmp_path / "none.csv")).status == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("commitments", "--plan", "P9"), "The register holds no plan P9."),
        (("commitments", "PF9"), "The register holds no commitment “PF9”; type its code, or its number like C12."),
        (("export", "plan-on-a-page", "--of", "Ours"), "Plan: there is no “Ours”; the register holds none."),
        (("commitments", "add", "text"), "“text” is not of the form FIELD=VALUE."),
    ],
)
def test_what_is_not_there_is_said(call: Caller, arguments: tuple[str, ...], says: str) -> None:
    assert call(*arguments).sentence == says
