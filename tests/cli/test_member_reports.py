"""Executive members' reports on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.calling import Caller


def held(call: Caller) -> None:
    call.ok("people", "add", "Mohammed Ishtiaq")
    call.ok("people", "seat", "Mohammed Ishtiaq", "Executive", "--title", "Resources", "--from", "1/5/2017")
    call.ok("commitments", "add", "code=PF1", "text=Embed the partnership.", "portfolio=Resources")
    call.ok("commitments", "progress", "PF1", "text=Q2 went well.", "made_on=9 October 2017")
    call.ok("decision", "set", "D1", "portfolio=Resources", "priorities=economy")


def test_a_report_from_the_draft_to_a_second_version(call: Caller, tmp_path: Path) -> None:
    held(call)
    drafted = call.ok("reports", "draft", "resources", "--on", "10/10/2017", "--json").json["report"]
    assert (drafted["ref"], drafted["portfolio"], drafted["member"]) == ("E1", "Resources", "Mohammed Ishtiaq")
    assert drafted["lines"] == [
        {"line": 1, "part": "commitment", "of": "C1", "code": "PF1", "text": "Embed the partnership.", "note": None,
         "progress": ["Q2 went well."]},
    ]  # fmt: skip
    call.ok("commitments", "add", "code=PF2", "text=Balance the budget.", "portfolio=Resources")
    came = call.ok("reports", "refresh", "E1")
    assert came.out.startswith("1 line came in.\n")
    call.ok("reports", "line", "E1", "PF2", "progress=£84k is left.\nWork goes on.")
    call.ok("reports", "move", "E1", "2", "up")
    shown = call.ok("reports", "E1")
    assert (
        "1. Commitment. PF2: Balance the budget.\n   £84k is left.\n   Work goes on.\n2. Commitment. PF1" in shown.out
    )
    early = call("reports", "publish", "E1")
    assert early.status == 1 and "lies before Tuesday 10 October 2017, the date of the report." in early.sentence
    ahead = ("--despite", "It is dated for the council.")
    call.ok("reports", "publish", "E1", *ahead)
    assert call("reports", "publish", "E1").status == 1
    call.ok("reports", "leave-out", "E1", "PF1")
    again = call("reports", "publish", "E1", *ahead)
    assert again.status == 1 and "The reason is missing" in again.sentence
    call.ok("reports", "set", "E1", "layout=objectives")
    out = call.ok("reports", "publish", "E1", "--because", "PF1 is another's", *ahead, "--json").json["report"]
    assert [one["version"] for one in out["versions"]] == [1, 2] and out["changed_since"] is False
    assert "Why: PF1 is another's. Entry in" in call.ok("reports", "versions", "E1").out
    listed = call.ok("reports", "--json").json["reports"]
    assert [(one["ref"], one["kind"], one["versions"]) for one in listed] == [("E1", "member-report", 2)]
    changes = call.ok("history", "E1", "--json").json["history"]
    assert {"reports add", "reports line", "reports publish"} <= {one["action"] for one in changes}
    call.ok("export", "member-report", str(tmp_path), "--of", "E1")
    assert {path.suffix for path in tmp_path.iterdir()} >= {".html", ".docx", ".pdf", ".txt"}
    assert call.ok("verify", "--json").json["verified"] is True


def test_what_seems_wrong_is_a_no_until_there_is_a_reason_and_what_cannot_be_read_is_wrong(call: Caller) -> None:
    no = call("reports", "draft", "Leisure", "--on", "10/10/2017")
    assert no.status == 1 and "nobody held the portfolio “Leisure”" in no.sentence
    call.ok("reports", "draft", "Leisure", "--on", "10/10/2017", "--despite", "The seat is vacant.")
    twice = call("reports", "draft", "Leisure", "--on", "10/10/2017", "--despite", "")
    assert twice.status == 1 and "E1 is a report of this portfolio to the same meeting" in twice.sentence
    wrong = call("reports", "line", "E1", "7", "progress=x")
    assert wrong.status == 2 and "is no line of E1" in wrong.sentence
    assert call("reports", "set", "E1", "layout=columns").status == 2
    assert call("reports", "show", "E9").status == 2
    gone = call.ok("reports", "remove", "E1")
    assert gone.out == "E1, Leisure, is taken away. undo brings it back.\n"
    call.ok("undo")
    assert call.ok("reports", "E1").out.startswith("E1. Leisure, report to Full Council")


def test_a_decision_names_priorities_by_their_beginning_or_number(call: Caller) -> None:
    call.ok("decision", "set", "D1", "priorities=communities\n1")
    served = call.ok("decision", "show", "D1", "--json").json["decision"]["priorities"]
    assert served.splitlines()[0].startswith("Communities: ") and served.splitlines()[1].startswith("The economy: ")
    assert call("decision", "set", "D1", "priorities=Motherhood").status == 2
